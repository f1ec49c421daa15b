//! What the picture of relations shows: the nodes and edges that the choices in the address leave, put together or left
//! out where they would be too many, and in words what that is. Pure.

use super::layout::{Body, Place, seed};
use crate::{
    app::Query,
    plan::{ItemId, PartnerId, Plan, Relation, RelationKind},
};
use std::collections::BTreeMap;

/// The kinds of node: the word of [`ItemId::kind`], what one is called, and many.
pub const KINDS: [(&str, &str, &str); 5] = [
    ("partner", "partner", "Partners"),
    ("programme", "programme", "Programmes"),
    ("objective", "objective", "Objectives"),
    ("meeting", "meeting", "Meetings"),
    ("guidance", "document", "Documents"),
];

/// The keys in the address: kinds of node and of relation that are not shown, and the chosen node.
pub const WITHOUT: &str = "without";
pub const NODE: &str = "node";

/// How many related nodes are shown at most, and of those around a chosen node.
const MOST: usize = 70;
const NEAR: usize = 40;
/// How many nodes are shown at most that have no relation.
const LOOSE: usize = 90;
/// From how many related objectives or meetings on they are put together by kind.
const APIECE: usize = 40;
/// How long a label is at most, in characters.
const LABEL: usize = 24;

/// How high a node with its label is.
pub const NODE_HEIGHT: i32 = 40;

/// A node.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Kind and id: "partner:armenia". Of several that are put together, what they have in common.
    pub key: String,
    /// None: it stands for several.
    pub item: Option<ItemId>,
    /// Its place in [`KINDS`].
    pub kind: usize,
    /// Cut to what fits below a mark.
    pub label: String,
    pub name: String,
    /// How many relations it has, those too that are not drawn.
    pub degree: usize,
}

/// An edge between two nodes, by their places.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    pub from: usize,
    pub kind: RelationKind,
    pub to: usize,
    /// How many relations it stands for.
    pub count: usize,
}

/// What is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    pub nodes: Vec<Node>,
    pub edges: Vec<Edge>,
    /// What is left out or put together, in sentences.
    pub left_out: Vec<String>,
}

/// What the address says of the picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choice {
    /// Words of kinds of node and of relation that are not shown, in alphabetical order.
    pub without: Vec<String>,
    pub node: Option<ItemId>,
}

impl Choice {
    /// `selected` is the partner or programme that all views of the page share.
    pub fn of(query: &Query, selected: Option<&str>, plan: &Plan) -> Choice {
        let without = query.get(WITHOUT).unwrap_or_default().split(',');
        let node = || {
            let (kind, id) = query.get(NODE)?.split_once(':')?;
            ItemId::from_words(kind, id).filter(|item| plan.item(item).is_some())
        };
        let shared = ["partner", "programme"]
            .iter()
            .filter_map(|kind| ItemId::from_words(kind, selected?))
            .find(|item| plan.item(item).is_some());
        Choice {
            without: without
                .filter(|word| !word.is_empty())
                .map(str::to_owned)
                .collect(),
            // Who is chosen on one view is chosen on all.
            node: shared.or_else(node),
        }
    }

    /// What the address says when a kind is shown or not.
    pub fn with(&self, word: &str, shown: bool) -> String {
        let mut without = self.without.clone();
        without.retain(|other| other != word);
        if !shown {
            without.push(word.to_owned());
        }
        without.sort_unstable();
        without.join(",")
    }

    pub fn shows(&self, word: &str) -> bool {
        self.without.iter().all(|other| other != word)
    }
}

/// Kind and id of an item.
pub fn key(item: &ItemId) -> String {
    format!("{}:{}", item.kind(), item.as_str())
}

fn cut(label: &str) -> String {
    match label.char_indices().nth(LABEL) {
        None => label.to_owned(),
        Some(_) => {
            let short: String = label.chars().take(LABEL - 1).collect();
            format!("{}…", short.trim_end())
        }
    }
}

