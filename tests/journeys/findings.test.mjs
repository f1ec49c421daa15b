// The linter as a delegate meets it: what it finds in the real plan, where each finding leads, and letting one stand.

import assert from "node:assert/strict";
import { PAGES, PLAN, builtIn, eventually, go, inOneLine, journey, press, reload, saved } from "./helper.mjs";

const FINDINGS = "#/findings";
const YEARS = /for the period 2024-2026/;

const region = (page, name = "Findings") => page.getByRole("region", { name, exact: true });
const items = (page, name) => region(page, name).getByRole("listitem");
const finding = (page, words, name) => items(page, name).filter({ hasText: words });
const sentences = async (page) => (await items(page).locator(".finding-sentence").allTextContents()).map(inOneLine);

/** Until exactly this many findings say these words. */
const expectCount = (page, words, count, name) =>
  eventually(async () => assert.equal(await finding(page, words, name).count(), count, `${words}`));

async function show(page, words) {
  await finding(page, words).getByRole("link", { name: "Show", exact: true }).click();
}

journey("the real plan: the years, every undated meeting, and the term that ended unassessed", async ({ profile }) => {
  const page = await (await profile()).open(FINDINGS);
  await expectCount(page, YEARS, 1);
  const said = await sentences(page);
  const has = (...words) => assert.ok(said.some((sentence) => words.every((word) => sentence.includes(word))), `${words}\n${said.join("\n")}`);
  has("1 January 2024 until 31 December 2025", "for the period 2024-2026");
  for (const meeting of builtIn().plan.meetings.filter(({ status }) => status === "planned")) has(meeting.title, meeting.when.wording);
  has("The term ended on 31 December 2025", "17 objectives");
  // Wording is set as wording is.
  assert.deepEqual(await finding(page, YEARS).locator(".official").allTextContents(), ["“1 January 2024 until 31 December 2025”", "“for the period 2024-2026”"]);
});

journey("each finding leads to its place", async ({ profile }) => {
  const page = await (await profile()).open(FINDINGS);
  await show(page, YEARS);
  // The paragraph with the years has the keyboard's focus, and is on the screen.
  const section = page.locator("#section-general-objectives");
  await eventually(async () => assert.ok(await section.evaluate((element) => element === document.activeElement)));
  assert.match(await section.innerText(), YEARS);
  await go(page, FINDINGS);
  await show(page, /has no date/);
  await page.getByRole("heading", { level: 2, name: "Meeting of ICT Ministers of the BSEC Member States" }).waitFor();
  await go(page, FINDINGS);
  await show(page, /was ever assessed/);
  await page.getByRole("heading", { level: 2, name: "Framework 1", exact: true }).waitFor();
  await go(page, FINDINGS);
  await show(page, /has a lead/);
  await eventually(async () => assert.match(page.url(), /#\/objectives\?(.*&)?lead=-(&|$)/));
  // A place in the text can be sent to somebody.
  await page.goto(page.url().replace(/#.*/, "#/text?section=responsible-institution"));
  await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement.id), "section-responsible-institution"));
});

journey("a finding is acknowledged with a reason: after a reload, undone, done again, taken back", async ({ profile }) => {
  const page = await (await profile()).open(FINDINGS);
  await expectCount(page, YEARS, 1);
  const before = (await sentences(page)).length;
  await finding(page, YEARS).getByRole("button", { name: "Acknowledge", exact: true }).click();
  // Without a reason nothing is acknowledged.
  const reason = page.getByLabel("Reason", { exact: true });
  await reason.fill("   ");
  await press(page, "Let it stand");
  await page.getByRole("alert").filter({ hasText: "with a reason" }).waitFor();
  await expectCount(page, YEARS, 1);
  await reason.fill("The Economic Agenda runs on to 2026.");
  await saved(page, PLAN, () => press(page, "Let it stand"));
  const settled = async () => {
    await expectCount(page, YEARS, 0);
    await expectCount(page, /The Economic Agenda runs on to 2026\./, 1, "Acknowledged");
    assert.equal((await sentences(page)).length, before - 1);
  };
  await settled();
  assert.match(await finding(page, YEARS, "Acknowledged").innerText(), /Acknowledged on \d{1,2} \w+ \d{4}/);
  await reload(page);
  await settled();
  await finding(page, YEARS, "Acknowledged").getByRole("button", { name: "Take back", exact: true }).click();
  await expectCount(page, YEARS, 1);
  await region(page, "Acknowledged").waitFor({ state: "detached" });
  await press(page, "Undo");
  await settled();
  await press(page, "Redo");
  await expectCount(page, YEARS, 1);
});

journey("a finding goes when the plan is set right", async ({ profile }) => {
  const page = await (await profile()).open(FINDINGS);
  await expectCount(page, /2nd Meeting/, 1);
  await show(page, /2nd Meeting/);
  await page.getByRole("region", { name: "Found about this item" }).waitFor();
  await saved(page, PLAN, () => page.getByLabel("Status", { exact: true }).selectOption({ label: "Cancelled" }));
  await page.getByRole("region", { name: "Found about this item" }).waitFor({ state: "detached" });
  await go(page, FINDINGS);
  await expectCount(page, /2nd Meeting/, 0);
  await expectCount(page, /Of 2 meetings nobody has said what became of them/, 1);
});

journey("the overview shows what its list of needs does not say, and leads to all", async ({ profile }) => {
  const page = await (await profile()).open(PAGES.Overview);
  await expectCount(page, YEARS, 1);
  await expectCount(page, /has no date/, 0);
  const all = region(page).getByRole("link", { name: /^All \d+ findings$/ });
  const count = Number((await all.innerText()).match(/\d+/)[0]);
  await all.click();
  await page.getByRole("heading", { level: 1, name: "Findings" }).waitFor();
  await eventually(async () => assert.equal((await sentences(page)).length, count));
});
