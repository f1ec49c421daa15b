// A plan far larger than any real one: 2,000 objectives.

import assert from "node:assert/strict";
import { PAGES, builtIn, chooseStatus, expectStatus, fileOf, go, journey, offerPlan, reload, saved } from "./helper.mjs";

const COUNT = 2000;

function large() {
  const snapshot = builtIn();
  const { plan } = snapshot;
  plan.id = "large";
  plan.objectives = Array.from({ length: COUNT }, (_, at) => ({
    ...plan.objectives[at % plan.objectives.length],
    id: `ob-${at + 1}`,
    number: `${at + 1}`,
    kind: "objective",
    text: `Objective ${at + 1} of many: ${plan.objectives[at % plan.objectives.length].text}`,
  }));
  return snapshot;
}

journey("2,000 objectives can be imported, filtered, scrolled, opened, changed and kept", async ({ profile }) => {
  const page = await (await profile()).open();
  await offerPlan(page, fileOf(large(), "large.plenary.json"));
  const use = page.getByRole("button", { name: "Use this plan", exact: true });
  await saved(page, "plenary/plans/bsec-ict-2024-2025", () => use.click());

  await go(page, PAGES.Objectives);
  const last = page.getByText(`Objective ${COUNT} of many:`).first();
  await last.scrollIntoViewIfNeeded();
  assert.ok(await last.isVisible());
  const filter = page.getByRole("main").getByRole("searchbox").first();
  await filter.fill("Objective 1234 of many");
  await page.getByText("Objective 1234 of many:").first().waitFor();
  await page.getByText("Objective 1233 of many:").first().waitFor({ state: "hidden" });

  await go(page, `#/objectives/ob-${COUNT}`);
  await saved(page, "plenary/plans/bsec-ict-2024-2025", () => chooseStatus(page, "Achieved"));
  await reload(page);
  await expectStatus(page, "Achieved");
  await go(page, PAGES.Overview);
});
