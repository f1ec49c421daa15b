// Several plans in one browser: made, opened, removed and brought back; each kept under its own key.

import assert from "node:assert/strict";
import {
  PAGES, PLAN, SITE, address, builtIn, chooseStatus, download, eventually, expectStatus, fileOf, go, inOneLine, journey, offerPlan, pageText,
  press, refusal, reload, saved, stored,
} from "./helper.mjs";

const cards = (page) => page.getByRole("list", { name: "Plans" }).getByRole("heading", { level: 2 });
const expectPlans = (page, names) =>
  eventually(async () => assert.deepEqual((await cards(page).allTextContents()).map(inOneLine).sort(), [...names].sort()));
const openPlan = (page) => new URL(page.url()).hash.match(/[?&]plan=([^&]*)/)?.[1];
const expectOpen = (page, id) => eventually(async () => assert.equal(openPlan(page), id));
const barTitle = (page) => page.locator(".bar-title > span");
const BSEC = "bsec-ict-2024-2025";
const bsecName = async (page) => inOneLine(await cards(page).filter({ hasText: "2024–2025" }).textContent());

/** Makes a plan on the page of plans, and waits until it is open. */
async function make(page, from, fields) {
  await go(page, "#/library");
  await page.getByLabel("Begin with").selectOption({ label: from });
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(value);
  await press(page, "Make the plan");
  await page.getByText("was made and is now the open plan").waitFor();
  return openPlan(page);
}

journey("three plans made three ways, each opened by its own address, and by going back", async ({ profile }) => {
  const page = await (await profile()).open();
  assert.equal(openPlan(page), BSEC, "the open plan is part of the address");
  assert.deepEqual(Object.keys(await stored(page)).filter((key) => key.startsWith("plenary/plans/")), [], "nothing is stored before a change");

  const blank = await make(page, "Nothing: an empty plan", { Title: "Plan on small ports", "Working group": "Ports" });
  assert.equal(blank, "ports-2026-2027");
  assert.match(await page.getByRole("main").innerText(), /no objectives yet/);

  await go(page, "#/library");
  await page.getByLabel("Begin with").selectOption({ label: "The outline of the BSEC ICT plan" });
  assert.match(await page.getByLabel("Title", { exact: true }).inputValue(), /WORKING GROUP/);
  await page.getByLabel("Last day of the term").fill("2025-01-01");
  await press(page, "Make the plan");
  await page.getByRole("alert").filter({ hasText: "ends before it begins" }).waitFor();
  await page.getByLabel("Last day of the term").fill("2027-12-31");
  await press(page, "Make the plan");
  await expectOpen(page, "bsec-ict-2026-2027");
  await go(page, "#/text");
  await eventually(async () => assert.match(await pageText(page), /LIST OF ACTIVITES AND JOINT MEETINGS/));

  await go(page, "#/library");
  const copy = await make(page, "A copy of " + (await bsecName(page)), { Title: "My copy" });
  assert.equal(copy, `${BSEC}-copy`);
  await go(page, "#/objectives/fw-3");
  await saved(page, `plenary/plans/${copy}`, () => chooseStatus(page, "Achieved"));

  await go(page, `#/objectives/fw-3?plan=${BSEC}`);
  await expectStatus(page, "Not assessed");
  await page.goBack();
  await expectOpen(page, copy);
  await expectStatus(page, "Achieved");
  await page.goForward();
  await expectOpen(page, BSEC);
  await expectStatus(page, "Not assessed");

  await page.goto(`${SITE}#/objectives/fw-3?plan=${copy}`);
  await expectStatus(page, "Achieved");
  await reload(page);
  await expectStatus(page, "Achieved");
  assert.equal(address(page), "#/objectives/fw-3");
  await go(page, "#/library");
  await eventually(async () => assert.equal(await cards(page).count(), 4));
});

journey("a page without a plan in its address opens the plan that was open last", async ({ profile }) => {
  const visitor = await profile();
  const page = await visitor.open();
  const id = await make(page, "Nothing: an empty plan", { Title: "Ports", "Working group": "Ports" });
  const other = await visitor.open("#/objectives");
  await expectOpen(other, id);
});

