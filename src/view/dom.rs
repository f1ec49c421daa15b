//! What `view!` makes, and how it comes into the page and follows what it reads.
//!
//! A view is a value of one type, whatever it shows: Leptos' own have a type for each element, and the compiler makes a
//! copy of the machinery for each of them. The macro (`tools/view`) writes tags, fixed attributes and fixed texts into
//! one constant text, the template, and gives the rest as a list of values. The fixed part is made once and cloned.

use crate::{browser::page, reactive::StoredValue};
use any_spawner::Executor;
use leptos::{
    prelude::Owner,
    reactive::effect::RenderEffect,
    tachys::renderer::{RemoveEventHandler, Rndr},
};
use std::{borrow::Cow, cell::RefCell, marker::PhantomData};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, Node};

pub use plenary_view::view;

/// The codes of a template. What stands between two of them is the name or the text that the first one needs.
mod code {
    /// An element; the rest until its end. A name that begins with ":" is one of svg.
    pub const OPEN: u8 = 1;
    /// The same, where neither it nor what is in it has a hole.
    pub const FIXED: u8 = 2;
    pub const CLOSE: u8 = 3;
    /// A fixed attribute, and after it its value.
    pub const NAME: u8 = 4;
    pub const VALUE: u8 = 5;
    pub const TEXT: u8 = 6;
    /// The holes: each takes the next value.
    pub const CHILD: u8 = 7;
    pub const PROPERTY: u8 = 0xe;
    pub const CLASS: u8 = 0xf;
    pub const STYLE: u8 = 0x10;
    // 8 is an attribute's, 0x11 an event's.
}

const SVG: &str = "http://www.w3.org/2000/svg";

/// A view, or a part of one. With a word for its kind it is moved in whole words, which takes less code.
///
/// What makes one is not inlined: it then writes into the list of values where it stands, and a view is a row of calls.
#[repr(u32)]
pub enum AnyView {
    Nothing,
    /// Whether an attribute, a property or a class is there. Nothing to see where it stands for a child.
    Flag(bool),
    Text(Cow<'static, str>),
    Many(Vec<AnyView>),
    /// Follows what it reads.
    Live(Box<dyn Draw>),
    /// A template and the values for its holes.
    Drawn(&'static &'static str, Box<[AnyView]>),
    /// What happens at an event.
    On(Box<dyn Handle>),
    /// What is already made.
    Node(Node),
}

/// A closure that draws. Not `FnMut`: every boxed closure of that kind brings a second function, for calling it once.
pub trait Draw {
    fn draw(&mut self) -> AnyView;
}

impl<T: IntoAny, F: FnMut() -> T> Draw for F {
    fn draw(&mut self) -> AnyView {
        self().into_any()
    }
}

/// A closure that handles events.
pub trait Handle {
    fn handle(&mut self, event: JsValue);
}

/// What happens at an event of this type.
pub struct Handler<E>(Box<dyn Handle>, PhantomData<fn(E)>);

struct Typed<E, F>(F, PhantomData<fn(E)>);

impl<E: JsCast, F: FnMut(E)> Handle for Typed<E, F> {
    fn handle(&mut self, event: JsValue) {
        (self.0)(event.unchecked_into());
    }
}

impl<E: JsCast + 'static> Handler<E> {
    pub fn new(handle: impl FnMut(E) + 'static) -> Handler<E> {
        Handler(Box::new(Typed(handle, PhantomData)), PhantomData)
    }

    /// The same, of what does not mind the type of the event.
    pub fn of_any(handle: impl FnMut(JsValue) + 'static) -> Handler<E> {
        Handler(Box::new(Typed(handle, PhantomData)), PhantomData)
    }
}

/// What can be a view, a part of it, or the value of an attribute.
pub trait IntoAny {
    fn into_any(self) -> AnyView;
}

pub use IntoAny as IntoView;

impl IntoAny for AnyView {
    fn into_any(self) -> AnyView {
        self
    }
}

impl IntoAny for () {
    fn into_any(self) -> AnyView {
        AnyView::Nothing
    }
}

impl IntoAny for bool {
    #[inline(never)]
    fn into_any(self) -> AnyView {
        AnyView::Flag(self)
    }
}

impl IntoAny for &'static str {
    #[inline(never)]
    fn into_any(self) -> AnyView {
        AnyView::Text(Cow::Borrowed(self))
    }
}

impl IntoAny for String {
    #[inline(never)]
    fn into_any(self) -> AnyView {
        AnyView::Text(Cow::Owned(self))
    }
}

