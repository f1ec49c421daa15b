//! The frame around every page: navigation, the plan's title, where the term stands, save status, undo and redo.

pub mod messages;

use crate::view::dynamic::{act, live, piece};
use crate::view::prelude::*;
use crate::{
    app::{Route, keep::Slot, use_app},
    view::{
        search::search_dialog,
        ui::icon::{Icon, picture},
    },
};
use messages::{notice_line, troubles};

/// The frame.
pub fn shell(page: AnyView) -> AnyView {
    let app = use_app();
    Effect::new(move |_| {
        let page = app.route().title();
        let title = app.with_plan(|plan| plan.head.short_title().to_owned());
        crate::browser::page::set_title(&format!("{page} · {title} · Plenary"));
    });
    view! {
        <a class="skip" href="#page-heading" on:click=act(move |event: leptos::ev::MouseEvent| {
            event.prevent_default();
            crate::browser::page::focus("page-heading");
        })>"Skip to content"</a>
        <div class="shell">
            {navigation()}
            <div class="frame">
                <div class="top">
                    {bar()}
                    {notice_line()}
                </div>
                {troubles()}
                <main id="main">{page}</main>
            </div>
        </div>
        {search_dialog()}
    }
    .into_any()
}

/// The links to the pages.
fn navigation() -> AnyView {
    let app = use_app();
    let objectives = app.of_plan(|plan| plan.objectives.len());
    let meetings = app.of_plan(|plan| plan.meetings.len());
    // As many as the page shows: those that are retired stand aside.
    let partners = app.of_plan(|plan| {
        let all = plan.partners.iter();
        all.filter(|it| it.retired.is_none()).count()
    });
    let notes = Signal::derive(move || {
        let plan = app.with_plan(|plan| plan.id.clone());
        app.with_notes(|notes| notes.of_plan(&plan).count())
    });
    view! {
        <nav class="rail" aria-label="Main">
            <p class="mark">
                <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
                    <path d="M4 22a12 12 0 0 1 24 0M9.500 22a6.500 6.500 0 0 1 13 0M4 26.500h24"/>
                    <circle cx="16" cy="21" r="2"/>
                </svg>
                <span>"Plenary"</span>
            </p>
            <ul>
                {navigation_link(Route::Overview, Icon::Home, None)}
                {navigation_link(Route::Objectives(None), Icon::List, Some(objectives))}
                {navigation_link(Route::Calendar(None), Icon::Calendar, Some(meetings))}
                {navigation_link(Route::Partners(None), Icon::Partners, Some(partners))}
                {navigation_link(Route::Notes, Icon::Note, Some(notes))}
                {navigation_link(Route::Exchange, Icon::Exchange, None)}
                {navigation_link(Route::Settings, Icon::Settings, None)}
            </ul>
        </nav>
    }
    .into_any()
}

/// One link, with how much there is behind it.
fn navigation_link(route: Route, icon: Icon, count: Option<Signal<usize>>) -> AnyView {
    let app = use_app();
    let href = route.to_hash();
    let title = route.title();
    let here = move || (app.route().view() == route).then_some("page");
    let count = count.map(|count| {
        view! {
            <span class="count" aria-hidden="true">
                {piece(move || Some(count.get()).filter(|count| *count > 0).map(|count| count.to_string()))}
            </span>
        }.into_any()
    });
    view! {
        <li data-page=title.to_ascii_lowercase()>
            <a href=href aria-current=live(here)>
                {picture(icon)}
                <span class="word">{title}</span>
                {count}
            </a>
        </li>
    }
    .into_any()
}

/// The line at the top: which plan is open, where its term stands, and whether all is kept.
fn bar() -> AnyView {
    let app = use_app();
    let title = app.of_plan(|plan| plan.head.short_title().to_owned());
    let details = app.of_plan(|plan| {
        let head = &plan.head;
        let period = head
            .period
            .wording
            .clone()
            .unwrap_or_else(|| head.period.years());
        let mut details = format!("{}, {period}", head.kind.label());
        if let Some(reference) = &head.reference {
            details.push_str(" · ");
            details.push_str(reference);
        }
        details
    });
    let standing = move || {
        let today = app.today();
        app.with_plan(|plan| plan.head.period.standing(today))
    };
    view! {
        <header class="bar">
            <div class="bar-plan">
                <p class="bar-title">
                    <span>{piece(move || title.get())}</span>
                    <a class="bar-plans" href=Route::Library.to_hash()>"Plans"</a>
                </p>
                <p class="bar-details">
                    <span class="bar-reference">{piece(move || details.get())}</span>
                    <span class="bar-standing">"Term " {piece(standing)}</span>
                </p>
            </div>
            <div class="bar-tools">
                {save_status()}
                {search_button()}
                {undo_redo()}
                <a class="button icon-button" href=Route::History.to_hash() aria-label="History" title="History: what was changed, and the way back">
                    {picture(Icon::Clock)}
                </a>
            </div>
        </header>
    }
    .into_any()
}

/// The way to the search, for those who do not know its key.
fn search_button() -> AnyView {
    let app = use_app();
    view! {
        <button type="button" class="search-button" aria-label="Search" aria-keyshortcuts="Control+K Meta+K"
            aria-haspopup="dialog" title="Search (Ctrl+K)" on:click=act(move |_| app.open_search())>
            {picture(Icon::Search)}
            <span class="word" aria-hidden="true">"Search"</span>
            <kbd aria-hidden="true">"Ctrl K"</kbd>
        </button>
    }
    .into_any()
}

/// Undo and redo, each telling what it would do.
fn undo_redo() -> AnyView {
    let app = use_app();
    let back =
        move || app.with_history(|history| history.undo.last().map(|step| step.said.clone()));
    let forth =
        move || app.with_history(|history| history.redo.last().map(|step| step.said.clone()));
    let tip = |word: &str, said: Option<String>| match said {
        Some(said) => format!("{word}: {said}"),
        None => format!("Nothing to {}", word.to_ascii_lowercase()),
    };
    // aria-disabled and not disabled: a button that loses the keyboard's focus by being used is a trap.
    view! {
        <button type="button" class="icon-button" aria-label="Undo" title=live(move || tip("Undo", back()))
            aria-disabled=live(move || back().is_none().to_string()) on:click=act(move |_| app.undo())>
            {picture(Icon::Undo)}
        </button>
        <button type="button" class="icon-button" aria-label="Redo" title=live(move || tip("Redo", forth()))
            aria-disabled=live(move || forth().is_none().to_string()) on:click=act(move |_| app.redo())>
            {picture(Icon::Redo)}
        </button>
    }.into_any()
}

/// Whether what is in the page is what is in storage. It begins "Saved" only after a write was read back.
fn save_status() -> AnyView {
    let app = use_app();
    let state = move || {
        let read = |slot: &Slot| (slot.trouble.is_some(), slot.dirty, slot.is_saved());
        let slots = [app.with_plan_slot(read), app.with_notes_slot(read)];
        if slots.iter().any(|(trouble, _, _)| *trouble) {
            ("trouble", "Not saved")
        } else if slots.iter().any(|(_, dirty, _)| *dirty) {
            ("saving", "Saving…")
        } else if slots.iter().any(|(_, _, saved)| *saved) {
            ("saved", "Saved")
        } else {
            ("fresh", "No changes yet")
        }
    };
    view! {
        <p class="save-status" role="status" data-state=live(move || state().0)>{piece(move || state().1)}</p>
    }.into_any()
}
