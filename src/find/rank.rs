//! The search: which entries have every word, and which of them come first.

use super::{
    Finder, Found, Hit, Target,
    entries::{Entry, Text, Weight},
    fold::fold,
    line,
};

/// How a word stands in a text, the best last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    Inside,
    Prefix,
    Whole,
}

/// What was asked for, folded.
pub(super) struct Query {
    /// Each has to be somewhere in an entry. What is written together is found together: "fw-3" is one.
    pub words: Vec<String>,
    /// All of them as they were written.
    pub phrase: String,
}

impl Query {
    fn new(asked: &str) -> Query {
        let words = asked.split_whitespace().map(fold);
        let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
        let phrase = words.join(" ");
        Query { words, phrase }
    }
}

/// The text is the very name that was asked for.
const THE_NAME: u32 = 200;
/// The words stand together, in their order.
const A_PHRASE: u32 = 120;

/// How much a word counts in a text. A name goes before wording and that before what was added; the middle of a word
/// goes after the beginning of one, even of a word in a weightier text, unless that is a name.
const fn points(weight: Weight, fit: Fit) -> u32 {
    match (weight, fit) {
        (Weight::Name | Weight::Key, Fit::Whole) => 100,
        (Weight::Name | Weight::Key, Fit::Prefix) => 90,
        (Weight::Name | Weight::Key, Fit::Inside) => 50,
        (Weight::Wording, Fit::Whole) => 70,
        (Weight::Wording, Fit::Prefix) => 60,
        (Weight::Wording, Fit::Inside) => 25,
        (Weight::Aside, Fit::Whole) => 45,
        (Weight::Aside, Fit::Prefix) => 40,
        (Weight::Aside, Fit::Inside) => 15,
    }
}

impl Finder {
    /// The entries that have every word of what is asked for, in any order, the best `most` of them.
    /// Equals come in the order of the plan, notes last.
    pub fn search(&self, asked: &str, most: usize) -> Found {
        let query = Query::new(asked);
        if query.words.is_empty() {
            return Found::default();
        }
        let mut best: Vec<(u32, &Entry)> = Vec::new();
        let mut total = 0;
        for entry in &self.entries {
            let Some(score) = score(entry, &query) else {
                continue;
            };
            total += 1;
            let at = best.partition_point(|(other, _)| *other >= score);
            if at < most {
                best.insert(at, (score, entry));
                best.truncate(most);
            }
        }
        let best = best.into_iter().map(|(_, entry)| hit(entry, &query));
        Found {
            best: best.collect(),
            total,
        }
    }

    /// What leads to this place, as a search would show it.
    pub fn show(&self, target: &Target) -> Option<Hit> {
        let entry = self.entries.iter().find(|entry| entry.target == *target)?;
        Some(hit(entry, &Query::new("")))
    }
}

/// How well an entry answers; None where a word is missing.
fn score(entry: &Entry, query: &Query) -> Option<u32> {
    let mut sum = 0;
    for word in &query.words {
        sum += best_points(&entry.texts, word)?;
    }
    let mut score = sum / query.words.len().max(1) as u32;
    let is_phrase = query.words.len() > 1;
    let mut bonus = 0;
    for text in &entry.texts {
        let is_name = text.weight <= Weight::Key;
        if is_name && text.folded == query.phrase {
            bonus = bonus.max(A_PHRASE + THE_NAME + points(text.weight, Fit::Whole));
        } else if is_phrase
            && let Some(fit) = fit(&text.folded, &query.phrase).filter(|fit| *fit > Fit::Inside)
        {
            bonus = bonus.max(A_PHRASE + points(text.weight, fit));
        }
    }
    score += bonus;
    Some(score)
}

/// The points of a word in the text that it fits best. The weightiest texts come first.
fn best_points(texts: &[Text], word: &str) -> Option<u32> {
    let mut best = None;
    for text in texts {
        if best >= Some(points(text.weight, Fit::Whole)) {
            break;
        }
        if let Some(fit) = fit(&text.folded, word) {
            best = best.max(Some(points(text.weight, fit)));
        }
    }
    best
}

