//! The only place that touches the outside: storage, files, clock, address, page.
//! It moves text, bytes and times, and knows no plan.

pub mod canvas;
pub mod clock;
pub mod crypto;
pub mod drag;
pub mod file;
pub mod js;
mod key_store;
pub mod location;
pub mod pack;
pub mod page;
pub mod storage;
pub mod zone;

#[allow(clippy::disallowed_methods)] // The one place where the window is asked for.
fn window() -> Option<web_sys::Window> {
    web_sys::window()
}
