//! How the marks and the names of a map find room: no two overlap, no mark is lost, and the same seats always stand alike.
//!
//! Marks first, one of each city as near to its seat as can be, then the others in the order of the list: first above
//! and below, so that many bodies in one city stand in a column whose names can be read. A mark that stands elsewhere
//! than its seat has a line to it. Where a frame is too full, all marks are smaller. Then names, those of members before
//! others, where they find room; the rest is counted.

use super::{projection::Point, view::View};
use crate::picture::Anchor;

/// Which names find room first, the first of these before the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rank {
    /// The one that is chosen.
    Chosen,
    /// A member: none of them goes unnamed for the sake of a body that is none.
    Member,
    Other,
}

/// What is to be placed, in the order of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat {
    pub at: Point,
    /// How wide its name is, in pixels.
    pub width: i32,
    /// Whose name goes before whose.
    pub rank: Rank,
    /// Around its mark is a ring.
    pub ringed: bool,
}

/// Where a seat of the list is drawn, in pixels of the frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Its place in the list.
    pub index: usize,
    /// Where the seat truly is, or the place in the frame next to it.
    pub seat: (i32, i32),
    /// The middle of its mark.
    pub at: (i32, i32),
    /// The anchor of its name on the base line; None: there is no room for it.
    pub name: Option<(Anchor, i32, i32)>,
}

/// A map laid out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// The radius of the marks, in pixels.
    pub radius: i32,
    /// Those in the frame, in the order of the list.
    pub placed: Vec<Placed>,
    /// Those outside it.
    pub outside: Vec<usize>,
}

/// The height of the letters of names, in pixels.
pub const LETTERS: i32 = 12;
/// The height of the box that a name takes.
pub const NAME_HEIGHT: i32 = 15;
/// How far the base line is above the lower edge of that box.
const BASE: i32 = 4;
/// The radius of marks that have room.
pub const RADIUS: i32 = 7;
/// How far a ring reaches beyond its mark.
pub const RING: i32 = 4;
/// Marks are no smaller than this for the sake of clearness, only for want of room.
const CLEAR: i32 = 4;
/// How much of the frame marks take before they are smaller, in hundredths.
const CROWDED: i32 = 15;
/// Between two marks, and between a mark and a name.
const SPACE: i32 = 3;
/// The width of the squares that the frame is divided into, so that only near boxes are compared.
const SQUARE: i32 = 32;

/// A box that is taken: its left, top, right and lower edge. Edges may touch.
type Box4 = (i32, i32, i32, i32);

/// What is taken of a frame.
struct Taken {
    boxes: Vec<Box4>,
    squares: Vec<Vec<usize>>,
    columns: i32,
    rows: i32,
}

impl Taken {
    fn of(view: &View) -> Taken {
        let (columns, rows) = (view.width / SQUARE + 1, view.height / SQUARE + 1);
        Taken {
            boxes: Vec::new(),
            squares: vec![Vec::new(); (columns * rows) as usize],
            columns,
            rows,
        }
    }

    /// The squares that a box touches.
    fn squares_of(&self, (left, top, right, bottom): Box4) -> impl Iterator<Item = usize> + use<> {
        let columns = self.columns;
        let at = |pixel: i32, most: i32| pixel.div_euclid(SQUARE).clamp(0, most - 1);
        let across = at(left, columns)..=at(right, columns);
        let down = at(top, self.rows)..=at(bottom, self.rows);
        down.flat_map(move |row| {
            across
                .clone()
                .map(move |column| (row * columns + column) as usize)
        })
    }

    fn is_free(&self, wanted: Box4) -> bool {
        self.squares_of(wanted).all(|square| {
            let near = self.squares.get(square).into_iter().flatten();
            near.filter_map(|at| self.boxes.get(*at))
                .all(|taken| !overlap(*taken, wanted))
        })
    }

    fn take(&mut self, wanted: Box4) {
        for square in self.squares_of(wanted) {
            if let Some(square) = self.squares.get_mut(square) {
                square.push(self.boxes.len());
            }
        }
        self.boxes.push(wanted);
    }
}

fn overlap(one: Box4, other: Box4) -> bool {
    one.0 < other.2 && other.0 < one.2 && one.1 < other.3 && other.1 < one.3
}

