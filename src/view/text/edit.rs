//! The text as it is edited: the title block, then sections, guidance documents, goals and contacts, each in its place.

use super::title_block::title_block;
use crate::view::prelude::*;
use crate::{
    app::App,
    browser::{clock, page},
    plan::{
        AmendedField, Change, Contact, ContactId, Edit, Goal, Guidance, Official, Plan, Record,
        Section, SectionId,
    },
    view::{
        dynamic::{act, piece},
        ui::{
            add_form::{Input, NewField, Written, add_form},
            amend::{Stands, Strike, what_points, wording},
            contact::{INSTITUTION, PHONE, POST, contact_emails, contact_text},
            rows::{Row, rows},
        },
    },
};

/// Everything of the text that is not an item with a page of its own.
pub fn edit_text(app: App) -> AnyView {
    let adopted = app.of_plan(Plan::is_text_adopted);
    let free = Signal::stored(false);
    view! {
        {title_block(app)}
        {group("Sections", "sections", rows(move || records(app, |plan| &plan.sections, section)), add_section(app, adopted))}
        {group("Guidance documents", "guidance", rows(move || records(app, |plan| &plan.guidance, guidance)), add_guidance(app, free))}
        {group("Goals", "goals", rows(move || records(app, |plan| &plan.goals, goal)), add_goal(app, adopted))}
        {group("Contacts", "contacts", rows(move || records(app, |plan| &plan.contacts, contact)), add_contact(app, free))}
        <p class="hint">"Objectives, meetings, partners and programmes are edited on their own pages."</p>
    }
    .into_any()
}

fn group(heading: &'static str, id: &'static str, rows: AnyView, add: AnyView) -> AnyView {
    let heading_id = format!("edit-{id}");
    view! {
        <section class="edit-group" aria-labelledby=heading_id.clone()>
            <h2 id=heading_id.clone()>{heading}</h2>
            <ol class="edit-list">{rows}</ol>
            {add}
        </section>
    }
    .into_any()
}

/// One row for each record. A row is its record's id and no more: what is edited in it stays under a person's fingers.
fn records<R: Record>(
    app: App,
    list: fn(&Plan) -> &Vec<R>,
    draw: fn(App, &str) -> Option<AnyView>,
) -> Vec<Row> {
    let ids = app.with_plan(|plan| {
        let ids = list(plan).iter().map(|record| record.id().to_string());
        ids.collect::<Vec<String>>()
    });
    let row = |id: String| {
        Row::new(id.clone(), id, move |id| {
            let card = draw(app, id);
            view! { <li class="card fields">{card}</li> }.into_any()
        })
    };
    ids.into_iter().map(row).collect()
}

/// How a record is removed here. Then the keyboard goes to the button that adds another.
fn strike(app: App, of: &Official, noun: &'static str, adding: &'static str) -> Strike {
    Strike {
        noun,
        goes: what_points(app, of.clone()),
        instead: None,
        then: Callback::new(move |()| page::focus_later(adding)),
    }
}

fn section(app: App, id: &str) -> Option<AnyView> {
    let id = SectionId::new(id)?;
    let of = Official::Section(id.clone());
    let strike = strike(app, &of, "section", "add-section");
    let number = {
        let id = id.clone();
        move || app.with_plan(|plan| plan.section(&id)?.number.clone())
    };
    Some(view! {
        <p class="edit-number">"Section " {piece(number)}</p>
        {wording(app, &of, AmendedField::Heading, "heading", Stands::AmongMany, None)}
        {wording(app, &of, AmendedField::Text, "text", Stands::AmongMany, Some(strike))}
        <div class="pair-of-buttons">{move_button(app, &id, false)}{move_button(app, &id, true)}</div>
    }
    .into_any())
}

/// Moves a section past its neighbour. The card is put into its new place a moment later, and loses the keyboard there.
fn move_button(app: App, id: &SectionId, down: bool) -> AnyView {
    let (words, word) = match down {
        true => ("Move down", "down"),
        false => ("Move up", "up"),
    };
    let button = format!("section-{word}-{id}");
    let called = {
        let of = Official::Section(id.clone());
        format!(
            "{words}: {}",
            app.with_plan_now(|plan| plan.official_label(&of))
        )
    };
    let (id, focus) = (id.clone(), button.clone());
    let step = move |_| {
        if let Some(edit) = app.with_plan_now(|plan| plan.move_section(&id, down))
            && app.change(edit)
        {
            let focus = focus.clone();
            page::focus_later(focus);
        }
    };
    view! { <button type="button" id=button aria-label=called on:click=act(step)>{words}</button> }
        .into_any()
}

