//! What was chosen is kept in this browser until it is applied or the files are put away. The files are not: whoever
//! opens them again after the page was closed finds the choices where they still hold.

use crate::{
    app::App,
    browser::storage,
    exchange::{
        choices::{read, written},
        consolidate::{Choices, Entry},
    },
    plan::PlanId,
    reactive::set_timeout,
};
use std::time::Duration;

/// How long a choice may wait for the next one before both are written.
const PAUSE: Duration = Duration::from_millis(500);

fn key(of: &PlanId) -> String {
    format!("choices/{of}")
}

/// The choices that were kept and still hold.
pub(super) fn kept(of: &PlanId, entries: &[Entry]) -> Choices {
    let text = storage::read(&key(of)).ok().flatten();
    let value = text.and_then(|text| serde_json::from_str(&text).ok());
    value.map_or_else(Choices::new, |value| read(&value, entries))
}

pub(in crate::app) fn forget(of: &PlanId) {
    let _ = storage::remove(&key(of));
}

impl App {
    /// Whether choices in files of the open plan wait for the files.
    pub fn has_kept_choices(self) -> bool {
        let key = self.with_plan_now(|plan| key(&plan.id));
        matches!(storage::read(&key), Ok(Some(_)))
    }

    /// Something was chosen: keep it soon.
    pub(super) fn choices_changed(self) {
        set_timeout(move || self.keep_choices(), PAUSE);
    }

    /// Keeps what was chosen since the last time. Where there is no room, the browser asks before the page is closed.
    pub(in crate::app) fn keep_choices(self) {
        let text = self.with_reviewing_now(|it| {
            let review = it.review.as_ref().filter(|_| !it.is_kept)?;
            let text = written(&it.choices, &review.result.entries).to_string();
            Some((key(&review.mine.id), text, it.choices.is_empty()))
        });
        if let Some((key, text, is_empty)) = text {
            let done = match is_empty {
                true => storage::remove(&key),
                false => storage::write(&key, &text),
            };
            let is_kept = done.is_ok();
            self.reviewing.update_untracked(|it| it.is_kept = is_kept);
        }
    }
}
