//! The browser's own cryptography. It is there only where the page came over https, or from this machine.

use super::{
    js::{ask, call, get, list, object},
    key_store,
};
use js_sys::{JsString, Uint8Array};
use wasm_bindgen::JsValue;

/// Why something locked was not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotOpened {
    /// The passphrase is another one.
    WrongPassphrase,
    /// The key opened, and what it was to open is not what was locked.
    Damaged,
    /// The browser has no cryptography here.
    Missing,
}

/// What came of locking: the wrapped key, the initialisation vector, and the content with its tag.
pub struct Sealed {
    pub key: Vec<u8>,
    pub iv: Vec<u8>,
    pub content: Vec<u8>,
}

fn subtle() -> JsValue {
    get(&get(&js_sys::global(), "crypto"), "subtle")
}

/// Whether the browser encrypts and signs for this page.
pub fn is_there() -> bool {
    subtle().is_object()
}

fn array(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

fn bytes(buffer: &JsValue) -> Vec<u8> {
    Uint8Array::new(buffer).to_vec()
}

/// Random bytes. Empty where the browser has none to give.
pub fn random(count: u32) -> Vec<u8> {
    let room = Uint8Array::new_with_length(count);
    let crypto = get(&js_sys::global(), "crypto");
    match call(&crypto, "getRandomValues", &[&room]) {
        Ok(_) => room.to_vec(),
        Err(_) => Vec::new(),
    }
}

fn words(words: &[&str]) -> JsValue {
    let words: Vec<JsValue> = words.iter().map(|word| JsValue::from_str(word)).collect();
    list(&words.iter().collect::<Vec<_>>()).into()
}

/// The key that a passphrase makes: PBKDF2 with HMAC-SHA-256, for wrapping with AES of 128 bits.
async fn wrapping_key(passphrase: &str, salt: &[u8], rounds: u32) -> Result<JsValue, JsValue> {
    let subtle = subtle();
    // The same letter can be written in two ways, and keyboards differ in which they write.
    let passphrase = String::from(JsString::from(passphrase).normalize("NFC"));
    let passphrase = array(passphrase.as_bytes());
    let no = JsValue::FALSE;
    let pbkdf2 = JsValue::from_str("PBKDF2");
    let uses = words(&["deriveKey"]);
    let how = [&"raw".into(), &passphrase, &pbkdf2, &no, &uses];
    let key = ask(&subtle, "importKey", &how).await?;
    let how = object(&[
        ("name", &pbkdf2),
        ("hash", &"SHA-256".into()),
        ("salt", &array(salt)),
        ("iterations", &rounds.into()),
    ]);
    let what = object(&[("name", &"AES-KW".into()), ("length", &128.into())]);
    let uses = words(&["wrapKey", "unwrapKey"]);
    ask(&subtle, "deriveKey", &[&how, &key, &what, &no, &uses]).await
}

fn gcm(iv: &[u8], vouched: &[u8]) -> JsValue {
    object(&[
        ("name", &"AES-GCM".into()),
        ("iv", &array(iv)),
        ("additionalData", &array(vouched)),
    ])
}

/// Encrypts a text with a fresh key, and wraps that with what the passphrase makes. None where the browser can't.
pub async fn lock(
    text: &str,
    passphrase: &str,
    salt: &[u8],
    rounds: u32,
    vouched: &[u8],
) -> Option<Sealed> {
    let subtle = subtle();
    let wrapping = wrapping_key(passphrase, salt, rounds).await.ok()?;
    let what = object(&[("name", &"AES-GCM".into()), ("length", &256.into())]);
    let uses = words(&["encrypt"]);
    let how = [&what, &JsValue::TRUE, &uses];
    let key = ask(&subtle, "generateKey", &how).await.ok()?;
    let how = [&"raw".into(), &key, &wrapping, &"AES-KW".into()];
    let wrapped = ask(&subtle, "wrapKey", &how).await.ok()?;
    let iv = random(12);
    let how = [&gcm(&iv, vouched), &key, &array(text.as_bytes())];
    let content = ask(&subtle, "encrypt", &how).await.ok()?;
    Some(Sealed {
        key: bytes(&wrapped),
        iv,
        content: bytes(&content),
    })
}

/// Opens what [`lock`] locked.
pub async fn unlock(
    sealed: &Sealed,
    passphrase: &str,
    salt: &[u8],
    rounds: u32,
    vouched: &[u8],
) -> Result<Vec<u8>, NotOpened> {
    let subtle = subtle();
    let wrapping = wrapping_key(passphrase, salt, rounds)
        .await
        .map_err(|_| NotOpened::Missing)?;
    let how = [
        &"raw".into(),
        &array(&sealed.key),
        &wrapping,
        &"AES-KW".into(),
        &"AES-GCM".into(),
        &JsValue::FALSE,
        &words(&["decrypt"]),
    ];
    let key = ask(&subtle, "unwrapKey", &how)
        .await
        .map_err(|_| NotOpened::WrongPassphrase)?;
    let how = [&gcm(&sealed.iv, vouched), &key, &array(&sealed.content)];
    let content = ask(&subtle, "decrypt", &how).await;
    content
        .map(|content| bytes(&content))
        .map_err(|_| NotOpened::Damaged)
}

const SIGNING: &str = "Ed25519";

/// The public key, as 32 bytes, of a pair.
async fn public_key(pair: &JsValue) -> Result<Vec<u8>, JsValue> {
    let how = [&"raw".into(), &get(pair, "publicKey")];
    Ok(bytes(&ask(&subtle(), "exportKey", &how).await?))
}

/// Makes a key for signing and keeps it: the private half can be used in this browser and read nowhere. Gives the public
/// half. The error: the browser can't make such keys, or can't keep them.
pub async fn make_signing_key() -> Result<Vec<u8>, JsValue> {
    let uses = words(&["sign", "verify"]);
    let how = [&SIGNING.into(), &JsValue::FALSE, &uses];
    let pair = ask(&subtle(), "generateKey", &how).await?;
    key_store::write(&pair).await?;
    public_key(&pair).await
}

/// The public half of the key that is kept. None: there is none.
pub async fn signing_key() -> Option<Vec<u8>> {
    let pair = key_store::read().await.ok()?;
    match pair.is_undefined() {
        true => None,
        false => public_key(&pair).await.ok(),
    }
}

/// Forgets the key. Whether the browser did.
pub async fn forget_signing_key() -> bool {
    key_store::remove().await.is_ok()
}

/// Signs bytes with the key that is kept.
pub async fn sign(message: &[u8]) -> Result<Vec<u8>, JsValue> {
    let pair = key_store::read().await?;
    let how = [&SIGNING.into(), &get(&pair, "privateKey"), &array(message)];
    Ok(bytes(&ask(&subtle(), "sign", &how).await?))
}

/// Whether a signature is that of these bytes by this key. None: the browser can't tell.
pub async fn is_signed(key: &[u8], signature: &[u8], message: &[u8]) -> Option<bool> {
    let subtle = subtle();
    let uses = words(&["verify"]);
    let how = [
        &"raw".into(),
        &array(key),
        &SIGNING.into(),
        &JsValue::TRUE,
        &uses,
    ];
    let key = ask(&subtle, "importKey", &how).await.ok()?;
    let how = [&SIGNING.into(), &key, &array(signature), &array(message)];
    ask(&subtle, "verify", &how).await.ok()?.as_bool()
}
