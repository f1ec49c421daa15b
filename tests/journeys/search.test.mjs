// Finding any word of the plan and of my notes, in six scripts, from any page, by keyboard alone.

import assert from "node:assert/strict";
import {
  PAGES, PHONE, PLAN, ROUTES, address, builtIn, chooseStatus, eventually, expectStatus, fileOf, go, inOneLine, journey, note, offerPlan, pageText, press, reload, saved,
} from "./helper.mjs";

const dialog = (page) => page.getByRole("dialog", { name: "Search", exact: true });
const field = (page) => dialog(page).getByRole("combobox");
const options = (page) => dialog(page).getByRole("option");
const chosen = (page) => dialog(page).locator("[role=option][aria-selected=true]");
const said = async (page) => inOneLine(await dialog(page).getByRole("status").textContent());
const isOpen = (page) => field(page).waitFor();
const isClosed = (page) => dialog(page).waitFor({ state: "hidden" });
const hash = async (page) => address(page);
const expectHash = (page, wanted) => eventually(async () => assert.equal(await hash(page), wanted));
const focusedId = (page) => page.evaluate(() => document.activeElement.id);
const expectFocus = (page, id) => eventually(async () => assert.equal(await focusedId(page), id));

/** Types into the open search, and waits until the list answers to it. */
async function ask(page, words) {
  await field(page).fill(words);
  await eventually(async () => assert.equal(await field(page).inputValue(), words));
}
async function search(page, words) {
  await page.keyboard.press("Control+k");
  await isOpen(page);
  await ask(page, words);
}
const expectFirst = (page, words) =>
  eventually(async () => assert.match(inOneLine(await options(page).first().innerText()), words));

/** What is asked for, and how the evidence has it. */
const SCRIPTS = [
  ["istanbul kick-off", "Kick-off in İSTANBUL"],
  ["ISIK", "Ankara: ışık üzerine"],
  ["ереван еще", "Встреча в Ереване, ЕРЕВАН, ещё раз"],
  ["ευβοιας", "Συνάντηση της Εύβοιας"],
  ["երևան", "Հանդիպում ԵՐԵՎԱՆ քաղաքում"],
  ["თბილისი", "შეხვედრა ᲗᲑᲘᲚᲘᲡᲘ"],
  ["bucuresti", "Reuniune la București"],
  ["azerbaycan", "AZƏRBAYCAN görüşü"],
  ["grosse strasse", "Große Straße"],
];

function inScripts() {
  const snapshot = builtIn();
  snapshot.plan.id = "scripts";
  SCRIPTS.forEach(([, text], at) => {
    snapshot.plan.objectives[at].evidence = [{ id: `e-${at}`, text }];
  });
  return snapshot;
}

journey("a word in any of the six scripts is found and marked in its line, and Enter opens its place", async ({ profile, t }) => {
  const page = await (await profile()).open();
  await offerPlan(page, fileOf(inScripts()));
  await saved(page, "plenary/plans/scripts", () => press(page, "Use this plan"));
  for (const [at, [asked, text]] of SCRIPTS.entries()) {
    await t.test(asked, async () => {
      await go(page, PAGES.Overview);
      await search(page, asked);
      await expectFirst(page, new RegExp(`Framework ${at + 1}\\b`));
      const line = options(page).first().locator(".search-line");
      assert.equal(inOneLine(await line.textContent()), text);
      assert.ok((await line.locator("mark").allTextContents()).length > 0);
      await page.keyboard.press("Enter");
      await isClosed(page);
      await expectHash(page, `#/objectives/fw-${at + 1}`);
      await expectFocus(page, "detail-heading");
    });
  }
});

journey("the search opens from every page, also inside a text field, and gives the focus back", async ({ profile, t }) => {
  const page = await (await profile()).open();
  for (const route of ROUTES) {
    await t.test(route, async () => {
      await go(page, route);
      await press(page, "Search");
      await isOpen(page);
      await expectFocus(page, "search-field");
      await page.keyboard.press("Escape");
      await isClosed(page);
      assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), "Search");
    });
  }
  await go(page, "#/objectives/fw-3");
  await note(page).focus();
  await page.keyboard.type("half a ");
  for (const key of ["Control+k", "Meta+k"]) {
    await page.keyboard.press(key);
    await isOpen(page);
    await page.keyboard.press("Escape");
    await isClosed(page);
    await expectFocus(page, "private-note");
  }
  await page.keyboard.type("thought");
  assert.equal(await note(page).inputValue(), "half a thought");
});

