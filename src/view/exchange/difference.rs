//! One difference on its card: the values that can stand, whose they are, and another wording.

use crate::view::dom::Handler;
use crate::view::dynamic::{act, live, piece, written};
use crate::view::prelude::*;
use crate::{
    app::{
        App,
        review::{Review, Reviewing, in_words},
    },
    browser::page,
    exchange::{
        consolidate::{Candidate, Choice, Entry, Group},
        merge::Why,
        words::Teller,
        words_diff::{self, Piece},
    },
};
use serde_json::Value;
use std::sync::Arc;

pub fn card_id(at: usize) -> String {
    format!("difference-{at}")
}

/// Whether a person may write a wording of their own: of what is words, and names nothing else.
pub(super) fn takes_third(entry: &Entry) -> bool {
    entry.takes_third && Teller::is_wording(&entry.path)
}

/// The button behind which another wording is written.
pub(super) fn write_id(at: usize) -> String {
    format!("write-{at}")
}

/// Whose a value is, in words.
pub(super) fn whose(reviewing: &Reviewing, candidate: &Candidate) -> String {
    if candidate.whose.is_empty() {
        return "Both together".to_owned();
    }
    let names: Vec<String> = candidate
        .whose
        .iter()
        .map(|who| reviewing.name_of(*who))
        .collect();
    names.join(", ")
}

/// One difference with the values that can stand.
pub fn card(app: App, review: &Arc<Review>, at: usize) -> AnyView {
    let Some(entry) = review.result.entries.get(at) else {
        return ().into_any();
    };
    let plans = review.plans();
    let teller = Teller::new(&plans);
    let chosen = {
        let (review, path) = (review.clone(), entry.path.clone());
        Memo::new(move |_| {
            let entry = review.result.entries.get(at).filter(|it| it.path == path);
            entry.and_then(|entry| app.with_reviewing(|it| review.chosen(entry, &it.choices)))
        })
    };
    let choices: Vec<AnyView> = entry
        .candidates
        .iter()
        .enumerate()
        .map(|(place, candidate)| {
            let key = match (place, review.is_many()) {
                (0, _) => "M".to_owned(),
                (1, false) => "T".to_owned(),
                (place, _) => (place + 1).to_string(),
            };
            let whose = app.with_reviewing_now(|it| whose(it, candidate));
            let value = value_view(&teller, entry, place);
            let path = entry.path.clone();
            choice_button(
                key,
                whose,
                value,
                chosen,
                Choice::Value(place),
                act(move |_| {
                    app.choose(&path, Some(Choice::Value(place)));
                }),
            )
        })
        .collect();
    let third = takes_third(entry).then(|| third(app, entry, at, chosen));
    let before = match (&entry.base, Teller::is_text(&entry.path)) {
        (Some(base), false) if entry.group == Group::Conflict && entry.why != Some(Why::Order) => {
            let was = teller.value(&entry.path, Some(base));
            Some(view! { <p class="hint">"Before: "{was}</p> }.into_any())
        }
        _ => None,
    };
    let decided = entry.before.is_some().then(|| {
        view! { <p class="hint">"Decided in an earlier round; you can decide it anew."</p> }
            .into_any()
    });
    let place = review
        .names
        .get(at)
        .map(|(_, place)| place.clone())
        .unwrap_or_default();
    let label = place.clone();
    let why = entry.why.and_then(|why| match review.is_many() {
        true => app.with_reviewing_now(|it| why_of_several(it, entry, why)),
        false => why_in_words(why).map(str::to_owned),
    });
    view! {
        <article class="difference stop" class:open=live(move || chosen.get().is_none()) id=card_id(at) data-at=at.to_string() tabindex="0" aria-label=label>
            <h3>{place}</h3>
            {why.map(|why| view! { <p>{why}</p> }.into_any())}
            {before}
            {decided}
            <div class="choices">{choices}{third}</div>
        </article>
    }
    .into_any()
}

fn choice_button(
    key: String,
    whose: String,
    value: AnyView,
    chosen: Memo<Option<Choice>>,
    choice: Choice,
    handler: Handler<web_sys::MouseEvent>,
) -> AnyView {
    let is_chosen = move || chosen.with(|it| it.as_ref() == Some(&choice)).to_string();
    view! {
        <button type="button" class="choice" aria-pressed=live(is_chosen) on:click=handler>
            <span class="choice-key" aria-hidden="true">{key}</span>
            <span class="choice-who">{whose}</span>
            <span class="choice-value">{value}</span>
        </button>
    }
    .into_any()
}

