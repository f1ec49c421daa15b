// From one term to the next: what goes on is chosen, both plans say so, and undo takes it back in the old one.

import assert from "node:assert/strict";
import { PAGES, builtIn, eventually, exportPlan, go, inOneLine, journey, pageText, press, reload } from "./helper.mjs";

const { plan } = builtIn();

const band = (page) => page.getByRole("region", { name: "Where the term stands" });
const make = (page) => page.getByRole("button", { name: /^Make the plan/ });
const summary = async (page) => inOneLine(await page.getByRole("region", { name: "What will happen" }).innerText());

journey("the plan is rolled over, both plans show it, and undo takes it back", async ({ profile }) => {
  const page = await (await profile()).open();
  await go(page, "#/objectives/fw-1");
  await page.getByLabel("Status", { exact: true }).selectOption({ label: "Achieved" });
  await go(page, PAGES.Overview);
  await band(page).getByRole("link", { name: "Roll over to 2026–2027" }).click();

  assert.match(await page.getByLabel("Title").inputValue(), /^PLAN OF ACTION OF THE BSEC WORKING GROUP/);
  assert.equal(await page.getByLabel("First day").inputValue(), "2026-01-01");
  assert.equal(await page.getByLabel("Last day").inputValue(), "2027-12-31");
  assert.equal(await page.getByLabel("Id, in addresses and file names").inputValue(), "bsec-ict-2026-2027");
  // What is achieved does not go on by itself; one more is left behind by hand.
  assert.equal(await page.getByRole("checkbox", { name: /^Framework 1 / }).isChecked(), false);
  await page.getByRole("checkbox", { name: /^Framework 2 / }).uncheck();
  const said = "The plan for 2026–2027 begins as a draft for 1 January 2026 to 31 December 2027, with 15 of 17 objectives: "
    + "not assessed, without evidence, marked as carried over from 2024–2025. It has no meetings yet. "
    + "The plan for 2024–2025 is marked as ended; 15 of its objectives are marked as carried over to 2026–2027, 2 stay as they are. What has a final word keeps it.";
  assert.ok((await summary(page)).includes(said), await summary(page));
  await make(page).click();

  await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
  await band(page).getByText("15 objectives carried over from 2024–2025").waitFor();
  await page.getByRole("status").filter({ hasText: "is marked as ended and stays among your plans" }).waitFor();
  const fresh = (await exportPlan(page)).snapshot.plan;
  assert.equal(fresh.id, "bsec-ict-2026-2027");
  assert.equal(fresh.state, "draft");
  assert.deepEqual(fresh.objectives.map(({ id }) => id), plan.objectives.map(({ id }) => id).filter((id) => id !== "fw-1" && id !== "fw-2"));
  assert.ok(fresh.objectives.every(({ status, carried_from }) => status === "not-assessed" && carried_from.plan === plan.id));
  assert.deepEqual(fresh.meetings, []);

  await go(page, "#/text");
  await page.getByRole("heading", { level: 1, name: "The text", exact: true }).waitFor();
  assert.doesNotMatch(await page.getByRole("main").innerText(), /Annex III/, "the symbol is of the old document");
  await go(page, "#/library");
  const cards = page.locator(".plan-card");
  await cards.getByText("Draft · 15 objectives").waitFor();
  await cards.getByText("Ended · 17 objectives").waitFor();

  await go(page, PAGES.Overview);
  await band(page).getByRole("link", { name: "open that plan" }).click();
  await band(page).getByText("15 objectives carried over to 2026–2027").waitFor();
  const old = (await exportPlan(page)).snapshot.plan;
  assert.equal(old.state, "ended");
  assert.equal(old.objectives[0].status, "achieved");
  assert.equal(old.objectives[1].status, "not-assessed");
  assert.ok(old.objectives.slice(2).every(({ status, carried_to }) => status === "carried-over" && carried_to.plan === fresh.id));
  await go(page, "#/evaluation");
  const shown = await pageText(page);
  assert.ok(shown.includes("15 objectives were carried over to 2026–2027: Frameworks 3–10; Priorities 1–7."), shown);
  // What went on already is not proposed again.
  await go(page, "#/roll-over");
  assert.equal(await page.getByRole("checkbox", { name: /^Framework 3 / }).isChecked(), false);
  assert.equal(await page.getByRole("checkbox", { name: /^Framework 2 / }).isChecked(), true);
  await page.getByText("There is a plan with this id already").waitFor();

  await press(page, "Undo");
  await eventually(async () => assert.equal(await page.getByRole("checkbox", { name: /^Framework 3 / }).isChecked(), true));
  const back = (await exportPlan(page)).snapshot.plan;
  assert.equal(back.state, plan.state);
  assert.ok(back.objectives.slice(1).every(({ status }) => status === "not-assessed"));
  await reload(page);
  // The new plan is still there.
  await go(page, `#/?plan=${fresh.id}`);
  await band(page).getByText("15 objectives carried over from 2024–2025").waitFor();
});

journey("a group is chosen as one, and what is not right is said before anything is made", async ({ profile }) => {
  const page = await (await profile()).open("#/roll-over");
  const group = page.getByRole("checkbox", { name: "All that are not assessed" });
  assert.equal(await group.isChecked(), true);
  await page.getByRole("checkbox", { name: /^Priority 7 / }).uncheck();
  assert.equal(await group.evaluate((box) => box.indeterminate), true);
  await group.click();
  await eventually(async () => assert.match(await summary(page), /with 17 of 17 objectives/));
  await group.click();
  await eventually(async () => assert.match(await summary(page), /with 0 of 17 objectives/));
  for (const [label, wrong, right, words] of [
    ["Last day", "2025-01-01", "2027-12-31", "The new term ends before it begins"],
    ["Id, in addresses and file names", "Not an id", "next-plan", "small Latin letters"],
    ["Title", " ", "The next plan", "Give the new plan a title."],
  ]) {
    await page.getByLabel(label).fill(wrong);
    await page.getByLabel(label).blur();
    await page.getByRole("alert").filter({ hasText: words }).waitFor();
    // It can be reached and pressed, and makes nothing.
    assert.equal(await make(page).getAttribute("aria-disabled"), "true");
    await make(page).click({ force: true });
    await page.getByRole("heading", { level: 1, name: "Roll over" }).waitFor();
    await page.getByLabel(label).fill(right);
    await page.getByLabel(label).blur();
    await page.getByRole("alert").waitFor({ state: "detached" });
  }
  await page.getByLabel("With the partners").uncheck();
  await make(page).click();
  await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
  const { snapshot } = await exportPlan(page);
  assert.equal(snapshot.plan.id, "next-plan");
  assert.equal(snapshot.plan.title, "The next plan");
  assert.deepEqual([snapshot.plan.objectives, snapshot.plan.partners], [[], []]);
});
