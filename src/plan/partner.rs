//! Partners: member states, observers, dialogue partners, bodies and organisations.

use super::{Degrees, Edtf, Extra, PartnerId, SectionId};

/// A state or body that the working group consists of or works with.
#[derive(Clone, Debug, PartialEq)]
pub struct Partner {
    pub id: PartnerId,
    pub category: PartnerCategory,
    /// The official name.
    pub name: String,
    pub short: Option<String>,
    /// Former names and other spellings, by which it is found. They are never shown in place of its name.
    pub aliases: Vec<String>,
    /// Where the adopted text names it. None: it is reference data, not part of the adopted text.
    pub section: Option<SectionId>,
    pub seat: Option<Seat>,
    /// The time that the source speaks of.
    pub as_of: Option<Edtf>,
    pub source: Option<String>,
    /// Whether a source says what is said here.
    pub confirmed: bool,
    pub remark: Option<String>,
    /// The bodies that it is a member of, which are partners too. It says nothing of the organisation whose plan this is.
    pub member_of: Vec<PartnerId>,
    /// That it is no partner any more. What it did stays in the plan.
    pub retired: Option<Retired>,
    pub extra: Extra,
}

/// Since when one is no partner any more, and why, as far as that is known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Retired {
    pub when: Option<Edtf>,
    pub reason: Option<String>,
    pub extra: Extra,
}

words! {
    /// In what capacity a partner takes part.
    pub enum PartnerCategory {
        Member = "member", "Member state";
        RelatedBody = "related-body", "Related body";
        WorkingGroup = "working-group", "Working group";
        Observer = "observer", "Observer";
        DialoguePartner = "dialogue-partner", "Sectoral dialogue partner";
        Organisation = "organisation", "International organisation";
        Guest = "guest", "Guest";
    }
}

impl PartnerCategory {
    /// The name as a heading over many of them.
    pub const fn plural(self) -> &'static str {
        match self {
            PartnerCategory::Member => "Member states",
            PartnerCategory::RelatedBody => "Related bodies",
            PartnerCategory::WorkingGroup => "Working groups",
            PartnerCategory::Observer => "Observers",
            PartnerCategory::DialoguePartner => "Sectoral dialogue partners",
            PartnerCategory::Organisation => "International organisations",
            PartnerCategory::Guest => "Guests",
        }
    }
}

/// The city where a partner has its seat.
#[derive(Clone, Debug, PartialEq)]
pub struct Seat {
    pub city: String,
    pub country: Option<String>,
    /// North of the equator.
    pub lat: Degrees,
    /// East of Greenwich.
    pub lon: Degrees,
    /// Where the seat is known from.
    pub source: Option<String>,
    pub extra: Extra,
}

impl Partner {
    /// The name where there is little room.
    pub fn short_name(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.name)
    }

    /// In what capacity, as of when, and whether a source says so: "Observer, not confirmed, as of 2012".
    pub fn standing(&self) -> String {
        let mut said = self.category.label().to_owned();
        said.push_str(", ");
        said.push_str(&self.doubt());
        if let Some(retired) = &self.retired {
            said.push_str(", ");
            said.push_str(&retired.in_words());
        }
        said
    }

    /// What nobody has said of it yet, or no source confirms.
    pub fn unknowns(&self) -> Vec<&'static str> {
        let missing = [
            (self.seat.is_none(), "Where its seat is"),
            (self.as_of.is_none(), "As of when this is so"),
            (self.source.is_none(), "Where this is known from"),
            (
                !self.confirmed,
                "Whether this is still so: no source confirms it",
            ),
        ];
        let missing = missing.into_iter().filter(|(is_missing, _)| *is_missing);
        missing.map(|(_, words)| words).collect()
    }

    /// How sure what is said of it is: "confirmed, as of 2022", "not confirmed, no date".
    pub fn doubt(&self) -> String {
        let known = match self.confirmed {
            true => "confirmed",
            false => "not confirmed",
        };
        match &self.as_of {
            Some(date) => format!("{known}, as of {}", date.in_words()),
            None => format!("{known}, no date"),
        }
    }
}

impl Retired {
    /// "retired", "retired as of 2026".
    pub fn in_words(&self) -> String {
        match &self.when {
            Some(date) => format!("retired as of {}", date.in_words()),
            None => "retired".to_owned(),
        }
    }
}
