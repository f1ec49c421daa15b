// The picture of relations, by keyboard alone and by pointer: it is laid out before it is shown, stands still between
// visits, tells in words what it shows, and what a person moves stays on this machine.

import assert from "node:assert/strict";
import { PHONE, PLAN, address, builtIn, eventually, go, inOneLine, journey, offerPlan, fileOf, press, reload, stored } from "./helper.mjs";

const VIEW = "#/partners?view=relations";

/** The plan of BSEC, in which somebody does something. */
function worked() {
  const snapshot = builtIn();
  const [first, second] = snapshot.plan.objectives;
  first.lead = "georgia";
  first.participants = ["armenia", "ukraine"];
  second.participants = ["armenia"];
  return snapshot;
}

const picture = (page) => page.getByRole("group", { name: /^Picture of / });
const node = (page, name) => picture(page).getByRole("button", { name });
const place = (page, name) => node(page, name).getAttribute("transform");
const places = (page) => picture(page).getByRole("button").evaluateAll((nodes) => nodes.map((it) => [it.getAttribute("aria-label"), it.getAttribute("transform")]));
const focused = (page) => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.id);

async function openWorked(profile, options) {
  const { open } = await profile(options);
  const page = await open();
  await offerPlan(page, fileOf(worked()));
  await press(page, "Use this plan");
  await go(page, VIEW);
  await picture(page).waitFor();
  return page;
}

journey("relations are looked through and chosen by keys alone", async ({ profile }) => {
  const page = await openWorked(profile);
  await node(page, /^Republic of Armenia, partner, 3 relations$/).focus();
  await page.keyboard.press("Enter");
  await eventually(async () => assert.equal(await node(page, /^Republic of Armenia/).getAttribute("aria-pressed"), "true"));
  assert.match(address(page), /^#\/partners\/armenia\?/);
  // The keyboard stays in the picture, and what was chosen is said.
  assert.match(await focused(page), /^Republic of Armenia/);
  const said = page.getByRole("status").filter({ hasText: "Republic of Armenia chosen, 3 relations" });
  await said.waitFor({ state: "attached" });
  const about = page.getByRole("region", { name: "Republic of Armenia" });
  const sentences = (await about.getByRole("listitem").allTextContents()).map(inOneLine).sort();
  assert.deepEqual(sentences, [
    "Republic of Armenia hosts World Congress on Information Technology 2024",
    "Republic of Armenia takes part in Framework 1",
    "Republic of Armenia takes part in Framework 2",
  ]);
  // One stop for Tab; arrows go to the nearest in their direction, Page Down through all.
  assert.equal(await picture(page).locator("[tabindex='0']").count(), 1);
  const before = await place(page, /^Republic of Armenia/);
  const all = new Set();
  await page.keyboard.press("Home");
  for (const _ of await places(page)) {
    all.add(await focused(page));
    await page.keyboard.press("PageDown");
  }
  assert.equal(all.size, (await places(page)).length);
  await page.keyboard.press("Home");
  const from = await focused(page);
  await page.keyboard.press("ArrowDown");
  assert.notEqual(await focused(page), from);
  const y = (transform) => Number(/ (-?\d+)\)/.exec(transform)[1]);
  const there = new Map(await places(page));
  assert.ok(y(there.get(await focused(page))) > y(there.get(from)), "down leads down");
  // An objective is no partner: it is chosen here.
  await node(page, /^Framework 1,/).focus();
  await page.keyboard.press(" ");
  await eventually(async () => assert.equal(await node(page, /^Framework 1,/).getAttribute("aria-pressed"), "true"));
  await page.getByRole("listitem").filter({ hasText: "Framework 1 is led by Georgia" }).waitFor();
  assert.equal(address(page), "#/partners?node=objective:fw-1&view=relations");
  await page.keyboard.press("Escape");
  await eventually(async () => assert.equal(address(page), "#/partners?view=relations"));
  assert.equal(await place(page, /^Republic of Armenia/), before, "choosing moves nothing");
});

journey("the picture is the same at each visit, and what was moved stays where it was put", async ({ profile }) => {
  const page = await openWorked(profile);
  const first = await places(page);
  await reload(page);
  await picture(page).waitFor();
  assert.deepEqual(await places(page), first);
  await node(page, /^Framework 2,/).focus();
  const plan = (await stored(page))[PLAN];
  await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Shift+ArrowLeft");
  await eventually(async () => assert.notEqual(await place(page, /^Framework 2,/), new Map(first).get(await focused(page))));
  await page.getByRole("status").filter({ hasText: "Framework 2 moved left" }).waitFor({ state: "attached" });
  const moved = await places(page);
  assert.equal(moved.filter(([name, at]) => new Map(first).get(name) !== at).length, 1, "the others stay");
  await reload(page);
  await picture(page).waitFor();
  assert.deepEqual(await places(page), moved);
  const kept = await stored(page);
  assert.equal(kept[PLAN], plan, "it is no part of the plan");
  assert.equal(Object.keys(kept).filter((key) => key.startsWith("plenary/graph/")).length, 1);
  await press(page, "Put 1 moved node back");
  await eventually(async () => assert.deepEqual(await places(page), first));
  assert.equal(Object.keys(await stored(page)).filter((key) => key.startsWith("plenary/graph/")).length, 0);
});

journey("nodes are dragged, and a click chooses", async ({ profile }) => {
  const page = await openWorked(profile);
  const georgia = node(page, /^Georgia,/);
  await georgia.scrollIntoViewIfNeeded();
  const before = await places(page);
  const at = await georgia.locator(".target").boundingBox();
  const [x, y] = [at.x + at.width / 2, at.y + at.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 60, y + 40, { steps: 4 });
  await page.mouse.up();
  await eventually(async () => assert.notEqual(await place(page, /^Georgia,/), new Map(before).get(await georgia.getAttribute("aria-label"))));
  assert.equal(await georgia.getAttribute("aria-pressed"), "false", "a drag is no click");
  await georgia.locator(".target").click();
  await eventually(async () => assert.equal(await georgia.getAttribute("aria-pressed"), "true"));
  await page.getByRole("heading", { level: 2, name: "Georgia" }).first().waitFor();
});

journey("kinds are left out by the address, and each relation is a sentence", async ({ profile }) => {
  const page = await openWorked(profile, { viewport: PHONE });
  const summary = (name) => page.locator("summary").filter({ hasText: name });
  await summary("Takes part in (3)").click();
  await page.getByRole("listitem").filter({ hasText: /^Ukraine takes part in Framework 1$/ }).waitFor();
  await page.getByRole("checkbox", { name: "takes part in (3)" }).uncheck();
  await eventually(async () => assert.equal(await summary("Takes part in").count(), 0));
  await page.getByRole("checkbox", { name: "Meetings" }).uncheck();
  await eventually(async () => assert.equal(await node(page, /^World Congress/).count(), 0));
  assert.equal(address(page), "#/partners?view=relations&without=meeting,takes-part");
  await reload(page);
  await picture(page).waitFor();
  assert.equal(await page.getByRole("checkbox", { name: "Meetings" }).isChecked(), false);
  assert.equal(await node(page, /^World Congress/).count(), 0);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, "the page does not scroll sideways");
});
