//! The picture of relations: who has to do with what, as nodes and typed edges, with each relation as a sentence below.
//! It is laid out before it is shown and stands still; what a person moves stays where it was put.

pub mod layout;
pub mod scene;
pub mod sentences;

use crate::view::prelude::*;
use crate::{
    app::{App, Route, arrangement::Arrangement},
    browser::{drag, page},
    plan::{ItemId, PartnerId, term::plural},
    view::dynamic::{act, live, piece, ticked},
};
use layout::{Direction, Layout, Lying, Place, Placed, free_place, nearest};
use scene::{Choice, KINDS, NODE, NODE_HEIGHT, Node, Scene, WITHOUT, scene};
use std::{sync::Arc, time::Duration};

/// The widths that a picture can have; a wider place shows it larger. Few, so that a place that is kept holds again.
const WIDTHS: [i32; 6] = [880, 720, 600, 480, 400, 320];
/// From this width on the chosen partner stands beside the picture.
const ROOMY: i32 = 480;
/// The element that tells how wide it is.
const FRAME: &str = "relations-frame";
/// How much of the layout is done in a frame, as pairs of nodes that are looked at.
const PAIRS: usize = 150_000;
/// Up to how far a hand may tremble in a click, and how far a key moves a node; in CSS pixels.
const CLICK: i32 = 5;
const STEP: i32 = 16;
/// How many edges of a node are named in the picture, and how many of its relations are listed beside it.
const NAMED: usize = 16;
const LISTED: usize = 40;
/// How many of them are spoken.
const SPOKEN: usize = 5;
/// How far the lines of two relations between the same nodes lie apart.
const APART: i32 = 16;
/// From so many lines on they are drawn thin.
const MANY: usize = 140;
/// What stays free around the picture.
const EDGE: i32 = 12;
/// The middle of a mark, above the middle of its node.
const MARK: i32 = 9;

/// A scene that is laid out.
#[derive(Clone, PartialEq)]
struct Laid {
    scene: Scene,
    widths: Vec<i32>,
    width: i32,
    placed: Placed,
}

#[derive(Clone, Copy)]
struct Picture {
    app: App,
    choice: Memo<Choice>,
    laid: RwSignal<Option<Arc<Laid>>>,
    /// Where the nodes are now.
    places: RwSignal<Vec<Place>>,
    /// The node that the keyboard is on, by its key, and the one whose edges are named because it is looked at.
    on: RwSignal<String>,
    looked_at: RwSignal<Option<usize>>,
    /// The chosen group, which no address can name.
    group: RwSignal<Option<String>>,
    put: RwSignal<Arrangement>,
    held: StoredValue<Option<Held>>,
    /// Whether the keyboard was on a node that is about to be drawn anew.
    focus_again: StoredValue<bool>,
    spoken: RwSignal<String>,
}

/// A node that a pointer holds.
#[derive(Clone, Copy)]
struct Held {
    node: usize,
    /// Where it was taken, and where its middle was.
    from: Place,
    was: Place,
    has_moved: bool,
}

