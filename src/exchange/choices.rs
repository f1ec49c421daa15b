//! What a person chose while files are looked over, as data: so that it fits another comparison of the files, and is here
//! again after the page was closed. A choice is known again by its value. It holds only where there is nothing to be
//! chosen that was not there before: a further value makes it a question again.

use super::{
    canonical::canonical,
    consolidate::{Candidate, Choice, Choices, Entry},
    steps::checksum,
};
use serde_json::{Map, Value};

/// The values that could be chosen, each by its checksum.
const SEEN: &str = "seen";
/// The one of them that was.
const CHOSEN: &str = "chosen";
/// The third text that was written instead.
const WORDS: &str = "words";

fn sum(candidate: &Candidate) -> Value {
    let value = candidate.value.as_ref();
    Value::String(value.map_or_else(String::new, |it| checksum(&canonical(it))))
}

/// Choices made in a list of differences, by their paths. What is not there any more is left out.
pub fn written(choices: &Choices, entries: &[Entry]) -> Value {
    let mut all = Map::new();
    for entry in entries {
        let Some(choice) = choices.get(&entry.path) else {
            continue;
        };
        let seen: Vec<Value> = entry.candidates.iter().map(sum).collect();
        let (key, said) = match choice {
            Choice::Value(at) => match seen.get(*at) {
                Some(chosen) => (CHOSEN, chosen.clone()),
                None => continue,
            },
            Choice::Third(words) => (WORDS, Value::String(words.clone())),
        };
        let mut one = Map::new();
        one.insert(SEEN.to_owned(), Value::Array(seen));
        one.insert(key.to_owned(), said);
        all.insert(entry.path.clone(), Value::Object(one));
    }
    Value::Object(all)
}

/// The choices of [`written`] that still hold in a list of differences.
pub fn read(written: &Value, entries: &[Entry]) -> Choices {
    let again = |entry: &Entry| {
        let one = written.get(&entry.path)?;
        let seen = one.get(SEEN)?.as_array()?;
        let sums: Vec<Value> = entry.candidates.iter().map(sum).collect();
        if !sums.iter().all(|it| seen.contains(it)) {
            return None;
        }
        let choice = match one.get(WORDS).and_then(Value::as_str) {
            Some(words) if entry.takes_third => Choice::Third(words.to_owned()),
            Some(_) => return None,
            None => {
                let chosen = one.get(CHOSEN)?;
                Choice::Value(sums.iter().position(|it| it == chosen)?)
            }
        };
        Some((entry.path.clone(), choice))
    };
    entries.iter().filter_map(again).collect()
}
