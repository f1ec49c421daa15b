#!/usr/bin/env node
// Makes the two files behind the map of partners:
//   src/atlas/land.svg         the coasts of the world, one ring a line, as one SVG path in whole units of the map. Its fill
//                              rule is evenodd: a ring inside another is water (the Caspian Sea).
//   tests/data/inland.txt      places that a boundary between states passes, far from every coast. Nothing is drawn
//                              from it and it is in no build: tests/map.rs looks that no line of the map is near one.
//
// How to run it, from anywhere (it needs the network once and writes nothing else into the checkout):
//   node tools/coastline.mjs
// It installs world-atlas and topojson-client with npm into $PLENARY_TOOLS/coastline (/tmp/coast where that is not set).
// Same versions, same bytes. The files are kept in git, so that building the app needs none of this.
//
// Source: Natural Earth 4.1.0 (public domain), as redistributed by world-atlas 2.0.2. The coasts are the physical
// vectors, 1:10m "land": that layer knows coasts and no boundary of any state. The places of the test come from the
// cultural vectors, 1:10m "admin 0 countries". Rivers and lakes are not drawn.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";

// --- The map. These constants stand in src/atlas/projection.rs too; tests/map.rs compares both with pyproj. ---

const CENTRE = { lat: 43, lon: 34 }; // degrees; in the Black Sea, on no land
const RADIUS = 6371; // units per radius of the Earth: a unit is a kilometre

// --- The drawing: fine around the Black Sea, coarse at the other end of the world. ---

/** How far a coast may be from the true one (km), by distance from the centre (km); straight between two rows. */
const FINENESS = [[0, 1.8], [1500, 1.8], [2600, 7], [6000, 25], [13000, 45]];
const SMALLEST_ISLAND = 6; // so many times the square of the fineness; smaller ones are left out

// --- The places that the test knows. ---

const FROM_COAST = 45; // km that such a place is away from every true coast
const APART = 150; // km between two of them
const PACKAGES = { "world-atlas": "2.0.2", "topojson-client": "3.1.0" };

// --- Projection: Lambert azimuthal equal-area of the sphere. Snyder 1987, Map Projections: A Working Manual, p. 185. ---

const radians = (degrees) => (degrees * Math.PI) / 180;

function project([lon, lat]) {
  const [sinMiddle, cosMiddle] = [Math.sin(radians(CENTRE.lat)), Math.cos(radians(CENTRE.lat))];
  const [sin, cos] = [Math.sin(radians(lat)), Math.cos(radians(lat))];
  const east = radians(lon - CENTRE.lon);
  const k = RADIUS * Math.sqrt(2 / (1 + sinMiddle * sin + cosMiddle * cos * Math.cos(east)));
  return [k * cos * Math.sin(east), -k * (cosMiddle * sin - sinMiddle * cos * Math.cos(east))];
}

const rounded = (point) => point.map((value) => Math.round(value) + 0); // no -0

// --- Rings: lists of points, the first not repeated at the end. ---

const area = (ring) =>
  Math.abs(ring.reduce((sum, [x, y], at) => sum + ring.at(at - 1)[0] * y - x * ring.at(at - 1)[1], 0)) / 2;

const triangle = ([ax, ay], [bx, by], [cx, cy]) => Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2;

/** The fineness at a point. */
function fineness([x, y]) {
  const far = Math.hypot(x, y);
  const next = FINENESS.findIndex(([limit]) => limit > far);
  if (next < 0) return FINENESS.at(-1)[1];
  const [[from, fine], [to, coarse]] = [FINENESS[next - 1], FINENESS[next]];
  return (fine + ((far - from) / (to - from)) * (coarse - fine));
}

/**
 * The source cuts a few lands at the meridian of 180 degrees, which is no coast. Both sides of a cut run along the same
 * points, so an edge that comes twice is none: it is taken out and the rings are put together again.
 */
