// The workbench: what the list shows and in which order, and changing everything about an objective in its place.

import assert from "node:assert/strict";
import { PAGES, address, builtIn, chooseStatus, eventually, fileOf, go, journey, offerPlan, press, reload, saved, started } from "./helper.mjs";

const { plan } = builtIn();
const rows = (page) => page.locator(".row:visible");
const shownIds = (page) =>
  page.locator(".row-link:visible").evaluateAll((links) => links.map((link) => link.getAttribute("href").replace("#/objectives/", "")));
const expectShown = (page, ids) => eventually(async () => assert.deepEqual(await shownIds(page), ids));
const expectAddress = (page, hash) => eventually(async () => assert.equal(address(page), hash));
const count = (page, words) => page.getByText(words, { exact: true }).waitFor();

journey("filters, groups and order stand in the address, survive a reload and come back with Back", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-3");
  await saved(page, "plenary/plans/bsec-ict-2024-2025", () => chooseStatus(page, "In progress"));
  await go(page, PAGES.Objectives);
  await count(page, "All 17 shown");

  await page.getByLabel("Filter by kind").selectOption({ label: "Frameworks of action" });
  await page.getByLabel("Filter by status").selectOption({ label: "In progress" });
  await expectShown(page, ["fw-3"]);
  await count(page, "1 of 17 shown");
  await expectAddress(page, "#/objectives?kind=framework&status=in-progress");

  // A link inside the page keeps the choices; another page has none; Back finds them again.
  await page.locator('.row-link[href="#/objectives/fw-3"]').click();
  await expectAddress(page, "#/objectives/fw-3?kind=framework&status=in-progress");
  await reload(page);
  await expectShown(page, ["fw-3"]);
  await page.getByRole("navigation").getByRole("link", { name: "Calendar", exact: true }).click();
  await expectAddress(page, "#/calendar");
  await page.goBack();
  await started(page);
  await expectAddress(page, "#/objectives/fw-3?kind=framework&status=in-progress");
  await expectShown(page, ["fw-3"]);

  await page.getByRole("button", { name: "Remove the filter: In progress", exact: true }).click();
  await count(page, "10 of 17 shown");
  await page.getByRole("button", { name: "Clear", exact: true }).click();
  await count(page, "All 17 shown");
  await expectAddress(page, "#/objectives/fw-3");

  await page.getByLabel("Sort by").selectOption({ label: "Sorted by status" });
  await page.getByLabel("Group by").selectOption({ label: "Not grouped" });
  await eventually(async () => assert.equal((await shownIds(page)).at(-1), "fw-3"));
  await page.getByLabel("Group by").selectOption({ label: "Grouped by status" });
  await page.getByRole("heading", { level: 2, name: "In progress", exact: true }).waitFor();
  await expectAddress(page, "#/objectives/fw-3?group=status&sort=status");
});

journey("a row says its kind where the heading of its group does not", async ({ profile }) => {
  const page = await (await profile()).open(PAGES.Objectives);
  const kinds = async () => (await page.locator(".row .row-kind").allInnerTexts()).filter((text) => text.trim());
  const seen = page.locator(".row .row-kind:visible");
  await page.locator(".row").first().waitFor();
  assert.equal(await seen.count(), 0);
  for (const grouping of ["Grouped by status", "Not grouped"]) {
    await page.getByLabel("Group by").selectOption({ label: grouping });
    await eventually(async () => assert.equal(await seen.count(), 17, grouping));
    const all = await kinds();
    assert.deepEqual([all[0], all[10]], ["Framework", "Priority"], grouping);
  }
});

journey("words and boxes narrow the list together, and nothing left says so", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives?words=cloud");
  await expectShown(page, plan.objectives.filter(({ text }) => /cloud/i.test(text)).map(({ id }) => id));
  await page.getByLabel("With my note").check();
  await page.getByText("No objective matches all of these filters.").waitFor();
  assert.equal(await rows(page).count(), 0);
  await page.getByRole("button", { name: "Clear", exact: true }).click();
  await count(page, "All 17 shown");
  await expectAddress(page, "#/objectives");
});

