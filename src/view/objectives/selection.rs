//! What the list shows, in which groups and in which order: read off the address, and pure.

use crate::{
    app::Query,
    find::fold::fold,
    plan::{ItemId, Objective, ObjectiveId, ObjectiveKind, Partner, PartnerId, Plan, Status},
    view::ui::filter_bar::{WORDS, YES},
};
use chrono::NaiveDate;
use std::cmp::Reverse;

/// The keys in the address.
pub const KIND: &str = "kind";
pub const STATUS: &str = "status";
pub const LEAD: &str = "lead";
pub const PARTNER: &str = "partner";
pub const STALE: &str = "stale";
pub const NOTE: &str = "note";
pub const EVIDENCE: &str = "evidence";
pub const GROUP: &str = "group";
pub const SORT: &str = "sort";

/// The value for "no lead is named", which no id can be.
pub const NOBODY: &str = "-";

/// By what the list is divided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    #[default]
    Kind,
    Status,
    Lead,
    Goal,
    Not,
}

impl Grouping {
    pub const ALL: [Grouping; 5] = [
        Grouping::Kind,
        Grouping::Status,
        Grouping::Lead,
        Grouping::Goal,
        Grouping::Not,
    ];

    /// The word in the address; the default has none.
    pub fn word(self) -> &'static str {
        match self {
            Grouping::Kind => "",
            Grouping::Status => "status",
            Grouping::Lead => "lead",
            Grouping::Goal => "goal",
            Grouping::Not => "none",
        }
    }

    pub fn label(self) -> &'static str {
        match self {
            Grouping::Kind => "Grouped by kind",
            Grouping::Status => "Grouped by status",
            Grouping::Lead => "Grouped by lead",
            Grouping::Goal => "Grouped by goal",
            Grouping::Not => "Not grouped",
        }
    }
}

/// In which order the members of a group stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sorting {
    #[default]
    Plan,
    Status,
    Change,
    Number,
}

impl Sorting {
    pub const ALL: [Sorting; 4] = [
        Sorting::Plan,
        Sorting::Status,
        Sorting::Change,
        Sorting::Number,
    ];

    /// The word in the address; the default has none.
    pub fn word(self) -> &'static str {
        match self {
            Sorting::Plan => "",
            Sorting::Status => "status",
            Sorting::Change => "change",
            Sorting::Number => "number",
        }
    }

    pub fn label(self) -> &'static str {
        match self {
            Sorting::Plan => "In the plan's order",
            Sorting::Status => "Sorted by status",
            Sorting::Change => "Last changed first",
            Sorting::Number => "Sorted by number",
        }
    }
}

/// All choices of the page. What the address says and this version does not know is left aside.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    /// Folded.
    pub words: String,
    pub kind: Option<ObjectiveKind>,
    pub status: Option<Status>,
    /// The id of a partner, or [`NOBODY`].
    pub lead: Option<String>,
    pub partner: Option<PartnerId>,
    pub stale: bool,
    pub note: bool,
    pub evidence: bool,
    pub grouping: Grouping,
    pub sorting: Sorting,
}

impl Selection {
    pub fn of(query: &Query) -> Selection {
        let is = |key: &str| query.get(key) == Some(YES);
        let grouping = query.get(GROUP).unwrap_or_default();
        let sorting = query.get(SORT).unwrap_or_default();
        Selection {
            words: fold(query.get(WORDS).unwrap_or_default()),
            kind: query.get(KIND).and_then(ObjectiveKind::from_word),
            status: query.get(STATUS).and_then(Status::from_word),
            lead: query.get(LEAD).map(str::to_owned),
            partner: query.get(PARTNER).and_then(PartnerId::new),
            stale: is(STALE),
            note: is(NOTE),
            evidence: is(EVIDENCE),
            grouping: Grouping::ALL
                .into_iter()
                .find(|value| value.word() == grouping)
                .unwrap_or_default(),
            sorting: Sorting::ALL
                .into_iter()
                .find(|value| value.word() == sorting)
                .unwrap_or_default(),
        }
    }

    /// Whether anything could be left out.
    pub fn is_filter(&self) -> bool {
        let everything = Selection {
            grouping: self.grouping,
            sorting: self.sorting,
            ..Selection::default()
        };
        *self != everything
    }

    /// Whether the list stands as the plan has it, so that it can be put into another order.
    pub fn is_plan_order(&self) -> bool {
        self.sorting == Sorting::Plan
            && matches!(self.grouping, Grouping::Kind | Grouping::Not)
            && !self.is_filter()
    }

