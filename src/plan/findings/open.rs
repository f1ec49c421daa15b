//! What the term left open: objectives without a word, without a lead that is still there, and a plan without a
//! coordinator.

use super::{Finding, FindingClass, Said, Spot};
use crate::plan::{
    ItemId, Objective, Plan, Status,
    edtf::day_in_words,
    progress,
    term::{TermState, plural},
};
use chrono::NaiveDate;

pub fn find(plan: &Plan, today: NaiveDate, all: &mut Vec<Finding>) {
    let state = plan.head.period.state_on(today);
    if state == TermState::Ended {
        not_assessed(plan, all);
        not_final(plan, all);
    }
    if state != TermState::NotBegun {
        without_lead(plan, all);
    }
    retired_leads(plan, all);
    coordinator(plan, all);
}

fn first(objectives: &[&Objective]) -> Spot {
    match objectives.first() {
        Some(objective) => Spot::Item(ItemId::Objective(objective.id.clone())),
        None => Spot::Objectives,
    }
}

/// "17 of 20 objectives were", "The only objective was".
fn share(part: usize, whole: usize) -> String {
    match (part, whole) {
        (1, 1) => "its only objective".to_owned(),
        (part, whole) if part == whole => format!("none of its {whole} objectives"),
        (part, whole) => format!("{part} of its {}", plural(whole as i64, "objective")),
    }
}

fn not_assessed(plan: &Plan, all: &mut Vec<Finding>) {
    let open: Vec<&Objective> = plan
        .objectives
        .iter()
        .filter(|objective| objective.status == Status::NotAssessed)
        .collect();
    if open.is_empty() {
        return;
    }
    let (part, whole) = (open.len(), plan.objectives.len());
    let was = match (part, whole) {
        (1, _) => "was never assessed",
        (part, whole) if part == whole => "was ever assessed",
        _ => "were never assessed",
    };
    // The meetings are found one by one; here is only how many they are.
    let planned = plan
        .meetings
        .iter()
        .filter(|meeting| meeting.status.is_open())
        .count();
    let meetings = match planned {
        0 => String::new(),
        1 => " Of 1 meeting nobody has said what became of it.".to_owned(),
        planned => format!(" Of {planned} meetings nobody has said what became of them."),
    };
    let said = Said::new(&format!(
        "The term ended on {}, and {} {was}.{meetings}",
        day_in_words(plan.head.period.end),
        share(part, whole)
    ));
    let finding = said.found(
        FindingClass::Open,
        &["not-assessed"],
        first(&open),
        "Say of each where it stood when the term ended.",
    );
    all.push(Finding {
        is_need: true,
        ..finding
    });
}

fn not_final(plan: &Plan, all: &mut Vec<Finding>) {
    let open: Vec<&Objective> = plan
        .open_objectives()
        .filter(|objective| objective.status != Status::NotAssessed)
        .collect();
    let words = match open.as_slice() {
        [] => return,
        [one] => format!(
            "1 objective has no final word: {}",
            one.status.label().to_ascii_lowercase()
        ),
        many => format!(
            "{} have no final word: {}",
            plural(many.len() as i64, "objective"),
            progress::in_words(&progress::counts(open.iter().copied()))
        ),
    };
    let said = Said::new(&format!(
        "The term ended on {}, and {words}.",
        day_in_words(plan.head.period.end)
    ));
    all.push(said.found(
        FindingClass::Open,
        &["not-final"],
        first(&open),
        "Choose for each a word that the term can end with: achieved, continuous, carried over, dropped or not applicable.",
    ));
}

fn without_lead(plan: &Plan, all: &mut Vec<Finding>) {
    let concerned = || {
        plan.objectives.iter().filter(|objective| {
            !matches!(objective.status, Status::Dropped | Status::NotApplicable)
        })
    };
    let part = concerned()
        .filter(|objective| objective.lead.is_none())
        .count();
    if part == 0 {
        return;
    }
    let whole = concerned().count();
    // Who leads what was dropped is not asked, and that it is left out is said.
    let pursued = match whole == plan.objectives.len() {
        true => "",
        false => " that are pursued",
    };
    let said = match (part, whole) {
        (1, 1) if pursued.is_empty() => "The only objective has no lead.".to_owned(),
        (1, 1) => "The only objective that is pursued has no lead.".to_owned(),
        (part, whole) if part == whole => {
            format!("None of the {whole} objectives{pursued} has a lead.")
        }
        (1, whole) => format!("1 of {whole} objectives{pursued} has no lead."),
        (part, whole) => format!("{part} of {whole} objectives{pursued} have no lead."),
    };
    all.push(Said::new(&said).found(
        FindingClass::Missing,
        &["without-lead"],
        Spot::WithoutLead,
        "Name who leads each, or acknowledge that this group names no leads.",
    ));
}

/// Who leads what is still open, and is there no more.
fn retired_leads(plan: &Plan, all: &mut Vec<Finding>) {
    for partner in &plan.partners {
        let Some(retired) = &partner.retired else {
            continue;
        };
        let led: Vec<&Objective> = plan
            .objectives
            .iter()
            .filter(|it| it.lead.as_ref() == Some(&partner.id) && !it.status.is_final())
            .collect();
        let what = match led.as_slice() {
            [] => continue,
            [one] => plan.objective_label(one),
            many => plural(many.len() as i64, "open objective"),
        };
        let said = format!(
            "{} leads {what}, and is {}.",
            partner.name,
            retired.in_words()
        );
        all.push(Said::new(&said).found(
            FindingClass::Missing,
            &["retired-lead", partner.id.as_str()],
            first(&led),
            "Name who leads now, or take back that the partner is retired.",
        ));
    }
}

/// The country-coordinator: named, and one of the partners.
fn coordinator(plan: &Plan, all: &mut Vec<Finding>) {
    let coordinator = &plan.head.coordinator;
    let Some(name) = coordinator
        .name
        .as_deref()
        .filter(|name| !name.trim().is_empty())
    else {
        if coordinator.partner.is_none() {
            all.push(
                Said::new("The title block names no country-coordinator.").found(
                    FindingClass::Missing,
                    &["no-coordinator"],
                    Spot::Head,
                    "Name the coordinator, or acknowledge that the group has none.",
                ),
            );
        }
        return;
    };
    let folded = name.to_ascii_lowercase();
    let is_named = |text: &str| !text.is_empty() && folded.contains(&text.to_ascii_lowercase());
    let mut named = plan.partners.iter().filter(|partner| {
        is_named(&partner.name) || partner.short.as_deref().is_some_and(is_named)
    });
    let other = named.clone().next();
    match &coordinator.partner {
        None if other.is_none() => all.push(
            Said::new("The country-coordinator is ")
                .quote(name)
                .words(", and no partner has this name.")
                .found(
                    FindingClass::Missing,
                    &["coordinator-unknown"],
                    Spot::Head,
                    "Add the coordinator to the partners, or choose which partner it is.",
                ),
        ),
        // A state has more names than the plan knows; only the name of another partner speaks against it.
        Some(id) if named.all(|partner| partner.id != *id) => {
            let (Some(other), Some(partner)) = (other, plan.partner(id)) else {
                return;
            };
            all.push(
                Said::new("The country-coordinator is named ")
                    .quote(name)
                    .words(&format!(
                        ", which is {}, and is kept as {}.",
                        other.name, partner.name
                    ))
                    .found(
                        FindingClass::Contradiction,
                        &["coordinator", id.as_str()],
                        Spot::Head,
                        "Choose the partner that the text names.",
                    ),
            );
        }
        None | Some(_) => {}
    }
}
