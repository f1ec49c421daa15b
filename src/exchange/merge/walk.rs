//! The walk through three trees at once.

use super::{
    Answer, Conflict, Decision, Decisions, Remembered, Renamed, Why, mark, names,
    order::{self, Order},
    sentences,
};
use crate::exchange::{
    diff::{Difference, What},
    tree::{Kind, PLAN, id_of, index, join, kind_of, ordered_keys, records},
};
use serde_json::{Map, Value};
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

type Object = Map<String, Value>;

pub(super) struct Trees {
    pub base: Option<Object>,
    pub mine: Object,
    pub theirs: Object,
}

/// What was met on a walk.
#[derive(Default)]
pub(super) struct Found {
    pub conflicts: Vec<Conflict>,
    pub incoming: Vec<Difference>,
    pub outgoing: Vec<Difference>,
    pub same: Vec<Difference>,
    /// Entries of records that both added under one id.
    pub renamed: Vec<Renamed>,
    /// Records that were kept although a decision removes them: they go once the plan is whole, with all links.
    pub removals: Vec<String>,
}

struct Walk<'a> {
    trees: &'a Trees,
    decisions: &'a Decisions,
    remembered: &'a [Remembered<'a>],
    /// Records that stay whatever removed them, because something points at them.
    keep: &'a BTreeSet<String>,
    /// Records that are taken from one side as they are.
    whole: &'a BTreeSet<String>,
    found: Found,
}

/// The three values of one part.
#[derive(Clone, Copy)]
struct Three<'v> {
    base: Option<&'v Value>,
    mine: Option<&'v Value>,
    theirs: Option<&'v Value>,
}

impl<'v> Three<'v> {
    fn of(base: Option<&'v Value>, mine: Option<&'v Value>, theirs: Option<&'v Value>) -> Self {
        Three { base, mine, theirs }
    }
}

/// Walks through the three trees: the merged one, and what was met.
pub(super) fn walk(
    trees: &Trees,
    decisions: &Decisions,
    remembered: &[Remembered],
    keep: &BTreeSet<String>,
    whole: &BTreeSet<String>,
) -> (Object, Found) {
    let mut walk = Walk {
        trees,
        decisions,
        remembered,
        keep,
        whole,
        found: Found::default(),
    };
    let tree = walk.fields("", PLAN, trees.base.as_ref(), &trees.mine, &trees.theirs);
    (tree, walk.found)
}

