// Files that are not a plan: each is refused in a sentence of its own, and the plan in the page stays as it is.

import assert from "node:assert/strict";
import { builtIn, chooseStatus, eventually, fileOf, journey, offerPlan, refusal, saved, stored } from "./helper.mjs";

/** The built-in plan, spoiled. */
function spoiled(spoil) {
  const snapshot = builtIn();
  spoil(snapshot.plan, snapshot);
  return snapshot;
}

const MEGABYTE = 1_000_000;
const REFUSED = [
  ["an empty file", "", [/empty/]],
  ["text that is not JSON", "PLAN OF ACTION", [/line 1, column 1/]],
  ["JSON that breaks off", JSON.stringify(builtIn(), null, 1).slice(0, 2000), [/line \d+, column \d+/]],
  ["JSON of another kind", { name: "plenary", version: "1.0.0" }, [/plenary-plan/]],
  ["a newer version", spoiled((plan, snapshot) => (snapshot.version = 2)), [/newer/, /version 2/]],
  [
    "wrong fields, all of them told",
    spoiled((plan) => {
      delete plan.title;
      plan.objectives[2].status = "nearly";
      plan.meetings[1].when.confirmed = "yes";
    }),
    [/plan\.title/, /plan\.objectives\S*\.status/, /plan\.meetings\S*\.when\.confirmed/],
  ],
  ["an id that is there twice", spoiled((plan) => (plan.objectives[1].id = "fw-1")), [/plan\.objectives/, /fw-1/]],
  ["a link to what is not there", spoiled((plan) => (plan.objectives[0].lead = "atlantis")), [/plan\.objectives\S*\.lead/, /atlantis/]],
  ["a term that ends before it starts", spoiled((plan) => (plan.period.end = "2023-12-31")), [/plan\.period/, /before it starts/]],
  ["a file of 20 MB", JSON.stringify(builtIn()) + " ".repeat(20 * MEGABYTE), [/MB/]],
  ["100,000 lists in each other", "[".repeat(100_000) + "]".repeat(100_000), [/nested/]],
  ["100,000 lists in each other, inside a plan", spoiledText("[".repeat(100_000) + "]".repeat(100_000)), [/nested/]],
  ["a locked backup of notes", { protected: "eyJ", encrypted_key: "", iv: "", ciphertext: "", tag: "" }, [/is locked, as a backup of private notes/, /“Restore notes”/]],
  ["a file of notes", { format: "plenary-notes", version: 1, notes: [] }, [/notes/, /Restore notes/]],
];

function spoiledText(value) {
  return JSON.stringify(builtIn()).replace('"guidance":', `"deep":${value},"guidance":`);
}

journey("each bad file has its own sentence, and changes nothing", async ({ profile, t }) => {
  const page = await (await profile()).open("#/objectives/fw-3");
  await saved(page, "plenary/plans/bsec-ict-2024-2025", () => chooseStatus(page, "In progress"));
  const before = (await stored(page))["plenary/plans/bsec-ict-2024-2025"];
  let last = "";
  for (const [name, content, patterns] of REFUSED) {
    await t.test(name, async () => {
      await offerPlan(page, fileOf(content, "bad.json"));
      last = await eventually(async () => {
        const words = await refusal(page);
        assert.ok(words !== "" && words !== last, `no sentence of its own: ${words}`);
        return words;
      });
      for (const pattern of patterns) assert.match(last, pattern);
      assert.equal(await page.getByRole("button", { name: "Use this plan" }).count(), 0);
      assert.equal((await stored(page))["plenary/plans/bsec-ict-2024-2025"], before);
    });
  }
});

journey("a byte that is in no text is refused", async ({ profile }) => {
  const page = await (await profile()).open();
  await offerPlan(page, { name: "photo.json", buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0xff, 0xd8, 0xfe]) });
  await eventually(async () => assert.match(await refusal(page), /UTF-8/));
});

const text = JSON.stringify(builtIn(), null, 1).replace("not-assessed", "achieved");
const ACCEPTED = [
  ["a byte order mark", Buffer.from(`\u{feff}${text}`)],
  ["UTF-16, little end first", Buffer.from(`\u{feff}${text}`, "utf16le")],
  ["UTF-16, big end first", Buffer.from(`\u{feff}${text}`, "utf16le").swap16()],
  ["lines that end as on Windows", Buffer.from(text.replaceAll("\n", "\r\n"))],
];

for (const [name, buffer] of ACCEPTED) {
  journey(`a plan with ${name} is taken`, async ({ profile }) => {
    const page = await (await profile()).open();
    await offerPlan(page, { name: "theirs.plenary.json", buffer });
    const use = page.getByRole("button", { name: "Use this plan", exact: true });
    await saved(page, "plenary/plans/bsec-ict-2024-2025", () => use.click());
    assert.match((await stored(page))["plenary/plans/bsec-ict-2024-2025"], /"achieved"/);
  });
}