/// How well a word, or several with one space between them, stands in a folded text.
pub(super) fn fit(text: &str, word: &str) -> Option<Fit> {
    let mut best = None;
    for at in places(text, word) {
        let fit = fit_at(text, word, at);
        best = best.max(Some(fit));
        if fit == Fit::Whole {
            break;
        }
    }
    best
}

fn fit_at(text: &str, word: &str, at: usize) -> Fit {
    let text = text.as_bytes();
    let is_edge = |byte: Option<&u8>| byte.is_none_or(|byte| *byte == b' ');
    let begins = is_edge(at.checked_sub(1).and_then(|before| text.get(before)));
    match (begins, is_edge(text.get(at + word.len()))) {
        (true, true) => Fit::Whole,
        (true, false) => Fit::Prefix,
        (false, _) => Fit::Inside,
    }
}

/// The letters of English from the most frequent one to the rarest.
const FREQUENT: &[u8] = b" etaonisrhldcumfpgwybvkxjqz";

/// Where a word stands in a text, from the left. It looks for the rarest byte of the word first: most texts that do
/// not have the word are left after one quick pass.
pub(super) fn places<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    let rarity = |byte: u8| match byte {
        // The first byte of a letter of two or three is the same in a whole script, the last one tells letters apart.
        0xc0..=0xff => 0,
        0x80..=0xbf => FREQUENT.len() / 2,
        _ => {
            let place = FREQUENT.iter().position(|other| *other == byte);
            place.unwrap_or(FREQUENT.len())
        }
    };
    let (mut anchor, mut rare) = (0, word.first().copied().unwrap_or_default());
    for (at, byte) in word.iter().enumerate() {
        if rarity(*byte) > rarity(rare) {
            (anchor, rare) = (at, *byte);
        }
    }
    let mut from = anchor;
    std::iter::from_fn(move || {
        loop {
            let found = text.get(from..)?.iter().position(|byte| *byte == rare)?;
            let at = from + found - anchor;
            from += found + 1;
            if text.get(at..).is_some_and(|rest| rest.starts_with(word)) {
                return Some(at);
            }
        }
    })
}

/// An entry as it is shown.
fn hit(entry: &Entry, query: &Query) -> Hit {
    let is_in = |text: &&Text| {
        let mut words = query.words.iter();
        words.any(|word| fit(&text.folded, word).is_some())
    };
    let mut of_name = entry
        .texts
        .iter()
        .filter(|text| text.weight == Weight::Name);
    let name = of_name.next();
    let in_name = name.map_or(0, |name| worth(name, query));
    // An id is shown where it was found better than the name was.
    let keys = entry.texts.iter().filter(|text| text.weight == Weight::Key);
    let key = keys
        .filter(is_in)
        .map(|text| (worth(text, query), text))
        .reduce(|best, other| if other.0 > best.0 { other } else { best })
        .filter(|(worth, _)| *worth > in_name)
        .map(|(_, text)| line::whole(&text.shown, query));
    // A text without words of its own to show is there to be found by only.
    let lines = entry.texts.iter().filter(|text| text.weight > Weight::Key);
    let line = lines
        .filter(|text| !text.shown.is_empty())
        .map(|text| (worth(text, query), text))
        .reduce(|best, other| if other.0 > best.0 { other } else { best })
        .map_or_else(Vec::new, |(_, text)| line::line(&text.shown, query));
    Hit {
        kind: entry.kind,
        target: entry.target.clone(),
        name: name.map_or_else(Vec::new, |name| line::whole(&name.shown, query)),
        key,
        line,
    }
}

/// How much of what was asked for a text has: the text with the most is the one to show.
fn worth(text: &Text, query: &Query) -> u32 {
    let of_word = |word: &String| fit(&text.folded, word).map_or(0, |fit| points(text.weight, fit));
    let words: u32 = query.words.iter().map(of_word).sum();
    match fit(&text.folded, &query.phrase) {
        Some(fit) if !query.phrase.is_empty() => words + points(text.weight, fit) + A_PHRASE,
        _ => words,
    }
}
