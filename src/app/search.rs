//! Search, as far as it is the app's: its dialog, what was opened lately, and going to what was found.

use super::{App, Route};
use crate::browser::{location, page};
use leptos::prelude::*;

/// The id of the dialog, and of the field in it.
pub const DIALOG: &str = "search";
pub const FIELD: &str = "search-field";

/// How many of the pages opened last are remembered, until the page is left.
const REMEMBERED: usize = 6;

impl App {
    /// Opens the search over the page. The browser gives the focus back when it closes.
    pub fn open_search(self) {
        page::open_dialog(DIALOG);
        page::focus(FIELD);
        self.searching.set(true);
    }

    pub fn close_search(self) {
        page::close_dialog(DIALOG);
        self.search_closed();
    }

    /// The dialog was closed, by whatever way.
    pub fn search_closed(self) {
        self.searching.set(false);
    }

    pub fn is_searching(self) -> bool {
        self.searching.get()
    }

    /// The items opened lately, as their pages, the last one first.
    pub fn opened_lately(self) -> Vec<Route> {
        self.opened.get_value()
    }

    pub(super) fn note_opened(self, route: &Route) {
        if route.item().is_some() {
            self.opened.update_value(|opened| {
                opened.retain(|other| other != route);
                opened.insert(0, route.clone());
                opened.truncate(REMEMBERED);
            });
        }
    }

    /// Goes to a page, and on it to the element with this id.
    pub fn go_to_place(self, route: Route, place: Option<String>) {
        if self.route.with_untracked(|open| *open == route) {
            self.show_place(place, &route);
        } else {
            self.place.set_value(place);
            location::go_to(&self.address(&route));
        }
    }

    /// Shows the place that was asked for on a page which is now drawn. False where none was, or it is not there.
    pub(super) fn show_awaited_place(self) -> bool {
        let place = self.place.try_update_value(Option::take).flatten();
        place.is_some_and(|place| page::show(&place))
    }

    fn show_place(self, place: Option<String>, route: &Route) {
        let heading = route.item().map_or("page-heading", |_| "detail-heading");
        if !place.is_some_and(|place| page::show(&place)) {
            page::show(heading);
        }
    }
}