const spoken = (page, words) => page.getByRole("status").filter({ hasText: words }).first().waitFor();
const priorities = (order) => order.map((number) => `pr-${number}`);
const shownPriorities = async (page) => (await shownIds(page)).filter((id) => id.startsWith("pr-"));
const expectPriorities = (page, order) => eventually(async () => assert.deepEqual(await shownPriorities(page), priorities(order)));

journey("words are found without regard to case and accents", async ({ profile }) => {
  const snapshot = builtIn();
  snapshot.plan.objectives[2].text = "Şişli'de bir çalıştay; Συνάντηση στην Αθήνα";
  const page = await (await profile()).open();
  await offerPlan(page, fileOf(snapshot));
  await page.getByRole("button", { name: "Use this plan", exact: true }).click();
  await go(page, PAGES.Objectives);
  const filter = page.getByRole("main").getByRole("searchbox").first();
  for (const words of ["sisli CALISTAY", "συναντηση", "ΑΘΗΝΑ"]) {
    await filter.fill(words);
    await expectShown(page, [snapshot.plan.objectives[2].id]);
  }
});

journey("objectives are put into another order by keys, by buttons and by drag; addresses stay true", async ({ profile }) => {
  const page = await (await profile()).open(PAGES.Objectives);
  const link = page.locator('.row-link[href="#/objectives/pr-1"]');
  await link.focus();
  await saved(page, "plenary/plans/bsec-ict-2024-2025", () => page.keyboard.press("Alt+ArrowDown"));
  await expectPriorities(page, [2, 1, 3, 4, 5, 6, 7]);
  await spoken(page, "was moved: 2 of 7.");
  await eventually(async () => assert.ok(await link.evaluate((element) => element === document.activeElement), "the focus stays on it"));
  await page.keyboard.press("Alt+ArrowUp");
  await page.keyboard.press("Alt+ArrowUp");
  await expectPriorities(page, [1, 2, 3, 4, 5, 6, 7]);
  await spoken(page, "is the first one already: 1 of 7.");

  await go(page, "#/objectives/pr-7");
  await page.getByRole("button", { name: "Move up", exact: true }).click();
  await expectPriorities(page, [1, 2, 3, 4, 5, 7, 6]);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expectPriorities(page, [1, 2, 3, 4, 5, 6, 7]);

  const row = (id) => page.locator(".row").filter({ has: page.locator(`.row-link[href="#/objectives/${id}"]`) });
  // Both in sight: below the bar and what it says was done.
  await row("pr-4").evaluate((element) => element.scrollIntoView({ block: "center" }));
  const from = await row("pr-5").locator(".row-number").boundingBox();
  const to = await row("pr-3").boundingBox();
  await page.mouse.move(from.x + from.width / 2, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(to.x + 100, to.y + to.height - 20);
  await page.mouse.move(to.x + 100, to.y + 5, { steps: 4 });
  await saved(page, "plenary/plans/bsec-ict-2024-2025", () => page.mouse.up());
  await expectPriorities(page, [1, 2, 5, 3, 4, 6, 7]);
  await reload(page);
  await expectPriorities(page, [1, 2, 5, 3, 4, 6, 7]);
  await go(page, "#/objectives/pr-5");
  await page.locator("blockquote.official").filter({ hasText: plan.objectives.find(({ id }) => id === "pr-5").text }).waitFor();
  assert.equal(await page.locator(".row:visible").count(), 17);

  // In any other order there is nothing to move.
  await page.getByLabel("Sort by").selectOption({ label: "Sorted by status" });
  await link.focus();
  await page.keyboard.press("Alt+ArrowDown");
  await page.getByLabel("Sort by").selectOption({ label: "In the plan's order" });
  await expectPriorities(page, [1, 2, 5, 3, 4, 6, 7]);
});

journey("an objective is added at the end of its kind, written freely, and removed with what goes with it", async ({ profile }) => {
  const page = await (await profile()).open(PAGES.Objectives);
  await page.getByRole("button", { name: "New objective", exact: true }).click();
  const form = page.getByRole("form", { name: "New objective" });
  await form.getByLabel("Kind").selectOption({ label: "Framework of action" });
  await form.getByLabel("Text").fill("Shared exercises against outages.");
  await saved(page, "plenary/plans/bsec-ict-2024-2025", () => form.getByRole("button", { name: "Add", exact: true }).click());
  await expectAddress(page, "#/objectives/fw-11");
  await eventually(async () => assert.equal((await shownIds(page))[10], "fw-11"));
  await page.locator(".row").nth(10).getByText("added after adoption").waitFor();

  // Nobody adopted it: it is changed without a warning.
  await page.getByRole("button", { name: "Change the text", exact: true }).click();
  await page.getByLabel("Text", { exact: true }).fill("Shared exercises against outages, twice a year.");
  await page.getByRole("button", { name: "Save the text", exact: true }).click();
  await page.locator("blockquote:not(.official)").filter({ hasText: "twice a year" }).waitFor();
  assert.equal(await page.getByRole("heading", { name: "Amendments" }).count(), 0);
  await page.getByLabel("Kind", { exact: true }).selectOption({ label: "Priority area" });
  await page.getByRole("heading", { level: 2, name: /^Priority/ }).first().waitFor();

  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await page.getByText("With it goes its status.").waitFor();
  await saved(page, "plenary/plans/bsec-ict-2024-2025", () => page.getByRole("button", { name: "Remove it", exact: true }).click());
  await expectAddress(page, "#/objectives");
  await count(page, "All 17 shown");
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await count(page, "All 18 shown");
});

journey("an adopted text is changed only as an amendment, and Undo takes both back", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-4");
  const adopted = plan.objectives.find(({ id }) => id === "fw-4").text;
  const text = page.locator("blockquote.official");
  const change = page.getByRole("button", { name: "Change the text", exact: true });
  await change.click();
  await page.getByText("This departs from the adopted text; old and new are kept as an amendment.").waitFor();
  await page.getByRole("button", { name: "Leave it as adopted", exact: true }).click();
  await change.click();
  await page.getByRole("button", { name: "Amend the text", exact: true }).click();
  const field = page.getByLabel("Text, departing from what was adopted", { exact: true });
  assert.equal(await field.inputValue(), adopted);
  await field.fill("A text that the group agreed on later.");
  await page.getByLabel("Why, or by whose decision").fill("Meeting in Tirana");
  await saved(page, "plenary/plans/bsec-ict-2024-2025", () => page.getByRole("button", { name: "Save the text", exact: true }).click());

  await text.filter({ hasText: "A text that the group agreed on later." }).waitFor();
  await page.getByText("Meeting in Tirana").waitFor();
  assert.equal(await page.locator(".amendments del").textContent(), adopted);
  assert.equal(await page.locator(".amendments ins").textContent(), "A text that the group agreed on later.");
  await reload(page);
  await page.getByRole("heading", { name: "Amendments" }).waitFor();

  await saved(page, "plenary/plans/bsec-ict-2024-2025", () => change.click()
    .then(() => page.getByRole("button", { name: "Leave it as adopted", exact: true }).click())
    .then(() => page.getByRole("button", { name: "Remove", exact: true }).click())
    .then(() => page.getByText("The usual way is to keep the objective").waitFor())
    .then(() => page.getByRole("button", { name: "Strike it out", exact: true }).click()));
  await expectAddress(page, "#/objectives");
  await count(page, "All 16 shown");
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await count(page, "All 17 shown");
  await go(page, "#/objectives/fw-4");
  assert.equal(await page.locator(".amendments li").count(), 1);
});

