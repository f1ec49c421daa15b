// The end of a term: the guided pass by keyboard alone, leaving and coming back, and the evaluation as a document.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { PAGES, builtIn, eventually, exportPlan, fileOf, go, inOneLine, journey, offerPlan, pageText, reload } from "./helper.mjs";

const { plan } = builtIn();

const heading = (page, name) => page.getByRole("heading", { level: 2, name, exact: true });
const focused = (page) => page.evaluate(() => document.activeElement?.textContent ?? "");
const expectFocus = (page, text) => eventually(async () => assert.equal(await focused(page), text));
const expectPressed = (page, word) => page.locator(".answer[aria-pressed=true]").filter({ hasText: word }).waitFor();
const place = async (page) => inOneLine(await page.locator(".pass-place").innerText());

/** Tabs until the focus is on what `is` accepts. */
async function tabTo(page, is) {
  for (let at = 0; at < 60; at += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(is)) return;
  }
  assert.fail("Tab never came there");
}
const onText = (text) => new Function(`return document.activeElement.textContent.trim() === ${JSON.stringify(text)}`);

journey("the whole plan is evaluated by keyboard alone, and the draft is printed and saved", async ({ profile }) => {
  const page = await (await profile()).open();
  await tabTo(page, onText("Evaluate the term"));
  await page.keyboard.press("Enter");
  await page.getByText("17 objectives and 3 meetings").waitFor();
  await tabTo(page, onText("Begin"));
  await page.keyboard.press("Enter");

  for (const [at, { kind }] of plan.objectives.entries()) {
    const number = at < 10 ? at + 1 : at - 9;
    const label = `${kind === "framework" ? "Framework" : "Priority"} ${number}`;
    await expectFocus(page, label);
    assert.match(await place(page), new RegExp(`^${at + 1} of 20`));
    await page.locator("blockquote.official").filter({ hasText: inOneLine(plan.objectives[at].text).slice(0, 60) }).waitFor();
    // 3 in progress, 4 continuous, 5 achieved, 7 carried over, 8 dropped.
    const key = ["5", "3", "4", "7", "8"][at % 5];
    await page.keyboard.press(key);
    await expectPressed(page, { 3: "In progress", 4: "Continuous", 5: "Achieved", 7: "Carried over", 8: "Dropped" }[key]);
    await page.keyboard.press(at % 2 ? "ArrowRight" : "j");
  }
  await expectFocus(page, "Meeting of ICT Ministers of the BSEC Member States");
  await page.keyboard.press("5");
  await expectPressed(page, "Cancelled");
  await page.keyboard.press("j");
  await expectFocus(page, "1st Meeting");
  await page.keyboard.press("2");
  await expectPressed(page, "Held");
  await page.keyboard.press("j");
  await expectFocus(page, "2nd Meeting");
  await page.keyboard.press("3");
  await expectPressed(page, "Postponed");
  await page.keyboard.press("j");
  await expectFocus(page, "You are through");
  // 4 in progress stay open.
  await page.getByText("16 of 20 have a final word now. 4 objectives still without one.").waitFor();

  await tabTo(page, onText("The evaluation as a document"));
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Evaluation" }).waitFor();
  const own = page.getByLabel("Your words: strengths");
  await tabTo(page, () => document.activeElement.id === "evaluation-strengths");
  await page.keyboard.type("The congress in Yerevan drew many.");
  await page.keyboard.press("Tab");
  await eventually(async () => assert.equal(await own.inputValue(), "The congress in Yerevan drew many."));

  const sentences = [
    "4 objectives were achieved: Frameworks 1, 6; Priorities 1, 6.",
    "3 objectives were dropped: Frameworks 5, 10; Priority 5.",
    "4 objectives are in progress: Frameworks 2, 7; Priorities 2, 7.",
    "1 meeting was cancelled: Meeting of ICT Ministers of the BSEC Member States.",
    "1 meeting was postponed: 2nd Meeting.",
    "2 meetings were held: 1st Meeting (planned for autumn 2024); World Congress on Information Technology 2024 (4–7 October 2024).",
  ];
  const shown = await pageText(page);
  for (const sentence of sentences) assert.ok(shown.includes(sentence), `${sentence} in ${shown}`);

  await page.emulateMedia({ media: "print" });
  const printed = inOneLine(await page.locator("body").innerText());
  for (const sentence of [...sentences, "The congress in Yerevan drew many.", "Country-coordinator Republic of Armenia"]) {
    assert.ok(printed.includes(sentence), `${sentence} on paper: ${printed}`);
  }
  for (const control of ["Print", "Save as a text file", "Your words", "Overview", "Undo"]) {
    assert.ok(!printed.includes(control), `${control} is not on paper: ${printed}`);
  }
  assert.match(printed, /^Evaluation of the term · draft PLAN OF ACTION/);
  await page.emulateMedia({ media: "screen" });

  const [file] = await Promise.all([
    page.waitForEvent("download"),
    (async () => {
      await page.getByRole("button", { name: "Save as a text file" }).focus();
      await page.keyboard.press("Enter");
    })(),
  ]);
  assert.match(file.suggestedFilename(), /^bsec-ict-2024-2025-evaluation-\d{4}-\d{2}-\d{2}\.md$/);
  const text = await readFile(await file.path(), "utf8");
  for (const sentence of [...sentences, "The congress in Yerevan drew many.", "### Framework 3: Continuous"]) {
    assert.ok(text.includes(sentence), `${sentence} in ${text}`);
  }

  const { snapshot } = await exportPlan(page);
  assert.equal(snapshot.plan.objectives[0].status, "achieved");
  assert.equal(snapshot.plan.objectives[0].assessment.by, "coordinator");
  assert.equal(snapshot.plan.evaluation.strengths, "The congress in Yerevan drew many.");
});

