//! The one state of the app, in private signals. Outside `app` it can only be read.

use super::{
    Query, Route,
    draft::Drafts,
    evaluation::Pass,
    history::History,
    import::Import,
    keep::Slot,
    library::{Library, Missing, Opened, Way},
    review::Reviewing,
    signing::Keys,
};
use crate::reactive::*;
use crate::{
    exchange::snapshot::Snapshot,
    notes::{Notes, Subject, locked::Locked},
    plan::{ItemId, Plan, relations::Relation},
};
use chrono::NaiveDate;
use std::{cell::Cell, ops::Deref};

/// The app, provided once. What draws and what handles carries a copy of it, so it is no more than a pointer.
#[derive(Clone, Copy)]
pub struct App(pub(super) &'static Known);

impl Deref for App {
    type Target = Known;

    fn deref(&self) -> &Known {
        self.0
    }
}

/// Everything that the app knows, as signals. It lives as long as the page.
pub struct Known {
    pub(super) snapshot: RwSignal<Snapshot>,
    /// Of the plan, made when they are first asked for.
    pub(super) relations: Memo<Vec<Relation>>,
    pub(super) notes: RwSignal<Notes>,
    pub(super) history: RwSignal<History>,
    pub(super) route: RwSignal<Route>,
    pub(super) query: RwSignal<Query>,
    pub(super) today: RwSignal<NaiveDate>,
    pub(super) whole: RwSignal<bool>,
    pub(super) theme: RwSignal<Theme>,
    /// Empty: nobody has said it.
    pub(super) author: RwSignal<String>,
    pub(super) plan_slot: RwSignal<Slot>,
    pub(super) notes_slot: RwSignal<Slot>,
    pub(super) notice: RwSignal<Option<Notice>>,
    pub(super) import: RwSignal<Option<Import>>,
    /// What is known of signatures and their keys.
    pub(super) keys: RwSignal<Keys>,
    /// A backup of notes that waits for its passphrase.
    pub(super) locked: RwSignal<Option<Locked>>,
    /// Whether the search is open.
    pub(super) searching: RwSignal<bool>,
    /// The items opened lately, the last one first.
    pub(super) opened: StoredValue<Vec<Route>>,
    /// Where on the page that is about to open the person wants to be: the ids of elements, the first that is there.
    pub(super) awaited: StoredValue<Vec<String>>,
    pub(super) drafts: RwSignal<Drafts>,
    /// What the library holds, where somebody asked.
    pub(super) library: RwSignal<Option<Library>>,
    /// The plan that the address names and that can't be shown.
    pub(super) missing: RwSignal<Option<Missing>>,
    /// Plans that were open in this tab.
    pub(super) shelf: StoredValue<Vec<Opened>>,
    /// What is said once the page is there that it leads to.
    pub(super) arrival: StoredValue<Option<Notice>>,
    pub(super) pass: RwSignal<Option<Pass>>,
    /// The files that are being looked over.
    pub(super) reviewing: RwSignal<Reviewing>,
}

/// The colours that a person chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    System,
    Light,
    Dark,
}

impl Theme {
    pub const ALL: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];

    pub fn word(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    pub fn label(self) -> &'static str {
        match self {
            Theme::System => "Like the system",
            Theme::Light => "Light",
            Theme::Dark => "Dark",
        }
    }

    pub fn from_word(word: &str) -> Theme {
        Theme::ALL
            .into_iter()
            .find(|theme| theme.word() == word)
            .unwrap_or(Theme::System)
    }
}

/// A short message about what just happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Something takes its time.
    UnderWay(String),
    /// Something was done.
    Done(String),
    /// Something was done, and this step is offered.
    Way(String, Way),
    /// Something could not be done.
    Failed(String),
}

thread_local! {
    static APP: Cell<Option<App>> = const { Cell::new(None) };
}

/// The app's state, once it was provided: everywhere below the root view.
pub fn use_app() -> App {
    APP.get().unwrap_or_else(|| std::process::abort())
}

impl App {
    /// Makes this the app that all views get.
    pub fn provide(self) {
        APP.set(Some(self));
    }

    /// Reads the plan and follows it.
    pub fn with_plan<T>(self, read: impl FnOnce(&Plan) -> T) -> T {
        self.snapshot.with(|snapshot| read(&snapshot.plan))
    }