journey("undo takes an amendment back whole", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-4");
  const adopted = plan.objectives.find(({ id }) => id === "fw-4").text;
  await page.getByRole("button", { name: "Change the text", exact: true }).click();
  await page.getByRole("button", { name: "Amend the text", exact: true }).click();
  await page.getByLabel("Text, departing from what was adopted").fill("Another text.");
  await page.getByRole("button", { name: "Save the text", exact: true }).click();
  await page.getByRole("heading", { name: "Amendments" }).waitFor();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await page.locator("blockquote.official").filter({ hasText: adopted }).waitFor();
  await page.getByRole("heading", { name: "Amendments" }).waitFor({ state: "detached" });
});

journey("participants stand in the official order, and their pages lead back", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-2");
  const add = page.getByLabel("Add a participant", { exact: true });
  const names = () => page.locator(".participants a").allTextContents();
  for (const name of ["Ukraine", "Republic of Armenia", "Georgia"]) {
    await saved(page, "plenary/plans/bsec-ict-2024-2025", async () => {
      // Keys go through the choices, and add nothing.
      await add.selectOption({ label: name });
      await press(page, "Add this participant");
    });
  }
  await eventually(async () => assert.deepEqual(await names(), ["Republic of Armenia", "Georgia", "Ukraine"]));
  assert.equal(await add.inputValue(), "");
  await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement.id), "add-participant"));
  await page.getByRole("button", { name: "Remove Georgia from those who take part", exact: true }).click();
  await eventually(async () => assert.deepEqual(await names(), ["Republic of Armenia", "Ukraine"]));
  // Who leads takes part, and is not named twice.
  await saved(page, "plenary/plans/bsec-ict-2024-2025", () => page.getByLabel("Lead", { exact: true }).selectOption({ label: "Republic of Armenia" }));
  await eventually(async () => assert.deepEqual(await names(), ["Ukraine"]));
  assert.equal(await add.locator("option").filter({ hasText: "Republic of Armenia" }).count(), 0);
  await page.getByLabel("Filter by partner").selectOption({ label: "Ukraine" });
  await expectShown(page, ["fw-2"]);
  await page.locator(".participants").getByRole("link", { name: "Ukraine" }).click();
  await page.getByRole("link", { name: /^Framework 2/ }).click();
  await expectAddress(page, "#/objectives/fw-2");
});

