//! The same thing twice, and printed numbers that leave one out or come again.

use super::{
    Finding, FindingClass, MANY, Said, Spot,
    reading::{is_roman, printed_number},
};
use crate::plan::{ItemId, Objective, Plan, term::plural};

const TWICE: &str =
    "Look whether one of them is a slip; where both are meant, acknowledge it with the reason.";

const NUMBERS: &str = "Printed numbers stay what the source says. Look whether a line is missing, or acknowledge it with the reason.";

pub fn find(plan: &Plan, all: &mut Vec<Finding>) {
    objectives(plan, all);
    meetings(plan, all);
    names(plan, all);
    mail(plan, all);
    carried_twice(plan, all);
    objective_numbers(plan, all);
    section_numbers(plan, all);
}

/// Without case, and with one space for any white space; what stands at the end of a list item is no difference.
fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    folded.make_ascii_lowercase();
    folded.trim_end_matches([';', '.', ',']).to_owned()
}

/// The places of what is there more than once, in the order of its first; empty texts count for nothing.
fn repeated(texts: Vec<String>) -> Vec<Vec<usize>> {
    let mut order: Vec<(String, usize)> = Vec::with_capacity(texts.len());
    for (at, text) in texts.into_iter().enumerate() {
        if !text.is_empty() {
            order.push((text, at));
        }
    }
    order.sort_unstable();
    let mut groups: Vec<Vec<usize>> = order
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|same| same.len() > 1)
        .map(|same| same.iter().map(|(_, at)| *at).collect())
        .collect();
    groups.sort_unstable();
    groups
}

/// Each group as a finding, or where they are many, one with their number.
fn push(
    all: &mut Vec<Finding>,
    groups: Vec<Vec<usize>>,
    of_many: &str,
    key: &str,
    finding: impl Fn(&[usize]) -> Option<Finding>,
) {
    if groups.len() <= MANY {
        all.extend(groups.iter().filter_map(|group| finding(group)));
        return;
    }
    let first = groups.first().and_then(|group| finding(group));
    if let Some(first) = first {
        let said = Said::new(&format!("{} {of_many}", groups.len()));
        all.push(said.found(FindingClass::Repeat, &[key, "many"], first.spot, TWICE));
    }
}

pub fn objectives(plan: &Plan, all: &mut Vec<Finding>) {
    let texts = plan
        .objectives
        .iter()
        .map(|objective| folded(&objective.text));
    push(
        all,
        repeated(texts.collect()),
        "wordings are there for more than one objective.",
        "same-objective",
        |group| {
            let mut same = group.iter().filter_map(|at| plan.objectives.get(*at));
            let (first, second) = (same.next()?, same.next()?);
            let others = match group.len() {
                2 => String::new(),
                count => format!(" and {} more", count - 2),
            };
            Some(
                Said::new(&format!(
                    "{} and {}{others} have the same text: ",
                    plan.objective_label(first),
                    plan.objective_label(second),
                ))
                .quote(&first.text)
                .words(".")
                .found(
                    FindingClass::Repeat,
                    &["same-objective", first.id.as_str(), second.id.as_str()],
                    Spot::Item(ItemId::Objective(second.id.clone())),
                    TWICE,
                ),
            )
        },
    );
}

/// A title that comes again with another date is a series; with the same date, or with none, it is the same meeting.
pub fn meetings(plan: &Plan, all: &mut Vec<Finding>) {
    let texts = plan.meetings.iter().map(|meeting| {
        let date = meeting.date().map(|date| date.to_string());
        format!("{} {}", folded(&meeting.title), date.unwrap_or_default())
    });
    push(
        all,
        repeated(texts.collect()),
        "titles of meetings are there more than once with the same date.",
        "same-meeting",
        |group| {
            let mut same = group.iter().filter_map(|at| plan.meetings.get(*at));
            let (first, second) = (same.next()?, same.next()?);
            let when = match first.date() {
                Some(date) => format!(" at the same date, {}.", date.in_words()),
                None => " without a date.".to_owned(),
            };
            Some(
                Said::new(&format!("{} meetings have the title ", group.len()))
                    .quote(&first.title)
                    .words(&when)
                    .found(
                        FindingClass::Repeat,
                        &["same-meeting", first.id.as_str(), second.id.as_str()],
                        Spot::Item(ItemId::Meeting(second.id.clone())),
                        TWICE,
                    ),
            )
        },
    );
}

