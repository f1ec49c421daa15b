//! The fixed words of the format, so that one reader, one writer and one schema serve all of them.

use crate::plan::{
    AmendedField, Assessor, ContactKind, DecisionKind, MeetingKind, MeetingStatus, ObjectiveKind,
    PartnerCategory, PlanKind, PlanState, Status,
};

/// An enum of the plan that stands in the file as one of a few words.
pub trait Words: Copy + 'static {
    const ALL: &'static [Self];
    /// The name of the type.
    const NAME: &'static str;

    fn word(self) -> &'static str;
}

macro_rules! impl_words {
    ($($name:ident)+) => {$(
        impl Words for $name {
            const ALL: &'static [Self] = $name::ALL;
            const NAME: &'static str = stringify!($name);

            fn word(self) -> &'static str {
                $name::word(self)
            }
        }
    )+};
}

impl_words! { AmendedField Assessor ContactKind DecisionKind MeetingKind MeetingStatus ObjectiveKind PartnerCategory PlanKind PlanState Status }

/// Every word of one kind, in the order in which they are offered.
pub fn all_words<T: Words>() -> Vec<&'static str> {
    T::ALL.iter().map(|value| value.word()).collect()
}

/// The words for the kinds of item that a link can point at.
pub const LINK_KINDS: [&str; 5] = ["objective", "meeting", "partner", "programme", "guidance"];

/// The words for what has adopted wording: the title block, and the records of the text.
pub const OFFICIAL_KINDS: [&str; 9] = [
    "head",
    "objective",
    "meeting",
    "partner",
    "programme",
    "contact",
    "guidance",
    "goal",
    "section",
];
