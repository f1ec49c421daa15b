//! A long text against another, word by word.

/// A piece of one of two texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Same(String),
    Removed(String),
    Added(String),
}

/// The most pairs of words that are compared; beyond it, the differing middle is shown as one piece.
const MOST_PAIRS: usize = 4_000_000;

/// What became of `old`, in pieces: what stays and what is removed make the old text, what stays and what is added the
/// new one.
pub fn compare(old: &str, new: &str) -> Vec<Piece> {
    let (old, new) = (words(old), words(new));
    let start = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let both = old.len().min(new.len()) - start;
    let ends = old.iter().rev().zip(new.iter().rev()).take(both);
    let end = ends.take_while(|(a, b)| a == b).count();
    let middle = |all: &[&'_ str]| all.len() - end;
    let (a, b) = (
        old.get(start..middle(&old)).unwrap_or_default(),
        new.get(start..middle(&new)).unwrap_or_default(),
    );
    let mut pieces = Vec::new();
    let all = |words: Option<&[&str]>| words.unwrap_or_default().concat();
    put(&mut pieces, Piece::Same(all(old.get(..start))));
    if a.len().saturating_mul(b.len()) > MOST_PAIRS {
        put(&mut pieces, Piece::Removed(a.concat()));
        put(&mut pieces, Piece::Added(b.concat()));
    } else {
        walk(a, b, &mut pieces);
    }
    put(&mut pieces, Piece::Same(all(old.get(old.len() - end..))));
    pieces
}

/// The words of a text, the space between them too.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = 0;
    let mut before = None;
    for (at, c) in text.char_indices() {
        let kind = match c {
            c if c.is_whitespace() => 0,
            c if c.is_alphanumeric() => 1,
            _ => 2,
        };
        if before.is_some_and(|before| before != kind || kind == 2) {
            words.extend(text.get(start..at));
            start = at;
        }
        before = Some(kind);
    }
    words.extend(text.get(start..).filter(|rest| !rest.is_empty()));
    words
}

fn walk(old: &[&str], new: &[&str], pieces: &mut Vec<Piece>) {
    let width = new.len() + 1;
    // How long the common run is from each pair of places on.
    let mut lengths = vec![0_u16; (old.len() + 1) * width];
    let length =
        |lengths: &[u16], a: usize, b: usize| lengths.get(a * width + b).copied().unwrap_or(0);
    for (a, one) in old.iter().enumerate().rev() {
        for (b, other) in new.iter().enumerate().rev() {
            let longest = if one == other {
                length(&lengths, a + 1, b + 1).saturating_add(1)
            } else {
                length(&lengths, a + 1, b).max(length(&lengths, a, b + 1))
            };
            if let Some(slot) = lengths.get_mut(a * width + b) {
                *slot = longest;
            }
        }
    }
    let (mut a, mut b) = (0, 0);
    loop {
        match (old.get(a), new.get(b)) {
            (Some(one), Some(other)) if one == other => {
                put(pieces, Piece::Same((*one).to_owned()));
                (a, b) = (a + 1, b + 1);
            }
            (Some(one), other)
                if other.is_none() || length(&lengths, a + 1, b) >= length(&lengths, a, b + 1) =>
            {
                put(pieces, Piece::Removed((*one).to_owned()));
                a += 1;
            }
            (_, Some(other)) => {
                put(pieces, Piece::Added((*other).to_owned()));
                b += 1;
            }
            _ => break,
        }
    }
}

/// Joins a piece with the one before it where they are of one kind.
fn put(pieces: &mut Vec<Piece>, piece: Piece) {
    match (pieces.last_mut(), &piece) {
        (_, Piece::Same(text) | Piece::Removed(text) | Piece::Added(text)) if text.is_empty() => {}
        (Some(Piece::Same(before)), Piece::Same(text))
        | (Some(Piece::Removed(before)), Piece::Removed(text))
        | (Some(Piece::Added(before)), Piece::Added(text)) => before.push_str(text),
        _ => pieces.push(piece),
    }
}
