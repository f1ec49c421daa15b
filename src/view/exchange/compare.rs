//! Any two plans: what differs, in sentences, side by side, and as a list of amendments to hand on.

use super::difference::compared;
use super::file_button;
use crate::view::dynamic::{act, live, piece};
use crate::view::prelude::*;
use crate::{
    app::{
        App, Route,
        compare::OPEN,
        import::{ReadReturn, read_all},
        use_app,
    },
    browser::page,
    exchange::{
        amendment_list::{amendments, text},
        diff::{Difference, What, compare},
        words::{Teller, label, list_of},
    },
    plan::{Plan, edtf::day_in_words, term::plural},
    view::ui::{
        Choices, choice,
        icon::{Icon, picture},
        page_head,
        rows::{Row, rows},
    },
};
use serde_json::Value;
use std::sync::Arc;

/// The keys of the address: what is compared, and how it is shown.
const FROM: &str = "from";
const TO: &str = "to";
const SHOW: &str = "show";

const SHOWN: [(&str, &str); 3] = [
    ("", "Sentences"),
    ("sides", "Side by side"),
    ("amendments", "Amendment list"),
];

/// Two plans and what differs.
struct Pair {
    from: Plan,
    to: Plan,
    changes: Vec<Difference>,
    /// Each difference as a sentence, and what it is about.
    told: Vec<(String, String)>,
}

impl Pair {
    fn new(from: Plan, to: Plan) -> Pair {
        let changes = compare(&from, &to).changes;
        let plans = [&from, &to];
        let teller = Teller::new(&plans);
        let told = changes
            .iter()
            .map(|it| (teller.sentence(it), teller.place(&it.path)))
            .collect();
        Pair {
            from,
            to,
            changes,
            told,
        }
    }
}

type Files = Arc<Vec<ReadReturn>>;

/// The page.
pub fn compare_page() -> AnyView {
    let app = use_app();
    let (from, to, show) = (app.query_of(FROM), app.query_of(TO), app.query_of(SHOW));
    let files: RwSignal<Files> = RwSignal::default();
    let pair: RwSignal<Option<Arc<Pair>>> = RwSignal::new(None);
    let from = Signal::derive(move || from.get().unwrap_or_default());
    let to = Signal::derive(move || to.get().unwrap_or_else(|| OPEN.to_owned()));
    Effect::new(move |_| {
        let (from, to, files) = (from.get(), to.get(), files.get());
        app.with_plan(|_| ());
        leptos::task::spawn_local(async move {
            let found = app
                .compared_plan(&from, &files)
                .await
                .zip(app.compared_plan(&to, &files).await);
            pair.try_set(found.map(|(from, to)| Arc::new(Pair::new(from, to))));
        });
    });
    let sources = move |first: &str| {
        let mut all: Choices = vec![(String::new(), first.to_owned())];
        all.extend(files.with(|files| app.compare_sources(files)));
        Signal::stored(all)
    };
    let fields = move || {
        view! {
            {choice("From", "compare-from", sources("Choose\u{2026}"), from, move |word| app.set_query(FROM, Some(word)))}
            {choice("To", "compare-to", sources("Choose\u{2026}"), to, move |word| app.set_query(TO, Some(word)))}
        }
        .into_any()
    };
    let open = move |chosen: Vec<web_sys::File>| {
        leptos::task::spawn_local(async move {
            let read = read_all(chosen).await;
            let bad: Vec<String> = read
                .iter()
                .filter_map(|(name, read)| {
                    Some(format!("{name}: {}", read.as_ref().err()?.message()))
                })
                .collect();
            let at = files.with_untracked(|files| files.len());
            let sound = read.iter().enumerate().filter(|(_, (_, it))| it.is_ok());
            let sound: Vec<String> = sound
                .map(|(place, _)| format!("file:{}", at + place))
                .collect();
            files.update(|files| {
                let mut all: Vec<ReadReturn> = files.to_vec();
                all.extend(read);
                *files = Arc::new(all);
            });
            // What was mine is what it was before; of two files, the first.
            let (before, after) = match sound.as_slice() {
                [] => (None, None),
                [one] => (None, Some(one.clone())),
                [one, other, ..] => (Some(one.clone()), Some(other.clone())),
            };
            let before =
                before.or_else(|| from.get_untracked().is_empty().then(|| OPEN.to_owned()));
            if let Some(after) = after {
                app.set_query(TO, Some(after));
                if let Some(before) = before {
                    app.set_query(FROM, Some(before));
                }
            }
            if !bad.is_empty() {
                app.fail(bad.join(" "));
            }
        });
    };
    view! {
        {page_head("Compare", Some(Signal::stored("Any two: plans of this browser, files, versions that are kept, points of the history. Nothing is changed by looking.".to_owned())))}
        <section class="card compare-of" aria-label="What is compared">
            {piece(fields)}
            <div class="actions">
                {file_button("Open a file", "", "compare-file", "File to compare", true, open)}
                <button type="button" on:click=act(move |_| swap(app, from, to))>"Swap"</button>
                <a class="button" href=Route::Lineage.to_hash()>"Lineage"</a>
            </div>
        </section>
        {piece(move || pair.get().map(|pair| found(app, pair, show)))}
    }
    .into_any()
}

