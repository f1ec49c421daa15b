//! Findings that a person has seen and lets stand, each with the reason.

use super::{Extra, FindingId, Plan, item::find};
use chrono::NaiveDate;

/// A finding that is let stand. A finding is computed and never stored; its key is stable, and stands here.
#[derive(Clone, Debug, PartialEq)]
pub struct Acknowledged {
    pub id: FindingId,
    /// Why it may stand; never empty.
    pub reason: String,
    pub on: NaiveDate,
    pub extra: Extra,
}

impl Plan {
    /// The acknowledgement of a finding, where there is one.
    pub fn acknowledgement(&self, id: &FindingId) -> Option<&Acknowledged> {
        find(&self.acknowledged, id)
    }
}
