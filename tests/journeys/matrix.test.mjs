// The matrix, by keyboard alone: gaps, cells that are changed, two leads that can't be; and one that is too large to draw.

import assert from "node:assert/strict";
import { PHONE, address, builtIn, download, eventually, exportPlan, fileOf, go, inOneLine, journey, offerPlan, press } from "./helper.mjs";

const VIEW = "#/partners?view=matrix";
const grid = (page) => page.getByRole("grid");
const cell = (page, name) => grid(page).getByRole("gridcell", { name, exact: true });
const focused = (page) => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.id);
const onCell = (page, name) => eventually(async () => assert.equal(await focused(page), name));
const summary = async (page) => inOneLine(await page.locator(".matrix-summary").textContent());
const said = (page, text) => page.getByRole("status").filter({ hasText: text }).waitFor({ state: "attached" });

journey("cells are reached and changed by keys alone, in steps that can be undone", async ({ profile }) => {
  const { open } = await profile();
  const page = await open(VIEW);
  assert.equal(await grid(page).getAttribute("aria-rowcount"), "54");
  assert.equal(await grid(page).getAttribute("aria-colcount"), "18");
  assert.match(await summary(page), /^17 objectives: 17 without a lead, 17 that nobody is on\. 53 partners: 53 on none of them\.$/);
  assert.equal(await grid(page).locator("[tabindex='0']").count(), 1, "one stop for Tab");
  await cell(page, "Albania, Framework 1: nothing").waitFor();
  await page.evaluate(() => new Promise((done) => setTimeout(done)));
  assert.equal(await page.evaluate(() => scrollY), 0, "opening it moves neither the page nor the focus");
  await cell(page, "Albania, Framework 1: nothing").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await onCell(page, "Armenia, Framework 2: nothing");
  await page.keyboard.press("l");
  await onCell(page, "Armenia, Framework 2: leads");
  await said(page, "Republic of Armenia, Framework 2: leads.");
  assert.match(await summary(page), /16 without a lead, 16 that nobody is on\. 53 partners: 52 on none/);
  // Another one leads: there are not two, and it says who it was.
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await eventually(async () => assert.equal(await focused(page), "matrix-role-0"));
  await page.getByText("Republic of Armenia leads it now.").waitFor();
  await page.keyboard.press("Enter");
  await onCell(page, "Albania, Framework 2: leads");
  await said(page, "Before it was Republic of Armenia");
  assert.equal(await cell(page, "Armenia, Framework 2: nothing").count(), 1);
  await press(page, "Undo");
  await cell(page, "Armenia, Framework 2: leads").waitFor();
  await press(page, "Undo");
  await cell(page, "Armenia, Framework 2: nothing").waitFor();
  // Ends and corners.
  await cell(page, "Armenia, Framework 2: nothing").focus();
  await page.keyboard.press("End");
  await onCell(page, "Armenia, Priority 7: nothing");
  await page.keyboard.press("Control+End");
  await eventually(async () => assert.match(await focused(page), /, Priority 7: nothing$/));
  await page.keyboard.press("p");
  await eventually(async () => assert.match(await focused(page), /, Priority 7: takes part$/));
  await page.keyboard.press("Control+Home");
  await onCell(page, "Albania, Framework 1: nothing");
  const { name, bytes } = await download(page, "Save as a table (CSV)");
  assert.match(name, /^bsec-ict-2024-2025-matrix-[\d-]+\.csv$/);
  const table = bytes.toString("utf8").split("\r\n");
  assert.match(table[0], /^\ufeffPartner,/);
  assert.match(table[1], /^Republic of Albania,,/);
  assert.equal(table.join("\n").split("takes part").length, 2);
  const picture = await download(page, "Save the picture as SVG");
  assert.match(picture.name, /^bsec-ict-2024-2025-matrix-[\d-]+\.svg$/);
  const svg = picture.bytes.toString("utf8");
  for (const words of ["Partners and objectives", "As of ", "L leads", "P7: Priority 7", "No boundary is drawn"]) assert.ok(svg.includes(words), words);
  const pixels = await download(page, "Save the picture as PNG");
  assert.equal(pixels.bytes.subarray(1, 4).toString("latin1"), "PNG");
  await cell(page, "Albania, Framework 1: nothing").focus();
  // From the cells to the head of the row, which leads to the partner.
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await eventually(() => assert.equal(address(page), "#/partners/albania?view=matrix"));
  const { snapshot } = await exportPlan(page);
  const changed = snapshot.plan.objectives.filter((it) => it.lead || it.participants?.length);
  assert.deepEqual(changed.map((it) => it.id), ["pr-7"]);
});