journey("removing a plan can be undone, and it waits until it is forgotten", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-3");
  await saved(page, PLAN, () => chooseStatus(page, "In progress"));
  const id = await make(page, "Nothing: an empty plan", { Title: "Ports", "Working group": "Ports" });
  await go(page, "#/library");
  const [ports, bsec] = ["Ports, 2026–2027", await bsecName(page)];
  await expectPlans(page, [ports, bsec]);

  // Far down on a low screen, what was done is in sight all the same, below the bar.
  await page.setViewportSize({ width: 1280, height: 400 });
  await page.getByRole("button", { name: `Remove ${ports}` }).focus();
  await page.evaluate(() => scrollTo(0, 150));
  await page.keyboard.press("Enter");
  await expectPlans(page, [bsec]);
  await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement.id), "page-heading"));
  await page.evaluate(() => scrollTo(0, 150));
  const [bar, notice] = [await page.locator(".bar").boundingBox(), await page.locator(".notice").boundingBox()];
  assert.ok(await page.evaluate(() => scrollY > 0), "the page is scrolled");
  assert.ok(bar.y >= 0 && notice.y >= bar.y + bar.height && notice.y + notice.height <= 400, JSON.stringify([bar, notice]));
  await page.setViewportSize({ width: 1280, height: 800 });
  await expectOpen(page, BSEC);
  assert.equal((await stored(page))[`plenary/plans/${id}`], undefined);
  await press(page, "Undo the removal");
  await expectPlans(page, [ports, bsec]);
  await expectOpen(page, id);

  // The plan that Plenary came with, with its changes.
  await press(page, `Remove ${bsec}`);
  await expectPlans(page, [ports]);
  assert.equal(await page.getByRole("button", { name: `Remove ${ports}` }).count(), 0, "the last plan stays");
  await reload(page);
  await expectPlans(page, [ports]);
  await press(page, `Restore ${bsec}`);
  await expectPlans(page, [ports, bsec]);
  await go(page, `#/objectives/fw-3?plan=${BSEC}`);
  await expectStatus(page, "In progress");

  await go(page, "#/library");
  await press(page, `Remove ${bsec}`);
  const file = await download(page, `Save, then forget: ${bsec}`);
  assert.equal(JSON.parse(file.bytes.toString("utf8")).plan.objectives[2].status, "in-progress");
  await page.getByRole("heading", { name: "Removed plans" }).waitFor({ state: "detached" });
  const left = Object.keys(await stored(page)).filter((key) => key.includes(BSEC));
  assert.deepEqual(left, [], "nothing of it is left");
  await reload(page);
  await expectPlans(page, [ports]);

  // Plenary still comes with it.
  await go(page, PAGES.Settings);
  await press(page, "Start again");
  await press(page, "Save my plan as a file, then start again");
  await expectOpen(page, BSEC);
  await go(page, "#/objectives/fw-3");
  await expectStatus(page, "Not assessed");
});

journey("a plan that is not in this browser is told plainly, with ways on", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives?plan=somebody-elses");
  await page.getByRole("heading", { level: 1, name: "This plan can't be shown" }).waitFor();
  assert.match(await pageText(page), /somebody-elses .*no such plan in this browser/);
  await page.getByRole("main").getByRole("link", { name: "Import a file" }).click();
  await page.getByRole("heading", { level: 1, name: "Exchange" }).waitFor();
  await expectOpen(page, BSEC);
  await page.goBack();
  await page.getByRole("heading", { level: 1, name: "This plan can't be shown" }).waitFor();
  await page.getByRole("main").getByRole("link", { name: /^Go on with/ }).click();
  await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
  await expectOpen(page, BSEC);
  await go(page, "#/?plan=NOT AN ID");
  await page.getByRole("heading", { level: 1, name: "This plan can't be shown" }).waitFor();
});

journey("two tabs with two plans: each follows its own", async ({ profile }) => {
  const visitor = await profile();
  const first = await visitor.open("#/objectives/fw-3");
  const second = await visitor.open("#/library");
  const copy = await make(second, "A copy of " + (await bsecName(second)), { Title: "Copy" });
  await go(second, "#/objectives/fw-3");
  await saved(second, `plenary/plans/${copy}`, () => chooseStatus(second, "Dropped"));
  await saved(first, PLAN, () => chooseStatus(first, "In progress"));
  await expectStatus(second, "Dropped");
  await expectStatus(first, "In progress");
  const kept = await stored(first);
  assert.equal(JSON.parse(kept[PLAN]).plan.objectives[2].status, "in-progress");
  assert.equal(JSON.parse(kept[`plenary/plans/${copy}`]).plan.objectives[2].status, "dropped");
});

