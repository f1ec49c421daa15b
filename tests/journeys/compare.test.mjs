// Any two plans side by side: files, plans of the browser, points of the history; and the amendments between them.

import assert from "node:assert/strict";
import { PLAN, builtIn, choose, chooseStatus, download, eventually, exportPlan, fileOf, go, journey, press, saved } from "./helper.mjs";

const COMPARE = "#/exchange/compare";
const shown = (page) => page.getByRole("main").innerText();
const expectShown = (page, words) => eventually(async () => assert.match(await shown(page), words));

function changed() {
  const snapshot = builtIn();
  snapshot.plan.objectives[2].text = snapshot.plan.objectives[2].text.replace(/^\S+/, "Swiftly");
  snapshot.plan.objectives[3].status = "achieved";
  return snapshot;
}

journey("a file is compared with the open plan, and the amendments are handed on", async ({ profile }) => {
  const page = await (await profile({ permissions: ["clipboard-read", "clipboard-write"] })).open(COMPARE);
  await choose(page, "Open a file", fileOf(changed(), "changed.plenary.json"));
  await expectShown(page, /2 differences: 2 changed/);
  // What the file has is new.
  await expectShown(page, /Status of Framework 4: not assessed → achieved/);
  await press(page, "Swap");
  await expectShown(page, /Status of Framework 4: achieved → not assessed/);
  await press(page, "Swap");
  await press(page, "Side by side");
  await page.locator(".side.to ins").filter({ hasText: "Swiftly" }).waitFor();
  await press(page, "Amendment list");
  await expectShown(page, /1\. In Framework 3, replace “\S+” by “Swiftly”\./);
  await expectShown(page, /2\. In Framework 4, status: achieved instead of not assessed\./);
  await press(page, "Copy");
  await page.getByText("Copied.", { exact: false }).waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /1\. In Framework 3, replace/);
  const plain = await download(page, "Save as text");
  assert.match(plain.name, /-amendments\.txt$/);
  assert.match(plain.bytes.toString("utf8"), /OBJECTIVES\n1\. In Framework 3/);
  const markdown = await download(page, "Save as Markdown");
  assert.match(markdown.bytes.toString("utf8"), /^# Amendments to /);
});

journey("points of the history are compared", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-3");
  await saved(page, PLAN, () => chooseStatus(page, "In progress"));
  await saved(page, PLAN, () => chooseStatus(page, "Achieved"));
  await go(page, `${COMPARE}?from=point:0`);
  await expectShown(page, /Status of Framework 3: not assessed → achieved/);
  await page.getByLabel("To", { exact: true }).selectOption("point:1");
  await expectShown(page, /Status of Framework 3: not assessed → in progress/);
  await page.getByLabel("From", { exact: true }).selectOption("point:1");
  await expectShown(page, /They are equal/);
});

journey("the lineage names what was handed out, and leads to a comparison with it", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-3");
  await saved(page, PLAN, () => chooseStatus(page, "In progress"));
  await exportPlan(page);
  await go(page, "#/objectives/fw-3");
  await saved(page, PLAN, () => chooseStatus(page, "Achieved"));
  await go(page, "#/exchange/lineage");
  await page.getByText("Kept here").first().waitFor();
  await page.getByRole("link", { name: /^Compare [0-9a-f]{8} with the open plan$/ }).first().click();
  await expectShown(page, /Status of Framework 3: in progress, self-reported on [^→]* → achieved, self-reported on /);
});
