// Calendar files: firmed up with the keyboard, handed out, read by others, and taken in again.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  PAGES, PHONE, PLAN, builtIn, choose, download, eventually, exportPlan, go, inOneLine, journey, offerPlan, pageText, press,
  refusal, saved, stored,
} from "./helper.mjs";

const tools = process.env.PLENARY_TOOLS ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "plenary-tools");
const inProject = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const foreign = (name) => ({ name, buffer: readFileSync(inProject(`tests/data/ics/${name}`)) });

const meetings = async (page) => {
  const text = (await stored(page))[PLAN];
  return (text ? JSON.parse(text) : builtIn()).plan.meetings;
};
const offer = async (page, file) => {
  await offerPlan(page, file);
  await page.getByRole("heading", { name: `In ${file.name}` }).waitFor();
};
const takeButton = (page) => page.getByRole("button", { name: /^Take \d+ events?$/ });
/** The groups of the preview with how many there are in each. */
const groups = async (page) => {
  const headings = await page.locator(".events h4, .events summary").allTextContents();
  return headings.map(inOneLine);
};

/** Opens the panel on the calendar's page and hands all meetings out. */
async function exportAll(page) {
  await go(page, PAGES.Calendar);
  await page.getByText("Export to a calendar program").click();
  return download(page, "Save calendar file");
}

/** Tabs on until the element with the keyboard fits. */
async function tabTo(page, wanted) {
  for (let stop = 0; stop < 300; stop += 1) {
    await page.keyboard.press("Tab");
    const name = await page.evaluate(() => {
      const { activeElement: here } = document;
      return (here.getAttribute("aria-label") ?? here.labels?.[0]?.textContent ?? here.textContent).replace(/\s+/g, " ").trim();
    });
    if (wanted.test(name)) return;
  }
  throw new Error(`the keyboard never got to ${wanted}`);
}

/** What stands in the file of a meeting, as the plan has it. */
const carried = ({ id, kind, title, text, when, place, status, held }) => ({ id, kind, title, text, when, place, status, held });

journey("the 1st Meeting is firmed up with keys alone, handed out, and is equal in a fresh profile", async ({ profile }) => {
  const page = await (await profile()).open(PAGES.Calendar);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("1st Meeting");
  await page.getByRole("option").filter({ hasText: "1st Meeting" }).first().waitFor();
  await page.keyboard.press("Enter");
  await page.getByLabel("Planned date", { exact: true }).waitFor();
  await tabTo(page, /^Planned date$/);
  await page.keyboard.press("Control+a");
  await page.keyboard.type("14 October 2026");
  await saved(page, PLAN, () => page.keyboard.press("Enter"));
  await tabTo(page, /^The date is confirmed$/);
  await saved(page, PLAN, () => page.keyboard.press("Space"));
  await tabTo(page, /^Save for a calendar program$/);
  const [file] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  assert.equal(file.suggestedFilename(), "bsec-ict-2024-2025-wg-1.ics");
  const buffer = readFileSync(await file.path());
  const text = buffer.toString("utf8");
  assert.ok(text.includes("\r\nDTSTART;VALUE=DATE:20261014\r\nDTEND;VALUE=DATE:20261015\r\n"), text);
  const mine = (await meetings(page)).find(({ id }) => id === "wg-1");
  assert.equal(mine.when.edtf, "2026-10-14");
  assert.equal(mine.when.confirmed, true);

  const other = await (await profile()).open(PAGES.Exchange);
  await offer(other, { name: "wg-1.ics", buffer });
  assert.deepEqual(await groups(other), ["Meetings that would change (1)"]);
  await saved(other, PLAN, () => takeButton(other).click());
  const theirs = (await meetings(other)).find(({ id }) => id === "wg-1");
  assert.deepEqual(carried(theirs), carried(mine));
  assert.equal(theirs.when.wording, "autumn 2024 HQ (TBD)");
  assert.equal((await meetings(other)).length, 4);
  // A second time there is nothing to take.
  await offer(other, { name: "wg-1.ics", buffer });
  assert.deepEqual(await groups(other), ["The same as in the plan (1)"]);
  assert.equal(await takeButton(other).count(), 0);
  await saved(other, PLAN, () => press(other, "Undo"));
  assert.equal((await meetings(other)).find(({ id }) => id === "wg-1").when.edtf, "2024-23");
});