impl IntoAny for usize {
    fn into_any(self) -> AnyView {
        self.to_string().into_any()
    }
}

impl<T: IntoAny> IntoAny for Option<T> {
    #[inline(never)]
    fn into_any(self) -> AnyView {
        self.map_or(AnyView::Nothing, IntoAny::into_any)
    }
}

impl<T: IntoAny> IntoAny for Vec<T> {
    #[inline(never)]
    fn into_any(self) -> AnyView {
        AnyView::Many(self.collect_view())
    }
}

impl<T: IntoAny, F: FnMut() -> T + 'static> IntoAny for F {
    fn into_any(self) -> AnyView {
        live(Box::new(self))
    }
}

/// All of them, one after the other.
pub trait CollectView {
    fn collect_view(self) -> Vec<AnyView>;
}

impl<T: IntoAny, I: IntoIterator<Item = T>> CollectView for I {
    fn collect_view(self) -> Vec<AnyView> {
        self.into_iter().map(IntoAny::into_any).collect()
    }
}

/// A view that follows what it reads.
#[inline(never)]
pub fn live(draw: Box<dyn Draw>) -> AnyView {
    AnyView::Live(draw)
}

/// Made by `view!`.
#[inline(never)]
pub fn drawn<const HOLES: usize>(
    template: &'static &'static str,
    holes: [AnyView; HOLES],
) -> AnyView {
    AnyView::Drawn(template, Box::new(holes))
}

/// Made by `view!`: what happens at an event of this type.
pub fn on<E>(handler: Handler<E>) -> AnyView {
    handles(handler.0)
}

#[inline(never)]
fn handles(handle: Box<dyn Handle>) -> AnyView {
    AnyView::On(handle)
}

/// The types of the events that views hear, by their names.
#[allow(non_camel_case_types)]
pub mod event {
    pub type blur = web_sys::FocusEvent;
    pub type change = web_sys::Event;
    pub type click = web_sys::MouseEvent;
    pub type close = web_sys::Event;
    pub type dragleave = web_sys::DragEvent;
    pub type dragover = web_sys::DragEvent;
    pub type drop = web_sys::DragEvent;
    pub type focus = web_sys::FocusEvent;
    pub type focusin = web_sys::FocusEvent;
    pub type focusout = web_sys::FocusEvent;
    pub type input = web_sys::Event;
    pub type keydown = web_sys::KeyboardEvent;
    pub type mouseenter = web_sys::MouseEvent;
    pub type mouseleave = web_sys::MouseEvent;
    pub type mousemove = web_sys::MouseEvent;
    pub type mouseover = web_sys::MouseEvent;
    pub type pointercancel = web_sys::PointerEvent;
    pub type pointerleave = web_sys::PointerEvent;
    pub type pointerdown = web_sys::PointerEvent;
    pub type pointermove = web_sys::PointerEvent;
    pub type pointerup = web_sys::PointerEvent;
    pub type scroll = web_sys::Event;
    pub type submit = web_sys::SubmitEvent;
    pub type toggle = web_sys::Event;
    pub type wheel = web_sys::WheelEvent;
}

/// Puts a view into an element. It lives as long as the page does.
pub fn mount(parent: &Element, view: impl FnOnce() -> AnyView) {
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new();
    let state = owner.with(|| view().build());
    state.mount(parent, None);
    std::mem::forget(state);
    std::mem::forget(owner);
}

