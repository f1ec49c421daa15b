//! The chosen meeting: its official wording, and its date, place and outcome, which can be changed.

use crate::{
    app::{App, Route},
    browser::location,
    choices_of,
    plan::{Edit, Edtf, Held, ItemId, Meeting, MeetingId, MeetingKind, MeetingStatus},
    view::{
        dynamic::{act, piece},
        findings::findings_about,
        ui::{
            choice,
            chosen::Chosen,
            date_field::date_field,
            icon::{Icon, picture},
            item_links::links_field,
            note_field::note_field,
            source_view,
            split::{back, missing},
            text_field, tick,
        },
    },
};
use chrono::Datelike;
use leptos::prelude::*;

impl Chosen<Meeting> {
    /// The year that a new date begins with: the planned one's, else the term's last.
    fn default_year(self) -> i32 {
        let planned = self.read_now(|meeting| meeting.when.edtf);
        planned.map_or_else(
            || self.app.with_plan_now(|plan| plan.head.period.end.year()),
            |date| date.earliest().year(),
        )
    }
}

/// The panel.
pub fn meeting_detail(app: App, id: &str) -> AnyView {
    let Some(id) = MeetingId::new(id) else {
        return missing("meeting");
    };
    let item = ItemId::Meeting(id.clone());
    let brief = Route::Brief(Some(id.clone())).to_hash();
    let chosen = Chosen::new(app, move |plan| plan.meeting(&id).cloned(), Edit::Meeting);
    let exists = Memo::new(move |_| chosen.exists());
    let card = move || {
        if !exists.get() {
            return missing("meeting");
        }
        let item_to_remove = item.clone();
        view! {
            <div class="card detail">
                {official_wording(chosen)}
                {findings_about(app, item.clone())}
                {outcome(chosen)}
                {date_and_place(chosen)}
                {links_field(
                    app,
                    item.clone(),
                    move || chosen.read(|meeting| meeting.links.clone()),
                    move |links| chosen.change(|meeting| meeting.links = links),
                )}
                {note_field(app, item.clone())}
                <p class="more"><a href=brief.clone()>{picture(Icon::Print)}"Prepare a brief for this meeting"</a></p>
                {piece(move || (!chosen.read(|meeting| meeting.text.is_some())).then(|| removal(app, item_to_remove.clone())))}
            </div>
        }
        .into_any()
    };
    view! {
        {back(&Route::Calendar(None), "All meetings")}
        {piece(card)}
    }
    .into_any()
}

