//! The entry point: mounts the app. A panic is not told in words: it traps, and `start.js` shows its block.

use plenary::{browser::page, view};

fn main() {
    if let Some(body) = page::body() {
        view::dom::mount(&body, view::root);
    }
    page::remove("starting");
}
