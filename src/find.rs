//! Finding any text of the plan and of the private notes on it.
//!
//! A [`Finder`] is made once of a plan and its notes ([`entries`]) and asked at every key. It compares folded text
//! ([`fold`]), ranks what it finds ([`rank`]), and gives each hit in its line with the found parts marked ([`line`]).
//! It knows no browser and no framework.

pub mod entries;
pub mod fold;
pub mod line;
pub mod rank;

pub use entries::{Kind, Target};
pub use line::Piece;

use entries::Entry;

/// All that can be found, ready to be searched.
#[derive(Clone, Debug, Default)]
pub struct Finder {
    entries: Vec<Entry>,
}

/// One thing that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    pub kind: Kind,
    pub target: Target,
    /// What people call it.
    pub name: Vec<Piece>,
    /// Its id or short name, where that is what was found.
    pub key: Option<Vec<Piece>>,
    /// The line in which it was found, or else the first line that there is.
    pub line: Vec<Piece>,
    /// Whether the line is adopted wording.
    pub is_official: bool,
}

impl Hit {
    /// Whether its name is adopted wording.
    pub const fn has_official_name(&self) -> bool {
        matches!(
            self.kind,
            Kind::Meeting | Kind::Programme | Kind::Guidance | Kind::Section | Kind::Head
        )
    }
}

/// What a search found: the best, and how many there are in all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    pub best: Vec<Hit>,
    pub total: usize,
}
