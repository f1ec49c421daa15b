//! The rules that every plan keeps, and what is said when one would be broken.
//! An import and an edit are held to the same rules, so a plan that could be made can be read again.

use super::{
    Acknowledged, Amendment, Contact, Degrees, Evidence, Goal, GoalId, Guidance, ItemId, Meeting,
    Objective, Partner, PartnerId, Plan, Programme, Record, Section, SectionId,
    edit::{Listed, used},
    edtf::day_in_words,
};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Where in a plan a fault is: the list, the id of the record, the key. The title block has neither list nor id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub list: &'static str,
    pub id: String,
    pub key: String,
}

/// A rule that is broken.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// A text that must say something is empty.
    Empty(Place),
    /// Two records of one list have the same id.
    Duplicate { list: &'static str, id: String },
    /// Two entries of one list of a record have the same id.
    DuplicateEntry { place: Place, id: String },
    /// Something points at an id that is not there.
    Dangling { place: Place, target: Target },
    /// The term ends before it starts.
    EndBeforeStart { start: NaiveDate, end: NaiveDate },
    /// Degrees that are not on the globe, or one of the two without the other.
    NotOnGlobe(Place),
    /// It can't be removed, because something points at it.
    StillUsed { place: Place, id: String },
}

/// What one record can point at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    Item(ItemId),
    Section(SectionId),
    Goal(GoalId),
}

impl Place {
    /// The path in a snapshot file, such as `plan.objectives["fw-3"].lead`.
    pub fn path(&self) -> String {
        if self.list.is_empty() {
            format!("plan.{}", self.key)
        } else {
            format!("plan.{}[\"{}\"].{}", self.list, self.id, self.key)
        }
    }
}

impl Target {
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Target::Item(id) => id.kind(),
            Target::Section(_) => "section",
            Target::Goal(_) => "goal",
        }
    }

    pub(super) fn id(&self) -> &str {
        match self {
            Target::Item(id) => id.as_str(),
            Target::Section(id) => id.as_str(),
            Target::Goal(id) => id.as_str(),
        }
    }
}

impl Fault {
    /// Where it is, as a path in a snapshot file.
    pub fn path(&self) -> String {
        match self {
            Fault::Empty(place)
            | Fault::NotOnGlobe(place)
            | Fault::DuplicateEntry { place, .. }
            | Fault::Dangling { place, .. }
            | Fault::StillUsed { place, .. } => place.path(),
            Fault::Duplicate { list, id } => format!("plan.{list}[\"{id}\"]"),
            Fault::EndBeforeStart { .. } => "plan.period".to_owned(),
        }
    }

    /// What is wrong, in a sentence.
    pub fn message(&self) -> String {
        match self {
            Fault::Empty(place) => match place.key.as_str() {
                "title" => "The title is empty. Write at least one word.".to_owned(),
                "reason" => "The reason is empty. Write at least one word.".to_owned(),
                "name" => "The name is empty. Write at least one word.".to_owned(),
                _ => "The text is empty. Write at least one word.".to_owned(),
            },
            Fault::Duplicate { id, .. } | Fault::DuplicateEntry { id, .. } => {
                format!(
                    "The id \u{201c}{id}\u{201d} is there more than once; each must be there once."
                )
            }
            Fault::Dangling { target, .. } => format!(
                "It points at the {} \u{201c}{}\u{201d}, which is not in the plan.",
                target.kind(),
                target.id()
            ),
            Fault::EndBeforeStart { start, end } => format!(
                "The term ends on {}, before it starts on {}.",
                day_in_words(*end),
                day_in_words(*start)
            ),
            Fault::NotOnGlobe(_) => {
                "The position needs a latitude from -90 to 90 and a longitude from -180 to 180."
                    .to_owned()
            }
            Fault::StillUsed { place, id } => format!(
                "\u{201c}{id}\u{201d} can't be removed while {} points at it.",
                place.path()
            ),
        }
    }
}