/// Partners, then programmes, with the same name.
fn names(plan: &Plan, all: &mut Vec<Finding>) {
    let partners = plan
        .partners
        .iter()
        .map(|partner| (ItemId::Partner(partner.id.clone()), partner.name.as_str()));
    let programmes = plan.programmes.iter().map(|programme| {
        (
            ItemId::Programme(programme.id.clone()),
            programme.name.as_str(),
        )
    });
    for (list, what, entries) in [
        ("same-partner", "partners", partners.collect::<Vec<_>>()),
        ("same-programme", "programmes", programmes.collect()),
    ] {
        let texts = entries.iter().map(|(_, name)| folded(name)).collect();
        let of_many = format!("names are there for more than one of the {what}.");
        push(all, repeated(texts), &of_many, list, |group| {
            let mut same = group.iter().filter_map(|at| entries.get(*at));
            let ((first, name), (second, _)) = (same.next()?, same.next()?);
            Some(
                Said::new(&format!("{} {what} have the name ", group.len()))
                    .quote(name)
                    .words(".")
                    .found(
                        FindingClass::Repeat,
                        &[list, first.as_str(), second.as_str()],
                        Spot::Item(second.clone()),
                        TWICE,
                    ),
            )
        });
    }
}

/// The same e-mail address twice among the contacts.
fn mail(plan: &Plan, all: &mut Vec<Finding>) {
    let addresses: Vec<(&str, Option<&crate::plan::SectionId>)> = plan
        .contacts
        .iter()
        .flat_map(|contact| {
            contact
                .emails
                .iter()
                .map(|address| (address.as_str(), contact.section.as_ref()))
        })
        .collect();
    let texts = addresses
        .iter()
        .map(|(address, _)| folded(address))
        .collect();
    push(
        all,
        repeated(texts),
        "e-mail addresses are there more than once among the contacts.",
        "same-mail",
        |group| {
            let (address, section) = addresses.get(*group.first()?)?;
            Some(
                Said::new("The e-mail address ")
                    .quote(address)
                    .words(" is there more than once among the contacts.")
                    .found(
                        FindingClass::Repeat,
                        &["same-mail", address],
                        section.map_or(Spot::Text, |section| Spot::Section(section.clone())),
                        TWICE,
                    ),
            )
        },
    );
}

