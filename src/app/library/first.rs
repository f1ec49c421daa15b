//! Which plan a page opens with, and what earlier versions of Plenary left.

use super::{
    BUILT_IN, Missing, OPEN, Opened,
    catalogue::{self, plan_key},
    ids_here, open,
};
use crate::{
    app::{
        Notice,
        keep::{self, OLD_PLAN},
    },
    browser::storage::{self, StorageError},
    exchange::snapshot,
    plan::PlanId,
};

/// What is under the key of earlier versions.
pub(super) enum Old {
    Nothing,
    Plan(PlanId),
    Unreadable,
}

pub(super) fn old_plan() -> Old {
    match storage::read(OLD_PLAN) {
        Ok(Some(text)) => match snapshot::read(&text) {
            Ok(snapshot) => Old::Plan(snapshot.plan.id),
            Err(_) => Old::Unreadable,
        },
        Ok(None) | Err(_) => Old::Nothing,
    }
}

/// What is open at the start.
pub(in crate::app) struct Start {
    pub opened: Opened,
    /// The plan that the address asks for and that is not here.
    pub missing: Option<Missing>,
    pub notice: Option<Notice>,
}

/// Opens the plan that the address asks for, or the last one, or the one that Plenary came with.
pub(in crate::app) fn open_first(asked: Option<&str>) -> Result<Start, String> {
    let notice = take_over_old_plan().map(Notice::Done);
    let built_in = catalogue::built_in_id().ok_or_else(String::new)?;
    let last = storage::read(OPEN).ok().flatten();
    let mut here = ids_here();
    let mut missing = None;
    let mut asked = asked.map(str::to_owned);
    loop {
        let id = catalogue::first_to_open(asked.as_deref(), last.as_deref(), &built_in, &here)
            .unwrap_or_else(|| built_in.clone());
        if asked.as_deref().is_some_and(|asked| asked != id.as_str()) && missing.is_none() {
            missing = asked.take().map(|id| Missing { id, why: None });
        }
        match open(&id) {
            Ok(opened) => {
                return Ok(Start {
                    opened,
                    missing,
                    notice,
                });
            }
            Err(why) => {
                if here.is_empty() {
                    // The library is empty: it begins again with the plan that Plenary came with.
                    let _ = storage::remove(BUILT_IN);
                    let opened =
                        open(&built_in).map_err(|missing| missing.why.unwrap_or_default())?;
                    return Ok(Start {
                        opened,
                        missing,
                        notice,
                    });
                }
                here.retain(|other| *other != id);
                if asked.as_deref() == Some(id.as_str()) {
                    asked = None;
                    missing = Some(why);
                }
            }
        }
    }
}

/// Takes over the one plan of earlier versions: written under its new key and read back first, then removed under the
/// old one. What can't be read, or written, stays where it is. A sentence where there is something to say.
fn take_over_old_plan() -> Option<String> {
    let text = storage::read(OLD_PLAN).ok().flatten()?;
    let id = snapshot::read(&text).ok()?.plan.id;
    let key = plan_key(&id);
    match storage::read(&key).ok()? {
        None => {
            storage::write(&key, &text).ok()?;
            storage::remove(OLD_PLAN).ok()?;
            if matches!(storage::read(OPEN), Ok(None)) {
                let _ = storage::write(OPEN, id.as_str());
            }
            None
        }
        Some(kept) if kept == text => {
            storage::remove(OLD_PLAN).ok()?;
            None
        }
        Some(_) => {
            keep::put_aside(OLD_PLAN, &text).ok()?;
            storage::remove(OLD_PLAN).ok()?;
            Some("An older Plenary kept a plan of its own in this browser, under the id of one that is here. It was set aside: see Settings.".to_owned())
        }
    }
}

/// Moves a text from one key to another, so that it is never under neither for longer than this takes.
pub(super) fn move_text(from: &str, to: &str, text: &str) -> Result<(), StorageError> {
    match storage::write(to, text) {
        Ok(()) => storage::remove(from),
        Err(StorageError::Full) => {
            // There is no room for two of them: the first makes room for the second, or comes back.
            storage::remove(from)?;
            storage::write(to, text).inspect_err(|_| {
                let _ = storage::write(from, text);
            })
        }
        Err(error) => {
            let _ = storage::remove(to);
            Err(error)
        }
    }
}
