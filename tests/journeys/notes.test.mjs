// Private notes: in no export of a plan, and in a file of their own.

import assert from "node:assert/strict";
import { PAGES, PLAN, builtIn, choose, chooseStatus, download, eventually, expectStatus, exportPlan, fileOf, go, journey, note, offerPlan, press, saved, stored } from "./helper.mjs";

const CANARY = "canary-7c1f: our red line";

journey("no export carries a note; the backup of notes does, and restores them elsewhere", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-3");
  await saved(page, PLAN, () => chooseStatus(page, "In progress"));
  await saved(page, "plenary/notes", () => note(page).fill(CANARY));

  const exported = await exportPlan(page);
  assert.ok(!exported.bytes.includes("canary"), "the plan's file holds the note");
  assert.ok(!(await stored(page))[PLAN].includes("canary"), "the stored plan holds the note");

  await go(page, PAGES.Exchange);
  const backup = await download(page, "Back up notes");
  assert.ok(backup.bytes.includes(CANARY), "the backup holds the note");
  assert.equal(JSON.parse(backup.bytes.toString("utf8")).format, "plenary-notes");

  const other = await (await profile()).open("#/exchange");
  await saved(other, "plenary/notes", () => choose(other, "Restore notes", { name: backup.name, buffer: backup.bytes }));
  await go(other, "#/objectives/fw-3");
  await eventually(async () => assert.equal(await note(other).inputValue(), CANARY));
  await expectStatus(other, "Not assessed");
});

journey("a plan's file is no backup of notes, and restoring it changes no note", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-3");
  await saved(page, "plenary/notes", () => note(page).fill(CANARY));
  const before = (await stored(page))["plenary/notes"];
  const exported = await exportPlan(page);
  await choose(page, "Restore notes", { name: exported.name, buffer: exported.bytes });
  await page.getByRole("alert").first().waitFor();
  assert.equal((await stored(page))["plenary/notes"], before);
});

// The notes used to be removed even when the browser had not let their backup out.
journey("notes are removed only after their backup was let out", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-3");
  await saved(page, "plenary/notes", () => note(page).fill(CANARY));
  await go(page, PAGES.Settings);
  await page.evaluate(() => {
    URL.createObjectURL = () => {
      throw new Error("no downloads here");
    };
  });
  await page.getByRole("button", { name: "Remove my notes" }).click();
  await page.getByRole("button", { name: "Save my notes as a file, then remove them" }).click();
  await page.getByRole("alert").filter({ hasText: "did not let the file out" }).waitFor();
  assert.ok((await stored(page))["plenary/notes"].includes(CANARY));
  await go(page, "#/objectives/fw-3");
  assert.equal(await note(page).inputValue(), CANARY);
});

// The field used to show, and to overwrite with, the note of the plan that was open before.
journey("each plan has its own notes, also when the open plan changes under the field", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-3");
  await saved(page, "plenary/notes", () => note(page).fill(CANARY));
  const other = builtIn();
  other.plan.id = "another-plan";
  await offerPlan(page, fileOf(other, "other.plenary.json"));
  await saved(page, "plenary/plans/another-plan", () => page.getByRole("button", { name: "Use this plan", exact: true }).click());
  await go(page, "#/objectives/fw-3");
  await eventually(async () => assert.equal(await note(page).inputValue(), ""));
  await saved(page, "plenary/notes", () => note(page).fill("On the other plan."));
  await go(page, "#/objectives/fw-3?plan=bsec-ict-2024-2025");
  await eventually(async () => assert.equal(await note(page).inputValue(), CANARY));
  await page.goBack();
  await eventually(async () => assert.equal(await note(page).inputValue(), "On the other plan."));
});

const reading = (page) => page.getByRole("group", { name: "How the note reads" });

