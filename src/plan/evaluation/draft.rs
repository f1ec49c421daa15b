//! The evaluation as a document: what the plan says by itself, under the headings under which people then write.
//! It counts and names; it judges nobody.

use super::EvaluationPart;
use crate::plan::{
    Evidence, Item, ItemId, Meeting, MeetingStatus, Objective, ObjectiveKind, PartnerId, Plan,
    PlanId, Status,
    describe::{place_in_words, when_in_words},
    edtf::day_in_words,
    progress::Share,
    term::plural,
};
use chrono::NaiveDate;

/// How many numbers or ranges, and how many meetings, a sentence names before it counts the rest.
const NAMED: usize = 24;
const NAMED_MEETINGS: usize = 8;

/// The document, as far as the plan writes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// What stands below the title, each with its name: "Term", "Country-coordinator".
    pub head: Vec<(&'static str, String)>,
    /// The figures, one sentence each.
    pub figures: Vec<String>,
    /// What the plan says under each heading, in the order of the headings.
    pub parts: Vec<(EvaluationPart, Vec<String>)>,
}

/// One item in the annex.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub item: ItemId,
    pub label: String,
    /// The adopted wording.
    pub wording: String,
    /// What became of it, in a word.
    pub outcome: &'static str,
    /// Who leads it, who assessed it, remarks, evidence: a line each.
    pub details: Vec<String>,
}

impl Plan {
    /// What waits for a final word on this day: objectives without one, and meetings of which nobody said what became
    /// of them. While the term runs, only overdue meetings; after it, every meeting that is still to come by its status.
    pub fn without_final_word(&self, today: NaiveDate) -> Vec<ItemId> {
        let term_ended = self.head.period.has_ended(today);
        let objectives = self
            .open_objectives()
            .map(|objective| ItemId::Objective(objective.id.clone()));
        let meetings = self
            .meetings_by_date()
            .into_iter()
            .filter(|meeting| match term_ended {
                true => meeting.status.is_open(),
                false => meeting.is_overdue(today),
            })
            .map(|meeting| ItemId::Meeting(meeting.id.clone()));
        objectives.chain(meetings).collect()
    }

    /// The objectives without a final word.
    pub fn open_objectives(&self) -> impl Iterator<Item = &Objective> {
        let objectives = self.objectives.iter();
        objectives.filter(|objective| !objective.status.is_final())
    }

    /// Whether an item has a final word: nothing more is asked about it at the end of a term.
    pub fn has_final_word(&self, id: &ItemId) -> bool {
        match self.item(id) {
            Some(Item::Objective(objective)) => objective.status.is_final(),
            Some(Item::Meeting(meeting)) => !meeting.status.is_open(),
            Some(_) | None => true,
        }
    }

    /// The document as it is on this day.
    pub fn evaluation_draft(&self, today: NaiveDate) -> Draft {
        Draft {
            head: self.draft_head(today),
            figures: self.figures(),
            parts: EvaluationPart::ALL
                .iter()
                .map(|part| {
                    let says = match part {
                        EvaluationPart::Strengths => self.strengths(),
                        EvaluationPart::Weaknesses => self.weaknesses(today),
                        EvaluationPart::OpenItems => self.open_items(),
                        EvaluationPart::Proposals => self.proposals(),
                    };
                    (*part, says)
                })
                .collect(),
        }
    }

    fn draft_head(&self, today: NaiveDate) -> Vec<(&'static str, String)> {
        let head = &self.head;
        let wording = head.period.wording.clone();
        let mut lines = vec![
            ("Working group", head.group.clone()),
            ("Organisation", head.organisation.clone()),
            ("Term", wording.unwrap_or_else(|| head.period.years())),
        ];
        lines.extend(head.reference.clone().map(|line| ("Reference", line)));
        let coordinator = head.coordinator.name.clone();
        lines.extend(coordinator.map(|line| ("Country-coordinator", line)));
        lines.push(("Draft as of", day_in_words(today)));
        lines
    }