/// The view.
pub fn relations(app: App, shown: Memo<Vec<PartnerId>>, selected: Memo<Option<String>>) -> AnyView {
    let choice = Memo::new(move |_| {
        let (query, selected) = (app.query(), selected.get());
        app.with_plan(|plan| Choice::of(&query, selected.as_deref(), plan))
    });
    let picture = Picture {
        app,
        choice,
        laid: RwSignal::new(None),
        places: RwSignal::new(Vec::new()),
        on: RwSignal::new(String::new()),
        looked_at: RwSignal::new(None),
        group: RwSignal::new(None),
        put: RwSignal::new(Vec::new()),
        held: StoredValue::new(None),
        focus_again: StoredValue::new(false),
        spoken: RwSignal::new(String::new()),
    };
    let drawn = Memo::new(move |_| {
        app.with_relations(|plan, all| {
            shown.with(|shown| choice.with(|choice| scene(plan, all, shown, choice)))
        })
    });
    // The frame has to be there before it can tell its width.
    Effect::new(move |_| {
        let scene = drawn.get();
        set_timeout(move || picture.begin(scene), Duration::ZERO);
    });
    // A panel beside it, or a phone that is turned, leaves it another width: names stay as large as they were.
    Effect::new(move |_| {
        let again = move |_, _| {
            if let Some(scene) = drawn.try_get_untracked() {
                picture.begin(scene);
            }
        };
        page::watch_size(FRAME, again)
    });
    let left_out = move || {
        drawn.with(|scene| {
            let said = scene.left_out.iter();
            let said = said.map(|said| view! { <p class="hint">{said.clone()}</p> }.into_any());
            said.collect_view()
        })
    };
    view! {
        <section class="relations" aria-label="Relations">
            {kinds(app, choice)}
            {piece(left_out)}
            <div id=FRAME class="relations-frame">{piece(move || picture.draw())}</div>
            <p class="hint">"Arrow keys go from node to node, Page Down to the next one, Enter chooses. Drag a node, or press Shift with an arrow key, to move it; where you put it is kept on this machine and is no part of the plan."</p>
            {piece(move || picture.reset())}
            <p class="visually-hidden" role="status">{piece(move || picture.spoken.get())}</p>
            {piece(move || picture.about())}
            {sentences::sentences(app, shown, choice)}
        </section>
    }
    .into_any()
}

/// What is shown, by kind of node and of relation: each box is the legend of its kind too.
fn kinds(app: App, choice: Memo<Choice>) -> AnyView {
    let counts = Memo::new(move |_| app.with_relations(|_, all| scene::counts(all)));
    let known = Memo::new(move |_| app.with_relations(scene::kinds_of));
    let tick = move |word: &'static str, sample: AnyView, words: String| {
        let set = move |shown: bool| {
            let without = choice.with_untracked(|choice| choice.with(word, shown));
            app.set_query(WITHOUT, Some(without));
        };
        view! {
            <label class="tick">
                <input type="checkbox" prop:checked=live(move || choice.with(|it| it.shows(word))) on:change=ticked(set)/>
                {sample}<span>{words}</span>
            </label>
        }
        .into_any()
    };
    let nodes = move || {
        let known = known.get().into_iter().zip(KINDS);
        let nodes = known.filter(|(is_known, _)| *is_known);
        let nodes = nodes.map(move |(_, (word, _, many))| {
            let sample = view! {
                <svg class="sample" viewBox="-10 -10 20 20" aria-hidden="true"><path class=format!("glyph {word}") d=mark_of(word)></path></svg>
            };
            tick(word, sample.into_any(), many.to_owned())
        });
        nodes.collect_view()
    };
    let ties = move || {
        let counts = counts.get().into_iter();
        let ties = counts.map(move |(kind, count)| {
            let sample = view! {
                <svg class="sample wide" viewBox="0 -6 30 12" aria-hidden="true"><path class=format!("tie {}", kind.word()) d="M0 0H30"></path></svg>
            };
            tick(kind.word(), sample.into_any(), format!("{} ({count})", kind.label()))
        });
        ties.collect_view()
    };
    view! {
        <fieldset class="relation-kinds"><legend>"Shown as nodes"</legend>{piece(nodes)}</fieldset>
        <fieldset class="relation-kinds"><legend>"Shown as lines"</legend>{piece(ties)}</fieldset>
    }
    .into_any()
}

/// The outline of a node's mark.
fn mark_of(word: &str) -> &'static str {
    match word {
        "partner" => "M-8 0a8 8 0 1 0 16 0a8 8 0 1 0 -16 0z",
        "programme" => "M0 -9L9 0L0 9L-9 0z",
        "objective" => "M-7 -7H7V7H-7z",
        "meeting" => "M0 -9L9 7H-9z",
        _ => "M-6 -8H3L7 -4V8H-6z",
    }
}

