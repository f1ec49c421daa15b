//! The plan that Plenary brings with it. It is read like any other file.

use super::{problem::ReadError, snapshot::Snapshot};

/// The plan of action 2024–2025 of the BSEC Working Group on ICT, as a plan file.
pub const BUILT_IN: &str = include_str!("built_in/bsec-ict-2024-2025.plenary.json");

/// Its id, so that nobody has to read the plan to know whether it is the one.
pub const ID: &str = "bsec-ict-2024-2025";

pub fn built_in() -> Result<Snapshot, ReadError> {
    super::snapshot::read(BUILT_IN)
}
