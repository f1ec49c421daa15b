//! Departures from adopted wording: what was there, and what takes its place. The adopted wording is never lost.

use super::{
    AmendmentId, Contact, ContactId, Edit, Extra, Goal, GoalId, Guidance, GuidanceId, Head, ItemId,
    Meeting, MeetingId, Objective, ObjectiveId, Partner, PartnerId, Plan, PlanState, Programme,
    ProgrammeId, Record, Section, SectionId, edit::Change, item::find,
};
use chrono::NaiveDate;

/// One departure from adopted wording. It is history: what it names may be gone.
#[derive(Clone, Debug, PartialEq)]
pub struct Amendment {
    pub id: AmendmentId,
    pub of: Official,
    pub field: AmendedField,
    /// The wording before, letter by letter.
    pub old: String,
    /// The wording after. None: it was struck out.
    pub new: Option<String>,
    pub on: NaiveDate,
    pub remark: Option<String>,
    pub extra: Extra,
}

words! {
    /// Which wording of a record was amended.
    pub enum AmendedField {
        Text = "text", "Text";
        Title = "title", "Title";
        Heading = "heading", "Heading";
        Name = "name", "Name";
        Wording = "wording", "Wording";
    }
}

/// What has adopted wording.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Official {
    /// The title block.
    Head,
    Objective(ObjectiveId),
    Meeting(MeetingId),
    Partner(PartnerId),
    Programme(ProgrammeId),
    Contact(ContactId),
    Guidance(GuidanceId),
    Goal(GoalId),
    Section(SectionId),
}

impl Official {
    /// The word for the kind of record in the file format.
    pub fn kind(&self) -> &'static str {
        match self {
            Official::Head => "head",
            Official::Objective(_) => "objective",
            Official::Meeting(_) => "meeting",
            Official::Partner(_) => "partner",
            Official::Programme(_) => "programme",
            Official::Contact(_) => "contact",
            Official::Guidance(_) => "guidance",
            Official::Goal(_) => "goal",
            Official::Section(_) => "section",
        }
    }

    /// The id without its kind. There is one title block, and its id is its kind.
    pub fn as_str(&self) -> &str {
        match self {
            Official::Head => self.kind(),
            Official::Objective(id) => id.as_str(),
            Official::Meeting(id) => id.as_str(),
            Official::Partner(id) => id.as_str(),
            Official::Programme(id) => id.as_str(),
            Official::Contact(id) => id.as_str(),
            Official::Guidance(id) => id.as_str(),
            Official::Goal(id) => id.as_str(),
            Official::Section(id) => id.as_str(),
        }
    }

    /// The record for a kind and an id of the file format.
    pub fn from_words(kind: &str, id: &str) -> Option<Self> {
        match kind {
            "head" => Some(Official::Head),
            "contact" => ContactId::new(id).map(Official::Contact),
            "goal" => GoalId::new(id).map(Official::Goal),
            "section" => SectionId::new(id).map(Official::Section),
            _ => ItemId::from_words(kind, id).map(Official::from),
        }
    }
}

impl From<ItemId> for Official {
    fn from(item: ItemId) -> Self {
        match item {
            ItemId::Objective(id) => Official::Objective(id),
            ItemId::Meeting(id) => Official::Meeting(id),
            ItemId::Partner(id) => Official::Partner(id),
            ItemId::Programme(id) => Official::Programme(id),
            ItemId::Guidance(id) => Official::Guidance(id),
        }
    }
}

impl Plan {
    /// Whether this wording is adopted: the plan is adopted or ended, and the record stands in the adopted text.
    pub fn is_adopted(&self, of: &Official) -> bool {
        self.is_text_adopted() && self.stands_in_text(of)
    }

    /// Whether the plan is adopted, so that its text changes only by amendments.
    pub fn is_text_adopted(&self) -> bool {
        matches!(self.head.state, PlanState::Adopted | PlanState::Ended)
    }

    /// Whether there is an adopted text that a record can stand in: what is in none of its sections was added to it.
    pub fn has_adopted_text(&self) -> bool {
        self.is_text_adopted() && !self.sections.is_empty()
    }

    /// Which objectives have another wording than the adopted one, in order.
    pub fn amended_objectives(&self) -> Vec<&ObjectiveId> {
        let amended = self.amendments.iter().filter_map(|it| match &it.of {
            Official::Objective(id) => Some(id),
            _ => None,
        });
        let mut amended: Vec<&ObjectiveId> = amended.collect();
        amended.sort();
        amended
    }