    /// Reads the plan as it is now.
    pub fn with_plan_now<T>(self, read: impl FnOnce(&Plan) -> T) -> T {
        self.snapshot
            .with_untracked(|snapshot| read(&snapshot.plan))
    }

    /// A value read off the plan whenever somebody asks for it.
    pub fn of_plan<T: Send + Sync + 'static>(
        self,
        read: impl Fn(&Plan) -> T + Send + Sync + 'static,
    ) -> Signal<T> {
        Signal::derive(move || self.with_plan(&read))
    }

    /// Reads the plan and who works with whom on what, and follows both.
    pub fn with_relations<T>(self, read: impl FnOnce(&Plan, &[Relation]) -> T) -> T {
        self.relations
            .with(|relations| self.with_plan(|plan| read(plan, relations)))
    }

    /// A value read off the plan, recomputed when the plan changes and passed on only when the value does.
    /// For what is dear to draw, or must not be drawn anew under a person's fingers.
    pub fn memo_of_plan<T: PartialEq + Send + Sync + 'static>(
        self,
        read: impl Fn(&Plan) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| self.with_plan(&read))
    }

    pub fn route(self) -> Route {
        self.route.get()
    }

    /// What the page was set to show: the part of the address after `?`.
    pub fn query(self) -> Query {
        self.query.get()
    }

    /// One choice in the address.
    pub fn query_of(self, key: &'static str) -> Memo<Option<String>> {
        Memo::new(move |_| self.query.with(|query| query.get(key).map(str::to_owned)))
    }

    /// The address of a page, for a link: inside the open page it keeps what that page was set to show.
    pub fn address(self, route: &Route) -> String {
        let stays = self.route.with(|open| open.view() == route.view());
        let query = match stays {
            true => self.query.get().without_plan(),
            false => Query::default(),
        };
        format!("{}{query}", route.to_hash())
    }

    /// The id of the item that the open page shows beside its list.
    pub fn selected(self) -> Memo<Option<String>> {
        Memo::new(move |_| self.route.with(|route| route.item().map(str::to_owned)))
    }

    /// Whether all of the app is loaded, and not only what the first screen runs.
    pub fn is_whole(self) -> bool {
        self.whole.get()
    }

    pub fn today(self) -> NaiveDate {
        self.today.get()
    }

    /// Today, for handlers: read and not followed.
    pub fn today_now(self) -> NaiveDate {
        self.today.get_untracked()
    }

    pub fn theme(self) -> Theme {
        self.theme.get()
    }

    /// Who notes the steps of a meeting, in their own words; None until somebody types it.
    pub fn author(self) -> Option<String> {
        Some(self.author.get()).filter(|author| !author.is_empty())
    }

    /// The same, for handlers.
    pub fn author_now(self) -> Option<String> {
        untrack(|| self.author())
    }

    pub fn notice(self) -> Option<Notice> {
        self.notice.get()
    }

    pub fn with_history<T>(self, read: impl FnOnce(&History) -> T) -> T {
        self.history.with(read)
    }

    /// The last changes that stand, newest first: when (UTC), and in a sentence.
    pub fn last_changes(self, count: usize) -> Vec<(String, String)> {
        self.history.with(|history| history.last(count))
    }

    pub fn with_import<T>(self, read: impl FnOnce(Option<&Import>) -> T) -> T {
        self.import.with(|import| read(import.as_ref()))
    }

    /// Whether a backup of notes waits for its passphrase.
    pub fn has_locked_notes(self) -> bool {
        self.locked.with(Option::is_some)
    }

    pub fn with_notes<T>(self, read: impl FnOnce(&Notes) -> T) -> T {
        self.notes.with(read)
    }

    /// Reads the slot in which the plan is kept.
    pub fn with_plan_slot<T>(self, read: impl FnOnce(&Slot) -> T) -> T {
        self.plan_slot.with(read)
    }

    /// Reads the slot in which the notes are kept.
    pub fn with_notes_slot<T>(self, read: impl FnOnce(&Slot) -> T) -> T {
        self.notes_slot.with(read)
    }

    /// The subject of a note on an item of the open plan, or on the plan in general.
    pub fn subject(self, about: Option<ItemId>) -> Subject {
        Subject {
            plan: self.with_plan_now(|plan| plan.id.clone()),
            about,
        }
    }
}
