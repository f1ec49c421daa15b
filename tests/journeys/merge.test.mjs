// Two people change one plan and send each other files: nothing is lost, each conflict is decided once, by keyboard too.

import assert from "node:assert/strict";
import {
  PAGES, PLAN, builtIn, chooseStatus, eventually, expectStatus, exportPlan, fileOf, go, inOneLine, journey,
  note, offerPlan, press, saved, stored,
} from "./helper.mjs";

const review = (page) => press(page, "Review the differences");
const progress = (page, words) =>
  eventually(async () => assert.match(inOneLine((await page.locator(".review-foot [role=status]").textContent()) ?? ""), words));
const cards = (page) => page.locator("article.difference:visible");
const focused = (page) => page.evaluate(() => document.activeElement?.id ?? "");
const objective = (snapshot, id) => snapshot.plan.objectives.find((it) => it.id === id);

/** Sets the status of an objective, as a person does. */
async function set(page, id, word) {
  await go(page, `#/objectives/${id}`);
  await saved(page, PLAN, () => chooseStatus(page, word));
}

async function take(page, file) {
  await offerPlan(page, { name: file.name, buffer: file.bytes });
  await review(page);
  await page.locator(".review-foot").waitFor();
}

/** Applies, and waits until it is kept. */
const apply = (page) => saved(page, PLAN, () => press(page, "Apply"));

journey("what only one changed is taken, what both changed is asked once, and one step takes it all back", async ({ profile }) => {
  const mine = await (await profile()).open();
  const theirs = await (await profile()).open();
  await set(theirs, "fw-3", "Achieved");
  await set(theirs, "fw-4", "Dropped");
  const file = await exportPlan(theirs);

  await set(mine, "fw-3", "In progress");
  await set(mine, "fw-5", "Achieved");
  const before = JSON.parse((await stored(mine))[PLAN]);
  await take(mine, file);
  await mine.getByText(/^Last common state: /).waitFor();
  await progress(mine, /^0 of 1 conflict decided/);
  for (const name of ["Conflicts (1)", "Incoming (1)", "Mine (1)"]) await mine.getByRole("button", { name, exact: true }).waitFor();
  await eventually(async () => assert.match(await cards(mine).first().textContent(), /Status of Framework 3/));

  // Nothing is written before it is applied, nor while something is open.
  await press(mine, "Apply");
  await progress(mine, /1 difference is not decided yet: it is in Conflicts\./);
  assert.deepEqual(JSON.parse((await stored(mine))[PLAN]).plan, before.plan);
  await eventually(async () =>
    assert.equal(await focused(mine), await cards(mine).first().getAttribute("id"), "the focus goes to what is open"),
  );
  await mine.keyboard.press("t");
  await progress(mine, /^1 of 1 conflict decided/);
  await apply(mine);
  await go(mine, "#/objectives/fw-3");
  await expectStatus(mine, "Achieved");
  await go(mine, "#/objectives/fw-4");
  await expectStatus(mine, "Dropped");
  await go(mine, "#/objectives/fw-5");
  await expectStatus(mine, "Achieved");

  // What was not chosen stays in the history.
  await go(mine, "#/history");
  const told = await mine.locator(".history-line").first().innerText();
  assert.match(told, /Merged the file of .*: 1 change taken, 1 conflict decided\./);
  assert.match(told, /Status of Framework 3: achieved.* \(Theirs\); not chosen: in progress.* \(Mine\)/);

  await saved(mine, PLAN, () => press(mine, "Undo"));
  const after = JSON.parse((await stored(mine))[PLAN]);
  assert.deepEqual(after.plan, before.plan);
  assert.deepEqual(after.lineage, before.lineage, "the lineage goes back too");
});

journey("the same conflict is not asked twice over two rounds", async ({ profile }) => {
  const mine = await (await profile()).open();
  const theirs = await (await profile()).open();
  await set(theirs, "fw-3", "Achieved");
  await set(mine, "fw-3", "In progress");
  await take(mine, await exportPlan(theirs));
  await cards(mine).first().waitFor();
  await mine.getByRole("button", { name: /^Mine/ }).last().click();
  await apply(mine);

  // Back to the other one, who has changed something else meanwhile and is not asked what was decided.
  await set(theirs, "fw-6", "Continuous");
  await take(theirs, await exportPlan(mine));
  await progress(theirs, /^(No conflicts|1 of 1 conflict decided)/);
  await apply(theirs);
  await go(theirs, "#/objectives/fw-3");
  await expectStatus(theirs, "In progress");

  // And round again: nothing to be decided, what is new comes along.
  await take(mine, await exportPlan(theirs));
  await progress(mine, /^No conflicts/);
  await apply(mine);
  const [one, other] = [await exportPlan(mine), await exportPlan(theirs)];
  assert.deepEqual(one.snapshot.plan, other.snapshot.plan);
  assert.equal(objective(one.snapshot, "fw-6").status, "continuous");
});

/** Adds an objective, and gives its id. */
async function add(page, text) {
  await go(page, PAGES.Objectives);
  await press(page, "New objective");
  await page.getByLabel("Text", { exact: true }).fill(text);
  await saved(page, PLAN, () => press(page, "Add"));
  const { plan } = JSON.parse((await stored(page))[PLAN]);
  return plan.objectives.find((it) => it.text === text).id;
}

