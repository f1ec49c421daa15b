// A plan travels as a file: out of one browser, into another, equal.

import assert from "node:assert/strict";
import {
  PAGES, SNAPSHOT_NAME, builtIn, choose, chooseStatus, eventually, expectStatus, exportPlan, fileOf, go, journey,
  offerPlan, pageText, press, saved, stored,
} from "./helper.mjs";

/** The built-in plan as another delegate has it: two objectives further. */
function theirs() {
  const snapshot = builtIn();
  snapshot.plan.objectives[2].status = "achieved";
  snapshot.plan.objectives[3].status = "in-progress";
  return snapshot;
}

const useButton = (page) => page.getByRole("button", { name: "Use this plan", exact: true });

journey("an exported plan, imported in another browser, is equal", async ({ profile }) => {
  const mine = await (await profile()).open("#/objectives/fw-3");
  await saved(mine, "plenary/plans/bsec-ict-2024-2025", () => chooseStatus(mine, "In progress"));
  const first = await exportPlan(mine);
  assert.match(first.name, SNAPSHOT_NAME);
  assert.equal(first.snapshot.format, "plenary-plan");
  assert.equal(first.snapshot.version, 1);
  assert.equal(first.snapshot.plan.objectives[2].status, "in-progress");

  const other = await (await profile()).open("#/exchange");
  await choose(other, "Import a file", { name: first.name, buffer: first.bytes });
  await useButton(other).waitFor();
  await saved(other, "plenary/plans/bsec-ict-2024-2025", () => useButton(other).click());
  const second = await exportPlan(other);
  assert.deepEqual(second.snapshot.plan, first.snapshot.plan);
  await go(other, "#/objectives/fw-3");
  await expectStatus(other, "In progress");
});

journey("the file is reviewed first, and one undo brings the old plan back", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-3");
  await saved(page, "plenary/plans/bsec-ict-2024-2025", () => chooseStatus(page, "Dropped"));
  const before = (await stored(page))["plenary/plans/bsec-ict-2024-2025"];

  await offerPlan(page, fileOf(theirs(), "theirs.plenary.json"));
  await useButton(page).waitFor();
  const review = await pageText(page);
  assert.ok(review.includes(builtIn().plan.title), "the review names the plan");
  for (const count of [/17 objectives/, /4 meetings/, /53 partners/]) assert.match(review, count);
  assert.equal((await stored(page))["plenary/plans/bsec-ict-2024-2025"], before, "nothing is replaced before it is accepted");

  await saved(page, "plenary/plans/bsec-ict-2024-2025", () => useButton(page).click());
  await go(page, "#/objectives/fw-4");
  await expectStatus(page, "In progress");
  await saved(page, "plenary/plans/bsec-ict-2024-2025", () => press(page, "Undo"));
  await expectStatus(page, "Not assessed");
  await go(page, "#/objectives/fw-3");
  await expectStatus(page, "Dropped");
});

journey("the same plan and the same day give the same file", async ({ profile }) => {
  const page = await (await profile()).open();
  const [first, second] = [await exportPlan(page), await exportPlan(page)];
  assert.equal(first.name, second.name);
  delete first.snapshot.exported.at;
  delete second.snapshot.exported.at;
  assert.deepEqual(first.snapshot, second.snapshot);
});

journey("keys that this version does not know travel along", async ({ profile }) => {
  const page = await (await profile()).open();
  const snapshot = theirs();
  snapshot.plan.colour_of_the_cover = "blue";
  snapshot.plan.objectives[0].weight = 3;
  await offerPlan(page, fileOf(snapshot));
  await saved(page, "plenary/plans/bsec-ict-2024-2025", () => useButton(page).click());
  const { plan } = (await exportPlan(page)).snapshot;
  assert.equal(plan.colour_of_the_cover, "blue");
  assert.equal(plan.objectives[0].weight, 3);
});

journey("the file input itself takes a file", async ({ profile }) => {
  const page = await (await profile()).open("#/exchange");
  await page.locator("input[type=file]").first().setInputFiles({ mimeType: "application/json", ...fileOf(theirs()) });
  await useButton(page).waitFor();
});

journey("a file can be dropped", async ({ profile }) => {
  const page = await (await profile()).open("#/exchange");
  const files = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "dropped.plenary.json", { type: "application/json" }));
    return transfer;
  }, JSON.stringify(theirs()));
  const zone = page.getByRole("button", { name: "Import a file", exact: true });
  await zone.dispatchEvent("dragover", { dataTransfer: files });
  await zone.dispatchEvent("drop", { dataTransfer: files });
  await useButton(page).waitFor();
});

journey("a text can be pasted", async ({ profile }) => {
  const page = await (await profile()).open("#/exchange");
  await page.locator("summary").filter({ hasText: /paste/i }).first().click();
  await page.locator("details[open] textarea").fill(`Dear colleagues,\n\n${JSON.stringify(theirs())}\n\nWith kind regards`);
  await page.locator("details[open]").getByRole("button").first().click();
  await useButton(page).waitFor();
});

journey("a file that the plan grew from is called so", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-3");
  const warned = page.getByText("Your plan grew from this file.");
  await offerPlan(page, fileOf(builtIn()));
  await page.getByText("It is the same as the open plan.").waitFor();
  assert.equal(await warned.count(), 0);
  await go(page, "#/objectives/fw-3");
  await saved(page, "plenary/plans/bsec-ict-2024-2025", () => chooseStatus(page, "In progress"));
  await offerPlan(page, fileOf(builtIn()));
  await warned.waitFor();
  await offerPlan(page, fileOf(theirs()));
  await useButton(page).waitFor();
  await warned.waitFor({ state: "detached" });
});

journey("an offered plan can be left alone", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-3");
  await saved(page, "plenary/plans/bsec-ict-2024-2025", () => chooseStatus(page, "In progress"));
  const before = await stored(page);
  await offerPlan(page, fileOf(theirs()));
  await useButton(page).waitFor();
  await go(page, PAGES.Overview);
  await eventually(async () => assert.equal((await stored(page))["plenary/plans/bsec-ict-2024-2025"], before["plenary/plans/bsec-ict-2024-2025"]));
});
