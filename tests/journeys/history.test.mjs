// What was changed, in sentences, and the way back to any point: through all views, and after a reload.

import assert from "node:assert/strict";
import { PLAN, chooseStatus, eventually, expectStatus, fileOf, go, inOneLine, journey, offerPlan, press, reload, saved, stored } from "./helper.mjs";

const HISTORY = "plenary/history/bsec-ict-2024-2025";
const lines = (page) => page.getByRole("list", { name: /^Changes/ }).getByRole("listitem");
const sentences = async (page) =>
  (await page.locator(".history-words > p:first-child").allTextContents()).map(inOneLine);
const now = async (page) => inOneLine((await page.locator(".history-line.now .history-words > p:first-child").textContent()) ?? "");
const returnTo = (page, sentence) => page.getByRole("button", { name: `Return to this point: ${sentence}` }).click();
const BEFORE = "The plan before these changes";

/** A status, a date, a remark: changes in several views. */
async function change(page) {
  await go(page, "#/objectives/fw-3");
  await saved(page, PLAN, () => chooseStatus(page, "In progress"));
  await go(page, "#/calendar/wg-1");
  await page.getByLabel("Planned date", { exact: true }).fill("November 2024");
  await saved(page, PLAN, () => page.getByLabel("Planned date", { exact: true }).press("Enter"));
  await go(page, "#/calendar/wg-2");
  await page.getByLabel("City").fill("Yerevan");
  await saved(page, PLAN, () => page.getByLabel("City").press("Enter"));
  await go(page, "#/objectives/fw-3");
  await saved(page, PLAN, () => chooseStatus(page, "Achieved"));
}

journey("every change is a sentence, and any point can be returned to, there and back", async ({ profile }) => {
  const page = await (await profile()).open();
  await change(page);
  await page.getByRole("link", { name: "History" }).click();
  await page.getByRole("heading", { level: 1, name: "History" }).waitFor();
  await eventually(async () => assert.equal(await lines(page).count(), 5));
  const said = await sentences(page);
  assert.match(said[0], /^Status of .*in progress → achieved/);
  assert.match(said[2], /^Date of .*autumn 2024.* → November 2024/);
  assert.equal(said[4], BEFORE);
  assert.equal(await now(page), said[0]);

  await saved(page, PLAN, () => returnTo(page, said[3]));
  await eventually(async () => assert.equal(await now(page), said[3]));
  assert.equal(await page.locator(".history-line.undone").count(), 3);
  const meetings = JSON.parse((await stored(page))[PLAN]).plan.meetings;
  assert.equal(meetings.find(({ id }) => id === "wg-1").when.edtf, "2024-23");

  // By keyboard, forward to the newest again.
  const button = page.getByRole("button", { name: `Return to this point: ${said[0]}` });
  await button.focus();
  await saved(page, PLAN, () => page.keyboard.press("Enter"));
  await eventually(async () => assert.equal(await now(page), said[0]));
  // The keyboard goes on from where the plan is now.
  await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement.id), "history-now"));
  await go(page, "#/objectives/fw-3");
  await expectStatus(page, "Achieved");
});

journey("the history is still there after a reload, and leads back to the first day", async ({ profile }) => {
  const page = await (await profile()).open();
  await change(page);
  await saved(page, PLAN, () => press(page, "Undo"));
  await reload(page);
  await expectStatus(page, "In progress");
  await go(page, "#/history");
  await eventually(async () => assert.equal(await page.locator(".history-line.undone").count(), 1));
  const said = await sentences(page);
  await saved(page, PLAN, () => press(page, "Redo"));
  assert.equal(await now(page), said[0]);
  await saved(page, PLAN, () => returnTo(page, BEFORE));
  await eventually(async () => assert.equal(await now(page), BEFORE));
  await go(page, "#/objectives/fw-3");
  await expectStatus(page, "Not assessed");
  await reload(page);
  await saved(page, PLAN, () => press(page, "Redo"));
  await expectStatus(page, "In progress");
  await go(page, "#/");
  await page.getByRole("heading", { name: "Last changes" }).waitFor();
  await page.getByRole("link", { name: "The whole history" }).click();
  await page.getByRole("heading", { level: 1, name: "History" }).waitFor();
});

journey("a new change takes the place of what was undone", async ({ profile }) => {
  const page = await (await profile()).open();
  await change(page);
  await go(page, "#/history");
  const said = await sentences(page);
  await saved(page, PLAN, () => returnTo(page, said[3]));
  await go(page, "#/objectives/fw-4");
  await saved(page, PLAN, () => chooseStatus(page, "Dropped"));
  await go(page, "#/history");
  await eventually(async () => assert.equal(await lines(page).count(), 3));
  assert.equal(await page.locator(".history-line.undone").count(), 0);
});

