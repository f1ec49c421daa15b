//! From one term to the next: a new draft with the objectives that go on, and the old plan marked as ended.

use super::{
    Assessor, Carried, Change, Edit, Extra, Head, Meeting, MeetingStatus, Objective, ObjectiveId,
    Period, Place, Plan, PlanId, PlanState, Programme, Section, Status,
    beginning::titled,
    edtf::day_in_words,
    removal::{Pointing, Prune},
};
use chrono::{Datelike, Months, NaiveDate};
use std::collections::BTreeSet;

/// What is chosen for the plan of the next term.
#[derive(Clone, Debug, PartialEq)]
pub struct RollOver {
    pub id: PlanId,
    pub title: String,
    /// Where it has no wording, the new plan has that of the old one with the new years.
    pub period: Period,
    /// The objectives that go on.
    pub objectives: Vec<ObjectiveId>,
    pub keep_partners: bool,
    pub keep_programmes: bool,
    pub keep_contacts: bool,
}

impl Period {
    /// The term that follows: it begins on the day after, and is as long in months.
    pub fn next(&self) -> Period {
        let start = self.end.succ_opt().unwrap_or(self.end);
        let months = months_between(self.start, start);
        let rest = after(self.start, months).map_or(0, |day| (start - day).num_days());
        let end = after(start, months)
            .and_then(|day| day.checked_add_signed(chrono::Duration::days(rest - 1)));
        Period {
            start,
            end: end.unwrap_or(start).max(start),
            wording: None,
            extra: Extra::new(),
        }
    }
}

/// How many whole months lie between two days.
fn months_between(from: NaiveDate, to: NaiveDate) -> u32 {
    let months = (to.year() - from.year()) * 12 + to.month() as i32 - from.month() as i32;
    let months = u32::try_from(months).unwrap_or(0);
    match after(from, months) {
        Some(day) if day <= to => months,
        Some(_) | None => months.saturating_sub(1),
    }
}

fn after(day: NaiveDate, months: u32) -> Option<NaiveDate> {
    day.checked_add_months(Months::new(months))
}

impl Plan {
    /// What is proposed for the next term: the same length, id and title with the years replaced, and all
    /// objectives that can go on.
    pub fn next_term(&self) -> RollOver {
        let old = &self.head.period;
        let period = old.next();
        let named = in_term(self.id.as_str(), old, &period, Lone::YearsToo);
        let id = if named == self.id.as_str() {
            // A long name must not push the years out of the id.
            let name: String = named.chars().take(58).collect();
            format!("{name}-{}", period.years())
        } else {
            named
        };
        let goes_on = |objective: &&Objective| {
            !matches!(
                objective.status,
                Status::Achieved | Status::Dropped | Status::NotApplicable
            )
        };
        RollOver {
            id: PlanId::spelt(&id),
            title: in_term(&self.head.title, old, &period, Lone::YearsToo),
            objectives: self
                .objectives
                .iter()
                .filter(goes_on)
                .map(|objective| objective.id.clone())
                .collect(),
            period,
            keep_partners: true,
            keep_programmes: true,
            keep_contacts: true,
        }
    }

    /// Rolls the plan over. The edit is for this plan: where its term is over it ends, and what was chosen is carried
    /// over. The plan is
    /// the new draft: title block, text, guidance and goals as they are here, with the years of the new term where
    /// the text states the term; of the objectives those that were chosen, not assessed and without evidence; of the
    /// meetings those that were carried over, without their dates, which are of the old term.
    pub fn roll_over(&self, choice: &RollOver, today: NaiveDate) -> (Edit, Plan) {
        let chosen: BTreeSet<&ObjectiveId> = choice.objectives.iter().collect();
        let objectives = || {
            self.objectives
                .iter()
                .filter(|objective| chosen.contains(&objective.id))
        };
        let mut edits = Vec::new();
        // Whoever drafts the next plan before the term is over goes on working with this one.
        let has_ended = self.head.period.has_ended(today);
        if has_ended && self.head.state != PlanState::Ended {
            let mut head = self.head.clone();
            head.state = PlanState::Ended;
            edits.push(Edit::Head(Box::new(head)));
        }
        let years = choice.period.years();
        let ended = objectives().map(|objective| {
            let mut ended = carried_over(objective, &choice.id, &years);
            // A final word that somebody gave it stays theirs; what had none gets one.
            if has_ended && !objective.status.is_final() {
                ended.status = Status::CarriedOver;
                ended.confirm(Assessor::Coordinator, today);
                if let Some(assessment) = &mut ended.assessment {
                    assessment.remark = Some(until_then(objective));
                }
            }
            Edit::Objective(Change::Replace(Box::new(ended)))
        });
        edits.extend(ended);

        let kept = |kind: &str, id: &str| match kind {
            "objective" => ObjectiveId::new(id).is_some_and(|id| chosen.contains(&id)),
            "meeting" => self.carried_meetings().any(|it| it.id.as_str() == id),
            "partner" => choice.keep_partners,
            "programme" => choice.keep_programmes,
            _ => true,
        };
        let mut prune = Prune::new(self, &kept);
        let mut plan = self.skeleton(choice.id.clone(), &choice.title, choice.period.clone());
        plan.head.coordinator = self.head.coordinator.clone();
        prune.one("partner", &mut plan.head.coordinator.partner);
        plan.sections = self.sections_in(&plan.head.period);
        plan.objectives = objectives().map(|it| self.taken_over(it)).collect();
        prune_all(&mut plan.objectives, &mut prune);
        plan.meetings = self.carried_meetings().map(next_meeting).collect();
        prune_all(&mut plan.meetings, &mut prune);
        if choice.keep_partners {
            plan.partners.clone_from(&self.partners);
        }
        if choice.keep_programmes {
            plan.programmes.clone_from(&self.programmes);
            prune_all(&mut plan.programmes, &mut prune);
        }
        if choice.keep_contacts {
            plan.contacts.clone_from(&self.contacts);
            prune_all(&mut plan.contacts, &mut prune);
        }
        (Edit::All(edits), plan)
    }

