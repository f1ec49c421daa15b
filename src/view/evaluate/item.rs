//! The item that the pass is at: its official text, what is known of it, the words to choose from.

use super::{
    desk::{Desk, HEADING},
    official,
};
use crate::view::prelude::*;
use crate::{
    app::Route,
    browser::page,
    plan::{
        Edtf, Evidence, Held, Item, ItemId, MeetingStatus, Plan, Status,
        describe::{place_in_words, when_in_words},
        edtf::day_in_words,
    },
    view::{
        dynamic::{act, live, piece},
        objectives::evidence::evidence_line,
        ui::{
            date_field::date_field,
            icon::{Icon, picture},
            source_view, text_field,
        },
    },
};
use chrono::Datelike;

/// The card.
pub fn item_card(desk: Desk, item: ItemId) -> AnyView {
    let app = desk.app;
    let (label, kind, wording) = app.with_plan_now(|plan| official(plan, &item));
    let href = Route::of_item(&item).to_hash();
    let known = {
        let item = item.clone();
        move || app.with_plan(|plan| known(plan, &item))
    };
    let more = match item {
        ItemId::Meeting(_) => meeting_fields(desk, &item),
        _ => remark_field(desk, &item),
    };
    view! {
        <section class="card pass-item" aria-labelledby="pass-heading">
            <div class="pass-text">
                <div class="card-head">
                    <h2 id="pass-heading" tabindex="-1">{label}</h2>
                    <p class="aside"><a href=href>"Open its page"</a></p>
                </div>
                <p class="detail-kind">{kind}</p>
                <blockquote class="official">{wording}</blockquote>
                {piece(known)}
            </div>
            <div class="pass-answer">
                {words(desk, &item)}
                {more}
            </div>
            {evidence_form(desk, &item)}
        </section>
    }
    .into_any()
}

/// What the plan knows of an item, as facts and evidence.
fn known(plan: &Plan, item: &ItemId) -> AnyView {
    let mut facts: Vec<(&'static str, String)> = Vec::new();
    let evidence = match plan.item(item) {
        Some(Item::Objective(objective)) => {
            let lead = objective.lead.as_ref().and_then(|id| plan.partner(id));
            let lead = lead.map_or("not named", |partner| &partner.name);
            facts.push(("Lead", lead.to_owned()));
            if let Some(assessment) = &objective.assessment {
                let by = assessment.by.label().to_ascii_lowercase();
                facts.push(("Assessed", format!("{by}, {}", day_in_words(assessment.on))));
            }
            let from = objective.carried_from.as_ref();
            facts.extend(from.map(|carried| ("Carried over", format!("from {}", carried.term))));
            &objective.evidence
        }
        Some(Item::Meeting(meeting)) => {
            facts.push(("Planned", when_in_words(&meeting.when)));
            facts.push(("Place", place_in_words(&meeting.place)));
            let held = meeting.later_fact();
            facts.extend(held.map(|held| ("Took place", held.edtf.in_words())));
            &meeting.evidence
        }
        Some(_) | None => return ().into_any(),
    };
    let facts = facts
        .into_iter()
        .map(|(name, fact)| view! { <dt>{name}</dt><dd>{fact}</dd> }.into_any());
    view! {
        <dl class="facts">{facts.collect_view()}</dl>
        <h3>"Evidence"</h3>
        {evidence_list(plan, evidence)}
    }
    .into_any()
}

fn evidence_list(plan: &Plan, evidence: &[Evidence]) -> AnyView {
    if evidence.is_empty() {
        return view! { <p class="hint">"None so far."</p> }.into_any();
    }
    let rows = evidence.iter().map(|entry| {
        let reporter = entry.reported_by.as_ref().and_then(|id| plan.partner(id));
        let mut line: Vec<String> = Vec::new();
        line.extend(entry.when.map(|when| when.in_words()));
        line.extend(reporter.map(|partner| format!("reported by {}", partner.name)));
        view! {
            <li>
                <p class="evidence-line">{line.join(" · ")}</p>
                <p>{entry.text.clone()}</p>
                {entry.source.clone().map(source_view)}
            </li>
        }
        .into_any()
    });
    view! { <ul class="evidence-list">{rows.collect_view()}</ul> }.into_any()
}

/// The words, each with its criterion and its key.
fn words(desk: Desk, item: &ItemId) -> AnyView {
    let app = desk.app;
    let words: Vec<(&'static str, &'static str)> = match item {
        ItemId::Meeting(_) => MeetingStatus::OUTCOMES
            .iter()
            .map(|status| (status.label(), status.criterion()))
            .collect(),
        _ => Status::ALL
            .iter()
            .map(|status| (status.label(), status.criterion()))
            .collect(),
    };
    let item = item.clone();
    let chosen = Memo::new(move |_| {
        app.with_plan(|plan| match plan.item(&item) {
            Some(Item::Objective(objective)) => objective.status as usize,
            Some(Item::Meeting(meeting)) => {
                let mut outcomes = MeetingStatus::OUTCOMES.iter();
                let at = outcomes.position(|status| *status == meeting.status);
                at.unwrap_or(usize::MAX)
            }
            Some(_) | None => usize::MAX,
        })
    });
    let buttons = words.into_iter().enumerate().map(|(at, (label, criterion))| {
        let key = (at + 1).to_string();
        let key = move || desk.keys.get().then(|| view! { <kbd aria-hidden="true">{key.clone()}</kbd> }.into_any());
        view! {
            <button type="button" class="answer" aria-pressed=live(move || (chosen.get() == at).to_string())
                on:click=act(move |_| desk.answer(at))>
                {piece(key)}
                <span class="answer-label">{label}</span>
                <span class="answer-criterion">{criterion}</span>
                <span class="answer-mark">{picture(Icon::Check)}</span>
            </button>
        }
        .into_any()
    });
    view! { <div class="answers" role="group" aria-label="Where it stands">{buttons.collect_view()}</div> }
        .into_any()
}

/// The remark that goes with the word, once there is one.
fn remark_field(desk: Desk, item: &ItemId) -> AnyView {
    let app = desk.app;
    let item = item.clone();
    let read = move |plan: &Plan| match plan.item(&item) {
        Some(Item::Objective(objective)) => {
            let assessment = objective.assessment.as_ref();
            assessment.map(|assessment| assessment.remark.clone().unwrap_or_default())
        }
        Some(_) | None => None,
    };
    let remark: Memo<Option<String>> = app.memo_of_plan(read);
    let has_word = Memo::new(move |_| remark.get().is_some());
    let field = move || {
        has_word.get().then(|| {
            let value = Signal::derive(move || remark.get().unwrap_or_default());
            form(text_field("Remark", "pass-remark", value, move |text| {
                desk.remark(&text);
            }))
        })
    };
    piece(field).into_any()
}

/// What the key R goes to with this item, in the help on keys; nothing where there is no such field yet.
pub fn remark_key(plan: &Plan, item: &ItemId) -> &'static str {
    match plan.item(item) {
        Some(Item::Objective(one)) if one.assessment.is_some() => "R goes to the remark, ",
        Some(Item::Meeting(one)) if one.status == MeetingStatus::Held => {
            "R goes to when it took place, "
        }
        Some(_) | None => "",
    }
}