impl Picture {
    /// Begins to lay a scene out. What was shown before stays until that is done.
    fn begin(self, scene: Scene) {
        let Some(room) = page::inner_width(FRAME) else {
            return;
        };
        let width = WIDTHS.iter().copied().find(|width| *width <= room);
        let width = width.unwrap_or(320);
        let is_same = self.laid.with_untracked(|laid| {
            let laid = laid.as_ref();
            laid.is_some_and(|laid| laid.width == width && laid.scene == scene)
        });
        if is_same {
            return;
        }
        let put = self.app.arrangement(width);
        let bodies = scene.bodies(width, |key| {
            let kept = put.iter().find(|(other, _)| other == key);
            kept.map(|(_, place)| *place)
        });
        self.put.set(put);
        let widths = bodies.iter().map(|body| body.width).collect();
        let layout = Layout::new(bodies, scene.pairs(), width);
        let laid = Laid {
            scene,
            widths,
            width,
            placed: Placed::default(),
        };
        self.go_on(layout, laid);
    }

    /// Does as much of the layout as a frame has time for, and the rest in the next ones.
    fn go_on(self, mut layout: Layout, mut laid: Laid) {
        let mut pairs = 0;
        while pairs < PAIRS {
            pairs += layout.pairs() + 100;
            if layout.step() {
                laid.placed = layout.finish();
                if self.places.try_set(laid.placed.places.clone()).is_none() {
                    self.held.set_value(None);
                    self.looked_at.set(None);
                    self.laid.set(Some(Arc::new(laid)));
                    set_timeout(move || self.follow_focus(), Duration::ZERO);
                }
                return;
            }
        }
        request_animation_frame(move || self.go_on(layout, laid));
    }

    /// The place of a node.
    fn place(self, node: usize) -> Place {
        self.places
            .with(|places| places.get(node).copied().unwrap_or_default())
    }

    /// The chosen node of a scene.
    fn chosen(self, scene: &Scene) -> Option<usize> {
        let group = self.group.get();
        self.choice.with(|choice| {
            scene.nodes.iter().position(|node| match &node.item {
                Some(item) => group.is_none() && choice.node.as_ref() == Some(item),
                None => group.as_ref() == Some(&node.key),
            })
        })
    }

    fn draw(self) -> AnyView {
        let Some(laid) = self.laid.get() else {
            return view! { <p class="hint">"The picture is being laid out."</p> }.into_any();
        };
        if laid.scene.nodes.is_empty() {
            return view! { <p class="empty">"Nothing is shown. Tick a kind above, or clear the filter."</p> }.into_any();
        }
        let scene = Arc::new(laid.scene.clone());
        let of_chosen = scene.clone();
        let chosen = Memo::new(move |_| self.chosen(&of_chosen));
        let of_near = scene.clone();
        // The chosen node and its neighbours: all others step back.
        let near = Memo::new(move |_| {
            let chosen = chosen.get()?;
            let mut near = of_near.neighbours(chosen);
            near.push(chosen);
            Some(near)
        });
        let edges = scene.edges.iter().enumerate().map(|(at, edge)| {
            let (from, to) = (edge.from, edge.to);
            let (place, count) = beside(&scene, at);
            let class = format!("tie {}", edge.kind.word());
            let is_faint = move || chosen.get().is_some_and(|chosen| chosen != from && chosen != to);
            view! {
                <path class=class class:faint=live(is_faint) d=live(move || line(self.place(from), self.place(to), place, count))></path>
            }
            .into_any()
        });
        let nodes = scene
            .nodes
            .iter()
            .enumerate()
            .map(|(at, node)| self.node(at, node, chosen, near));
        let of_names = scene.clone();
        let names = move || {
            let node = self.looked_at.get().or_else(|| chosen.get());
            node.map(|node| self.edge_names(&of_names, node))
        };
        let shelf = laid.placed.shelf.map(|top| {
            view! { <text class="shelf" x="0" y=(top - 14).to_string()>"Not related with anything shown"</text> }.into_any()
        });
        let (count, ties) = (scene.nodes.len(), scene.edges.len());
        let label = format!(
            "Picture of {} and {}",
            plural(count as i64, "node"),
            plural(ties as i64, "line")
        );
        let shown = laid.clone();
        let is_many = ties > MANY;
        let key = move |event: web_sys::KeyboardEvent| self.key(&event, &shown);
        let (of_down, of_move, of_up) = (laid.clone(), laid.clone(), laid.clone());
        view! {
            <svg class="graph" class:many=is_many role="group" aria-label=label viewBox=format!("-{EDGE} -{EDGE} {} {}", laid.width + 2 * EDGE, laid.placed.height + 2 * EDGE)
                on:keydown=act(key)
                on:pointerdown=act(move |event: web_sys::PointerEvent| self.take(&event, &of_down))
                on:pointermove=act(move |event: web_sys::PointerEvent| self.drag(&event, &of_move))
                on:pointerup=act(move |event: web_sys::PointerEvent| self.drop(&event, &of_up))
                on:pointercancel=act(move |_: web_sys::PointerEvent| self.let_go())
                on:focusin=act(move |event: web_sys::FocusEvent| self.look(node_at(&event)))
                on:focusout=act(move |_: web_sys::FocusEvent| self.look(None))
                on:mouseover=act(move |event: web_sys::MouseEvent| self.look(node_at(&event)))
                on:mouseleave=act(move |_: web_sys::MouseEvent| self.look(None))
            >
                <g aria-hidden="true">{edges.collect_view()}</g>
                {shelf}
                {nodes.collect_view()}
                <g aria-hidden="true">{piece(names)}</g>
            </svg>
        }
        .into_any()
    }

