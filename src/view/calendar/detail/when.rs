//! When a meeting is meant to be: its date, the hours with their zone, and what these are where the reader is.

use super::firm;
use crate::view::prelude::*;
use crate::{
    browser::zone,
    plan::{
        Clock, Edtf, Meeting, TimeOfDay, When, Zone,
        elsewhere::{Elsewhere, Reader},
        instant::Offsets,
    },
    view::{
        dynamic::{act, live, piece},
        ui::{Choices, choice, chosen::Chosen, date_field::worded_date_field, text_field, tick},
    },
};

/// The zones of the member states' seats of government, the headquarters' first.
const ZONES: [(&str, &str); 13] = [
    ("Europe/Istanbul", "Istanbul"),
    ("Asia/Yerevan", "Yerevan"),
    ("Asia/Baku", "Baku"),
    ("Asia/Tbilisi", "Tbilisi"),
    ("Europe/Moscow", "Moscow"),
    ("Europe/Kyiv", "Kyiv"),
    ("Europe/Chisinau", "Chisinau"),
    ("Europe/Bucharest", "Bucharest"),
    ("Europe/Sofia", "Sofia"),
    ("Europe/Athens", "Athens"),
    ("Europe/Tirane", "Tirana"),
    ("Europe/Belgrade", "Belgrade"),
    ("Europe/Skopje", "Skopje"),
];

/// The choice that opens a field for any other zone. No zone is called so.
const OTHER: &str = "+";

/// The section.
pub fn when(chosen: Chosen<Meeting>) -> AnyView {
    let has_day = Memo::new(move |_| {
        chosen.read(|meeting| meeting.when.edtf.is_some_and(|date| date.is_exact()))
    });
    view! {
        <section class="fields" aria-labelledby="when-heading">
            <h3 id="when-heading">"When"</h3>
            {worded_date_field(
                "Planned date",
                "when",
                chosen.signal(|meeting| meeting.when.edtf),
                chosen.signal(|meeting| meeting.when.typed.clone()),
                chosen.default_year(),
                move |date, typed| move_to(chosen, date, typed),
            )}
            {piece(move || has_day.get().then(|| hours(chosen)))}
            {tick("The date is confirmed", chosen.signal(|meeting| meeting.when.confirmed), move |confirmed| {
                firm(chosen, |meeting| meeting.when.confirmed = confirmed);
            })}
        </section>
    }
    .into_any()
}

fn move_to(chosen: Chosen<Meeting>, date: Option<Edtf>, typed: Option<String>) {
    let (today, author) = (chosen.app.today_now(), chosen.app.author_now());
    chosen.change(|meeting| {
        *meeting = meeting.rescheduled(date, today, author.as_deref());
        meeting.when.typed = typed;
    });
}

