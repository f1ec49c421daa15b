//! Files of one plan taken into mine, one merge after the other: everything that differs as one list, the values that can
//! stand in each place and whose they are, and the plan that comes of what a person chose. Pure.
//!
//! A choice is turned into decisions for each of the merges, so that one file and twelve go the same way.

use super::{
    diff::Difference,
    lineage,
    merge::{
        Answer, Conflict, Decision, Decisions, Merge, Renamed, Why, list_of_kind, mark, merge_grown,
    },
    problem::Problem,
    snapshot::{Decided, Snapshot},
    tree::{id_of, join, ordered_keys, records, steps, tree_of, value_at},
};
use crate::plan::{Partner, PartnerCategory, Plan};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// A file to be taken in, and the version that it and mine both grew from, where that is still kept.
#[derive(Clone, Debug)]
pub struct Return {
    pub snapshot: Snapshot,
    pub base: Option<Plan>,
    /// Its lineage as it is now. It is dear to make, and needed in every merge.
    grown: Vec<String>,
}

impl Return {
    pub fn new(snapshot: Snapshot, base: Option<Plan>) -> Return {
        let grown = lineage::grown(&snapshot);
        Return {
            snapshot,
            base,
            grown,
        }
    }

    /// Its lineage, as [`lineage::grown`] gives it.
    pub fn grown(&self) -> &[String] {
        &self.grown
    }
}

/// Whose a value is: mine, or that of a file by its place.
pub type Who = Option<usize>;

/// Which list a difference belongs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// A question: more than one changed it.
    Conflict,
    /// Only files changed it.
    Incoming,
    /// Only I changed it.
    Mine,
}

/// A value that can stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// None: it is not there. An order is the list of its ids.
    pub value: Option<Value>,
    /// Empty: nobody's by itself, because it is made of several.
    pub whose: Vec<Who>,
    /// The file in whose merge it comes out, and how; None: it is mine.
    way: Option<(usize, Option<Decision>)>,
}

/// One part that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub path: String,
    pub group: Group,
    /// Why it is a question.
    pub why: Option<Why>,
    /// The value that all began with, where it is known.
    pub base: Option<Value>,
    /// Mine comes first.
    pub candidates: Vec<Candidate>,
    /// Whether a person may write a third text.
    pub takes_third: bool,
    /// The choice that somebody made before, and that travels in one of the files.
    pub before: Option<Choice>,
    /// The path of what this goes along with and is no question beside: an amendment with the wording that it tells of,
    /// whether it is new, gone or another one.
    pub follows: Option<String>,
    /// What its path is in its file, where another one had the same id: without that one it keeps it.
    sent_as: Option<String>,
    /// The merges that come by here, each with what leaves its result as it is without a choice.
    merges: Vec<(usize, Option<Decision>)>,
}

/// What a person chose in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// A candidate, by its place.
    Value(usize),
    /// Another text.
    Third(String),
}

/// Choices by the path of what they are about.
pub type Choices = BTreeMap<String, Choice>;

impl Entry {
    /// The path of the record that it is in; empty for the title block and the evaluation.
    pub fn record(&self) -> String {
        record_of(&self.path)
    }

    /// What stands without a person's choice: in a question what was decided in an earlier round, if it was.
    pub fn standing(&self) -> Option<Choice> {
        match (self.group, &self.before) {
            (Group::Conflict, before) => before.clone(),
            (Group::Incoming, _) => Some(Choice::Value(self.candidates.len().saturating_sub(1))),
            (Group::Mine, _) => Some(Choice::Value(0)),
        }
    }

    /// The candidate that is this one's.
    pub fn of(&self, who: Who) -> Option<usize> {
        let mut all = self.candidates.iter();
        all.position(|candidate| candidate.whose.contains(&who))
    }

    /// What a file is to this difference.
    pub fn changed_by(&self, file: usize) -> bool {
        self.of(Some(file)).is_some()
    }