journey("evidence is added, kept half-written, changed and removed", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-5");
  await page.getByRole("button", { name: "Add evidence", exact: true }).click();
  const what = page.getByLabel("What happened", { exact: true });
  await what.fill("A workshop in Tbilisi");
  await page.getByLabel("When", { exact: true }).fill("autumn 2024");
  await page.getByLabel("Reported by").selectOption({ label: "Georgia" });
  // Elsewhere and back: nothing that was begun is gone.
  await go(page, "#/objectives/fw-6");
  assert.equal(await what.count(), 0);
  await go(page, PAGES.Calendar);
  await go(page, "#/objectives/fw-5");
  assert.equal(await what.inputValue(), "A workshop in Tbilisi");
  await saved(page, "plenary/plans/bsec-ict-2024-2025", () => page.getByRole("button", { name: "Add", exact: true }).click());
  await page.getByText("autumn 2024 · reported by Georgia").waitFor();

  await page.getByRole("button", { name: "Add evidence", exact: true }).click();
  await what.fill("A memorandum");
  await page.getByText("Pick instead").click();
  await page.getByLabel("How precise").selectOption({ label: "A year" });
  await page.getByLabel("Year", { exact: true }).fill("2025");
  await page.getByLabel("Source or link").fill("https://example.org/memorandum");
  await saved(page, "plenary/plans/bsec-ict-2024-2025", () => page.getByRole("button", { name: "Add", exact: true }).click());
  const entries = () => page.locator(".evidence-text").allTextContents();
  await eventually(async () => assert.deepEqual(await entries(), ["A memorandum", "A workshop in Tbilisi"]));

  await page.getByRole("button", { name: "Edit the entry: A workshop in Tbilisi", exact: true }).click();
  await what.fill("A workshop in Batumi");
  await saved(page, "plenary/plans/bsec-ict-2024-2025", () => page.getByRole("button", { name: "Save", exact: true }).click());
  await page.getByText("autumn 2024 · reported by Georgia").waitFor();
  await page.getByRole("button", { name: "Remove the entry: A memorandum", exact: true }).click();
  await eventually(async () => assert.deepEqual(await entries(), ["A workshop in Batumi"]));
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await eventually(async () => assert.deepEqual(await entries(), ["A memorandum", "A workshop in Batumi"]));
});

