//! Partners: their one order, who works with whom on what, and who a filter shows.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that meets nothing has failed"
)]

mod random_plan;

use plenary::{
    app::Query,
    exchange::built_in::built_in,
    find::{Finder, Target},
    notes::Notes,
    plan::{joining::JoinError, relations::tallies, *},
    view::partners::filter::Filter,
};
use random_plan::Rng;
use std::collections::BTreeSet;

fn seeds() -> impl Iterator<Item = u64> {
    [0, u64::MAX, 0x5EED].into_iter().chain(1..=60)
}

fn seed_plan() -> Plan {
    built_in().unwrap().plan
}

fn partner(id: &str, category: PartnerCategory, name: &str) -> Partner {
    Partner::new(PartnerId::new(id).unwrap(), category, name)
}

fn shown(plan: &Plan, query: &str) -> Vec<String> {
    let filter = Filter::of(&Query::parse(&format!("#/partners?{query}")));
    let ids = filter.shown(plan, &plan.relations()).into_iter();
    ids.map(|id| id.to_string()).collect()
}

/// The order of the organisation's own list, and of names with other forms of state.
#[test]
fn partners_stand_in_the_official_english_order() {
    const NAMES: [&str; 26] = [
        "Republic of Albania",
        "Republic of Armenia",
        "Republic of Austria",
        "Republic of Azerbaijan",
        "Republic of Bulgaria",
        "Czech Republic",
        "Arab Republic of Egypt",
        "French Republic",
        "Georgia",
        "Federal Republic of Germany",
        "Hellenic Republic",
        "Islamic Republic of Iran",
        "State of Israel",
        "Italian Republic",
        "Hashemite Kingdom of Jordan",
        "Republic of Moldova",
        "The Republic of North Macedonia",
        "Österreichische Stelle",
        "Romania",
        "Russian Federation",
        "Republic of Serbia",
        "Slovak Republic",
        "Republic of Türkiye",
        "Ukraine",
        "United Kingdom of Great Britain and Northern Ireland",
        "United States of America",
    ];
    let mut plan = seed_plan();
    plan.partners = NAMES
        .iter()
        .rev()
        .enumerate()
        .map(|(at, name)| partner(&format!("p-{at}"), PartnerCategory::Member, name))
        .collect();
    let names: Vec<&str> = plan
        .partners_in_order()
        .into_iter()
        .map(|partner| partner.name.as_str())
        .collect();
    assert_eq!(names, NAMES);
}

#[test]
fn the_order_is_whole_and_does_not_hang_on_the_order_of_the_file() {
    for seed in seeds() {
        let mut plan = random_plan::plan(seed);
        let ids = |plan: &Plan| -> Vec<(PartnerCategory, String)> {
            let partners = plan.partners_in_order().into_iter();
            partners.map(|it| (it.category, it.name.clone())).collect()
        };
        let before = ids(&plan);
        assert_eq!(before.len(), plan.partners.len(), "seed {seed}");
        assert!(
            before.windows(2).all(|pair| pair[0].0 <= pair[1].0),
            "seed {seed}"
        );
        plan.partners.reverse();
        assert_eq!(ids(&plan), before, "seed {seed}");
    }
}

/// Every field that names a partner, told apart from the code that reads relations off.
fn pointers(plan: &Plan) -> BTreeSet<(String, &'static str, String)> {
    let mut found = BTreeSet::new();
    let mut add = |id: Option<&PartnerId>, kind: &'static str, to: &str| {
        if let Some(id) = id {
            found.insert((id.to_string(), kind, to.to_owned()));
        }
    };
    for it in &plan.objectives {
        let to = it.id.as_str();
        add(it.lead.as_ref(), "leads", to);
        it.participants
            .iter()
            .for_each(|id| add(Some(id), "takes-part", to));
        it.evidence
            .iter()
            .for_each(|e| add(e.reported_by.as_ref(), "reported", to));
    }
    for it in &plan.meetings {
        let to = it.id.as_str();
        add(it.host.as_ref(), "hosts", to);
        it.evidence
            .iter()
            .for_each(|e| add(e.reported_by.as_ref(), "reported", to));
        it.decisions
            .iter()
            .for_each(|d| add(d.owner.as_ref(), "follows-up", to));
        for entry in &it.attendance {
            let observes = entry.category == PartnerCategory::Observer;
            let kind = if observes { "observes" } else { "attended" };
            add(entry.partner.as_ref(), kind, to);
        }
    }
    for it in &plan.programmes {
        it.partners
            .iter()
            .for_each(|id| add(Some(id), "cooperates", it.id.as_str()));
    }
    for it in &plan.partners {
        let bodies = it.member_of.iter().filter(|body| **body != it.id);
        bodies.for_each(|body| add(Some(&it.id), "member-of", body.as_str()));
    }
    found
}

