//! Plenary: a plan-of-action workbook for delegates of intergovernmental working groups.
//!
//! The modules in reading order. `plan` and `exchange` know no browser and no framework.

pub mod plan;
