//! The chosen cell of the matrix: what it says, and the buttons that change it.

use super::{Grid, id_of};
use crate::view::prelude::*;
use crate::{
    browser::page,
    plan::matrix::Role,
    view::dynamic::{act, piece},
};

/// The first of the buttons.
pub const FIRST: &str = "matrix-role-0";

/// The desk, over the grid. It is always as high, so that the grid stays where it is.
pub fn desk(grid: Grid) -> AnyView {
    let key = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            page::focus(&id_of(grid.at.get_untracked()));
        }
    };
    view! {
        <div class="matrix-desk" role="group" aria-label="The chosen cell" on:keydown=act(key)>
            {piece(move || chosen(grid))}
            <p class="matrix-said" role="status">{piece(move || grid.said.get())}</p>
        </div>
    }
    .into_any()
}

fn chosen(grid: Grid) -> AnyView {
    let (row, column) = grid.at.get();
    let table = grid.table.get();
    let place = row.checked_sub(1).zip(column.checked_sub(1));
    let ends = place.and_then(|(row, column)| Some(((row, column), table.ends(row, column)?)));
    let Some(((row, column), (partner, item))) = ends else {
        return view! { <p class="hint">"Choose a cell to change it."</p> }.into_any();
    };
    let (cell, against) = (table.cell(row, column), table.matrix.against);
    let head = grid.app.with_plan(|plan| {
        let head = plan.head_of(against, &item.id)?;
        let head = plan
            .partner(head)
            .filter(|head| head.id.as_str() != partner.id)?;
        let (_, words) = against.words(Role::Head)?;
        Some(format!("{} {words} it now.", head.name))
    });
    let roles = Role::ALL
        .iter()
        .filter_map(|role| Some((*role, against.words(*role)?)));
    let buttons = roles.enumerate().map(|(at, (role, (letter, words)))| {
        let pressed = cell.has(role).to_string();
        view! {
            <button type="button" id=format!("matrix-role-{at}") aria-pressed=pressed
                on:click=act(move |_: web_sys::MouseEvent| grid.toggle_from_desk(role))><span class="letter">{letter}</span>{words}</button>
        }
        .into_any()
    });
    let text = (item.name != item.label)
        .then(|| view! { <p class="desk-text official">{item.name.clone()}</p> }.into_any());
    let evidence = cell.evidence.then(|| {
        view! { <span class="hint">"It reported evidence, which is changed where it stands."</span> }.into_any()
    });
    view! {
        <p class="desk-cell"><strong>{partner.name.clone()}</strong>" · "<strong>{item.label.clone()}</strong></p>
        {text}
        <p class="desk-roles">{buttons.collect_view()}{evidence}<span class="hint">{head}</span></p>
    }
    .into_any()
}
