// The page without its app: it could not start, or it broke. What is stored can still be taken out.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { DIST, chooseStatus, eventually, journey, press, saved, started, stored } from "./helper.mjs";

const block = (page) => page.locator("#recovery");
const KEPT = { "plenary/plans/bsec-ict-2024-2025": "the plan\r\nas it was: ü \u{1f30a}", "plenary/notes": "the notes", "another-app": "not ours" };

/** A real trap of a wasm of three bytes of code: "unreachable", as after a panic. */
function trap() {
  const code = "0061736d010000000104016000000302010007050101660000" + "0a05010300000b";
  const bytes = Uint8Array.from(code.match(/../g), (pair) => parseInt(pair, 16));
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes));
  setTimeout(() => exports.f());
}

async function expectBlock(page, heading) {
  await block(page).waitFor({ state: "visible" });
  await page.getByRole("alert").getByRole("heading", { level: 1, name: heading, exact: true }).waitFor();
  assert.match(await block(page).innerText(), /What you saved is still in this browser\. Nothing was deleted\./);
}

/** Presses the button; the files by their names. */
async function takeOut(page) {
  const files = [];
  page.on("download", (file) => files.push(file));
  await press(page, "Download what is stored");
  await eventually(async () => assert.equal(files.length, 2));
  const texts = files.map(async (file) => [file.suggestedFilename(), await readFile(await file.path(), "utf8")]);
  return Object.fromEntries(await Promise.all(texts));
}

const WAYS_NOT_TO_START = [
  ["the wasm is missing", { abort: "**/*.wasm" }, [/Failed to load resource/]],
  ["the script of the app is missing", { abort: "**/plenary-*.js" }, [/Failed to load resource/]],
  ["the browser has no WebAssembly", { before: () => delete window.WebAssembly }, []],
];

for (const [name, { abort, before }, complaints] of WAYS_NOT_TO_START) {
  journey(`could not start: ${name}`, async ({ profile, expectComplaint }) => {
    complaints.forEach(expectComplaint);
    const visitor = await profile({ stored: KEPT, before });
    if (abort) await visitor.context.route(abort, (route) => route.abort());
    const page = await visitor.openAnyhow();
    await expectBlock(page, "Plenary could not start");
    assert.equal(await page.locator("#starting").count(), 0);
    assert.deepEqual(await takeOut(page), { "plenary-plans-bsec-ict-2024-2025.txt": KEPT["plenary/plans/bsec-ict-2024-2025"], "plenary-notes.txt": KEPT["plenary/notes"] });
    assert.deepEqual(await page.evaluate(() => ({ ...localStorage })), KEPT);
    if (abort) {
      await visitor.context.unroute(abort);
      await press(page, "Reload");
      await started(page);
      assert.equal(await block(page).isVisible(), false);
    }
  });
}

journey("could not start: opened as a file and not from a server", async ({ profile, expectComplaint }) => {
  [/^request: file:/, /CORS policy/, /net::ERR_FAILED/].forEach(expectComplaint);
  const page = await (await profile()).context.newPage();
  await page.goto(`file://${DIST}/index.html`);
  await expectBlock(page, "Plenary could not start");
});

journey("could not start, and storage is blocked: it says so", async ({ profile, expectComplaint }) => {
  expectComplaint(/Failed to load resource/);
  const before = () =>
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("Access is denied for this document.", "SecurityError");
      },
    });
  const visitor = await profile({ before });
  await visitor.context.route("**/*.wasm", (route) => route.abort());
  const page = await visitor.openAnyhow();
  await expectBlock(page, "Plenary could not start");
  await press(page, "Download what is stored");
  await page.getByText("This browser does not let the page read its storage").waitFor();
});

journey("something broke: a trap in the app shows the block, usable by keyboard", async ({ profile, expectComplaint }) => {
  expectComplaint(/unreachable/);
  const page = await (await profile()).open("#/objectives/fw-3");
  await saved(page, "plenary/plans/bsec-ict-2024-2025", () => chooseStatus(page, "In progress"));
  const before = await stored(page);
  await page.evaluate(trap);
  await expectBlock(page, "Something broke");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Reload");
  await page.keyboard.press("Enter");
  await eventually(async () => assert.equal(await block(page).isVisible(), false));
  await started(page);
  assert.equal((await stored(page))["plenary/plans/bsec-ict-2024-2025"], before["plenary/plans/bsec-ict-2024-2025"]);
});

journey("a missing style sheet is told, and the app works on", async ({ profile, expectComplaint }) => {
  expectComplaint(/Failed to load resource/);
  const visitor = await profile();
  await visitor.context.route("**/plenary-*.css", (route) => route.abort());
  const page = await visitor.open("#/objectives/fw-3");
  await expectBlock(page, "The page lacks its style");
  await saved(page, "plenary/plans/bsec-ict-2024-2025", () => chooseStatus(page, "In progress"));
});

journey("errors of others are not the app's", async ({ profile, expectComplaint }) => {
  expectComplaint(/an extension's own trouble|ResizeObserver/);
  const page = await (await profile()).open();
  await page.evaluate(async () => {
    const happened = new Promise((done) => addEventListener("error", () => done(), { once: true }));
    const rejected = new Promise((done) => addEventListener("unhandledrejection", () => done(), { once: true }));
    setTimeout(() => {
      throw new Error("an extension's own trouble");
    });
    Promise.reject(new Error("an extension's own trouble"));
    dispatchEvent(new ErrorEvent("error", { message: "ResizeObserver loop completed with undelivered notifications." }));
    await Promise.all([happened, rejected]);
  });
  assert.equal(await block(page).isVisible(), false);
});

journey("the policy lets nothing in: no inline script, no inline style, no other origin", async ({ profile, expectComplaint }) => {
  expectComplaint(/Content Security Policy/);
  expectComplaint(/^request: https:\/\/other\.example/); // asked for, and stopped by the policy
  const page = await (await profile()).open();
  await page.evaluate(() => {
    window.refused = new Set();
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => window.refused.add(effectiveDirective));
    const add = (tag, properties) => document.body.append(Object.assign(document.createElement(tag), properties));
    add("script", { textContent: "window.wasInjected = true" });
    add("style", { textContent: "body { display: none }" });
    add("div", { innerHTML: '<p style="color: red" onclick="alert(1)">x</p><img src="https://other.example/x.png">' });
    add("iframe", { src: "https://other.example/" });
    fetch("https://other.example/").catch(() => {});
  });
  const expected = ["connect-src", "frame-src", "img-src", "script-src-attr", "script-src-elem", "style-src-attr", "style-src-elem"];
  await eventually(async () => assert.deepEqual(await page.evaluate(() => [...window.refused].sort()), expected));
  assert.equal(await page.evaluate(() => window.wasInjected), undefined);
  assert.equal(await page.locator('meta[http-equiv="Content-Security-Policy"]').count(), 1);
});
