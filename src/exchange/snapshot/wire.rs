//! Version 1 of the plan file, as it is written: the keys and their order. The same types make the JSON Schema.
//!
//! A file is a promise to strangers. A key is never renamed, removed or given another meaning here; a change that
//! an older Plenary would misread gets types of its own and the next version number.
//!
//! A key with a default may be absent; every other key must be there, even where it may be null.
//! Unknown keys (`extra`) are kept, and written back after the known ones.

use super::words::Words;
use crate::plan::{
    AmendedField, Assessor, ContactKind, DecisionKind, MeetingKind, MeetingStatus, ObjectiveKind,
    PartnerCategory, PlanKind, PlanState, Status,
};
use serde::{Serialize, Serializer};
use serde_json::{Number, Value};

/// Unknown keys with their values.
pub type Extra = serde_json::Map<String, Value>;

/// One word of a fixed set.
pub struct Word<T>(pub T);

impl<T: Words> Serialize for Word<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.word())
    }
}

/// An id, unique in its list.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(extend("pattern" = "^[a-z0-9][a-z0-9-]*$", "maxLength" = 80)))]
pub struct Id<'a>(pub &'a str);

/// A day: YYYY-MM-DD.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(extend("format" = "date", "pattern" = super::super::schema::DAY)))]
pub struct Day(pub String);

/// A date as precise as it is known, in EDTF (ISO 8601-2): `2024-10-04`, `2024-10`, `2024`, a season `2024-21` to
/// `2024-24` (spring to winter), a quarter `2024-33` to `2024-36`, a half-year `2024-40` or `2024-41`, or two of
/// these with a slash between.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(extend("pattern" = super::super::schema::edtf_pattern())))]
pub struct Date(pub String);

/// A time of day: HH:MM.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(extend("pattern" = super::super::schema::TIME)))]
pub struct Time(pub String);

/// The name of a time zone as IANA spells it, such as Europe/Istanbul. That there is such a zone is not checked.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(extend("pattern" = super::super::schema::ZONE, "maxLength" = crate::plan::clock::ZONE_LENGTH)))]
pub struct Zone<'a>(pub &'a str);

/// The SHA-256 digest of a plan, in hexadecimal.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(extend("pattern" = "^[0-9a-f]{64}$")))]
pub struct Digest<'a>(pub &'a str);

/// A plan of action of one working group for one term, as exchanged between Plenary workbooks.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Snapshot<'a> {
    /// What sort of file this is.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("const" = super::FORMAT)))]
    pub format: &'static str,
    /// The version of the format.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("const" = super::VERSION)))]
    pub version: u64,
    pub exported: Exported<'a>,
    /// The digests of this plan and of the plans that it grew from, newest first.
    pub lineage: Vec<Digest<'a>>,
    /// There where the file is not the whole plan. What it lacks is then not removed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<Part<'a>>,
    /// There where the file is signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signature: Option<Signature<'a>>,
    /// What is known of these versions, newest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub versions: Vec<Version<'a>>,
    /// What was decided when files were merged, the oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decisions: Vec<Decided<'a>>,
    /// Records that got another id when files were merged, the oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub renamed: Vec<Renamed<'a>>,
    pub plan: Plan<'a>,
    #[serde(flatten)]
    pub extra: Extra,
}

/// What a file holds that is not the whole plan.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Part<'a> {
    /// Everything; or the records that stand in one section, with those that they point at; or status, assessment and
    /// evidence of the objectives. What else is there stands for itself and is not to be taken from the file.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("enum" = crate::plan::Holds::WORDS)))]
    pub holds: &'static str,
    /// The id of the section that it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<Id<'a>>,
    /// Whether the contact persons were left out by choice.
    #[serde(default)]
    pub without_contacts: bool,
    #[serde(flatten)]
    pub extra: Extra,
}

/// One version of the plan, and what it grew from.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Version<'a> {
    pub digest: Digest<'a>,
    /// When it was handed out or merged, such as 2026-11-24T10:00:00Z.
    #[serde(default)]
    pub at: Option<&'a str>,
    /// By whom, in their own words.
    #[serde(default)]
    pub by: Option<&'a str>,
    /// The digests of the versions that it was made of: one, or two where it was merged.
    #[serde(default)]
    pub parents: Vec<Digest<'a>>,
    #[serde(flatten)]
    pub extra: Extra,
}