    fn figures(&self) -> Vec<String> {
        let all = self.objectives.len();
        let mut said: Vec<String> = self.progress_by_kind().iter().map(sentence_of).collect();
        if all == 0 {
            said.push("The plan has no objectives.".to_owned());
        }
        let counts = MeetingStatus::ALL.iter().filter_map(|status| {
            let of_status = |meeting: &&Meeting| meeting.status == *status;
            let count = self.meetings.iter().filter(of_status).count();
            (count > 0).then(|| format!("{count} {}", status.label().to_ascii_lowercase()))
        });
        let counts: Vec<String> = counts.collect();
        said.push(match self.meetings.len() {
            0 => "The plan has no meetings.".to_owned(),
            meetings => format!("Meetings and events, {meetings}: {}.", counts.join(", ")),
        });
        let pieces = |evidence: &Vec<Evidence>| evidence.len();
        let on_objectives: usize = self
            .objectives
            .iter()
            .map(|one| pieces(&one.evidence))
            .sum();
        let on_meetings: usize = self.meetings.iter().map(|one| pieces(&one.evidence)).sum();
        let covered = self.objectives.iter();
        let covered = covered.filter(|one| !one.evidence.is_empty()).count();
        said.push(match on_objectives + on_meetings {
            0 => "Evidence: none is recorded.".to_owned(),
            pieces => format!(
                "Evidence, {pieces}: {on_objectives} on {covered} of {}, {on_meetings} on meetings.",
                objectives(all)
            ),
        });
        let leads = self.progress_by_lead();
        let named: Vec<String> = leads
            .iter()
            .filter(|share| share.lead.is_some())
            .map(|share| format!("{} {}", share.name, share.total))
            .collect();
        let led = self.objectives.iter().filter(|one| one.lead.is_some());
        match (named.len(), led.count()) {
            (_, _) if all == 0 => {}
            (0, _) => said.push("Leads: none is named.".to_owned()),
            (names, led) => said.push(format!(
                "Leads, for {led} of {}: {}.",
                objectives(all),
                listed(&named, names.min(NAMED))
            )),
        }
        said
    }

    fn strengths(&self) -> Vec<String> {
        let is = |status: Status, evidence: bool| {
            move |one: &Objective| one.status == status && one.evidence.is_empty() != evidence
        };
        let mut said = Vec::new();
        said.extend(self.name(
            is(Status::Achieved, true),
            "was achieved, with evidence",
            "were achieved, with evidence",
        ));
        said.extend(self.name(is(Status::Achieved, false), "was achieved", "were achieved"));
        said.extend(self.name(
            is(Status::Continuous, true),
            "is continuous work, with evidence",
            "are continuous work, with evidence",
        ));
        said.extend(self.name_meetings(
            |meeting| meeting.status == MeetingStatus::Held,
            "was held",
            "were held",
            |meeting| {
                let date = meeting.date()?.in_words();
                Some(match meeting.later_fact() {
                    Some(_) => date,
                    None => format!("planned for {date}"),
                })
            },
        ));
        if said.is_empty() {
            said.push("The plan records no achieved objective, no evidence of continuous work and no meeting that was held.".to_owned());
        }
        said
    }

    fn weaknesses(&self, today: NaiveDate) -> Vec<String> {
        let mut said = Vec::new();
        said.extend(self.name(
            |one| one.status == Status::Dropped,
            "was dropped",
            "were dropped",
        ));
        said.extend(self.name(
            |one| one.status == Status::NotAssessed,
            "was not assessed; nothing is said about the work on it",
            "were not assessed; nothing is said about the work on them",
        ));
        said.extend(self.name(
            |one| {
                matches!(one.status, Status::Achieved | Status::Continuous)
                    && one.evidence.is_empty()
            },
            "is called achieved or continuous without evidence in the plan",
            "are called achieved or continuous without evidence in the plan",
        ));
        let undated =
            |meeting: &Meeting| meeting.date().is_none() && meeting.status != MeetingStatus::Held;
        said.extend(self.name_meetings(undated, "has no date", "have no date", |_| None));
        said.extend(self.name_meetings(
            |meeting| meeting.is_overdue(today),
            "was planned, and the plan does not say what became of it",
            "were planned, and the plan does not say what became of them",
            |meeting| meeting.date().map(|date| date.in_words()),
        ));
        said.extend(self.name_meetings(
            |meeting| meeting.status == MeetingStatus::Cancelled,
            "was cancelled",
            "were cancelled",
            |_| None,
        ));
        if said.is_empty() {
            said.push("Every objective was assessed, what is called achieved or continuous has evidence, and the plan says of every meeting what became of it.".to_owned());
        }
        said
    }