journey("keys write in a field and undo takes back the last answer where it was given", async ({ profile }) => {
  const page = await (await profile()).open("#/evaluate");
  await page.getByLabel("Whose word it is").selectOption({ label: "Secretariat" });
  await page.getByRole("button", { name: "Begin" }).click();
  await expectFocus(page, "Framework 1");
  await page.keyboard.press("3");
  await expectPressed(page, "In progress");
  await page.keyboard.press("r");
  await page.keyboard.type("jk5u: 3 members replied");
  await page.keyboard.press("Enter");
  await expectFocus(page, "Framework 1");
  await expectPressed(page, "In progress");
  await page.keyboard.press("e");
  await page.keyboard.type("A training was held");
  await page.keyboard.press("Enter");
  await page.locator(".evidence-list").getByText("A training was held").waitFor();
  await expectFocus(page, "Framework 1");
  await page.keyboard.press("j");
  await expectFocus(page, "Framework 2");
  // Nothing was said of the second one: undo goes back to the first, step by step.
  await page.keyboard.press("u");
  await expectFocus(page, "Framework 1");
  await page.locator(".evidence-list").waitFor({ state: "detached" });
  await page.keyboard.press("u");
  await eventually(async () => assert.equal(await page.getByLabel("Remark").inputValue(), ""));
  await page.keyboard.press("u");
  await expectPressed(page, "Not assessed");
  await page.keyboard.press("u");
  await page.getByRole("status").filter({ hasText: "There is no answer of this visit to undo." }).waitFor({ state: "attached" });
  // With the keys off, a number is only a number.
  await page.getByLabel("Answer by keys").uncheck();
  await page.keyboard.press("5");
  await page.getByRole("button", { name: "Achieved" }).click();
  await expectPressed(page, "Achieved");
  const { snapshot } = await exportPlan(page);
  assert.equal(snapshot.plan.objectives[0].assessment.by, "secretariat");
});

journey("half a piece of evidence is still there on coming back, on its own page too, and then added", async ({ profile }) => {
  const page = await (await profile()).open("#/evaluate");
  await page.getByRole("button", { name: "Begin" }).click();
  await expectFocus(page, "Framework 1");
  await page.keyboard.press("5");
  const [what, when, source] = ["What happened", "When", "Source or link"].map((label) => page.getByLabel(label, { exact: true }).first());
  await what.fill("A training was held");
  await when.fill("spring 2025");
  await source.fill("Minutes of the 2nd meeting");
  await page.getByRole("button", { name: /^Next/ }).click();
  await expectFocus(page, "Framework 2");
  assert.equal(await what.inputValue(), "", "it is half written for another item");
  await page.getByRole("button", { name: /^Back/ }).click();
  await expectFocus(page, "Framework 1");
  const expectDraft = async () => {
    await eventually(async () => assert.equal(await what.inputValue(), "A training was held"));
    assert.deepEqual([await when.inputValue(), await source.inputValue()], ["spring 2025", "Minutes of the 2nd meeting"]);
  };
  await expectDraft();
  await go(page, "#/objectives/fw-1");
  await page.getByRole("button", { name: "Add evidence" }).click();
  await expectDraft();
  await go(page, "#/evaluate");
  await expectDraft();
  await what.press("Enter");
  const listed = page.locator(".evidence-list");
  await listed.getByText("A training was held").waitFor();
  await listed.getByText("spring 2025").waitFor();
  await expectFocus(page, "Framework 1");
  assert.equal(await what.inputValue(), "");
});

