// Makes the built page small: wasm-opt (binaryen) for the wasm, esbuild for the scripts and the style sheet;
// the comments of index.html stay here.
// Trunk runs it as its last step, on the folder that TRUNK_STAGING_DIR names. File names stay as they are.
// A draft (`make draft`) stays as it is.
//
// Trunk could call wasm-opt itself, but only with one run of passes; these make the page 4 kB (brotli) smaller:
// --gufa finds what can't happen, and functions ordered by name lie beside their likes, which compresses better.

import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

if (process.env.TRUNK_PROFILE === "debug") process.exit();
const folder = process.env.TRUNK_STAGING_DIR ?? "dist";
const esbuild = createRequire(join(process.env.PLENARY_TOOLS, "package.json"))("esbuild");

// What rustc's wasm target uses and every browser of the last years has.
const FEATURES = ["bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "reference-types", "multivalue"];
const features = FEATURES.map((feature) => `--enable-${feature}`);
const PASSES = "-Oz -g --low-memory-unused --gufa -Oz --flatten --rereloop -Oz -Os --reorder-functions-by-name".split(" ");
const STRIP = ["--strip-debug", "--strip-producers", "--strip-target-features"];

for (const name of readdirSync(folder)) {
  const file = join(folder, name);
  if (name.endsWith(".wasm")) {
    const smaller = `${file}.smaller`;
    execFileSync("wasm-opt", [...features, ...PASSES, file, "-o", smaller]);
    execFileSync("wasm-opt", [...features, ...STRIP, smaller, "-o", smaller]);
    renameSync(smaller, file);
  } else if (name.endsWith(".html")) {
    const html = readFileSync(file, "utf8");
    writeFileSync(file, html.replace(/<!--[^]*?-->/g, "").replace(/\n\s*/g, "\n"));
  } else if (name.endsWith(".js") || name.endsWith(".css")) {
    const loader = name.endsWith(".js") ? "js" : "css";
    const { code } = esbuild.transformSync(readFileSync(file, "utf8"), { minify: true, loader, target: ["chrome109", "firefox115", "safari16"] });
    writeFileSync(file, code);
  }
}
