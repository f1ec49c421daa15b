// What every journey stands on: the built page served from a sub-folder, Chromium, and a fresh profile each time.
// A journey also fails on anything the page complains of: an error in the console, a blocked policy, a request to
// anywhere but its own folder. There is no waiting for time to pass, only for something to be true (`eventually`).

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { serve } from "../../tools/serve.mjs";

const inProject = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const tools = process.env.PLENARY_TOOLS ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "plenary-tools");
const { chromium } = createRequire(join(tools, "package.json"))("playwright-core");

// How many times slower the browser shall compute than this machine can: `SLOWER=6 make journeys` finds what only holds
// where the page is quick.
const SLOWER = Number(process.env.SLOWER ?? 1);
const PATIENCE = 15_000 * SLOWER; // milliseconds until a condition counts as never true
const FLAGS = [
  "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

/** The pages by the accessible names of their links. */
export const PAGES = {
  Overview: "#/", Objectives: "#/objectives", Calendar: "#/calendar", Partners: "#/partners",
  Notes: "#/notes", Exchange: "#/exchange", Settings: "#/settings",
};
/** Every kind of page there is. */
export const ROUTES = [...Object.values(PAGES), "#/progress", "#/findings", "#/evaluate", "#/evaluation", "#/roll-over", "#/text", "#/text/charter", "#/library", "#/history", "#/objectives/fw-3", "#/calendar/wg-1", "#/find-date", "#/partners/armenia", "#/partners?view=relations", "#/partners?view=matrix", "#/brief", "#/brief/wg-1", "#/exchange/review", "#/exchange/compare", "#/exchange/lineage"];
export const DESKTOP = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };

/** The built-in plan as a snapshot file; a fresh copy at each call. */
export const builtIn = () => JSON.parse(readFileSync(inProject("src/exchange/built_in/bsec-ict-2024-2025.plenary.json"), "utf8"));
/** Where the plan that Plenary comes with is kept once it is changed. */
export const PLAN = "plenary/plans/bsec-ict-2024-2025";
/** What an exported plan is called. */
export const SNAPSHOT_NAME = /^bsec-ict-2024-2025-\d{4}-\d{2}-\d{2}\.plenary\.json$/;

// --- The page and the browser, once for each test file. ---

export const DIST = inProject("dist");
const site = await serve(DIST, { prefix: "/some/folder/" });
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", chromiumSandbox: false, args: FLAGS });
after(async () => {
  await browser.close();
  await site.close();
});
export const SITE = site.url;

/** A profile that nobody has used: its tabs share storage, and nothing else does. */
async function openProfile(complaints, { stored = {}, before, ...options }) {
  const localStorage = Object.entries(stored).map(([name, value]) => ({ name, value }));
  const context = await browser.newContext({
    viewport: DESKTOP, colorScheme: "light", reducedMotion: "reduce", locale: "en-GB", acceptDownloads: true,
    storageState: { cookies: [], origins: [{ origin: new URL(SITE).origin, localStorage }] },
    ...options,
  });
  context.setDefaultTimeout(PATIENCE);
  context.on("console", (message) => message.type() === "error" && complaints.push(`console: ${message.text()}`));
  context.on("weberror", (error) => complaints.push(`page: ${error.error()}`));
  context.on("request", (request) => {
    if (!/^(blob|data):/.test(request.url()) && !request.url().startsWith(SITE)) complaints.push(`request: ${request.url()}`);
  });
  if (before) await context.addInitScript(before);
  return {
    context,
    /** A new tab on a page of the app, which has started. */
    async open(route = "#/") {
      const page = await newPage(context);
      await page.goto(SITE + route);
      await started(page);
      return page;
    },
    /** A new tab on the app, whatever becomes of it. */
    async openAnyhow(route = "#/") {
      const page = await newPage(context);
      await page.goto(SITE + route);
      return page;
    },
  };
}

async function newPage(context) {
  const page = await context.newPage();
  if (SLOWER > 1) {
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  }
  return page;
}

/**
 * A test. `steps` gets `profile(options)`, which opens a fresh profile: `stored` is what its local storage holds,
 * `before` a script to run before the page's own, the rest are Playwright's options of a context.
 * It also gets `expectComplaint(pattern)` for a complaint that belongs to the journey, and node's test context.
 *
 * A journey that fails is gone once more from the start, and the run tells what it failed on: a machine that stalls
 * shall not stop everybody, and what the page does wrong it does again. Where the browser is slowed down on purpose,
 * the first failure counts.
 */
export function journey(name, steps) {
  test(name, { timeout: 480_000 * SLOWER }, async (t) => {
    try {
      await walk(name, steps, t);
    } catch (error) {
      if (SLOWER > 1) throw error;
      t.diagnostic(`failed at first: ${inOneLine(String(error.message)).slice(0, 400)}`);
      await walk(name, steps, t);
    }
  });
}