journey("a plan removed in another tab is kept as it was removed, until a person decides", async ({ profile }) => {
  const visitor = await profile();
  const first = await visitor.open("#/objectives/fw-3");
  await saved(first, PLAN, () => chooseStatus(first, "In progress"));
  const second = await visitor.open("#/library");
  const bsec = await bsecName(second);
  await make(second, "Nothing: an empty plan", { Title: "Ports", "Working group": "Ports" });
  await go(second, "#/library");
  await press(second, `Remove ${bsec}`);
  await first.getByRole("alert").filter({ hasText: "removed in another tab" }).waitFor();
  await chooseStatus(first, "Achieved");
  await eventually(async () => assert.equal((await stored(first))[PLAN], undefined));
  await press(first, "Keep it among my plans");
  await eventually(async () => assert.match((await stored(first))[PLAN] ?? "", /"achieved"/));
});

// --- Files. ---

const useButton = (page) => page.getByRole("button", { name: "Use this plan", exact: true });

function anotherPlan(id = "ports-2024-2025", title = "Plan on small ports") {
  const snapshot = builtIn();
  snapshot.plan.id = id;
  snapshot.plan.title = title;
  snapshot.plan.group = "Ports";
  snapshot.lineage = ["ab".repeat(32)];
  return snapshot;
}

journey("a file with another id comes as a further plan, and there is a way back", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-3");
  await saved(page, PLAN, () => chooseStatus(page, "In progress"));
  const before = (await stored(page))[PLAN];
  await offerPlan(page, fileOf(anotherPlan()));
  await useButton(page).waitFor();
  assert.match(await pageText(page), /No plan in this browser is this one/);
  await saved(page, "plenary/plans/ports-2024-2025", () => useButton(page).click());
  await expectOpen(page, "ports-2024-2025");
  await eventually(async () => assert.equal(inOneLine(await barTitle(page).textContent()), "Plan on small ports"));
  assert.equal((await stored(page))[PLAN], before);
  assert.match(await pageText(page), /was open; it is still there/);
  await page.getByRole("button", { name: /^Open “.*2024–2025”$/ }).click();
  await expectOpen(page, BSEC);
});

journey("a file with the id of a plan that is not open replaces that one, in one step", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-3");
  await saved(page, PLAN, () => chooseStatus(page, "In progress"));
  await make(page, "Nothing: an empty plan", { Title: "Ports", "Working group": "Ports" });
  const theirs = builtIn();
  theirs.plan.objectives[2].status = "achieved";
  await offerPlan(page, fileOf(theirs));
  await useButton(page).waitFor();
  assert.match(await pageText(page), /among your plans and not the open one/);
  await saved(page, PLAN, () => useButton(page).click());
  await expectOpen(page, BSEC);
  await page.getByRole("button", { name: "Open “Ports, 2026–2027”" }).waitFor();
  await go(page, "#/objectives/fw-3");
  await expectStatus(page, "Achieved");
  await saved(page, PLAN, () => press(page, "Undo"));
  await expectStatus(page, "In progress");
});

journey("an unrelated plan with an id that is taken: the reader decides", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-3");
  await saved(page, PLAN, () => chooseStatus(page, "In progress"));
  await offerPlan(page, fileOf(anotherPlan(BSEC)));
  await page.getByText("A plan with the same id is here").waitFor();
  assert.equal(await useButton(page).count(), 0);
  await press(page, "Add it as another plan");
  await expectOpen(page, `${BSEC}-2`);
  await offerPlan(page, fileOf(anotherPlan(BSEC, "A third one")));
  await saved(page, PLAN, () => press(page, "Replace the plan that is here"));
  await expectOpen(page, BSEC);
  await saved(page, PLAN, () => press(page, "Undo"));
  await go(page, "#/objectives/fw-3");
  await expectStatus(page, "In progress");
});

// --- Storage that fails. ---

const fill = (page) =>
  page.evaluate(() => {
    const { setItem } = Storage.prototype;
    window.makeRoom = () => (Storage.prototype.setItem = setItem);
    Storage.prototype.setItem = () => {
      throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
    };
  });

journey("full storage: no further plan is made and none is removed, and it is said", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-3");
  await saved(page, PLAN, () => chooseStatus(page, "In progress"));
  const id = await make(page, "Nothing: an empty plan", { Title: "Ports", "Working group": "Ports" });
  await go(page, "#/library");
  await fill(page);
  const before = await stored(page);
  await page.getByLabel("Title", { exact: true }).fill("Another one");
  await press(page, "Make the plan");
  await page.getByRole("alert").filter({ hasText: "no room left" }).waitFor();
  assert.equal(openPlan(page), id);
  assert.deepEqual(await stored(page), before);
});

