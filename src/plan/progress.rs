//! How far a plan has come: by kind, by lead, by half-year of the term. It is counted anew whenever somebody asks,
//! and never stored. "Not assessed" is a share of its own: it says nothing about the work.

use super::{
    Edtf, MeetingStatus, Objective, ObjectiveKind, PartnerCategory, PartnerId, Plan, Status,
    edtf::{day_in_words, month_name},
};
use chrono::{Datelike, NaiveDate};

/// How many objectives have each status, in the order of the statuses; none with zero.
pub type Counts = Vec<(Status, usize)>;

/// Some objectives of a plan, and how many of them have which status.
#[derive(Clone, Debug, PartialEq)]
pub struct Share {
    /// What they have in common: "Priority areas", "Republic of Armenia".
    pub name: String,
    /// Who leads them, where that is what they have in common.
    pub lead: Option<PartnerId>,
    pub counts: Counts,
    pub total: usize,
}

impl Share {
    fn of<'a>(
        name: String,
        lead: Option<PartnerId>,
        objectives: impl Iterator<Item = &'a Objective>,
    ) -> Share {
        let counts = counts(objectives);
        let total = counts.iter().map(|(_, count)| count).sum();
        Share {
            name,
            lead,
            counts,
            total,
        }
    }

    /// In a sentence: "Priority areas: 2 achieved, 5 not assessed".
    pub fn sentence(&self) -> String {
        format!("{}: {}", self.name, in_words(&self.counts))
    }
}

/// Counts in words: "2 achieved, 5 not assessed".
pub fn in_words(counts: &Counts) -> String {
    let words = counts
        .iter()
        .map(|(status, count)| format!("{count} {}", status.label().to_ascii_lowercase()));
    words.collect::<Vec<_>>().join(", ")
}

/// How many of these objectives have each status.
pub(super) fn counts<'a>(objectives: impl Iterator<Item = &'a Objective>) -> Counts {
    let mut of_status = [0; Status::ALL.len()];
    for objective in objectives {
        if let Some(count) = of_status.get_mut(objective.status as usize) {
            *count += 1;
        }
    }
    let all = Status::ALL.iter().copied().zip(of_status);
    all.filter(|(_, count)| *count > 0).collect()
}

/// A stretch of time that things are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stretch {
    /// Before the first day of the term.
    Before,
    /// A half-year of the term: its first and last day inside the term.
    Half(NaiveDate, NaiveDate),
    /// After the last day of the term.
    After,
    /// The date can be in more than one of the others.
    TooVague,
    /// There is no date.
    NoDate,
}

impl Stretch {
    /// In words: "January – June 2024".
    pub fn in_words(self) -> String {
        match self {
            Stretch::Before => "Before the term".to_owned(),
            Stretch::After => "After the term".to_owned(),
            Stretch::TooVague => "Date too vague".to_owned(),
            Stretch::NoDate => "No date".to_owned(),
            Stretch::Half(first, last) => {
                let begins = first.day() == 1;
                let ends = last.succ_opt().is_none_or(|next| next.day() == 1);
                let (from, to) = (month_name(first.month()), month_name(last.month()));
                if !(begins && ends) {
                    format!("{} – {}", day_in_words(first), day_in_words(last))
                } else if from == to {
                    format!("{from} {}", last.year())
                } else {
                    format!("{from} – {to} {}", last.year())
                }
            }
        }
    }
}

/// What can be dated, counted in one stretch of time.
#[derive(Clone, Debug, PartialEq)]
pub struct Dated {
    pub stretch: Stretch,
    /// Objectives whose present status was given then.
    pub assessed: usize,
    /// Pieces of evidence of what happened then.
    pub evidence: usize,
    /// Meetings that were held then.
    pub held: usize,
}

