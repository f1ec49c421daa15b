//! The adopted text as one document: every section in its order, with what belongs to it, read or edited.
//! Beside it, the chosen one of the documents that guide the plan.

pub mod amendments;
pub mod edit;
pub mod title_block;

use crate::view::prelude::*;
use crate::{
    app::{App, Route, use_app},
    browser::{location, page},
    plan::{AmendedField, GuidanceId, ItemId, Official, Plan, Section, SectionId, term::plural},
    view::{
        dynamic::{act, live, piece},
        ui::{
            amend::{Stands, Strike, amendments_of, what_points, wording},
            item_links::item_links,
            note_field::note_field,
            page_head,
            rows::{Row, rows},
            split::{back, missing},
        },
    },
};
use amendments::{all_amendments, amended};
use edit::edit_text;

/// The key in the address that names a section, which the page then opens at.
pub const SECTION: &str = "section";

/// The key of the address under which the page is set to edit, and the one thing that it can say.
const EDIT: &str = "edit";
const YES: &str = "yes";

/// The address at which the text is edited, its title block first.
pub fn editing_address() -> String {
    format!("{}?{EDIT}={YES}", Route::Text(None).to_hash())
}

/// The page.
pub fn adopted_text() -> AnyView {
    let app = use_app();
    let edited = app.query_of(EDIT);
    let is_edited = Memo::new(move |_| edited.with(|edited| edited.as_deref() == Some(YES)));
    let toggle = move |_| {
        let next = (!is_edited.get_untracked()).then(|| YES.to_owned());
        app.set_query(EDIT, next);
    };
    let text = move || match is_edited.get() {
        true => edit_text(app),
        false => document(app),
    };
    let selected = app.selected();
    let is_chosen = move || selected.get().is_some();
    let side = move || {
        selected.get().map(|id| {
            view! {
                <aside class="split-detail" aria-label="Guidance document">{guidance_detail(app, &id)}</aside>
            }
            .into_any()
        })
    };
    let wanted = app.query_of(SECTION);
    Effect::new(move |_| {
        if let Some(id) = wanted.get() {
            // After the page is drawn, and has taken the focus to its heading.
            page::focus_later(format!("section-{id}"));
        }
    });
    view! {
        {page_head("The text", Some(app.of_plan(standing)))}
        <div class:split=live(is_chosen) class:has-selection=live(is_chosen)>
            <div class="split-list text-page">
                <div class="actions above">
                    <button type="button" aria-pressed=live(move || is_edited.get().to_string()) on:click=act(toggle)>"Edit"</button>
                </div>
                {piece(text)}
            </div>
            {piece(side)}
        </div>
    }
    .into_any()
}

/// How true the text is to what was adopted.
fn standing(plan: &Plan) -> String {
    if !plan.is_text_adopted() {
        return format!(
            "{}: not adopted yet, so its text changes freely.",
            plan.head.state.label()
        );
    }
    let amendments = match plan.amendments.len() as i64 {
        0 => "As adopted, word for word. Slips of the original are kept.".to_owned(),
        count => format!(
            "As adopted, with {}, each marked in its place.",
            plural(count, "amendment")
        ),
    };
    match unplaced_count(plan) {
        _ if plan.sections.is_empty() => amendments,
        0 => amendments,
        1 => format!("{amendments} 1 record was added and stands at the end."),
        count => format!("{amendments} {count} records were added and stand at the end."),
    }
}

/// The text as it is read.
fn document(app: App) -> AnyView {
    let sections = move || {
        app.with_plan(|plan| {
            plan.sections
                .iter()
                .map(|section| section_view(app, plan, section))
                .collect_view()
        })
    };
    let rest = move || app.with_plan(|plan| unplaced(app, plan));
    let head = move || app.with_plan(|plan| amended(plan, &Official::Head));
    view! {
        {guided_by(app)}
        <article class="document">
            {piece(head)}
            {piece(sections)}
            {piece(rest)}
        </article>
        {all_amendments(app)}
    }
    .into_any()
}

/// The documents that the plan is guided by, each with its address.
fn guided_by(app: App) -> AnyView {
    let documents = app.memo_of_plan(|plan| {
        let ids = plan.guidance.iter().map(|it| it.id.clone());
        ids.map(ItemId::Guidance).collect::<Vec<ItemId>>()
    });
    piece(move || {
        let count = documents.with(Vec::len);
        (count > 0).then(|| {
            let words = format!("Guided by {}", plural(count as i64, "document"));
            view! {
                <details class="guided-by">
                    <summary>{words}</summary>
                    {item_links(app, documents.into())}
                </details>
            }
            .into_any()
        })
    })
    .into_any()
}

fn guidance_detail(app: App, id: &str) -> AnyView {
    let id = GuidanceId::new(id);
    // The card is drawn anew only when the document comes or goes, so that the keyboard's focus stays in it.
    let found = app.memo_of_plan(move |plan| Some(plan.guidance(id.as_ref()?)?.id.clone()));
    let card = move || match found.get() {
        Some(id) => guidance_card(app, id),
        None => missing("document"),
    };
    view! {
        {back(&Route::Text(None), "The whole text")}
        {piece(card)}
    }
    .into_any()
}