    fn open_items(&self) -> Vec<String> {
        let mut said = Vec::new();
        for (status, one, many) in [
            (Status::NotStarted, "was not started", "were not started"),
            (Status::InProgress, "is in progress", "are in progress"),
            (Status::Postponed, "was postponed", "were postponed"),
            (
                Status::CarriedOver,
                "is called carried over, and no next plan has it yet",
                "are called carried over, and no next plan has them yet",
            ),
        ] {
            let is_open = |objective: &Objective| {
                objective.status == status && objective.carried_to.is_none()
            };
            said.extend(self.name(is_open, one, many));
        }
        for (plan, term, _) in self.carried_over() {
            let to_it = |objective: &Objective| {
                let carried = objective.carried_to.as_ref();
                carried.is_some_and(|carried| carried.plan == *plan)
            };
            said.extend(self.name(
                to_it,
                &format!("was carried over to {term}"),
                &format!("were carried over to {term}"),
            ));
        }
        for (status, one, many) in [
            (MeetingStatus::Postponed, "was postponed", "were postponed"),
            (
                MeetingStatus::CarriedOver,
                "was carried over",
                "were carried over",
            ),
        ] {
            let is = |meeting: &Meeting| meeting.status == status;
            said.extend(self.name_meetings(is, one, many, |_| None));
        }
        if said.is_empty() {
            said.push(
                "Nothing that the plan records is in progress, postponed or carried over."
                    .to_owned(),
            );
        }
        said
    }

    fn proposals(&self) -> Vec<String> {
        let goes_on = |one: &Objective| goes_on(one.status);
        let mut said = Vec::new();
        said.extend(self.name(
            |one| !one.status.is_final(),
            "needs a final word before the plan is closed",
            "need a final word before the plan is closed",
        ));
        said.extend(self.name(
            |one| goes_on(one) && one.carried_to.is_none(),
            "can go on in the next plan",
            "can go on in the next plan",
        ));
        said.extend(self.name(
            |one| goes_on(one) && one.lead.is_none(),
            "that can go on has no lead yet",
            "that can go on have no lead yet",
        ));
        let unfixed =
            |meeting: &Meeting| meeting.status != MeetingStatus::Held && !meeting.when.confirmed;
        let unfixed = self.meetings.iter().filter(|meeting| unfixed(meeting));
        match (unfixed.count(), self.meetings.len()) {
            (0, _) => {}
            (unfixed, all) => {
                let (has, is) = match unfixed {
                    1 => ("has", "is"),
                    _ => ("have", "are"),
                };
                said.push(format!(
                    "Fix the dates of meetings early: {unfixed} of {all} {has} no confirmed date and {is} not recorded as held."
                ));
            }
        }
        if said.is_empty() {
            said.push("The plan leaves nothing over for the next one.".to_owned());
        }
        said
    }

    /// The plans that objectives were carried over to, with the term of each and how many they are.
    pub fn carried_over(&self) -> Vec<(&PlanId, &str, usize)> {
        let mut found: Vec<(&PlanId, &str, usize)> = Vec::new();
        let carried = self.objectives.iter();
        for carried in carried.filter_map(|one| one.carried_to.as_ref()) {
            match found.iter_mut().find(|(plan, _, _)| **plan == carried.plan) {
                Some((_, _, count)) => *count += 1,
                None => found.push((&carried.plan, &carried.term, 1)),
            }
        }
        found
    }

