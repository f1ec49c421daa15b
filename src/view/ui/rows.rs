//! Lists whose rows are drawn anew when what they show changes, and only then.
//!
//! A long list is drawn in slices: what is at the top at once, the rest in the next frames, so that no frame is long.
//! After that every row is there, for the keyboard, for those who hear the page, to be found and to be printed. A row
//! that a filter leaves out is hidden and not taken away: it is back in no time.

use crate::browser::page;
use leptos::{
    html,
    prelude::*,
    tachys::view::{Mountable, Render},
};
use std::{
    cell::{Cell, RefCell},
    sync::Arc,
};

/// From how many rows on the browser lays out only those near the screen (`.rows.long` in the style).
pub const LONG: usize = 100;

/// Keeps "a, bc" apart from "ab, c" in a key: a control character, which no text of a plan needs.
pub const SEPARATOR: &str = "\u{1f}";

/// How high a row is taken to be before it is drawn, as in the style.
const ROW_HEIGHT: usize = 96;

/// One row: everything that it shows as its key, and how it is drawn.
#[derive(Clone)]
pub struct Row {
    id: Arc<str>,
    key: Arc<str>,
    hidden: bool,
    draw: Arc<dyn Fn() -> AnyView + Send + Sync>,
}

impl Row {
    /// A row for a piece of plain data. `shown` is its id and every text that it shows, joined by [`SEPARATOR`].
    pub fn new<T: Send + Sync + 'static>(
        shown: String,
        data: T,
        draw: impl Fn(&T) -> AnyView + Send + Sync + 'static,
    ) -> Row {
        Row {
            id: shown.split(SEPARATOR).next().unwrap_or_default().into(),
            key: shown.into(),
            hidden: false,
            draw: Arc::new(move || draw(&data)),
        }
    }

    /// The same row, left out of the list for now, or not.
    pub fn hidden(mut self, hidden: bool) -> Row {
        self.hidden = hidden;
        self
    }

    pub fn is_hidden(&self) -> bool {
        self.hidden
    }

    /// Whether the row shows every one of these words, which are in lower case.
    pub fn shows(&self, words: &str) -> bool {
        let shown = self.key.as_bytes();
        words.split_ascii_whitespace().all(|word| {
            let word = word.as_bytes();
            let mut places = shown.windows(word.len());
            places.any(|place| place.eq_ignore_ascii_case(word))
        })
    }
}

impl PartialEq for Row {
    fn eq(&self, other: &Row) -> bool {
        self.hidden == other.hidden && self.key == other.key
    }
}

/// The rows of a list, in its order. The element that they are put into holds nothing else.
pub fn rows(list: impl Fn() -> Vec<Row> + Send + Sync + 'static) -> AnyView {
    keyed(Memo::new(move |_| list()))
}

fn keyed(list: Memo<Vec<Row>>) -> AnyView {
    let end: NodeRef<html::Template> = NodeRef::new();
    let owner = Owner::current().unwrap_or_default();
    let next_frame = ArcTrigger::new();
    // What is around the list may be drawn anew in the same element, and would keep the rows of before.
    on_cleanup(move || {
        if let Some(end) = end.try_get_untracked().flatten() {
            page::remove_all_before(&end);
        }
    });
    Effect::new(move |drawn: Option<Drawn>| {
        let mut drawn = drawn.unwrap_or_default();
        next_frame.track();
        let list = list.get();
        if let Some(end) = end.get() {
            if drawn.list != list {
                drawn.take_list(list);
            }
            if !drawn.go_on(&owner, &end) {
                wait_for_frame(next_frame.clone());
            }
        }
        drawn
    });
    // An element that may stand in any list or table, and shows nothing: the rows are put before it.
    view! { <template node_ref=end></template> }.into_any()
}

/// A row in the page.
struct Built {
    row: Row,
    state: <AnyView as Render>::State,
    element: Option<web_sys::Element>,
    /// What the row reads lives as long as the row.
    _owner: Owner,
}

