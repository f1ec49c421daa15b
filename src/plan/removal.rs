//! Removing records with everything that points at them, so that nothing is left dangling.

use super::{
    Contact, Edit, Evidence, Guidance, ItemId, Meeting, Objective, Official, Partner, PartnerId,
    Plan, Programme,
    edit::{Change, Listed},
    item::find,
    term::plural,
};
use std::collections::BTreeSet;

impl Plan {
    /// The edit that removes an item together with every link that points at it.
    /// None where there is no such item.
    pub fn removal(&self, id: &ItemId) -> Option<Edit> {
        self.removal_of(&[Official::from(id.clone())])
    }

    /// The edit that removes records of any lists together with everything that points at them.
    /// None where one of them is not there; the title block can't be removed.
    pub fn removal_of(&self, records: &[Official]) -> Option<Edit> {
        let gone: BTreeSet<(&str, &str)> = records
            .iter()
            .map(|record| (record.kind(), record.as_str()))
            .collect();
        let mut edits = Vec::new();
        let kept = |kind: &str, id: &str| !gone.contains(&(kind, id));
        let mut prune = Prune::new(self, &kept);
        let mut head = self.head.clone();
        prune.one("partner", &mut head.coordinator.partner);
        if prune.changed {
            edits.push(Edit::Head(Box::new(head)));
        }
        pruned(self, &mut prune, &mut edits, Edit::Guidance);
        pruned(self, &mut prune, &mut edits, Edit::Objective);
        pruned(self, &mut prune, &mut edits, Edit::Meeting);
        pruned(self, &mut prune, &mut edits, Edit::Partner);
        pruned(self, &mut prune, &mut edits, Edit::Programme);
        pruned(self, &mut prune, &mut edits, Edit::Contact);
        for record in records {
            edits.push(self.bare_removal(record)?);
        }
        Some(Edit::All(edits))
    }

    /// What points at a record and would no longer after its removal: "2 objectives and the title block".
    /// None where nothing does.
    pub fn pointing_in_words(&self, of: &Official) -> Option<String> {
        let Some(Edit::All(edits)) = self.removal_of(std::slice::from_ref(of)) else {
            return None;
        };
        let count = |is: fn(&Edit) -> bool| edits.iter().filter(|edit| is(edit)).count() as i64;
        let counts = [
            (
                count(|edit| matches!(edit, Edit::Objective(Change::Replace(_)))),
                "objective",
            ),
            (
                count(|edit| matches!(edit, Edit::Meeting(Change::Replace(_)))),
                "meeting",
            ),
            (
                count(|edit| matches!(edit, Edit::Partner(Change::Replace(_)))),
                "partner",
            ),
            (
                count(|edit| matches!(edit, Edit::Programme(Change::Replace(_)))),
                "programme",
            ),
            (
                count(|edit| matches!(edit, Edit::Guidance(Change::Replace(_)))),
                "guidance document",
            ),
            (
                count(|edit| matches!(edit, Edit::Contact(Change::Replace(_)))),
                "contact",
            ),
        ];
        let found = counts.into_iter().filter(|(count, _)| *count > 0);
        let mut words: Vec<String> = found.map(|(count, noun)| plural(count, noun)).collect();
        if count(|edit| matches!(edit, Edit::Head(_))) > 0 {
            words.push("the title block".to_owned());
        }
        let last = words.pop()?;
        Some(match words.is_empty() {
            true => last,
            false => format!("{} and {last}", words.join(", ")),
        })
    }

    fn bare_removal(&self, record: &Official) -> Option<Edit> {
        fn remove<R: Listed>(plan: &Plan, id: &R::Id) -> Option<Change<R>> {
            find(R::list(plan), id)?;
            Some(Change::Remove(id.clone()))
        }
        Some(match record {
            Official::Head => return None,
            Official::Objective(id) => Edit::Objective(remove(self, id)?),
            Official::Meeting(id) => Edit::Meeting(remove(self, id)?),
            Official::Partner(id) => Edit::Partner(remove(self, id)?),
            Official::Programme(id) => Edit::Programme(remove(self, id)?),
            Official::Contact(id) => Edit::Contact(remove(self, id)?),
            Official::Guidance(id) => Edit::Guidance(remove(self, id)?),
            Official::Goal(id) => Edit::Goal(remove(self, id)?),
            Official::Section(id) => Edit::Section(remove(self, id)?),
        })
    }
}