/// A view that was built. What it follows is followed until this is dropped.
pub enum State {
    /// Holds the place.
    Nothing(Node),
    Text(Node, Cow<'static, str>),
    /// The node marks the end.
    Many(Vec<State>, Node),
    Live(Live),
    Drawn(Box<Drawn>),
    Node(Node),
    /// What an attribute was set to.
    Value(AnyView),
}

/// Draws anew when what it reads changes.
pub struct Live(RenderEffect<State>);

impl Drop for Live {
    /// The effect's task holds what was drawn until it runs again. What that follows may be gone by then: it must not
    /// be told of a change any more.
    fn drop(&mut self) {
        self.0.take_value();
    }
}

/// A filled template.
pub struct Drawn {
    template: &'static str,
    /// What stands side by side at its top.
    roots: Vec<Root>,
    slots: Vec<Slot>,
}

enum Root {
    Node(Node),
    /// What fills the slot of this number.
    Slot(usize),
}

/// A filled hole.
enum Slot {
    Child(State),
    Attribute(Element, u8, &'static str, Held),
}

enum Held {
    Value(AnyView),
    Live(RenderEffect<State>),
    On(#[allow(dead_code)] RemoveEventHandler<Element>),
}

/// Tells whether what a view is made in is still there. Effects that were woken and events that a browser sends at the
/// last moment come a little later than that, and what they would read is gone.
fn lives() -> impl Fn() -> bool + 'static {
    let sign = StoredValue::new(());
    move || sign.try_with_value(|()| ()).is_some()
}

impl AnyView {
    /// Makes the nodes, in no document yet.
    pub fn build(self) -> State {
        match self {
            AnyView::Text(text) => State::Text(Rndr::create_text_node(&text).into(), text),
            AnyView::Many(views) => State::Many(
                views.into_iter().map(AnyView::build).collect(),
                Rndr::create_placeholder().into(),
            ),
            AnyView::Live(mut draw) => State::Live(Live(RenderEffect::new({
                let is_there = lives();
                move |before| {
                    let before = match before {
                        // What it reads is gone, and it is about to go.
                        Some(state) if !is_there() => return state,
                        before => before,
                    };
                    let view = draw.draw();
                    match before {
                        Some(mut state) => {
                            State::rebuild(&mut state, view);
                            state
                        }
                        None => view.build(),
                    }
                }
            }))),
            AnyView::Drawn(template, holes) => {
                State::Drawn(Box::new(Drawn::build(template, holes)))
            }
            AnyView::Node(node) => State::Node(node),
            AnyView::Nothing | AnyView::Flag(_) | AnyView::On(_) => {
                State::Nothing(Rndr::create_placeholder().into())
            }
        }
    }

    /// What an attribute says. None: it is not there.
    fn text(&self) -> Option<&str> {
        match self {
            AnyView::Text(text) => Some(text),
            AnyView::Flag(true) => Some(""),
            _ => None,
        }
    }
}

impl State {
    /// Puts the nodes into an element: before this one, or at the end.
    pub fn mount(&self, parent: &Node, before: Option<&Node>) {
        match self {
            State::Nothing(node) | State::Text(node, _) | State::Node(node) => {
                insert(parent, node, before);
            }
            State::Many(states, end) => {
                for state in states {
                    state.mount(parent, before);
                }
                insert(parent, end, before);
            }
            State::Live(Live(effect)) => {
                effect.with_value_mut(|state| state.mount(parent, before));
            }
            State::Drawn(drawn) => {
                for root in &drawn.roots {
                    match root {
                        Root::Node(node) => insert(parent, node, before),
                        Root::Slot(_) => {
                            if let Some(state) = drawn.state_of(root) {
                                state.mount(parent, before);
                            }
                        }
                    }
                }
            }
            State::Value(_) => {}
        }
    }

    /// Takes the nodes out of the page.
    pub fn unmount(&self) {
        match self {
            State::Nothing(node) | State::Text(node, _) | State::Node(node) => Rndr::remove(node),
            State::Many(states, end) => {
                for state in states {
                    state.unmount();
                }
                Rndr::remove(end);
            }
            State::Live(Live(effect)) => {
                effect.with_value_mut(|state| state.unmount());
            }
            State::Drawn(drawn) => {
                for root in &drawn.roots {
                    match root {
                        Root::Node(node) => Rndr::remove(node),
                        Root::Slot(_) => {
                            if let Some(state) = drawn.state_of(root) {
                                state.unmount();
                            }
                        }
                    }
                }
            }
            State::Value(_) => {}
        }
    }

    /// The first of the nodes.
    pub fn first(&self) -> Option<Node> {
        match self {
            State::Nothing(node) | State::Text(node, _) | State::Node(node) => Some(node.clone()),
            State::Many(states, end) => match states.first() {
                Some(state) => state.first(),
                None => Some(end.clone()),
            },
            State::Live(Live(effect)) => effect.with_value_mut(|state| state.first()).flatten(),
            State::Drawn(drawn) => match drawn.roots.first()? {
                Root::Node(node) => Some(node.clone()),
                root => drawn.state_of(root)?.first(),
            },
            State::Value(_) => None,
        }
    }