/// A signature of the file: of its canonical JSON (RFC 8785) without this key.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Signature<'a> {
    /// The algorithm: Ed25519.
    pub alg: &'a str,
    /// The public key of 32 bytes in base64url.
    pub key: &'a str,
    /// The signature of 64 bytes in base64url.
    pub value: &'a str,
    #[serde(flatten)]
    pub extra: Extra,
}

/// What was decided about one part that two files had in different ways.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Decided<'a> {
    /// The part, as keys and ids of the plan with slashes between.
    pub path: &'a str,
    /// The values that it was decided between: the first 16 digits of the digest of each, or `none`.
    #[serde(default)]
    pub between: Vec<&'a str>,
    /// The value that was chosen, in the same way.
    pub chosen: &'a str,
    /// The chosen text, where it was neither of the two.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub third: Option<&'a str>,
    #[serde(flatten)]
    pub extra: Extra,
}

/// A record that two files had under one id, though it was two things: one of them got another id.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Renamed<'a> {
    /// The list, as keys and ids of the plan with slashes between.
    pub list: &'a str,
    pub id: Id<'a>,
    /// The id that it has since.
    pub to: Id<'a>,
    /// The digest of the version that called it as before.
    pub from: Digest<'a>,
    #[serde(flatten)]
    pub extra: Extra,
}

/// When, by whom and with what the file was made.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Exported<'a> {
    /// The time, such as 2026-11-24T10:00:00Z.
    pub at: Option<&'a str>,
    /// The person or office, in their own words.
    pub by: Option<&'a str>,
    /// The program and its version.
    pub app: &'a str,
    #[serde(flatten)]
    pub extra: Extra,
}

/// The plan. Adopted wording is given as adopted, slips of the pen and all.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Plan<'a> {
    pub id: Id<'a>,
    /// The title as adopted; not empty.
    pub title: &'a str,
    pub kind: Word<PlanKind>,
    pub organisation: &'a str,
    pub group: &'a str,
    /// The document reference.
    pub reference: Option<&'a str>,
    pub state: Word<PlanState>,
    pub period: Period<'a>,
    pub coordinator: Coordinator<'a>,
    /// The documents that the plan says it is guided by.
    pub guidance: Vec<Guidance<'a>>,
    /// The goals of the organisation's agenda that the plan serves.
    pub goals: Vec<Goal<'a>>,
    /// Everything else of the adopted text, in its order.
    pub sections: Vec<Section<'a>>,
    pub objectives: Vec<Objective<'a>>,
    pub meetings: Vec<Meeting<'a>>,
    pub partners: Vec<Partner<'a>>,
    pub programmes: Vec<Programme<'a>>,
    pub contacts: Vec<Contact<'a>>,
    /// Departures from the adopted wording, the oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub amendments: Vec<Amendment<'a>>,
    /// Findings that were seen and may stand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub acknowledged: Vec<Acknowledged<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evaluation: Option<Evaluation<'a>>,
    #[serde(flatten)]
    pub extra: Extra,
}

/// The title block of a plan by itself, as the history keeps it: the same keys as in the plan.
#[derive(Serialize)]
pub struct Head<'a> {
    pub title: &'a str,
    pub kind: Word<PlanKind>,
    pub organisation: &'a str,
    pub group: &'a str,
    pub reference: Option<&'a str>,
    pub state: Word<PlanState>,
    pub period: Period<'a>,
    pub coordinator: Coordinator<'a>,
}

/// The term, both days included.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Period<'a> {
    pub start: Day,
    /// Not before the start.
    pub end: Day,
    /// The period line as adopted.
    pub wording: Option<&'a str>,
    #[serde(flatten)]
    pub extra: Extra,
}

/// The country-coordinator.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Coordinator<'a> {
    /// The name as the text has it.
    pub name: Option<&'a str>,
    /// The id of the partner it means.
    pub partner: Option<Id<'a>>,
    #[serde(flatten)]
    pub extra: Extra,
}

/// A document that the plan is guided by.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Guidance<'a> {
    pub id: Id<'a>,
    /// The adopted wording; not empty.
    pub text: &'a str,
    /// The id of the section that it stands in.
    #[serde(default)]
    pub section: Option<Id<'a>>,
    #[serde(flatten)]
    pub extra: Extra,
}