/// Printed numbers of objectives, for each list of one kind in one section under one goal.
pub fn objective_numbers(plan: &Plan, all: &mut Vec<Finding>) {
    let mut lists: Vec<(&Objective, Vec<(u32, &Objective)>)> = Vec::new();
    for objective in &plan.objectives {
        let Some(number) = objective.number.as_deref().and_then(printed_number) else {
            continue;
        };
        let of_list = |first: &Objective| {
            first.kind == objective.kind
                && first.section == objective.section
                && first.goal == objective.goal
        };
        // Objectives mostly stand together with those of their list, so it is nearly always the last.
        match lists.iter_mut().rev().find(|(first, _)| of_list(first)) {
            Some((_, list)) => list.push((number, objective)),
            None => lists.push((objective, vec![(number, objective)])),
        }
    }
    for (first, mut list) in lists {
        // Where each stands does not matter: people may put them in another order.
        list.sort_unstable_by_key(|(number, _)| *number);
        let mut expected = 1;
        let (mut repeats, mut gaps) = (None, Vec::new());
        let mut missing = 0_usize;
        let mut again = 0_usize;
        for (number, objective) in &list {
            if *number < expected {
                again += 1;
                repeats.get_or_insert((*number, *objective));
                continue;
            }
            missing += (number - expected) as usize;
            gaps.extend((expected..*number).take(5usize.saturating_sub(gaps.len())));
            expected = number + 1;
        }
        let name = first.kind.plural().to_ascii_lowercase();
        let place = match &first.section {
            Some(section) => (" under ", super::section_name(plan, section)),
            None => ("", String::new()),
        };
        let in_place = |said: Said| match place.1.is_empty() {
            true => said,
            false => said.words(place.0).quote(&place.1),
        };
        if let Some((number, objective)) = repeats {
            let more = match again {
                1 => String::new(),
                again => format!(
                    ", and {} come again",
                    plural(again as i64 - 1, "more number")
                ),
            };
            let said = in_place(Said::new(&format!("Among the {name}")));
            all.push(
                said.words(&format!(
                    ", the printed number {number} is there more than once{more}."
                ))
                .found(
                    FindingClass::Repeat,
                    &["number-again", objective.id.as_str()],
                    Spot::Item(ItemId::Objective(objective.id.clone())),
                    NUMBERS,
                ),
            );
        }
        if let Some(after) = gaps
            .first()
            .and_then(|gap| list.iter().find(|(number, _)| number > gap))
        {
            let said = in_place(Said::new(&format!("Among the {name}")));
            let mut listed: Vec<String> = gaps.iter().map(u32::to_string).collect();
            let rest = missing - listed.len();
            if rest > 0 {
                listed.push(format!("{rest} more"));
            }
            all.push(
                said.words(&format!(
                    ", the printed numbers leave out {}.",
                    listed.join(", ")
                ))
                .found(
                    FindingClass::Repeat,
                    &["number-missing", after.1.id.as_str()],
                    Spot::Item(ItemId::Objective(after.1.id.clone())),
                    NUMBERS,
                ),
            );
        }
    }
}

/// Printed numbers of headings. They may begin anew below another heading, whose depth the plan does not know;
/// so only what no outline can have is found: one number three times running, one left out, a Roman one alone.
fn section_numbers(plan: &Plan, all: &mut Vec<Finding>) {
    let mut printed: Vec<&str> = Vec::new();
    let mut wrong = None;
    let (mut highest, mut last, mut times, mut roman) = (0, 0, 0, 0);
    for section in &plan.sections {
        let Some(number) = section.number.as_deref() else {
            continue;
        };
        printed.push(number.trim());
        let Some(value) = printed_number(number) else {
            continue;
        };
        let is_wrong = if is_roman(number) {
            let leaves_out = value > roman + 1;
            roman = value;
            leaves_out
        } else {
            times = if value == last { times + 1 } else { 1 };
            let leaves_out = value > highest + 1;
            highest = highest.max(value);
            last = value;
            leaves_out || times == 3
        };
        if is_wrong {
            wrong.get_or_insert(section);
        }
    }
    if let Some(section) = wrong {
        let said = Said::new("The printed numbers of the headings do not run on: ");
        all.push(
            said.quote(&printed.join(", ")).words(".").found(
                FindingClass::Repeat,
                &["heading-numbers"],
                Spot::Section(section.id.clone()),
                "Printed numbers stay what the source says. Take care where another text refers to a section by its number.",
            ),
        );
    }
}

/// Two objectives that say that they continue the same objective of an earlier plan.
pub fn carried_twice(plan: &Plan, all: &mut Vec<Finding>) {
    let origins = plan.objectives.iter().map(|objective| {
        let from = objective.carried_from.as_ref();
        from.map_or_else(String::new, |from| {
            format!("{} {}", from.plan, from.objective)
        })
    });
    push(
        all,
        repeated(origins.collect()),
        "objectives of an earlier plan were carried over more than once.",
        "carried-twice",
        |group| {
            let mut same = group.iter().filter_map(|at| plan.objectives.get(*at));
            let (first, second) = (same.next()?, same.next()?);
            let term = &first.carried_from.as_ref()?.term;
            Some(
                Said::new(&format!(
                    "{} and {} were carried over from the same objective of {term}.",
                    plan.objective_label(first),
                    plan.objective_label(second),
                ))
                .found(
                    FindingClass::Repeat,
                    &["carried-twice", first.id.as_str(), second.id.as_str()],
                    Spot::Item(ItemId::Objective(second.id.clone())),
                    TWICE,
                ),
            )
        },
    );
}