journey("what is chosen is in the file, and the page says so before", async ({ profile }) => {
  const page = await (await profile()).open(PAGES.Calendar);
  await page.getByText("Export to a calendar program").click();
  const says = page.locator(".export-says");
  const expectSays = (sentence) => eventually(async () => assert.equal(inOneLine(await says.textContent()), sentence));
  await expectSays("The file holds 1 event on whole days, 2 tentative spans for dates that are not fixed and 1 to-do without a date.");
  await page.getByLabel("Meetings without a date as to-dos").uncheck();
  await page.getByLabel("Vague dates as tentative spans that block no time").uncheck();
  await expectSays("The file holds 1 event on whole days. 2 meetings with a vague date are left out. 1 meeting without a date is left out.");
  await page.getByRole("checkbox", { name: "Ministerial meeting" }).uncheck();
  await expectSays("The file holds 1 event on whole days. 2 meetings with a vague date are left out.");
  const { name, bytes } = await download(page, "Save calendar file");
  assert.equal(name, "bsec-ict-2024-2025.ics");
  const text = bytes.toString("utf8");
  assert.equal(text.match(/BEGIN:V(EVENT|TODO)/g).length, 1);
  await page.getByRole("checkbox", { name: "Relevant event" }).uncheck();
  await eventually(async () => assert.ok(await page.getByRole("button", { name: "Save calendar file" }).isDisabled()));
});

journey("a calendar of others is previewed, chosen one by one, and taken in one step", async ({ profile }) => {
  const page = await (await profile({ viewport: PHONE })).open(PAGES.Exchange);
  await offer(page, foreign("google.ics"));
  assert.equal((await stored(page))[PLAN], undefined, "nothing is changed by looking");
  assert.deepEqual(await groups(page), ["New meetings (5)"]);
  await press(page, "Choose none");
  await eventually(async () => assert.ok(await takeButton(page).isDisabled()));
  await page.getByLabel("Workshop on digital skills").check();
  await page.getByLabel("Call with the Secretariat").check();
  await saved(page, PLAN, () => press(page, "Take 2 events"));
  const [, , , , workshop, call] = await meetings(page);
  assert.equal(workshop.when.edtf, "2025-10-14/2025-10-15");
  assert.equal(workshop.place.name, "BSEC Headquarters, İstinye, Istanbul");
  // Ten in Istanbul, by the browser's own table; the file says seven in UTC.
  assert.equal(call.when.edtf, "2025-11-03");
  assert.deepEqual([call.when.time.start, call.when.time.end, call.when.time.zone], ["10:00", "12:00", "Europe/Istanbul"]);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "no scrolling to the side");
  await saved(page, PLAN, () => press(page, "Undo"));
  assert.equal((await meetings(page)).length, 4);
});

journey("Outlook's and Indico's files, a pasted text, and what is none", async ({ profile }) => {
  const page = await (await profile()).open(PAGES.Exchange);
  await offer(page, foreign("outlook.ics"));
  assert.deepEqual(await groups(page), ["New meetings (4)", "Left out (1)"]);
  await offer(page, foreign("indico.ics"));
  assert.deepEqual(await groups(page), ["New meetings (3)", "Left out (1)"]);
  assert.equal(await page.getByLabel("Long ago").isChecked(), false, "outside the term");
  await press(page, "Leave it");
  assert.equal(await page.locator(".events").count(), 0);
  await page.locator("summary").filter({ hasText: /paste/i }).click();
  await page.locator("#pasted").fill(foreign("indico.ics").buffer.toString("utf8"));
  await press(page, "Read the pasted text");
  await page.getByRole("heading", { name: "In the pasted text" }).waitFor();
  await choose(page, "Import a file", { name: "broken.ics", buffer: Buffer.from("no calendar") });
  await eventually(async () => assert.match(await refusal(page), /does not begin with BEGIN:VCALENDAR/));
});

// --- Other programs read what is written. ---

