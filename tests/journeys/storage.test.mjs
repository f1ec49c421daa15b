// Storage that fails: the app opens, says so, overwrites nothing, and hands out what is there.

import assert from "node:assert/strict";
import {
  builtIn, chooseStatus, download, eventually, expectStatus, exportPlan, journey, note, pageText, refusal, saved, stored,
} from "./helper.mjs";

const NEWER = JSON.stringify({ ...builtIn(), version: 7, added_in_version_7: true });

/** Waits until the page says that something is not saved, and that it nowhere says "Saved". */
async function expectNotSaved(page) {
  await page.getByRole("status").filter({ hasText: /not saved/i }).waitFor();
  assert.equal(await page.getByRole("status").filter({ hasText: /^\s*Saved/ }).count(), 0);
}

journey("blocked storage: the app works and says that nothing is kept", async ({ profile }) => {
  const before = () =>
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("Access is denied for this document.", "SecurityError");
      },
    });
  const page = await (await profile({ before })).open("#/objectives/fw-3");
  await eventually(async () => assert.match(await refusal(page), /browser/i));
  await chooseStatus(page, "In progress");
  await expectNotSaved(page);
  await expectStatus(page, "In progress");
  assert.equal((await exportPlan(page)).snapshot.plan.objectives[2].status, "in-progress", "a file is the way out");
});

journey("full storage: the change stays in the page, what was kept stays untouched", async ({ profile }) => {
  const visitor = await profile();
  const page = await visitor.open("#/objectives/fw-3");
  await saved(page, "plenary/plans/bsec-ict-2024-2025", () => chooseStatus(page, "In progress"));
  const before = (await stored(page))["plenary/plans/bsec-ict-2024-2025"];
  await page.evaluate(() => {
    const { setItem } = Storage.prototype;
    window.makeRoom = () => (Storage.prototype.setItem = setItem);
    Storage.prototype.setItem = () => {
      throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
    };
  });
  await chooseStatus(page, "Achieved");
  await expectNotSaved(page);
  await expectStatus(page, "Achieved");
  assert.match(await refusal(page), /room|full/);
  assert.equal((await stored(page))["plenary/plans/bsec-ict-2024-2025"], before);
  await page.evaluate(() => window.makeRoom());
  await saved(page, "plenary/plans/bsec-ict-2024-2025", () => chooseStatus(page, "Continuous"));
});

const LEFT_ALONE = [
  ["an unreadable plan", "plenary/plans/bsec-ict-2024-2025", '{"format":"plenary-plan","version":1,"plan":{"id"'],
  ["a plan of a newer Plenary", "plenary/plans/bsec-ict-2024-2025", NEWER],
  ["unreadable notes", "plenary/notes", "\u0000 not notes at all"],
];

for (const [name, key, text] of LEFT_ALONE) {
  journey(`${name} is left alone and handed out`, async ({ profile }) => {
    const page = await (await profile({ stored: { [key]: text } })).open("#/objectives/fw-3");
    await eventually(async () => assert.notEqual(await refusal(page), ""));
    await chooseStatus(page, "In progress");
    await note(page).fill("Something new.");
    await expectNotSaved(page);
    assert.equal((await stored(page))[key], text);
    const file = await download(page, "Download the stored text");
    assert.equal(file.bytes.toString("utf8"), text);
    await page.reload();
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    assert.equal((await stored(page))[key], text);
  });
}

journey("two tabs: what one saves, the other shows", async ({ profile }) => {
  const visitor = await profile();
  const [first, second] = [await visitor.open("#/objectives/fw-3"), await visitor.open("#/objectives/fw-3")];
  await saved(second, "plenary/plans/bsec-ict-2024-2025", () => chooseStatus(second, "In progress"));
  await expectStatus(first, "In progress");
  await saved(first, "plenary/plans/bsec-ict-2024-2025", () => chooseStatus(first, "Achieved"));
  await expectStatus(second, "Achieved");
});

journey("two tabs: a tab that missed a change overwrites nothing", async ({ profile }) => {
  const visitor = await profile();
  // The first tab never hears of the other's change, as after a long sleep.
  const deaf = () => window.addEventListener("storage", (event) => event.stopImmediatePropagation(), true);
  const first = await visitor.context.newPage();
  await first.addInitScript(deaf);
  await first.goto(`${(await visitor.open()).url().split("#")[0]}#/objectives/fw-4`);
  await expectStatus(first, "Not assessed");
  const second = await visitor.open("#/objectives/fw-3");
  await saved(second, "plenary/plans/bsec-ict-2024-2025", () => chooseStatus(second, "In progress"));

  await chooseStatus(first, "Achieved");
  await expectNotSaved(first);
  await expectStatus(first, "Achieved");
  const kept = JSON.parse((await stored(first))["plenary/plans/bsec-ict-2024-2025"]);
  assert.equal(kept.plan.objectives[2].status, "in-progress", "the other tab's change is still stored");
  assert.match(await pageText(first), /another tab/);
});

// A tab used to go on saying "Saved" over a storage that another tab had cleared.
journey("storage cleared in another tab: what this tab has is kept again", async ({ profile }) => {
  const visitor = await profile();
  const first = await visitor.open("#/objectives/fw-3");
  await saved(first, "plenary/plans/bsec-ict-2024-2025", () => chooseStatus(first, "In progress"));
  const second = await visitor.open("#/");
  await second.evaluate(() => localStorage.clear());
  await eventually(async () => {
    const text = (await stored(first))["plenary/plans/bsec-ict-2024-2025"];
    assert.equal(JSON.parse(text ?? "null")?.plan.objectives[2].status, "in-progress");
  });
});

journey("nothing else of the origin is touched", async ({ profile }) => {
  const others = { "another-app": "its text", plenary: "not ours: no slash" };
  const page = await (await profile({ stored: others })).open("#/objectives/fw-3");
  await saved(page, "plenary/plans/bsec-ict-2024-2025", () => chooseStatus(page, "In progress"));
  const all = await page.evaluate(() => ({ ...localStorage }));
  const foreign = Object.fromEntries(Object.entries(all).filter(([key]) => !key.startsWith("plenary/")));
  assert.deepEqual(foreign, others);
});
