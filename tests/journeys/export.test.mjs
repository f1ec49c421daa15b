// What leaves: the page says what a file holds, and the file holds that and nothing else.

import assert from "node:assert/strict";
import {
  PLAN, PAGES, PHONE, address, builtIn, choose, chooseStatus, download, eventually, expectStatus, fileOf, go, inOneLine, journey,
  note, offerPlan, pageText, press, saved, stored,
} from "./helper.mjs";

const says = async (page) => inOneLine(await page.locator(".leaving .export-says").textContent());
const leave = (page, words) => page.getByRole("radio", { name: words }).check();
const contacts = (page) => page.getByRole("checkbox", { name: /contact persons/ });
const CONTACT = /@hti\.am|590096|SIMONYAN/i;

async function exported(page) {
  const { name, bytes } = await download(page, "Export plan");
  const text = bytes.toString("utf8");
  return { name, text, snapshot: JSON.parse(text) };
}

journey("the page says what the file holds, and contact persons are left out by choice", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-3");
  await saved(page, "plenary/notes", () => note(page).fill("CANARY, for me alone"));
  await go(page, PAGES.Exchange);
  await eventually(async () => assert.match(await says(page), /17 objectives, 4 meetings and 1 contact person, and never your private notes\. It names no author\.$/));
  const whole = await exported(page);
  assert.match(whole.text, CONTACT);
  assert.equal(whole.snapshot.part, undefined);
  assert.deepEqual(whole.snapshot.plan, builtIn().plan);

  await contacts(page).uncheck();
  await page.getByLabel(/^Author/).fill("Ms A, Türkiye");
  await page.getByLabel(/^Author/).press("Enter");
  await eventually(async () => assert.match(await says(page), /no contact person.*It names Ms A, Türkiye as its author\.$/));
  const without = await exported(page);
  assert.doesNotMatch(without.text, CONTACT);
  assert.doesNotMatch(whole.text + without.text, /CANARY/);
  assert.match(without.name, /^bsec-ict-2024-2025-\d{4}-\d\d-\d\d-ms-a-turkiye\.plenary\.json$/);
  assert.equal(without.snapshot.exported.by, "Ms A, Türkiye");
  assert.deepEqual(without.snapshot.part, { holds: "plan", without_contacts: true });

  // Taken in again, it removes nobody.
  await choose(page, "Import a file", { name: without.name, buffer: Buffer.from(without.text) });
  await eventually(async () => assert.match(await pageText(page), /contact persons were left out of this file[^]*Nothing would change/));
});

journey("one section leaves by itself and is a plan by itself", async ({ profile }) => {
  const page = await (await profile()).open(PAGES.Exchange);
  await leave(page, /^One section/);
  await page.getByLabel("Section", { exact: true }).selectOption("priority-areas");
  await eventually(async () => assert.match(await says(page), /^The file holds the section .*priority are.*7 objectives, 0 meetings/));
  const { text, name, snapshot } = await exported(page);
  assert.match(name, /-priority-areas\.plenary\.json$/);
  assert.equal(snapshot.plan.objectives.length, 7);
  assert.doesNotMatch(text, CONTACT);

  const other = await (await profile()).open("#/objectives/pr-2");
  await saved(other, PLAN, () => chooseStatus(other, "Dropped"));
  snapshot.plan.objectives[0].status = "achieved";
  snapshot.plan.objectives.splice(2, 3);
  await offerPlan(other, fileOf(snapshot));
  await eventually(async () => assert.match(await pageText(other), /holds one section of the plan\. All else that is here stays\./));
  await saved(other, PLAN, () => press(other, "Apply"));
  await go(other, `#/objectives/${snapshot.plan.objectives[0].id}`);
  await expectStatus(other, "Achieved");
  const kept = JSON.parse((await stored(other))[PLAN]);
  assert.equal(kept.plan.objectives.length, 17, "what the file lacks is not removed");
  assert.equal(kept.plan.contacts.length, 1);
  assert.equal(kept.part, undefined, "the plan is whole");
});

