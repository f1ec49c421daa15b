// The calendar: four views of the same meetings, meetings moved by mouse and by keyboard, new ones on a day.

import assert from "node:assert/strict";
import { PLAN, address, builtIn, eventually, fileOf, go, inOneLine, journey, offerPlan, pageText, press, reload, saved, stored } from "./helper.mjs";

const WCIT = "World Congress on Information Technology 2024";
const UNDATED = "Meeting of ICT Ministers of the BSEC Member States";

const meetings = async (page, plan = PLAN) => JSON.parse((await stored(page))[plan]).plan.meetings;
const dateOf = async (page, id, plan) => (await meetings(page, plan)).find((meeting) => meeting.id === id)?.when.edtf;
const idOf = (title) => builtIn().plan.meetings.find((meeting) => meeting.title === title).id;
const expectDate = (page, id, date) => eventually(async () => assert.equal(await dateOf(page, id), date));
const said = (page) => page.getByRole("status").allTextContents();
const expectSaid = (page, words) => eventually(async () => assert.ok((await said(page)).map(inOneLine).includes(words), `not said: ${words}`));
const view = (page, name) => page.getByRole("navigation", { name: "Views of the calendar" }).getByRole("link", { name, exact: true });
const day = (page, date) => page.locator(`.day[data-at="${date}"]`);
const bar = (page, name) => page.locator(".weeks").getByRole("link", { name });
const tray = (page) => page.getByRole("region", { name: "No date" });

/** Drags from the middle of one thing, or from its right end, to the middle of another. */
async function drag(page, from, to, { end = false } = {}) {
  // Both in the middle of the window: near its edges the page scrolls while something is dragged.
  const middle = async (one) => one.evaluate((element) => element.getBoundingClientRect().top + scrollY + element.offsetHeight / 2);
  const [one, other] = [await middle(from), await middle(to)];
  await page.evaluate((top) => scrollTo(0, top - innerHeight / 2), (one + other) / 2);
  const [a, b] = [await from.boundingBox(), await to.boundingBox()];
  await page.mouse.move(end ? a.x + a.width - 4 : a.x + Math.min(a.width / 2, 30), a.y + a.height / 2);
  await page.mouse.down();
  await page.mouse.move(b.x + b.width / 2, b.y + b.height - 8, { steps: 8 });
  await page.mouse.up();
}

journey("four views show the same meetings, and the address says which and when", async ({ profile }) => {
  const page = await (await profile()).open("#/calendar");
  const shown = async (names) => {
    const text = await pageText(page);
    for (const name of names) assert.ok(text.includes(name), `${name} is not shown`);
  };
  await eventually(async () => assert.equal(await view(page, "Term").getAttribute("aria-current"), "true"));
  await shown(["1st Meeting", "2nd Meeting", WCIT, UNDATED, "Chairmanship: Republic of Albania (1 January – 30 June 2024)", "not known"]);

  await view(page, "Term").focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  // It begins where the last meeting of the term is; from there it goes from year to year and from month to month.
  await eventually(async () => assert.equal(address(page), "#/calendar?at=2025-09&view=year"));
  await page.getByRole("button", { name: "Previous year" }).press("Enter");
  await page.getByRole("heading", { name: "Meetings in 2024" }).waitFor();
  await shown(["1st Meeting", WCIT, UNDATED]);
  await eventually(async () => assert.equal(await page.locator(".agenda .row").count(), 2));
  // What the view before had drawn is gone.
  await eventually(async () => assert.equal(await page.locator(".strip .mark-bar").count(), 2));
  assert.equal(await tray(page).locator(".tray-item").count(), 1);

  await view(page, "Month").focus();
  await page.keyboard.press("Enter");
  await eventually(async () => assert.equal(address(page), "#/calendar?at=2024-09&view=month"));
  await page.getByRole("button", { name: "Next month" }).press("Enter");
  await eventually(async () => assert.equal(address(page), "#/calendar?at=2024-10&view=month"));
  // A vague date stands on no day; an exact one goes on in the next week, and says all that it shows.
  await page.getByRole("link", { name: "1st Meeting, autumn 2024, taken as 1 September – 30 November 2024, a season, to be confirmed, planned, overdue" }).waitFor();
  const words = `${WCIT}, Friday 4 October 2024 to Monday 7 October 2024, days, held`;
  await eventually(async () => assert.equal(await page.getByRole("link", { name: words, exact: true }).count(), 2));
  assert.equal(await page.locator(".day").count(), 35);
  assert.deepEqual(await page.locator(".week-number").allTextContents(), ["Week 40", "Week 41", "Week 42", "Week 43", "Week 44"]);

  await page.getByRole("button", { name: "Next month" }).click();
  await page.getByRole("heading", { name: "November 2024", exact: true }).waitFor();
  assert.equal(address(page), "#/calendar?at=2024-11&view=month");
  await reload(page);
  await page.getByRole("heading", { name: "November 2024", exact: true }).waitFor();
  // A meeting that is opened from there leaves the view as it is.
  await page.locator(".agenda").getByRole("link", { name: "1st Meeting" }).click();
  await eventually(async () => assert.equal(address(page), `#/calendar/${idOf("1st Meeting")}?at=2024-11&view=month`));

  await view(page, "Agenda").click();
  await eventually(async () => assert.equal(await page.locator(".agenda .row").count(), 4));
  await page.goBack();
  await page.getByRole("heading", { name: "November 2024", exact: true }).waitFor();
});