    fn node(
        self,
        at: usize,
        node: &Node,
        chosen: Memo<Option<usize>>,
        near: Memo<Option<Vec<usize>>>,
    ) -> AnyView {
        let (word, one, _) = KINDS.get(node.kind).copied().unwrap_or(("", "", ""));
        let label = match &node.item {
            Some(_) => format!(
                "{}, {one}, {}",
                node.name,
                plural(node.degree as i64, "relation")
            ),
            None => format!("{}, {}", node.name, plural(node.degree as i64, "relation")),
        };
        let class = move || {
            let mut class = format!("node {word}");
            if chosen.get() == Some(at) {
                class.push_str(" chosen");
            } else if near.with(|near| near.as_ref().is_some_and(|near| !near.contains(&at))) {
                class.push_str(" faint");
            }
            class
        };
        let transform = move || {
            let (x, y) = self.place(at);
            format!("translate({x} {y})")
        };
        let key = node.key.clone();
        let tab = move || {
            let is_on = self.on.with(|on| match on.is_empty() {
                true => at == 0,
                false => *on == key,
            });
            if is_on { "0" } else { "-1" }
        };
        let group = node
            .item
            .is_none()
            .then(|| view! { <path class="more" d="M-4 -14H12V2"></path> }.into_any());
        view! {
            <g class=live(class) transform=live(transform) id=format!("node-{at}") data-node=at.to_string() role="button"
                tabindex=live(tab) aria-label=label aria-pressed=live(move || (chosen.get() == Some(at)).to_string())>
                <title>{node.name.clone()}</title>
                <rect class="target" x="-22" y="-22" width="44" height="44"></rect>
                <circle class="ring" cy=format!("-{MARK}") r="13"></circle>
                <g transform=format!("translate(0 -{MARK})")>{group}<path class=format!("glyph {word}") d=mark_of(word)></path></g>
                <text y="15">{node.label.clone()}</text>
            </g>
        }
        .into_any()
    }

    /// What the edges of a node say.
    fn edge_names(self, scene: &Scene, node: usize) -> AnyView {
        let edges = scene.edges.iter().enumerate();
        let of_node = edges.filter(|(_, edge)| edge.from == node || edge.to == node);
        of_node
            .take(NAMED)
            .map(|(at, edge)| {
                let (place, count) = beside(scene, at);
                let (from, to) = (self.place(edge.from), self.place(edge.to));
                let (x, y) = middle(from, to, place, count);
                let words = match edge.count {
                    1 => edge.kind.label().to_owned(),
                    many => format!("{} {many}", edge.kind.label()),
                };
                view! { <text class="edge-name" x=x.to_string() y=y.to_string()>{words}</text> }
                    .into_any()
            })
            .collect_view()
            .into_any()
    }

