//! Who held the Chairmanship-in-Office of BSEC when: dated reference data, each entry with its source.
//!
//! Turns were skipped and doubled before, so none is worked out from another: a time that no source names stays unknown.

use super::{Plan, edtf::month_name};
use chrono::{Datelike, NaiveDate};

/// One term of the Chairmanship-in-Office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chairmanship {
    pub first: NaiveDate,
    pub last: NaiveDate,
    /// The member state, as the official list of BSEC names it.
    pub chair: &'static str,
    /// Where it is known from, with the day of that source where it has one.
    pub source: &'static str,
}

/// When these entries were last looked at.
pub const AS_OF: &str = "25 November 2026";

/// A year and a month.
type YearMonth = (i32, u32);

/// The first and the last month, the chair and the source of each, in order.
const KNOWN: [(YearMonth, YearMonth, &str, &str); 8] = [
    (
        (2022, 1),
        (2022, 12),
        "Republic of Moldova",
        "Ministry of Foreign Affairs of Serbia, 21 December 2022",
    ),
    (
        (2023, 1),
        (2023, 6),
        "Republic of Serbia",
        "https://www.bsec-organization.org/chairmanship",
    ),
    (
        (2023, 7),
        (2023, 12),
        "Republic of Türkiye",
        "Ministry of Foreign Affairs of Türkiye, No. 161, 1 July 2023",
    ),
    (
        (2024, 1),
        (2024, 6),
        "Republic of Albania",
        "Anadolu Agency, 15 December 2023",
    ),
    (
        (2024, 7),
        (2024, 12),
        "Republic of Armenia",
        "Ministry of Foreign Affairs of Türkiye, page on BSEC, second half of 2024",
    ),
    (
        (2025, 1),
        (2025, 6),
        "Republic of Azerbaijan",
        "Trend News Agency, 20 December 2024 and 27 June 2025",
    ),
    (
        (2025, 7),
        (2025, 12),
        "Republic of Bulgaria",
        "Trend News Agency, 15 July 2025",
    ),
    (
        (2026, 1),
        (2026, 6),
        "Georgia",
        "Trend News Agency, 21 December 2025",
    ),
];

impl Chairmanship {
    /// Those that touch these days, in order. What is not known is left out.
    pub fn between(from: NaiveDate, to: NaiveDate) -> Vec<Chairmanship> {
        KNOWN
            .iter()
            .filter_map(|(first, last, chair, source)| {
                let next = match last {
                    (year, 12) => (year + 1, 1),
                    (year, month) => (*year, month + 1),
                };
                let one = Chairmanship {
                    first: NaiveDate::from_ymd_opt(first.0, first.1, 1)?,
                    last: NaiveDate::from_ymd_opt(next.0, next.1, 1)?.pred_opt()?,
                    chair,
                    source,
                };
                (one.first <= to && from <= one.last).then_some(one)
            })
            .collect()
    }

    /// In words: "Chairmanship: Republic of Albania (1 January – 30 June 2024)".
    pub fn in_words(&self) -> String {
        format!(
            "Chairmanship: {} ({} {} – {} {} {})",
            self.chair,
            self.first.day(),
            month_name(self.first.month()),
            self.last.day(),
            month_name(self.last.month()),
            self.last.year()
        )
    }
}

impl Plan {
    /// Whether the Chairmanship-in-Office of BSEC means something to this plan.
    pub fn is_of_bsec(&self) -> bool {
        let names = [&self.head.organisation, &self.head.group];
        names
            .iter()
            .any(|name| name.contains("BSEC") || name.contains("Black Sea Economic Cooperation"))
    }
}
