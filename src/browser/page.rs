//! The page around the app: its title, theme, focus and scroll position.

use wasm_bindgen::{JsCast, closure::Closure};

/// The class of the link in a row of a list, by which the page finds the row of what is shown beside it.
pub const ROW_LINK: &str = "row-link";

/// What new elements are made with.
pub fn document() -> Option<web_sys::Document> {
    super::window()?.document()
}

fn root() -> Option<web_sys::HtmlElement> {
    document()?.document_element()?.dyn_into().ok()
}

/// The element that holds all that is seen.
pub fn body() -> Option<web_sys::Element> {
    document()?.body().map(Into::into)
}

pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets `data-theme` on the root; None leaves it to the system.
pub fn set_theme(theme: Option<&str>) {
    if let Some(root) = root() {
        let _ = match theme {
            Some(theme) => root.set_attribute("data-theme", theme),
            None => root.remove_attribute("data-theme"),
        };
    }
}

/// Takes an element of the static page away.
pub fn remove(id: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        element.remove();
    }
}

/// Parts of drawings are no `HtmlElement`, but have all of it that is used here.
fn element(id: &str) -> Option<web_sys::HtmlElement> {
    Some(document()?.get_element_by_id(id)?.unchecked_into())
}

/// Puts the keyboard's focus on an element.
pub fn focus(id: &str) {
    if let Some(element) = element(id) {
        let _ = element.focus();
    }
}

/// Puts the focus on an element that is drawn at this event, or within the next second: a list draws in slices, and an
/// old laptop is slow. Who has gone on by then stays there.
pub fn focus_later(id: impl Into<String>) {
    let (id, from) = (id.into(), active());
    let begin = move || {
        // Keys come before timers: somebody may be writing by now.
        let now = active();
        if now == from || !now.as_ref().is_some_and(is_field) {
            focus_in_frames(id, now, 60);
        }
    };
    crate::reactive::set_timeout(begin, std::time::Duration::ZERO);
}

fn focus_in_frames(id: String, from: Option<web_sys::Element>, frames: u32) {
    if let Some(element) = element(&id) {
        let _ = element.focus();
        return;
    }
    leptos::prelude::request_animation_frame(move || {
        if frames > 0 && (is_nowhere() || active() == from) {
            focus_in_frames(id, from, frames - 1);
        }
    });
}

fn active() -> Option<web_sys::Element> {
    document()?.active_element()
}

fn is_field(element: &web_sys::Element) -> bool {
    matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
}

/// Whether nothing has the focus.
fn is_nowhere() -> bool {
    active().is_none_or(|active| active.tag_name() == "BODY")
}

/// Puts the keyboard's focus on an element and brings it into sight. False where there is none.
pub fn show(id: &str) -> bool {
    let Some(element) = element(id) else {
        return false;
    };
    if element.tab_index() < 0 && !element.has_attribute("tabindex") {
        let _ = element.set_attribute("tabindex", "-1");
    }
    element.scroll_into_view();
    let _ = element.focus();
    true
}

/// Brings an element of a list into sight, moving no more than is needed.
pub fn keep_in_sight(id: &str) {
    if let Some(element) = element(id) {
        bring_in_sight(&element, web_sys::ScrollLogicalPosition::Nearest);
    }
}

fn bring_in_sight(element: &web_sys::Element, place: web_sys::ScrollLogicalPosition) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(place);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Brings the row of a list that is chosen to the middle of the page, if it is out of sight, once it is drawn: of a long
/// list that takes a second. Who scrolls meanwhile is left where he is.
pub fn reveal_chosen() {
    reveal(scroll(), 240);
}

fn reveal(top: u32, frames: u32) {
    let chosen = document().and_then(|document| {
        let chosen = document.query_selector(&format!(".{ROW_LINK}[aria-current]"));
        chosen.ok().flatten()
    });
    let box_of = chosen
        .as_ref()
        .map(web_sys::Element::get_bounding_client_rect);
    match (chosen, box_of.filter(|it| it.height() > 0.0)) {
        (Some(chosen), Some(seen)) => {
            let high = super::window().and_then(|window| window.inner_height().ok());
            let high = high.and_then(|high| high.as_f64()).unwrap_or_default();
            if (seen.top() < 0.0 || seen.bottom() > high) && scroll() == top {
                bring_in_sight(&chosen, web_sys::ScrollLogicalPosition::Center);
            }
        }
        _ if frames > 0 => leptos::prelude::request_animation_frame(move || {
            reveal(top, frames - 1);
        }),
        _ => {}
    }
}