journey("a note reads as Markdown while it is written, safely, and its boxes can be ticked by keyboard", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-3");
  await note(page).fill(
    "## Position\n<img src=x onerror=alert(1)> <b>no</b>\n\n- [ ] ask [Romania](javascript:alert(1))\n- [x] [Agenda](https://bsec.example/a)\n\n![chart](https://spy.example/p.png)",
  );
  await reading(page).getByRole("heading", { name: "Position" }).waitFor();
  const text = await reading(page).textContent();
  assert.ok(text.includes("<img src=x onerror=alert(1)> <b>no</b>"), text);
  assert.ok(text.includes("Romania (javascript:alert(1))"), text);
  assert.equal(await reading(page).locator("img, b, script").count(), 0);
  assert.deepEqual(
    await reading(page).locator("a").evaluateAll((links) => links.map((link) => [link.getAttribute("href"), link.rel])),
    [["https://bsec.example/a", "noopener noreferrer nofollow"], ["https://spy.example/p.png", "noopener noreferrer nofollow"]],
  );

  const box = reading(page).getByRole("checkbox", { name: /^ask Romania/ });
  await box.focus();
  await saved(page, "plenary/notes", () => page.keyboard.press("Space"));
  assert.match(await note(page).inputValue(), /- \[x\] ask/);
  await eventually(async () => assert.ok(await box.isChecked()));
  await eventually(async () => assert.ok(await box.evaluate((element) => element === document.activeElement), "the focus stays on the box"));
  await saved(page, "plenary/notes", () => page.keyboard.press("Space"));
  assert.match(await note(page).inputValue(), /- \[ \] ask/);

  // Plain words are not shown twice.
  await note(page).fill("Plain words.");
  await reading(page).waitFor({ state: "detached" });
});

journey("skeletons are written at the caret, the prompt is chosen, and the browser's own undo takes them back", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-3");
  await note(page).fill("First.\n\nLast.");
  await note(page).evaluate((area) => area.setSelectionRange(6, 6));
  await page.getByRole("button", { name: "Red line", exact: true }).click();
  assert.equal(await note(page).inputValue(), "First.\n\n**Red line:** …\n\n**We could live with:** …\n\n\nLast.");
  await page.keyboard.type("no fees");
  await eventually(async () => assert.match(await note(page).inputValue(), /\*\*Red line:\*\* no fees\n/));
  await eventually(async () => assert.match((await stored(page))["plenary/notes"] ?? "", /Red line/));
  const values = new Set();
  for (let strokes = 0; strokes < 12; strokes += 1) {
    await page.keyboard.press("Control+z");
    values.add(await note(page).inputValue());
  }
  assert.ok(values.has("First.\n\nLast."), `undo went through ${[...values].join(" | ")}`);
});

journey("an earlier version can be looked at and restored, and the text of before is kept", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-3");
  const long = "**Position** agreed with the capital on every point of it.";
  await saved(page, "plenary/notes", () => note(page).fill(long));
  await saved(page, "plenary/notes", () => note(page).fill("Oh no."));
  await page.getByRole("button", { name: "Earlier versions (1)" }).click();
  await page.getByRole("button", { name: /· 58 letters$/ }).click();
  await page.locator(".version-text strong", { hasText: "Position" }).waitFor();
  await page.getByRole("button", { name: /^Restore the version of/ }).click();
  await eventually(async () => assert.equal(await note(page).inputValue(), long));
  await page.getByRole("button", { name: "Earlier versions (2)" }).waitFor();
  await page.getByRole("status").filter({ hasText: /^\s*Saved/ }).waitFor();
  const { notes } = JSON.parse((await stored(page))["plenary/notes"]);
  assert.deepEqual(notes[0].versions.map(({ text }) => text), [long, "Oh no."]);
  assert.match(notes[0].label, /^Framework 3: /);
});

journey("a note whose item is gone waits in the tray; it can be attached, removed and had back", async ({ profile }) => {
  const snapshot = builtIn();
  snapshot.plan.meetings.push({ ...snapshot.plan.meetings[0], id: "extra", title: "Extra meeting", text: null, section: null });
  const page = await (await profile()).open();
  await offerPlan(page, fileOf(snapshot));
  await saved(page, PLAN, () => page.getByRole("button", { name: "Use this plan", exact: true }).click());
  await go(page, "#/calendar/extra");
  await saved(page, "plenary/notes", () => note(page).fill("Who **chairs**? Ask the host in time."));
  await press(page, "Remove");
  await saved(page, PLAN, () => press(page, "Remove it"));

  await go(page, PAGES.Notes);
  const tray = page.getByRole("region", { name: /^Notes that have lost their item/ });
  await tray.getByRole("heading", { name: "Extra meeting" }).waitFor();
  await tray.getByText("This meeting is not in the plan any more.").waitFor();
  await tray.locator("strong", { hasText: "chairs" }).waitFor();

  // Each step leaves the keyboard where one goes on.
  const focus = () => page.evaluate(() => document.activeElement.textContent.trim() || document.activeElement.tagName);
  const expectFocus = (what) => eventually(async () => assert.match(await focus(), what));
  const tool = (name) => tray.getByRole("button", { name });
  for (const [button, then] of [
    [tool("Attach to another item: Extra meeting"), /^The plan in general/],
    [tool("Cancel"), /^Attach to…$/],
    [tool("Remove the note: Extra meeting"), /^Remove the note$/],
    [tool("Cancel"), /^Attach to…$/],
  ]) {
    await button.focus();
    await page.keyboard.press("Enter");
    await expectFocus(then);
  }
  await tray.getByRole("button", { name: "Remove the note: Extra meeting" }).click();
  await saved(page, "plenary/notes", () => tray.getByRole("button", { name: "Remove the note", exact: true }).click());
  await tray.waitFor({ state: "hidden" });
  await expectFocus(/^Notes$/);
  await page.getByText("Removed notes (1)").click();
  await saved(page, "plenary/notes", () => page.getByRole("button", { name: "Restore the note: Extra meeting" }).click());

  await tray.getByRole("button", { name: "Attach to another item: Extra meeting" }).click();
  await tray.getByLabel("Attach to").selectOption("objective fw-3");
  await saved(page, "plenary/notes", () => tray.getByRole("button", { name: "Attach", exact: true }).click());
  await tray.waitFor({ state: "hidden" });
  await page.getByRole("region", { name: "Objectives (1)" }).getByRole("link", { name: "Framework 3" }).click();
  await eventually(async () => assert.equal(await note(page).inputValue(), "Who **chairs**? Ask the host in time."));
});

