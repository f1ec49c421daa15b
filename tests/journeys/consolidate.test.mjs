// Twelve returns of one plan come back, and are gone through in one sitting.

import assert from "node:assert/strict";
import { PLAN, builtIn, eventually, go, inOneLine, journey, press, saved, stored } from "./helper.mjs";

/** Where the choices wait. */
const CHOICES = "plenary/choices/bsec-ict-2024-2025";
const members = () => builtIn().plan.partners.filter(({ category }) => category === "member");

/** The return of a member. */
function returned(member, change) {
  const snapshot = builtIn();
  snapshot.exported = { at: "2026-11-20T10:00:00Z", by: `The delegate of ${member.name}`, app: "Plenary 0.1.0" };
  change(snapshot.plan);
  return { name: `return-${member.id}.plenary.json`, mimeType: "application/json", buffer: Buffer.from(JSON.stringify(snapshot)) };
}

async function offer(page, files) {
  await go(page, "#/exchange");
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), press(page, "Import a file")]);
  await chooser.setFiles(files);
  await page.locator(".review-foot").waitFor();
}

const progress = (page, words) =>
  eventually(async () => assert.match(inOneLine((await page.locator(".review-foot [role=status]").textContent()) ?? ""), words));
const row = (page, name) => page.locator("table.returns tbody").filter({ has: page.getByRole("button", { name, exact: true }) });
const apply = (page) => saved(page, PLAN, () => press(page, "Apply"));

journey("twelve returns are consolidated in one step", async ({ profile }) => {
  const all = members();
  assert.equal(all.length, 13);
  const files = Array.from({ length: 12 }, (_, at) => {
    return returned(all[at], ({ objectives }) => {
      objectives[at].status = "achieved";
      if (at < 2) objectives[13].status = ["dropped", "in-progress"][at];
    });
  });
  files.push({ name: "broken.json", mimeType: "application/json", buffer: Buffer.from('{"format": "plenary-plan"') });
  const page = await (await profile()).open();
  await offer(page, files);
  const alert = page.getByRole("alert").filter({ hasText: "broken.json" });
  await alert.waitFor();
  await page.getByText(`No answer yet from: ${all[12].short ?? all[12].name}.`).waitFor();
  await progress(page, /^0 of 1 conflict decided, 0 of 12 changes looked at/);
  assert.equal(await page.locator("table.returns tbody").count(), 13);
  // Each file has its column, head and marks alike.
  const lefts = (cells) => page.locator(cells).evaluateAll((cells) => cells.map((cell) => Math.round(cell.getBoundingClientRect().left)));
  assert.deepEqual(await lefts("table.returns tbody:first-of-type tr:first-child td"), await lefts("table.returns thead th:not(:first-child)"));

  // Where the table is wider than the page, it scrolls in a box of its own.
  await page.setViewportSize({ width: 768, height: 900 });
  const widths = await page.evaluate(() => [document.documentElement, document.querySelector("table.returns").parentElement].map((it) => it.scrollWidth - it.clientWidth));
  assert.equal(widths[0], 0, "the page does not scroll sideways");
  assert.ok(widths[1] > 0, "the table does");

  await press(page, "Take over all that nobody disputes");
  await progress(page, /^0 of 1 conflict decided, 12 of 12 changes/);
  const disputed = page.locator("table.returns tbody:not(.decided)");
  await eventually(async () => assert.equal(await disputed.count(), 1));
  assert.equal(await disputed.locator(".disputed").count(), 2);
  const before = JSON.parse((await stored(page))[PLAN] ?? "{}");
  assert.equal(before.plan, undefined, "nothing is written yet");
  await disputed.getByRole("combobox").selectOption({ label: all[1].short ?? all[1].name });
  await progress(page, /^1 of 1 conflict decided/);
  await apply(page);

  const kept = JSON.parse((await stored(page))[PLAN]);
  const statuses = kept.plan.objectives.map((it) => it.status);
  assert.deepEqual(statuses.slice(0, 12), Array(12).fill("achieved"));
  assert.equal(statuses[13], "in-progress");
  assert.equal(kept.versions[0].digest, kept.lineage[0]);
  assert.equal(new Set(kept.versions[0].parents).size, 13, "mine and twelve returns");

  await saved(page, PLAN, () => press(page, "Undo"));
  assert.deepEqual(JSON.parse((await stored(page))[PLAN]).plan.objectives.map((it) => it.status), builtIn().plan.objectives.map((it) => it.status));
});

