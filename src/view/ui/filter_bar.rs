//! The bar over a list or picture: what it shows. All of it stands in the address, and what is left out is told as
//! words that can be taken away.

use super::{
    Choices, choice,
    icon::{Icon, picture},
    tick,
};
use crate::view::prelude::*;
use crate::{
    app::App,
    view::dynamic::{act, live, piece, written},
};

/// The key of the words in the address.
pub const WORDS: &str = "words";

/// The value of a filter that is only on or off.
pub const YES: &str = "yes";

/// A choice that leaves something out: its key in the address, and the words for it.
pub type LeftOut = (&'static str, String);

/// What a bar is for.
pub struct FilterBar {
    /// What the bar is called for those who hear it.
    pub name: &'static str,
    /// What words can be looked for.
    pub hint: &'static str,
    /// The fields beside that for words.
    pub choices: AnyView,
    /// What is only on or off.
    pub ticks: AnyView,
    /// How many are shown, and how many there are.
    pub shown: Signal<(usize, usize)>,
    /// What is left out now.
    pub left_out: Signal<Vec<LeftOut>>,
}

/// The bar.
pub fn filter_bar(app: App, bar: FilterBar) -> AnyView {
    let open = RwSignal::new(false);
    let words = app.query_of(WORDS);
    let (shown, left_out) = (bar.shown, bar.left_out);
    let count = move || {
        let (shown, all) = shown.get();
        match left_out.with(Vec::is_empty) {
            true => format!("All {all} shown"),
            false => format!("{shown} of {all} shown"),
        }
    };
    view! {
        <section class="filter-bar" aria-label=bar.name class:open=live(move || open.get())>
            <div class="field filter-words">
                <label for="filter">"Filter by words"</label>
                <input id="filter" type="search" autocomplete="off" placeholder=bar.hint
                    prop:value=live(move || words.get().unwrap_or_default())
                    on:input=written(move |words| app.set_query(WORDS, Some(words)))/>
            </div>
            <button type="button" class="filter-toggle" aria-expanded=live(move || open.get().to_string())
                on:click=act(move |_| open.update(|open| *open = !*open))>{picture(Icon::Settings)}"Filter"</button>
            <div class="filter-choices">{bar.choices}</div>
            <div class="filter-state">
                <div class="filter-ticks">{bar.ticks}</div>
                <p class="filter-count" aria-live="polite">{piece(count)}</p>
                {piece(move || chips(app, left_out.get()))}
            </div>
        </section>
    }
    .into_any()
}

/// What is left out, each as a word with a cross that brings it back, and the way to bring all of it back.
fn chips(app: App, left_out: Vec<LeftOut>) -> AnyView {
    let keys: Vec<&'static str> = left_out.iter().map(|(key, _)| *key).collect();
    let clear = (!keys.is_empty()).then(|| {
        let clear = move |_| {
            for key in &keys {
                app.set_query(key, None);
            }
        };
        view! { <button type="button" class="quiet" on:click=act(clear)>"Clear"</button> }
            .into_any()
    });
    let chips = left_out.into_iter().map(|(key, said)| {
        let label = format!("Remove the filter: {said}");
        view! {
            <button type="button" class="filter-chip" aria-label=label on:click=act(move |_| app.set_query(key, None))>
                <span>{said}</span>{picture(Icon::Cross)}
            </button>
        }
        .into_any()
    });
    let mut chips: Vec<AnyView> = chips.collect();
    chips.extend(clear);
    chips.into_any()
}

/// A choice of fixed words that stands in the address.
pub fn chosen(
    app: App,
    label: &'static str,
    key: &'static str,
    choices: Signal<Choices>,
) -> AnyView {
    let value = app.query_of(key);
    let value = Signal::derive(move || value.get().unwrap_or_default());
    choice(
        label,
        &format!("filter-{key}"),
        choices,
        value,
        move |word| {
            app.set_query(key, Some(word));
        },
    )
}

/// A box that stands in the address.
pub fn ticked(app: App, label: &'static str, key: &'static str) -> AnyView {
    let value = app.query_of(key);
    let value = Signal::derive(move || value.get().as_deref() == Some(YES));
    tick(label, value, move |on| {
        app.set_query(key, on.then(|| YES.to_owned()));
    })
}