/// The nodes of all items of the plan that may be shown, of these partners.
pub fn all_nodes(plan: &Plan, partners: &[PartnerId], choice: &Choice) -> Vec<Node> {
    let mut nodes = Vec::new();
    let mut add = |item: ItemId, label: &str, name: String| {
        let kind = KINDS.iter().position(|(word, ..)| *word == item.kind());
        if choice.shows(item.kind()) {
            nodes.push(Node {
                key: key(&item),
                kind: kind.unwrap_or_default(),
                label: cut(label),
                name,
                degree: 0,
                item: Some(item),
            });
        }
    };
    let mut known: Vec<_> = plan.partners.iter().map(|it| (&it.id, it)).collect();
    known.sort_unstable_by_key(|(id, _)| *id);
    for id in partners {
        let found = known.binary_search_by_key(&id, |(id, _)| *id).ok();
        if let Some((_, partner)) = found.and_then(|at| known.get(at)) {
            let item = ItemId::Partner(id.clone());
            add(item, partner.short_name(), partner.name.clone());
        }
    }
    for it in &plan.programmes {
        add(ItemId::Programme(it.id.clone()), &it.name, it.name.clone());
    }
    for (it, label) in plan.labelled() {
        add(ItemId::Objective(it.id.clone()), &label, label.clone());
    }
    for it in &plan.meetings {
        add(ItemId::Meeting(it.id.clone()), &it.title, it.title.clone());
    }
    for it in &plan.guidance {
        add(ItemId::Guidance(it.id.clone()), &it.text, it.text.clone());
    }
    nodes
}

/// How many relations there are of each kind that there is.
pub fn counts(relations: &[Relation]) -> Vec<(RelationKind, usize)> {
    let count = |kind: &RelationKind| relations.iter().filter(|it| it.kind == *kind).count();
    let counts = RelationKind::ALL.iter().map(|kind| (*kind, count(kind)));
    counts.filter(|(_, count)| *count > 0).collect()
}

impl Choice {
    /// Whether the choices leave a relation.
    pub fn leaves(&self, relation: &Relation) -> bool {
        self.without.is_empty()
            || (self.shows(relation.kind.word())
                && self.shows(relation.from.kind())
                && self.shows(relation.to.kind()))
    }
}

/// Which kinds of node a plan has, in the order of [`KINDS`]. Of documents those count that something leads to.
pub fn kinds_of(plan: &Plan, relations: &[Relation]) -> Vec<bool> {
    let is_cited = || {
        let is_document = |item: &ItemId| matches!(item, ItemId::Guidance(_));
        relations
            .iter()
            .any(|it| is_document(&it.from) || is_document(&it.to))
    };
    vec![
        !plan.partners.is_empty(),
        !plan.programmes.is_empty(),
        !plan.objectives.is_empty(),
        !plan.meetings.is_empty(),
        is_cited(),
    ]
}

/// A relation between places in a list of nodes.
type Tie = (usize, RelationKind, usize);

fn ties(nodes: &[Node], relations: &[Relation], choice: &Choice) -> Vec<Tie> {
    let mut places: Vec<(&ItemId, usize)> = nodes
        .iter()
        .enumerate()
        .filter_map(|(at, node)| Some((node.item.as_ref()?, at)))
        .collect();
    places.sort_unstable();
    let place = |item: &ItemId| {
        let at = places
            .binary_search_by(|(known, _)| (*known).cmp(item))
            .ok()?;
        places.get(at).map(|(_, place)| *place)
    };
    relations
        .iter()
        .filter(|it| choice.leaves(it))
        .filter_map(|it| Some((place(&it.from)?, it.kind, place(&it.to)?)))
        .collect()
}

/// What is shown of a plan and its relations, of these partners.
pub fn scene(
    plan: &Plan,
    relations: &[Relation],
    partners: &[PartnerId],
    choice: &Choice,
) -> Scene {
    let mut nodes = all_nodes(plan, partners, choice);
    let mut ties = ties(&nodes, relations, choice);
    for (from, _, to) in &ties {
        for end in [from, to] {
            if let Some(node) = nodes.get_mut(*end) {
                node.degree += 1;
            }
        }
    }
    let mut left_out = Vec::new();
    let chosen = choice.node.as_ref();
    let chosen = chosen.and_then(|item| nodes.iter().position(|it| it.item.as_ref() == Some(item)));
    let related = nodes.iter().filter(|node| node.degree > 0).count();
    // A document that nothing leads to is none of this.
    let mut keep: Vec<bool> = nodes
        .iter()
        .map(|node| node.degree > 0 || node.kind + 1 < KINDS.len())
        .collect();
    match chosen.filter(|_| related > MOST) {
        Some(chosen) => around(chosen, &nodes, &ties, &mut keep, &mut left_out),
        None => {
            let loose = if related > MOST { 0 } else { LOOSE };
            if related > MOST {
                put_together(plan, &mut nodes, &mut ties, &mut keep, &mut left_out);
                leave_out_least(&nodes, &mut keep, &mut left_out);
            }
            leave_out_loose(&nodes, loose, &mut keep, &mut left_out);
        }
    }
    take(nodes, &ties, &keep, left_out)
}

