//! Dragging: a row of a list to another place, by mouse, pen or finger; a meeting on a calendar, by mouse or pen.

use wasm_bindgen::JsCast;

/// A row is the element with the class `row`; the first link in it says what it is of.
const ROW: &str = ".row";
/// By what it is held.
const HANDLE: &str = ".row-number";
/// Marks the row that is dragged, and the row beside which it would come to lie.
const DRAGGED: &str = "data-dragged";
const DROP: &str = "data-drop";
/// How near to the edge of the window the page begins to scroll, and how far at a time.
const EDGE: i32 = 70;
const STEP: f64 = 18.0;

/// Where a dragged row would come to lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// The address in the first link of the other row.
    pub href: String,
    pub after: bool,
}

/// Begins a drag where a row is held by its handle, and gives the address in its first link. The element that the
/// event is listened to on gets all that the pointer does from now on.
pub fn begin(event: &web_sys::PointerEvent) -> Option<String> {
    let target: web_sys::Element = event.target()?.dyn_into().ok()?;
    if !event.is_primary() || event.button() != 0 {
        return None;
    }
    let row = target.closest(HANDLE).ok()??.closest(ROW).ok()??;
    let href = href(&row)?;
    event.prevent_default();
    let list: web_sys::Element = event.current_target()?.dyn_into().ok()?;
    let _ = list.set_pointer_capture(event.pointer_id());
    let _ = row.set_attribute(DRAGGED, "");
    Some(href)
}

/// Marks where the row would come to lie, and scrolls near the edges of the window.
pub fn go_on(event: &web_sys::PointerEvent) -> Option<Beside> {
    unmark(DROP);
    let y = event.client_y();
    scroll_at_edge(y);
    let document = super::window()?.document()?;
    let under = document.element_from_point(event.client_x() as f32, y as f32)?;
    let row = under.closest(ROW).ok()??;
    if row.has_attribute(DRAGGED) {
        return None;
    }
    let place = row.get_bounding_client_rect();
    let after = f64::from(y) > place.top() + place.height() / 2.0;
    let _ = row.set_attribute(DROP, if after { "after" } else { "before" });
    Some(Beside {
        href: href(&row)?,
        after,
    })
}

/// Scrolls where a pointer so far down the window is near its upper or lower edge.
fn scroll_at_edge(y: i32) {
    let Some(window) = super::window() else {
        return;
    };
    let height = window
        .inner_height()
        .ok()
        .and_then(|height| height.as_f64());
    if y < EDGE {
        window.scroll_by_with_x_and_y(0.0, -STEP);
    } else if height.is_some_and(|height| y > height as i32 - EDGE) {
        window.scroll_by_with_x_and_y(0.0, STEP);
    }
}

/// Ends the drag: nothing is marked any more.
pub fn end() {
    unmark(DROP);
    unmark(DRAGGED);
}

fn href(row: &web_sys::Element) -> Option<String> {
    row.query_selector("a[href]").ok()??.get_attribute("href")
}

/// The address in the first link of the row in which an event happened.
pub fn row_of(event: &web_sys::Event) -> Option<String> {
    let target: web_sys::Element = event.target()?.dyn_into().ok()?;
    href(&target.closest(ROW).ok()??)
}

fn unmark(mark: &str) {
    let document = super::window().and_then(|window| window.document());
    let marked = document.and_then(|document| document.query_selector(&format!("[{mark}]")).ok());
    if let Some(element) = marked.flatten() {
        let _ = element.remove_attribute(mark);
    }
}

/// What a pointer took hold of in a calendar: the id of a meeting, by its body or by its end.
pub struct Taken {
    pub id: String,
    pub by_end: bool,
    /// Where: the place of the calendar that lies below, as [`Over::Place`] gives it.
    pub place: Option<String>,
}

/// What lies under a pointer that drags in a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Over {
    /// A place that a meeting can be put on.
    Place(String),
    /// A button that turns the page: so many pages on.
    Turn(i32),
    Nothing,
}

/// What something in a calendar says it is: a meeting, its end, a place, a button that turns the page.
const MEETING: &str = "data-meeting";
const END: &str = "data-end";
const PLACE: &str = "data-at";
const TURN: &str = "data-turn";

fn target(event: &web_sys::Event) -> Option<web_sys::Element> {
    event.target()?.dyn_into().ok()
}

/// The value of an attribute on the element that an event happened on, or around it.
pub fn value_at(event: &web_sys::Event, attribute: &str) -> Option<String> {
    let around = target(event)?.closest(&format!("[{attribute}]")).ok()??;
    around.get_attribute(attribute)
}

/// What a mouse or pen takes hold of. A finger scrolls, and has buttons to move with.
pub fn take(event: &web_sys::PointerEvent) -> Option<Taken> {
    if !event.is_primary() || event.button() != 0 || event.pointer_type() == "touch" {
        return None;
    }
    let id = value_at(event, MEETING)?;
    let by_end = value_at(event, END).is_some();
    let under = under(event);
    let mut places = under
        .iter()
        .filter_map(|element| element.get_attribute(PLACE));
    Some(Taken {
        id,
        by_end,
        place: places.next(),
    })
}

/// All elements under a pointer, the topmost first.
fn under(event: &web_sys::PointerEvent) -> Vec<web_sys::Element> {
    let document = super::window().and_then(|window| window.document());
    let (x, y) = (event.client_x() as f32, event.client_y() as f32);
    let all = document.map(|document| document.elements_from_point(x, y));
    all.into_iter()
        .flat_map(|all| all.to_vec())
        .filter_map(|element| element.dyn_into().ok())
        .collect()
}

/// Sends all that the pointer does from now on to the element that the event is listened to on.
pub fn capture(event: &web_sys::PointerEvent) {
    let list = event
        .current_target()
        .and_then(|list| list.dyn_into::<web_sys::Element>().ok());
    if let Some(list) = list {
        let _ = list.set_pointer_capture(event.pointer_id());
    }
}

/// Marks the place under the pointer, and scrolls near the edges of the window.
pub fn over(event: &web_sys::PointerEvent) -> Over {
    unmark(DROP);
    scroll_at_edge(event.client_y());
    for element in under(event) {
        if let Some(place) = element.get_attribute(PLACE) {
            let _ = element.set_attribute(DROP, "");
            return Over::Place(place);
        }
        let turn = element.get_attribute(TURN);
        if let Some(by) = turn.and_then(|by| by.parse().ok()) {
            return Over::Turn(by);
        }
    }
    Over::Nothing
}

/// Where a pointer is in the element that its events are listened to on, from its upper left corner, and how wide that
/// element is; in CSS pixels.
pub fn within(event: &web_sys::PointerEvent) -> Option<((i32, i32), i32)> {
    let around: web_sys::Element = event.current_target()?.dyn_into().ok()?;
    let place = around.get_bounding_client_rect();
    let x = event.client_x() - place.left() as i32;
    let y = event.client_y() - place.top() as i32;
    Some(((x, y), place.width() as i32))
}