#[test]
fn relations_are_the_fields_of_the_plan_and_each_is_there_once() {
    for seed in seeds() {
        let plan = random_plan::plan(seed);
        let relations = plan.relations();
        let read: BTreeSet<(String, &str, String)> = relations
            .iter()
            .filter(|it| !matches!(it.kind, RelationKind::Linked | RelationKind::Discusses))
            .map(|it| {
                (
                    it.from.as_str().to_owned(),
                    it.kind.word(),
                    it.to.as_str().to_owned(),
                )
            })
            .collect();
        assert_eq!(read, pointers(&plan), "seed {seed}");
        let each: BTreeSet<&Relation> = relations.iter().collect();
        assert_eq!(each.len(), relations.len(), "seed {seed}: twice");
        for relation in &relations {
            for end in [&relation.from, &relation.to] {
                assert!(plan.item(end).is_some(), "seed {seed}: {end:?}");
                assert!(relation.seen_from(end).is_some());
            }
        }
        // What is linked according to the pages of items is related, and the other way round.
        for objective in &plan.objectives {
            let item = ItemId::Objective(objective.id.clone());
            let linked: BTreeSet<ItemId> = plan.linked_with(&item).into_iter().collect();
            let related: BTreeSet<ItemId> = relations
                .iter()
                .filter(|it| matches!(it.kind, RelationKind::Linked | RelationKind::Discusses))
                .filter_map(|it| Some(it.seen_from(&item)?.1.clone()))
                .collect();
            let linked: BTreeSet<ItemId> = linked.into_iter().filter(|it| *it != item).collect();
            assert_eq!(related, linked, "seed {seed}");
        }
    }
}

#[test]
fn tallies_count_what_the_relations_say() {
    for seed in seeds() {
        let plan = random_plan::plan(seed);
        let relations = plan.relations();
        let ids: Vec<PartnerId> = plan.partners.iter().map(|it| it.id.clone()).collect();
        for (id, tally) in ids.iter().zip(tallies(&relations, &ids)) {
            let item = ItemId::Partner(id.clone());
            let of = |kinds: &[RelationKind]| {
                let mine = relations.iter().filter(|it| kinds.contains(&it.kind));
                let others = mine.filter_map(|it| Some(it.seen_from(&item)?.1.clone()));
                others.collect::<BTreeSet<ItemId>>().len()
            };
            assert_eq!(tally.leads, of(&[RelationKind::Leads]), "seed {seed} {id}");
            // What somebody leads and takes part in counts once.
            assert_eq!(
                tally.leads + tally.takes_part,
                of(&[RelationKind::Leads, RelationKind::TakesPart]),
                "seed {seed} {id}"
            );
            assert_eq!(
                tally.programmes,
                of(&[RelationKind::Cooperates]),
                "seed {seed} {id}"
            );
            assert_eq!(
                tally.evidence,
                of(&[RelationKind::Reported]),
                "seed {seed} {id}"
            );
            let met = [
                RelationKind::Hosts,
                RelationKind::Attended,
                RelationKind::Observes,
            ];
            assert_eq!(tally.meetings, of(&met), "seed {seed} {id}");
        }
    }
}

#[test]
fn the_filter_shows_by_name_former_name_seat_category_and_work() {
    let mut plan = seed_plan();
    let turkiye = plan
        .partners
        .iter_mut()
        .find(|it| it.id.as_str() == "turkiye");
    turkiye.unwrap().aliases = vec!["Turkey".to_owned()];
    for query in ["words=turkey", "words=TURKEY%20ankara", "words=ankara"] {
        assert_eq!(shown(&plan, query), ["turkiye"], "{query}");
    }
    assert_eq!(shown(&plan, "category=member").len(), 13);
    assert_eq!(shown(&plan, "on=programme:korea-bsec-ict"), ["korea"]);
    assert_eq!(shown(&plan, "on=anything"), ["armenia", "korea"]);
    assert_eq!(shown(&plan, "on=nothing").len(), plan.partners.len() - 2);
    // What this version does not know leaves nobody out.
    for query in [
        "",
        "category=moon",
        "on=moon",
        "on=moon:1",
        "on=objective:%20",
    ] {
        assert_eq!(shown(&plan, query).len(), plan.partners.len(), "{query}");
    }
    let korea = plan
        .partners
        .iter_mut()
        .find(|it| it.id.as_str() == "korea");
    korea.unwrap().retired = Some(Retired::default());
    assert_eq!(shown(&plan, "").len(), plan.partners.len() - 1);
    assert_eq!(shown(&plan, "retired=yes").len(), plan.partners.len());
    assert_eq!(shown(&plan, "on=anything"), ["armenia"]);
}

