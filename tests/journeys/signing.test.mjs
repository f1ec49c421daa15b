// Signed files. Node's cryptography is the other program: it checks what the page signed, and signs what the page checks.

import assert from "node:assert/strict";
import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto";
import { PAGES, PLAN, builtIn, download, eventually, fileOf, go, inOneLine, journey, offerPlan, pageText, press, saved, started, stored } from "./helper.mjs";

/** The canonical form of RFC 8785: JavaScript's own way with numbers and texts, keys sorted by UTF-16. */
const canonical = (value) =>
  Array.isArray(value)
    ? `[${value.map(canonical).join(",")}]`
    : value && typeof value === "object"
      ? `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`
      : JSON.stringify(value);

const bytesOf = ({ signature: _, ...file }) => Buffer.from(canonical(file));
const fingerprint = (key) => createHash("sha256").update(Buffer.from(key, "base64url")).digest("hex").slice(0, 20).match(/.{4}/g).join(" ");
const seal = (page) => page.locator(".seal");
const sealSays = (page, words) => eventually(async () => assert.match(inOneLine(await seal(page).textContent()), words));
const open = (page) => page.locator("summary", { hasText: "Sign the file" }).click();

function signed(file, { publicKey, privateKey } = generateKeyPairSync("ed25519")) {
  const key = publicKey.export({ format: "jwk" }).x;
  return { ...file, signature: { alg: "Ed25519", key, value: sign(null, bytesOf(file), privateKey).toString("base64url") } };
}

journey("a key is made once and stays; what it signs, another program verifies", async ({ profile }) => {
  const mine = await profile();
  const page = await mine.open(PAGES.Exchange);
  await open(page);
  await press(page, "Make a key");
  const shown = await eventually(async () => inOneLine(await page.locator(".fingerprint").textContent()));
  await page.reload();
  await started(page);
  await open(page);
  assert.equal(await eventually(async () => inOneLine(await page.locator(".fingerprint").textContent())), shown, "the key is kept");
  await page.getByRole("checkbox", { name: "Sign with my key" }).check();
  const { bytes } = await download(page, "Export plan");
  const file = JSON.parse(bytes);
  assert.equal(file.signature.alg, "Ed25519");
  assert.equal(fingerprint(file.signature.key), shown);
  const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: file.signature.key }, format: "jwk" });
  const value = Buffer.from(file.signature.value, "base64url");
  assert.ok(verify(null, bytesOf(file), key, value));
  assert.deepEqual(file.plan, builtIn().plan);
  // As a JWK has it, as PKCS #8 has it in base64, and as PEM has it.
  const halves = /"d\\?":|MC4CAQAwBQYDK2Vw|PRIVATE KEY/;
  assert.doesNotMatch(JSON.stringify(await stored(page)), halves, "the private half is in no storage that can be read");

  const other = await (await profile()).open(PAGES.Exchange);
  await offerPlan(other, { name: "signed.plenary.json", buffer: bytes });
  await sealSays(other, new RegExp(`^Signed by key ${shown}\\. It is not among the keys that you trust\\.`));
  await other.locator("summary", { hasText: "I know this key" }).click();
  await other.getByLabel("Whose key it is").fill("The secretariat");
  await press(other, "Trust this key");
  await sealSays(other, new RegExp(`^Signed by key The secretariat \\(${shown}\\)\\.$`));
  await other.reload();
  await started(other);
  await offerPlan(other, { name: "signed.plenary.json", buffer: bytes });
  await sealSays(other, /^Signed by key The secretariat/);
});

journey("a tampered signed file is called so, and no signature is required", async ({ profile }) => {
  const page = await (await profile()).open(PAGES.Exchange);
  const file = signed(builtIn());
  const mark = fingerprint(file.signature.key);
  await offerPlan(page, fileOf(file));
  await sealSays(page, new RegExp(`^Signed by key ${mark}\\.`));

  // Keys in another order and other white space are the same file.
  const { plan, ...rest } = file;
  await offerPlan(page, fileOf(JSON.stringify({ plan, ...rest }, null, 7)));
  await sealSays(page, new RegExp(`^Signed by key ${mark}\\.`));

  const tampered = structuredClone(file);
  tampered.plan.objectives[4].status = "achieved";
  await offerPlan(page, fileOf(tampered));
  await sealSays(page, new RegExp(`^Changed after signing: this is not what the key ${mark} signed\\.`));
  await page.getByRole("button", { name: "Use this plan", exact: true }).waitFor();

  const added = structuredClone(file);
  added.plan.note_to_all = "not part of it";
  await offerPlan(page, fileOf(added));
  await sealSays(page, /^Changed after signing/);

  const strange = structuredClone(file);
  strange.signature.alg = "ES256";
  await offerPlan(page, fileOf(strange));
  await sealSays(page, /^It carries a signature that can't be read/);

  await offerPlan(page, fileOf(builtIn()));
  await sealSays(page, /^Not signed\.$/);
});

journey("a browser without such signatures says so, and takes files all the same", async ({ profile }) => {
  const without = await profile({ before: "if (globalThis.SubtleCrypto) SubtleCrypto.prototype.importKey = SubtleCrypto.prototype.generateKey = async () => { throw new DOMException('no', 'NotSupportedError'); };" });
  const page = await without.open(PAGES.Exchange);
  await open(page);
  await press(page, "Make a key");
  await eventually(async () => assert.match(await pageText(page), /This browser can't make or keep a key for signatures/));
  await offerPlan(page, fileOf(signed(builtIn())));
  await sealSays(page, /^It carries a signature, which this browser can't check\.$/);
  await page.getByRole("button", { name: "Use this plan", exact: true }).waitFor();
  await go(page, PAGES.Overview);
});

journey("what was changed after signing is called so where it is taken in: of one file and of many", async ({ profile }) => {
  const page = await (await profile()).open();
  const file = signed(builtIn());
  const mark = fingerprint(file.signature.key);
  const tampered = structuredClone(file);
  tampered.plan.objectives[4].status = "achieved";
  const alarm = new RegExp(`^Changed after signing: this is not what the key ${mark} signed\\.`);
  const files = page.getByRole("region", { name: "The files" });
  const sealOf = (within, words) => eventually(async () => assert.match(inOneLine(await within.getByText(words).innerText()), words));
  const foot = page.locator(".review-foot .seal-broken");

  await offerPlan(page, fileOf(tampered, "tampered.plenary.json"));
  await press(page, "Review the differences");
  await sealOf(files, alarm);
  assert.equal(await files.locator(".seal-broken .icon").count(), 1);
  assert.equal(inOneLine(await foot.innerText()), "Changed after signing: tampered.plenary.json.");

  const plain = builtIn();
  plain.plan.objectives[5].status = "achieved";
  await go(page, PAGES.Exchange);
  const all = [fileOf(tampered, "tampered.plenary.json"), fileOf(file, "whole.plenary.json"), fileOf(plain, "plain.plenary.json")];
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), press(page, "Import a file")]);
  await chooser.setFiles(all.map((it) => ({ mimeType: "application/json", ...it })));
  const row = (name) => files.getByRole("listitem").filter({ hasText: name });
  // Not folded away.
  await row("tampered").getByText(alarm).waitFor();
  await sealOf(row("whole"), new RegExp(`^Signed by key ${mark}\\.`));
  await sealOf(row("plain"), /^Not signed\.$/);
  assert.equal(inOneLine(await foot.innerText()), "Changed after signing: tampered.plenary.json.");
  await press(page, "Take over all that nobody disputes");
  await saved(page, PLAN, () => press(page, "Apply"));
});