impl Built {
    fn new(row: Row, owner: &Owner) -> Built {
        let owner = owner.with(Owner::new);
        let state = owner.with(|| (row.draw)().build());
        let element = state.elements().into_iter().next();
        let built = Built {
            row,
            state,
            element,
            _owner: owner,
        };
        built.show();
        built
    }

    fn show(&self) {
        if let Some(element) = &self.element {
            page::set_hidden(element, self.row.hidden);
        }
    }

    fn put_before(&mut self, next: &web_sys::Element) {
        if let Some(parent) = next.parent_element() {
            self.state.mount(&parent, Some(next));
        }
    }
}

/// What of a list is in the page: first the rows that are in their places, then those that wait to be placed.
#[derive(Default)]
struct Drawn {
    list: Vec<Row>,
    /// How many rows of the list are done.
    done: usize,
    placed: Vec<Built>,
    waiting: Vec<Option<Built>>,
    /// The first of those that wait and are still there.
    front: usize,
    /// Where each id waits, in order; made when it is first needed.
    places: Vec<(Arc<str>, usize)>,
}

impl Drawn {
    /// Begins anew with another list: all that is drawn waits for its place, and what has none is taken away.
    fn take_list(&mut self, list: Vec<Row>) {
        let placed = std::mem::take(&mut self.placed).into_iter().map(Some);
        let waiting = std::mem::take(&mut self.waiting).into_iter();
        self.waiting = placed.chain(waiting.filter(Option::is_some)).collect();
        let mut ids = list.iter().map(|row| &row.id);
        let keeps_order = self
            .waiting
            .iter()
            .flatten()
            .all(|built| ids.any(|id| *id == built.row.id));
        if !keeps_order {
            let mut ids: Vec<&Arc<str>> = list.iter().map(|row| &row.id).collect();
            ids.sort_unstable();
            self.waiting.retain_mut(|slot| match slot {
                Some(built) if ids.binary_search(&&built.row.id).is_err() => {
                    built.state.unmount();
                    false
                }
                _ => true,
            });
        }
        self.list = list;
        self.done = 0;
        self.front = 0;
        self.places.clear();
    }

    /// Draws and places as many rows as this frame has time for. Whether all are done.
    fn go_on(&mut self, owner: &Owner, end: &web_sys::Element) -> bool {
        while let Some(row) = self.list.get(self.done).cloned() {
            if !self.place(row, owner, end) {
                self.keep_height(end);
                return false;
            }
            self.done += 1;
        }
        self.waiting.clear();
        self.keep_height(end);
        true
    }

    /// Puts one row into its place. False where this frame has no time for it.
    fn place(&mut self, row: Row, owner: &Owner, end: &web_sys::Element) -> bool {
        self.skip_empty();
        let is_next = |slot: Option<&Option<Built>>| matches!(slot, Some(Some(built)) if built.row.id == row.id);
        let from = if is_next(self.waiting.get(self.front)) {
            Some(self.front)
        } else if is_next(self.waiting.get(self.front + 1)) {
            // One row that goes further down would have all others move up, one by one.
            if !has_time(MOVE) {
                return false;
            }
            self.put_off(end);
            Some(self.front)
        } else {
            self.find(&row.id)
        };
        let mut built = match from {
            // A row that nobody sees yet is drawn when it is first shown.
            None if row.hidden => return true,
            None => {
                if !has_time(DRAW) {
                    return false;
                }
                let mut built = Built::new(row, owner);
                built.put_before(&self.next_element(end));
                self.placed.push(built);
                return true;
            }
            Some(from) => {
                let moves = from != self.front;
                let changes = self
                    .waiting
                    .get(from)
                    .and_then(Option::as_ref)
                    .map_or(0, |built| match &built.row {
                        old if old.key != row.key => DRAW,
                        old if old.hidden != row.hidden => SHOW,
                        _ => 0,
                    });
                let needed = changes + if moves { MOVE } else { 0 };
                if needed > 0 && !has_time(needed) {
                    return false;
                }
                let Some(mut built) = self.waiting.get_mut(from).and_then(Option::take) else {
                    return true;
                };
                if moves {
                    let next = self.next_element(end);
                    built.put_before(&next);
                }
                built
            }
        };
        if built.row.key != row.key {
            let mut fresh = Built::new(row, owner);
            if let Some(old) = &built.element {
                fresh.put_before(old);
            }
            built.state.unmount();
            built = fresh;
        } else {
            let changes = built.row.hidden != row.hidden;
            built.row = row;
            if changes {
                built.show();
            }
        }
        self.placed.push(built);
        true
    }