    /// Whether the text of the plan has it; else somebody added it to the workbook, or it is reference data.
    fn stands_in_text(&self, of: &Official) -> bool {
        let section = match of {
            Official::Head => return true,
            Official::Goal(id) => return find(&self.goals, id).is_some(),
            Official::Section(id) => return self.section(id).is_some(),
            Official::Objective(id) => self.objective(id).map(|it| &it.section),
            Official::Meeting(id) => self.meeting(id).map(|it| &it.section),
            Official::Partner(id) => self.partner(id).map(|it| &it.section),
            Official::Programme(id) => self.programme(id).map(|it| &it.section),
            Official::Contact(id) => find(&self.contacts, id).map(|it| &it.section),
            Official::Guidance(id) => self.guidance(id).map(|it| &it.section),
        };
        section.is_some_and(Option::is_some)
    }

    /// The official wording of one field of a record; empty where nothing is written there.
    /// None: there is no such record, or it has no such field.
    pub fn official_wording(&self, of: &Official, field: AmendedField) -> Option<String> {
        self.reworded(of, field, None).map(|(old, _)| old)
    }

    /// The edit that changes adopted (or free) wording; where it is adopted, with the amendment that keeps old and
    /// new. None: nothing there, or nothing changes.
    pub fn amend(
        &self,
        of: &Official,
        field: AmendedField,
        new: &str,
        on: NaiveDate,
        remark: Option<String>,
    ) -> Option<Edit> {
        let (old, edit) = self.reworded(of, field, Some(new))?;
        if old == new {
            return None;
        }
        if !self.is_adopted(of) {
            return Some(edit);
        }
        let amendment = Amendment {
            id: self.free_amendment_id()?,
            of: of.clone(),
            field,
            old,
            new: (!new.is_empty()).then(|| new.to_owned()),
            on,
            remark,
            extra: Extra::new(),
        };
        Some(Edit::All(vec![edit, added(amendment)]))
    }

    /// The edit that strikes a record out (removal with every link to it), with an amendment where it was adopted.
    pub fn strike(&self, of: &Official, on: NaiveDate, remark: Option<String>) -> Option<Edit> {
        let removal = self.removal_of(std::slice::from_ref(of))?;
        if !self.is_adopted(of) {
            return Some(removal);
        }
        let (field, old) = self.whole_wording(of)?;
        let amendment = Amendment {
            id: self.free_amendment_id()?,
            of: of.clone(),
            field,
            old,
            new: None,
            on,
            remark,
            extra: Extra::new(),
        };
        Some(Edit::All(vec![removal, added(amendment)]))
    }

    /// The edit that adds a section at the end of the text; where the plan is adopted, with an amendment that keeps
    /// what was added.
    pub fn add_section(
        &self,
        section: Section,
        on: NaiveDate,
        remark: Option<String>,
    ) -> Option<Edit> {
        let of = Official::Section(section.id.clone());
        let heading = section.heading.as_deref().unwrap_or_default();
        let parts = [heading, &section.text].into_iter();
        let text: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        let text = text.join("\n");
        self.addition(of, text, Edit::Section(at_end(section)), on, remark)
    }

    /// The same for a goal.
    pub fn add_goal(&self, goal: Goal, on: NaiveDate, remark: Option<String>) -> Option<Edit> {
        let of = Official::Goal(goal.id.clone());
        let text = goal.text.clone();
        self.addition(of, text, Edit::Goal(at_end(goal)), on, remark)
    }

    fn addition(
        &self,
        of: Official,
        text: String,
        edit: Edit,
        on: NaiveDate,
        remark: Option<String>,
    ) -> Option<Edit> {
        if !self.is_text_adopted() {
            return Some(edit);
        }
        let amendment = Amendment {
            id: self.free_amendment_id()?,
            of,
            field: AmendedField::Text,
            old: String::new(),
            new: Some(text),
            on,
            remark,
            extra: Extra::new(),
        };
        Some(Edit::All(vec![edit, added(amendment)]))
    }

    /// The amendments of one record, in order.
    pub fn amendments_of(&self, of: &Official) -> impl Iterator<Item = &Amendment> {
        self.amendments
            .iter()
            .filter(move |amendment| amendment.of == *of)
    }

