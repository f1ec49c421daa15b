//! Where a place on Earth stands on the partner map: a Lambert conformal conic projection of the sphere.
//!
//! Formulas: J. P. Snyder (1987), *Map Projections: A Working Manual*, U.S. Geological Survey Professional Paper
//! 1395, pages 106 and 107. `coastline.svg`, beside this file, is made by
//! `tools/coastline.mjs` with the same constants out of Natural Earth 4.1.0, physical vectors, 1:50m "land"
//! (public domain). Change a constant there and here together; the tests at the foot compare the two.
//!
//! Deliberately not here: any boundary of a state, the way back from pixels to degrees, and label placement.

use functions::{cos, ln, pow, sin, tan};
use std::f64::consts::FRAC_PI_4;

/// The functions of the browser, which are there already, and elsewhere those of std, which would add 5 kB to the page.
#[cfg(target_arch = "wasm32")]
mod functions {
    pub use js_sys::Math::{cos, log as ln, pow, sin, tan};
}

#[cfg(not(target_arch = "wasm32"))]
mod functions {
    pub fn cos(angle: f64) -> f64 {
        angle.cos()
    }

    pub fn sin(angle: f64) -> f64 {
        angle.sin()
    }

    pub fn tan(angle: f64) -> f64 {
        angle.tan()
    }

    pub fn ln(number: f64) -> f64 {
        number.ln()
    }

    pub fn pow(base: f64, exponent: f64) -> f64 {
        base.powf(exponent)
    }
}

/// The width of the map's `viewBox`, in pixels.
pub const WIDTH: f64 = 820.0;

/// The height of the map's `viewBox`, in pixels.
pub const HEIGHT: f64 = 560.0;

/// The same as the attribute of the map.
pub const VIEW_BOX: &str = "0 0 820 560";

/// The southern standard parallel in degrees: the scale is true along it.
const PARALLEL_SOUTH: f64 = 38.0;

/// The northern standard parallel in degrees: the scale is true along it too.
const PARALLEL_NORTH: f64 = 52.0;

/// The central meridian in degrees east: it points straight up.
const MERIDIAN: f64 = 34.0;

/// The latitude and longitude, in degrees, of the middle of the picture.
const CENTRE: (f64, f64) = (46.15, 34.3);

/// The radius of the Earth in pixels.
const RADIUS: f64 = 1390.0;

/// Gives the point of the map, in `viewBox` pixels from the top left corner, for a latitude and a longitude in degrees.
///
/// A place outside the picture gets a point outside it: ask [`is_on_map`]. Only the south pole has no finite point.
pub fn project(lat: f64, lon: f64) -> (f64, f64) {
    let (x, y) = from_pole(lat, lon);
    let (middle_x, middle_y) = from_pole(CENTRE.0, CENTRE.1);
    (WIDTH / 2.0 + x - middle_x, HEIGHT / 2.0 + y - middle_y)
}

/// Says whether a point stands inside the picture, its edges included. A point that is not a number does not.
pub fn is_on_map(x: f64, y: f64) -> bool {
    (0.0..=WIDTH).contains(&x) && (0.0..=HEIGHT).contains(&y)
}

/// Gives the point in pixels to the right of and below the north pole, which is where all meridians meet.
fn from_pole(lat: f64, lon: f64) -> (f64, f64) {
    let (south, north) = (steepness(PARALLEL_SOUTH), steepness(PARALLEL_NORTH));
    let (cos_south, cos_north) = (
        cos(PARALLEL_SOUTH.to_radians()),
        cos(PARALLEL_NORTH.to_radians()),
    );
    let cone = ln(cos_south / cos_north) / ln(north / south);
    let distance = RADIUS * cos_south / cone * pow(south / steepness(lat), cone);
    let angle = cone * (lon - MERIDIAN).to_radians();
    (distance * sin(angle), distance * cos(angle))
}

