//! Several files at once: who answered, and a table of items and members that shows who differs where.

use super::{
    decide::{base_in_words, left_out, sent},
    difference::card,
    signing::seal,
};
use crate::view::dynamic::{act, live, piece, written};
use crate::view::prelude::*;
use crate::{
    app::{
        App,
        review::{Review, Taken},
    },
    exchange::consolidate::{Choice, Group},
    plan::{PartnerCategory, PartnerId, Plan},
    view::ui::{
        Choices, choice,
        rows::{Row, rows},
    },
};
use std::sync::Arc;

fn members(plan: &Plan) -> Choices {
    let all = plan.partners.iter();
    let members = all.filter(|it| it.category == PartnerCategory::Member);
    members
        .map(|it| (it.id.to_string(), it.short_name().to_owned()))
        .collect()
}

/// Who answered, and who did not.
pub fn answers(app: App, review: &Review) -> AnyView {
    let members = members(&review.mine);
    let mut offered: Choices = vec![(String::new(), "No member".to_owned())];
    offered.extend(members.iter().cloned());
    let offered = Signal::stored(offered);
    let files: Vec<AnyView> = review
        .files
        .iter()
        .enumerate()
        .map(|(at, file)| {
            let of = Signal::derive(move || {
                app.with_reviewing(|it| it.members.get(at).cloned().flatten().map_or_else(String::new, |id| id.to_string()))
            });
            view! {
                <li>
                    <p><strong>{file.name.clone()}</strong>{sent(file)}</p>
                    <p class="hint">{base_in_words(app, file.base.as_ref())}</p>
                    {left_out(file)}
                    {seal(app, file.seal.clone())}
                    {choice("Answer of", &format!("member-{at}"), offered, of, move |id| app.set_member(at, PartnerId::new(&id)))}
                </li>
            }
            .into_any()
        })
        .collect();
    let count = files.len();
    // An alarm is not folded away.
    let is_open = review.broken().next().is_some();
    let missing = move || {
        let answered = app.with_reviewing(|it| it.members.clone());
        let is_here = |id: &String| answered.iter().flatten().any(|it| it.as_str() == id);
        let missing: Vec<String> = members
            .iter()
            .filter(|(id, _)| !is_here(id))
            .map(|(_, name)| name.clone())
            .collect();
        match missing.is_empty() {
            true => "Every member answered.".to_owned(),
            false => format!("No answer yet from: {}.", missing.join(", ")),
        }
    };
    view! {
        <p><strong>{piece(missing)}</strong></p>
        <details open=is_open>
            <summary>{format!("{count} files: who sent them, and what they were compared with")}</summary>
            <ul class="senders">{files}</ul>
        </details>
    }
    .into_any()
}

/// What a member's cell says: the letter, the class and the words.
const UNCHANGED: (&str, &str, &str) = ("\u{b7}", "return-cell", "unchanged");
const NOT_HELD: (&str, &str, &str) = ("\u{2013}", "return-cell", "not in the file");
const CHANGED: (&str, &str, &str) = ("C", "return-cell changed", "changed");
const DISPUTED: (&str, &str, &str) = ("X", "return-cell disputed", "conflict");

/// An item with the places of its differences.
struct Item {
    path: String,
    entries: Vec<usize>,
}

/// The table. A row opens the differences of its item.
pub fn members_table(app: App, review: Arc<Review>) -> AnyView {
    let mut items: Vec<Item> = Vec::new();
    for (at, entry) in review.result.entries.iter().enumerate() {
        let path = entry.record();
        match items.last_mut() {
            Some(item) if item.path == path => item.entries.push(at),
            _ => items.push(Item {
                path,
                entries: vec![at],
            }),
        }
    }
    if items.is_empty() {
        return view! { <p class="empty">"The files say the same as your plan."</p> }.into_any();
    }
    let heads: Vec<AnyView> = (0..review.files.len())
        .map(|at| {
            let name = move || app.with_reviewing(|it| it.name_of(Some(at)));
            view! { <th scope="col"><span>{piece(name)}</span></th> }.into_any()
        })
        .collect();
    let items: Vec<Arc<Item>> = items.into_iter().map(Arc::new).collect();
    let all = move || {
        let row = |item: &Arc<Item>| {
            Row::new(
                item.path.clone(),
                (review.clone(), item.clone()),
                move |(review, item)| item_rows(app, review, item),
            )
        };
        items.iter().map(row).collect::<Vec<Row>>()
    };
    view! {
        <p class="hint keys-hint">"C: changed. X: members differ. \u{b7}: unchanged. \u{2013}: not in the file. Open a row for its differences, or say whose values count in it."</p>
        <div class="returns-frame">
            <table class="returns">
                <thead><tr><th scope="col">"Item"</th>{heads}<th scope="col">"Whose counts"</th></tr></thead>
                {rows(all)}
            </table>
        </div>
    }
    .into_any()
}