    /// What goes along with a choice elsewhere: nothing of those whose value was not chosen there.
    fn go_along(&self, leader: &Entry, choice: Option<&Choice>, decisions: &mut [Decisions]) {
        let whose: &[Who] = match choice {
            None => return,
            Some(Choice::Third(_)) => &[],
            Some(Choice::Value(at)) => match leader.candidates.get(*at) {
                Some(chosen) => &chosen.whose,
                None => return,
            },
        };
        let is_theirs = |(file, _): &(usize, _)| whose.contains(&Some(*file));
        // What is only sent comes by itself.
        let is_sent = self.group == Group::Incoming;
        if is_sent && (whose.is_empty() || self.merges.iter().any(is_theirs)) {
            return;
        }
        for merge in &self.merges {
            let decision = match is_theirs(merge) {
                true => Decision::Theirs,
                false => Decision::Mine,
            };
            if let Some(decisions) = decisions.get_mut(merge.0) {
                let paths = [Some(&self.path), self.sent_as.as_ref()];
                for path in paths.into_iter().flatten() {
                    decisions.insert(path.clone(), decision.clone());
                }
            }
        }
    }

    /// The decisions of each merge that lead to a choice.
    fn decide(&self, choice: &Choice, decisions: &mut [Decisions]) {
        let way = match choice {
            Choice::Third(text) => {
                let last = self.merges.last().map(|(file, _)| *file);
                last.map(|file| (file, Some(Decision::Third(text.clone()))))
            }
            Choice::Value(at) => match self.candidates.get(*at) {
                Some(candidate) => candidate.way.clone(),
                None => return,
            },
        };
        for (file, decisions) in decisions.iter_mut().enumerate() {
            let before = || self.merges.iter().find(|(it, _)| *it == file)?.1.clone();
            let decision = match &way {
                Some((at, _)) if file < *at => before(),
                Some((at, decision)) if file == *at => decision.clone(),
                // What was chosen stays, whatever comes after it.
                Some(_) | None => Some(Decision::Mine),
            };
            if let Some(decision) = decision {
                decisions.insert(self.path.clone(), decision);
            }
        }
    }

    /// Another value that can stand, or the same one by somebody else.
    fn add(&mut self, candidate: Candidate) {
        let same = |it: &&mut Candidate| it.value == candidate.value;
        match self.candidates.iter_mut().find(same) {
            Some(known) => known.whose.extend(candidate.whose),
            None => self.candidates.push(candidate),
        }
    }
}

/// The merges, one after the other: between two of them a page can draw.
pub struct Chain {
    now: Snapshot,
    /// The lineage of what stands now.
    grown: Vec<String>,
    mine: Map<String, Value>,
    files: usize,
    /// The newest versions of mine and of the files.
    parents: Vec<String>,
    between: Vec<String>,
    /// What was decided before.
    before: Vec<Decided>,
    decisions: Vec<Decisions>,
    entries: Vec<Entry>,
    places: BTreeMap<String, usize>,
    open: usize,
    moved: Vec<Renamed>,
    refused: Vec<Problem>,
    /// Whether what only I changed is told too: of several files each would tell it anew.
    tells_mine: bool,
}

/// What came of the merges.
#[derive(Clone, Debug)]
pub struct Consolidated {
    /// The plan with its lineage and decisions.
    pub snapshot: Snapshot,
    /// What differs, in the order of the plan.
    pub entries: Vec<Entry>,
    /// How many questions are open.
    pub open: usize,
    /// Records of mine that have another id now: what is kept outside the plan, as private notes are, goes along.
    pub moved: Vec<Renamed>,
    /// Why third texts were not taken.
    pub refused: Vec<Problem>,
}

