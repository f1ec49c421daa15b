//! The order of a list, merged apart from its records.

use std::collections::{BTreeMap, BTreeSet};

/// What becomes of the order of the records that both sides have.
pub(super) enum Order {
    /// Both have the same one.
    Same(Vec<String>),
    Mine(Vec<String>),
    Theirs(Vec<String>),
    /// Each side moved others.
    Both(Vec<String>),
    /// Each side has an order of its own.
    Conflict,
}

/// The order of what both sides have. Without a base (None) two orders that differ are a question.
pub(super) fn common(base: Option<&[String]>, mine: &[String], theirs: &[String]) -> Order {
    if mine == theirs {
        return Order::Same(mine.to_vec());
    }
    let Some(base) = base else {
        return Order::Conflict;
    };
    // What both added is in neither order of the base.
    let (known, here): (BTreeSet<&String>, BTreeSet<&String>) =
        (base.iter().collect(), mine.iter().collect());
    let old = |ids: &[String]| -> Vec<String> {
        let old = ids.iter().filter(|id| known.contains(id));
        old.cloned().collect()
    };
    let (old_mine, old_theirs) = (old(mine), old(theirs));
    let in_base = base.iter().filter(|id| here.contains(id));
    let in_base: Vec<String> = in_base.cloned().collect();
    if old_mine == in_base {
        return Order::Theirs(theirs.to_vec());
    }
    if old_theirs == in_base {
        return Order::Mine(mine.to_vec());
    }
    if old_mine.len() < mine.len() {
        return Order::Conflict;
    }
    blocks(&in_base, mine, theirs).map_or(Order::Conflict, Order::Both)
}

/// Goes through the shortest parts of a list that each side keeps apart from the rest: one that only one side sorted is
/// as that side has it. None where a part was sorted by both and the two can't both be kept.
fn blocks(base: &[String], mine: &[String], theirs: &[String]) -> Option<Vec<String>> {
    let places: BTreeMap<&String, usize> =
        base.iter().enumerate().map(|(at, id)| (id, at)).collect();
    let place = |ids: &[String]| -> Option<Vec<usize>> {
        ids.iter().map(|id| places.get(id).copied()).collect()
    };
    let (mine, theirs) = (place(mine)?, place(theirs)?);
    let mut order = Vec::with_capacity(base.len());
    let (mut start, mut most) = (0, 0);
    for at in 0..base.len() {
        most = most.max(*mine.get(at)?).max(*theirs.get(at)?);
        if most > at {
            continue;
        }
        let (my, their) = (mine.get(start..=at)?, theirs.get(start..=at)?);
        let is_turned =
            |side: &[usize]| side.windows(2).any(|pair| matches!(pair, [a, b] if a > b));
        match (is_turned(my), is_turned(their)) {
            (_, false) => order.extend(my),
            (false, true) => order.extend(their),
            (true, true) if my == their => order.extend(my),
            (true, true) => order.extend(both(start, my, their)?),
        }
        start = at + 1;
    }
    order.iter().map(|at| base.get(*at).cloned()).collect()
}

/// The one order in which each pair that one side turned round is turned round, and no other pair is. None where there
/// is none, and where both turned the same pair: they moved the same thing, each to another place.
fn both(start: usize, mine: &[usize], theirs: &[usize]) -> Option<Vec<usize>> {
    let rank = |side: &[usize]| {
        let mut rank = vec![0; side.len()];
        for (at, place) in side.iter().enumerate() {
            if let Some(slot) = rank.get_mut(place - start) {
                *slot = at;
            }
        }
        rank
    };
    let (my, their) = (rank(mine), rank(theirs));
    // How many come before each.
    let mut before = vec![0; my.len()];
    for (first, (my_first, their_first)) in my.iter().zip(&their).enumerate() {
        for (second, (my_second, their_second)) in my.iter().zip(&their).enumerate().skip(first + 1)
        {
            let later = match (my_first > my_second, their_first > their_second) {
                (true, true) => return None,
                (false, false) => second,
                _ => first,
            };
            *before.get_mut(later)? += 1;
        }
    }
    let mut order: Vec<usize> = (0..before.len()).collect();
    order.sort_by_key(|at| before.get(*at).copied());
    // Where the pairs agree with one order, no two have the same number before them.
    let agrees = order
        .iter()
        .enumerate()
        .all(|(at, place)| before.get(*place) == Some(&at));
    agrees.then(|| order.into_iter().map(|at| at + start).collect())
}

/// The whole list: what both have in its order, and behind each of these what one side has behind it there. Where both
/// have something behind the same one, the smaller id comes first, whoever has it.
pub(super) fn woven(common: &[String], mine: &[String], theirs: &[String]) -> Vec<String> {
    let is_common: BTreeSet<&String> = common.iter().collect();
    let mut runs: BTreeMap<Option<&String>, Vec<Vec<&String>>> = BTreeMap::new();
    for side in [mine, theirs] {
        let (mut anchor, mut run) = (None, Vec::new());
        for id in side {
            if is_common.contains(id) {
                if !run.is_empty() {
                    runs.entry(anchor)
                        .or_default()
                        .push(std::mem::take(&mut run));
                }
                anchor = Some(id);
            } else {
                run.push(id);
            }
        }
        if !run.is_empty() {
            runs.entry(anchor).or_default().push(run);
        }
    }
    let mut result = Vec::with_capacity(mine.len().max(theirs.len()));
    for anchor in std::iter::once(None).chain(common.iter().map(Some)) {
        result.extend(anchor.cloned());
        let mut here = runs.remove(&anchor).unwrap_or_default();
        here.sort();
        result.extend(here.into_iter().flatten().cloned());
    }
    result
}
