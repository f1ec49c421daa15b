// Private notes as a file of their own, behind a passphrase where one is wished. Node's cryptography is the other
// program that opens and makes such files (RFC 7516, RFC 7518).

import assert from "node:assert/strict";
import { createCipheriv, createDecipheriv, pbkdf2Sync, randomBytes } from "node:crypto";
import {
  PAGES, choose, download, eventually, fileOf, go, inOneLine, journey, note, pageText, press, saved, stored,
} from "./helper.mjs";

const NOTES = "plenary/notes";
const b64 = (bytes) => Buffer.from(bytes).toString("base64url");
const unb64 = (text) => Buffer.from(text, "base64url");
/** The initial value of AES key wrap (RFC 3394). */
const WRAP_IV = Buffer.alloc(8, 0xa6);

function kek(passphrase, header) {
  const salt = Buffer.concat([Buffer.from(header.alg), Buffer.alloc(1), unb64(header.p2s)]);
  return pbkdf2Sync(passphrase, salt, header.p2c, 16, "sha256");
}

/** Opens a JSON Web Encryption in flattened JSON. */
function open(jwe, passphrase) {
  const header = JSON.parse(unb64(jwe.protected));
  assert.deepEqual([header.alg, header.enc], ["PBES2-HS256+A128KW", "A256GCM"]);
  assert.ok(header.p2c >= 600_000, "hashed as often as OWASP asks for");
  const unwrap = createDecipheriv("id-aes128-wrap", kek(passphrase, header), WRAP_IV);
  const key = Buffer.concat([unwrap.update(unb64(jwe.encrypted_key)), unwrap.final()]);
  const cipher = createDecipheriv("aes-256-gcm", key, unb64(jwe.iv)).setAAD(Buffer.from(jwe.protected)).setAuthTag(unb64(jwe.tag));
  return Buffer.concat([cipher.update(unb64(jwe.ciphertext)), cipher.final()]).toString("utf8");
}

/** Makes one, in the compact form. */
function lock(text, passphrase) {
  const header = { p2s: b64(randomBytes(16)), p2c: 600_000, alg: "PBES2-HS256+A128KW", enc: "A256GCM" };
  const key = randomBytes(32);
  const wrap = createCipheriv("id-aes128-wrap", kek(passphrase, header), WRAP_IV);
  const wrapped = Buffer.concat([wrap.update(key), wrap.final()]);
  const [told, iv] = [b64(JSON.stringify(header)), randomBytes(12)];
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(told));
  const content = Buffer.concat([cipher.update(text), cipher.final()]);
  return [told, b64(wrapped), b64(iv), b64(content), b64(cipher.getAuthTag())].join(".");
}

async function backUp(page, passphrase, again = passphrase) {
  await go(page, PAGES.Exchange);
  await page.locator("summary", { hasText: "Lock the backup" }).click();
  await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await page.getByLabel("The same again", { exact: true }).fill(again);
}

const unlock = async (page, passphrase) => {
  await page.getByLabel("Passphrase of the backup").fill(passphrase);
  await page.getByLabel("Passphrase of the backup").press("Enter");
};
const says = (page, words) => eventually(async () => assert.match(await pageText(page), words));
const everything = async (page) => JSON.stringify(await page.evaluate(() => ({ ...localStorage, ...sessionStorage })));
const PASSPHRASE = "çelik kapı, über alles 7";

journey("a locked backup opens in another program and in another browser, with its passphrase only", async ({ profile }) => {
  const mine = await (await profile()).open("#/objectives/fw-3");
  await saved(mine, NOTES, () => note(mine).fill("CANARY: ask before lunch"));
  await backUp(mine, PASSPHRASE);
  const { name, bytes } = await download(mine, "Back up notes");
  assert.match(name, /^plenary-notes-\d{4}-\d\d-\d\d\.jwe\.json$/);
  assert.doesNotMatch(bytes.toString("utf8"), /CANARY|plenary-notes/);
  const jwe = JSON.parse(bytes);
  const opened = JSON.parse(open(jwe, PASSPHRASE));
  assert.deepEqual(opened, JSON.parse((await stored(mine))[NOTES]));
  assert.throws(() => open(jwe, "another"));
  assert.ok(!(await everything(mine)).includes("çelik"), "the passphrase is kept nowhere");
  assert.equal(await mine.getByLabel("Passphrase", { exact: true }).inputValue(), "");

  const other = await (await profile()).open("#/objectives/fw-3");
  await saved(other, NOTES, () => note(other).fill("Mine, and another"));
  const before = (await stored(other))[NOTES];
  await go(other, PAGES.Exchange);
  await choose(other, "Restore notes", { name, buffer: bytes });
  await unlock(other, "another");
  await eventually(async () => assert.match(inOneLine((await other.getByRole("alert").allTextContents()).join()), /not the passphrase of the backup\. Your notes are as they were/));
  assert.equal((await stored(other))[NOTES], before, "nothing was changed");
  await saved(other, NOTES, () => unlock(other, PASSPHRASE));
  await go(other, "#/objectives/fw-3");
  const both = await note(other).inputValue();
  assert.match(both, /Mine, and another[^]*CANARY: ask before lunch/);
});

journey("what another program locked is opened, in the compact form too", async ({ profile }) => {
  const page = await (await profile()).open(PAGES.Exchange);
  const notes = { format: "plenary-notes", version: 1, notes: [{ plan: "bsec-ict-2024-2025", about: { kind: "objective", id: "fw-3" }, text: "From elsewhere", changed: "2026-11-24T10:00:00Z" }] };
  await choose(page, "Restore notes", fileOf(lock(JSON.stringify(notes), PASSPHRASE), "notes.jwe"));
  await saved(page, NOTES, () => unlock(page, PASSPHRASE));
  await go(page, "#/objectives/fw-3");
  assert.equal(await note(page).inputValue(), "From elsewhere");
});

journey("a damaged lock, and one of another kind, are told and change nothing", async ({ profile }) => {
  const page = await (await profile()).open(PAGES.Exchange);
  const pieces = lock("{}", PASSPHRASE).split(".");
  const damaged = [...pieces.slice(0, 3), b64(Buffer.from("{ }")), pieces[4]].join(".");
  await choose(page, "Restore notes", fileOf(damaged, "damaged.jwe"));
  await unlock(page, PASSPHRASE);
  await says(page, /This locked file is damaged/);
  const other = [b64('{"alg":"dir","enc":"A128GCM"}'), "", "AAAA", "AAAA", "AAAA"].join(".");
  await choose(page, "Restore notes", fileOf(other, "other.jwe"));
  await says(page, /encrypted in a way that Plenary does not know \(dir, A128GCM\)/);
  assert.equal((await stored(page))[NOTES], undefined);
});

journey("two passphrases that differ save nothing; without cryptography the page says so", async ({ profile }) => {
  const page = await (await profile()).open(PAGES.Exchange);
  await backUp(page, "one", "two");
  await press(page, "Back up notes");
  await says(page, /The two passphrases differ/);

  const without = await (await profile({ before: "Object.defineProperty(crypto, 'subtle', { value: undefined });" })).open(PAGES.Exchange);
  await without.locator("summary", { hasText: "Lock the backup" }).click();
  await says(without, /did not come over https, so the browser does not encrypt here/);
  const { name } = await download(without, "Back up notes");
  assert.match(name, /^plenary-notes-.*\d\.json$/);
});
