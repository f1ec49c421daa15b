//! A file on its way in: read, checked, shown, and taken only when a person says so.

use super::{
    App, Notice,
    library::{Way, catalogue},
    signing::{Seal, seal_of},
};
use crate::{
    browser::{
        file::{self, ReadFile},
        page,
    },
    exchange::{
        bytes,
        ics::read::{Calendar, is_calendar},
        lineage,
        problem::{Problem, ReadError},
        snapshot::{self, Snapshot},
        status_csv::{self, Table},
    },
    plan::{Edit, Plan},
};

/// What became of a file that somebody brought.
#[derive(Clone, Debug, PartialEq)]
pub enum Import {
    /// It is a plan, and waits for "Use this plan".
    Offered {
        name: String,
        snapshot: Box<Snapshot>,
        seal: Seal,
        place: Place,
    },
    /// It is a calendar, whose events wait to be chosen.
    Events {
        name: String,
        calendar: Box<Calendar>,
    },
    /// It is the table of a status round, whose rows wait to be chosen.
    Statuses {
        name: String,
        table: Box<Table>,
        /// Whether its letters were guessed.
        guessed: bool,
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
    /// There is a plan with its id. It is a version of it, or else an unrelated plan that happens to have the id. An older
    /// version is one that the plan here grew from.
    Taken {
        by: Box<Plan>,
        is_version: bool,
        is_older: bool,
    },
}

/// A plan file that was read with what is found of its signature, or why it could not be.
pub type ReadReturn = (String, Result<(Snapshot, Seal), ReadError>);

/// Reads the text of a plan file.
async fn read_plan(text: Result<String, ReadError>) -> Result<(Snapshot, Seal), ReadError> {
    let text = text?;
    let snapshot = snapshot::read(&text)?;
    let seal = seal_of(&text, snapshot.signature.as_ref()).await;
    Ok((snapshot, seal))
}

/// Reads plan files.
pub async fn read_all(files: Vec<web_sys::File>) -> Vec<ReadReturn> {
    let mut all = Vec::new();
    for file in files {
        page::breathe().await;
        let name = file.name();
        let read = match file::read(file, bytes::MAX_BYTES).await {
            Ok(ReadFile { name, bytes }) if is_calendar_file(&name, &bytes) => {
                Err(ReadError::TakenAlone("a calendar file"))
            }
            Ok(ReadFile { name, .. }) if is_table(&name) => {
                Err(ReadError::TakenAlone("the table of a status round"))
            }
            Ok(file) => read_plan(bytes::to_text(&file.bytes)).await,
            Err(Some(bytes)) => Err(ReadError::TooLarge {
                bytes,
                limit: bytes::MAX_BYTES,
            }),
            Err(None) => Err(ReadError::NotText),
        };
        all.push((name, read));
    }
    all
}

impl App {
    /// Reads the chosen or dropped files: one is offered, several are looked over together. The plan is not touched.
    pub fn offer_files(self, mut chosen: Vec<web_sys::File>) {
        if chosen.len() > 1 {
            leptos::task::spawn_local(async move {
                let reading = format!("Reading {} files\u{2026}", chosen.len());
                self.notice.set(Some(Notice::UnderWay(reading)));
                let read = read_all(chosen).await;
                self.notice.set(None);
                self.offer_returns(read);
            });
        } else if let Some(file) = chosen.pop() {
            self.offer_file(file);
        }
    }

    /// Looks over the differences of the offered plan one by one.
    pub fn review_offer(self) {
        if let Some((name, snapshot, seal)) = self.take_offer() {
            let id = snapshot.plan.id.clone();
            self.begin_review(id, vec![(name, snapshot, seal)], Vec::new());
        }
    }

