//! From text to a plan: is it JSON, is it ours, do we know the version, has every key the right kind of value,
//! and does the plan keep its rules. Whoever holds a [`Snapshot`] need not check again.

use super::fields::{Fields, Key, Problems};
use super::{Decided, Exported, FORMAT, Renamed, Signature, Snapshot, VERSION};
use crate::exchange::{
    lineage::Version,
    problem::{Problem, ReadError},
};
use crate::plan::{
    Acknowledged, AgendaItem, AgendaItemId, Amendment, AmendmentId, Assessment, Attendance,
    AttendanceId, Carried, Clock, Contact, ContactId, Coordinator, Decision, DecisionId, Document,
    DocumentId, Evaluation, Evidence, EvidenceId, FindingId, Firming, Goal, GoalId, Guidance,
    GuidanceId, Head, Held, Holds, Meeting, MeetingId, Objective, ObjectiveId, Part, Partner,
    PartnerId, Period, Place, Plan, PlanId, Programme, ProgrammeId, Retired, Seat, Section,
    SectionId, When,
};
use Key::{Defaulted, Needed, Nullable, Optional};
use serde_json::{Map, Value};

/// Reads a plan file. Of a key that is there twice in one object, the last one counts.
pub fn read(text: &str) -> Result<Snapshot, ReadError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let file = match serde_json::from_str(text) {
        Ok(Value::Object(file)) => file,
        Ok(_) => return Err(ReadError::NotOurs { found: None }),
        Err(error) => return Err(not_json(&error)),
    };
    recognise(&file, FORMAT, VERSION)?;
    let problems = Problems::default();
    let snapshot = snapshot(Fields::new(file, String::new(), &problems));
    let problems = problems.into_inner();
    match snapshot {
        Some(snapshot) if problems.is_empty() => check_rules(snapshot),
        Some(_) | None => Err(ReadError::Invalid(problems)),
    }
}

pub(in crate::exchange) fn not_json(error: &serde_json::Error) -> ReadError {
    let (line, column) = (error.line(), error.column());
    let said = error.to_string();
    // serde_json has no code of its own for this.
    if said.starts_with("recursion limit exceeded") {
        return ReadError::TooDeep { line, column };
    }
    let place = format!(" at line {line} column {column}");
    let said = said.strip_suffix(&place).unwrap_or(&said);
    let what = if error.is_eof() {
        "the file breaks off here".to_owned()
    } else {
        said.to_owned()
    };
    ReadError::NotJson { line, column, what }
}

/// Whether it is a file of this format, in a version that is not newer than this reader.
pub(in crate::exchange) fn recognise(
    file: &Map<String, Value>,
    expected: &str,
    known: u64,
) -> Result<(), ReadError> {
    let format = file.get("format").and_then(Value::as_str);
    let is_locked = file.contains_key("protected") && file.contains_key("ciphertext");
    if format.is_none() && is_locked {
        return Err(ReadError::Locked);
    }
    if format != Some(expected) {
        return Err(ReadError::NotOurs {
            found: format.map(str::to_owned),
        });
    }
    match file.get("version").and_then(Value::as_u64) {
        Some(found) if found > known => Err(ReadError::TooNew { found, known }),
        // A version that is missing or strange is told together with the other problems.
        Some(_) | None => Ok(()),
    }
}

fn check_rules(snapshot: Snapshot) -> Result<Snapshot, ReadError> {
    match broken_rules(&snapshot.plan) {
        broken if broken.is_empty() => Ok(snapshot),
        broken => Err(ReadError::Invalid(broken)),
    }
}

fn broken_rules(plan: &Plan) -> Vec<Problem> {
    let problem = |fault: &crate::plan::fault::Fault| Problem {
        path: fault.path(),
        message: fault.message(),
    };
    plan.faults().iter().map(problem).collect()
}

// Each function below takes all keys of one object and then puts the value together. What has no stand-in
// (an id, a word, a day) is read into a variable first: a `?` before the last key is read would hide problems.

fn snapshot(mut file: Fields) -> Option<Snapshot> {
    // The format was looked at before.
    file.value("format", Needed, FORMAT);
    let version = file.value("version", Needed, "the number 1");
    if let Some(version) = version.filter(|version| version.as_u64() != Some(VERSION)) {
        file.refuse_key("version", Needed, &version, "the number 1");
    }
    let exported = file.object("exported", Needed).map(exported);
    let part = file.object("part", Optional).map(part);
    let signature = file.object("signature", Optional).map(signature);
    let lineage = file.digests("lineage", Needed);
    let versions = file.records("versions", Defaulted, known_version);
    let decided = file.records("decisions", Defaulted, decided);
    let renamed = file.records("renamed", Defaulted, renamed);
    let plan = file.object("plan", Needed).and_then(plan);
    Some(Snapshot {
        exported: exported?,
        lineage,
        part: part.flatten(),
        signature,
        versions,
        decided,
        renamed,
        plan: plan?,
        extra: file.rest(),
    })
}

