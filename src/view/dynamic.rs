//! The moving parts of a view, in few types.
//!
//! Every closure is a type of its own, and the framework compiles its machinery once for each type that it meets in
//! a `view!`. Boxed here, all pieces, values and handlers share one copy of it, which the page's size shows.

use crate::browser::file;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// A piece of a view that is drawn anew when what it reads changes.
pub fn piece<V: IntoView + 'static>(
    draw: impl Fn() -> V + Send + 'static,
) -> Box<dyn FnMut() -> AnyView + Send> {
    Box::new(move || draw().into_any())
}

/// A value of an attribute, property, class or style that follows what it reads.
pub fn live<T: 'static>(read: impl Fn() -> T + Send + 'static) -> Box<dyn FnMut() -> T + Send> {
    Box::new(read)
}

/// What happens at an event.
pub fn act<E: 'static>(handle: impl FnMut(E) + 'static) -> Box<dyn FnMut(E)> {
    Box::new(handle)
}

/// What happens when a person has written or chosen something: the handler gets what the field says.
pub fn written<E: JsCast + 'static>(handle: impl Fn(String) + 'static) -> Box<dyn FnMut(E)> {
    Box::new(move |event| handle(event_target_value(&event)))
}

/// What happens when a box is ticked or unticked.
pub fn ticked<E: JsCast + 'static>(handle: impl Fn(bool) + 'static) -> Box<dyn FnMut(E)> {
    Box::new(move |event| handle(event_target_checked(event.unchecked_ref())))
}

/// What happens when a file is chosen.
pub fn chosen<E: JsCast + 'static>(handle: impl Fn(web_sys::File) + 'static) -> Box<dyn FnMut(E)> {
    Box::new(move |event| {
        let event: &web_sys::Event = event.unchecked_ref();
        let input = event.target().and_then(|target| target.dyn_into().ok());
        if let Some(file) = input.as_ref().and_then(file::take_chosen) {
            handle(file);
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
