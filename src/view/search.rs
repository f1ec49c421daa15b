//! The search: a field over the page that finds any text of the plan and of the notes, and commands.

pub mod commands;

use crate::view::prelude::*;
use crate::{
    app::{
        App, Route,
        search::{DIALOG, FIELD},
        use_app,
    },
    browser::page,
    find::{Finder, Hit, Kind, Piece, Target},
    plan::{ItemId, Official, Plan, SectionId},
    view::{
        dynamic::{act, live, piece, written},
        evaluate::document::field_of,
        ui::{
            Tone, chip,
            icon::{Icon, picture},
        },
    },
};
use commands::{COMMANDS, offers};
use std::sync::Arc;
use wasm_bindgen::JsCast;

/// The most results that are shown.
const MOST: usize = 50;

/// The finder, made when the search opens and when the plan or a note changes meanwhile. Equal only to itself.
#[derive(Clone, Default)]
struct Index(Arc<Finder>);

impl PartialEq for Index {
    fn eq(&self, other: &Index) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// What the list shows.
#[derive(Clone, Default, PartialEq)]
struct Shown {
    asked: String,
    /// Before anything is asked: the items opened lately, as many as there are, and below them the commands.
    lately: usize,
    hits: Vec<Hit>,
    total: usize,
}

/// What the dialog is made of, for its handlers.
#[derive(Clone, Copy)]
struct Search {
    app: App,
    asked: RwSignal<String>,
    shown: Memo<Shown>,
    /// The result that Enter opens, by its place in the list.
    active: RwSignal<usize>,
}

/// The dialog; closed, it is empty.
pub fn search_dialog() -> AnyView {
    let app = use_app();
    let asked = RwSignal::new(String::new());
    let index = Memo::new(move |_| match app.is_searching() {
        true => app.with_plan(|plan| {
            app.with_notes(|notes| Index(Arc::new(Finder::new(plan, notes, &offers(app)))))
        }),
        false => Index::default(),
    });
    let shown = Memo::new(move |_| match app.is_searching() {
        true => index.with(|index| look(app, &index.0, &asked.get())),
        false => Shown::default(),
    });
    let active = RwSignal::new(0);
    let search = Search {
        app,
        asked,
        shown,
        active,
    };
    view! {
        <dialog id=DIALOG class="search" aria-label="Search"
            on:close=act(move |_: web_sys::Event| search.closed())
            on:click=act(move |event: leptos::ev::MouseEvent| search.click(&event))>
            <div class="search-box">
                {field(search)}
                <p class="search-said" role="status">{piece(move || shown.with(said))}</p>
                <div id="search-results" class="search-results" role="listbox" aria-label="Results" tabindex="-1">
                    {piece(move || shown.with(|shown| results(search, shown)))}
                </div>
                <p class="search-keys" aria-hidden="true">
                    <span><kbd>"↑"</kbd> <kbd>"↓"</kbd> " choose"</span>
                    <span><kbd>"Enter"</kbd> " open"</span>
                    <span><kbd>"Esc"</kbd> " close"</span>
                </p>
            </div>
        </dialog>
    }
    .into_any()
}

impl Search {
    fn closed(self) {
        // The browser tells it a little later; by then the next search may be open.
        if page::dialog_is_open(DIALOG) {
            return;
        }
        self.app.search_closed();
        self.asked.set(String::new());
        self.active.set(0);
    }

    /// A click beside the box closes it.
    fn click(self, event: &web_sys::MouseEvent) {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if target.is_some_and(|target| target.id() == DIALOG) {
            self.app.close_search();
        }
    }

    fn key(self, event: &web_sys::KeyboardEvent) {
        // A key that ends a composed letter is the keyboard's own.
        if event.is_composing() || event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let count = self.shown.with_untracked(|shown| shown.hits.len());
        let active = self.active.get_untracked();
        match event.key().as_str() {
            "ArrowDown" => self.choose(if active + 1 < count { active + 1 } else { 0 }),
            "ArrowUp" => self.choose(active.checked_sub(1).unwrap_or(count.saturating_sub(1))),
            "PageDown" => self.choose((active + 8).min(count.saturating_sub(1))),
            "PageUp" => self.choose(active.saturating_sub(8)),
            "Enter" => self.open(active),
            _ => return,
        }
        event.prevent_default();
    }

    fn choose(self, at: usize) {
        self.active.set(at);
        page::keep_in_sight(&option_id(at));
    }

