// Everything else of a plan is edited in its place: the text with its title block, meetings, partners and programmes.

import assert from "node:assert/strict";
import { PAGES, PLAN, builtIn, eventually, exportPlan, go, inOneLine, journey, pageText, press, reload, saved } from "./helper.mjs";

const { plan } = builtIn();
const button = (page, name) => page.getByRole("button", { name, exact: true });
const editText = (page) => button(page, "Edit").and(page.locator("[aria-pressed]")).click();
const history = (page) => button(page, "Undo").getAttribute("title");
const expectSaid = (page, words) => eventually(async () => assert.match(await history(page), words));

/** Changes an adopted wording through its step; `named` is the button that begins it. */
async function amend(page, named, noun, text, remark) {
  await button(page, named).click();
  await page.getByText("This departs from the adopted text; old and new are kept as an amendment.").waitFor();
  await press(page, `Amend the ${noun}`);
  const field = page.getByLabel(`${noun[0].toUpperCase()}${noun.slice(1)}, departing from what was adopted`, { exact: true });
  const old = await field.inputValue();
  await field.fill(text);
  if (remark) await page.getByLabel("Why, or by whose decision").fill(remark);
  await saved(page, PLAN, () => press(page, `Save the ${noun}`));
  return old;
}

journey("the title and the text of a section are amended, marked, listed, kept, and taken back", async ({ profile }) => {
  const page = await (await profile()).open();
  await page.getByRole("link", { name: "Edit the title block", exact: true }).click();
  await page.getByRole("heading", { level: 2, name: "Title block" }).waitFor();
  assert.equal(await amend(page, "Change the title of the plan", "title", "PLAN OF ACTION, AMENDED", "Meeting in Tirana"), plan.title);
  await expectSaid(page, /Title of the plan amended/);

  const section = plan.sections.find(({ id }) => id === "relevant-events");
  const named = `Change the text of Section “${section.heading}”`;
  assert.equal(await amend(page, named, "text", "Seminars and workshops"), section.text);

  // Leaving it as adopted changes nothing.
  await button(page, `Change the heading of Section “${section.heading}”`).click();
  await press(page, "Leave it as adopted");

  await editText(page);
  await reload(page);
  assert.ok((await pageText(page)).includes("As adopted, with 2 amendments, each marked in its place."));
  const place = page.locator(`#section-${section.id}`);
  await place.locator("summary").click();
  assert.equal(await place.locator("del").textContent(), section.text);
  assert.equal(await place.locator("ins").textContent(), "Seminars and workshops");
  const listed = async () => (await page.locator(".all-amendments li").allTextContents()).map(inOneLine);
  const [first, second] = await listed();
  assert.match(first, /Title of the plan.*Meeting in Tirana.*Old: PLAN OF ACTION OF THE BSEC.*New: PLAN OF ACTION, AMENDED/);
  assert.match(second, /Text of Section “RELEVANT EVENTS:”/);

  const { snapshot } = await exportPlan(page);
  assert.deepEqual(snapshot.plan.amendments.map(({ old }) => old), [plan.title, section.text]);
  await go(page, "#/text");
  await button(page, "Undo").click();
  await eventually(async () => assert.equal((await listed()).length, 1));
  assert.equal(inOneLine(await place.locator("p").first().textContent()), section.text);
});

journey("a term that ends before it starts is refused in words, and a right one is taken", async ({ profile }) => {
  const page = await (await profile()).open("#/text?edit=yes");
  const last = page.getByLabel("Last day of the term");
  await last.fill("2023-12-31");
  await last.blur();
  await page.getByRole("alert").filter({ hasText: "The term would end before it starts" }).waitFor();
  await page.getByText("ended 31 December 2025").waitFor();
  // A day that is filled in is taken at once.
  await saved(page, PLAN, () => last.fill("2026-12-31"));
  await expectSaid(page, /Term of the plan: 1 January 2024 – 31 December 2026/);
  assert.equal(await page.getByRole("alert").count(), 0);
  const reference = page.getByLabel("Reference", { exact: true });
  await reference.fill("BS/WG/ICT/R(2024)9");
  await saved(page, PLAN, () => reference.blur());
  await reload(page);
  assert.equal(await last.inputValue(), "2026-12-31");
  assert.equal(await reference.inputValue(), "BS/WG/ICT/R(2024)9");
});

