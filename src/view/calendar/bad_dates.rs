//! What speaks against the days of the chosen meeting, and the way to better ones. Of a vague date nothing is said.

use super::find_date::{address_for, may_move};
use crate::view::prelude::*;
use crate::{
    app::{App, Route},
    holidays::YEARS,
    plan::{ItemId, MeetingId, bad_dates::BadDate, term::plural},
    view::{
        dynamic::piece,
        ui::icon::{Icon, picture},
    },
};

/// How many days with public holidays are told one by one.
const MOST: usize = 10;

/// The piece of the meeting's panel. Nothing for what is over or will not be.
pub fn bad_dates(app: App, item: &ItemId) -> AnyView {
    let ItemId::Meeting(id) = item else {
        return ().into_any();
    };
    let (id, of) = (id.clone(), id.clone());
    let found = app.memo_of_plan(move |plan| {
        let meeting = plan.meeting(&of)?;
        may_move(meeting).then(|| plan.bad_date(meeting))
    });
    piece(move || found.get().map(|bad| section(&id, bad))).into_any()
}

fn section(id: &MeetingId, bad: Option<BadDate>) -> AnyView {
    let way = address_for(id);
    let said = bad.map(|bad| {
        view! {
            <h3 id="bad-dates-heading">"These days"</h3>
            {list(bad)}
        }
        .into_any()
    });
    view! {
        <section class="bad-dates" aria-label="What speaks against these days">
            {said}
            <p class="more"><a href=way>{picture(Icon::Search)}"Find a date for this meeting"</a></p>
        </section>
    }
    .into_any()
}

fn list(bad: BadDate) -> AnyView {
    let mut lines: Vec<AnyView> = Vec::new();
    let mut line = |icon: Icon, words: AnyView| {
        lines.push(view! { <li>{picture(icon)}<span>{words}</span></li> }.into_any());
    };
    let nothing = bad.holidays.is_empty() && bad.weekend.is_none() && bad.meetings.is_empty();
    let more = bad.holidays.len().saturating_sub(MOST);
    for words in bad.holidays.into_iter().take(MOST) {
        line(Icon::Warning, words.into_any());
    }
    if more > 0 {
        let words = format!("Public holidays on {} more.", plural(more as i64, "day"));
        line(Icon::Warning, words.into_any());
    }
    if let Some(words) = bad.weekend {
        line(Icon::Warning, words.into_any());
    }
    for (id, title, date) in bad.meetings {
        let href = Route::Calendar(Some(id)).to_hash();
        let words = view! { "Also on these days: " <a href=href>{title}</a> ", " {date} "." };
        line(Icon::Warning, words.into_any());
    }
    if nothing && bad.covered {
        let holidays = match bad.members {
            0 => "No weekend and no other meeting of this plan. This plan names no member whose public holidays are known.".to_owned(),
            count => format!(
                "No public holiday in the {count} members that are known, no weekend, and no other meeting of this plan."
            ),
        };
        line(Icon::Check, holidays.into_any());
    }
    if !bad.covered {
        let (from, to) = YEARS;
        let words = format!("Public holidays are known from {from} to {to} only.");
        line(Icon::Question, words.into_any());
    }
    view! { <ul class="plain-list bad-dates-list">{lines}</ul> }.into_any()
}
