// The whole of it without a mouse, and where the keyboard is can always be seen.

import assert from "node:assert/strict";
import { eventually, expectStatus, journey, saved } from "./helper.mjs";

/** What has the keyboard: its role or tag, its name, and whether that can be seen. */
const focused = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    const label = element.labels?.[0]?.textContent ?? "";
    return {
      tag: element.tagName.toLowerCase(),
      name: (element.getAttribute("aria-label") ?? (label || element.textContent)).replace(/\s+/g, " ").trim(),
      href: element.getAttribute("href"),
      isSeen: (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none",
    };
  });

/** Tabs on until `isWanted`, and finds every stop on the way visible. */
async function tabTo(page, isWanted, most = 200) {
  for (let stop = 0; stop < most; stop += 1) {
    await page.keyboard.press("Tab");
    const here = await focused(page);
    if (here.tag === "body") continue;
    assert.ok(here.isSeen, `the focus can't be seen on ${JSON.stringify(here)}`);
    if (isWanted(here)) return here;
  }
  throw new Error(`the keyboard never got there: ${isWanted}`);
}

journey("the skip link is the first stop and leads to the content", async ({ profile }) => {
  const page = await (await profile()).open();
  await page.keyboard.press("Tab");
  const first = await focused(page);
  assert.equal(first.name, "Skip to content");
  assert.ok(first.isSeen);
  await page.keyboard.press("Enter");
  await eventually(async () =>
    assert.ok(await page.evaluate(() => document.querySelector("main").contains(document.activeElement)), "the focus is in main"),
  );
});

journey("a status is changed and taken back with keys alone", async ({ profile }) => {
  const page = await (await profile()).open();
  await tabTo(page, ({ tag, name }) => tag === "a" && name.startsWith("Objectives"));
  await page.keyboard.press("Enter");
  await page.locator("a[aria-current=page]").filter({ hasText: "Objectives" }).waitFor();
  await tabTo(page, ({ href }) => href === "#/objectives/fw-3");
  await page.keyboard.press("Enter");
  await page.getByLabel("Status", { exact: true }).waitFor();
  await tabTo(page, ({ tag, name }) => tag === "select" && name.startsWith("Status"));
  await saved(page, "plenary/plans/bsec-ict-2024-2025", () => page.keyboard.press("i"));
  await expectStatus(page, "In progress");
  await saved(page, "plenary/plans/bsec-ict-2024-2025", () => page.keyboard.press("Control+z"));
  await expectStatus(page, "Not assessed");
});

journey("in a text field Ctrl+Z stays the field's own", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-3");
  await saved(page, "plenary/plans/bsec-ict-2024-2025", () => page.getByLabel("Status", { exact: true }).selectOption({ label: "In progress" }));
  const field = page.getByLabel("My private note", { exact: true });
  await field.focus();
  await saved(page, "plenary/notes", () => page.keyboard.type("half a thought"));
  await page.keyboard.press("Control+z");
  await eventually(async () => assert.notEqual(await field.inputValue(), "half a thought"));
  await expectStatus(page, "In progress");
});