journey("on a keyboard of another script the key is at its place", async ({ profile }) => {
  const page = await (await profile()).open();
  await page.evaluate(() =>
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "л", code: "KeyK", ctrlKey: true, bubbles: true, cancelable: true })),
  );
  await isOpen(page);
});

journey("numbers come first, arrows choose, and a screen reader is told", async ({ profile }) => {
  const page = await (await profile()).open();
  for (const [asked, first] of [["framework 3", /^Framework 3/], ["fw-3", /^Framework 3/], ["wg 1", /wg-1/], ["goal 12", /^Goal 12/]]) {
    await search(page, asked);
    await expectFirst(page, first);
    await page.keyboard.press("Escape");
    await isClosed(page);
  }
  await search(page, "armenia");
  await expectFirst(page, /^Republic of Armenia.*partner/);
  const count = await options(page).count();
  assert.ok(count > 2);
  assert.equal(await said(page), `${count} results`);
  const active = async () => {
    const id = await field(page).getAttribute("aria-activedescendant");
    assert.equal(await chosen(page).getAttribute("id"), id);
    return Number(id.replace(/\D/g, ""));
  };
  assert.equal(await active(), 0);
  await page.keyboard.press("ArrowDown");
  await eventually(async () => assert.equal(await active(), 1));
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await eventually(async () => assert.equal(await active(), count - 1));
  assert.ok(await chosen(page).isVisible());
  assert.equal(await focusedId(page), "search-field");
  // What is typed next is asked for anew, from the top.
  await ask(page, "xyzzy-nothing");
  await eventually(async () => assert.match(await said(page), /^Nothing has “xyzzy-nothing”\. Searched were .*your private notes/));
  assert.equal(await options(page).count(), 0);
  await page.keyboard.press("Enter");
  await isOpen(page);
});

journey("a private note is found, called one, and opened where it is written", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-3");
  await saved(page, "plenary/notes", () => note(page).fill("Red line:\nno quokka before 2027"));
  await go(page, PAGES.Notes);
  await saved(page, "plenary/notes", () => page.getByLabel("On the plan in general").fill("A second QUOKKA"));
  await go(page, PAGES.Calendar);
  await search(page, "quokka before");
  await expectFirst(page, /^Note on Framework 3\s*no quokka before 2027\s*private note$/);
  assert.equal(await options(page).first().locator(".chip svg").count(), 1, "an icon says so too");
  await page.keyboard.press("Enter");
  await expectHash(page, "#/objectives/fw-3");
  await expectFocus(page, "private-note");
  await search(page, "second quokka");
  await options(page).first().click();
  await expectHash(page, "#/notes");
  await expectFocus(page, "general-note");
  // Closed, the search leaves nothing of a note in the page of another item.
  await go(page, PAGES.Calendar);
  assert.doesNotMatch(await pageText(page), /quokka/i);
});

journey("a hit in the running text opens the adopted text at its section", async ({ profile }) => {
  const page = await (await profile()).open();
  const seen = (id) => page.evaluate((id) => {
    const { top, bottom } = document.getElementById(id).getBoundingClientRect();
    return top < innerHeight && bottom > 0;
  }, id);
  await search(page, "Science and Technology Institutional Renewal");
  await expectFirst(page, /text of the plan$/);
  await page.keyboard.press("Enter");
  await expectHash(page, "#/text");
  await expectFocus(page, "section-other-working-groups");
  assert.ok(await seen("section-other-working-groups"));
  // The same page again, elsewhere on it.
  await search(page, "GENERAL OBJECTIVES");
  await page.keyboard.press("Enter");
  await expectFocus(page, "section-general-objectives");
  assert.ok(await seen("section-general-objectives"));
});

