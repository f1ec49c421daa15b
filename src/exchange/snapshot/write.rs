//! From a plan to text. It can't fail, and the same plan always makes the same bytes.

use super::{Decided, Exported, FORMAT, Renamed, Signature, Snapshot, VERSION, wire};
use crate::exchange::lineage::Version;
use crate::plan::{
    Acknowledged, AgendaItem, Amendment, Assessment, Attendance, Carried, Clock, Contact,
    Coordinator, Decision, Degrees, Document, Edtf, Evaluation, Evidence, Extra, Firming, Goal,
    Guidance, Head, Held, Holds, ItemId, Meeting, Objective, Part, Partner, Period, Place, Plan,
    Programme, Retired, Seat, Section, When,
};
use serde_json::{Number, Value};

/// A plan file for people and their programs: two spaces a level, one value a line.
pub fn write(snapshot: &Snapshot) -> String {
    let mut text = indented(&write_compact(snapshot));
    text.push('\n');
    text
}

/// A plan file for the browser's own storage: no white space between values.
pub fn write_compact(snapshot: &Snapshot) -> String {
    json(&wire::Snapshot {
        format: FORMAT,
        version: VERSION,
        exported: exported(&snapshot.exported),
        lineage: digests(&snapshot.lineage),
        part: snapshot.part.as_ref().map(part),
        signature: snapshot.signature.as_ref().map(signature),
        versions: each(&snapshot.versions, version),
        decisions: each(&snapshot.decided, decided),
        renamed: each(&snapshot.renamed, renamed),
        plan: plan(&snapshot.plan),
        extra: extra(&snapshot.extra),
    })
}

/// Only a map with keys that are no texts could fail, and there is none. A number that JSON can't say
/// (infinite, or none at all) becomes null.
pub(in crate::exchange) fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// Breaks compact JSON into lines, as serde_json would. Doing it on the text spares the page a second writer.
fn indented(compact: &str) -> String {
    let mut out = String::with_capacity(compact.len() * 2);
    let mut depth = 0;
    let mut in_string = false;
    let mut escaped = false;
    let mut before = ' ';
    for c in compact.chars() {
        if in_string {
            in_string = escaped || c != '"';
            escaped = c == '\\' && !escaped;
            out.push(c);
        } else {
            let closes = matches!(c, '}' | ']');
            let opened = matches!(before, '{' | '[');
            depth -= usize::from(closes);
            if (opened && !closes) || (closes && !opened) || before == ',' {
                out.push('\n');
                out.extend(std::iter::repeat_n("  ", depth));
            } else if before == ':' {
                out.push(' ');
            }
            depth += usize::from(matches!(c, '{' | '['));
            in_string = c == '"';
            out.push(c);
        }
        before = if in_string { '"' } else { c };
    }
    out
}

fn each<'a, A, B>(list: &'a [A], to: impl Fn(&'a A) -> B) -> Vec<B> {
    list.iter().map(to).collect()
}

fn extra(extra: &Extra) -> wire::Extra {
    let mut values = wire::Extra::new();
    for (key, text) in extra {
        // What a file brought is JSON. Anything else stays as a text.
        let value = serde_json::from_str(text).unwrap_or_else(|_| Value::String(text.clone()));
        values.insert(key.clone(), value);
    }
    values
}

/// Degrees with just the digits that they have.
fn number(degrees: Degrees) -> Number {
    let text = degrees.to_string();
    // Degrees print as a JSON number.
    text.parse().unwrap_or_else(|_| Number::from(0))
}

fn date(date: &Edtf) -> wire::Date {
    wire::Date(date.to_string())
}

fn day(day: chrono::NaiveDate) -> wire::Day {
    wire::Day(day.to_string())
}

/// An id that may be missing.
macro_rules! maybe_id {
    ($id:expr) => {
        $id.as_ref().map(|id| wire::Id(id.as_str()))
    };
}

fn digests(all: &[String]) -> Vec<wire::Digest<'_>> {
    each(all, |digest| wire::Digest(digest))
}

fn version(version: &Version) -> wire::Version<'_> {
    wire::Version {
        digest: wire::Digest(&version.digest),
        at: version.at.as_deref(),
        by: version.by.as_deref(),
        parents: digests(&version.parents),
        extra: extra(&version.extra),
    }
}

fn decided(decided: &Decided) -> wire::Decided<'_> {
    wire::Decided {
        path: &decided.path,
        between: each(&decided.between, String::as_str),
        chosen: &decided.chosen,
        third: decided.third.as_deref(),
        extra: extra(&decided.extra),
    }
}