fn dialog(id: &str) -> Option<web_sys::HtmlDialogElement> {
    element(id)?.dyn_into().ok()
}

/// Opens a dialog over the page, which can't be reached meanwhile.
pub fn open_dialog(id: &str) {
    if let Some(dialog) = dialog(id).filter(|dialog| !dialog.open()) {
        let _ = dialog.show_modal();
    }
}

/// Whether a dialog is open.
pub fn dialog_is_open(id: &str) -> bool {
    dialog(id).is_some_and(|dialog| dialog.open())
}

/// Closes a dialog. The browser gives the focus back to what had it before.
pub fn close_dialog(id: &str) {
    if let Some(dialog) = dialog(id) {
        dialog.close();
    }
}

/// Puts the focus on an element that stands in the place of one that had it, unless a person has gone on by now.
pub fn focus_again(id: &str) {
    if is_nowhere() {
        focus(id);
    }
}

/// Puts the focus on the next element of a kind that is in sight, or the one before; from outside of them, on the first.
/// False where there is none.
pub fn focus_next(selector: &str, back: bool) -> bool {
    let Some(document) = document() else {
        return false;
    };
    let Ok(found) = document.query_selector_all(selector) else {
        return false;
    };
    let active = document.active_element();
    let active: Option<&web_sys::Node> = active.as_deref();
    let elements = (0..found.length()).filter_map(|at| found.get(at));
    let elements = elements.filter_map(|it| it.dyn_into::<web_sys::HtmlElement>().ok());
    let mut before = None;
    let mut first = None;
    let mut next = None;
    for element in elements.filter(|it| it.offset_height() > 0) {
        let place = active.map_or(0, |active| element.compare_document_position(active));
        // Whether the element comes after the active one, and is not around it.
        let follows = place & web_sys::Node::DOCUMENT_POSITION_PRECEDING != 0
            && place & web_sys::Node::DOCUMENT_POSITION_CONTAINS == 0;
        let is_here = active == Some(element.as_ref()) || element.contains(active);
        if follows && next.is_none() {
            next = Some(element.clone());
        } else if !follows && !is_here {
            before = Some(element.clone());
        }
        first.get_or_insert(element);
    }
    let to = if back { before } else { next.or(first) };
    match to {
        Some(element) => {
            let _ = element.focus();
            true
        }
        None => false,
    }
}

/// What the nearest element around the place of an event says in its `data-` attribute of this name.
pub fn data_of(event: &web_sys::KeyboardEvent, name: &str) -> Option<String> {
    let target: web_sys::Element = event.target()?.dyn_into().ok()?;
    let name = format!("data-{name}");
    target
        .closest(&format!("[{name}]"))
        .ok()??
        .get_attribute(&name)
}

/// Lets the browser draw and take what a person does, and goes on after that.
pub async fn breathe() {
    let later = js_sys::Promise::new(&mut |done, _| {
        if let Some(window) = super::window() {
            let _ = window.set_timeout_with_callback(&done);
        }
    });
    let _ = wasm_bindgen_futures::JsFuture::from(later).await;
}

/// Takes the focus out of the field that has it, so that what was written there is taken.
pub fn leave_field() {
    let active = active();
    let field = active.filter(is_field);
    if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = field.blur();
    }
}

/// Clicks an element for the person: a file input behind a button.
pub fn click(id: &str) {
    if let Some(element) = element(id) {
        element.click();
    }
}

/// How far the page is scrolled down, in whole CSS pixels.
pub fn scroll() -> u32 {
    super::window()
        .and_then(|window| window.scroll_y().ok())
        .unwrap_or(0.0) as u32
}

pub fn scroll_to(top: u32) {
    if let Some(window) = super::window() {
        window.scroll_to_with_x_and_y(0.0, f64::from(top));
    }
}

/// Whether the page is out of sight.
pub fn is_hidden() -> bool {
    document()
        .is_some_and(|document| document.visibility_state() == web_sys::VisibilityState::Hidden)
}

/// The letter of a key, small; on a keyboard of another script the Latin letter at its place.
pub fn letter(event: &web_sys::KeyboardEvent) -> String {
    let key = event.key();
    let letter = match key.is_ascii() {
        true => key,
        false => event.code().trim_start_matches("Key").to_owned(),
    };
    letter.to_ascii_lowercase()
}

