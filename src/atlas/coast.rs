//! The coasts as they are drawn into a file: read off the path data that the map draws on the screen, and cut to a frame.

use super::{projection::Point, view::View};

/// Beyond the frame the land goes on so far, in pixels: what runs along the cut stays out of sight.
pub const BEYOND: i32 = 12;

/// The path data in the file that `tools/coastline.mjs` writes.
pub fn path(file: &str) -> &str {
    let (_, after) = file.split_once(" d=\"").unwrap_or_default();
    after.split('"').next().unwrap_or_default()
}

/// The rings of the file: one a line, `M` and a point, `l` and steps.
pub fn rings(file: &str) -> Vec<Vec<Point>> {
    path(file)
        .lines()
        .map(|line| {
            let (mut x, mut y) = (0, 0);
            let steps = numbers(line);
            steps
                .chunks_exact(2)
                .filter_map(|step| {
                    let [right, down] = step else { return None };
                    x += right;
                    y += down;
                    Some(Point { x, y })
                })
                .collect::<Vec<Point>>()
        })
        .filter(|ring| ring.len() > 2)
        .collect()
}

/// The whole numbers of a text; a minus sign parts them too.
fn numbers(text: &str) -> Vec<i32> {
    let mut all: Vec<i32> = Vec::new();
    let (mut sign, mut number) = (1, None);
    for byte in text.bytes().chain([b' ']) {
        if byte.is_ascii_digit() {
            let digit = i32::from(byte - b'0');
            number = Some(
                number
                    .unwrap_or(0_i32)
                    .saturating_mul(10)
                    .saturating_add(digit),
            );
        } else {
            all.extend(number.take().map(|number| number * sign));
            sign = if byte == b'-' { -1 } else { 1 };
        }
    }
    all
}

/// What of the coasts is seen in a view, as path data in `unit`ths of its pixels, a little beyond the frame.
pub fn seen(rings: &[Vec<Point>], view: &View, unit: i32) -> String {
    let scaled = |(x, y): (i32, i32)| (x * unit, y * unit);
    let (left, top) = scaled((-BEYOND, -BEYOND));
    let (right, bottom) = scaled((view.width + BEYOND, view.height + BEYOND));
    // Finer than a pixel, so that a coast has no steps.
    let fine = View {
        left: view.left * unit,
        top: view.top * unit,
        scale: view.scale * unit,
        ..*view
    };
    let mut path = String::new();
    for ring in rings {
        let points: Vec<(i32, i32)> = ring.iter().map(|point| fine.pixel(*point)).collect();
        let points = cut(&points, (1, 0), left);
        let points = cut(&points, (-1, 0), -right);
        let points = cut(&points, (0, 1), top);
        let points = cut(&points, (0, -1), -bottom);
        if points.len() < 3 {
            continue;
        }
        for (at, (x, y)) in points.iter().enumerate() {
            path.push(if at == 0 { 'M' } else { 'L' });
            path.push_str(&x.to_string());
            path.push(' ');
            path.push_str(&y.to_string());
        }
        path.push('z');
    }
    path
}

/// The part of a ring on one side of a line (Sutherland and Hodgman 1974): where `side` times the point is at least `limit`.
fn cut(ring: &[(i32, i32)], side: (i32, i32), limit: i32) -> Vec<(i32, i32)> {
    let depth = |(x, y): (i32, i32)| i64::from(x * side.0 + y * side.1 - limit);
    let mut kept = Vec::new();
    let Some(mut before) = ring.last().copied() else {
        return kept;
    };
    for &point in ring {
        let (from, to) = (depth(before), depth(point));
        if (from < 0) != (to < 0) {
            let part =
                |start: i32, end: i32| start + (i64::from(end - start) * from / (from - to)) as i32;
            kept.push((part(before.0, point.0), part(before.1, point.1)));
        }
        if to >= 0 {
            kept.push(point);
        }
        before = point;
    }
    kept
}
