// Makes the built page small: the wasm in two parts (split.mjs), wasm-opt (binaryen) for both, esbuild for the scripts and
// the style sheet, no spaces in the schema; the comments of index.html stay here.
// Trunk runs it as its last step, on the folder that TRUNK_STAGING_DIR names. File names stay as they are.
// A draft (`make draft`) stays as it is. Where there is no Chromium to see what the first screen runs, the wasm stays one part.
//
// The split comes first, while functions have the names that the compiler gave them: wasm-opt joins those that are alike.
// Functions ordered by name lie beside their likes, which compresses better.

import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { canWatch, firstScreen } from "./first_screen.mjs";
import { instrument, split } from "./split.mjs";

if (process.env.TRUNK_PROFILE === "debug") process.exit();
const folder = process.env.TRUNK_STAGING_DIR ?? "dist";
const esbuild = createRequire(join(process.env.PLENARY_TOOLS, "package.json"))("esbuild");

// What rustc's wasm target uses and every browser of the last years has.
const FEATURES = ["bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "reference-types", "multivalue"];
const features = FEATURES.map((feature) => `--enable-${feature}`);
const PASSES = "-Oz -g --low-memory-unused -Oz --flatten --rereloop -Oz -Os --reorder-functions-by-name".split(" ");
const STRIP = ["--strip-debug", "--strip-producers", "--strip-target-features"];

const all = readdirSync(folder).map((name) => join(folder, name));
const [wasm] = all.filter((file) => file.endsWith("_bg.wasm"));
const later = wasm.replace("_bg.wasm", "_later.wasm");

/** The script that starts the wasm, with what the parts import beside what the app itself does. */
function withParts(script) {
  const imports = '"./plenary_bg.js": import0,';
  if (!script.includes(imports)) throw new Error(`shrink: wasm-bindgen's script has no ${imports}`);
  return script.replace(imports, `${imports} later: { load: () => globalThis.plenaryParts.load(wasm) }, profile: globalThis.plenaryProfile,`);
}

const isModule = (file) => /plenary-\w+\.js$/.test(file);

/** The places of the functions that the first screen runs, seen on a copy of the page. */
async function watched() {
  const copy = mkdtempSync(join(tmpdir(), "plenary-"));
  try {
    cpSync(folder, copy, { recursive: true });
    instrument(join(copy, basename(wasm)), features);
    for (const file of all.filter(isModule)) writeFileSync(join(copy, basename(file)), withParts(readFileSync(file, "utf8")));
    return await firstScreen(copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

const parts = [wasm];
if (canWatch()) {
  const { first, second } = split(wasm, later, await watched(), features);
  parts.push(later);
  console.log(`split: ${first} functions first, ${second} later`);
} else {
  console.log("not split: it takes Chromium to see what the first screen runs (tools/set-up.sh test)");
}
for (const file of parts) {
  execFileSync("wasm-opt", [...features, ...PASSES, file, "-o", file]);
  execFileSync("wasm-opt", [...features, ...STRIP, file, "-o", file]);
}

for (const file of all) {
  if (file.endsWith(".html")) {
    const html = readFileSync(file, "utf8");
    writeFileSync(file, html.replace(/<!--[^]*?-->/g, "").replace(/\n\s*/g, "\n"));
  } else if (file.endsWith(".json")) {
    writeFileSync(file, JSON.stringify(JSON.parse(readFileSync(file, "utf8"))));
  } else if (file.endsWith(".js") || file.endsWith(".css")) {
    const text = readFileSync(file, "utf8");
    const source = isModule(file) ? withParts(text) : text;
    const loader = file.endsWith(".js") ? "js" : "css";
    const { code } = esbuild.transformSync(source, { minify: true, loader, target: ["chrome109", "firefox115", "safari16"] });
    writeFileSync(file, code);
  }
}
