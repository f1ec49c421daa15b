//! A status round in a spreadsheet: the table handed out, and taken in.

use super::{App, import::Import};
use crate::{
    exchange::{
        bytes, csv,
        problem::ReadError,
        status_csv::{self, Row, Table},
    },
    plan::term::plural,
};

impl App {
    /// Hands out the table of a status round.
    pub fn export_statuses(self) {
        let (text, id) = self.with_plan_now(|plan| (status_csv::write(plan), plan.id.to_string()));
        let name = format!("{id}-{}-statuses.csv", self.today_now());
        if self.hand_out(&name, csv::MIME, &text) {
            self.done(format!(
                "The table was saved as {name}. Taken in again here, it brings the changes back."
            ));
        }
    }

    /// Offers what a table holds, or says why not. The plan is not touched.
    pub(super) fn offer_table(self, name: String, bytes: &[u8]) {
        let read = bytes::decoded(bytes)
            .map_err(|error: ReadError| error.message())
            .and_then(|(text, guessed)| {
                let table = status_csv::read(&text).map_err(|error| error.message())?;
                Ok((table, guessed))
            });
        self.show_import(match read {
            Ok((table, guessed)) => Import::Statuses {
                name,
                table: Box::new(table),
                guessed,
            },
            Err(message) => Import::Refused {
                name,
                message,
                problems: Vec::new(),
            },
        });
    }

    /// What each row of a table would do to the plan, and what is said of the table as a whole. Follows the plan.
    pub fn statuses_of(self, table: &Table) -> (Vec<Row>, Vec<String>) {
        self.with_plan(|plan| {
            let mut said = table.said.clone();
            let missing = status_csv::missing_in_words(plan, table);
            if !missing.is_empty() {
                said.push(missing);
            }
            (status_csv::rows(plan, table, self.today()), said)
        })
    }

    /// Takes the chosen rows in, in one step that can be undone.
    pub fn take_statuses(self, name: &str, rows: &[Row]) {
        if let Some(edit) = status_csv::edit(rows)
            && self.change(edit)
        {
            self.import.set(None);
            self.done(format!(
                "Taken in from {name}: {}. Undo takes it back.",
                plural(rows.len() as i64, "row")
            ));
        }
    }
}
