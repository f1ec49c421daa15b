//! Where a place on Earth stands on the map: a Lambert azimuthal equal-area projection of the sphere.
//!
//! Why this one: areas are true, so that no land looks larger than it is; the middle lies in the Black Sea and in no
//! state; around it shapes are true to about one part in a hundred; and the whole Earth is one round picture, so that
//! the area and the seats at the other end of the world need no second map.
//!
//! Formulas: J. P. Snyder (1987), *Map Projections: A Working Manual*, U.S. Geological Survey Professional Paper 1395,
//! page 185. `land.svg`, beside this file, is made by `tools/coastline.mjs` with the same constants. Change one there
//! and here together; `tests/map.rs` compares both with PROJ.

use crate::plan::Degrees;
use functions::{cos, sin};

/// The functions of the browser, which are there already, and elsewhere those of std, which would add 5 kB to the page.
#[cfg(target_arch = "wasm32")]
mod functions {
    pub use js_sys::Math::{cos, sin};
}

#[cfg(not(target_arch = "wasm32"))]
mod functions {
    pub fn cos(angle: f64) -> f64 {
        angle.cos()
    }

    pub fn sin(angle: f64) -> f64 {
        angle.sin()
    }
}

/// What the map says of itself.
pub const IN_WORDS: &str = "Lambert azimuthal equal-area projection, centred on the Black Sea (43° N, 34° E): areas are true. Coasts: Natural Earth 4.1.0, public domain.";

/// Latitude and longitude of the middle, in degrees.
pub const CENTRE: (f64, f64) = (43.0, 34.0);

/// The radius of the Earth: a unit of the map is a kilometre.
pub const RADIUS: f64 = 6371.0;

/// The Earth is a disc of this radius; its rim is the one point opposite the middle.
pub const RIM: i32 = 12_742;

/// A point of the map, in kilometres to the right of and below the middle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Point {
    pub x: i32,
    pub y: i32,
}

/// Gives the point, in kilometres to the right of and below the middle, for a latitude and a longitude in degrees.
/// A latitude over 90 degrees and what is no number have no point.
pub fn project(lat: f64, lon: f64) -> Option<(f64, f64)> {
    if !(-90.0..=90.0).contains(&lat) || !lon.is_finite() {
        return None;
    }
    let (sin_middle, cos_middle) = (sin(CENTRE.0.to_radians()), cos(CENTRE.0.to_radians()));
    let (sin_lat, cos_lat) = (sin(lat.to_radians()), cos(lat.to_radians()));
    let east = (lon - CENTRE.1).to_radians();
    // 1 + the cosine of the distance: nothing at the point opposite the middle, which is the whole rim.
    let nearness = 1.0 + sin_middle * sin_lat + cos_middle * cos_lat * cos(east);
    if nearness < 1e-12 {
        return Some((0.0, f64::from(RIM)));
    }
    let scale = RADIUS * (2.0 / nearness).sqrt();
    Some((
        scale * cos_lat * sin(east),
        -scale * (cos_middle * sin_lat - sin_middle * cos_lat * cos(east)),
    ))
}

/// The same, to the kilometre.
pub fn place(lat: Degrees, lon: Degrees) -> Option<Point> {
    let (x, y) = project(lat.as_f64(), lon.as_f64())?;
    Some(Point {
        x: x.round() as i32,
        y: y.round() as i32,
    })
}

/// How far from the middle meridians and parallels are drawn.
const FAR: f64 = 12_200.0;

/// The rim of the Earth as a ring of many points.
pub fn rim() -> Vec<Point> {
    let radius = f64::from(RIM);
    (0..180)
        .map(|step| {
            let angle = f64::from(step * 2).to_radians();
            Point {
                x: (radius * sin(angle)) as i32,
                y: (radius * cos(angle)) as i32,
            }
        })
        .collect()
}

/// Meridians and parallels, every ten degrees, as path data in kilometres.
pub fn graticule() -> String {
    let mut path = String::new();
    for step in 0..36 {
        let lon = f64::from(step * 10);
        curve(&mut path, -80, 80, |at| (at, lon));
    }
    for step in -8..=8 {
        let lat = f64::from(step * 10);
        curve(&mut path, -180, 180, |at| (lat, at));
    }
    path
}

/// A line of places, from ten degrees to ten degrees: each piece a curve through its middle.
fn curve(path: &mut String, from: i32, to: i32, place: impl Fn(f64) -> (f64, f64)) {
    let at = |degrees: f64| {
        let (lat, lon) = place(degrees);
        project(lat, lon).unwrap_or_default()
    };
    let mut start = at(f64::from(from));
    let mut is_down = false;
    for step in 1..=(to - from) / 10 {
        let degrees = f64::from(from + step * 10);
        let (middle, end) = (at(degrees - 5.0), at(degrees));
        // Near the rim, which is one point, ten degrees are all the way around.
        if [start, middle, end]
            .iter()
            .any(|(x, y)| x * x + y * y > FAR * FAR)
        {
            (start, is_down) = (end, false);
            continue;
        }
        if !is_down {
            numbers(path, 'M', &[start]);
            is_down = true;
        }
        let bend = (
            2.0 * middle.0 - (start.0 + end.0) / 2.0,
            2.0 * middle.1 - (start.1 + end.1) / 2.0,
        );
        numbers(path, 'Q', &[bend, end]);
        start = end;
    }
}

fn numbers(path: &mut String, letter: char, points: &[(f64, f64)]) {
    path.push(letter);
    for (x, y) in points {
        for number in [x, y] {
            path.push(' ');
            path.push_str(&(number.round() as i32).to_string());
        }
    }
}
