//! The entry point: a panic marks the page for `start.js`, and the app is mounted.

use plenary::{browser::page, view::Root};

fn main() {
    std::panic::set_hook(Box::new(|panic| page::mark_panic(&panic.to_string())));
    leptos::mount::mount_to_body(Root);
    page::remove("starting");
}
