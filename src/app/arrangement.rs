//! Where a person put nodes of the picture of relations. It is kept on this machine, for each plan and for each width of
//! the picture, and is no part of the plan.

use super::App;
use crate::browser::storage;

const GRAPH: &str = "graph";

/// Nodes by their keys, each with the place of its middle in CSS pixels.
pub type Arrangement = Vec<(String, (i32, i32))>;

impl App {
    fn arrangement_key(self, width: i32) -> String {
        let plan = self.with_plan_now(|plan| plan.id.to_string());
        format!("{GRAPH}/{plan}/{width}")
    }

    /// What was kept. What can't be read is nowhere: only places in a picture are lost with it.
    pub fn arrangement(self, width: i32) -> Arrangement {
        let kept = storage::read(&self.arrangement_key(width)).ok().flatten();
        let kept = kept.unwrap_or_default();
        kept.lines()
            .filter_map(|line| {
                let (place, key) = line.split_once(' ')?;
                let (x, y) = place.split_once(',')?;
                Some((key.to_owned(), (x.parse().ok()?, y.parse().ok()?)))
            })
            .collect()
    }

    /// Keeps it; an empty one is forgotten.
    pub fn keep_arrangement(self, width: i32, arrangement: &Arrangement) {
        let key = self.arrangement_key(width);
        let kept = if arrangement.is_empty() {
            storage::remove(&key)
        } else {
            let mut text = String::new();
            for (node, (x, y)) in arrangement {
                text.push_str(&format!("{x},{y} {node}\n"));
            }
            storage::write(&key, &text)
        };
        self.say_whether_kept(kept.is_ok());
    }
}