journey("gaps are shown alone, and the matrix is turned on a phone", async ({ profile }) => {
  const snapshot = builtIn();
  snapshot.plan.objectives.forEach((it, at) => { it.lead = at < 15 ? "georgia" : null; it.participants = at === 15 ? ["armenia"] : []; });
  const { open } = await profile();
  const page = await open();
  await offerPlan(page, fileOf(snapshot));
  await press(page, "Use this plan");
  await go(page, VIEW);
  const heads = () => grid(page).getByRole("columnheader").count();
  await eventually(async () => assert.equal(await heads(), 18));
  const show = page.getByLabel("Show", { exact: true });
  await show.selectOption({ label: "Only objectives without a lead" });
  await eventually(async () => assert.equal(await heads(), 3));
  await show.selectOption({ label: "Only objectives that nobody is on" });
  await eventually(async () => assert.equal(await heads(), 2));
  await grid(page).getByRole("link", { name: /^Priority 7: .*, 0 partners, nobody$/ }).waitFor();
  await show.selectOption({ label: "Only partners that are on none of the objectives" });
  await eventually(async () => assert.equal(await grid(page).getAttribute("aria-rowcount"), "52"));
  assert.match(address(page), /gaps=idle/);
  await page.getByLabel("Partners against").selectOption({ label: "Meetings" });
  await show.selectOption({ label: "Everything" });
  await cell(page, "Armenia, World Congress on Information Technology 2024: hosts").waitFor();
  await page.setViewportSize(PHONE);
  await go(page, "#/");
  await go(page, VIEW);
  await page.getByRole("checkbox", { name: "Partners as columns" }).waitFor();
  await eventually(async () => assert.equal(await grid(page).getAttribute("aria-colcount"), "54"));
  await grid(page).getByRole("rowheader").first().getByRole("link", { name: /^Framework 1: / }).waitFor();
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0, "only the matrix scrolls sideways");
});

journey("a matrix of a million cells draws those that are seen", async ({ profile }) => {
  const snapshot = builtIn();
  const { plan } = snapshot;
  const [objective, partner] = [plan.objectives[0], plan.partners[0]];
  plan.objectives = Array.from({ length: 2000 }, (_, at) => ({ ...objective, id: `ob-${at + 1}`, kind: "objective", number: `${at + 1}` }));
  plan.partners = [...plan.partners, ...Array.from({ length: 447 }, (_, at) => ({ ...partner, id: `body-${at + 1}`, category: "organisation", name: `Body ${at + 1}`, short: null }))];
  const { open } = await profile();
  const page = await open();
  await offerPlan(page, fileOf(snapshot));
  await press(page, "Use this plan");
  await go(page, VIEW);
  await cell(page, "Albania, Objective 1: nothing").focus();
  assert.equal(await grid(page).getAttribute("aria-colcount"), "2001");
  const drawn = () => grid(page).getByRole("gridcell").count();
  assert.ok((await drawn()) < 4000, `${await drawn()} cells`);
  await page.keyboard.press("Control+End");
  await eventually(async () => assert.match(await focused(page), /, Objective 2000: nothing$/));
  await page.keyboard.press("l");
  await eventually(async () => assert.match(await focused(page), /, Objective 2000: leads$/));
  // Keys that come while the cells are drawn anew are not lost.
  await page.evaluate(async () => {
    for (const key of ["l", "ArrowLeft", "ArrowUp"]) {
      document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    }
  });
  await eventually(async () => assert.match(await focused(page), /^UNDP, Objective 1999: nothing$/));
  assert.ok((await drawn()) < 4000, `${await drawn()} cells`);
  await page.keyboard.press("Control+Home");
  await onCell(page, "Albania, Objective 1: nothing");
});