journey("a link shows on both ends and leads both ways", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-1");
  const programme = plan.programmes[0].name;
  for (const [kind, name] of [["Meeting", plan.meetings[1].title], ["Partner", "Romania"], ["Programme", programme], ["Objective", null], ["Document", null]]) {
    await page.getByLabel("Link with", { exact: true }).selectOption({ label: kind });
    const which = page.locator("#add-link");
    await saved(page, "plenary/plans/bsec-ict-2024-2025", async () => {
      await which.selectOption(name ? { label: name } : { index: 1 });
      await press(page, "Add this link");
    });
  }
  const hrefs = await page.locator(".detail .links-field").last().locator("a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  assert.equal(hrefs.length, 5);
  for (const href of hrefs) {
    await go(page, href);
    await page.getByRole("link", { name: /^Framework 1:/ }).first().click();
    await expectAddress(page, "#/objectives/fw-1");
  }
  await page.getByRole("button", { name: "Remove the link to Romania", exact: true }).click();
  await go(page, "#/partners/romania");
  await eventually(async () => assert.equal(await page.getByRole("link", { name: /^Framework 1:/ }).count(), 0));
});

journey("each status shows its criterion, and the assessor is remembered for the next one", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-7");
  await page.locator("summary").filter({ hasText: "What each status means" }).click();
  assert.equal(await page.locator(".criteria dt").count(), 9);
  await chooseStatus(page, "Postponed");
  await page.getByLabel("Assessed by").selectOption({ label: "Secretariat" });
  await go(page, "#/objectives/fw-8");
  await saved(page, "plenary/plans/bsec-ict-2024-2025", () => chooseStatus(page, "Achieved"));
  await eventually(async () => assert.equal(await page.getByLabel("Assessed by").inputValue(), "secretariat"));
});

journey("an assessment has a day up to today, and what is stale is said to be still so", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-7");
  await saved(page, "plenary/plans/bsec-ict-2024-2025", () => chooseStatus(page, "Postponed"));
  const on = page.getByLabel("Assessed on");
  const today = await on.inputValue();
  await on.fill("2998-12-31");
  await page.getByRole("alert").filter({ hasText: "Write a day up to today." }).waitFor();
  await saved(page, "plenary/plans/bsec-ict-2024-2025", () => on.fill("2024-05-03"));
  await page.getByText("Write a day up to today.").waitFor({ state: "detached" });
  await page.getByText("Say where it stands now, or that it is still so.").waitFor();
  await saved(page, "plenary/plans/bsec-ict-2024-2025", () => press(page, "Still so"));
  await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement.id), "status"));
  assert.equal(await on.inputValue(), today);
  await page.getByRole("button", { name: "Still so", exact: true }).waitFor({ state: "detached" });
});

journey("on paper an objective says where it stands, without what changes it", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-3");
  await chooseStatus(page, "In progress");
  await page.getByLabel("Assessed on").waitFor();
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.getByLabel("Status", { exact: true }).isVisible());
  for (const tools of [".split-detail button:visible", ".add-one:visible", "#add-link-kind:visible"]) {
    assert.equal(await page.locator(tools).count(), 0, tools);
  }
});

journey("the chosen objective is in sight in its list, by its address and from the search", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/pr-7");
  const inSight = (id) =>
    eventually(async () => {
      const { y, height } = await page.locator(`.row-link[href="#/objectives/${id}"]`).boundingBox();
      assert.ok(y > 0 && y + height <= 800, `${id} is at ${y}`);
    });
  await inSight("pr-7");
  await go(page, "#/notes");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("CERTs");
  await page.getByRole("option", { name: /Priority 6/ }).first().waitFor();
  await page.keyboard.press("Enter");
  await inSight("pr-6");
});
