//! Edits in human sentences: "Status of Framework 3: in progress → achieved".

mod records;

use super::{
    AmendedField, Amendment, Change, Contact, Edit, Official, Plan, PlanState, Record, Section,
    edit::Listed,
    item::find,
    meeting::{Place, When},
    term::plural,
};
use records::*;

/// The longest piece of a text that a sentence quotes, in characters.
const QUOTED: usize = 60;

impl Plan {
    /// What an edit does to this plan, which has not taken it yet.
    pub fn describe(&self, edit: &Edit) -> String {
        match edit {
            Edit::Head(head) => describe_head(self, &self.head, head),
            Edit::Objective(change) => {
                self.describe_change(change, describe_objective, |o| self.objective_label(o))
            }
            Edit::Meeting(change) => {
                self.describe_change(change, describe_meeting, |m| m.title.clone())
            }
            Edit::Partner(change) => {
                self.describe_change(change, describe_partner, |p| p.name.clone())
            }
            Edit::Programme(change) => {
                self.describe_change(change, describe_programme, |p| p.name.clone())
            }
            Edit::Contact(change) => self.describe_change(change, describe_contact, |contact| {
                format!("Contact {}", contact_label(contact))
            }),
            Edit::Guidance(change) => self.describe_change(change, same, |guidance| {
                format!("Guidance document {}", quoted(&guidance.text))
            }),
            Edit::Goal(change) => {
                self.describe_change(change, same, |goal| format!("Goal {}", goal.number))
            }
            Edit::Section(change) => self.describe_change(change, same, |section| {
                format!("Section {}", section_label(section))
            }),
            Edit::Amendment(Change::Add { record, .. }) => self.amendment_in_words(record),
            Edit::Amendment(change) => self.describe_change(change, same, |amendment| {
                format!("Amendment of {}", self.official_label(&amendment.of))
            }),
            Edit::Acknowledged(Change::Add { record, .. } | Change::Replace(record)) => {
                format!("Finding acknowledged: {}", quoted(&record.reason))
            }
            Edit::Acknowledged(Change::Remove(_)) => "Finding no longer acknowledged".to_owned(),
            Edit::Acknowledged(Change::Move { .. }) => "Acknowledged findings sorted".to_owned(),
            Edit::Evaluation(evaluation) => describe_evaluation(&self.evaluation, evaluation),
            Edit::Adopt(plan) => format!("Plan replaced by \u{201c}{}\u{201d}", plan.head.title),
            Edit::All(edits) => self.describe_all(edits),
        }
    }

    /// Several edits in one sentence: what was amended, else what was added and removed, else the first one.
    /// What had to change along with these is not told.
    fn describe_all(&self, edits: &[Edit]) -> String {
        let mut single = Vec::new();
        flatten(edits, &mut single);
        if let Some(said) = self.describe_roll_over(&single) {
            return said;
        }
        if let Some(said) = self.describe_joining(&single) {
            return said;
        }
        // An amendment that only keeps what is added here is told by the addition.
        single.retain(|edit| !self.keeps_addition(edit));
        let tellers: [fn(&Edit) -> bool; 3] = [Edit::amends, Edit::adds_or_removes, |_| true];
        for tells in tellers {
            let mut told = single.iter().filter(|edit| tells(edit));
            if let Some(first) = told.next() {
                let said = self.describe(first);
                return match told.count() {
                    0 => said,
                    more => format!("{said}, and {more} more"),
                };
            }
        }
        String::new()
    }

    /// Whether an edit is the amendment that keeps a record which is not in the plan yet.
    fn keeps_addition(&self, edit: &Edit) -> bool {
        let Edit::Amendment(Change::Add { record, .. }) = edit else {
            return false;
        };
        record.old.is_empty() && self.official_wording(&record.of, record.field).is_none()
    }

    /// "“UNDP Istanbul” joined into UNDP: 4 records name it now", where the last edit takes a partner away that another
    /// one keeps the name of.
    fn describe_joining(&self, edits: &[&Edit]) -> Option<String> {
        let (Edit::Partner(Change::Remove(gone)), rest) = edits.split_last()? else {
            return None;
        };
        let gone = self.partner(gone)?;
        let kept = rest.iter().find_map(|edit| match edit {
            Edit::Partner(Change::Replace(kept)) => {
                let keeps = kept.aliases.contains(&gone.name) || kept.name == gone.name;
                keeps.then_some(kept)
            }
            _ => None,
        })?;
        let moved = match rest.len() as i64 - 1 {
            0 => String::new(),
            moved => format!(": {} changed with it", plural(moved, "record")),
        };
        Some(format!(
            "{} joined into {}{moved}",
            quoted(&gone.name),
            kept.name
        ))
    }

