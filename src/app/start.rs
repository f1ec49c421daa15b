//! The start: opens what is kept, listens to the outside, and provides the state.

use super::{
    App, Query, Route, Theme,
    keep::{self, AUTHOR, PLACE, THEME},
    library,
    route::query,
    state::Known,
};
use crate::browser::{clock, file, location, page, storage};
use crate::reactive::*;
use std::time::Duration;
use wasm_bindgen::JsCast;

impl App {
    /// Opens what is kept in this browser, or on a first visit the plan that Plenary comes with. Where that can't be,
    /// as only a damaged build can bring about, says why.
    pub fn open() -> Result<App, String> {
        let hash = location::hash();
        let mut query = Query::parse(&hash);
        let start = library::open_first(query.get(query::PLAN))?;
        if start.missing.is_none() {
            let id = start.opened.snapshot.plan.id.to_string();
            query.set(query::PLAN, Some(id));
        }
        let (notes_slot, notes) = keep::open_notes();
        let theme = storage::read(THEME).ok().flatten().unwrap_or_default();
        let author = storage::read(AUTHOR).ok().flatten().unwrap_or_default();
        let snapshot = RwSignal::new(start.opened.snapshot);
        Ok(App(Box::leak(Box::new(Known {
            snapshot,
            relations: Memo::new(move |_| snapshot.with(|it| it.plan.relations())),
            notes: RwSignal::new(notes.unwrap_or_default()),
            history: RwSignal::new(start.opened.history),
            route: RwSignal::new(Route::parse(&hash)),
            query: RwSignal::new(query),
            today: RwSignal::new(clock::today()),
            whole: RwSignal::new(false),
            theme: RwSignal::new(Theme::from_word(&theme)),
            author: RwSignal::new(author),
            plan_slot: RwSignal::new(start.opened.slot),
            notes_slot: RwSignal::new(notes_slot),
            notice: RwSignal::new(start.notice),
            import: RwSignal::new(None),
            keys: RwSignal::default(),
            locked: RwSignal::new(None),
            searching: RwSignal::new(false),
            opened: StoredValue::default(),
            awaited: StoredValue::default(),
            drafts: RwSignal::default(),
            library: RwSignal::new(None),
            missing: RwSignal::new(start.missing),
            shelf: StoredValue::new(Vec::new()),
            arrival: StoredValue::new(None),
            pass: RwSignal::new(None),
            reviewing: RwSignal::default(),
        }))))
    }

    /// Follows the address, the other tabs, the keys and the page's coming and going.
    pub fn listen(self) {
        self.write_address();
        let places: StoredValue<Vec<(String, u32)>> = StoredValue::new(Vec::new());
        self.route.with_untracked(|route| self.note_opened(route));
        // The page scrolls before the address changes, so the place is noted while it is still the old page's.
        on("scroll", move |_| self.note_place(places));
        on("plenary-whole", move |_| self.whole.set(true));
        on("hashchange", move |_| self.follow_address(places));
        on("storage", move |event| {
            let event: &web_sys::StorageEvent = event.unchecked_ref();
            // No key: everything was cleared.
            if event
                .key()
                .is_none_or(|key| key.starts_with(storage::PREFIX))
            {
                self.look_at_all();
                if event.key() == self.full_history_key() {
                    self.look_at_history();
                }
                if self.route.with_untracked(|route| *route == Route::Library) {
                    self.look_at_library();
                }
            }
        });
        on("visibilitychange", move |_| {
            if page::is_hidden() {
                self.leave();
            } else {
                self.today.set(clock::today());
                self.look_at_all();
            }
        });
        on("pageshow", move |_| self.look_at_all());
        on("pagehide", move |_| self.leave());
        on("beforeunload", move |event| {
            page::leave_field();
            self.save_now();
            if self.would_lose() {
                event.prevent_default();
            }
        });
        // A file dropped beside its place would take the page away.
        on("dragover", |event| event.prevent_default());
        // Taken in wherever it falls; a place of its own has seen to it by now.
        on("drop", move |event| {
            let is_taken = event.default_prevented();
            event.prevent_default();
            let dropped = file::dropped(event.unchecked_ref());
            if !is_taken && !dropped.is_empty() {
                location::go_to(&Route::Exchange.to_hash());
                self.offer_files(dropped);
            }
        });
        on("keydown", move |event| self.key(event.unchecked_ref()));
        // After the first page is drawn.
        set_timeout(move || self.restore_place(), Duration::ZERO);
        // Long after that: it is for notes of before, and must not keep the page waiting for its second part.
        set_timeout(move || self.label_notes(), Duration::from_secs(5));
    }

