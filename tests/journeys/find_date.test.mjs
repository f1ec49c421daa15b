// Bad dates and better ones: what a meeting's page says of its days, and the way from a season to two days in it.
import assert from "node:assert/strict";
import { PHONE, PLAN, builtIn, eventually, journey, stored } from "./helper.mjs";

const YEAR = new Date().getUTCFullYear() + 1; // a year that is all to come

/** The built-in plan as it is kept, with its first meeting on this date. */
function planned(edtf, change = () => {}) {
  const file = builtIn();
  const meeting = file.plan.meetings.find(({ id }) => id === "wg-1");
  meeting.when.edtf = edtf;
  change(file.plan);
  return { [PLAN]: JSON.stringify(file) };
}

journey("a meeting's page says which members have a public holiday", async ({ profile }) => {
  const { open } = await profile({ stored: planned("2026-08-14/2026-08-16") });
  const page = await open("#/calendar/wg-1");
  const said = page.getByRole("region", { name: "What speaks against these days" });
  await said.getByText("15 August 2026: public holiday in 2 members: Hellenic Republic (Dormition), Romania (Dormition).").waitFor();
  await said.getByText("15–16 August 2026 are Saturday and Sunday.").waitFor();
});

journey("nothing is claimed of a vague date; an expected feast is said to be expected", async ({ profile }) => {
  const { open } = await profile({ stored: planned("2027-03") });
  const page = await open("#/calendar/wg-1");
  const said = page.getByRole("region", { name: "What speaks against these days" });
  await said.getByRole("link", { name: "Find a date for this meeting" }).waitFor();
  assert.equal(await said.getByRole("listitem").count(), 0);

  const other = await (await profile({ stored: planned("2027-03-09") })).open("#/calendar/wg-1");
  await other.getByText(/Albania \(Eid al-Fitr, expected, may differ by a day\)/).first().waitFor();
});

journey("from a season to days that suit, by the keyboard alone, and back", async ({ profile }) => {
  // Another meeting is on the first good days, so that they are not the best.
  const { open } = await profile({ stored: planned(`${YEAR}-23`) });
  const page = await open("#/calendar/wg-1");
  await page.getByRole("link", { name: "Find a date for this meeting" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Find a date", level: 1 }).waitFor();
  assert.equal(await page.getByLabel("For", { exact: true }).inputValue(), "wg-1");
  assert.equal(await page.getByLabel("How long").inputValue(), "2");

  // The best ones have nothing against them, lie in the autumn and on working days.
  const rows = page.getByRole("table", { name: "Days that suit best" }).getByRole("row");
  const best = rows.nth(1);
  await best.getByText("No public holidays").waitFor();
  assert.match(await best.innerText(), new RegExp(`(September|October|November) ${YEAR}`));
  assert.doesNotMatch(await best.innerText(), /Saturday|Sunday/);

  // How long is kept in the address.
  await page.getByLabel("How long").selectOption("3");
  await eventually(async () => assert.match(page.url(), /days=3/));
  await page.reload();
  await rows.nth(1).waitFor();
  assert.equal(await page.getByLabel("How long").inputValue(), "3");

  // More of them, with the focus where it was.
  const more = page.getByRole("button", { name: /^Show more of/ });
  const before = await rows.count();
  await more.focus();
  await page.keyboard.press("Enter");
  await eventually(async () => assert.equal(await rows.count(), before + 12));
  await page.waitForFunction(() => document.activeElement.textContent.startsWith("Show more of"));

  const choose = rows.nth(1).getByRole("button");
  const days = (await choose.getAttribute("aria-label")).replace("Choose ", "");
  await choose.focus();
  await page.keyboard.press("Enter");
  await eventually(async () => assert.match(page.url(), /#\/calendar\/wg-1/));
  await page.getByText("No public holiday in the 13 members that are known").waitFor();
  const kept = async () => JSON.parse((await stored(page))[PLAN]).plan.meetings.find(({ id }) => id === "wg-1").when;
  await eventually(async () => {
    const { edtf, wording } = await kept();
    const [first, last] = edtf.split("/");
    assert.equal((Date.parse(last) - Date.parse(first)) / 864e5, 2, `${edtf} for ${days}`);
    assert.equal(wording, "autumn 2024 HQ (TBD)", "the official wording stays");
  });
  // One step back.
  await page.getByRole("button", { name: /^Undo/ }).click();
  await eventually(async () => assert.equal((await kept()).edtf, `${YEAR}-23`));
});

journey("only the members that count are counted, and a new meeting is made on the days", async ({ profile }) => {
  const { open } = await profile({ viewport: PHONE });
  const page = await open(`#/find-date?within=${YEAR}-10-28&days=1`);
  const row = page.getByRole("table", { name: "Days that suit best" }).getByRole("row").nth(1);
  await row.getByText(/2 members: Hellenic Republic \(Ohi Day\), Türkiye \(Eve of Republic Day, from 13:00\)/).waitFor();
  await page.getByText("Members that count: all 13").click();
  for (const name of ["Hellenic Republic", "Türkiye"]) await page.getByRole("checkbox", { name }).uncheck();
  await row.getByText("No public holidays").waitFor();
  await page.getByText("Members that count: 11 of 13").waitFor();
  assert.match(page.url(), /without=hellenic-republic,turkiye/);
  const { scrollWidth, width } = await page.evaluate(() => ({ scrollWidth: document.documentElement.scrollWidth, width: innerWidth }));
  assert.ok(scrollWidth <= width, "nothing sticks out on a phone");

  await page.getByRole("button", { name: `Choose 28 October ${YEAR}` }).click();
  await page.getByRole("heading", { name: "New meeting" }).waitFor();
  await eventually(async () => {
    const meetings = JSON.parse((await stored(page))[PLAN]).plan.meetings;
    assert.equal(meetings.at(-1).when.edtf, `${YEAR}-10-28`);
  });
});

journey("the search leads there", async ({ profile }) => {
  const { open } = await profile();
  const page = await open("#/");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("find a date");
  await page.getByRole("option", { name: /Find a date/ }).first().waitFor();
  await page.keyboard.press("Enter");
  await page.getByText("Say within which time").waitFor();
  const within = page.getByLabel("Within", { exact: true });
  await within.fill(`first half of ${YEAR}`);
  await within.press("Enter");
  await page.getByRole("table", { name: "Days that suit best" }).getByText("No public holidays").first().waitFor();
  await eventually(async () => assert.match(page.url(), new RegExp(`within=${YEAR}-40`)));
});

journey("a meeting that took place is not moved, and years that are not known are told", async ({ profile }) => {
  const { open } = await profile();
  const page = await open("#/find-date?for=wcit-2024&within=2035");
  await page.getByText("Public holidays are known from 2024 to 2031 only.").waitFor();
  assert.equal(await page.getByLabel("For", { exact: true }).inputValue(), "", "a new meeting");
});