/// A form of one field: Enter takes what was written and gives the focus back to the item.
fn form(field: AnyView) -> AnyView {
    let submit = act(move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        page::focus(HEADING);
    });
    view! { <form class="pass-form" on:submit=submit>{field}</form> }.into_any()
}

/// When a meeting that was held took place, and where that is known from.
fn meeting_fields(desk: Desk, item: &ItemId) -> AnyView {
    let app = desk.app;
    let item = item.clone();
    let held: Memo<Option<Option<Held>>> = app.memo_of_plan(move |plan| match plan.item(&item) {
        Some(Item::Meeting(meeting)) => {
            (meeting.status == MeetingStatus::Held).then(|| meeting.held.clone())
        }
        Some(_) | None => None,
    });
    let is_held = Memo::new(move |_| held.get().is_some());
    let year = app.with_plan_now(|plan| plan.head.period.end.year());
    let field = move || {
        is_held.get().then(|| {
            let date = Signal::derive(move || held.get().flatten().map(|held| held.edtf));
            let source = Signal::derive(move || {
                let held = held.get().flatten();
                held.and_then(|held| held.source).unwrap_or_default()
            });
            let has_date = Memo::new(move |_| held.get().flatten().is_some());
            let known_from = move || {
                has_date.get().then(|| {
                    form(text_field("Known from", "pass-source", source, move |text| {
                        let text = text.trim().to_owned();
                        desk.change_meeting(|meeting| {
                            if let Some(held) = &mut meeting.held {
                                held.source = Some(text).filter(|text| !text.is_empty());
                            }
                        });
                    }))
                })
            };
            view! {
                {form(date_field("It took place", "pass-held", date, year, move |date| took_place(desk, date)))}
                {piece(known_from)}
            }
            .into_any()
        })
    };
    piece(field).into_any()
}

/// Notes when the meeting took place. A later fact that has its source is not taken away here.
fn took_place(desk: Desk, date: Option<Edtf>) {
    desk.change_meeting(|meeting| {
        meeting.held = match (date, meeting.held.take()) {
            (None, Some(before)) if before.source.is_some() => Some(before),
            (None, _) => None,
            (Some(edtf), Some(before)) => Some(Held { edtf, ..before }),
            (Some(edtf), None) => Some(Held {
                edtf,
                text: String::new(),
                source: None,
                extra: Default::default(),
            }),
        };
    });
}

/// One more piece of evidence, in one line.
fn evidence_form(desk: Desk, item: &ItemId) -> AnyView {
    let of = item.clone();
    let entries = desk.app.memo_of_plan(move |plan| match plan.item(&of) {
        Some(Item::Objective(objective)) => objective.evidence.clone(),
        Some(Item::Meeting(meeting)) => meeting.evidence.clone(),
        Some(_) | None => Vec::new(),
    });
    evidence_line(desk.app, item, entries.into(), move |entries| {
        desk.set_evidence(entries);
        page::focus(HEADING);
    })
}
