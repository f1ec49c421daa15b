//! The map of partners: its projection, its coasts, and how marks and names find room.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod random_plan;

use plenary::{
    atlas::{
        coast,
        drawing::tiles_picture,
        facts::{Counted, facts},
        marks::{self, Layout, NAME_HEIGHT, Placed, Rank, Seat},
        projection::{CENTRE, Point, RADIUS, RIM, graticule, place, project},
        tiles::{self, COLUMNS, SEA},
        view::{PIXEL_PER_KM, View},
    },
    exchange::built_in,
    picture::{Anchor, Form, PIXEL},
    plan::{Degrees, Partner, PartnerCategory, PartnerId},
};
use random_plan::Rng;
use std::collections::{BTreeMap, BTreeSet};

// --- Projection. ---

/// Latitude, longitude, and where PROJ has them.
fn known_points() -> Vec<[f64; 4]> {
    let lines = include_str!("data/projection.txt").lines();
    let points: Vec<[f64; 4]> = lines
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let mut numbers = line.split(' ').map(str::parse::<f64>);
            std::array::from_fn(|_| numbers.next().unwrap().unwrap())
        })
        .collect();
    assert!(points.len() > 20);
    points
}

#[test]
fn places_are_where_proj_has_them() {
    for [lat, lon, x, y] in known_points() {
        let found = project(lat, lon).unwrap();
        assert!(
            (found.0 - x).abs() < 0.001 && (found.1 - y).abs() < 0.001,
            "{lat} {lon}: {found:?}, not {x} {y}"
        );
    }
}

#[test]
fn areas_are_true_everywhere() {
    // A cell of a fiftieth of a degree, as a polygon on the map and on the sphere.
    for [lat, lon, ..] in known_points() {
        let (south, north) = (lat.min(89.0), lat.min(89.0) + 0.02);
        let corners = [
            (south, lon),
            (south, lon + 0.02),
            (north, lon + 0.02),
            (north, lon),
        ];
        let points = corners.map(|(lat, lon)| project(lat, lon).unwrap());
        let doubled: f64 = (0..4)
            .map(|at| {
                let ((x, y), (to_x, to_y)) = (points[at], points[(at + 1) % 4]);
                x * to_y - to_x * y
            })
            .sum();
        let on_map = doubled.abs() / 2.0;
        let on_earth = RADIUS.powi(2)
            * 0.02_f64.to_radians()
            * (north.to_radians().sin() - south.to_radians().sin());
        assert!(
            (on_map / on_earth - 1.0).abs() < 0.002,
            "at {lat} {lon}: {on_map} for {on_earth}"
        );
    }
}

#[test]
fn the_whole_earth_is_on_the_disc_and_nonsense_is_nowhere() {
    for lat in -90..=90 {
        for lon in (-180..=180).step_by(3) {
            let (x, y) = project(f64::from(lat), f64::from(lon)).unwrap();
            assert!(x.hypot(y) <= f64::from(RIM) + 0.5, "{lat} {lon}");
        }
    }
    let opposite = project(-CENTRE.0, CENTRE.1 - 180.0).unwrap();
    assert!((opposite.0.hypot(opposite.1) - f64::from(RIM)).abs() < 0.5);
    assert_eq!(project(90.5, 0.0), None);
    assert_eq!(project(f64::NAN, 0.0), None);
    assert_eq!(project(0.0, f64::INFINITY), None);
    let high = Degrees::parse("120").unwrap();
    assert_eq!(place(high, high), None);
}

#[test]
fn the_graticule_stays_on_the_earth() {
    let text = graticule();
    let words: Vec<i32> = text
        .split(|letter: char| !letter.is_ascii_digit() && letter != '-')
        .filter_map(|word| word.parse().ok())
        .collect();
    assert!(words.len() > 2_000);
    // The control points of a curve may lie a little beyond the rim.
    assert!(words.iter().all(|number| number.abs() < RIM * 11 / 10));
}

// --- Coasts. ---

const LAND: &str = include_str!("../src/atlas/land.svg");

fn ring_edges(ring: &[Point]) -> impl Iterator<Item = (Point, Point)> + '_ {
    (0..ring.len()).map(|at| (ring[at], ring[(at + 1) % ring.len()]))
}

