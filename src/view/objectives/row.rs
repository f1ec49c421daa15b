//! One objective in the list.

use crate::view::prelude::*;
use crate::{
    app::Route,
    plan::{Objective, ObjectiveId, Plan, Status},
    view::ui::{
        rows::{DrawRow, Row, SEPARATOR},
        status_chip,
    },
};
use chrono::NaiveDate;
use std::{borrow::Cow, sync::Arc};

/// What is said of one that is no part of the adopted text.
const ADDED: &str = "added after adoption";

/// The row of an objective, which `draw` draws. `noted` are the objectives with a note, `amended` those with another
/// wording than the adopted one, both in order; `ordinal` is its place among those of its kind, counted from 1.
pub fn row(
    plan: &Plan,
    noted: &[ObjectiveId],
    amended: &[&ObjectiveId],
    objective: &Objective,
    ordinal: usize,
    today: NaiveDate,
    draw: &DrawRow,
) -> Row {
    let lead = objective.lead.as_ref().and_then(|id| plan.partner(id));
    let retired = lead.is_some_and(|partner| partner.retired.is_some());
    let counted = |count: usize, one: &str, many: &str| match count {
        0 => String::new(),
        1 => format!("1 {one}"),
        count => format!("{count} {many}"),
    };
    let stale = objective
        .stale_for(today)
        .map_or_else(String::new, |months| {
            format!("Stale: nothing new for {months} months")
        });
    let links = counted(objective.links.len(), "link", "links");
    let evidence = objective.evidence.len();
    let evidence = counted(evidence, "piece of evidence", "pieces of evidence");
    let number = match &objective.number {
        Some(number) => one_text(number.trim_end_matches(['.', ')'])),
        None => Cow::from(ordinal.to_string()),
    };
    let standing = if objective.section.is_none() && plan.has_adopted_text() {
        ADDED
    } else if amended.binary_search(&&objective.id).is_ok() {
        "amended"
    } else {
        ""
    };
    let texts = [
        objective.id.as_str(),
        &number,
        objective.kind.label(),
        objective.status.label(),
        "Lead: ",
        &lead.map_or(Cow::from("not named"), |partner| one_text(&partner.name)),
        if retired { " (retired)" } else { "" },
        &stale,
        &links,
        &evidence,
        match noted.binary_search(&objective.id) {
            Ok(_) => "private note",
            Err(_) => "",
        },
        standing,
        // The last: whatever is in it, the others are found.
        &objective.text,
    ];
    Row::of(texts.join(SEPARATOR), draw.clone())
}

/// A text without what keeps texts apart.
fn one_text(text: &str) -> Cow<'_, str> {
    match text.contains(SEPARATOR) {
        true => Cow::from(text.replace(SEPARATOR, " ")),
        false => Cow::from(text),
    }
}

/// How a row is drawn. Nothing in it follows a signal: there can be thousands. Which one is chosen is marked from outside.
pub fn drawn(selected: Memo<Option<String>>) -> DrawRow {
    Arc::new(move |shown| draw(shown, selected))
}

fn draw(shown: &str, selected: Memo<Option<String>>) -> AnyView {
    let mut texts = shown.splitn(13, SEPARATOR);
    let mut next = || texts.next().unwrap_or_default();
    let (id, number, kind, label) = (next(), next(), next(), next());
    let lead = [next(), next(), next()].concat();
    let (stale, links, evidence, note) = (next(), next(), next(), next());
    let (standing, text) = (next(), next());
    let is_added = standing == ADDED;
    let href = Route::Objectives(ObjectiveId::new(id)).to_hash();
    let here = selected
        .with_untracked(|selected| selected.as_deref() == Some(id))
        .then_some("true");
    let mut statuses = Status::ALL.iter();
    let status = statuses.find(|status| status.label() == label);
    let meta = [
        // Left out where the heading of the group says it: rows are moved between groups, and not made anew.
        (kind, "row-kind"),
        (standing, "row-standing"),
        (lead.as_str(), ""),
        (stale, "stale"),
        (links, ""),
        (evidence, ""),
        (note, "private"),
    ]
    .into_iter()
    .filter(|(words, _)| !words.is_empty())
    .map(|(words, class)| view! { <span class=class>{words.to_owned()}</span> }.into_any())
    .collect_view();
    view! {
        <li class="row">
            <span class="row-number" aria-hidden="true">{number.to_owned()}</span>
            <div class="row-body">
                <a class="row-link" class:official=!is_added href=href aria-current=here>{text.to_owned()}</a>
                <p class="row-meta">{meta}</p>
            </div>
            {status.map(|status| status_chip(*status))}
        </li>
    }
    .into_any()
}