impl Walk<'_> {
    fn has_base(&self) -> bool {
        self.trees.base.is_some()
    }

    fn fields(
        &mut self,
        path: &str,
        of: &str,
        base: Option<&Object>,
        mine: &Object,
        theirs: &Object,
    ) -> Object {
        let empty = Object::new();
        let base = base.unwrap_or(&empty);
        let mut merged = Object::new();
        for key in ordered_keys(&[mine, theirs]) {
            let three = Three::of(base.get(key), mine.get(key), theirs.get(key));
            if let Some(value) = self.part(join(path, key), of, key, three) {
                merged.insert(key.to_owned(), value);
            }
        }
        merged
    }

    fn part(&mut self, path: String, of: &str, key: &str, three: Three) -> Option<Value> {
        let kind = kind_of(of, key);
        match (kind, three.mine, three.theirs) {
            (Kind::Records, _, _) => {
                let merged = self.list(&path, key, three);
                let is_written = three.mine.is_some() || three.theirs.is_some();
                (is_written || !merged.is_empty()).then_some(Value::Array(merged))
            }
            (Kind::Fields, Some(Value::Object(mine)), Some(Value::Object(theirs))) => {
                let base = three.base.and_then(Value::as_object);
                Some(Value::Object(self.fields(&path, key, base, mine, theirs)))
            }
            _ => self.leaf(path, kind, three),
        }
    }

    /// A part that is taken from one side, or made of both.
    fn leaf(&mut self, path: String, kind: Kind, three: Three) -> Option<Value> {
        let Three { base, mine, theirs } = three;
        let changed = |from: Option<&Value>, to: Option<&Value>| What::Changed {
            from: from.cloned(),
            to: to.cloned(),
        };
        if mine == theirs {
            if self.has_base() && mine != base {
                let what = changed(base, mine);
                self.found.same.push(Difference { path, what });
            }
            return mine.cloned();
        }
        let both = match kind {
            Kind::Set => both_sets(three, self.has_base()),
            Kind::Text if self.has_base() => both_texts(three),
            _ => None,
        };
        let is_mine = self.has_base() && theirs == base;
        let is_theirs = self.has_base() && mine == base;
        if !is_mine && !is_theirs && (both.is_none() || !self.has_base()) {
            return self.conflict(path, Why::Differ, three, both);
        }
        let merged = match (is_mine, is_theirs) {
            (true, _) => mine,
            (_, true) => theirs,
            _ => both.as_ref(),
        };
        if merged != mine {
            self.found.incoming.push(Difference {
                path: path.clone(),
                what: changed(mine, merged),
            });
        }
        if merged != theirs {
            self.found.outgoing.push(Difference {
                path: path.clone(),
                what: changed(theirs, merged),
            });
        }
        match self.decisions.get(&path) {
            Some(Decision::Mine) => mine.cloned(),
            Some(Decision::Theirs) => theirs.cloned(),
            Some(Decision::Third(text)) => Some(Value::String(text.clone())),
            Some(Decision::Both) | None => merged.cloned(),
        }
    }

    /// Notes a question; gives what stands in the result for it.
    fn conflict(
        &mut self,
        path: String,
        why: Why,
        three: Three,
        both: Option<Value>,
    ) -> Option<Value> {
        let Three { base, mine, theirs } = three;
        let answer = self.answer(&path, mine, theirs);
        let loses_least = match (&both, mine, why) {
            (_, _, Why::Order) => mine,
            (Some(both), _, _) => Some(both),
            (None, None, _) => theirs,
            (None, mine, _) => mine,
        };
        let value = match &answer {
            Answer::Open => loses_least.cloned(),
            Answer::Given(decision) | Answer::Before(decision) => match decision {
                Decision::Mine => mine.cloned(),
                Decision::Theirs => theirs.cloned(),
                Decision::Both => loses_least.cloned(),
                Decision::Third(text) => Some(Value::String(text.clone())),
            },
        };
        self.found.conflicts.push(Conflict {
            path,
            why,
            base: base.cloned(),
            mine: mine.cloned(),
            theirs: theirs.cloned(),
            both,
            answer,
        });
        value
    }

    fn answer(&self, path: &str, mine: Option<&Value>, theirs: Option<&Value>) -> Answer {
        if let Some(decision) = self.decisions.get(path) {
            return Answer::Given(decision.clone());
        }
        let about = self.remembered.iter().filter(|it| it.decided.path == path);
        let about: Vec<&Remembered> = about.collect();
        if about.is_empty() {
            return Answer::Open;
        }
        let (my, their) = (mark(mine), mark(theirs));
        // Where whoever knows of a decision has something else by now, it was changed after it and counts no more.
        let stands = |it: &Remembered| {
            let (knows, other) = match it.by_mine {
                true => (&my, &their),
                false => (&their, &my),
            };
            it.decided.chosen == *knows
                && (it.decided.between.contains(other) || it.decided.chosen == *other)
        };
        // The last word counts.
        match about.iter().rfind(|it| stands(it)) {
            Some(Remembered { by_mine: true, .. }) => Answer::Before(Decision::Mine),
            Some(Remembered { by_mine: false, .. }) => Answer::Before(Decision::Theirs),
            None => Answer::Open,
        }
    }

    fn list(&mut self, path: &str, of: &str, three: Three) -> Vec<Value> {
        let base = records(three.base);
        let mut mine = Cow::Borrowed(records(three.mine));
        let mut theirs = records(three.theirs).to_vec();
        if of == "evidence" {
            let same = names::one_thing(path, base, &mut mine, &mut theirs);
            self.found.renamed.extend(same);
        }
        let mine = mine.as_ref();
        // Entries of records: in the plan's own lists they were told apart before, with all links.
        if self.has_base() && path.contains('/') {
            for new in names::collisions(path, of, base, mine, &theirs) {
                names::in_list(&mut theirs, &new.id, &new.to);
                self.found.renamed.push(new);
            }
        }
        let theirs = theirs.as_slice();
        let (in_base, in_mine, in_theirs) = (index(base), index(mine), index(theirs));
        let mut kept: BTreeMap<String, Value> = BTreeMap::new();
        for (at, record) in base.iter().enumerate() {
            let id = id_of(record);
            if !in_mine.contains_key(id) && !in_theirs.contains_key(id) {
                let record = record.clone();
                self.found.same.push(Difference {
                    path: join(path, id),
                    what: What::Removed { at, record },
                });
            }
        }
        let new = theirs.iter().filter(|it| !in_mine.contains_key(id_of(it)));
        for record in mine.iter().chain(new) {
            let id = id_of(record);
            let in_list = |places: &BTreeMap<&str, usize>, list: &'_ [Value]| {
                places.get(id).copied().filter(|at| *at < list.len())
            };
            let old = in_list(&in_base, base).and_then(|at| base.get(at));
            let my = in_list(&in_mine, mine).and_then(|at| mine.get(at));
            let their_place = in_list(&in_theirs, theirs);
            let their = their_place.and_then(|at| theirs.get(at));
            let path = join(path, id);
            let merged = match (my, their) {
                // Most records are as they were.
                (Some(_), Some(_)) if my == their && (my == old || !self.has_base()) => my.cloned(),
                (Some(record), Some(_)) if my == their && old.is_none() => {
                    let (at, record) = (their_place.unwrap_or_default(), record.clone());
                    self.found.same.push(Difference {
                        path,
                        what: What::Added { at, record },
                    });
                    my.cloned()
                }
                (Some(Value::Object(mine)), Some(Value::Object(theirs)))
                    if !self.whole.contains(&path) =>
                {
                    let base = old.and_then(Value::as_object);
                    Some(Value::Object(self.fields(&path, of, base, mine, theirs)))
                }
                (Some(_), Some(_)) => self.leaf(path, Kind::One, Three::of(old, my, their)),
                _ => {
                    let place = their_place.or_else(|| in_list(&in_mine, mine));
                    self.one_side(path, Three::of(old, my, their), place.unwrap_or_default())
                }
            };
            if let Some(merged) = merged {
                kept.insert(id.to_owned(), merged);
            }
        }
        let order = self.order(path, [base, mine, theirs], &kept);
        order.iter().filter_map(|id| kept.remove(id)).collect()
    }

    /// A record that one side has and the other has not.
    fn one_side(&mut self, path: String, three: Three, at: usize) -> Option<Value> {
        let here = three.mine.is_some();
        let record = three.mine.or(three.theirs)?;
        let removes = |decision: &Decision| match decision {
            Decision::Mine => !here,
            Decision::Theirs => here,
            Decision::Both | Decision::Third(_) => false,
        };
        let stays = self.keep.contains(&path);
        let is_removed = self.has_base() && three.base == Some(record);
        let is_added = self.has_base() && three.base.is_none();
        if is_added || (is_removed && !stays) {
            let record = record.clone();
            let added = What::Added {
                at,
                record: record.clone(),
            };
            let removed = What::Removed {
                at,
                record: record.clone(),
            };
            // Of what is there on one side: that side added it, or the other one removed it.
            let (list, what) = match (is_added, here) {
                (true, true) => (&mut self.found.outgoing, added),
                (true, false) => (&mut self.found.incoming, added),
                (false, true) => (&mut self.found.incoming, removed),
                (false, false) => (&mut self.found.outgoing, removed),
            };
            list.push(Difference {
                path: path.clone(),
                what,
            });
            let is_gone = match self.decisions.get(&path) {
                Some(decision) => removes(decision),
                None => is_removed,
            };
            if is_gone && stays {
                self.found.removals.push(path);
                return Some(record);
            }
            return (!is_gone).then_some(record);
        }
        let why = match (self.has_base(), is_removed, here) {
            (false, _, true) => Why::OnlyHere,
            (false, _, false) => Why::OnlyThere,
            (true, true, true) => Why::UsedHere,
            (true, true, false) => Why::UsedThere,
            (true, false, true) => Why::RemovedThere,
            (true, false, false) => Why::RemovedHere,
        };
        let value = self.conflict(path.clone(), why, three, None);
        if value.is_none() && stays {
            self.found.removals.push(path);
            return Some(record.clone());
        }
        value
    }

    fn order(
        &mut self,
        path: &str,
        [base, mine, theirs]: [&[Value]; 3],
        kept: &BTreeMap<String, Value>,
    ) -> Vec<String> {
        let ids = |list: &[Value]| -> Vec<String> {
            let all = list.iter().map(|record| id_of(record).to_owned());
            all.filter(|id| kept.contains_key(id)).collect()
        };
        let (base, mine, theirs) = (ids(base), ids(mine), ids(theirs));
        let (in_mine, in_theirs): (BTreeSet<&String>, BTreeSet<&String>) =
            (mine.iter().collect(), theirs.iter().collect());
        let of_both = |ids: &[String]| -> Vec<String> {
            let both = ids
                .iter()
                .filter(|id| in_mine.contains(id) && in_theirs.contains(id));
            both.cloned().collect()
        };
        let (my, their) = (of_both(&mine), of_both(&theirs));
        let known = self.has_base().then_some(base.as_slice());
        let sorted = |from: &[String], to: &[String]| What::Sorted {
            from: from.to_vec(),
            to: to.to_vec(),
        };
        let common = match order::common(known, &my, &their) {
            Order::Same(order) => order,
            Order::Conflict => {
                let value =
                    |ids: &[String]| Value::Array(ids.iter().cloned().map(Value::String).collect());
                let (before, here, there) = (value(&of_both(&base)), value(&my), value(&their));
                let three = Three::of(
                    self.has_base().then_some(&before),
                    Some(&here),
                    Some(&there),
                );
                let chosen = self.conflict(path.to_owned(), Why::Order, three, None);
                if chosen == Some(there) { their } else { my }
            }
            Order::Mine(order) => self.sorted(path, order, &my, &their, &sorted),
            Order::Theirs(order) => self.sorted(path, order, &my, &their, &sorted),
            Order::Both(order) => self.sorted(path, order, &my, &their, &sorted),
        };
        order::woven(&common, &mine, &theirs)
    }

    /// An order that is no question.
    fn sorted(
        &mut self,
        path: &str,
        order: Vec<String>,
        mine: &[String],
        theirs: &[String],
        sorted: &dyn Fn(&[String], &[String]) -> What,
    ) -> Vec<String> {
        for (list, before) in [
            (&mut self.found.incoming, mine),
            (&mut self.found.outgoing, theirs),
        ] {
            if before != order {
                list.push(Difference {
                    path: path.to_owned(),
                    what: sorted(before, &order),
                });
            }
        }
        match self.decisions.get(path) {
            Some(Decision::Mine) => mine.to_vec(),
            Some(Decision::Theirs) => theirs.to_vec(),
            Some(Decision::Both | Decision::Third(_)) | None => order,
        }
    }
}