/// A goal of the organisation's agenda.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Goal<'a> {
    pub id: Id<'a>,
    pub number: &'a str,
    /// Not empty.
    pub title: &'a str,
    /// The agenda that the goal stands in.
    pub source: &'a str,
    /// When that agenda was adopted.
    #[serde(default)]
    pub adopted: Option<Date>,
    /// The adopted wording by which the plan cites it.
    pub text: &'a str,
    #[serde(flatten)]
    pub extra: Extra,
}

/// A part of the adopted text.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Section<'a> {
    pub id: Id<'a>,
    /// The number as printed.
    #[serde(default)]
    pub number: Option<&'a str>,
    pub heading: Option<&'a str>,
    /// Paragraphs, one a line.
    pub text: &'a str,
    #[serde(flatten)]
    pub extra: Extra,
}

/// One thing that the working group set out to do.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Objective<'a> {
    pub id: Id<'a>,
    pub kind: Word<ObjectiveKind>,
    /// The number as printed; a bullet has none.
    pub number: Option<&'a str>,
    /// The adopted wording; not empty.
    pub text: &'a str,
    /// The id of the section that it stands in.
    #[serde(default)]
    pub section: Option<Id<'a>>,
    /// The id of the goal that it serves.
    #[serde(default)]
    pub goal: Option<Id<'a>>,
    pub status: Word<Status>,
    #[serde(default)]
    pub assessment: Option<Assessment<'a>>,
    /// The id of the partner that leads.
    #[serde(default)]
    pub lead: Option<Id<'a>>,
    /// The ids of the partners that take part.
    #[serde(default)]
    pub participants: Vec<Id<'a>>,
    #[serde(default)]
    pub links: Vec<Link<'a>>,
    #[serde(default)]
    pub evidence: Vec<Evidence<'a>>,
    /// The plan that it was taken over from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carried_from: Option<Carried<'a>>,
    /// The plan in which it goes on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carried_to: Option<Carried<'a>>,
    #[serde(flatten)]
    pub extra: Extra,
}

/// The same objective in the plan of another term.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Carried<'a> {
    /// The id of that plan.
    pub plan: Id<'a>,
    /// The id of the objective in that plan.
    pub objective: Id<'a>,
    /// The years of that term, such as 2024–2025.
    pub term: &'a str,
    #[serde(flatten)]
    pub extra: Extra,
}

/// Who said where an objective stands, and on which day.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Assessment<'a> {
    pub by: Word<Assessor>,
    pub on: Day,
    #[serde(default)]
    pub remark: Option<&'a str>,
    #[serde(flatten)]
    pub extra: Extra,
}

/// A pointer at another item of the plan. It has no other keys.
#[derive(Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Link<'a> {
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("enum" = super::words::LINK_KINDS)))]
    pub kind: &'static str,
    pub id: Id<'a>,
}

/// One dated entry of what happened. It is never adopted wording.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Evidence<'a> {
    pub id: Id<'a>,
    #[serde(default)]
    pub when: Option<Date>,
    /// Not empty.
    pub text: &'a str,
    /// An address or a short text.
    #[serde(default)]
    pub source: Option<&'a str>,
    /// The id of the partner that reported it.
    #[serde(default)]
    pub reported_by: Option<Id<'a>>,
    #[serde(flatten)]
    pub extra: Extra,
}

/// A meeting, conference or other event. Its date and its place are confirmed apart.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Meeting<'a> {
    pub id: Id<'a>,
    pub kind: Word<MeetingKind>,
    /// Not empty.
    pub title: &'a str,
    /// The line of the adopted text, whole.
    #[serde(default)]
    pub text: Option<&'a str>,
    /// The id of the section that it stands in.
    #[serde(default)]
    pub section: Option<Id<'a>>,
    pub when: When<'a>,
    pub place: Place<'a>,
    pub status: Word<MeetingStatus>,
    /// When it really took place.
    #[serde(default)]
    pub held: Option<Held<'a>>,
    /// The id of the partner that hosts it.
    #[serde(default)]
    pub host: Option<Id<'a>>,
    #[serde(default)]
    pub links: Vec<Link<'a>>,
    #[serde(default)]
    pub evidence: Vec<Evidence<'a>>,
    /// In the order in which it is gone through.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub agenda: Vec<AgendaItem<'a>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<Document<'a>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attendance: Vec<Attendance<'a>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decisions: Vec<Decision<'a>>,
    /// How date and place became firm, the oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub firming: Vec<Firming<'a>>,
    #[serde(flatten)]
    pub extra: Extra,
}

