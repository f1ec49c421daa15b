//! The chosen meeting: its official wording; its status, date, place and outcome, how it became firm, and its lists.

mod entries;
mod firming;
mod lists;
mod place;
mod when;

use super::bad_dates::bad_dates;
use crate::view::prelude::*;
use crate::{
    app::{App, Route},
    browser::location,
    choices_of,
    plan::{
        AmendedField, Edit, Edtf, Held, ItemId, Meeting, MeetingId, MeetingKind, MeetingStatus,
        Official, Plan,
    },
    view::{
        dynamic::piece,
        findings::findings_about,
        objectives::evidence::evidence,
        ui::{
            amend::{Instead, Stands, Strike, amendments_of, what_points, wording},
            choice,
            chosen::Chosen,
            date_field::date_field,
            icon::{Icon, picture},
            item_links::links_field,
            not_blank,
            note_field::note_field,
            source_view,
            split::{back, missing},
            text_field,
        },
    },
};
use chrono::Datelike;
use entries::entries;
use firming::firming;
use lists::{AGENDA, ATTENDANCE, DECISIONS, DOCUMENTS};
use place::place;
use when::when;

impl Chosen<Meeting> {
    /// The year that a new date begins with: the planned one's, else the term's last.
    fn default_year(self) -> i32 {
        let planned = self.read_now(|meeting| meeting.when.edtf?.first_year());
        planned.unwrap_or_else(|| self.app.with_plan_now(|plan| plan.head.period.end.year()))
    }
}

/// The panel.
pub fn meeting_detail(app: App, id: &str) -> AnyView {
    let Some(id) = MeetingId::new(id) else {
        return missing("meeting");
    };
    let item = ItemId::Meeting(id.clone());
    let brief = Route::Brief(Some(id.clone())).to_hash();
    let of = Official::Meeting(id.clone());
    let chosen = Chosen::new(app, move |plan| plan.meeting(&id).cloned(), Edit::Meeting);
    let exists = Memo::new(move |_| chosen.exists());
    let card = move || {
        if !exists.get() {
            return missing("meeting");
        }
        view! {
            <div class="card detail">
                {wording_and_kind(chosen, &of)}
                {findings_about(app, item.clone())}
                {outcome(chosen)}
                {when(chosen)}
                {bad_dates(app, &item)}
                {place(chosen)}
                {firming(chosen)}
                {entries(chosen, item.as_str(), &AGENDA)}
                {entries(chosen, item.as_str(), &DOCUMENTS)}
                {entries(chosen, item.as_str(), &ATTENDANCE)}
                {entries(chosen, item.as_str(), &DECISIONS)}
                {links_field(
                    app,
                    item.clone(),
                    move || chosen.read(|meeting| meeting.links.clone()),
                    move |links| chosen.change(|meeting| meeting.links = links),
                )}
                {evidence(
                    app,
                    &item,
                    chosen.signal(|meeting| meeting.evidence.clone()),
                    move |entries| chosen.change(|meeting| meeting.evidence = entries),
                )}
                {note_field(app, item.clone())}
                <p class="more"><a href=brief.clone()>{picture(Icon::Print)}"Prepare a brief for this meeting"</a></p>
                {crate::view::calendar::export::export_button(app, item.clone())}
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

/// Changes when or where it is, and notes the step.
fn firm(chosen: Chosen<Meeting>, change: impl FnOnce(&mut Meeting)) {
    let (today, author) = (chosen.app.today_now(), chosen.app.author_now());
    chosen.change(|meeting| meeting.firm(today, author.as_deref(), change));
}

/// The title, the kind, the line of the adopted text, and what was amended in them. The usual way out for a meeting
/// that was adopted is to call it cancelled: the text stays what was adopted.
fn wording_and_kind(chosen: Chosen<Meeting>, of: &Official) -> AnyView {
    let app = chosen.app;
    let from = move || match chosen.read(|meeting| meeting.section.is_some()) {
        true => "From the text of the plan",
        false if app.with_plan(Plan::has_adopted_text) => "Added; not part of the adopted text",
        false => "In no section of the text yet",
    };
    let strike = Strike {
        noun: "meeting",
        goes: what_points(app, of.clone()),
        instead: Some(Instead {
            sentence: "The usual way is to keep the meeting and say that it was cancelled.",
            words: "Set it to Cancelled",
            act: Callback::new(move |()| {
                chosen.change(|meeting| meeting.status = MeetingStatus::Cancelled);
            }),
        }),
        then: Callback::new(|()| location::go_to(&Route::Calendar(None).to_hash())),
    };
    let has_line = Memo::new(move |_| chosen.read(|meeting| meeting.text.is_some()));
    let line_of = of.clone();
    let line = move || {
        has_line.get().then(|| {
            wording(
                app,
                &line_of,
                AmendedField::Text,
                "line of the text",
                Stands::Alone,
                None,
            )
        })
    };
    view! {
        <h2 id="detail-heading" tabindex="-1">{piece(move || chosen.read(|meeting| meeting.title.clone()))}</h2>
        <p class="detail-kind">{piece(from)}</p>
        {wording(app, of, AmendedField::Title, "title", Stands::BelowHeading, Some(strike))}
        {piece(line)}
        {amendments_of(app, of.clone())}
        {choice("Kind", "meeting-kind", choices_of!(MeetingKind), chosen.signal(|meeting| meeting.kind.word().to_owned()), move |word| {
            if let Some(kind) = MeetingKind::from_word(&word) {
                chosen.change(|meeting| meeting.kind = kind);
            }
        })}
    }
    .into_any()
}

/// How far it has come, and when it really took place.
fn outcome(chosen: Chosen<Meeting>) -> AnyView {
    let criterion = move || chosen.read(|meeting| Some(meeting.status.criterion()));
    let is_held = Memo::new(move |_| chosen.read(|meeting| meeting.status == MeetingStatus::Held));
    let choose = move |word: String| {
        if let Some(status) = MeetingStatus::from_word(&word) {
            chosen.change(|meeting| meeting.status = status);
        }
    };
    view! {
        <section class="fields">
            {choice(
                "Status",
                "meeting-status",
                choices_of!(MeetingStatus),
                chosen.signal(|meeting| meeting.status.word().to_owned()),
                choose,
            )}
            <p class="hint criterion">{piece(criterion)}</p>
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