function join180(rings) {
  const isOn = ([lon]) => Math.abs(Math.abs(lon) - 180) < 1e-6;
  const cut = rings.filter((ring) => ring.some((point, at) => isOn(point) && isOn(ring.at(at - 1))));
  const key = ([lon, lat]) => `${isOn([lon]) ? 180 : lon.toFixed(6)} ${lat.toFixed(6)}`;
  // All points on the meridian, so that a long edge and two short ones beside it are seen to be the same.
  const stops = [...new Set(cut.flat().filter(isOn).map(([, lat]) => lat))].sort((one, other) => one - other);
  const edges = new Map();
  for (const ring of cut) {
    ring.forEach((to, at) => {
      const from = ring.at(at - 1);
      const along = isOn(from) && isOn(to) ? stops.filter((lat) => (lat - from[1]) * (lat - to[1]) < 0) : [];
      if (from[1] > to[1]) along.reverse();
      const points = [from, ...along.map((lat) => [180, lat]), to];
      for (let i = 1; i < points.length; i += 1) {
        const [start, end] = [points[i - 1], points[i]];
        if (key(start) === key(end)) continue;
        if (!edges.delete(`${key(end)} ${key(start)}`)) edges.set(`${key(start)} ${key(end)}`, [start, end]);
      }
    });
  }
  const leaving = new Map();
  for (const edge of edges.values()) leaving.set(key(edge[0]), [...(leaving.get(key(edge[0])) ?? []), edge]);
  const joined = [];
  for (const first of edges.values()) {
    const ring = [];
    for (let edge = first; edge; edge = leaving.get(key(edge[1]))?.pop()) {
      const list = leaving.get(key(edge[0])) ?? [];
      if (list.includes(edge)) list.splice(list.indexOf(edge), 1);
      ring.push(edge[0]);
      if (key(edge[1]) === key(ring[0])) break;
    }
    if (ring.length > 2) joined.push(ring);
  }
  return [...rings.filter((ring) => !cut.includes(ring)), ...joined];
}

/** Drops, least first, each vertex whose triangle with its neighbours matters less than 1 (Visvalingam and Whyatt 1993). */
function simplify(ring) {
  const count = ring.length;
  const before = ring.map((_, at) => (at + count - 1) % count);
  const after = ring.map((_, at) => (at + 1) % count);
  const weight = ring.map((point) => fineness(point) ** 2);
  const size = ring.map((point, at) => triangle(ring[before[at]], point, ring[after[at]]) / weight[at]);
  const heap = [];
  const push = (entry) => {
    let at = heap.push(entry) - 1;
    for (let up; at > 0 && heap[(up = (at - 1) >> 1)][0] > entry[0]; at = up) heap[at] = heap[up];
    heap[at] = entry;
  };
  const pop = () => {
    const [top, last] = [heap[0], heap.pop()];
    for (let at = 0, down; heap.length > 0; at = down) {
      down = 2 * at + 1;
      if (down + 1 < heap.length && heap[down + 1][0] < heap[down][0]) down += 1;
      if (down >= heap.length || heap[down][0] >= last[0]) {
        heap[at] = last;
        break;
      }
      heap[at] = heap[down];
    }
    return top;
  };
  ring.forEach((_, at) => push([size[at], at]));
  const gone = new Set();
  while (heap.length > 0 && count - gone.size > 4) {
    const [least, at] = pop();
    if (gone.has(at) || least !== size[at]) continue;
    if (least >= 1) break;
    gone.add(at);
    const [left, right] = [before[at], after[at]];
    after[left] = right;
    before[right] = left;
    for (const beside of [left, right]) {
      size[beside] = Math.max(least, triangle(ring[before[beside]], ring[beside], ring[after[beside]]) / weight[beside]);
      push([size[beside], beside]);
    }
  }
  return ring.filter((_, at) => !gone.has(at));
}

/** Takes out what rounding made: points that repeat, and spikes that go out and come back the same way. */
function cleaned(ring) {
  let points = ring.map(rounded);
  for (let length = -1; length !== points.length; ) {
    length = points.length;
    const same = (one, other) => one[0] === other[0] && one[1] === other[1];
    points = points.filter((point, at) => !same(point, points.at(at - 1)));
    const spike = points.findIndex((_, at) => same(points.at(at - 1), points[(at + 1) % points.length]));
    if (spike >= 0) points.splice(spike, 1);
  }
  return points;
}

