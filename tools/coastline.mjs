#!/usr/bin/env node
// Makes the two drawings behind the partner map, and prints the check points that projection.rs tests itself by:
//   src/view/partners/coastline.svg   #land, one path (fill-rule evenodd), and #graticule, meridians and parallels.
//                                     The map takes both in with <use>, and the page's style colours them.
//
// How to run it, from anywhere (it needs the network once and writes nothing else into the checkout):
//   node tools/coastline.mjs
// It installs world-atlas and topojson-client with npm into $PLENARY_TOOLS/coastline (/tmp/coast where that is not set).
// Same versions, same bytes. The paths are kept in git, so that building the app needs none of this.
//
// Source: Natural Earth 4.1.0, physical vectors, 1:50m "land" (public domain), as redistributed by world-atlas 2.0.2.
// "Land" is the physical layer: it knows coasts and no boundary of any state. The Caspian Sea is a hole in it.
// Rivers and lakes are not drawn.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

// --- The map. These constants stand in src/view/partners/projection.rs too; its tests compare the results. ---

const WIDTH = 820;
const HEIGHT = 560;
const PARALLEL_SOUTH = 38; // degrees; scale is true here
const PARALLEL_NORTH = 52; // degrees; and here
const MERIDIAN = 34; // degrees east; points straight up
const CENTRE = { lat: 46.15, lon: 34.3 }; // stands in the middle of the picture
const RADIUS = 1390; // pixels per Earth radius

// --- The drawing. ---

const PAD = 12; // pixels around the picture, so that no cut edge is ever seen as a line
const SMALLEST_TRIANGLE = 1.25; // square pixels; a vertex that matters less is dropped (Visvalingam and Whyatt 1993)
const SMALLEST_ISLAND = 2; // square pixels
const LONGEST_EDGE = 30; // pixels; a longer straight line in the picture would look like a boundary, so it is refused
const DIGITS = 1; // decimals kept
const GRATICULE_STEP = 5; // degrees

const PACKAGES = { "world-atlas": "2.0.2", "topojson-client": "3.1.0" };
const CHECK_POINTS = {
  Ankara: [39.93, 32.86], Athens: [37.98, 23.73], Baku: [40.41, 49.87], Belgrade: [44.79, 20.45],
  Bucharest: [44.43, 26.1], Chisinau: [47.01, 28.86], Istanbul: [41.01, 28.98], Kyiv: [50.45, 30.52],
  Moscow: [55.76, 37.62], Skopje: [42.0, 21.43], Sofia: [42.7, 23.32], Tbilisi: [41.72, 44.79],
  Thessaloniki: [40.64, 22.94], Tirana: [41.33, 19.82], Yerevan: [40.18, 44.51],
};

// --- Projection: Lambert conformal conic of the sphere. Snyder 1987, Map Projections: A Working Manual, p. 106-107. ---

const radians = (degrees) => (degrees * Math.PI) / 180;
const steepness = (lat) => Math.tan(Math.PI / 4 + radians(lat) / 2);
const CONE =
  Math.log(Math.cos(radians(PARALLEL_SOUTH)) / Math.cos(radians(PARALLEL_NORTH))) /
  Math.log(steepness(PARALLEL_NORTH) / steepness(PARALLEL_SOUTH));
const REACH = (RADIUS * Math.cos(radians(PARALLEL_SOUTH)) * steepness(PARALLEL_SOUTH) ** CONE) / CONE;
const distanceToPole = (lat) => REACH / steepness(lat) ** CONE;

function fromPole([lon, lat]) {
  const angle = CONE * radians(lon - MERIDIAN);
  return [distanceToPole(lat) * Math.sin(angle), distanceToPole(lat) * Math.cos(angle)];
}

const MIDDLE = fromPole([CENTRE.lon, CENTRE.lat]);

function project(place) {
  const [x, y] = fromPole(place);
  return [WIDTH / 2 + x - MIDDLE[0], HEIGHT / 2 + y - MIDDLE[1]];
}

// --- Clipping and simplifying rings: lists of points, the first not repeated at the end. ---

/** The part of a ring inside a box (Sutherland and Hodgman 1974). Edges may run along the box: keep them out of sight. */
function clip(ring, [[left, top], [right, bottom]]) {
  const sides = [
    [0, left, 1], [0, right, -1],
    [1, top, 1], [1, bottom, -1],
  ];
  return sides.reduce((points, [axis, limit, sign]) => {
    const isInside = (point) => sign * (point[axis] - limit) >= 0;
    return points.flatMap((point, at) => {
      const before = points.at(at - 1);
      if (isInside(point) === isInside(before)) return isInside(point) ? [point] : [];
      const share = (limit - before[axis]) / (point[axis] - before[axis]);
      const crossing = before.map((from, i) => (i === axis ? limit : from + share * (point[i] - from)));
      return isInside(point) ? [crossing, point] : [crossing];
    });
  }, ring);
}

const triangle = ([ax, ay], [bx, by], [cx, cy]) => Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2;

const area = (ring) =>
  Math.abs(ring.reduce((sum, [x, y], at) => sum + ring.at(at - 1)[0] * y - x * ring.at(at - 1)[1], 0)) / 2;

