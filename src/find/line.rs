//! A hit in its line: the words that were found are marked in the text as it is written.

use super::{
    fold::fold_with_sources,
    rank::{Fit, Query},
};

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    /// Whether this part was found.
    pub is_hit: bool,
}

/// The most bytes of a line before its first hit, and in all.
const BEFORE: usize = 60;
const LONGEST: usize = 220;

/// The whole text with its hits.
pub(super) fn whole(text: &str, query: &Query) -> Vec<Piece> {
    let mut pieces = Vec::new();
    cut(text, &hits(text, query), 0, text.len(), &mut pieces);
    pieces
}

/// The part of the text around its first hit.
pub(super) fn line(text: &str, query: &Query) -> Vec<Piece> {
    let hits = hits(text, query);
    let first = hits.first().map_or(0, |(start, _)| *start);
    let start = match first > BEFORE {
        true => word_start(text, first - BEFORE, first),
        false => 0,
    };
    let end = match text.len() - start > LONGEST {
        true => word_end(text, start + LONGEST),
        false => text.len(),
    };
    let mut pieces = Vec::new();
    if start > 0 {
        push(&mut pieces, "… ", false);
    }
    cut(text, &hits, start, end, &mut pieces);
    if end < text.len() {
        push(&mut pieces, " …", false);
    }
    pieces
}

/// The first start of a word at or after a place, or else the limit.
fn word_start(text: &str, at: usize, limit: usize) -> usize {
    let at = (at..limit)
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(limit);
    let rest = text.get(at..limit).unwrap_or_default();
    let mut spaces = rest.char_indices().filter(|(_, c)| c.is_whitespace());
    spaces
        .next()
        .map_or(at, |(space, c)| at + space + c.len_utf8())
}

/// The last end of a word at or before a place.
fn word_end(text: &str, at: usize) -> usize {
    let at = (0..=at)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0);
    let rest = text.get(..at).unwrap_or_default();
    // A text without spaces is cut where it is.
    match rest.rfind(char::is_whitespace) {
        Some(space) if at - space < BEFORE => space,
        _ => at,
    }
}

/// Where the words stand, as places in the text as it is written, apart and in order. Where the words stand
/// together that is marked and no more; a word that begins one somewhere is not marked inside others.
fn hits(text: &str, query: &Query) -> Vec<(usize, usize)> {
    let (folded, sources) = fold_with_sources(text);
    let is_phrase = query.phrase.fit_in(&folded) > Some(Fit::Inside);
    let phrase = std::slice::from_ref(&query.phrase);
    let words = if is_phrase { phrase } else { &query.words };
    let mut hits: Vec<(usize, usize)> = Vec::new();
    for word in words.iter().filter(|word| !word.text.is_empty()) {
        let best = word.fit_in(&folded);
        for at in word.places_in(&folded) {
            let begins = at == 0 || folded.as_bytes().get(at - 1) == Some(&b' ');
            if !begins && best > Some(Fit::Inside) {
                continue;
            }
            let start = sources.get(at).map(|(start, _)| *start);
            let end = sources.get(at + word.text.len() - 1).map(|(_, end)| *end);
            if let (Some(start), Some(end)) = (start, end) {
                join(&mut hits, start, end);
            }
        }
    }
    hits
}

/// Puts a hit in its place, as one with those that it touches.
fn join(hits: &mut Vec<(usize, usize)>, mut start: usize, mut end: usize) {
    let from = hits.partition_point(|(_, other)| *other < start);
    let to = hits.partition_point(|(other, _)| *other <= end);
    for (first, last) in hits.drain(from..to) {
        start = start.min(first);
        end = end.max(last);
    }
    hits.insert(from, (start, end));
}

fn cut(text: &str, hits: &[(usize, usize)], start: usize, end: usize, pieces: &mut Vec<Piece>) {
    let mut at = start;
    for (first, last) in hits {
        let (first, last) = ((*first).clamp(at, end), (*last).clamp(at, end));
        push(pieces, text.get(at..first).unwrap_or_default(), false);
        push(pieces, text.get(first..last).unwrap_or_default(), true);
        at = last;
    }
    push(pieces, text.get(at..end).unwrap_or_default(), false);
}

fn push(pieces: &mut Vec<Piece>, text: &str, is_hit: bool) {
    if !text.is_empty() {
        pieces.push(Piece {
            text: text.to_owned(),
            is_hit,
        });
    }
}