    fn skip_empty(&mut self) {
        while matches!(self.waiting.get(self.front), Some(None)) {
            self.front += 1;
        }
    }

    /// Moves the first row that waits behind all others.
    fn put_off(&mut self, end: &web_sys::Element) {
        let first = self.waiting.get_mut(self.front).and_then(Option::take);
        if let Some(mut built) = first {
            built.put_before(end);
            let id = built.row.id.clone();
            self.waiting.push(Some(built));
            let at = self.waiting.len() - 1;
            if let Some(place) = self.places.iter_mut().find(|(other, _)| *other == id) {
                place.1 = at;
            }
        }
        self.skip_empty();
    }

    /// Where the row with this id waits.
    fn find(&mut self, id: &Arc<str>) -> Option<usize> {
        if self.front >= self.waiting.len() {
            return None;
        }
        if self.places.is_empty() {
            let slots = self.waiting.iter().enumerate();
            let mut places: Vec<(Arc<str>, usize)> = slots
                .filter_map(|(at, slot)| Some((slot.as_ref()?.row.id.clone(), at)))
                .collect();
            places.sort_unstable();
            self.places = places;
        }
        let at = self
            .places
            .binary_search_by(|(other, _)| other.cmp(id))
            .ok()?;
        self.places.get(at).map(|(_, place)| *place)
    }

    /// The element before which the next row is put.
    fn next_element(&mut self, end: &web_sys::Element) -> web_sys::Element {
        self.skip_empty();
        let next = self.waiting.get(self.front).and_then(Option::as_ref);
        next.and_then(|built| built.element.as_ref())
            .unwrap_or(end)
            .clone()
    }

    /// While rows are missing, the list is as high as it will be: the page can be scrolled to where it was.
    fn keep_height(&self, end: &web_sys::Element) {
        if self.list.len() > LONG
            && let Some(parent) = end.parent_element()
        {
            let is_whole = self.done == self.list.len();
            let shown = self.list.iter().filter(|row| !row.hidden).count();
            page::set_least_height(&parent, (!is_whole).then_some(shown * ROW_HEIGHT));
        }
    }
}

/// What a frame has time for, and what takes how much of it. Counted and not measured: the same on every machine.
const FRAME: usize = 250;
const DRAW: usize = 10;
const MOVE: usize = 4;
const SHOW: usize = 2;

thread_local! {
    static LEFT: Cell<usize> = const { Cell::new(FRAME) };
    static WAITING: RefCell<Vec<ArcTrigger>> = const { RefCell::new(Vec::new()) };
    static IS_ASKED: Cell<bool> = const { Cell::new(false) };
    static LISTENS: Cell<bool> = const { Cell::new(false) };
}

/// Takes what a step needs from the time of this frame, which all lists share. False where it is used up.
fn has_time(needed: usize) -> bool {
    let left = LEFT.get();
    ask_for_frame();
    if left < needed {
        return false;
    }
    LEFT.set(left - needed);
    true
}

/// Wakes a list in the next frame.
fn wait_for_frame(list: ArcTrigger) {
    WAITING.with_borrow_mut(|waiting| waiting.push(list));
    ask_for_frame();
    if !LISTENS.replace(true) {
        // What is printed is printed whole.
        let all_now: Box<dyn Fn(web_sys::Event)> = Box::new(|_| begin_frame(usize::MAX));
        let _ = window_event_listener_untyped("beforeprint", all_now);
    }
}

fn ask_for_frame() {
    if !IS_ASKED.replace(true) {
        request_animation_frame(|| {
            IS_ASKED.set(false);
            begin_frame(FRAME);
        });
    }
}

fn begin_frame(time: usize) {
    LEFT.set(time);
    for list in WAITING.take() {
        list.notify();
    }
}
