//! What a list of partners says of each when it leaves: names, capacity, seat, as of when and from where it is known,
//! and how much work of it the plan names. Contacts and private notes are no part of it.

use super::csv;
use crate::plan::{
    Partner, PartnerId, Plan,
    relations::{Tally, tallies},
};

/// A partner with its work counted.
pub struct Listed<'a> {
    pub partner: &'a Partner,
    pub tally: Tally,
}

/// These partners, in this order; who is not in the plan is left out.
pub fn listed<'a>(plan: &'a Plan, partners: &[PartnerId]) -> Vec<Listed<'a>> {
    let counted = tallies(&plan.relations(), partners);
    let both = partners.iter().zip(counted);
    both.filter_map(|(id, tally)| {
        let partner = plan.partner(id)?;
        Some(Listed { partner, tally })
    })
    .collect()
}

/// The list as a table with one row of headings.
pub fn as_csv(plan: &Plan, partners: &[PartnerId]) -> String {
    let mut rows = Vec::new();
    for listed in listed(plan, partners) {
        let (columns, counts) = (listed.columns(), listed.counts());
        if rows.is_empty() {
            let names = columns.iter().map(|(name, _)| *name);
            let names = names.chain(counts.iter().map(|(name, _)| *name));
            rows.push(names.map(str::to_owned).collect());
        }
        let values = columns.into_iter().map(|(_, value)| value);
        let counts = counts.into_iter().map(|(_, count)| count.to_string());
        rows.push(values.chain(counts).collect());
    }
    csv::write(&rows)
}

impl Listed<'_> {
    /// The columns that are texts: name and value, empty where nothing is known. Dates are EDTF.
    pub fn columns(&self) -> Vec<(&'static str, String)> {
        let partner = self.partner;
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let seat = partner.seat.as_ref();
        let retired = partner.retired.as_ref();
        let date = |date: Option<&crate::plan::Edtf>| date.map(ToString::to_string);
        vec![
            ("id", partner.id.to_string()),
            ("name", partner.name.clone()),
            ("short_name", text(&partner.short)),
            ("other_names", partner.aliases.join("; ")),
            ("category", partner.category.word().to_owned()),
            (
                "city",
                seat.map(|seat| seat.city.clone()).unwrap_or_default(),
            ),
            (
                "country",
                seat.map(|seat| text(&seat.country)).unwrap_or_default(),
            ),
            (
                "latitude",
                seat.map(|seat| seat.lat.to_string()).unwrap_or_default(),
            ),
            (
                "longitude",
                seat.map(|seat| seat.lon.to_string()).unwrap_or_default(),
            ),
            (
                "seat_source",
                seat.map(|seat| text(&seat.source)).unwrap_or_default(),
            ),
            (
                "status",
                if retired.is_some() {
                    "retired"
                } else {
                    "active"
                }
                .to_owned(),
            ),
            (
                "retired_as_of",
                date(retired.and_then(|it| it.when.as_ref())).unwrap_or_default(),
            ),
            ("as_of", date(partner.as_of.as_ref()).unwrap_or_default()),
            (
                "confirmed",
                if partner.confirmed { "yes" } else { "no" }.to_owned(),
            ),
            ("source", text(&partner.source)),
        ]
    }

    /// The columns that are counts.
    pub fn counts(&self) -> [(&'static str, usize); 5] {
        [
            ("leads", self.tally.leads),
            ("takes_part", self.tally.takes_part),
            ("meetings", self.tally.meetings),
            ("programmes", self.tally.programmes),
            ("evidence", self.tally.evidence),
        ]
    }
}