    /// Opens what stands at a place of the list.
    fn open(self, at: usize) {
        let target = self
            .shown
            .with_untracked(|shown| shown.hits.get(at).map(|hit| hit.target.clone()));
        let Some(target) = target else {
            return;
        };
        self.app.close_search();
        self.closed();
        let app = self.app;
        if let Target::Command(at) = target {
            if let Some(command) = COMMANDS.get(at) {
                (command.run)(app);
            }
            return;
        }
        let (route, places) = app.with_plan_now(|plan| way(plan, target));
        app.go_to_place(route, places);
    }
}

/// The page of what was found, and the places on it to go to, the first of them that is there.
fn way(plan: &Plan, target: Target) -> (Route, Vec<String>) {
    let place = |section: Option<SectionId>| {
        let section = section.map(|section| format!("section-{section}"));
        section.into_iter().collect::<Vec<_>>()
    };
    let in_text = |section: Option<SectionId>| (Route::Text(None), place(section));
    let item = |item: ItemId| (Route::of_item(&item), Vec::new());
    match target {
        Target::Command(_) => (Route::Overview, Vec::new()),
        Target::Note(Some(item)) => (Route::of_item(&item), vec!["private-note".to_owned()]),
        Target::Note(None) => (Route::Notes, vec!["general-note".to_owned()]),
        Target::LostNote(_) => (Route::Notes, Vec::new()),
        Target::Amendment(id) => (Route::Text(None), vec![format!("amendment-{id}")]),
        Target::Evaluation(part) => (Route::Evaluation, vec![field_of(part)]),
        Target::Acknowledged(id) => {
            let places = [
                format!("acknowledged-{id}"),
                "acknowledged-heading".to_owned(),
            ];
            (Route::Findings, places.to_vec())
        }
        Target::Record(record) => match record {
            Official::Objective(id) => item(ItemId::Objective(id)),
            Official::Meeting(id) => item(ItemId::Meeting(id)),
            Official::Partner(id) => item(ItemId::Partner(id)),
            Official::Programme(id) => item(ItemId::Programme(id)),
            Official::Guidance(id) => {
                let guidance = plan.guidance(&id);
                let mut places = vec!["detail-heading".to_owned()];
                places.extend(place(guidance.and_then(|it| it.section.clone())));
                (Route::Text(Some(id)), places)
            }
            Official::Section(section) => in_text(Some(section)),
            Official::Contact(id) => {
                let contact = plan.contacts.iter().find(|contact| contact.id == id);
                in_text(contact.and_then(|contact| contact.section.clone()))
            }
            // A goal is part of the running text of the section that cites it.
            Official::Goal(id) => {
                let goal = plan.goals.iter().find(|goal| goal.id == id);
                let cites = |text: &str| goal.is_some_and(|goal| text.contains(&goal.text));
                let section = plan.sections.iter().find(|section| cites(&section.text));
                in_text(section.map(|section| section.id.clone()))
            }
            Official::Head => in_text(plan.sections.first().map(|section| section.id.clone())),
        },
    }
}

/// What there is to show for what is asked.
fn look(app: App, finder: &Finder, asked: &str) -> Shown {
    let asked = asked.trim().to_owned();
    if !asked.is_empty() {
        let found = finder.search(&asked, MOST);
        return Shown {
            asked,
            lately: 0,
            hits: found.best,
            total: found.total,
        };
    }
    let lately = app.opened_lately().into_iter();
    let mut hits: Vec<Hit> = lately.filter_map(|route| opened(finder, route)).collect();
    let lately = hits.len();
    let commands = (0..COMMANDS.len()).map(Target::Command);
    hits.extend(commands.filter_map(|command| finder.show(&command)));
    Shown {
        asked,
        lately,
        total: hits.len(),
        hits,
    }
}

/// The item of a page.
fn opened(finder: &Finder, route: Route) -> Option<Hit> {
    let items = match route {
        Route::Objectives(id) => [id.map(ItemId::Objective), None],
        Route::Calendar(id) => [id.map(ItemId::Meeting), None],
        Route::Text(id) => [id.map(ItemId::Guidance), None],
        Route::Partners(id) => {
            let programme = id
                .as_ref()
                .and_then(|id| ItemId::from_words("programme", id.as_str()));
            [id.map(ItemId::Partner), programme]
        }
        _ => [None, None],
    };
    let items = items.into_iter().flatten();
    let mut hits = items.filter_map(|item| finder.show(&Target::Record(item.into())));
    hits.next()
}

/// What the search has to say: how much was found, or that there is nothing.
fn said(shown: &Shown) -> String {
    match (shown.asked.as_str(), shown.total) {
        ("", _) => {
            "Words may stand in any order. Accents and capitals make no difference.".to_owned()
        }
        (asked, 0) => format!(
            "Nothing has \u{201c}{asked}\u{201d}. Searched were the adopted text, objectives, meetings, partners, programmes and contacts with all that was added to them, your private notes on this plan, and the commands."
        ),
        (_, 1) => "1 result".to_owned(),
        (_, total) if total > MOST => format!("{total} results, the best {MOST} of them here"),
        (_, total) => format!("{total} results"),
    }
}

fn option_id(at: usize) -> String {
    format!("search-result-{at}")
}

fn field(search: Search) -> AnyView {
    let Search {
        app,
        asked,
        shown,
        active,
    } = search;
    let chosen = move || {
        let at = active.get();
        shown.with(|shown| (at < shown.hits.len()).then(|| option_id(at)))
    };
    view! {
        <div class="search-field">
            {picture(Icon::Search)}
            <label for=FIELD class="visually-hidden">"Search the plan, your notes and the commands"</label>
            <input id=FIELD type="text" role="combobox" aria-expanded="true" aria-controls="search-results"
                aria-autocomplete="list" aria-activedescendant=live(chosen) autocomplete="off" autocapitalize="off"
                spellcheck="false" enterkeyhint="go" placeholder="Search the plan and your notes"
                prop:value=live(move || asked.get())
                on:input=written(move |text| {
                    active.set(0);
                    asked.set(text);
                    page::keep_in_sight(&option_id(0));
                })
                on:keydown=act(move |event: leptos::ev::KeyboardEvent| search.key(&event))/>
            <button type="button" class="quiet" on:click=act(move |_| app.close_search())>"Close"</button>
        </div>
    }
    .into_any()
}

fn results(search: Search, shown: &Shown) -> AnyView {
    let rows = |from: usize, to: usize| {
        let hits = shown.hits.iter().enumerate().take(to).skip(from);
        hits.map(|(at, hit)| result(search, at, hit)).collect_view()
    };
    let all = shown.hits.len();
    if !shown.asked.is_empty() {
        return rows(0, all).into_any();
    }
    let group = |name: &'static str, from: usize, to: usize| {
        (from < to).then(|| {
            view! {
                <div role="group" aria-label=name>
                    <p class="search-group" aria-hidden="true">{name}</p>
                    {rows(from, to)}
                </div>
            }
            .into_any()
        })
    };
    view! {
        {group("Opened lately", 0, shown.lately)}
        {group("Commands", shown.lately, all)}
    }
    .into_any()
}