fn swap(app: App, from: Signal<String>, to: Signal<String>) {
    let (before, after) = (from.get_untracked(), to.get_untracked());
    app.set_query(FROM, Some(after));
    app.set_query(TO, Some(before));
}

fn found(app: App, pair: Arc<Pair>, show: Memo<Option<String>>) -> AnyView {
    let count = |is: fn(&What) -> bool| pair.changes.iter().filter(|it| is(&it.what)).count();
    let counts = [
        (count(|it| matches!(it, What::Added { .. })), "added"),
        (count(|it| matches!(it, What::Removed { .. })), "removed"),
        (count(|it| matches!(it, What::Changed { .. })), "changed"),
        (count(|it| matches!(it, What::Sorted { .. })), "sorted"),
    ];
    let told: Vec<String> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    if told.is_empty() {
        return view! { <p role="status"><strong>"They are equal."</strong></p> }.into_any();
    }
    let shown = move || show.get().unwrap_or_default();
    let tabs: Vec<AnyView> = SHOWN
        .iter()
        .map(|(word, words)| {
            view! {
                <button type="button" aria-pressed=live(move || (shown() == *word).to_string())
                    on:click=act(move |_| app.set_query(SHOW, Some((*word).to_owned())))>{*words}</button>
            }
            .into_any()
        })
        .collect();
    let all = plural(pair.changes.len() as i64, "difference");
    let body = move || match shown().as_str() {
        "sides" => sides(pair.clone()),
        "amendments" => amendment_list(app, &pair),
        _ => sentences(pair.clone()),
    };
    view! {
        <p role="status"><strong>{all}</strong>": "{told.join(", ")}</p>
        <div class="review-tabs" role="group" aria-label="How it is shown">{tabs}</div>
        {piece(body)}
    }
    .into_any()
}

/// The rows of a list of differences, the name of each part of the plan above its first.
fn difference_rows(pair: Arc<Pair>, draw: fn(&Pair, usize) -> AnyView) -> AnyView {
    rows(move || {
        let mut before = "";
        let mut all = Vec::with_capacity(pair.changes.len());
        for (at, change) in pair.changes.iter().enumerate() {
            let list = list_of(&change.path);
            let heading = (list != before).then(|| label(list).to_owned());
            before = list;
            all.push(Row::new(
                at.to_string(),
                (pair.clone(), at, heading),
                move |(pair, at, heading)| {
                    let heading = heading
                        .clone()
                        .map(|heading| view! { <h2>{heading}</h2> }.into_any());
                    view! { <li>{heading}{draw(pair, *at)}</li> }.into_any()
                },
            ));
        }
        all
    })
}

fn sentences(pair: Arc<Pair>) -> AnyView {
    let all = difference_rows(pair, |pair, at| {
        let said = pair.told.get(at).map(|(said, _)| said.clone());
        view! { <p>{said}</p> }.into_any()
    });
    view! { <ol class="compared-list rows long">{all}</ol> }.into_any()
}