journey("who did not answer is named, and a row is decided with its differences open", async ({ profile }) => {
  const all = members();
  const files = [0, 1, 2].map((at) => returned(all[at], ({ objectives }) => {
    objectives[2].status = ["achieved", "dropped", "achieved"][at];
  }));
  const page = await (await profile()).open();
  await offer(page, files);
  const missing = page.getByText(/^No answer yet from: /);
  await missing.waitFor();
  for (const [at, member] of all.entries()) {
    assert.equal((await missing.textContent()).includes(member.short ?? member.name), at > 2, member.name);
  }
  const name = "Framework 3";
  await page.getByRole("button", { name, exact: true }).focus();
  await page.keyboard.press("Enter");
  await page.locator("article.difference").waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("2");
  await progress(page, /^1 of 1/);
  assert.equal(await row(page, name).getByRole("button", { name: /Achieved|achieved/ }).getAttribute("aria-pressed"), "true");
  await apply(page);
  assert.equal(JSON.parse((await stored(page))[PLAN]).plan.objectives[2].status, "achieved");
});

const inTabs = (page, name) => page.locator(".review-tabs").getByRole("button", { name, exact: true });
const pressed = (page, name) => eventually(async () => assert.equal(await inTabs(page, name).getAttribute("aria-pressed"), "true"));

journey("Apply leads from every list to what is not decided, and says where it is", async ({ profile }) => {
  const all = members();
  const files = [0, 1].map((at) => returned(all[at], ({ objectives }) => {
    objectives[2].status = ["achieved", "dropped"][at];
    for (const it of objectives.slice(3, 9)) it.status = "achieved";
  }));
  const page = await (await profile()).open();
  await offer(page, files);
  const focus = () => page.evaluate(() => document.activeElement.closest(".stop")?.textContent ?? "");
  const leads = async (from, to, words, onto) => {
    await inTabs(page, from).click();
    await press(page, "Apply");
    await progress(page, words);
    await pressed(page, to);
    await eventually(async () => assert.match(await focus(), onto));
  };
  const both = /7 differences are not decided yet: they are in Conflicts and Incoming\./;
  await leads("Members", "Members", both, /Framework 3/);
  await leads("Conflicts (1)", "Conflicts (1)", both, /Status of Framework 3/);
  await leads("Incoming (6)", "Incoming (6)", both, /Status of Framework 4/);
  await inTabs(page, "Conflicts (1)").click();
  await press(page, "All of mine");
  const incoming = /6 differences are not decided yet: they are in Incoming\./;
  await leads("Conflicts (1)", "Incoming (6)", incoming, /Status of Framework 4/);
  await page.keyboard.press("2");
  await progress(page, /5 differences are not decided yet: they are in Incoming\./);
  await leads("Incoming (6)", "Incoming (6)", /5 differences/, /Status of Framework 5/);
  assert.equal((await stored(page))[PLAN], undefined, "nothing is written yet");
});

journey("two files of one member are told apart, and a file of another kind is sent its own way", async ({ profile }) => {
  const [member] = members();
  const file = (name, at, status) => {
    const snapshot = builtIn();
    snapshot.exported = { at, by: `The delegate of ${member.name}`, app: "Plenary 0.1.0" };
    snapshot.plan.objectives[2].status = status;
    return { name, mimeType: "application/json", buffer: Buffer.from(JSON.stringify(snapshot)) };
  };
  const called = member.short ?? member.name;
  const page = await (await profile({ timezoneId: "UTC" })).open();
  const heads = () => page.locator("table.returns thead th:not(:first-child):not(:last-child)").allTextContents();
  for (const [one, other, expected] of [
    ["2026-11-20T10:00:00Z", "2026-11-20T14:05:00Z", [", 10:00", ", 14:05"]],
    ["2026-11-20T10:00:00Z", "2026-11-21T10:00:00Z", [", 20 November 2026", ", 21 November 2026"]],
    ["2026-11-20T10:00:00Z", "2026-11-20T10:00:00Z", [" (one.json)", " (other.json)"]],
  ]) {
    await offer(page, [file("one.json", one, "achieved"), file("other.json", other, "dropped")]);
    const names = expected.map((more) => called + more);
    await eventually(async () => assert.deepEqual((await heads()).map(inOneLine), names));
    await inTabs(page, "Conflicts (1)").click();
    for (const name of names) await page.getByRole("button", { name: `All of ${name}`, exact: true }).waitFor();
    await press(page, "Leave it");
  }
  const others = [
    { name: "days.ics", mimeType: "text/calendar", buffer: Buffer.from("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n") },
    { name: "round.csv", mimeType: "text/csv", buffer: Buffer.from("id,status\n") },
  ];
  await offer(page, [file("one.json", "2026-11-20T10:00:00Z", "achieved"), ...others]);
  const alert = page.getByRole("alert").filter({ hasText: "days.ics" });
  assert.match(inOneLine(await alert.textContent()), /days\.ics: This is a calendar file, not a plan\. It is taken in by itself.*round\.csv: This is the table of a status round, not a plan\./);
});

