//! Every relation as a sentence, by kind: what the picture shows, in words.

use super::scene::{self, Choice};
use crate::view::prelude::*;
use crate::{
    app::{App, Route},
    browser::page,
    plan::{ItemId, PartnerId, Relation, RelationKind},
    view::{
        dynamic::{act, live, piece},
        ui::rows::{Row, SEPARATOR, rows},
    },
};

/// How many sentences of a kind are shown before the rest is asked for.
const FIRST: usize = 100;

/// A relation with the names and addresses of its ends.
#[derive(Clone)]
struct Sentence {
    kind: RelationKind,
    from: (String, String),
    to: (String, String),
}

/// What the lists are of.
#[derive(Clone, Copy)]
struct Lists {
    app: App,
    shown: Memo<Vec<PartnerId>>,
    choice: Memo<Choice>,
}

/// The lists, one for each kind of relation that there is.
pub fn sentences(app: App, shown: Memo<Vec<PartnerId>>, choice: Memo<Choice>) -> AnyView {
    let without = Memo::new(move |_| choice.with(|choice| choice.without.clone()));
    // The chosen node changes no sentence.
    let choice = Memo::new(move |_| Choice {
        without: without.get(),
        node: None,
    });
    let lists = Lists { app, shown, choice };
    let counts = Memo::new(move |_| lists.counts());
    let each = RelationKind::ALL.iter().enumerate().map(move |(at, kind)| {
        let count = Memo::new(move |_| counts.with(|counts| counts.get(at).copied()));
        let list = move || {
            let count = count.get().unwrap_or_default();
            (count > 0).then(|| lists.list(*kind, count))
        };
        view! { {piece(list)} }.into_any()
    });
    let none = move || {
        counts
            .with(|counts| counts.iter().all(|count| *count == 0))
            .then(|| {
                view! { <p class="empty">"There is no relation between what is shown."</p> }
                    .into_any()
            })
    };
    view! {
        <section class="relation-lists" aria-labelledby="all-relations">
            <h2 id="all-relations">"Every relation in words"</h2>
            {piece(none)}
            {each.collect_view()}
        </section>
    }
    .into_any()
}

impl Lists {
    /// The relations between what is shown.
    fn each(self, mut take: impl FnMut(&Relation)) {
        let (mut partners, choice) = (self.shown.get(), self.choice.get());
        partners.sort_unstable();
        let is_shown = |item: &ItemId| match item {
            ItemId::Partner(id) => partners.binary_search(id).is_ok(),
            _ => true,
        };
        self.app.with_relations(|_, all| {
            all.iter()
                .filter(|it| choice.leaves(it) && is_shown(&it.from) && is_shown(&it.to))
                .for_each(&mut take);
        });
    }

    /// How many there are of each kind.
    fn counts(self) -> Vec<usize> {
        let mut counts = vec![0; RelationKind::ALL.len()];
        self.each(|it| {
            if let Some(count) = counts.get_mut(it.kind as usize) {
                *count += 1;
            }
        });
        counts
    }

    /// The first sentences of a kind, in the order of the plan.
    fn said(self, kind: RelationKind, most: usize) -> Vec<Sentence> {
        let mut found: Vec<Relation> = Vec::new();
        self.each(|it| {
            if it.kind == kind && found.len() < most {
                found.push(it.clone());
            }
        });
        self.app.with_plan(|plan| {
            let nodes = scene::all_nodes(plan, &self.shown.get(), &Choice::default());
            let mut known: Vec<(&ItemId, &str)> = nodes
                .iter()
                .filter_map(|node| Some((node.item.as_ref()?, node.name.as_str())))
                .collect();
            known.sort_unstable();
            let end = |item: &ItemId| {
                let at = known.binary_search_by(|(other, _)| (*other).cmp(item));
                let (_, name) = known.get(at.ok()?)?;
                Some(((*name).to_owned(), Route::of_item(item).to_hash()))
            };
            let sentence = |it: &Relation| {
                Some(Sentence {
                    kind,
                    from: end(&it.from)?,
                    to: end(&it.to)?,
                })
            };
            found.iter().filter_map(sentence).collect()
        })
    }

    fn list(self, kind: RelationKind, count: usize) -> AnyView {
        let (is_open, whole) = (RwSignal::new(false), RwSignal::new(false));
        let listed = move || {
            let most = if whole.get() { usize::MAX } else { FIRST };
            self.said(kind, most).iter().map(row).collect()
        };
        let more = move || {
            (count > FIRST).then(|| {
                let words = move || match whole.get() {
                    true => "Show fewer".to_owned(),
                    false => format!("Show all {count}"),
                };
                view! {
                    <button type="button" class="quiet" aria-expanded=live(move || whole.get().to_string())
                        on:click=act(move |_: web_sys::MouseEvent| whole.update(|whole| *whole = !*whole))>{piece(words)}</button>
                }
                .into_any()
            })
        };
        let content = move || {
            is_open
                .get()
                .then(|| view! { <ul class="rows">{rows(listed)}</ul>{piece(more)} }.into_any())
        };
        view! {
            <details class="as-table" on:toggle=act(move |event: web_sys::Event| is_open.set(page::is_open(&event)))>
                <summary>{format!("{} ({count})", kind.heading())}</summary>
                {piece(content)}
            </details>
        }
        .into_any()
    }
}

fn row(sentence: &Sentence) -> Row {
    let (from, to) = (&sentence.from, &sentence.to);
    let shown = [&from.0, &to.0].map(String::as_str).join(SEPARATOR);
    let shown = format!("{}-{}{SEPARATOR}{shown}", from.1, to.1);
    Row::new(shown, sentence.clone(), |it| {
        view! {
            <li><a href=it.from.1.clone()>{it.from.0.clone()}</a>{format!(" {} ", it.kind.label())}<a href=it.to.1.clone()>{it.to.0.clone()}</a></li>
        }
        .into_any()
    })
}
