//! The map of seats. It draws coasts only: no boundary, no flag, no colour for a state. Its twin in words is the table.
//!
//! While it is moved, two groups get another transform and nothing is drawn. When it rests, marks and names find their
//! places anew (`atlas::marks`). Every mark keeps its element as long as the same partners are shown, so that the
//! keyboard's focus stays where it is.

use crate::view::prelude::*;
use crate::{
    app::{App, Route},
    atlas::{
        coast,
        drawing::{map_legend, map_picture, seats},
        facts::{Fact, facts, mark_of, role_of, work_together},
        marks::{LETTERS, Layout, NAME_HEIGHT, Placed, lay_out},
        projection::{IN_WORDS, Point, RIM, graticule},
        view::View,
    },
    browser::{drag, file, location, page},
    picture::{Anchor, Key, Mark, NO_BOUNDARY, Role, outline, text_width},
    plan::{PartnerCategory, PartnerId},
    view::{
        dynamic::{act, live, piece},
        ui::{
            icon::{Icon, picture},
            take_along::take_along,
        },
    },
};
use std::time::Duration;

/// The file with the coasts, beside the page.
const LAND: &str = "land.svg";
/// The id of the frame.
const FRAME: &str = "map";
/// What a mark says it is: its place in the list.
const MARK: &str = "data-mark";
/// So long after the last turn of the wheel or press of a key the map is at rest, in milliseconds.
const REST: u64 = 160;
/// How far a pointer may be from a mark that it means, in pixels: half of what a finger needs.
const REACH: i32 = 22;
/// How far a pointer moves before it moves the map, in pixels.
const SLACK: i32 = 4;
/// How far an arrow key moves the map, in pixels.
const STEP: i32 = 70;
/// How much nearer a press of a button brings, and back, per thousand.
const NEARER: i32 = 1_500;
const FURTHER: i32 = 667;
/// From so many marks on, the lines to their seats are faint.
const MANY: usize = 80;
/// How many are named below the map before the rest is only counted.
const NAMED: usize = 12;

/// What the fingers and the mouse are doing.
#[derive(Default)]
struct Hands {
    /// Those that are down, with where they were last.
    down: Vec<(i32, (i32, i32))>,
    /// Where the first went down.
    start: (i32, i32),
    /// Whether the map was moved since then: what follows is no click.
    moved: bool,
    /// Counts the moves, so that only the last one brings the map to rest.
    moves: u32,
}

/// The map on the page.
#[derive(Clone, Copy)]
struct Map {
    app: App,
    facts: Memo<Vec<Fact>>,
    selected: Memo<Option<String>>,
    /// What is seen at this moment, and what the marks were placed for.
    now: RwSignal<View>,
    rest: RwSignal<View>,
    /// The places of `layout` are those of seats; this has the place in the list of facts of each.
    layout: Memo<(Vec<usize>, Layout)>,
    /// The file with the coasts; empty until it is there.
    land: RwSignal<String>,
    is_lost: RwSignal<bool>,
    /// The mark under the pointer or with the focus.
    pointed: RwSignal<Option<usize>>,
    /// The mark that Tab leads to.
    stop: StoredValue<usize>,
    hands: StoredValue<Hands>,
}

