// The map of partners by keyboard, by mouse and by finger: what is seen, chosen and taken along.

import assert from "node:assert/strict";
import { PHONE, address, builtIn, download, eventually, fileOf, go, journey, offerPlan, press, saved } from "./helper.mjs";

const map = (page) => page.getByRole("group", { name: /^Map of seats/ });
const marks = (page) => map(page).getByRole("button");
const mark = (page, name) => map(page).getByRole("button", { name });
/** The transform of the land: what is seen. */
const seen = (page) => map(page).locator("g").first().getAttribute("transform");
const focused = (page) => page.evaluate(() => document.activeElement.getAttribute("aria-label"));
const isDrawn = (page) => eventually(async () => assert.match(await map(page).locator(".land").getAttribute("d"), /M-?\d+/));

/** Waits until something happens to what is seen. */
async function moves(page, act) {
  const before = await seen(page);
  await act();
  await eventually(async () => assert.notEqual(await seen(page), before));
}

journey("the map is used by the keyboard alone", async ({ profile }) => {
  const page = await (await profile()).open("#/partners");
  await isDrawn(page);
  await map(page).focus();
  for (const key of ["+", "ArrowRight", "ArrowDown", "-"]) await moves(page, () => page.keyboard.press(key));
  await page.keyboard.press("0");
  await mark(page, /^Albania/).waitFor();
  await page.keyboard.press("Tab");
  const first = await focused(page);
  assert.match(first, /^Albania: Republic of Albania, Member state, seat Tirana, no work named in this plan$/);
  // The arrows lead through every mark that is seen, in the order of the list, and around.
  const all = await marks(page).count();
  const names = [];
  for (let step = 0; step < all; step += 1) {
    names.push(await focused(page));
    await page.keyboard.press("ArrowRight");
  }
  assert.equal(await focused(page), first);
  assert.equal(new Set(names).size, all);
  assert.match(names.join("\n"), /BSEC PERMIS: .*, International organisation, seat Istanbul/);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Republic of Armenia", exact: true }).waitFor();
  assert.equal(address(page), "#/partners/armenia");
  assert.equal(await mark(page, /^Armenia/).getAttribute("aria-pressed"), "true");
});

journey("every seat can be seen, and what is outside is told", async ({ profile }) => {
  const page = await (await profile()).open("#/partners");
  await isDrawn(page);
  const outside = page.getByText(/^Outside this view: \d+/);
  await outside.waitFor();
  assert.equal(await mark(page, /^UNDP/).count(), 0);
  await moves(page, () => press(page, "World"));
  await mark(page, /^UNDP.*seat New York/).waitFor();
  await outside.waitFor({ state: "detached" });
  await moves(page, () => press(page, "Members' area"));
  await outside.waitFor();
  // What was chosen elsewhere is brought into the picture.
  await moves(page, () => go(page, "#/partners/asian-development-bank"));
  await mark(page, /^ADB.*seat Mandaluyong/).waitFor();
  // Only what the filter leaves is shown, and fitted to.
  await go(page, "#/partners?category=observer");
  await eventually(async () => assert.equal(await mark(page, /Member state/).count(), 0));
  await moves(page, () => press(page, "Fit to what is shown"));
  await mark(page, /^Energy Charter Secretariat.*seat Brussels/).waitFor();
});

journey("the wheel and the mouse zoom, move and choose", async ({ profile }) => {
  const page = await (await profile()).open("#/partners");
  await isDrawn(page);
  await map(page).scrollIntoViewIfNeeded();
  const box = await map(page).boundingBox();
  const middle = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(...middle);
  await moves(page, () => page.mouse.wheel(0, -200));
  await moves(page, async () => {
    await page.mouse.down();
    await page.mouse.move(middle[0] + 60, middle[1] + 30, { steps: 4 });
    await page.mouse.up();
  });
  assert.equal(address(page), "#/partners", "a drag is no click");
  await press(page, "Members' area");
  const ukraine = await mark(page, /^Ukraine/).locator("path.member").boundingBox();
  await page.mouse.click(ukraine.x + 10, ukraine.y + 10);
  await page.getByRole("heading", { name: "Ukraine", exact: true }).waitFor();
});

journey("two fingers zoom, one moves, a tap beside a mark chooses it", async ({ profile }) => {
  const page = await (await profile({ viewport: PHONE, hasTouch: true, isMobile: true })).open("#/partners");
  await isDrawn(page);
  await map(page).scrollIntoViewIfNeeded();
  const box = await map(page).boundingBox();
  const touch = await page.context().newCDPSession(page);
  const at = (x, y, id) => ({ x: box.x + x, y: box.y + y, id });
  const send = (type, ...touchPoints) => touch.send("Input.dispatchTouchEvent", { type, touchPoints });
  await moves(page, async () => {
    await send("touchStart", at(150, 150, 1), at(190, 150, 2));
    await send("touchMove", at(110, 150, 1), at(230, 150, 2));
    await send("touchEnd");
  });
  await moves(page, async () => {
    await send("touchStart", at(150, 150, 1));
    await send("touchMove", at(190, 190, 1));
    await send("touchEnd");
  });
  await moves(page, () => press(page, "Members' area"));
  // A tap right after a drag may only end the drag's fling, so it is made until it is taken.
  const chosen = "#/partners/russian-federation";
  await eventually(async () => {
    if (address(page) === chosen) return;
    const russia = await mark(page, /^Russian Federation/).locator("path.member").boundingBox({ timeout: 1000 });
    await page.touchscreen.tap(russia.x + 20, russia.y - 6);
    assert.equal(address(page), chosen);
  });
  await page.getByRole("heading", { name: "Russian Federation", exact: true }).waitFor();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= PHONE.width);
});

