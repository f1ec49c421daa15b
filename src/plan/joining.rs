//! Two records of one partner are made one: everything that names the second names the first, and what they say
//! differently is chosen. One edit, so that one Undo takes it back.

use super::{
    Change, Edit, Evidence, ItemId, Official, Partner, PartnerId, Plan, Record,
    describe::contact_label, edit::Listed,
};

words! {
    /// What two records of one partner can say differently. What belongs together is one fact.
    pub enum JoinedFact {
        Name = "name", "Name";
        Short = "short", "Short name";
        Category = "category", "Category";
        Seat = "seat", "Seat";
        Known = "known", "As of, source, and whether it is confirmed";
        Remark = "remark", "Remark";
        Retired = "retired", "Whether it is retired";
    }
}

/// A fact that differs, as each of the two says it; empty where one says nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differing {
    pub fact: JoinedFact,
    pub kept: String,
    pub other: String,
}

/// Why two records can't be made one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JoinError {
    /// One of them is not in the plan, or they are the same.
    NotTwo,
    /// The one that would go is named by the adopted text.
    Adopted,
}

impl JoinError {
    /// What is wrong and what to do, in a sentence.
    pub const fn message(self) -> &'static str {
        match self {
            JoinError::NotTwo => "Choose another partner of this plan.",
            JoinError::Adopted => {
                "The adopted text names this one, so its record stays. Open it, and join from there."
            }
        }
    }
}

/// What one record says of a fact, in words.
fn said(partner: &Partner, fact: JoinedFact) -> String {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    match fact {
        JoinedFact::Name => partner.name.clone(),
        JoinedFact::Short => text(&partner.short),
        JoinedFact::Category => partner.category.label().to_owned(),
        JoinedFact::Seat => partner.seat.as_ref().map_or_else(String::new, |seat| {
            format!("{} ({}, {})", seat.city, seat.lat, seat.lon)
        }),
        JoinedFact::Known => match (&partner.as_of, &partner.source) {
            (None, None) if !partner.confirmed => String::new(),
            (_, None) => partner.doubt(),
            (_, Some(source)) => format!("{}, {source}", partner.doubt()),
        },
        JoinedFact::Remark => text(&partner.remark),
        JoinedFact::Retired => match &partner.retired {
            Some(retired) => retired.in_words(),
            None => "active".to_owned(),
        },
    }
}

fn take(into: &mut Partner, from: &Partner, fact: JoinedFact) {
    match fact {
        JoinedFact::Name => into.name.clone_from(&from.name),
        JoinedFact::Short => into.short.clone_from(&from.short),
        JoinedFact::Category => into.category = from.category,
        JoinedFact::Seat => into.seat.clone_from(&from.seat),
        JoinedFact::Known => {
            into.as_of = from.as_of;
            into.source.clone_from(&from.source);
            into.confirmed = from.confirmed;
        }
        JoinedFact::Remark => into.remark.clone_from(&from.remark),
        JoinedFact::Retired => into.retired.clone_from(&from.retired),
    }
}

/// Puts one partner where another is named, and remembers whether it was.
struct Rename<'a> {
    from: &'a PartnerId,
    to: &'a PartnerId,
    changed: bool,
}

impl Rename<'_> {
    fn one(&mut self, pointer: &mut Option<PartnerId>) {
        if pointer.as_ref() == Some(self.from) {
            *pointer = Some(self.to.clone());
            self.changed = true;
        }
    }

    /// Each is named once, at the first of its places.
    fn many(&mut self, pointers: &mut Vec<PartnerId>) {
        if !pointers.contains(self.from) {
            return;
        }
        self.changed = true;
        for pointer in pointers.iter_mut().filter(|it| *it == self.from) {
            *pointer = self.to.clone();
        }
        let mut is_named = false;
        pointers.retain(|it| it != self.to || !std::mem::replace(&mut is_named, true));
    }

    fn links(&mut self, links: &mut Vec<ItemId>) {
        let (from, to) = (
            ItemId::Partner(self.from.clone()),
            ItemId::Partner(self.to.clone()),
        );
        if !links.contains(&from) {
            return;
        }
        self.changed = true;
        for link in links.iter_mut().filter(|it| **it == from) {
            *link = to.clone();
        }
        let mut is_there = false;
        links.retain(|it| *it != to || !std::mem::replace(&mut is_there, true));
    }

    fn evidence(&mut self, evidence: &mut [Evidence]) {
        for entry in evidence {
            self.one(&mut entry.reported_by);
        }
    }

    /// Adds an edit for each record of a list that is changed.
    fn list<R: Listed>(
        &mut self,
        plan: &Plan,
        edits: &mut Vec<Edit>,
        wrap: fn(Change<R>) -> Edit,
        rename: fn(&mut Self, &mut R),
    ) {
        for record in R::list(plan) {
            let mut record = record.clone();
            self.changed = false;
            rename(self, &mut record);
            if self.changed {
                edits.push(wrap(Change::Replace(Box::new(record))));
            }
        }
    }
}

impl Plan {
    /// The two partners, the one that stays first.
    fn two(&self, kept: &PartnerId, gone: &PartnerId) -> Result<(&Partner, &Partner), JoinError> {
        let both = self.partner(kept).zip(self.partner(gone));
        let (kept, other) = both.filter(|_| kept != gone).ok_or(JoinError::NotTwo)?;
        match self.is_adopted(&Official::Partner(other.id.clone())) {
            true => Err(JoinError::Adopted),
            false => Ok((kept, other)),
        }
    }