journey("where the plan was changed elsewhere the sentences stay and the way back goes", async ({ profile }) => {
  const visitor = await profile();
  const page = await visitor.open();
  await change(page);
  // The history is written after the plan: its last sentence is waited for.
  const kept = await eventually(async () => {
    const all = await stored(page);
    assert.match(all[HISTORY] ?? "", /in progress → achieved/);
    return all;
  });
  const other = JSON.parse(kept[PLAN]);
  other.plan.objectives[0].status = "dropped";
  const second = await profile({ stored: { ...kept, [PLAN]: JSON.stringify(other) } });
  const restored = await second.open("#/history");
  await eventually(async () => assert.equal(await lines(restored).count(), 4));
  assert.equal(await restored.getByRole("button", { name: /^Return to/ }).count(), 0);
  await restored.getByText("changed elsewhere").waitFor();
  await go(restored, "#/objectives/fw-4");
  await saved(restored, PLAN, () => chooseStatus(restored, "Achieved"));
  await go(restored, "#/history");
  await eventually(async () => assert.equal(await lines(restored).count(), 6));
  await saved(restored, PLAN, () => returnTo(restored, BEFORE));
});

journey("an import is one step that survives a reload", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-3");
  await saved(page, PLAN, () => chooseStatus(page, "In progress"));
  const theirs = JSON.parse((await stored(page))[PLAN]);
  theirs.plan.objectives[2].status = "achieved";
  await offerPlan(page, fileOf(theirs));
  await saved(page, PLAN, () => press(page, "Use this plan"));
  await reload(page);
  await saved(page, PLAN, () => press(page, "Undo"));
  await go(page, "#/objectives/fw-3");
  await expectStatus(page, "In progress");
});

journey("full storage: the plan is saved all the same, and only the history page tells", async ({ profile }) => {
  const before = () => {
    const { setItem } = Storage.prototype;
    window.makeRoom = () => (Storage.prototype.setItem = setItem);
    Storage.prototype.setItem = function (key, value) {
      if (key.startsWith("plenary/history/")) throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
      setItem.call(this, key, value);
    };
  };
  const page = await (await profile({ before })).open("#/objectives/fw-3");
  await saved(page, PLAN, () => chooseStatus(page, "In progress"));
  assert.equal((await stored(page))[HISTORY], undefined);
  assert.equal(await page.getByRole("alert").count(), 0);
  await go(page, "#/history");
  await page.getByText("does not keep the history").waitFor();
  await page.evaluate(() => window.makeRoom());
  await saved(page, HISTORY, () => press(page, "Undo"));
  await page.getByText("does not keep the history").waitFor({ state: "detached" });
});

journey("the history makes room for the plan", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-3");
  await saved(page, PLAN, () => chooseStatus(page, "In progress"));
  assert.ok((await stored(page))[HISTORY]);
  await page.evaluate(() => {
    const { setItem } = Storage.prototype;
    // As if there were room for the plan or its history, and not for both.
    Storage.prototype.setItem = function (key, value) {
      const isPlan = key.startsWith("plenary/plans/");
      const other = isPlan ? "plenary/history/bsec-ict-2024-2025" : "plenary/plans/bsec-ict-2024-2025";
      if (/^plenary\/(plans|history)\//.test(key) && localStorage.getItem(other)) throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
      setItem.call(this, key, value);
    };
  });
  await saved(page, PLAN, () => chooseStatus(page, "Achieved"));
  assert.equal((await stored(page))[HISTORY], undefined);
  await expectStatus(page, "Achieved");
});

journey("a history that can't be read is set aside and begins anew", async ({ profile }) => {
  const visitor = await profile({ stored: { [HISTORY]: "no history at all" } });
  const page = await visitor.open("#/history");
  await page.getByText("can't be read").waitFor();
  await go(page, "#/objectives/fw-3");
  await saved(page, HISTORY, () => chooseStatus(page, "In progress"));
  const kept = Object.entries(await stored(page)).filter(([key]) => key.startsWith("plenary/aside/history/"));
  assert.deepEqual(kept.map(([, text]) => text), ["no history at all"]);
  await reload(page);
  await saved(page, PLAN, () => press(page, "Undo"));
  await expectStatus(page, "Not assessed");
});

journey("two tabs on one plan share its history", async ({ profile }) => {
  const visitor = await profile();
  const first = await visitor.open("#/objectives/fw-3");
  const second = await visitor.open("#/objectives/fw-3");
  await saved(second, PLAN, () => chooseStatus(second, "In progress"));
  await expectStatus(first, "In progress");
  await go(first, "#/history");
  await eventually(async () => assert.match((await sentences(first))[0] ?? "", /^Status of/));
  await saved(first, PLAN, () => press(first, "Undo"));
  await expectStatus(second, "Not assessed");
});
