//! Reading official English: words, years and ranges of years, numbers in words, digits and Roman numerals.

/// A word, a number or a single mark of punctuation, with its place in the text.
#[derive(Clone, Copy, Debug)]
pub struct Token<'a> {
    pub text: &'a str,
    pub from: usize,
    pub to: usize,
}

impl Token<'_> {
    /// Whether it is this word, in capitals or not.
    pub fn is(&self, word: &str) -> bool {
        self.text.eq_ignore_ascii_case(word)
    }

    pub fn is_one_of(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(word))
    }

    fn is_digits(&self) -> bool {
        self.text.bytes().all(|byte| byte.is_ascii_digit())
    }

    fn is_dash(&self) -> bool {
        matches!(
            self.text,
            "-" | "\u{2010}" | "\u{2011}" | "\u{2012}" | "\u{2013}" | "\u{2014}" | "\u{2212}"
        )
    }

    /// Whether a sentence ends here.
    pub fn ends_sentence(&self) -> bool {
        matches!(self.text, "." | ";" | "!" | "?")
    }

    /// The year that it names: four digits, 1900 to 2099.
    pub fn year(&self) -> Option<i32> {
        let is_year = self.text.len() == 4
            && self.is_digits()
            && (self.text.starts_with("19") || self.text.starts_with("20"));
        is_year.then(|| self.text.parse().ok()).flatten()
    }

    /// The number that it names, in digits or as an English word.
    pub fn number(&self) -> Option<usize> {
        if self.text.len() <= 3 && self.is_digits() {
            return self.text.parse().ok();
        }
        let word = NUMBERS.iter().position(|word| self.is(word));
        word.map(|at| at + 1)
    }

    /// Whether it can stand between a year and the dash of a range: a day, a month.
    fn is_part_of_date(&self) -> bool {
        let is_day = self.text.starts_with(|first: char| first.is_ascii_digit())
            && self.text.len() <= 4
            && self.year().is_none();
        is_day || self.is_month() || matches!(self.text, "," | "." | "of")
    }

    fn is_month(&self) -> bool {
        (1..=12).any(|month| self.is(crate::plan::edtf::month_name(month)))
    }
}

const NUMBERS: [&str; 20] = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

/// Letters and digits make words; white space, the no-break space too, ends them; all else stands alone.
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut word: Option<usize> = None;
    let mut push = |from: usize, to: usize| {
        if let Some(text) = text.get(from..to) {
            found.push(Token { text, from, to });
        }
    };
    for (at, letter) in text.char_indices() {
        // General punctuation, from dashes to quotation marks; the minus sign; the rest beyond ASCII is letters.
        let is_letter = letter.is_ascii_alphanumeric()
            || (letter > '\u{bf}'
                && !('\u{2000}'..='\u{206f}').contains(&letter)
                && letter != '\u{2212}');
        if is_letter {
            word.get_or_insert(at);
            continue;
        }
        if let Some(from) = word.take() {
            push(from, at);
        }
        if !letter.is_ascii_whitespace() && letter != '\u{a0}' && letter != '\u{202f}' {
            push(at, at + letter.len_utf8());
        }
    }
    if let Some(from) = word {
        push(from, text.len());
    }
    found
}

/// A range of years in a text: "2024-2026", "2024/25", "1 January 2024 until 31 December 2025".
#[derive(Clone, Copy, Debug)]
pub struct Range {
    /// The first and the last of its tokens.
    pub first: usize,
    pub last: usize,
    pub start: i32,
    pub end: i32,
}

/// Every range of years in a text, in its order.
pub fn ranges(tokens: &[Token]) -> Vec<Range> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at += 1;
        let range = token
            .year()
            .and_then(|start| range_from(tokens, at - 1, start));
        if let Some(range) = range {
            at = range.last + 1;
            found.push(range);
        }
    }
    found
}

/// The range that begins with the year at this place.
fn range_from(tokens: &[Token], at: usize, start: i32) -> Option<Range> {
    let before = tokens.get(..at).unwrap_or_default();
    let separator = tokens.get(at + 1)?;
    let is_between = before.iter().rev().take(5).any(|token| token.is("between"));
    let separates = separator.is_dash()
        || separator.text == "/"
        || separator.is_one_of(&["to", "until", "till", "through"])
        || (separator.is("and") && is_between);
    if !separates {
        return None;
    }
    // The day and month of the first year belong to the range; those of the second are passed over.
    let days = before
        .iter()
        .rev()
        .take(4)
        .take_while(|token| token.is_part_of_date());
    let first = at - days.count();
    let mut last = at + 2;
    while tokens.get(last).is_some_and(Token::is_part_of_date) && last < at + 8 {
        last += 1;
    }
    if let Some(end) = tokens.get(last).and_then(Token::year) {
        return (end >= start).then_some(Range {
            first,
            last,
            start,
            end,
        });
    }
    // "2024-26": the century is that of the first year.
    let short = tokens.get(at + 2)?;
    let is_short = short.text.len() == 2
        && (separator.is_dash() || separator.text == "/")
        && !tokens
            .get(at + 3)
            .is_some_and(|next| next.is_dash() || next.is_month());
    let end = start - start % 100 + i32::try_from(short.number()?).ok()?;
    (is_short && end > start && end <= start + 10).then_some(Range {
        first: at,
        last: at + 2,
        start,
        end,
    })
}

/// The number of a printed one: "3", "3.", "(3)", "III.". None for "1.1", "2. a)" and bullets.
pub fn printed_number(printed: &str) -> Option<u32> {
    let inner = printed.trim_matches(|mark: char| " .()".contains(mark));
    if inner.is_empty() || inner.len() > 7 {
        return None;
    }
    inner.parse().ok().or_else(|| roman(inner))
}

/// Whether a printed number is a Roman one.
pub fn is_roman(printed: &str) -> bool {
    printed.bytes().any(|byte| byte.is_ascii_alphabetic())
}

/// A Roman numeral in capitals, up to LXXXIX; none where it is not written as one writes it.
fn roman(text: &str) -> Option<u32> {
    (1..90).find(|number| to_roman(*number) == text)
}

fn to_roman(mut number: u32) -> String {
    let mut text = String::new();
    for (value, letters) in [
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ] {
        while number >= value {
            number -= value;
            text.push_str(letters);
        }
    }
    text
}
