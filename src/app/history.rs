//! What was done and can be undone, and what is still known of older changes.

pub use crate::exchange::steps::Step;
use crate::exchange::{
    problem::ReadError,
    steps::{self, Kept, Told},
};

/// How many steps can be gone back.
const STEPS: usize = 500;
/// How many sentences are kept of changes that can't be gone back behind any more.
const SENTENCES: usize = 500;

/// The changes of one plan: what is only told, the steps back and the steps forward, the nearest last.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    pub told: Vec<Told>,
    pub undo: Vec<Step>,
    pub redo: Vec<Step>,
    /// When the plan was last changed in any way (UTC).
    pub changed: Option<String>,
    /// Why some changes can't be gone back behind, or why the history is not kept.
    pub gap: Option<Gap>,
    /// Whether there is something that is not written yet.
    pub unsaved: bool,
}

/// What is not as it should be with a history. The plan itself is not touched by any of these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gap {
    /// The plan was changed elsewhere since: the sentences stay, the way back behind them is gone.
    Elsewhere,
    /// What was kept can't be read; it is set aside before the next history is written.
    Unreadable(String),
    /// The browser has no room for it, or keeps nothing.
    NotKept,
}

impl Gap {
    /// What is the matter, in plain sentences.
    pub fn message(&self) -> String {
        match self {
            Gap::Elsewhere => "The plan was changed elsewhere after the older changes were noted. They can be read here, but not returned to.".to_owned(),
            Gap::Unreadable(why) => format!(
                "The history that was kept in this browser can't be read, so it begins anew. {why} The old text is set aside with the next change."
            ),
            Gap::NotKept => "This browser does not keep the history at the moment, because it has no room or lets the page keep nothing. It is here until you close the page; the plan itself is not concerned.".to_owned(),
        }
    }
}

/// One line of the history. The one before all that can be undone has no time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub at: String,
    pub said: String,
    pub state: LineState,
    /// How many changes stand when the plan is returned to just after this one. None: there is no way back to it.
    pub point: Option<usize>,
}

/// Whether a change stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineState {
    Undone,
    /// The last change that stands: the plan is at this point.
    Now,
    Stands,
}

impl History {
    /// A new change was made: what was undone before can't be redone any more.
    pub fn push(&mut self, step: Step) {
        self.redo.clear();
        self.changed = Some(step.at.clone());
        self.unsaved = true;
        self.undo.push(step);
        if self.undo.len() > STEPS {
            let oldest = self.undo.remove(0);
            self.tell(oldest.told());
        }
    }

    fn tell(&mut self, told: Told) {
        self.told.push(told);
        if self.told.len() > SENTENCES {
            self.told.remove(0);
        }
    }

    /// All lines, newest first.
    pub fn lines(&self) -> Vec<Line> {
        let line = |step: &Step, state, point| Line {
            at: step.at.clone(),
            said: step.said.clone(),
            state,
            point: Some(point),
        };
        let done = self.undo.len();
        let mut lines = Vec::with_capacity(done + self.redo.len() + self.told.len());
        // The nearest step forward stands last, and comes nearest to the present point.
        for (before, step) in self.redo.iter().enumerate() {
            lines.push(line(
                step,
                LineState::Undone,
                done + self.redo.len() - before,
            ));
        }
        for (before, step) in self.undo.iter().enumerate().rev() {
            let state = if before + 1 == done {
                LineState::Now
            } else {
                LineState::Stands
            };
            lines.push(line(step, state, before + 1));
        }
        if done + self.redo.len() > 0 {
            lines.push(Line {
                at: String::new(),
                said: "The plan before these changes".to_owned(),
                state: if done == 0 {
                    LineState::Now
                } else {
                    LineState::Stands
                },
                point: Some(0),
            });
        }
        lines.extend(self.told.iter().rev().map(|told| Line {
            at: told.at.clone(),
            said: told.said.clone(),
            state: LineState::Stands,
            point: None,
        }));
        lines
    }

    /// The plan at the point at which so many changes stand. `now` is the plan as it is.
    pub fn plan_at(&self, mut now: crate::plan::Plan, point: usize) -> Option<crate::plan::Plan> {
        let done = self.undo.len();
        let (steps, count) = match point.checked_sub(done) {
            Some(further) => (&self.redo, further),
            None => (&self.undo, done - point),
        };
        for step in steps.iter().rev().take(count) {
            now.apply(step.edit.clone()).ok()?;
        }
        Some(now)
    }

    /// The last changes that stand, newest first: when, and in a sentence, without what belongs to it.
    pub fn last(&self, count: usize) -> Vec<(String, String)> {
        let undo = self.undo.iter().rev().map(|step| (&step.at, &step.said));
        let told = self.told.iter().rev().map(|told| (&told.at, &told.said));
        undo.chain(told)
            .take(count)
            .map(|(at, said)| {
                (
                    at.clone(),
                    said.lines().next().unwrap_or_default().to_owned(),
                )
            })
            .collect()
    }

    /// The history as it is kept, for a plan whose stored text has this checksum.
    pub fn write(&self, ends_at: &str) -> String {
        steps::write(
            ends_at,
            self.changed.as_deref(),
            &self.told,
            &self.undo,
            &self.redo,
        )
    }

    /// The history that was kept, for a plan whose stored text has this checksum now.
    pub fn read(text: &str, ends_at: &str) -> History {
        match steps::read(text) {
            Ok(kept) if kept.ends_at == ends_at => History {
                told: kept.told,
                undo: kept.undo,
                redo: kept.redo,
                changed: kept.changed,
                gap: None,
                unsaved: false,
            },
            Ok(kept) => History::told_only(kept),
            Err(error) => History {
                gap: Some(Gap::Unreadable(match error {
                    ReadError::TooNew { .. } => "It was written by a newer Plenary.".to_owned(),
                    _ => "It is damaged.".to_owned(),
                })),
                ..History::default()
            },
        }
    }

    /// The plan is another one than the history ends at: what was done is told, and nothing more.
    fn told_only(kept: Kept) -> History {
        let mut history = History {
            told: kept.told,
            changed: kept.changed,
            gap: Some(Gap::Elsewhere),
            ..History::default()
        };
        for step in kept.undo {
            history.tell(step.told());
        }
        history
    }
}