/// Gives the tangent that measures how far north a latitude lies in every conformal projection.
fn steepness(lat: f64) -> f64 {
    tan(FRAC_PI_4 + lat.to_radians() / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_view_box_is_as_wide_and_high_as_the_map() {
        assert_eq!(VIEW_BOX, format!("0 0 {WIDTH} {HEIGHT}"));
    }

    /// Latitude, longitude, and the point that `tools/coastline.mjs` printed for them.
    const CHECK_POINTS: [(f64, f64, f64, f64); 15] = [
        (39.93, 32.86, 383.861, 429.802), // Ankara
        (37.98, 23.73, 209.128, 464.713), // Athens
        (40.41, 49.87, 695.058, 389.782), // Baku
        (44.79, 20.45, 174.522, 293.394), // Belgrade
        (44.43, 26.10, 269.361, 314.793), // Bucharest
        (47.01, 28.86, 320.614, 256.611), // Chisinau
        (41.01, 28.98, 313.609, 401.022), // Istanbul
        (50.45, 30.52, 351.418, 175.130), // Kyiv
        (55.76, 37.62, 454.940, 45.939),  // Moscow
        (42.00, 21.43, 180.639, 362.494), // Skopje
        (42.70, 23.32, 216.382, 350.621), // Sofia
        (41.72, 44.79, 598.684, 373.781), // Tbilisi
        (40.64, 22.94, 202.934, 398.949), // Thessaloniki
        (41.33, 19.82, 149.361, 373.656), // Tirana
        (40.18, 44.51, 598.507, 411.309), // Yerevan
    ];

    #[test]
    fn the_script_and_this_module_agree() {
        for (lat, lon, x, y) in CHECK_POINTS {
            let point = project(lat, lon);
            assert!(
                (point.0 - x).abs() < 0.001 && (point.1 - y).abs() < 0.001,
                "{lat} {lon}: {} {}, not {x} {y}",
                point.0,
                point.1
            );
        }
    }

    #[test]
    fn every_seat_is_well_inside() {
        for (lat, lon, ..) in CHECK_POINTS {
            let (x, y) = project(lat, lon);
            assert!(
                is_on_map(x - 40.0, y - 40.0) && is_on_map(x + 40.0, y + 40.0),
                "{lat} {lon}: {x} {y}"
            );
        }
    }

    #[test]
    fn the_centre_is_in_the_middle() {
        assert_eq!(project(CENTRE.0, CENTRE.1), (WIDTH / 2.0, HEIGHT / 2.0));
    }

    #[test]
    fn north_is_up_and_straight_up_on_the_central_meridian() {
        let (south, north) = (project(40.0, MERIDIAN), project(50.0, MERIDIAN));
        assert!(north.1 < south.1);
        assert!((north.0 - south.0).abs() < 1e-9);
    }

    #[test]
    fn yerevan_is_to_the_right_of_istanbul() {
        assert!(project(40.18, 44.51).0 > project(41.01, 28.98).0);
    }

    #[test]
    fn the_scale_is_true_along_both_standard_parallels() {
        for lat in [PARALLEL_SOUTH, PARALLEL_NORTH] {
            let (from, to) = (project(lat, MERIDIAN), project(lat, MERIDIAN + 0.01));
            let on_earth = RADIUS * lat.to_radians().cos() * 0.01_f64.to_radians();
            assert!(((to.0 - from.0) / on_earth - 1.0).abs() < 1e-6, "at {lat}");
        }
    }

    #[test]
    fn distant_places_and_nonsense_are_not_on_the_map() {
        for (lat, lon) in [
            (37.57, 126.98),
            (38.9, -77.04),
            (36.81, 10.18),
            (90.0, 0.0),
            (-90.0, 0.0),
            (f64::NAN, 30.0),
        ] {
            let (x, y) = project(lat, lon);
            assert!(!is_on_map(x, y), "{lat} {lon}: {x} {y}");
        }
    }
}
