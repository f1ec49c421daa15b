//! Signals: those of Leptos, with one type of value inside.
//!
//! Leptos compiles its machinery once for each type of value that a signal or a memo holds, and once for each closure:
//! an eighth of the page's wasm. Here the values are boxed and the closures too, so there is one copy of each, and what
//! is left of a type is the way in and out. The names and what they do are those of Leptos.

use leptos::prelude as leptos;
use leptos::{ReadUntracked, ReadValue, Write, WriteValue};
use std::{
    any::Any,
    marker::PhantomData,
    ops::{Deref, DerefMut},
    process::abort,
    sync::Arc,
    time::Duration,
};

pub use ::leptos::prelude::{
    ArcTrigger, Notify, Owner, Track, event_target_checked, event_target_value,
    request_animation_frame, untrack, window_event_listener_untyped,
};

/// A value of any type.
type Cell = Box<dyn Any + Send + Sync>;

/// A value as what it is. Each handle knows the type of its own.
fn of<T: 'static>(cell: &Cell) -> &T {
    cell.downcast_ref().unwrap_or_else(|| abort())
}

fn of_mut<T: 'static>(cell: &mut Cell) -> &mut T {
    cell.downcast_mut().unwrap_or_else(|| abort())
}

/// The names that all handles have: copied freely, whatever they hold.
macro_rules! handle {
    ($name:ident) => {
        impl<T> Clone for $name<T> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<T> Copy for $name<T> {}
    };
}

/// Copies of the value, for handles that lend it.
macro_rules! copies {
    ($name:ident) => {
        impl<T: Clone + Send + Sync + 'static> $name<T> {
            pub fn get(self) -> T {
                self.with(T::clone)
            }

            pub fn get_untracked(self) -> T {
                self.with_untracked(T::clone)
            }

            pub fn try_get_untracked(self) -> Option<T> {
                self.try_with_untracked(T::clone)
            }
        }
    };
}

/// A value that tells those who read it when it changes. Disposed of with its owner: then `get`, `with`, `set` and
/// `update` must not be called, and what begins with `try` gives None.
pub struct RwSignal<T>(leptos::RwSignal<Cell>, PhantomData<fn() -> T>);

handle!(RwSignal);
copies!(RwSignal);

#[inline(never)]
fn new_signal(value: Cell) -> leptos::RwSignal<Cell> {
    leptos::RwSignal::new(value)
}

#[inline(never)]
fn read_signal(signal: leptos::RwSignal<Cell>, follow: bool) -> Option<impl Deref<Target = Cell>> {
    if follow {
        signal.track();
    }
    signal.try_read_untracked()
}

/// The same, of a signal that must be there.
#[inline(never)]
fn read_signal_now(signal: leptos::RwSignal<Cell>, follow: bool) -> impl Deref<Target = Cell> {
    read_signal(signal, follow).unwrap_or_else(|| abort())
}

#[inline(never)]
fn write_signal(signal: &leptos::RwSignal<Cell>) -> Option<impl DerefMut<Target = Cell>> {
    signal.try_write()
}

#[inline(never)]
fn set_signal(signal: leptos::RwSignal<Cell>, value: Cell) -> bool {
    match signal.try_write() {
        Some(mut cell) => *cell = value,
        None => return false,
    }
    true
}

impl<T: Send + Sync + 'static> RwSignal<T> {
    pub fn new(value: T) -> RwSignal<T> {
        RwSignal(new_signal(Box::new(value)), PhantomData)
    }

    pub fn with<U>(self, read: impl FnOnce(&T) -> U) -> U {
        read(of(&read_signal_now(self.0, true)))
    }

    pub fn with_untracked<U>(self, read: impl FnOnce(&T) -> U) -> U {
        read(of(&read_signal_now(self.0, false)))
    }

    pub fn try_with_untracked<U>(self, read: impl FnOnce(&T) -> U) -> Option<U> {
        read_signal(self.0, false).map(|cell| read(of(&cell)))
    }

    pub fn set(self, value: T) {
        if !set_signal(self.0, Box::new(value)) {
            abort();
        }
    }

    /// None where it was set.
    pub fn try_set(self, value: T) -> Option<()> {
        (!set_signal(self.0, Box::new(value))).then_some(())
    }

    pub fn update(self, change: impl FnOnce(&mut T)) {
        match write_signal(&self.0) {
            Some(mut cell) => change(of_mut(&mut cell)),
            None => abort(),
        }
    }

    pub fn try_update<U>(self, change: impl FnOnce(&mut T) -> U) -> Option<U> {
        write_signal(&self.0).map(|mut cell| change(of_mut(&mut cell)))
    }

    /// Changes it and tells nobody.
    pub fn update_untracked(self, change: impl FnOnce(&mut T)) {
        match self.0.try_write_untracked() {
            Some(mut cell) => change(of_mut(&mut cell)),
            None => abort(),
        }
    }

    /// Tells those who read it, as if it had changed.
    pub fn notify(self) {
        leptos::Notify::notify(&self.0);
    }
}