/// What makes lines of the map that are no coast: a line drawn twice (two neighbours, or out and back), and a line
/// through a place that a boundary is known to pass.
fn boundaries(rings: &[Vec<Point>]) -> Vec<String> {
    let mut found = Vec::new();
    let mut edges: BTreeSet<(Point, Point)> = BTreeSet::new();
    for (from, to) in rings.iter().flat_map(|ring| ring_edges(ring)) {
        if !edges.insert((from.min(to), from.max(to))) {
            found.push(format!("twice: {from:?} {to:?}"));
        }
    }
    let mut places = 0;
    for line in include_str!("data/inland.txt").lines() {
        let Some((x, y)) = line.split_once(' ').filter(|_| !line.starts_with('#')) else {
            continue;
        };
        let place = (x.parse::<f64>().unwrap(), y.parse::<f64>().unwrap());
        places += 1;
        // An edge is short; far ones need no closer look.
        let near = |point: &Point| {
            (f64::from(point.x) - place.0).abs() < 2_000.0
                && (f64::from(point.y) - place.1).abs() < 2_000.0
        };
        let edges = rings.iter().flat_map(|ring| ring_edges(ring));
        for (from, to) in edges.filter(|(from, _)| near(from)) {
            if distance(place, from, to) < 10.0 {
                found.push(format!("at {place:?}: {from:?} {to:?}"));
            }
        }
    }
    assert!(places > 500, "{places} places");
    found
}

/// From a place to a straight line between two points.
fn distance(place: (f64, f64), from: Point, to: Point) -> f64 {
    let (x, y) = (f64::from(from.x), f64::from(from.y));
    let (right, down) = (f64::from(to.x) - x, f64::from(to.y) - y);
    let length = right * right + down * down;
    let along = ((place.0 - x) * right + (place.1 - y) * down) / length.max(1.0);
    let along = along.clamp(0.0, 1.0);
    (x + along * right - place.0).hypot(y + along * down - place.1)
}

#[test]
fn the_coasts_hold_no_boundary() {
    let rings = coast::rings(LAND);
    assert!(rings.len() > 100 && rings.iter().map(Vec::len).sum::<usize>() > 5_000);
    assert_eq!(boundaries(&rings), Vec::<String>::new());
}

