//! Lists whose rows are drawn anew when what they show changes, and only then.
//!
//! A long list is drawn in slices: what is at the top at once, the rest in the next frames, so that no frame is long.
//! After that every row is there, for the keyboard, for those who hear the page, to be found and to be printed. A row
//! that a filter leaves out is hidden and not taken away: it is back in no time.

use crate::{
    browser::page,
    find::fold::fold,
    view::{dom::State, prelude::*},
};
use std::{
    cell::{Cell, RefCell},
    sync::{Arc, OnceLock},
};
use wasm_bindgen::JsCast;

/// From how many rows on the browser lays out only those near the screen (`.rows.long` in the style).
pub const LONG: usize = 100;

/// Keeps "a, bc" apart from "ab, c" in a key: a control character, which no text of a plan needs.
pub const SEPARATOR: &str = "\u{1f}";

/// How high a row is taken to be before it is drawn, as in the style.
const ROW_HEIGHT: usize = 96;

/// One row: everything that it shows as its key, and how it is drawn.
#[derive(Clone)]
pub struct Row {
    shown: Arc<Shown>,
    hidden: bool,
    draw: DrawRow,
}

/// How a row is drawn, from its key.
pub type DrawRow = Arc<dyn Fn(&str) -> AnyView + Send + Sync>;

/// What a row shows.
struct Shown {
    /// The id, and after it every text.
    key: String,
    id: usize,
    /// Folded, once somebody looks for words, or the row is drawn: so the first word costs no more than the next one.
    folded: OnceLock<String>,
}

impl Shown {
    fn id(&self) -> &str {
        self.key.get(..self.id).unwrap_or_default()
    }

    fn folded(&self) -> &str {
        self.folded.get_or_init(|| fold(&self.key))
    }
}

impl Row {
    /// A row for a piece of plain data. `shown` is its id and every text that it shows, joined by [`SEPARATOR`].
    pub fn new<T: Send + Sync + 'static>(
        shown: String,
        data: T,
        draw: impl Fn(&T) -> AnyView + Send + Sync + 'static,
    ) -> Row {
        Row::of(shown, Arc::new(move |_| draw(&data)))
    }

    /// A row that is drawn from its texts alone. Thousands of them share how.
    pub fn of(shown: String, draw: DrawRow) -> Row {
        let shown = Shown {
            id: shown.find(SEPARATOR).unwrap_or(shown.len()),
            key: shown,
            folded: OnceLock::new(),
        };
        Row {
            shown: Arc::new(shown),
            hidden: false,
            draw,
        }
    }

    fn id(&self) -> &str {
        self.shown.id()
    }

    /// The same row, left out of the list for now, or not.
    pub fn hidden(mut self, hidden: bool) -> Row {
        self.hidden = hidden;
        self
    }

    pub fn is_hidden(&self) -> bool {
        self.hidden
    }

    /// Whether the row shows every one of these words, which are folded.
    pub fn shows(&self, words: &str) -> bool {
        words.is_empty()
            || words
                .split(' ')
                .all(|word| self.shown.folded().contains(word))
    }

    fn looks_like(&self, other: &Row) -> bool {
        Arc::ptr_eq(&self.shown, &other.shown) || self.shown.key == other.shown.key
    }
}

/// Takes each row that shows the same as before from before, with what is known of it.
pub fn kept(before: &[Row], rows: Vec<Row>) -> Vec<Row> {
    let mut before = before.iter();
    let rows = rows.into_iter();
    rows.map(|row| match before.next() {
        Some(before) if before.looks_like(&row) => before.clone(),
        _ => row,
    })
    .collect()
}

impl PartialEq for Row {
    fn eq(&self, other: &Row) -> bool {
        self.hidden == other.hidden && self.looks_like(other)
    }
}

/// The rows of a list, in its order. The element that they are put into holds nothing else.
pub fn rows(list: impl Fn() -> Vec<Row> + Send + Sync + 'static) -> AnyView {
    keyed(Memo::new(move |_| list()))
}

fn keyed(list: Memo<Vec<Row>>) -> AnyView {
    // The rows are put before it.
    let Some(end) = page::place_holder() else {
        return AnyView::Nothing;
    };
    let place = AnyView::Node(end.clone().into());
    let owner = Owner::current().unwrap_or_default();
    let next_frame = ArcTrigger::new();
    // What is around the list may be drawn anew in the same element, and would keep the rows of before.
    let mark = end.clone();
    on_cleanup(move || page::remove_all_before(&mark));
    Effect::new(move |drawn: Option<Drawn>| {
        let mut drawn = drawn.unwrap_or_default();
        next_frame.track();
        let list = list.get();
        if drawn.list != list {
            drawn.take_list(list);
        }
        if !drawn.go_on(&owner, &end) {
            wait_for_frame(next_frame.clone());
        }
        drawn
    });
    place
}