/// Lays the seats out in a frame.
pub fn lay_out(seats: &[Seat], view: &View) -> Layout {
    let (inside, outside): (Vec<usize>, Vec<usize>) = seats
        .iter()
        .enumerate()
        .map(|(index, _)| index)
        .partition(|index| seats.get(*index).is_some_and(|seat| view.shows(seat.at)));
    let order = order(seats, &inside);
    // In a crowd marks are smaller, so that they stand nearer to their seats.
    let share = |radius: i32| (2 * radius + SPACE).pow(2) * inside.len() as i32;
    let room = (view.width / 10) * (view.height / 10) * CROWDED;
    let largest = (CLEAR..=RADIUS).rev().find(|radius| share(*radius) <= room);
    for radius in (1..=largest.unwrap_or(CLEAR)).rev() {
        let mut taken = Taken::of(view);
        // Bodies of one city stand in a column, where there is room for their names. What gives way to another city's
        // stays as near as can be.
        let near = offsets(view, radius, 1);
        let column = offsets(view, radius, if radius == RADIUS { 12 } else { 2 });
        let mut cities: Vec<Point> = Vec::new();
        let placed: Option<Vec<Placed>> = order
            .iter()
            .map(|index| {
                let seat = seats.get(*index)?;
                let ring = if seat.ringed { RING } else { 0 };
                let at = view.pixel(seat.at);
                let offsets = match cities.contains(&seat.at) {
                    false => &near,
                    true => &column,
                };
                cities.push(seat.at);
                place(*index, at, view, (radius, ring), offsets, &mut taken)
            })
            .collect();
        if let Some(mut placed) = placed {
            placed.sort_by_key(|mark| mark.index);
            in_reading_order(seats, &mut placed);
            name(seats, &mut placed, view, radius, &mut taken);
            return Layout {
                radius,
                placed,
                outside,
            };
        }
    }
    // More seats than a frame has pixels for: they stand on each other, and none is lost.
    let placed = inside.iter().filter_map(|index| {
        let seat = view.pixel(seats.get(*index)?.at);
        Some(Placed {
            index: *index,
            seat,
            at: seat,
            name: None,
        })
    });
    Layout {
        radius: 1,
        placed: placed.collect(),
        outside,
    }
}

/// The order in which marks are placed: the first of each city before those that stand around it, so that no crowd
/// drives a neighbour from its place.
fn order(seats: &[Seat], inside: &[usize]) -> Vec<usize> {
    let mut cities: Vec<(Point, usize)> = inside
        .iter()
        .filter_map(|index| Some((seats.get(*index)?.at, *index)))
        .collect();
    cities.sort();
    let mut order = inside.to_vec();
    order.sort_by_key(|index| {
        let first = seats.get(*index).map(|seat| {
            let at = cities.partition_point(|city| city.0 < seat.at);
            cities.get(at).is_some_and(|city| city.1 == *index)
        });
        (first != Some(true), *index)
    });
    order
}

/// Hands the places around a city out from top to bottom in the order of the list; the first keeps its own. So a place
/// that is lost at the next step of the zoom moves the others by one, and none from the one end to the other. A mark with
/// a ring takes more room, so its place goes to another one with a ring.
fn in_reading_order(seats: &[Seat], placed: &mut [Placed]) {
    let seat = |mark: &Placed| seats.get(mark.index).map(|seat| (seat.at, seat.ringed));
    let mut by_city: Vec<(Option<(Point, bool)>, usize)> = placed
        .iter()
        .enumerate()
        .map(|(at, mark)| (seat(mark), at))
        .collect();
    by_city.sort_by_key(|(seat, at)| (seat.map(|(city, _)| city), *at));
    for city in by_city.chunk_by(|one, other| one.0.map(|it| it.0) == other.0.map(|it| it.0)) {
        let others = city.get(1..).unwrap_or_default();
        for ringed in [false, true] {
            let alike = || {
                others
                    .iter()
                    .filter(|(seat, _)| seat.is_some_and(|it| it.1 == ringed))
            };
            let mut places: Vec<(i32, i32)> = alike()
                .filter_map(|(_, at)| placed.get(*at).map(|mark| mark.at))
                .collect();
            places.sort_by_key(|(x, y)| (*y, *x));
            for ((_, at), place) in alike().zip(places) {
                if let Some(mark) = placed.get_mut(*at) {
                    mark.at = place;
                }
            }
        }
    }
}

