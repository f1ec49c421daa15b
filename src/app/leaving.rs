//! The plan on its way out: as a file, as a text to paste, or through the system's share sheet.

use super::{App, command::APP};
use crate::{
    browser::{clock, crypto, file},
    exchange::{
        leaving::file_stem,
        signing,
        snapshot::{self, Snapshot},
    },
    find::fold::fold,
    plan::{Holds, Part},
};

/// What the file of a plan is.
const JSON: &str = "application/json";

/// By which way a file leaves.
#[derive(Clone, Copy, PartialEq)]
pub enum Way {
    File,
    Clipboard,
    ShareSheet,
}

/// A file that is ready to leave: what it is called without its ending, and its text.
struct Ready {
    file: Snapshot,
    stem: String,
    text: String,
}

impl App {
    /// What a file of this part would hold now, without its lineage; for telling it.
    pub fn outline(self, part: &Part) -> Snapshot {
        let by = self.author();
        self.snapshot.with(|now| Snapshot {
            exported: snapshot::Exported {
                by,
                ..Default::default()
            },
            lineage: Vec::new(),
            versions: Vec::new(),
            decided: Vec::new(),
            renamed: Vec::new(),
            part: (!part.is_whole()).then(|| part.clone()),
            signature: None,
            plan: now.plan.part(part),
            extra: Default::default(),
        })
    }

    /// The file of a part of the open plan.
    fn made(self, part: &Part) -> Ready {
        let by = self.author_now();
        let file = self.snapshot.with_untracked(|now| {
            // The lineage is that of the whole plan: whoever takes a part in finds what it was cut from.
            let mut file = snapshot::hand_out(now, &clock::now(), by.as_deref(), APP);
            // What a newer Plenary wrote around the plan travels on with all of it only.
            if part.holds != Holds::Plan {
                file.extra.clear();
                file.exported.extra.clear();
            }
            if part.is_whole() {
                // What was taken in as a part and stands by itself stays one.
                file.part.clone_from(&now.part);
            } else {
                file.plan = now.plan.part(part);
                file.part = Some(part.clone());
            }
            file
        });
        Ready {
            stem: file_stem(&file, by.as_deref().map(fold).as_deref(), self.today_now()),
            text: snapshot::write(&file),
            file,
        }
    }

    /// Hands the whole plan out as a snapshot file. Whether the browser took it.
    pub fn export_plan(self) -> bool {
        self.save_ready(self.made(&Part::new(Holds::Plan, false)))
    }

    /// Hands out a part of the plan, or all of it, signed with the key of this browser where that is wished.
    pub fn hand_out_part(self, part: &Part, way: Way, signs: bool) {
        let mut ready = self.made(part);
        if way == Way::File && !signs {
            self.save_ready(ready);
            return;
        }
        leptos::task::spawn_local(async move {
            if signs && !self.sign(&mut ready).await {
                self.fail("The browser did not sign the file, and nothing has left. Export it unsigned, or make a new key.".to_owned());
                return;
            }
            match way {
                Way::File => {
                    self.save_ready(ready);
                }
                Way::Clipboard => {
                    if file::copy(&ready.text).await {
                        self.has_left(ready.file);
                        self.done("The text of the file is on the clipboard: paste it into a message. Private notes are not in it.".to_owned());
                    } else {
                        self.fail("The browser does not let this page write on the clipboard. Export the plan as a file instead.".to_owned());
                    }
                }
                Way::ShareSheet => {
                    let name = format!("{}.plenary.txt", ready.stem);
                    match file::share(&name, &ready.text).await {
                        Some(true) => {
                            self.has_left(ready.file);
                            self.done("The file was given to the app that you chose. Private notes are not in it.".to_owned());
                        }
                        Some(false) => {}
                        None => self.fail(
                            "The system did not take the file. Export the plan as a file instead."
                                .to_owned(),
                        ),
                    }
                }
            }
        });
    }

    /// Signs a file with the key of this browser. Whether that went.
    async fn sign(self, ready: &mut Ready) -> bool {
        let key = self.keys.with_untracked(|keys| keys.own.clone());
        let (Some(key), Some(message)) = (key, signing::signed_bytes(&ready.text)) else {
            return false;
        };
        let Ok(value) = crypto::sign(&message).await else {
            return false;
        };
        ready.file.signature = Some(signing::signature(&key, &value));
        ready.text = snapshot::write(&ready.file);
        true
    }

    fn save_ready(self, ready: Ready) -> bool {
        let name = format!("{}.plenary.json", ready.stem);
        if !self.hand_out(&name, JSON, &ready.text) {
            return false;
        }
        let what = match ready.file.part {
            None => "The plan",
            Some(_) => "A part of the plan",
        };
        self.has_left(ready.file);
        self.done(format!(
            "{what} was saved as {name}. Private notes are not in it."
        ));
        true
    }

    /// The browser remembers what it handed out: the next file names this one as its parent.
    fn has_left(self, file: Snapshot) {
        // A part grew from the whole plan too.
        self.with_plan_now(|plan| self.keep_base(plan));
        if self
            .snapshot
            .with_untracked(|now| now.lineage != file.lineage || now.versions != file.versions)
        {
            self.snapshot.update(|now| {
                now.lineage = file.lineage;
                now.versions = file.versions;
            });
            self.plan_changed();
        }
    }
}