journey("statuses leave alone, and arrive without anything else", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-3");
  await saved(page, PLAN, () => chooseStatus(page, "Achieved"));
  await go(page, PAGES.Exchange);
  await leave(page, /^Only statuses/);
  await eventually(async () => assert.match(await says(page), /^The file holds only the statuses/));
  const { text, snapshot } = await exported(page);
  assert.doesNotMatch(text, CONTACT);
  assert.deepEqual([snapshot.plan.meetings, snapshot.plan.contacts, snapshot.plan.sections], [[], [], []]);

  const other = await (await profile()).open("#/objectives/fw-4");
  await saved(other, PLAN, () => chooseStatus(other, "Dropped"));
  const before = JSON.parse((await stored(other))[PLAN]).plan;
  snapshot.plan.objectives.splice(3, 1);
  await offerPlan(other, fileOf(snapshot));
  await saved(other, PLAN, () => press(other, "Apply"));
  const after = JSON.parse((await stored(other))[PLAN]).plan;
  assert.equal(after.objectives[2].status, "achieved");
  assert.equal(after.objectives[3].status, "dropped");
  after.objectives[2] = before.objectives[2];
  assert.deepEqual(after, before);
  await saved(other, PLAN, () => press(other, "Undo"));
  assert.deepEqual(JSON.parse((await stored(other))[PLAN]).plan, before);
});

journey("e-mail addresses elsewhere are counted and shown", async ({ profile }) => {
  const page = await (await profile()).open(PAGES.Exchange);
  const snapshot = builtIn();
  snapshot.plan.objectives[2].evidence.push({ id: "ev-9", when: null, text: "Ask a.b@ministry.example", source: null, reported_by: null });
  await offerPlan(page, fileOf(snapshot));
  await saved(page, PLAN, () => press(page, "Use this plan"));
  await go(page, PAGES.Exchange);
  const summary = page.locator(".addresses summary");
  await eventually(async () => assert.match(await summary.textContent(), /^1 e-mail address stands elsewhere in the file$/));
  await summary.click();
  assert.match(inOneLine(await page.locator(".addresses li").textContent()), /a\.b@ministry\.example, in Framework 3/);
});

journey("the text of the file goes to the clipboard, and a share sheet is used where there is one", async ({ profile }) => {
  const opened = await profile({
    permissions: ["clipboard-read", "clipboard-write"],
    before: `navigator.canShare = (data) => data.files?.length === 1;
      navigator.share = async ({ files }) => { globalThis.sharedFile = { name: files[0].name, text: await files[0].text() }; };`,
  });
  const page = await opened.open(PAGES.Exchange);
  await press(page, "Copy as text");
  await eventually(async () => assert.match(await pageText(page), /on the clipboard/));
  const copied = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
  assert.deepEqual(copied.plan, builtIn().plan);
  await press(page, "Share…");
  const shared = await eventually(async () => {
    const shared = await page.evaluate(() => globalThis.sharedFile);
    assert.ok(shared);
    return shared;
  });
  assert.match(shared.name, /^bsec-ict-2024-2025-\d{4}-\d\d-\d\d\.plenary\.txt$/);
  assert.deepEqual(JSON.parse(shared.text).plan, builtIn().plan);

  const without = await (await profile({ before: "delete Navigator.prototype.canShare; delete Navigator.prototype.share;" })).open(PAGES.Exchange);
  await without.getByRole("button", { name: "Copy as text" }).waitFor();
  assert.equal(await without.getByRole("button", { name: "Share…" }).count(), 0);
});

journey("a file is taken in wherever it is dropped", async ({ profile }) => {
  const page = await (await profile({ viewport: PHONE })).open("#/calendar");
  const snapshot = builtIn();
  snapshot.plan.objectives[2].status = "achieved";
  const files = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "dropped.plenary.json", { type: "application/json" }));
    return transfer;
  }, JSON.stringify(snapshot));
  await page.locator("main").dispatchEvent("drop", { dataTransfer: files });
  await eventually(() => assert.equal(address(page), "#/exchange"));
  await page.getByRole("button", { name: "Use this plan", exact: true }).waitFor();
});