async function walk(name, steps, t) {
  const complaints = [];
  const expected = [];
  const profiles = [];
  const profile = async (options = {}) => {
    profiles.push(await openProfile(complaints, options));
    return profiles.at(-1);
  };
  try {
    await steps({ profile, expectComplaint: (pattern) => expected.push(pattern), t });
    await Promise.all(profiles.flatMap(({ context }) => context.pages()).map(settled));
  } catch (error) {
    await photograph(name, profiles);
    if (complaints.length === 0) throw error;
    throw new Error([error.message, "the page complained:", ...complaints].join("\n  "), { cause: error });
  } finally {
    await Promise.all(profiles.map(({ context }) => context.close()));
  }
  const unexpected = complaints.filter((complaint) => !expected.some((pattern) => pattern.test(complaint)));
  assert.deepEqual(unexpected, [], "the page complained");
}

/** Two frames later, what the last step set off is drawn and said. */
const settled = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));

async function photograph(name, profiles) {
  const folder = inProject("target/journeys");
  await mkdir(folder, { recursive: true });
  const pages = profiles.flatMap(({ context }) => context.pages());
  for (const [at, page] of pages.entries()) {
    const file = join(folder, `${name.replace(/\W+/g, "-")}-${at + 1}.png`);
    await page.screenshot({ path: file, timeout: 5000 }).catch(() => {});
  }
}

/** Tries until `check` throws no more, and gives its value back; after too long, what it threw last. */
export async function eventually(check) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await pause(50);
  }
}

// --- Steps that many journeys take. ---

export async function started(page) {
  await page.locator("#starting").waitFor({ state: "detached" });
  await page.getByRole("heading", { level: 1 }).first().waitFor();
}

/** Goes to another page inside the app, and waits until it is drawn. */
export async function go(page, route) {
  await page.evaluate(async (hash) => {
    if (location.hash === hash) return;
    const changed = new Promise((done) => addEventListener("hashchange", done, { once: true }));
    location.hash = hash;
    await changed;
  }, route);
  await settled(page);
  await page.getByRole("heading", { level: 1 }).first().waitFor();
}

export async function reload(page) {
  await page.reload();
  await started(page);
}

export const press = (page, name) => page.getByRole("button", { name, exact: true }).click();

export const inOneLine = (text) => text.replace(/\s+/g, " ").trim();
/** All text of the page, seen or not, in one line; text nodes are kept apart, so that neighbours don't run together. */
export const pageText = (page) =>
  page.locator("body").evaluate((body) => {
    const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode.data);
    return texts.join(" ").replace(/\s+/g, " ");
  });

/** The address of the page as links have it: without the open plan, which every address names. */
export const address = (page) => new URL(page.url()).hash.replace(/([?&])plan=[^&]*&?/, "$1").replace(/[?&]$/, "");

/** What the app keeps in this profile. */
export const stored = (page) =>
  page.evaluate(() => Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith("plenary/"))));

/** Does something that changes what is kept under `key`, and waits until the page calls it saved. */
export async function saved(page, key, act) {
  const before = (await stored(page))[key];
  await act();
  await eventually(async () => assert.ok((await stored(page))[key] !== before, `nothing new is stored under ${key}`));
  await page.getByRole("status").filter({ hasText: /^\s*Saved/ }).waitFor();
}

export const status = (page) => page.getByLabel("Status", { exact: true });
export const chooseStatus = (page, word) => status(page).selectOption({ label: word });
export const expectStatus = (page, word) =>
  eventually(async () => assert.equal(await status(page).evaluate((select) => select.selectedOptions[0]?.label), word));

export const note = (page) => page.getByLabel("My private note", { exact: true });

/** Presses a button that hands out a file: its name and bytes. */
export async function download(page, button) {
  const [file] = await Promise.all([page.waitForEvent("download"), press(page, button)]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

/** Presses a button that asks for a file, and gives it one. */
export async function choose(page, button, file) {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), press(page, button)]);
  await chooser.setFiles({ mimeType: "application/json", ...file });
}

export async function exportPlan(page) {
  await go(page, PAGES.Exchange);
  const { name, bytes } = await download(page, "Export plan");
  return { name, bytes, snapshot: JSON.parse(bytes.toString("utf8")) };
}

/** A snapshot as a file to offer. */
export const fileOf = (snapshot, name = "other.plenary.json") => ({
  name,
  buffer: Buffer.from(typeof snapshot === "string" ? snapshot : JSON.stringify(snapshot)),
});

export async function offerPlan(page, file) {
  await go(page, PAGES.Exchange);
  await choose(page, "Import a file", file);
}

/** What the page refuses, in the words of its alert. */
export const refusal = async (page) => inOneLine((await page.getByRole("alert").allTextContents()).join(" "));