journey("R goes to the field that the item has, and the help says to which", async ({ profile }) => {
  const snapshot = builtIn();
  snapshot.plan.objectives.length = 1;
  const page = await (await profile()).open();
  await offerPlan(page, fileOf(snapshot));
  await page.getByRole("button", { name: "Use this plan", exact: true }).click();
  await go(page, "#/evaluate");
  await page.getByRole("button", { name: "Begin" }).click();
  await expectFocus(page, "Framework 1");
  const help = async () => /R goes to ([^,]*)/.exec(await page.locator(".pass-keys .hint").innerText())?.[1];
  assert.equal(await help(), undefined, "there is no remark without a word");
  await page.keyboard.press("5");
  await eventually(async () => assert.equal(await help(), "the remark"));
  for (const key of ["j", "j"]) await page.keyboard.press(key);
  await expectFocus(page, "1st Meeting");
  assert.equal(await help(), undefined);
  await page.keyboard.press("2");
  await eventually(async () => assert.equal(await help(), "when it took place"));
  await page.keyboard.press("r");
  await page.keyboard.type("12-13 May 2025");
  await page.keyboard.press("Enter");
  await expectFocus(page, "1st Meeting");
  await expectPressed(page, "Held");
  const { snapshot: after } = await exportPlan(page);
  assert.equal(after.plan.meetings.find(({ id }) => id === "wg-1").held.edtf, "2025-05-12/2025-05-13");
});

journey("the pass goes on where it was left, also after the page was closed", async ({ profile }) => {
  const visitor = await profile();
  const page = await visitor.open("#/evaluate");
  await page.getByRole("button", { name: "Begin" }).click();
  await expectFocus(page, "Framework 1");
  for (const key of ["3", "j", "j", "j"]) await page.keyboard.press(key);
  await expectFocus(page, "Framework 4");
  await go(page, PAGES.Objectives);
  await go(page, "#/evaluate");
  await heading(page, "Framework 4").waitFor();
  // What is in progress was answered, so the pass does not come to it again.
  assert.match(await place(page), /^4 of 20/);
  await page.locator("#pass-heading").waitFor();
  await eventually(async () => assert.ok((await page.getByRole("status").allTextContents()).some((text) => text.includes("Saved"))));
  await reload(page);
  await heading(page, "Framework 4").waitFor();
  assert.match(await place(page), /^4 of 20/);
});

journey("a plan of 2,000 objectives is evaluated as quickly as a small one", async ({ profile }) => {
  const page = await (await profile()).open();
  const snapshot = builtIn();
  snapshot.plan.id = "large";
  snapshot.plan.objectives = Array.from({ length: 2000 }, (_, at) => ({ ...plan.objectives[0], id: `ob-${at + 1}`, number: `${at + 1}` }));
  await offerPlan(page, fileOf(snapshot));
  await page.getByRole("button", { name: "Use this plan", exact: true }).click();
  await go(page, "#/evaluate");
  await page.getByText("2000 objectives and 3 meetings").waitFor();
  await page.getByRole("button", { name: "Begin" }).click();
  for (let at = 1; at <= 5; at += 1) {
    await expectFocus(page, `Framework ${at}`);
    await page.keyboard.press("5");
    await expectPressed(page, "Achieved");
    await page.keyboard.press("j");
  }
  await go(page, "#/evaluation");
  await page.getByText("5 objectives were achieved: Frameworks 1–5.").waitFor();
  // Only on request: the annex of so many is long.
  assert.equal(await page.locator(".annex-entry").count(), 0);
  await page.getByLabel("With the annex: every objective and meeting").check();
  await eventually(async () => assert.equal(await page.locator(".annex-entry").count(), 2004));
});
