//! Private notes as a file of their own: out and in, with a passphrase or without. No passphrase is kept.

use super::App;
use crate::{
    browser::{
        crypto::{self, NotOpened, Sealed},
        file, page,
    },
    exchange::bytes,
    notes::{
        self,
        locked::{self, Locked},
    },
};

/// What is said where the browser has no cryptography for this page.
pub const NO_CRYPTO: &str = "This page did not come over https, so the browser does not encrypt here. A backup is plain text.";

impl App {
    /// Hands the private notes out as a file of their own. Whether the browser took it.
    pub fn back_up_notes(self) -> bool {
        let name = format!("plenary-notes-{}.json", self.today.get_untracked());
        let text = self.notes.with_untracked(notes::file::write);
        let taken = self.hand_out(&name, "application/json", &text);
        if taken {
            self.done(format!(
                "Your notes were saved as {name}. Keep it to yourself: they are private."
            ));
        }
        taken
    }

    /// The same behind a passphrase.
    pub fn back_up_notes_locked(self, passphrase: String) {
        let text = self.notes.with_untracked(notes::file::write);
        let name = format!("plenary-notes-{}.jwe.json", self.today.get_untracked());
        leptos::task::spawn_local(async move {
            let mut lock = Locked::new(crypto::random(16));
            let salt = lock.salt();
            let sealed = crypto::lock(&text, &passphrase, &salt, lock.rounds, lock.vouched()).await;
            let Some(sealed) = sealed else {
                self.fail(NO_CRYPTO.to_owned());
                return;
            };
            (lock.key, lock.iv, lock.content) = (sealed.key, sealed.iv, sealed.content);
            if self.hand_out(&name, "application/json", &lock.write()) {
                self.done(format!(
                    "Your notes were locked and saved as {name}. Without the passphrase nobody can open it, and it is kept nowhere."
                ));
            }
        });
    }

    /// Reads a chosen file of notes and takes it in; a locked one first asks for its passphrase.
    pub fn restore_notes_file(self, chosen: web_sys::File) {
        leptos::task::spawn_local(async move {
            self.locked.set(None);
            match file::read(chosen, bytes::MAX_BYTES).await {
                Ok(read) => match bytes::to_text(&read.bytes) {
                    Ok(text) => match locked::read(&text) {
                        None => self.restore_notes(&text),
                        Some(Ok(locked)) => {
                            self.notice.set(None);
                            self.locked.set(Some(locked));
                            page::focus_later("unlock");
                        }
                        Some(Err(error)) => self.fail(error.message()),
                    },
                    Err(error) => self.fail(error.message()),
                },
                Err(Some(_)) => self.fail("This file is too large to be notes of Plenary. Choose the file that \u{201c}Back up notes\u{201d} made.".to_owned()),
                Err(None) => self.fail("The browser could not read this file. Check that it is still there, and choose it again.".to_owned()),
            }
        });
    }

    /// Opens the backup that waits, and takes it in. A wrong passphrase changes nothing.
    pub fn unlock_notes(self, passphrase: String) {
        let Some(locked) = self.locked.get_untracked() else {
            return;
        };
        leptos::task::spawn_local(async move {
            let sealed = Sealed {
                key: locked.key.clone(),
                iv: locked.iv.clone(),
                content: locked.content.clone(),
            };
            let (salt, vouched) = (locked.salt(), locked.vouched());
            match crypto::unlock(&sealed, &passphrase, &salt, locked.rounds, vouched).await {
                Ok(opened) => {
                    self.locked.set(None);
                    match bytes::to_text(&opened) {
                        Ok(text) => self.restore_notes(&text),
                        Err(error) => self.fail(error.message()),
                    }
                }
                Err(NotOpened::WrongPassphrase) => self.fail(
                    "This is not the passphrase of the backup. Your notes are as they were; write it again."
                        .to_owned(),
                ),
                Err(NotOpened::Damaged) => self.fail(locked::LockedError::Damaged.message()),
                Err(NotOpened::Missing) => self.fail("This page did not come over https, so the browser can't open a locked backup here. Open Plenary over https.".to_owned()),
            }
        });
    }

    /// Puts the backup that waits for its passphrase away.
    pub fn leave_locked_notes(self) {
        self.locked.set(None);
    }

    /// Takes in the notes of a backup file's text.
    pub fn restore_notes(self, text: &str) {
        match notes::file::read(text) {
            Err(error) => self.fail(error.message()),
            Ok(backup) => {
                let done = self
                    .notes
                    .try_update(|notes| notes.restore(&backup))
                    .unwrap_or_default();
                self.label_notes();
                self.notes_changed();
                self.done(format!(
                    "Notes restored: {} added, {} joined with a note that was here, {} already here.",
                    done.added, done.joined, done.unchanged
                ));
            }
        }
    }
}