// --- Writing SVG path data, as short as it goes: "-" parts numbers by itself. ---

const written = (numbers) => numbers.reduce((text, number) => text + (text === "" || number < 0 ? "" : " ") + number, "");

/** One ring: where it starts, then each step from the rounded point before it, so that roundings do not add up. */
function ringPath(points) {
  const steps = points.slice(1).flatMap(([x, y], at) => [x - points[at][0], y - points[at][1]]);
  return `M${written(points[0])}l${written(steps)}z`;
}

function coasts(land) {
  return join180(land.map((ring) => ring.slice(0, -1)))
    .map((ring) => ring.map(project))
    .filter((ring) => area(ring) >= SMALLEST_ISLAND * fineness(ring[0]) ** 2)
    .map((ring) => cleaned(simplify(ring)))
    .filter((ring) => ring.length > 3 && area(ring) >= 1)
    .sort((one, other) => area(other) - area(one));
}

// --- The places that a boundary passes, far from every coast. ---

function inland(boundaries, land) {
  const cell = FROM_COAST;
  const grid = new Map();
  const name = (x, y) => `${Math.floor(x / cell)} ${Math.floor(y / cell)}`;
  for (const [x, y] of land.flat().map(project)) {
    const key = name(x, y);
    if (!grid.has(key)) grid.set(key, []);
    grid.get(key).push([x, y]);
  }
  const isNear = (list, [x, y], limit) => list.some((other) => Math.hypot(other[0] - x, other[1] - y) < limit);
  const around = ([x, y]) => [-1, 0, 1].flatMap((dx) => [-1, 0, 1].flatMap((dy) => grid.get(name(x + dx * cell, y + dy * cell)) ?? []));
  const found = [];
  for (const place of boundaries.flat()) {
    const point = project(place);
    if (!isNear(around(point), point, cell) && !isNear(found, point, APART)) found.push(point);
  }
  return found.map(rounded).sort((one, other) => one[0] - other[0] || one[1] - other[1]);
}

// --- Running it. ---

function readSources() {
  const tools = process.env.PLENARY_TOOLS ? join(process.env.PLENARY_TOOLS, "coastline") : "/tmp/coast";
  const packageFile = (name) => join(tools, "node_modules", name, "package.json");
  const isThere = ([name, version]) =>
    existsSync(packageFile(name)) && JSON.parse(readFileSync(packageFile(name), "utf8")).version === version;
  if (!Object.entries(PACKAGES).every(isThere)) {
    mkdirSync(tools, { recursive: true });
    const wanted = Object.entries(PACKAGES).map(([name, version]) => `${name}@${version}`);
    execFileSync("npm", ["install", "--prefix", tools, "--no-audit", "--no-fund", ...wanted], { stdio: "inherit" });
  }
  const require = createRequire(join(tools, "package.json"));
  const topojson = require("topojson-client");
  const land = require("world-atlas/land-10m.json");
  const { features } = topojson.feature(land, land.objects.land);
  const countries = require("world-atlas/countries-10m.json");
  const between = topojson.mesh(countries, countries.objects.countries, (one, other) => one !== other);
  return { land: features.flatMap(({ geometry }) => geometry.coordinates.flat()), boundaries: between.coordinates };
}

const write = (path, text) => writeFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), text);
const { land, boundaries } = readSources();
const rings = coasts(land);
const paths = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-12742 -12742 25484 25484"><path fill-rule="evenodd" d="
${rings.map(ringPath).join("\n")}
"/></svg>
`;
write("src/atlas/land.svg", paths);
console.log(`land.svg: ${rings.length} rings, ${rings.flat().length} points, ${paths.length} bytes, ${brotliCompressSync(paths).length} brotli`);
const places = inland(boundaries, land);
write(
  "tests/data/inland.txt",
  `# Places that a boundary between states passes, at least ${FROM_COAST} km from every coast: x and y in units of the map.\n` +
    `# Made by tools/coastline.mjs. No line of the map may be near one.\n${places.map((place) => place.join(" ")).join("\n")}\n`,
);
console.log(`inland.txt: ${places.length} places`);
