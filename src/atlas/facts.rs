//! What the map and the tiles say of each partner, read off the plan.

use super::projection::{Point, place};
use crate::{
    picture::{Key, Mark, Role, text_width},
    plan::{
        ItemId, Partner, PartnerCategory, PartnerId, Plan,
        relations::{Relation, RelationKind, Tally, tallies},
    },
};

/// A partner in a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    pub id: PartnerId,
    pub category: PartnerCategory,
    /// The name where there is little room.
    pub name: String,
    /// All that a picture shows of it, in words: name, capacity, seat, work.
    pub words: String,
    pub is_coordinator: bool,
    pub city: Option<String>,
    /// Where its seat is on the map.
    pub at: Option<Point>,
    pub tally: Tally,
}

/// What is counted in the tiles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Objectives that it leads or takes part in.
    Work,
    Leads,
    TakesPart,
    Meetings,
    Evidence,
}

impl Counted {
    /// Each with the word in the address and the words on the screen; the first counts where nothing is chosen.
    pub const ALL: [(Counted, &'static str, &'static str); 5] = [
        (Counted::Work, "", "Objectives led or joined"),
        (Counted::Leads, "led", "Objectives led"),
        (Counted::TakesPart, "joined", "Objectives joined"),
        (Counted::Meetings, "meetings", "Meetings hosted or attended"),
        (
            Counted::Evidence,
            "evidence",
            "Objectives and meetings with its evidence",
        ),
    ];

    /// What a word in the address means; what is not known counts as nothing chosen.
    pub fn from_word(word: &str) -> Counted {
        let known = Counted::ALL.iter().find(|(_, known, _)| *known == word);
        known.map_or(Counted::Work, |(counted, ..)| *counted)
    }

    pub fn label(self) -> &'static str {
        let known = Counted::ALL.iter().find(|(counted, ..)| *counted == self);
        known.map_or("", |(_, _, label)| *label)
    }

    pub const fn of(self, tally: &Tally) -> usize {
        match self {
            Counted::Work => tally.leads + tally.takes_part,
            Counted::Leads => tally.leads,
            Counted::TakesPart => tally.takes_part,
            Counted::Meetings => tally.meetings,
            Counted::Evidence => tally.evidence,
        }
    }
}

/// The facts of some partners, in their order; those that the plan does not have are left out.
pub fn facts(plan: &Plan, relations: &[Relation], shown: &[PartnerId]) -> Vec<Fact> {
    let tallies = tallies(relations, shown);
    shown
        .iter()
        .zip(tallies)
        .filter_map(|(id, tally)| Some(fact(plan, plan.partner(id)?, tally)))
        .collect()
}

fn fact(plan: &Plan, partner: &Partner, tally: Tally) -> Fact {
    let is_coordinator = plan.head.coordinator.partner.as_ref() == Some(&partner.id);
    let mut words = partner.short_name().to_owned();
    if partner.short_name() != partner.name {
        words.push_str(": ");
        words.push_str(&partner.name);
    }
    words.push_str(", ");
    words.push_str(partner.category.label());
    if is_coordinator {
        words.push_str(", country-coordinator");
    }
    if let Some(seat) = &partner.seat {
        words.push_str(", seat ");
        words.push_str(&seat.city);
    }
    words.push_str(", ");
    words.push_str(&work_in_words(&tally));
    let seat = partner.seat.as_ref();
    Fact {
        id: partner.id.clone(),
        category: partner.category,
        name: partner.short_name().to_owned(),
        words,
        is_coordinator,
        city: seat.map(|seat| seat.city.clone()),
        at: seat.and_then(|seat| place(seat.lat, seat.lon)),
        tally,
    }
}

/// A tally in words: "leads 2 objectives, takes part in 1, 3 meetings".
pub fn work_in_words(tally: &Tally) -> String {
    let rows = [
        (tally.leads, "leads ", " objective", "s"),
        (tally.takes_part, "takes part in ", " objective", "s"),
        (tally.meetings, "", " meeting", "s"),
        (tally.programmes, "", " programme", "s"),
        (tally.evidence, "evidence on ", "", ""),
    ];
    let mut words = String::new();
    for (count, before, after, plural) in rows {
        if count == 0 {
            continue;
        }
        if !words.is_empty() {
            words.push_str(", ");
        }
        words.push_str(before);
        words.push_str(&count.to_string());
        words.push_str(after);
        if count > 1 {
            words.push_str(plural);
        }
    }
    if words.is_empty() {
        words.push_str("no work named in this plan");
    }
    words
}

impl Fact {
    /// How wide its name is in letters of this size.
    pub fn width(&self, size: i32) -> i32 {
        text_width(&self.name, size)
    }
}

/// The colour of a category.
pub const fn role_of(category: PartnerCategory) -> Role {
    match category {
        PartnerCategory::Member => Role::Member,
        PartnerCategory::RelatedBody => Role::RelatedBody,
        PartnerCategory::WorkingGroup => Role::WorkingGroup,
        PartnerCategory::Observer => Role::Observer,
        PartnerCategory::DialoguePartner => Role::DialoguePartner,
        PartnerCategory::Organisation => Role::Organisation,
        PartnerCategory::Guest => Role::Guest,
    }
}

/// The outline of a category.
pub const fn mark_of(category: PartnerCategory) -> Mark {
    match category {
        PartnerCategory::Member => Mark::Circle,
        PartnerCategory::RelatedBody => Mark::Square,
        PartnerCategory::WorkingGroup => Mark::Hexagon,
        PartnerCategory::Observer => Mark::Triangle,
        PartnerCategory::DialoguePartner => Mark::Diamond,
        PartnerCategory::Organisation => Mark::Wedge,
        PartnerCategory::Guest => Mark::Cross,
    }
}

/// What the marks of these partners mean, each category once, in the order of the categories.
pub fn legend<'a>(facts: impl Iterator<Item = &'a Fact> + Clone) -> Vec<Key> {
    PartnerCategory::ALL
        .iter()
        .filter(|category| facts.clone().any(|fact| fact.category == **category))
        .map(|category| Key {
            role: role_of(*category),
            mark: mark_of(*category),
            words: category.label().to_owned(),
        })
        .collect()
}

/// The places, in the list of facts, of those who lead or take part in an objective that this one leads or takes part in.
pub fn work_together(relations: &[Relation], facts: &[Fact], id: &PartnerId) -> Vec<usize> {
    let is_work = |relation: &&Relation| {
        matches!(relation.kind, RelationKind::Leads | RelationKind::TakesPart)
    };
    let own: Vec<&ItemId> = relations
        .iter()
        .filter(is_work)
        .filter(|relation| matches!(&relation.from, ItemId::Partner(other) if other == id))
        .map(|relation| &relation.to)
        .collect();
    let mut with: Vec<&PartnerId> = relations
        .iter()
        .filter(is_work)
        .filter(|relation| own.contains(&&relation.to))
        .filter_map(|relation| match &relation.from {
            ItemId::Partner(other) if other != id => Some(other),
            _ => None,
        })
        .collect();
    with.sort_unstable();
    let is_with = |fact: &Fact| with.binary_search(&&fact.id).is_ok();
    let all = facts.iter().enumerate();
    all.filter(|(_, fact)| is_with(fact))
        .map(|(at, _)| at)
        .collect()
}