/** What a browser reads in an SVG file. */
const read = (page, svg) =>
  page.evaluate((text) => {
    const file = new DOMParser().parseFromString(text, "image/svg+xml");
    const root = file.documentElement;
    return {
      name: root.localName,
      broken: file.querySelector("parsererror")?.textContent ?? null,
      title: root.querySelector("title")?.textContent,
      words: root.textContent,
      kinds: [...new Set([...file.querySelectorAll("*")].map(({ localName }) => localName))].sort(),
    };
  }, svg.toString("utf8"));

journey("the map is taken along as SVG, as PNG and on paper", async ({ profile }) => {
  const page = await (await profile({ colorScheme: "dark" })).open("#/partners");
  await isDrawn(page);
  const svg = await download(page, "Save the picture as SVG");
  assert.match(svg.name, /^bsec-ict-2024-2025-map-\d{4}-\d{2}-\d{2}\.svg$/);
  const { name, broken, title, words, kinds } = await read(page, svg.bytes);
  assert.deepEqual([name, broken, title], ["svg", null, "Where the partners have their seats"]);
  assert.deepEqual(kinds, ["desc", "g", "path", "svg", "text", "title"]);
  for (const wanted of ["As of", "Member state", "No boundary is drawn and none is implied", "Natural Earth", "Türkiye", "Outside the picture: "]) {
    assert.ok(words.includes(wanted), wanted);
  }
  const png = await download(page, "Save the picture as PNG");
  assert.match(png.name, /^bsec-ict-2024-2025-map-\d{4}-\d{2}-\d{2}\.png$/);
  assert.equal(png.bytes.toString("latin1", 1, 4), "PNG");
  const width = Number(svg.bytes.toString("utf8").match(/ width="(\d+)"/)[1]);
  assert.equal(png.bytes.readUInt32BE(16), 2 * width, "twice as sharp");
  // Printing: the picture alone, while the dialog of the browser is open.
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute("data-printed", "");
  });
  await press(page, "Print the picture");
  await page.locator("body[data-printed]").waitFor();
  await page.emulateMedia({ media: "print" });
  await page.locator(".picture-sheet").waitFor();
  assert.equal(await page.getByRole("heading", { level: 1 }).isVisible(), false);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: "screen" });
  await page.locator(".picture-sheet").waitFor({ state: "detached" });
});

/** A plan with 500 partners, many of them in few cities. */
function crowd() {
  const snapshot = builtIn();
  const { plan } = snapshot;
  plan.id = "crowd";
  const cities = [["Istanbul", 41.01, 28.98], ["Athens", 37.98, 23.73], ["Geneva", 46.2, 6.15], ["Odesa", 46.48, 30.73], ["Manila", 14.6, 121]];
  const kinds = ["related-body", "observer", "dialogue-partner", "organisation", "guest"];
  const body = plan.partners.find(({ id }) => id === "pabsec");
  for (let at = plan.partners.length; at < 500; at += 1) {
    const [city, lat, lon] = cities[at % cities.length];
    const shift = at % 2 ? Math.round((at % 40) * 10 - 200) / 100 : 0;
    plan.partners.push({ ...body, id: `body-${at}`, category: kinds[at % kinds.length], short: null, name: `Body ${at}`, section: null,
      seat: { city, country: null, lat: lat + shift, lon: lon + shift } });
  }
  return snapshot;
}

journey("500 partners are all there, and go along when the map is moved", async ({ profile, t }) => {
  const page = await (await profile()).open();
  await offerPlan(page, fileOf(crowd(), "crowd.plenary.json"));
  await saved(page, "plenary/plans/crowd", () => press(page, "Use this plan"));
  await go(page, "#/partners");
  await isDrawn(page);
  await press(page, "World");
  const seated = crowd().plan.partners.filter(({ seat }) => seat).length;
  await eventually(async () => assert.equal(await marks(page).count(), seated));
  await map(page).scrollIntoViewIfNeeded();
  const before = await seen(page);
  // Each move of the map at the pace of frames. How long they are is told, not tested: machines differ.
  const frames = await map(page).evaluate(async (frame) => {
    const box = frame.getBoundingClientRect();
    const fire = (type, x, y) => frame.dispatchEvent(new PointerEvent(type, { bubbles: true, isPrimary: true, pointerId: 7, pointerType: "mouse", clientX: box.x + x, clientY: box.y + y }));
    frame.setPointerCapture = () => {};
    const next = () => new Promise(requestAnimationFrame);
    const lengths = [];
    fire("pointerdown", 200, 200);
    let before = await next();
    for (let step = 0; step < 60; step += 1) {
      fire("pointermove", 200 + 3 * step, 200 + 2 * step);
      const now = await next();
      lengths.push(now - before);
      before = now;
    }
    fire("pointerup", 380, 320);
    return lengths.sort((one, other) => one - other);
  });
  const median = frames[frames.length >> 1];
  t.diagnostic(`frames while 500 partners are moved: median ${median.toFixed(1)} ms, longest ${frames.at(-1).toFixed(1)} ms`);
  assert.notEqual(await seen(page), before, "the map was moved");
});