journey("what was written into the evaluation is found, and so is why a finding may stand", async ({ profile }) => {
  const page = await (await profile()).open("#/evaluation");
  await saved(page, PLAN, async () => {
    await page.locator("#evaluation-weaknesses").fill("The zebra crossing was never painted.");
    await page.locator("#evaluation-weaknesses").blur();
  });
  await go(page, "#/findings");
  await page.getByRole("button", { name: "Acknowledge", exact: true }).first().click();
  await page.locator(".finding-body textarea").fill("The quagga is extinct.");
  await saved(page, PLAN, () => page.locator(".finding-body button[type=submit]").click());
  await go(page, PAGES.Overview);
  await search(page, "ZEBRA crossing");
  await expectFirst(page, /^Weaknesses .* evaluation$/i);
  await page.keyboard.press("Enter");
  await expectHash(page, "#/evaluation");
  await expectFocus(page, "evaluation-weaknesses");
  await search(page, "quagga");
  await options(page).filter({ hasText: /acknowledged finding/i }).click();
  await expectHash(page, "#/findings");
  await eventually(async () => assert.match(await focusedId(page), /^acknowledged-/));
});

journey("an empty search offers commands and what was opened lately", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-3");
  await go(page, "#/calendar/wg-1");
  await go(page, "#/partners/korea-bsec-ict");
  await page.keyboard.press("Control+k");
  await isOpen(page);
  const group = (name) => dialog(page).getByRole("group", { name }).getByRole("option");
  await eventually(async () => assert.equal(await group("Opened lately").count(), 3));
  assert.match(await group("Opened lately").last().innerText(), /^Framework 3/);
  const commands = await group("Commands").allInnerTexts();
  for (const name of ["Overview", "Objectives", "Calendar", "Partners", "The text", "Evaluate", "Evaluation", "Roll over", "Notes", "Exchange", "Settings", "Export plan"]) {
    assert.ok(commands.some((command) => command.startsWith(name)), name);
  }
  assert.ok(!commands.some((command) => command.startsWith("Undo")), "there is nothing to undo");
});

journey("commands go to pages, undo and redo, change the theme, and export", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-3");
  await saved(page, PLAN, () => chooseStatus(page, "In progress"));
  const command = async (words, first) => {
    await search(page, words);
    await expectFirst(page, first);
    await page.keyboard.press("Enter");
    await isClosed(page);
  };
  await saved(page, PLAN, () => command("undo", /^Undo\s*Status of Framework 3/));
  await expectStatus(page, "Not assessed");
  await saved(page, PLAN, () => command("redo", /^Redo\s*Status of Framework 3/));
  await expectStatus(page, "In progress");
  await command("dark", /^Dark theme/);
  await eventually(async () => assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "dark"));
  await command("calendar", /^Calendar.*command$/);
  await expectHash(page, "#/calendar");
  await command("export", /^Export plan/);
  await expectHash(page, "#/exchange");
  await page.getByRole("button", { name: "Export plan", exact: true }).waitFor();
  await reload(page);
});

journey("on a phone the search fills the screen and is worked by touch", async ({ profile }) => {
  const page = await (await profile({ viewport: PHONE, hasTouch: true, isMobile: true })).open();
  await page.getByRole("button", { name: "Search", exact: true }).tap();
  await isOpen(page);
  const box = await dialog(page).boundingBox();
  assert.deepEqual([box.x, box.y, box.width, box.height], [0, 0, PHONE.width, PHONE.height]);
  await ask(page, "framework");
  await expectFirst(page, /^Framework 1/);
  const small = await options(page).evaluateAll((all) => all.filter((option) => option.getBoundingClientRect().height < 43.5).length);
  assert.equal(small, 0, "every result is large enough for a finger");
  const wide = await dialog(page).evaluate((element) => element.scrollWidth > element.clientWidth);
  assert.ok(!wide, "nothing runs off the side");
  await options(page).nth(1).tap();
  await isClosed(page);
  assert.match(await hash(page), /^#\/objectives\//);
  await page.getByRole("button", { name: "Search", exact: true }).tap();
  await isOpen(page);
  await dialog(page).getByRole("button", { name: "Close", exact: true }).tap();
  await isClosed(page);
});
