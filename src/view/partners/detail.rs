//! The chosen partner or programme: what is known, from where, and its part in the plan.

use super::edit::{partner_fields, programme_fields};
use crate::{
    app::{App, Route},
    plan::{Edit, ItemId, Official, Partner, PartnerId, Plan, Programme, ProgrammeId, SectionId},
    view::{
        dynamic::{act, live, piece},
        ui::{
            amend::amendments_of,
            chosen::Chosen,
            item_links::{item_links, linked_from},
            note_field::note_field,
            source_view,
            split::{back, missing},
        },
    },
};
use leptos::prelude::*;

/// The panel. Partners and programmes share one address, and no id is both.
pub fn partner_detail(app: App, id: &str, is_edited: RwSignal<bool>) -> AnyView {
    let (partner_id, programme_id) = (PartnerId::new(id), ProgrammeId::new(id));
    // The card is drawn anew only when what it shows comes or goes, so that the keyboard's focus stays in it.
    let found = app.memo_of_plan(move |plan| {
        let partner = partner_id.clone().map(ItemId::Partner);
        let programme = programme_id.clone().map(ItemId::Programme);
        let both = [partner, programme].into_iter().flatten();
        both.into_iter().find(|item| plan.item(item).is_some())
    });
    let card = move || match found.get() {
        Some(ItemId::Partner(id)) => partner_card(app, id, is_edited),
        Some(ItemId::Programme(id)) => programme_card(app, id, is_edited),
        _ => missing("partner"),
    };
    view! {
        {back(&Route::Partners(None), "All partners")}
        {piece(card)}
    }
    .into_any()
}

/// The button that lets the card take changes.
fn edit_button(is_edited: RwSignal<bool>) -> AnyView {
    let toggle = move |_| is_edited.update(|is_edited| *is_edited = !*is_edited);
    view! {
        <div class="actions end">
            <button type="button" aria-pressed=live(move || is_edited.get().to_string()) on:click=act(toggle)>"Edit"</button>
        </div>
    }
    .into_any()
}

fn partner_card(app: App, id: PartnerId, is_edited: RwSignal<bool>) -> AnyView {
    let item = ItemId::Partner(id.clone());
    let of = Official::from(item.clone());
    let find = id.clone();
    let chosen = Chosen::new(app, move |plan| plan.partner(&find).cloned(), Edit::Partner);
    let is_coordinator = {
        let id = id.clone();
        app.memo_of_plan(move |plan| plan.head.coordinator.partner.as_ref() == Some(&id))
    };
    let kind = move || {
        let category = chosen.read(|partner| partner.category.label());
        if is_coordinator.get() {
            let years = app.with_plan(|plan| plan.head.period.years());
            format!("{category} · Country-coordinator {years}")
        } else {
            category.to_owned()
        }
    };
    let works_on = {
        let (id, item) = (id.clone(), item.clone());
        app.of_plan(move |plan| works_on(plan, &id, &item))
    };
    let has_work = move || works_on.with(|items| !items.is_empty());
    let body = {
        let of = of.clone();
        move || match is_edited.get() {
            true => partner_fields(chosen, &of),
            false => piece(move || partner_facts(app, chosen)).into_any(),
        }
    };
    view! {
        <div class="card detail">
            <h2 id="detail-heading" tabindex="-1" class="official">{piece(move || chosen.read(|partner| partner.name.clone()))}</h2>
            <p class="detail-kind">{piece(kind)}</p>
            {edit_button(is_edited)}
            {piece(body)}
            {amendments_of(app, of)}
            {piece(move || is_coordinator.get().then(|| contacts(app)))}
            <h3>"Works on"</h3>
            {item_links(app, works_on)}
            {piece(move || (!has_work()).then(|| view! { <p class="hint">"Nothing in the plan is linked with it yet."</p> }.into_any()))}
            {note_field(app, item)}
        </div>
    }.into_any()
}