journey("rows are called by what they are, and a part says nothing of what it does not hold", async ({ profile }) => {
  const [one, two, three] = members();
  const statuses = returned(three, ({ objectives }) => { objectives[2].status = "achieved"; });
  const part = JSON.parse(statuses.buffer);
  part.part = { holds: "statuses" };
  statuses.buffer = Buffer.from(JSON.stringify(part));
  const added = (text) => ({ objectives }) => {
    objectives.splice(7, 1);
    objectives.splice(9, 0, { ...structuredClone(objectives[0]), id: "fw-11", number: null, text });
    objectives[0].evidence = [{ id: "ev-1", text: `${text}, a workshop` }];
    objectives[3].text = `${text} it is`;
  };
  const page = await (await profile()).open();
  await offer(page, [returned(one, added("Register")), returned(two, added("School")), statuses]);
  const names = await page.locator(".member-item").allTextContents();
  assert.deepEqual(names.filter((name) => /fw-1|ev-|amendment-/.test(name)), [], names.join("; "));
  assert.equal(new Set(names).size, names.length, names.join("; "));
  for (const name of ["Framework 10 (“Register”)", "Framework 11"]) assert.ok(names.includes(name), names.join("; "));
  const cells = async (name) => (await row(page, name).locator(".return-words").allTextContents()).map((words) => words.split(": ")[1]);
  assert.deepEqual(await cells("Framework 3"), ["unchanged", "unchanged", "changed"]);
  assert.deepEqual(await cells("Framework 4"), ["conflict", "conflict", "not in the file"]);
  await page.getByRole("button", { name: /^Incoming/ }).click();
  await page.locator("article.difference").first().waitFor();
  const cards = (await page.locator("article.difference").allTextContents()).join("\n");
  assert.doesNotMatch(cards, /ev-\d/);
});

journey("a late file joins those that are looked over, and what was decided on them stays", async ({ profile }) => {
  const all = members();
  const status = (word) => ({ objectives }) => (objectives[2].status = word);
  const page = await (await profile()).open();
  await offer(page, [returned(all[0], status("achieved")), returned(all[1], status("dropped"))]);
  await press(page, "Conflicts (1)");
  await page.locator("article.difference:visible .choice").nth(1).click();
  await progress(page, /^1 of 1 conflict decided/);
  await go(page, "#/exchange");
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), press(page, "Import a file")]);
  await chooser.setFiles([returned(all[2], ({ objectives }) => (objectives[4].status = "achieved")), returned(all[3], () => {})]);
  await progress(page, /^1 of 1 conflict decided, 0 of 1 change looked at/);
  await page.locator("summary", { hasText: "4 files: who sent them" }).waitFor();
  await page.getByText("What was looked over already is here still, with what you decided.").waitFor();
});

journey("what an edit changed is told where another one removed the whole", async ({ profile }) => {
  const all = members();
  const page = await (await profile()).open();
  await offer(page, [
    returned(all[0], (plan) => plan.objectives.splice(3, 1)),
    returned(all[1], ({ objectives }) => (objectives[3].status = "in-progress")),
  ]);
  await press(page, "Conflicts (1)");
  const card = page.locator("article.difference:visible");
  await card.getByText("Status: not assessed → in progress").waitFor();
  await card.getByText("Not in the plan").waitFor();
  // One key would be of one file only.
  await card.focus();
  await page.keyboard.press("t");
  await progress(page, /^0 of 1 conflict decided/);
  await page.keyboard.press("3");
  await progress(page, /^1 of 1 conflict decided/);
});

journey("what was decided is here again after a reload, once the same files are opened", async ({ profile }) => {
  const all = members();
  const files = [0, 1].map((at) => returned(all[at], ({ objectives }) => {
    objectives[2].status = ["achieved", "dropped"][at];
    objectives[3].text = `${objectives[3].text} ${["Soon.", "Later."][at]}`;
  }));
  const page = await (await profile()).open();
  await offer(page, files);
  await progress(page, /^0 of 2 conflicts decided/);
  const choose = () => page.locator("table.returns tbody", { hasText: "Framework 3" }).getByRole("combobox");
  await choose().selectOption({ label: all[1].short ?? all[1].name });
  await progress(page, /^1 of 2 conflicts decided/);
  await eventually(async () => assert.match((await stored(page))[CHOICES] ?? "", /objectives\/fw-3/));
  assert.equal((await stored(page))[PLAN], undefined, "nothing of the files is written");

  await page.reload();
  await page.getByText("What you decided on files of this plan is kept").waitFor();
  await offer(page, files);
  await progress(page, /^1 of 2 conflicts decided/);
  await page.getByText("1 decision that you made in these files before the page was closed: here again.").waitFor();

  // A further file brings a further value: the question is open again.
  const late = returned(all[2], ({ objectives }) => {
    objectives[2].status = "postponed";
  });
  await page.reload();
  await offer(page, [...files, late]);
  await progress(page, /^0 of 2 conflicts decided/);
  await press(page, "Leave it");
  await eventually(async () => assert.equal((await stored(page))[CHOICES], undefined));
});
