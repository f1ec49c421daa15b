//! Handing out tables.

use super::App;
use crate::exchange::csv;

impl App {
    /// Hands rows of a table out as a file that is named after the plan, what it is of, and the day.
    pub fn hand_out_table(self, word: &str, rows: &[Vec<String>]) {
        let plan = self.with_plan_now(|plan| plan.id.to_string());
        let name = format!("{plan}-{word}-{}.csv", self.today_now());
        if self.hand_out(&name, csv::MIME, &csv::write(rows)) {
            self.done(format!(
                "The table was saved as {name}. Private notes are not in it."
            ));
        }
    }
}