impl Chain {
    /// Begins with mine, and with what was chosen for `entries` when they were looked at before.
    pub fn new(mine: &Snapshot, files: usize, entries: &[Entry], choices: &Choices) -> Chain {
        let mut decisions = vec![Decisions::new(); files];
        for entry in entries {
            let leader = entry.follows.as_ref();
            let leader = leader.and_then(|path| entries.iter().find(|it| it.path == *path));
            if let Some(leader) = leader {
                let choice = choices.get(&leader.path).cloned();
                let choice = choice.or_else(|| leader.standing());
                entry.go_along(leader, choice.as_ref(), &mut decisions);
            } else if let Some(choice) = choices.get(&entry.path) {
                entry.decide(choice, &mut decisions);
            }
        }
        let mut now = mine.clone();
        now.decided = standing(mine);
        let grown = lineage::grown(mine);
        Chain {
            parents: grown.first().cloned().into_iter().collect(),
            grown,
            between: Vec::new(),
            before: now.decided.clone(),
            now,
            mine: tree_of(&mine.plan),
            files: 0,
            decisions,
            entries: Vec::new(),
            places: BTreeMap::new(),
            open: 0,
            moved: Vec::new(),
            refused: Vec::new(),
            tells_mine: files == 1,
        }
    }

    /// Merges the next file. `at` is the time of the merge, `by` whoever merges.
    pub fn take(&mut self, file: &Return, at: &str, by: Option<&str>) {
        let place = self.files;
        self.files += 1;
        let none = Decisions::new();
        let decisions = self.decisions.get(place).unwrap_or(&none);
        self.parents.extend(file.grown.first().cloned());
        let grown = [std::mem::take(&mut self.grown), file.grown.clone()];
        let base = file.base.as_ref();
        let merged = merge_grown(base, &self.now, &file.snapshot, decisions, grown);
        let settled = merged.settled(&self.now, &file.snapshot, decisions, at, by);
        self.grown.clone_from(&settled.lineage);
        let before = std::mem::replace(&mut self.now, settled);
        // What stood between two of the merges was nowhere a plan.
        self.between
            .extend(before.lineage.first().filter(|_| place > 0).cloned());
        self.before.extend(file.snapshot.decided.iter().cloned());
        self.open += merged.open();
        self.note(place, merged);
    }

    /// The end of it: one version, which grew from mine and from every file.
    pub fn finish(mut self) -> Consolidated {
        let digest = self.now.lineage.first().cloned().unwrap_or_default();
        let (parents, mut between) = (
            std::mem::take(&mut self.parents),
            std::mem::take(&mut self.between),
        );
        between.retain(|it| *it != digest && !parents.contains(it));
        self.now.lineage.retain(|it| !between.contains(it));
        self.now.versions.retain(|it| !between.contains(&it.digest));
        if let Some(version) = self.now.versions.first_mut()
            && version.digest == digest
            && !parents.contains(&digest)
        {
            version.parents = parents;
            version.parents.dedup();
        }
        let now = tree_of(&self.now.plan);
        self.tell_all(&now);
        for new in &mut self.now.decided {
            if !self.before.contains(new) {
                new.extra.insert(IN.to_owned(), quoted(&digest));
            }
        }
        gather(&mut self.entries, &now);
        lead(&mut self.entries, [&self.mine, &now]);
        let order = order_of(&[self.mine, now]);
        let place = |entry: &Entry| order.get(&entry.record()).copied().unwrap_or(usize::MAX);
        self.entries.sort_by_key(place);
        Consolidated {
            snapshot: self.now,
            entries: self.entries,
            open: self.open,
            moved: self.moved,
            refused: self.refused,
        }
    }

    /// Whoever decided chose one of all values that there were, and not only of the two that a merge had: nobody who
    /// comes later with another one of them is a question.
    fn tell_all(&mut self, now: &Map<String, Value>) {
        for new in &mut self.now.decided {
            let entry = self.places.get(&new.path);
            let entry = entry.and_then(|at| self.entries.get(*at));
            let entry = entry.filter(|it| it.why != Some(Why::Order));
            let Some(entry) = entry.filter(|_| !self.before.contains(new)) else {
                continue;
            };
            if let Some(stands) = value_at(now, &new.path) {
                new.chosen = mark(stands);
                let all = entry.candidates.iter();
                for value in all.map(|it| mark(it.value.as_ref())) {
                    if !new.between.contains(&value) {
                        new.between.push(value);
                    }
                }
            }
        }
        let mut told: Vec<Decided> = Vec::new();
        for one in std::mem::take(&mut self.now.decided) {
            if !told.contains(&one) {
                told.push(one);
            }
        }
        self.now.decided = told;
    }

