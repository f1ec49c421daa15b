//! The map of seats. It draws coastlines only: no boundary, no flag, no colour for a state.
//! Its twin in words is the table below it.

use super::projection::{VIEW_BOX, is_on_map, project};
use crate::view::dynamic::{live, piece, tenths};
use crate::{
    app::{Route, use_app},
    plan::{Partner, PartnerCategory, PartnerId, Plan},
};
use leptos::prelude::*;

/// Where a label goes, seen from its dot: anchor, and the offset in units of the map.
type Label = (&'static str, f64, f64);

/// Label positions that were tried against each other for the seats of the member states, by city.
/// Every other seat has its label on the right.
const LABELS: [(&str, Label); 9] = [
    ("Tirana", ("end", -8.0, 8.0)),
    ("Yerevan", ("end", -8.0, 4.0)),
    ("Baku", ("end", -8.0, 4.0)),
    ("Tbilisi", ("middle", 0.0, -9.0)),
    ("Athens", ("end", -8.0, 4.0)),
    ("Chisinau", ("end", -8.0, 4.0)),
    ("Skopje", ("end", -6.0, -6.0)),
    ("Bucharest", ("end", -8.0, 4.0)),
    ("Belgrade", ("end", -8.0, 4.0)),
];

/// A seat on the map.
#[derive(Clone, Debug, PartialEq)]
struct Dot {
    id: PartnerId,
    name: String,
    full_name: String,
    is_member: bool,
    is_coordinator: bool,
    /// Where the seat is.
    seat: (f64, f64),
    /// Where the mark is drawn: several bodies in one city stand apart, each with a line to its seat.
    at: (f64, f64),
    label: Label,
}

/// Seats that several bodies share are drawn beside each other, over water, from here.
const SHARED: [(&str, (f64, f64)); 1] = [("Istanbul", (344.0, 334.0))];
const SHARED_STEP: f64 = 18.0;

fn dots_of(plan: &Plan) -> Vec<Dot> {
    let mut dots: Vec<Dot> = Vec::new();
    for partner in &plan.partners {
        if let Some(dot) = dot_of(plan, partner, &dots) {
            dots.push(dot);
        }
    }
    dots
}

fn dot_of(plan: &Plan, partner: &Partner, before: &[Dot]) -> Option<Dot> {
    let seat = partner.seat.as_ref()?;
    let (x, y) = project(seat.lat.as_f64(), seat.lon.as_f64());
    if !is_on_map(x, y) {
        return None;
    }
    let is_member = partner.category == PartnerCategory::Member;
    let taken = before.iter().filter(|dot| dot.seat == (x, y)).count() as f64;
    let shared = SHARED.iter().find(|(city, _)| *city == seat.city);
    let at = match shared {
        Some((_, (left, top))) if !is_member => (*left, top + taken * SHARED_STEP),
        Some(_) | None => (x, y + taken * (SHARED_STEP - 2.0)),
    };
    let label = LABELS
        .iter()
        .find(|(city, _)| is_member && *city == seat.city)
        .map_or(("start", 8.0, 4.0), |(_, label)| *label);
    Some(Dot {
        id: partner.id.clone(),
        name: partner.short_name().to_owned(),
        full_name: if partner.short_name() == partner.name {
            format!(
                "{}, {}, seat {}",
                partner.name,
                partner.category.label(),
                seat.city
            )
        } else {
            format!(
                "{}: {}, {}, seat {}",
                partner.short_name(),
                partner.name,
                partner.category.label(),
                seat.city
            )
        },
        is_member,
        is_coordinator: plan.head.coordinator.partner.as_ref() == Some(&partner.id),
        seat: (x, y),
        at,
        label,
    })
}

/// The map.
pub fn partner_map(selected: Memo<Option<String>>) -> AnyView {
    let app = use_app();
    let dots = move || app.with_plan(dots_of);
    view! {
        <figure class="map-figure">
            <svg class="map" viewBox=VIEW_BOX role="group" aria-label="Map of seats; the table below says the same">
                {coast()}
                {piece(move || dots().into_iter().map(|dot| dot_view(dot, selected)).collect_view())}
            </svg>
            <figcaption>
                "Coastlines only: the map draws no boundary and implies none. Round: member state; ringed: country-coordinator; square: other body. Land: Natural Earth, public domain."
            </figcaption>
        </figure>
    }.into_any()
}

/// Sea, grid and land: drawn once. The shapes are a file of their own, which only this page loads.
fn coast() -> AnyView {
    view! {
        <rect class="sea" width="100%" height="100%"/>
        <use_ class="graticule" href="coastline.svg#graticule"/>
        <use_ class="land" href="coastline.svg#land"/>
    }
    .into_any()
}

/// One seat, as a link to its partner.
fn dot_view(dot: Dot, selected: Memo<Option<String>>) -> AnyView {
    let id = dot.id.to_string();
    let here = move || selected.with(|selected| (selected.as_ref() == Some(&id)).then_some("true"));
    let href = Route::Partners(Some(dot.id)).to_hash();
    let (x, y) = dot.at;
    let (anchor, dx, dy) = dot.label;
    let leader = (dot.at.0 != dot.seat.0).then(|| {
        let (from_x, from_y) = dot.seat;
        view! { <path class="leader" d=format!("M{} {}Q{} {} {} {}", tenths(from_x), tenths(from_y), tenths(from_x + 8.0), tenths(y + 6.0), tenths(x), tenths(y))/> }.into_any()
    });
    let shape = if dot.is_member {
        view! { <circle cx=tenths(x) cy=tenths(y) r="5"/> }.into_any()
    } else {
        view! { <rect x=tenths(x - 4.5) y=tenths(y - 4.5) width="9" height="9" rx="1.5"/> }
            .into_any()
    };
    let ring = dot
        .is_coordinator
        .then(|| view! { <circle class="ring" cx=tenths(x) cy=tenths(y) r="8.5"/> }.into_any());
    // The link stands in a <g>, because only there the macro takes <a> for SVG's own.
    view! {
        <g><a class="dot" class:member=dot.is_member href=href aria-label=dot.full_name aria-current=live(here)>
            {leader}
            <circle class="target" cx=tenths(x) cy=tenths(y) r="14"/>
            {ring}
            {shape}
            <text x=tenths(x + dx) y=tenths(y + dy) text-anchor=anchor aria-hidden="true">{dot.name}</text>
        </a></g>
    }.into_any()
}