/// The time of day. The first time that is entered brings a zone with it: that of the place, else the reader's own.
fn hours(chosen: Chosen<Meeting>) -> AnyView {
    let has_time = Memo::new(move |_| chosen.read(|meeting| meeting.when.time().is_some()));
    let other = RwSignal::new(false);
    let start = move |text: String| {
        let start = TimeOfDay::parse(&text);
        firm(chosen, move |meeting| {
            let clock = &mut meeting.when.clock;
            match (start, clock.as_mut()) {
                (None, _) => *clock = None,
                (Some(start), Some(clock)) => clock.start = start,
                (Some(start), None) => {
                    *clock = zone_at(meeting.place.city.as_deref()).map(|zone| Clock {
                        start,
                        end: None,
                        zone,
                        extra: Default::default(),
                    });
                }
            }
        });
    };
    let end = move |text: String| {
        let end = TimeOfDay::parse(&text);
        firm(chosen, move |meeting| {
            if let Some(clock) = &mut meeting.when.clock {
                clock.end = end;
            }
        });
    };
    let zone = chosen.signal(|meeting| {
        let time = meeting.when.time();
        time.map_or_else(String::new, |clock| clock.zone.as_str().to_owned())
    });
    let choices = Signal::derive(move || {
        let set = zone.get();
        let known = ZONES.iter();
        let mut choices: Choices = known
            .map(|(zone, city)| ((*zone).to_owned(), (*city).to_owned()))
            .collect();
        if !ZONES.iter().any(|(zone, _)| *zone == set) {
            choices.push((set.clone(), set));
        }
        choices.push((OTHER.to_owned(), "Another…".to_owned()));
        choices
    });
    let choose = move |name: String| match name == OTHER {
        true => other.set(true),
        false => {
            other.set(false);
            set_zone(chosen, &name);
        }
    };
    let typed = move || {
        let take = move |name: String| {
            if set_zone(chosen, name.trim()) {
                other.set(false);
            }
        };
        other.get().then(|| {
            text_field(
                "Time zone as IANA names it, such as Asia/Seoul",
                "when-other-zone",
                Signal::stored(String::new()),
                take,
            )
        })
    };
    let rest = move || {
        let shown = Signal::derive(move || match other.get() {
            true => OTHER.to_owned(),
            false => zone.get(),
        });
        has_time.get().then(|| {
            view! {
                {choice("Time zone", "when-zone", choices, shown, choose)}
                {piece(typed)}
                {piece(move || chosen.read(|meeting| told(&meeting.when)).map(told_view))}
            }
            .into_any()
        })
    };
    view! {
        <div class="pair">
            {time_field("Begins at", "when-start", chosen.signal(|meeting| meeting.when.time().map(|clock| clock.start)), start)}
            {piece(move || has_time.get().then(|| {
                time_field("Ends at", "when-end", chosen.signal(|meeting| meeting.when.time().and_then(|clock| clock.end)), end)
            }))}
        </div>
        {piece(rest)}
    }
    .into_any()
}

/// A time of day; an empty field is none.
fn time_field(
    label: &'static str,
    id: &'static str,
    time: Signal<Option<TimeOfDay>>,
    on_time: impl Fn(String) + 'static,
) -> AnyView {
    let value = move || time.get().map_or_else(String::new, |time| time.to_string());
    let handler = act(move |event: web_sys::Event| on_time(event_target_value(&event)));
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input id=id type="time" prop:value=live(value) on:change=handler/>
        </div>
    }
    .into_any()
}

/// The zone of a city where a member has it, else the reader's own, else that of the headquarters.
fn zone_at(city: Option<&str>) -> Option<Zone> {
    let city = city.unwrap_or_default();
    let known = ZONES.iter().find(|(_, name)| *name == city);
    match known {
        Some((zone, _)) => Zone::new(*zone),
        None => own_zone().or_else(|| Zone::new("Europe/Istanbul")),
    }
}

fn own_zone() -> Option<Zone> {
    zone::own().and_then(Zone::new)
}

/// Takes a zone that the browser knows. Whether it does.
fn set_zone(chosen: Chosen<Meeting>, name: &str) -> bool {
    let zone = Zone::new(name).filter(|zone| zone::open(zone.as_str()).is_some());
    match zone {
        Some(zone) => firm(chosen, |meeting| {
            if let Some(clock) = &mut meeting.when.clock {
                clock.zone = zone;
            }
        }),
        None => {
            chosen.app.fail(format!("This browser does not know the time zone \u{201c}{name}\u{201d}. Write it as IANA names it, such as Asia/Seoul."));
            return false;
        }
    }
    true
}

/// The hours where the meeting is and where the reader is.
fn told(when: &When) -> Option<Elsewhere> {
    let there = zone::open(when.time()?.zone.as_str());
    let own = own_zone();
    let here = own.as_ref().and_then(|zone| zone::open(zone.as_str()));
    let (there, here) = (there.as_ref(), here.as_ref());
    let in_there = |utc| there?.offset(utc);
    let in_here = |utc| here?.offset(utc);
    let there: Option<Offsets> = there.map(|_| &in_there as Offsets);
    let reader: Option<Reader> = own.as_ref().zip(here.map(|_| &in_here as Offsets));
    when.elsewhere(there, reader)
}

fn told_view(told: Elsewhere) -> AnyView {
    let warnings = told.warnings.into_iter();
    let warnings =
        warnings.map(|words| view! { <p class="hint open-words">{words}</p> }.into_any());
    view! {
        <div class="elsewhere" role="status">
            <p class="hint">{told.said}</p>
            {warnings.collect_view()}
        </div>
    }
    .into_any()
}