journey("a meeting is put on a day by the keyboard alone, and back again", async ({ profile }) => {
  const id = idOf(UNDATED);
  const page = await (await profile()).open("#/calendar?view=month&at=2024-10");
  await tray(page).getByRole("link", { name: UNDATED }).focus();
  await page.keyboard.press("m");
  const panel = page.getByRole("application", { name: `Move ${UNDATED}` });
  await eventually(async () => assert.ok(await panel.evaluate((element) => element === document.activeElement)));
  await expectSaid(page, `Moving ${UNDATED}: Tuesday 1 October 2024.`);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowLeft");
  await expectSaid(page, "Monday 14 October 2024");
  await page.keyboard.press("Shift+ArrowRight");
  await expectSaid(page, "Monday 14 October 2024 to Tuesday 15 October 2024");
  await page.keyboard.press("Shift+ArrowLeft");
  await expectSaid(page, "Monday 14 October 2024");
  await page.keyboard.press("Enter");
  await expectSaid(page, "Moved to Monday 14 October 2024.");
  await expectDate(page, id, "2024-10-14");
  // The keyboard goes on at the meeting, in its new place.
  await eventually(async () => assert.ok(await bar(page, /Monday 14 October 2024/).evaluate((element) => element === document.activeElement)));
  assert.equal(await tray(page).count(), 0);

  // Escape leaves it where it is.
  await page.keyboard.press("m");
  await eventually(async () => assert.ok(await panel.evaluate((element) => element === document.activeElement)));
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Escape");
  await expectSaid(page, `${UNDATED} was not moved.`);
  await expectDate(page, id, "2024-10-14");
  await page.keyboard.press("Control+z");
  await expectDate(page, id, null);
  await tray(page).getByRole("link", { name: UNDATED }).waitFor();
});

