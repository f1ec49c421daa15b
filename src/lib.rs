//! Plenary: a plan-of-action workbook for delegates of intergovernmental working groups.
//!
//! The modules in reading order. `holidays`, `plan`, `exchange`, `markdown`, `notes`, `find`, `atlas` and `picture` know
//! no browser and no framework; `browser`, `reactive` and `holidays` know no plan; `app` holds the state; `view` shows it.

extern crate self as plenary; // `view!` names this crate by its name, also here

pub mod holidays;
pub mod plan;

pub mod base64url;
pub mod exchange;
pub mod markdown;
pub mod notes;

pub mod find;

pub mod atlas;
pub mod picture;

pub mod browser;

pub mod reactive;

pub mod app;
pub mod view;
