// The page of one meeting: its hours here and where the reader is, what is noted of each step, its agenda, documents,
// attendance, decisions and follow-ups.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { builtIn, eventually, exportPlan, fileOf, go, inOneLine, journey, offerPlan, PHONE, PLAN, press, reload, saved, stored } from "./helper.mjs";

const MINUTE = 60_000;
const changes = readFileSync(new URL("../data/zone-changes.txt", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line && !line.startsWith("#"))
  .map((line) => line.split(" "))
  .map(([zone, at, before, after]) => ({ zone, at: Date.parse(at), before: Number(before), after: Number(after) }));

const two = (number) => String(number).padStart(2, "0");
/** Day and time of a moment, so many minutes ahead of UTC. */
const shown = (moment, offset) => {
  const [day, time] = new Date(moment + offset * MINUTE).toISOString().split("T");
  return { day, time: time.slice(0, 5) };
};
/** The same by Node's own table. */
const shownIn = (moment, timeZone) => {
  const format = new Intl.DateTimeFormat("en-US", { timeZone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" });
  const part = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
  return { day: `${part.year}-${two(part.month)}-${two(part.day)}`, time: `${two(part.hour)}:${two(part.minute)}` };
};

const expectCount = (found, count) => eventually(async () => assert.equal(await found.count(), count));

/** The built-in plan with these changes of one of its meetings, as it is kept in the browser. */
const withMeeting = (id, change) => {
  const file = builtIn();
  Object.assign(file.plan.meetings.find((meeting) => meeting.id === id), change);
  return { [PLAN]: JSON.stringify(file) };
};
const elsewhere = async (page) => inOneLine(await page.locator(".elsewhere").textContent());
const expectElsewhere = (page, words) => eventually(async () => assert.equal(await elsewhere(page), words));
/** The steps as they are read: what is new, when and by whom. */
const steps = (page) => page.locator(".firming li").evaluateAll((rows) => rows.map((row) => [...row.children].map((line) => line.textContent).join(" | ")));

// Every meeting begins before a change of its clocks and ends after it.
const meetings = changes.map(({ zone, at, before, after }, number) => {
  // Tables differ by an hour on when Chisinau turns its clocks.
  const margin = zone === "Europe/Chisinau" ? 4 * 60 : 30;
  const [begins, ends] = [at - margin * MINUTE, at + (margin + 60) * MINUTE];
  const [start, end] = [shown(begins, before), shown(ends, after)];
  const edtf = start.day === end.day ? start.day : `${start.day}/${end.day}`;
  return {
    zone, begins, ends, start, end,
    record: {
      id: `turn-${number}`, kind: "other", title: `Turn ${number}`, status: "planned",
      when: { edtf, wording: null, confirmed: false, time: { start: start.time, end: end.time, zone } },
      place: { name: null, confirmed: false },
    },
  };
});

for (const timezoneId of ["Europe/Athens", "America/Los_Angeles", "Asia/Tbilisi", "Pacific/Auckland"]) {
  journey(`the hours are right at every change of the members' clocks, read in ${timezoneId}`, async ({ profile }) => {
    const file = builtIn();
    file.plan.meetings = meetings.map(({ record }) => record);
    const page = await (await profile({ timezoneId, stored: { [PLAN]: JSON.stringify(file) } })).open("#/calendar");
    const told = await page.evaluate(async (titles) => {
      const frame = () => new Promise((done) => requestAnimationFrame(done));
      const told = [];
      for (const [number, title] of titles.entries()) {
        location.hash = `#/calendar/turn-${number}`;
        for (let frames = 0; document.querySelector("#detail-heading")?.textContent !== title && frames < 600; frames++) await frame();
        told.push([...document.querySelectorAll(".elsewhere p")].map((line) => line.textContent));
      }
      return told;
    }, meetings.map(({ record }) => record.title));
    assert.ok(meetings.length > 120);
    for (const [number, { zone, begins, ends, start, end }] of meetings.entries()) {
      const city = zone.split("/").at(-1);
      const own = [shownIn(begins, timezoneId), shownIn(ends, timezoneId)];
      const here = zone === timezoneId ? "your own time zone" : `${own[0].time}–${own[1].time} where you are (${timezoneId})`;
      const [said, ...warnings] = told[number];
      assert.equal(said, `${start.time}–${end.time} in ${city} · ${here}`, `${zone} ${start.day}`);
      const differing = [[start, own[0]], [end, own[1]]].filter(([there, here]) => there.day !== here.day);
      const days = warnings.filter((words) => /on the day (before|after)/.test(words));
      assert.equal(days.length, zone === timezoneId ? 0 : differing.length, `${zone} ${start.day}: ${warnings}`);
    }
  });
}

journey("a time of day needs a day, brings the zone of its place, and a zone that the browser knows", async ({ profile }) => {
  const stored = withMeeting("wg-1", { when: { edtf: "2024-11-14", wording: "autumn 2024 HQ (TBD)", confirmed: false } });
  const page = await (await profile({ timezoneId: "Asia/Baku", stored })).open("#/calendar/wg-2");
  await expectCount(page.getByLabel("Begins at"), 0);
  await go(page, "#/calendar/wg-1");
  await saved(page, PLAN, () => page.getByLabel("Begins at").fill("22:30"));
  await expectElsewhere(page, "22:30 in Istanbul · 23:30 where you are (Asia/Baku)");
  await saved(page, PLAN, () => page.getByLabel("Ends at").fill("23:30"));
  await eventually(async () => assert.match(await elsewhere(page), /23:30–00:30 where you are .*In Baku it ends on the day after: 15 November 2024, 00:30\.$/));
  await saved(page, PLAN, () => page.getByLabel("Time zone", { exact: true }).selectOption({ label: "Athens" }));
  await eventually(async () => assert.match(await elsewhere(page), /in Athens · 00:30–01:30 where you are/));
  await page.getByLabel("Time zone", { exact: true }).selectOption({ label: "Another…" });
  const other = page.getByLabel("Time zone as IANA names it");
  await other.fill("Europe/Nowhere");
  await other.press("Enter");
  await page.getByRole("alert").filter({ hasText: "does not know the time zone “Europe/Nowhere”" }).waitFor();
  await other.fill("Asia/Seoul");
  await saved(page, PLAN, () => other.press("Enter"));
  await eventually(async () => assert.match(await elsewhere(page), /22:30–23:30 in Seoul · 17:30–18:30 where you are/));
  // Without a start there are no hours.
  await saved(page, PLAN, () => page.getByLabel("Begins at").fill(""));
  await expectCount(page.locator(".elsewhere"), 0);
});

journey("each step to a room and a time is noted with its day, and with a name once it is typed", async ({ profile }) => {
  const page = await (await profile({ timezoneId: "Europe/Istanbul" })).open("#/calendar/wg-1");
  await expectCount(page.getByRole("heading", { name: "How it became firm" }), 0);
  await page.getByText("is understood as BSEC Headquarters, Istanbul").waitFor();
  assert.equal(await page.locator(".place-official q").textContent(), "HQ");
  await saved(page, PLAN, async () => {
    await page.getByLabel("Room").fill("Black Sea Hall");
    await page.getByLabel("Room").press("Enter");
  });
  const today = await page.evaluate(() => new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" }).format(new Date()));
  const first = ["autumn 2024 HQ (TBD) | The official wording", "autumn 2024 | At first"];
  const hall = "HQ, Istanbul, Republic of Türkiye, Black Sea Hall";
  await eventually(async () => assert.deepEqual(await steps(page), [...first, `${hall} | ${today}`]));
  // Back on the same day: no step was made.
  await saved(page, PLAN, () => press(page, "Undo"));
  await expectCount(page.locator(".firming"), 0);
  await saved(page, PLAN, () => press(page, "Redo"));
  const name = page.getByLabel("Your name beside your steps, if you like");
  await name.fill(" Secretariat ");
  await name.press("Enter");
  await expectCount(name, 0);
  await saved(page, PLAN, () => page.getByLabel("The date is confirmed").check());
  await eventually(async () => assert.deepEqual(await steps(page), [...first, `${hall} | ${today}`, `the date is confirmed | ${today}, Secretariat`]));
  // The same day and the same name: one step.
  await saved(page, PLAN, () => page.getByLabel("The place is confirmed").uncheck());
  await eventually(async () => assert.deepEqual((await steps(page)).at(-1), `the date is confirmed; the place is no longer confirmed | ${today}, Secretariat`));
  // The name is kept by itself, and can be taken away.
  assert.equal((await stored(page))["plenary/author"], "Secretariat");
  await reload(page);
  await go(page, "#/settings");
  const setting = page.getByLabel("Name or office");
  assert.equal(await setting.inputValue(), "Secretariat");
  await setting.fill("");
  await setting.press("Enter");
  await eventually(async () => assert.equal((await stored(page))["plenary/author"], undefined));
  const { snapshot } = await exportPlan(page);
  const meeting = snapshot.plan.meetings.find(({ id }) => id === "wg-1");
  assert.deepEqual(meeting.firming.map(({ by }) => by), [null, null, "Secretariat"]);
  assert.equal(meeting.when.wording, "autumn 2024 HQ (TBD)");
  // The plan goes on in a fresh profile, with every step.
  const other = await (await profile()).open("#/exchange");
  await offerPlan(other, fileOf(snapshot));
  await saved(other, PLAN, () => press(other, "Use this plan"));
  await go(other, "#/calendar/wg-1");
  await eventually(async () => assert.equal((await steps(other)).length, 4));
});

journey("an agenda is written, put into order by keys, and leads to its objective, on a phone", async ({ profile }) => {
  const page = await (await profile({ viewport: PHONE, hasTouch: true })).open("#/calendar/wg-1");
  const list = page.getByRole("region", { name: "Agenda" });
  const items = () => list.locator(".entry-text").allTextContents();
  const add = async (text, objective) => {
    await list.getByRole("button", { name: "Add an item" }).click();
    await list.getByLabel("Item", { exact: true }).fill(text);
    if (objective) await list.getByLabel("Objective that it is about").selectOption(objective);
    await saved(page, PLAN, () => list.getByLabel("Item", { exact: true }).press("Enter"));
  };
  await add("Opening");
  await add("Any other business");
  await add("Networks", "fw-3");
  await eventually(async () => assert.deepEqual(await items(), ["1. Opening", "2. Any other business", "3. Networks"]));
  await list.getByRole("button", { name: "Edit: Networks" }).focus();
  await saved(page, PLAN, () => page.keyboard.press("Alt+ArrowUp"));
  await eventually(async () => assert.deepEqual(await items(), ["1. Opening", "2. Networks", "3. Any other business"]));
  await list.getByRole("status").filter({ hasText: "“Networks” is number 2 of 3." }).waitFor();
  // The keyboard stays on the item.
  await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("aria-label")), "Edit: Networks"));
  await page.keyboard.press("Enter");
  await list.getByLabel("Item", { exact: true }).fill("Regional networks");
  // What is half written stays while one looks elsewhere.
  await go(page, "#/calendar/wg-2");
  await go(page, "#/calendar/wg-1");
  await eventually(async () => assert.equal(await list.getByLabel("Item", { exact: true }).inputValue(), "Regional networks"));
  await saved(page, PLAN, () => list.getByRole("button", { name: "Save" }).click());
  await eventually(async () => assert.deepEqual(await items(), ["1. Opening", "2. Regional networks", "3. Any other business"]));
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing is wider than the phone");
  await list.getByRole("link", { name: "Framework 3" }).click();
  await page.getByRole("link", { name: "1st Meeting" }).first().waitFor();
  await go(page, "#/brief/wg-1");
  const brief = page.locator(".brief-lines li");
  await eventually(async () => assert.deepEqual(await brief.allTextContents(), ["Opening", "Regional networks (Framework 3)", "Any other business"]));
  await go(page, "#/calendar/wg-1");
  await list.getByRole("button", { name: "Edit: Opening" }).click();
  await saved(page, PLAN, () => list.getByRole("button", { name: "Remove: Opening" }).click());
  await eventually(async () => assert.deepEqual(await items(), ["1. Regional networks", "2. Any other business"]));
});

journey("attendance is counted by capacity, and a follow-up stays open until it is done", async ({ profile }) => {
  const page = await (await profile()).open("#/calendar/wg-1");
  const attendance = page.getByRole("region", { name: "Attendance" });
  await saved(page, PLAN, () => attendance.getByRole("button", { name: "Add all members" }).click());
  await attendance.getByRole("button", { name: "Add: Attendance" }).click();
  await attendance.getByLabel("Delegation or person").fill("A guest of the Chair");
  await saved(page, PLAN, () => attendance.getByRole("button", { name: "Add", exact: true }).click());
  await eventually(async () => assert.deepEqual(await attendance.locator("h4").allTextContents(), ["Member states, 13", "Guests, 1"]));
  // A form that says nothing is not taken.
  await attendance.getByRole("button", { name: "Add: Attendance" }).click();
  await attendance.getByRole("button", { name: "Add", exact: true }).click();
  await expectCount(attendance.locator(".entry"), 14);
  await attendance.getByRole("button", { name: "Cancel" }).click();

  const decisions = page.getByRole("region", { name: "Decisions and follow-ups" });
  await decisions.getByRole("button", { name: /^Add/ }).click();
  await decisions.getByLabel("What was decided, or is to be done").fill("Circulate the report");
  await decisions.getByLabel("Partner that is to do it").selectOption("armenia");
  await saved(page, PLAN, () => decisions.getByRole("button", { name: "Add", exact: true }).click());
  await eventually(async () => assert.equal(inOneLine(await decisions.locator(".entry-line").textContent()), "Follow-up · Republic of Armenia"));
  const documents = page.getByRole("region", { name: "Documents" });
  await documents.getByRole("button", { name: /^Add/ }).click();
  await documents.getByLabel("Title").fill("Draft agenda");
  await documents.getByLabel("Link, or where it is kept").fill("https://example.org/agenda.pdf");
  await saved(page, PLAN, () => documents.getByRole("button", { name: "Add", exact: true }).click());
  await eventually(async () => assert.equal(await documents.getByRole("link").getAttribute("href"), "https://example.org/agenda.pdf"));
  // Its owner goes, and is still named.
  await go(page, "#/brief/wg-2");
  await eventually(async () => assert.deepEqual(await page.locator(".brief-lines li").allTextContents(), ["Circulate the report (Republic of Armenia; 1st Meeting)"]));
  await go(page, "#/calendar/wg-1");
  await saved(page, PLAN, () => decisions.getByRole("checkbox", { name: "Circulate the report" }).check());
  await eventually(async () => assert.equal(await decisions.locator(".aside").textContent(), "1"));
  await go(page, "#/history");
  await page.getByText("Follow-up of 1st Meeting done: “Circulate the report”").first().waitFor();
});

journey("a follow-up past its day is asked for on the overview", async ({ profile }) => {
  const stored = withMeeting("wg-1", {
    status: "held",
    decisions: [{ id: "de-1", kind: "follow-up", text: "Circulate the report", due: "2024-12" }],
  });
  const page = await (await profile({ stored })).open("#/");
  const need = page.getByRole("listitem").filter({ hasText: "1st Meeting: the follow-up “Circulate the report” is overdue." });
  await need.getByRole("link", { name: "See to it" }).click();
  await page.getByRole("checkbox", { name: "Circulate the report" }).waitFor();
});
