//! The state of the running app and its flow: where it is kept, how it changes, how it is saved.
//! Views read it and call its commands; nothing else can write it.

pub mod calendar_file;
pub mod command;
pub mod draft;
pub mod evaluation;
pub mod history;
pub mod import;
pub mod keep;
pub mod library;
pub mod note;
pub mod route;
pub mod search;
pub mod start;
pub mod state;

pub use route::{Route, query::Query};
pub use state::{App, Notice, Theme, use_app};
