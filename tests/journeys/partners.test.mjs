// Partners: several views of the same facts, with one filter and one chosen partner.

import assert from "node:assert/strict";
import { PAGES, PLAN, address, builtIn, download, eventually, fileOf, go, journey, offerPlan, reload, saved, stored } from "./helper.mjs";

const { plan } = builtIn();

const keptPlan = async (page) => JSON.parse((await stored(page))[PLAN]).plan;
const rowNames = (page) => rows(page).getByRole("rowheader").getByRole("link").allTextContents();
const rows = (page) => page.locator("tbody tr:not([hidden])");

journey("the view, the filter and the chosen partner stand in the address and outlive a reload", async ({ profile }) => {
  const page = await (await profile()).open(PAGES.Partners);
  await page.getByRole("group", { name: /^Map of seats/ }).waitFor();
  await page.getByRole("navigation", { name: "Views of the partners" }).getByRole("link", { name: "Table" }).click();
  await page.getByRole("group", { name: /^Map of seats/ }).waitFor({ state: "detached" });
  await page.getByLabel("Filter by category").selectOption({ label: "Member states" });
  const members = plan.partners.filter(({ category }) => category === "member");
  await page.getByText(`${members.length} of ${plan.partners.length} shown`).waitFor();
  await page.getByRole("row").filter({ hasText: "Hellenic Republic" }).getByRole("rowheader").getByRole("link").click();
  await page.getByRole("heading", { level: 2, name: "Hellenic Republic" }).waitFor();
  assert.equal(address(page), "#/partners/hellenic-republic?category=member&view=table");
  await reload(page);
  await page.getByText(`${members.length} of ${plan.partners.length} shown`).waitFor();
  assert.deepEqual(await rowNames(page), members.map(({ name }) => name));
  await page.getByRole("button", { name: "Remove the filter: Member states" }).click();
  await page.getByText(`All ${plan.partners.length} shown`).waitFor();
  await page.getByRole("heading", { level: 2, name: "Hellenic Republic" }).waitFor();
});

journey("a filter reaches the map and the table alike", async ({ profile }) => {
  const page = await (await profile()).open("#/partners?on=programme:korea-bsec-ict&view=table");
  await page.getByText(`1 of ${plan.partners.length} shown`).waitFor();
  assert.deepEqual(await rowNames(page), ["Republic of Korea"]);
  await go(page, "#/partners?words=istanbul&view=map");
  await page.locator(".map .dot").first().waitFor();
  const seated = plan.partners.filter(({ seat }) => seat?.city === "Istanbul");
  assert.equal(await page.locator(".map .dot").count(), seated.length);
  await go(page, "#/partners?words=nobody-is-called-so");
  await page.getByText("No partner matches all of these filters").waitFor();
});

// --- By keyboard alone ---