    /// The meetings that go on in the plan of the next term.
    pub fn carried_meetings(&self) -> impl Iterator<Item = &Meeting> {
        let carried = |meeting: &&Meeting| meeting.status == MeetingStatus::CarriedOver;
        self.meetings.iter().filter(carried)
    }

    /// A draft for another term with the title block, guidance and goals of this plan, and nothing else.
    pub(super) fn skeleton(&self, id: PlanId, title: &str, mut period: Period) -> Plan {
        let old = &self.head;
        if period.wording.is_none() {
            let wording = old.period.wording.as_ref();
            // A wording that does not state the term can't be brought to the new one.
            period.wording = wording
                .map(|wording| in_term(wording, &old.period, &period, Lone::DaysOnly))
                .filter(|new| Some(new) != wording);
        }
        let mut plan = Plan::blank(id, title, &old.group, period);
        plan.head = Head {
            title: titled(title),
            kind: old.kind,
            organisation: old.organisation.clone(),
            ..plan.head
        };
        plan.guidance.clone_from(&self.guidance);
        plan.goals.clone_from(&self.goals);
        plan
    }

    /// The sections, with the years of another term where they state the term, and without the line that is the
    /// reference of this document: the new one has its own, or none yet.
    pub(super) fn sections_in(&self, period: &Period) -> Vec<Section> {
        let in_term = |text: &str| in_term(text, &self.head.period, period, Lone::DaysOnly);
        let reference = self.head.reference.as_deref().map(str::trim);
        let without_reference = |text: &str| {
            let lines = text.split('\n');
            let kept = lines.filter(|line| Some(line.trim()) != reference);
            kept.collect::<Vec<_>>().join("\n")
        };
        self.sections
            .iter()
            .map(|section| Section {
                heading: section.heading.as_deref().map(in_term),
                text: in_term(&without_reference(&section.text)),
                ..section.clone()
            })
            .collect()
    }

    /// An objective as it stands in the plan of the next term.
    fn taken_over(&self, objective: &Objective) -> Objective {
        Objective {
            number: objective.number.clone(),
            section: objective.section.clone(),
            goal: objective.goal.clone(),
            lead: objective.lead.clone(),
            participants: objective.participants.clone(),
            links: objective.links.clone(),
            carried_from: Some(Carried {
                plan: self.id.clone(),
                objective: objective.id.clone(),
                term: self.head.period.years(),
                extra: Extra::new(),
            }),
            ..Objective::new(objective.id.clone(), objective.kind, &objective.text)
        }
    }
}

/// An objective with the mark that it goes on in another plan.
fn carried_over(objective: &Objective, plan: &PlanId, years: &str) -> Objective {
    let mut ended = objective.clone();
    ended.carried_to = Some(Carried {
        plan: plan.clone(),
        objective: objective.id.clone(),
        term: years.to_owned(),
        extra: Extra::new(),
    });
    ended
}

/// Where an objective stood before it was carried over, whose word that was, and the remark on it: the evaluation of the
/// old term is written from it.
fn until_then(objective: &Objective) -> String {
    let word = objective.status.label().to_lowercase();
    let Some(before) = &objective.assessment else {
        return format!("Until then {word}.");
    };
    let (by, on) = (before.by.label().to_lowercase(), day_in_words(before.on));
    let remark = before.remark.as_ref();
    let remark = remark.map_or_else(String::new, |it| format!(" {it}"));
    format!("Until then {word}, {by}, {on}.{remark}")
}

