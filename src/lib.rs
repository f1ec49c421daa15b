//! Plenary: a plan-of-action workbook for delegates of intergovernmental working groups.
//!
//! The modules in reading order. `holidays`, `plan`, `exchange`, `markdown`, `notes` and `find` know no browser and no
//! framework; `browser` and `holidays` know no plan; `app` holds the state; `view` shows it.

pub mod holidays;
pub mod plan;

pub mod exchange;
pub mod markdown;
pub mod notes;

pub mod find;

pub mod browser;

pub mod app;
pub mod view;
