//! The content lines of RFC 5545: taken apart, put together, folded, escaped (sections 3.1 and 3.3.11).
//!
//! What comes in is read leniently, in one pass: a bare line feed ends a line too, and what is no content line is
//! passed over.

/// The most octets of a line, without its line break (RFC 5545, 3.1).
const MAX_OCTETS: usize = 75;
/// The most parameters of a line that are looked at.
const MAX_PARAMETERS: usize = 16;

/// One content line: `NAME;PARAMETER=value:VALUE`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    pub name: &'a str,
    pub parameters: Vec<(&'a str, &'a str)>,
    pub value: &'a str,
}

impl<'a> Line<'a> {
    /// The line in these words, or None where they are none.
    pub fn parse(text: &'a str) -> Option<Self> {
        let end = text.find([';', ':'])?;
        let (name, mut rest) = text.split_at(end);
        if name.is_empty() {
            return None;
        }
        let mut parameters = Vec::new();
        while let Some(after) = rest.strip_prefix(';') {
            let end = parameter_end(after)?;
            let (parameter, next) = after.split_at(end);
            if parameters.len() < MAX_PARAMETERS
                && let Some((key, value)) = parameter.split_once('=')
            {
                parameters.push((key, value.trim_matches('"')));
            }
            rest = next;
        }
        Some(Line {
            name,
            parameters,
            value: rest.strip_prefix(':')?,
        })
    }

    pub fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// The value of a parameter, without the quotation marks around it.
    pub fn parameter(&self, name: &str) -> Option<&'a str> {
        let mut found = self.parameters.iter();
        found
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| *value)
    }
}

/// Where a parameter ends: at the first `;` or `:` outside quotation marks.
fn parameter_end(text: &str) -> Option<usize> {
    let mut quoted = false;
    text.bytes().position(|byte| {
        quoted ^= byte == b'"';
        !quoted && matches!(byte, b';' | b':')
    })
}

/// Bytes without the line breaks that fold lines. It is done before the bytes become text, because old programs fold
/// inside a character too.
pub fn unfolded(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    loop {
        rest = match rest {
            [b'\r', b'\n', b' ' | b'\t', after @ ..] | [b'\n', b' ' | b'\t', after @ ..] => after,
            [byte, after @ ..] => {
                out.push(*byte);
                after
            }
            [] => return out,
        }
    }
}

/// Writes a line, folded where it is long, never inside a character.
pub fn push_line(out: &mut String, line: &str) {
    let mut octets = 0;
    for letter in line.chars() {
        if octets + letter.len_utf8() > MAX_OCTETS {
            out.push_str("\r\n ");
            octets = 1;
        }
        out.push(letter);
        octets += letter.len_utf8();
    }
    out.push_str("\r\n");
}

/// Writes `NAME:text` with the text escaped.
pub fn push_text(out: &mut String, name: &str, text: &str) {
    push_line(out, &format!("{name}:{}", escaped(text)));
}

/// A text as a value of type TEXT. Control characters can't stand in one and become spaces.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in printable(text).chars() {
        match letter {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(letter);
            }
            '\n' => out.push_str("\\n"),
            _ => out.push(letter),
        }
    }
    out
}

/// A text with line feeds for all line breaks, and a space for each other control character.
pub fn printable(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let text = text.replace(['\r', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
    text.replace(|letter: char| letter.is_control() && letter != '\n', " ")
}

/// The text that a value of type TEXT stands for.
pub fn unescaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(other) => out.push(other),
                None => {}
            },
            _ => out.push(letter),
        }
    }
    out
}
