//! A file on its way in: read, checked, shown, and taken only when a person says so.

use super::{
    App, Notice,
    library::{Way, catalogue},
};
use crate::{
    browser::{
        file::{self, ReadFile},
        page,
    },
    exchange::{
        bytes,
        ics::read::{Calendar, is_calendar},
        problem::{Problem, ReadError},
        snapshot::{self, Snapshot},
    },
    plan::{Edit, Plan},
};
use leptos::prelude::*;

/// What became of a file that somebody brought.
#[derive(Clone, Debug, PartialEq)]
pub enum Import {
    /// It is a plan, and waits for "Use this plan".
    Offered {
        name: String,
        snapshot: Box<Snapshot>,
        place: Place,
    },
    /// It is a calendar, whose events wait to be chosen.
    Events {
        name: String,
        calendar: Box<Calendar>,
    },
    /// It is neither.
    Refused {
        name: String,
        message: String,
        problems: Vec<Problem>,
    },
}

/// Where an offered plan would go.
#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    /// There is no plan with its id: it comes as a further one.
    Free,
    /// There is a plan with its id. It is a version of it, or else an unrelated plan that happens to have the id.
    Taken { by: Box<Plan>, is_version: bool },
}

impl App {
    /// Reads a chosen or dropped file and offers it, or says why not. The plan is not touched.
    pub fn offer_file(self, chosen: web_sys::File) {
        leptos::task::spawn_local(async move {
            let name = chosen.name();
            match file::read(chosen, bytes::MAX_BYTES).await {
                Ok(ReadFile { name, bytes }) if is_calendar(&bytes) || name.ends_with(".ics") => {
                    self.offer_calendar(name, &bytes);
                }
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
        if is_calendar(text.as_bytes()) {
            return self.offer_calendar("the pasted text".to_owned(), text.as_bytes());
        }
        let read = bytes::to_text(text.as_bytes()).and_then(|text| snapshot::read(&text));
        self.offer("the pasted text".to_owned(), read);
    }

    fn offer(self, name: String, read: Result<Snapshot, ReadError>) {
        self.show_import(match read {
            Ok(snapshot) => Import::Offered {
                name,
                place: self.place_of(&snapshot),
                snapshot: Box::new(snapshot),
            },
            Err(error) => Import::Refused {
                name,
                message: error.message(),
                problems: error.problems().to_vec(),
            },
        });
    }

    /// Shows what became of a file, and leads there.
    pub(super) fn show_import(self, import: Import) {
        self.notice.set(None);
        // Once the answer is drawn.
        set_timeout(
            || page::focus("import-answer"),
            std::time::Duration::from_millis(50),
        );
        self.import.set(Some(import));
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

    fn place_of(self, theirs: &Snapshot) -> Place {
        let id = &theirs.plan.id;
        let ours = if self.with_plan_now(|plan| plan.id == *id) {
            Some(self.snapshot.get_untracked())
        } else if self.is_in_library(id) {
            self.kept_plan(id)
        } else {
            None
        };
        match ours {
            None => Place::Free,
            Some(ours) => Place::Taken {
                is_version: catalogue::is_version_of(&ours, theirs),
                by: Box::new(ours.plan),
            },
        }
    }

    /// Takes the offered plan in: in the place of the one that has its id, in one step that can be undone there, or as
    /// a further plan. It is then the open one.
    pub fn use_offer(self) {
        let Some((name, snapshot)) = self.take_offer() else {
            return;
        };
        let id = snapshot.plan.id.clone();
        if !self.is_in_library(&id) {
            self.add_offer_as(name, snapshot);
            return;
        }
        let title = snapshot.plan.head.title.clone();
        let lineage = lineage_of(&snapshot);
        let (extra, exported) = (snapshot.extra, snapshot.exported);
        let (before, before_name) =
            self.with_plan_now(|plan| (plan.id.clone(), catalogue::name_of(plan)));
        if !self.switch_here(&id) {
            return;
        }
        if self.change_with_lineage(Edit::Adopt(Box::new(snapshot.plan)), Some(lineage)) {
            self.snapshot.update(|open| {
                open.extra = extra;
                open.exported = exported;
            });
            let said = format!(
                "\u{201c}{title}\u{201d} from {name} is now the open plan. Undo brings the other one back."
            );
            if before == id {
                self.done(said);
            } else {
                self.arrival.set_value(Some(Notice::Way(
                    format!("{said} Before, \u{201c}{before_name}\u{201d} was open."),
                    Way::Open {
                        id: before,
                        name: before_name,
                    },
                )));
            }
        }
    }

    /// Takes the offered plan in as a further one, under an id that is free.
    pub fn add_offer(self) {
        if let Some((name, mut snapshot)) = self.take_offer() {
            snapshot.plan.id = self.free_id(snapshot.plan.id.as_str());
            self.add_offer_as(name, snapshot);
        }
    }

    fn take_offer(self) -> Option<(String, Snapshot)> {
        match self.import.try_update(Option::take).flatten() {
            Some(Import::Offered { name, snapshot, .. }) => Some((name, *snapshot)),
            Some(Import::Events { .. } | Import::Refused { .. }) | None => None,
        }
    }

    fn add_offer_as(self, name: String, mut snapshot: Snapshot) {
        snapshot.lineage = lineage_of(&snapshot);
        let id = snapshot.plan.id.clone();
        let title = snapshot.plan.head.title.clone();
        let before = self.with_plan_now(catalogue::name_of);
        if self.add_snapshot(snapshot, &format!("Taken in from {name}")) {
            let route = self.route.get_untracked();
            self.open_saying(
                &id,
                &route,
                format!(
                    "\u{201c}{title}\u{201d} from {name} was added to your plans and is now the open one. Before, \u{201c}{before}\u{201d} was open; it is still there."
                ),
            );
        }
    }

    /// Puts the offer, or the message about a refused file, away.
    pub fn drop_offer(self) {
        self.import.set(None);
    }
}

/// The lineage of a plan that is taken in: its own digest comes first.
fn lineage_of(snapshot: &Snapshot) -> Vec<String> {
    let mut lineage = snapshot.lineage.clone();
    let digest = snapshot::digest(&snapshot.plan);
    if lineage.first() != Some(&digest) {
        lineage.insert(0, digest);
    }
    lineage
}
