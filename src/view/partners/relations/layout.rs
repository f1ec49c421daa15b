//! Where the nodes of the picture of relations lie. Pure, and without chance: each node has a place of its own that
//! its id decides, springs draw together what is related, nodes push each other away, and in the end each is put
//! where it covers no other. The same graph makes the same picture, and a graph that is nearly the same nearly the same.
//!
//! Lengths are CSS pixels; a place is the middle of a node.

/// A node to be placed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Body {
    /// Made of the id by [`seed`].
    pub seed: u64,
    pub width: i32,
    pub height: i32,
    /// Where a person put it.
    pub put: Option<Place>,
}

/// The middle of a node: from the left and from the top.
pub type Place = (i32, i32);

/// A finished layout.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Placed {
    /// In the order of the bodies.
    pub places: Vec<Place>,
    pub height: i32,
    /// Where the rows begin of nodes that nothing is related with.
    pub shelf: Option<i32>,
}

/// What stays free between two nodes.
pub const GAP: i32 = 10;
/// What stays free between the related nodes and the rows of the others, for a heading.
const HEADING: i32 = 56;
/// How much more room the related nodes get than they cover, in tenths.
const ROOM: i64 = 27;
const LEAST_HEIGHT: i32 = 240;
/// Labels are wide: distances to the left and right count for less.
const FLAT: f32 = 0.55;

/// How often each part of the work is done. Together they bound it.
const SPRINGS: usize = 30;
const FORCES: usize = 90;
const APART: usize = 40;

#[derive(Clone, Copy, Debug, Default)]
struct Point {
    x: f32,
    y: f32,
}

/// A number for an id, the same on every machine, that looks like chance (FNV-1a, stirred).
pub fn seed(id: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in id.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash ^ (hash >> 27)
}

/// A layout in the making. Each step is a small part of the work.
pub struct Layout {
    bodies: Vec<Body>,
    edges: Vec<(usize, usize)>,
    width: i32,
    height: i32,
    /// The related bodies; what follows has an entry for each of these.
    linked: Vec<usize>,
    /// Places in `linked`, those first that are related with the most.
    order: Vec<usize>,
    homes: Vec<Point>,
    points: Vec<Point>,
    /// The ends of edges, as places in `linked`.
    springs: Vec<(usize, usize)>,
    done: usize,
    placed: Vec<Option<Place>>,
}

fn at(points: &[Point], at: usize) -> Point {
    points.get(at).copied().unwrap_or_default()
}

impl Layout {
    /// Edges are pairs of places in `bodies`; the picture is as wide as `width` and as high as it needs to be.
    pub fn new(bodies: Vec<Body>, edges: Vec<(usize, usize)>, width: i32) -> Layout {
        let mut degrees = vec![0_usize; bodies.len()];
        for (from, to) in &edges {
            for end in [from, to] {
                if let Some(degree) = degrees.get_mut(*end) {
                    *degree += 1;
                }
            }
        }
        let is_linked = |place: &usize| degrees.get(*place).is_some_and(|degree| *degree > 0);
        let linked: Vec<usize> = (0..bodies.len()).filter(is_linked).collect();
        let in_linked = |body: usize| linked.binary_search(&body).ok();
        let springs: Vec<(usize, usize)> = edges
            .iter()
            .filter_map(|(from, to)| in_linked(*from).zip(in_linked(*to)))
            .collect();
        let covered: i64 = linked
            .iter()
            .filter_map(|body| bodies.get(*body))
            .map(|body| i64::from(body.width + GAP) * i64::from(body.height + GAP))
            .sum();
        let needed = (covered * ROOM / 10 / i64::from(width.max(1))) as i32;
        let height = if linked.is_empty() {
            0
        } else {
            needed.max(LEAST_HEIGHT)
        };
        let homes: Vec<Point> = linked
            .iter()
            .filter_map(|body| bodies.get(*body))
            .map(|body| Point {
                x: (body.seed & 0xffff) as f32 / 65_536.0,
                y: (body.seed >> 16 & 0xffff) as f32 / 65_536.0,
            })
            .collect();
        let mut order: Vec<usize> = (0..linked.len()).collect();
        // The last is taken first.
        order.sort_by_key(|place| {
            let degree = linked.get(*place).and_then(|body| degrees.get(*body));
            (degree.copied(), std::cmp::Reverse(*place))
        });
        Layout {
            order,
            points: homes.clone(),
            placed: vec![None; bodies.len()],
            bodies,
            edges,
            width,
            height,
            linked,
            homes,
            springs,
            done: 0,
        }
    }