/// What is known of a partner, and where from.
fn partner_facts(app: App, chosen: Chosen<Partner>) -> AnyView {
    let partner = chosen.read(|partner| Some(partner.clone()));
    let Some(partner) = partner else {
        return ().into_any();
    };
    let seat = partner.seat.as_ref().map(|seat| match &seat.country {
        Some(country) => format!("{}, {country}", seat.city),
        None => seat.city.clone(),
    });
    let known = if partner.confirmed {
        "A source confirms this."
    } else {
        "Not confirmed: check before you rely on it."
    };
    let stands_in = match app.with_plan(|plan| heading_of(plan, partner.section.as_ref())) {
        Some(heading) => view! { <a href=Route::Text(None).to_hash()>{heading}</a> }.into_any(),
        None => view! { "Not named; reference data" }.into_any(),
    };
    let short = partner.short.filter(|short| *short != partner.name);
    view! {
        <dl class="facts">
            {short.map(|short| view! { <dt>"Short name"</dt><dd>{short}</dd> }.into_any())}
            {seat.map(|seat| view! { <dt>"Seat"</dt><dd>{seat}</dd> }.into_any())}
            <dt>"In the adopted text"</dt>
            <dd>{stands_in}</dd>
            {partner.as_of.map(|date| view! { <dt>"As of"</dt><dd>{date.in_words()}</dd> }.into_any())}
            {partner.source.map(|source| view! { <dt>"Source"</dt><dd>{source_view(source)}</dd> }.into_any())}
            <dt>"Known"</dt>
            <dd>{known}</dd>
            {partner.remark.map(|remark| view! { <dt>"Remark"</dt><dd>{remark}</dd> }.into_any())}
        </dl>
    }
    .into_any()
}

fn programme_card(app: App, id: ProgrammeId, is_edited: RwSignal<bool>) -> AnyView {
    let item = ItemId::Programme(id.clone());
    let of = Official::from(item.clone());
    let chosen = Chosen::new(
        app,
        move |plan| plan.programme(&id).cloned(),
        Edit::Programme,
    );
    let body = {
        let of = of.clone();
        move || match is_edited.get() {
            true => programme_fields(chosen, &of),
            false => piece(move || programme_facts(app, chosen)).into_any(),
        }
    };
    view! {
        <div class="card detail">
            <h2 id="detail-heading" tabindex="-1" class="official">{piece(move || chosen.read(|programme| programme.name.clone()))}</h2>
            <p class="detail-kind">"Programme of cooperation"</p>
            {edit_button(is_edited)}
            {piece(body)}
            {amendments_of(app, of)}
            {linked_from(app, item.clone())}
            {note_field(app, item)}
        </div>
    }.into_any()
}

fn programme_facts(app: App, chosen: Chosen<Programme>) -> AnyView {
    let programme = chosen.read(|programme| Some(programme.clone()));
    let Some(programme) = programme else {
        return ().into_any();
    };
    let partners = programme.partners.into_iter().map(ItemId::Partner);
    let partners: Vec<ItemId> = partners.collect();
    view! {
        {programme.text.map(|text| view! { <blockquote class="official">{text}</blockquote> }.into_any())}
        <dl class="facts">
            {programme.remark.map(|remark| view! { <dt>"Remark"</dt><dd>{remark}</dd> }.into_any())}
            {programme.source.map(|source| view! { <dt>"Source"</dt><dd>{source_view(source)}</dd> }.into_any())}
        </dl>
        <h3>"With"</h3>
        {item_links(app, Signal::stored(partners))}
    }
    .into_any()
}

fn heading_of(plan: &Plan, section: Option<&SectionId>) -> Option<String> {
    let section = plan.section(section?)?;
    Some(
        section
            .heading
            .clone()
            .unwrap_or_else(|| "Named in the text".to_owned()),
    )
}

/// What in the plan has to do with a partner: it leads, takes part, hosts, is linked, or is in a programme.
fn works_on(plan: &Plan, id: &PartnerId, item: &ItemId) -> Vec<ItemId> {
    let objectives = plan
        .objectives
        .iter()
        .filter(|objective| {
            objective.lead.as_ref() == Some(id) || objective.participants.contains(id)
        })
        .map(|objective| ItemId::Objective(objective.id.clone()));
    let meetings = plan
        .meetings
        .iter()
        .filter(|meeting| meeting.host.as_ref() == Some(id))
        .map(|meeting| ItemId::Meeting(meeting.id.clone()));
    let programmes = plan
        .programmes
        .iter()
        .filter(|programme| programme.partners.contains(id))
        .map(|programme| ItemId::Programme(programme.id.clone()));
    let mut items: Vec<ItemId> = objectives.chain(meetings).chain(programmes).collect();
    for linked in plan.linked_with(item) {
        if !items.contains(&linked) {
            items.push(linked);
        }
    }
    items
}

/// The responsible institution with the person to ask, as adopted.
fn contacts(app: App) -> AnyView {
    app.with_plan(|plan| {
        plan.contacts
            .iter()
            .map(|contact| {
                view! {
                    <section>
                        <h3>"Responsible institution"</h3>
                        <p class="official contact">{contact.text.clone()}</p>
                    </section>
                }
                .into_any()
            })
            .collect_view()
            .into_any()
    })
}
