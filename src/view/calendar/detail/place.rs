//! Where a meeting is meant to be, and who hosts it.

use super::firm;
use crate::view::prelude::*;
use crate::{
    plan::{Meeting, PartnerId},
    view::{
        dynamic::piece,
        objectives::participants::lead_choices,
        ui::{choice, chosen::Chosen, not_blank, source_view, text_field, tick},
    },
};

/// The section.
pub fn place(chosen: Chosen<Meeting>) -> AnyView {
    let app = chosen.app;
    let official = move || {
        let place = chosen.read(|meeting| meeting.place.clone());
        let explained = app.with_plan(|plan| plan.place_explained(&place));
        let wording = place
            .wording
            .map(|wording| view! { <q class="official">{wording}</q> " " }.into_any());
        let explained = explained.map(|words| {
            let before = if wording.is_some() {
                "is understood as "
            } else {
                "HQ is understood as "
            };
            view! { <span>{before}<strong>{words}</strong></span> }.into_any()
        });
        (wording.is_some() || explained.is_some())
            .then(|| view! { <p class="place-official">{wording}{explained}</p> }.into_any())
    };
    let remark = move || {
        let place = chosen.read(|meeting| meeting.place.clone());
        // What stands above is not said twice.
        let explained = app.with_plan(|plan| plan.place_explained(&place));
        let is_said = |remark: &String| explained.is_some_and(|words| remark.contains(words));
        let remark = place.remark.filter(|remark| !is_said(remark));
        remark.map(|remark| view! { <p class="hint">{remark}</p> }.into_any())
    };
    let link = move || {
        let link = chosen.read(|meeting| meeting.place.link.clone());
        link.filter(|link| link.starts_with("https://"))
            .map(source_view)
    };
    let host = chosen.signal(|meeting| {
        let host = meeting.host.as_ref();
        host.map_or_else(String::new, PartnerId::to_string)
    });
    view! {
        <section class="fields" aria-labelledby="where-heading">
            <h3 id="where-heading">"Where"</h3>
            {piece(official)}
            {text_field("Place", "place-name", chosen.signal(|meeting| meeting.place.name.clone().unwrap_or_default()), move |text| {
                firm(chosen, |meeting| meeting.place.name = not_blank(&text));
            })}
            <div class="pair">
                {text_field("City", "place-city", chosen.signal(|meeting| meeting.place.city.clone().unwrap_or_default()), move |text| {
                    firm(chosen, |meeting| {
                        let city = not_blank(&text);
                        if meeting.place.city != city {
                            meeting.place.city = city;
                            // The position was the old city's.
                            (meeting.place.lat, meeting.place.lon) = (None, None);
                        }
                    });
                })}
                {text_field("Country", "place-country", chosen.signal(|meeting| meeting.place.country.clone().unwrap_or_default()), move |text| {
                    firm(chosen, |meeting| meeting.place.country = not_blank(&text));
                })}
            </div>
            <div class="pair">
                {text_field("Room", "place-room", chosen.signal(|meeting| meeting.place.room.clone().unwrap_or_default()), move |text| {
                    firm(chosen, |meeting| meeting.place.room = not_blank(&text));
                })}
                {text_field("Link to take part", "place-link", chosen.signal(|meeting| meeting.place.link.clone().unwrap_or_default()), move |text| {
                    firm(chosen, |meeting| meeting.place.link = not_blank(&text));
                })}
            </div>
            {piece(link)}
            {tick("The place is confirmed", chosen.signal(|meeting| meeting.place.confirmed), move |confirmed| {
                firm(chosen, |meeting| meeting.place.confirmed = confirmed);
            })}
            {piece(remark)}
            {choice("Host", "meeting-host", app.of_plan(lead_choices), host, move |id| {
                chosen.change(|meeting| meeting.host = PartnerId::new(id));
            })}
        </section>
    }
    .into_any()
}