/// One result: what it is called, the line in which it was found, and what it is.
fn result(search: Search, at: usize, hit: &Hit) -> AnyView {
    let active = search.active;
    let is_active = move || active.get() == at;
    let kind = match hit.kind {
        Kind::Note => chip(Tone::Open, Icon::Note, "private note"),
        kind => view! { <span class="search-kind">{kind.label()}</span> }.into_any(),
    };
    let key = hit
        .key
        .as_deref()
        .map(|key| view! { " " <code>{pieces(key)}</code> }.into_any());
    let line = (!hit.line.is_empty()).then(|| {
        view! { <p class="search-line" class:official=hit.is_official>{pieces(&hit.line)}</p> }
            .into_any()
    });
    view! {
        <div id=option_id(at) class="search-result" role="option" aria-selected=live(move || is_active().to_string())
            on:mousemove=act(move |_: leptos::ev::MouseEvent| if active.get_untracked() != at { active.set(at) })
            on:click=act(move |_: leptos::ev::MouseEvent| search.open(at))>
            {picture(icon(hit))}
            <div class="search-text">
                <p class="search-name" class:official=hit.has_official_name()>{pieces(&hit.name)}{key}</p>
                {line}
            </div>
            {kind}
        </div>
    }
    .into_any()
}

fn icon(hit: &Hit) -> Icon {
    match (&hit.target, hit.kind) {
        (Target::Command(at), _) => COMMANDS
            .get(*at)
            .map_or(Icon::Forward, |command| command.icon),
        (_, Kind::Objective) => Icon::List,
        (_, Kind::Meeting) => Icon::Calendar,
        (_, Kind::Partner | Kind::Programme) => Icon::Partners,
        (_, Kind::Note) => Icon::Note,
        _ => Icon::Document,
    }
}

fn pieces(pieces: &[Piece]) -> AnyView {
    let pieces = pieces.iter().map(|piece| {
        let text = piece.text.clone();
        match piece.is_hit {
            true => view! { <mark>{text}</mark> }.into_any(),
            false => text.into_any(),
        }
    });
    pieces.collect_view().into_any()
}