/// The map of the partners that are shown.
pub fn map(app: App, shown: Memo<Vec<PartnerId>>, selected: Memo<Option<String>>) -> AnyView {
    let facts = Memo::new(move |_| {
        app.with_relations(|plan, relations| shown.with(|shown| facts(plan, relations, shown)))
    });
    let rest = RwSignal::new(View::world(0, 0));
    let layout = Memo::new(move |_| {
        facts.with(|facts| {
            let (indices, seats) = seats(facts, chosen_in(facts, selected));
            (indices, lay_out(&seats, &rest.get()))
        })
    });
    let map = Map {
        app,
        facts,
        selected,
        now: RwSignal::new(View::world(0, 0)),
        rest,
        layout,
        land: RwSignal::new(String::new()),
        is_lost: RwSignal::new(false),
        pointed: RwSignal::new(None),
        stop: StoredValue::new(0),
        hands: StoredValue::new(Hands::default()),
    };
    map.load();
    // Once it is in the page; the effect holds what watches.
    Effect::new(move |_| page::watch_size(FRAME, move |width, height| map.resize(width, height)));
    // A partner that was chosen elsewhere and lies outside is brought into the picture.
    Effect::new(move |_| {
        let chosen = facts.with(|facts| chosen_in(facts, selected));
        if chosen.is_some() {
            untrack(|| map.bring_in());
        }
    });
    view! {
        <figure class="map-figure">
            <div class="map-tools">
                {map.tools()}
            </div>
            <div class="map" id=FRAME tabindex="0" role="group"
                aria-label="Map of seats. Arrow keys move it, plus and minus zoom, 0 shows the members' area; Tab leads to the marks."
                on:pointerdown=act(move |event: web_sys::PointerEvent| map.press(&event))
                on:pointermove=act(move |event: web_sys::PointerEvent| map.drag(&event))
                on:pointerup=act(move |event: web_sys::PointerEvent| map.release(&event))
                on:pointercancel=act(move |event: web_sys::PointerEvent| map.release(&event))
                on:pointerleave=act(move |_: web_sys::PointerEvent| map.pointed.set(None))
                on:wheel=act(move |event: web_sys::WheelEvent| map.turn(&event))
                on:keydown=act(move |event: web_sys::KeyboardEvent| map.key(&event))
                on:focusin=act(move |event: web_sys::FocusEvent| map.pointed.set(mark_at(&event)))
                on:focusout=act(move |_: web_sys::FocusEvent| map.pointed.set(None))
                on:click=act(move |event: web_sys::MouseEvent| map.click(&event))>
                {map.drawing()}
            </div>
            {piece(move || map.unnamed())}
            <ul class="map-legend">{piece(move || facts.with(|facts| legend(&map_legend(facts))))}</ul>
            <figcaption>{NO_BOUNDARY}" "{IN_WORDS}</figcaption>
            {take_along(app, move || map.picture())}
            {piece(move || map.others())}
        </figure>
    }
    .into_any()
}

/// The place of the chosen one among the facts.
fn chosen_in(facts: &[Fact], selected: Memo<Option<String>>) -> Option<usize> {
    selected.with(|selected| {
        let id = selected.as_deref()?;
        facts.iter().position(|fact| fact.id.as_str() == id)
    })
}

fn mark_at(event: &web_sys::Event) -> Option<usize> {
    drag::value_at(event, MARK)?.parse().ok()
}

impl Map {
    fn load(self) {
        leptos::task::spawn_local(async move {
            match file::beside(LAND).await {
                Some(text) => self.land.try_set(text),
                None => self.is_lost.try_set(true),
            };
        });
    }

    // --- What is seen. ---

    /// The seats of the members: the area that the map is about. Without any, all seats.
    fn area(self) -> Vec<Point> {
        let all = self.points();
        let members = self.facts.with_untracked(|facts| {
            let members = facts
                .iter()
                .filter(|fact| fact.category == PartnerCategory::Member);
            members.filter_map(|fact| fact.at).collect::<Vec<Point>>()
        });
        if members.is_empty() { all } else { members }
    }

    /// All seats that are shown.
    fn points(self) -> Vec<Point> {
        let all = |facts: &Vec<Fact>| facts.iter().filter_map(|fact| fact.at).collect();
        self.facts.with_untracked(all)
    }

    fn chosen_point(self) -> Option<Point> {
        self.facts.with_untracked(|facts| {
            let at = untrack(|| chosen_in(facts, self.selected));
            facts.get(at?)?.at
        })
    }

    fn resize(self, width: i32, height: i32) {
        let (Some(before), true) = (self.now.try_get_untracked(), width > 0) else {
            return;
        };
        if before.width > 1 {
            self.settle(before.in_frame(width, height));
        } else {
            self.settle(View::fit(width, height, &self.area()));
            self.bring_in();
        }
    }

    /// Shows the chosen seat where it lies outside, together with the area.
    fn bring_in(self) {
        let view = self.now.get_untracked();
        if let Some(point) = self.chosen_point().filter(|point| !view.shows(*point)) {
            let mut points = self.area();
            points.push(point);
            self.show(&points);
        }
    }

    fn show(self, points: &[Point]) {
        let view = self.now.get_untracked();
        self.settle(View::fit(view.width, view.height, points));
    }

    /// Comes to rest at a view.
    fn settle(self, view: View) {
        self.now.set(view);
        if self.rest.get_untracked() != view {
            self.rest.set(view);
        }
    }