fn guidance(app: App, id: &str) -> Option<AnyView> {
    let of = Official::from_words("guidance", id)?;
    let strike = strike(app, &of, "document", "add-guidance-document");
    Some(wording(
        app,
        &of,
        AmendedField::Text,
        "wording",
        Stands::AmongMany,
        Some(strike),
    ))
}

fn goal(app: App, id: &str) -> Option<AnyView> {
    let of = Official::from_words("goal", id)?;
    let strike = strike(app, &of, "goal", "add-goal");
    let label = {
        let of = of.clone();
        move || app.with_plan(|plan| plan.official_label(&of))
    };
    Some(
        view! {
            <p class="edit-number">{piece(label)}</p>
            {wording(app, &of, AmendedField::Title, "title", Stands::AmongMany, None)}
            {wording(app, &of, AmendedField::Text, "text", Stands::AmongMany, Some(strike))}
        }
        .into_any(),
    )
}

fn contact(app: App, id: &str) -> Option<AnyView> {
    let id = ContactId::new(id)?;
    let of = Official::Contact(id.clone());
    let strike = strike(app, &of, "contact", "add-contact");
    Some(
        view! {
            {wording(app, &of, AmendedField::Name, "name", Stands::AmongMany, None)}
            {wording(app, &of, AmendedField::Text, "text", Stands::AmongMany, Some(strike))}
            {contact_text(app, &id, INSTITUTION)}
            {contact_text(app, &id, POST)}
            {contact_text(app, &id, PHONE)}
            {contact_emails(app, &id)}
        }
        .into_any(),
    )
}

const LINE: NewField = NewField {
    label: "Heading",
    is_needed: true,
    input: Input::Line,
};

const TEXT: NewField = NewField {
    label: "Text",
    is_needed: true,
    input: Input::Text,
};

fn take(app: App, edit: Option<Edit>) -> bool {
    edit.is_some_and(|edit| app.change(edit))
}

fn at_end<R: Record>(record: R) -> Change<R> {
    Change::Add {
        at: usize::MAX,
        record: Box::new(record),
    }
}

fn add_section(app: App, departs: Signal<bool>) -> AnyView {
    let text = NewField {
        is_needed: false,
        ..TEXT
    };
    let add = move |written: Written| {
        let today = clock::today();
        let edit = app.with_plan_now(|plan| {
            let section = Section::new(plan.free_section_id()?, written.text(0), written.text(1));
            plan.add_section(section, today, written.remark)
        });
        take(app, edit)
    };
    add_form(app, "section", vec![LINE, text], departs, add)
}

fn add_guidance(app: App, departs: Signal<bool>) -> AnyView {
    let add = move |written: Written| {
        let edit = app.with_plan_now(|plan| {
            let guidance = Guidance::new(plan.free_guidance_id()?, written.text(0));
            Some(Edit::Guidance(at_end(guidance)))
        });
        take(app, edit)
    };
    let text = NewField {
        label: "Document",
        ..TEXT
    };
    add_form(app, "guidance document", vec![text], departs, add)
}

fn add_goal(app: App, departs: Signal<bool>) -> AnyView {
    let line = |label: &'static str| NewField { label, ..LINE };
    let add = move |written: Written| {
        let today = clock::today();
        let edit = app.with_plan_now(|plan| {
            let id = plan.free_goal_id()?;
            let mut goal = Goal::new(id, written.text(0), written.text(1), written.text(3));
            goal.source = written.text(2).to_owned();
            plan.add_goal(goal, today, written.remark)
        });
        take(app, edit)
    };
    let agenda = NewField {
        is_needed: false,
        ..line("Agenda that it stands in")
    };
    let text = NewField {
        label: "Text by which the plan cites it",
        ..TEXT
    };
    let fields = vec![line("Number"), line("Title"), agenda, text];
    add_form(app, "goal", fields, departs, add)
}

fn add_contact(app: App, departs: Signal<bool>) -> AnyView {
    let add = move |written: Written| {
        let edit = app.with_plan_now(|plan| {
            let contact = Contact::new(plan.free_contact_id()?, written.text(0));
            Some(Edit::Contact(at_end(contact)))
        });
        take(app, edit)
    };
    let text = NewField {
        label: "Institution, person and how to reach them",
        ..TEXT
    };
    add_form(app, "contact", vec![text], departs, add)
}
