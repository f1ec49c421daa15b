// The app comes in two parts: what the first screen runs, and the rest (tools/split.mjs).

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { DIST, PHONE, builtIn, chooseStatus, eventually, journey, pageText, started, stored } from "./helper.mjs";

const isSplit = readdirSync(DIST).some((name) => name.endsWith("_later.wasm"));
const inParts = (name, steps) => (isSplit ? journey(name, steps) : test(name, { skip: "dist/ holds a draft, which is one part" }));

/** A profile in which each request for the second part is answered by `answer(route, number)`; gives how many there were. */
async function withLater(profile, answer, options) {
  const visitor = await profile(options);
  let count = 0;
  await visitor.context.route("**/*_later.wasm", (route) => answer(route, (count += 1)));
  return { visitor, asked: () => count };
}

const MISSED = "the first screen needed the second part: tools/first_screen.mjs does not see all that it runs";
const hold = () => {}; // no answer, ever
const objectives = (page) => page.getByRole("navigation").getByRole("link", { name: "Objectives", exact: true });

for (const [name, options] of [["on a first visit", {}], ["on a phone in the dark", { viewport: PHONE, colorScheme: "dark", stored: { "plenary/theme": "dark" } }]]) {
  inParts(`the first screen is drawn by the first part alone, ${name}`, async ({ profile }) => {
    const { visitor, asked } = await withLater(profile, hold, options);
    const page = await visitor.open();
    await eventually(async () => assert.match(await pageText(page), /31 December 2025/));
    assert.equal(asked(), 1, MISSED);
  });
}

inParts("the first screen of somebody who has a plan is drawn by the first part alone", async ({ profile }) => {
  const before = await (await profile()).open("#/objectives/fw-3");
  await chooseStatus(before, "In progress");
  await before.getByRole("status").filter({ hasText: /^\s*Saved/ }).waitFor();
  const { visitor, asked } = await withLater(profile, hold, { stored: await stored(before) });
  const page = await visitor.open();
  await eventually(async () => assert.match(await pageText(page), /31 December 2025/));
  assert.equal(asked(), 1, MISSED);
});

inParts("who is quicker than the network waits, and gets the page", async ({ profile }) => {
  const { visitor, asked } = await withLater(profile, (route, number) => (number === 1 ? hold() : route.continue()));
  const page = await visitor.open();
  await objectives(page).click();
  await page.getByRole("heading", { level: 1, name: "Objectives" }).waitFor();
  await page.getByText(builtIn().plan.objectives[0].text).first().waitFor();
  assert.equal(asked(), 2);
});

inParts("an address inside the app opens, however late the second part is", async ({ profile }) => {
  const { visitor } = await withLater(profile, (route) => route.continue());
  const page = await visitor.openAnyhow("#/objectives/fw-3");
  await started(page);
  await page.getByText(builtIn().plan.objectives[2].text).first().waitFor();
});

inParts("where the second part does not come, the first screen stands, and what needs more says so", async ({ profile, expectComplaint }) => {
  expectComplaint(/Failed to load resource|ERR_FAILED|could not be loaded/);
  const { visitor } = await withLater(profile, (route) => route.abort());
  const page = await visitor.open();
  assert.match(await pageText(page), /31 December 2025/);
  await objectives(page).click();
  await page.getByRole("heading", { name: "Something broke" }).waitFor();
  assert.match(await pageText(page), /A part of Plenary could not be loaded/);
});
