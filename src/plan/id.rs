//! Typed ids: an objective's id can't be taken for a meeting's.

use std::fmt;

/// Whether a text can be an id: lower-case Latin letters, digits and hyphens, beginning with a letter or digit.
/// It stands in addresses and file names, so nothing else is let in.
pub fn is_valid_id(text: &str) -> bool {
    text.len() <= 80
        && text.bytes().next().is_some_and(|first| first != b'-')
        && text
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

/// The longest id that is made of other words. It leaves room for a number behind it.
const SPELT: usize = 70;

/// The nearest text that can be an id: what it may not have becomes a hyphen, and never two in a row.
fn spelt(text: &str) -> String {
    let mut id = String::new();
    for letter in text.chars().map(|letter| letter.to_ascii_lowercase()) {
        if id.len() >= SPELT {
            break;
        }
        if letter.is_ascii_alphanumeric() {
            id.push(letter);
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    let id = id.trim_end_matches('-');
    if id.is_empty() { "plan" } else { id }.to_owned()
}

impl PlanId {
    /// The id for a text that need not be one: "BSEC ICT 2026–2027" is `bsec-ict-2026-2027`.
    pub fn spelt(text: &str) -> Self {
        Self(spelt(text))
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// The id, where the text can be one ([`is_valid_id`]).
            pub fn new(text: impl Into<String>) -> Option<Self> {
                let text = text.into();
                is_valid_id(&text).then_some(Self(text))
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

ids! {
    /// A plan, such as `bsec-ict-2024-2025`.
    PlanId;
    /// An objective, such as `fw-3`.
    ObjectiveId;
    /// A meeting, such as `wg-1`.
    MeetingId;
    /// A partner, such as `armenia`.
    PartnerId;
    ProgrammeId;
    ContactId;
    GuidanceId;
    GoalId;
    SectionId;
    EvidenceId;
    /// An item of a meeting's agenda.
    AgendaItemId;
    DocumentId;
    AttendanceId;
    DecisionId;
    AmendmentId;
    /// A finding, by its stable key, such as `no-date-wg-1`.
    FindingId;
}