    /// Moves, and comes to rest when no other move follows.
    fn move_to(self, view: View) {
        self.now.set(view);
        self.hands.update_value(|hands| hands.moves += 1);
        let moves = self.hands.with_value(|hands| hands.moves);
        let rest = move || {
            let is_last = self
                .hands
                .try_with_value(|hands| hands.moves == moves && hands.down.is_empty());
            if is_last == Some(true) {
                self.settle(self.now.get_untracked());
            }
        };
        set_timeout(rest, Duration::from_millis(REST));
    }

    fn zoom(self, per_mille: i32) {
        let view = self.now.get_untracked();
        self.move_to(view.zoomed(per_mille, view.middle()));
    }

    // --- Hands. ---

    fn press(self, event: &web_sys::PointerEvent) {
        if event.button() > 0 {
            return;
        }
        let at = page::place_in(event);
        self.hands.update_value(|hands| {
            // The first finger: what the page was not told of the ones before is over.
            if event.is_primary() {
                hands.down.clear();
                (hands.start, hands.moved) = (at, false);
            }
            hands.down.push((event.pointer_id(), at));
        });
    }

    fn drag(self, event: &web_sys::PointerEvent) {
        let at = page::place_in(event);
        let is_down = self.hands.with_value(|hands| !hands.down.is_empty());
        if !is_down {
            self.point(event, at);
            return;
        }
        let view = self.now.get_untracked();
        let moved = self.hands.try_update_value(|hands| {
            let (start, before) = (hands.start, hands.down.clone());
            let finger = hands
                .down
                .iter_mut()
                .find(|(id, _)| *id == event.pointer_id())?;
            let is_slight = before.len() == 1
                && (at.0 - start.0).abs() <= SLACK
                && (at.1 - start.1).abs() <= SLACK;
            if !hands.moved && is_slight {
                return None;
            }
            finger.1 = at;
            hands.moved = true;
            Some(moved_by(view, &before, &hands.down))
        });
        if let Some(view) = moved.flatten() {
            drag::capture(event);
            self.now.set(view);
        }
    }

    fn release(self, event: &web_sys::PointerEvent) {
        let is_over = self.hands.try_update_value(|hands| {
            hands.down.retain(|(id, _)| *id != event.pointer_id());
            hands.moved && hands.down.is_empty()
        });
        if is_over == Some(true) {
            self.settle(self.now.get_untracked());
        }
    }

    /// Names the mark under a mouse.
    fn point(self, event: &web_sys::PointerEvent, at: (i32, i32)) {
        if event.pointer_type() != "touch" {
            let pointed = self.near(at, REACH / 2);
            if self.pointed.get_untracked() != pointed {
                self.pointed.set(pointed);
            }
        }
    }

    /// The place in the list of facts of the mark nearest to a place of the frame.
    fn near(self, at: (i32, i32), reach: i32) -> Option<usize> {
        self.layout.with_untracked(|(indices, layout)| {
            let near = layout.near(at, reach)?;
            indices.get(near).copied()
        })
    }

    fn turn(self, event: &web_sys::WheelEvent) {
        // What belongs to the browser stays its own: Ctrl and the wheel of a mouse enlarge the page.
        event.prevent_default();
        let unit = if event.delta_mode() == 0 { 1.0 } else { 16.0 };
        let turned = (event.delta_y() * unit).clamp(-300.0, 300.0) as i32;
        let per_mille = match turned {
            0 => return,
            turned if turned < 0 => 1_000 - 2 * turned,
            turned => 1_000_000 / (1_000 + 2 * turned),
        };
        let view = self.now.get_untracked();
        self.move_to(view.zoomed(per_mille, page::place_in(event)));
    }

    fn click(self, event: &web_sys::MouseEvent) {
        if self.hands.with_value(|hands| hands.moved) {
            return;
        }
        let marked = mark_at(event).or_else(|| self.near(page::place_in(event), REACH));
        if let Some(at) = marked {
            self.choose(at);
        }
    }

    fn choose(self, at: usize) {
        self.stop.set_value(at);
        let id = self
            .facts
            .with_untracked(|facts| facts.get(at).map(|fact| fact.id.clone()));
        if id.is_some() {
            let route = Route::Partners(id);
            location::go_to(&untrack(|| self.app.address(&route)));
        }
    }

