//! What a text is read as: numbers, words, dashes and signs, and what one of them says by itself.

use super::{Is, Reader, Token};
use crate::plan::edtf::{MONTHS, SEASONS, WEEKDAYS};

pub(super) const SUFFIXES: &[&str] = &["st", "nd", "rd", "th"];

impl<'a> Reader<'a> {
    pub(super) fn kind(&self, at: usize) -> Option<Is> {
        self.tokens.get(at).map(|token| token.is)
    }

    /// A token in small letters; nothing after the last.
    pub(super) fn word(&self, at: usize) -> &str {
        let token = self.tokens.get(at).filter(|token| token.is != Is::Done);
        token
            .and_then(|token| self.lower.get(token.start..token.end))
            .unwrap_or("")
    }

    pub(super) fn is(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.word(at))
    }

    /// Whether these words stand there, one after the other.
    pub(super) fn are(&self, at: usize, words: &str) -> Option<usize> {
        let mut next = at;
        for word in words.split(' ') {
            if self.word(next) != word {
                return None;
            }
            next += 1;
        }
        Some(next)
    }

    /// Whether no space stands before a token.
    pub(super) fn is_glued(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
        match (before, self.tokens.get(at)) {
            (Some(before), Some(token)) => before.end == token.start,
            _ => false,
        }
    }

    /// A number of so many digits.
    pub(super) fn number(&self, at: usize, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
        let word = self.word(at);
        let is_number = self.kind(at) == Some(Is::Number) && digits.contains(&word.len());
        is_number.then(|| word.parse().ok()).flatten()
    }

    pub(super) fn month(&self, at: usize) -> Option<u32> {
        let word = self.word(at);
        if word.len() < 3 {
            return None;
        }
        let index = MONTHS.iter().position(|month| {
            let start = month.get(..word.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(word))
                || (word == "sept" && *month == "September")
        })?;
        Some(index as u32 + 1)
    }

    pub(super) fn season(&self, at: usize) -> Option<u32> {
        let word = match self.word(at) {
            "fall" => "autumn",
            word => word,
        };
        let index = SEASONS.iter().position(|season| *season == word)?;
        Some(index as u32 + 21)
    }

    pub(super) fn is_dash(&self, at: usize) -> bool {
        self.kind(at) == Some(Is::Dash)
    }

    /// "1st", "first", "I"; 0 is "last".
    pub(super) fn ordinal(&self, at: usize) -> Option<(u32, usize)> {
        const WORDS: [&[&str]; 6] = [
            &["last"],
            &["first", "i"],
            &["second", "ii"],
            &["third", "iii"],
            &["fourth", "iv"],
            &["fifth", "v"],
        ];
        if let Some(number) = self.number(at, 1..=1) {
            let is_ordinal = self.is_glued(at + 1) && self.is(at + 1, SUFFIXES);
            return Some((number, at + 1 + usize::from(is_ordinal)));
        }
        let number = WORDS.iter().position(|words| self.is(at, words))?;
        Some((number as u32, at + 1))
    }

    pub(super) fn assume(&mut self, note: String) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }
}

pub(super) fn tokens(text: &str) -> Vec<Token> {
    let kind = |letter: char| match letter {
        '0'..='9' => Is::Number,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' => Is::Dash,
        letter if letter.is_alphanumeric() => Is::Word,
        _ => Is::Sign,
    };
    let mut tokens: Vec<Token> = Vec::new();
    for (start, letter) in text.char_indices() {
        // Marks without width come with texts from other programs.
        if letter.is_whitespace() || matches!(letter, '\u{200b}' | '\u{feff}' | '\u{ad}') {
            continue;
        }
        let (is, end) = (kind(letter), start + letter.len_utf8());
        match tokens.last_mut() {
            Some(last)
                if last.end == start && last.is == is && matches!(is, Is::Number | Is::Word) =>
            {
                last.end = end;
            }
            _ => tokens.push(Token { is, start, end }),
        }
    }
    tokens
}

/// Counted from Monday; the word is at least three letters of its name.
pub(super) fn weekday_of(word: &str) -> Option<usize> {
    WEEKDAYS.iter().position(|name| {
        let start = name.get(..word.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(word))
    })
}