fn renamed(renamed: &Renamed) -> wire::Renamed<'_> {
    wire::Renamed {
        list: &renamed.list,
        id: wire::Id(&renamed.id),
        to: wire::Id(&renamed.to),
        from: wire::Digest(&renamed.from),
        extra: extra(&renamed.extra),
    }
}

fn exported(exported: &Exported) -> wire::Exported<'_> {
    wire::Exported {
        at: exported.at.as_deref(),
        by: exported.by.as_deref(),
        app: &exported.app,
        extra: extra(&exported.extra),
    }
}

fn part(part: &Part) -> wire::Part<'_> {
    wire::Part {
        holds: part.holds.word(),
        section: match &part.holds {
            Holds::Section(id) => Some(wire::Id(id.as_str())),
            Holds::Plan | Holds::Statuses => None,
        },
        without_contacts: part.without_contacts,
        extra: extra(&part.extra),
    }
}

fn signature(signature: &Signature) -> wire::Signature<'_> {
    wire::Signature {
        alg: &signature.alg,
        key: &signature.key,
        value: &signature.value,
        extra: extra(&signature.extra),
    }
}

pub(in crate::exchange) fn plan(plan: &Plan) -> wire::Plan<'_> {
    let head = &plan.head;
    wire::Plan {
        id: wire::Id(plan.id.as_str()),
        title: &head.title,
        kind: wire::Word(head.kind),
        organisation: &head.organisation,
        group: &head.group,
        reference: head.reference.as_deref(),
        state: wire::Word(head.state),
        period: period(&head.period),
        coordinator: coordinator(&head.coordinator),
        guidance: each(&plan.guidance, guidance),
        goals: each(&plan.goals, goal),
        sections: each(&plan.sections, section),
        objectives: each(&plan.objectives, objective),
        meetings: each(&plan.meetings, meeting),
        partners: each(&plan.partners, partner),
        programmes: each(&plan.programmes, programme),
        contacts: each(&plan.contacts, contact),
        amendments: each(&plan.amendments, amendment),
        acknowledged: each(&plan.acknowledged, acknowledged),
        evaluation: (!plan.evaluation.is_empty()).then(|| evaluation(&plan.evaluation)),
        extra: extra(&plan.extra),
    }
}

/// The title block alone.
pub(in crate::exchange) fn head(head: &Head) -> wire::Head<'_> {
    wire::Head {
        title: &head.title,
        kind: wire::Word(head.kind),
        organisation: &head.organisation,
        group: &head.group,
        reference: head.reference.as_deref(),
        state: wire::Word(head.state),
        period: period(&head.period),
        coordinator: coordinator(&head.coordinator),
    }
}

fn period(period: &Period) -> wire::Period<'_> {
    wire::Period {
        start: day(period.start),
        end: day(period.end),
        wording: period.wording.as_deref(),
        extra: extra(&period.extra),
    }
}

fn coordinator(coordinator: &Coordinator) -> wire::Coordinator<'_> {
    wire::Coordinator {
        name: coordinator.name.as_deref(),
        partner: maybe_id!(coordinator.partner),
        extra: extra(&coordinator.extra),
    }
}

pub(in crate::exchange) fn guidance(guidance: &Guidance) -> wire::Guidance<'_> {
    wire::Guidance {
        id: wire::Id(guidance.id.as_str()),
        text: &guidance.text,
        section: maybe_id!(guidance.section),
        extra: extra(&guidance.extra),
    }
}

pub(in crate::exchange) fn goal(goal: &Goal) -> wire::Goal<'_> {
    wire::Goal {
        id: wire::Id(goal.id.as_str()),
        number: &goal.number,
        title: &goal.title,
        source: &goal.source,
        adopted: goal.adopted.as_ref().map(date),
        text: &goal.text,
        extra: extra(&goal.extra),
    }
}

pub(in crate::exchange) fn section(section: &Section) -> wire::Section<'_> {
    wire::Section {
        id: wire::Id(section.id.as_str()),
        number: section.number.as_deref(),
        heading: section.heading.as_deref(),
        text: &section.text,
        extra: extra(&section.extra),
    }
}

pub(in crate::exchange) fn objective(objective: &Objective) -> wire::Objective<'_> {
    wire::Objective {
        id: wire::Id(objective.id.as_str()),
        kind: wire::Word(objective.kind),
        number: objective.number.as_deref(),
        text: &objective.text,
        section: maybe_id!(objective.section),
        goal: maybe_id!(objective.goal),
        status: wire::Word(objective.status),
        assessment: objective.assessment.as_ref().map(assessment),
        lead: maybe_id!(objective.lead),
        participants: each(&objective.participants, |id| wire::Id(id.as_str())),
        links: each(&objective.links, link),
        evidence: each(&objective.evidence, evidence),
        carried_from: objective.carried_from.as_ref().map(carried),
        carried_to: objective.carried_to.as_ref().map(carried),
        extra: extra(&objective.extra),
    }
}

