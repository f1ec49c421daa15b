//! The state of the running app and its flow: where it is kept, how it changes, how it is saved.
//! Views read it and call its commands; nothing else can write it.

pub mod arrangement;
pub mod bases;
pub mod calendar_file;
pub mod command;
pub mod compare;
pub mod draft;
pub mod evaluation;
pub mod history;
pub mod import;
pub mod keep;
pub mod leaving;
pub mod library;
pub mod note;
pub mod notes_file;
pub mod partner_file;
pub mod picture;
pub mod review;
pub mod route;
pub mod search;
pub mod signing;
pub mod start;
pub mod state;
pub mod status_round;
pub mod table_file;

pub use picture::PictureFile;
pub use route::{Route, query::Query};
pub use state::{App, Notice, Theme, use_app};
