//! The fields of a partner and of a programme.

use super::join::join;
use crate::view::prelude::*;
use crate::{
    app::{App, Route},
    browser::{location, page},
    choices_of,
    plan::{
        AmendedField, Degrees, Edtf, Official, Partner, PartnerCategory, PartnerId, Programme,
        Retired, Seat,
    },
    view::{
        dynamic::{act, live, piece, written},
        objectives::participants::{choices_beside, named_partner, ordered},
        ui::{
            amend::{Instead, Stands, Strike, what_points, wording},
            choice, choice_to_add,
            chosen::Chosen,
            date_field::date_field,
            not_blank, text_field, tick,
        },
    },
};
use chrono::Datelike;

fn strike(app: App, of: &Official, noun: &'static str, instead: Option<Instead>) -> Strike {
    Strike {
        noun,
        goes: what_points(app, of.clone()),
        instead,
        then: Callback::new(|()| location::go_to(&Route::Partners(None).to_hash())),
    }
}

/// What is known of a partner, as fields.
pub fn partner_fields(chosen: Chosen<Partner>, of: &Official) -> AnyView {
    let app = chosen.app;
    let year = app.with_plan_now(|plan| plan.head.period.end.year());
    let seat = Memo::new(move |_| chosen.read(|partner| partner.seat.clone()));
    let is_retired = Memo::new(move |_| chosen.read(|partner| partner.retired.is_some()));
    let id = chosen.read_now(|partner| Some(partner.id.clone()));
    let instead = Instead {
        sentence: "The usual way is to keep the partner and say that it is retired.",
        words: "Retire it",
        act: Callback::new(move |()| {
            let today = app.today_now();
            chosen.change(|partner| {
                partner.retired = Some(Retired {
                    when: Some(Edtf::day(today)),
                    ..Retired::default()
                });
            });
        }),
    };
    let text = |read: fn(&Partner) -> &Option<String>| {
        chosen.signal(move |partner| read(partner).clone().unwrap_or_default())
    };
    view! {
        <section class="fields">
            {wording(app, of, AmendedField::Name, "name", Stands::BelowHeading, Some(strike(app, of, "partner", Some(instead))))}
            {text_field("Short name", "partner-short", text(|partner| &partner.short), move |text| {
                chosen.change(|partner| partner.short = not_blank(&text));
            })}
            {text_field("Former and other names, with semicolons between them", "partner-aliases", chosen.signal(|partner| partner.aliases.join("; ")), move |text| {
                let names = text.split(';').filter_map(not_blank);
                chosen.change(|partner| partner.aliases = names.collect());
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
            {partner_list(app, "Member of these bodies", "Add a body", "add-body", chosen.signal(|partner| partner.member_of.clone()), move |ids| {
                chosen.change(|partner| partner.member_of = ids);
            })}
            <p class="hint">"Membership of a body is not membership of the organisation."</p>
            {piece(move || retirement(chosen, is_retired.get(), year))}
            {id.map(|id| join(app, id))}
        </section>
    }
    .into_any()
}

/// The fields of a seat: labels and ids.
const SEAT: [(&str, &str); 5] = [
    ("City", "seat-city"),
    ("Country", "seat-country"),
    ("Latitude, north of the equator", "seat-lat"),
    ("Longitude, east of Greenwich", "seat-lon"),
    ("Source of the seat", "seat-source"),
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
            seat.source.clone().unwrap_or_default(),
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
        let (Some(lat), Some(lon)) = (degrees(text(2)), degrees(text(3))) else {
            problem.set(Some("The map shows each seat, and Plenary makes no position up. Write latitude and longitude as decimal degrees, such as 41.0082 and 28.9784."));
            return;
        };
        problem.set(None);
        let seat = Seat {
            city: text(0).to_owned(),
            country: not_blank(text(1)),
            lat,
            lon,
            source: not_blank(text(4)),
            extra: extra.clone(),
        };
        chosen.change(|partner| partner.seat = Some(seat));
        page::focus_later("save-seat");
    };
    let clear = move |_| {
        chosen.change(|partner| partner.seat = None);
        page::focus_later("seat-city");
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

/// Since when it is no partner any more and why, or the button that says so. What it did stays in the plan.
fn retirement(chosen: Chosen<Partner>, is_retired: bool, year: i32) -> AnyView {
    if !is_retired {
        let today = chosen.app.today_now();
        let retire = move |_| {
            chosen.change(|partner| {
                partner.retired = Some(Retired {
                    when: Some(Edtf::day(today)),
                    ..Retired::default()
                });
            });
            page::focus_later("bring-back");
        };
        return view! {
            <div class="actions">
                <button type="button" id="retire" on:click=act(retire)>"Retire"</button>
                <span class="hint">"It is no partner any more. What it did stays in the plan."</span>
            </div>
        }
        .into_any();
    }
    let of = |partner: &Partner| partner.retired.clone().unwrap_or_default();
    let change = move |make: &dyn Fn(&mut Retired)| {
        chosen.change(|partner| {
            if let Some(retired) = &mut partner.retired {
                make(retired);
            }
        });
    };
    let bring_back = move |_| {
        chosen.change(|partner| partner.retired = None);
        page::focus_later("retire");
    };
    view! {
        <fieldset class="seat-fields">
            <legend>"Retired"</legend>
            {date_field("Retired as of", "retired-as-of", chosen.signal(move |partner| of(partner).when), year, move |date| change(&|it| it.when = date))}
            {text_field("Why", "retired-why", chosen.signal(move |partner| of(partner).reason.unwrap_or_default()), move |text| change(&|it| it.reason = not_blank(&text)))}
            <div class="actions">
                <button type="button" id="bring-back" on:click=act(bring_back)>"Bring back"</button>
            </div>
        </fieldset>
    }
    .into_any()
}

/// A list of partners, in the official order, to which others are added and from which each is taken away.
fn partner_list(
    app: App,
    heading: &'static str,
    add_label: &'static str,
    add_id: &'static str,
    ids: Signal<Vec<PartnerId>>,
    on_ids: impl Fn(Vec<PartnerId>) + Send + Sync + 'static,
) -> AnyView {
    let on_ids = Callback::new(on_ids);
    let named = Memo::new(move |_| ids.with(|ids| app.with_plan(|plan| ordered(plan, ids))));
    let rows = move || {
        let rows = named.get().into_iter().map(|(id, name)| {
            let words = format!("Remove {name} from: {heading}");
            named_partner(id, name, words, move |id| {
                let rest = ids.get_untracked().into_iter().filter(|one| one != id);
                on_ids.run(rest.collect());
            })
        });
        rows.collect_view()
    };
    let others =
        Memo::new(move |_| ids.with(|ids| app.with_plan(|plan| choices_beside(plan, ids))));
    let add = move |id: String| {
        if let Some(id) = PartnerId::new(id) {
            let mut ids = ids.get_untracked();
            ids.push(id);
            on_ids.run(ids);
        }
    };
    view! {
        <div class="links-field">
            <h3>{heading}</h3>
            <ul class="item-links">{piece(rows)}</ul>
            {choice_to_add(add_label, add_id, "Add this partner", others.into(), add)}
        </div>
    }
    .into_any()
}

/// What is known of a programme, as fields.
pub fn programme_fields(chosen: Chosen<Programme>, of: &Official) -> AnyView {
    let app = chosen.app;
    let text = |read: fn(&Programme) -> &Option<String>| {
        chosen.signal(move |programme| read(programme).clone().unwrap_or_default())
    };
    view! {
        <section class="fields">
            {wording(app, of, AmendedField::Name, "name", Stands::BelowHeading, Some(strike(app, of, "programme", None)))}
            {wording(app, of, AmendedField::Text, "text", Stands::Alone, None)}
            {partner_list(app, "With", "Add a partner", "add-programme-partner", chosen.signal(|programme| programme.partners.clone()), move |ids| {
                chosen.change(|programme| programme.partners = ids);
            })}
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

/// Degrees as a person writes them: in many languages with a comma.
fn degrees(text: &str) -> Option<Degrees> {
    let text = text.trim_end_matches('°').trim_end();
    Degrees::parse(&text.replace(',', "."))
}
