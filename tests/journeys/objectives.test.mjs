// The workbench: what the list shows and in which order, and changing everything about an objective in its place.

import assert from "node:assert/strict";
import { PAGES, builtIn, chooseStatus, eventually, go, journey, reload, saved, started } from "./helper.mjs";

const { plan } = builtIn();
const rows = (page) => page.locator(".row:visible");
const shownIds = (page) =>
  page.locator(".row-link:visible").evaluateAll((links) => links.map((link) => link.getAttribute("href").replace("#/objectives/", "")));
const expectShown = (page, ids) => eventually(async () => assert.deepEqual(await shownIds(page), ids));
const expectAddress = (page, hash) => eventually(async () => assert.equal(new URL(page.url()).hash, hash));
const count = (page, words) => page.getByText(words, { exact: true }).waitFor();

journey("filters, groups and order stand in the address, survive a reload and come back with Back", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-3");
  await saved(page, "plenary/plan", () => chooseStatus(page, "In progress"));
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