    fn look(self, node: Option<usize>) {
        if self.held.with_value(|held| held.is_none()) {
            self.looked_at.set(node);
        }
    }

    /// The keys on a node.
    fn key(self, event: &web_sys::KeyboardEvent, laid: &Laid) {
        let Some(node) = node_at(event) else { return };
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let key = event.key();
        let last = laid.scene.nodes.len().saturating_sub(1);
        let direction = Direction::of_key(&key);
        if let Some(direction) = direction.filter(|_| event.shift_key()) {
            event.prevent_default();
            return self.move_by_key(node, direction, laid);
        }
        let places = self.places.get_untracked();
        let next = match key.as_str() {
            "Enter" | " " => {
                event.prevent_default();
                return self.choose(node, laid);
            }
            "Escape" => return self.choose_none(),
            "PageDown" => Some(node + 1).filter(|next| *next <= last),
            "PageUp" => node.checked_sub(1),
            "Home" => Some(0),
            "End" => Some(last),
            _ => match direction {
                Some(direction) => nearest(&places, node, direction),
                None => return,
            },
        };
        event.prevent_default();
        if let Some(next) = next {
            let key = laid.scene.nodes.get(next).map(|node| node.key.clone());
            self.on.set(key.unwrap_or_default());
            page::focus(&format!("node-{next}"));
        }
    }

    /// Chooses a node. A partner or a programme is chosen on all views; on a phone that would take the picture away, and
    /// a link below it does it.
    fn choose(self, node: usize, laid: &Laid) {
        let Some(it) = laid.scene.nodes.get(node) else {
            return;
        };
        self.on.set(it.key.clone());
        self.focus_again.set_value(true);
        let mut said = laid.scene.sentences(node);
        said.truncate(SPOKEN);
        said.insert(
            0,
            format!(
                "{} chosen, {}",
                it.name,
                plural(it.degree as i64, "relation")
            ),
        );
        self.spoken.set(said.join(". "));
        let Some(item) = &it.item else {
            return self.group.set(Some(it.key.clone()));
        };
        self.group.set(None);
        self.app.set_query(NODE, Some(scene::key(item)));
        let is_shared = matches!(item, ItemId::Partner(_) | ItemId::Programme(_));
        self.app
            .choose_here(match is_shared && laid.width >= ROOMY {
                true => Route::of_item(item),
                false => Route::Partners(None),
            });
    }

    fn choose_none(self) {
        self.group.set(None);
        self.focus_again.set_value(true);
        self.app.set_query(NODE, None);
        self.app.choose_here(Route::Partners(None));
        self.spoken.set("Nothing is chosen.".to_owned());
    }

    /// Another picture has the chosen node elsewhere: the keyboard stays on it.
    fn follow_focus(self) {
        if self.focus_again.get_value() {
            self.focus_again.set_value(false);
            let on = self.on.get_untracked();
            let node = self.laid.with_untracked(|laid| {
                let nodes = &laid.as_ref()?.scene.nodes;
                nodes.iter().position(|node| node.key == on)
            });
            page::focus_again(&format!("node-{}", node.unwrap_or_default()));
        }
    }

    /// All nodes but one, as they lie.
    fn others(self, node: usize, laid: &Laid) -> Vec<Lying> {
        let places = self.places.get_untracked();
        let places = places.into_iter().zip(&laid.widths).enumerate();
        places
            .filter(|(other, _)| *other != node)
            .map(|(_, (place, width))| (place, (*width, NODE_HEIGHT)))
            .collect()
    }

