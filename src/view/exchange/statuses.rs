//! What a table of a status round holds: each row with what it would do to the plan, chosen one by one.

use super::picks::{Group, Pick, Picks, offered, picks};
use crate::view::prelude::*;
use crate::{
    app::use_app,
    exchange::status_csv::{Row, Table, Verdict},
};

const GROUPS: [Group; 4] = [
    Group::open("otherwise here", "Here they stand otherwise"),
    Group::open("would change", "Statuses that would change"),
    Group::folded("with nothing new", "Nothing new in them"),
    Group::open("not taken", "Not taken"),
];

/// An offered table. It follows the plan.
pub fn statuses(name: String, table: Box<Table>, guessed: bool) -> AnyView {
    let app = use_app();
    let heading = name.clone();
    let table = StoredValue::new(table);
    let listed = move || {
        let (rows, said) = table.with_value(|table| app.statuses_of(table));
        listing(name.clone(), rows, said)
    };
    offered(heading, None, guessed, listed)
}

fn listing(name: String, rows: Vec<Row>, said: Vec<String>) -> AnyView {
    let app = use_app();
    let list = rows.iter().map(|row| Pick {
        group: match row.verdict {
            Verdict::Meanwhile => 0,
            Verdict::Changed => 1,
            Verdict::Same => 2,
            Verdict::NotTaken => 3,
        },
        title: row.title.clone(),
        facts: row.facts.clone(),
        said: row.said.clone(),
        can_be_taken: matches!(row.verdict, Verdict::Changed | Verdict::Meanwhile),
        is_suggested: row.verdict == Verdict::Changed,
    });
    picks(Picks {
        noun: "row",
        groups: &GROUPS,
        list: list.collect(),
        said,
        hint: "What you choose is taken in one step, which Undo takes back. All else of the plan stays as it is.",
        take: Callback::new(move |places: Vec<usize>| {
            let picked: Vec<Row> = places
                .iter()
                .filter_map(|at| rows.get(*at).cloned())
                .collect();
            app.take_statuses(&name, &picked);
        }),
    })
}