journey("sections, documents and contacts are added, moved, changed and removed", async ({ profile }) => {
  const page = await (await profile()).open("#/text?edit=yes");
  const form = (name) => page.getByRole("form", { name, exact: true });
  await press(page, "New guidance document");
  await form("New guidance document").getByLabel("Document", { exact: true }).fill("Tirana Declaration");
  await saved(page, PLAN, () => form("New guidance document").getByRole("button", { name: "Add", exact: true }).click());
  await expectSaid(page, /Guidance document “Tirana Declaration” added/);
  // Nobody adopted it: it is changed without a warning.
  await button(page, "Change the wording of “Tirana Declaration”").click();
  await page.getByLabel("Wording", { exact: true }).fill("Tirana Declaration of 2026");
  await saved(page, PLAN, () => press(page, "Save the wording"));
  await button(page, "Remove “Tirana Declaration of 2026”").or(button(page, "Remove “Tirana Declaration”")).click();
  await page.getByText("Nothing else in the plan names it.").waitFor();
  await saved(page, PLAN, () => press(page, "Remove it"));
  await eventually(async () => assert.equal(await page.getByText("Tirana Declaration of 2026").and(page.locator("blockquote")).count(), 0));

  // A section of an adopted text is an addition to it, and kept as one.
  await press(page, "New section");
  await form("New section").getByText("This departs from the adopted text; what is added is kept as an amendment.").waitFor();
  await form("New section").getByLabel("Heading").fill("FINAL PROVISIONS:");
  await saved(page, PLAN, () => form("New section").getByRole("button", { name: "Add", exact: true }).click());
  await expectSaid(page, /Undo: Section “FINAL PROVISIONS:” added$/);
  const up = button(page, "Move up: Section “FINAL PROVISIONS:”");
  await up.focus();
  await saved(page, PLAN, () => page.keyboard.press("Enter"));
  await eventually(async () => assert.ok(await up.evaluate((element) => element === document.activeElement), "the focus stays on it"));

  const phone = page.getByLabel("Phone", { exact: true });
  await phone.fill("+374 10 000000");
  await saved(page, PLAN, () => phone.blur());
  const { snapshot } = await exportPlan(page);
  assert.deepEqual(snapshot.plan.guidance, plan.guidance);
  assert.equal(snapshot.plan.sections.at(-2).heading, "FINAL PROVISIONS:");
  assert.equal(snapshot.plan.contacts[0].phone, "+374 10 000000");
  assert.equal(snapshot.plan.contacts[0].text, plan.contacts[0].text);
  assert.deepEqual(snapshot.plan.amendments.map((it) => [it.old, it.new]), [["", "FINAL PROVISIONS:"]]);
});

journey("a meeting is made, renamed, given a host and evidence, and removed", async ({ profile }) => {
  const page = await (await profile()).open(PAGES.Calendar);
  await saved(page, PLAN, () => press(page, "New meeting"));
  await press(page, "Change the title");
  await page.getByLabel("Title", { exact: true }).fill("Expert meeting on AI");
  await saved(page, PLAN, () => press(page, "Save the title"));
  await page.getByRole("heading", { level: 2, name: "Expert meeting on AI" }).waitFor();
  await page.getByLabel("Kind", { exact: true }).selectOption({ label: "Meeting of the working group" });
  await page.getByLabel("Host", { exact: true }).selectOption({ label: "Georgia" });
  await press(page, "Add evidence");
  await page.getByLabel("What happened", { exact: true }).fill("An invitation was sent");
  await saved(page, PLAN, () => press(page, "Add"));
  await page.getByText("An invitation was sent").first().waitFor();
  await reload(page);
  await page.getByRole("heading", { level: 2, name: "Expert meeting on AI" }).waitFor();
  assert.equal(await page.getByLabel("Host", { exact: true }).inputValue(), "georgia");
  await press(page, "Remove");
  await saved(page, PLAN, () => press(page, "Remove it"));
  await eventually(async () => assert.equal(await page.getByRole("link", { name: "Expert meeting on AI" }).count(), 0));

  await go(page, "#/calendar/wg-1");
  await amend(page, "Change the title", "title", "1st Meeting, moved");
  await page.getByRole("heading", { level: 3, name: "Amendments" }).waitFor();
  await page.locator(".amendments del").filter({ hasText: plan.meetings[1].title }).waitFor();
});

journey("partners and programmes are added, filled in and removed with what names them", async ({ profile }) => {
  const page = await (await profile()).open(PAGES.Partners);
  await press(page, "New partner");
  const form = page.getByRole("form", { name: "New partner", exact: true });
  await form.getByLabel("Name").fill("Black Sea Research Network");
  await form.getByLabel("Category").selectOption({ label: "Observer" });
  await saved(page, PLAN, () => form.getByRole("button", { name: "Add", exact: true }).click());
  await page.getByRole("heading", { level: 2, name: "Black Sea Research Network" }).waitFor();
  assert.equal(await page.getByLabel("Category", { exact: true }).inputValue(), "observer");
  await page.getByLabel("Short name").fill("BSRN");
  await page.getByLabel("Short name").blur();

  // No position is made up for a seat.
  await page.getByLabel("City", { exact: true }).fill("Varna");
  await press(page, "Save the seat");
  await page.getByRole("alert").filter({ hasText: "Plenary makes no position up" }).waitFor();
  await page.getByLabel(/^Latitude/).fill("43.2141");
  await page.getByLabel(/^Longitude/).fill("27.9147");
  await saved(page, PLAN, () => press(page, "Save the seat"));
  await expectSaid(page, /Seat of Black Sea Research Network: Varna/);
  await reload(page);
  await page.getByRole("heading", { level: 2, name: "Black Sea Research Network" }).waitFor();
  await page.locator(".facts").filter({ hasText: "Varna" }).waitFor();

  await press(page, "New programme");
  const programme = page.getByRole("form", { name: "New programme", exact: true });
  await programme.getByLabel("Name of the programme").fill("Cables under the sea");
  await saved(page, PLAN, () => programme.getByRole("button", { name: "Add", exact: true }).click());
  await page.getByRole("heading", { level: 2, name: "Cables under the sea" }).waitFor();
  await saved(page, PLAN, async () => {
    await page.getByLabel("Add a partner").selectOption({ label: "Black Sea Research Network" });
    await press(page, "Add this partner");
  });
  await page.getByRole("complementary").getByRole("link", { name: "Black Sea Research Network" }).click();
  await press(page, "Remove");
  await page.getByText("It is named by 1 programme; there, only its name is taken out.").waitFor();
  await saved(page, PLAN, () => press(page, "Remove it"));
  const { snapshot } = await exportPlan(page);
  assert.equal(snapshot.plan.partners.length, plan.partners.length);
  assert.deepEqual(snapshot.plan.programmes.at(-1).partners, []);
});
