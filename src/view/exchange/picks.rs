//! The rows of a file that would change the plan one by one: in groups, each with a box to tick, taken in one step.

use crate::view::prelude::*;
use crate::{
    app::use_app,
    plan::term::plural,
    view::dynamic::{act, live, piece, ticked},
};

/// The frame of an offered file: its name, what it is `about`, whether its letters were `guessed`, and its rows, which
/// follow the plan.
pub fn offered(
    name: String,
    about: Option<AnyView>,
    guessed: bool,
    listed: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    view! {
        <section class="review events" aria-labelledby="import-answer">
            <h3 id="import-answer" tabindex="-1">"In " {name}</h3>
            {about}
            {guessed.then(|| view! {
                <p class="hint">"The file does not say in which alphabet it is written. It was read as Western European: look at the accents before you take it."</p>
            }.into_any())}
            {piece(listed)}
        </section>
    }
    .into_any()
}

/// A group of rows.
pub struct Group {
    /// What is counted: "3 new".
    word: &'static str,
    heading: &'static str,
    /// Whether its rows are shown only on demand.
    is_folded: bool,
}

impl Group {
    pub const fn open(word: &'static str, heading: &'static str) -> Group {
        Group {
            word,
            heading,
            is_folded: false,
        }
    }

    pub const fn folded(word: &'static str, heading: &'static str) -> Group {
        Group {
            word,
            heading,
            is_folded: true,
        }
    }
}

/// One row.
pub struct Pick {
    /// Its place among the groups.
    pub group: usize,
    pub title: String,
    pub facts: Vec<String>,
    /// What else there is to know, a sentence each.
    pub said: Vec<String>,
    pub can_be_taken: bool,
    /// Whether it is taken unless a person says otherwise.
    pub is_suggested: bool,
}

/// What a file offers.
pub struct Picks {
    /// What one row is: "event".
    pub noun: &'static str,
    pub groups: &'static [Group],
    pub list: Vec<Pick>,
    /// What is said of the file as a whole.
    pub said: Vec<String>,
    pub hint: &'static str,
    /// Gets the places of the chosen rows.
    pub take: Callback<Vec<usize>>,
}

/// The rows and what can be done with them.
pub fn picks(offer: Picks) -> AnyView {
    let app = use_app();
    let Picks {
        noun,
        groups,
        list,
        said,
        hint,
        take,
    } = offer;
    let chosen: Vec<bool> = list.iter().map(|row| row.is_suggested).collect();
    let chosen = RwSignal::new(chosen);
    let mut told = Vec::new();
    let mut drawn = Vec::new();
    for (at, group) in groups.iter().enumerate() {
        let count = list.iter().filter(|row| row.group == at).count();
        if count > 0 {
            told.push(format!("{count} {}", group.word));
            drawn.push(group_view(&list, at, group, chosen));
        }
    }
    let told = match told.is_empty() {
        true => format!("It holds no {noun}s."),
        false => format!("{}: {}.", plural(list.len() as i64, noun), told.join(", ")),
    };
    let can_take = list.iter().any(|row| row.can_be_taken);
    let number = move || chosen.with(|chosen| chosen.iter().filter(|it| **it).count());
    let take = move |_| {
        let chosen = chosen.get_untracked();
        let places = chosen
            .iter()
            .enumerate()
            .filter(|(_, is_chosen)| **is_chosen);
        take.run(places.map(|(at, _)| at).collect());
    };
    let actions = can_take.then(|| {
        view! {
            <button type="button" class="primary" disabled=live(move || number() == 0) on:click=act(take)>
                {piece(move || format!("Take {}", plural(number() as i64, noun)))}
            </button>
        }
        .into_any()
    });
    let said: Vec<AnyView> = said.into_iter().map(paragraph).collect();
    view! {
        <p>{told}</p>
        {said}
        {drawn}
        <div class="actions">
            {actions}
            <button type="button" on:click=act(move |_| app.drop_offer())>{if can_take { "Leave it" } else { "Close" }}</button>
        </div>
        {can_take.then(|| view! { <p class="hint">{hint}</p> }.into_any())}
    }
    .into_any()
}

fn paragraph(text: String) -> AnyView {
    view! { <p class="event-said">{text}</p> }.into_any()
}

fn group_view(list: &[Pick], of: usize, group: &Group, chosen: RwSignal<Vec<bool>>) -> AnyView {
    let rows = list.iter().enumerate().filter(|(_, row)| row.group == of);
    let places: Vec<usize> = rows.clone().map(|(at, _)| at).collect();
    let items: Vec<AnyView> = rows.map(|(at, row)| item(row, at, chosen)).collect();
    let heading = format!("{} ({})", group.heading, places.len());
    if group.is_folded {
        return view! {
            <details><summary>{heading}</summary><ul class="event-rows">{items}</ul></details>
        }
        .into_any();
    }
    let all = places.len() > 1;
    let set = move |to: bool| {
        let places = places.clone();
        act(move |_| {
            chosen.update(|chosen| {
                for at in &places {
                    if let Some(is_chosen) = chosen.get_mut(*at) {
                        *is_chosen = to;
                    }
                }
            });
        })
    };
    view! {
        <h4>{heading}</h4>
        {all.then(|| view! {
            <div class="actions">
                <button type="button" on:click=set(true)>"Choose all"</button>
                <button type="button" on:click=set(false)>"Choose none"</button>
            </div>
        }.into_any())}
        <ul class="event-rows">{items}</ul>
    }
    .into_any()
}

fn item(row: &Pick, at: usize, chosen: RwSignal<Vec<bool>>) -> AnyView {
    let title = row.title.clone();
    // Repeated events have the same title; their dates tell them apart.
    let about = format!("event-{at}");
    let name = match row.can_be_taken {
        true => {
            let is_chosen =
                move || chosen.with(|chosen| chosen.get(at).copied().unwrap_or_default());
            let choose = move |to: bool| {
                chosen.update(|chosen| {
                    if let Some(is_chosen) = chosen.get_mut(at) {
                        *is_chosen = to;
                    }
                });
            };
            view! {
                <label class="tick">
                    <input type="checkbox" aria-describedby=about.clone() prop:checked=live(is_chosen) on:change=ticked(choose)/>
                    <span>{title}</span>
                </label>
            }
            .into_any()
        }
        false => view! { <p>{title}</p> }.into_any(),
    };
    let fact = |fact: &String| view! { <p class="hint">{fact.clone()}</p> }.into_any();
    let facts: Vec<AnyView> = row.facts.iter().map(fact).collect();
    let said: Vec<AnyView> = row.said.iter().cloned().map(paragraph).collect();
    view! {
        <li>
            {name}
            <div class="event-facts" id=about>{facts}</div>
            {said}
        </li>
    }
    .into_any()
}