/// A part of another word notes that; its stand-in is never used.
fn part(mut part: Fields) -> Option<Part> {
    let word = part.word_text("holds", &Holds::WORDS);
    let section = part.id("section", Optional, SectionId::new);
    let without_contacts = part.flag("without_contacts", Defaulted);
    let holds = match (word.as_deref(), section) {
        (Some("section"), Some(id)) => Holds::Section(id),
        (Some("section"), None) => {
            part.complain(
                "section",
                "It points at no section. Give the id of the section that it holds.".to_owned(),
            );
            return None;
        }
        (Some("statuses"), _) => Holds::Statuses,
        _ => Holds::Plan,
    };
    Some(Part {
        holds,
        without_contacts,
        extra: part.rest(),
    })
}

fn signature(mut signature: Fields) -> Signature {
    Signature {
        alg: signature.text("alg"),
        key: signature.text("key"),
        value: signature.text("value"),
        extra: signature.rest(),
    }
}

/// Reads a plan by itself, and holds it to the rules of plans.
pub(in crate::exchange) fn whole_plan(object: Map<String, Value>) -> Result<Plan, Vec<Problem>> {
    let problems = Problems::default();
    let plan = plan(Fields::new(object, "plan".to_owned(), &problems));
    let problems = problems.into_inner();
    match plan {
        Some(plan) if problems.is_empty() => match broken_rules(&plan) {
            broken if broken.is_empty() => Ok(plan),
            broken => Err(broken),
        },
        Some(_) | None => Err(problems),
    }
}

fn known_version(mut version: Fields) -> Option<Version> {
    let digest = version.digest("digest");
    let at = version.maybe_text("at", Optional);
    let by = version.maybe_text("by", Optional);
    let parents = version.digests("parents", Defaulted);
    Some(Version {
        digest: digest?,
        at,
        by,
        parents,
        extra: version.rest(),
    })
}

fn decided(mut decided: Fields) -> Option<Decided> {
    Some(Decided {
        path: decided.text("path"),
        between: decided.texts("between"),
        chosen: decided.text("chosen"),
        third: decided.maybe_text("third", Optional),
        extra: decided.rest(),
    })
}

fn renamed(mut renamed: Fields) -> Option<Renamed> {
    let list = renamed.text("list");
    let id = renamed.id("id", Needed, Some);
    let to = renamed.id("to", Needed, Some);
    let from = renamed.digest("from");
    Some(Renamed {
        list,
        id: id?,
        to: to?,
        from: from?,
        extra: renamed.rest(),
    })
}

fn exported(mut exported: Fields) -> Exported {
    Exported {
        at: exported.maybe_text("at", Nullable),
        by: exported.maybe_text("by", Nullable),
        app: exported.text("app"),
        extra: exported.rest(),
    }
}

pub(in crate::exchange) fn plan(mut plan: Fields) -> Option<Plan> {
    let id = plan.id("id", Needed, PlanId::new);
    let head = head(&mut plan);
    let guidance = plan.records("guidance", Needed, guidance);
    let goals = plan.records("goals", Needed, goal);
    let sections = plan.records("sections", Needed, section);
    let objectives = plan.records("objectives", Needed, objective);
    let meetings = plan.records("meetings", Needed, meeting);
    let partners = plan.records("partners", Needed, partner);
    let programmes = plan.records("programmes", Needed, programme);
    let contacts = plan.records("contacts", Needed, contact);
    let amendments = plan.records("amendments", Defaulted, amendment);
    let acknowledged = plan.records("acknowledged", Defaulted, acknowledged);
    let evaluation = plan.object("evaluation", Optional).map(evaluation);
    Some(Plan {
        id: id?,
        head: head?,
        guidance,
        goals,
        sections,
        objectives,
        meetings,
        partners,
        programmes,
        contacts,
        amendments,
        acknowledged,
        evaluation: evaluation.unwrap_or_default(),
        extra: plan.rest(),
    })
}

/// The title block: keys of the plan itself.
pub(in crate::exchange) fn head(plan: &mut Fields) -> Option<Head> {
    let title = plan.text("title");
    let kind = plan.word("kind");
    let organisation = plan.text("organisation");
    let group = plan.text("group");
    let reference = plan.maybe_text("reference", Nullable);
    let state = plan.word("state");
    let period = plan.object("period", Needed).and_then(period);
    let coordinator = plan.object("coordinator", Needed).map(coordinator);
    Some(Head {
        title,
        kind: kind?,
        organisation,
        group,
        reference,
        state: state?,
        period: period?,
        coordinator: coordinator?,
    })
}