    /// How much work a step is, as the pairs of nodes that it looks at.
    pub fn pairs(&self) -> usize {
        (self.linked.len() * self.linked.len() / 2).max(self.edges.len())
    }

    /// Goes one step further. True: there is nothing left to do.
    pub fn step(&mut self) -> bool {
        let step = self.done;
        self.done += 1;
        match step {
            0..SPRINGS => self.pull(),
            SPRINGS => self.spread(),
            _ if step <= SPRINGS + FORCES => self.push(step - SPRINGS),
            _ if step <= SPRINGS + FORCES + APART => self.part(),
            _ if step == SPRINGS + FORCES + APART + 1 => self.trim(),
            _ => return self.put_down(),
        }
        false
    }

    /// Every node comes to stand between its own place and the nodes that it is related with. There is one
    /// balance of these springs, and one more edge moves it little.
    fn pull(&mut self) {
        const HOME: f32 = 0.4;
        let mut sums: Vec<(Point, f32)> = self
            .homes
            .iter()
            .map(|home| {
                let sum = Point {
                    x: home.x * HOME,
                    y: home.y * HOME,
                };
                (sum, HOME)
            })
            .collect();
        for (from, to) in &self.springs {
            for (one, other) in [(*from, *to), (*to, *from)] {
                let there = at(&self.points, other);
                if let Some((sum, weight)) = sums.get_mut(one) {
                    sum.x += there.x;
                    sum.y += there.y;
                    *weight += 1.0;
                }
            }
        }
        self.points = sums
            .into_iter()
            .map(|(sum, weight)| Point {
                x: sum.x / weight,
                y: sum.y / weight,
            })
            .collect();
    }

    /// Fills the frame: each node goes where its rank from left to right and from top to bottom is.
    fn spread(&mut self) {
        let count = self.points.len() as f32;
        let (width, height) = (self.width as f32 * FLAT, self.height as f32);
        let ranks = |of: fn(&Point) -> f32| {
            let mut order: Vec<(f32, usize)> = self
                .points
                .iter()
                .enumerate()
                .map(|(place, point)| (of(point), place))
                .collect();
            order.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
            let mut ranks = vec![0.0; order.len()];
            for (rank, (_, place)) in order.into_iter().enumerate() {
                if let Some(slot) = ranks.get_mut(place) {
                    *slot = (rank as f32 + 0.5) / count;
                }
            }
            ranks
        };
        let (across, down) = (ranks(|point| point.x), ranks(|point| point.y));
        self.points = across
            .into_iter()
            .zip(down)
            .map(|(x, y)| Point {
                x: x * width,
                y: y * height,
            })
            .collect();
        self.homes.clone_from(&self.points);
    }

