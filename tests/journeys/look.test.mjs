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

journey("what a field shows while it is empty can be read in both themes", async ({ profile }) => {
  for (const colorScheme of ["light", "dark"]) {
    const page = await (await profile({ colorScheme })).open("#/objectives/fw-3");
    await page.getByLabel("My private note", { exact: true }).waitFor();
    const faint = await page.evaluate(() => {
      const channels = (colour) => colour.match(/[\d.]+/g).map(Number);
      const light = ([red, green, blue]) => {
        const [r, g, b] = [red, green, blue].map((it) => (it / 255 <= 0.03928 ? it / 255 / 12.92 : ((it / 255 + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const behind = (element) => {
        const colour = channels(getComputedStyle(element).backgroundColor);
        return colour[3] === 0 && element.parentElement ? behind(element.parentElement) : colour;
      };
      return [...document.querySelectorAll("[placeholder]")].flatMap((field) => {
        const style = getComputedStyle(field, "::placeholder");
        const [text, back] = [light(channels(style.color)), light(behind(field))];
        const contrast = (Math.max(text, back) + 0.05) / (Math.min(text, back) + 0.05);
        return contrast < 4.5 ? [`${field.id}: ${contrast.toFixed(2)}`] : [];
      });
    });
    assert.deepEqual(faint, [], colorScheme);
  }
});

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