/// Whether an event comes from something that takes text, where Ctrl+Z is the text's own.
pub fn takes_text(event: &web_sys::KeyboardEvent) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|element| match element.tag_name().as_str() {
        "TEXTAREA" => true,
        "INPUT" => !matches!(
            element.get_attribute("type").as_deref(),
            Some("checkbox" | "radio" | "file")
        ),
        _ => false,
    })
}

/// Whether the keys of an event belong to the field that has the focus: it takes text, or is a choice.
pub fn takes_keys(event: &web_sys::KeyboardEvent) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    takes_text(event) || target.is_some_and(|element| element.tag_name() == "SELECT")
}

/// Opens the browser's dialog for printing.
pub fn print() {
    if let Some(window) = super::window() {
        let _ = window.print();
    }
}

/// Takes an element out of sight, for those who hear the page too, or brings it back.
pub fn set_hidden(element: &web_sys::Element, hidden: bool) {
    if hidden {
        let _ = element.set_attribute("hidden", "");
    } else {
        let _ = element.remove_attribute("hidden");
    }
}

/// An element that may stand in any list or table, and shows nothing. It is not in the page yet.
pub fn place_holder() -> Option<web_sys::Element> {
    document()?.create_element("template").ok()
}

/// Takes away all that stands before an element in the one around it.
pub fn remove_all_before(element: &web_sys::Element) {
    if let Some(around) = element.parent_node() {
        while let Some(before) = element.previous_sibling() {
            if around.remove_child(&before).is_err() {
                return;
            }
        }
    }
}

/// Keeps an element at least this high, in CSS pixels; None lets it be as high as what it holds.
pub fn set_least_height(element: &web_sys::Element, height: Option<usize>) {
    if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
        let style = element.style();
        let _ = match height {
            Some(height) => style.set_property("min-height", &format!("{height}px")),
            None => style.remove_property("min-height").map(drop),
        };
    }
}

/// Marks the one link of a list that leads to what is shown beside it.
pub fn mark_current(href: Option<&str>) {
    let Some(document) = document() else { return };
    let find = |selector: &str| document.query_selector(selector).ok().flatten();
    if let Some(before) = find(&format!(".{ROW_LINK}[aria-current]")) {
        let _ = before.remove_attribute("aria-current");
    }
    if let Some(now) = href.and_then(|href| find(&format!(".{ROW_LINK}[href=\"{href}\"]"))) {
        let _ = now.set_attribute("aria-current", "true");
    }
}

/// Puts the keyboard's focus on the link of a list that leads to an address.
pub fn focus_link(class: &str, href: &str) {
    let link = document()
        .and_then(|document| {
            let selector = format!(".{class}[href=\"{href}\"]");
            document.query_selector(&selector).ok()
        })
        .flatten();
    if let Some(link) = link.and_then(|link| link.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = link.focus();
    }
}

fn text_area(id: &str) -> Option<web_sys::HtmlTextAreaElement> {
    element(id)?.dyn_into().ok()
}

/// Where the caret of a text area is, or the end of what is chosen in it, in UTF-16 units.
pub fn caret(id: &str) -> Option<u32> {
    text_area(id)?.selection_end().ok().flatten()
}

/// Puts the caret of a text area around a part of its text, and the focus into it.
pub fn choose_text(id: &str, (from, to): (u32, u32)) {
    if let Some(area) = text_area(id) {
        let _ = area.focus();
        let _ = area.set_selection_range(from, to);
    }
}

/// Writes a text into a text area as if a person had: the browser's own undo takes it back, and the field tells of it.
/// False where the browser does not do that.
pub fn type_text(id: &str, at: u32, text: &str) -> bool {
    choose_text(id, (at, at));
    let document = document().and_then(|document| document.dyn_into().ok());
    document.is_some_and(|document: web_sys::HtmlDocument| {
        document
            .exec_command_with_show_ui_and_value("insertText", false, text)
            .unwrap_or_default()
    })
}

/// How wide an element is inside, in CSS pixels. None: it is not there, or not shown.
pub fn inner_width(id: &str) -> Option<i32> {
    let width = element(id)?.client_width();
    (width > 0).then_some(width)
}

/// A box that scrolls by itself: how wide and high it is inside, and how far it is scrolled to the right and down.
pub fn scroll_box(id: &str) -> Option<((i32, i32), (i32, i32))> {
    let it = element(id)?;
    Some((
        (it.client_width(), it.client_height()),
        (it.scroll_left(), it.scroll_top()),
    ))
}

/// Scrolls a box so far to the right and down.
pub fn scroll_within(id: &str, (left, top): (i32, i32)) {
    if let Some(it) = element(id) {
        it.set_scroll_left(left);
        it.set_scroll_top(top);
    }
}

