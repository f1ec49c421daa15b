//! The addresses of the app: the only place that makes and reads them.
//! They stand after the `#`, so the app works on any static host, in any folder.

pub mod query;

use crate::plan::{GuidanceId, ItemId, MeetingId, ObjectiveId, PartnerId};

/// A page of the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    Overview,
    /// The adopted text as a document, and one of the documents that it is guided by.
    Text(Option<GuidanceId>),
    /// How far the plan has come, in charts.
    Progress,
    /// The pass through what has no final word.
    Evaluate,
    /// What came of the term, as a document.
    Evaluation,
    /// The plan of the next term, made from this one.
    RollOver,
    Objectives(Option<ObjectiveId>),
    Calendar(Option<MeetingId>),
    /// The days that suit a meeting best.
    FindDate,
    /// A partner, or a programme of cooperation: both are listed there, and no id is both.
    Partners(Option<PartnerId>),
    Notes,
    /// What is wrong, open or odd in the plan.
    Findings,
    /// A sheet to take into a meeting, or about the plan in general.
    Brief(Option<MeetingId>),
    Exchange,
    /// The files that are being looked over.
    Review,
    /// Any two plans side by side.
    Compare,
    /// The versions that the open plan grew from.
    Lineage,
    Settings,
    /// The plans of this browser.
    Library,
    /// The changes of the open plan.
    History,
    /// An address that leads nowhere.
    Unknown(String),
}

impl Route {
    /// Reads the address after and with its `#`.
    pub fn parse(hash: &str) -> Route {
        let path = hash.strip_prefix('#').unwrap_or(hash);
        let path = path.split('?').next().unwrap_or_default();
        let mut parts = path.split('/').filter(|part| !part.is_empty());
        let view = parts.next().unwrap_or_default();
        let item = parts.next();
        let unknown = || Route::Unknown(path.to_owned());
        if parts.next().is_some() {
            return unknown();
        }
        match (view, item) {
            ("", None) => Route::Overview,
            ("text", None) => Route::Text(None),
            ("progress", None) => Route::Progress,
            ("evaluate", None) => Route::Evaluate,
            ("evaluation", None) => Route::Evaluation,
            ("roll-over", None) => Route::RollOver,
            ("find-date", None) => Route::FindDate,
            ("notes", None) => Route::Notes,
            ("findings", None) => Route::Findings,
            ("brief", None) => Route::Brief(None),
            ("exchange", None) => Route::Exchange,
            ("exchange", Some("review")) => Route::Review,
            ("exchange", Some("compare")) => Route::Compare,
            ("exchange", Some("lineage")) => Route::Lineage,
            ("settings", None) => Route::Settings,
            ("library", None) => Route::Library,
            ("history", None) => Route::History,
            ("objectives", None) => Route::Objectives(None),
            ("calendar", None) => Route::Calendar(None),
            ("partners", None) => Route::Partners(None),
            ("text", Some(id)) => match GuidanceId::new(id) {
                Some(id) => Route::Text(Some(id)),
                None => unknown(),
            },
            ("objectives", Some(id)) => match ObjectiveId::new(id) {
                Some(id) => Route::Objectives(Some(id)),
                None => unknown(),
            },
            ("calendar", Some(id)) => match MeetingId::new(id) {
                Some(id) => Route::Calendar(Some(id)),
                None => unknown(),
            },
            ("brief", Some(id)) => match MeetingId::new(id) {
                Some(id) => Route::Brief(Some(id)),
                None => unknown(),
            },
            ("partners", Some(id)) => match PartnerId::new(id) {
                Some(id) => Route::Partners(Some(id)),
                None => unknown(),
            },
            _ => unknown(),
        }
    }

