//! Which square a member state has among the tiles: all squares are alike, and stand about as the states lie around the
//! Black Sea. It says who is whose neighbour as little as a seating plan does.

use crate::plan::{Partner, PartnerCategory};

/// A square: its column and row, from 0.
pub type Cell = (usize, usize);

/// How many columns there are.
pub const COLUMNS: usize = 5;

/// The square of the sea.
pub const SEA: Cell = (2, 2);

/// The squares of the states that were members when this was written, by their ids and official names.
const CELLS: [(&str, &str, Cell); 13] = [
    ("albania", "Republic of Albania", (0, 3)),
    ("armenia", "Republic of Armenia", (3, 3)),
    ("azerbaijan", "Republic of Azerbaijan", (4, 3)),
    ("bulgaria", "Republic of Bulgaria", (1, 2)),
    ("georgia", "Georgia", (3, 2)),
    ("hellenic-republic", "Hellenic Republic", (1, 3)),
    ("moldova", "Republic of Moldova", (2, 1)),
    ("north-macedonia", "Republic of North Macedonia", (0, 2)),
    ("romania", "Romania", (1, 1)),
    ("russian-federation", "Russian Federation", (3, 0)),
    ("serbia", "Republic of Serbia", (0, 1)),
    ("turkiye", "Republic of Türkiye", (2, 3)),
    ("ukraine", "Ukraine", (2, 0)),
];

/// Where the first row of members begins that have no square in the table.
const OTHERS: usize = 4;

/// The squares of the members among these partners, with their places in the list, row by row. Members that the table
/// does not know, and a second one on the same square, follow below in the order of the list.
pub fn tiles<'a>(partners: impl Iterator<Item = &'a Partner>) -> Vec<(usize, Cell)> {
    let mut found: Vec<(usize, Cell)> = Vec::new();
    let mut others = 0;
    for (index, partner) in partners.enumerate() {
        if partner.category != PartnerCategory::Member {
            continue;
        }
        let known = CELLS
            .iter()
            .find(|(id, name, _)| partner.id.as_str() == *id || partner.name == *name)
            .map(|(_, _, cell)| *cell)
            .filter(|cell| found.iter().all(|(_, taken)| taken != cell));
        let cell = known.unwrap_or_else(|| {
            others += 1;
            ((others - 1) % COLUMNS, OTHERS + (others - 1) / COLUMNS)
        });
        found.push((index, cell));
    }
    found.sort_by_key(|(_, (column, row))| (*row, *column));
    found
}