    fn key(self, event: &web_sys::KeyboardEvent) {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let view = self.now.get_untracked();
        let mark = mark_at(event);
        let key = event.key();
        match (key.as_str(), mark) {
            ("+" | "=", _) => self.zoom(NEARER),
            ("-", _) => self.zoom(FURTHER),
            ("0", _) => self.show(&self.area()),
            ("Enter" | " ", Some(at)) => self.choose(at),
            ("ArrowRight" | "ArrowDown", Some(at)) => self.rove(event, at, |place, _| place + 1),
            ("ArrowLeft" | "ArrowUp", Some(at)) => {
                self.rove(event, at, |place, count| place + count - 1);
            }
            ("Home", Some(at)) => self.rove(event, at, |_, _| 0),
            ("End", Some(at)) => self.rove(event, at, |_, count| count - 1),
            ("ArrowRight", None) => self.move_to(view.moved(-STEP, 0)),
            ("ArrowLeft", None) => self.move_to(view.moved(STEP, 0)),
            ("ArrowDown", None) => self.move_to(view.moved(0, -STEP)),
            ("ArrowUp", None) => self.move_to(view.moved(0, STEP)),
            _ => return,
        }
        event.prevent_default();
    }

    /// Puts the focus on another mark that is seen, in the order of the list and around its ends.
    fn rove(self, event: &web_sys::KeyboardEvent, from: usize, to: fn(usize, usize) -> usize) {
        let seen = self.seen();
        let place = seen.iter().position(|at| *at == from).unwrap_or_default();
        let next = to(place, seen.len().max(1)).checked_rem(seen.len());
        if let (Some(frame), Some(at)) = (page::listener(event), next.and_then(|at| seen.get(at))) {
            self.stop.set_value(*at);
            page::rove(&frame, MARK, &at.to_string());
        }
    }

    /// The places in the list of facts of the marks in the frame.
    fn seen(self) -> Vec<usize> {
        self.layout.with_untracked(|(indices, layout)| {
            let seen = layout.placed.iter();
            seen.filter_map(|mark| indices.get(mark.index).copied())
                .collect()
        })
    }

    // --- What is drawn. ---

