//! The chosen partner or programme: what is known, from where, and its part in the plan.

use crate::{
    app::{Route, use_app},
    plan::{ItemId, Partner, PartnerId, Plan, Programme, ProgrammeId},
    view::ui::{
        Empty, Source,
        icon::{Icon, Picture},
        item_links::ItemLinks,
        note_field::NoteField,
    },
};
use crate::view::dynamic::{piece};
use leptos::prelude::*;

/// The panel. Partners and programmes share one address, and no id is both.
#[component]
pub fn PartnerDetail(id: PartnerId) -> impl IntoView {
    let app = use_app();
    let programme_id = ProgrammeId::new(id.as_str());
    let partner = move || app.with_plan(|plan| plan.partner(&id).cloned());
    let programme = move || {
        app.with_plan(|plan| programme_id.as_ref().and_then(|id| plan.programme(id)).cloned())
    };
    move || {
        let body = match (partner(), programme()) {
            (Some(partner), _) => view! { <PartnerCard partner/> }.into_any(),
            (None, Some(programme)) => view! { <ProgrammeCard programme/> }.into_any(),
            (None, None) => view! {
                <Empty>"There is no such partner in this plan. It may have been removed, or the link belongs to another plan."</Empty>
            }
            .into_any(),
        };
        view! {
            <a class="back" href=Route::Partners(None).to_hash()><Picture icon=Icon::Back/>"All partners"</a>
            {body}
        }
    }
}

#[component]
fn PartnerCard(partner: Partner) -> impl IntoView {
    let app = use_app();
    let item = ItemId::Partner(partner.id.clone());
    let id = partner.id.clone();
    let coordinates = move || {
        app.with_plan(|plan| {
            (plan.head.coordinator.partner.as_ref() == Some(&id)).then(|| plan.head.period.years())
        })
    };
    let category = partner.category.label();
    let kind = move || match coordinates() {
        Some(years) => format!("{category} · Country-coordinator {years}"),
        None => category.to_owned(),
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
            <p class="detail-kind">{piece(kind)}</p>
            <dl class="facts">
                {seat.map(|seat| view! { <dt>"Seat"</dt><dd>{seat}</dd> })}
                <dt>"In the adopted text"</dt>
                <dd>{piece(move || match stands_in() {
                    Some(heading) => view! { <a href=Route::Text.to_hash()>{heading}</a> }.into_any(),
                    None => view! { "Not named; reference data" }.into_any(),
                })}</dd>
                {partner.as_of.map(|date| view! { <dt>"As of"</dt><dd>{date.in_words()}</dd> })}
                {partner.source.clone().map(|source| view! { <dt>"Source"</dt><dd><Source source/></dd> })}
                <dt>"Known"</dt>
                <dd>{known}</dd>
                {partner.remark.clone().map(|remark| view! { <dt>"Remark"</dt><dd>{remark}</dd> })}
            </dl>
            <h3>"Works on"</h3>
            <ItemLinks items=works_on/>
            {piece(move || (!has_work()).then(|| view! { <p class="hint">"Nothing in the plan is linked with it yet."</p> }))}
            <NoteField about=Signal::stored(Some(item))/>
        </div>
    }
}

#[component]
fn ProgrammeCard(programme: Programme) -> impl IntoView {
    let partners: Vec<ItemId> = programme.partners.iter().cloned().map(ItemId::Partner).collect();
    view! {
        <div class="card detail">
            <h2 id="detail-heading" tabindex="-1" class="official">{programme.name.clone()}</h2>
            <p class="detail-kind">"Programme of cooperation"</p>
            {programme.text.clone().map(|text| view! { <blockquote class="official">{text}</blockquote> })}
            <dl class="facts">
                {programme.remark.clone().map(|remark| view! { <dt>"Remark"</dt><dd>{remark}</dd> })}
                {programme.source.clone().map(|source| view! { <dt>"Source"</dt><dd><Source source/></dd> })}
            </dl>
            <h3>"With"</h3>
            <ItemLinks items=Signal::stored(partners)/>
            <NoteField about=Signal::stored(Some(ItemId::Programme(programme.id)))/>
        </div>
    }
}

fn heading_of(plan: &Plan, section: Option<&crate::plan::SectionId>) -> Option<String> {
    let section = plan.section(section?)?;
    Some(section.heading.clone().unwrap_or_else(|| "Named in the text".to_owned()))
}

/// What in the plan has to do with a partner: it leads, takes part, hosts, is linked, or is in a programme.
fn works_on(plan: &Plan, id: &PartnerId, item: &ItemId) -> Vec<ItemId> {
    let objectives = plan
        .objectives
        .iter()
        .filter(|objective| objective.lead.as_ref() == Some(id) || objective.participants.contains(id))
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
