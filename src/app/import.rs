//! A plan file on its way in: read, checked, shown, and taken only when a person says so.

use super::App;
use crate::{
    browser::{
        file::{self, ReadFile},
        page,
    },
    exchange::{
        bytes,
        problem::{Problem, ReadError},
        snapshot::{self, Snapshot},
    },
    plan::Edit,
};
use leptos::prelude::*;

/// What became of a file that somebody brought.
#[derive(Clone, Debug, PartialEq)]
pub enum Import {
    /// It is a plan, and waits for "Use this plan".
    Offered {
        name: String,
        snapshot: Box<Snapshot>,
    },
    /// It is not.
    Refused {
        name: String,
        message: String,
        problems: Vec<Problem>,
    },
}

impl App {
    /// Reads a chosen or dropped file and offers it, or says why not. The plan is not touched.
    pub fn offer_file(self, chosen: web_sys::File) {
        leptos::task::spawn_local(async move {
            let name = chosen.name();
            match file::read(chosen, bytes::MAX_BYTES).await {
                Ok(ReadFile { name, bytes }) => {
                    self.offer(name, bytes::to_text(&bytes).and_then(|text| snapshot::read(&text)));
                }
                Err(Some(size)) => self.offer(
                    name,
                    Err(ReadError::TooLarge {
                        bytes: size,
                        limit: bytes::MAX_BYTES,
                    }),
                ),
                Err(None) => self.import.set(Some(Import::Refused {
                    name,
                    message: "The browser could not read this file. Check that it is still there, and choose it again.".to_owned(),
                    problems: Vec::new(),
                })),
            }
        });
    }

    /// Offers a pasted text.
    pub fn offer_text(self, text: &str) {
        let read = bytes::to_text(text.as_bytes()).and_then(|text| snapshot::read(&text));
        self.offer("the pasted text".to_owned(), read);
    }

    fn offer(self, name: String, read: Result<Snapshot, ReadError>) {
        self.notice.set(None);
        // Once the answer is drawn.
        set_timeout(
            || page::focus("import-answer"),
            std::time::Duration::from_millis(50),
        );
        self.import.set(Some(match read {
            Ok(snapshot) => Import::Offered {
                name,
                snapshot: Box::new(snapshot),
            },
            Err(error) => Import::Refused {
                name,
                message: error.message(),
                problems: error.problems().to_vec(),
            },
        }));
    }

    /// Reads a chosen file of notes and takes it in.
    pub fn restore_notes_file(self, chosen: web_sys::File) {
        leptos::task::spawn_local(async move {
            match file::read(chosen, bytes::MAX_BYTES).await {
                Ok(read) => match bytes::to_text(&read.bytes) {
                    Ok(text) => self.restore_notes(&text),
                    Err(error) => self.fail(error.message()),
                },
                Err(Some(_)) => self.fail("This file is too large to be notes of Plenary. Choose the file that \u{201c}Back up notes\u{201d} made.".to_owned()),
                Err(None) => self.fail("The browser could not read this file. Check that it is still there, and choose it again.".to_owned()),
            }
        });
    }

    /// Takes the offered plan in, in one step that can be undone.
    pub fn use_offer(self) {
        let Some(Some(Import::Offered { name, snapshot })) = self.import.try_update(Option::take)
        else {
            return;
        };
        let title = snapshot.plan.head.title.clone();
        let mut lineage = snapshot.lineage.clone();
        let digest = snapshot::digest(&snapshot.plan);
        if lineage.first() != Some(&digest) {
            lineage.insert(0, digest);
        }
        let (extra, exported) = (snapshot.extra, snapshot.exported);
        if self.change_with_lineage(Edit::Adopt(Box::new(snapshot.plan)), Some(lineage)) {
            self.snapshot.update(|open| {
                open.extra = extra;
                open.exported = exported;
            });
            self.done(format!(
                "\u{201c}{title}\u{201d} from {name} is now the open plan. Undo brings the other one back."
            ));
        }
    }

    /// Puts the offer, or the message about a refused file, away.
    pub fn drop_offer(self) {
        self.import.set(None);
    }
}