    /// Nodes push each other away, related ones draw together, each is held a little where it was.
    fn push(&mut self, step: usize) {
        let count = self.points.len().max(1) as f32;
        let (width, height) = (self.width as f32 * FLAT, self.height as f32);
        let apart = (width * height / count).sqrt();
        // It cools: the last steps are small, so that it comes to rest.
        let most = apart * 0.25 * (1.0 - step as f32 / (FORCES + 1) as f32);
        let mut moves = vec![Point::default(); self.points.len()];
        let mut shift = |one: usize, other: usize, by: Point| {
            if let Some(slot) = moves.get_mut(one) {
                slot.x += by.x;
                slot.y += by.y;
            }
            if let Some(slot) = moves.get_mut(other) {
                slot.x -= by.x;
                slot.y -= by.y;
            }
        };
        for (one, here) in self.points.iter().enumerate() {
            for (other, there) in self.points.iter().enumerate().skip(one + 1) {
                let (x, y) = (here.x - there.x, here.y - there.y);
                let square = (x * x + y * y).max(1.0);
                if square < apart * apart * 3.0 {
                    let strength = apart * apart / square * 0.35;
                    shift(
                        one,
                        other,
                        Point {
                            x: x * strength,
                            y: y * strength,
                        },
                    );
                }
            }
        }
        for (from, to) in &self.springs {
            let (here, there) = (at(&self.points, *from), at(&self.points, *to));
            let (x, y) = (there.x - here.x, there.y - here.y);
            let strength = (x * x + y * y).sqrt() / apart * 0.25;
            shift(
                *from,
                *to,
                Point {
                    x: x * strength,
                    y: y * strength,
                },
            );
        }
        for ((point, home), by) in self.points.iter_mut().zip(&self.homes).zip(moves) {
            let x = by.x + (home.x - point.x) * 0.5;
            let y = by.y + (home.y - point.y) * 0.5;
            let length = (x * x + y * y).sqrt().max(0.001);
            let share = (most / length).min(1.0);
            point.x = (point.x + x * share).clamp(0.0, width);
            point.y = (point.y + y * share).clamp(0.0, height);
        }
        if step == FORCES {
            for point in &mut self.points {
                point.x /= FLAT;
            }
        }
    }

    /// Moves nodes that cover each other apart, the shorter way.
    fn part(&mut self) {
        let sizes: Vec<(f32, f32)> = self
            .linked
            .iter()
            .map(|body| {
                let body = self.bodies.get(*body);
                let size = body.map_or((0, 0), |body| (body.width + GAP, body.height + GAP));
                (size.0 as f32, size.1 as f32)
            })
            .collect();
        let (width, height) = (self.width as f32, self.height as f32);
        let mut rest = self.points.as_mut_slice();
        let mut other_sizes = sizes.as_slice();
        while let Some((here, others)) = rest.split_first_mut()
            && let Some((size, beyond)) = other_sizes.split_first()
        {
            for (there, other) in others.iter_mut().zip(beyond) {
                let (x, y) = (there.x - here.x, there.y - here.y);
                let (over_x, over_y) = (
                    (size.0 + other.0) / 2.0 - x.abs(),
                    (size.1 + other.1) / 2.0 - y.abs(),
                );
                if over_x > 0.0 && over_y > 0.0 {
                    if over_x < over_y {
                        let by = if x < 0.0 { -over_x } else { over_x } / 2.0;
                        here.x -= by;
                        there.x += by;
                    } else {
                        let by = if y < 0.0 { -over_y } else { over_y } / 2.0;
                        here.y -= by;
                        there.y += by;
                    }
                }
            }
            let (side, above) = (size.0 / 2.0, size.1 / 2.0);
            here.x = here.x.min(width - side).max(side);
            here.y = here.y.min(height - above).max(above);
            (rest, other_sizes) = (others, beyond);
        }
    }

    /// Takes away what is empty above and below.
    fn trim(&mut self) {
        let halves = self.linked.iter().map(|body| {
            let body = self.bodies.get(*body);
            body.map_or(0.0, |body| body.height as f32 / 2.0)
        });
        let (mut top, mut bottom) = (f32::MAX, 0.0_f32);
        for (point, half) in self.points.iter().zip(halves) {
            top = top.min(point.y - half);
            bottom = bottom.max(point.y + half);
        }
        if top < bottom {
            for point in &mut self.points {
                point.y -= top;
            }
            // Some room stays for nodes that find their place taken.
            self.height = ((bottom - top) as i32 + 1).max(self.height * 3 / 4);
        }
    }