/// One item of the agenda.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct AgendaItem<'a> {
    pub id: Id<'a>,
    /// Not empty.
    pub text: &'a str,
    /// The id of the objective that it is about.
    #[serde(default)]
    pub objective: Option<Id<'a>>,
    #[serde(flatten)]
    pub extra: Extra,
}

/// A document of the meeting.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Document<'a> {
    pub id: Id<'a>,
    /// Not empty.
    pub title: &'a str,
    /// An address, or where it is kept.
    #[serde(default)]
    pub link: Option<&'a str>,
    #[serde(flatten)]
    pub extra: Extra,
}

/// One delegation or person that took part. Without a partner, the name is not empty.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Attendance<'a> {
    pub id: Id<'a>,
    pub category: Word<PartnerCategory>,
    /// The id of the partner.
    #[serde(default)]
    pub partner: Option<Id<'a>>,
    /// The delegation or person, in any words.
    #[serde(default)]
    pub name: Option<&'a str>,
    #[serde(default)]
    pub remark: Option<&'a str>,
    #[serde(flatten)]
    pub extra: Extra,
}

/// Something that was decided, or that somebody is to do.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Decision<'a> {
    pub id: Id<'a>,
    pub kind: Word<DecisionKind>,
    /// Not empty.
    pub text: &'a str,
    /// The id of the partner that is to do it.
    #[serde(default)]
    pub owner: Option<Id<'a>>,
    /// Who is to do it, in any words.
    #[serde(default)]
    pub owner_name: Option<&'a str>,
    #[serde(default)]
    pub due: Option<Date>,
    #[serde(default)]
    pub done: bool,
    #[serde(flatten)]
    pub extra: Extra,
}

/// What was known of when and where at one point.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Firming<'a> {
    /// The day on which it was entered. Null: it was so before, and nobody noted since when.
    #[serde(default)]
    pub on: Option<Day>,
    /// Who entered it, in their own words.
    #[serde(default)]
    pub by: Option<&'a str>,
    /// Null: to be determined.
    #[serde(default)]
    pub edtf: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<Clock<'a>>,
    #[serde(default)]
    pub confirmed: bool,
    /// The place in words.
    #[serde(default)]
    pub place: Option<&'a str>,
    #[serde(default)]
    pub room: Option<&'a str>,
    #[serde(default)]
    pub place_confirmed: bool,
    #[serde(flatten)]
    pub extra: Extra,
}

/// The time of day of a meeting. It means something beside a known day only.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Clock<'a> {
    /// On the first day.
    pub start: Time,
    /// On the last day.
    #[serde(default)]
    pub end: Option<Time>,
    /// Where these times are of.
    pub zone: Zone<'a>,
    #[serde(flatten)]
    pub extra: Extra,
}

/// The date of a meeting.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct When<'a> {
    /// Null is a meeting without any date.
    pub edtf: Option<Date>,
    /// The adopted wording.
    pub wording: Option<&'a str>,
    /// What a person wrote for the date, where it says the same in other words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub typed: Option<&'a str>,
    pub confirmed: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<Clock<'a>>,
    #[serde(flatten)]
    pub extra: Extra,
}

/// The place of a meeting. It has both degrees or neither.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Place<'a> {
    pub name: Option<&'a str>,
    /// The adopted wording.
    #[serde(default)]
    pub wording: Option<&'a str>,
    pub confirmed: bool,
    /// The room or hall in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub room: Option<&'a str>,
    /// Where one takes part from elsewhere: an address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<&'a str>,
    #[serde(default)]
    pub city: Option<&'a str>,
    #[serde(default)]
    pub country: Option<&'a str>,
    /// Degrees north.
    #[serde(default)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = -90, max = 90)))]
    pub lat: Option<Number>,
    /// Degrees east.
    #[serde(default)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = -180, max = 180)))]
    pub lon: Option<Number>,
    #[serde(default)]
    pub remark: Option<&'a str>,
    #[serde(flatten)]
    pub extra: Extra,
}

/// When a meeting really took place: a later fact, never adopted wording.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Held<'a> {
    pub edtf: Date,
    pub text: &'a str,
    #[serde(default)]
    pub source: Option<&'a str>,
    #[serde(flatten)]
    pub extra: Extra,
}

