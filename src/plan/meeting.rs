//! Meetings and events. The date and the place are confirmed apart, and official wording is kept beside both.

use super::{
    AgendaItem, Attendance, Clock, Decision, Degrees, Document, Edtf, Evidence, Extra, Firming,
    ItemId, MeetingId, PartnerId, Plan, SectionId, TimeOfDay,
};
use chrono::NaiveDate;

/// A meeting, conference or other event of the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Meeting {
    pub id: MeetingId,
    pub kind: MeetingKind,
    pub title: String,
    /// The line of the adopted text, whole. None for a meeting that was added.
    pub text: Option<String>,
    pub section: Option<SectionId>,
    pub when: When,
    pub place: Place,
    pub status: MeetingStatus,
    /// When it really took place: a later fact with its source, never official wording.
    pub held: Option<Held>,
    pub host: Option<PartnerId>,
    pub links: Vec<ItemId>,
    pub evidence: Vec<Evidence>,
    /// In the order in which it is gone through.
    pub agenda: Vec<AgendaItem>,
    pub documents: Vec<Document>,
    pub attendance: Vec<Attendance>,
    pub decisions: Vec<Decision>,
    /// How date and place became firm, the oldest first. The last entry is what holds now, as far as each step was noted.
    pub firming: Vec<Firming>,
    pub extra: Extra,
}

words! {
    /// What sort of meeting it is.
    pub enum MeetingKind {
        Ministerial = "ministerial", "Ministerial meeting";
        WorkingGroup = "working-group", "Meeting of the working group";
        Event = "event", "Relevant event";
        Other = "other", "Other meeting";
    }
}

words! {
    /// How far a meeting has come: whether it is agreed, and what became of it. How precise its date is, and whether
    /// date and place are confirmed, is said apart.
    pub enum MeetingStatus {
        Planned = "planned", "Planned";
        Proposed = "proposed", "Proposed";
        Tentative = "tentative", "Tentative";
        Confirmed = "confirmed", "Confirmed";
        Held = "held", "Held";
        Postponed = "postponed", "Postponed";
        CarriedOver = "carried-over", "Carried over";
        Cancelled = "cancelled", "Cancelled";
    }
}

impl MeetingStatus {
    /// When to choose this word.
    pub const fn criterion(self) -> &'static str {
        match self {
            MeetingStatus::Planned => "It is in the plan, and nobody has said more.",
            MeetingStatus::Proposed => "Somebody has put it forward, and nobody has agreed yet.",
            MeetingStatus::Tentative => "It is agreed in principle, and may still be called off.",
            MeetingStatus::Confirmed => {
                "Those who decide have said that it takes place. Its date and its place are confirmed apart."
            }
            MeetingStatus::Held => "It took place, on this date or another.",
            MeetingStatus::Postponed => "It was put off, and is still meant to take place.",
            MeetingStatus::CarriedOver => "It goes on in the plan of the next term.",
            MeetingStatus::Cancelled => "It did not take place and will not.",
        }
    }

    /// What is asked after a meeting: that nothing is known, or what became of it.
    pub const OUTCOMES: [MeetingStatus; 5] = [
        MeetingStatus::Planned,
        MeetingStatus::Held,
        MeetingStatus::Postponed,
        MeetingStatus::CarriedOver,
        MeetingStatus::Cancelled,
    ];

    /// Whether it is still to come, or nobody has said yet what became of it.
    pub const fn is_open(self) -> bool {
        matches!(
            self,
            MeetingStatus::Planned
                | MeetingStatus::Proposed
                | MeetingStatus::Tentative
                | MeetingStatus::Confirmed
        )
    }
}

/// The date of a meeting: as precise as it is known, what the text says, and whether it is fixed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct When {
    /// None is a meeting without any date.
    pub edtf: Option<Edtf>,
    /// The official wording, such as "autumn 2024 HQ (TBD)".
    pub wording: Option<String>,
    /// What a person wrote for the date, where it says the same in other words: "Q3 2025". Never official wording.
    pub typed: Option<String>,
    pub confirmed: bool,
    /// The time of day. It means something on a known day only ([`When::time`]).
    pub clock: Option<Clock>,
    pub extra: Extra,
}