    /// Puts a node down where there is room for it. Whether it lies elsewhere now.
    fn put_down(self, node: usize, wanted: Place, was: Place, laid: &Laid) -> bool {
        let size = laid.widths.get(node).map(|width| (*width, NODE_HEIGHT));
        let frame = (laid.width, laid.placed.height);
        let others = self.others(node, laid);
        let place = size.and_then(|size| free_place(&others, size, wanted, frame));
        let place = place.unwrap_or(was);
        self.set_place(node, place);
        let key = laid.scene.nodes.get(node).map(|node| node.key.clone());
        if let Some(key) = key.filter(|_| place != was) {
            let mut put = self.put.get_untracked();
            put.retain(|(other, _)| *other != key);
            put.push((key, place));
            self.app.keep_arrangement(laid.width, &put);
            self.put.set(put);
        }
        place != was
    }

    fn set_place(self, node: usize, place: Place) {
        self.places.update(|places| {
            if let Some(slot) = places.get_mut(node) {
                *slot = place;
            }
        });
    }

    fn move_by_key(self, node: usize, direction: Direction, laid: &Laid) {
        let was = untrack(|| self.place(node));
        let (right, down) = direction.step();
        // Past what lies in the way.
        let moved = (1..=12).any(|steps| {
            let wanted = (was.0 + right * STEP * steps, was.1 + down * STEP * steps);
            let others = self.others(node, laid);
            let size = laid
                .widths
                .get(node)
                .map_or((0, 0), |width| (*width, NODE_HEIGHT));
            let frame = (laid.width, laid.placed.height);
            let place = free_place(&others, size, wanted, frame);
            place == Some(wanted) && self.put_down(node, wanted, was, laid)
        });
        let name = laid
            .scene
            .nodes
            .get(node)
            .map_or("", |node| node.name.as_str());
        let words = match direction {
            Direction::Left => "left",
            Direction::Right => "right",
            Direction::Up => "up",
            Direction::Down => "down",
        };
        let place = untrack(|| self.place(node));
        self.spoken.set(match moved {
            true => format!(
                "{name} moved {words}, now at {} across and {} down.",
                place.0, place.1
            ),
            false => format!("{name}: there is no room further {words}."),
        });
    }

    /// Where a pointer is in the picture.
    fn pointer(event: &web_sys::PointerEvent, laid: &Laid) -> Option<Place> {
        let ((x, y), width) = drag::within(event)?;
        let scaled = |length: i32| length * (laid.width + 2 * EDGE) / width.max(1) - EDGE;
        Some((scaled(x), scaled(y)))
    }

    fn take(self, event: &web_sys::PointerEvent, laid: &Laid) {
        let (Some(node), Some(from)) = (node_at(event), Self::pointer(event, laid)) else {
            return;
        };
        if event.is_primary() && event.button() == 0 {
            drag::capture(event);
            self.held.set_value(Some(Held {
                node,
                from,
                was: untrack(|| self.place(node)),
                has_moved: false,
            }));
        }
    }

    fn drag(self, event: &web_sys::PointerEvent, laid: &Laid) {
        let held = self.held.get_value();
        let (Some(mut held), Some(at)) = (held, Self::pointer(event, laid)) else {
            return;
        };
        let by = (at.0 - held.from.0, at.1 - held.from.1);
        held.has_moved |= by.0.abs() > CLICK || by.1.abs() > CLICK;
        self.held.set_value(Some(held));
        if held.has_moved {
            let x = (held.was.0 + by.0).clamp(0, laid.width);
            let y = (held.was.1 + by.1).clamp(0, laid.placed.height);
            self.set_place(held.node, (x, y));
        }
    }

    fn drop(self, event: &web_sys::PointerEvent, laid: &Laid) {
        let Some(held) = self.held.get_value() else {
            return;
        };
        self.held.set_value(None);
        event.prevent_default();
        if held.has_moved {
            let wanted = untrack(|| self.place(held.node));
            self.put_down(held.node, wanted, held.was, laid);
        } else {
            self.choose(held.node, laid);
        }
    }

    fn let_go(self) {
        if let Some(held) = self.held.get_value() {
            self.held.set_value(None);
            self.set_place(held.node, held.was);
        }
    }

