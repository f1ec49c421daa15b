//! Which part of the Earth is seen, and how large: the frame of the map in whole pixels of the screen.

use super::projection::{Point, RIM};

/// A scale of this many is one pixel to a kilometre.
pub const PIXEL_PER_KM: i32 = 100_000;

/// The coasts are drawn to about two kilometres: nearer, one would look at the drawing and not at the Earth.
const CLOSEST: i32 = PIXEL_PER_KM;

/// A frame over the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct View {
    /// The frame, in pixels.
    pub width: i32,
    pub height: i32,
    /// Where in the frame the middle of the map is, in pixels.
    pub left: i32,
    pub top: i32,
    /// Pixels to 100,000 kilometres.
    pub scale: i32,
}

impl View {
    /// All of the Earth.
    pub fn world(width: i32, height: i32) -> View {
        let (width, height) = (width.max(1), height.max(1));
        View {
            width,
            height,
            left: width / 2,
            top: height / 2,
            scale: furthest(width, height),
        }
    }

    /// The smallest part with all these points in it, and room for their marks and names. Without points: the Earth.
    pub fn fit(width: i32, height: i32, points: &[Point]) -> View {
        let world = View::world(width, height);
        let xs = || points.iter().map(|point| point.x);
        let ys = || points.iter().map(|point| point.y);
        let (Some(west), Some(east), Some(north), Some(south)) =
            (xs().min(), xs().max(), ys().min(), ys().max())
        else {
            return world;
        };
        // Names stand beside their marks, so that more room is needed there than above.
        let (beside, above) = ((width / 7).clamp(24, 100), (height / 8).clamp(24, 44));
        let scale_of = |pixels: i32, km: i32| {
            i64::from(pixels.max(1)) * i64::from(PIXEL_PER_KM) / i64::from(km.max(1))
        };
        let scale = scale_of(width - 2 * beside, east - west)
            .min(scale_of(height - 2 * above, south - north))
            // A lone seat is shown with the lands around it.
            .min(i64::from(CLOSEST / 3))
            .max(i64::from(world.scale));
        let scale = scale as i32;
        View {
            left: width / 2 - pixels((west + east) / 2, scale),
            top: height / 2 - pixels((north + south) / 2, scale),
            scale,
            ..world
        }
        .held()
    }

    /// Where a point of the map is in the frame, or outside it.
    pub fn pixel(&self, point: Point) -> (i32, i32) {
        (
            self.left + pixels(point.x, self.scale),
            self.top + pixels(point.y, self.scale),
        )
    }

    pub fn shows(&self, point: Point) -> bool {
        let (x, y) = self.pixel(point);
        (0..=self.width).contains(&x) && (0..=self.height).contains(&y)
    }

    /// Moved by so many pixels.
    pub fn moved(self, right: i32, down: i32) -> View {
        View {
            left: self.left + right,
            top: self.top + down,
            ..self
        }
        .held()
    }

    /// So many per thousand as large, with what is at a place of the frame staying there.
    pub fn zoomed(self, per_mille: i32, (x, y): (i32, i32)) -> View {
        let scale = i64::from(self.scale) * i64::from(per_mille.max(1)) / 1000;
        let scale = scale
            .min(i64::from(CLOSEST))
            .max(i64::from(furthest(self.width, self.height)));
        let kept = |origin: i32, at: i32| {
            let moved = i64::from(origin - at) * scale;
            at + rounded(moved, i64::from(self.scale.max(1)))
        };
        View {
            left: kept(self.left, x),
            top: kept(self.top, y),
            scale: scale as i32,
            ..self
        }
        .held()
    }

    /// The middle of the frame.
    pub fn middle(&self) -> (i32, i32) {
        (self.width / 2, self.height / 2)
    }

    pub fn is_closest(&self) -> bool {
        self.scale >= CLOSEST
    }

    pub fn is_furthest(&self) -> bool {
        self.scale <= furthest(self.width, self.height)
    }

    /// The same middle and scale in another frame.
    pub fn in_frame(self, width: i32, height: i32) -> View {
        View {
            width: width.max(1),
            height: height.max(1),
            left: self.left + (width - self.width) / 2,
            top: self.top + (height - self.height) / 2,
            scale: self.scale.max(furthest(width, height)),
        }
        .held()
    }

    /// The attribute that brings kilometres to their place in the frame.
    pub fn transform(&self) -> String {
        transform(self.left, self.top, self.scale, ".00001")
    }

    /// The attribute that brings what was drawn for another view of the same frame to where it belongs in this one.
    pub fn transform_from(&self, drawn: &View) -> String {
        let per_myriad = rounded(
            i64::from(self.scale) * 10_000,
            i64::from(drawn.scale.max(1)),
        );
        let shift = |to: i32, from: i32| {
            let moved = i64::from(from) * i64::from(self.scale);
            to - rounded(moved, i64::from(drawn.scale.max(1)))
        };
        transform(
            shift(self.left, drawn.left),
            shift(self.top, drawn.top),
            per_myriad,
            ".0001",
        )
    }

    /// The middle of the frame stays on the Earth.
    fn held(self) -> View {
        let rim = pixels(RIM, self.scale);
        let (x, y) = self.middle();
        View {
            left: self.left.clamp(x - rim, x + rim),
            top: self.top.clamp(y - rim, y + rim),
            ..self
        }
    }
}

fn transform(x: i32, y: i32, scale: i32, unit: &str) -> String {
    let mut words = String::from("translate(");
    words.push_str(&x.to_string());
    words.push(' ');
    words.push_str(&y.to_string());
    words.push_str(")scale(");
    words.push_str(&scale.to_string());
    words.push_str(")scale(");
    words.push_str(unit);
    words.push(')');
    words
}

/// The scale at which all of the Earth is seen.
fn furthest(width: i32, height: i32) -> i32 {
    let room = (width.min(height) - 8).max(1);
    (i64::from(room) * i64::from(PIXEL_PER_KM) / i64::from(2 * RIM)).max(1) as i32
}

fn pixels(km: i32, scale: i32) -> i32 {
    rounded(i64::from(km) * i64::from(scale), i64::from(PIXEL_PER_KM))
}

/// A division rounded to the nearest whole number.
fn rounded(number: i64, by: i64) -> i32 {
    (number * 2 + by).div_euclid(by * 2) as i32
}