fn item_rows(app: App, review: &Arc<Review>, item: &Arc<Item>) -> AnyView {
    let is_open = RwSignal::new(false);
    let first = item.entries.first().and_then(|at| review.names.get(*at));
    let name = first.map(|(name, _)| name.clone()).unwrap_or_default();
    let of = |at: &usize| review.result.entries.get(*at);
    let entries: Vec<_> = item.entries.iter().filter_map(of).collect();
    let mut takers: Vec<Option<usize>> = vec![None];
    let cells: Vec<AnyView> = (0..review.files.len())
        .map(|file| {
            let mut touched = entries.iter().filter(|it| it.changed_by(file)).peekable();
            let speaks = |taken: &Taken| entries.iter().any(|it| taken.speaks_of(&it.path));
            let (letter, class, words) = match touched.peek() {
                None if !review.files.get(file).is_some_and(speaks) => NOT_HELD,
                None => UNCHANGED,
                Some(_) => {
                    takers.push(Some(file));
                    match touched.any(|it| it.group == Group::Conflict) {
                        true => DISPUTED,
                        false => CHANGED,
                    }
                }
            };
            let who = app.with_reviewing_now(|it| it.name_of(Some(file)));
            view! { <td class=class><span aria-hidden="true">{letter}</span><span class="return-words">{who}": "{words}</span></td> }.into_any()
        })
        .collect();
    let progress = {
        let (review, item) = (review.clone(), item.clone());
        Memo::new(move |_| {
            app.with_reviewing(|it| {
                let entries = item
                    .entries
                    .iter()
                    .filter_map(|at| review.result.entries.get(*at));
                entries
                    .filter(|entry| review.chosen(entry, &it.choices).is_some())
                    .count()
            })
        })
    };
    let count = item.entries.len();
    let choose = {
        let (review, item) = (review.clone(), item.clone());
        move |who: String| {
            let who = who.parse::<usize>().ok();
            let entries = item
                .entries
                .iter()
                .filter_map(|at| review.result.entries.get(*at));
            let all =
                entries.filter_map(|it| Some((it.path.clone(), Some(Choice::Value(it.of(who)?)))));
            app.choose_all(all.collect());
        }
    };
    let options: Vec<AnyView> = takers
        .into_iter()
        .map(|who| {
            let name = app.with_reviewing_now(|it| it.name_of(who));
            let value = who.map_or_else(|| "mine".to_owned(), |at| at.to_string());
            view! { <option value=value>{name}</option> }.into_any()
        })
        .collect();
    let label = format!("Whose values count: {name}");
    let state = move || match progress.get() {
        done if done == count => "decided".to_owned(),
        done => format!("{done} of {count} decided"),
    };
    let (of_cards, cards_item) = (review.clone(), item.clone());
    let cards = move || {
        let cards: Vec<AnyView> = cards_item
            .entries
            .iter()
            .map(|at| card(app, &of_cards, *at))
            .collect();
        cards
    };
    let width = (review.files.len() + 2).to_string();
    view! {
        <tbody class:decided=live(move || progress.get() == count)>
            <tr>
                <th scope="row"><button type="button" class="stop member-item" class:open=live(move || progress.get() < count)
                    aria-expanded=live(move || is_open.get().to_string()) on:click=act(move |_| is_open.update(|it| *it = !*it))>{name}</button>
                    <span class="hint">{piece(state)}</span></th>
                {cells}
                <td class="taker"><select aria-label=label on:change=written(choose)><option value="">"Choose\u{2026}"</option>{options}</select></td>
            </tr>
            {piece(move || is_open.get().then(|| view! { <tr><td class="member-cards" colspan=width.clone()>{cards()}</td></tr> }.into_any()))}
        </tbody>
    }
    .into_any()
}
