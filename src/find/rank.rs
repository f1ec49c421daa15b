//! The search: which entries have every word, and which of them come first.

use super::{
    Finder, Found, Hit, Target,
    entries::{Entry, Kind, Text, Weight},
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
    pub words: Vec<Word>,
    /// All of them as they were written.
    pub phrase: Word,
}

impl Query {
    fn new(asked: &str) -> Query {
        let words = asked.split_whitespace().map(fold);
        let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
        let phrase = Word::new(words.join(" "));
        let words = words.into_iter().map(Word::new).collect();
        Query { words, phrase }
    }
}

/// A word to look for, or several with one space between them.
pub(super) struct Word {
    pub text: String,
    /// The place of its rarest byte, and that byte. A search looks for it first: most texts that do not have the word
    /// are left after one quick pass.
    anchor: usize,
    rare: u8,
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
        // The weightiest come first: nothing better follows.
        if bonus > 0 && !is_name {
            break;
        }
        if is_name && text.folded == query.phrase.text {
            bonus = bonus.max(A_PHRASE + THE_NAME + points(text.weight, Fit::Whole));
        } else if is_phrase
            && let Some(fit) = query
                .phrase
                .fit_in(&text.folded)
                .filter(|fit| *fit > Fit::Inside)
        {
            bonus = bonus.max(A_PHRASE + points(text.weight, fit));
        }
    }
    score += bonus;
    Some(score)
}

/// The points of a word in the text that it fits best. The weightiest texts come first.
fn best_points(texts: &[Text], word: &Word) -> Option<u32> {
    let mut best = None;
    for text in texts {
        if best >= Some(points(text.weight, Fit::Whole)) {
            break;
        }
        if let Some(fit) = word.fit_in(&text.folded) {
            best = best.max(Some(points(text.weight, fit)));
        }
    }
    best
}

fn fit_at(text: &[u8], start: usize, end: usize) -> Fit {
    let is_edge = |byte: Option<&u8>| byte.is_none_or(|byte| *byte == b' ');
    let begins = is_edge(start.checked_sub(1).and_then(|before| text.get(before)));
    match (begins, is_edge(text.get(end))) {
        (true, true) => Fit::Whole,
        (true, false) => Fit::Prefix,
        (false, _) => Fit::Inside,
    }
}

/// Where a byte is, eight of them at a time.
fn position(bytes: &[u8], wanted: u8) -> Option<usize> {
    const ONES: u64 = u64::MAX / 255;
    const HIGHS: u64 = ONES << 7;
    let (eights, rest) = bytes.as_chunks::<8>();
    for (at, eight) in eights.iter().enumerate() {
        // A byte that is the wanted one becomes zero, and the lowest zero sets the lowest high bit.
        let differences = u64::from_le_bytes(*eight) ^ (ONES * u64::from(wanted));
        let zeros = differences.wrapping_sub(ONES) & !differences & HIGHS;
        if zeros != 0 {
            return Some(at * 8 + zeros.trailing_zeros() as usize / 8);
        }
    }
    let found = rest.iter().position(|byte| *byte == wanted)?;
    Some(eights.len() * 8 + found)
}

/// The letters of English from the most frequent one to the rarest.
const FREQUENT: &[u8] = b" etaonisrhldcumfpgwybvkxjqz";

impl Word {
    fn new(text: String) -> Word {
        let rarity = |byte: u8| match byte {
            // The first byte of a letter of two or three is the same in a whole script, the last one tells letters apart.
            0xc0..=0xff => 0,
            0x80..=0xbf => FREQUENT.len() / 2,
            _ => {
                let place = FREQUENT.iter().position(|other| *other == byte);
                place.unwrap_or(FREQUENT.len())
            }
        };
        let (mut anchor, mut rare) = (0, text.bytes().next().unwrap_or_default());
        for (at, byte) in text.bytes().enumerate() {
            if rarity(byte) > rarity(rare) {
                (anchor, rare) = (at, byte);
            }
        }
        Word { text, anchor, rare }
    }

    /// Its first place in a folded text, at or after one.
    fn next_in(&self, text: &[u8], from: usize) -> Option<usize> {
        let word = self.text.as_bytes();
        let mut from = from + self.anchor;
        loop {
            let found = from + position(text.get(from..)?, self.rare)?;
            let at = found - self.anchor;
            if text.get(at..).is_some_and(|rest| rest.starts_with(word)) {
                return Some(at);
            }
            from = found + 1;
        }
    }

    /// Its places in a folded text, from the left.
    pub fn places_in(&self, text: &str) -> impl Iterator<Item = usize> {
        let mut from = 0;
        std::iter::from_fn(move || {
            let at = self.next_in(text.as_bytes(), from)?;
            from = at + 1;
            Some(at)
        })
    }

    /// How well it stands in a folded text. Nothing stands nowhere.
    pub fn fit_in(&self, text: &str) -> Option<Fit> {
        let mut best = None;
        let mut from = 0;
        while !self.text.is_empty()
            && best < Some(Fit::Whole)
            && let Some(at) = self.next_in(text.as_bytes(), from)
        {
            best = best.max(Some(fit_at(text.as_bytes(), at, at + self.text.len())));
            from = at + 1;
        }
        best
    }
}

/// An entry as it is shown.
fn hit(entry: &Entry, query: &Query) -> Hit {
    let is_in = |text: &&Text| {
        let mut words = query.words.iter();
        words.any(|word| word.fit_in(&text.folded).is_some())
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
        .map(|(_, text)| text);
    let is_added = matches!(entry.kind, Kind::Command | Kind::Note);
    Hit {
        kind: entry.kind,
        target: entry.target.clone(),
        name: name.map_or_else(Vec::new, |name| line::whole(&name.shown, query)),
        key,
        line: line.map_or_else(Vec::new, |text| line::line(&text.shown, query)),
        is_official: !is_added && line.is_some_and(|text| text.weight == Weight::Wording),
    }
}

/// How much of what was asked for a text has: the text with the most is the one to show.
fn worth(text: &Text, query: &Query) -> u32 {
    let of_word = |word: &Word| {
        word.fit_in(&text.folded)
            .map_or(0, |fit| points(text.weight, fit))
    };
    let words: u32 = query.words.iter().map(of_word).sum();
    match query.phrase.fit_in(&text.folded) {
        Some(fit) => words + points(text.weight, fit) + A_PHRASE,
        None => words,
    }
}