/// The places around a seat where its mark may stand, the best first: by the square of how far they are, where a step
/// aside counts so many times as much as one up or down.
fn offsets(view: &View, radius: i32, aside: i32) -> Vec<(i32, i32)> {
    let step = 2 * radius + SPACE;
    let (across, down) = (view.width / step + 1, view.height / step + 1);
    let mut all: Vec<(i32, i32)> = (-across..=across)
        .flat_map(|column| (-down..=down).map(move |row| (column, row)))
        .collect();
    all.sort_by_key(|(column, row)| (column * column * aside + row * row, *row, *column));
    all.iter()
        .map(|(column, row)| (column * step, row * step))
        .collect()
}

fn place(
    index: usize,
    seat: (i32, i32),
    view: &View,
    (radius, ring): (i32, i32),
    offsets: &[(i32, i32)],
    taken: &mut Taken,
) -> Option<Placed> {
    let edge = radius + ring + 2;
    let within = |pixel: i32, length: i32| {
        pixel.clamp(edge.min(length / 2), (length - edge).max(length / 2))
    };
    let start = (within(seat.0, view.width), within(seat.1, view.height));
    // Half of the space around each: together a whole one between two.
    let half = radius + ring + SPACE / 2;
    let found = offsets.iter().find_map(|(right, down)| {
        let (x, y) = (start.0 + right, start.1 + down);
        let is_inside =
            (edge..=view.width - edge).contains(&x) && (edge..=view.height - edge).contains(&y);
        let wanted = (x - half, y - half, x + half, y + half);
        (is_inside && taken.is_free(wanted)).then_some(((x, y), wanted))
    });
    let (at, wanted) = found?;
    taken.take(wanted);
    Some(Placed {
        index,
        seat: start,
        at,
        name: None,
    })
}

/// Gives names their places, by rank.
fn name(seats: &[Seat], placed: &mut [Placed], view: &View, radius: i32, taken: &mut Taken) {
    for rank in [Rank::Chosen, Rank::Member, Rank::Other] {
        for mark in placed.iter_mut() {
            let Some(seat) = seats.get(mark.index) else {
                continue;
            };
            if seat.rank == rank {
                let ring = if seat.ringed { RING } else { 0 };
                mark.name = place_of_name(seat.width, mark.at, view, radius + ring, taken);
            }
        }
    }
}

fn place_of_name(
    width: i32,
    (x, y): (i32, i32),
    view: &View,
    radius: i32,
    taken: &mut Taken,
) -> Option<(Anchor, i32, i32)> {
    let away = radius + SPACE;
    let half = NAME_HEIGHT / 2;
    // Where the upper left corner of the name is, seen from the mark: right, left, above, below, and between.
    let corners = [
        (Anchor::Start, away, -half),
        (Anchor::End, -away - width, -half),
        (Anchor::Middle, -width / 2, -away - NAME_HEIGHT),
        (Anchor::Middle, -width / 2, away),
        (Anchor::Start, away - 2, -away - half),
        (Anchor::Start, away - 2, away - half),
        (Anchor::End, 2 - away - width, -away - half),
        (Anchor::End, 2 - away - width, away - half),
    ];
    // Then above and below it, more to one side.
    let aside = [6, 2, 7, 1].into_iter().flat_map(|eighths| {
        let left = -width * eighths / 8;
        let rows = [-away - NAME_HEIGHT, away];
        rows.map(|row| (Anchor::Start, left, row))
    });
    corners
        .into_iter()
        .chain(aside)
        .find_map(|(anchor, right, down)| {
            let (left, top) = (x + right, y + down);
            let wanted = (left, top, left + width, top + NAME_HEIGHT);
            let is_inside =
                left >= 2 && top >= 2 && wanted.2 <= view.width - 2 && wanted.3 <= view.height - 2;
            if !is_inside || !taken.is_free(wanted) {
                return None;
            }
            taken.take(wanted);
            let at = match anchor {
                Anchor::Start => left,
                Anchor::Middle => left + width / 2,
                Anchor::End => left + width,
            };
            Some((anchor, at, wanted.3 - BASE))
        })
}

impl Layout {
    /// How many in the frame stand without their names.
    pub fn unnamed(&self) -> usize {
        self.placed
            .iter()
            .filter(|mark| mark.name.is_none())
            .count()
    }

    /// The mark nearest to a place of the frame, no further than so many pixels.
    pub fn near(&self, (x, y): (i32, i32), most: i32) -> Option<usize> {
        let distance = |mark: &Placed| (mark.at.0 - x).pow(2) + (mark.at.1 - y).pow(2);
        self.placed
            .iter()
            .filter(|mark| distance(mark) <= most * most)
            .min_by_key(|mark| distance(mark))
            .map(|mark| mark.index)
    }
}
