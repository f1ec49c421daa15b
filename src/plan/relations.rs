//! Who works with whom on what, read off the plan as one list of typed relations. Nothing is stored twice: each
//! relation is a field of some record, and the record is where it is changed.

use super::{Evidence, Item, ItemId, PartnerCategory, PartnerId, Plan};

words! {
    /// What one item has to do with another, read from the first to the second.
    pub enum RelationKind {
        /// Partner and objective.
        Leads = "leads", "leads";
        TakesPart = "takes-part", "takes part in";
        /// Partner and meeting.
        Hosts = "hosts", "hosts";
        Attended = "attended", "attended";
        /// Attended in the capacity of an observer.
        Observes = "observes", "observed";
        FollowsUp = "follows-up", "is to follow up";
        /// Partner and programme.
        Cooperates = "cooperates", "cooperates on";
        /// Partner and the objective or meeting that its evidence is of.
        Reported = "reported", "reported evidence on";
        /// Partner and a body that is a partner too. It is no membership of the organisation whose plan this is.
        MemberOf = "member-of", "is a member of";
        /// Meeting and an objective on its agenda.
        Discusses = "discusses", "has on its agenda";
        /// Objective or meeting, and what its links lead to. It has no direction that would mean something.
        Linked = "linked", "is linked with";
    }
}

impl RelationKind {
    /// The words from the second item to the first: "is led by".
    pub const fn reversed(self) -> &'static str {
        match self {
            RelationKind::Leads => "is led by",
            RelationKind::TakesPart => "is joined by",
            RelationKind::Hosts => "is hosted by",
            RelationKind::Attended => "was attended by",
            RelationKind::Observes => "was observed by",
            RelationKind::FollowsUp => "is followed up by",
            RelationKind::Cooperates => "is with",
            RelationKind::Reported => "has evidence from",
            RelationKind::MemberOf => "has as a member",
            RelationKind::Discusses => "is on the agenda of",
            RelationKind::Linked => "is linked with",
        }
    }

    /// A heading over what a partner has to do with: "Leads", "Meetings attended".
    pub const fn heading(self) -> &'static str {
        match self {
            RelationKind::Leads => "Leads",
            RelationKind::TakesPart => "Takes part in",
            RelationKind::Hosts => "Hosts",
            RelationKind::Attended => "Attended",
            RelationKind::Observes => "Attended as observer",
            RelationKind::FollowsUp => "Is to follow up",
            RelationKind::Cooperates => "Programmes of cooperation",
            RelationKind::Reported => "Reported evidence on",
            RelationKind::MemberOf => "Member of",
            RelationKind::Discusses => "On the agenda",
            RelationKind::Linked => "Linked with",
        }
    }

    /// Whether it is work on something, and not only a mention of it.
    pub const fn is_work(self) -> bool {
        !matches!(
            self,
            RelationKind::MemberOf | RelationKind::Discusses | RelationKind::Linked
        )
    }
}

/// One relation. Both ends are in the plan.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Relation {
    pub from: ItemId,
    pub kind: RelationKind,
    pub to: ItemId,
}

impl Relation {
    /// Whether it begins or ends at this item.
    pub fn touches(&self, item: &ItemId) -> bool {
        self.from == *item || self.to == *item
    }

    /// The other end, and the words that lead there, seen from one end. None: it has nothing to do with the item.
    pub fn seen_from(&self, item: &ItemId) -> Option<(&'static str, &ItemId)> {
        if self.from == *item {
            Some((self.kind.label(), &self.to))
        } else if self.to == *item {
            Some((self.kind.reversed(), &self.from))
        } else {
            None
        }
    }
}

/// How many there are of each kind between one partner and the plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Objectives.
    pub leads: usize,
    /// Those that it does not lead: a file may name it twice.
    pub takes_part: usize,
    /// Meetings that it hosts or attended, each once.
    pub meetings: usize,
    pub programmes: usize,
    /// Objectives and meetings that it reported evidence on.
    pub evidence: usize,
    /// Other items that name it: follow-ups and links.
    pub others: usize,
}

impl Tally {
    /// Of all: 0 for a partner that the plan does nothing with.
    pub fn total(&self) -> usize {
        self.leads + self.takes_part + self.meetings + self.programmes + self.evidence + self.others
    }
}

/// Collects relations of one record, each once.
struct Collected {
    all: Vec<Relation>,
    /// Where those of the record begin that is gone through.
    record: usize,
}

impl Collected {
    fn add(&mut self, from: &ItemId, kind: RelationKind, to: &ItemId) {
        let relation = Relation {
            from: from.clone(),
            kind,
            to: to.clone(),
        };
        let known = self.all.get(self.record..).unwrap_or_default();
        if relation.from != relation.to && !known.contains(&relation) {
            self.all.push(relation);
        }
    }

