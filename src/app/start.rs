//! The start: opens what is kept, listens to the outside, and provides the state.

use super::{
    App, Route, Theme,
    keep::{self, PLACE, THEME},
};
use crate::{
    browser::{clock, location, page, storage},
    exchange::{built_in, problem::ReadError},
};
use leptos::{ev, prelude::*};

impl App {
    /// Opens what is kept in this browser, or on a first visit the plan that Plenary comes with.
    pub fn open() -> Result<App, ReadError> {
        let (plan_slot, kept) = keep::open_plan();
        let (notes_slot, notes) = keep::open_notes();
        let snapshot = match kept {
            Some(snapshot) => snapshot,
            None => built_in::built_in()?,
        };
        let theme = storage::read(THEME).ok().flatten().unwrap_or_default();
        Ok(App {
            snapshot: RwSignal::new(snapshot),
            notes: RwSignal::new(notes.unwrap_or_default()),
            history: RwSignal::default(),
            route: RwSignal::new(Route::parse(&location::hash())),
            today: RwSignal::new(clock::today()),
            theme: RwSignal::new(Theme::from_word(&theme)),
            plan_slot: RwSignal::new(plan_slot),
            notes_slot: RwSignal::new(notes_slot),
            notice: RwSignal::new(None),
            import: RwSignal::new(None),
        })
    }

    /// Follows the address, the other tabs, the keys and the page's coming and going.
    pub fn listen(self) {
        page::set_theme(match self.theme.get_untracked() {
            Theme::System => None,
            theme => Some(theme.word()),
        });
        let places: StoredValue<Vec<(String, u32)>> = StoredValue::new(Vec::new());
        // The page scrolls before the address changes, so the place is noted while it is still the old page's.
        let _ = window_event_listener(ev::scroll, move |_| {
            let hash = self.route.with_untracked(Route::to_hash);
            places.update_value(|places| {
                places.retain(|(other, _)| *other != hash);
                places.push((hash, page::scroll()));
            });
        });
        let _ = window_event_listener(ev::hashchange, move |_| {
            // What is being written is taken while its field is still there.
            page::leave_field();
            let route = Route::parse(&location::hash());
            let before = self.route.get_untracked();
            self.dismiss_done();
            self.route.set(route.clone());
            let stays = before.view() == route.view();
            let has_item = route != route.view();
            let place = places
                .with_value(|places| {
                    let hash = route.to_hash();
                    places
                        .iter()
                        .find(|(other, _)| *other == hash)
                        .map(|(_, place)| *place)
                })
                .unwrap_or(0);
            // After the new page is drawn.
            set_timeout(
                move || {
                    if has_item {
                        page::focus("detail-heading");
                    } else {
                        page::focus("page-heading");
                    }
                    if !(stays && has_item) {
                        page::scroll_to(place);
                    }
                },
                std::time::Duration::ZERO,
            );
        });
        let _ = window_event_listener(ev::storage, move |event: web_sys::StorageEvent| {
            // No key: everything was cleared.
            let is_ours = event
                .key()
                .is_none_or(|key| key.starts_with(storage::PREFIX));
            if is_ours {
                self.look_at_all();
            }
        });
        let _ = window_event_listener(ev::visibilitychange, move |_| {
            if page::is_hidden() {
                self.leave();
            } else {
                self.today.set(clock::today());
                self.look_at_all();
            }
        });
        let _ = window_event_listener(ev::pageshow, move |_| self.look_at_all());
        let _ = window_event_listener(ev::beforeunload, move |event| {
            page::leave_field();
            self.save_now();
            if self.would_lose() {
                event.prevent_default();
            }
        });
        // A file dropped beside its place would take the page away.
        let _ = window_event_listener(ev::dragover, |event| event.prevent_default());
        let _ = window_event_listener(ev::drop, |event| event.prevent_default());
        let _ = window_event_listener(ev::pagehide, move |_| self.leave());
        let _ = window_event_listener(ev::keydown, move |event: web_sys::KeyboardEvent| {
            self.key(&event);
        });
        // After the first page is drawn.
        set_timeout(move || self.restore_place(), std::time::Duration::ZERO);
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
        let Some(kept) = storage::read(PLACE).ok().flatten() else {
            return;
        };
        if let Some((scroll, hash)) = kept.split_once(' ')
            && hash == self.route.with_untracked(Route::to_hash)
            && let Ok(scroll) = scroll.parse()
        {
            page::scroll_to(scroll);
        }
    }

    fn key(self, event: &web_sys::KeyboardEvent) {
        if !(event.ctrl_key() || event.meta_key()) || event.alt_key() || page::takes_text(event) {
            return;
        }
        match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
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
