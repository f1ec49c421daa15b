// Splits the app's wasm in two: what the first screen runs, and the rest, which src/start.js loads right after it.
//
// Which functions the first screen runs is seen in a browser at each build (first_screen.mjs). It need not be exact:
// whatever is called before it is there is loaded at that moment, while the page waits.
//
// How: the module is text (wasm-dis), and its top-level forms are dealt out. Memory and tables stay in the first part,
// which exports what the second one needs. In the first part a function of the second is a stand-in that calls through
// the table "later"; the second part fills that table when it is instantiated, and sets "loaded". Constants that nothing
// in the first part can name go with the second: the linker keeps each by itself (--no-merge-data-segments in env.sh).

import { execFileSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";

/** A module as its top-level forms, each with its kind and name. */
function read(file, features) {
  const text = execFileSync("wasm-dis", [...features, file], { encoding: "utf8", maxBuffer: 2 ** 30 });
  const forms = [];
  // A form begins with one space and a parenthesis; its other lines are indented deeper or close it.
  for (const line of text.split("\n").slice(1)) {
    if (line === ")") break;
    if (line.startsWith(" (")) forms.push([line]);
    else forms.at(-1).push(line);
  }
  return forms.map((lines) => {
    const head = lines[0];
    const kind = /^ \((\w+)/.exec(head)[1];
    if (kind === "func") return { kind, lines, ...signature(head.slice(" (func ".length)) };
    const imported = /^ \(import (?:"[^"]*" ){2}\(func (.*)\)\)$/.exec(head);
    if (imported) return { kind: "import", lines, ...signature(`${imported[1]})`) };
    return { kind, lines };
  });
}

const NAME = /^\$(?:"(?:[^"\\]|\\.)*"|[^\s()]+)/;

/** The name, parameters and result of a function. */
function signature(text) {
  const [name] = NAME.exec(text);
  const rest = text.slice(name.length);
  const parameters = [...rest.matchAll(/\(param (?:\$\S+ )?([^)]*)\)/g)].flatMap(([, types]) => types.split(" "));
  const result = /\(result ([^)]*)\)/.exec(rest)?.[1];
  return { name, type: [...parameters.map((type) => `(param ${type})`), ...(result ? [`(result ${result})`] : [])].join(" "), parameters };
}

/** Where in its lines the body of a function begins: after its locals. */
const bodyOf = (lines) => lines.findIndex((line, at) => at > 0 && !line.startsWith("  (local "));

