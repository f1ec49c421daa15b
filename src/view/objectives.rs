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

use crate::{
    app::{Route, use_app},
    browser::page,
    plan::{ObjectiveId, ObjectiveKind, Plan, term::plural},
    view::{
        dynamic::piece,
        ui::{
            page_head,
            rows::{LONG, Row, SEPARATOR, rows},
            split::split,
        },
    },
};
use add::add_objective;
use bar::bar;
use detail::objective_detail;
use leptos::prelude::*;
use reorder::Reorder;
use selection::{Selection, arrange};

/// The page.
pub fn objectives() -> AnyView {
    let app = use_app();
    let selected = app.selected();
    Effect::new(move |_| {
        let chosen = selected.get().and_then(ObjectiveId::new);
        let href = chosen.map(|id| Route::Objectives(Some(id)).to_hash());
        page::mark_current(row::LINK, href.as_deref());
    });
    let selection = Memo::new(move |_| Selection::of(&app.query()));
    let sections = sections(selection, selected);
    let shown = Memo::new(move |_| {
        sections.with(|sections| {
            let rows = || sections.iter().flat_map(|section| &section.rows);
            (
                rows().filter(|row| !row.is_hidden()).count(),
                rows().count(),
            )
        })
    });
    let reorder = Reorder::new(app, selection);
    let all_rows = rows(move || {
        sections.with(|all| {
            all.iter()
                .map(|section| section_row(section, sections))
                .collect()
        })
    });
    let list = view! {
        {add_objective(app)}
        {bar(selection, shown)}
        {reorder.list(all_rows, Signal::derive(move || shown.get().1 > LONG))}
        {piece(move || nothing_shown(shown.get()))}
    }
    .into_any();
    split(
        selected,
        page_head("Objectives", Some(app.of_plan(summary))),
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
    format!(
        "{}: {}",
        plural(plan.objectives.len() as i64, "objective"),
        kinds.join(", ")
    )
}

/// One group with its rows, those that a filter hides too.
#[derive(Clone, PartialEq)]
struct Section {
    word: String,
    heading: String,
    rows: Vec<Row>,
}

/// The list as the address wants it.
fn sections(selection: Memo<Selection>, selected: Memo<Option<String>>) -> Memo<Vec<Section>> {
    let app = use_app();
    // Which objectives have a note, and not what it says: writing one draws no row anew but its own.
    let noted = Memo::new(move |_| {
        app.with_plan(|plan| app.with_notes(|notes| notes.objectives_of(&plan.id)))
    });
    let all = Memo::new(move |_| {
        let today = app.today();
        let mut counts = ObjectiveKind::ALL
            .iter()
            .map(|kind| (*kind, 0))
            .collect::<Vec<_>>();
        app.with_plan(|plan| {
            noted.with(|noted| {
                plan.objectives
                    .iter()
                    .map(|objective| {
                        let count = counts.iter_mut().find(|(kind, _)| *kind == objective.kind);
                        let ordinal = count.map_or(0, |(_, count)| {
                            *count += 1;
                            *count
                        });
                        row::row(plan, noted, objective, ordinal, today, selected)
                    })
                    .collect::<Vec<_>>()
            })
        })
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
                    arrange(plan, &selection, today)
                        .into_iter()
                        .map(|group| Section {
                            rows: group.members.into_iter().filter_map(row).collect(),
                            word: group.word,
                            heading: group.heading,
                        })
                        .collect()
                })
            })
        })
    })
}

/// A group in the page; out of sight where a filter hides all of it.
fn section_row(section: &Section, sections: Memo<Vec<Section>>) -> Row {
    let is_hidden = section.rows.iter().all(Row::is_hidden);
    let shown = [section.word.as_str(), &section.heading].join(SEPARATOR);
    let names = (section.word.clone(), section.heading.clone());
    let draw = move |(word, heading): &(String, String)| {
        let id = format!("group-{word}");
        let word = word.clone();
        let of_group = move || {
            sections.with(|sections| {
                let section = sections.iter().find(|section| section.word == word);
                section.map_or_else(Vec::new, |section| section.rows.clone())
            })
        };
        view! {
            <section class="kind-list" aria-labelledby=id.clone()>
                <h2 id=id.clone()>{heading.clone()}</h2>
                <ol class="rows">{rows(of_group)}</ol>
            </section>
        }
        .into_any()
    };
    Row::new(shown, names, draw).hidden(is_hidden)
}
