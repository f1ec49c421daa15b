//! Search, as far as it is the app's: its dialog, what was opened lately, and going to what was found.

use super::{App, Route};
use crate::browser::{location, page};

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

    /// Goes to a page, and on it to the first of the elements with these ids that is there.
    pub fn go_to_place(self, route: Route, places: Vec<String>) {
        let is_here = self.route.with_untracked(|open| *open == route);
        self.awaited.set_value(places);
        if !is_here {
            location::go_to(&self.address(&route));
        } else if !self.show_awaited_place() {
            page::show(route.item().map_or("page-heading", |_| "detail-heading"));
        }
    }

    /// Shows the place that was asked for on a page which is now drawn. False where none was, or it is not there.
    pub(super) fn show_awaited_place(self) -> bool {
        let places = self.awaited.try_update_value(std::mem::take);
        let places = places.unwrap_or_default();
        places.iter().any(|place| page::show(place))
    }
}
