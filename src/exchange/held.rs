//! What a file that holds a part of a plan speaks of: of all else, its silence says nothing.

use super::{
    tree::{id_of, join, plain, records, steps},
    words::list_of,
};
use crate::plan::{Holds, Part, Plan};
use std::collections::BTreeSet;

/// The part, and the records that it speaks of.
#[derive(Clone, Debug)]
pub struct Held {
    part: Part,
    records: BTreeSet<String>,
}

impl Held {
    /// Of a part as it came, before it is made whole.
    pub fn new(part: &Part, plan: &Plan) -> Held {
        let mut held = BTreeSet::new();
        for (list, all) in &plain(plan) {
            for record in records(Some(all)) {
                let speaks = match &part.holds {
                    Holds::Plan => false,
                    Holds::Section(id) => {
                        let section = record.get("section").and_then(|it| it.as_str());
                        section == Some(id.as_str())
                            || list == "sections" && id_of(record) == id.as_str()
                    }
                    Holds::Statuses => list == "objectives",
                };
                if speaks {
                    held.insert(join(list, id_of(record)));
                }
            }
        }
        Held {
            part: part.clone(),
            records: held,
        }
    }

    /// Whether it speaks of what a path names.
    pub fn speaks_of(&self, path: &str) -> bool {
        let way = steps(path);
        let record = match way.as_slice() {
            [list, id, ..] => join(list, id),
            _ => String::new(),
        };
        match &self.part.holds {
            Holds::Plan => !(self.part.without_contacts && list_of(path) == "contacts"),
            Holds::Section(_) => self.records.contains(&record),
            Holds::Statuses => {
                let key = way.get(2).map(String::as_str);
                matches!(key, Some("status" | "evidence")) && self.records.contains(&record)
            }
        }
    }
}