impl Dated {
    /// What is counted, in words, in the order of [`Dated::counts`].
    pub const LABELS: [&'static str; 3] =
        ["Objectives assessed", "Evidence reported", "Meetings held"];

    pub fn counts(&self) -> [usize; 3] {
        [self.assessed, self.evidence, self.held]
    }
}

impl Plan {
    /// The kinds of objective that the plan has, in order of kind.
    pub fn progress_by_kind(&self) -> Vec<Share> {
        let share = |kind: &ObjectiveKind| {
            let of_kind = self.objectives.iter().filter(|other| other.kind == *kind);
            Share::of(kind.plural().to_owned(), None, of_kind)
        };
        let all = ObjectiveKind::ALL.iter().map(share);
        all.filter(|share| share.total > 0).collect()
    }

    /// Those who lead something: member states first, all in their official order, and last what nobody leads.
    pub fn progress_by_lead(&self) -> Vec<Share> {
        let mut leads: Vec<Option<&PartnerId>> = Vec::new();
        let mut names = Vec::new();
        for is_member in [true, false] {
            for partner in &self.partners {
                if (partner.category == PartnerCategory::Member) == is_member {
                    leads.push(Some(&partner.id));
                    names.push(partner.name.as_str());
                }
            }
        }
        leads.push(None);
        names.push("No lead named");
        let shares = leads.into_iter().zip(names).map(|(lead, name)| {
            let led = self.objectives.iter();
            let led = led.filter(|objective| objective.lead.as_ref() == lead);
            Share::of(name.to_owned(), lead.cloned(), led)
        });
        shares.filter(|share| share.total > 0).collect()
    }

    /// The half-years of the term and what lies around them, the latter only where there is something to count.
    /// A vague date counts only in a stretch that holds all of its days.
    pub fn progress_by_half_year(&self) -> Vec<Dated> {
        let term = &self.head.period;
        let mut stretches = vec![Stretch::Before];
        let halves = term.half_years().into_iter();
        stretches.extend(halves.map(|(first, last)| Stretch::Half(first, last)));
        stretches.extend([Stretch::After, Stretch::TooVague, Stretch::NoDate]);
        let stretch_of = |date: Option<(NaiveDate, NaiveDate)>| match date {
            None => Stretch::NoDate,
            Some((_, latest)) if latest < term.start => Stretch::Before,
            Some((earliest, _)) if earliest > term.end => Stretch::After,
            Some((earliest, latest)) => {
                let whole = stretches.iter().copied().find(|stretch| match stretch {
                    Stretch::Half(first, last) => *first <= earliest && latest <= *last,
                    _ => false,
                });
                whole.unwrap_or(Stretch::TooVague)
            }
        };
        let span = |date: &Edtf| (date.earliest(), date.latest());

        let assessed: Vec<Stretch> = self
            .objectives
            .iter()
            .filter_map(|objective| objective.assessment.as_ref())
            .map(|assessment| stretch_of(Some((assessment.on, assessment.on))))
            .collect();
        let of_objectives = self.objectives.iter().flat_map(|one| &one.evidence);
        let of_meetings = self.meetings.iter().flat_map(|one| &one.evidence);
        let evidence: Vec<Stretch> = of_objectives
            .chain(of_meetings)
            .map(|entry| stretch_of(entry.when.as_ref().map(span)))
            .collect();
        let held: Vec<Stretch> = self
            .meetings
            .iter()
            .filter(|meeting| meeting.status == MeetingStatus::Held)
            .map(|meeting| stretch_of(meeting.span()))
            .collect();

        let count = |of: &[Stretch], stretch| of.iter().filter(|other| **other == stretch).count();
        let periods = stretches.iter().map(|stretch| Dated {
            stretch: *stretch,
            assessed: count(&assessed, *stretch),
            evidence: count(&evidence, *stretch),
            held: count(&held, *stretch),
        });
        periods
            .filter(|period| {
                matches!(period.stretch, Stretch::Half(..)) || period.counts() != [0, 0, 0]
            })
            .collect()
    }
}