    /// Puts one related node down where it covers none that lies already. True when all of them lie.
    fn put_down(&mut self) -> bool {
        let Some(place) = self.order.pop() else {
            return true;
        };
        let wanted = at(&self.points, place);
        let wanted = (wanted.x.round() as i32, wanted.y.round() as i32);
        if let Some(body) = self.linked.get(place).copied() {
            let place = self.free(body, wanted, &self.lying(|_| true));
            self.set(body, place);
        }
        false
    }

    fn set(&mut self, body: usize, place: Place) {
        if let Some(slot) = self.placed.get_mut(body) {
            *slot = Some(place);
        }
    }

    /// The nearest place that is free for a node; where the frame is full, below all others.
    fn free(&self, body: usize, wanted: Place, lying: &[Lying]) -> Place {
        let size = self.size(body);
        let frame = (self.width, self.height);
        free_place(lying, size, wanted, frame).unwrap_or_else(|| {
            let middle = (size.1 + 1) / 2;
            (
                self.width / 2,
                bottom(lying).max(self.height) + GAP + middle,
            )
        })
    }

    fn size(&self, body: usize) -> (i32, i32) {
        let body = self.bodies.get(body);
        body.map_or((0, 0), |body| (body.width, body.height))
    }

    /// Those nodes that lie and that are wanted, by their places in the list.
    fn lying(&self, is_wanted: impl Fn(usize) -> bool) -> Vec<Lying> {
        let lying = self.placed.iter().enumerate();
        lying
            .filter(|(body, _)| is_wanted(*body))
            .filter_map(|(body, place)| Some(((*place)?, self.size(body))))
            .collect()
    }

    /// Nodes that nothing is related with come in rows below the others. Where they begin.
    fn shelve(&mut self) -> Option<i32> {
        let loose: Vec<usize> = (0..self.bodies.len())
            .filter(|body| self.placed.get(*body).is_some_and(Option::is_none))
            .collect();
        if loose.is_empty() {
            return None;
        }
        let top = self.height.max(bottom(&self.lying(|_| true))) + HEADING;
        let (mut left, mut row) = (0, top);
        for body in loose {
            let size = self.size(body);
            if left > 0 && left + size.0 + 1 > self.width {
                left = 0;
                row += size.1 + GAP;
            }
            self.set(body, (left + (size.0 + 1) / 2, row + (size.1 + 1) / 2));
            left += size.0 + GAP;
        }
        Some(top)
    }

    /// The result, after the last step. What a person put somewhere lies there; the others are where they would be without
    /// that, but for those that it came to lie on.
    pub fn finish(mut self) -> Placed {
        let shelf = self.shelve();
        self.height = self.height.max(bottom(&self.lying(|_| true))) + GAP;
        let puts: Vec<(usize, Place)> = self
            .bodies
            .iter()
            .enumerate()
            .filter_map(|(body, it)| Some((body, it.put?)))
            .collect();
        let mut done: Vec<usize> = Vec::new();
        for (body, put) in &puts {
            let place = self.free(*body, *put, &self.lying(|other| done.contains(&other)));
            self.set(*body, place);
            done.push(*body);
        }
        for body in 0..self.bodies.len() {
            let Some(place) = self.placed.get(body).copied().flatten() else {
                continue;
            };
            let is_put = |body: usize| done.contains(&body);
            if !is_put(body) && covered(&self.lying(is_put), place, self.size(body)).is_some() {
                let place = self.free(body, place, &self.lying(|other| other != body));
                self.set(body, place);
            }
        }
        Placed {
            height: self.height.max(bottom(&self.lying(|_| true)) + GAP),
            places: self
                .placed
                .into_iter()
                .map(Option::unwrap_or_default)
                .collect(),
            shelf,
        }
    }
}

/// A node that lies: its middle and its size.
pub type Lying = (Place, (i32, i32));

/// The lowest edge of nodes.
fn bottom(lying: &[Lying]) -> i32 {
    let bottoms = lying.iter().map(|(place, size)| place.1 + (size.1 + 1) / 2);
    bottoms.max().unwrap_or(0)
}