/// Keeps a node and those that it is related with.
fn around(
    chosen: usize,
    nodes: &[Node],
    ties: &[Tie],
    keep: &mut [bool],
    left_out: &mut Vec<String>,
) {
    keep.fill(false);
    let mut near: Vec<usize> = ties
        .iter()
        .filter_map(|(from, _, to)| match (*from == chosen, *to == chosen) {
            (true, _) => Some(*to),
            (_, true) => Some(*from),
            _ => None,
        })
        .collect();
    near.sort_unstable();
    near.dedup();
    let name = nodes.get(chosen).map_or("", |node| node.name.as_str());
    let shown = near.len().min(NEAR);
    left_out.push(match near.len() > shown {
        true => format!(
            "There are too many nodes for one picture. Shown are {name} and {shown} of the {} that it is related with; the list below has all.",
            near.len()
        ),
        false => format!(
            "There are too many nodes for one picture. Shown are {name} and all that it is related with."
        ),
    });
    for place in near.into_iter().take(shown).chain([chosen]) {
        if let Some(slot) = keep.get_mut(place) {
            *slot = true;
        }
    }
}

/// Puts objectives together by kind and goal, and meetings by kind, where there are many. New nodes come last.
fn put_together(
    plan: &Plan,
    nodes: &mut Vec<Node>,
    ties: &mut [Tie],
    keep: &mut Vec<bool>,
    left_out: &mut Vec<String>,
) {
    let many = |word: &str| {
        let of_kind = |node: &&Node| {
            node.degree > 0 && node.item.as_ref().is_some_and(|item| item.kind() == word)
        };
        nodes.iter().filter(of_kind).count() > APIECE
    };
    let (objectives, meetings) = (many("objective"), many("meeting"));
    // What several have in common: what they are called, and which they are.
    let mut groups: BTreeMap<String, (usize, String, Vec<usize>)> = BTreeMap::new();
    let mut list_of_objectives = plan.objectives.iter();
    let mut list_of_meetings = plan.meetings.iter();
    for (at, node) in nodes.iter().enumerate() {
        // Nodes are in the order of the plan, so that each record is found in one go through it.
        let group = match &node.item {
            Some(ItemId::Objective(id)) if objectives => {
                let it = list_of_objectives.find(|it| it.id == *id);
                it.map(|it| {
                    let goal = it.goal.as_ref();
                    let goal = goal.and_then(|id| plan.goals.iter().find(|goal| goal.id == *id));
                    let kind = it.kind.plural().to_owned();
                    match goal {
                        Some(goal) => format!("{kind}, goal {}", goal.number),
                        None => kind,
                    }
                })
            }
            Some(ItemId::Meeting(id)) if meetings => {
                let it = list_of_meetings.find(|it| it.id == *id);
                it.map(|it| format!("Meetings: {}", it.kind.label()))
            }
            _ => None,
        };
        if let Some(words) = group.filter(|_| node.degree > 0) {
            let entry = groups.entry(words.clone());
            let (_, _, members) = entry.or_insert((node.kind, words, Vec::new()));
            members.push(at);
        }
    }
    let mut together: Vec<String> = Vec::new();
    let mut group_of: Vec<Option<usize>> = vec![None; nodes.len()];
    for (_, (kind, words, members)) in groups {
        let place = nodes.len();
        let mut degree = 0;
        for member in &members {
            degree += nodes.get(*member).map_or(0, |node| node.degree);
            if let (Some(slot), Some(kept)) = (group_of.get_mut(*member), keep.get_mut(*member)) {
                *slot = Some(place);
                *kept = false;
            }
        }
        let count = members.len();
        let name = format!("{count} {}", lower_first(&words));
        together.push(name.clone());
        nodes.push(Node {
            key: format!("group:{words}"),
            item: None,
            kind,
            label: cut(&name),
            name,
            degree,
        });
        keep.push(true);
    }
    if !together.is_empty() {
        let together = together.join("; ");
        left_out.push(format!("Put together, each in one node: {together}."));
    }
    for (from, _, to) in ties {
        for end in [from, to] {
            if let Some(Some(group)) = group_of.get(*end) {
                *end = *group;
            }
        }
    }
}

fn lower_first(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_ascii_lowercase());
    first.into_iter().chain(letters).collect()
}

