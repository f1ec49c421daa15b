//! The entry point: mounts the app. A panic is not told in words: it traps, and `start.js` shows its block.

use plenary::{browser::page, view::Root};

fn main() {
    leptos::mount::mount_to_body(Root);
    page::remove("starting");
}