    /// The address, with its `#`.
    pub fn to_hash(&self) -> String {
        fn with_item(view: &str, id: Option<&str>) -> String {
            match id {
                None => format!("#/{view}"),
                Some(id) => format!("#/{view}/{id}"),
            }
        }
        match self {
            Route::Overview => "#/".to_owned(),
            Route::Text(id) => with_item("text", id.as_ref().map(GuidanceId::as_str)),
            Route::Progress => "#/progress".to_owned(),
            Route::Evaluate => "#/evaluate".to_owned(),
            Route::Evaluation => "#/evaluation".to_owned(),
            Route::RollOver => "#/roll-over".to_owned(),
            Route::Objectives(id) => with_item("objectives", id.as_ref().map(ObjectiveId::as_str)),
            Route::Calendar(id) => with_item("calendar", id.as_ref().map(MeetingId::as_str)),
            Route::Partners(id) => with_item("partners", id.as_ref().map(PartnerId::as_str)),
            Route::FindDate => "#/find-date".to_owned(),
            Route::Notes => "#/notes".to_owned(),
            Route::Findings => "#/findings".to_owned(),
            Route::Brief(id) => with_item("brief", id.as_ref().map(MeetingId::as_str)),
            Route::Exchange => "#/exchange".to_owned(),
            Route::Review => "#/exchange/review".to_owned(),
            Route::Compare => "#/exchange/compare".to_owned(),
            Route::Lineage => "#/exchange/lineage".to_owned(),
            Route::Settings => "#/settings".to_owned(),
            Route::Library => "#/library".to_owned(),
            Route::History => "#/history".to_owned(),
            Route::Unknown(path) => format!("#{path}"),
        }
    }

    /// The page that shows an item.
    pub fn of_item(item: &ItemId) -> Route {
        match item {
            ItemId::Objective(id) => Route::Objectives(Some(id.clone())),
            ItemId::Meeting(id) => Route::Calendar(Some(id.clone())),
            ItemId::Partner(id) => Route::Partners(Some(id.clone())),
            ItemId::Programme(id) => Route::Partners(PartnerId::new(id.as_str())),
            ItemId::Guidance(id) => Route::Text(Some(id.clone())),
        }
    }

    /// The page without its item.
    pub fn view(&self) -> Route {
        match self {
            Route::Text(_) => Route::Text(None),
            Route::Objectives(_) => Route::Objectives(None),
            Route::Calendar(_) => Route::Calendar(None),
            Route::Partners(_) => Route::Partners(None),
            Route::Brief(_) => Route::Brief(None),
            other => other.clone(),
        }
    }

    /// The id of the item that the page shows beside its list.
    pub fn item(&self) -> Option<&str> {
        match self {
            Route::Text(id) => id.as_ref().map(GuidanceId::as_str),
            Route::Objectives(id) => id.as_ref().map(ObjectiveId::as_str),
            Route::Calendar(id) => id.as_ref().map(MeetingId::as_str),
            Route::Partners(id) => id.as_ref().map(PartnerId::as_str),
            Route::Overview
            | Route::Progress
            | Route::Evaluate
            | Route::Evaluation
            | Route::RollOver
            | Route::FindDate
            | Route::Notes
            | Route::Findings
            // Its meeting is no item beside a list: the page is about it as a whole.
            | Route::Brief(_)
            | Route::Exchange
            | Route::Review
            | Route::Compare
            | Route::Lineage
            | Route::Settings
            | Route::Library
            | Route::History
            | Route::Unknown(_) => None,
        }
    }

    /// What the page is called.
    pub fn title(&self) -> &'static str {
        match self {
            Route::Overview => "Overview",
            Route::Text(_) => "The text",
            Route::Progress => "Progress",
            Route::Evaluate => "Evaluate",
            Route::Evaluation => "Evaluation",
            Route::RollOver => "Roll over",
            Route::Objectives(_) => "Objectives",
            Route::Calendar(_) => "Calendar",
            Route::Partners(_) => "Partners",
            Route::FindDate => "Find a date",
            Route::Notes => "Notes",
            Route::Findings => "Findings",
            Route::Brief(_) => "Meeting brief",
            Route::Exchange => "Exchange",
            Route::Review => "Review",
            Route::Compare => "Compare",
            Route::Lineage => "Lineage",
            Route::Settings => "Settings",
            Route::Library => "Plans",
            Route::History => "History",
            Route::Unknown(_) => "No such page",
        }
    }
}