    /// Whether an objective is shown, its words apart. `noted` are the objectives with a note, in order.
    pub fn shows(&self, objective: &Objective, noted: &[ObjectiveId], today: NaiveDate) -> bool {
        let lead = objective.lead.as_ref().map_or(NOBODY, PartnerId::as_str);
        self.kind.is_none_or(|kind| objective.kind == kind)
            && self.status.is_none_or(|status| objective.status == status)
            && self.lead.as_deref().is_none_or(|wanted| wanted == lead)
            && self
                .partner
                .as_ref()
                .is_none_or(|partner| involved_in(objective).any(|id| id == partner))
            && (!self.stale || objective.stale_for(today).is_some())
            && (!self.note || noted.binary_search(&objective.id).is_ok())
            && (!self.evidence || !objective.evidence.is_empty())
    }
}

/// Those who lead an objective, take part in it or are linked from it.
pub fn involved_in(objective: &Objective) -> impl Iterator<Item = &PartnerId> {
    let linked = objective.links.iter().filter_map(|link| match link {
        ItemId::Partner(id) => Some(id),
        _ => None,
    });
    objective
        .lead
        .iter()
        .chain(&objective.participants)
        .chain(linked)
}

/// A group of objectives, as their places in the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What it is called in the page's markup.
    pub word: String,
    pub heading: String,
    pub members: Vec<usize>,
}

/// All objectives in their groups and their order, those too that a filter leaves out. No group is empty.
pub fn arrange(plan: &Plan, selection: &Selection, today: NaiveDate) -> Vec<Group> {
    let mut groups = empty_groups(plan, selection.grouping);
    let mut last = Vec::new();
    for (at, objective) in plan.objectives.iter().enumerate() {
        let word = match selection.grouping {
            Grouping::Kind => objective.kind.word(),
            Grouping::Status => objective.status.word(),
            Grouping::Lead => objective.lead.as_ref().map_or(NOBODY, PartnerId::as_str),
            Grouping::Goal => objective.goal.as_ref().map_or(NOBODY, |goal| goal.as_str()),
            Grouping::Not => "all",
        };
        match groups.iter_mut().find(|group| group.word == word) {
            Some(group) => group.members.push(at),
            None => last.push(at),
        }
    }
    if let Some(group) = groups.last_mut() {
        group.members.extend(last);
    }
    groups.retain(|group| !group.members.is_empty());
    for group in &mut groups {
        sort(plan, selection.sorting, today, &mut group.members);
    }
    groups
}

/// The groups that there can be, in their order.
fn empty_groups(plan: &Plan, grouping: Grouping) -> Vec<Group> {
    let group = |word: &str, heading: &str| Group {
        word: word.to_owned(),
        heading: heading.to_owned(),
        members: Vec::new(),
    };
    match grouping {
        Grouping::Kind => ObjectiveKind::ALL
            .iter()
            .map(|kind| group(kind.word(), kind.plural()))
            .collect(),
        Grouping::Status => Status::ALL
            .iter()
            .map(|status| group(status.word(), status.label()))
            .collect(),
        Grouping::Lead => {
            let leads = |partner: &&Partner| {
                let is_lead = |objective: &Objective| objective.lead.as_ref() == Some(&partner.id);
                plan.objectives.iter().any(is_lead)
            };
            let mut groups: Vec<Group> = plan
                .partners_in_order()
                .into_iter()
                .filter(leads)
                .map(|partner| group(partner.id.as_str(), &partner.name))
                .collect();
            groups.push(group(NOBODY, "No lead named"));
            groups
        }
        Grouping::Goal => {
            let mut groups: Vec<Group> = plan
                .goals
                .iter()
                .map(|goal| {
                    let heading = format!("Goal {}: {}", goal.number, goal.title);
                    group(goal.id.as_str(), &heading)
                })
                .collect();
            groups.push(group(NOBODY, "No goal named"));
            groups
        }
        Grouping::Not => vec![group("all", "All objectives")],
    }
}

/// Sorts places in the plan; what is alike stays in the plan's order.
fn sort(plan: &Plan, sorting: Sorting, today: NaiveDate, members: &mut [usize]) {
    let of = |at: &usize| plan.objectives.get(*at);
    match sorting {
        Sorting::Plan => {}
        Sorting::Status => members.sort_by_key(|at| of(at).map(|objective| objective.status)),
        // None comes last in this order, as those without a change shall.
        Sorting::Change => members.sort_by_cached_key(|at| {
            Reverse(of(at).and_then(|objective| objective.last_change(today)))
        }),
        Sorting::Number => members.sort_by_cached_key(|at| of(at).map(number)),
    }
}

/// The printed number as a number, so that 10 comes after 9; what has none comes last.
fn number(objective: &Objective) -> (u32, String) {
    let Some(number) = &objective.number else {
        return (u32::MAX, String::new());
    };
    let digits = number.trim_start();
    let end = digits
        .find(|sign: char| !sign.is_ascii_digit())
        .unwrap_or(digits.len());
    let (digits, rest) = digits.split_at(end);
    (digits.parse().unwrap_or(u32::MAX), rest.to_owned())
}
