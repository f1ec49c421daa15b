// Photographs every page of the built app, wide and narrow, light and dark, into target/screenshots/.
// Usage: node tools/screenshots.mjs     (after `make dist`)

import { mkdir } from "node:fs/promises";
import { DESKTOP, PHONE, ROUTES, go, journey } from "../tests/journeys/helper.mjs";

const FOLDER = "target/screenshots";
await mkdir(FOLDER, { recursive: true });

for (const viewport of [DESKTOP, PHONE]) {
  for (const colorScheme of ["light", "dark"]) {
    journey(`${viewport.width} ${colorScheme}`, async ({ profile }) => {
      const page = await (await profile({ viewport, colorScheme })).open();
      for (const route of ROUTES) {
        await go(page, route);
        const name = route.replace("#/", "").replace("/", "-") || "overview";
        await page.screenshot({ path: `${FOLDER}/${name}-${viewport.width}-${colorScheme}.png`, fullPage: true });
      }
    });
  }
}