/// A row in the page.
struct Built {
    row: Row,
    state: State,
    element: Option<web_sys::Element>,
    /// What the row reads lives as long as the row.
    _owner: Owner,
}

impl Built {
    fn new(row: Row, owner: &Owner) -> Built {
        row.shown.folded();
        let owner = owner.with(Owner::new);
        let state = owner.with(|| (row.draw)(&row.shown.key).build());
        let element = state.first().and_then(|node| node.dyn_into().ok());
        let built = Built {
            row,
            state,
            element,
            _owner: owner,
        };
        built.show();
        built
    }

    /// The same element with what another row shows: it stays where it is, with its focus and its size.
    fn changed(mut self, row: Row, owner: &Owner) -> Built {
        row.shown.folded();
        let owner = owner.with(Owner::new);
        owner.with(|| self.state.rebuild((row.draw)(&row.shown.key)));
        let element = self.state.first();
        let built = Built {
            row,
            element: element.and_then(|node| node.dyn_into().ok()),
            state: self.state,
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

    fn put_before(&self, next: &web_sys::Element) {
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
    places: Vec<(Arc<Shown>, usize)>,
}

impl Drawn {
    /// Begins anew with another list: all that is drawn waits for its place, and what has none is taken away.
    fn take_list(&mut self, list: Vec<Row>) {
        let placed = std::mem::take(&mut self.placed).into_iter().map(Some);
        let waiting = std::mem::take(&mut self.waiting).into_iter();
        self.waiting = placed.chain(waiting.filter(Option::is_some)).collect();
        let mut ids = list.iter().map(Row::id);
        let keeps_order = self
            .waiting
            .iter()
            .flatten()
            .all(|built| ids.any(|id| id == built.row.id()));
        if !keeps_order {
            let mut ids: Vec<&str> = list.iter().map(Row::id).collect();
            ids.sort_unstable();
            self.waiting.retain_mut(|slot| match slot {
                Some(built) if ids.binary_search(&built.row.id()).is_err() => {
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
        let is_next = |slot: Option<&Option<Built>>| matches!(slot, Some(Some(built)) if built.row.id() == row.id());
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
            self.find(row.id())
        };
        let mut built = match from {
            // A row that nobody sees yet is drawn when it is first shown.
            None if row.hidden => return true,
            None => {
                if !has_time(DRAW) {
                    return false;
                }
                let built = Built::new(row, owner);
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
                        old if !old.looks_like(&row) => DRAW,
                        old if old.hidden != row.hidden => SHOW,
                        _ => 0,
                    });
                let needed = changes + if moves { MOVE } else { 0 };
                if needed > 0 && !has_time(needed) {
                    return false;
                }
                let Some(built) = self.waiting.get_mut(from).and_then(Option::take) else {
                    return true;
                };
                if moves {
                    let next = self.next_element(end);
                    built.put_before(&next);
                }
                built
            }
        };
        if !built.row.looks_like(&row) {
            built = built.changed(row, owner);
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
        if let Some(built) = first {
            built.put_before(end);
            let shown = built.row.shown.clone();
            self.waiting.push(Some(built));
            let at = self.waiting.len() - 1;
            let mut places = self.places.iter_mut();
            if let Some(place) = places.find(|(other, _)| other.id() == shown.id()) {
                place.1 = at;
            }
        }
        self.skip_empty();
    }

    /// Where the row with this id waits.
    fn find(&mut self, id: &str) -> Option<usize> {
        if self.front >= self.waiting.len() {
            return None;
        }
        if self.places.is_empty() {
            let slots = self.waiting.iter().enumerate();
            let mut places: Vec<(Arc<Shown>, usize)> = slots
                .filter_map(|(at, slot)| Some((slot.as_ref()?.row.shown.clone(), at)))
                .collect();
            places.sort_unstable_by(|(one, _), (other, _)| one.id().cmp(other.id()));
            self.places = places;
        }
        let at = self
            .places
            .binary_search_by(|(other, _)| other.id().cmp(id))
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
    /// Whether the slice that comes next follows one that a frame began with.
    static GOES_ON: Cell<bool> = const { Cell::new(false) };
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
    if IS_ASKED.replace(true) {
        return;
    }
    let begin = || {
        IS_ASKED.set(false);
        begin_frame(FRAME);
    };
    // The first slice is drawn at an event; the frame that shows it has enough with it.
    if GOES_ON.replace(false) {
        request_animation_frame(begin);
    } else {
        request_animation_frame(move || request_animation_frame(begin));
    }
}

fn begin_frame(time: usize) {
    LEFT.set(time);
    let waiting = WAITING.take();
    GOES_ON.set(!waiting.is_empty());
    for list in waiting {
        list.notify();
    }
}
