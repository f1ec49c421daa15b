// Merges of which it is known what each side did, by Plenary and by two libraries as people use them: what is lost, what
// is picked without a word, what is asked for nothing. `make scoreboard` runs it; tests/scoreboard.rs makes the triples.
//
//   node tools/scoreboard.mjs target/scoreboard tests/data/scoreboard.md
//
// jsondiffpatch: the difference from base to theirs is patched into mine, records matched by id, texts with its text diff.
// Automerge: each side does the same operations on a fork of the base (texts by updateText), then the forks are merged.

import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import path from "node:path";

const folder = path.resolve(process.argv[2]);
const load = async (name) => import(pathToFileURL(createRequire(`${folder}/package.json`).resolve(name)));
const version = async (name) => JSON.parse(await readFile(`${folder}/node_modules/${name}/package.json`, "utf8")).version;
const triples = JSON.parse(await readFile(`${folder}/triples.json`, "utf8"));

const find = (plan, list, id) => plan[list].find((record) => record?.id === id);
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
const at = (record, key) => key.split(".").reduce((value, step) => value?.[step], record);

/** Whether what an operation did stands in a plan. */
function stands(plan, operation) {
  if (operation.op === "add") return plan.objectives.some((record) => record?.text === operation.record.text);
  const record = find(plan, operation.list, operation.id);
  if (operation.op === "remove") return !record;
  if (!record) return false;
  if (operation.op === "include") return (record.participants ?? []).includes(operation.value);
  if (operation.op === "sentence") return record.text.includes(operation.to) && !record.text.includes(operation.from);
  return Object.entries(operation.keys).every(([key, value]) => holds(at(record, key), value));
}

/** Whether a value holds all of another one; a writer may add keys that are null. */
const holds = (found, wanted) =>
  wanted !== null && typeof wanted === "object"
    ? found !== null && typeof found === "object" && Object.entries(wanted).every(([key, value]) => holds(found[key], value))
    : found === wanted;

/** Whether no list has an id twice and every lead and participant is there. */
function isSound(plan) {
  const lists = Object.values(plan).filter((value) => Array.isArray(value));
  const partners = new Set(plan.partners.map((record) => record?.id));
  return (
    lists.every((list) => list.every(Boolean) && new Set(list.map((record) => record?.id)).size === list.length) &&
    plan.objectives.every((record) => record && (!record.lead || partners.has(record.lead)) && record.text && record.status)
  );
}

const plain = (value) => JSON.parse(JSON.stringify(value));

async function byJsondiffpatch() {
  const { create } = await load("jsondiffpatch/with-text-diffs");
  const patcher = create({ objectHash: (object) => object.id ?? JSON.stringify(object) });
  return ({ base, mine, theirs }) => {
    try {
      const delta = patcher.diff(plain(base), plain(theirs));
      return { plan: patcher.patch(plain(mine), plain(delta ?? {})), asked: [] };
    } catch {
      return { plan: mine, asked: [], failed: true };
    }
  };
}

async function byAutomerge() {
  const { default: fallback, ...named } = await load("@automerge/automerge");
  const automerge = named.from ? named : fallback;
  const perform = (plan, operation) => {
    const { op, list, id } = operation;
    const place = plan[list].findIndex((record) => record.id === (op === "add" ? operation.after : id));
    if (op === "add") plan[list].splice(place + 1, 0, plain(operation.record));
    else if (op === "remove") plan[list].splice(place, 1);
    else if (op === "include") (plan[list][place].participants ??= []).push(operation.value);
    else if (op === "sentence") {
      const text = plan[list][place].text.replace(operation.from, operation.to);
      automerge.updateText(plan, [list, place, "text"], text);
    } else
      for (const [key, value] of Object.entries(operation.keys)) {
        const [outer, inner] = key.split(".");
        if (inner) plan[list][place][outer][inner] = plain(value);
        else plan[list][place][outer] = plain(value);
      }
  };
  return ({ base, operations }) => {
    const first = automerge.from(plain(base));
    const sides = operations.map((all) => automerge.change(automerge.clone(first), (plan) => all.forEach((it) => perform(plan, it))));
    const merged = automerge.merge(sides[0], sides[1]);
    // What it could tell, if a program asked for it.
    const readable = (operation) => {
      const record = find(merged, operation.list, operation.id);
      const keys = Object.keys(operation.keys ?? {});
      return !!record && keys.some((key) => {
        const way = key.split(".");
        const conflicts = automerge.getConflicts(way.length > 1 ? record[way[0]] : record, way.at(-1));
        return Object.keys(conflicts ?? {}).length > 1;
      });
    };
    return { plan: plain(merged), asked: [], readable };
  };
}