/// Two sets of which each side added and removed something. Without a base, everything that is in one of them.
fn both_sets(three: Three, has_base: bool) -> Option<Value> {
    let base = records(three.base);
    let (mine, theirs) = (records(three.mine), records(three.theirs));
    let is_set = |list: &[Value]| {
        list.iter()
            .enumerate()
            .all(|(at, it)| !list.iter().skip(at + 1).any(|other| other == it))
    };
    let is_list = |value: Option<&Value>| matches!(value, None | Some(Value::Array(_)));
    if ![three.mine, three.theirs].into_iter().all(is_list)
        || ![base, mine, theirs].into_iter().all(is_set)
    {
        return None;
    }
    let stays =
        |it: &&Value| !has_base || !base.contains(it) || (mine.contains(it) && theirs.contains(it));
    let new = theirs.iter().filter(|it| !mine.contains(it));
    let mut merged: Vec<Value> = mine.iter().chain(new).filter(stays).cloned().collect();
    // Whoever is called mine, the set comes out the same.
    let place = |it: &Value| {
        base.iter()
            .position(|other| other == it)
            .unwrap_or(base.len())
    };
    // Steps by which a date became firm stand in the order of their days; what was at first has none.
    let day = |it: &Value| {
        it.get("on")
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    merged.sort_by_cached_key(|it| {
        (
            place(it),
            day(it),
            crate::exchange::canonical::canonical(it),
        )
    });
    Some(Value::Array(merged))
}

fn both_texts(three: Three) -> Option<Value> {
    match (three.base, three.mine, three.theirs) {
        (Some(Value::String(base)), Some(Value::String(mine)), Some(Value::String(theirs))) => {
            sentences::merged(base, mine, theirs).map(Value::String)
        }
        _ => None,
    }
}