#[test]
fn a_boundary_among_the_coasts_is_found() {
    let sound = coast::rings(LAND);
    let at = |x: i32, y: i32| Point { x, y };
    let places: Vec<Point> = include_str!("data/inland.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split_once(' ').unwrap())
        .map(|(x, y)| at(x.parse().unwrap(), y.parse().unwrap()))
        .collect();
    // A line between two neighbouring places, drawn as a thin strip of land.
    let (one, other) = (places[places.len() / 2], places[places.len() / 2 + 1]);
    let mut with_strip = sound.clone();
    with_strip.push(vec![
        one,
        other,
        at(other.x + 1, other.y + 1),
        at(one.x + 1, one.y + 1),
    ]);
    assert!(!boundaries(&with_strip).is_empty());
    // One land cut in two: both sides have the line between.
    let land = &sound[0];
    let middle = land.len() / 2;
    let mut cut = sound.clone();
    cut[0] = land[..=middle].to_vec();
    cut.push([&land[middle..], &land[..1]].concat());
    assert!(!boundaries(&cut).is_empty());
    // A line out and back.
    let mut spiked = sound.clone();
    let from = spiked[0][10];
    spiked[0].splice(11..11, [at(from.x + 300, from.y + 100), from]);
    assert!(!boundaries(&spiked).is_empty());
}

/// Whether a place is on land: how many edges a line from it to the right crosses.
fn is_land(rings: &[Vec<Point>], (x, y): (f64, f64)) -> bool {
    let crossed = rings
        .iter()
        .flat_map(|ring| ring_edges(ring))
        .filter(|(from, to)| {
            let (top, bottom) = (f64::from(from.y), f64::from(to.y));
            let crosses = (top > y) != (bottom > y);
            let share = (y - top) / (bottom - top);
            crosses && f64::from(from.x) + share * f64::from(to.x - from.x) > x
        });
    crossed.count() % 2 == 1
}

#[test]
fn land_and_water_are_where_they_are() {
    let rings = coast::rings(LAND);
    let land = [
        (39.93, 32.86), // Ankara
        (50.45, 30.52), // Kyiv
        (45.2, 34.2),   // inside Crimea
        (40.18, 44.5),  // Yerevan
        (35.1, 33.2),   // inside Cyprus
        (35.2, 24.9),   // inside Crete
        (38.9, -77.3),  // by Washington
        (15.5, 121.0),  // Luzon
        (-25.0, 135.0), // Australia
        (66.5, -179.0), // Chukotka, beyond 180 degrees
        (66.5, 179.0),  // and this side of it
        (-85.0, 40.0),  // Antarctica
    ];
    let water = [
        (43.0, 34.0),    // the Black Sea
        (46.0, 36.5),    // the Sea of Azov
        (40.75, 28.2),   // the Sea of Marmara
        (42.0, 50.5),    // the Caspian Sea
        (39.0, 25.0),    // the Aegean Sea
        (42.5, 16.5),    // the Adriatic Sea
        (0.0, -30.0),    // the Atlantic
        (-44.0, -140.0), // near the rim
    ];
    for (places, expected) in [(land.as_slice(), true), (water.as_slice(), false)] {
        for (lat, lon) in places {
            let point = project(*lat, *lon).unwrap();
            assert_eq!(is_land(&rings, point), expected, "{lat} {lon}");
        }
    }
}

#[test]
fn a_cut_coast_is_the_coast_inside_the_frame() {
    let rings = coast::rings(LAND);
    let mut rng = Rng::new(11);
    for _ in 0..12 {
        let middle = Point {
            x: rng.below(6_000) as i32 - 3_000,
            y: rng.below(4_000) as i32 - 2_000,
        };
        let view = View::fit(300, 200, &[middle]).zoomed(300 + rng.below(3_000) as i32, (150, 100));
        let path = coast::seen(&rings, &view, PIXEL);
        let seen = path
            .split('z')
            .filter(|ring| !ring.is_empty())
            .map(|ring| {
                ring.split(['M', 'L'])
                    .filter_map(|point| point.split_once(' '))
                    .map(|(x, y)| Point {
                        x: x.parse().unwrap(),
                        y: y.parse().unwrap(),
                    })
                    .collect::<Vec<Point>>()
            })
            .collect::<Vec<_>>();
        let most = coast::BEYOND * PIXEL;
        for point in seen.iter().flatten() {
            assert!(
                (-most..=view.width * PIXEL + most).contains(&point.x),
                "{point:?}"
            );
            assert!(
                (-most..=view.height * PIXEL + most).contains(&point.y),
                "{point:?}"
            );
        }
        let mut alike = 0;
        for _ in 0..60 {
            let (x, y) = (rng.below(300) as i32, rng.below(200) as i32);
            let km = |pixel: i32, origin: i32| {
                f64::from(pixel - origin) * f64::from(PIXEL_PER_KM) / f64::from(view.scale)
            };
            let whole = is_land(&rings, (km(x, view.left), km(y, view.top)));
            // Half a unit aside, so that no line passes the place itself.
            let place = (f64::from(x * PIXEL) + 0.5, f64::from(y * PIXEL) + 0.5);
            alike += usize::from(is_land(&seen, place) == whole);
        }
        assert!(alike >= 58, "{alike} of 60 places are what they were");
    }
}

// --- Marks and names. ---

/// Seats of a random plan: some far, many in few cities, as partners have them.
fn seats(rng: &mut Rng, count: usize) -> Vec<Seat> {
    let cities: Vec<Point> = (0..3 + rng.below(40))
        .map(|_| {
            let reach = *rng.pick(&[300, 1_500, 1_500, 8_000]);
            Point {
                x: rng.below(2 * reach) as i32 - reach as i32,
                y: rng.below(2 * reach) as i32 - reach as i32,
            }
        })
        .collect();
    (0..count)
        .map(|index| Seat {
            at: *rng.pick(&cities),
            width: 20 + rng.below(160) as i32,
            rank: match index % 4 {
                0 => Rank::Member,
                _ => Rank::Other,
            },
            ringed: rng.percent(10),
        })
        .collect()
}

fn frame(rng: &mut Rng) -> (i32, i32) {
    *rng.pick(&[(320, 340), (358, 380), (640, 440), (820, 560), (1_100, 620)])
}

type Box4 = (i32, i32, i32, i32);

fn box_of_mark(mark: &Placed, seats: &[Seat], radius: i32) -> Box4 {
    let ring = if seats[mark.index].ringed {
        marks::RING
    } else {
        0
    };
    let radius = radius + ring;
    let (x, y) = mark.at;
    (x - radius, y - radius, x + radius, y + radius)
}

fn box_of_name(mark: &Placed, seats: &[Seat]) -> Option<Box4> {
    let (anchor, x, y) = mark.name?;
    let width = seats[mark.index].width;
    let left = match anchor {
        Anchor::Start => x,
        Anchor::Middle => x - width / 2,
        Anchor::End => x - width,
    };
    // The letters: from a little below the base line to their full height above it.
    Some((left, y + 4 - NAME_HEIGHT, left + width, y + 4))
}

fn overlap(one: Box4, other: Box4) -> bool {
    one.0 < other.2 && other.0 < one.2 && one.1 < other.3 && other.1 < one.3
}

fn check(seats: &[Seat], view: &View, layout: &Layout) {
    let shown = |index: &usize| view.shows(seats[*index].at);
    let expected: Vec<usize> = (0..seats.len()).filter(shown).collect();
    let placed: Vec<usize> = layout.placed.iter().map(|mark| mark.index).collect();
    assert_eq!(
        placed, expected,
        "no mark is lost, and the order is that of the list"
    );
    assert_eq!(layout.outside.len() + placed.len(), seats.len());
    let marks = layout
        .placed
        .iter()
        .map(|mark| box_of_mark(mark, seats, layout.radius));
    let names = layout
        .placed
        .iter()
        .filter_map(|mark| box_of_name(mark, seats));
    let boxes: Vec<Box4> = marks.chain(names).collect();
    for (at, one) in boxes.iter().enumerate() {
        assert!(
            one.0 >= 0 && one.1 >= 0 && one.2 <= view.width && one.3 <= view.height,
            "{one:?} leaves the frame {view:?}"
        );
        for other in &boxes[at + 1..] {
            assert!(!overlap(*one, *other), "{one:?} lies on {other:?}");
        }
    }
}

#[test]
fn nothing_overlaps_nothing_is_lost_and_nothing_leaves_the_frame() {
    for seed in 0..32 {
        let mut rng = Rng::new(seed);
        let count = 1 + rng.below(if seed % 4 == 0 { 500 } else { 80 });
        let seats = seats(&mut rng, count);
        let (width, height) = frame(&mut rng);
        let points: Vec<Point> = seats.iter().map(|seat| seat.at).collect();
        let fit = View::fit(width, height, &points);
        let whole = marks::lay_out(&seats, &fit);
        assert!(
            whole.outside.is_empty(),
            "what is fitted to is all in the frame"
        );
        let close = fit.zoomed(
            1_000 + rng.below(4_000) as i32,
            (rng.below(300) as i32, 100),
        );
        for view in [fit, close, View::world(width, height)] {
            let layout = marks::lay_out(&seats, &view);
            check(&seats, &view, &layout);
            assert_eq!(layout, marks::lay_out(&seats, &view), "the same again");
        }
    }
}

#[test]
fn five_hundred_in_one_city_on_a_phone_all_stand() {
    let seats = vec![
        Seat {
            at: Point { x: -400, y: 200 },
            width: 60,
            rank: Rank::Other,
            ringed: false,
        };
        500
    ];
    let view = View::fit(320, 300, &[seats[0].at]);
    let layout = marks::lay_out(&seats, &view);
    check(&seats, &view, &layout);
    assert!(layout.radius >= 3, "{}", layout.radius);
}

#[test]
fn a_lone_seat_is_marked_where_it_is() {
    for seed in 0..40 {
        let mut rng = Rng::new(seed);
        let seat = seats(&mut rng, 1);
        let view = View::fit(640, 440, &[seat[0].at]);
        let layout = marks::lay_out(&seat, &view);
        let mark = &layout.placed[0];
        assert_eq!(mark.at, mark.seat);
        assert_eq!(mark.at, view.pixel(seat[0].at));
        assert!(mark.name.is_some());
    }
}

#[test]
fn bodies_of_one_city_stand_in_a_column_with_their_names() {
    let at = Point { x: -420, y: 230 };
    let seat = |width| Seat {
        at,
        width,
        rank: Rank::Other,
        ringed: false,
    };
    let seats = [seat(100), seat(70), seat(150), seat(90)];
    let view = View::fit(
        640,
        440,
        &[Point { x: -1200, y: -900 }, Point { x: 1300, y: 500 }],
    );
    let layout = marks::lay_out(&seats, &view);
    let columns: BTreeSet<i32> = layout.placed.iter().map(|mark| mark.at.0).collect();
    assert_eq!(columns.len(), 1);
    assert!(layout.placed.iter().all(|mark| mark.name.is_some()));
    assert_eq!(layout.unnamed(), 0);
}

#[test]
fn the_chosen_one_is_named_where_there_is_any_room() {
    for seed in 0..20 {
        let mut rng = Rng::new(seed);
        let mut seats = seats(&mut rng, 120);
        let points: Vec<Point> = seats.iter().map(|seat| seat.at).collect();
        let view = View::fit(640, 440, &points);
        let before = marks::lay_out(&seats, &view);
        let Some(chosen) = before.placed.iter().find(|mark| mark.name.is_none()) else {
            continue;
        };
        let index = chosen.index;
        seats[index].rank = Rank::Chosen;
        let after = marks::lay_out(&seats, &view);
        let places = |layout: &Layout| layout.placed.iter().map(|mark| mark.at).collect::<Vec<_>>();
        assert_eq!(places(&before), places(&after), "choosing moves no mark");
        check(&seats, &view, &after);
    }
}

#[test]
fn no_body_takes_the_room_of_a_members_name() {
    for seed in 0..60 {
        let mut rng = Rng::new(seed);
        let seats = seats(&mut rng, 80);
        let points: Vec<Point> = seats.iter().map(|seat| seat.at).collect();
        let view = View::fit(640, 440, &points);
        let named = |seats: &[Seat]| -> Vec<usize> {
            let layout = marks::lay_out(seats, &view);
            let members = layout
                .placed
                .iter()
                .filter(|mark| mark.name.is_some() && seats[mark.index].rank == Rank::Member);
            members.map(|mark| mark.index).collect()
        };
        // Where the others have no names at all, no more members have one.
        let mut alone = seats.clone();
        for seat in alone.iter_mut().filter(|it| it.rank == Rank::Other) {
            seat.width = 10_000;
        }
        assert_eq!(named(&seats), named(&alone), "seed {seed}");
    }
}

/// How far marks stand from their seats more or less than one step of the zoom before, on the mean in pixels; the most
/// over some steps.
fn most_moved(seats: &[Seat], fit: View) -> i32 {
    let mut before: Option<BTreeMap<usize, (i32, i32)>> = None;
    let mut most = 0;
    for step in 0..10 {
        let view = fit.zoomed(1_000 + step * 50, fit.middle());
        let layout = marks::lay_out(seats, &view);
        let apart: BTreeMap<usize, (i32, i32)> = layout
            .placed
            .iter()
            .map(|mark| {
                (
                    mark.index,
                    (mark.at.0 - mark.seat.0, mark.at.1 - mark.seat.1),
                )
            })
            .collect();
        let old = before.replace(apart.clone()).unwrap_or_default();
        let moved: Vec<i32> = apart
            .iter()
            .filter_map(|(index, now)| {
                let then = old.get(index)?;
                Some((now.0 - then.0).abs() + (now.1 - then.1).abs())
            })
            .collect();
        most = most.max(moved.iter().sum::<i32>() / moved.len().max(1) as i32);
    }
    most
}

#[test]
fn marks_move_little_from_one_step_of_the_zoom_to_the_next() {
    for seed in 0..24 {
        let mut rng = Rng::new(seed);
        let mut seats = seats(&mut rng, 60);
        // A plan has one country-coordinator, whose mark has the ring.
        for seat in seats.iter_mut().skip(1) {
            seat.ringed = false;
        }
        let points: Vec<Point> = seats.iter().map(|seat| seat.at).collect();
        let moved = most_moved(&seats, View::fit(820, 560, &points));
        // Crowds that stand in each other: even there no more than two marks.
        assert!(
            moved <= 4 * marks::RADIUS + 6,
            "seed {seed}: {moved} pixels"
        );
    }
    // The real plan, around the Black Sea.
    let partners = built_in::built_in().unwrap().plan.partners;
    let seat = |partner: &Partner| {
        let seat = partner.seat.as_ref()?;
        place(seat.lat, seat.lon)
    };
    let of_members = partners
        .iter()
        .filter(|partner| partner.category == PartnerCategory::Member);
    let members: Vec<Point> = of_members.filter_map(seat).collect();
    let seats: Vec<Seat> = partners
        .iter()
        .filter_map(seat)
        .map(|at| Seat {
            at,
            width: 80,
            rank: Rank::Other,
            ringed: false,
        })
        .collect();
    let moved = most_moved(&seats, View::fit(640, 440, &members));
    assert!(moved <= 1, "{moved} pixels");
}

// --- What is seen. ---

#[test]
fn zooming_keeps_what_is_under_the_pointer_and_comes_back() {
    for seed in 0..60 {
        let mut rng = Rng::new(seed);
        let (width, height) = frame(&mut rng);
        let view = View::fit(
            width,
            height,
            &[Point { x: -900, y: -700 }, Point { x: 900, y: 500 }],
        );
        let at = (width / 4 + rng.below(width as usize / 2) as i32, height / 2);
        let near = view.zoomed(1_100 + rng.below(1_500) as i32, at);
        // The kilometre under the pointer, from both.
        let km = |view: &View| {
            f64::from(at.0 - view.left) * f64::from(PIXEL_PER_KM) / f64::from(view.scale)
        };
        let pixel = f64::from(PIXEL_PER_KM) / f64::from(near.scale);
        assert!((km(&view) - km(&near)).abs() <= 2.0 * pixel);
        let back = near.zoomed(1_000 * view.scale / near.scale + 1, at);
        assert!(
            (back.left - view.left).abs() <= 3
                && (back.scale - view.scale).abs() * 300 <= view.scale
        );
    }
}

#[test]
fn the_view_never_leaves_the_earth_and_has_two_ends() {
    let mut view = View::world(360, 400);
    assert!(view.is_furthest());
    let mut rng = Rng::new(5);
    for _ in 0..400 {
        view = match rng.below(3) {
            0 => view.moved(
                rng.below(4_000) as i32 - 2_000,
                rng.below(4_000) as i32 - 2_000,
            ),
            1 => view.zoomed(200 + rng.below(3_000) as i32, (rng.below(360) as i32, 200)),
            _ => view.in_frame(300 + rng.below(900) as i32, 300 + rng.below(400) as i32),
        };
        let rim = i64::from(RIM) * i64::from(view.scale) / i64::from(PIXEL_PER_KM) + 1;
        let (x, y) = view.middle();
        assert!(i64::from((view.left - x).abs()) <= rim && i64::from((view.top - y).abs()) <= rim);
        assert!(view.scale <= PIXEL_PER_KM);
    }
    for _ in 0..40 {
        view = view.zoomed(1_500, (10, 10));
    }
    assert!(view.is_closest() && !view.is_furthest());
}

#[test]
fn a_drawn_view_is_moved_to_another_by_its_transform() {
    let drawn = View::fit(
        640,
        440,
        &[Point { x: -900, y: -700 }, Point { x: 900, y: 500 }],
    );
    let now = drawn.zoomed(1_370, (200, 100)).moved(31, -12);
    let transform = now.transform_from(&drawn);
    let numbers: Vec<f64> = transform
        .split(['(', ')', ' '])
        .filter_map(|word| word.parse().ok())
        .collect();
    let [left, top, scale, unit] = numbers[..] else {
        panic!("{transform}");
    };
    for point in [Point { x: -500, y: 300 }, Point { x: 1_000, y: -100 }] {
        let (x, y) = drawn.pixel(point);
        let moved = (
            left + f64::from(x) * scale * unit,
            top + f64::from(y) * scale * unit,
        );
        let expected = now.pixel(point);
        assert!(
            (moved.0 - f64::from(expected.0)).abs() < 2.0,
            "{moved:?} {expected:?}"
        );
        assert!(
            (moved.1 - f64::from(expected.1)).abs() < 2.0,
            "{moved:?} {expected:?}"
        );
    }
}

#[test]
fn every_seat_of_the_built_in_plan_has_its_mark() {
    let plan = built_in::built_in().unwrap().plan;
    let points: Vec<Point> = plan
        .partners
        .iter()
        .filter_map(|partner| partner.seat.as_ref())
        .map(|seat| place(seat.lat, seat.lon).unwrap())
        .collect();
    assert!(points.len() > 20);
    let view = View::fit(640, 440, &points);
    assert!(points.iter().all(|point| view.shows(*point)));
}

// --- Tiles. ---

fn member(id: &str, name: &str) -> Partner {
    let plan = built_in::built_in().unwrap().plan;
    let mut partner = plan.partners[0].clone();
    partner.id = PartnerId::new(id).unwrap();
    partner.name = name.to_owned();
    partner
}

#[test]
fn every_member_has_a_square_of_its_own() {
    let plan = built_in::built_in().unwrap().plan;
    let found = tiles::tiles(plan.partners.iter());
    let members = plan
        .partners
        .iter()
        .filter(|partner| partner.category == PartnerCategory::Member);
    assert_eq!(found.len(), members.count());
    let cells: BTreeSet<_> = found.iter().map(|(_, cell)| *cell).collect();
    assert_eq!(cells.len(), found.len());
    assert!(!cells.contains(&SEA));
    assert!(
        cells
            .iter()
            .all(|(column, row)| *column < COLUMNS && *row < 4)
    );
}

#[test]
fn members_that_the_table_does_not_know_follow_below() {
    let mut partners = vec![member("new-one", "Republic of Somewhere")];
    partners.extend(built_in::built_in().unwrap().plan.partners);
    // The same state under another id, and twice.
    partners.push(member("ro", "Romania"));
    partners.extend((0..7).map(|at| member(&format!("more-{at}"), "Further State")));
    let found = tiles::tiles(partners.iter());
    assert_eq!(found.len(), 13 + 9);
    let cells: BTreeSet<_> = found.iter().map(|(_, cell)| *cell).collect();
    assert_eq!(cells.len(), found.len());
    let below = found.iter().filter(|(_, (_, row))| *row >= 4);
    let order: Vec<usize> = below.map(|(index, _)| *index).collect();
    assert!(order.len() == 9 && order.is_sorted());
    assert_eq!(order[0], 0);
}

#[test]
fn a_state_is_known_by_its_official_name_too() {
    let partners = [member("tr", "Republic of Türkiye")];
    assert_eq!(tiles::tiles(partners.iter()), [(0, (2, 3))]);
}

#[test]
fn no_name_on_a_tile_is_cut() {
    let mut plan = built_in::built_in().unwrap().plan;
    // The longest that the organisation has.
    plan.partners.last_mut().unwrap().short = Some(
        "Commission on the Protection of the Black Sea Against Pollution and of its Shores"
            .to_owned(),
    );
    let shown: Vec<PartnerId> = plan.partners.iter().map(|it| it.id.clone()).collect();
    let facts = facts(&plan, &plan.relations(), &shown);
    let cells = tiles::tiles(plan.partners.iter());
    let picture = tiles_picture(&facts, &cells, Counted::Work, String::new());
    let lines = picture.shapes.iter().filter_map(|shape| match &shape.form {
        Form::Text { words, .. } => Some(words.as_str()),
        Form::Path(_) => None,
    });
    let all = lines.collect::<Vec<_>>().join(" ");
    for fact in &facts {
        assert!(all.contains(&fact.name), "{} is cut", fact.name);
    }
}
