//! What goes in and out: plan files, and what a file would change in the plan.
//!
//! What is here: text and values in, text and values out.
//! What is deliberately not: the browser, the framework, the clock (a time comes in as an argument),
//! and private things, which have files of their own.

pub mod built_in;
pub mod bytes;
pub mod diff;
pub mod ics;
pub mod problem;
#[cfg(not(target_arch = "wasm32"))]
pub mod schema;
pub mod snapshot;
pub mod steps;
