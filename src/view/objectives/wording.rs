//! The text of an objective: as adopted, changed only after saying that this departs from it, or struck out.

use super::status::set_status;
use crate::view::prelude::*;
use crate::{
    app::{Query, Route, route::query::PLAN},
    browser::location,
    notes::Subject,
    plan::{
        AmendedField, Carried, GoalId, ItemId, Objective, ObjectiveId, ObjectiveKind, Official,
        Plan, Status, term::plural,
    },
    view::{
        dynamic::piece,
        ui::{
            Choices,
            amend::{self, Instead, Stands, Strike, amendments_of},
            choice,
            chosen::Chosen,
        },
    },
};

/// Number, kind, goal, the text, what was amended in it, and where it was carried from and to.
pub fn wording(chosen: Chosen<Objective>, id: &ObjectiveId) -> AnyView {
    let app = chosen.app;
    let of = Official::Objective(id.clone());
    let label =
        move || app.with_plan(|plan| chosen.read(|objective| plan.objective_label(objective)));
    let kind =
        move || app.with_plan(|plan| chosen.read(|objective| kind_in_words(plan, objective)));
    let carried = move || {
        let (from, to) =
            chosen.read(|objective| (objective.carried_from.clone(), objective.carried_to.clone()));
        let lines = [("Carried over from ", from), ("Carried over to ", to)];
        let lines = lines
            .into_iter()
            .filter_map(|(words, carried)| Some((words, carried?)));
        lines
            .map(|(words, carried)| carried_line(words, &carried))
            .collect_view()
    };
    view! {
        <h2 id="detail-heading" tabindex="-1">{piece(label)}</h2>
        <p class="detail-kind">{piece(kind)}</p>
        {piece(carried)}
        {amend::wording(app, &of, AmendedField::Text, "text", Stands::Alone, Some(strike(chosen, id)))}
        {amendments_of(app, of)}
    }
    .into_any()
}

/// How an objective is removed.
fn strike(chosen: Chosen<Objective>, id: &ObjectiveId) -> Strike {
    let item = ItemId::Objective(id.clone());
    Strike {
        noun: "objective",
        goes: Signal::derive(move || what_goes(chosen, &item)),
        instead: Some(Instead {
            sentence: "The usual way is to keep the objective and give it the status \u{201c}Dropped\u{201d}.",
            words: "Set the status to Dropped",
            act: Callback::new(move |()| set_status(chosen, Status::Dropped)),
        }),
        then: Callback::new(|()| location::go_to(&Route::Objectives(None).to_hash())),
    }
}

/// What is removed with the objective, in a sentence.
fn what_goes(chosen: Chosen<Objective>, item: &ItemId) -> String {
    let (links, amendments) = chosen.app.with_plan(|plan| {
        let of = Official::from(item.clone());
        let amendments = plan.amendments_of(&of).count();
        (plan.linked_with(item).len(), amendments)
    });
    let (has_lead, participants, has_remark, evidence) = chosen.read(|objective| {
        let assessment = objective.assessment.as_ref();
        (
            objective.lead.is_some(),
            objective.participants.len(),
            assessment.is_some_and(|it| it.remark.is_some()),
            objective.evidence.len(),
        )
    });
    let mut goes = vec!["its status".to_owned()];
    if has_remark {
        goes.push("the remark on it".to_owned());
    }
    if has_lead {
        goes.push("its lead".to_owned());
    }
    if participants > 0 {
        goes.push(plural(participants as i64, "participant"));
    }
    match evidence {
        0 => {}
        1 => goes.push("1 piece of evidence".to_owned()),
        count => goes.push(format!("{count} pieces of evidence")),
    }
    if links > 0 {
        goes.push(plural(links as i64, "link"));
    }
    let last = goes.pop().unwrap_or_default();
    let goes = match goes.is_empty() {
        true => last,
        false => format!("{} and {last}", goes.join(", ")),
    };
    let stay = match amendments {
        0 => "",
        1 => " Its amendment stays among the amendments.",
        _ => " Its amendments stay among the amendments.",
    };
    format!(
        "With it goes {goes}.{stay} Your private note stays in this browser, and Undo brings everything back."
    )
}

fn carried_line(words: &'static str, carried: &Carried) -> AnyView {
    view! { <p class="carried">{words}{way_to(carried)}</p> }.into_any()
}

/// The years of the other term, leading to the objective in its plan.
fn way_to(carried: &Carried) -> AnyView {
    let mut query = Query::default();
    query.set(PLAN, Some(carried.plan.to_string()));
    let route = Route::Objectives(Some(carried.objective.clone()));
    let href = format!("{}{query}", route.to_hash());
    view! { <a href=href>{carried.term.clone()}</a> }.into_any()
}

/// Where the objective was carried over from, and a private note was written on it there: the way to it.
pub fn note_before(chosen: Chosen<Objective>) -> AnyView {
    let app = chosen.app;
    let noted = move || {
        let from = chosen.read(|objective| objective.carried_from.clone())?;
        let subject = Subject {
            plan: from.plan.clone(),
            about: Some(ItemId::Objective(from.objective.clone())),
        };
        app.with_notes(|notes| !notes.text(&subject).is_empty())
            .then_some(from)
    };
    piece(move || {
        noted().map(|from| {
            view! { <p class="hint note-before">"You wrote a note on it in the plan for " {way_to(&from)} "."</p> }.into_any()
        })
    })
}

/// "Framework of action · Goal 12".
fn kind_in_words(plan: &Plan, objective: &Objective) -> String {
    let kind = objective.kind.long_label();
    let goal = plan
        .goals
        .iter()
        .find(|goal| Some(&goal.id) == objective.goal.as_ref());
    match goal {
        Some(goal) => format!("{kind} · Goal {}", goal.number),
        None => kind.to_owned(),
    }
}

/// The kind, where no adopted text says it, and the goal, where the plan serves any.
pub fn kind_and_goal(chosen: Chosen<Objective>, id: &ObjectiveId) -> AnyView {
    let app = chosen.app;
    let official = Official::Objective(id.clone());
    let is_adopted = app.memo_of_plan(move |plan| plan.is_adopted(&official));
    let goals = app.memo_of_plan(|plan| {
        let none = (String::new(), "Not named".to_owned());
        let goals = plan.goals.iter().map(|goal| {
            (
                goal.id.to_string(),
                format!("Goal {}: {}", goal.number, goal.title),
            )
        });
        std::iter::once(none).chain(goals).collect::<Choices>()
    });
    let kind = move || {
        (!is_adopted.get()).then(|| {
            let kinds: Choices = ObjectiveKind::ALL
                .iter()
                .map(|kind| (kind.word().to_owned(), kind.long_label().to_owned()))
                .collect();
            let value = chosen.signal(|objective| objective.kind.word().to_owned());
            choice("Kind", "kind", Signal::stored(kinds), value, move |word| {
                if let Some(kind) = ObjectiveKind::from_word(&word) {
                    chosen.change(|objective| objective.kind = kind);
                }
            })
        })
    };
    let goal = move || {
        (goals.with(Vec::len) > 1).then(|| {
            let value = chosen.signal(|objective| {
                let goal = objective.goal.as_ref();
                goal.map_or_else(String::new, |goal| goal.to_string())
            });
            choice("Goal", "goal", goals.into(), value, move |id| {
                chosen.change(|objective| objective.goal = GoalId::new(id));
            })
        })
    };
    view! { {piece(kind)}{piece(goal)} }.into_any()
}