/** Goes on by Tab until the focus is where it should be. */
async function tabTo(page, locator, most = 250) {
  for (let step = 0; step < most; step += 1) {
    if (await locator.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`Tab does not reach ${locator}`);
}

journey("the table is sorted by keyboard alone, and the order stands in the address", async ({ profile }) => {
  const page = await (await profile()).open("#/partners?view=table");
  const official = await rowNames(page);
  const head = page.getByRole("columnheader", { name: "Name", exact: true });
  await tabTo(page, head.getByRole("button"));
  await page.keyboard.press("Enter");
  await page.locator("th[aria-sort=ascending]").waitFor();
  assert.equal(address(page), "#/partners?sort=name&view=table");
  const names = await rowNames(page);
  // One alphabet for all capacities; forms of state do not count.
  assert.ok(names.indexOf("Republic of Austria") < names.indexOf("Republic of Azerbaijan"));
  assert.ok(names.indexOf("Hellenic Republic") > names.indexOf("Federal Republic of Germany"));
  await page.keyboard.press("Enter");
  await page.locator("th[aria-sort=descending]").waitFor();
  assert.deepEqual(await rowNames(page), names.reverse());
  await page.keyboard.press("Enter");
  await page.locator("th[aria-sort]").waitFor({ state: "detached" });
  assert.deepEqual(await rowNames(page), official);
  await go(page, "#/partners?sort=meetings&view=table");
  await eventually(async () => assert.equal((await rowNames(page))[0], "Republic of Armenia"));
});

journey("a partner is retired and brought back by keyboard alone", async ({ profile }) => {
  const page = await (await profile()).open("#/partners/japan?view=table");
  const side = page.getByRole("complementary");
  await side.getByText("Sectoral dialogue partner, not confirmed, no date").waitFor();
  await tabTo(page, side.getByRole("button", { name: "Edit", exact: true }));
  await page.keyboard.press("Enter");
  const retire = side.getByRole("button", { name: "Retire", exact: true });
  await retire.waitFor();
  await tabTo(page, retire);
  await saved(page, PLAN, () => page.keyboard.press("Enter"));
  const why = side.getByLabel("Why");
  await tabTo(page, why);
  await page.keyboard.type("It left the list.");
  await saved(page, PLAN, () => page.keyboard.press("Tab"));
  await page.getByText(`All ${plan.partners.length - 1} shown`).waitFor();
  const { retired } = (await keptPlan(page)).partners.find(({ id }) => id === "japan");
  assert.equal(retired.reason, "It left the list.");
  assert.match(retired.when, /^\d{4}-\d{2}-\d{2}$/);
  const back = side.getByRole("button", { name: "Bring back" });
  await back.focus();
  await saved(page, PLAN, () => page.keyboard.press("Enter"));
  await page.getByText(`All ${plan.partners.length} shown`).waitFor();
});

journey("two records of one partner are joined after a preview, and one Undo takes it back", async ({ profile }) => {
  const page = await (await profile()).open("#/partners/korea?view=table");
  const side = page.getByRole("complementary");
  await side.getByRole("button", { name: "Edit", exact: true }).click();
  await side.getByRole("button", { name: "Join with another record…" }).click();
  // What the adopted text names does not go.
  await side.getByLabel("The other record").selectOption({ label: "World Bank" });
  await side.getByRole("alert").filter({ hasText: "The adopted text names this one" }).waitFor();
  await side.getByLabel("The other record").selectOption({ label: "Republic of Armenia" });
  await side.getByLabel("The other record").selectOption({ label: "Montenegro" });
  await side.getByRole("heading", { name: "What moves from Montenegro" }).waitFor();
  await side.getByRole("group", { name: "Name", exact: true }).getByLabel("Montenegro").check();
  await saved(page, PLAN, () => side.getByRole("button", { name: "Join them" }).click());
  await side.getByRole("heading", { level: 2, name: "Montenegro" }).waitFor();
  await page.getByText(`All ${plan.partners.length - 1} shown`).waitFor();
  await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement.id), "join"));
  const after = await keptPlan(page);
  assert.deepEqual(after.programmes[0].partners, ["korea"]);
  const kept = after.partners.find(({ id }) => id === "korea");
  // Its former name is its short name still.
  assert.deepEqual([kept.aliases, kept.short], [["South Korea"], "Republic of Korea"]);
  await saved(page, PLAN, () => page.getByRole("button", { name: /^Undo/ }).first().click());
  await page.getByText(`All ${plan.partners.length} shown`).waitFor();
  await side.getByRole("heading", { level: 2, name: "Republic of Korea" }).waitFor();
});

