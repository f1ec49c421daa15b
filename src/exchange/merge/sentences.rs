//! A long text merged sentence by sentence. Edits of the two sides that touch are a conflict: merged word by word, a
//! text could come to say what neither wrote.

/// The most sentences that are merged; a longer text is a question.
const MOST: usize = 1_000;

/// The merged text; None where both changed the same place, or places side by side.
pub(super) fn merged(base: &str, mine: &str, theirs: &str) -> Option<String> {
    let (base, mine, theirs) = (split(base), split(mine), split(theirs));
    if base.len().max(mine.len()).max(theirs.len()) > MOST {
        return None;
    }
    let (in_mine, in_theirs) = (matches(&base, &mine), matches(&base, &theirs));
    let mut out = String::new();
    let (mut at, mut my, mut their) = (0, 0, 0);
    loop {
        // The next sentence that all three have.
        let next = (at..base.len()).find_map(|place| {
            let my = in_mine.get(place).copied().flatten()?;
            let their = in_theirs.get(place).copied().flatten()?;
            Some((place, my, their))
        });
        let (place, to_mine, to_theirs) = next.unwrap_or((base.len(), mine.len(), theirs.len()));
        let old = base.get(at..place)?;
        let (new, other) = (mine.get(my..to_mine)?, theirs.get(their..to_theirs)?);
        let taken = if new == other || other == old {
            new
        } else if new == old {
            other
        } else {
            return None;
        };
        out.extend(taken.iter().copied());
        let Some(sentence) = base.get(place) else {
            return Some(out);
        };
        out.push_str(sentence);
        (at, my, their) = (place + 1, to_mine + 1, to_theirs + 1);
    }
}

/// The sentences of a text, each with the space behind it; a line is one too.
fn split(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut ends = false;
    let mut spaced = false;
    for (at, c) in text.char_indices() {
        if spaced && !c.is_whitespace() {
            sentences.extend(text.get(start..at));
            (start, ends, spaced) = (at, false, false);
        }
        match c {
            '\n' => spaced = true,
            '.' | '!' | '?' | ';' | '…' => ends = true,
            c if c.is_whitespace() => spaced |= ends,
            _ => ends = false,
        }
    }
    sentences.extend(text.get(start..).filter(|rest| !rest.is_empty()));
    sentences
}

/// For each sentence of the first list the place of its match in the second: the longest common run.
fn matches(from: &[&str], to: &[&str]) -> Vec<Option<usize>> {
    let start = from.iter().zip(to).take_while(|(a, b)| a == b).count();
    let width = to.len() + 1;
    // How long the common run is from each pair of places on.
    let mut lengths = vec![0_u32; (from.len() + 1) * width];
    let length = |lengths: &[u32], a: usize, b: usize| {
        lengths.get(a * width + b).copied().unwrap_or_default()
    };
    for (a, one) in from.iter().enumerate().skip(start).rev() {
        for (b, other) in to.iter().enumerate().skip(start).rev() {
            let longest = if one == other {
                length(&lengths, a + 1, b + 1) + 1
            } else {
                length(&lengths, a + 1, b).max(length(&lengths, a, b + 1))
            };
            if let Some(slot) = lengths.get_mut(a * width + b) {
                *slot = longest;
            }
        }
    }
    let mut found: Vec<Option<usize>> = (0..start).map(Some).collect();
    let mut b = start;
    for (a, one) in from.iter().enumerate().skip(start) {
        let mut place = None;
        while let Some(other) = to.get(b) {
            let here = length(&lengths, a, b);
            if one == other && here == length(&lengths, a + 1, b + 1) + 1 {
                place = Some(b);
                b += 1;
                break;
            }
            if length(&lengths, a + 1, b) == here {
                break;
            }
            b += 1;
        }
        found.push(place);
    }
    found
}