fn period(mut period: Fields) -> Option<Period> {
    let start = period.day("start");
    let end = period.day("end");
    let wording = period.maybe_text("wording", Nullable);
    Some(Period {
        start: start?,
        end: end?,
        wording,
        extra: period.rest(),
    })
}

fn coordinator(mut coordinator: Fields) -> Coordinator {
    Coordinator {
        name: coordinator.maybe_text("name", Nullable),
        partner: coordinator.id("partner", Nullable, PartnerId::new),
        extra: coordinator.rest(),
    }
}

pub(in crate::exchange) fn guidance(mut guidance: Fields) -> Option<Guidance> {
    let id = guidance.id("id", Needed, GuidanceId::new);
    let text = guidance.text("text");
    let section = guidance.id("section", Optional, SectionId::new);
    Some(Guidance {
        id: id?,
        text,
        section,
        extra: guidance.rest(),
    })
}

pub(in crate::exchange) fn goal(mut goal: Fields) -> Option<Goal> {
    let id = goal.id("id", Needed, GoalId::new);
    let number = goal.text("number");
    let title = goal.text("title");
    let source = goal.text("source");
    let adopted = goal.date("adopted", Optional);
    let text = goal.text("text");
    Some(Goal {
        id: id?,
        number,
        title,
        source,
        adopted,
        text,
        extra: goal.rest(),
    })
}

pub(in crate::exchange) fn section(mut section: Fields) -> Option<Section> {
    let id = section.id("id", Needed, SectionId::new);
    let number = section.maybe_text("number", Optional);
    let heading = section.maybe_text("heading", Nullable);
    let text = section.text("text");
    Some(Section {
        id: id?,
        number,
        heading,
        text,
        extra: section.rest(),
    })
}

pub(in crate::exchange) fn objective(mut objective: Fields) -> Option<Objective> {
    let id = objective.id("id", Needed, ObjectiveId::new);
    let kind = objective.word("kind");
    let number = objective.maybe_text("number", Nullable);
    let text = objective.text("text");
    let section = objective.id("section", Optional, SectionId::new);
    let goal = objective.id("goal", Optional, GoalId::new);
    let status = objective.word("status");
    let assessment = objective
        .object("assessment", Optional)
        .and_then(assessment);
    let lead = objective.id("lead", Optional, PartnerId::new);
    let participants = objective.ids("participants", PartnerId::new);
    let links = objective.links();
    let evidence = objective.records("evidence", Defaulted, evidence);
    let carried_from = objective.object("carried_from", Optional).and_then(carried);
    let carried_to = objective.object("carried_to", Optional).and_then(carried);
    Some(Objective {
        id: id?,
        kind: kind?,
        number,
        text,
        section,
        goal,
        status: status?,
        assessment,
        lead,
        participants,
        links,
        evidence,
        carried_from,
        carried_to,
        extra: objective.rest(),
    })
}

fn assessment(mut assessment: Fields) -> Option<Assessment> {
    let by = assessment.word("by");
    let on = assessment.day("on");
    let remark = assessment.maybe_text("remark", Optional);
    Some(Assessment {
        by: by?,
        on: on?,
        remark,
        extra: assessment.rest(),
    })
}

fn evidence(mut evidence: Fields) -> Option<Evidence> {
    let id = evidence.id("id", Needed, EvidenceId::new);
    let when = evidence.date("when", Optional);
    let text = evidence.text("text");
    let source = evidence.maybe_text("source", Optional);
    let reported_by = evidence.id("reported_by", Optional, PartnerId::new);
    Some(Evidence {
        id: id?,
        when,
        text,
        source,
        reported_by,
        extra: evidence.rest(),
    })
}

