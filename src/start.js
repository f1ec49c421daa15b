// Starts Plenary, and stands in for it where it could not start or has broken down (#recovery in index.html).
// A plain script that the page loads first, so that it works where the app does not.
(() => {
  "use strict";

  const KEY_PREFIX = "plenary/"; // every key of the app in local storage begins so

  // --- The chosen colours, before anything is drawn in others. ---

  try {
    const theme = localStorage.getItem(`${KEY_PREFIX}theme`);
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch {
    // Where storage is blocked, the system's colours hold.
  }

  // --- Starting. ---

  async function start() {
    const named = (name) => document.querySelector(`meta[name="${name}"]`).content;
    try {
      if (location.protocol === "file:") throw new Error("It was opened as a file. Browsers load its parts from a web server only.");
      if (typeof WebAssembly !== "object") throw new Error("This browser has no WebAssembly, or it is switched off.");
      const app = await import(new URL(named("app-module"), document.baseURI));
      const first = await app.default({ module_or_path: named("app-wasm") });
      if (first.later) loadLater(first);
      else tellWhole();
    } catch (error) {
      show("start", error);
    }
  }

  // --- The second part of the app: what the first screen does not run (tools/split.mjs). ---

  const addressOfLater = () => new URL(document.querySelector('meta[name="app-wasm"]').content.replace("_bg.wasm", "_later.wasm"), document.baseURI);

  /** What the first screen shows only when all of the app is there may be drawn now. */
  const tellWhole = () => dispatchEvent(new Event("plenary-whole"));

  /** Fetches it while the first screen is looked at. Where that fails, it is tried again when it is needed. */
  async function loadLater(first) {
    try {
      const response = await fetch(addressOfLater());
      if (!response.ok) return;
      if (!first.loaded.value) await WebAssembly.instantiate(await response.arrayBuffer(), { first });
      tellWhole();
    } catch {
      addEventListener("online", () => loadLater(first), { once: true });
    }
  }

  /** The first part needs it now: a person was quicker than the network. The page waits, which is why nothing else does so. */
  function loadAtOnce(first) {
    const request = new XMLHttpRequest();
    request.open("GET", addressOfLater(), false);
    request.overrideMimeType("text/plain; charset=x-user-defined"); // each byte as a character: such a request gives no bytes
    try {
      request.send();
    } catch {
      // Told below.
    }
    if (request.status !== 200) throw new WebAssembly.RuntimeError("A part of Plenary could not be loaded. Check the connection, then reload.");
    const bytes = Uint8Array.from(request.responseText, (character) => character.charCodeAt(0) & 0xff);
    new WebAssembly.Instance(new WebAssembly.Module(bytes), { first });
    setTimeout(tellWhole);
  }

  globalThis.plenaryParts = { load: loadAtOnce };

  // --- What counts as a failure later on. ---

  /** After a trap the app's memory can't be trusted. A stack overflow inside wasm arrives as a RangeError. */
  function isTrap(error) {
    if (typeof WebAssembly !== "object") return false;
    return error instanceof WebAssembly.RuntimeError || (error instanceof RangeError && /\bwasm\b/.test(error.stack));
  }

  function onError({ target, error }) {
    if (target instanceof HTMLLinkElement && target.rel === "stylesheet" && target.href.startsWith(`${location.origin}/`)) {
      show("bare", `This style sheet could not be loaded: ${target.href}`);
    } else if (isTrap(error)) {
      show("broke", error);
    }
  }

  function onRejection({ reason }) {
    if (isTrap(reason)) show("broke", reason);
  }

  // --- The block. The first failure is told; those after it are its consequences. ---

  let shown = null;

  /** `which` is one of the wordings in index.html: "start", "broke" or, less grave, "bare". */
  function show(which, error) {
    if (document.readyState === "loading") {
      document.addEventListener("DOMContentLoaded", () => show(which, error));
      return;
    }
    if (shown !== null && (shown !== "bare" || which === "bare")) return;
    shown = which;
    const block = document.getElementById("recovery");
    const wording = block.querySelector(`[data-case="${which}"]`);
    block.querySelectorAll("[data-case]").forEach((each) => (each.hidden = each !== wording));
    block.querySelector(".recovery-error").textContent = report(error);
    block.querySelector("[data-action=reload]").onclick = () => location.reload();
    block.querySelector("[data-action=download]").onclick = () => handOut(block);
    if (which === "start") document.getElementById("starting")?.remove();
    block.hidden = false;
    wording.querySelector("[role=heading]").focus();
  }

  function report(error) {
    const stack = (error instanceof Error && error.stack) || "";
    const message = stack.includes(String(error)) ? [] : [String(error)];
    return [...message, stack, location.href, navigator.userAgent].join("\n").trim();
  }

  // --- What is stored: a file for each key, the exact text. ---

  function handOut(block) {
    const outcome = block.querySelector(".recovery-outcome");
    let links;
    try {
      const keys = Object.keys(localStorage).filter((key) => key.startsWith(KEY_PREFIX));
      links = keys.sort().map((key) => linkToFile(`${key.replace(/[^\w.-]+/g, "-")}.txt`, localStorage.getItem(key)));
    } catch (error) {
      outcome.textContent = `This browser does not let the page read its storage: ${error.message}`;
      return;
    }
    block.querySelector(".recovery-files").replaceChildren(...links.map(inItem));
    links.forEach((link) => link.click());
    outcome.textContent =
      links.length === 0
        ? "Plenary has stored nothing in this browser."
        : "Each stored text is now a file among your downloads. If one is missing there, take it from this list:";
  }

  function linkToFile(name, text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
    link.download = link.textContent = name;
    return link;
  }

  function inItem(element) {
    const item = document.createElement("li");
    item.append(element);
    return item;
  }

  addEventListener("error", onError, true);
  addEventListener("unhandledrejection", onRejection);
  document.addEventListener("DOMContentLoaded", start);
})();
