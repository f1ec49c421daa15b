// A status round in a spreadsheet: the table goes out, comes back as Excel saves it, and is looked over first.

import assert from "node:assert/strict";
import { PAGES, PLAN, choose, chooseStatus, download, eventually, expectStatus, go, inOneLine, journey, pageText, press, saved, stored } from "./helper.mjs";

const says = (page, words) => eventually(async () => assert.match(await pageText(page), words));
const offer = (page, name, buffer) => choose(page, "Import a file", { name, mimeType: "text/csv", buffer });
const row = (page, name) => page.locator(".event-rows li").filter({ hasText: name });

journey("a table that went out comes back as Excel saves it, row by row, in one step", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-3");
  await saved(page, PLAN, () => chooseStatus(page, "In progress"));
  await go(page, PAGES.Exchange);
  await page.locator("summary", { hasText: "A status round in a spreadsheet" }).click();
  const { name, bytes } = await download(page, "Save the table");
  assert.match(name, /^bsec-ict-2024-2025-\d{4}-\d\d-\d\d-statuses\.csv$/);
  const text = bytes.toString("utf8");
  assert.ok(text.startsWith("\ufeffid,number,objective,status,assessed by,assessed on,remark,evidence,as exported\r\n"));

  // Unchanged, it changes nothing.
  await offer(page, name, bytes);
  await says(page, /17 rows: 17 with nothing new\./);

  // Excel: semicolons, Windows-1252, days with dots; meanwhile somebody changes a status here.
  await go(page, "#/objectives/fw-4");
  await saved(page, PLAN, () => chooseStatus(page, "Dropped"));
  const before = JSON.parse((await stored(page))[PLAN]).plan;
  const excel = [
    "id;status;assessed by;assessed on;remark;evidence;as exported;Farbe",
    "fw-1;Achieved;Secretariat;24.10.2026;Gr\u00fc\u00dfe;2026-05-01 | Workshop;Not assessed;rot",
    "fw-4;Continuous;;;;;Not assessed;",
    "fw-99;Achieved;;;;;;",
    "fw-5;Done;;;;;Not assessed;",
  ].join("\r\n");
  await go(page, PAGES.Exchange);
  await offer(page, "returned.csv", Buffer.from(excel, "latin1"));
  await says(page, /4 rows: 1 otherwise here, 1 would change, 2 not taken\./);
  const seen = await pageText(page);
  assert.match(seen, /“Farbe” is not known, and is left/);
  assert.match(seen, /14 objectives of the plan are not in the table, and stay as they are/);
  assert.match(seen, /no objective “fw-99”/);
  assert.match(seen, /“Done” is no status\. Write one of: Not assessed, Not started/);
  assert.match(inOneLine(await row(page, "Framework 4").textContent()), /changed here after the table was made/);
  assert.ok(!(await row(page, "Framework 4").getByRole("checkbox").isChecked()), "nobody's word is overruled unseen");
  assert.deepEqual(JSON.parse((await stored(page))[PLAN]).plan, before, "nothing is written before it is taken");
  await saved(page, PLAN, () => press(page, "Take 1 row"));
  const after = JSON.parse((await stored(page))[PLAN]).plan;
  const { status, assessment, evidence } = after.objectives[0];
  assert.equal(status, "achieved");
  assert.deepEqual({ ...assessment }, { by: "secretariat", on: "2026-10-24", remark: "Grüße" });
  assert.deepEqual(evidence.map(({ when, text }) => [when, text]), [["2026-05-01", "Workshop"]]);
  after.objectives[0] = before.objectives[0];
  assert.deepEqual(after, before);
  await saved(page, PLAN, () => press(page, "Undo"));
  assert.deepEqual(JSON.parse((await stored(page))[PLAN]).plan, before);
});

journey("cells copied out of a spreadsheet can be pasted; a table of something else is refused", async ({ profile }) => {
  const page = await (await profile()).open(PAGES.Exchange);
  await page.locator("summary").filter({ hasText: /^Paste/ }).click();
  await page.getByLabel("Text of the file").fill("id\tstatus\nfw-3\tAchieved\n");
  await press(page, "Read the pasted text");
  await saved(page, PLAN, () => press(page, "Take 1 row"));
  await go(page, "#/objectives/fw-3");
  await expectStatus(page, "Achieved");
  await go(page, PAGES.Exchange);
  await offer(page, "prices.csv", Buffer.from("item,price\nchair,5\n"));
  await eventually(async () => assert.match(inOneLine((await page.getByRole("alert").allTextContents()).join()), /has no column “status”\. Its first row must name the columns: id, number/));
});
