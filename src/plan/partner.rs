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
    /// Where the adopted text names it. None: it is reference data, not part of the adopted text.
    pub section: Option<SectionId>,
    pub seat: Option<Seat>,
    /// The time that the source speaks of.
    pub as_of: Option<Edtf>,
    pub source: Option<String>,
    /// Whether a source says what is said here.
    pub confirmed: bool,
    pub remark: Option<String>,
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
    pub extra: Extra,
}

impl Partner {
    /// The name where there is little room.
    pub fn short_name(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.name)
    }
}