journey("a meeting is dragged from the tray, to another day, longer, and to a month of the term", async ({ profile }) => {
  const id = idOf(UNDATED);
  const page = await (await profile()).open("#/calendar?view=month&at=2024-10");
  const wording = async () => (await meetings(page)).find((meeting) => meeting.id === id).when.wording;
  await drag(page, tray(page).locator(".tray-item").first(), day(page, "2024-10-14"));
  await expectSaid(page, "Moved to Monday 14 October 2024.");
  await expectDate(page, id, "2024-10-14");
  await drag(page, bar(page, /Monday 14 October/), day(page, "2024-10-16"), { end: true });
  await expectDate(page, id, "2024-10-14/2024-10-16");
  // It keeps its length, also over the end of a week; held by its first day, that one comes to lie where it is dropped.
  await drag(page, bar(page, /Monday 14 October/).first(), day(page, "2024-10-25"));
  await expectDate(page, id, "2024-10-25/2024-10-27");
  assert.equal(address(page), "#/calendar?at=2024-10&view=month", "the drag is no click");
  assert.equal(await wording(), "(TBD)");

  await go(page, "#/calendar?view=term");
  const mark = page.locator(`.strip .mark-bar[data-meeting="${id}"]`);
  await drag(page, mark, page.locator('.axis [data-at="2025-03"]'));
  await expectSaid(page, "Moved to March 2025 (a month, no day).");
  await expectDate(page, id, "2025-03");
  await drag(page, mark, page.locator('.axis [data-at="2025-23"]'));
  await expectSaid(page, "Moved to autumn 2025 (a season, no day).");
  await expectDate(page, id, "2025-23");
  for (const date of ["2025-03", "2024-10-25/2024-10-27", "2024-10-14/2024-10-16", "2024-10-14", null]) {
    await press(page, "Undo");
    await expectDate(page, id, date);
  }

  // When a meeting was held is a fact.
  await go(page, "#/calendar?view=month&at=2024-10");
  const before = JSON.stringify(await meetings(page));
  await drag(page, bar(page, new RegExp(WCIT)).first(), day(page, "2024-10-15"));
  await page.getByRole("alert").filter({ hasText: "was held" }).waitFor();
  assert.equal(JSON.stringify(await meetings(page)), before);
});

journey("a new meeting is written in one line, or on a day that was clicked or chosen by keys", async ({ profile }) => {
  const page = await (await profile()).open("#/calendar?view=month&at=2026-10");
  const line = (label) => page.getByLabel(label, { exact: true });
  const last = async () => (await meetings(page)).at(-1);
  const expectLast = (title, edtf, place) => eventually(async () => {
    const meeting = await last();
    assert.deepEqual([meeting.title, meeting.when.edtf, meeting.place.name ?? null], [title, edtf, place]);
  });
  await line("New meeting in one line").fill("WG meeting 14-15 October 2026 Istanbul");
  await eventually(async () => assert.match((await said(page)).join(" "), /“WG meeting”, Meeting of the working group. Understood as 14–15 October 2026.* Place: Istanbul\./));
  await page.keyboard.press("Enter");
  await expectLast("WG meeting", "2026-10-14/2026-10-15", "Istanbul");
  await bar(page, /^WG meeting, Wednesday 14 October 2026 to Thursday 15 October 2026/).waitFor();

  await day(page, "2026-10-21").click({ position: { x: 30, y: 60 } });
  await eventually(async () => assert.ok(await line("New meeting on Wednesday 21 October 2026").evaluate((field) => field === document.activeElement)));
  await page.keyboard.type("Seminar");
  await page.keyboard.press("Enter");
  await expectLast("Seminar", "2026-10-21", null);

  await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement.id), "detail-heading"));
  // From day to day by the arrow keys; Enter twice makes a meeting without a name.
  await page.locator("#day-2026-10-01").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await eventually(async () => assert.ok(await line("New meeting on Friday 9 October 2026").evaluate((field) => field === document.activeElement)));
  await page.keyboard.press("Enter");
  await expectLast("New meeting", "2026-10-09", null);
  await press(page, "Undo");
  await expectLast("Seminar", "2026-10-21", null);
});

