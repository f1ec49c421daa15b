//! The page around the app: its title, theme, focus and scroll position.

use wasm_bindgen::JsCast;

fn document() -> Option<web_sys::Document> {
    super::window()?.document()
}

fn root() -> Option<web_sys::HtmlElement> {
    document()?.document_element()?.dyn_into().ok()
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

fn element(id: &str) -> Option<web_sys::HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Puts the keyboard's focus on an element.
pub fn focus(id: &str) {
    if let Some(element) = element(id) {
        let _ = element.focus();
    }
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
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
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
    let active = document().and_then(|document| document.active_element());
    if active.is_none_or(|active| active.tag_name() == "BODY") {
        focus(id);
    }
}

/// Takes the focus out of the field that has it, so that what was written there is taken.
pub fn leave_field() {
    let active = document().and_then(|document| document.active_element());
    if let Some(field) = active.and_then(|active| active.dyn_into::<web_sys::HtmlElement>().ok())
        && matches!(field.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
    {
        let _ = field.blur();
    }
}

/// Sets a choice back to its first option.
pub fn reset_choice(id: &str) {
    let choice: Option<web_sys::HtmlSelectElement> =
        element(id).and_then(|element| element.dyn_into().ok());
    if let Some(choice) = choice {
        choice.set_value("");
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
pub fn mark_current(class: &str, href: Option<&str>) {
    let Some(document) = document() else { return };
    let find = |selector: &str| document.query_selector(selector).ok().flatten();
    if let Some(before) = find(&format!(".{class}[aria-current]")) {
        let _ = before.remove_attribute("aria-current");
    }
    if let Some(now) = href.and_then(|href| find(&format!(".{class}[href=\"{href}\"]"))) {
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