    /// What the two records of one partner say differently. The name of one that the adopted text names stays.
    pub fn differing(
        &self,
        kept: &PartnerId,
        gone: &PartnerId,
    ) -> Result<Vec<Differing>, JoinError> {
        let (kept, other) = self.two(kept, gone)?;
        let name_stays = self.is_adopted(&Official::Partner(kept.id.clone()));
        let facts = JoinedFact::ALL.iter().map(|fact| Differing {
            fact: *fact,
            kept: said(kept, *fact),
            other: said(other, *fact),
        });
        Ok(facts
            .filter(|it| it.kept != it.other && !(name_stays && it.fact == JoinedFact::Name))
            .collect())
    }

    /// What would name the other one instead, in words: "Leads Framework 3".
    pub fn named_with(&self, partner: &PartnerId) -> Vec<String> {
        let mut said = Vec::new();
        if self.head.coordinator.partner.as_ref() == Some(partner) {
            said.push("Country-coordinator of the plan".to_owned());
        }
        let item = ItemId::Partner(partner.clone());
        for relation in self.relations() {
            let Some((words, other)) = relation.seen_from(&item) else {
                continue;
            };
            if let Some(label) = self.item_label(other) {
                said.push(format!("It {words} {label}"));
            }
        }
        for contact in &self.contacts {
            if contact.partner.as_ref() == Some(partner) {
                said.push(format!("Contact {}", contact_label(contact)));
            }
        }
        said
    }

    /// The edit that makes the two one: `gone` goes, and what names it names `kept`. `taken` are the facts that are
    /// taken from the one that goes. The names of both are kept as names by which it is found.
    pub fn joined(
        &self,
        kept: &PartnerId,
        gone: &PartnerId,
        taken: &[JoinedFact],
    ) -> Result<Edit, JoinError> {
        let (before, other) = self.two(kept, gone)?;
        let name_stays = self.is_adopted(&Official::Partner(kept.clone()));
        let mut edits = Vec::new();
        let mut rename = Rename {
            from: gone,
            to: kept,
            changed: false,
        };
        let mut head = self.head.clone();
        rename.one(&mut head.coordinator.partner);
        if rename.changed {
            edits.push(Edit::Head(Box::new(head)));
        }
        rename.list(self, &mut edits, Edit::Objective, |it, objective| {
            it.one(&mut objective.lead);
            it.many(&mut objective.participants);
            if it.changed {
                objective.set_lead(objective.lead.clone());
            }
            it.links(&mut objective.links);
            it.evidence(&mut objective.evidence);
        });
        rename.list(self, &mut edits, Edit::Meeting, |it, meeting| {
            it.one(&mut meeting.host);
            it.links(&mut meeting.links);
            it.evidence(&mut meeting.evidence);
            for entry in &mut meeting.attendance {
                it.one(&mut entry.partner);
            }
            for decision in &mut meeting.decisions {
                it.one(&mut decision.owner);
            }
        });
        rename.list(self, &mut edits, Edit::Programme, |it, programme| {
            it.many(&mut programme.partners);
        });
        rename.list(self, &mut edits, Edit::Contact, |it, contact| {
            it.one(&mut contact.partner);
        });
        for partner in &self.partners {
            if partner.id == *gone {
                continue;
            }
            let mut partner = partner.clone();
            rename.many(&mut partner.member_of);
            if partner.id == *kept {
                join(&mut partner, before, other, taken, name_stays);
            }
            if self.partner(partner.id()) != Some(&partner) {
                edits.push(Edit::Partner(Change::Replace(Box::new(partner))));
            }
        }
        // Nothing may name what goes, itself least of all.
        if other.member_of.contains(gone) {
            let mut other = other.clone();
            other.member_of.clear();
            edits.push(Edit::Partner(Change::Replace(Box::new(other))));
        }
        edits.push(Edit::Partner(Change::Remove(gone.clone())));
        Ok(Edit::All(edits))
    }
}

/// Makes the record that stays out of both.
fn join(
    into: &mut Partner,
    before: &Partner,
    other: &Partner,
    taken: &[JoinedFact],
    name_stays: bool,
) {
    for fact in taken {
        if *fact != JoinedFact::Name || !name_stays {
            take(into, other, *fact);
        }
    }
    let names = [&before.name, &other.name].into_iter();
    let shorts = before.short.iter().chain(&other.short);
    for name in names.chain(shorts).chain(&other.aliases) {
        let is_known =
            *name == into.name || into.short.as_ref() == Some(name) || into.aliases.contains(name);
        if !is_known {
            into.aliases.push(name.clone());
        }
    }
    for body in &other.member_of {
        if *body != into.id && !into.member_of.contains(body) {
            into.member_of.push(body.clone());
        }
    }
    let (id, gone) = (into.id.clone(), &other.id);
    into.member_of.retain(|body| *body != id && body != gone);
    if into.section.is_none() {
        into.section.clone_from(&other.section);
    }
    for (key, value) in &other.extra {
        if !into.extra.contains_key(key) {
            into.extra.insert(key.clone(), value.clone());
        }
    }
}