const ZONES = [
  "Europe/Tirane", "Asia/Yerevan", "Asia/Baku", "Europe/Sofia", "Asia/Tbilisi", "Europe/Athens", "Europe/Chisinau", "Europe/Skopje",
  "Europe/Bucharest", "Europe/Moscow", "Europe/Belgrade", "Europe/Istanbul", "Europe/Kyiv", "America/New_York", "Asia/Kolkata",
];
/** The days about which clocks change in 2026, in Europe and in America, and the middle of summer and winter. */
const DAYS = ["2026-01-15", "2026-03-07", "2026-03-08", "2026-03-28", "2026-03-29", "2026-07-15", "2026-10-24", "2026-10-25", "2026-10-31", "2026-11-01"];
const AWKWARD = "Commas, semicolons; back\\slash, \"quotes\", line\nbreak, Ελληνικά, українською, ქართული, հայերեն, İstanbul, 🌊 " + "long ".repeat(40);

/** A plan with a meeting for each way to write one. */
function many() {
  const snapshot = builtIn();
  const { plan } = snapshot;
  const template = plan.meetings[1];
  const add = (change) => {
    const meeting = { ...structuredClone(template), id: `m-${plan.meetings.length}`, section: null, text: null };
    meeting.when.wording = null;
    change(meeting);
    plan.meetings.push(meeting);
  };
  for (const zone of ZONES) {
    for (const day of DAYS) {
      add((meeting) => {
        meeting.kind = "event";
        meeting.title = `${zone} on ${day}`;
        meeting.when = { edtf: day, wording: null, confirmed: true, time: { start: "10:00", end: "22:30", zone } };
      });
    }
  }
  for (const edtf of [null, "2026-10-14", "2026-12-31/2027-01-02", "2026-23", "2026-24", "2026-34", "2026-41", "2026-02", "2026", "2026-10-14/.."]) {
    for (const status of ["planned", "tentative", "confirmed", "cancelled"]) {
      add((meeting) => {
        meeting.title = `${AWKWARD}${edtf}`;
        meeting.text = AWKWARD;
        meeting.place.name = AWKWARD;
        meeting.when.edtf = edtf;
        meeting.when.wording = AWKWARD;
        meeting.status = status;
      });
    }
  }
  return snapshot;
}

/** The moment at which clocks in a zone show a time, by node's own table. */
function utcOf(local, zone) {
  const shown = (moment) => new Intl.DateTimeFormat("sv", { timeZone: zone, dateStyle: "short", timeStyle: "short" }).format(moment).replace(" ", "T");
  for (let hours = -15; hours <= 15; hours += 0.25) {
    const moment = new Date(Date.parse(`${local}Z`) + hours * 3_600_000);
    if (shown(moment) === local) return moment.toISOString().slice(0, 16);
  }
  throw new Error(`${zone} never shows ${local}`);
}

/** The entries of a file as ical.js has them, in the shape of read_ics.py. */
async function readByIcalJs(bytes) {
  const { default: ICAL } = await import(createRequire(join(tools, "package.json")).resolve("ical.js"));
  const calendar = new ICAL.Component(ICAL.parse(bytes.toString("utf8")));
  const entries = calendar.getAllSubcomponents().filter(({ name }) => name === "vevent" || name === "vtodo");
  return entries.map((entry) => {
    const text = (name) => entry.getFirstPropertyValue(name)?.toString() ?? null;
    const shown = (name) => {
      const property = entry.getFirstProperty(name);
      if (!property) return null;
      const time = property.getFirstValue();
      if (time.isDate) return time.toString();
      const zone = property.getParameter("tzid") ?? null;
      const local = time.toString().slice(0, 16);
      // By the VTIMEZONE of the file: ical.js knows no other.
      return `${local} ${zone ?? "UTC"} ${new Date(time.toUnixTime() * 1000).toISOString().slice(0, 16)}`;
    };
    return {
      component: entry.name.toUpperCase(),
      uid: text("uid"),
      stamp: text("dtstamp"),
      sequence: Number(text("sequence")),
      start: shown("dtstart"),
      end: shown("dtend"),
      summary: text("summary"),
      location: text("location"),
      description: text("description"),
      url: text("url"),
      status: text("status"),
      transp: text("transp"),
      categories: entry.getFirstProperty("categories").getValues(),
      meeting: JSON.parse(text("x-plenary-meeting")),
      errors: [],
    };
  });
}