journey("the page of notes groups them, filters by word, and ticks boxes", async ({ profile }) => {
  const page = await (await profile()).open("#/objectives/fw-3");
  await saved(page, "plenary/notes", () => note(page).fill("- [ ] ask Romania"));
  await go(page, "#/calendar/wg-1");
  await saved(page, "plenary/notes", () => note(page).fill("Bring the list."));
  await go(page, PAGES.Notes);
  await page.getByRole("heading", { name: "On single items: 2 notes" }).waitFor();
  await saved(page, "plenary/notes", () => page.getByRole("checkbox", { name: "ask Romania" }).check());
  assert.ok((await stored(page))["plenary/notes"].includes("- [x] ask Romania"));
  await page.getByPlaceholder("Filter by any word").fill("romania");
  await page.getByRole("region", { name: "Meetings (0 of 1)" }).waitFor();
  await page.getByRole("region", { name: "Objectives (1)" }).getByRole("checkbox", { name: "ask Romania" }).waitFor();
  await saved(page, "plenary/notes", () => page.getByLabel("On the plan in general").fill("# All\n\nWell."));
  await page.getByRole("group", { name: "How the note reads" }).getByRole("heading", { name: "All" }).waitFor();
});

// Notes of before did not keep what their item was called; once the item is gone, it is too late.
journey("a note of an older Plenary gets its item's name while the item is there", async ({ profile }) => {
  const old = { format: "plenary-notes", version: 1, notes: [{ plan: "bsec-ict-2024-2025", about: { kind: "meeting", id: "wg-1" }, text: "Old.", changed: "2025-01-01T00:00:00Z", later: [1.0] }] };
  const page = await (await profile({ stored: { "plenary/notes": JSON.stringify(old) } })).open();
  await eventually(async () => {
    const [kept] = JSON.parse((await stored(page))["plenary/notes"]).notes;
    assert.equal(kept.label, "1st Meeting");
    assert.deepEqual([kept.text, kept.later], ["Old.", [1]]);
  });
});

journey("notes on another plan are counted and lead to it; those on a plan that is not here wait in the tray", async ({ profile }) => {
  const notes = ["another-plan", "nowhere"].map((plan) => ({ plan, about: { kind: "objective", id: "fw-1" }, text: `On ${plan}.`, changed: "2025-01-01T00:00:00Z", label: "Framework 1" }));
  const page = await (await profile({ stored: { "plenary/notes": JSON.stringify({ format: "plenary-notes", version: 1, notes }) } })).open();
  const other = builtIn();
  other.plan.id = "another-plan";
  other.plan.group = "Another group";
  other.plan.title = "Another plan";
  await offerPlan(page, fileOf(other));
  await saved(page, "plenary/plans/another-plan", () => page.getByRole("button", { name: "Use this plan", exact: true }).click());
  await go(page, "#/notes?plan=bsec-ict-2024-2025");
  const link = page.getByRole("link", { name: "Another plan, 2024–2025" });
  await link.waitFor();
  const tray = page.getByRole("region", { name: "Notes that have lost their item (1)" });
  await tray.getByText("Its plan (nowhere) is not in this browser.").waitFor();
  await tray.getByText("On nowhere.").waitFor();
  await link.click();
  await page.getByRole("region", { name: "Objectives (1)" }).getByText("On another-plan.").waitFor();
});
