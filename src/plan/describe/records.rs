//! What became of one record, field by field.

use super::{differing, place_in_words, quoted, when_in_words};
use crate::plan::{
    Contact, Decision, DecisionKind, Evaluation, Evidence, Head, ItemId, Meeting, Objective,
    Partner, PartnerId, Plan, Programme, edtf::day_in_words, meeting::Place,
};

pub(super) fn describe_head(plan: &Plan, old: &Head, new: &Head) -> String {
    let mut said = Vec::new();
    if old.title != new.title {
        let (old, new) = differing(&old.title, &new.title);
        said.push(format!("Title of the plan: {old} → {new}"));
    }
    if old.state != new.state {
        said.push(format!(
            "The plan: {} → {}",
            old.state.label().to_ascii_lowercase(),
            new.state.label().to_ascii_lowercase()
        ));
    }
    if (old.period.start, old.period.end) != (new.period.start, new.period.end) {
        said.push(format!(
            "Term of the plan: {} – {}",
            day_in_words(new.period.start),
            day_in_words(new.period.end)
        ));
    }
    let name = |text: &str| match text.is_empty() {
        true => "none".to_owned(),
        false => quoted(text),
    };
    let reference = |head: &Head| head.reference.clone().unwrap_or_default();
    for (what, before, after) in [
        ("Working group", old.group.clone(), new.group.clone()),
        (
            "Organisation",
            old.organisation.clone(),
            new.organisation.clone(),
        ),
        ("Reference of the plan", reference(old), reference(new)),
    ] {
        if before != after {
            said.push(format!("{what}: {}", name(&after)));
        }
    }
    if old.coordinator.partner != new.coordinator.partner {
        let partner = new.coordinator.partner.as_ref();
        let partner = partner.map(|id| plan.partner(id).map_or(id.as_str(), |it| &it.name));
        said.push(format!(
            "Country-coordinator: {}",
            partner.unwrap_or("nobody")
        ));
    }
    if said.is_empty() {
        return "Title block changed".to_owned();
    }
    said.join("; ")
}

pub(super) fn describe_evaluation(old: &Evaluation, new: &Evaluation) -> String {
    let parts = old.parts().into_iter().zip(new.parts());
    let changed: Vec<&str> = parts
        .filter(|((_, old), (_, new))| old != new)
        .map(|((name, _), _)| name)
        .collect();
    match changed.as_slice() {
        [] => "Evaluation changed".to_owned(),
        [others @ .., last] if !others.is_empty() => {
            format!("Evaluation: {} and {last} changed", others.join(", "))
        }
        parts => format!("Evaluation: {} changed", parts.concat()),
    }
}

fn partners_difference(plan: &Plan, old: &[PartnerId], new: &[PartnerId]) -> String {
    members_difference(old, new, |id| {
        let partner = plan.partner(id);
        partner.map_or(id.as_str(), |it| it.short_name()).to_owned()
    })
}

fn links_difference(plan: &Plan, old: &[ItemId], new: &[ItemId]) -> String {
    members_difference(old, new, |id| {
        let label = match id {
            ItemId::Partner(id) => plan.partner(id).map(|it| it.short_name().to_owned()),
            ItemId::Guidance(_) => plan.item_label(id).map(|it| quoted(&it)),
            _ => plan.item_label(id),
        };
        label.unwrap_or_else(|| id.as_str().to_owned())
    })
}

/// "+ Georgia, − Romania".
fn members_difference<T: PartialEq>(old: &[T], new: &[T], name: impl Fn(&T) -> String) -> String {
    let added = new.iter().filter(|id| !old.contains(id));
    let removed = old.iter().filter(|id| !new.contains(id));
    let all: Vec<String> = (added.map(|id| format!("+ {}", name(id))))
        .chain(removed.map(|id| format!("− {}", name(id))))
        .collect();
    if all.is_empty() {
        "another order".to_owned()
    } else {
        all.join(", ")
    }
}

/// The entries of one list of a record: the id of each, and what it is called.
pub(super) type Entries<'a> = Vec<(&'a str, String)>;

/// What is new, changed, gone or sorted in a list of a record, with the words for one entry and for all. `same` says whether two entries, by their places in
/// the old and in the new list, are equal.
fn entries_difference(
    (noun, all): (&str, &str),
    old: &Entries,
    new: &Entries,
    same: &dyn Fn(usize, usize) -> bool,
) -> Vec<String> {
    let mut said = Vec::new();
    let place = |list: &Entries, id: &str| list.iter().position(|(other, _)| *other == id);
    for (at, (id, name)) in new.iter().enumerate() {
        match place(old, id) {
            None => said.push(format!("{noun} added to {{}}: {}", quoted(name))),
            Some(before) if !same(before, at) => {
                said.push(format!("{noun} of {{}} changed: {}", quoted(name)));
            }
            Some(_) => {}
        }
    }
    for (id, name) in old {
        if place(new, id).is_none() {
            said.push(format!("{noun} removed from {{}}: {}", quoted(name)));
        }
    }
    let order = |list: &Entries| list.iter().map(|(id, _)| (*id).to_owned()).collect();
    let (before, after): (Vec<String>, Vec<String>) = (order(old), order(new));
    if said.is_empty() && before != after {
        said.push(format!("{all} of {{}} sorted"));
    }
    said
}

