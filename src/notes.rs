//! Private notes. They have a type of their own that no plan, snapshot or exchange knows:
//! a plan file can't carry them, because nothing that writes one can reach them.

pub mod file;
pub mod locked;
pub mod template;
pub mod version;

use crate::plan::{Extra, ItemId, ObjectiveId, PlanId};
pub use version::Version;

/// What a note is about: a plan in general, or one of its items.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Subject {
    pub plan: PlanId,
    /// None: the plan in general.
    pub about: Option<ItemId>,
}

/// What a delegate wrote, and when it was last changed (UTC, `2026-11-24T10:00:00Z`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note {
    /// Empty where the note was emptied and its versions are still there.
    pub text: String,
    pub changed: String,
    /// When the text began to differ from its last version.
    pub began: String,
    /// What people called the item when the note was written, for when the item is gone.
    pub label: Option<String>,
    /// Earlier texts, the oldest first.
    pub versions: Vec<Version>,
    pub extra: Extra,
}

/// All private notes of this browser, of all plans, in the order of their subjects.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes {
    list: Vec<(Subject, Note)>,
    /// Keys of the file that this version does not know.
    pub extra: Extra,
}

/// What a restore did, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Restored {
    pub added: usize,
    /// Notes that were there with another text: both texts are kept.
    pub joined: usize,
    pub unchanged: usize,
}

impl Note {
    pub fn new(text: String, now: String) -> Note {
        Note {
            text,
            began: now.clone(),
            changed: now,
            ..Note::default()
        }
    }

    pub fn is_emptied(&self) -> bool {
        self.text.is_empty()
    }

    /// The day on which it was last changed, as it is written: `2026-11-24`.
    pub fn day(&self) -> &str {
        self.changed.split('T').next().unwrap_or_default()
    }
}

impl Notes {
    /// Where the subject's note is, or else where it belongs.
    fn place(&self, subject: &Subject) -> Result<usize, usize> {
        self.list.binary_search_by(|(other, _)| other.cmp(subject))
    }

    pub fn get(&self, subject: &Subject) -> Option<&Note> {
        let (_, note) = self.list.get(self.place(subject).ok()?)?;
        Some(note)
    }

    fn get_mut(&mut self, subject: &Subject) -> Option<&mut Note> {
        let at = self.place(subject).ok()?;
        let (_, note) = self.list.get_mut(at)?;
        Some(note)
    }

    /// What is written about a subject now; empty where there is nothing.
    pub fn text(&self, subject: &Subject) -> &str {
        self.get(subject).map_or("", |note| note.text.as_str())
    }

    /// Writes a note. What stood there becomes a version where the rule says so ([`version`]); an emptied note stays
    /// as long as it has versions.
    pub fn set(&mut self, subject: Subject, text: String, now: String) {
        match self.get_mut(&subject) {
            None if text.is_empty() => {}
            None => self.put(subject, Note::new(text, now)),
            Some(note) => {
                note.write(text, now);
                self.tidy(&subject);
            }
        }
    }

    /// Keeps what the item is called with its note; None where nothing is to be changed.
    pub fn set_label(&mut self, subject: &Subject, label: Option<String>) {
        if let (Some(note), Some(label)) = (self.get_mut(subject), label) {
            note.label = Some(label);
        }
    }

    /// Goes back to a version, counted from the oldest; the present text becomes a version first.
    pub fn restore_version(&mut self, subject: &Subject, index: usize, now: String) -> bool {
        let note = self.get_mut(subject);
        note.is_some_and(|note| note.restore(index, now))
    }

    /// Empties a note, which can be undone: its text becomes a version.
    pub fn empty(&mut self, subject: &Subject, now: String) {
        if let Some(note) = self.get_mut(subject) {
            note.keep();
            note.text = String::new();
            note.began.clone_from(&now);
            note.changed = now;
        }
        self.tidy(subject);
    }

    /// Removes a note with all its versions.
    pub fn forget(&mut self, subject: &Subject) -> Option<Note> {
        let at = self.place(subject).ok()?;
        Some(self.list.remove(at).1)
    }

    /// Puts a note, with its versions, onto another subject. Where that has a text of its own, both stay: the moved one
    /// below, under what it was about.
    pub fn attach(&mut self, from: &Subject, to: Subject, now: String) -> bool {
        if *from == to {
            return false;
        }
        let Some(moved) = self.forget(from) else {
            return false;
        };
        match self.get_mut(&to) {
            None => {
                let moved = Note {
                    label: None,
                    ..moved
                };
                self.put(to, moved);
            }
            Some(there) => {
                there.add_versions(&moved.versions);
                let text = match there.text.trim_end() {
                    "" => moved.text,
                    text => {
                        let about = moved.label.as_deref().unwrap_or("another item");
                        format!("{text}\n\n[From the note on {about}]\n\n{}", moved.text)
                    }
                };
                there.keep();
                there.text = text;
                there.began.clone_from(&now);
                there.changed = now;
            }
        }
        true
    }

