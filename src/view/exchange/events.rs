//! What a calendar file holds: each event with what it would do to the plan, chosen one by one, taken in one step.

use super::picks::{Group, Pick, Picks, offered, picks};
use crate::view::prelude::*;
use crate::{
    app::use_app,
    exchange::ics::{
        read::Calendar,
        take::{Row, Verdict},
    },
};

const GROUPS: [Group; 4] = [
    Group::open("would change", "Meetings that would change"),
    Group::open("new", "New meetings"),
    Group::folded("the same", "The same as in the plan"),
    Group::folded("left out", "Left out"),
];

/// The place of a verdict in them.
fn group_of(verdict: Verdict) -> usize {
    match verdict {
        Verdict::Changed => 0,
        Verdict::New => 1,
        Verdict::Same => 2,
        Verdict::LeftOut => 3,
    }
}

/// An offered calendar. It follows the plan: what another change makes the same is then called so.
pub fn events(name: String, calendar: Box<Calendar>) -> AnyView {
    let app = use_app();
    let guessed = calendar.guessed_letters;
    let of = calendar.name.clone();
    let heading = name.clone();
    let calendar = StoredValue::new(calendar);
    let listed = move || {
        let (rows, left) = calendar.with_value(|calendar| app.rows_of(calendar));
        listing(name.clone(), rows, left)
    };
    let about = of.map(|of| view! { <p>"The calendar \u{201c}"{of}"\u{201d}"</p> }.into_any());
    offered(heading, about, guessed, listed)
}

fn listing(name: String, rows: Vec<Row>, left: usize) -> AnyView {
    let app = use_app();
    let list = rows.iter().map(|row| {
        let facts = [row.when.as_str(), row.place.as_str()];
        let facts: Vec<&str> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
        Pick {
            group: group_of(row.verdict),
            title: row.title.clone(),
            facts: vec![facts.join(" · ")],
            said: row.said.clone(),
            can_be_taken: row.can_be_taken(),
            is_suggested: row.is_suggested,
        }
    });
    let list = list.collect();
    let left = match left {
        0 => Vec::new(),
        _ => vec![format!(
            "{left} more are not listed: there are too many for one file."
        )],
    };
    picks(Picks {
        noun: "event",
        groups: &GROUPS,
        list,
        said: left,
        hint: "What you choose is taken in one step, which Undo takes back. Meetings of the plan that the file does not name stay as they are.",
        take: Callback::new(move |places: Vec<usize>| {
            let picked: Vec<Row> = places
                .iter()
                .filter_map(|at| rows.get(*at).cloned())
                .collect();
            app.take_events(&name, &picked);
        }),
    })
}
