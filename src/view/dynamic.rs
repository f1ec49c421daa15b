//! The moving parts of a view, in few types.
//!
//! Every closure is a type of its own; boxed here, all pieces, values and handlers are of one.

use super::dom::{self, AnyView, Handler, IntoAny};
use crate::browser::file;
use crate::reactive::{event_target_checked, event_target_value};
use wasm_bindgen::JsCast;

/// A piece of a view that is drawn anew when what it reads changes.
pub fn piece<V: IntoAny>(draw: impl Fn() -> V + 'static) -> AnyView {
    dom::live(Box::new(draw))
}

/// A value of an attribute, property, class or style that follows what it reads.
pub fn live<T: IntoAny>(read: impl Fn() -> T + 'static) -> AnyView {
    piece(read)
}

/// What happens at an event.
pub fn act<E: JsCast + 'static>(handle: impl FnMut(E) + 'static) -> Handler<E> {
    Handler::new(handle)
}

/// What happens when a person has written or chosen something: the handler gets what the field says.
pub fn written<E: JsCast + 'static>(handle: impl Fn(String) + 'static) -> Handler<E> {
    Handler::of_any(move |event| handle(event_target_value(&event)))
}

/// What happens when a box is ticked or unticked.
pub fn ticked<E: JsCast + 'static>(handle: impl Fn(bool) + 'static) -> Handler<E> {
    Handler::of_any(move |event| handle(event_target_checked(event.unchecked_ref())))
}

/// What happens when files are chosen.
pub fn chosen<E: JsCast + 'static>(handle: impl Fn(Vec<web_sys::File>) + 'static) -> Handler<E> {
    Handler::of_any(move |event| {
        let event: &web_sys::Event = event.unchecked_ref();
        let input = event.target().and_then(|target| target.dyn_into().ok());
        let files = input.as_ref().map(file::take_chosen).unwrap_or_default();
        if !files.is_empty() {
            handle(files);
        }
    })
}

/// A length with one decimal, for SVG and styles. Made of whole numbers: printing floats would add 5 kB to the page.
pub fn tenths(length: f64) -> String {
    let tenths = (length * 10.0).round() as i32;
    let sign = if tenths < 0 { "-" } else { "" };
    let size = tenths.unsigned_abs();
    format!("{sign}{}.{}", size / 10, size % 10)
}