    /// An emptied note without versions goes, and of many emptied ones the oldest.
    fn tidy(&mut self, subject: &Subject) {
        const MOST: usize = 50;
        if let Ok(at) = self.place(subject)
            && let Some((_, note)) = self.list.get(at)
            && note.is_emptied()
        {
            if note.versions.is_empty() {
                self.list.remove(at);
            } else if self.emptied().count() > MOST {
                let oldest = self
                    .emptied()
                    .min_by(|(_, a), (_, b)| a.changed.cmp(&b.changed));
                if let Some(oldest) = oldest.map(|(subject, _)| subject.clone()) {
                    self.forget(&oldest);
                }
            }
        }
    }

    fn put(&mut self, subject: Subject, note: Note) {
        match self.place(&subject) {
            Ok(at) => {
                if let Some((_, before)) = self.list.get_mut(at) {
                    *before = note;
                }
            }
            Err(at) => self.list.insert(at, (subject, note)),
        }
    }

    /// The notes of one plan, in the order of their subjects.
    pub fn of_plan<'a>(
        &'a self,
        plan: &'a PlanId,
    ) -> impl Iterator<Item = (&'a Subject, &'a Note)> {
        self.iter()
            .filter(move |(subject, _)| subject.plan == *plan)
    }

    /// The objectives of one plan that have a note, in the order of their ids.
    pub fn objectives_of(&self, plan: &PlanId) -> Vec<ObjectiveId> {
        let about = |subject: &Subject| match &subject.about {
            Some(ItemId::Objective(id)) => Some(id.clone()),
            Some(_) | None => None,
        };
        self.of_plan(plan)
            .filter_map(|(subject, _)| about(subject))
            .collect()
    }

    /// The notes with a text.
    pub fn iter(&self) -> impl Iterator<Item = (&Subject, &Note)> {
        self.all().filter(|(_, note)| !note.is_emptied())
    }

    /// The notes that were emptied and can be had back.
    pub fn emptied(&self) -> impl Iterator<Item = (&Subject, &Note)> {
        self.all().filter(|(_, note)| note.is_emptied())
    }

    /// All, the emptied ones too.
    pub fn all(&self) -> impl Iterator<Item = (&Subject, &Note)> {
        self.list.iter().map(|(subject, note)| (subject, note))
    }

    /// How many notes have a text.
    pub fn len(&self) -> usize {
        self.iter().count()
    }

    /// Whether nothing at all is kept, no version either.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Takes in the notes of a backup. No text is lost: where a note is there with another text, the backup's is
    /// written below it. Restoring the same backup again changes nothing.
    pub fn restore(&mut self, backup: &Notes) -> Restored {
        let mut done = Restored::default();
        for (key, value) in &backup.extra {
            self.extra
                .entry(key.clone())
                .or_insert_with(|| value.clone());
        }
        for (subject, theirs) in backup.all() {
            let Some(ours) = self.get_mut(subject) else {
                self.put(subject.clone(), theirs.clone());
                done.added += usize::from(!theirs.is_emptied());
                continue;
            };
            ours.add_versions(&theirs.versions);
            if ours.label.is_none() {
                ours.label.clone_from(&theirs.label);
            }
            for (key, value) in &theirs.extra {
                ours.extra
                    .entry(key.clone())
                    .or_insert_with(|| value.clone());
            }
            if ours.text.contains(theirs.text.trim_end()) {
                done.unchanged += usize::from(!theirs.is_emptied());
            } else if ours.is_emptied() {
                ours.text.clone_from(&theirs.text);
                ours.changed.clone_from(&theirs.changed);
                ours.began.clone_from(&theirs.began);
                done.added += 1;
            } else {
                ours.text = format!(
                    "{}\n\n[From the backup, {}]\n{}",
                    ours.text.trim_end(),
                    theirs.day(),
                    theirs.text
                );
                done.joined += 1;
            }
        }
        done
    }
}

impl FromIterator<(Subject, Note)> for Notes {
    /// Of several notes on one subject the last one stays.
    fn from_iter<I: IntoIterator<Item = (Subject, Note)>>(notes: I) -> Self {
        let mut all = Notes::default();
        for (subject, note) in notes {
            all.put(subject, note);
        }
        all
    }
}