fn third(app: App, entry: &Entry, at: usize, chosen: Memo<Option<Choice>>) -> AnyView {
    let is_third = Memo::new(move |_| chosen.with(|it| matches!(it, Some(Choice::Third(_)))));
    // What was chosen when the field was opened: it stays open until something else is.
    let writes = RwSignal::new(None);
    let is_open = Memo::new(move |_| is_third.get() || writes.get() == Some(chosen.get()));
    let mut values = entry.candidates.iter();
    let begun = values.find_map(|it| it.value.as_ref().and_then(Value::as_str));
    let begun = begun.unwrap_or_default().to_owned();
    let text = move || match chosen.get_untracked() {
        Some(Choice::Third(text)) => text,
        _ => begun.clone(),
    };
    let path = entry.path.clone();
    // It counts once something is written.
    let write = move |words: String| {
        let is_blank = words.trim().is_empty();
        app.choose(&path, (!is_blank).then_some(Choice::Third(words)));
        writes.set(Some(chosen.get_untracked()));
    };
    let begin = move |_| {
        writes.set(Some(chosen.get_untracked()));
        let id = format!("third-{at}");
        page::focus_later(id);
    };
    let field = move || {
        let write = write.clone();
        let id = format!("third-{at}");
        view! {
            <div class="field">
                <label for=id.clone()>"Another wording"</label>
                <textarea id=id rows="4" prop:value=text() on:input=written(write)></textarea>
            </div>
        }
        .into_any()
    };
    view! {
        <div class="choice-third">
            <button type="button" class="choice" id=write_id(at) aria-pressed=live(move || is_third.get().to_string()) on:click=act(begin)>
                <span class="choice-key" aria-hidden="true">"W"</span>
                <span class="choice-who">"Another wording"</span>
            </button>
            {piece(move || is_open.get().then(&field))}
        </div>
    }
    .into_any()
}

/// A value; of a long text, what became of the words.
fn value_view(teller: &Teller, entry: &Entry, place: usize) -> AnyView {
    let value = |at: usize| entry.candidates.get(at).and_then(|it| it.value.as_ref());
    let text = |value: Option<&Value>| value.and_then(Value::as_str).map(str::to_owned);
    let it = value(place);
    if Teller::is_text(&entry.path)
        && let Some(new) = text(it)
    {
        let old = text(entry.base.as_ref()).or_else(|| text(value(0)));
        return match old {
            Some(old) => compared(&old, &new),
            None => view! { <span class="official">{new}</span> }.into_any(),
        };
    }
    if it.is_none() && is_record(&entry.path) {
        return "Not in the plan".into_any();
    }
    let (whole, changes) = in_words(teller, entry, place);
    let changes = (!changes.is_empty())
        .then(|| view! { <span class="record-changes">{changes.join("; ")}</span> }.into_any());
    view! { {whole}{changes} }.into_any()
}

/// Whether a path names a record, and not a part of one.
fn is_record(path: &str) -> bool {
    path.split('/').count().is_multiple_of(2)
}

/// A text with what is not in it any more and what is new in it.
pub fn compared(old: &str, new: &str) -> AnyView {
    let pieces: Vec<AnyView> = words_diff::compare(old, new)
        .into_iter()
        .map(|piece| match piece {
            Piece::Same(text) => text.into_any(),
            Piece::Removed(text) => view! { <del>{text}</del> }.into_any(),
            Piece::Added(text) => view! { <ins>{text}</ins> }.into_any(),
        })
        .collect();
    view! { <span class="official compared">{pieces}</span> }.into_any()
}

/// Why it is a question between several.
fn why_of_several(reviewing: &Reviewing, entry: &Entry, why: Why) -> Option<String> {
    let who = |is_there: bool| {
        let of = entry.candidates.iter();
        let of = of.filter(|it| it.value.is_some() == is_there && !it.whose.is_empty());
        let names = of.filter(|it| !is_there || it.whose != [None]);
        names
            .map(|it| whose(reviewing, it))
            .collect::<Vec<_>>()
            .join(", ")
    };
    match why {
        Why::RemovedHere | Why::RemovedThere => Some(format!(
            "Removed by: {}. Changed by: {}.",
            who(false),
            who(true)
        )),
        Why::UsedHere | Why::UsedThere => Some(format!(
            "Removed by: {}. Something else points at it.",
            who(false)
        )),
        Why::OnlyHere | Why::OnlyThere => Some("Not all have it.".to_owned()),
        Why::Order => why_in_words(why).map(str::to_owned),
        Why::Differ => None,
    }
}

/// Why it is a question.
fn why_in_words(why: Why) -> Option<&'static str> {
    match why {
        Why::Differ => None,
        Why::RemovedHere => Some("You removed it; the file changes it."),
        Why::RemovedThere => Some("The file removes it; you changed it."),
        Why::UsedThere => Some("You removed it; something in the file points at it."),
        Why::UsedHere => Some("The file removes it; something in your plan points at it."),
        Why::OnlyHere => Some("Only your plan has it."),
        Why::OnlyThere => Some("Only the file has it."),
        Why::Order => Some("The same things were moved to different places."),
    }
}