/// The same for the records themselves, each with its id and what it is called.
fn difference<T: PartialEq>(
    nouns: (&str, &str),
    old: &[T],
    new: &[T],
    name: impl Fn(&T) -> (&str, String),
) -> Vec<String> {
    if old == new {
        return Vec::new();
    }
    let (before, after): (Entries, Entries) = (
        old.iter().map(&name).collect(),
        new.iter().map(&name).collect(),
    );
    entries_difference(nouns, &before, &after, &|at, now| {
        old.get(at) == new.get(now)
    })
}

fn evidence_difference(old: &[Evidence], new: &[Evidence]) -> Vec<String> {
    difference(("Evidence", "Evidence"), old, new, |it| {
        (it.id.as_str(), it.text.clone())
    })
}

/// What belongs to a meeting: agenda, documents, attendance and decisions.
fn proceedings_difference(plan: &Plan, old: &Meeting, new: &Meeting) -> Vec<String> {
    let mut said = difference(("Agenda item", "Agenda"), &old.agenda, &new.agenda, |it| {
        (it.id.as_str(), it.text.clone())
    });
    said.extend(difference(
        ("Document", "Documents"),
        &old.documents,
        &new.documents,
        |it| (it.id.as_str(), it.title.clone()),
    ));
    said.extend(difference(
        ("Participant", "Participants"),
        &old.attendance,
        &new.attendance,
        |it| (it.id.as_str(), it.who(plan)),
    ));
    // That something is done is more than that it was changed.
    let turned = |decision: &&Decision| {
        let mut all = old.decisions.iter();
        all.any(|it| it.id == decision.id && it.done != decision.done)
    };
    let turned: Vec<&Decision> = new.decisions.iter().filter(turned).collect();
    if turned.is_empty() {
        for (kind, all) in [
            (DecisionKind::Decision, "Decisions"),
            (DecisionKind::FollowUp, "Follow-ups"),
        ] {
            let of_kind = |all: &[Decision]| -> Vec<Decision> {
                all.iter().filter(|it| it.kind == kind).cloned().collect()
            };
            said.extend(difference(
                (kind.label(), all),
                &of_kind(&old.decisions),
                &of_kind(&new.decisions),
                |it| (it.id.as_str(), it.text.clone()),
            ));
        }
    }
    for decision in turned {
        said.push(format!(
            "Follow-up of {{}} {}: {}",
            if decision.done { "done" } else { "open again" },
            quoted(&decision.text)
        ));
    }
    said
}

/// Each difference as a sentence in which `{}` stands for the name of the record.
pub(super) fn describe_objective(plan: &Plan, old: &Objective, new: &Objective) -> Vec<String> {
    let mut said = Vec::new();
    let carried = new
        .carried_to
        .as_ref()
        .filter(|_| old.carried_to != new.carried_to);
    if let Some(carried) = carried {
        // Its status says the same, or is what it was.
        said.push(format!("{{}} carried over to {}", carried.term));
    } else if old.status != new.status {
        said.push(format!(
            "Status of {{}}: {} → {}",
            old.status.label().to_ascii_lowercase(),
            new.status.label().to_ascii_lowercase()
        ));
    }
    let assessed = |objective: &Objective| {
        let assessment = objective.assessment.as_ref();
        assessment.map(|it| (it.by, it.on))
    };
    // A new status tells that it was assessed.
    if said.is_empty() && assessed(old) != assessed(new) {
        said.push(match assessed(new) {
            Some((by, on)) => format!(
                "Assessment of {{}}: {}, {}",
                by.label().to_ascii_lowercase(),
                day_in_words(on)
            ),
            None => "Assessment of {} removed".to_owned(),
        });
    }
    let remark = |objective: &Objective| {
        let assessment = objective.assessment.as_ref();
        assessment.and_then(|assessment| assessment.remark.clone())
    };
    match (remark(old), remark(new)) {
        (before, Some(after)) if before.as_ref() != Some(&after) => {
            said.push(format!("Remark on {{}}: {}", quoted(&after)));
        }
        (Some(_), None) if said.is_empty() => said.push("Remark on {} removed".to_owned()),
        _ => {}
    }
    if old.lead != new.lead {
        let lead = new.lead.as_ref().and_then(|id| plan.partner(id));
        said.push(format!(
            "Lead of {{}}: {}",
            lead.map_or("nobody", |partner| partner.name.as_str())
        ));
    }
    if old.participants != new.participants {
        said.push(format!(
            "Participating in {{}}: {}",
            partners_difference(plan, &old.participants, &new.participants)
        ));
    }
    if old.text != new.text {
        let (old, new) = differing(&old.text, &new.text);
        said.push(format!("Text of {{}}: {old} → {new}"));
    }
    if old.carried_to.is_some() && new.carried_to.is_none() {
        said.push("{}: no longer carried over".to_owned());
    }
    if old.links != new.links {
        said.push(format!(
            "Links of {{}}: {}",
            links_difference(plan, &old.links, &new.links)
        ));
    }
    said.extend(evidence_difference(&old.evidence, &new.evidence));
    said
}

