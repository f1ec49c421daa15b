// Links are shown on both ends, and lead from one to the other.

import assert from "node:assert/strict";
import { PLAN, address, eventually, journey, note, press, saved } from "./helper.mjs";

journey("an objective is linked with a guidance document, which shows it and has a note of its own", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-3");
  await page.getByLabel("Link with", { exact: true }).selectOption({ label: "Document" });
  await saved(page, PLAN, async () => {
    await page.getByLabel("Document", { exact: true }).selectOption({ label: "BSEC Charter" });
    await press(page, "Add this link");
  });
  await page.getByRole("complementary").getByRole("link", { name: "BSEC Charter" }).click();
  await page.getByRole("heading", { name: "BSEC Charter" }).waitFor();
  assert.equal(address(page), "#/text/charter");
  await saved(page, "plenary/notes", () => note(page).fill("Ask for Article 4."));

  await page.reload();
  await eventually(async () => assert.equal(await note(page).inputValue(), "Ask for Article 4."));
  await page.getByRole("complementary").getByRole("link", { name: "Framework 3" }).click();
  await saved(page, PLAN, () => page.getByRole("button", { name: "Remove the link to BSEC Charter" }).click());
  await page.goBack();
  await page.getByText("Nothing in the plan is linked with it yet.").waitFor();
});