    fn tools(self) -> AnyView {
        let button = |words: &'static str, name: &'static str, press: Box<dyn Fn()>| {
            view! { <button type="button" aria-label=name on:click=act(move |_| press())>{words}</button> }
                .into_any()
        };
        let zoom = |sign: Icon, words: &'static str, by: i32| {
            view! {
                <button type="button" class="icon-button" aria-label=words on:click=act(move |_| self.zoom(by))>{picture(sign)}</button>
            }
            .into_any()
        };
        let world = move || {
            let view = self.now.get_untracked();
            self.settle(View::world(view.width, view.height));
        };
        view! {
            <div class="map-zoom" role="group" aria-label="What the map shows">
                {zoom(Icon::Plus, "Zoom in", NEARER)}
                {zoom(Icon::Dash, "Zoom out", FURTHER)}
                {button("Members' area", "Members' area", Box::new(move || self.show(&self.area())))}
                {button("World", "World", Box::new(world))}
                {button("Fit", "Fit to what is shown", Box::new(move || self.show(&self.points())))}
            </div>
        }
        .into_any()
    }

    fn drawing(self) -> AnyView {
        let earth = move || self.now.get().transform();
        let marks = move || self.now.get().transform_from(&self.rest.get());
        let coasts = move || self.land.with(|land| coast::path(land).to_owned());
        view! {
            <svg class="map-drawing">
                <g transform=live(earth)>
                    <circle class="sea" r=RIM.to_string()></circle>
                    <path class="land" d=live(coasts)/>
                    <path class="graticule" d=graticule()/>
                </g>
                <g transform=live(marks)>
                    <path class="tie" d=live(move || self.ties())/>
                    <path class="leader" class:many=live(move || self.layout.with(|(_, layout)| layout.placed.len() > MANY)) d=live(move || self.leaders())/>
                    {piece(move || self.marks())}
                    {piece(move || self.tip())}
                </g>
            </svg>
            {piece(move || self.is_lost.get().then(|| view! {
                <p class="map-lost">"The coasts could not be loaded. The marks stand where they belong."</p>
            }.into_any()))}
        }
        .into_any()
    }

    /// From marks that stand aside to their seats.
    fn leaders(self) -> String {
        self.layout.with(|(_, layout)| {
            let mut path = String::new();
            for mark in layout.placed.iter().filter(|mark| mark.at != mark.seat) {
                line(&mut path, mark.seat, mark.at);
            }
            path
        })
    }

    /// From the chosen one to those who lead or take part in the same objectives.
    fn ties(self) -> String {
        let mut path = String::new();
        self.layout.with(|(indices, layout)| {
            self.facts.with(|facts| {
                let Some(chosen) = chosen_in(facts, self.selected) else {
                    return;
                };
                let at = |index: usize| {
                    let place = |mark: &&Placed| indices.get(mark.index) == Some(&index);
                    layout.placed.iter().find(place).map(|mark| mark.at)
                };
                let (Some(from), Some(fact)) = (at(chosen), facts.get(chosen)) else {
                    return;
                };
                let app = self.app;
                let together =
                    app.with_relations(|_, relations| work_together(relations, facts, &fact.id));
                for to in together {
                    if let Some(to) = at(to) {
                        line(&mut path, from, to);
                    }
                }
            });
        });
        path
    }

    fn marks(self) -> AnyView {
        self.layout.with(|(indices, layout)| {
            self.facts.with(|facts| {
                let chosen = chosen_in(facts, self.selected);
                let seen = layout
                    .placed
                    .iter()
                    .filter_map(|mark| indices.get(mark.index));
                let stop = self.stop.get_value();
                // Tab leads to the mark that had the focus last, or to the first.
                let stop = match seen.clone().any(|at| *at == stop) {
                    true => Some(stop),
                    false => seen.clone().next().copied(),
                };
                let mut placed = layout.placed.iter().peekable();
                let mut marks = Vec::new();
                for (index, at) in indices.iter().enumerate() {
                    let place = placed.next_if(|mark| mark.index == index);
                    if let Some(fact) = facts.get(*at) {
                        let is_chosen = chosen == Some(*at);
                        marks.push(mark(
                            *at,
                            fact,
                            place,
                            layout.radius,
                            is_chosen,
                            stop == Some(*at),
                        ));
                    }
                }
                marks.into_any()
            })
        })
    }

    /// The name of the mark under the pointer or with the focus, over everything.
    fn tip(self) -> Option<AnyView> {
        let at = self.pointed.get()?;
        self.layout.with(|(indices, layout)| {
            let of_mark = |mark: &&Placed| indices.get(mark.index) == Some(&at);
            let mark = layout.placed.iter().find(of_mark)?;
            let words = self.facts.with(|facts| {
                let fact = facts.get(at)?;
                Some(match &fact.city {
                    Some(city) => [&fact.name, ", ", city].concat(),
                    None => fact.name.clone(),
                })
            })?;
            let width = text_width(&words, LETTERS) + 12;
            let view = self.rest.get();
            let left = (mark.at.0 - width / 2).clamp(2, (view.width - width - 2).max(2));
            let above = mark.at.1 - layout.radius - NAME_HEIGHT - 14;
            let top = if above < 2 { mark.at.1 + layout.radius + 8 } else { above };
            Some(view! {
                <g class="tip" aria-hidden="true">
                    <rect x=left.to_string() y=top.to_string() width=width.to_string() height=(NAME_HEIGHT + 7).to_string() rx="4"></rect>
                    <text x=(left + width / 2).to_string() y=(top + NAME_HEIGHT + 1).to_string() text-anchor="middle">{words}</text>
                </g>
            }
            .into_any())
        })
    }

    /// How many names found no room, in words.
    fn unnamed(self) -> Option<AnyView> {
        let words = match self.layout.with(|(_, layout)| layout.unnamed()) {
            0 => return None,
            1 => "1 name is not shown for want of room: zoom in, or point at its mark.".to_owned(),
            count => format!(
                "{count} names are not shown for want of room: zoom in, or point at a mark."
            ),
        };
        Some(view! { <p class="hint map-unnamed">{words}</p> }.into_any())
    }

    /// Those of the shown partners that are not in the frame.
    fn others(self) -> AnyView {
        self.layout.with(|(indices, layout)| {
            self.facts.with(|facts| {
                let outside = layout.outside.iter();
                let outside = outside.filter_map(|at| facts.get(*indices.get(*at)?));
                let seatless = facts.iter().filter(|fact| fact.at.is_none());
                view! {
                    {self.named("Outside this view", outside.collect())}
                    {self.named("Without a seat in this plan", seatless.collect())}
                }
                .into_any()
            })
        })
    }

    /// Some partners as links in one paragraph; nothing where there is none.
    fn named(self, words: &'static str, facts: Vec<&Fact>) -> Option<AnyView> {
        if facts.is_empty() {
            return None;
        }
        let links = facts.iter().take(NAMED).map(|fact| {
            let href = self.app.address(&Route::Partners(Some(fact.id.clone())));
            let city = fact.city.iter().map(|city| [" (", city, ")"].concat());
            let city: String = city.collect();
            view! { <li><a href=href>{fact.name.clone()}</a>{city}</li> }.into_any()
        });
        let rest = facts.len().saturating_sub(NAMED);
        let rest = (rest > 0)
            .then(|| view! { <li>{format!("and {rest} more in the table")}</li> }.into_any());
        let count = facts.len();
        Some(
            view! {
                <div class="map-list">
                    <p>{format!("{words}: {count}")}</p>
                    <ul>{links.collect_view()}{rest}</ul>
                </div>
            }
            .into_any(),
        )
    }

    fn picture(self) -> crate::picture::Picture {
        let rings = self.land.with_untracked(|land| coast::rings(land));
        let under = self.app.with_plan_now(|plan| self.app.picture_day(plan));
        let view = self.rest.get_untracked();
        self.facts
            .with_untracked(|facts| map_picture(facts, &rings, &view, under))
    }
}

