// Prints how much every file of the built page weighs, and fails where the page has outgrown its budget.
// Usage: node tools/size.mjs [FOLDER]

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";

// Bytes as a host would send them, brotli 11. The first screen is index.html and every file that it names;
// src/start.js asks for the rest.
// The whole app should weigh 350 kB and does not yet (ARCHITECTURE.md): until then it may not grow further.
const BUDGET = { "first screen": 165_000, "whole app": 752_000 };

const folder = process.argv[2] ?? "dist";
const index = readFileSync(join(folder, "index.html"), "utf8");

const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => {
    const bytes = readFileSync(join(entry.parentPath ?? entry.path, entry.name));
    const isFirst = entry.name === "index.html" || index.includes(entry.name);
    return { name: entry.name, isFirst, raw: bytes.length, brotli: brotliCompressSync(bytes).length };
  })
  .sort((one, other) => other.brotli - one.brotli);

const sum = (list) => list.reduce(({ raw, brotli }, file) => ({ raw: raw + file.raw, brotli: brotli + file.brotli }), { raw: 0, brotli: 0 });
const totals = { "first screen": sum(files.filter(({ isFirst }) => isFirst)), "whole app": sum(files) };

const row = (name, raw, brotli, note = "") => console.log(`${name.padEnd(40)} ${String(raw).padStart(9)} ${String(brotli).padStart(9)}  ${note}`.trimEnd());
row("file", "raw", "brotli");
for (const { name, raw, brotli, isFirst } of files) row(name, raw, brotli, isFirst ? "" : "later");
for (const [name, { raw, brotli }] of Object.entries(totals)) row(name, raw, brotli, `of ${BUDGET[name]}`);

const outgrown = Object.keys(BUDGET).filter((name) => totals[name].brotli > BUDGET[name]);
for (const name of outgrown) console.error(`size: the ${name} is ${totals[name].brotli} bytes, more than ${BUDGET[name]}`);
process.exitCode = outgrown.length === 0 ? 0 : 1;
