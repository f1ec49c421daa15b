//! What came of a review, for the history; and a value that can stand, in words.

use super::{Review, Reviewing};
use crate::{
    exchange::{
        consolidate::{Choice, Entry, Group, is_below},
        merge::Why,
        words::Teller,
    },
    plan::term::plural,
};
use serde_json::Value;

/// A value that can stand in words, and what of it is another than it was, where it is a whole record.
pub fn in_words(teller: &Teller, entry: &Entry, at: usize) -> (String, Vec<String>) {
    let value = |at: usize| entry.candidates.get(at)?.value.as_ref();
    let (path, base, it) = (&entry.path, entry.base.as_ref(), value(at));
    let is_order = entry.why == Some(Why::Order) || !path.contains('/');
    if let Some(order @ Value::Array(_)) = it.filter(|_| is_order) {
        let from = base.or_else(|| value(0));
        return (teller.order(path, from, order), Vec::new());
    }
    (teller.whole(path, it), teller.changes(path, base, it))
}

/// So many changes that nobody disputed are told one by one. The history is bounded.
const MOST_TOLD: usize = 60;

/// The sentence for the history; below it, a line for each thing that was taken over or decided, with what was not chosen.
pub(super) fn told(reviewing: &Reviewing, review: &Review) -> String {
    let names: Vec<String> = review
        .files
        .iter()
        .enumerate()
        .map(|(at, file)| match reviewing.name_of(Some(at)) {
            name if name == "Theirs" => format!("\u{201c}{}\u{201d}", file.name),
            name => name,
        })
        .collect();
    let choices = &reviewing.choices;
    let chosen = |entry: &Entry| review.chosen(entry, choices).unwrap_or(Choice::Value(0));
    let gone = review.gone(choices);
    let goes_along = |entry: &Entry| gone.iter().any(|path| is_below(&entry.path, path));
    let entries = review.result.entries.iter();
    let taken = entries.filter(|it| it.group == Group::Incoming && !goes_along(it));
    let taken = taken.filter(|it| chosen(it) != Choice::Value(0)).count();
    let tells_taken = taken <= MOST_TOLD;
    let conflicts = review.progress(Group::Conflict, choices).1;
    let mut said = format!(
        "Merged the file{} of {}: {} taken, {} decided.",
        if names.len() == 1 { "" } else { "s" },
        names.join(", "),
        plural(taken as i64, "change"),
        plural(conflicts as i64, "conflict")
    );
    let plans = review.plans();
    let teller = Teller::new(&plans);
    for (entry, (_, place)) in review.result.entries.iter().zip(&review.names) {
        let choice = chosen(entry);
        let usual = match entry.group {
            Group::Conflict => false,
            Group::Incoming => choice != Choice::Value(0) && !goes_along(entry),
            Group::Mine => choice == Choice::Value(0),
        };
        let is_taken = usual && entry.group == Group::Incoming;
        if usual && !(is_taken && tells_taken) {
            continue;
        }
        said.push('\n');
        said.push_str(place);
        said.push_str(": ");
        let whole = |at: usize| {
            let Some(candidate) = entry.candidates.get(at) else {
                return String::new();
            };
            let whose: Vec<String> = candidate
                .whose
                .iter()
                .map(|who| reviewing.name_of(*who))
                .collect();
            let (mut said, changes) = in_words(&teller, entry, at);
            for change in changes {
                said.push_str(", ");
                said.push_str(&change);
            }
            if !whose.is_empty() {
                said.push_str(" (");
                said.push_str(&whose.join(", "));
                said.push(')');
            }
            said
        };
        match &choice {
            _ if goes_along(entry) => said.push_str("went with what it was in"),
            Choice::Third(text) => {
                said.push_str(&format!("\u{201c}{text}\u{201d} (another wording)"));
            }
            Choice::Value(at) => said.push_str(&whole(*at)),
        }
        if is_taken {
            continue;
        }
        said.push_str("; not chosen: ");
        let goes_along = goes_along(entry);
        let others = 0..entry.candidates.len();
        let others = others.filter(|at| choice != Choice::Value(*at) || goes_along);
        said.push_str(&others.map(whole).collect::<Vec<_>>().join("; "));
    }
    said
}