/** Drops, least first, each vertex whose triangle with its neighbours is smaller than `smallest`. */
function simplify(ring, smallest) {
  const points = [...ring];
  const sizeAt = (at) => triangle(points.at(at - 1), points[at], points[(at + 1) % points.length]);
  const sizes = points.map((_, at) => sizeAt(at));
  while (points.length > 3) {
    const least = sizes.reduce((best, size, at) => (size < sizes[best] ? at : best), 0);
    if (sizes[least] >= smallest) break;
    const floor = sizes[least];
    points.splice(least, 1);
    sizes.splice(least, 1);
    for (const at of [(least - 1 + points.length) % points.length, least % points.length]) {
      sizes[at] = Math.max(floor, sizeAt(at));
    }
  }
  return points;
}

/** Stops if a straight edge long enough to be taken for a boundary, such as one left by `clip`, enters the picture. */
function refuseLongEdges(ring) {
  const isSeen = ([x, y]) => x > 0 && x < WIDTH && y > 0 && y < HEIGHT;
  ring.forEach((to, at) => {
    const from = ring.at(at - 1);
    const between = Array.from({ length: 101 }, (_, i) => from.map((start, axis) => start + (i / 100) * (to[axis] - start)));
    if (Math.hypot(to[0] - from[0], to[1] - from[1]) > LONGEST_EDGE && between.some(isSeen)) {
      throw new Error(`a straight edge of the coastline is too long: from ${from} to ${to}`);
    }
  });
  return ring;
}

// --- Writing SVG path data, as short as it goes. ---

const rounded = (value) => Math.round(value * 10 ** DIGITS);

/** Rounded numbers in as few characters as SVG allows: "-" parts numbers by itself, and "0.5" is ".5". */
function written(numbers) {
  return numbers.reduce((text, number) => {
    const next = String(number / 10 ** DIGITS).replace(/^(-?)0\./, "$1.");
    const parts = text === "" || next.startsWith("-") || (next.startsWith(".") && /\.\d+$/.test(text));
    return text + (parts ? "" : " ") + next;
  }, "");
}

/** One ring: where it starts, then each step from the rounded point before it, so that roundings do not add up. */
function ringPath(ring) {
  const points = ring
    .map((point) => point.map(rounded))
    .filter(([x, y], at, all) => x !== all.at(at - 1)[0] || y !== all.at(at - 1)[1]);
  if (points.length < 3) return [];
  const steps = points.slice(1).flatMap(([x, y], at) => [x - points[at][0], y - points[at][1]]);
  return [`M${written(points[0])}l${written(steps)}z`];
}

function coastline(land) {
  const picture = [[-PAD, -PAD], [WIDTH + PAD, HEIGHT + PAD]];
  return land
    .map((ring) => clip(ring.slice(0, -1), [[-30, 15], [100, 75]])) // degrees: far outside, where the formulas hold
    .map((ring) => clip(ring.map(project), picture))
    .filter((ring) => area(ring) >= SMALLEST_ISLAND)
    .sort((one, other) => area(other) - area(one))
    .flatMap((ring) => ringPath(refuseLongEdges(simplify(ring, SMALLEST_TRIANGLE))));
}

/** Meridians are straight and parallels are arcs about the pole in this projection: two points each are enough. */
function graticule() {
  const isNear = ([x, y]) => x >= -PAD && x <= WIDTH + PAD && y >= -PAD && y <= HEIGHT + PAD;
  const range = (from, to, step) => Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => from + i * step);
  const seenEnds = (places) => {
    const points = places.map(project).filter(isNear);
    return points.length > 1 ? [[points[0], points.at(-1)]] : [];
  };
  const meridians = range(-10, 80, GRATICULE_STEP)
    .flatMap((lon) => seenEnds(range(25, 70, 0.05).map((lat) => [lon, lat])))
    .map(([from, to]) => `M${written(from.map(rounded))}L${written(to.map(rounded))}`);
  const parallels = range(25, 70, GRATICULE_STEP).flatMap((lat) => {
    const radius = rounded(distanceToPole(lat));
    return seenEnds(range(-10, 80, 0.05).map((lon) => [lon, lat])).map(
      ([from, to]) => `M${written(from.map(rounded))}A${written([radius, radius])} 0 0 0 ${written(to.map(rounded))}`,
    );
  });
  return [...meridians, ...parallels];
}

// --- Running it. ---

function readLand() {
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
  const world = require("world-atlas/land-50m.json");
  const { features } = require("topojson-client").feature(world, world.objects.land);
  return features.flatMap(({ geometry }) => geometry.coordinates.flat());
}

const land = coastline(readLand());
const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}">
<path id="land" fill-rule="evenodd" d="${land.join("\n")}"/>
<path id="graticule" d="${graticule().join("\n")}"/>
</svg>
`;
writeFileSync(fileURLToPath(new URL("../src/view/partners/coastline.svg", import.meta.url)), svg);
console.log(`coastline.svg: ${land.length} rings, ${svg.length} bytes`);
for (const [name, [lat, lon]] of Object.entries(CHECK_POINTS)) {
  const [x, y] = project([lon, lat]);
  console.log(`(${lat.toFixed(2)}, ${lon.toFixed(2)}, ${x.toFixed(3)}, ${y.toFixed(3)}), // ${name}`);
}
