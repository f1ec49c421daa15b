// The meeting brief: what it holds, what is left out by choice, and what comes out on paper.

import assert from "node:assert/strict";
import { PLAN, chooseStatus, eventually, go, journey, note, press, saved, stored } from "./helper.mjs";

const sheet = (page) => page.locator(".brief-sheet");
const items = (page) => page.locator(".brief-entry h3").allTextContents();
const NOTE = "## Position\n\n**Red line:** no fees\n\n- [ ] ask Romania";

/** Links the open meeting with an objective. */
async function link(page, name) {
  await page.getByLabel("Link with", { exact: true }).selectOption({ label: "Objective" });
  const which = page.locator("#add-link");
  await which.selectOption(await which.locator("option", { hasText: name }).first().getAttribute("value"));
  await press(page, "Add this link");
}

journey("a brief is prepared from the meeting's page: linked items, their state, and my notes as they read", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-3");
  await saved(page, PLAN, () => chooseStatus(page, "In progress"));
  await saved(page, "plenary/notes", () => note(page).fill(NOTE));
  await go(page, "#/calendar/wg-1");
  await saved(page, "plenary/notes", () => note(page).fill("Sit beside the Secretariat."));
  await saved(page, PLAN, () => link(page, "Framework 3"));

  await page.getByRole("link", { name: "Prepare a brief for this meeting" }).click();
  await sheet(page).getByRole("heading", { level: 2 }).waitFor();
  assert.match(page.url(), /#\/brief\/wg-1\b/);
  await eventually(async () => assert.ok((await items(page)).includes("Framework 3")));
  const before = await sheet(page).innerText();
  assert.match(before, /In progress/);
  assert.match(before, /Self-reported/);
  assert.match(before, /Sit beside the Secretariat/);
  await sheet(page).getByText("Contains private notes: for your own use.").waitFor();
  await sheet(page).getByRole("heading", { name: "Position" }).waitFor();
  assert.equal(await sheet(page).locator("strong").first().textContent(), "Red line:");
  // Headings of a note stand below those of the page.
  assert.equal(await sheet(page).getByRole("heading", { name: "Position" }).evaluate((heading) => heading.tagName), "H5");

  // Without notes there is no mark and no trace of them.
  await page.getByLabel("With my private notes").uncheck();
  await sheet(page).getByText("Contains private notes").waitFor({ state: "detached" });
  const without = await sheet(page).innerText();
  assert.ok(!without.includes("Red line") && !without.includes("Secretariat."), without);

  // Making a brief changes nothing that is kept.
  assert.ok(!(await stored(page))[PLAN].includes("Red line"));
});

journey("without linked items a brief proposes what has no final word; items are chosen one by one", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-1");
  await saved(page, PLAN, () => chooseStatus(page, "Achieved"));
  await go(page, "#/brief");
  await eventually(async () => {
    const shown = await items(page);
    assert.ok(shown.includes("Framework 2") && !shown.includes("Framework 1"), `${shown}`);
  });
  await page.getByRole("button", { name: /^Items on the sheet/ }).click();
  await page.getByRole("button", { name: "None", exact: true }).click();
  await page.getByText("No items are chosen.").waitFor();
  await page.getByPlaceholder("Filter by any word").fill("framework 1:");
  await page.getByRole("checkbox", { name: /^Framework 1:/ }).check();
  await eventually(async () => assert.deepEqual(await items(page), ["Framework 1"]));
  await page.getByRole("button", { name: "As proposed", exact: true }).click();
  await eventually(async () => assert.ok((await items(page)).length > 5));

  // Another meeting is another sheet.
  await page.getByLabel("Meeting", { exact: true }).selectOption({ index: 1 });
  await eventually(async () => assert.match(page.url(), /#\/brief\/[a-z0-9-]+/));
});

journey("on paper there is the sheet and nothing of the app, and Print opens the browser's dialogue", async ({ profile }) => {
  const page = await (await profile({ before: "window.print = () => { window.printed = (window.printed ?? 0) + 1; };" })).open("#/brief");
  await page.getByLabel("Room for handwriting").check();
  await page.locator(".brief-room").first().waitFor();
  await page.getByRole("button", { name: "Print", exact: true }).click();
  assert.equal(await page.evaluate(() => window.printed), 1);

  await page.emulateMedia({ media: "print" });
  for (const gone of [".rail", ".bar", ".brief-choices", ".page-head"]) {
    assert.equal(await page.locator(gone).first().isVisible(), false, `${gone} is on paper`);
  }
  assert.ok(await sheet(page).isVisible());
  // No item is torn apart at the end of a page.
  const breaks = await page.locator(".brief-entry").evaluateAll((all) => [...new Set(all.map((entry) => getComputedStyle(entry).breakInside))]);
  assert.deepEqual(breaks, ["avoid"]);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  assert.match(pdf.toString("latin1"), /\/MediaBox\s*\[\s*0 0 59[45]\.?\d* 84[12]/, "the paper is A4");
});