    /// Reads a chosen or dropped file and offers it, or says why not. The plan is not touched.
    fn offer_file(self, chosen: web_sys::File) {
        leptos::task::spawn_local(async move {
            let name = chosen.name();
            match file::read(chosen, bytes::MAX_BYTES).await {
                Ok(ReadFile { name, bytes }) if is_calendar_file(&name, &bytes) => {
                    self.offer_calendar(name, &bytes);
                }
                Ok(ReadFile { name, bytes }) if is_table(&name) => self.offer_table(name, &bytes),
                Ok(ReadFile { name, bytes }) => {
                    self.offer(name, bytes::to_text(&bytes)).await;
                }
                Err(Some(size)) => {
                    let (bytes, limit) = (size, bytes::MAX_BYTES);
                    self.offer(name, Err(ReadError::TooLarge { bytes, limit }))
                        .await;
                }
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
        // Cells that were copied out of a spreadsheet.
        if !text.trim_start().starts_with('{') && status_csv::read(text).is_ok() {
            return self.offer_table("the pasted text".to_owned(), text.as_bytes());
        }
        // A greeting before the plan and a name below it are no part of it.
        let ends = text.find('{').zip(text.rfind('}'));
        let plan = ends.and_then(|(from, to)| text.get(from..=to));
        let text = bytes::to_text(plan.unwrap_or(text).as_bytes());
        leptos::task::spawn_local(self.offer("the pasted text".to_owned(), text));
    }

    async fn offer(self, name: String, text: Result<String, ReadError>) {
        let read = read_plan(text).await;
        self.show_import(match read {
            Ok((snapshot, seal)) => {
                self.look_at_keys();
                Import::Offered {
                    name,
                    place: self.place_of(&snapshot),
                    snapshot: Box::new(snapshot),
                    seal,
                }
            }
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
        page::focus_later("import-answer");
        self.import.set(Some(import));
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
                is_older: catalogue::grew_from(&ours, theirs),
                by: Box::new(ours.plan),
            },
        }
    }

    /// Takes the offered plan in: in the place of the one that has its id, in one step that can be undone there, or as
    /// a further plan. It is then the open one.
    pub fn use_offer(self) {
        let Some((name, mut snapshot, _)) = self.take_offer() else {
            return;
        };
        let id = snapshot.plan.id.clone();
        if !self.is_in_library(&id) {
            self.add_offer_as(name, snapshot);
            return;
        }
        let title = snapshot.plan.head.title.clone();
        let extra = std::mem::take(&mut snapshot.extra);
        let exported = std::mem::take(&mut snapshot.exported);
        let (before, before_name) =
            self.with_plan_now(|plan| (plan.id.clone(), catalogue::name_of(plan)));
        if !self.switch_here(&id) {
            return;
        }
        if snapshot.part.is_none() {
            self.keep_base(&snapshot.plan);
        }
        let is_part = self.complete(&mut snapshot);
        let lineage = lineage_of(&snapshot);
        if self.change_with_lineage(Edit::Adopt(Box::new(snapshot.plan)), Some(lineage)) {
            let said = match is_part {
                true => format!(
                    "What {name} holds was taken into \u{201c}{title}\u{201d}; all else is as it was. Undo takes it back."
                ),
                false => format!(
                    "\u{201c}{title}\u{201d} from {name} is now the open plan. Undo brings the other one back."
                ),
            };
            if !is_part {
                self.snapshot.update(|open| {
                    open.extra = extra;
                    open.exported = exported;
                    open.versions = snapshot.versions;
                    open.decided = snapshot.decided;
                    open.renamed = snapshot.renamed;
                });
            }
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
        if let Some((name, mut snapshot, _)) = self.take_offer() {
            snapshot.plan.id = self.free_id(snapshot.plan.id.as_str());
            self.add_offer_as(name, snapshot);
        }
    }

    /// Makes an offered part whole with what the open plan has, which is the one with its id. Whether it was a part.
    fn complete(self, theirs: &mut Snapshot) -> bool {
        let Some(part) = theirs.part.take() else {
            return false;
        };
        self.snapshot.with_untracked(|ours| {
            theirs.plan = ours.plan.completed(&theirs.plan, &part).plan;
            // It goes on from both.
            theirs.lineage = lineage::joined(&ours.lineage, &theirs.lineage);
        });
        true
    }

    fn take_offer(self) -> Option<(String, Snapshot, Seal)> {
        match self.import.try_update(Option::take).flatten() {
            Some(Import::Offered {
                name,
                mut snapshot,
                seal,
                ..
            }) => {
                // It vouches for the file, and not for what becomes of the plan.
                snapshot.signature = None;
                Some((name, *snapshot, seal))
            }
            Some(Import::Events { .. } | Import::Statuses { .. } | Import::Refused { .. })
            | None => None,
        }
    }

    fn add_offer_as(self, name: String, mut snapshot: Snapshot) {
        self.keep_base(&snapshot.plan);
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

fn is_calendar_file(name: &str, bytes: &[u8]) -> bool {
    is_calendar(bytes) || name.ends_with(".ics")
}

/// Whether a file is a table, by its name.
fn is_table(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.ends_with(".csv") || name.ends_with(".tsv")
}

/// The lineage of a plan that is taken in: its own digest comes first.
fn lineage_of(snapshot: &Snapshot) -> Vec<String> {
    lineage::with_first(snapshot::digest(&snapshot.plan), &snapshot.lineage)
}
