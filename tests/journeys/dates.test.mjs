// Dates in words: what is typed, what is understood, and what is kept.

import assert from "node:assert/strict";
import { builtIn, eventually, go, inOneLine, journey, PAGES, PHONE, PLAN, press, reload, saved, stored } from "./helper.mjs";

const field = (page, label = "Planned date") => page.getByLabel(label, { exact: true });
const understood = async (page) => inOneLine((await page.locator("#when-said").textContent()) ?? "");
const expectUnderstood = (page, sentence) => eventually(async () => assert.equal(await understood(page), sentence));
const meeting = async (page, id) => {
  const text = (await stored(page))[PLAN];
  return (text ? JSON.parse(text) : builtIn()).plan.meetings.find((meeting) => meeting.id === id);
};

journey("a date is typed: what is understood stands beside it, and is taken when the field is left", async ({ profile }) => {
  const page = await (await profile()).open("#/calendar/wg-2");
  const official = (await meeting(page, "wg-2")).when.wording;
  assert.equal(await field(page).inputValue(), "autumn 2025");
  await expectUnderstood(page, "Taken as 1 September – 30 November 2025. Seasons are taken as three whole months.");
  await field(page).fill("");
  await expectUnderstood(page, "Nothing is written.");
  // Letter by letter, and nothing is changed by it.
  await field(page).pressSequentially("14-15 oct 26");
  await expectUnderstood(page, "Understood as 14–15 October 2026. 26 is taken as 2026.");
  assert.equal((await meeting(page, "wg-2")).when.edtf, "2025-23");
  await saved(page, PLAN, () => field(page).press("Enter"));
  assert.equal((await meeting(page, "wg-2")).when.edtf, "2026-10-14/2026-10-15");
  assert.equal(await field(page).inputValue(), "14-15 oct 26", "what was typed stays");
  assert.equal((await meeting(page, "wg-2")).when.wording, official, "the official wording is never touched");
  // One step to undo, and the field follows.
  await press(page, "Undo");
  await eventually(async () => assert.equal(await field(page).inputValue(), "autumn 2025"));
  await press(page, "Redo");
  await eventually(async () => assert.equal(await field(page).inputValue(), "14-15 oct 26"));
  await page.getByRole("status").filter({ hasText: /^\s*Saved/ }).waitFor();
  assert.equal((await meeting(page, "wg-2")).when.edtf, "2026-10-14/2026-10-15");
  // The words are kept with the date, as words that a person wrote.
  assert.equal((await meeting(page, "wg-2")).when.typed, "14-15 oct 26");
  await reload(page);
  await eventually(async () => assert.equal(await field(page).inputValue(), "14-15 oct 26"));
  await field(page).fill("autumn 2026");
  await saved(page, PLAN, () => field(page).press("Enter"));
  assert.deepEqual([(await meeting(page, "wg-2")).when.edtf, (await meeting(page, "wg-2")).when.typed], ["2026-23", undefined]);
});

journey("words that are no date change nothing, and say what to write", async ({ profile }) => {
  const page = await (await profile()).open("#/calendar/wg-2");
  await field(page).fill("30 February 2026");
  await expectUnderstood(page, "February 2026 has no day 30. The date stays: autumn 2025.");
  await field(page).press("Enter");
  await field(page).blur();
  assert.equal((await meeting(page, "wg-2")).when.edtf, "2025-23");
  await field(page).fill("some time soon");
  await eventually(async () => assert.match(await understood(page), /^There is no date in this\. Write, for example, .* The date stays: autumn 2025\.$/));
  await field(page).fill("every second year");
  await expectUnderstood(page, "No single date: it recurs or goes on.");
  await saved(page, PLAN, () => field(page).blur());
  assert.equal((await meeting(page, "wg-2")).when.edtf ?? null, null);
});

journey("an open end is drawn, read out, and never overdue", async ({ profile }) => {
  const page = await (await profile()).open("#/calendar/wg-1");
  const isPast = page.locator(".detail").getByText("and its last possible day");
  await isPast.waitFor();
  await field(page).fill("from 1 October 2024");
  await expectUnderstood(page, "Understood as 1 October 2024 or later: first day 1 October 2024, no last day.");
  await saved(page, PLAN, () => field(page).press("Enter"));
  assert.equal((await meeting(page, "wg-1")).when.edtf, "2024-10-01/..");
  await reload(page);
  await eventually(async () => assert.equal(await field(page).inputValue(), "from 1 October 2024"));
  assert.equal(await isPast.count(), 0);
  await field(page).fill("about 2027");
  await saved(page, PLAN, () => field(page).press("Enter"));
  assert.equal((await meeting(page, "wg-1")).when.edtf, "2027~");
});

journey("on a phone a date is typed, or picked instead", async ({ profile }) => {
  const page = await (await profile({ viewport: PHONE })).open("#/calendar/wg-2");
  await field(page).fill("Q3 2026");
  await saved(page, PLAN, () => field(page).press("Enter"));
  assert.equal((await meeting(page, "wg-2")).when.edtf, "2026-35");
  const pick = page.getByText("Pick instead");
  assert.ok((await pick.boundingBox()).height >= 44 && (await field(page).boundingBox()).height >= 44);
  await pick.click();
  // The lists say the same, and the words follow them.
  assert.equal(await page.getByLabel("Which", { exact: true }).inputValue(), "35");
  await saved(page, PLAN, () => page.getByLabel("Which", { exact: true }).selectOption("36"));
  await eventually(async () => assert.equal(await field(page).inputValue(), "4th quarter of 2026"));
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= PHONE.width);
});

journey("a form is not sent with words that are no date", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-5");
  await press(page, "Add evidence");
  await page.getByLabel("What happened", { exact: true }).fill("A workshop");
  await field(page, "When").fill("hello");
  await press(page, "Add");
  assert.equal(await field(page, "When").evaluate((input) => input.validity.patternMismatch), true);
  assert.equal((await stored(page))[PLAN], undefined);
  await field(page, "When").fill("last week of November 2025");
  await saved(page, PLAN, () => press(page, "Add"));
  await page.getByText("about 24–30 November 2025").waitFor();
  await go(page, PAGES.Objectives);
});