/// Leaves out related nodes with the fewest relations, until the others fit.
fn leave_out_least(nodes: &[Node], keep: &mut [bool], left_out: &mut Vec<String>) {
    let mut kept: Vec<(usize, usize)> = nodes
        .iter()
        .zip(keep.iter())
        .enumerate()
        .filter(|(_, (node, kept))| **kept && node.degree > 0)
        .map(|(at, (node, _))| (node.degree, at))
        .collect();
    // The most related first; those that are as much in their order.
    kept.sort_unstable_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(&other.1)));
    let beyond = kept.split_off(MOST.min(kept.len()));
    for (_, at) in &beyond {
        if let Some(slot) = keep.get_mut(*at) {
            *slot = false;
        }
    }
    if let Some((most, _)) = beyond.first() {
        let left = beyond.len();
        left_out.push(format!(
            "{left} more with {most} relations or fewer are left out. Choose one on another view, or filter, to see what it is related with."
        ));
    }
}

/// Leaves out nodes that have no relation, where there are many.
fn leave_out_loose(nodes: &[Node], most: usize, keep: &mut [bool], left_out: &mut Vec<String>) {
    let mut loose = 0;
    for (node, kept) in nodes.iter().zip(keep.iter_mut()) {
        if node.degree == 0 && *kept {
            loose += 1;
            *kept = loose <= most;
        }
    }
    if loose > most {
        left_out.push(format!(
            "{} without any relation are left out; the matrix and the table show them.",
            loose - most
        ));
    }
}

/// The nodes that are kept, and the edges between them, each once with its count.
fn take(nodes: Vec<Node>, ties: &[Tie], keep: &[bool], left_out: Vec<String>) -> Scene {
    let mut places: Vec<Option<usize>> = Vec::with_capacity(nodes.len());
    let mut kept = Vec::new();
    for (at, node) in nodes.into_iter().enumerate() {
        let is_kept = keep.get(at).copied().unwrap_or_default();
        places.push(is_kept.then_some(kept.len()));
        if is_kept {
            kept.push(node);
        }
    }
    let place = |at: usize| places.get(at).copied().flatten();
    let mut counts: BTreeMap<Tie, usize> = BTreeMap::new();
    for (from, kind, to) in ties {
        if let Some((from, to)) = place(*from).zip(place(*to))
            && from != to
        {
            *counts.entry((from, *kind, to)).or_default() += 1;
        }
    }
    let edges = counts.into_iter().map(|((from, kind, to), count)| Edge {
        from,
        kind,
        to,
        count,
    });
    Scene {
        edges: edges.collect(),
        nodes: kept,
        left_out,
    }
}

impl Scene {
    /// What is laid out. `put` tells where a person put a node.
    pub fn bodies(&self, width: i32, put: impl Fn(&str) -> Option<Place>) -> Vec<Body> {
        self.nodes
            .iter()
            .map(|node| Body {
                seed: seed(&node.key),
                // A letter of 12 pixels is about 6.6 wide.
                width: (node.label.chars().count() as i32 * 66 / 10 + 8).clamp(34, width),
                height: NODE_HEIGHT,
                put: put(&node.key),
            })
            .collect()
    }

    /// The edges as pairs of places.
    pub fn pairs(&self) -> Vec<(usize, usize)> {
        let pairs = self.edges.iter().map(|edge| (edge.from, edge.to));
        pairs.collect()
    }

    /// How many nodes a node is joined with in the picture.
    pub fn neighbours(&self, node: usize) -> Vec<usize> {
        let mut near: Vec<usize> = self
            .edges
            .iter()
            .filter_map(|edge| match (edge.from == node, edge.to == node) {
                (true, _) => Some(edge.to),
                (_, true) => Some(edge.from),
                _ => None,
            })
            .collect();
        near.sort_unstable();
        near.dedup();
        near
    }

    /// What a node has to do with others, each in a sentence that begins with the node.
    pub fn sentences(&self, node: usize) -> Vec<String> {
        let name = |at: usize| self.nodes.get(at).map_or("", |node| node.name.as_str());
        self.edges
            .iter()
            .filter_map(|edge| {
                let (words, other) = if edge.from == node {
                    (edge.kind.label(), edge.to)
                } else if edge.to == node {
                    (edge.kind.reversed(), edge.from)
                } else {
                    return None;
                };
                let mut said = format!("{} {words} {}", name(node), name(other));
                if edge.count > 1 {
                    said.push_str(&format!(" ({} times)", edge.count));
                }
                Some(said)
            })
            .collect()
    }
}
