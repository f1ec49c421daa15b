//! The map and the tiles as pictures to take along.

use super::{
    coast::{BEYOND, seen},
    facts::{Counted, Fact, legend, mark_of, role_of},
    marks::{LETTERS, Layout, Rank, Seat, lay_out},
    projection::{IN_WORDS, Point, rim},
    tiles::{COLUMNS, Cell, SEA},
    view::View,
};
use crate::{
    picture::{Anchor, Key, Mark, PIXEL, Picture, Role, Shape, text_width, wrapped},
    plan::PartnerCategory,
};

/// The frame of the map in a file, in pixels.
const MAP: (i32, i32) = (1200, 820);

/// The seats among the facts, each with the place of its fact in the list.
pub fn seats(facts: &[Fact], first: Option<usize>) -> (Vec<usize>, Vec<Seat>) {
    facts
        .iter()
        .enumerate()
        .filter_map(|(index, fact)| {
            let seat = Seat {
                at: fact.at?,
                width: fact.width(LETTERS),
                rank: match fact.category {
                    _ if first == Some(index) => Rank::Chosen,
                    PartnerCategory::Member => Rank::Member,
                    _ => Rank::Other,
                },
                ringed: fact.is_coordinator,
            };
            Some((index, seat))
        })
        .unzip()
}

/// What a view shows, in the frame of a file.
fn for_file(view: &View) -> View {
    let (width, height) = MAP;
    let larger = (1000 * width / view.width.max(1)).min(1000 * height / view.height.max(1));
    view.in_frame(width, height)
        .zoomed(larger, (width / 2, height / 2))
}

/// The map as it is seen. `under` says of what plan and day it is.
pub fn map_picture(facts: &[Fact], rings: &[Vec<Point>], view: &View, under: String) -> Picture {
    let view = for_file(view);
    let (indices, seats) = seats(facts, None);
    let layout = lay_out(&seats, &view);
    let (width, height) = (view.width * PIXEL, view.height * PIXEL);
    let mut shapes = vec![
        Shape::rect(Role::Paper, (0, 0), width, height),
        Shape::path(Role::Sea, seen(&[rim()], &view, PIXEL)),
        Shape::path(Role::Land, seen(rings, &view, PIXEL)),
    ];
    let at = |(x, y): (i32, i32)| (x * PIXEL, y * PIXEL);
    for mark in &layout.placed {
        if mark.at != mark.seat {
            shapes.push(Shape::line(Role::Leader, at(mark.seat), at(mark.at)));
        }
    }
    // What of the land is beyond the frame is covered, and with it the edge at which it was cut.
    let beyond = (BEYOND + 2) * PIXEL;
    shapes.push(Shape::path(
        Role::Paper,
        format!(
            "M0 0h{width}v{height}h-{width}zM-{beyond} -{beyond}h{wide}v{high}h-{wide}z",
            wide = width + 2 * beyond,
            high = height + 2 * beyond
        ),
    ));
    shapes.push(Shape::rect(Role::Frame, (0, 0), width, height));
    for mark in &layout.placed {
        let Some(fact) = indices.get(mark.index).and_then(|at| facts.get(*at)) else {
            continue;
        };
        if fact.is_coordinator {
            let ring = (layout.radius + 3) * PIXEL;
            shapes.push(Shape::mark(Role::Ring, Mark::Circle, at(mark.at), ring));
        }
        let (role, outline) = (role_of(fact.category), mark_of(fact.category));
        shapes.push(Shape::mark(
            role,
            outline,
            at(mark.at),
            layout.radius * PIXEL,
        ));
    }
    for mark in &layout.placed {
        let fact = indices.get(mark.index).and_then(|at| facts.get(*at));
        if let (Some(fact), Some((anchor, x, y))) = (fact, mark.name) {
            shapes.push(Shape::text(
                Role::Name,
                at((x, y)),
                anchor,
                LETTERS * PIXEL,
                &fact.name,
            ));
        }
    }
    Picture {
        name: "map",
        title: "Where the partners have their seats".to_owned(),
        under,
        width,
        height,
        shapes,
        legend: map_legend(facts),
        notes: map_notes(facts, &indices, &layout),
    }
}

/// What the marks of the map mean.
pub fn map_legend(facts: &[Fact]) -> Vec<Key> {
    let seated = facts.iter().filter(|fact| fact.at.is_some());
    let mut keys = legend(seated.clone());
    if seated.clone().any(|fact| fact.is_coordinator) {
        keys.push(Key {
            role: Role::Ring,
            mark: Mark::Circle,
            words: "Country-coordinator (ringed)".to_owned(),
        });
    }
    keys
}

fn map_notes(facts: &[Fact], indices: &[usize], layout: &Layout) -> Vec<String> {
    let mut notes = Vec::new();
    let names = |places: &mut dyn Iterator<Item = usize>| {
        let names = places.filter_map(|at| facts.get(at));
        let names: Vec<&str> = names.map(|fact| fact.name.as_str()).collect();
        names.join(", ")
    };
    let of = |index: &usize| indices.get(*index).copied();
    let outside = names(&mut layout.outside.iter().filter_map(of));
    let nameless = layout.placed.iter().filter(|mark| mark.name.is_none());
    let nameless = names(&mut nameless.filter_map(|mark| of(&mark.index)));
    let seatless =
        (0..facts.len()).filter(|at| facts.get(*at).is_some_and(|fact| fact.at.is_none()));
    let seatless = names(&mut seatless.into_iter());
    for (before, names) in [
        ("Outside the picture: ", outside),
        ("Marked without a name: ", nameless),
        ("Without a seat in this plan: ", seatless),
    ] {
        if !names.is_empty() {
            notes.push([before, &names, "."].concat());
        }
    }
    notes.push(IN_WORDS.to_owned());
    notes
}

