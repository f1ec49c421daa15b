//! One text in local storage, and what is known of it: what was read, what is not written, and what stands in the way.

use super::{NOTES, OLD_PLAN, put_aside};
use crate::{
    browser::storage::{self, StorageError},
    exchange::{problem::ReadError, steps},
    notes,
};
use std::cell::Cell;

thread_local! {
    static TURNS: Cell<u32> = const { Cell::new(0) };
}

fn next_turn() -> u32 {
    TURNS.set(TURNS.get().wrapping_add(1));
    TURNS.get()
}

/// A text in local storage, and what is known of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot {
    pub key: String,
    /// The text that was last read or written; None where there was none.
    pub(super) last: Option<Kept>,
    /// Whether there is a change that is not written.
    pub dirty: bool,
    /// While the last text was handed over and not read back yet: the one before.
    pub(super) unread: Option<Option<Kept>>,
    /// The number of its last change or write: a write that was prepared before it is out of date. No two slots share
    /// one, so that what was prepared for a plan is not written where another has been opened since.
    pub(super) turn: u32,
    pub trouble: Option<Trouble>,
}

/// A text that is kept, or is to be.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct Kept {
    text: storage::Text,
    checksum: String,
}

impl Kept {
    pub(in crate::app) fn new(text: &str) -> Kept {
        Kept {
            text: storage::Text::new(text),
            checksum: steps::checksum(text),
        }
    }
}

/// Why a slot is not saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    Blocked,
    Full,
    NotKept,
    /// What is stored can't be read; the sentence says why.
    Unreadable(String),
    /// What is stored was written by a newer Plenary.
    Newer,
    /// Another tab wrote something since.
    OtherTab,
    /// The plan was removed from the library in another tab.
    Removed,
}

impl Trouble {
    /// Whether the next change may try to write again by itself.
    fn may_retry(&self) -> bool {
        match self {
            Trouble::Blocked | Trouble::Full | Trouble::NotKept => true,
            Trouble::Unreadable(_) | Trouble::Newer | Trouble::OtherTab | Trouble::Removed => false,
        }
    }

    /// What is wrong and what to do, in plain sentences.
    pub fn message(&self, key: &str) -> String {
        let what = if key == NOTES { "notes" } else { "plan" };
        match self {
            Trouble::Blocked => format!(
                "This browser does not let the page keep anything. You can work, but closing the page loses your {what}. Save it as a file before you leave, or allow site data for this page and reload."
            ),
            Trouble::Full => format!(
                "There is no room left in this browser's storage: the last change of your {what} is not kept. What was kept before is untouched. Save it as a file, then make room and change something again."
            ),
            Trouble::NotKept => format!(
                "The browser took your {what} but gave something else back, so it can't be relied on. Save it as a file before you leave."
            ),
            Trouble::Unreadable(why) => format!(
                "The {what} kept in this browser can't be read. {why} It is left exactly as it is, and new changes are not kept until you decide."
            ),
            Trouble::Newer => format!(
                "The {what} kept in this browser was written by a newer Plenary. It is left exactly as it is, and new changes are not kept until you decide. Reloading may bring the newer Plenary."
            ),
            Trouble::OtherTab => format!(
                "The {what} was changed in another tab while this one had changes of its own. Nothing was overwritten. Choose which one to go on with; the other is set aside."
            ),
            Trouble::Removed => format!(
                "This {what} was removed in another tab. It is still shown here, and new changes are not kept until you decide."
            ),
        }
    }
}

impl From<StorageError> for Trouble {
    fn from(error: StorageError) -> Self {
        match error {
            StorageError::Blocked => Trouble::Blocked,
            StorageError::Full => Trouble::Full,
            StorageError::NotKept => Trouble::NotKept,
        }
    }
}

impl From<&ReadError> for Trouble {
    fn from(error: &ReadError) -> Self {
        match error {
            ReadError::TooNew { .. } => Trouble::Newer,
            other => Trouble::Unreadable(other.message()),
        }
    }
}

impl From<&notes::file::NotesError> for Trouble {
    fn from(error: &notes::file::NotesError) -> Self {
        match error {
            notes::file::NotesError::TooNew { .. } => Trouble::Newer,
            other => Trouble::Unreadable(other.message()),
        }
    }
}