#[test]
fn shown_partners_stand_in_the_official_order() {
    for seed in seeds() {
        let plan = random_plan::plan(seed);
        let rng = &mut Rng::new(seed);
        let query = *rng.pick(&["", "on=nothing", "retired=yes", "category=observer"]);
        let shown = shown(&plan, query);
        let order: Vec<&str> = plan
            .partners_in_order()
            .into_iter()
            .map(|it| it.id.as_str())
            .filter(|id| shown.iter().any(|one| one == id))
            .collect();
        assert_eq!(shown, order, "seed {seed} {query}");
    }
}

/// Everything that names a partner, with what it is named by; a name in a list counts once.
fn named(plan: &Plan) -> BTreeSet<(String, String, String)> {
    let mut named: BTreeSet<(String, String, String)> = plan
        .relations()
        .iter()
        .map(|it| {
            (
                it.from.as_str().into(),
                it.kind.word().into(),
                it.to.as_str().into(),
            )
        })
        .collect();
    for contact in &plan.contacts {
        if let Some(id) = &contact.partner {
            named.insert((id.to_string(), "contact".into(), contact.id.to_string()));
        }
    }
    if let Some(id) = &plan.head.coordinator.partner {
        named.insert((id.to_string(), "coordinator".into(), String::new()));
    }
    named
}

/// Who leads takes part, and need not be named twice.
fn once(named: BTreeSet<(String, String, String)>) -> BTreeSet<(String, String, String)> {
    let leads = |(who, _, what): &(String, String, String)| {
        named.contains(&(who.clone(), "leads".into(), what.clone()))
    };
    let is_said = |it: &&(String, String, String)| it.1 == "takes-part" && leads(it);
    named.iter().filter(|it| !is_said(it)).cloned().collect()
}

#[test]
fn joining_two_loses_no_link_and_one_undo_gives_the_plan_back() {
    let mut joined = 0;
    for seed in seeds() {
        let before = random_plan::plan(seed);
        let ids: Vec<PartnerId> = before.partners.iter().map(|it| it.id.clone()).collect();
        for (kept, gone) in ids.iter().zip(ids.iter().skip(1)) {
            let taken: Vec<JoinedFact> = match seed % 3 {
                0 => Vec::new(),
                1 => JoinedFact::ALL.to_vec(),
                _ => vec![JoinedFact::Category, JoinedFact::Known],
            };
            let Ok(edit) = before.joined(kept, gone, &taken) else {
                assert!(
                    before.is_adopted(&Official::Partner(gone.clone())),
                    "seed {seed}"
                );
                continue;
            };
            joined += 1;
            let mut plan = before.clone();
            let undo = plan.apply(edit).unwrap();
            assert!(plan.faults().is_empty(), "seed {seed}");
            let rename = |id: &str| {
                if id == gone.as_str() {
                    kept.to_string()
                } else {
                    id.to_owned()
                }
            };
            let expected: BTreeSet<(String, String, String)> = named(&before)
                .into_iter()
                .map(|(from, kind, to)| (rename(&from), kind, rename(&to)))
                .filter(|(from, kind, to)| kind != "member-of" || from != to)
                .collect();
            assert_eq!(
                once(named(&plan)),
                once(expected),
                "seed {seed}: {gone} into {kept}"
            );
            let (old, other) = (before.partner(kept).unwrap(), before.partner(gone).unwrap());
            let new = plan.partner(kept).unwrap();
            let found = [&new.name]
                .into_iter()
                .chain(&new.short)
                .chain(&new.aliases);
            let found: Vec<&String> = found.collect();
            for name in [&old.name, &other.name]
                .into_iter()
                .chain(&old.aliases)
                .chain(&other.aliases)
            {
                assert!(
                    found.contains(&name),
                    "seed {seed}: {name:?} is not found any more"
                );
            }
            let from = if taken.contains(&JoinedFact::Known) {
                other
            } else {
                old
            };
            assert_eq!(
                (new.as_of, &new.source, new.confirmed),
                (from.as_of, &from.source, from.confirmed)
            );
            plan.apply(undo).unwrap();
            assert!(plan == before, "seed {seed}: undo");
        }
    }
    assert!(joined > 50, "{joined}");
}

