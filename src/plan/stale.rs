//! What has not moved for long: an objective that somebody assessed, that has no final word, and of which nothing
//! new was said for nine months.

use super::{Objective, Status};
use chrono::{Datelike, Months, NaiveDate};

/// From how many whole months without a change on an objective is called stale.
pub const STALE_MONTHS: u32 = 9;

impl Objective {
    /// The day of the last change that the plan knows of: of the assessment, or of the newest evidence. A vague date
    /// counts as its last day, and no day counts as later than today.
    pub fn last_change(&self, today: NaiveDate) -> Option<NaiveDate> {
        let assessed = self.assessment.as_ref().map(|assessment| assessment.on);
        let reported = self
            .evidence
            .iter()
            .filter_map(|entry| Some(entry.when.as_ref()?.latest()));
        assessed
            .into_iter()
            .chain(reported)
            .max()
            .map(|day| day.min(today))
    }

    /// For how many whole months nothing has changed, where that makes it stale. What has a final word is not stale,
    /// and neither is what nobody has assessed: that is not assessed.
    pub fn stale_for(&self, today: NaiveDate) -> Option<u32> {
        if self.status.is_final() || self.status == Status::NotAssessed {
            return None;
        }
        let months = whole_months(self.last_change(today)?, today);
        (months >= STALE_MONTHS).then_some(months)
    }
}

/// How many whole calendar months lie between two days. A month that ends too early for the day is whole on its last.
fn whole_months(from: NaiveDate, to: NaiveDate) -> u32 {
    let months = (to.year() - from.year()) * 12 + to.month() as i32 - from.month() as i32;
    let months = u32::try_from(months).unwrap_or(0);
    match from.checked_add_months(Months::new(months)) {
        Some(day) if day > to => months.saturating_sub(1),
        _ => months,
    }
}
