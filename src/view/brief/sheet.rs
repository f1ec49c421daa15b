//! The sheet itself, as it is printed.

use super::{Brief, candidates};
use crate::view::prelude::*;
use crate::{
    app::App,
    notes::Subject,
    plan::{
        Evidence, Item, ItemId, Meeting, MeetingStatus, Objective, Partner, Plan, Programme,
        Status, edtf::day_in_words,
    },
    view::{
        dynamic::{live, piece},
        ui::{
            markdown::still,
            rows::{Row, SEPARATOR, rows},
            status_chip,
        },
    },
};

/// What one item shows.
#[derive(Clone, Default)]
struct Entry {
    id: String,
    label: String,
    official: Option<String>,
    status: Option<Status>,
    /// Facts in short lines: what they are, and their words.
    facts: Vec<(&'static str, String)>,
    /// Dated entries, the newest first: when and by whom, and what happened.
    evidence: Vec<(String, String)>,
    note: Option<String>,
    room: bool,
}

impl Entry {
    /// Everything that is seen, for the row.
    fn shown(&self) -> String {
        let mut shown: Vec<&str> = vec![&self.id, &self.label];
        shown.extend(self.official.as_deref());
        shown.extend(self.status.map(Status::word));
        shown.extend(self.facts.iter().map(|(_, words)| words.as_str()));
        for (line, text) in &self.evidence {
            shown.extend([line.as_str(), text.as_str()]);
        }
        shown.push(if self.room { "room" } else { "" });
        shown.push(if self.note.is_some() { "note" } else { "" });
        shown.extend(self.note.as_deref());
        shown.join(SEPARATOR)
    }
}

/// The sheet.
pub fn sheet(brief: Brief) -> AnyView {
    let app = brief.app;
    let head = move || {
        let meeting = brief.meeting.get_value();
        let meeting = meeting.as_ref();
        app.with_plan(|plan| {
            head_of(
                plan,
                meeting.and_then(|id| plan.meeting(id)),
                meeting.is_some(),
            )
        })
    };
    let first_note = Memo::new(move |_| {
        let about = brief.meeting.get_value().map(ItemId::Meeting);
        brief
            .with_notes
            .get()
            .then(|| note_on(app, about))
            .flatten()
    });
    let entries = Memo::new(move |_| {
        let (with_notes, room) = (brief.with_notes.get(), brief.with_room.get());
        let chosen = brief.chosen.get();
        app.with_plan(|plan| {
            let chosen = in_order(plan, &chosen);
            let rows = chosen.iter().filter_map(|item| {
                let note = with_notes
                    .then(|| note_on(app, Some(item.clone())))
                    .flatten();
                let entry = Entry {
                    id: format!("{}-{}", item.kind(), item.as_str()),
                    note,
                    room,
                    ..entry_of(plan, item)?
                };
                Some(Row::new(entry.shown(), entry, entry_view))
            });
            rows.collect::<Vec<_>>()
        })
    });
    let is_private = Memo::new(move |_| {
        let chosen = brief.chosen.get();
        let on_items = || {
            let mut items = chosen.into_iter();
            items.any(|item| note_on(app, Some(item)).is_some())
        };
        brief.with_notes.get() && (first_note.with(Option::is_some) || on_items())
    });
    let made = move || {
        let title = app.with_plan(|plan| plan.head.title.clone());
        format!(
            "From \u{201c}{title}\u{201d}, as it stood on {}.",
            day_in_words(app.today())
        )
    };
    view! {
        <article class="brief-sheet" aria-labelledby="brief-title" class:with-room=live(move || brief.with_room.get())>
            {piece(move || is_private.get().then(|| view! {
                <p class="brief-private">"Contains private notes: for your own use."</p>
            }.into_any()))}
            {piece(head)}
            {piece(move || first_note.get().map(|text| view! {
                <section class="brief-note">
                    <h3>"My note"</h3>
                    {still("brief".to_owned(), &text, None)}
                </section>
            }.into_any()))}
            {piece(move || entries.with(Vec::is_empty).then(|| view! {
                <p class="empty">"No items are chosen. Choose them above."</p>
            }.into_any()))}
            <div class="brief-entries">{rows(move || entries.get())}</div>
            <p class="brief-made">{piece(made)}</p>
        </article>
    }
    .into_any()
}

/// The note, where there is more than blanks.
fn note_on(app: App, about: Option<ItemId>) -> Option<String> {
    let subject = Subject {
        plan: app.with_plan(|plan| plan.id.clone()),
        about,
    };
    let text = app.with_notes(|notes| notes.text(&subject).to_owned());
    Some(text).filter(|text| !text.trim().is_empty())
}

/// The chosen items in the order of the sheet.
fn in_order(plan: &Plan, chosen: &[ItemId]) -> Vec<ItemId> {
    // With thousands of items the chosen ones are looked up, and not searched through.
    let chosen: std::collections::HashSet<&ItemId> = chosen.iter().collect();
    let all = candidates(plan).into_iter();
    all.filter(|item| chosen.contains(item)).collect()
}

/// The meeting, or the plan, at the head of the sheet.
fn head_of(plan: &Plan, meeting: Option<&Meeting>, is_meeting: bool) -> AnyView {
    let title = match (meeting, is_meeting) {
        (Some(meeting), _) => meeting.title.clone(),
        (None, true) => "This meeting is not in the plan".to_owned(),
        (None, false) => plan.head.group.clone(),
    };
    let kind = match meeting {
        Some(meeting) => format!("{} · {}", plan.head.group, meeting.kind.label()),
        None => format!("{}, {}", plan.head.kind.label(), plan.head.period.years()),
    };
    let facts = meeting.map_or_else(Vec::new, |meeting| meeting_facts(plan, meeting));
    let agenda = meeting.map_or_else(Vec::new, |meeting| agenda_of(plan, meeting));
    let open = match is_meeting {
        true => open_follow_ups(plan),
        false => Vec::new(),
    };
    let official = meeting.and_then(|meeting| meeting.text.clone());
    view! {
        <header class="brief-head">
            <p class="brief-kind">{kind}</p>
            <h2 id="brief-title">{title}</h2>
            {official.map(|text| view! { <blockquote class="official">{text}</blockquote> }.into_any())}
            {facts_view(facts)}
            {lines_view("Agenda", agenda)}
            {lines_view("Follow-ups that are open", open)}
        </header>
    }
    .into_any()
}

/// Each item of the agenda, with the objective that it is about.
fn agenda_of(plan: &Plan, meeting: &Meeting) -> Vec<String> {
    let items = meeting.agenda.iter();
    items
        .map(|item| {
            let objective = item.objective.as_ref().and_then(|id| plan.objective(id));
            match objective {
                Some(objective) => format!("{} ({})", item.text, plan.objective_label(objective)),
                None => item.text.clone(),
            }
        })
        .collect()
}

/// What somebody is still to do, from all meetings: what, who, by when, and since which meeting.
fn open_follow_ups(plan: &Plan) -> Vec<String> {
    let mut said = Vec::new();
    for meeting in plan.meetings_by_date() {
        for decision in meeting.decisions.iter().filter(|it| it.is_open()) {
            let owner = Some(decision.owner_in_words(plan)).filter(|owner| !owner.is_empty());
            let mut line: Vec<String> = owner.into_iter().collect();
            line.extend(decision.due.map(|due| format!("due {}", due.in_words())));
            line.push(meeting.title.clone());
            said.push(format!("{} ({})", decision.text, line.join("; ")));
        }
    }
    said
}

fn lines_view(heading: &'static str, lines: Vec<String>) -> AnyView {
    if lines.is_empty() {
        return ().into_any();
    }
    let lines = lines
        .into_iter()
        .map(|line| view! { <li>{line}</li> }.into_any());
    view! {
        <section class="brief-lines">
            <h3>{heading}</h3>
            <ol>{lines.collect_view()}</ol>
        </section>
    }
    .into_any()
}

fn facts_view(facts: Vec<(&'static str, String)>) -> AnyView {
    if facts.is_empty() {
        return ().into_any();
    }
    let rows = facts
        .into_iter()
        .map(|(what, words)| view! { <dt>{what}</dt><dd>{words}</dd> }.into_any());
    view! { <dl class="facts">{rows.collect_view()}</dl> }.into_any()
}

fn meeting_facts(plan: &Plan, meeting: &Meeting) -> Vec<(&'static str, String)> {
    let open = |words: String, confirmed: bool| match confirmed {
        true => words,
        false => format!("{words} (to be confirmed)"),
    };
    let mut facts = Vec::new();
    let date = meeting.date();
    // What took place waits for no confirmation.
    let is_held = meeting.status == MeetingStatus::Held;
    facts.push((
        "When",
        date.map_or_else(
            || "No date yet".to_owned(),
            |date| {
                // The hours are those of the plan; of what was held only the days are known.
                let time = meeting
                    .when
                    .time()
                    .filter(|_| meeting.when.edtf == Some(date));
                let time = time.map_or_else(String::new, |it| format!(", {}", it.in_words()));
                open(
                    format!("{}{time}", date.in_words()),
                    is_held || meeting.when.confirmed,
                )
            },
        ),
    ));
    let place = &meeting.place;
    let parts = [&place.name, &place.room, &place.city, &place.country];
    let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    if !parts.is_empty() {
        facts.push(("Where", open(parts.join(", "), is_held || place.confirmed)));
    }
    let explained = plan.place_explained(place);
    facts.extend(explained.map(|words| ("HQ is", words.to_owned())));
    facts.extend(place.link.clone().map(|link| ("Link", link)));
    facts.push(("State", meeting.status.label().to_owned()));
    let host = meeting.host.as_ref().and_then(|host| plan.partner(host));
    facts.extend(host.map(|host| ("Host", host.name.clone())));
    facts
}

fn entry_of(plan: &Plan, item: &ItemId) -> Option<Entry> {
    let entry = match plan.item(item)? {
        Item::Objective(objective) => objective_entry(plan, objective),
        Item::Programme(programme) => programme_entry(plan, programme),
        Item::Partner(partner) => partner_entry(partner),
        Item::Guidance(guidance) => Entry {
            label: "Guidance document".to_owned(),
            official: Some(guidance.text.clone()),
            ..Entry::default()
        },
        // It has a sheet of its own.
        Item::Meeting(_) => return None,
    };
    if entry.label.is_empty() {
        let label = plan.item_label(item)?;
        return Some(Entry { label, ..entry });
    }
    Some(entry)
}

fn objective_entry(plan: &Plan, objective: &Objective) -> Entry {
    let mut facts = Vec::new();
    if let Some(assessment) = &objective.assessment {
        let mut words = format!("{}, {}", assessment.by.label(), day_in_words(assessment.on));
        if let Some(remark) = &assessment.remark {
            words.push_str(" · ");
            words.push_str(remark);
        }
        facts.push(("Assessed by", words));
    }
    let lead = objective.lead.as_ref().and_then(|lead| plan.partner(lead));
    facts.extend(lead.map(|lead| ("Lead", lead.name.clone())));
    Entry {
        official: Some(objective.text.clone()),
        status: Some(objective.status),
        facts,
        evidence: evidence_of(plan, &objective.evidence),
        ..Entry::default()
    }
}

fn programme_entry(plan: &Plan, programme: &Programme) -> Entry {
    let partners = programme.partners.iter().filter_map(|id| plan.partner(id));
    let partners: Vec<&str> = partners.map(|partner| partner.name.as_str()).collect();
    let mut facts = Vec::new();
    if !partners.is_empty() {
        facts.push(("Partners", partners.join("; ")));
    }
    Entry {
        official: programme.text.clone(),
        facts,
        ..Entry::default()
    }
}

fn partner_entry(partner: &Partner) -> Entry {
    Entry {
        facts: vec![("Capacity", partner.category.label().to_owned())],
        ..Entry::default()
    }
}

/// The newest first; what has no date comes last, in the order in which it was entered.
fn evidence_of(plan: &Plan, evidence: &[Evidence]) -> Vec<(String, String)> {
    let mut order: Vec<&Evidence> = Vec::new();
    for entry in evidence {
        let day = entry.when.map(|when| when.latest());
        let at = order.partition_point(|other| other.when.map(|when| when.latest()) >= day);
        order.insert(at, entry);
    }
    let rows = order.into_iter().map(|entry| {
        let reporter = entry.reported_by.as_ref().and_then(|id| plan.partner(id));
        let mut line: Vec<String> = Vec::new();
        line.extend(entry.when.map(|when| when.in_words()));
        line.extend(reporter.map(|partner| format!("reported by {}", partner.name)));
        line.extend(entry.source.clone());
        (line.join(" · "), entry.text.clone())
    });
    rows.collect()
}

fn entry_view(entry: &Entry) -> AnyView {
    let evidence = entry.evidence.iter().map(|(line, text)| {
        view! { <li><span>{text.clone()}</span>" "<span class="hint">{line.clone()}</span></li> }
            .into_any()
    });
    let evidence = (!entry.evidence.is_empty()).then(|| {
        view! { <ul class="brief-evidence" aria-label="Evidence, newest first">{evidence.collect_view()}</ul> }
            .into_any()
    });
    let note = entry.note.as_ref().map(|text| {
        view! {
            <div class="brief-note">
                <p class="brief-note-mark">"My note"</p>
                {still(format!("brief-{}", entry.id), text, None)}
            </div>
        }
        .into_any()
    });
    let room = entry
        .room
        .then(|| view! { <div class="brief-room" aria-hidden="true"></div> }.into_any());
    view! {
        <section class="brief-entry">
            <div class="brief-entry-head">
                <h3>{entry.label.clone()}</h3>
                {entry.status.map(status_chip)}
            </div>
            {entry.official.clone().map(|text| view! { <p class="official">{text}</p> }.into_any())}
            {facts_view(entry.facts.clone())}
            {evidence}
            {note}
            {room}
        </section>
    }
    .into_any()
}