impl<T: Default + Send + Sync + 'static> Default for RwSignal<T> {
    fn default() -> RwSignal<T> {
        RwSignal::new(T::default())
    }
}

/// What a memo holds, and how two of them are compared.
struct Compared {
    value: Cell,
    is_same: fn(&Cell, &Cell) -> bool,
}

impl PartialEq for Compared {
    fn eq(&self, other: &Compared) -> bool {
        (self.is_same)(&self.value, &other.value)
    }
}

/// A value made of others, which tells those who read it only when it is another.
pub struct Memo<T>(leptos::Memo<Compared>, PhantomData<fn() -> T>);

handle!(Memo);
copies!(Memo);

/// A closure that makes a value. Not `Fn`: every boxed closure of that kind brings a second function, for calling it
/// once.
trait Make<V>: Send + Sync {
    fn make(&self) -> V;
}

struct Maker<T, F>(F, PhantomData<fn() -> T>);

impl<T: PartialEq + Send + Sync + 'static, F: Fn(Option<&T>) -> T + Send + Sync> Make<Compared>
    for Maker<T, F>
{
    fn make(&self) -> Compared {
        Compared {
            value: Box::new((self.0)(None)),
            is_same: |one, other| of::<T>(one) == of(other),
        }
    }
}

impl<T: Send + Sync + 'static, F: Fn() -> T + Send + Sync> Make<Cell> for Maker<T, F> {
    fn make(&self) -> Cell {
        Box::new((self.0)())
    }
}

#[inline(never)]
fn new_memo(maker: Box<dyn Make<Compared>>) -> leptos::Memo<Compared> {
    leptos::Memo::new(move |_| maker.make())
}

#[inline(never)]
fn read_memo(memo: leptos::Memo<Compared>, follow: bool) -> Option<impl Deref<Target = Compared>> {
    if follow {
        memo.track();
    }
    memo.try_read_untracked()
}

/// The same, of a memo that must be there.
#[inline(never)]
fn read_memo_now(memo: leptos::Memo<Compared>, follow: bool) -> impl Deref<Target = Compared> {
    read_memo(memo, follow).unwrap_or_else(|| abort())
}

impl<T: Send + Sync + 'static> Memo<T> {
    /// The argument, the value before, is always None.
    pub fn new(make: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq,
    {
        Memo(new_memo(Box::new(Maker(make, PhantomData))), PhantomData)
    }

    pub fn with<U>(self, read: impl FnOnce(&T) -> U) -> U {
        read(of(&read_memo_now(self.0, true).value))
    }

    pub fn with_untracked<U>(self, read: impl FnOnce(&T) -> U) -> U {
        read(of(&read_memo_now(self.0, false).value))
    }

    pub fn try_with_untracked<U>(self, read: impl FnOnce(&T) -> U) -> Option<U> {
        read_memo(self.0, false).map(|memo| read(of(&memo.value)))
    }

    pub fn track(self) {
        Track::track(&self.0);
    }
}

type Derived = Arc<dyn Make<Cell>>;

/// A value that is made anew whenever it is read.
pub struct Signal<T>(leptos::StoredValue<Derived>, PhantomData<fn() -> T>);

handle!(Signal);

#[inline(never)]
fn new_derived(maker: Derived) -> leptos::StoredValue<Derived> {
    leptos::StoredValue::new(maker)
}

#[inline(never)]
fn read_derived(signal: leptos::StoredValue<Derived>) -> Option<Cell> {
    let maker = Arc::clone(&*signal.try_read_value()?);
    Some(maker.make())
}

impl<T: Send + Sync + 'static> Signal<T> {
    pub fn derive(make: impl Fn() -> T + Send + Sync + 'static) -> Signal<T> {
        Signal(new_derived(Arc::new(Maker(make, PhantomData))), PhantomData)
    }

    /// One that never changes.
    pub fn stored(value: T) -> Signal<T>
    where
        T: Clone,
    {
        Signal::derive(move || value.clone())
    }

    pub fn get(self) -> T {
        self.try_get().unwrap_or_else(|| abort())
    }

    fn try_get(self) -> Option<T> {
        let value: Box<T> = read_derived(self.0)?.downcast().ok()?;
        Some(*value)
    }

    pub fn try_get_untracked(self) -> Option<T> {
        untrack(|| self.try_get())
    }

    pub fn get_untracked(self) -> T {
        untrack(|| self.get())
    }

    pub fn with<U>(self, read: impl FnOnce(&T) -> U) -> U {
        read(&self.get())
    }

    pub fn with_untracked<U>(self, read: impl FnOnce(&T) -> U) -> U {
        untrack(|| self.with(read))
    }
}

