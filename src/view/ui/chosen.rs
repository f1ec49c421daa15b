//! The record that a detail panel shows, as it is now, and the way to change it.

use crate::view::prelude::*;
use crate::{
    app::App,
    plan::{Change, Edit, Plan, Record},
};

/// The chosen record; None where the plan has it no more.
pub struct Chosen<R: Record + Send + Sync + 'static> {
    pub app: App,
    record: Memo<Option<R>>,
    edit: fn(Change<R>) -> Edit,
}

// Derived, these would ask the same of the record.
impl<R: Record + Send + Sync + 'static> Clone for Chosen<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R: Record + Send + Sync + 'static> Copy for Chosen<R> {}

impl<R: Record + Send + Sync + 'static> Chosen<R> {
    /// The record that `find` finds in the plan. `edit` makes an edit of a change of it.
    pub fn new(
        app: App,
        find: impl Fn(&Plan) -> Option<R> + Send + Sync + 'static,
        edit: fn(Change<R>) -> Edit,
    ) -> Self {
        Chosen {
            app,
            record: app.memo_of_plan(find),
            edit,
        }
    }

    pub fn exists(self) -> bool {
        self.record.with(Option::is_some)
    }

    /// A value read off the record; the default where it is gone.
    pub fn read<T: Default>(self, read: impl Fn(&R) -> T) -> T {
        self.record
            .with(|record| record.as_ref().map(read).unwrap_or_default())
    }

    /// The same, as it is now and without following it.
    pub fn read_now<T: Default>(self, read: impl Fn(&R) -> T) -> T {
        self.now().as_ref().map(read).unwrap_or_default()
    }

    /// The same, as a signal.
    pub fn signal<T: Default + Send + Sync + 'static>(
        self,
        read: impl Fn(&R) -> T + Send + Sync + 'static,
    ) -> Signal<T> {
        Signal::derive(move || self.read(&read))
    }

    /// Changes the record; nothing happens where it is gone or stays the same.
    pub fn change(self, make: impl FnOnce(&mut R)) {
        if let Some(before) = self.now() {
            let mut after = before.clone();
            make(&mut after);
            if after != before {
                self.app
                    .change((self.edit)(Change::Replace(Box::new(after))));
            }
        }
    }

    /// A field that is taken away while it is written tells so after its panel is gone: then there is nothing.
    fn now(self) -> Option<R> {
        self.record.try_get_untracked().flatten()
    }
}