    fn note(&mut self, file: usize, merged: Merge) {
        for conflict in merged.conflicts {
            self.note_conflict(file, conflict);
        }
        // What is not taken as they sent it, because others changed it too.
        let sent = merged.taken_from_mine.iter();
        let sent: BTreeMap<&str, Option<Value>> = sent
            .map(|it| (it.path.as_str(), it.what.values().0))
            .collect();
        for difference in merged.taken_from_theirs {
            let sent = sent.get(difference.path.as_str()).cloned();
            self.note_change(file, difference, Group::Incoming, sent);
        }
        for told in &merged.renamed {
            if let Some(entry) = self.known(&join(&told.list, &told.to)) {
                entry.sent_as = Some(join(&told.list, &told.id));
            }
        }
        for difference in merged.same {
            let (_, to) = difference.what.values();
            if let Some(entry) = self.known(&difference.path) {
                let same = |it: &&mut Candidate| it.value == to;
                if let Some(candidate) = entry.candidates.iter_mut().find(same) {
                    candidate.whose.push(Some(file));
                }
            }
        }
        if self.tells_mine {
            for difference in merged.taken_from_mine {
                // A text that both changed in different places is among theirs already.
                if !self.places.contains_key(&difference.path) {
                    self.note_change(file, difference, Group::Mine, None);
                }
            }
        }
        self.moved.extend(merged.moved);
        self.refused.extend(merged.refused);
    }

    fn known(&mut self, path: &str) -> Option<&mut Entry> {
        let place = self.places.get(path)?;
        self.entries.get_mut(*place)
    }

    /// The entry of a path, which begins with what stands before the first merge that comes by.
    fn entry(&mut self, path: &str, group: Group, mine: Option<Value>) -> Option<&mut Entry> {
        let place = *self
            .places
            .entry(path.to_owned())
            .or_insert(self.entries.len());
        if place == self.entries.len() {
            self.entries.push(Entry {
                path: path.to_owned(),
                group,
                why: None,
                base: None,
                candidates: vec![Candidate {
                    value: mine,
                    whose: vec![None],
                    way: None,
                }],
                takes_third: false,
                before: None,
                follows: None,
                sent_as: None,
                merges: Vec::new(),
            });
        }
        self.entries.get_mut(place)
    }

    fn note_conflict(&mut self, file: usize, conflict: Conflict) {
        let takes_third = conflict.takes_third();
        // What stands by now may be the work of the files before: of the record, or of what it is in.
        let mine = match conflict.why {
            Why::Order => Some(conflict.mine.clone()),
            _ => value_at(&self.mine, &conflict.path).map(|it| it.cloned()),
        };
        let is_near =
            |it: &&Entry| is_below(&it.path, &conflict.path) || is_below(&conflict.path, &it.path);
        let near = self.entries.iter().filter(is_near);
        let merges = near.flat_map(|it| it.merges.iter());
        let mut before: Vec<Who> = merges.map(|(file, _)| Some(*file)).collect();
        before.sort_unstable();
        before.dedup();
        let is_mine = mine.is_some();
        let Some(entry) = self.entry(&conflict.path, Group::Conflict, mine.flatten()) else {
            return;
        };
        if !is_mine && entry.merges.is_empty() {
            entry.candidates.clear();
        }
        entry.group = Group::Conflict;
        entry.why = Some(conflict.why);
        entry.takes_third = takes_third;
        entry.base = conflict.base;
        let answered = match conflict.answer {
            Answer::Open => None,
            Answer::Given(decision) | Answer::Before(decision) => Some(decision),
        };
        let stays = answered.clone().unwrap_or(Decision::Both);
        entry.merges.push((file, Some(stays)));
        // What earlier files made of it, where that is nobody's by itself.
        if entry.candidates.iter().all(|it| it.value != conflict.mine) {
            let whose = if entry.merges.len() == 1 {
                before
            } else {
                Vec::new()
            };
            entry.candidates.push(Candidate {
                value: conflict.mine.clone(),
                whose,
                way: Some((file, Some(Decision::Mine))),
            });
        }
        entry.add(Candidate {
            value: conflict.theirs.clone(),
            whose: vec![Some(file)],
            way: Some((file, Some(Decision::Theirs))),
        });
        if conflict.both.is_some() {
            entry.add(Candidate {
                value: conflict.both.clone(),
                whose: Vec::new(),
                way: Some((file, Some(Decision::Both))),
            });
        }
        let value = match answered {
            None => return,
            Some(Decision::Third(text)) => {
                entry.before = Some(Choice::Third(text));
                return;
            }
            Some(Decision::Mine) => conflict.mine,
            Some(Decision::Theirs) => conflict.theirs,
            Some(Decision::Both) => conflict.both,
        };
        let mut all = entry.candidates.iter();
        entry.before = all.position(|it| it.value == value).map(Choice::Value);
    }