    /// "2 objectives were achieved: Framework 3, Priority 5." None where no objective is meant.
    fn name(&self, is_meant: impl Fn(&Objective) -> bool, one: &str, many: &str) -> Option<String> {
        let mut groups: Vec<(ObjectiveKind, Vec<String>)> = Vec::new();
        for (objective, number) in self.numbered().filter(|(one, _)| is_meant(one)) {
            match groups.iter_mut().find(|(kind, _)| *kind == objective.kind) {
                Some((_, numbers)) => numbers.push(number),
                None => groups.push((objective.kind, vec![number])),
            }
        }
        let count: usize = groups.iter().map(|(_, numbers)| numbers.len()).sum();
        let named = groups.iter().map(|(kind, numbers)| {
            let name = match numbers.len() {
                1 => kind.label(),
                _ => kind.many(),
            };
            format!("{name} {}", ranges(numbers))
        });
        let named: Vec<String> = named.collect();
        let verb = if count == 1 { one } else { many };
        (count > 0).then(|| format!("{} {verb}: {}.", objectives(count), named.join("; ")))
    }

    /// The same for meetings, each with a word in brackets where there is one.
    fn name_meetings(
        &self,
        is_meant: impl Fn(&Meeting) -> bool,
        one: &str,
        many: &str,
        word: impl Fn(&Meeting) -> Option<String>,
    ) -> Option<String> {
        let meant = self.meetings_by_date().into_iter();
        let named = meant.filter(|meeting| is_meant(meeting));
        let named = named.map(|meeting| match word(meeting) {
            Some(word) => format!("{} ({word})", meeting.title),
            None => meeting.title.clone(),
        });
        let named: Vec<String> = named.collect();
        let verb = if named.len() == 1 { one } else { many };
        (!named.is_empty()).then(|| {
            format!(
                "{} {verb}: {}.",
                plural(named.len() as i64, "meeting"),
                listed(&named, NAMED_MEETINGS)
            )
        })
    }

    /// Every objective and every meeting, with what became of it and what the plan knows of it.
    pub fn evaluation_annex(&self) -> Vec<Entry> {
        let name = |id: &Option<PartnerId>| {
            let partner = id.as_ref().and_then(|id| self.partner(id));
            partner.map(|partner| partner.name.clone())
        };
        let evidence = |entry: &Evidence| {
            let mut line = String::new();
            if let Some(when) = entry.when {
                line.push_str(&format!("{}: ", when.in_words()));
            }
            line.push_str(&entry.text);
            if let Some(reporter) = name(&entry.reported_by) {
                line.push_str(&format!(" (reported by {reporter})"));
            }
            if let Some(source) = &entry.source {
                line.push_str(&format!(" [{source}]"));
            }
            format!("Evidence: {line}")
        };
        let mut entries: Vec<Entry> = Vec::new();
        for (objective, number) in self.numbered() {
            let mut details = Vec::new();
            details.extend(name(&objective.lead).map(|lead| format!("Lead: {lead}")));
            if let Some(assessment) = &objective.assessment {
                details.push(format!(
                    "Assessed: {}, {}",
                    assessment.by.label().to_ascii_lowercase(),
                    day_in_words(assessment.on)
                ));
                let remark = assessment.remark.as_ref();
                details.extend(remark.map(|remark| format!("Remark: {remark}")));
            }
            let from = objective.carried_from.as_ref();
            details.extend(from.map(|carried| format!("Carried over from {}", carried.term)));
            let to = objective.carried_to.as_ref();
            details.extend(to.map(|carried| format!("Carried over to {}", carried.term)));
            details.extend(objective.evidence.iter().map(evidence));
            entries.push(Entry {
                item: ItemId::Objective(objective.id.clone()),
                label: format!("{} {number}", objective.kind.label()),
                wording: objective.text.clone(),
                outcome: objective.status.label(),
                details,
            });
        }
        let meetings = self.meetings_by_date().into_iter().map(|meeting| {
            let mut details = vec![format!("Planned: {}", when_in_words(&meeting.when))];
            details.push(format!("Place: {}", place_in_words(&meeting.place)));
            let held = meeting.later_fact();
            details.extend(held.map(|held| format!("Took place: {}", held.edtf.in_words())));
            details.extend(meeting.evidence.iter().map(evidence));
            Entry {
                item: ItemId::Meeting(meeting.id.clone()),
                label: meeting.title.clone(),
                wording: meeting.text.clone().unwrap_or_default(),
                outcome: meeting.status.label(),
                details,
            }
        });
        entries.extend(meetings);
        entries
    }

