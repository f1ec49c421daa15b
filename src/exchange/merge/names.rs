//! Two things under one id. Each browser gives a new record the first id that is free there, so two sides often give one
//! id to two things. Theirs then gets another id, all links to it go along, and the file remembers it: who has not seen
//! that merge still calls it as before.

use super::{Lineages, references, walk::Trees};
use crate::exchange::{
    snapshot::{Renamed, Snapshot},
    tree::{Kind, PLAN, id_of, index, kind_of, records, steps},
};
use crate::plan::Extra;
use serde_json::{Map, Value};
use std::{borrow::Cow, collections::BTreeSet};

/// Tells apart what both added under one id and what is not the same thing. `from` is the version that theirs is.
pub(super) fn apart(mut trees: Trees, from: &str) -> (Trees, Vec<Renamed>) {
    let mut renamed = Vec::new();
    let Some(base) = &trees.base else {
        return (trees, renamed);
    };
    let lists: BTreeSet<&String> = trees.theirs.keys().collect();
    let lists = lists
        .into_iter()
        .filter(|key| kind_of(PLAN, key) == Kind::Records);
    for list in lists.cloned().collect::<Vec<String>>() {
        let (old, mine) = (records(base.get(&list)), records(trees.mine.get(&list)));
        let theirs = records(trees.theirs.get(&list));
        for new in collisions(&list, &list, old, mine, theirs) {
            rename(&mut trees.theirs, &new);
            let from = from.to_owned();
            renamed.push(Renamed { from, ..new });
        }
    }
    (trees, renamed)
}

/// Calls everything as the side calls it that has seen the merge in which it was told apart. Gives what was renamed of
/// mine.
pub(super) fn known(
    mut trees: Trees,
    [mine, theirs]: [&Snapshot; 2],
    [my, their]: &Lineages,
) -> (Trees, Vec<Renamed>) {
    let mut moved = Vec::new();
    for (knows, other, grown, is_mine) in [(mine, theirs, their, false), (theirs, mine, my, true)] {
        let unseen = knows
            .renamed
            .iter()
            .filter(|it| !other.renamed.contains(it));
        let unseen: Vec<&Renamed> = unseen.collect();
        if unseen.is_empty() {
            continue;
        }
        for new in unseen.into_iter().filter(|it| grown.contains(&it.from)) {
            let tree = if is_mine {
                &mut trees.mine
            } else {
                &mut trees.theirs
            };
            if rename(tree, new) && is_mine {
                moved.push(new.clone());
            }
            // A base that has it is a version of the side that has not seen it.
            if let Some(base) = &mut trees.base {
                rename(base, new);
            }
        }
    }
    (trees, moved)
}

/// Whether there was something to rename, and the new id was free.
fn rename(tree: &mut Map<String, Value>, new: &Renamed) -> bool {
    let way = steps(&new.list);
    if let [list] = way.as_slice() {
        let all = index(records(tree.get(list)));
        let may = all.contains_key(new.id.as_str()) && !all.contains_key(new.to.as_str());
        if may {
            references::rename(tree, list, &new.id, &new.to);
        }
        return may;
    }
    let [list, id, entries] = way.as_slice() else {
        return false;
    };
    let all = tree.get_mut(list).and_then(Value::as_array_mut);
    let mut all = all.into_iter().flatten();
    let record = all.find(|record| id_of(record) == id);
    match record.and_then(|record| record.get_mut(entries)) {
        Some(Value::Array(entries)) => in_list(entries, &new.id, &new.to),
        _ => false,
    }
}

/// Gives an entry of a list another id, where that is free.
pub(super) fn in_list(entries: &mut [Value], id: &str, to: &str) -> bool {
    if entries.iter().any(|it| id_of(it) == to) {
        return false;
    }
    let entry = entries.iter_mut().find(|it| id_of(it) == id);
    let Some(Value::Object(entry)) = entry else {
        return false;
    };
    entry.insert("id".to_owned(), Value::String(to.to_owned()));
    true
}

/// What both sides added alike under two ids is one thing: evidence that came in by a table has another id than in the file
/// of whoever reported it. Theirs gets the id of mine, or mine that of theirs, whichever is free. Gives what was renamed
/// of theirs. `list` is the path of the list.
pub(super) fn one_thing(
    list: &str,
    base: &[Value],
    mine: &mut Cow<[Value]>,
    theirs: &mut [Value],
) -> Vec<Renamed> {
    let is_new = |it: &Value| base.iter().all(|old| id_of(old) != id_of(it));
    let mut renamed = Vec::new();
    for their in theirs.to_vec().iter().filter(|it| is_new(it)) {
        let is_same = |my: &&Value| {
            let mut as_theirs = (*my).clone();
            let is_new = is_new(my) && !theirs.contains(my);
            is_new
                && in_list(
                    std::slice::from_mut(&mut as_theirs),
                    id_of(my),
                    id_of(their),
                )
                && as_theirs == *their
        };
        let same = mine.iter().find(is_same).filter(|_| !mine.contains(their));
        let Some(my) = same.map(|my| id_of(my).to_owned()) else {
            continue;
        };
        let id = id_of(their);
        if in_list(theirs, id, &my) {
            renamed.push(Renamed {
                list: list.to_owned(),
                id: id.to_owned(),
                to: my,
                from: String::new(),
                extra: Extra::new(),
            });
        } else {
            in_list(mine.to_mut(), &my, id);
        }
    }
    renamed
}

/// The ids under which both sides added two things, each with another id for theirs. `list` is the path of the list,
/// `of` its name.
pub(super) fn collisions(
    list: &str,
    of: &str,
    base: &[Value],
    mine: &[Value],
    theirs: &[Value],
) -> Vec<Renamed> {
    let (in_base, in_mine, in_theirs) = (index(base), index(mine), index(theirs));
    let mut free: Vec<Renamed> = Vec::new();
    for record in theirs {
        let id = id_of(record);
        let other = in_mine.get(id).and_then(|at| mine.get(*at));
        let Some(other) = other.filter(|_| !in_base.contains_key(id)) else {
            continue;
        };
        if of == "acknowledged" || names(other) == names(record) {
            continue;
        }
        // "fw-7" becomes the next free number, "congress" becomes "congress-2".
        let numbered = id
            .rsplit_once('-')
            .filter(|(_, number)| number.parse::<u32>().is_ok());
        let stem = numbered.map_or(id, |(stem, _)| stem);
        let is_taken = |id: &str| {
            let mut lists = [&in_base, &in_mine, &in_theirs].into_iter();
            lists.any(|all| all.contains_key(id)) || free.iter().any(|it| it.to == id)
        };
        let mut number = 2;
        let to = loop {
            let to = format!("{stem}-{number}");
            if !is_taken(&to) {
                break to;
            }
            number += 1;
        };
        free.push(Renamed {
            list: list.to_owned(),
            id: id.to_owned(),
            to,
            from: String::new(),
            extra: Extra::new(),
        });
    }
    free
}

/// What two records are told apart by: the words that name them.
fn names(record: &Value) -> Option<&Value> {
    let mut keys = ["title", "name", "of", "partner", "text"].into_iter();
    keys.find_map(|key| record.get(key))
}