journey("a contact belongs to its partner, and former names are found", async ({ profile }) => {
  const page = await (await profile()).open("#/partners?words=Turkey");
  await page.getByText(`1 of ${plan.partners.length} shown`).waitFor();
  await rows(page).getByRole("link", { name: "Republic of Türkiye" }).click();
  const side = page.getByRole("complementary");
  await side.getByRole("button", { name: "Edit", exact: true }).click();
  await side.getByRole("button", { name: "New contact" }).click();
  const form = side.getByRole("form", { name: "New contact" });
  await form.getByLabel("Name or institution").fill("Focal point of the ministry");
  await form.getByLabel(/^E-mail/).fill("focal@example.org, second@example.org");
  await saved(page, PLAN, () => form.getByRole("button", { name: "Add", exact: true }).click());
  await saved(page, PLAN, () => side.getByLabel("What for").selectOption({ label: "Focal point" }));
  await side.getByRole("button", { name: "Edit", exact: true }).click();
  await side.locator(".contact").filter({ hasText: "second@example.org" }).waitFor();
  await side.getByText("Personal data").waitFor();
  const contact = (await keptPlan(page)).contacts.at(-1);
  assert.deepEqual([contact.partner, contact.kind, contact.emails.length], ["turkiye", "focal-point", 2]);
});

journey("the table leaves as CSV and the seats as GeoJSON, without contacts", async ({ profile }) => {
  const page = await (await profile()).open("#/partners?category=member&view=table");
  const csv = await download(page, "Save as CSV");
  assert.match(csv.name, /-partners-\d{4}-\d{2}-\d{2}\.csv$/);
  assert.equal(csv.bytes.toString("utf8").trimEnd().split("\r\n").length, 14);
  const seats = await download(page, "Save seats as GeoJSON");
  assert.equal(JSON.parse(seats.bytes).features.length, 13);
  for (const { bytes } of [csv, seats]) assert.doesNotMatch(bytes.toString("utf8"), /@/);
});

journey("five hundred partners are all there, filtered and sorted at once", async ({ profile }) => {
  const visitor = await profile();
  const page = await visitor.open(PAGES.Exchange);
  const large = builtIn();
  large.plan.id = "five-hundred";
  const [template] = large.plan.partners.slice(-1);
  large.plan.partners.push(...Array.from({ length: 450 }, (_, at) => ({
    ...template, id: `body-${at}`, name: `Body ${at}`, short: null, category: "organisation",
    seat: { city: `City ${at % 40}`, country: null, lat: 36 + (at % 40) / 4, lon: 22 + (at % 90) / 4 },
  })));
  await offerPlan(page, fileOf(large));
  await saved(page, "plenary/plans/five-hundred", () => page.getByRole("button", { name: "Use this plan", exact: true }).click());
  await go(page, "#/partners?view=table");
  await page.getByText(`All ${large.plan.partners.length} shown`).waitFor();
  await eventually(async () => assert.equal(await rows(page).count(), large.plan.partners.length));
  await page.getByLabel("Filter by words").fill("body 449");
  await eventually(async () => assert.deepEqual(await rowNames(page), ["Body 449"]));
});

journey("a picture that has the focus can be left by Back, by the search and by an address", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives");
  const held = { map: "#map [role=button][tabindex='0']", tiles: ".tiles-figure button, .tiles button", relations: "#relations-frame [tabindex='0']", matrix: "[role=gridcell][tabindex='0']" };
  for (const [view, selector] of Object.entries(held)) {
    const open = async () => {
      await go(page, `#/partners?view=${view}`);
      await page.locator(selector).first().focus();
    };
    await open();
    await page.goBack();
    await page.getByRole("heading", { level: 1, name: "Objectives" }).waitFor();
    await open();
    await page.keyboard.press("Control+k");
    await page.keyboard.type("cloud");
    const search = page.getByRole("dialog", { name: "Search", exact: true });
    await search.getByRole("option").first().waitFor();
    await page.keyboard.press("Enter");
    await search.waitFor({ state: "hidden" });
    await eventually(async () => assert.doesNotMatch(address(page), /^#\/partners/));
    await open();
    await go(page, "#/objectives");
    await page.getByRole("heading", { level: 1, name: "Objectives" }).waitFor();
  }
});
