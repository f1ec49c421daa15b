//! A list beside the chosen item; on a narrow screen one of the two.

use super::icon::{Icon, picture};
use crate::view::prelude::*;
use crate::{
    app::Route,
    view::dynamic::{live, piece},
};

/// The frame, below the head of the page. `name` says what the side is to those who hear it, `detail` draws an item, and `hint` stands there
/// while none is chosen.
pub fn split(
    selected: Memo<Option<String>>,
    head: AnyView,
    list: AnyView,
    name: &'static str,
    hint: &'static str,
    detail: impl Fn(&str) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let side = move || match selected.get() {
        Some(id) => detail(&id),
        None => view! { <p class="empty">{hint}</p> }.into_any(),
    };
    view! {
        {head}
        <div class="split" class:has-selection=live(move || selected.get().is_some())>
            <div class="split-list">{list}</div>
            <aside class="split-detail" aria-label=name>{piece(side)}</aside>
        </div>
    }
    .into_any()
}

/// The way back to the list, where the list is not beside it.
pub fn back(route: &Route, words: &'static str) -> AnyView {
    view! { <a class="back" href=route.to_hash()>{picture(Icon::Back)}{words}</a> }.into_any()
}

/// What is shown where the address names an item that is not in the plan.
pub fn missing(noun: &'static str) -> AnyView {
    view! {
        <h2 id="detail-heading" tabindex="-1">{format!("No such {noun}")}</h2>
        <p class="empty">"It is not in this plan. It may have been removed, or the link belongs to another plan."</p>
    }
    .into_any()
}