journey("public holidays are laid over a month and a year, and stay so in the address", async ({ profile }) => {
  const page = await (await profile()).open("#/calendar?view=month&at=2024-05");
  await page.getByRole("checkbox", { name: "Public holidays" }).check();
  await eventually(async () => assert.equal(address(page), "#/calendar?at=2024-05&holidays=yes&view=month"));
  await page.getByRole("button", { name: /^Wednesday 1 May 2024, \d+ public holidays: new meeting$/ }).waitFor();
  await page.locator(".holiday-list li", { hasText: "Wednesday 1 May 2024" }).waitFor();
  await view(page, "Year").click();
  await eventually(async () => assert.ok((await page.locator(".holiday-tick").count()) > 50));
  await reload(page);
  assert.ok(await page.getByRole("checkbox", { name: "Public holidays" }).isChecked());
  await page.getByRole("checkbox", { name: "Public holidays" }).uncheck();
  await eventually(async () => assert.equal(await page.locator(".holiday-tick").count(), 0));
});

/** Two years with 2,000 meetings of all kinds; the same at each call. */
function large() {
  const snapshot = builtIn();
  snapshot.plan.id = "large";
  const [first] = snapshot.plan.meetings;
  const kinds = ["ministerial", "working-group", "event", "other"];
  const on = (at) => new Date(Date.UTC(2024, 0, 1 + at)).toISOString().slice(0, 10);
  snapshot.plan.meetings = Array.from({ length: 2000 }, (_, at) => {
    const start = (at * 337) % 728;
    const edtf = [on(start), on(start), `${on(start)}/${on(start + 1 + (at % 4))}`, on(start), `202${4 + (at % 2)}-${21 + (at % 4)}`][at % 5];
    return { ...first, id: `m-${at}`, kind: kinds[(at >> 3) % 4], title: `Meeting ${at + 1}`, text: null, when: { edtf: at % 50 === 49 ? null : edtf, wording: null, confirmed: at % 2 === 0 }, status: "planned", held: null };
  });
  return snapshot;
}

journey("2,000 meetings: nothing is hidden in any view, and months change at once", async ({ profile }) => {
  const page = await (await profile()).open();
  const snapshot = large();
  await offerPlan(page, fileOf(snapshot, "large.plenary.json"));
  await saved(page, "plenary/plans/large", () => page.getByRole("button", { name: "Use this plan", exact: true }).click());
  const dated = snapshot.plan.meetings.filter(({ when }) => when.edtf !== null);
  await go(page, "#/calendar?view=term");
  await eventually(async () => assert.equal(await page.locator(".strip .mark-bar").count(), dated.length));
  await eventually(async () => assert.equal(await tray(page).locator(".tray-item").count(), 2000 - dated.length));
  // No two marks of a lane cover each other.
  const overlaps = await page.evaluate(() => {
    let overlaps = 0;
    for (const lane of document.querySelectorAll(".lane-marks")) {
      const boxes = [...lane.querySelectorAll(".mark-bar")].map((mark) => mark.getBoundingClientRect());
      const rows = Map.groupBy(boxes, (box) => Math.round(box.top));
      for (const row of rows.values()) {
        row.sort((a, b) => a.left - b.left);
        overlaps += row.filter((box, at) => at > 0 && row[at - 1].right > box.left + 0.5).length;
      }
    }
    return overlaps;
  });
  assert.equal(overlaps, 0);

  await go(page, "#/calendar?view=month&at=2024-10");
  const bars = page.locator(".weeks .day-bar");
  const collapsed = await bars.count();
  const more = page.locator(".more-bars[aria-expanded=false]");
  assert.match(await more.first().getAttribute("aria-label"), /^\d+ more on \w+ \d+ (September|October) 2024: show all of the week$/);
  while (await more.count()) await more.first().click();
  const parts = dated.flatMap(({ when: { edtf } }) => {
    if (!/^\d{4}-\d{2}-\d{2}/.test(edtf)) return [];
    const [start, end = start] = edtf.split("/");
    const weeks = [["2024-09-30", "2024-10-06"], ["2024-10-07", "2024-10-13"], ["2024-10-14", "2024-10-20"], ["2024-10-21", "2024-10-27"], ["2024-10-28", "2024-11-03"]];
    return weeks.filter(([monday, sunday]) => start <= sunday && monday <= end);
  });
  assert.equal(await bars.count(), parts.length);
  assert.ok(collapsed < parts.length);
});