impl When {
    /// The time of day, where the days are known that it is of.
    pub fn time(&self) -> Option<&Clock> {
        let is_exact = self.edtf.is_some_and(|date| date.is_exact());
        self.clock.as_ref().filter(|_| is_exact)
    }

    /// The day and the time at which it begins, in the zone of its [`Clock`].
    pub fn begins(&self) -> Option<(NaiveDate, TimeOfDay)> {
        Some((self.edtf?.earliest(), self.time()?.start))
    }

    /// The day and the time at which it ends. On a single day, an end that is not after the start is on the day after.
    pub fn ends(&self) -> Option<(NaiveDate, TimeOfDay)> {
        let (first, start) = self.begins()?;
        let last = self.edtf?.latest();
        let end = self.time()?.end?;
        let day = match last == first && end <= start {
            true => last.succ_opt()?,
            false => last,
        };
        Some((day, end))
    }
}

/// The place of a meeting.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Place {
    pub name: Option<String>,
    /// The official wording, such as "HQ".
    pub wording: Option<String>,
    pub confirmed: bool,
    /// The room or hall in it.
    pub room: Option<String>,
    /// Where one takes part from elsewhere: an address.
    pub link: Option<String>,
    pub city: Option<String>,
    pub country: Option<String>,
    /// North of the equator.
    pub lat: Option<Degrees>,
    /// East of Greenwich.
    pub lon: Option<Degrees>,
    pub remark: Option<String>,
    pub extra: Extra,
}

/// When a meeting really took place, and where that is known from.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    pub edtf: Edtf,
    pub text: String,
    pub source: Option<String>,
    pub extra: Extra,
}

impl Meeting {
    /// The date to draw it at: where it was held, the day on which it took place, else when it is meant to be.
    pub fn date(&self) -> Option<Edtf> {
        let held = self.later_fact().map(|held| held.edtf);
        held.or(self.when.edtf)
    }

    /// When it took place, as long as its status says that it did.
    pub fn later_fact(&self) -> Option<&Held> {
        self.held
            .as_ref()
            .filter(|_| self.status == MeetingStatus::Held)
    }

    /// The first and the last day it may be on.
    pub fn span(&self) -> Option<(NaiveDate, NaiveDate)> {
        self.date().map(|date| (date.earliest(), date.latest()))
    }

    /// Whether its date is past on this day and nothing tells what became of it.
    /// A vague date is past only after its last day: autumn 2024 after 30 November 2024.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.status.is_open() && self.span().is_some_and(|(_, latest)| latest < today)
    }
}

impl Plan {
    /// What a place that the text only abbreviates is understood as: the "HQ" of BSEC. It stands beside the official
    /// word, and never for it.
    pub fn place_explained(&self, place: &Place) -> Option<&'static str> {
        let organisation = &self.head.organisation;
        let is_bsec = ["BSEC", "Black Sea Economic Cooperation"]
            .iter()
            .any(|name| organisation.contains(name));
        let mut words = [&place.name, &place.wording].into_iter().flatten();
        let is_abbreviated = words.any(|word| word.trim().eq_ignore_ascii_case("hq"));
        (is_bsec && is_abbreviated).then_some("BSEC Headquarters, Istanbul")
    }

    /// The meetings by their first and last days, those without a date first; in the order of the plan where these are the same.
    pub fn meetings_by_date(&self) -> Vec<&Meeting> {
        self.by_date(&|_| true)
    }

    /// Those of them that may be on one of these days.
    pub fn meetings_between(&self, first: NaiveDate, last: NaiveDate) -> Vec<&Meeting> {
        self.by_date(&|meeting| {
            let span = meeting.span();
            span.is_some_and(|(from, to)| from <= last && first <= to)
        })
    }

    fn by_date(&self, is_in: &dyn Fn(&Meeting) -> bool) -> Vec<&Meeting> {
        // Each is put in its place: meetings mostly stand in order, and a sort would cost the page a kilobyte.
        let mut order: Vec<(Option<(NaiveDate, NaiveDate)>, usize)> = Vec::new();
        for (at, meeting) in self.meetings.iter().enumerate() {
            if is_in(meeting) {
                let entry = (meeting.span(), at);
                let place = order.partition_point(|other| *other <= entry);
                order.insert(place, entry);
            }
        }
        order
            .into_iter()
            .filter_map(|(_, at)| self.meetings.get(at))
            .collect()
    }
}