function score(merge) {
  const total = { "lost edits": 0, "silent picks": 0, "of these readable": 0, "mixed values": 0, asked: 0, "false conflicts": 0, "unsound plans": 0, failed: 0 };
  for (const triple of triples) {
    const result = merge(triple);
    const [mine, theirs] = triple.operations;
    const isAsked = (operation) => result.asked.some((unit) => unit === operation.unit);
    const clashing = [new Set(), new Set()];
    for (const [one, other] of triple.clashes) {
      clashing[0].add(one);
      clashing[1].add(other);
      const [a, b] = [mine[one], theirs[other]];
      if (isAsked(a) || isAsked(b)) total.asked += 1;
      else if (stands(result.plan, a) && stands(result.plan, b)) total["mixed values"] += 1;
      else if (!stands(result.plan, a) && !stands(result.plan, b)) total["lost edits"] += 2;
      else {
        total["silent picks"] += 1;
        if (result.readable?.(a) || result.readable?.(b)) total["of these readable"] += 1;
      }
    }
    const needed = new Set(triple.clashes.flatMap(([one, other]) => [mine[one].unit, theirs[other].unit]));
    total["false conflicts"] += result.asked.filter((unit) => !needed.has(unit)).length;
    for (const [side, operations] of triple.operations.entries())
      operations.forEach((operation, place) => {
        const removed = triple.clashes.length && triple.operations[1 - side].some((it) => it.op === "remove" && it.id === operation.id && it.list === operation.list);
        if (!clashing[side].has(place) && !removed && !isAsked(operation) && !stands(result.plan, operation)) total["lost edits"] += 1;
      });
    total["unsound plans"] += isSound(result.plan) ? 0 : 1;
    total.failed += result.failed ? 1 : 0;
  }
  return total;
}

const rows = {
  Plenary: score((triple) => triple.plenary),
  [`jsondiffpatch ${await version("jsondiffpatch")}`]: score(await byJsondiffpatch()),
  [`Automerge ${await version("@automerge/automerge")}`]: score(await byAutomerge()),
};
const WORDS = `# What merging loses

Made by \`make scoreboard\` on ${new Date().toISOString().slice(0, 10)}, with Node ${process.versions.node}. Each side makes 3 to 8 edits of a plan, by the same operations for
all; what it did is known, so what is missing afterwards can be counted. Plenary is given the base, as the browser keeps it.

- **lost edits**: what one side did, nobody contradicted, and is not there.
- **silent picks**: both sides did something that can't both stand, and one was taken without a word; *of these readable*
  are those that Automerge could list if a program asked it.
- **mixed values**: a date of one side with the certainty of the other, or two edits of sentences side by side, joined unasked.
- **asked**: a person is to decide. **false conflicts**: a person is asked although nothing contradicts.
- **unsound plans**: two records under one id, holes in a list, a record without its text, a pointer at nothing.
- **failed**: the library threw; the other side's edits are then all missing.

`;
const columns = Object.keys(Object.values(rows)[0]);
const edits = triples.reduce((sum, { operations }) => sum + operations[0].length + operations[1].length, 0);
const clashes = triples.reduce((sum, triple) => sum + triple.clashes.length, 0);
const lines = [
  WORDS.trimEnd(),
  "",
  `${triples.length} merges of the built-in plan, ${edits} edits, ${clashes} pairs of them that only a person can decide.`,
  "",
  `| | ${columns.join(" | ")} |`,
  `| --- |${columns.map(() => " ---: |").join("")}`,
  ...Object.entries(rows).map(([name, row]) => `| ${name} | ${columns.map((column) => row[column]).join(" | ")} |`),
  "",
];
await writeFile(process.argv[3], lines.join("\n"));
console.log(lines.join("\n"));