pub(super) fn describe_meeting(plan: &Plan, old: &Meeting, new: &Meeting) -> Vec<String> {
    let mut said = Vec::new();
    if old.title != new.title {
        said.push(format!("{{}} renamed to {}", quoted(&new.title)));
    }
    if old.status != new.status {
        said.push(format!(
            "{{}}: {} → {}",
            old.status.label().to_ascii_lowercase(),
            new.status.label().to_ascii_lowercase()
        ));
    }
    if old.when != new.when {
        said.push(format!(
            "Date of {{}}: {} → {}",
            when_in_words(&old.when),
            when_in_words(&new.when)
        ));
    }
    let room = |place: &Place| place.room.clone();
    if room(&old.place) != room(&new.place) {
        let room = room(&new.place).unwrap_or_else(|| "none".to_owned());
        said.push(format!("Room of {{}}: {room}"));
    } else if old.place != new.place {
        said.push(match old.place.confirmed == new.place.confirmed {
            true => format!("Place of {{}}: {}", place_in_words(&new.place)),
            false if new.place.confirmed => "Place of {} confirmed".to_owned(),
            false => "Place of {}: no longer confirmed".to_owned(),
        });
    }
    if old.held != new.held {
        said.push(match &new.held {
            Some(held) => format!("{{}} took place: {}", held.edtf.in_words()),
            None => "{}: no longer noted when it took place".to_owned(),
        });
    }
    if old.host != new.host {
        let host = new.host.as_ref().and_then(|id| plan.partner(id));
        said.push(format!(
            "Host of {{}}: {}",
            host.map_or("nobody", |partner| partner.name.as_str())
        ));
    }
    if old.links != new.links {
        said.push(format!(
            "Links of {{}}: {}",
            links_difference(plan, &old.links, &new.links)
        ));
    }
    said.extend(evidence_difference(&old.evidence, &new.evidence));
    said.extend(proceedings_difference(plan, old, new));
    said
}

pub(super) fn describe_partner(plan: &Plan, old: &Partner, new: &Partner) -> Vec<String> {
    let mut said = Vec::new();
    match (&old.retired, &new.retired) {
        (None, Some(retired)) => said.push(format!("{{}} {}", retired.in_words())),
        (Some(_), None) => said.push("{} brought back".to_owned()),
        (Some(old), Some(new)) if old != new => {
            said.push(format!("{{}} {}, or why, changed", new.in_words()));
        }
        _ => {}
    }
    if old.name != new.name {
        said.push(format!("{{}} renamed to {}", quoted(&new.name)));
    }
    if old.category != new.category {
        said.push(format!("{{}} is now: {}", new.category.label()));
    }
    if old.seat != new.seat {
        said.push(match &new.seat {
            Some(seat) => format!("Seat of {{}}: {}", seat.city),
            None => "Seat of {}: none".to_owned(),
        });
    }
    if old.confirmed != new.confirmed {
        said.push(match new.confirmed {
            true => "{}: confirmed by a source".to_owned(),
            false => "{}: no longer confirmed".to_owned(),
        });
    }
    if old.as_of != new.as_of {
        said.push(match &new.as_of {
            Some(date) => format!("{{}}: as of {}", date.in_words()),
            None => "{}: as of no known date".to_owned(),
        });
    }
    let name = |text: &Option<String>| text.as_ref().map_or("none".to_owned(), |it| quoted(it));
    let texts = [
        ("Short name", &old.short, &new.short),
        ("Source", &old.source, &new.source),
        ("Remark", &old.remark, &new.remark),
    ];
    for (what, old, new) in texts {
        if old != new {
            said.push(format!("{what} of {{}}: {}", name(new)));
        }
    }
    if old.aliases != new.aliases {
        said.push("Other names of {} changed".to_owned());
    }
    if old.member_of != new.member_of {
        said.push(format!(
            "Bodies that {{}} is a member of: {}",
            partners_difference(plan, &old.member_of, &new.member_of)
        ));
    }
    said
}

pub(super) fn describe_contact(plan: &Plan, old: &Contact, new: &Contact) -> Vec<String> {
    let mut said = Vec::new();
    if old.partner != new.partner {
        let partner = new.partner.as_ref().and_then(|id| plan.partner(id));
        let partner = partner.map_or("no partner", |it| it.name.as_str());
        said.push(format!("{{}} is of {partner}"));
    }
    said
}

pub(super) fn describe_programme(plan: &Plan, old: &Programme, new: &Programme) -> Vec<String> {
    let mut said = Vec::new();
    if old.name != new.name {
        said.push(format!("{{}} renamed to {}", quoted(&new.name)));
    }
    if old.partners != new.partners {
        said.push(format!(
            "Partners of {{}}: {}",
            partners_difference(plan, &old.partners, &new.partners)
        ));
    }
    said
}
