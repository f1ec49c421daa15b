//! Dragging a row of a list to another place, by mouse, pen or finger.

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
    let window = super::window()?;
    let height = window.inner_height().ok()?.as_f64()? as i32;
    let y = event.client_y();
    if y < EDGE {
        window.scroll_by_with_x_and_y(0.0, -STEP);
    } else if y > height - EDGE {
        window.scroll_by_with_x_and_y(0.0, STEP);
    }
    let document = window.document()?;
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