fn assessment(assessment: &Assessment) -> wire::Assessment<'_> {
    wire::Assessment {
        by: wire::Word(assessment.by),
        on: day(assessment.on),
        remark: assessment.remark.as_deref(),
        extra: extra(&assessment.extra),
    }
}

fn link(link: &ItemId) -> wire::Link<'_> {
    wire::Link {
        kind: link.kind(),
        id: wire::Id(link.as_str()),
    }
}

fn evidence(evidence: &Evidence) -> wire::Evidence<'_> {
    wire::Evidence {
        id: wire::Id(evidence.id.as_str()),
        when: evidence.when.as_ref().map(date),
        text: &evidence.text,
        source: evidence.source.as_deref(),
        reported_by: maybe_id!(evidence.reported_by),
        extra: extra(&evidence.extra),
    }
}

pub(in crate::exchange) fn meeting(meeting: &Meeting) -> wire::Meeting<'_> {
    wire::Meeting {
        id: wire::Id(meeting.id.as_str()),
        kind: wire::Word(meeting.kind),
        title: &meeting.title,
        text: meeting.text.as_deref(),
        section: maybe_id!(meeting.section),
        when: when(&meeting.when),
        place: place(&meeting.place),
        status: wire::Word(meeting.status),
        held: meeting.held.as_ref().map(held),
        host: maybe_id!(meeting.host),
        links: each(&meeting.links, link),
        evidence: each(&meeting.evidence, evidence),
        agenda: each(&meeting.agenda, agenda_item),
        documents: each(&meeting.documents, document),
        attendance: each(&meeting.attendance, attendance),
        decisions: each(&meeting.decisions, decision),
        firming: each(&meeting.firming, firming),
        extra: extra(&meeting.extra),
    }
}

fn agenda_item(item: &AgendaItem) -> wire::AgendaItem<'_> {
    wire::AgendaItem {
        id: wire::Id(item.id.as_str()),
        text: &item.text,
        objective: maybe_id!(item.objective),
        extra: extra(&item.extra),
    }
}

fn document(document: &Document) -> wire::Document<'_> {
    wire::Document {
        id: wire::Id(document.id.as_str()),
        title: &document.title,
        link: document.link.as_deref(),
        extra: extra(&document.extra),
    }
}

fn attendance(entry: &Attendance) -> wire::Attendance<'_> {
    wire::Attendance {
        id: wire::Id(entry.id.as_str()),
        category: wire::Word(entry.category),
        partner: maybe_id!(entry.partner),
        name: entry.name.as_deref(),
        remark: entry.remark.as_deref(),
        extra: extra(&entry.extra),
    }
}

fn decision(decision: &Decision) -> wire::Decision<'_> {
    wire::Decision {
        id: wire::Id(decision.id.as_str()),
        kind: wire::Word(decision.kind),
        text: &decision.text,
        owner: maybe_id!(decision.owner),
        owner_name: decision.owner_name.as_deref(),
        due: decision.due.as_ref().map(date),
        done: decision.done,
        extra: extra(&decision.extra),
    }
}

fn firming(step: &Firming) -> wire::Firming<'_> {
    wire::Firming {
        on: step.on.map(day),
        by: step.by.as_deref(),
        edtf: step.edtf.as_ref().map(date),
        time: step.clock.as_ref().map(clock),
        confirmed: step.confirmed,
        place: step.place.as_deref(),
        room: step.room.as_deref(),
        place_confirmed: step.place_confirmed,
        extra: extra(&step.extra),
    }
}

fn clock(clock: &Clock) -> wire::Clock<'_> {
    wire::Clock {
        start: wire::Time(clock.start.to_string()),
        end: clock.end.map(|end| wire::Time(end.to_string())),
        zone: wire::Zone(clock.zone.as_str()),
        extra: extra(&clock.extra),
    }
}

fn when(when: &When) -> wire::When<'_> {
    wire::When {
        edtf: when.edtf.as_ref().map(date),
        wording: when.wording.as_deref(),
        typed: when.typed.as_deref(),
        confirmed: when.confirmed,
        time: when.clock.as_ref().map(clock),
        extra: extra(&when.extra),
    }
}

