//! What a calendar file holds: each event with what it would do to the plan, chosen one by one, taken in one step.

use crate::view::dynamic::{act, live, piece, ticked};
use crate::{
    app::use_app,
    exchange::ics::{
        read::Calendar,
        take::{Row, Verdict},
    },
    plan::term::plural,
};
use leptos::prelude::*;

const GROUPS: [(Verdict, &str, &str); 4] = [
    (Verdict::Changed, "change", "Meetings that would change"),
    (Verdict::New, "new", "New meetings"),
    (Verdict::Same, "same", "The same as in the plan"),
    (Verdict::LeftOut, "left out", "Left out"),
];

/// An offered calendar. It follows the plan: what another change makes the same is then called so.
pub fn events(name: String, calendar: Box<Calendar>) -> AnyView {
    let app = use_app();
    let guessed = calendar.guessed_letters;
    let of = calendar.name.clone();
    let heading = name.clone();
    let calendar = StoredValue::new(calendar);
    let listed = move || {
        let (rows, left) = calendar.with_value(|calendar| app.rows_of(calendar));
        listing(name.clone(), rows, left)
    };
    view! {
        <section class="review events" aria-labelledby="import-answer">
            <h3 id="import-answer" tabindex="-1">"In " {heading}</h3>
            {of.map(|of| view! { <p>"The calendar \u{201c}"{of}"\u{201d}"</p> }.into_any())}
            {guessed.then(|| view! {
                <p class="hint">"The file does not say in which alphabet it is written. It was read as Western European: look at the accents before you take it."</p>
            }.into_any())}
            {piece(listed)}
        </section>
    }
    .into_any()
}

fn listing(name: String, rows: Vec<Row>, left: usize) -> AnyView {
    let app = use_app();
    let chosen = RwSignal::new(
        rows.iter()
            .map(|row| row.is_suggested)
            .collect::<Vec<bool>>(),
    );
    let counted = |verdict: Verdict| rows.iter().filter(|row| row.verdict == verdict).count();
    let counts = GROUPS.map(|(verdict, word, _)| (counted(verdict), word));
    let told = counts.iter().filter(|(count, _)| *count > 0);
    let told: Vec<String> = told
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    let told = match told.is_empty() {
        true => "It holds no events.".to_owned(),
        false => format!(
            "{}: {}.",
            plural(rows.len() as i64, "event"),
            told.join(", ")
        ),
    };
    let can_take = rows.iter().any(Row::can_be_taken);
    let groups = GROUPS
        .map(|(verdict, _, heading)| group(&rows, verdict, heading, chosen))
        .collect_view();
    let number = move || chosen.with(|chosen| chosen.iter().filter(|it| **it).count());
    let take = move |_| {
        let picked = chosen.get_untracked();
        let picked = rows.iter().zip(picked).filter(|(_, is_chosen)| *is_chosen);
        let picked: Vec<Row> = picked.map(|(row, _)| row.clone()).collect();
        app.take_events(&name, &picked);
    };
    let actions = can_take.then(|| {
        view! {
            <button type="button" class="primary" disabled=live(move || number() == 0) on:click=act(take)>
                {piece(move || format!("Take {}", plural(number() as i64, "event")))}
            </button>
        }
        .into_any()
    });
    view! {
        <p>{told}</p>
        {(left > 0).then(|| view! { <p>{format!("{left} more are not listed: there are too many for one file.")}</p> }.into_any())}
        {groups}
        <div class="actions">
            {actions}
            <button type="button" on:click=act(move |_| app.drop_offer())>{if can_take { "Leave it" } else { "Close" }}</button>
        </div>
        {can_take.then(|| view! {
            <p class="hint">"What you choose is taken in one step, which Undo takes back. Meetings of the plan that the file does not name stay as they are."</p>
        }.into_any())}
    }
    .into_any()
}

fn group(
    rows: &[Row],
    verdict: Verdict,
    heading: &'static str,
    chosen: RwSignal<Vec<bool>>,
) -> AnyView {
    let of_group = rows
        .iter()
        .enumerate()
        .filter(|(_, row)| row.verdict == verdict);
    let places: Vec<usize> = of_group.clone().map(|(at, _)| at).collect();
    if places.is_empty() {
        return ().into_any();
    }
    let items = of_group
        .map(|(at, row)| item(row, at, chosen))
        .collect_view();
    let heading = format!("{heading} ({})", places.len());
    if matches!(verdict, Verdict::Same | Verdict::LeftOut) {
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

fn item(row: &Row, at: usize, chosen: RwSignal<Vec<bool>>) -> AnyView {
    let title = row.title.clone();
    // Repeated events have the same title; their dates tell them apart.
    let about = format!("event-{at}");
    let name = match row.can_be_taken() {
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
    let facts: Vec<&str> = [&row.when, &row.place]
        .into_iter()
        .map(String::as_str)
        .filter(|fact| !fact.is_empty())
        .collect();
    let said = row
        .said
        .iter()
        .map(|said| view! { <p class="event-said">{said.clone()}</p> }.into_any())
        .collect_view();
    view! {
        <li>
            {name}
            <p class="hint" id=about>{facts.join(" · ")}</p>
            {said}
        </li>
    }
    .into_any()
}