    /// "Rolled over to 2026–2027: 14 objectives", where the edits carry objectives over, and end the plan or leave it.
    fn describe_roll_over(&self, edits: &[&Edit]) -> Option<String> {
        let (mut count, mut term) = (0, None);
        // They come in the order of the plan, so that each is found from where the last one was.
        let mut before = self.objectives.iter();
        for edit in edits {
            match edit {
                Edit::Head(head) if head.state == PlanState::Ended => {}
                Edit::Objective(Change::Replace(objective)) => {
                    let carried = objective.carried_to.as_ref()?;
                    before
                        .find(|other| other.id == objective.id)
                        .filter(|other| other.carried_to != objective.carried_to)?;
                    term = Some(carried.term.as_str());
                    count += 1;
                }
                _ => return None,
            }
        }
        Some(format!(
            "Rolled over to {}: {}",
            term?,
            plural(count, "objective")
        ))
    }

    /// An amendment in a sentence: "Text of Framework 3 amended: “to develop” → “to develop further”".
    pub fn amendment_in_words(&self, amendment: &Amendment) -> String {
        let label = self.official_label(&amendment.of);
        let Some(new) = &amendment.new else {
            return match amendment.field {
                AmendedField::Heading | AmendedField::Wording if !amendment.old.is_empty() => {
                    let field = amendment.field.label();
                    format!("{field} of {label} struck out: {}", quoted(&amendment.old))
                }
                _ => format!("{label} struck out"),
            };
        };
        let field = field_label(amendment);
        let (old, new) = differing(&amendment.old, new);
        format!("{field} of {label} amended: {old} → {new}")
    }

    /// What was amended, without how: "Text of Framework 3". Of what is gone, only what kind of thing it was.
    pub fn amended_place(&self, amendment: &Amendment) -> String {
        let of = &amendment.of;
        if self.official_wording(of, amendment.field).is_some() {
            return format!("{} of {}", field_label(amendment), self.official_label(of));
        }
        let kind = match of {
            Official::Head => "Title block",
            Official::Objective(_) => "Objective",
            Official::Meeting(_) => "Meeting",
            Official::Partner(_) => "Partner",
            Official::Programme(_) => "Programme",
            Official::Contact(_) => "Contact",
            Official::Guidance(_) => "Guidance document",
            Official::Goal(_) => "Goal",
            Official::Section(_) => "Section",
        };
        kind.to_owned()
    }

    /// What people call a record of the adopted text; its id where it is gone.
    pub fn official_label(&self, of: &Official) -> String {
        let label = match of {
            Official::Head => Some("the plan".to_owned()),
            Official::Objective(id) => self.objective(id).map(|it| self.objective_label(it)),
            Official::Meeting(id) => self.meeting(id).map(|it| it.title.clone()),
            Official::Partner(id) => self.partner(id).map(|it| it.name.clone()),
            Official::Programme(id) => self.programme(id).map(|it| it.name.clone()),
            Official::Contact(id) => {
                let contact = find(&self.contacts, id);
                contact.map(|it| format!("Contact {}", contact_label(it)))
            }
            Official::Guidance(id) => self.guidance(id).map(|it| quoted(&it.text)),
            Official::Goal(id) => find(&self.goals, id).map(|it| format!("Goal {}", it.number)),
            Official::Section(id) => {
                let section = self.section(id);
                section.map(|it| format!("Section {}", section_label(it)))
            }
        };
        label.unwrap_or_else(|| quoted(of.as_str()))
    }

    fn describe_change<R: Listed>(
        &self,
        change: &Change<R>,
        differences: impl Fn(&Plan, &R, &R) -> Vec<String>,
        label: impl Fn(&R) -> String,
    ) -> String {
        let known = |id: &R::Id| find(R::list(self), id);
        let name = |id: &R::Id| known(id).map_or_else(|| id.to_string(), &label);
        match change {
            Change::Add { record, .. } => format!("{} added", label(record)),
            Change::Remove(id) => format!("{} removed", name(id)),
            Change::Move { id, .. } => format!("{} moved", name(id)),
            Change::Replace(record) => {
                let differences =
                    known(record.id()).map_or_else(Vec::new, |old| differences(self, old, record));
                if differences.is_empty() {
                    return format!("{} changed", name(record.id()));
                }
                let name = name(record.id());
                let said = differences.iter().map(|said| said.replacen("{}", &name, 1));
                said.collect::<Vec<_>>().join("; ")
            }
        }
    }
}

