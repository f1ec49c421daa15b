//! The chosen partner or programme: what is known, from where, and its part in the plan.

use super::{
    WIDE,
    contacts::contacts,
    edit::{partner_fields, programme_fields},
};
use crate::view::prelude::*;
use crate::{
    app::{App, Route},
    plan::{
        Edit, ItemId, Official, Partner, PartnerId, Plan, Programme, ProgrammeId, RelationKind,
        SectionId, relations::Relation,
    },
    view::{
        dynamic::{act, live, piece},
        ui::{
            amend::amendments_of,
            chosen::Chosen,
            filter_bar::YES,
            item_links::{item_links, linked_from},
            note_field::note_field,
            source_view,
            split::{back, missing},
        },
    },
};

/// The heading over the members of a body.
const BODY: &str = "Members of this body";

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

/// The button that lets the card take changes, and the way to have the page for it alone.
fn edit_button(app: App, is_edited: RwSignal<bool>) -> AnyView {
    let toggle = move |_| is_edited.update(|is_edited| *is_edited = !*is_edited);
    let wide = app.query_of(WIDE);
    let widen = move |_| {
        let next = wide.get_untracked().is_none().then(|| YES.to_owned());
        app.set_query(WIDE, next);
    };
    view! {
        <div class="actions end">
            <button type="button" class="widen" aria-pressed=live(move || wide.get().is_some().to_string()) on:click=act(widen)>"Full page"</button>
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
        let category = chosen.read(Partner::standing);
        if is_coordinator.get() {
            let years = app.with_plan(|plan| plan.head.period.years());
            format!("{category} · Country-coordinator {years}")
        } else {
            category
        }
    };
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
            {edit_button(app, is_edited)}
            {piece(body)}
            {amendments_of(app, of)}
            {contacts(app, id.clone(), is_edited)}
            {work(app, item.clone())}
            {piece(move || unknown(chosen))}
            {note_field(app, item)}
        </div>
    }.into_any()
}

/// What the plan says that it does, one list a kind of relation.
fn work(app: App, item: ItemId) -> AnyView {
    let related = Memo::new(move |_| app.with_relations(|_, relations| related(relations, &item)));
    let lists = move || {
        let related = related.get();
        if related.is_empty() {
            return view! { <p class="hint">"Nothing in the plan is linked with it yet."</p> }
                .into_any();
        }
        let lists = related.into_iter().map(|(heading, items)| {
            let is_membership = heading == RelationKind::MemberOf.heading() || heading == BODY;
            let hint = is_membership.then(|| {
                view! { <p class="hint">"Membership of a body is not membership of the organisation."</p> }.into_any()
            });
            view! {
                <h4>{heading}</h4>
                {item_links(app, Signal::stored(items))}
                {hint}
            }
            .into_any()
        });
        lists.collect_view().into_any()
    };
    view! {
        <section class="links-field work">
            <h3>"Works on"</h3>
            {piece(lists)}
        </section>
    }
    .into_any()
}

/// The other ends of the relations of an item, by the headings that they stand under.
fn related(relations: &[Relation], item: &ItemId) -> Vec<(String, Vec<ItemId>)> {
    let mut found: Vec<(String, Vec<ItemId>)> = Vec::new();
    for relation in relations {
        let Some((_, other)) = relation.seen_from(item) else {
            continue;
        };
        let is_body = relation.kind == RelationKind::MemberOf && relation.to == *item;
        let heading = match is_body {
            true => BODY,
            false => relation.kind.heading(),
        };
        match found.iter_mut().find(|(known, _)| known == heading) {
            Some((_, items)) => items.push(other.clone()),
            None => found.push((heading.to_owned(), vec![other.clone()])),
        }
    }
    found
}

/// What nobody has said of it yet.
fn unknown(chosen: Chosen<Partner>) -> Option<AnyView> {
    let missing = chosen.read(Partner::unknowns);
    (!missing.is_empty()).then(|| {
        let lines = missing
            .into_iter()
            .map(|words| view! { <li>{words}</li> }.into_any());
        view! {
            <section class="unknown">
                <h3>"Not known"</h3>
                <ul>{lines.collect_view()}</ul>
            </section>
        }
        .into_any()
    })
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
    let retired = partner.retired.as_ref().map(|retired| {
        let mut words = retired.in_words().replacen('r', "R", 1);
        if let Some(reason) = &retired.reason {
            words.push_str(": ");
            words.push_str(reason);
        }
        words
    });
    let seat_source = partner.seat.as_ref().and_then(|seat| seat.source.clone());
    let stands_in = match app.with_plan(|plan| heading_of(plan, partner.section.as_ref())) {
        Some(heading) => view! { <a href=Route::Text(None).to_hash()>{heading}</a> }.into_any(),
        None => view! { "Not named; reference data" }.into_any(),
    };
    let short = partner.short.filter(|short| *short != partner.name);
    view! {
        <dl class="facts">
            {short.map(|short| view! { <dt>"Short name"</dt><dd>{short}</dd> }.into_any())}
            {retired.map(|retired| view! { <dt>"Status"</dt><dd>{retired}</dd> }.into_any())}
            {seat.map(|seat| view! { <dt>"Seat"</dt><dd>{seat}" "{seat_source.map(source_view)}</dd> }.into_any())}
            <dt>"In the text"</dt>
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
            {edit_button(app, is_edited)}
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