fn place(place: &Place) -> wire::Place<'_> {
    wire::Place {
        name: place.name.as_deref(),
        wording: place.wording.as_deref(),
        confirmed: place.confirmed,
        room: place.room.as_deref(),
        link: place.link.as_deref(),
        city: place.city.as_deref(),
        country: place.country.as_deref(),
        lat: place.lat.map(number),
        lon: place.lon.map(number),
        remark: place.remark.as_deref(),
        extra: extra(&place.extra),
    }
}

fn held(held: &Held) -> wire::Held<'_> {
    wire::Held {
        edtf: date(&held.edtf),
        text: &held.text,
        source: held.source.as_deref(),
        extra: extra(&held.extra),
    }
}

pub(in crate::exchange) fn partner(partner: &Partner) -> wire::Partner<'_> {
    wire::Partner {
        id: wire::Id(partner.id.as_str()),
        category: wire::Word(partner.category),
        name: &partner.name,
        short: partner.short.as_deref(),
        aliases: each(&partner.aliases, String::as_str),
        section: maybe_id!(partner.section),
        seat: partner.seat.as_ref().map(seat),
        as_of: partner.as_of.as_ref().map(date),
        source: partner.source.as_deref(),
        confirmed: partner.confirmed,
        remark: partner.remark.as_deref(),
        member_of: each(&partner.member_of, |id| wire::Id(id.as_str())),
        retired: partner.retired.as_ref().map(retired),
        extra: extra(&partner.extra),
    }
}

fn retired(retired: &Retired) -> wire::Retired<'_> {
    wire::Retired {
        when: retired.when.as_ref().map(date),
        reason: retired.reason.as_deref(),
        extra: extra(&retired.extra),
    }
}

fn seat(seat: &Seat) -> wire::Seat<'_> {
    wire::Seat {
        city: &seat.city,
        country: seat.country.as_deref(),
        lat: number(seat.lat),
        lon: number(seat.lon),
        source: seat.source.as_deref(),
        extra: extra(&seat.extra),
    }
}

pub(in crate::exchange) fn programme(programme: &Programme) -> wire::Programme<'_> {
    wire::Programme {
        id: wire::Id(programme.id.as_str()),
        name: &programme.name,
        text: programme.text.as_deref(),
        section: maybe_id!(programme.section),
        partners: each(&programme.partners, |id| wire::Id(id.as_str())),
        remark: programme.remark.as_deref(),
        source: programme.source.as_deref(),
        extra: extra(&programme.extra),
    }
}

pub(in crate::exchange) fn contact(contact: &Contact) -> wire::Contact<'_> {
    wire::Contact {
        id: wire::Id(contact.id.as_str()),
        institution: contact.institution.as_deref(),
        name: contact.name.as_deref(),
        post: contact.post.as_deref(),
        phone: contact.phone.as_deref(),
        emails: each(&contact.emails, String::as_str),
        partner: maybe_id!(contact.partner),
        kind: contact.kind.map(wire::Word),
        text: &contact.text,
        section: maybe_id!(contact.section),
        extra: extra(&contact.extra),
    }
}

fn carried(carried: &Carried) -> wire::Carried<'_> {
    wire::Carried {
        plan: wire::Id(carried.plan.as_str()),
        objective: wire::Id(carried.objective.as_str()),
        term: &carried.term,
        extra: extra(&carried.extra),
    }
}

pub(in crate::exchange) fn amendment(amendment: &Amendment) -> wire::Amendment<'_> {
    wire::Amendment {
        id: wire::Id(amendment.id.as_str()),
        of: wire::Official {
            kind: amendment.of.kind(),
            id: wire::Id(amendment.of.as_str()),
        },
        field: wire::Word(amendment.field),
        old: &amendment.old,
        new: amendment.new.as_deref(),
        on: day(amendment.on),
        remark: amendment.remark.as_deref(),
        extra: extra(&amendment.extra),
    }
}

pub(in crate::exchange) fn acknowledged(acknowledged: &Acknowledged) -> wire::Acknowledged<'_> {
    wire::Acknowledged {
        id: wire::Id(acknowledged.id.as_str()),
        reason: &acknowledged.reason,
        on: day(acknowledged.on),
        extra: extra(&acknowledged.extra),
    }
}

pub(in crate::exchange) fn evaluation(evaluation: &Evaluation) -> wire::Evaluation<'_> {
    wire::Evaluation {
        strengths: evaluation.strengths.as_deref(),
        weaknesses: evaluation.weaknesses.as_deref(),
        open_items: evaluation.open_items.as_deref(),
        proposals: evaluation.proposals.as_deref(),
        extra: extra(&evaluation.extra),
    }
}
