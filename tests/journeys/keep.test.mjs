// What a delegate changes is kept: after a reload, through undo and redo, in notes.

import assert from "node:assert/strict";
import { PAGES, address, chooseStatus, eventually, expectStatus, go, journey, note, pageText, press, reload, saved } from "./helper.mjs";

journey("a status is still there after a reload", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-3");
  await expectStatus(page, "Not assessed");
  await saved(page, "plenary/plans/bsec-ict-2024-2025", () => chooseStatus(page, "In progress"));
  await reload(page);
  assert.equal(address(page), "#/objectives/fw-3");
  await expectStatus(page, "In progress");
});

journey("undo takes a change back, redo makes it again", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-3");
  await saved(page, "plenary/plans/bsec-ict-2024-2025", () => chooseStatus(page, "In progress"));
  await saved(page, "plenary/plans/bsec-ict-2024-2025", () => press(page, "Undo"));
  await expectStatus(page, "Not assessed");
  await saved(page, "plenary/plans/bsec-ict-2024-2025", () => press(page, "Redo"));
  await expectStatus(page, "In progress");
  await reload(page);
  await expectStatus(page, "In progress");
});

journey("a private note is still there after a reload, and listed on Notes", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-3");
  await saved(page, "plenary/notes", () => note(page).fill("Ask about the cable to Poti."));
  await reload(page);
  await eventually(async () => assert.equal(await note(page).inputValue(), "Ask about the cable to Poti."));
  await go(page, PAGES.Notes);
  await eventually(async () => {
    const texts = await page.locator("main textarea").evaluateAll((areas) => areas.map((area) => area.value));
    assert.ok(`${await pageText(page)} ${texts}`.includes("Ask about the cable to Poti."));
  });
});

journey("a vague date is made precise, step by step, and never half-way", async ({ profile }) => {
  const page = await (await profile()).open("#/calendar/wg-1");
  const date = () => page.evaluate(() => JSON.parse(localStorage.getItem("plenary/plans/bsec-ict-2024-2025")).plan.meetings.find(({ id }) => id === "wg-1").when.edtf);
  const choose = (label, value) => page.getByLabel(label, { exact: true }).first().selectOption(value);
  await page.getByText("Pick instead").first().click();
  await choose("How precise", "month");
  await page.getByRole("alert").filter({ hasText: "Choose which" }).waitFor();
  await saved(page, "plenary/plans/bsec-ict-2024-2025", () => choose("Which", "11"));
  assert.equal(await date(), "2024-11");
  await choose("How precise", "days");
  await page.getByLabel("First day").fill("2024-11-12");
  assert.equal(await date(), "2024-11", "half a date is none");
  await saved(page, "plenary/plans/bsec-ict-2024-2025", () => page.getByLabel("Last day").fill("2024-11-13"));
  assert.equal(await date(), "2024-11-12/2024-11-13");
  await page.getByLabel("Last day").fill("2024-11-01");
  await page.getByRole("alert").filter({ hasText: "ends before it begins" }).waitFor();
  assert.equal(await date(), "2024-11-12/2024-11-13");
  await go(page, PAGES.Objectives);
  await page.getByRole("heading", { level: 1, name: "Objectives" }).waitFor();
  await go(page, "#/calendar/wg-1");
  assert.equal(await page.getByLabel("Last day").inputValue(), "2024-11-13");
});

journey("going back while a field is written keeps what was written", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-1");
  await saved(page, "plenary/plans/bsec-ict-2024-2025", () => chooseStatus(page, "In progress"));
  await go(page, "#/objectives/fw-2");
  await go(page, "#/objectives/fw-1");
  await page.getByLabel("Remark").fill("Two workshops were held.");
  await saved(page, "plenary/plans/bsec-ict-2024-2025", () => page.goBack());
  await go(page, "#/objectives/fw-1");
  assert.equal(await page.getByLabel("Remark").inputValue(), "Two workshops were held.");
});

journey("a field that is being written is kept when the page is closed or reloaded", async ({ profile }) => {
  const page = await (await profile()).open("#/calendar/wg-2");
  await page.getByLabel("City").fill("Yerevan");
  await reload(page);
  assert.equal(await page.getByLabel("City").inputValue(), "Yerevan");
});

journey("what the adopted text names is cancelled or struck out, what was added is removed", async ({ profile }) => {
  const page = await (await profile()).open("#/calendar/wg-1");
  await press(page, "Remove");
  await page.getByText("The usual way is to keep the meeting and say that it was cancelled.").waitFor();
  await page.getByRole("button", { name: "Strike it out", exact: true }).waitFor();
  await saved(page, "plenary/plans/bsec-ict-2024-2025", () => press(page, "Set it to Cancelled"));
  assert.equal(await page.getByLabel("Status", { exact: true }).inputValue(), "cancelled");

  await saved(page, "plenary/plans/bsec-ict-2024-2025", () => press(page, "New meeting"));
  await page.getByText("Added; not part of the adopted text").waitFor();
  await press(page, "Remove");
  await page.getByText("Nothing else in the plan names it.").waitFor();
  await saved(page, "plenary/plans/bsec-ict-2024-2025", () => press(page, "Remove it"));
  await page.getByText("was removed. Undo brings it back").waitFor();
  await saved(page, "plenary/plans/bsec-ict-2024-2025", () => press(page, "Undo"));
  await page.getByRole("link", { name: "New meeting" }).waitFor();
});

journey("a reload comes back to the same place in a page", async ({ profile }) => {
  const page = await (await profile()).open("#/partners");
  const top = () => page.evaluate(() => Math.round(scrollY));
  const target = await page.evaluate(() => {
    scrollTo(0, 1200);
    return Math.round(scrollY);
  });
  assert.ok(target > 500, "the page is long enough to scroll");
  await reload(page);
  await eventually(async () => assert.ok(Math.abs((await top()) - target) < 40, `at ${await top()}, not at ${target}`));
});

journey("going back finds the list where it was", async ({ profile }) => {
  const page = await (await profile()).open("#/partners");
  const top = () => page.evaluate(() => Math.round(scrollY));
  await page.evaluate(() => scrollTo(0, 900));
  await eventually(async () => assert.ok((await top()) > 500));
  const before = await top();
  await page.getByRole("navigation").getByRole("link", { name: "Notes", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Notes" }).waitFor();
  await page.goBack();
  await eventually(async () => assert.ok(Math.abs((await top()) - before) < 40, `at ${await top()}, not at ${before}`));
});

for (const [name, route] of [["a meeting", "#/calendar/wg-1"], ["a partner", "#/partners/armenia"]]) {
  journey(`${name} takes a private note too`, async ({ profile }) => {
    const page = await (await profile()).open(route);
    await saved(page, "plenary/notes", () => note(page).fill(`Mine on ${name}.`));
    await reload(page);
    await eventually(async () => assert.equal(await note(page).inputValue(), `Mine on ${name}.`));
  });
}