/// The width and height of a tile in a file, and the space between two, in units.
const TILE: i32 = 150 * PIXEL;
const LOW: i32 = 92 * PIXEL;
const SPACE: i32 = 12 * PIXEL;
const HEADING: i32 = 30 * PIXEL;
/// The size of the letters of a name on a tile, the step from one line to the next, and the lines that a low tile has.
const NAME: i32 = 13 * PIXEL;
const NAME_LINE: i32 = 17 * PIXEL;
const LOW_LINES: usize = 2;

/// The tiles: members in their squares, and the others in groups below. `cells` are as [`super::tiles::tiles`] gives
/// them, of the same list as the facts.
pub fn tiles_picture(
    facts: &[Fact],
    cells: &[(usize, Cell)],
    counted: Counted,
    under: String,
) -> Picture {
    let most = most(facts, counted);
    let step = TILE + SPACE;
    let mut shapes = Vec::new();
    let place = |(column, row): Cell, top: i32, height: i32| {
        (column as i32 * step, top + row as i32 * (height + SPACE))
    };
    let mut top = 0;
    if !cells.is_empty() {
        let (x, y) = place(SEA, 0, TILE);
        shapes.push(Shape::rect(Role::Sea, (x, y), TILE, TILE));
        let middle = (x + TILE / 2, y + TILE / 2);
        shapes.push(Shape::text(
            Role::Soft,
            middle,
            Anchor::Middle,
            13 * PIXEL,
            "Black Sea",
        ));
    }
    for (index, cell) in cells {
        if let Some(fact) = facts.get(*index) {
            let at = place(*cell, 0, TILE);
            add_tile(&mut shapes, fact, counted, most, at, TILE);
            top = top.max(at.1 + TILE + SPACE);
        }
    }
    for category in PartnerCategory::ALL {
        let group: Vec<&Fact> = facts
            .iter()
            .filter(|fact| fact.category == *category && *category != PartnerCategory::Member)
            .collect();
        if group.is_empty() {
            continue;
        }
        top += HEADING;
        shapes.push(Shape::text(
            Role::Bold,
            (0, top - SPACE),
            Anchor::Start,
            15 * PIXEL,
            category.plural(),
        ));
        // As high as the longest name wants it: nobody's is cut.
        let lines = group.iter().map(|fact| name_lines(fact).len()).max();
        let more = lines.unwrap_or_default().saturating_sub(LOW_LINES);
        let height = LOW + more as i32 * NAME_LINE;
        let mut below = top;
        for (at, fact) in group.into_iter().enumerate() {
            let at = place((at % COLUMNS, at / COLUMNS), top, height);
            add_tile(&mut shapes, fact, counted, most, at, height);
            below = at.1 + height + SPACE;
        }
        top = below;
    }
    let steps = [
        (Role::Gap, "None"),
        (Role::Step1, "Few"),
        (Role::Step2, ""),
        (Role::Step3, ""),
        (Role::Step4, "Most"),
    ];
    Picture {
        name: "tiles",
        title: ["Partners by ", &counted.label().to_lowercase()].concat(),
        under,
        width: step * COLUMNS as i32 - SPACE,
        height: top.max(SPACE) - SPACE,
        shapes,
        legend: steps
            .iter()
            .map(|(role, words)| Key {
                role: *role,
                mark: Mark::Square,
                words: (*words).to_owned(),
            })
            .collect(),
        notes: vec![TILES_IN_WORDS.to_owned()],
    }
}

/// What the tiles say of themselves.
pub const TILES_IN_WORDS: &str = "Every member state is an equal square, placed about where it lies around the Black Sea. The number is what is counted; darker is more, and a dashed or empty square is none.";

/// The most that one of them has.
pub fn most(facts: &[Fact], counted: Counted) -> usize {
    let counts = facts.iter().map(|fact| counted.of(&fact.tally));
    counts.max().unwrap_or_default()
}

fn add_tile(
    shapes: &mut Vec<Shape>,
    fact: &Fact,
    counted: Counted,
    most: usize,
    (x, y): (i32, i32),
    height: i32,
) {
    let count = counted.of(&fact.tally);
    let ground = Role::of_count(count, most);
    shapes.push(Shape::rect(ground, (x, y), TILE, height));
    let role = ground.words_on();
    for (at, line) in name_lines(fact).iter().enumerate() {
        let at = (x + SPACE, y + SPACE + NAME + at as i32 * NAME_LINE);
        shapes.push(Shape::text(role, at, Anchor::Start, NAME, line));
    }
    let below = y + height - SPACE;
    shapes.push(Shape::text(
        role,
        (x + SPACE, below),
        Anchor::Start,
        26 * PIXEL,
        &count.to_string(),
    ));
    if height == TILE {
        let words = led_and_joined(fact);
        shapes.push(Shape::text(
            role,
            (x + TILE - SPACE, below),
            Anchor::End,
            11 * PIXEL,
            &words,
        ));
    }
}

/// The name of a partner in lines that a tile has room for; a word that is wider is cut, and says so.
fn name_lines(fact: &Fact) -> Vec<String> {
    let inner = TILE - 2 * SPACE;
    let mut lines = wrapped(&fact.name, NAME, inner);
    for line in &mut lines {
        if text_width(line, NAME) > inner {
            while text_width(line, NAME) + NAME > inner && line.pop().is_some() {}
            line.push('…');
        }
    }
    lines
}

/// How many objectives a partner leads and takes part in, in few letters: "2 led, 5 joined".
pub fn led_and_joined(fact: &Fact) -> String {
    let (led, joined) = (fact.tally.leads, fact.tally.takes_part);
    if led + joined == 0 {
        return String::new();
    }
    format!("{led} led, {joined} joined")
}