journey("two things added under one id are told apart, and a private note stays with its own", async ({ profile }) => {
  const mine = await (await profile()).open();
  const theirs = await (await profile()).open();
  const id = await add(mine, "A register of data centres");
  assert.equal(await add(theirs, "A school for engineers"), id);
  await note(theirs).fill("Our red line on the school");
  await eventually(async () => assert.match((await stored(theirs))["plenary/notes"] ?? "", /red line/));

  await take(mine, await exportPlan(theirs));
  await progress(mine, /^No conflicts/);
  await apply(mine);
  await take(theirs, await exportPlan(mine));
  await apply(theirs);
  const { plan } = JSON.parse((await stored(theirs))[PLAN]);
  const now = (text) => plan.objectives.find((it) => it.text === text).id;
  assert.equal(now("A register of data centres"), id);
  assert.notEqual(now("A school for engineers"), id);
  await go(theirs, `#/objectives/${now("A school for engineers")}`);
  await eventually(async () => assert.equal(await note(theirs).inputValue(), "Our red line on the school"));
  await go(theirs, `#/objectives/${id}`);
  await eventually(async () => assert.equal(await note(theirs).inputValue(), ""));
});

journey("five conflicts are gone through by keyboard alone, one with another wording", async ({ profile }) => {
  const theirs = builtIn();
  theirs.plan.objectives.slice(0, 4).forEach((it) => (it.status = "dropped"));
  objective(theirs, "fw-6").text = "Their wording of it.";
  const ours = builtIn();
  ours.plan.objectives.slice(0, 4).forEach((it) => (it.status = "achieved"));
  objective(ours, "fw-6").text = "Our wording of it.";
  const page = await (await profile({ stored: { [PLAN]: JSON.stringify(ours) } })).open();
  await offerPlan(page, fileOf(theirs, "theirs.plenary.json"));

  const offer = page.getByRole("button", { name: "Review the differences", exact: true });
  await offer.focus();
  await page.keyboard.press("Enter");
  await progress(page, /^0 of 5 conflicts decided/);
  await page.keyboard.press("Tab");
  const list = page.locator(".differences");
  await list.waitFor();
  await eventually(async () => {
    await page.keyboard.press("Tab");
    assert.match(await focused(page), /^difference-/);
  });
  for (const [key, count] of [["m", 1], ["t", 2], ["1", 3], ["2", 4]]) {
    await page.keyboard.press(key);
    await progress(page, new RegExp(`^${count} of 5`));
    assert.match(await focused(page), /^difference-/, "the focus stays");
    await page.keyboard.press(count % 2 ? "j" : "ArrowDown");
  }
  await page.keyboard.press("w");
  await eventually(async () => assert.match(await focused(page), /^third-/));
  await progress(page, /^4 of 5/);
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await progress(page, /^4 of 5/);
  await page.keyboard.type("The wording of both.");
  await page.keyboard.press("Escape");
  await eventually(async () => assert.match(await focused(page), /^difference-/));
  await progress(page, /^5 of 5/);
  await page.keyboard.press("k");
  await page.getByRole("button", { name: "Apply", exact: true }).focus();
  await saved(page, PLAN, () => page.keyboard.press("Enter"));
  const { plan } = JSON.parse((await stored(page))[PLAN]);
  assert.deepEqual(plan.objectives.slice(0, 4).map((it) => it.status), ["achieved", "dropped", "achieved", "dropped"]);
  assert.equal(plan.objectives.find((it) => it.id === "fw-6").text, "The wording of both.");
});

journey("a file without lineage is looked over without a base, and nothing that it lacks is removed", async ({ profile }) => {
  const theirs = builtIn();
  delete theirs.lineage;
  theirs.lineage = [];
  theirs.plan.objectives[2].status = "achieved";
  theirs.plan.meetings = theirs.plan.meetings.slice(0, -1);
  const page = await (await profile()).open();
  await offerPlan(page, fileOf(theirs, "old.plenary.json"));
  await review(page);
  await page.getByText("No common state is kept here: each difference is a question.").waitFor();
  await progress(page, /^0 of 2 conflicts decided/);
  await press(page, "All theirs");
  await progress(page, /^2 of 2/);
  await press(page, "Begin again");
  await progress(page, /^0 of 2/);
  for (const card of await cards(page).all()) {
    const title = await card.getByRole("heading").textContent();
    await card.getByRole("button", { name: /Status/.test(title) ? /^Theirs/ : /^Mine/ }).click();
  }
  await apply(page);
  const { plan } = JSON.parse((await stored(page))[PLAN]);
  assert.equal(plan.objectives[2].status, "achieved");
  assert.equal(plan.meetings.length, builtIn().plan.meetings.length);
});

journey("decisions are kept while the page is open, and a plan changed meanwhile is compared anew", async ({ profile }) => {
  const theirs = builtIn();
  theirs.plan.objectives[2].status = "achieved";
  theirs.plan.objectives[3].status = "dropped";
  const page = await (await profile()).open();
  await set(page, "fw-3", "In progress");
  await set(page, "fw-4", "In progress");
  await offerPlan(page, fileOf(theirs));
  await review(page);
  await cards(page).first().getByRole("button", { name: /^Theirs/ }).click();
  await progress(page, /^1 of 2/);
  await go(page, PAGES.Overview);
  await page.getByText(/What you decided is kept: go on with it/).waitFor();
  await set(page, "fw-5", "Achieved");
  await go(page, PAGES.Exchange);
  await page.getByRole("link", { name: "Go on with the review", exact: true }).click();
  await progress(page, /^1 of 2/);
  await press(page, "Compare again");
  await page.getByText("Your plan was changed since.").waitFor({ state: "detached" });
  await progress(page, /^1 of 2/);
  await cards(page).last().getByRole("button", { name: /^Mine/ }).click();
  await apply(page);
  const { plan } = JSON.parse((await stored(page))[PLAN]);
  assert.deepEqual(plan.objectives.slice(2, 5).map((it) => it.status), ["achieved", "in-progress", "achieved"]);
});
