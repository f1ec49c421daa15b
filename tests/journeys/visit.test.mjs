// A first visit: every page opens, and the whole plan can be read.

import assert from "node:assert/strict";
import { PAGES, ROUTES, SITE, address, builtIn, go, inOneLine, journey, pageText, started } from "./helper.mjs";

const { plan } = builtIn();

async function expectTexts(page, texts) {
  const shown = await pageText(page);
  const missing = texts.map(inOneLine).filter((text) => !shown.includes(text));
  assert.deepEqual(missing, [], `missing on ${page.url()}`);
}

journey("each link of the navigation opens its page", async ({ profile }) => {
  const page = await (await profile()).open();
  for (const [name, route] of Object.entries(PAGES)) {
    const link = page.getByRole("navigation").getByRole("link", { name, exact: true });
    await link.click();
    await page.locator("a[aria-current=page]").filter({ hasText: name }).waitFor();
    await started(page);
    assert.equal(address(page), route);
    assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1, `one h1 on ${name}`);
  }
});

journey("all objectives, meetings and partners are there to read", async ({ profile }) => {
  const page = await (await profile()).open();
  await go(page, PAGES.Objectives);
  await expectTexts(page, plan.objectives.map(({ text }) => text));
  await go(page, PAGES.Calendar);
  await expectTexts(page, plan.meetings.flatMap(({ title, when }) => [title, when.wording]));
  await go(page, PAGES.Partners);
  await expectTexts(page, plan.partners.map(({ name }) => name));
  assert.equal(plan.objectives.length + plan.meetings.length + plan.partners.length, 17 + 4 + 53);
});

journey("the adopted text is there word for word", async ({ profile }) => {
  const page = await (await profile()).open();
  await page.getByRole("main").getByRole("link", { name: "The text", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "The text" }).waitFor();
  const lines = plan.sections.flatMap(({ heading, text }) => [heading ?? "", ...text.split("\n")]);
  await expectTexts(page, lines.filter((line) => line.trim() !== ""));
  await expectTexts(page, ["LIST OF ACTIVITES AND JOINT MEETINGS", "training seminars and conferences"]);
});

journey("an item's own address opens it, and a wrong one says so", async ({ profile }) => {
  const visitor = await profile();
  const page = await visitor.open("#/objectives/fw-3");
  await expectTexts(page, [plan.objectives[2].text]);
  await go(page, "#/calendar/wg-1");
  await expectTexts(page, [plan.meetings[1].when.wording]);
  await go(page, "#/partners/armenia");
  await expectTexts(page, ["Ministry of High-Tech Industry of the Republic of Armenia"]);
  await go(page, "#/no/such/page");
  await page.getByRole("heading", { level: 1, name: "No such page" }).waitFor();
});

journey("back and forward go through the pages", async ({ profile }) => {
  const page = await (await profile()).open();
  const link = (name) => page.getByRole("navigation").getByRole("link", { name, exact: true });
  await link("Calendar").click();
  await link("Partners").click();
  await page.goBack();
  await page.locator("a[aria-current=page]").filter({ hasText: "Calendar" }).waitFor();
  await page.goForward();
  await page.locator("a[aria-current=page]").filter({ hasText: "Partners" }).waitFor();
});

journey("only files of the page's own folder are asked for", async ({ profile }) => {
  const visitor = await profile();
  const asked = [];
  visitor.context.on("request", (request) => asked.push(request.url()));
  const page = await visitor.open();
  for (const route of ROUTES) await go(page, route);
  assert.ok(asked.length > 3);
  assert.deepEqual(asked.filter((url) => !url.startsWith(SITE)), []);
});
