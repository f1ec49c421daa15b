// Sees which functions the first screen runs, and lists them in tools/first-screen.txt for split.mjs: `make first-screen`.
// The built page must tell what it runs (PLENARY_WATCH in shrink.mjs).
// Usage: node tools/first_screen.mjs FOLDER NAMES

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { serve } from "./serve.mjs";

const [folder, names] = process.argv.slice(2);
const { chromium } = createRequire(join(process.env.PLENARY_TOOLS, "package.json"))("playwright-core");
function watch() {
  const ran = new Set();
  globalThis.plenaryRan = ran;
  // What waits for the second part of the app is no part of the first screen.
  addEventListener("plenary-whole", (event) => event.stopImmediatePropagation(), true);
  globalThis.plenaryProfile = { ran: (place) => ran.add(place) };
}

const site = await serve(folder);
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", chromiumSandbox: false });
const digests = readFileSync(names, "utf8").split("\n");
const seen = new Set();
const idle = (page) => page.evaluate(() => new Promise((done) => requestIdleCallback(done, { timeout: 5000 })));

/** Opens the overview and lists what ran. */
async function visit(context) {
  const page = await context.newPage();
  await page.goto(`${site.url}#/`);
  await page.locator("#page-heading").waitFor();
  await idle(page);
  // What happens to a page that is only looked at.
  await page.mouse.wheel(0, 400);
  await page.keyboard.press("Tab");
  await page.evaluate(() => ["scroll", "pageshow", "visibilitychange", "storage", "beforeunload", "pagehide"].forEach((name) => dispatchEvent(new Event(name))));
  await idle(page);
  for (const place of await page.evaluate(() => [...globalThis.plenaryRan])) seen.add(digests[place]);
  return page;
}

for (const options of [{}, { viewport: { width: 390, height: 844 }, colorScheme: "dark" }]) {
  const context = await browser.newContext(options);
  await context.addInitScript(watch);
  const page = await visit(context);
  // The next visit is that of somebody who has a plan of their own.
  await page.goto(`${site.url}#/objectives/fw-3`);
  await page.getByLabel("Status", { exact: true }).selectOption({ label: "In progress" });
  await page.getByRole("status").filter({ hasText: /^\s*Saved/ }).waitFor();
  await visit(context);
  await context.close();
}
await browser.close();
await site.close();
writeFileSync("tools/first-screen.txt", `${[...seen].sort().join("\n")}\n`);
console.log(`first screen: runs ${seen.size} of ${digests.length} functions`);
