// What a delegate changes is kept: after a reload, through undo and redo, in notes.

import assert from "node:assert/strict";
import { PAGES, chooseStatus, eventually, expectStatus, go, journey, note, pageText, press, reload, saved } from "./helper.mjs";

journey("a status is still there after a reload", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-3");
  await expectStatus(page, "Not assessed");
  await saved(page, "plenary/plan", () => chooseStatus(page, "In progress"));
  await reload(page);
  assert.equal(new URL(page.url()).hash, "#/objectives/fw-3");
  await expectStatus(page, "In progress");
});

journey("undo takes a change back, redo makes it again", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-3");
  await saved(page, "plenary/plan", () => chooseStatus(page, "In progress"));
  await saved(page, "plenary/plan", () => press(page, "Undo"));
  await expectStatus(page, "Not assessed");
  await saved(page, "plenary/plan", () => press(page, "Redo"));
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

for (const [name, route] of [["a meeting", "#/calendar/wg-1"], ["a partner", "#/partners/armenia"]]) {
  journey(`${name} takes a private note too`, async ({ profile }) => {
    const page = await (await profile()).open(route);
    await saved(page, "plenary/notes", () => note(page).fill(`Mine on ${name}.`));
    await reload(page);
    await eventually(async () => assert.equal(await note(page).inputValue(), `Mine on ${name}.`));
  });
}