const references = (lines) => new Set(lines.flatMap((line) => [...line.matchAll(/\((?:call|return_call|ref\.func) (\$(?:"(?:[^"\\]|\\.)*"|[^\s()]+))/g)].map(([, name]) => name)));

const hasBody = ({ kind, lines }) => kind === "func" && lines.length > 1;

/** Makes the module tell "profile" "ran" the place of each function that it runs. */
export function instrument(file, features) {
  const forms = read(file, features);
  let place = 0;
  const told = forms.map((form) => {
    const { lines } = form;
    if (!hasBody(form)) return lines;
    const body = bodyOf(lines);
    return [...lines.slice(0, body), `  (call $profile-ran (i32.const ${place++}))`, ...lines.slice(body)];
  });
  assemble(file, [[' (import "profile" "ran" (func $profile-ran (param i32)))'], ...inOrder(forms, told)], features);
}

// --- Constants. ---

/** How far beside a constant the compiler may point into it. */
const SLACK = 64;

/** A data segment: its place in memory and its bytes. */
function segment({ lines }) {
  const [, name, start, text] = /^ \(data (\S+) \(i32\.const (\d+)\) "(.*)"\)$/.exec(lines.join("\n"));
  const escapes = { t: 9, n: 10, r: 13, '"': 34, "'": 39, "\\": 92 };
  const bytes = [];
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] !== "\\") bytes.push(text.charCodeAt(at));
    else if (text[at + 1] in escapes) bytes.push(escapes[text[(at += 1)]]);
    else bytes.push(parseInt(text.slice(at + 1, (at += 2) + 1), 16));
  }
  return { name, start: Number(start), end: Number(start) + bytes.length, bytes };
}

/** The segments in the order of their places, and which of them only the second part needs. */
function dealData(forms, first) {
  const all = forms.filter(({ kind }) => kind === "data").map(segment).sort((one, other) => one.start - other.start);
  const [lowest, highest] = [all[0].start, all.at(-1).end];
  const after = (place) => {
    let [low, high] = [0, all.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (all[middle].end <= place) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const needed = new Set();
  const waiting = [];
  const need = (from, to) => {
    if (to < lowest || from > highest) return;
    for (let at = after(from); at < all.length && all[at].start <= to; at += 1) {
      if (!needed.has(at)) waiting.push(at);
      needed.add(at);
    }
  };
  // What can be written to, and tables that the compiler may point far beside of, stay.
  all.forEach(({ name, start }, at) => (!name.startsWith("$.rodata") || name.includes("switch.table")) && need(start, all[at].start));
  for (const { lines } of first) {
    for (const [, number] of lines.join("\n").matchAll(/(?:i32\.const |offset=)(\d+)/g)) need(Number(number) - SLACK, Number(number) + SLACK);
  }
  // What is needed may itself point at something: any of its words may be an address.
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const { start, bytes } = all[at];
    const view = new DataView(Uint8Array.from(bytes).buffer);
    for (let place = -start & 3; place + 4 <= bytes.length; place += 4) {
      const address = view.getUint32(place, true);
      need(address, address);
    }
  }
  return { all, isLater: (at) => !needed.has(at) };
}

/** Segments as forms; neighbours are joined where nothing of the other part lies between them. */
function dataForms({ all, isLater }, later) {
  const joined = [];
  let last;
  all.forEach((each, at) => {
    if (isLater(at) !== later) {
      last = undefined;
    } else if (last && each.start - last.end < 16) {
      last.bytes.push(...Array(each.start - last.end).fill(0), ...each.bytes);
      last.end = each.end;
    } else {
      last = { start: each.start, end: each.end, bytes: [...each.bytes] };
      joined.push(last);
    }
  });
  const escaped = (byte) => `\\${byte.toString(16).padStart(2, "0")}`;
  return joined.map(({ start, bytes }) => ` (data (i32.const ${start}) "${bytes.map(escaped).join("")}")`);
}

/** Imports first, as the text format wants them. */
function inOrder(forms, lines = forms.map((form) => form.lines)) {
  const rank = (kind) => (kind === "type" ? 0 : kind === "import" ? 1 : 2);
  return lines.map((text, at) => ({ text, at })).sort((one, other) => rank(forms[one.at].kind) - rank(forms[other.at].kind) || one.at - other.at).map(({ text }) => text);
}

function assemble(file, forms, features) {
  const text = `${file}.wat`;
  writeFileSync(text, `(module\n${forms.flat().join("\n")}\n)\n`);
  execFileSync("wasm-as", [...features, "-g", text, "-o", file]);
  rmSync(text);
}

/** Splits `file`: it becomes the first part, `later` the second. `ran` are the places of what the first screen runs. Gives how many functions each has. */
export function split(file, later, ran, features) {
  const forms = read(file, features);
  const functions = forms.filter(hasBody);
  const exported = new Set(forms.filter(({ kind }) => kind === "export").flatMap(({ lines }) => [.../\(func (.*)\)\)$/.exec(lines[0]) ?? []].slice(1)));
  const isFirst = ({ name }, place) => ran.has(place) || exported.has(name);
  const first = functions.filter(isFirst);
  const second = functions.filter((each, place) => !isFirst(each, place));

  // What the first part, or a table, calls of the second needs a stand-in. The rest is known in the second only.
  const reachable = new Set(forms.filter(({ kind }) => kind === "elem").flatMap(({ lines }) => lines[0].match(new RegExp(NAME.source.slice(1), "g")) ?? []));
  first.forEach(({ lines }) => references(lines).forEach((name) => reachable.add(name)));
  const inSecond = new Set(second.map(({ name }) => name));
  const stoodIn = second.filter(({ name }) => reachable.has(name));

  const globals = forms.filter(({ kind }) => kind === "global").map(({ lines }) => ({ name: NAME.exec(lines[0].slice(" (global ".length))[0], type: /\(mut \w+\)|(?<= )i32(?= \()/.exec(lines[0])[0] }));
  const needed = new Set(second.flatMap(({ lines }) => [...references(lines)]));
  const shared = forms.filter(({ kind, name }) => (kind === "func" || kind === "import") && needed.has(name) && !inSecond.has(name));
  const short = (at) => `f${at.toString(36)}`;

  const standIn = ({ name, type, parameters }, at) => [
    ` (func ${name} ${type}`,
    "  (if (i32.eqz (global.get $loaded)) (then (call $load)))",
    `  (call_indirect $later ${type} ${parameters.map((_, index) => `(local.get ${index})`).join(" ")} (i32.const ${at}))`,
    " )",
  ];
  const data = dealData(forms, [...first, ...forms.filter(({ kind }) => kind === "global")]);
  const kept = forms.filter(({ kind, name }) => kind !== "data" && !(kind === "func" && inSecond.has(name)));
  assemble(file, [
    [' (import "later" "load" (func $load))'],
    ...inOrder(kept),
    [" (global $loaded (mut i32) (i32.const 0))", ' (export "loaded" (global $loaded))'],
    [` (table $later ${stoodIn.length} funcref)`, ' (export "later" (table $later))', ' (export "table" (table $0))'],
    globals.map(({ name }, at) => ` (export "g${at}" (global ${name}))`),
    shared.map(({ name }, at) => ` (export "${short(at)}" (func ${name}))`),
    ...stoodIn.map(standIn),
    dataForms(data, false),
  ], features);

  const tables = forms.filter(({ kind }) => kind === "table").map(({ lines }) => lines[0]);
  const memory = forms.find(({ kind }) => kind === "memory").lines[0];
  const take = (name, form) => ` (import "first" "${name}" ${form.trim()})`;
  assemble(later, [
    forms.filter(({ kind }) => kind === "type").flatMap(({ lines }) => lines),
    [take("memory", memory), take("loaded", "(global $loaded (mut i32))"), take("later", `(table $later ${stoodIn.length} funcref)`)],
    tables.map((table) => take(table.includes("$0") ? "table" : "__wbindgen_externrefs", table)),
    globals.map(({ name, type }, at) => take(`g${at}`, `(global ${name} ${type})`)),
    shared.map(({ name, type }, at) => take(short(at), `(func ${name} ${type})`)),
    [` (elem (table $later) (i32.const 0) func ${stoodIn.map(({ name }) => name).join(" ")})`],
    [" (func $mark (global.set $loaded (i32.const 1)))", " (start $mark)"],
    ...second.map(({ lines }) => lines),
    dataForms(data, true),
  ], features);
  return { first: first.length, second: second.length };
}
