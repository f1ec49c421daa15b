//! Signed files: the key of this browser, the keys that a person trusts, and what is found of a file that comes in.

use super::App;
use crate::{
    browser::{crypto, storage},
    exchange::{
        signing::{Trusted, bytes_of, fingerprint, read_trusted, signed_bytes, write_trusted},
        snapshot::Signature,
    },
};

/// Under what the trusted keys are kept.
const TRUSTED: &str = "trusted-keys";

/// What is found of the signature of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seal {
    NotSigned,
    /// By this key.
    Signed(Vec<u8>),
    /// It was signed by this key, and is not what was signed.
    Changed(Vec<u8>),
    /// Of another algorithm, or damaged.
    Unreadable,
    /// The browser knows no such signatures.
    CantTell,
}

/// What is known of keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    /// The public half of this browser's key.
    pub own: Option<Vec<u8>>,
    pub trusted: Vec<Trusted>,
}

impl Keys {
    /// The name that a person gave to a key.
    pub fn name_of(&self, key: &[u8]) -> Option<String> {
        let trusted = self.trusted.iter().find(|it| it.key == key);
        trusted.map(|it| it.name.clone())
    }
}

impl App {
    pub fn with_keys<T>(self, read: impl FnOnce(&Keys) -> T) -> T {
        self.keys.with(read)
    }

    /// Looks up the keys that are kept, for a page that shows them.
    pub fn look_at_keys(self) {
        let trusted = storage::read(TRUSTED).ok().flatten().unwrap_or_default();
        self.keys
            .update(|keys| keys.trusted = read_trusted(&trusted));
        leptos::task::spawn_local(async move {
            let own = crypto::signing_key().await;
            self.keys.update(|keys| keys.own = own);
        });
    }

    /// Makes the key of this browser.
    pub fn make_key(self) {
        leptos::task::spawn_local(async move {
            match crypto::make_signing_key().await {
                Ok(key) => {
                    self.done(format!(
                        "Your key was made. Its fingerprint is {}: publish it where people know you.",
                        fingerprint(&key)
                    ));
                    self.keys.update(|keys| keys.own = Some(key));
                }
                Err(_) => self.fail("This browser can't make or keep a key for signatures (Ed25519) on this page: it is too old, in private mode, or the page did not come over https. Files can be exchanged unsigned.".to_owned()),
            }
        });
    }

    /// Forgets the key of this browser.
    pub fn forget_key(self) {
        leptos::task::spawn_local(async move {
            if crypto::forget_signing_key().await {
                self.keys.update(|keys| keys.own = None);
                self.done("Your key was removed. What it signed stays signed.".to_owned());
            } else {
                self.fail(
                    "The browser did not remove the key. Reload the page and try again.".to_owned(),
                );
            }
        });
    }

    /// Trusts a key under a name, or under none no longer.
    pub fn trust(self, key: &[u8], name: &str) {
        self.keys.update(|keys| {
            keys.trusted.retain(|it| it.key != key);
            if !name.trim().is_empty() {
                keys.trusted.push(Trusted {
                    key: key.to_vec(),
                    name: name.trim().to_owned(),
                });
            }
        });
        let text = self
            .keys
            .with_untracked(|keys| write_trusted(&keys.trusted));
        if storage::write(TRUSTED, &text).is_err() {
            self.fail(
                "The browser did not keep this: it holds until you close the page.".to_owned(),
            );
        }
    }
}

/// Finds out whether a file with this text is what was signed.
pub(super) async fn seal_of(text: &str, signature: Option<&Signature>) -> Seal {
    let Some(signature) = signature else {
        return Seal::NotSigned;
    };
    let (Some((key, value)), Some(message)) = (bytes_of(signature), signed_bytes(text)) else {
        return Seal::Unreadable;
    };
    match crypto::is_signed(&key, &value, &message).await {
        Some(true) => Seal::Signed(key),
        Some(false) => Seal::Changed(key),
        None => Seal::CantTell,
    }
}