function readByPython(bytes) {
  const { status, stdout, stderr } = spawnSync(join(tools, "python/bin/python"), [inProject("tests/journeys/read_ics.py")], { input: bytes, maxBuffer: 1e8 });
  assert.equal(status, 0, stderr.toString());
  return JSON.parse(stdout.toString("utf8"));
}

journey("ical.js and Python's icalendar read equal fields, at the same moments", async ({ profile }) => {
  const snapshot = many();
  const page = await (await profile({ stored: { [PLAN]: JSON.stringify(snapshot) } })).open();
  const { bytes } = await exportAll(page);
  assert.ok(!/[^\r]\n/.test(bytes.toString("latin1")), "each line ends in CR LF");
  assert.ok(bytes.toString("latin1").split("\r\n").every((line) => line.length <= 75), "no line has more than 75 octets");

  const [byIcalJs, byPython] = [await readByIcalJs(bytes), readByPython(bytes)];
  assert.equal(byIcalJs.length, snapshot.plan.meetings.length);
  assert.deepEqual(byPython, byIcalJs);

  const { plan } = (await exportPlan(page)).snapshot;
  const days = { "2026-10-14": ["2026-10-14", "2026-10-15"], "2026-12-31/2027-01-02": ["2026-12-31", "2027-01-03"], "2026-23": ["2026-09-01", "2026-12-01"],
    "2026-24": ["2026-12-01", "2027-03-01"], "2026-34": ["2026-04-01", "2026-07-01"], "2026-41": ["2026-07-01", "2027-01-01"],
    "2026-02": ["2026-02-01", "2026-03-01"], 2026: ["2026-01-01", "2027-01-01"] };
  for (const meeting of plan.meetings.slice(4)) {
    const entry = byIcalJs.find(({ uid }) => uid === `${meeting.id}@${plan.id}.plenary`);
    assert.ok(entry.summary.includes(meeting.title), meeting.title);
    assert.deepEqual(carried(entry.meeting), carried(meeting));
    const { edtf, time: clock } = meeting.when;
    if (clock) {
      const at = (time) => `${edtf}T${time} ${clock.zone} ${utcOf(`${edtf}T${time}`, clock.zone)}`;
      assert.deepEqual([entry.start, entry.end], [at(clock.start), at(clock.end)]);
    } else {
      assert.deepEqual([entry.start, entry.end], days[edtf] ?? [null, null], edtf);
      assert.equal(entry.component, days[edtf] ? "VEVENT" : "VTODO");
      assert.ok(entry.location.startsWith(AWKWARD.trim()), "a place with all that has to be escaped");
      assert.ok(entry.description.includes(AWKWARD.trim()));
    }
  }
  // And it goes back without loss.
  await offer(page, { name: "all.ics", buffer: bytes });
  assert.deepEqual(await groups(page), [`The same as in the plan (${plan.meetings.length})`]);
});

journey("a large hostile file does not stop the page", async ({ profile }) => {
  const page = await (await profile()).open(PAGES.Exchange);
  const event = "BEGIN:VEVENT\r\nUID:#\r\nSUMMARY:A\r\nDTSTART;VALUE=DATE:16010101\r\nRRULE:FREQ=DAILY;COUNT=99999999\r\nEND:VEVENT\r\n";
  const events = Array.from({ length: 60_000 }, (_, at) => event.replace("#", at)).join("");
  await offer(page, { name: "hostile.ics", buffer: Buffer.from(`BEGIN:VCALENDAR\r\n${events}END:VCALENDAR\r\n`) });
  assert.match(await pageText(page), /are not listed: there are too many/);
  await press(page, "Leave it");
  await choose(page, "Import a file", { name: "large.ics", buffer: Buffer.alloc(10_000_000, "BEGIN:VCALENDAR\r\n") });
  await eventually(async () => assert.match(await refusal(page), /This file has 10 MB/));
});