journey("what could not be kept stays while another plan is open", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-3");
  await make(page, "Nothing: an empty plan", { Title: "Ports", "Working group": "Ports" });
  await go(page, `#/objectives/fw-3?plan=${BSEC}`);
  await fill(page);
  await chooseStatus(page, "Achieved");
  await page.getByRole("status").filter({ hasText: /not saved/i }).waitFor();
  await go(page, "#/?plan=ports-2026-2027");
  await eventually(async () => assert.equal(inOneLine(await barTitle(page).textContent()), "Ports"));
  await page.evaluate(() => window.makeRoom());
  await saved(page, PLAN, () => page.goBack());
  await expectStatus(page, "Achieved");
});

journey("blocked storage: plans can still be made and switched while the page is open", async ({ profile }) => {
  const before = () =>
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("Access is denied for this document.", "SecurityError");
      },
    });
  const page = await (await profile({ before })).open("#/objectives/fw-3");
  await chooseStatus(page, "In progress");
  const id = await make(page, "Nothing: an empty plan", { Title: "Ports", "Working group": "Ports" });
  await eventually(async () => assert.match(await refusal(page), /does not let the page keep anything/));
  await go(page, `#/objectives/fw-3?plan=${BSEC}`);
  await expectStatus(page, "In progress");
  await go(page, `#/?plan=${id}`);
  await eventually(async () => assert.equal(inOneLine(await barTitle(page).textContent()), "Ports"));
});

journey("a plan that can't be read is listed, handed out, and left as it is", async ({ profile }) => {
  const text = '{"format":"plenary-plan","version":1,"plan":{"id"';
  const page = await (await profile({ stored: { "plenary/plans/broken": text } })).open("#/library");
  await expectPlans(page, [await bsecName(page), "broken"]);
  const file = await download(page, "Download the stored text");
  assert.equal(file.bytes.toString("utf8"), text);
  await go(page, "#/?plan=broken");
  await page.getByRole("heading", { level: 1, name: "This plan can't be shown" }).waitFor();
  assert.equal((await stored(page))["plenary/plans/broken"], text);
});

// --- The key of earlier versions. ---

const old = (change = () => {}) => {
  const snapshot = builtIn();
  snapshot.plan.objectives[2].status = "in-progress";
  change(snapshot);
  return JSON.stringify(snapshot);
};

journey("the one plan of earlier versions is taken over under its own key", async ({ profile }) => {
  const text = old();
  const page = await (await profile({ stored: { "plenary/plan": text } })).open("#/objectives/fw-3");
  await expectStatus(page, "In progress");
  const kept = await stored(page);
  assert.equal(kept[PLAN], text);
  assert.equal(kept["plenary/plan"], undefined);
  await saved(page, PLAN, () => chooseStatus(page, "Achieved"));
});

journey("an old plan beside a newer one with its id is set aside, not lost", async ({ profile }) => {
  const [newer, older] = [old(({ plan }) => (plan.objectives[2].status = "achieved")), old()];
  const page = await (await profile({ stored: { [PLAN]: newer, "plenary/plan": older } })).open("#/objectives/fw-3");
  await expectStatus(page, "Achieved");
  await page.getByText("It was set aside").waitFor();
  const kept = await stored(page);
  assert.equal(kept["plenary/plan"], undefined);
  assert.deepEqual(Object.entries(kept).filter(([key]) => key.startsWith("plenary/aside/plan-")).map(([, text]) => text), [older]);
});

journey("without room for two copies the old plan stays where it is, and works", async ({ profile }) => {
  const text = old();
  const before = () => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (key, value) {
      if (key.startsWith("plenary/plans/")) throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
      setItem.call(this, key, value);
    };
  };
  const page = await (await profile({ stored: { "plenary/plan": text }, before })).open("#/objectives/fw-3");
  await expectStatus(page, "In progress");
  assert.equal((await stored(page))["plenary/plan"], text);
  await saved(page, "plenary/plan", () => chooseStatus(page, "Achieved"));
  await go(page, "#/library");
  await eventually(async () => assert.equal(await cards(page).count(), 1));
});

journey("an old plan that can't be read is left where it is, and told", async ({ profile }) => {
  const text = '{"format":"plenary-plan","version":1,"plan":{"id"';
  const page = await (await profile({ stored: { "plenary/plan": text } })).open("#/objectives/fw-3");
  await page.getByRole("alert").filter({ hasText: "can't be read" }).waitFor();
  await chooseStatus(page, "In progress");
  await page.getByRole("status").filter({ hasText: /not saved/i }).waitFor();
  assert.equal((await stored(page))["plenary/plan"], text);
  await saved(page, PLAN, () => press(page, "Set it aside and keep new changes"));
  const kept = await stored(page);
  assert.ok(Object.entries(kept).some(([key, value]) => key.startsWith("plenary/aside/plan-") && value === text));
  await reload(page);
  await expectStatus(page, "In progress");
});