    /// Shows another view in place of this one. What is alike stays: the nodes, with their focus and their scroll.
    pub fn rebuild(&mut self, view: AnyView) {
        match (view, &mut *self) {
            (AnyView::Nothing | AnyView::Flag(_), State::Nothing(_)) => {}
            (AnyView::Text(text), State::Text(node, old)) => {
                if text != *old {
                    node.set_node_value(Some(&text));
                    *old = text;
                }
            }
            (AnyView::Drawn(template, holes), State::Drawn(drawn))
                if *template == drawn.template =>
            {
                for (hole, slot) in holes.into_iter().zip(&mut drawn.slots) {
                    slot.refill(hole);
                }
            }
            (AnyView::Many(views), State::Many(states, end)) => {
                for state in states.drain(views.len().min(states.len())..) {
                    state.unmount();
                }
                let mut views = views.into_iter();
                for (state, view) in states.iter_mut().zip(&mut views) {
                    state.rebuild(view);
                }
                if let Some(parent) = end.parent_node() {
                    for view in views {
                        let state = view.build();
                        state.mount(&parent, Some(end));
                        states.push(state);
                    }
                }
            }
            (view, _) => {
                let new = view.build();
                if let Some(first) = self.first()
                    && let Some(parent) = first.parent_node()
                {
                    new.mount(&parent, Some(&first));
                }
                self.unmount();
                *self = new;
            }
        }
    }
}

fn insert(parent: &Node, node: &Node, before: Option<&Node>) {
    let _ = parent.insert_before(node, before);
}

impl Drawn {
    fn build(template: &'static str, holes: Box<[AnyView]>) -> Drawn {
        let mut drawn = Drawn {
            template,
            roots: Vec::new(),
            slots: Vec::with_capacity(holes.len()),
        };
        let mut holes = holes.into_iter();
        // The element that is being filled, None at the top; and the next of its fixed nodes.
        let mut element: Option<Node> = None;
        let mut next = fixed_part(template).and_then(|node| node.first_child());
        let mut around = Vec::new();
        let mut codes = Codes(template);
        while let Some((code, name)) = codes.next() {
            match code {
                code::OPEN | code::FIXED | code::TEXT => {
                    let Some(node) = next.take() else { break };
                    next = node.next_sibling();
                    if element.is_none() {
                        drawn.roots.push(Root::Node(node.clone()));
                    }
                    if code == code::OPEN {
                        let first = node.first_child();
                        around.push((element.replace(node), std::mem::replace(&mut next, first)));
                    } else if code == code::FIXED {
                        codes.skip_element();
                    }
                }
                code::CLOSE => (element, next) = around.pop().unwrap_or_default(),
                code::CHILD => {
                    let state = holes.next().unwrap_or(AnyView::Nothing).build();
                    match &element {
                        Some(element) => state.mount(element, next.as_ref()),
                        None => drawn.roots.push(Root::Slot(drawn.slots.len())),
                    }
                    drawn.slots.push(Slot::Child(state));
                }
                code::NAME | code::VALUE => {}
                hole => {
                    let value = holes.next().unwrap_or(AnyView::Nothing);
                    if let Some(element) = &element {
                        let element: Element = element.clone().unchecked_into();
                        let held = hold(&element, hole, name, value, None);
                        drawn.slots.push(Slot::Attribute(element, hole, name, held));
                    }
                }
            }
        }
        drawn
    }

