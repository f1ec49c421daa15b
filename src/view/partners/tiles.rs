//! The tiles: every member state an equal square, the others around them in groups. Its twin in words is the table.

use super::map::legend;
use crate::view::prelude::*;
use crate::{
    app::{App, Route},
    atlas::{
        drawing::{TILES_IN_WORDS, led_and_joined, most, tiles_picture},
        facts::{Counted, Fact, facts},
        tiles::{Cell, SEA, tiles as cells_of},
    },
    browser::{drag, location, page},
    picture::{Key, Mark, Role},
    plan::{PartnerCategory, PartnerId},
    view::{
        dynamic::{act, live, piece},
        ui::{Choices, filter_bar::chosen, take_along::take_along},
    },
};

/// The key in the address of what is counted.
const COUNT: &str = "count";
/// What a tile says it is: its place in the list.
const TILE: &str = "data-tile";

/// The tiles of the partners that are shown.
pub fn tiles(app: App, shown: Memo<Vec<PartnerId>>, selected: Memo<Option<String>>) -> AnyView {
    let facts = Memo::new(move |_| {
        app.with_relations(|plan, relations| shown.with(|shown| facts(plan, relations, shown)))
    });
    let word = app.query_of(COUNT);
    let counted = move || Counted::from_word(&word.get().unwrap_or_default());
    let choices: Choices = Counted::ALL
        .iter()
        .map(|(_, word, label)| ((*word).to_owned(), (*label).to_owned()))
        .collect();
    let picture = move || {
        untrack(|| {
            let under = app.with_plan(|plan| app.picture_day(plan));
            facts.with(|facts| tiles_picture(facts, &squares(app, facts), counted(), under))
        })
    };
    let all = move || {
        let counted = counted();
        facts.with(|facts| {
            selected.with(|selected| groups(app, facts, counted, selected.as_deref()))
        })
    };
    let choose = move |event: &web_sys::Event| {
        let at: Option<usize> = drag::value_at(event, TILE).and_then(|at| at.parse().ok());
        let id = facts.with_untracked(|facts| Some(facts.get(at?)?.id.clone()));
        if id.is_some() {
            location::go_to(&untrack(|| app.address(&Route::Partners(id))));
        }
    };
    let key = move |event: web_sys::KeyboardEvent| {
        if let (Some(to), Some(list)) = (page::neighbour(&event, TILE), page::listener(&event)) {
            event.prevent_default();
            page::rove(&list, TILE, &to);
        }
    };
    view! {
        <figure class="map-figure">
            <div class="map-tools">
                {chosen(app, "What is counted", COUNT, Signal::stored(choices))}
            </div>
            <div class="tiles" role="group" aria-label="Tiles of the partners. Arrow keys lead from one to the next."
                on:click=act(move |event: web_sys::MouseEvent| choose(&event))
                on:keydown=act(key)>{piece(all)}</div>
            <ul class="map-legend">{legend(&steps())}</ul>
            <figcaption>{TILES_IN_WORDS}</figcaption>
            {take_along(app, picture)}
        </figure>
    }
    .into_any()
}

/// What the grounds mean.
pub fn steps() -> [Key; 3] {
    [
        (Role::Gap, "None named in this plan"),
        (Role::Step1, "Few"),
        (Role::Step4, "As many as anybody"),
    ]
    .map(|(role, words)| Key {
        role,
        mark: Mark::Square,
        words: words.to_owned(),
    })
}

/// The squares of the members among the facts.
fn squares(app: App, facts: &[Fact]) -> Vec<(usize, Cell)> {
    app.with_plan(|plan| {
        let partners: Vec<(usize, &crate::plan::Partner)> = facts
            .iter()
            .enumerate()
            .filter_map(|(at, fact)| Some((at, plan.partner(&fact.id)?)))
            .collect();
        let cells = cells_of(partners.iter().map(|(_, partner)| *partner));
        let place = |at: usize| partners.get(at).map(|(place, _)| *place);
        cells
            .into_iter()
            .filter_map(|(at, cell)| Some((place(at)?, cell)))
            .collect()
    })
}

fn groups(app: App, facts: &[Fact], counted: Counted, selected: Option<&str>) -> AnyView {
    let most = most(facts, counted);
    let cells = squares(app, facts);
    // Tab leads to the chosen tile, or to the first.
    let chosen = facts
        .iter()
        .position(|fact| Some(fact.id.as_str()) == selected);
    let first = cells.first().map_or(0, |(at, _)| *at);
    let stop = chosen.unwrap_or(first);
    let draw =
        |at: usize, fact: &Fact| tile(at, fact, counted, most, chosen == Some(at), stop == at);
    let members = cells.iter().filter_map(|(at, cell)| {
        let tile = draw(*at, facts.get(*at)?);
        Some(in_cell(*cell, tile))
    });
    let members = members.collect_view();
    let sea = view! { <span class="tile-sea">"Black Sea"</span> }.into_any();
    let square = (!cells.is_empty()).then(|| {
        view! {
            <section class="tile-group members" aria-label=PartnerCategory::Member.plural()>
                {members}
                {in_cell(SEA, sea)}
            </section>
        }
        .into_any()
    });
    let others = PartnerCategory::ALL
        .iter()
        .filter(|category| **category != PartnerCategory::Member)
        .filter_map(|category| {
            let of_category = facts.iter().enumerate();
            let tiles: Vec<AnyView> = of_category
                .filter(|(_, fact)| fact.category == *category)
                .map(|(at, fact)| draw(at, fact))
                .collect();
            (!tiles.is_empty()).then(|| {
                view! {
                    <section class="tile-others" aria-label=category.plural()>
                        <h3>{category.plural()}</h3>
                        <div class="tile-group">{tiles}</div>
                    </section>
                }
                .into_any()
            })
        });
    view! { {square} {others.collect_view()} }.into_any()
}

/// A square of the members' grid.
fn in_cell((column, row): Cell, tile: AnyView) -> AnyView {
    let line = |at: usize| live(move || (at + 1).to_string());
    view! { <div class="tile-cell" style:grid-column=line(column) style:grid-row=line(row)>{tile}</div> }
        .into_any()
}

fn tile(
    at: usize,
    fact: &Fact,
    counted: Counted,
    most: usize,
    is_chosen: bool,
    is_stop: bool,
) -> AnyView {
    let count = counted.of(&fact.tally);
    let mut class = String::from("tile ");
    class.push_str(Role::of_count(count, most).class());
    let words = format!("{}; {}: {count}", fact.words, counted.label());
    view! {
        <button type="button" class=class data-tile=at.to_string() aria-pressed=is_chosen.to_string() aria-label=words
            tabindex=if is_stop { "0" } else { "-1" }>
            <span class="tile-name">{fact.name.clone()}</span>
            <span class="tile-count">{count}</span>
            <span class="tile-more">{led_and_joined(fact)}</span>
        </button>
    }
    .into_any()
}