fn sides(pair: Arc<Pair>) -> AnyView {
    let all = difference_rows(pair, |pair, at| {
        let (Some(change), Some((said, place))) = (pair.changes.get(at), pair.told.get(at)) else {
            return ().into_any();
        };
        let plans = [&pair.from, &pair.to];
        let teller = Teller::new(&plans);
        let (from, to) = change.what.values();
        let text =
            |value: &Option<Value>| value.as_ref().and_then(Value::as_str).map(str::to_owned);
        let is_order = matches!(change.what, What::Sorted { .. });
        let (from, to) = match (text(&from), text(&to)) {
            (Some(old), Some(new)) if Teller::is_text(&change.path) => {
                (compared(&old, &new), compared(&old, &new))
            }
            _ if is_order => (().into_any(), said.clone().into_any()),
            _ => {
                let said = |value: &Option<Value>| match value {
                    None => "\u{2013}".to_owned(),
                    value => teller.whole(&change.path, value.as_ref()),
                };
                (said(&from).into_any(), said(&to).into_any())
            }
        };
        view! {
            <div class="side-row">
                <h3>{place.clone()}</h3>
                <div class="side from"><span class="visually-hidden">"From: "</span>{from}</div>
                <div class="side to"><span class="visually-hidden">"To: "</span>{to}</div>
            </div>
        }
        .into_any()
    });
    view! { <ol class="sides rows long">{all}</ol> }.into_any()
}

fn amendment_list(app: App, pair: &Arc<Pair>) -> AnyView {
    let list = amendments(&pair.from, &pair.to);
    let title = format!("Amendments to {}", pair.from.head.title);
    let sub = list.sub(&day_in_words(app.today_now()));
    let all = Arc::new(list.amendments);
    let id = pair.from.id.to_string();
    let hand = |words: &'static str, markdown: bool| {
        let (all, title, sub, id) = (all.clone(), title.clone(), sub.clone(), id.clone());
        let save = move |_| {
            let (ending, kind) = if markdown {
                ("md", "text/markdown")
            } else {
                ("txt", "text/plain")
            };
            app.save_text(
                &format!("{id}-amendments.{ending}"),
                kind,
                &text(&title, &sub, &all, markdown),
            );
        };
        view! { <button type="button" on:click=act(save)>{picture(Icon::Download)}{words}</button> }
            .into_any()
    };
    let copy = {
        let (all, title, sub) = (all.clone(), title.clone(), sub.clone());
        move |_| app.copy_text(&text(&title, &sub, &all, false))
    };
    let buttons = [hand("Save as text", false), hand("Save as Markdown", true)];
    let listed = all.clone();
    let rows = rows(move || {
        let mut before = "";
        let mut out = Vec::with_capacity(listed.len());
        for (at, amended) in listed.iter().enumerate() {
            let heading = (amended.part != before).then(|| amended.part.clone());
            before = &amended.part;
            // The number is a text: it stands in print too, and beside the sentence where a heading comes before it.
            let said = format!("{}. {}", at + 1, amended.said);
            out.push(Row::new(at.to_string(), (said, heading), |(said, heading)| {
                view! {
                    <li>{heading.clone().map(|heading| view! { <h2>{heading}</h2> }.into_any())}<p class="official">{said.clone()}</p></li>
                }
                .into_any()
            }));
        }
        out
    });
    view! {
        <div class="actions no-print">
            <button type="button" on:click=act(copy)>"Copy"</button>
            <button type="button" on:click=act(move |_| page::print())>{picture(Icon::Print)}"Print"</button>
            {buttons.into_iter().collect_view()}
        </div>
        <section class="amendment-list" aria-labelledby="amendments-heading">
            <h2 id="amendments-heading" class="official">{title}</h2>
            <p class="hint">{sub}</p>
            <ol class="compared-list rows long">{rows}</ol>
        </section>
    }
    .into_any()
}