    fn state_of(&self, root: &Root) -> Option<&State> {
        match root {
            Root::Slot(at) => match self.slots.get(*at)? {
                Slot::Child(state) => Some(state),
                Slot::Attribute(..) => None,
            },
            Root::Node(_) => None,
        }
    }
}

impl Slot {
    fn refill(&mut self, hole: AnyView) {
        match self {
            Slot::Child(state) => state.rebuild(hole),
            Slot::Attribute(element, code, name, held) => {
                let before = match held {
                    Held::Value(value) => Some(std::mem::replace(value, AnyView::Nothing)),
                    Held::Live(effect) => match effect.take_value() {
                        Some(State::Value(value)) => Some(value),
                        _ => None,
                    },
                    Held::On(_) => None,
                };
                *held = hold(element, *code, name, hole, before);
            }
        }
    }
}

/// Fills the hole of an attribute, property, class, style or event.
fn hold(
    element: &Element,
    code: u8,
    name: &'static str,
    value: AnyView,
    before: Option<AnyView>,
) -> Held {
    match value {
        AnyView::Live(mut read) => {
            let (element, is_there) = (element.clone(), lives());
            let follow = move |before| {
                let before = match before {
                    Some(state) if !is_there() => return state,
                    before => before,
                };
                let value = read.draw();
                let before = match &before {
                    Some(State::Value(before)) => Some(before),
                    _ => None,
                };
                set(&element, code, name, &value, before);
                State::Value(value)
            };
            let before = before.map(State::Value);
            Held::Live(RenderEffect::new_with_value(follow, before))
        }
        AnyView::On(mut handle) => {
            let owner = Owner::current().unwrap_or_default();
            // A browser tells what it takes out of the page that it lost the focus: what the view read is gone by then.
            let is_there = lives();
            let handle = move |event| {
                if is_there() {
                    owner.with(|| handle.handle(event));
                }
            };
            Held::On(Rndr::add_event_listener(element, name, Box::new(handle)))
        }
        value => {
            set(element, code, name, &value, before.as_ref());
            Held::Value(value)
        }
    }
}

fn set(element: &Element, code: u8, name: &str, value: &AnyView, before: Option<&AnyView>) {
    let text = value.text();
    if code == code::PROPERTY {
        // Also where it is the same: a person may have changed it since.
        let value = match value {
            AnyView::Flag(is_set) => JsValue::from_bool(*is_set),
            _ => text.map_or(JsValue::UNDEFINED, JsValue::from_str),
        };
        return Rndr::set_property_or_value(element, name, &value);
    }
    if text == before.and_then(AnyView::text) {
        return;
    }
    let _ = match (code, text) {
        (code::CLASS, Some(_)) => element.class_list().add_1(name),
        (code::CLASS, None) => element.class_list().remove_1(name),
        (code::STYLE, _) => {
            let style = element.unchecked_ref::<HtmlElement>().style();
            match text {
                Some(text) => style.set_property(name, text),
                None => style.remove_property(name).map(drop),
            }
        }
        (_, Some(text)) => element.set_attribute(name, text),
        (_, None) => element.remove_attribute(name),
    };
}

/// A template, code by code.
struct Codes(&'static str);

impl Codes {
    /// Goes past the end of the element that was just opened.
    fn skip_element(&mut self) {
        let mut depth = 1;
        while depth > 0 {
            match self.next() {
                Some((code::OPEN | code::FIXED, _)) => depth += 1,
                Some((code::CLOSE, _)) => depth -= 1,
                Some(_) => {}
                None => return,
            }
        }
    }
}

impl Iterator for Codes {
    type Item = (u8, &'static str);

    /// The next code, with what stands after it.
    fn next(&mut self) -> Option<(u8, &'static str)> {
        let code = *self.0.as_bytes().first()?;
        let rest = self.0.get(1..)?;
        let is_code = |byte: &u8| *byte < b' ' && !byte.is_ascii_whitespace();
        let end = rest.as_bytes().iter().position(is_code);
        let (text, rest) = rest.split_at_checked(end.unwrap_or(rest.len()))?;
        self.0 = rest;
        Some((code, text))
    }
}

thread_local! {
    /// The fixed part of each template that was used, by the place of its text.
    static FIXED: RefCell<Vec<(*const u8, Node)>> = const { RefCell::new(Vec::new()) };
}

/// A fresh copy of what is fixed in a template.
fn fixed_part(template: &'static str) -> Option<Node> {
    let place = template.as_ptr();
    FIXED.with_borrow_mut(|fixed| {
        let at = match fixed.binary_search_by_key(&place, |(place, _)| *place) {
            Ok(at) => at,
            Err(at) => {
                fixed.insert(at, (place, make_fixed(template)?));
                at
            }
        };
        fixed.get(at)?.1.clone_node_with_deep(true).ok()
    })
}

fn make_fixed(template: &'static str) -> Option<Node> {
    let document = page::document()?;
    let mut parent: Node = document.create_document_fragment().into();
    let mut around = Vec::new();
    let mut codes = Codes(template);
    while let Some((code, name)) = codes.next() {
        match code {
            code::OPEN | code::FIXED => {
                let element = match name.strip_prefix(':') {
                    Some(name) => document.create_element_ns(Some(SVG), name),
                    None => document.create_element(name),
                };
                let element = element.ok()?;
                insert(&parent, &element, None);
                around.push(std::mem::replace(&mut parent, element.into()));
            }
            code::CLOSE => parent = around.pop()?,
            code::NAME => {
                let (_, value) = codes.next()?;
                let element: &Element = parent.unchecked_ref();
                let _ = element.set_attribute(name, value);
            }
            code::TEXT => insert(&parent, &document.create_text_node(name), None),
            _ => {}
        }
    }
    Some(parent)
}