    /// The whole document as Markdown: the figures, what the plan says, what people wrote, and the annex if wanted.
    pub fn evaluation_text(&self, today: NaiveDate, annex: bool) -> String {
        let draft = self.evaluation_draft(today);
        let mut text = format!("# Evaluation\n\n{}\n\n", self.head.title);
        for (name, line) in &draft.head {
            text.push_str(&format!("- {name}: {line}\n"));
        }
        text.push_str("\n## Figures\n\n");
        for line in &draft.figures {
            text.push_str(&format!("- {line}\n"));
        }
        for (part, says) in &draft.parts {
            text.push_str(&format!("\n## {}\n\n", part.label()));
            for line in says {
                text.push_str(&format!("- {line}\n"));
            }
            if let Some(written) = self.evaluation.part(*part) {
                text.push_str(&format!("\n{}\n", written.trim_end()));
            }
        }
        if annex {
            text.push_str("\n## Annex: every objective and meeting\n");
            for entry in self.evaluation_annex() {
                text.push_str(&format!("\n### {}: {}\n\n", entry.label, entry.outcome));
                if !entry.wording.is_empty() {
                    text.push_str(&format!("> {}\n\n", entry.wording.replace('\n', "\n> ")));
                }
                for line in entry.details {
                    text.push_str(&format!("- {line}\n"));
                }
            }
        }
        text
    }
}

/// Whether work on an objective with this word can go on in the plan of the next term.
fn goes_on(status: Status) -> bool {
    match status {
        Status::NotStarted
        | Status::InProgress
        | Status::Continuous
        | Status::Postponed
        | Status::CarriedOver => true,
        Status::NotAssessed | Status::Achieved | Status::Dropped | Status::NotApplicable => false,
    }
}

fn sentence_of(share: &Share) -> String {
    let (name, total) = (&share.name, share.total);
    let words = crate::plan::progress::in_words(&share.counts);
    format!("{name}, {total}: {words}.")
}

fn objectives(count: usize) -> String {
    plural(count as i64, "objective")
}

/// The first of them, and how many more there are.
fn listed(all: &[String], most: usize) -> String {
    let shown = all
        .iter()
        .take(most)
        .cloned()
        .collect::<Vec<_>>()
        .join("; ");
    match all.len().saturating_sub(most) {
        0 => shown,
        more => format!("{shown}; and {more} more"),
    }
}

/// Numbers in their order, three or more in a row as a range: "1, 3–6, 9".
fn ranges(numbers: &[String]) -> String {
    let mut runs: Vec<(&String, &String, usize)> = Vec::new();
    let value = |number: &String| number.parse::<u32>().ok();
    for number in numbers {
        match runs.last_mut() {
            Some((_, last, length))
                if value(last).is_some_and(|last| Some(last + 1) == value(number)) =>
            {
                *last = number;
                *length += 1;
            }
            _ => runs.push((number, number, 1)),
        }
    }
    let mut said: Vec<String> = Vec::new();
    let mut told = 0;
    for (first, last, length) in runs {
        if said.len() >= NAMED {
            said.push(format!("and {} more", numbers.len() - told));
            break;
        }
        told += length;
        match length {
            1 => said.push(first.clone()),
            2 => said.extend([first.clone(), last.clone()]),
            _ => said.push(format!("{first}–{last}")),
        }
    }
    said.join(", ")
}
