// Private notes: in no export of a plan, and in a file of their own.

import assert from "node:assert/strict";
import { PAGES, builtIn, choose, chooseStatus, download, eventually, expectStatus, exportPlan, fileOf, go, journey, note, offerPlan, press, saved, stored } from "./helper.mjs";

const CANARY = "canary-7c1f: our red line";

journey("no export carries a note; the backup of notes does, and restores them elsewhere", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-3");
  await saved(page, "plenary/plans/bsec-ict-2024-2025", () => chooseStatus(page, "In progress"));
  await saved(page, "plenary/notes", () => note(page).fill(CANARY));

  const exported = await exportPlan(page);
  assert.ok(!exported.bytes.includes("canary"), "the plan's file holds the note");
  assert.ok(!(await stored(page))["plenary/plans/bsec-ict-2024-2025"].includes("canary"), "the stored plan holds the note");

  await go(page, PAGES.Exchange);
  const backup = await download(page, "Back up notes");
  assert.ok(backup.bytes.includes(CANARY), "the backup holds the note");
  assert.equal(JSON.parse(backup.bytes.toString("utf8")).format, "plenary-notes");

  const other = await (await profile()).open("#/exchange");
  await saved(other, "plenary/notes", () => choose(other, "Restore notes", { name: backup.name, buffer: backup.bytes }));
  await go(other, "#/objectives/fw-3");
  await eventually(async () => assert.equal(await note(other).inputValue(), CANARY));
  await expectStatus(other, "Not assessed");
});

journey("a plan's file is no backup of notes, and restoring it changes no note", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-3");
  await saved(page, "plenary/notes", () => note(page).fill(CANARY));
  const before = (await stored(page))["plenary/notes"];
  const exported = await exportPlan(page);
  await choose(page, "Restore notes", { name: exported.name, buffer: exported.bytes });
  await page.getByRole("alert").first().waitFor();
  assert.equal((await stored(page))["plenary/notes"], before);
});

// The notes used to be removed even when the browser had not let their backup out.
journey("notes are removed only after their backup was let out", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-3");
  await saved(page, "plenary/notes", () => note(page).fill(CANARY));
  await go(page, PAGES.Settings);
  await page.evaluate(() => {
    URL.createObjectURL = () => {
      throw new Error("no downloads here");
    };
  });
  await page.getByRole("button", { name: "Remove my notes" }).click();
  await page.getByRole("button", { name: "Save my notes as a file, then remove them" }).click();
  await page.getByRole("alert").filter({ hasText: "did not let the file out" }).waitFor();
  assert.ok((await stored(page))["plenary/notes"].includes(CANARY));
  await go(page, "#/objectives/fw-3");
  assert.equal(await note(page).inputValue(), CANARY);
});

// The field used to show, and to overwrite with, the note of the plan that was open before.
journey("each plan has its own notes, also when the open plan changes under the field", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-3");
  await saved(page, "plenary/notes", () => note(page).fill(CANARY));
  const other = builtIn();
  other.plan.id = "another-plan";
  await offerPlan(page, fileOf(other, "other.plenary.json"));
  await saved(page, "plenary/plans/another-plan", () => page.getByRole("button", { name: "Use this plan", exact: true }).click());
  await go(page, "#/objectives/fw-3");
  await eventually(async () => assert.equal(await note(page).inputValue(), ""));
  await saved(page, "plenary/notes", () => note(page).fill("On the other plan."));
  await go(page, "#/objectives/fw-3?plan=bsec-ict-2024-2025");
  await eventually(async () => assert.equal(await note(page).inputValue(), CANARY));
  await page.goBack();
  await eventually(async () => assert.equal(await note(page).inputValue(), "On the other plan."));
});
