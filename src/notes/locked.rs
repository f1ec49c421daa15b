//! The file of notes behind a passphrase: JSON Web Encryption (RFC 7516), which other programs open too. The key comes
//! from the passphrase by PBKDF2 with HMAC-SHA-256 and wraps a fresh key (`PBES2-HS256+A128KW`); that one encrypts the
//! notes file by AES-GCM (`A256GCM`).
//!
//! What is here: the container, read and written. What is deliberately not: the cryptography, which is the browser's.

use crate::base64url::{decode, encode};
use serde_json::{Map, Value};

const ALG: &str = "PBES2-HS256+A128KW";
const ENC: &str = "A256GCM";
/// How often the passphrase is hashed: what OWASP asks for PBKDF2 with HMAC-SHA-256.
pub const ROUNDS: u32 = 600_000;
/// More than this no honest file asks for, and a browser would be busy for minutes.
const MOST_ROUNDS: u32 = 20_000_000;
/// Bytes of the tag, which stands behind what AES-GCM encrypts.
const TAG: usize = 16;

/// A locked file of notes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locked {
    /// The header as it stands in the file, which the encryption vouches for.
    header: String,
    salt: Vec<u8>,
    pub rounds: u32,
    /// The wrapped key.
    pub key: Vec<u8>,
    pub iv: Vec<u8>,
    /// What is encrypted, with its tag behind it.
    pub content: Vec<u8>,
}

/// Why a locked file can't be opened, whatever the passphrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LockedError {
    /// It was locked in another way.
    Otherwise { alg: String, enc: String },
    /// A piece of it is missing or wrong.
    Damaged,
}

impl LockedError {
    /// What is wrong and what to do, in a sentence.
    pub fn message(&self) -> String {
        match self {
            LockedError::Otherwise { alg, enc } => format!(
                "This file is encrypted in a way that Plenary does not know ({alg}, {enc}). Open it with the program that made it."
            ),
            LockedError::Damaged => {
                "This locked file is damaged, so it can't be opened. Nothing was taken from it; choose another copy."
                    .to_owned()
            }
        }
    }
}

impl Locked {
    /// A lock of which key, initialisation vector and content are still to come. `salt` is random.
    pub fn new(salt: Vec<u8>) -> Locked {
        let p2s = encode(&salt);
        let header = format!(
            r#"{{"alg":"{ALG}","enc":"{ENC}","p2c":{ROUNDS},"p2s":"{p2s}","cty":"application/json"}}"#
        );
        Locked {
            header: encode(header.as_bytes()),
            salt,
            rounds: ROUNDS,
            key: Vec::new(),
            iv: Vec::new(),
            content: Vec::new(),
        }
    }

    /// What PBKDF2 takes as its salt (RFC 7518, section 4.8.1.1).
    pub fn salt(&self) -> Vec<u8> {
        [ALG.as_bytes(), &[0], &self.salt].concat()
    }

    /// What the encryption vouches for beside the content.
    pub fn vouched(&self) -> &[u8] {
        self.header.as_bytes()
    }

    /// The file, in the flattened JSON form.
    pub fn write(&self) -> String {
        let at = self.content.len().saturating_sub(TAG);
        let (content, tag) = self.content.split_at_checked(at).unwrap_or_default();
        let pieces = [
            ("protected", self.header.clone()),
            ("encrypted_key", encode(&self.key)),
            ("iv", encode(&self.iv)),
            ("ciphertext", encode(content)),
            ("tag", encode(tag)),
        ];
        let mut text = String::from("{");
        for (key, value) in pieces {
            if text.len() > 1 {
                text.push(',');
            }
            // Neither has anything that JSON would have to escape.
            text.push_str(&format!("\n  \"{key}\": \"{value}\""));
        }
        text.push_str("\n}\n");
        text
    }
}

/// Reads a locked file, in flattened JSON or in the compact form. None: it is none.
pub fn read(text: &str) -> Option<Result<Locked, LockedError>> {
    let text = text.trim();
    let pieces: Vec<String> = match serde_json::from_str::<Map<String, Value>>(text) {
        Ok(file) => {
            let keys = ["protected", "encrypted_key", "iv", "ciphertext", "tag"];
            if !(file.contains_key("protected") && file.contains_key("ciphertext")) {
                return None;
            }
            let piece = |key: &str| file.get(key).and_then(Value::as_str).map(str::to_owned);
            keys.into_iter().filter_map(piece).collect()
        }
        Err(_) if text.starts_with("eyJ") => text.split('.').map(str::to_owned).collect(),
        Err(_) => return None,
    };
    Some(opened(&pieces))
}

fn opened(pieces: &[String]) -> Result<Locked, LockedError> {
    let [header, key, iv, content, tag] = pieces else {
        return Err(LockedError::Damaged);
    };
    let bytes = |text: &str| decode(text).ok_or(LockedError::Damaged);
    let told: Map<String, Value> =
        serde_json::from_slice(&bytes(header)?).map_err(|_| LockedError::Damaged)?;
    let word = |key: &str| told.get(key).and_then(Value::as_str).unwrap_or_default();
    // Compressed content, and headers that one must understand, are other ways too.
    let is_plain = !told.contains_key("zip") && !told.contains_key("crit");
    if word("alg") != ALG || word("enc") != ENC || !is_plain {
        return Err(LockedError::Otherwise {
            alg: word("alg").to_owned(),
            enc: word("enc").to_owned(),
        });
    }
    let rounds = told.get("p2c").and_then(Value::as_u64);
    let rounds = rounds.and_then(|rounds| u32::try_from(rounds).ok());
    let rounds = rounds.filter(|rounds| (1..=MOST_ROUNDS).contains(rounds));
    let content = [bytes(content)?, bytes(tag)?].concat();
    Ok(Locked {
        header: header.clone(),
        salt: bytes(word("p2s"))?,
        rounds: rounds.ok_or(LockedError::Damaged)?,
        key: bytes(key)?,
        iv: bytes(iv)?,
        content,
    })
}