/// What one record is held to: the ids inside it, the texts that must not be empty, the positions,
/// and what it points at.
#[derive(Default)]
struct Rules {
    /// Ids of entries that are there more than once, with the key of their list.
    repeated: Vec<(&'static str, String)>,
    texts: Vec<(&'static str, bool)>,
    positions: Vec<(&'static str, bool)>,
    pointers: Vec<(String, Target)>,
}

impl Rules {
    fn text(mut self, key: &'static str, text: &str) -> Self {
        self.texts.push((key, text.trim().is_empty()));
        self
    }

    fn position(mut self, key: &'static str, lat: Option<Degrees>, lon: Option<Degrees>) -> Self {
        let on_globe = match (lat, lon) {
            (None, None) => true,
            (Some(lat), Some(lon)) => {
                lat.millionths().unsigned_abs() <= 90_000_000
                    && lon.millionths().unsigned_abs() <= 180_000_000
            }
            (Some(_), None) | (None, Some(_)) => false,
        };
        self.positions.push((key, !on_globe));
        self
    }

    fn points(mut self, key: &str, target: Option<Target>) -> Self {
        if let Some(target) = target {
            self.pointers.push((key.to_owned(), target));
        }
        self
    }

    fn section(self, section: &Option<SectionId>) -> Self {
        self.points("section", section.clone().map(Target::Section))
    }

    fn partner(self, key: &str, partner: &Option<PartnerId>) -> Self {
        self.points(
            key,
            partner.clone().map(|id| Target::Item(ItemId::Partner(id))),
        )
    }

    fn links(mut self, links: &[ItemId]) -> Self {
        for link in links {
            self = self.points("links", Some(Target::Item(link.clone())));
        }
        self
    }

    /// The ids of the entries of one list: each is there once.
    fn entries(mut self, key: &'static str, ids: &mut dyn Iterator<Item = &str>) -> Self {
        let mut seen = BTreeSet::new();
        for id in ids {
            if !seen.insert(("", id)) {
                self.repeated.push((key, id.to_owned()));
            }
        }
        self
    }

    fn evidence(mut self, evidence: &[Evidence]) -> Self {
        self = self.entries("evidence", &mut evidence.iter().map(|it| it.id.as_str()));
        for entry in evidence {
            self = self
                .text("evidence", &entry.text)
                .partner("evidence", &entry.reported_by);
        }
        self
    }
}

trait Ruled: Listed {
    fn rules(&self) -> Rules;
}

impl Ruled for Objective {
    fn rules(&self) -> Rules {
        let mut rules = Rules::default()
            .text("text", &self.text)
            .section(&self.section)
            .points("goal", self.goal.clone().map(Target::Goal))
            .partner("lead", &self.lead)
            .links(&self.links)
            .evidence(&self.evidence);
        for partner in &self.participants {
            rules = rules.partner("participants", &Some(partner.clone()));
        }
        rules
    }
}

impl Ruled for Meeting {
    fn rules(&self) -> Rules {
        let mut rules = Rules::default()
            .text("title", &self.title)
            .section(&self.section)
            .position("place", self.place.lat, self.place.lon)
            .partner("host", &self.host)
            .links(&self.links)
            .evidence(&self.evidence)
            .entries("agenda", &mut self.agenda.iter().map(|it| it.id.as_str()))
            .entries(
                "documents",
                &mut self.documents.iter().map(|it| it.id.as_str()),
            )
            .entries(
                "attendance",
                &mut self.attendance.iter().map(|it| it.id.as_str()),
            )
            .entries(
                "decisions",
                &mut self.decisions.iter().map(|it| it.id.as_str()),
            );
        for item in &self.agenda {
            let objective = item.objective.clone().map(ItemId::Objective);
            rules = rules
                .text("agenda", &item.text)
                .points("agenda", objective.map(Target::Item));
        }
        for document in &self.documents {
            rules = rules.text("documents", &document.title);
        }
        for entry in &self.attendance {
            // Somebody whose name is not known is the partner's.
            if entry.partner.is_none() {
                rules = rules.text("attendance", entry.name.as_deref().unwrap_or_default());
            }
            rules = rules.partner("attendance", &entry.partner);
        }
        for decision in &self.decisions {
            rules = rules
                .text("decisions", &decision.text)
                .partner("decisions", &decision.owner);
        }
        rules
    }
}

impl Ruled for Partner {
    fn rules(&self) -> Rules {
        let seat = self.seat.as_ref();
        let mut rules = Rules::default()
            .text("name", &self.name)
            .section(&self.section)
            .position("seat", seat.map(|seat| seat.lat), seat.map(|seat| seat.lon));
        for body in &self.member_of {
            rules = rules.partner("member_of", &Some(body.clone()));
        }
        rules
    }
}

impl Ruled for Programme {
    fn rules(&self) -> Rules {
        let mut rules = Rules::default()
            .text("name", &self.name)
            .section(&self.section);
        for partner in &self.partners {
            rules = rules.partner("partners", &Some(partner.clone()));
        }
        rules
    }
}

impl Ruled for Contact {
    fn rules(&self) -> Rules {
        Rules::default()
            .section(&self.section)
            .partner("partner", &self.partner)
    }
}

impl Ruled for Guidance {
    fn rules(&self) -> Rules {
        Rules::default()
            .text("text", &self.text)
            .section(&self.section)
    }
}

impl Ruled for Goal {
    fn rules(&self) -> Rules {
        Rules::default().text("title", &self.title)
    }
}

impl Ruled for Section {
    fn rules(&self) -> Rules {
        Rules::default()
    }
}

/// An amendment is history: what it names may be gone.
impl Ruled for Amendment {
    fn rules(&self) -> Rules {
        Rules::default()
    }
}

impl Ruled for Acknowledged {
    fn rules(&self) -> Rules {
        Rules::default().text("reason", &self.reason)
    }
}

fn faults_of<R: Ruled>(record: &R, known: &dyn Fn(&Target) -> bool) -> Vec<Fault> {
    broken(record.rules(), R::LIST, record.id().to_string(), known)
}

/// The rules of one record that are broken; one function for all kinds of record.
fn broken(
    rules: Rules,
    list: &'static str,
    id: String,
    known: &dyn Fn(&Target) -> bool,
) -> Vec<Fault> {
    let place = |key: &str| Place {
        list,
        id: id.clone(),
        key: key.to_owned(),
    };
    let repeated = rules.repeated.iter();
    let empty = rules.texts.iter().filter(|(_, empty)| *empty);
    let off_globe = rules.positions.iter().filter(|(_, off)| *off);
    let dangling = rules.pointers.iter().filter(|(_, target)| !known(target));
    repeated
        .map(|(key, id)| Fault::DuplicateEntry {
            place: place(key),
            id: id.clone(),
        })
        .chain(empty.map(|(key, _)| Fault::Empty(place(key))))
        .chain(off_globe.map(|(key, _)| Fault::NotOnGlobe(place(key))))
        .chain(dangling.map(|(key, target)| Fault::Dangling {
            place: place(key),
            target: target.clone(),
        }))
        .collect()
}

fn places_of<R: Ruled>(plan: &Plan, target: &Target) -> Vec<Place> {
    let mut places = Vec::new();
    for record in R::list(plan) {
        for (key, pointer) in record.rules().pointers {
            if pointer == *target {
                places.push(Place {
                    list: R::LIST,
                    id: record.id().to_string(),
                    key,
                });
            }
        }
    }
    places
}

fn all_places(plan: &Plan, target: &Target) -> Vec<Place> {
    let mut places = Vec::new();
    if head_pointer(plan).as_ref() == Some(target) {
        places.push(head_place("coordinator.partner"));
    }
    places.extend(places_of::<Objective>(plan, target));
    places.extend(places_of::<Meeting>(plan, target));
    places.extend(places_of::<Partner>(plan, target));
    places.extend(places_of::<Programme>(plan, target));
    places.extend(places_of::<Contact>(plan, target));
    places.extend(places_of::<Guidance>(plan, target));
    places
}

fn head_place(key: &str) -> Place {
    Place {
        list: "",
        id: String::new(),
        key: key.to_owned(),
    }
}

fn head_pointer(plan: &Plan) -> Option<Target> {
    let partner = plan.head.coordinator.partner.clone()?;
    Some(Target::Item(ItemId::Partner(partner)))
}

macro_rules! listed {
    ($($record:ty, $list:literal, $field:ident, $wrap:expr;)+) => {$(
        impl Listed for $record {
            const LIST: &'static str = $list;

            fn list(plan: &Plan) -> &Vec<Self> {
                &plan.$field
            }

            fn list_mut(plan: &mut Plan) -> &mut Vec<Self> {
                &mut plan.$field
            }

            fn record_faults(&self, plan: &Plan) -> Vec<Fault> {
                let itself = pointed_at($wrap, self.id());
                faults_of(self, &|target| Some(target) == itself.as_ref() || plan.has(target))
            }

            fn targets(&self) -> Vec<Target> {
                let pointers = self.rules().pointers.into_iter();
                pointers.map(|(_, target)| target).collect()
            }

            fn users(plan: &Plan, id: &Self::Id) -> Vec<Fault> {
                match pointed_at($wrap, id) {
                    Some(target) => used(all_places(plan, &target), id),
                    None => Vec::new(),
                }
            }
        }
    )+};
}

fn pointed_at<I: Clone>(wrap: Option<fn(I) -> Target>, id: &I) -> Option<Target> {
    wrap.map(|wrap| wrap(id.clone()))
}

listed! {
    Objective, "objectives", objectives, Some(|id| Target::Item(ItemId::Objective(id)));
    Meeting, "meetings", meetings, Some(|id| Target::Item(ItemId::Meeting(id)));
    Partner, "partners", partners, Some(|id| Target::Item(ItemId::Partner(id)));
    Programme, "programmes", programmes, Some(|id| Target::Item(ItemId::Programme(id)));
    Section, "sections", sections, Some(Target::Section);
    Goal, "goals", goals, Some(Target::Goal);
    Contact, "contacts", contacts, None;
    Guidance, "guidance", guidance, Some(|id| Target::Item(ItemId::Guidance(id)));
    Amendment, "amendments", amendments, None;
    Acknowledged, "acknowledged", acknowledged, None;
}

impl Plan {
    /// Every rule that this plan breaks, in the order of the file format. Empty for a sound plan.
    pub fn faults(&self) -> Vec<Fault> {
        let ids = self.ids();
        let known = |target: &Target| ids.contains(&(target.kind(), target.id()));
        let mut faults = self.head_faults();
        faults.extend(list_faults::<Guidance>(self, &known));
        faults.extend(list_faults::<Goal>(self, &known));
        faults.extend(list_faults::<Section>(self, &known));
        faults.extend(list_faults::<Objective>(self, &known));
        faults.extend(list_faults::<Meeting>(self, &known));
        faults.extend(list_faults::<Partner>(self, &known));
        faults.extend(list_faults::<Programme>(self, &known));
        faults.extend(list_faults::<Contact>(self, &known));
        faults.extend(list_faults::<Amendment>(self, &known));
        faults.extend(list_faults::<Acknowledged>(self, &known));
        faults
    }

    /// The rules that the title block breaks.
    pub(super) fn head_faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.head.title.trim().is_empty() {
            faults.push(Fault::Empty(head_place("title")));
        }
        let period = &self.head.period;
        if period.end < period.start {
            faults.push(Fault::EndBeforeStart {
                start: period.start,
                end: period.end,
            });
        }
        if let Some(target) = head_pointer(self).filter(|target| !self.has(target)) {
            faults.push(Fault::Dangling {
                place: head_place("coordinator.partner"),
                target,
            });
        }
        faults
    }

    /// Everything that can be pointed at, by kind and id. A large plan points a hundred thousand times;
    /// looking through its lists each time would take minutes.
    fn ids(&self) -> BTreeSet<(&str, &str)> {
        let mut ids = BTreeSet::new();
        ids.extend(self.sections.iter().map(|it| ("section", it.id.as_str())));
        ids.extend(self.goals.iter().map(|it| ("goal", it.id.as_str())));
        ids.extend(
            self.objectives
                .iter()
                .map(|it| ("objective", it.id.as_str())),
        );
        ids.extend(self.meetings.iter().map(|it| ("meeting", it.id.as_str())));
        ids.extend(self.partners.iter().map(|it| ("partner", it.id.as_str())));
        ids.extend(
            self.programmes
                .iter()
                .map(|it| ("programme", it.id.as_str())),
        );
        ids.extend(self.guidance.iter().map(|it| ("guidance", it.id.as_str())));
        ids
    }

    fn has(&self, target: &Target) -> bool {
        match target {
            Target::Item(id) => self.item(id).is_some(),
            Target::Section(id) => self.section(id).is_some(),
            Target::Goal(id) => super::item::find(&self.goals, id).is_some(),
        }
    }
}

fn list_faults<R: Ruled>(plan: &Plan, known: &dyn Fn(&Target) -> bool) -> Vec<Fault> {
    let mut seen = BTreeSet::new();
    let mut faults = Vec::new();
    for record in R::list(plan) {
        let id: &str = record.id().as_ref();
        if !seen.insert(("", id)) {
            faults.push(Fault::Duplicate {
                list: R::LIST,
                id: id.to_owned(),
            });
        }
        faults.extend(faults_of(record, known));
    }
    faults
}
