//! The adopted text as one document: every section in its order, with what belongs to it. Nothing added is shown.

use crate::view::dynamic::piece;
use crate::{
    app::{Route, use_app},
    plan::{Plan, Section, SectionId},
    view::ui::page_head,
};
use leptos::prelude::*;

/// The page.
pub fn adopted_text() -> AnyView {
    let app = use_app();
    let sections = move || {
        app.with_plan(|plan| {
            plan.sections
                .iter()
                .map(|section| section_view(plan, section))
                .collect_view()
        })
    };
    let rest = move || app.with_plan(unplaced);
    view! {
        {page_head("The adopted text", Some(Signal::stored("As adopted, word for word. Slips of the original are kept.".to_owned())))}
        <article class="document">
            {piece(sections)}
            {piece(rest)}
        </article>
    }
    .into_any()
}

fn section_view(plan: &Plan, section: &Section) -> AnyView {
    let heading = section.heading.clone().map(|heading| {
        let number = section.number.clone();
        view! {
            <h2>{number.map(|number| view! { <span class="section-number">{number}</span> " " }.into_any())}{heading}</h2>
        }.into_any()
    });
    let paragraphs = paragraphs(&section.text);
    view! {
        <section id=format!("section-{}", section.id)>
            {heading}
            {paragraphs}
            {records(plan, Some(&section.id))}
        </section>
    }
    .into_any()
}

fn paragraphs(text: &str) -> impl IntoView + use<> {
    text.split('\n')
        .filter(|line| !line.trim().is_empty())
        .map(|line| view! { <p>{line.to_owned()}</p> }.into_any())
        .collect_view()
}

/// The objectives, meetings and contacts that stand in a section.
fn records(plan: &Plan, section: Option<&SectionId>) -> AnyView {
    let objectives = plan
        .objectives
        .iter()
        .filter(|objective| objective.section.as_ref() == section)
        .map(|objective| {
            let href = Route::Objectives(Some(objective.id.clone())).to_hash();
            let number = objective.number.clone();
            view! {
                <li>
                    <span class="item-number">{number.map_or("•".to_owned(), |number| format!("{}.", number.trim_end_matches('.')))}</span>
                    <a href=href>{objective.text.clone()}</a>
                </li>
            }.into_any()
        })
        .collect_view();
    let meetings = plan
        .meetings
        .iter()
        .filter(|meeting| meeting.section.as_ref() == section)
        .map(|meeting| {
            let href = Route::Calendar(Some(meeting.id.clone())).to_hash();
            let text = meeting
                .text
                .clone()
                .unwrap_or_else(|| meeting.title.clone());
            view! { <p><a href=href>{text}</a></p> }.into_any()
        })
        .collect_view();
    let contacts = plan
        .contacts
        .iter()
        .filter(|contact| contact.section.as_ref() == section)
        .map(|contact| paragraphs(&contact.text))
        .collect_view();
    let has_objectives = plan
        .objectives
        .iter()
        .any(|objective| objective.section.as_ref() == section);
    view! {
        {has_objectives.then(|| view! { <ol class="document-list">{objectives}</ol> }.into_any())}
        {meetings}
        {contacts}
    }
    .into_any()
}

/// What stands in no section: it was added, or came without one.
fn unplaced(plan: &Plan) -> AnyView {
    let is_empty = plan
        .objectives
        .iter()
        .all(|objective| objective.section.is_some())
        && plan
            .meetings
            .iter()
            .all(|meeting| meeting.section.is_some())
        && plan
            .contacts
            .iter()
            .all(|contact| contact.section.is_some());
    if is_empty {
        return ().into_any();
    }
    view! {
        <section class="unplaced">
            <h2>"Not placed in the adopted text"</h2>
            {records(plan, None)}
        </section>
    }
    .into_any()
}