    /// All that is adopted in one record, a line each, and the field that most of it stands in.
    fn whole_wording(&self, of: &Official) -> Option<(AmendedField, String)> {
        use AmendedField::{Heading, Name, Text, Title};
        let fields: &[AmendedField] = match of {
            Official::Head => return None,
            Official::Section(_) => &[Heading, Text],
            Official::Programme(_) => &[Name, Text],
            Official::Meeting(id) if self.meeting(id)?.text.is_none() => &[Title],
            Official::Partner(_) => &[Name],
            Official::Objective(_)
            | Official::Meeting(_)
            | Official::Contact(_)
            | Official::Guidance(_)
            | Official::Goal(_) => &[Text],
        };
        let worded = fields.iter().filter_map(|field| {
            let wording = self.official_wording(of, *field)?;
            (!wording.is_empty()).then_some((*field, wording))
        });
        worded
            .reduce(|(_, before), (field, wording)| (field, format!("{before}\n{wording}")))
            .or(Some((*fields.last()?, String::new())))
    }

    /// The wording of a field as it is, and the edit that puts a new one in its place.
    fn reworded(
        &self,
        of: &Official,
        field: AmendedField,
        new: Option<&str>,
    ) -> Option<(String, Edit)> {
        use Change::Replace;
        Some(match of {
            Official::Head => {
                let (old, head) = reword(&self.head, field, new)?;
                (old, Edit::Head(head))
            }
            Official::Objective(id) => {
                let (old, record) = reword(self.objective(id)?, field, new)?;
                (old, Edit::Objective(Replace(record)))
            }
            Official::Meeting(id) => {
                let (old, record) = reword(self.meeting(id)?, field, new)?;
                (old, Edit::Meeting(Replace(record)))
            }
            Official::Partner(id) => {
                let (old, record) = reword(self.partner(id)?, field, new)?;
                (old, Edit::Partner(Replace(record)))
            }
            Official::Programme(id) => {
                let (old, record) = reword(self.programme(id)?, field, new)?;
                (old, Edit::Programme(Replace(record)))
            }
            Official::Contact(id) => {
                let (old, record) = reword(find(&self.contacts, id)?, field, new)?;
                (old, Edit::Contact(Replace(record)))
            }
            Official::Guidance(id) => {
                let (old, record) = reword(self.guidance(id)?, field, new)?;
                (old, Edit::Guidance(Replace(record)))
            }
            Official::Goal(id) => {
                let (old, record) = reword(find(&self.goals, id)?, field, new)?;
                (old, Edit::Goal(Replace(record)))
            }
            Official::Section(id) => {
                let (old, record) = reword(self.section(id)?, field, new)?;
                (old, Edit::Section(Replace(record)))
            }
        })
    }
}

fn added(amendment: Amendment) -> Edit {
    Edit::Amendment(at_end(amendment))
}

fn at_end<R: Record>(record: R) -> Change<R> {
    Change::Add {
        at: usize::MAX,
        record: Box::new(record),
    }
}

/// A wording inside a record: one that is always there, or one that may be missing.
enum Slot<'a> {
    Always(&'a mut String),
    Maybe(&'a mut Option<String>),
}

/// What has official wording, by field.
trait Worded: Clone {
    fn slot(&mut self, field: AmendedField) -> Option<Slot<'_>>;
}

/// The wording as it is, and the record with the new one. An empty wording takes one that may be missing away.
fn reword<W: Worded>(
    record: &W,
    field: AmendedField,
    new: Option<&str>,
) -> Option<(String, Box<W>)> {
    let mut changed = Box::new(record.clone());
    let old = replace(changed.slot(field)?, new.unwrap_or_default());
    Some((old, changed))
}

fn replace(slot: Slot<'_>, new: &str) -> String {
    match slot {
        Slot::Always(text) => std::mem::replace(text, new.to_owned()),
        Slot::Maybe(text) => {
            let new = (!new.is_empty()).then(|| new.to_owned());
            std::mem::replace(text, new).unwrap_or_default()
        }
    }
}

macro_rules! worded {
    ($($record:ty { $($field:ident: $slot:ident $($path:ident).+;)+ })+) => {$(
        impl Worded for $record {
            fn slot(&mut self, field: AmendedField) -> Option<Slot<'_>> {
                match field {
                    $(AmendedField::$field => Some(Slot::$slot(&mut self.$($path).+)),)+
                    #[allow(unreachable_patterns, reason = "a record may have every field")]
                    _ => None,
                }
            }
        }
    )+};
}

worded! {
    Head { Title: Always title; Name: Maybe coordinator.name; Wording: Maybe period.wording; }
    Objective { Text: Always text; }
    Meeting { Title: Always title; Text: Maybe text; Wording: Maybe when.wording; }
    Partner { Name: Always name; }
    Programme { Name: Always name; Text: Maybe text; }
    Contact { Name: Maybe name; Text: Always text; }
    Guidance { Text: Always text; }
    Goal { Title: Always title; Text: Always text; }
    Section { Heading: Maybe heading; Text: Always text; }
}