/// The view after the fingers moved: one moves it, two zoom it too.
fn moved_by(view: View, before: &[(i32, (i32, i32))], after: &[(i32, (i32, i32))]) -> View {
    match (before, after) {
        ([(_, from), (_, other_from), ..], [(_, to), (_, other_to), ..]) => {
            let apart = |one: &(i32, i32), other: &(i32, i32)| {
                let (right, down) = (f64::from(one.0 - other.0), f64::from(one.1 - other.1));
                (right * right + down * down).sqrt().max(1.0)
            };
            let middle = |one: &(i32, i32), other: &(i32, i32)| {
                ((one.0 + other.0) / 2, (one.1 + other.1) / 2)
            };
            let (start, end) = (middle(from, other_from), middle(to, other_to));
            let per_mille = apart(to, other_to) * 1_000.0 / apart(from, other_from);
            view.zoomed(per_mille as i32, start)
                .moved(end.0 - start.0, end.1 - start.1)
        }
        ([(_, from)], [(_, to)]) => view.moved(to.0 - from.0, to.1 - from.1),
        _ => view,
    }
}

/// Adds a straight line to path data.
fn line(path: &mut String, from: (i32, i32), to: (i32, i32)) {
    for (letter, (x, y)) in [('M', from), ('L', to)] {
        path.push(letter);
        path.push_str(&x.to_string());
        path.push(' ');
        path.push_str(&y.to_string());
    }
}

/// One mark. Outside the frame it is there and not seen, so that the others keep their elements.
fn mark(
    at: usize,
    fact: &Fact,
    placed: Option<&Placed>,
    radius: i32,
    is_chosen: bool,
    is_stop: bool,
) -> AnyView {
    let middle = placed.map_or((0, 0), |mark| mark.at);
    let name = placed.and_then(|mark| mark.name);
    let (anchor, x, y) = name.unwrap_or((Anchor::Start, 0, 0));
    let class = match (placed, is_chosen) {
        (None, _) => "dot away",
        (Some(_), true) => "dot chosen",
        (Some(_), false) => "dot",
    };
    let ring = match fact.is_coordinator {
        true => outline(Mark::Circle, middle, radius + 3),
        false => String::new(),
    };
    let shape = outline(mark_of(fact.category), middle, radius);
    let name = name.map(|_| fact.name.clone()).unwrap_or_default();
    view! {
        <g class=class role="button" tabindex=if is_stop { "0" } else { "-1" } aria-pressed=is_chosen.to_string()
            aria-label=fact.words.clone() data-mark=at.to_string()>
            <path class="halo" d=outline(Mark::Circle, middle, radius + 5)/>
            <path class="ring" d=ring/>
            <path class=role_of(fact.category).class() d=shape/>
            <text x=x.to_string() y=y.to_string() text-anchor=anchor.word() aria-hidden="true">{name}</text>
        </g>
    }
    .into_any()
}

/// What marks or grounds mean.
pub fn legend(keys: &[Key]) -> AnyView {
    let row = |key: &Key| {
        let ring = key.role == Role::Ring;
        let shape = outline(key.mark, (9, 9), if ring { 7 } else { 6 });
        view! {
            <li><svg class="key" viewBox="0 0 18 18" aria-hidden="true"><path class=key.role.class() d=shape/></svg>{key.words.clone()}</li>
        }
        .into_any()
    };
    keys.iter().map(row).collect_view().into_any()
}