    /// `sent` is what the file has, where what comes of it is something else.
    fn note_change(
        &mut self,
        file: usize,
        difference: Difference,
        group: Group,
        sent: Option<Option<Value>>,
    ) {
        let (from, to) = difference.what.values();
        let (mine, theirs, whose) = match group {
            // Told as changes of their plan: the other way round.
            Group::Mine => (to, from, Some(Decision::Theirs)),
            Group::Conflict | Group::Incoming => (from, to, None),
        };
        let Some(entry) = self.entry(&difference.path, group, mine) else {
            return;
        };
        entry.merges.push((file, None));
        if let Some(sent) = sent {
            entry.add(Candidate {
                value: sent,
                whose: vec![Some(file)],
                way: Some((file, Some(Decision::Theirs))),
            });
            // The last one: it stands without a choice.
            entry.candidates.retain(|it| it.value != theirs);
            entry.candidates.push(Candidate {
                value: theirs,
                whose: Vec::new(),
                way: Some((file, whose)),
            });
        } else {
            entry.add(Candidate {
                value: theirs,
                whose: vec![Some(file)],
                way: Some((file, whose)),
            });
        }
    }
}

/// The key under which a decision names the version that it made.
const IN: &str = "version";

/// A digest as JSON.
fn quoted(digest: &str) -> String {
    format!("\"{digest}\"")
}

/// The decisions that the plan still stands on: an undone merge takes its decisions with it.
pub fn standing(snapshot: &Snapshot) -> Vec<Decided> {
    let stands = |it: &&Decided| match it.extra.get(IN) {
        Some(version) => snapshot.lineage.iter().any(|it| quoted(it) == *version),
        None => true,
    };
    snapshot.decided.iter().filter(stands).cloned().collect()
}

/// The member whose answer a file is, by what it says of its author or by its name.
pub fn member_named<'a>(plan: &'a Plan, said: &str) -> Option<&'a Partner> {
    let said = said.to_lowercase();
    let is_named = |name: &str| !name.is_empty() && said.contains(&name.to_lowercase());
    let members = plan.partners.iter();
    let mut members = members.filter(|it| it.category == PartnerCategory::Member);
    members.find(|it| {
        let names = [it.name.as_str(), it.short_name(), it.id.as_str()];
        let mut names = names
            .into_iter()
            .chain(it.aliases.iter().map(String::as_str));
        names.any(is_named)
    })
}

/// What a person has not seen yet of what came of their choices: what differs besides, and what became a question.
pub fn unseen(shown: &[Entry], result: &Consolidated) -> Vec<Entry> {
    let is_seen = |entry: &&Entry| shown.iter().any(|it| it.path == entry.path);
    let is_open = |entry: &Entry| {
        entry.group == Group::Conflict && entry.before.is_none() && entry.follows.is_none()
    };
    let unseen = result.entries.iter();
    let unseen = unseen.filter(|it| is_open(it) || !is_seen(it));
    unseen.cloned().collect()
}

/// Whether a path leads to something inside of what another one leads to.
pub fn is_below(path: &str, around: &str) -> bool {
    path.strip_prefix(around)
        .is_some_and(|rest| rest.starts_with('/'))
}

