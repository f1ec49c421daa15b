// A plan far larger than any real one: 2,000 objectives with evidence.

import assert from "node:assert/strict";
import { PAGES, builtIn, chooseStatus, eventually, expectStatus, fileOf, go, journey, offerPlan, reload, saved } from "./helper.mjs";

const COUNT = 2000;
const STATUSES = ["not-assessed", "in-progress", "achieved", "continuous"];

function large() {
  const snapshot = builtIn();
  const { plan } = snapshot;
  const members = plan.partners.filter(({ category }) => category === "member").map(({ id }) => id);
  plan.id = "large";
  plan.objectives = Array.from({ length: COUNT }, (_, at) => ({
    ...plan.objectives[at % plan.objectives.length],
    id: `ob-${at + 1}`,
    number: `${at + 1}`,
    kind: "objective",
    text: `Objective ${at + 1} of many: ${plan.objectives[at % plan.objectives.length].text}`,
    status: STATUSES[at % STATUSES.length],
    assessment: at % STATUSES.length === 0 ? null : { by: "coordinator", on: "2025-02-01", remark: null },
    lead: members[at % members.length],
    evidence: [1, 2, 3].map((month) => ({
      id: `ev-${month}`, when: `2025-0${month}`, text: "A workshop was held, and its report was sent to the secretariat.",
      source: "https://example.org/report", reported_by: members[month],
    })),
  }));
  return snapshot;
}

const rows = (page) => page.locator(".row");
const shown = (page) => page.locator(".row:visible");
const expectRows = (page, count) => eventually(async () => assert.equal(await rows(page).count(), count));

async function openLarge(profile) {
  const page = await (await profile()).open();
  await offerPlan(page, fileOf(large(), "large.plenary.json"));
  const use = page.getByRole("button", { name: "Use this plan", exact: true });
  await saved(page, "plenary/plans/large", () => use.click());
  return page;
}

journey("2,000 objectives can be imported, filtered, scrolled, opened, changed and kept", async ({ profile }) => {
  const page = await openLarge(profile);
  await go(page, PAGES.Objectives);
  // The first are there at once, the rest follow: all of them, for the keyboard, for a search in the page and for print.
  await page.getByText("Objective 1 of many:").first().waitFor();
  await expectRows(page, COUNT);
  const last = page.getByText(`Objective ${COUNT} of many:`).first();
  await last.scrollIntoViewIfNeeded();
  assert.ok(await last.isVisible());
  const filter = page.getByRole("main").getByRole("searchbox").first();
  await filter.fill("Objective 1234 of many");
  await page.getByText("Objective 1234 of many:").first().waitFor();
  await page.getByText("Objective 1233 of many:").first().waitFor({ state: "hidden" });
  await eventually(async () => assert.equal(await shown(page).count(), 1));
  await filter.fill("");
  await eventually(async () => assert.equal(await shown(page).count(), COUNT));

  await go(page, `#/objectives/ob-${COUNT}`);
  await saved(page, "plenary/plans/large", () => chooseStatus(page, "Achieved"));
  await reload(page);
  await expectStatus(page, "Achieved");
  await go(page, PAGES.Overview);
});

journey("2,000 objectives are grouped, sorted and put into another order, and none is lost", async ({ profile }) => {
  const page = await openLarge(profile);
  // With a filter in the address only what it shows is drawn at first.
  await go(page, "#/objectives?words=1999%20of%20many");
  await eventually(async () => assert.equal(await shown(page).count(), 1));
  await page.getByRole("button", { name: "Clear", exact: true }).click();
  await expectRows(page, COUNT);
  const ids = () => page.locator(".row-link").evaluateAll((links) => links.map((link) => Number(link.getAttribute("href").replace("#/objectives/ob-", ""))));
  const all = Array.from({ length: COUNT }, (_, at) => at + 1);
  assert.deepEqual(await ids(), all, "the plan's own order, though the last was drawn first");

  await page.getByLabel("Group by").selectOption({ label: "Grouped by status" });
  const byStatus = STATUSES.flatMap((_, status) => all.filter((number) => (number - 1) % STATUSES.length === status));
  // The page lists statuses in the order in which they are offered.
  await eventually(async () => assert.deepEqual((await ids()).slice().sort((a, b) => a - b), all));
  await eventually(async () => assert.deepEqual(await ids(), [0, 1, 3, 2].flatMap((status) => byStatus.slice(status * 500, status * 500 + 500))));
  await page.getByLabel("Group by").selectOption({ label: "Not grouped" });
  await eventually(async () => assert.deepEqual(await ids(), all));

  await go(page, "#/objectives/ob-1000");
  await page.getByRole("button", { name: "Move down", exact: true }).click();
  await eventually(async () => assert.deepEqual((await ids()).slice(998, 1002), [999, 1001, 1000, 1002]));
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await eventually(async () => assert.deepEqual(await ids(), all));
});

journey("a long list is printed whole, also when it is not drawn to its end yet", async ({ profile }) => {
  const page = await openLarge(profile);
  const printed = await page.evaluate(async (count) => {
    location.hash = "#/objectives";
    while (!document.querySelector(".row")) await new Promise((done) => setTimeout(done));
    const before = document.querySelectorAll(".row").length;
    window.dispatchEvent(new Event("beforeprint"));
    await Promise.resolve().then(() => new Promise((done) => queueMicrotask(done)));
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    return { before: before < count, after: document.querySelectorAll(".row").length };
  }, COUNT);
  assert.deepEqual(printed, { before: true, after: COUNT });
});

journey("a choice among 2,000 is there in full for the one who is about to choose", async ({ profile }) => {
  const page = await openLarge(profile);
  await go(page, PAGES.Partners);
  const work = page.getByLabel("Filter by work");
  const offered = () => work.locator("option").count();
  await work.locator("option").nth(3).waitFor({ state: "attached" });
  assert.ok((await offered()) < 100, `${await offered()} options`);
  await work.focus();
  await eventually(async () => assert.ok((await offered()) > COUNT, `${await offered()} options`));
  await work.selectOption({ value: `objective:ob-${COUNT}` });
  await page.getByRole("button", { name: new RegExp(`^Remove the filter: Works on Objective ${COUNT}`) }).waitFor();
  await reload(page);
  assert.equal(await work.inputValue(), `objective:ob-${COUNT}`, "what is chosen is always among them");
  assert.ok((await offered()) < 100);
});
