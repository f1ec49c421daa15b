// The overview on different days: what it leads with, what is overdue and what is not, what was fixed and changed.

import assert from "node:assert/strict";
import { PAGES, SITE, builtIn, eventually, fileOf, go, inOneLine, journey, offerPlan, started } from "./helper.mjs";

/** A new tab whose clock stands at noon of a day. */
async function openOn(profile, day, options = {}) {
  const { context } = await profile({ timezoneId: "Europe/Istanbul", ...options });
  const page = await context.newPage();
  await page.clock.setFixedTime(new Date(`${day}T12:00:00+03:00`));
  await page.goto(`${SITE}#/`);
  await started(page);
  return page;
}

const card = (page, name) => page.getByRole("region", { name, exact: true });
const needs = async (page) => {
  const rows = card(page, "Needs a decision").locator("li p");
  return (await rows.allTextContents()).map(inOneLine);
};
const band = (page) => card(page, "Where the term stands");

async function use(page, snapshot) {
  await offerPlan(page, fileOf(snapshot));
  await page.locator("#import-answer").waitFor();
  await page.getByRole("button", { name: "Use this plan", exact: true }).click();
  await go(page, PAGES.Overview);
}

journey("autumn 2024 is overdue after 30 November 2024, and not before", async ({ profile }) => {
  const before = await openOn(profile, "2024-11-30");
  assert.ok((await needs(before)).includes("1st Meeting: autumn 2024 is to be confirmed."), (await needs(before)).join());
  const after = await openOn(profile, "2024-12-01");
  assert.ok((await needs(after)).includes("1st Meeting: overdue since 30 November 2024."), (await needs(after)).join());
  assert.ok((await needs(after)).includes("2nd Meeting: autumn 2025 is to be confirmed."));
});

journey("until the last day the term runs; from the next it leads with Evaluate and Roll over", async ({ profile }) => {
  const last = await openOn(profile, "2025-12-31");
  await band(last).getByText("This term runs until 31 December 2025.").waitFor();
  await band(last).getByRole("link", { name: "Assess the objectives" }).waitFor();
  assert.equal(await band(last).getByRole("link", { name: "Evaluate the term" }).count(), 0);
  // The next plan is made ready in the last half-year.
  await band(last).getByRole("link", { name: "Roll over to 2026–2027" }).waitFor();
  const spring = await openOn(profile, "2025-06-30");
  await band(spring).getByRole("link", { name: "Assess the objectives" }).waitFor();
  assert.equal(await band(spring).getByRole("link", { name: /Roll over/ }).count(), 0);
  const next = await openOn(profile, "2026-01-01");
  await band(next).getByText("This term ended on 31 December 2025.").waitFor();
  const link = (name) => band(next).getByRole("link", { name, exact: true }).getAttribute("href");
  assert.equal(await link("Evaluate the term"), "#/evaluate");
  assert.equal(await link("Roll over to 2026–2027"), "#/roll-over");
  assert.ok((await needs(next)).includes("Meeting of ICT Ministers of the BSEC Member States: no date was ever fixed."));
});

journey("what was fixed and changed lately stands on the overview, and what has no date in its tray", async ({ profile }) => {
  const page = await openOn(profile, "2025-03-10");
  const term = card(page, "The term");
  assert.deepEqual(await term.locator(".tray h3").allTextContents(), ["No date"]);
  await term.getByRole("link", { name: "Meeting of ICT Ministers of the BSEC Member States" }).waitFor();
  await card(page, "Last changes").getByText("Nothing was changed yet.").waitFor();
  await go(page, "#/calendar/wg-2");
  await page.getByLabel("Planned date", { exact: true }).fill("14 October 2025");
  await page.getByLabel("Planned date", { exact: true }).blur();
  await go(page, PAGES.Overview);
  // A day that is not confirmed is not fixed.
  await card(page, "Last changes").getByText("14 October 2025").waitFor();
  assert.deepEqual(await term.locator(".tray h3").allTextContents(), ["No date"]);
  await go(page, "#/calendar/wg-2");
  // The way from autumn to the day is kept, with the official wording first.
  assert.deepEqual(await page.locator(".firming li > p:first-child").allTextContents(), ["autumn 2025 HQ (TBD)", "autumn 2025", "14 October 2025"]);
  await page.getByLabel("The date is confirmed").check();
  for (const status of ["In progress", "Achieved", "Dropped", "Postponed", "Continuous"]) {
    await go(page, "#/objectives/fw-3");
    await page.getByLabel("Status", { exact: true }).selectOption({ label: status });
  }
  await go(page, PAGES.Overview);
  await eventually(async () => assert.deepEqual(await term.locator(".tray h3").allTextContents(), ["No date", "Fixed lately"]));
  assert.equal(inOneLine(await term.locator(".tray.fixed li").innerText()), "2nd Meeting: 14 October 2025");
  const changes = card(page, "Last changes").getByRole("listitem");
  assert.equal(await changes.count(), 5);
  assert.equal(inOneLine(await changes.first().innerText()), "Status of Framework 3: postponed → continuous");
  await card(page, "Last changes").getByRole("link").click();
  await page.getByRole("heading", { level: 1, name: "History" }).waitFor();
});