impl<T: Clone + Send + Sync + 'static> From<RwSignal<T>> for Signal<T> {
    fn from(signal: RwSignal<T>) -> Signal<T> {
        Signal::derive(move || signal.get())
    }
}

impl<T: Clone + Send + Sync + 'static> From<Memo<T>> for Signal<T> {
    fn from(memo: Memo<T>) -> Signal<T> {
        Signal::derive(move || memo.get())
    }
}

/// A value that tells nobody when it changes. Disposed of with its owner.
pub struct StoredValue<T>(leptos::StoredValue<Cell>, PhantomData<fn() -> T>);

handle!(StoredValue);

#[inline(never)]
fn new_stored(value: Cell) -> leptos::StoredValue<Cell> {
    leptos::StoredValue::new(value)
}

#[inline(never)]
fn read_stored(stored: leptos::StoredValue<Cell>) -> Option<impl Deref<Target = Cell>> {
    stored.try_read_value()
}

#[inline(never)]
fn write_stored(stored: leptos::StoredValue<Cell>) -> Option<impl DerefMut<Target = Cell>> {
    stored.try_write_value()
}

impl<T: Send + Sync + 'static> StoredValue<T> {
    pub fn new(value: T) -> StoredValue<T> {
        StoredValue(new_stored(Box::new(value)), PhantomData)
    }

    pub fn with_value<U>(self, read: impl FnOnce(&T) -> U) -> U {
        self.try_with_value(read).unwrap_or_else(|| abort())
    }

    pub fn try_with_value<U>(self, read: impl FnOnce(&T) -> U) -> Option<U> {
        read_stored(self.0).map(|cell| read(of(&cell)))
    }

    pub fn get_value(self) -> T
    where
        T: Clone,
    {
        self.with_value(T::clone)
    }

    pub fn try_get_value(self) -> Option<T>
    where
        T: Clone,
    {
        self.try_with_value(T::clone)
    }

    pub fn update_value(self, change: impl FnOnce(&mut T)) {
        self.try_update_value(change).unwrap_or_else(|| abort());
    }

    pub fn try_update_value<U>(self, change: impl FnOnce(&mut T) -> U) -> Option<U> {
        write_stored(self.0).map(|mut cell| change(of_mut(&mut cell)))
    }

    pub fn set_value(self, value: T) {
        self.update_value(|old| *old = value);
    }
}

impl<T: Default + Send + Sync + 'static> Default for StoredValue<T> {
    fn default() -> StoredValue<T> {
        StoredValue::new(T::default())
    }
}

type Called<A, R> = Arc<dyn Fn(A) -> R + Send + Sync>;

/// A function that is handed on. Disposed of with its owner.
pub struct Callback<A, R = ()>(StoredValue<Called<A, R>>);

impl<A, R> Clone for Callback<A, R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<A, R> Copy for Callback<A, R> {}

impl<A: 'static, R: 'static> Callback<A, R> {
    pub fn new(run: impl Fn(A) -> R + Send + Sync + 'static) -> Callback<A, R> {
        Callback(StoredValue::new(Arc::new(run)))
    }

    pub fn run(self, argument: A) -> R {
        self.0.get_value()(argument)
    }

    pub fn try_run(self, argument: A) -> Option<R> {
        Some(self.0.try_get_value()?(argument))
    }
}

/// What is done once the page is drawn, and again when what it reads changes. Ends with its owner.
pub struct Effect;

impl Effect {
    /// The argument is what it gave the last time.
    #[allow(clippy::new_ret_no_self)]
    pub fn new<T: 'static>(mut run: impl FnMut(Option<T>) -> T + 'static) {
        let mut last = None;
        new_effect(Box::new(move || last = Some(run(last.take()))));
    }
}

#[inline(never)]
fn new_effect(mut run: Box<dyn FnMut()>) {
    leptos::Effect::new(move |_: Option<()>| run());
}

/// Runs something later, once. Nothing calls it off.
pub fn set_timeout(run: impl FnOnce() + 'static, wait: Duration) {
    after(Box::new(run), wait);
}

#[inline(never)]
fn after(run: Box<dyn FnOnce()>, wait: Duration) {
    leptos::set_timeout(run, wait);
}

/// Runs something when what is drawn here is drawn anew or taken away.
pub fn on_cleanup(run: impl FnOnce() + 'static) {
    at_the_end(Box::new(run));
}

#[inline(never)]
fn at_the_end(run: Box<dyn FnOnce()>) {
    let kept = leptos::StoredValue::new_local(Some(run));
    leptos::on_cleanup(move || {
        let run = kept.try_write_value().and_then(|mut run| run.take());
        if let Some(run) = run {
            run();
        }
    });
}
