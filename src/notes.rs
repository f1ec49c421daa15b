//! Private notes. They have a type of their own that no plan, snapshot or exchange knows:
//! a plan file can't carry them, because nothing that writes one can reach them.

pub mod file;

use crate::plan::{ItemId, ObjectiveId, PlanId};

/// What a note is about: a plan in general, or one of its items.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Subject {
    pub plan: PlanId,
    /// None: the plan in general.
    pub about: Option<ItemId>,
}

/// What a delegate wrote, and when it was last changed (UTC, `2026-11-24T10:00:00Z`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub text: String,
    pub changed: String,
}

/// All private notes of this browser, of all plans, in the order of their subjects.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes(Vec<(Subject, Note)>);

/// What a restore did, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Restored {
    pub added: usize,
    /// Notes that were there with another text: both texts are kept.
    pub joined: usize,
    pub unchanged: usize,
}

impl Notes {
    /// Where the subject's note is, or else where it belongs.
    fn place(&self, subject: &Subject) -> Result<usize, usize> {
        self.0.binary_search_by(|(other, _)| other.cmp(subject))
    }

    pub fn get(&self, subject: &Subject) -> Option<&Note> {
        let (_, note) = self.0.get(self.place(subject).ok()?)?;
        Some(note)
    }

    fn get_mut(&mut self, subject: &Subject) -> Option<&mut Note> {
        let at = self.place(subject).ok()?;
        let (_, note) = self.0.get_mut(at)?;
        Some(note)
    }

    /// Writes a note; an empty text removes it.
    pub fn set(&mut self, subject: Subject, text: String, now: String) {
        if text.is_empty() {
            if let Ok(at) = self.place(&subject) {
                self.0.remove(at);
            }
        } else {
            self.put(subject, Note { text, changed: now });
        }
    }

    fn put(&mut self, subject: Subject, note: Note) {
        match self.get_mut(&subject) {
            Some(before) => *before = note,
            None => {
                let at = self.place(&subject).unwrap_or_else(|at| at);
                self.0.insert(at, (subject, note));
            }
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
            Some(
                ItemId::Meeting(_)
                | ItemId::Partner(_)
                | ItemId::Programme(_)
                | ItemId::Guidance(_),
            )
            | None => None,
        };
        self.of_plan(plan)
            .filter_map(|(subject, _)| about(subject))
            .collect()
    }

    pub fn iter(&self) -> impl Iterator<Item = (&Subject, &Note)> {
        self.0.iter().map(|(subject, note)| (subject, note))
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes in the notes of a backup. No text is lost: where a note is there with another text, the backup's is
    /// written below it. Restoring the same backup again changes nothing.
    pub fn restore(&mut self, backup: &Notes) -> Restored {
        let mut done = Restored::default();
        for (subject, theirs) in backup.iter() {
            match self.get_mut(subject) {
                None => {
                    self.put(subject.clone(), theirs.clone());
                    done.added += 1;
                }
                Some(ours) if ours.text.contains(theirs.text.trim_end()) => done.unchanged += 1,
                Some(ours) => {
                    let day = theirs.changed.split('T').next().unwrap_or_default();
                    ours.text = format!(
                        "{}\n\n[From the backup, {day}]\n{}",
                        ours.text.trim_end(),
                        theirs.text
                    );
                    done.joined += 1;
                }
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
