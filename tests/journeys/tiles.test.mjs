// The tiles of partners: equal squares, counted, chosen and taken along, by the keyboard alone.

import assert from "node:assert/strict";
import { PHONE, address, builtIn, download, eventually, fileOf, go, journey, offerPlan, press, saved } from "./helper.mjs";

const tiles = (page) => page.getByRole("group", { name: /^Tiles of the partners/ });
const tile = (page, name) => tiles(page).getByRole("button", { name });
const focused = (page) => page.evaluate(() => document.activeElement.getAttribute("aria-label"));

/** The built-in plan, with work for some. */
function worked() {
  const snapshot = builtIn();
  snapshot.plan.id = "worked";
  snapshot.plan.objectives.slice(0, 3).forEach((objective) => {
    objective.lead = "georgia";
    objective.participants = ["armenia", "icbss"];
  });
  return snapshot;
}

async function openWorked(profile) {
  const page = await (await profile()).open();
  await offerPlan(page, fileOf(worked(), "worked.plenary.json"));
  await saved(page, "plenary/plans/worked", () => press(page, "Use this plan"));
  await go(page, "#/partners?view=tiles");
  await tile(page, /^Georgia/).waitFor();
  return page;
}

journey("member states are equal squares about where they lie, and the arrows lead from one to the next", async ({ profile }) => {
  const page = await (await profile()).open("#/partners?view=tiles");
  await tile(page, /^Ukraine/).waitFor();
  const members = tiles(page).getByRole("region", { name: "Member states" }).getByRole("button");
  assert.equal(await members.count(), 13);
  const boxes = await members.evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map(({ x, y, width, height }) => ({ x, y, width, height })));
  for (const { width, height } of boxes) {
    assert.ok(Math.abs(width - boxes[0].width) < 1 && Math.abs(height - boxes[0].height) < 1);
    assert.ok(Math.abs(width - height) < 1, "a square");
  }
  await tile(page, /^Ukraine/).focus();
  for (const [key, name] of [["ArrowDown", "Moldova"], ["ArrowLeft", "Romania"], ["ArrowDown", "Bulgaria"], ["ArrowRight", "Georgia"], ["ArrowUp", "Russian Federation"], ["ArrowLeft", "Ukraine"]]) {
    await page.keyboard.press(key);
    assert.match(await focused(page), new RegExp(`^${name}`));
  }
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Republic of Moldova", exact: true }).waitFor();
  assert.equal(address(page), "#/partners/moldova?view=tiles");
  assert.equal(await tile(page, /^Moldova/).getAttribute("aria-pressed"), "true");
});

journey("what is counted can be chosen, and whose work is not named is seen", async ({ profile }) => {
  const page = await openWorked(profile);
  const count = async (name) => (await tile(page, name).locator(".tile-count").textContent()).trim();
  assert.equal(await count(/^Georgia/), "3");
  assert.match(await tile(page, /^Georgia/).getAttribute("aria-label"), /leads 3 objectives; Objectives led or joined: 3$/);
  assert.match(await tile(page, /^Serbia/).getAttribute("aria-label"), /no work named in this plan/);
  await page.getByLabel("What is counted", { exact: true }).selectOption({ label: "Objectives joined" });
  await eventually(async () => assert.equal(await count(/^Georgia/), "0"));
  assert.equal(await count(/^Armenia/), "3");
  assert.equal(await count(/^ICBSS/), "3");
  assert.equal(address(page), "#/partners?count=joined&view=tiles");
  const svg = await download(page, "Save the picture as SVG");
  assert.match(svg.name, /^worked-tiles-\d{4}-\d{2}-\d{2}\.svg$/);
  const text = svg.bytes.toString("utf8");
  for (const wanted of ["Partners by objectives joined", "Hellenic", "Every member state is an equal square", "No boundary is drawn"]) {
    assert.ok(text.includes(wanted), wanted);
  }
  const png = await download(page, "Save the picture as PNG");
  assert.equal(png.bytes.toString("latin1", 1, 4), "PNG");
});

journey("tiles have room on a narrow phone", async ({ profile }) => {
  const page = await (await profile({ viewport: { ...PHONE, width: 360 } })).open("#/partners?view=tiles");
  await tile(page, /^Azerbaijan/).waitFor();
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360);
  const cut = await tiles(page).locator(".tile").evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1).map((one) => one.textContent));
  assert.deepEqual(cut, [], "no name is cut off");
});