impl Edit {
    fn amends(&self) -> bool {
        matches!(self, Edit::Amendment(Change::Add { .. }))
    }

    fn adds_or_removes(&self) -> bool {
        fn of<R: Record>(change: &Change<R>) -> bool {
            matches!(change, Change::Add { .. } | Change::Remove(_))
        }
        match self {
            Edit::Objective(change) => of(change),
            Edit::Meeting(change) => of(change),
            Edit::Partner(change) => of(change),
            Edit::Programme(change) => of(change),
            Edit::Contact(change) => of(change),
            Edit::Guidance(change) => of(change),
            Edit::Goal(change) => of(change),
            Edit::Section(change) => of(change),
            Edit::Amendment(change) => of(change),
            Edit::Acknowledged(change) => of(change),
            Edit::Head(_) | Edit::Evaluation(_) | Edit::Adopt(_) | Edit::All(_) => false,
        }
    }
}

fn flatten<'a>(edits: &'a [Edit], single: &mut Vec<&'a Edit>) {
    for edit in edits {
        match edit {
            Edit::All(edits) => flatten(edits, single),
            edit => single.push(edit),
        }
    }
}

fn field_label(amendment: &Amendment) -> &'static str {
    match (&amendment.of, amendment.field) {
        (Official::Head, AmendedField::Wording) => "Term",
        (Official::Head, AmendedField::Name) => "Country-coordinator",
        (Official::Meeting(_), AmendedField::Wording) => "Date",
        (_, field) => field.label(),
    }
}

/// For records whose differences have no sentences of their own.
fn same<R>(_: &Plan, _: &R, _: &R) -> Vec<String> {
    Vec::new()
}

/// A text in quotation marks, cut where it is long.
pub fn quoted(text: &str) -> String {
    let mut short: String = text.chars().take(QUOTED).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    format!("\u{201c}{short}\u{201d}")
}

/// Two texts in quotation marks, each from the word on in which they begin to differ.
pub fn differing(old: &str, new: &str) -> (String, String) {
    let common = old
        .char_indices()
        .zip(new.chars())
        .find(|((_, a), b)| a != b)
        .map_or(old.len().min(new.len()), |((at, _), _)| at);
    let shared = old.get(..common).unwrap_or_default();
    // Short texts are told whole.
    let from = if old.len().max(new.len()) <= QUOTED {
        0
    } else {
        shared.rfind(' ').map_or(0, |space| space + 1)
    };
    let piece = |text: &str| {
        let text = text.get(from..).unwrap_or_default();
        if from == 0 {
            quoted(text)
        } else {
            quoted(text).replacen('\u{201c}', "\u{201c}…", 1)
        }
    };
    (piece(old), piece(new))
}

/// The heading of a section, or the beginning of its text, in quotation marks.
pub fn section_label(section: &Section) -> String {
    let heading = section.heading.as_deref().unwrap_or(&section.text);
    quoted(heading)
}

/// The person of a contact, else the institution, else the beginning of the text.
pub fn contact_label(contact: &Contact) -> String {
    let name = contact.name.as_ref().or(contact.institution.as_ref());
    name.cloned().unwrap_or_else(|| quoted(&contact.text))
}

/// A date in words, with the flag: "autumn 2024 (to be confirmed)".
pub fn when_in_words(when: &When) -> String {
    let Some(date) = when.edtf else {
        return "no date".to_owned();
    };
    let mut words = date.in_words();
    if let Some(clock) = when.time() {
        words.push_str(", ");
        words.push_str(&clock.in_words());
    }
    if !when.confirmed {
        words.push_str(" (to be confirmed)");
    }
    words
}

/// A place in words: its name, and the city and country that the name does not tell.
pub fn place_in_words(place: &Place) -> String {
    known_place(place).unwrap_or_else(|| "no place".to_owned())
}

/// The same; None where no place is known.
pub fn known_place(place: &Place) -> Option<String> {
    let mut words = place.name.clone().unwrap_or_default();
    for part in [&place.city, &place.country].into_iter().flatten() {
        if !words.contains(part.as_str()) {
            if !words.is_empty() {
                words.push_str(", ");
            }
            words.push_str(part);
        }
    }
    (!words.is_empty()).then_some(words)
}