impl Slot {
    /// Opens a slot: the value that is kept there, if one is and can be read.
    pub fn open<T>(
        key: String,
        read: impl FnOnce(&str) -> Result<T, Trouble>,
    ) -> (Slot, Option<T>) {
        let mut slot = Slot {
            key,
            last: None,
            dirty: false,
            unread: None,
            turn: next_turn(),
            trouble: None,
        };
        let text = match storage::read(&slot.key) {
            Ok(text) => text,
            Err(error) => {
                slot.trouble = Some(error.into());
                return (slot, None);
            }
        };
        let value = text.as_deref().map(read);
        slot.last = text.as_deref().map(Kept::new);
        match value {
            None => (slot, None),
            Some(Ok(value)) => (slot, Some(value)),
            Some(Err(trouble)) => {
                slot.trouble = Some(trouble);
                (slot, None)
            }
        }
    }

    /// Whether what is in the app is what is in storage.
    pub fn is_saved(&self) -> bool {
        !self.dirty && self.unread.is_none() && self.trouble.is_none() && self.last.is_some()
    }

    /// How many bytes the text that is kept has; none where there is none.
    pub fn bytes(&self) -> Option<usize> {
        self.last.as_ref().map(|kept| kept.text.bytes)
    }

    /// The checksum of the text that is kept.
    pub(in crate::app) fn checksum(&self) -> String {
        match &self.last {
            Some(kept) => kept.checksum.clone(),
            None => steps::checksum(""),
        }
    }

    /// Whether what is kept under a key is what this slot last saw.
    pub(super) fn is_at(&self, key: &str) -> Result<bool, StorageError> {
        storage::holds(key, self.last.as_ref().map(|kept| &kept.text))
    }

    /// A slot whose text is only in the page, for now: nothing was kept under its key.
    pub(in crate::app) fn unwritten(key: String) -> Slot {
        Slot {
            key,
            last: None,
            dirty: true,
            unread: None,
            turn: next_turn(),
            trouble: None,
        }
    }

    /// What is kept is out of date from now on.
    pub(super) fn changed(&mut self) {
        self.dirty = true;
        self.turn = next_turn();
    }

    /// Writes the text and reads it back, unless somebody else wrote since or a person has to decide first.
    pub(in crate::app) fn save(&mut self, text: &str) {
        self.put(Kept::new(text));
        self.read_back();
    }

    /// Hands the text over, unless somebody else wrote since or a person has to decide first.
    pub(super) fn put(&mut self, kept: Kept) {
        if self
            .trouble
            .as_ref()
            .is_some_and(|trouble| !trouble.may_retry())
        {
            return;
        }
        self.turn = next_turn();
        match self.is_at(&self.key) {
            Err(error) => self.trouble = Some(error.into()),
            Ok(false) => self.trouble = Some(Trouble::OtherTab),
            Ok(true) => match storage::put(&self.key, &kept.text) {
                Err(error) => self.trouble = Some(error.into()),
                Ok(()) => {
                    let before = self.last.replace(kept);
                    self.unread.get_or_insert(before);
                    self.dirty = false;
                    self.trouble = None;
                }
            },
        }
    }

    /// Looks whether the text that was handed over is kept.
    pub(super) fn read_back(&mut self) {
        let Some(before) = self.unread.take() else {
            return;
        };
        let result = match &self.last {
            Some(kept) => storage::read_back(&self.key, &kept.text),
            None => Err(StorageError::NotKept),
        };
        if let Err(error) = result {
            // Another tab may have written since: only over the text of before may be written again.
            self.last = before;
            self.dirty = true;
            self.trouble = Some(error.into());
        }
    }

    /// Copies the stored text to a key of its own. After that the slot may be overwritten.
    pub(super) fn set_aside(&mut self) -> Result<(), StorageError> {
        let stored = storage::read(&self.key)?;
        if let Some(text) = &stored {
            put_aside(&self.key, text)?;
        }
        self.last = stored.as_deref().map(Kept::new);
        if self.key == OLD_PLAN {
            // What takes its place goes where plans are kept now.
            storage::remove(OLD_PLAN)?;
            self.last = None;
        }
        self.trouble = None;
        Ok(())
    }
}