pub(in crate::exchange) fn meeting(mut meeting: Fields) -> Option<Meeting> {
    let id = meeting.id("id", Needed, MeetingId::new);
    let kind = meeting.word("kind");
    let title = meeting.text("title");
    let text = meeting.maybe_text("text", Optional);
    let section = meeting.id("section", Optional, SectionId::new);
    let when = meeting.object("when", Needed).map(when);
    let place = meeting.object("place", Needed).map(place);
    let status = meeting.word("status");
    let held = meeting.object("held", Optional).and_then(held);
    let host = meeting.id("host", Optional, PartnerId::new);
    let links = meeting.links();
    let evidence = meeting.records("evidence", Defaulted, evidence);
    let agenda = meeting.records("agenda", Defaulted, agenda_item);
    let documents = meeting.records("documents", Defaulted, document);
    let attendance = meeting.records("attendance", Defaulted, attendance);
    let decisions = meeting.records("decisions", Defaulted, decision);
    let firming = meeting.records("firming", Defaulted, firming);
    Some(Meeting {
        id: id?,
        kind: kind?,
        title,
        text,
        section,
        when: when?,
        place: place?,
        status: status?,
        held,
        host,
        links,
        evidence,
        agenda,
        documents,
        attendance,
        decisions,
        firming,
        extra: meeting.rest(),
    })
}

fn agenda_item(mut item: Fields) -> Option<AgendaItem> {
    let id = item.id("id", Needed, AgendaItemId::new);
    let text = item.text("text");
    let objective = item.id("objective", Optional, ObjectiveId::new);
    Some(AgendaItem {
        id: id?,
        text,
        objective,
        extra: item.rest(),
    })
}

fn document(mut document: Fields) -> Option<Document> {
    let id = document.id("id", Needed, DocumentId::new);
    let title = document.text("title");
    let link = document.maybe_text("link", Optional);
    Some(Document {
        id: id?,
        title,
        link,
        extra: document.rest(),
    })
}

fn attendance(mut entry: Fields) -> Option<Attendance> {
    let id = entry.id("id", Needed, AttendanceId::new);
    let category = entry.word("category");
    let partner = entry.id("partner", Optional, PartnerId::new);
    let name = entry.maybe_text("name", Optional);
    let remark = entry.maybe_text("remark", Optional);
    Some(Attendance {
        id: id?,
        category: category?,
        partner,
        name,
        remark,
        extra: entry.rest(),
    })
}

fn decision(mut decision: Fields) -> Option<Decision> {
    let id = decision.id("id", Needed, DecisionId::new);
    let kind = decision.word("kind");
    let text = decision.text("text");
    let owner = decision.id("owner", Optional, PartnerId::new);
    let owner_name = decision.maybe_text("owner_name", Optional);
    let due = decision.date("due", Optional);
    let done = decision.flag("done", Defaulted);
    Some(Decision {
        id: id?,
        kind: kind?,
        text,
        owner,
        owner_name,
        due,
        done,
        extra: decision.rest(),
    })
}

pub(in crate::exchange) fn firming(mut step: Fields) -> Option<Firming> {
    Some(Firming {
        on: step.day_if("on", Optional),
        by: step.maybe_text("by", Optional),
        edtf: step.date("edtf", Optional),
        clock: step.object("time", Optional).and_then(clock),
        confirmed: step.flag("confirmed", Defaulted),
        place: step.maybe_text("place", Optional),
        room: step.maybe_text("room", Optional),
        place_confirmed: step.flag("place_confirmed", Defaulted),
        extra: step.rest(),
    })
}

fn clock(mut clock: Fields) -> Option<Clock> {
    let start = clock.time("start", Needed);
    let end = clock.time("end", Optional);
    let zone = clock.zone("zone");
    Some(Clock {
        start: start?,
        end,
        zone: zone?,
        extra: clock.rest(),
    })
}

pub(in crate::exchange) fn when(mut when: Fields) -> When {
    When {
        edtf: when.date("edtf", Nullable),
        wording: when.maybe_text("wording", Nullable),
        typed: when.maybe_text("typed", Optional),
        confirmed: when.flag("confirmed", Needed),
        clock: when.object("time", Optional).and_then(clock),
        extra: when.rest(),
    }
}

pub(in crate::exchange) fn place(mut place: Fields) -> Place {
    Place {
        name: place.maybe_text("name", Nullable),
        wording: place.maybe_text("wording", Optional),
        confirmed: place.flag("confirmed", Needed),
        room: place.maybe_text("room", Optional),
        link: place.maybe_text("link", Optional),
        city: place.maybe_text("city", Optional),
        country: place.maybe_text("country", Optional),
        lat: place.degrees("lat", Optional),
        lon: place.degrees("lon", Optional),
        remark: place.maybe_text("remark", Optional),
        extra: place.rest(),
    }
}

fn held(mut held: Fields) -> Option<Held> {
    let edtf = held.date("edtf", Needed);
    let text = held.text("text");
    let source = held.maybe_text("source", Optional);
    Some(Held {
        edtf: edtf?,
        text,
        source,
        extra: held.rest(),
    })
}