/// All of the work at once.
pub fn lay_out(bodies: Vec<Body>, edges: Vec<(usize, usize)>, width: i32) -> Placed {
    let mut layout = Layout::new(bodies, edges, width);
    while !layout.step() {}
    layout.finish()
}

/// The first of those that lie that a node at this place would cover or touch.
fn covered(lying: &[Lying], place: Place, size: (i32, i32)) -> Option<Lying> {
    let meets =
        |one: i32, other: i32, length: i32, its: i32| (one - other).abs() * 2 < length + its + GAP;
    lying.iter().copied().find(|(other, its)| {
        meets(place.0, other.0, size.0, its.0) && meets(place.1, other.1, size.1, its.1)
    })
}

/// The place nearest to the wanted one, within a frame of this width and height, where a node covers none of those that
/// lie. None: the frame is full.
pub fn free_place(
    lying: &[Lying],
    size: (i32, i32),
    wanted: Place,
    frame: (i32, i32),
) -> Option<Place> {
    const STEP: (i32, i32) = (12, 8);
    let (side, above) = ((size.0 + 1) / 2, (size.1 + 1) / 2);
    // What is wider than the frame lies in its middle.
    let within = |wanted: i32, half: i32, length: i32| match length - half {
        last if last < half => length / 2,
        last => wanted.clamp(half, last),
    };
    let wanted = (
        within(wanted.0, side, frame.0),
        within(wanted.1, above, frame.1),
    );
    let is_free = |x: i32, y: i32| {
        let place = (wanted.0 + x * STEP.0, wanted.1 + y * STEP.1);
        let is_within =
            place.0 == within(place.0, side, frame.0) && place.1 == within(place.1, above, frame.1);
        (is_within && covered(lying, place, size).is_none()).then_some(place)
    };
    let rings = (frame.0 / STEP.0).max(frame.1 / STEP.1) + 1;
    // Square rings around the wanted place, from the inside to the outside.
    (0..=rings).find_map(|ring| {
        let mut along = (0..=ring).flat_map(|step| [step, -step]);
        along.find_map(|step| {
            let sides = [(step, -ring), (step, ring), (-ring, step), (ring, step)];
            sides.into_iter().find_map(|(x, y)| is_free(x, y))
        })
    })
}

/// A direction on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Left,
    Right,
    Up,
    Down,
}

impl Direction {
    pub const ALL: [Direction; 4] = [
        Direction::Left,
        Direction::Right,
        Direction::Up,
        Direction::Down,
    ];

    /// The direction of an arrow key.
    pub fn of_key(key: &str) -> Option<Direction> {
        match key {
            "ArrowLeft" => Some(Direction::Left),
            "ArrowRight" => Some(Direction::Right),
            "ArrowUp" => Some(Direction::Up),
            "ArrowDown" => Some(Direction::Down),
            _ => None,
        }
    }

    /// One step to the right and down.
    pub fn step(self) -> Place {
        match self {
            Direction::Left => (-1, 0),
            Direction::Right => (1, 0),
            Direction::Up => (0, -1),
            Direction::Down => (0, 1),
        }
    }
}

/// The nearest place in a direction from one of them. What lies aside counts as further away than what lies ahead.
pub fn nearest(places: &[Place], from: usize, direction: Direction) -> Option<usize> {
    let here = places.get(from)?;
    let (right, down) = direction.step();
    let distance = |place: &Place| {
        let (x, y) = (i64::from(place.0 - here.0), i64::from(place.1 - here.1));
        let ahead = x * i64::from(right) + y * i64::from(down);
        let aside = x * i64::from(down) + y * i64::from(right);
        (ahead > 0 && aside.abs() <= ahead * 3).then(|| ahead * ahead + 4 * aside * aside)
    };
    places
        .iter()
        .enumerate()
        .filter(|(place, _)| *place != from)
        .filter_map(|(place, there)| Some((distance(there)?, place)))
        .min()
        .map(|(_, place)| place)
}