#[test]
fn what_would_be_joined_is_told_before_and_after() {
    let mut plan = seed_plan();
    let id = |id: &str| PartnerId::new(id).unwrap();
    plan.partners
        .push(partner("korea-2", PartnerCategory::Guest, "ROK"));
    plan.objectives[2].lead = Some(id("korea-2"));
    plan.meetings[0].links.push(ItemId::Partner(id("korea-2")));
    assert_eq!(plan.named_with(&id("korea-2"))[0], "It leads Framework 3");
    let facts = plan.differing(&id("korea"), &id("korea-2")).unwrap();
    let facts: Vec<&str> = facts.iter().map(|it| it.fact.word()).collect();
    assert_eq!(facts, ["name", "short", "category", "known", "remark"]);
    plan.objectives[2].participants.push(id("korea"));
    let edit = plan.joined(&id("korea"), &id("korea-2"), &[]).unwrap();
    assert_eq!(
        plan.describe(&edit),
        "“ROK” joined into Republic of Korea: 2 records changed with it"
    );
    let mut unnamed = seed_plan();
    unnamed
        .partners
        .push(partner("korea-2", PartnerCategory::Guest, "ROK"));
    let alone = unnamed.joined(&id("korea"), &id("korea-2"), &[]).unwrap();
    assert_eq!(
        unnamed.describe(&alone),
        "“ROK” joined into Republic of Korea"
    );
    plan.apply(edit).unwrap();
    assert_eq!(plan.objectives[2].lead, Some(id("korea")));
    assert!(
        plan.objectives[2].participants.is_empty(),
        "who leads is not named twice"
    );
    assert_eq!(
        plan.partner(&id("korea")).unwrap().aliases,
        ["South Korea", "ROK"]
    );
    assert!(plan.partner(&id("korea-2")).is_none());
    // What the adopted text names stays, and keeps its name.
    assert_eq!(
        plan.joined(&id("korea"), &id("undp"), &[]),
        Err(JoinError::Adopted)
    );
    assert_eq!(
        plan.joined(&id("korea"), &id("korea"), &[]),
        Err(JoinError::NotTwo)
    );
    let edit = plan
        .joined(&id("undp"), &id("korea"), &[JoinedFact::Name])
        .unwrap();
    plan.apply(edit).unwrap();
    assert_eq!(
        plan.partner(&id("undp")).unwrap().name,
        "United Nations Development Program"
    );
}

#[test]
fn former_names_lead_to_the_partner_in_the_search() {
    let plan = seed_plan();
    let finder = Finder::new(&plan, &Notes::default(), &[]);
    for (words, id) in [
        ("Turkey", "turkiye"),
        ("Moldavia", "moldova"),
        ("Macedonia", "north-macedonia"),
        ("Greece", "hellenic-republic"),
        ("Czechia", "czech-republic"),
        ("Russia", "russian-federation"),
    ] {
        assert!(
            shown(&plan, &format!("words={words}"))
                .iter()
                .any(|it| it == id),
            "{words}"
        );
        let target = Target::Record(Official::Partner(PartnerId::new(id).unwrap()));
        let hits = finder.search(words, 20).best;
        assert!(hits.iter().any(|hit| hit.target == target), "{words}");
    }
}

#[test]
fn a_contact_outlives_its_partner_and_becomes_nobody_elses() {
    let mut plan = seed_plan();
    let id = |id: &str| PartnerId::new(id).unwrap();
    let mut contact = Contact::new(ContactId::new("focal").unwrap(), "");
    contact.name = Some("A person".to_owned());
    contact.partner = Some(id("georgia"));
    plan.contacts.push(contact);
    let of = |plan: &Plan, partner: &str| -> Vec<String> {
        let contacts = plan.contacts.iter();
        let contacts = contacts.filter(|it| it.is_of(plan, &id(partner)));
        contacts.map(|it| it.id.to_string()).collect()
    };
    assert_eq!(of(&plan, "georgia"), ["focal"]);
    assert_eq!(of(&plan, "armenia"), ["contact-person"]);
    let before = plan.clone();
    let removal = plan.removal(&ItemId::Partner(id("georgia"))).unwrap();
    let undo = plan.apply(removal).unwrap();
    assert_eq!(of(&plan, "armenia"), ["contact-person"]);
    let contact = plan.contacts.last().unwrap();
    assert_eq!(
        (&contact.partner, contact.institution.as_deref()),
        (&None, Some("Georgia"))
    );
    plan.apply(undo).unwrap();
    assert!(plan == before);
}