fn not_blank(text: &str) -> Option<String> {
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// The title, the kind and the line of the adopted text. A meeting that was added can be renamed.
fn official_wording(chosen: Chosen<Meeting>) -> AnyView {
    let is_official = Memo::new(move |_| chosen.read(|meeting| meeting.text.is_some()));
    let wording = move || {
        if is_official.get() {
            let kind = chosen.read(|meeting| meeting.kind.label());
            let text = chosen.read(|meeting| meeting.text.clone());
            return view! {
                <p class="detail-kind">{kind}</p>
                <blockquote class="official">{text}</blockquote>
            }
            .into_any();
        }
        view! {
            <p class="detail-kind">"Added; not part of the adopted text"</p>
            {text_field("Title", "meeting-title", chosen.signal(|meeting| meeting.title.clone()), move |text| {
                chosen.change(|meeting| meeting.title = text.trim().to_owned());
            })}
            {choice("Kind", "meeting-kind", choices_of!(MeetingKind), chosen.signal(|meeting| meeting.kind.word().to_owned()), move |word| {
                if let Some(kind) = MeetingKind::from_word(&word) {
                    chosen.change(|meeting| meeting.kind = kind);
                }
            })}
        }
        .into_any()
    };
    view! {
        <h2 id="detail-heading" tabindex="-1">{piece(move || chosen.read(|meeting| meeting.title.clone()))}</h2>
        {piece(wording)}
    }
    .into_any()
}

/// What became of it, and when it really took place.
fn outcome(chosen: Chosen<Meeting>) -> AnyView {
    let is_held = Memo::new(move |_| chosen.read(|meeting| meeting.status == MeetingStatus::Held));
    let choose = move |word: String| {
        if let Some(status) = MeetingStatus::from_word(&word) {
            chosen.change(|meeting| meeting.status = status);
        }
    };
    view! {
        <section class="fields">
            {choice(
                "What became of it",
                "meeting-status",
                choices_of!(MeetingStatus),
                chosen.signal(|meeting| meeting.status.word().to_owned()),
                choose,
            )}
            {piece(move || is_held.get().then(|| held(chosen)))}
        </section>
    }
    .into_any()
}

/// When it took place and where that is known from: a later fact, kept apart from the official wording.
fn held(chosen: Chosen<Meeting>) -> AnyView {
    let write = move |date: Option<Edtf>| {
        let is_told = chosen.read_now(|meeting| {
            let held = meeting.held.as_ref();
            held.is_some_and(|held| held.source.is_some())
        });
        if date.is_none() && is_told {
            chosen.app.fail("The date stays: a later fact with its source is noted for it. Empty \u{201c}Known from\u{201d} first, or choose another date.".to_owned());
            return;
        }
        chosen.change(|meeting| {
            meeting.held = match (date, meeting.held.take()) {
                (None, _) => None,
                (Some(edtf), Some(before)) => Some(Held { edtf, ..before }),
                (Some(edtf), None) => Some(Held {
                    edtf,
                    text: String::new(),
                    source: None,
                    extra: Default::default(),
                }),
            };
        });
    };
    let source = chosen.signal(|meeting| {
        let held = meeting.held.as_ref();
        held.and_then(|held| held.source.clone())
            .unwrap_or_default()
    });
    let told = move || {
        let held = chosen.read(|meeting| meeting.held.clone());
        held.filter(|held| !held.text.is_empty()).map(|held| {
            view! {
                <p class="later-fact"><strong>"Later fact. "</strong> {held.text} " " {held.source.map(source_view)}</p>
            }
            .into_any()
        })
    };
    view! {
        {date_field(
            "It took place",
            "held",
            chosen.signal(|meeting| meeting.held.as_ref().map(|held| held.edtf)),
            chosen.default_year(),
            write,
        )}
        {text_field("Known from", "held-source", source, move |text| chosen.change(|meeting| {
            if let Some(held) = &mut meeting.held {
                held.source = not_blank(&text);
            }
        }))}
        {piece(told)}
    }
    .into_any()
}

/// When and where it is meant to be: each confirmed by itself.
fn date_and_place(chosen: Chosen<Meeting>) -> AnyView {
    let remark = move || {
        let remark = chosen.read(|meeting| meeting.place.remark.clone());
        remark.map(|remark| view! { <p class="hint">{remark}</p> }.into_any())
    };
    view! {
        <section class="fields">
            {date_field(
                "Planned date",
                "when",
                chosen.signal(|meeting| meeting.when.edtf),
                chosen.default_year(),
                move |edtf| chosen.change(|meeting| meeting.when.edtf = edtf),
            )}
            {tick("The date is confirmed", chosen.signal(|meeting| meeting.when.confirmed), move |confirmed| {
                chosen.change(|meeting| meeting.when.confirmed = confirmed);
            })}
            {text_field("Place", "place-name", chosen.signal(|meeting| meeting.place.name.clone().unwrap_or_default()), move |text| {
                chosen.change(|meeting| meeting.place.name = not_blank(&text));
            })}
            <div class="pair">
                {text_field("City", "place-city", chosen.signal(|meeting| meeting.place.city.clone().unwrap_or_default()), move |text| {
                    chosen.change(|meeting| {
                        meeting.place.city = not_blank(&text);
                        // The position was the old city's.
                        (meeting.place.lat, meeting.place.lon) = (None, None);
                    });
                })}
                {text_field("Country", "place-country", chosen.signal(|meeting| meeting.place.country.clone().unwrap_or_default()), move |text| {
                    chosen.change(|meeting| meeting.place.country = not_blank(&text));
                })}
            </div>
            {tick("The place is confirmed", chosen.signal(|meeting| meeting.place.confirmed), move |confirmed| {
                chosen.change(|meeting| meeting.place.confirmed = confirmed);
            })}
            {piece(remark)}
        </section>
    }
    .into_any()
}

/// Takes an added meeting and every link to it out of the plan; undo brings both back. What the adopted text names
/// can't be removed, only cancelled: the text stays what was adopted.
fn removal(app: App, item: ItemId) -> AnyView {
    let remove = move |_| {
        let title = app.with_plan_now(|plan| plan.item_label(&item).unwrap_or_default());
        if let Some(edit) = app.with_plan_now(|plan| plan.removal(&item))
            && app.change(edit)
        {
            location::go_to(&Route::Calendar(None).to_hash());
            app.done_after_page(format!(
                "\u{201c}{title}\u{201d} was removed. Undo brings it back."
            ));
        }
    };
    view! {
        <div class="actions end">
            <button type="button" class="quiet" on:click=act(remove)>"Remove this meeting from the plan"</button>
        </div>
    }
    .into_any()
}