    fn by(&mut self, partner: Option<&PartnerId>, kind: RelationKind, to: &ItemId) {
        if let Some(partner) = partner {
            self.add(&ItemId::Partner(partner.clone()), kind, to);
        }
    }

    fn linked(&mut self, from: &ItemId, links: &[ItemId]) {
        for link in links {
            self.add(from, RelationKind::Linked, link);
        }
    }

    fn reported(&mut self, evidence: &[Evidence], of: &ItemId) {
        for entry in evidence {
            self.by(entry.reported_by.as_ref(), RelationKind::Reported, of);
        }
    }
}

impl Plan {
    /// All relations, in the order of the plan: those of objectives, meetings, programmes and bodies.
    pub fn relations(&self) -> Vec<Relation> {
        let mut found = Collected {
            all: Vec::new(),
            record: 0,
        };
        for objective in &self.objectives {
            let of = ItemId::Objective(objective.id.clone());
            found.record = found.all.len();
            found.by(objective.lead.as_ref(), RelationKind::Leads, &of);
            for partner in &objective.participants {
                found.by(Some(partner), RelationKind::TakesPart, &of);
            }
            found.reported(&objective.evidence, &of);
            found.linked(&of, &objective.links);
        }
        for meeting in &self.meetings {
            let of = ItemId::Meeting(meeting.id.clone());
            found.record = found.all.len();
            found.by(meeting.host.as_ref(), RelationKind::Hosts, &of);
            for entry in &meeting.attendance {
                let kind = match entry.category {
                    PartnerCategory::Observer => RelationKind::Observes,
                    _ => RelationKind::Attended,
                };
                found.by(entry.partner.as_ref(), kind, &of);
            }
            for decision in &meeting.decisions {
                found.by(decision.owner.as_ref(), RelationKind::FollowsUp, &of);
            }
            found.reported(&meeting.evidence, &of);
            for item in &meeting.agenda {
                if let Some(objective) = &item.objective {
                    let objective = ItemId::Objective(objective.clone());
                    found.add(&of, RelationKind::Discusses, &objective);
                }
            }
            found.linked(&of, &meeting.links);
        }
        for programme in &self.programmes {
            let of = ItemId::Programme(programme.id.clone());
            found.record = found.all.len();
            for partner in &programme.partners {
                found.by(Some(partner), RelationKind::Cooperates, &of);
            }
        }
        for partner in &self.partners {
            let from = ItemId::Partner(partner.id.clone());
            found.record = found.all.len();
            for body in &partner.member_of {
                let body = ItemId::Partner(body.clone());
                found.add(&from, RelationKind::MemberOf, &body);
            }
        }
        found.all
    }

    /// The label of an item and, where it is known to be no longer so, that it is: "Body A (retired)".
    pub fn related_label(&self, item: &ItemId) -> Option<String> {
        let label = self.item_label(item)?;
        match self.item(item) {
            Some(Item::Partner(partner)) if partner.retired.is_some() => {
                Some(format!("{label} (retired)"))
            }
            _ => Some(label),
        }
    }
}

/// The tallies of some partners, in their order.
pub fn tallies(relations: &[Relation], partners: &[PartnerId]) -> Vec<Tally> {
    let mut places: Vec<(&PartnerId, usize)> = partners
        .iter()
        .enumerate()
        .map(|(at, id)| (id, at))
        .collect();
    places.sort_unstable();
    let mut counted = vec![Tally::default(); partners.len()];
    let mut met: Vec<(usize, &ItemId)> = Vec::new();
    // The lead comes before those who take part in the same objective.
    let mut led: Option<(usize, &ItemId)> = None;
    for relation in relations {
        let ends = [
            (&relation.from, &relation.to),
            (&relation.to, &relation.from),
        ];
        for (end, other) in ends {
            let ItemId::Partner(id) = end else { continue };
            let Ok(place) = places.binary_search_by(|(known, _)| (*known).cmp(id)) else {
                continue;
            };
            let at = places.get(place).map_or(0, |(_, at)| *at);
            let Some(tally) = counted.get_mut(at) else {
                continue;
            };
            match relation.kind {
                RelationKind::Leads => {
                    led = Some((at, other));
                    tally.leads += 1;
                }
                RelationKind::TakesPart => {
                    tally.takes_part += usize::from(led != Some((at, other)));
                }
                RelationKind::Hosts | RelationKind::Attended | RelationKind::Observes => {
                    if !met.contains(&(at, other)) {
                        met.push((at, other));
                        tally.meetings += 1;
                    }
                }
                RelationKind::Cooperates => tally.programmes += 1,
                RelationKind::Reported => tally.evidence += 1,
                RelationKind::FollowsUp | RelationKind::Discusses | RelationKind::Linked => {
                    tally.others += 1;
                }
                RelationKind::MemberOf => {}
            }
        }
    }
    counted
}
