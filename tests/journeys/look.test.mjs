// What every page owes to every screen: nothing runs off its side, fingers find the buttons, dark stays dark.

import assert from "node:assert/strict";
import { PHONE, ROUTES, eventually, go, journey, reload } from "./helper.mjs";

const MOST_NARROW = { width: 360, height: 740 };
const FINGER = 44; // CSS pixels

journey("no page runs off the side of a narrow phone", async ({ profile, t }) => {
  const page = await (await profile({ viewport: MOST_NARROW })).open();
  for (const route of ROUTES) {
    await t.test(route, async () => {
      await go(page, route);
      const wide = await page.evaluate(() => {
        const isWide = (element) => element.getBoundingClientRect().right > innerWidth + 0.5;
        const culprits = [...document.querySelectorAll("body *")].filter(isWide).slice(0, 5);
        const names = culprits.map(({ tagName, className }) => `${tagName.toLowerCase()}.${className.baseVal ?? className}`);
        return document.documentElement.scrollWidth > innerWidth ? names : [];
      });
      assert.deepEqual(wide, []);
    });
  }
});

journey("what is pressed on a phone is large enough for a finger", async ({ profile, t }) => {
  const page = await (await profile({ viewport: PHONE, hasTouch: true, isMobile: true })).open();
  for (const route of ROUTES) {
    await t.test(route, async () => {
      await go(page, route);
      const small = await page.evaluate((finger) => {
        const pressed = [...document.querySelectorAll("nav a, button, select, summary")];
        const isSmall = (element) => element.checkVisibility() && element.getBoundingClientRect().height < finger - 0.5;
        return pressed.filter(isSmall).map((element) => `${element.textContent.trim()} ${element.getBoundingClientRect().height}`);
      }, FINGER);
      assert.deepEqual(small, []);
    });
  }
});

/** From 0, black, to 255, white: the paper of the page. */
const paper = (page) =>
  page.evaluate(() => {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    for (const element of [document.documentElement, document.body]) {
      canvas.fillStyle = getComputedStyle(element).backgroundColor;
      canvas.fillRect(0, 0, 1, 1);
    }
    const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
    return (red + green + blue) / 3;
  });
const expectDark = (page) => eventually(async () => assert.ok((await paper(page)) < 80));
const expectLight = (page) => eventually(async () => assert.ok((await paper(page)) > 180));

journey("a chosen theme outlives a reload", async ({ profile }) => {
  const page = await (await profile()).open("#/settings");
  await expectLight(page);
  await page.getByRole("radio", { name: "Dark" }).check();
  await expectDark(page);
  await reload(page);
  await expectDark(page);
  assert.ok(await page.getByRole("radio", { name: "Dark" }).isChecked());
});

journey("without a choice the theme is the system's", async ({ profile }) => {
  const page = await (await profile({ colorScheme: "dark" })).open("#/settings");
  await expectDark(page);
  await page.getByRole("radio", { name: "Light" }).check();
  await expectLight(page);
});
