//! Objectives: the list beside the chosen one.

pub mod add;
pub mod bar;
pub mod detail;
pub mod evidence;
pub mod participants;
pub mod reorder;
pub mod row;
pub mod selection;
pub mod status;
pub mod wording;

use crate::view::prelude::*;
use crate::{
    app::{Route, use_app},
    browser::page,
    plan::{ObjectiveId, ObjectiveKind, Plan, term::plural},
    view::{
        dynamic::piece,
        ui::{
            head_with, page_head,
            rows::{LONG, Row, SEPARATOR, kept, rows},
            split::split,
        },
    },
};
use add::add_objective;
use bar::bar;
use detail::objective_detail;
use reorder::Reorder;
use selection::{Group, Selection, arrange};

/// The page.
pub fn objectives() -> AnyView {
    let app = use_app();
    let selected = app.selected();
    Effect::new(move |_| {
        let chosen = selected.get().and_then(ObjectiveId::new);
        let href = chosen.map(|id| Route::Objectives(Some(id)).to_hash());
        page::mark_current(href.as_deref());
    });
    let selection = Memo::new(move |_| Selection::of(&app.query()));
    let listed = listed(selection, selected);
    let shown = Memo::new(move |_| listed.with(|listed| (listed.shown, listed.all)));
    let reorder = Reorder::new(app, selection);
    let all_rows = rows(move || listed.with(|listed| listed.rows.clone()));
    let list = view! {
        {bar(selection, shown)}
        {reorder.list(all_rows, Signal::derive(move || shown.get().1 > LONG))}
        {piece(move || nothing_shown(shown.get()))}
    }
    .into_any();
    split(
        selected,
        head_with(
            page_head("Objectives", Some(app.of_plan(summary))),
            add_objective(app),
        ),
        list,
        "The chosen objective",
        "Choose an objective to see its status, links and your note, and to change them.",
        move |id| objective_detail(app, id, reorder),
    )
}

fn nothing_shown((shown, all): (usize, usize)) -> AnyView {
    let words = match (shown, all) {
        (_, 0) => "This plan has no objectives yet.",
        (0, _) => "No objective matches all of these filters. Take one away, or clear them.",
        _ => return ().into_any(),
    };
    view! { <p class="empty">{words}</p> }.into_any()
}

fn summary(plan: &Plan) -> String {
    let kinds: Vec<String> = plan
        .objective_kinds()
        .into_iter()
        .map(|(kind, count)| format!("{count} {}", kind.plural().to_ascii_lowercase()))
        .collect();
    let count = plural(plan.objectives.len() as i64, "objective");
    match kinds.is_empty() {
        true => count,
        false => format!("{count}: {}", kinds.join(", ")),
    }
}

/// The list as the address wants it: the heading of each group, and its objectives, those too that a filter hides.
/// One list for all groups: to group anew, rows are moved and not made.
#[derive(Clone, PartialEq)]
struct Listed {
    rows: Vec<Row>,
    shown: usize,
    all: usize,
}

fn listed(selection: Memo<Selection>, selected: Memo<Option<String>>) -> Memo<Listed> {
    let app = use_app();
    // Which objectives have a note, and not what it says: writing one draws no row anew but its own.
    let noted = Memo::new(move |_| {
        app.with_plan(|plan| app.with_notes(|notes| notes.objectives_of(&plan.id)))
    });
    let before = StoredValue::new(Vec::new());
    let draw = row::drawn(selected);
    let all = Memo::new(move |_| {
        let today = app.today();
        let mut counts = ObjectiveKind::ALL
            .iter()
            .map(|kind| (*kind, 0))
            .collect::<Vec<_>>();
        let rows = app.with_plan(|plan| {
            let amended = plan.amended_objectives();
            noted.with(|noted| {
                plan.objectives
                    .iter()
                    .map(|objective| {
                        let count = counts.iter_mut().find(|(kind, _)| *kind == objective.kind);
                        let ordinal = count.map_or(0, |(_, count)| {
                            *count += 1;
                            *count
                        });
                        row::row(plan, noted, &amended, objective, ordinal, today, &draw)
                    })
                    .collect::<Vec<_>>()
            })
        });
        let rows = before.with_value(|before| kept(before, rows));
        before.set_value(rows.clone());
        rows
    });
    Memo::new(move |_| {
        let (selection, today) = (selection.get(), app.today());
        app.with_plan(|plan| {
            all.with(|all| {
                noted.with(|noted| {
                    let row = |at: usize| {
                        let (row, objective) = (all.get(at)?, plan.objectives.get(at)?);
                        let is_shown =
                            selection.shows(objective, noted, today) && row.shows(&selection.words);
                        Some(row.clone().hidden(!is_shown))
                    };
                    let mut listed = Listed {
                        rows: Vec::with_capacity(all.len()),
                        shown: 0,
                        all: all.len(),
                    };
                    for group in arrange(plan, &selection, today) {
                        let head = listed.rows.len();
                        let before = listed.shown;
                        for row in group.members.iter().filter_map(|at| row(*at)) {
                            listed.shown += usize::from(!row.is_hidden());
                            listed.rows.push(row);
                        }
                        let is_empty = listed.shown == before;
                        listed.rows.insert(head, group_head(group, is_empty));
                    }
                    listed
                })
            })
        })
    })
}

/// The heading of a group; out of sight where a filter hides all of it.
fn group_head(group: Group, is_hidden: bool) -> Row {
    // No id of an objective begins like this.
    let shown = format!("+{}{SEPARATOR}{}", group.word, group.heading);
    let draw = |heading: &String| {
        view! { <li class="group-head"><h2>{heading.clone()}</h2></li> }.into_any()
    };
    Row::new(shown, group.heading, draw).hidden(is_hidden)
}
