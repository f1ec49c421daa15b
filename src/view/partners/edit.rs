//! The fields of a partner and of a programme.

use crate::{
    app::{App, Route},
    browser::{location, page},
    choices_of,
    plan::{AmendedField, Degrees, Official, Partner, PartnerCategory, PartnerId, Programme, Seat},
    view::{
        dynamic::{act, live, piece, written},
        objectives::participants::choices_beside,
        ui::{
            amend::{Stands, Strike, what_points, wording},
            choice,
            chosen::Chosen,
            date_field::date_field,
            text_field, tick,
        },
    },
};
use chrono::Datelike;
use leptos::prelude::*;
use std::time::Duration;

fn not_blank(text: &str) -> Option<String> {
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

fn strike(app: App, of: &Official, noun: &'static str) -> Strike {
    Strike {
        noun,
        goes: what_points(app, of.clone()),
        instead: None,
        then: Callback::new(|()| location::go_to(&Route::Partners(None).to_hash())),
    }
}

/// What is known of a partner, as fields.
pub fn partner_fields(chosen: Chosen<Partner>, of: &Official) -> AnyView {
    let app = chosen.app;
    let year = app.with_plan_now(|plan| plan.head.period.end.year());
    let seat = Memo::new(move |_| chosen.read(|partner| partner.seat.clone()));
    let text = |read: fn(&Partner) -> &Option<String>| {
        chosen.signal(move |partner| read(partner).clone().unwrap_or_default())
    };
    view! {
        <section class="fields">
            {wording(app, of, AmendedField::Name, "name", Stands::BelowHeading, Some(strike(app, of, "partner")))}
            {text_field("Short name", "partner-short", text(|partner| &partner.short), move |text| {
                chosen.change(|partner| partner.short = not_blank(&text));
            })}
            {choice("Category", "partner-category", choices_of!(PartnerCategory), chosen.signal(|partner| partner.category.word().to_owned()), move |word| {
                if let Some(category) = PartnerCategory::from_word(&word) {
                    chosen.change(|partner| partner.category = category);
                }
            })}
            {piece(move || seat_fields(chosen, seat.get()))}
            {date_field("As of", "partner-as-of", chosen.signal(|partner| partner.as_of), year, move |date| {
                chosen.change(|partner| partner.as_of = date);
            })}
            {text_field("Source", "partner-source", text(|partner| &partner.source), move |text| {
                chosen.change(|partner| partner.source = not_blank(&text));
            })}
            {tick("A source confirms this", chosen.signal(|partner| partner.confirmed), move |confirmed| {
                chosen.change(|partner| partner.confirmed = confirmed);
            })}
            {text_field("Remark", "partner-remark", text(|partner| &partner.remark), move |text| {
                chosen.change(|partner| partner.remark = not_blank(&text));
            })}
        </section>
    }
    .into_any()
}

/// The fields of a seat: labels and ids.
const SEAT: [(&str, &str); 4] = [
    ("City", "seat-city"),
    ("Country", "seat-country"),
    ("Latitude, north of the equator", "seat-lat"),
    ("Longitude, east of Greenwich", "seat-lon"),
];

/// The seat, taken as a whole: the map shows each one, so none is without its position, and none is made up.
fn seat_fields(chosen: Chosen<Partner>, seat: Option<Seat>) -> AnyView {
    let has_seat = seat.is_some();
    let said = match &seat {
        Some(seat) => vec![
            seat.city.clone(),
            seat.country.clone().unwrap_or_default(),
            seat.lat.to_string(),
            seat.lon.to_string(),
        ],
        None => vec![String::new(); SEAT.len()],
    };
    let said = RwSignal::new(said);
    let problem = RwSignal::new(None::<&'static str>);
    let fields = SEAT.iter().enumerate().map(|(at, (label, id))| {
        let value = move || said.with(|said| said.get(at).cloned().unwrap_or_default());
        let write = move |text: String| {
            said.update(|said| {
                if let Some(slot) = said.get_mut(at) {
                    *slot = text;
                }
            });
        };
        view! {
            <div class="field">
                <label for=*id>{*label}</label>
                <input id=*id type="text" autocomplete="off" prop:value=live(value) on:input=written(write)/>
            </div>
        }
        .into_any()
    });
    let fields = fields.collect_view();
    let extra = seat.map(|seat| seat.extra).unwrap_or_default();
    let save = move |_| {
        let said = said.get_untracked();
        let text = |at: usize| said.get(at).map_or("", |text| text.trim());
        if text(0).is_empty() {
            problem.set(Some("Write the city of the seat."));
            return;
        }
        let (Some(lat), Some(lon)) = (Degrees::parse(text(2)), Degrees::parse(text(3))) else {
            problem.set(Some("The map shows each seat, and Plenary makes no position up. Write latitude and longitude as decimal degrees, such as 41.0082 and 28.9784."));
            return;
        };
        problem.set(None);
        let seat = Seat {
            city: text(0).to_owned(),
            country: not_blank(text(1)),
            lat,
            lon,
            extra: extra.clone(),
        };
        chosen.change(|partner| partner.seat = Some(seat));
        set_timeout(|| page::focus("save-seat"), Duration::ZERO);
    };
    let clear = move |_| {
        chosen.change(|partner| partner.seat = None);
        set_timeout(|| page::focus("seat-city"), Duration::ZERO);
    };
    let clear = has_seat.then(|| {
        view! { <button type="button" on:click=act(clear)>"Remove the seat"</button> }.into_any()
    });
    let problem = move || {
        let problem = problem.get();
        problem.map(|problem| view! { <p class="problem" role="alert">{problem}</p> }.into_any())
    };
    view! {
        <fieldset class="seat-fields">
            <legend>"Seat"</legend>
            <div class="pair">{fields}</div>
            {piece(problem)}
            <div class="actions">
                <button type="button" id="save-seat" on:click=act(save)>"Save the seat"</button>
                {clear}
            </div>
        </fieldset>
    }
    .into_any()
}

/// What is known of a programme, as fields.
pub fn programme_fields(chosen: Chosen<Programme>, of: &Official) -> AnyView {
    let app = chosen.app;
    let partners = Memo::new(move |_| {
        let ids = chosen.read(|programme| programme.partners.clone());
        app.with_plan(|plan| {
            let named = ids.into_iter().filter_map(|id| {
                let name = plan.partner(&id)?.name.clone();
                Some((id, name))
            });
            named.collect::<Vec<(PartnerId, String)>>()
        })
    });
    let rows = move || {
        let rows = partners.get().into_iter();
        rows.map(|(id, name)| partner_row(chosen, id, name))
            .collect_view()
    };
    let others = Memo::new(move |_| {
        let taken = chosen.read(|programme| programme.partners.clone());
        app.with_plan(|plan| choices_beside(plan, &taken))
    });
    let add = move |id: String| {
        if let Some(id) = PartnerId::new(id) {
            chosen.change(|programme| programme.partners.push(id));
            page::reset_choice("add-programme-partner");
        }
    };
    let text = |read: fn(&Programme) -> &Option<String>| {
        chosen.signal(move |programme| read(programme).clone().unwrap_or_default())
    };
    view! {
        <section class="fields">
            {wording(app, of, AmendedField::Name, "name", Stands::BelowHeading, Some(strike(app, of, "programme")))}
            {wording(app, of, AmendedField::Text, "text", Stands::Alone, None)}
            <div class="links-field">
                <h3>"With"</h3>
                <ul class="item-links">{piece(rows)}</ul>
                {choice("Add a partner", "add-programme-partner", others.into(), Signal::stored(String::new()), add)}
            </div>
            {text_field("Remark", "programme-remark", text(|programme| &programme.remark), move |text| {
                chosen.change(|programme| programme.remark = not_blank(&text));
            })}
            {text_field("Source", "programme-source", text(|programme| &programme.source), move |text| {
                chosen.change(|programme| programme.source = not_blank(&text));
            })}
        </section>
    }
    .into_any()
}

fn partner_row(chosen: Chosen<Programme>, id: PartnerId, name: String) -> AnyView {
    let href = Route::Partners(Some(id.clone())).to_hash();
    let words = format!("Remove {name} from the programme");
    let remove = move |_| chosen.change(|programme| programme.partners.retain(|one| *one != id));
    view! {
        <li>
            <a href=href>{name}</a>
            <button type="button" class="quiet" aria-label=words on:click=act(remove)>"Remove"</button>
        </li>
    }
    .into_any()
}
