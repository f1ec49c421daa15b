//! The plan file: a plan with where it comes from. This is the only reader and the only writer of plans;
//! the browser's own storage goes through them too.

pub(in crate::exchange) mod fields;
pub(in crate::exchange) mod read;
pub mod wire;
pub mod words;
pub(in crate::exchange) mod write;

pub use read::read;
pub use write::{digest, write, write_compact};

use crate::plan::{Extra, Plan};
use chrono::NaiveDate;

/// The format word of a plan file.
pub const FORMAT: &str = "plenary-plan";

/// The version of the format that is written. Older ones are read too, once there are any.
pub const VERSION: u64 = 1;

/// The most records that one list may have.
pub const MAX_RECORDS: usize = 20_000;

/// The longest lineage that an export carries.
const MAX_LINEAGE: usize = 64;

/// A plan file.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    pub exported: Exported,
    /// The digests of this plan and of the plans that it grew from, newest first.
    pub lineage: Vec<String>,
    pub plan: Plan,
    pub extra: Extra,
}

/// When, by whom and with what the file was made. Nothing depends on it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Exported {
    pub at: Option<String>,
    pub by: Option<String>,
    pub app: String,
    pub extra: Extra,
}

/// The file of this plan: its digest goes in front of the lineage.
pub fn export(plan: &Plan, lineage: &[String], at: &str, by: Option<&str>, app: &str) -> Snapshot {
    let mut newest_first = vec![digest(plan)];
    for digest in lineage {
        if newest_first.len() < MAX_LINEAGE && !newest_first.contains(digest) {
            newest_first.push(digest.clone());
        }
    }
    Snapshot {
        exported: Exported {
            at: Some(at.to_owned()),
            by: by.map(str::to_owned),
            app: app.to_owned(),
            extra: Extra::new(),
        },
        lineage: newest_first,
        plan: plan.clone(),
        extra: Extra::new(),
    }
}

/// The name of the file: "bsec-ict-2024-2025-2026-11-24.plenary.json".
pub fn file_name(plan: &Plan, day: NaiveDate) -> String {
    format!("{}-{day}.plenary.json", plan.id)
}