    /// The way back to where the nodes lie by themselves.
    fn reset(self) -> Option<AnyView> {
        let count = self.put.with(Vec::len);
        let reset = move |_: web_sys::MouseEvent| {
            if let Some(laid) = self.laid.get_untracked() {
                self.app.keep_arrangement(laid.width, &Vec::new());
                self.laid.set(None);
                let scene = laid.scene.clone();
                set_timeout(move || self.begin(scene), Duration::ZERO);
                self.spoken
                    .set("All nodes lie where they lie by themselves.".to_owned());
            }
        };
        (count > 0).then(|| {
            view! {
                <p><button type="button" class="quiet" on:click=act(reset)>{format!("Put {} back", plural(count as i64, "moved node"))}</button></p>
            }
            .into_any()
        })
    }

    /// The chosen node in words.
    fn about(self) -> Option<AnyView> {
        let laid = self.laid.get()?;
        let chosen = self.chosen(&laid.scene)?;
        let node = laid.scene.nodes.get(chosen)?;
        let sentences = laid.scene.sentences(chosen);
        let count = sentences.len();
        let rest = (count > LISTED).then(|| {
            view! { <p class="hint">{format!("{} more are in the list below.", count - LISTED)}</p> }.into_any()
        });
        let none = (count == 0).then(|| {
            view! { <p class="empty">"Nothing that is shown is related with it."</p> }.into_any()
        });
        let items = sentences.into_iter().take(LISTED);
        let items = items.map(|said| view! { <li>{said}</li> }.into_any());
        let link = node.item.as_ref().map(|item| {
            view! { <p><a href=self.app.address(&Route::of_item(item))>{format!("Open {}", node.name)}</a></p> }.into_any()
        });
        Some(
            view! {
                <section class="about-node" aria-labelledby=ABOUT>
                    <h2 id=ABOUT tabindex="-1">{node.name.clone()}</h2>
                    {none}
                    <ul>{items.collect_view()}</ul>
                    {rest}
                    {link}
                </section>
            }
            .into_any(),
        )
    }
}

/// The heading of the words about the chosen node.
const ABOUT: &str = "about-node";

/// The node that an event happened on.
fn node_at(event: &web_sys::Event) -> Option<usize> {
    drag::value_at(event, "data-node")?.parse().ok()
}

/// Which of the edges between its two nodes an edge is, and how many these are.
fn beside(scene: &Scene, at: usize) -> (i32, i32) {
    let Some(edge) = scene.edges.get(at) else {
        return (0, 1);
    };
    let ends = (edge.from.min(edge.to), edge.from.max(edge.to));
    let (mut place, mut count) = (0, 0);
    for (other_at, other) in scene.edges.iter().enumerate() {
        if (other.from.min(other.to), other.from.max(other.to)) == ends {
            place += i32::from(other_at < at);
            count += 1;
        }
    }
    (place, count)
}

/// The point that draws the line of an edge to its side, where there are several between the same nodes.
fn bend(from: Place, to: Place, place: i32, count: i32) -> Place {
    let side = (2 * place - count + 1) * APART;
    // The same side whichever of the two an edge begins at.
    let (one, other) = if from <= to { (from, to) } else { (to, from) };
    let (x, y) = (other.0 - one.0, other.1 - one.1);
    let length = ((x * x + y * y) as f32).sqrt().max(1.0) as i32;
    (
        (from.0 + to.0) / 2 - y * side / length,
        (from.1 + to.1) / 2 - MARK + x * side / length,
    )
}

fn line(from: Place, to: Place, place: i32, count: i32) -> String {
    let (x, y) = bend(from, to, place, count);
    format!(
        "M{} {}Q{x} {y} {} {}",
        from.0,
        from.1 - MARK,
        to.0,
        to.1 - MARK
    )
}

/// The middle of the line of an edge.
fn middle(from: Place, to: Place, place: i32, count: i32) -> Place {
    let (x, y) = bend(from, to, place, count);
    (
        (from.0 + to.0) / 4 + x / 2,
        (from.1 + to.1 - 2 * MARK) / 4 + y / 2,
    )
}