/// A carried over meeting as it stands in the plan of the next term: what it is and where, and nothing that was fixed
/// or written of it in the old one.
fn next_meeting(meeting: &Meeting) -> Meeting {
    let mut next = Meeting::new(meeting.id.clone(), meeting.kind, &meeting.title);
    next.section.clone_from(&meeting.section);
    next.place = Place {
        confirmed: false,
        ..meeting.place.clone()
    };
    next.host.clone_from(&meeting.host);
    next.links.clone_from(&meeting.links);
    next
}

/// How many meetings go along, in a sentence.
pub fn meetings_in_words(count: usize) -> String {
    match count {
        0 => "It has no meetings yet.".to_owned(),
        1 => "1 meeting goes along, without a date.".to_owned(),
        count => format!("{count} meetings go along, without dates."),
    }
}

pub(super) fn prune_all<R: Pointing>(records: &mut [R], prune: &mut Prune) {
    for record in records {
        record.prune(prune);
    }
}

impl Programme {
    /// Its name and who takes part, without the adopted wording and what was remarked on it.
    pub(super) fn outline(&self) -> Programme {
        Programme {
            section: self.section.clone(),
            partners: self.partners.clone(),
            ..Programme::new(self.id.clone(), &self.name)
        }
    }
}

/// Whether the year of a term inside one year is replaced where it stands alone. In a running text it may
/// mean anything; in a title or an id it means the term.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Lone {
    YearsToo,
    DaysOnly,
}

/// What stands between the first and the last year, or day, of a term, with any spaces round it.
const SEPARATORS: [&str; 7] = ["-", "–", "—", "/", "to", "until", "and"];

/// A text with the new term wherever it states the old one, as years ("2024-2025", "2024/25") or as days. The
/// separator is kept, and years that are not those of the old term stay: a slip of the pen is not mended here.
pub(super) fn in_term(text: &str, old: &Period, new: &Period, lone: Lone) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut before = ' ';
    while let Some(next) = rest.chars().next() {
        // Only what begins with a digit can be a term, and not in the middle of a number.
        let found = if next.is_ascii_digit() && !before.is_ascii_digit() {
            term_at(rest, old, new, lone)
        } else {
            None
        };
        let (piece, length) = found.unwrap_or_else(|| (next.to_string(), next.len_utf8()));
        out.push_str(&piece);
        let (taken, left) = rest.split_at_checked(length).unwrap_or((rest, ""));
        before = taken.chars().next_back().unwrap_or(' ');
        rest = left;
    }
    out
}

/// The new term for the old one at the beginning of a text, and the length of what it replaces.
fn term_at(text: &str, old: &Period, new: &Period, lone: Lone) -> Option<(String, usize)> {
    let ends = |rest: &str| !rest.starts_with(|c: char| c.is_ascii_digit());
    let pair = |from: &str, to: &str| -> Option<(&str, usize)> {
        let after = text.strip_prefix(from)?;
        SEPARATORS.into_iter().find_map(|separator| {
            let second = after.trim_start().strip_prefix(separator)?.trim_start();
            let rest = second.strip_prefix(to)?;
            let between = after.get(..after.len() - second.len())?;
            ends(rest).then_some((between, text.len() - rest.len()))
        })
    };
    let days = pair(&day_in_words(old.start), &day_in_words(old.end));
    if let Some((separator, length)) = days {
        let (from, to) = (day_in_words(new.start), day_in_words(new.end));
        return Some((format!("{from}{separator}{to}"), length));
    }
    let year = |day: NaiveDate| day.year().to_string();
    let (from, to) = (year(old.start), year(old.end));
    let (new_from, new_to) = (year(new.start), year(new.end));
    let joined = |separator: &str, to: &str| {
        if new_from == new_to {
            new_from.clone()
        } else {
            format!("{new_from}{separator}{to}")
        }
    };
    if from == to {
        let rest = text.strip_prefix(&from)?;
        return (lone == Lone::YearsToo && ends(rest)).then(|| (joined("–", &new_to), from.len()));
    }
    if let Some((separator, length)) = pair(&from, &to) {
        return Some((joined(separator, &new_to), length));
    }
    // "2024-25" is a term; "2011-12" may be a month.
    let short = |year: &str| year.get(2..).unwrap_or_default().to_owned();
    if old.end.year() % 100 > 12
        && let Some((separator, length)) = pair(&from, &short(&to))
        && ends(
            text.get(length..)
                .unwrap_or_default()
                .trim_start_matches('-'),
        )
    {
        return Some((joined(separator, &short(&new_to)), length));
    }
    None
}
