//! What was done and can be undone.

use crate::plan::Edit;

/// How many steps are kept.
const KEPT: usize = 500;

/// One step back (or forward again): the edit that takes it, and what it was called.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub edit: Edit,
    /// The change in a sentence, as it was made.
    pub said: String,
    /// The lineage to go back to, where the step changes which plan is open.
    pub lineage: Option<Vec<String>>,
}

/// The steps back and the steps forward, the nearest last.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    pub undo: Vec<Step>,
    pub redo: Vec<Step>,
}

impl History {
    /// A new change was made: what was undone before can't be redone any more.
    pub fn push(&mut self, step: Step) {
        self.redo.clear();
        self.undo.push(step);
        if self.undo.len() > KEPT {
            self.undo.remove(0);
        }
    }
}