/// A state or body that the working group consists of or works with.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Partner<'a> {
    pub id: Id<'a>,
    pub category: Word<PartnerCategory>,
    /// The official name; not empty.
    pub name: &'a str,
    pub short: Option<&'a str>,
    /// Former names and other spellings, by which it is found.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<&'a str>,
    /// The id of the section that names it. Null: reference data, not part of the adopted text.
    #[serde(default)]
    pub section: Option<Id<'a>>,
    pub seat: Option<Seat<'a>>,
    /// The time that the source speaks of.
    pub as_of: Option<Date>,
    pub source: Option<&'a str>,
    /// Whether a source says what is said here.
    #[serde(default)]
    pub confirmed: bool,
    #[serde(default)]
    pub remark: Option<&'a str>,
    /// The ids of the bodies that it is a member of, which are partners too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub member_of: Vec<Id<'a>>,
    /// That it is no partner any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retired: Option<Retired<'a>>,
    #[serde(flatten)]
    pub extra: Extra,
}

/// Since when one is no partner any more, and why, as far as that is known.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Retired<'a> {
    #[serde(default)]
    pub when: Option<Date>,
    #[serde(default)]
    pub reason: Option<&'a str>,
    #[serde(flatten)]
    pub extra: Extra,
}

/// The city where a partner has its seat.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Seat<'a> {
    pub city: &'a str,
    pub country: Option<&'a str>,
    /// Degrees north.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = -90, max = 90)))]
    pub lat: Number,
    /// Degrees east.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = -180, max = 180)))]
    pub lon: Number,
    /// Where the seat is known from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<&'a str>,
    #[serde(flatten)]
    pub extra: Extra,
}

/// A named programme of cooperation.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Programme<'a> {
    pub id: Id<'a>,
    /// Not empty.
    pub name: &'a str,
    /// The adopted wording.
    #[serde(default)]
    pub text: Option<&'a str>,
    /// The id of the section that names it.
    #[serde(default)]
    pub section: Option<Id<'a>>,
    /// The ids of the partners that take part.
    #[serde(default)]
    pub partners: Vec<Id<'a>>,
    #[serde(default)]
    pub remark: Option<&'a str>,
    #[serde(default)]
    pub source: Option<&'a str>,
    #[serde(flatten)]
    pub extra: Extra,
}

/// A responsible institution with the person to ask. The only place for personal data.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Contact<'a> {
    pub id: Id<'a>,
    #[serde(default)]
    pub institution: Option<&'a str>,
    #[serde(default)]
    pub name: Option<&'a str>,
    #[serde(default)]
    pub post: Option<&'a str>,
    #[serde(default)]
    pub phone: Option<&'a str>,
    #[serde(default)]
    pub emails: Vec<&'a str>,
    /// The id of the partner whose contact it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partner: Option<Id<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Word<ContactKind>>,
    /// The adopted wording, whole.
    pub text: &'a str,
    /// The id of the section that names it.
    #[serde(default)]
    pub section: Option<Id<'a>>,
    #[serde(flatten)]
    pub extra: Extra,
}

/// A departure from adopted wording. What it names may be gone.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Amendment<'a> {
    pub id: Id<'a>,
    pub of: Official<'a>,
    pub field: Word<AmendedField>,
    /// The wording before.
    pub old: &'a str,
    /// The wording after. Null: it was struck out.
    #[serde(default)]
    pub new: Option<&'a str>,
    pub on: Day,
    #[serde(default)]
    pub remark: Option<&'a str>,
    #[serde(flatten)]
    pub extra: Extra,
}

/// What has adopted wording: a record, or the title block, of which kind and id are both `head`. It has no other keys.
#[derive(Serialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Official<'a> {
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("enum" = super::words::OFFICIAL_KINDS)))]
    pub kind: &'static str,
    pub id: Id<'a>,
}

/// A finding that was seen and may stand.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Acknowledged<'a> {
    /// The stable key of the finding.
    pub id: Id<'a>,
    /// Why it may stand; not empty.
    pub reason: &'a str,
    pub on: Day,
    #[serde(flatten)]
    pub extra: Extra,
}

/// What people wrote into the evaluation at the end of the term.
#[derive(Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Evaluation<'a> {
    #[serde(default)]
    pub strengths: Option<&'a str>,
    #[serde(default)]
    pub weaknesses: Option<&'a str>,
    #[serde(default)]
    pub open_items: Option<&'a str>,
    #[serde(default)]
    pub proposals: Option<&'a str>,
    #[serde(flatten)]
    pub extra: Extra,
}