fn guidance_card(app: App, id: GuidanceId) -> AnyView {
    let item = ItemId::Guidance(id.clone());
    let of = Official::from(item.clone());
    let text = {
        let id = id.clone();
        move || app.with_plan(|plan| Some(plan.guidance(&id)?.text.clone()))
    };
    let strike = Strike {
        noun: "document",
        goes: what_points(app, of.clone()),
        instead: None,
        then: Callback::new(|()| location::go_to(&Route::Text(None).to_hash())),
    };
    let about = item.clone();
    let linked = app.memo_of_plan(move |plan| plan.linked_with(&about));
    let named_in = app.with_plan_now(|plan| {
        let section = plan.guidance(&id)?.section.as_ref()?;
        plan.section(section)?.heading.clone()
    });
    let links = move || {
        if linked.with(Vec::is_empty) {
            view! { <p class="hint">"Nothing in the plan is linked with it yet. Links are made on the page of an objective or a meeting."</p> }
                .into_any()
        } else {
            item_links(app, linked.into())
        }
    };
    view! {
        <div class="card detail">
            <h2 id="detail-heading" tabindex="-1" class="official">{piece(text)}</h2>
            <p class="detail-kind">"A document that guides the plan"</p>
            {wording(app, &of, AmendedField::Text, "wording", Stands::BelowHeading, Some(strike))}
            {amendments_of(app, of)}
            {named_in.map(|heading| view! {
                <dl class="facts"><dt>"Named in"</dt><dd class="official">{heading}</dd></dl>
            }.into_any())}
            <h3>"Linked with"</h3>
            {piece(links)}
            {note_field(app, item)}
        </div>
    }
    .into_any()
}

fn section_view(app: App, plan: &Plan, section: &Section) -> AnyView {
    let heading = section.heading.clone().map(|heading| {
        let number = section.number.clone();
        view! {
            <h2>{number.map(|number| view! { <span class="section-number">{number}</span> " " }.into_any())}{heading}</h2>
        }.into_any()
    });
    let paragraphs = paragraphs(&section.text);
    view! {
        <section id=format!("section-{}", section.id) tabindex="-1">
            {heading}
            {paragraphs}
            {amended(plan, &Official::Section(section.id.clone()))}
            {records(app, plan, Some(&section.id))}
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
fn records(app: App, plan: &Plan, section: Option<&SectionId>) -> AnyView {
    let objectives: Vec<Row> = plan
        .objectives
        .iter()
        .filter(|objective| objective.section.as_ref() == section)
        .map(|objective| {
            let number = objective.number.clone();
            let number = number.map_or("•".to_owned(), |number| {
                format!("{}.", number.trim_end_matches('.'))
            });
            let shown = (objective.id.clone(), number, objective.text.clone());
            Row::new(objective.id.to_string(), shown, move |shown| {
                let (id, number, text) = shown.clone();
                let of = Official::Objective(id.clone());
                view! {
                    <li>
                        <span class="item-number">{number}</span>
                        <div>
                            <a href=Route::Objectives(Some(id)).to_hash()>{text}</a>
                            {app.with_plan_now(|plan| amended(plan, &of))}
                        </div>
                    </li>
                }
                .into_any()
            })
        })
        .collect();
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
            let of = Official::Meeting(meeting.id.clone());
            view! { <p><a href=href>{text}</a></p> {amended(plan, &of)} }.into_any()
        })
        .collect_view();
    let contacts = plan
        .contacts
        .iter()
        // A contact of a partner has no wording of its own.
        .filter(|contact| contact.section.as_ref() == section && !contact.text.is_empty())
        .map(|contact| {
            let of = Official::Contact(contact.id.clone());
            view! { {paragraphs(&contact.text)} {amended(plan, &of)} }.into_any()
        })
        .collect_view();
    let objectives = (!objectives.is_empty()).then(|| {
        let list = rows(move || objectives.clone());
        view! { <ol class="document-list">{list}</ol> }.into_any()
    });
    view! {
        {objectives}
        {meetings}
        {contacts}
    }
    .into_any()
}

/// What stands in no section: it was added, or came without one.
fn unplaced(app: App, plan: &Plan) -> AnyView {
    if unplaced_count(plan) == 0 {
        return ().into_any();
    }
    let heading = match plan.has_adopted_text() {
        true => "Added; not part of the adopted text",
        false => "In no section yet",
    };
    view! {
        <section class="unplaced">
            <h2>{heading}</h2>
            {records(app, plan, None)}
        </section>
    }
    .into_any()
}

/// How many objectives, meetings and contacts with a wording of their own stand in no section.
fn unplaced_count(plan: &Plan) -> usize {
    let objectives = plan.objectives.iter().filter(|it| it.section.is_none());
    let meetings = plan.meetings.iter().filter(|it| it.section.is_none());
    let contacts = plan.contacts.iter();
    let contacts = contacts.filter(|it| it.section.is_none() && !it.text.is_empty());
    objectives.count() + meetings.count() + contacts.count()
}
