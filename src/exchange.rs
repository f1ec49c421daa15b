//! What goes in and out: plan files, and what a file would change in the plan.
//!
//! What is here: text and values in, text and values out.
//! What is deliberately not: the browser, the framework, the clock (a time comes in as an argument),
//! and private things, which have files of their own.

pub mod amendment_list;
pub mod built_in;
pub mod bytes;
pub mod canonical;
pub mod choices;
pub mod consolidate;
pub mod csv;
pub mod diff;
pub mod geojson;
pub mod held;
pub mod ics;
pub mod leaving;
pub mod lineage;
pub mod merge;
pub mod partner_list;
pub mod problem;
#[cfg(not(target_arch = "wasm32"))]
pub mod schema;
pub mod signing;
pub mod snapshot;
pub mod status_csv;
pub mod steps;
mod tree;
pub mod words;
pub mod words_diff;