/// Adds an edit for every record of one list that points at something that goes.
fn pruned<R: Listed + Pointing>(
    plan: &Plan,
    prune: &mut Prune,
    edits: &mut Vec<Edit>,
    wrap: fn(Change<R>) -> Edit,
) {
    for record in R::list(plan) {
        let mut record = record.clone();
        prune.changed = false;
        record.prune(prune);
        if prune.changed {
            edits.push(wrap(Change::Replace(Box::new(record))));
        }
    }
}

/// Takes away the pointers at what is not kept, and remembers whether there were any.
pub(super) struct Prune<'a> {
    /// Where the names are of what goes.
    plan: &'a Plan,
    /// Whether what has this kind and id is kept.
    kept: &'a dyn Fn(&str, &str) -> bool,
    changed: bool,
}

impl<'a> Prune<'a> {
    pub(super) fn new(plan: &'a Plan, kept: &'a dyn Fn(&str, &str) -> bool) -> Self {
        Prune {
            plan,
            kept,
            changed: false,
        }
    }

    pub(super) fn one<I: AsRef<str>>(&mut self, kind: &str, pointer: &mut Option<I>) {
        if pointer
            .as_ref()
            .is_some_and(|id| !(self.kept)(kind, id.as_ref()))
        {
            *pointer = None;
            self.changed = true;
        }
    }

    /// A partner that stays known by its name where nobody is named beside it: who was there and who was to do it is
    /// not forgotten with the partner.
    fn partner_named(&mut self, pointer: &mut Option<PartnerId>, name: &mut Option<String>) {
        let before = pointer.clone();
        self.one("partner", pointer);
        let is_nameless = name.as_ref().is_none_or(|name| name.trim().is_empty());
        if let Some(id) = before.filter(|_| pointer.is_none() && is_nameless) {
            let partner = self.plan.partner(&id);
            *name = Some(partner.map_or_else(|| id.to_string(), |it| it.name.clone()));
        }
    }

    fn many<I: AsRef<str>>(&mut self, kind: &str, pointers: &mut Vec<I>) {
        let before = pointers.len();
        pointers.retain(|id| (self.kept)(kind, id.as_ref()));
        self.changed |= pointers.len() != before;
    }

    fn links(&mut self, links: &mut Vec<ItemId>) {
        let before = links.len();
        links.retain(|link| (self.kept)(link.kind(), link.as_str()));
        self.changed |= links.len() != before;
    }

    fn evidence(&mut self, evidence: &mut [Evidence]) {
        for entry in evidence {
            self.one("partner", &mut entry.reported_by);
        }
    }
}

/// A record that points at others.
pub(super) trait Pointing {
    fn prune(&mut self, prune: &mut Prune);
}

impl Pointing for Objective {
    fn prune(&mut self, prune: &mut Prune) {
        prune.one("section", &mut self.section);
        prune.one("goal", &mut self.goal);
        prune.one("partner", &mut self.lead);
        prune.many("partner", &mut self.participants);
        prune.links(&mut self.links);
        prune.evidence(&mut self.evidence);
    }
}

impl Pointing for Meeting {
    fn prune(&mut self, prune: &mut Prune) {
        prune.one("section", &mut self.section);
        prune.one("partner", &mut self.host);
        prune.links(&mut self.links);
        prune.evidence(&mut self.evidence);
        for item in &mut self.agenda {
            prune.one("objective", &mut item.objective);
        }
        for entry in &mut self.attendance {
            prune.partner_named(&mut entry.partner, &mut entry.name);
        }
        for decision in &mut self.decisions {
            prune.partner_named(&mut decision.owner, &mut decision.owner_name);
        }
    }
}

impl Pointing for Partner {
    fn prune(&mut self, prune: &mut Prune) {
        prune.one("section", &mut self.section);
        prune.many("partner", &mut self.member_of);
    }
}

impl Pointing for Programme {
    fn prune(&mut self, prune: &mut Prune) {
        prune.one("section", &mut self.section);
        prune.many("partner", &mut self.partners);
    }
}

impl Pointing for Contact {
    fn prune(&mut self, prune: &mut Prune) {
        prune.one("section", &mut self.section);
        // Whose contact it was is not forgotten with the partner.
        prune.partner_named(&mut self.partner, &mut self.institution);
    }
}

impl Pointing for Guidance {
    fn prune(&mut self, prune: &mut Prune) {
        prune.one("section", &mut self.section);
    }
}
