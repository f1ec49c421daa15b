// Sees which functions the first screen runs: the overview is opened in Chromium, on a first visit and on one with a plan,
// at a desk and on a phone in the dark.

import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { serve } from "./serve.mjs";

const CHROMIUM = "/usr/bin/chromium";

/** Whether it can be seen on this machine. */
export const canWatch = () => existsSync(CHROMIUM) && existsSync(join(process.env.PLENARY_TOOLS, "node_modules/playwright-core"));

function watch() {
  const ran = new Set();
  globalThis.plenaryRan = ran;
  // What waits for the second part of the app is no part of the first screen.
  addEventListener("plenary-whole", (event) => event.stopImmediatePropagation(), true);
  // Nor is what the page does by itself some seconds later, however slow the machine is that builds.
  const { setTimeout } = globalThis;
  globalThis.setTimeout = (run, wait = 0, ...given) => (wait < 1000 ? setTimeout(run, wait, ...given) : 0);
  globalThis.plenaryProfile = { ran: (place) => ran.add(place) };
}

const idle = (page) => page.evaluate(() => new Promise((done) => requestIdleCallback(done, { timeout: 5000 })));

/** Opens the overview, and notes what runs. */
async function visit(context, address, seen) {
  const page = await context.newPage();
  await page.goto(`${address}#/`);
  await page.locator("#page-heading").waitFor();
  await idle(page);
  // What happens to a page that is only looked at.
  await page.mouse.wheel(0, 400);
  await page.keyboard.press("Tab");
  await page.evaluate(() => ["scroll", "pageshow", "visibilitychange", "storage", "beforeunload", "pagehide"].forEach((name) => dispatchEvent(new Event(name))));
  await idle(page);
  for (const place of await page.evaluate(() => [...globalThis.plenaryRan])) seen.add(place);
  return page;
}

/** The places of the functions that ran. `folder` holds a built page whose wasm tells what it runs (`instrument` in split.mjs). */
export async function firstScreen(folder) {
  const { chromium } = createRequire(join(process.env.PLENARY_TOOLS, "package.json"))("playwright-core");
  const site = await serve(folder);
  const browser = await chromium.launch({ executablePath: CHROMIUM, chromiumSandbox: false });
  const seen = new Set();
  try {
    for (const options of [{}, { viewport: { width: 390, height: 844 }, colorScheme: "dark" }]) {
      const context = await browser.newContext(options);
      await context.addInitScript(watch);
      const page = await visit(context, site.url, seen);
      // The next visit is that of somebody who has a plan of their own.
      await page.goto(`${site.url}#/objectives/fw-3`);
      await page.getByLabel("Status", { exact: true }).selectOption({ label: "In progress" });
      await page.getByRole("status").filter({ hasText: /^\s*Saved/ }).waitFor();
      await visit(context, site.url, seen);
      await context.close();
    }
  } finally {
    await browser.close();
    await site.close();
  }
  return seen;
}