/// Lets Tab come to another element of a group of which it comes to one only.
pub fn move_tab_stop(from: &str, to: &str) {
    for (id, index) in [(from, -1), (to, 0)] {
        if let Some(it) = element(id) {
            it.set_tab_index(index);
        }
    }
}

/// Whether an element has the keyboard's focus.
pub fn has_focus(id: &str) -> bool {
    let active = active();
    active.is_some_and(|active| active.id() == id)
}

/// Moves the focus from what an element holds to the element itself, which has to take it, without scrolling. False where
/// the focus is elsewhere.
pub fn lift_focus(id: &str) -> bool {
    let active = active();
    let Some((active, element)) = active.zip(element(id)) else {
        return false;
    };
    if !element.contains(Some(&active)) {
        return false;
    }
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
    true
}

/// Whether the part of the page that an event is listened to on (a `details`) is open now.
pub fn is_open(event: &web_sys::Event) -> bool {
    let part = event.current_target();
    let part: Option<web_sys::Element> = part.and_then(|part| part.dyn_into().ok());
    part.is_some_and(|part| part.has_attribute("open"))
}

/// Follows the size of an element until it is dropped.
pub struct SizeWatch {
    observer: web_sys::ResizeObserver,
    _handle: Closure<dyn FnMut()>,
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Tells the width and height of an element in whole CSS pixels, now and whenever they are others.
pub fn watch_size(id: &str, mut tell: impl FnMut(i32, i32) + 'static) -> Option<SizeWatch> {
    let element = element(id)?;
    let watched = element.clone();
    let handle = Closure::new(move || tell(watched.client_width(), watched.client_height()));
    let observer = web_sys::ResizeObserver::new(handle.as_ref().unchecked_ref()).ok()?;
    observer.observe(&element);
    Some(SizeWatch {
        observer,
        _handle: handle,
    })
}

/// The element that an event is listened to on.
pub fn listener(event: &web_sys::Event) -> Option<web_sys::Element> {
    event.current_target()?.dyn_into().ok()
}

/// Where a pointer is inside the element that is listened to, in whole CSS pixels.
pub fn place_in(event: &web_sys::MouseEvent) -> (i32, i32) {
    let frame = listener(event).map(|element| element.get_bounding_client_rect());
    let (left, top) = frame.map_or((0.0, 0.0), |frame| (frame.left(), frame.top()));
    (
        event.client_x() - left as i32,
        event.client_y() - top as i32,
    )
}

/// Puts the focus on one of the elements inside `list` that have an attribute; Tab comes back to it.
pub fn rove(list: &web_sys::Element, attribute: &str, value: &str) {
    let find = |selector: &str| list.query_selector(selector).ok().flatten();
    let Some(to) = find(&format!("[{attribute}=\"{value}\"]")) else {
        return;
    };
    while let Some(from) = find(&format!("[{attribute}][tabindex=\"0\"]")) {
        let _ = from.set_attribute("tabindex", "-1");
    }
    let _ = to.set_attribute("tabindex", "0");
    // An element of SVG takes the focus just as one of HTML does.
    let _ = to.unchecked_ref::<web_sys::HtmlElement>().focus();
}

/// The value of an attribute on the element that lies next in the direction of an arrow key, among those in `list`
/// that have the attribute.
pub fn neighbour(event: &web_sys::KeyboardEvent, attribute: &str) -> Option<String> {
    let list = listener(event)?;
    let from = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let middle = |element: &web_sys::Element| {
        let place = element.get_bounding_client_rect();
        (
            (place.left() + place.width() / 2.0) as i32,
            (place.top() + place.height() / 2.0) as i32,
        )
    };
    let (x, y) = middle(&from);
    let all = list.query_selector_all(&format!("[{attribute}]")).ok()?;
    let others =
        (0..all.length()).filter_map(|at| all.get(at)?.dyn_into::<web_sys::Element>().ok());
    let key = event.key();
    let best = others
        .filter_map(|other| {
            let (right, down) = (middle(&other).0 - x, middle(&other).1 - y);
            let (along, aside) = match key.as_str() {
                "ArrowRight" => (right, down),
                "ArrowLeft" => (-right, down),
                "ArrowDown" => (down, right),
                "ArrowUp" => (-down, right),
                _ => return None,
            };
            // Within the same row or column first.
            (along > 4).then(|| (along + 3 * aside.abs(), other))
        })
        .min_by_key(|(cost, _)| *cost);
    best?.1.get_attribute(attribute)
}