    fn note_place(self, places: StoredValue<Vec<(String, u32)>>) {
        let hash = self.route.with_untracked(Route::to_hash);
        places.update_value(|places| {
            places.retain(|(other, _)| *other != hash);
            places.push((hash, page::scroll()));
        });
    }

    /// Shows the page that the address names now, at the place where it was left.
    fn follow_address(self, places: StoredValue<Vec<(String, u32)>>) {
        // What is being written is taken while its field is still there.
        page::leave_field();
        let (route, said) = (
            Route::parse(&location::hash()),
            Query::parse(&location::hash()),
        );
        let (before, query_before) = (self.route.get_untracked(), self.query.get_untracked());
        let (stays, has_item) = (before.view() == route.view(), route.item().is_some());
        self.dismiss_done();
        let mut query = said.clone().coming_from(&query_before, stays);
        if said.get(query::PLAN).is_none() {
            // A link that names no plan means the one that is open.
            let open = self.with_plan_now(|plan| plan.id.to_string());
            query.set(query::PLAN, Some(open));
        }
        let switched = self.follow_plan(query.get(query::PLAN));
        if let Some(notice) = self.arrival.try_update_value(Option::take).flatten() {
            self.notice.set(Some(notice));
        }
        if query != query_before {
            self.query.set(query.clone());
        }
        let moves = route != before || switched;
        if before == Route::Review && moves && self.has_choices() {
            self.done("What you decided is kept: go on with it under Exchange.".to_owned());
        }
        if route != before {
            self.route.set(route.clone());
            self.note_opened(&route);
        }
        if query != said {
            self.write_address();
        }
        if !moves {
            // Only what the page shows changes: it stays where it is.
            return;
        }
        let hash = route.to_hash();
        let place = places.with_value(|places| {
            let place = places.iter().find(|(other, _)| *other == hash);
            place.map_or(0, |(_, place)| *place)
        });
        // After the new page is drawn.
        set_timeout(
            move || {
                if self.show_awaited_place() {
                    return;
                }
                page::focus(if has_item {
                    "detail-heading"
                } else {
                    "page-heading"
                });
                if !(stays && has_item) {
                    page::scroll_to(place);
                }
                if stays || place == 0 {
                    self.reveal_chosen();
                }
            },
            Duration::ZERO,
        );
    }

    fn leave(self) {
        page::leave_field();
        self.save_now();
        let place = format!(
            "{} {}",
            page::scroll(),
            self.route.with_untracked(Route::to_hash)
        );
        // Where the storage is blocked, only the place in the page is lost.
        let _ = storage::write(PLACE, &place);
    }

    /// Goes back to where the page was when it was left, if the address is the same.
    fn restore_place(self) {
        let kept = storage::read(PLACE).ok().flatten();
        let kept = kept.as_deref().and_then(|kept| kept.split_once(' '));
        let kept = kept.filter(|(_, hash)| *hash == self.route.with_untracked(Route::to_hash));
        match kept.and_then(|(scroll, _)| scroll.parse().ok()) {
            Some(scroll) => page::scroll_to(scroll),
            None => self.reveal_chosen(),
        }
    }

    /// Brings the chosen objective into sight in its list. Above the lists of meetings and partners stands a picture, which
    /// shows the chosen one too.
    fn reveal_chosen(self) {
        let is_chosen = |route: &Route| matches!(route, Route::Objectives(Some(_)));
        if self.route.with_untracked(is_chosen) {
            page::reveal_chosen();
        }
    }

    fn key(self, event: &web_sys::KeyboardEvent) {
        if !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
            return;
        }
        let letter = page::letter(event);
        if (letter.as_str(), event.shift_key()) == ("k", false) {
            event.prevent_default();
            self.open_search();
            return;
        }
        if page::takes_text(event) {
            return;
        }
        match (letter.as_str(), event.shift_key()) {
            ("z", false) => {
                event.prevent_default();
                self.undo();
            }
            ("z", true) | ("y", false) => {
                event.prevent_default();
                self.redo();
            }
            _ => {}
        }
    }
}

/// Listens to an event of the window for as long as the page lives. Boxed: one listener's machinery for all.
fn on(name: &str, handle: impl Fn(&web_sys::Event) + 'static) {
    let handle: Box<dyn Fn(web_sys::Event)> = Box::new(move |event| handle(&event));
    let _ = window_event_listener_untyped(name, handle);
}