pub(in crate::exchange) fn partner(mut partner: Fields) -> Option<Partner> {
    let id = partner.id("id", Needed, PartnerId::new);
    let category = partner.word("category");
    let name = partner.text("name");
    let short = partner.maybe_text("short", Nullable);
    let aliases = partner.texts("aliases");
    let section = partner.id("section", Optional, SectionId::new);
    let seat = partner.object("seat", Nullable).and_then(seat);
    let as_of = partner.date("as_of", Nullable);
    let source = partner.maybe_text("source", Nullable);
    let confirmed = partner.flag("confirmed", Defaulted);
    let remark = partner.maybe_text("remark", Optional);
    let member_of = partner.ids("member_of", PartnerId::new);
    let retired = partner.object("retired", Optional).map(retired);
    Some(Partner {
        id: id?,
        category: category?,
        name,
        short,
        aliases,
        section,
        seat,
        as_of,
        source,
        confirmed,
        remark,
        member_of,
        retired,
        extra: partner.rest(),
    })
}

fn retired(mut retired: Fields) -> Retired {
    Retired {
        when: retired.date("when", Optional),
        reason: retired.maybe_text("reason", Optional),
        extra: retired.rest(),
    }
}

fn seat(mut seat: Fields) -> Option<Seat> {
    let city = seat.text("city");
    let country = seat.maybe_text("country", Nullable);
    let lat = seat.degrees("lat", Needed);
    let lon = seat.degrees("lon", Needed);
    let source = seat.maybe_text("source", Optional);
    Some(Seat {
        city,
        country,
        lat: lat?,
        lon: lon?,
        source,
        extra: seat.rest(),
    })
}

pub(in crate::exchange) fn programme(mut programme: Fields) -> Option<Programme> {
    let id = programme.id("id", Needed, ProgrammeId::new);
    let name = programme.text("name");
    let text = programme.maybe_text("text", Optional);
    let section = programme.id("section", Optional, SectionId::new);
    let partners = programme.ids("partners", PartnerId::new);
    let remark = programme.maybe_text("remark", Optional);
    let source = programme.maybe_text("source", Optional);
    Some(Programme {
        id: id?,
        name,
        text,
        section,
        partners,
        remark,
        source,
        extra: programme.rest(),
    })
}

pub(in crate::exchange) fn contact(mut contact: Fields) -> Option<Contact> {
    let id = contact.id("id", Needed, ContactId::new);
    let institution = contact.maybe_text("institution", Optional);
    let name = contact.maybe_text("name", Optional);
    let post = contact.maybe_text("post", Optional);
    let phone = contact.maybe_text("phone", Optional);
    let emails = contact.texts("emails");
    let partner = contact.id("partner", Optional, PartnerId::new);
    let kind = contact.word_if("kind");
    let text = contact.text("text");
    let section = contact.id("section", Optional, SectionId::new);
    Some(Contact {
        id: id?,
        institution,
        name,
        post,
        phone,
        emails,
        partner,
        kind,
        text,
        section,
        extra: contact.rest(),
    })
}

fn carried(mut carried: Fields) -> Option<Carried> {
    let plan = carried.id("plan", Needed, PlanId::new);
    let objective = carried.id("objective", Needed, ObjectiveId::new);
    let term = carried.text("term");
    Some(Carried {
        plan: plan?,
        objective: objective?,
        term,
        extra: carried.rest(),
    })
}

pub(in crate::exchange) fn amendment(mut amendment: Fields) -> Option<Amendment> {
    let id = amendment.id("id", Needed, AmendmentId::new);
    let of = amendment.official("of");
    let field = amendment.word("field");
    let old = amendment.text("old");
    let new = amendment.maybe_text("new", Optional);
    let on = amendment.day("on");
    let remark = amendment.maybe_text("remark", Optional);
    Some(Amendment {
        id: id?,
        of: of?,
        field: field?,
        old,
        new,
        on: on?,
        remark,
        extra: amendment.rest(),
    })
}

pub(in crate::exchange) fn acknowledged(mut acknowledged: Fields) -> Option<Acknowledged> {
    let id = acknowledged.id("id", Needed, FindingId::new);
    let reason = acknowledged.text("reason");
    let on = acknowledged.day("on");
    Some(Acknowledged {
        id: id?,
        reason,
        on: on?,
        extra: acknowledged.rest(),
    })
}

pub(in crate::exchange) fn evaluation(mut evaluation: Fields) -> Evaluation {
    Evaluation {
        strengths: evaluation.maybe_text("strengths", Optional),
        weaknesses: evaluation.maybe_text("weaknesses", Optional),
        open_items: evaluation.maybe_text("open_items", Optional),
        proposals: evaluation.maybe_text("proposals", Optional),
        extra: evaluation.rest(),
    }
}