/// Says of each amendment which wording it tells of, and of the steps by which a date became firm which date, where that
/// is among what differs.
fn lead(entries: &mut [Entry], trees: [&Map<String, Value>; 2]) {
    for at in 0..entries.len() {
        let leader = entries.get(at).and_then(|entry| {
            let is_there = |path: &String| entries.iter().any(|it| it.path == *path);
            if entry.group == Group::Incoming
                && let Some(meeting) = entry.path.strip_suffix("/firming")
            {
                return Some(join(meeting, "when")).filter(is_there);
            }
            let inside = entry.path.strip_prefix("amendments/")?;
            let value = || {
                entry
                    .candidates
                    .iter()
                    .rev()
                    .find_map(|it| it.value.as_ref())
            };
            let amended = match inside.split_once('/') {
                None => value()?.get("of")?,
                Some((_, "of")) => value()?,
                Some(_) => {
                    let record = entry.record();
                    let mut all = trees.into_iter();
                    let record = all.find_map(|tree| value_at(tree, &record)?)?;
                    record.get("of")?
                }
            };
            let (of, field) = (amended.get("of")?, amended.get("field")?.as_str()?);
            let kind = of.get("kind")?.as_str()?;
            // Where the wording stands together with something else.
            let key = match (kind, field) {
                ("head", "name") => "coordinator",
                ("head", "wording") => "period",
                ("meeting", "wording") => "when",
                _ => field,
            };
            let Some(id) = of.get("id").and_then(Value::as_str) else {
                return Some(key.to_owned()).filter(is_there);
            };
            let record = join(list_of_kind(kind)?, id);
            [join(&record, key), record].into_iter().find(is_there)
        });
        if let Some(entry) = entries.get_mut(at) {
            entry.follows = leader;
        }
    }
}

/// Where somebody removed what others changed: everybody who changed something in it is one of those who keep it, also
/// where the change itself is no question.
fn gather(entries: &mut [Entry], now: &Map<String, Value>) {
    let is_removed = |it: &Entry| {
        it.group == Group::Conflict && it.candidates.iter().any(|it| it.value.is_none())
    };
    let questions: Vec<usize> = (0..entries.len())
        .filter(|at| entries.get(*at).is_some_and(is_removed))
        .collect();
    for at in questions {
        let Some(path) = entries.get(at).map(|it| it.path.clone()) else {
            continue;
        };
        let inside = entries.iter().filter(|it| is_below(&it.path, &path));
        let mut others: Vec<Who> = inside
            .flat_map(|it| it.merges.iter().map(|(file, _)| Some(*file)))
            .collect();
        let Some(entry) = entries.get_mut(at) else {
            continue;
        };
        others.retain(|who| entry.of(*who).is_none());
        let mut kept = entry.candidates.iter_mut().rev();
        let kept = kept.find(|it| it.value.is_some() && it.whose != [None]);
        if let Some(kept) = kept.filter(|_| !others.is_empty()) {
            kept.whose.extend(others);
            kept.whose.sort_unstable();
            kept.whose.dedup();
            // What comes of all of them.
            if let Some(Some(whole)) = value_at(now, &path) {
                kept.value = Some(whole.clone());
            }
        }
    }
}

/// The path of the record that a path is in; empty for what is in no list.
pub fn record_of(path: &str) -> String {
    let way = steps(path);
    match way.as_slice() {
        [list, id, ..] if list != "evaluation" => join(list, id),
        _ => String::new(),
    }
}

/// The places of records in the order of the plan, those of the first plan before what only a later one has.
fn order_of(trees: &[Map<String, Value>]) -> BTreeMap<String, usize> {
    let all: Vec<_> = trees.iter().collect();
    let mut order = BTreeMap::from([(String::new(), 0)]);
    for list in ordered_keys(&all) {
        for tree in trees {
            for record in records(tree.get(list)) {
                let next = order.len();
                order.entry(join(list, id_of(record))).or_insert(next);
            }
        }
    }
    order
}
