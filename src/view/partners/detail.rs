//! The chosen partner or programme: what is known, from where, and its part in the plan.

use crate::{
    app::{App, Route},
    plan::{ItemId, Partner, PartnerId, Plan, Programme, ProgrammeId, SectionId},
    view::{
        dynamic::piece,
        ui::{
            item_links::{item_links, linked_from},
            note_field::note_field,
            source_view,
            split::{back, missing},
        },
    },
};
use leptos::prelude::*;

/// The panel. Partners and programmes share one address, and no id is both.
pub fn partner_detail(app: App, id: &str) -> AnyView {
    let (partner_id, programme_id) = (PartnerId::new(id), ProgrammeId::new(id));
    let card = move || {
        let partner =
            app.with_plan(|plan| partner_id.as_ref().and_then(|id| plan.partner(id)).cloned());
        let programme = app.with_plan(|plan| {
            programme_id
                .as_ref()
                .and_then(|id| plan.programme(id))
                .cloned()
        });
        match (partner, programme) {
            (Some(partner), _) => partner_card(app, partner),
            (None, Some(programme)) => programme_card(app, programme),
            (None, None) => missing("partner"),
        }
    };
    view! {
        {back(&Route::Partners(None), "All partners")}
        {piece(card)}
    }
    .into_any()
}

fn partner_card(app: App, partner: Partner) -> AnyView {
    let item = ItemId::Partner(partner.id.clone());
    let is_coordinator =
        app.with_plan(|plan| plan.head.coordinator.partner.as_ref() == Some(&partner.id));
    let category = partner.category.label();
    let kind = if is_coordinator {
        let years = app.with_plan(|plan| plan.head.period.years());
        format!("{category} · Country-coordinator {years}")
    } else {
        category.to_owned()
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
    let section = partner.section.clone();
    let stands_in = move || app.with_plan(|plan| heading_of(plan, section.as_ref()));
    let works_on = {
        let item = item.clone();
        let id = partner.id.clone();
        app.of_plan(move |plan| works_on(plan, &id, &item))
    };
    let has_work = move || works_on.with(|items| !items.is_empty());
    view! {
        <div class="card detail">
            <h2 id="detail-heading" tabindex="-1" class="official">{partner.name.clone()}</h2>
            <p class="detail-kind">{kind}</p>
            <dl class="facts">
                {seat.map(|seat| view! { <dt>"Seat"</dt><dd>{seat}</dd> }.into_any())}
                <dt>"In the adopted text"</dt>
                <dd>{piece(move || match stands_in() {
                    Some(heading) => view! { <a href=Route::Text(None).to_hash()>{heading}</a> }.into_any(),
                    None => view! { "Not named; reference data" }.into_any(),
                })}</dd>
                {partner.as_of.map(|date| view! { <dt>"As of"</dt><dd>{date.in_words()}</dd> }.into_any())}
                {partner.source.clone().map(|source| view! { <dt>"Source"</dt><dd>{source_view(source)}</dd> }.into_any())}
                <dt>"Known"</dt>
                <dd>{known}</dd>
                {partner.remark.clone().map(|remark| view! { <dt>"Remark"</dt><dd>{remark}</dd> }.into_any())}
            </dl>
            {is_coordinator.then(|| contacts(app))}
            <h3>"Works on"</h3>
            {item_links(app, works_on)}
            {piece(move || (!has_work()).then(|| view! { <p class="hint">"Nothing in the plan is linked with it yet."</p> }.into_any()))}
            {note_field(app, item)}
        </div>
    }.into_any()
}

fn programme_card(app: App, programme: Programme) -> AnyView {
    let partners: Vec<ItemId> = programme
        .partners
        .iter()
        .cloned()
        .map(ItemId::Partner)
        .collect();
    view! {
        <div class="card detail">
            <h2 id="detail-heading" tabindex="-1" class="official">{programme.name.clone()}</h2>
            <p class="detail-kind">"Programme of cooperation"</p>
            {programme.text.clone().map(|text| view! { <blockquote class="official">{text}</blockquote> }.into_any())}
            <dl class="facts">
                {programme.remark.clone().map(|remark| view! { <dt>"Remark"</dt><dd>{remark}</dd> }.into_any())}
                {programme.source.clone().map(|source| view! { <dt>"Source"</dt><dd>{source_view(source)}</dd> }.into_any())}
            </dl>
            <h3>"With"</h3>
            {item_links(app, Signal::stored(partners))}
            {linked_from(app, ItemId::Programme(programme.id.clone()))}
            {note_field(app, ItemId::Programme(programme.id))}
        </div>
    }.into_any()
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