journey("progress is there as charts and as tables, and not assessed is no other word", async ({ profile }) => {
  const page = await openOn(profile, "2025-03-10");
  const snapshot = builtIn();
  snapshot.plan.objectives[0].status = "not-started";
  snapshot.plan.objectives[0].assessment = { by: "coordinator", on: "2024-10-01", remark: null };
  snapshot.plan.objectives[0].lead = "georgia";
  snapshot.plan.objectives[0].evidence = ["2024-23", "2024"].map((when, at) => ({ id: `ev-${at}`, when, text: "A report", source: null, reported_by: null }));
  await use(page, snapshot);
  await card(page, "Progress").getByRole("img", { name: "9 not assessed, 1 not started" }).waitFor();
  await page.getByRole("link", { name: "By lead and by half-year" }).click();
  for (const summary of await page.getByText("Show as table").all()) await summary.click();
  const rows = async (name) => (await page.getByRole("table", { name }).getByRole("row").allInnerTexts()).map(inOneLine);
  assert.deepEqual(await rows("Objectives by kind and status"), [
    "Kind Not assessed Not started All",
    "Frameworks of action 9 1 10",
    "Priority areas 7 0 7",
  ]);
  assert.deepEqual(await rows("Objectives by lead and status"), [
    "Lead Not assessed Not started All",
    "Georgia 0 1 1",
    "No lead named 16 0 16",
  ]);
  assert.deepEqual(await rows("Objectives assessed, evidence reported and meetings held by half-year"), [
    "Half-year Objectives assessed Evidence reported Meetings held",
    "January – June 2024 0 0 0",
    "July – December 2024 1 1 1",
    "January – June 2025 0 0 0",
    "July – December 2025 0 0 0",
    "Date too vague 0 1 0",
  ]);
});

journey("sixty meetings, sixty leads and 2,000 objectives fit", async ({ profile }) => {
  const page = await openOn(profile, "2025-03-10", { viewport: { width: 390, height: 844 } });
  const snapshot = builtIn();
  const { plan } = snapshot;
  const [template] = plan.partners.slice(-1);
  plan.partners.push(...Array.from({ length: 60 }, (_, at) => ({ ...template, id: `body-${at}`, name: `Body ${at}`, category: "organisation" })));
  plan.objectives = Array.from({ length: 2000 }, (_, at) => ({ ...plan.objectives[0], id: `ob-${at}`, number: `${at + 1}`, lead: `body-${at % 60}` }));
  plan.meetings = Array.from({ length: 60 }, (_, at) => ({
    ...plan.meetings[at % 4], id: `m-${at}`, title: `Meeting ${at}`, status: "planned", held: null,
    when: { edtf: at % 3 ? `2025-${String((at % 12) + 1).padStart(2, "0")}` : null, wording: null, confirmed: false },
  }));
  await use(page, snapshot);
  const term = card(page, "The term");
  await eventually(async () => assert.equal(await term.locator(".mark-bar").count(), 40));
  await term.getByRole("link", { name: "and 14 more" }).waitFor();
  assert.equal((await needs(page)).length, 6);
  const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
  assert.ok(await fits());
  await go(page, "#/progress");
  const leads = card(page, "By lead");
  await leads.getByText("48 others").waitFor();
  assert.equal(await leads.locator(".share-row").count(), 13);
  await leads.getByRole("button", { name: "Show all 60 leads" }).click();
  await eventually(async () => assert.equal(await leads.locator(".share-row").count(), 60));
  assert.ok(await fits());
});
