//! Signatures of plan files: what is signed, and what a signature is called on the screen. The signing itself is the
//! browser's (`browser/crypto.rs`): Ed25519 (RFC 8032) over the canonical JSON (RFC 8785) of the file without its
//! signature.

use super::{canonical::canonical, snapshot::Signature};
use crate::base64url::{decode, encode};
use crate::plan::Extra;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// The algorithm.
pub const ALG: &str = "Ed25519";

/// What of a file is signed. None: the text is no JSON object.
pub fn signed_bytes(text: &str) -> Option<Vec<u8>> {
    let text = text.trim_start_matches('\u{feff}');
    let mut file: Map<String, Value> = serde_json::from_str(text).ok()?;
    file.remove("signature");
    Some(canonical(&Value::Object(file)).into_bytes())
}

/// The signature as a file has it.
pub fn signature(key: &[u8], value: &[u8]) -> Signature {
    Signature {
        alg: ALG.to_owned(),
        key: encode(key),
        value: encode(value),
        extra: Extra::new(),
    }
}

/// The key and the signature as bytes. None: it is of another algorithm, or damaged.
pub fn bytes_of(signature: &Signature) -> Option<(Vec<u8>, Vec<u8>)> {
    let key = decode(&signature.key).filter(|key| key.len() == 32)?;
    let value = decode(&signature.value).filter(|value| value.len() == 64)?;
    (signature.alg == ALG).then_some((key, value))
}

/// The short fingerprint of a key, to be published and compared: the first 80 bits of its SHA-256, in fives of four
/// hexadecimal digits.
pub fn fingerprint(key: &[u8]) -> String {
    let digest = Sha256::digest(key);
    let mut said = String::new();
    for (at, byte) in digest.iter().take(10).enumerate() {
        if at > 0 && at % 2 == 0 {
            said.push(' ');
        }
        // Writing to a string can't fail.
        let _ = write!(said, "{byte:02x}");
    }
    said
}

/// A key that somebody trusts, under the name that they gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trusted {
    pub key: Vec<u8>,
    pub name: String,
}

/// Reads the keys that are trusted; what is none is left.
pub fn read_trusted(text: &str) -> Vec<Trusted> {
    let lines = text.lines().filter_map(|line| {
        let (key, name) = line.split_once(' ')?;
        let key = decode(key).filter(|key| key.len() == 32)?;
        let name = name.to_owned();
        Some(Trusted { key, name })
    });
    lines.collect()
}

/// Writes them, a line each.
pub fn write_trusted(trusted: &[Trusted]) -> String {
    let mut text = String::new();
    for it in trusted {
        let name: Vec<&str> = it.name.split_whitespace().collect();
        text.push_str(&encode(&it.key));
        text.push(' ');
        text.push_str(&name.join(" "));
        text.push('\n');
    }
    text
}
