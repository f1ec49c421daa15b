//! Tables as text: RFC 4180, with the mark of UTF-8 in front, so that a spreadsheet reads every script right.
//!
//! A spreadsheet runs a value that begins with `=`, `+`, `-` or `@` as a formula, whoever wrote it. Such a value is
//! written with an apostrophe in front, as spreadsheets themselves write a text, and so is one that begins with a tab or
//! a line break, which some of them drop. [`read`] takes that apostrophe away again, so nothing is lost on a way there
//! and back: a value that begins with apostrophes and then such a sign gets one more, and loses one.

/// What a browser is told that it is.
pub const MIME: &str = "text/csv;charset=utf-8";

/// The mark of UTF-8 (byte order mark).
const MARK: char = '\u{feff}';

/// What begins a formula, in some spreadsheet: the plain signs, those of full width, and what is dropped before them.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'];

/// Signs that stand between values in files of some country or other.
const SEPARATORS: [char; 3] = [',', ';', '\t'];

/// Why a text is no table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CsvError {
    /// A value in quotation marks that begins in this line (from 1) has no end.
    NotClosed(usize),
    /// In this line, something else than a separator follows a value in quotation marks.
    AfterQuotes(usize),
}

impl CsvError {
    /// What is wrong and what to do, in a sentence.
    pub fn message(&self) -> String {
        match self {
            CsvError::NotClosed(line) => format!(
                "A quotation mark is opened in line {line} and never closed. Save the table again as CSV."
            ),
            CsvError::AfterQuotes(line) => format!(
                "In line {line}, a value in quotation marks goes on after them. Save the table again as CSV."
            ),
        }
    }
}

/// Whether a spreadsheet could take the value for a formula, apostrophes in front of it aside.
fn is_formula(value: &str) -> bool {
    value.trim_start_matches('\'').starts_with(FORMULA)
}

/// Writes rows of values: commas between them, CRLF after each row, and quotation marks where a value needs them.
pub fn write(rows: &[Vec<String>]) -> String {
    let mut text = String::from(MARK);
    for row in rows {
        for (at, value) in row.iter().enumerate() {
            if at > 0 {
                text.push(',');
            }
            let mark = if is_formula(value) { "'" } else { "" };
            // A row of one empty value would be an empty line, which readers leave out.
            let is_lonely = value.is_empty() && row.len() == 1;
            if is_lonely || value.contains(['"', ',', ';', '\t', '\r', '\n']) {
                text.push('"');
                text.push_str(mark);
                text.push_str(&value.replace('"', "\"\""));
                text.push('"');
            } else {
                text.push_str(mark);
                text.push_str(value);
            }
        }
        text.push_str("\r\n");
    }
    text
}

/// Reads rows of values. The separator is a comma, a semicolon or a tab: the one that the first row has most of.
/// Lines end in CRLF, LF or CR; empty ones are left out. Rows need not be of one length.
pub fn read(text: &str) -> Result<Vec<Vec<String>>, CsvError> {
    let text = text.strip_prefix(MARK).unwrap_or(text);
    let separator = separator_of(text);
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut value = String::new();
    let mut signs = text.chars().peekable();
    let mut line = 1;
    // Whether the value stood in quotation marks, which are closed.
    let mut was_quoted = false;
    loop {
        let sign = signs.next();
        match sign {
            Some('"') if value.is_empty() && !was_quoted => {
                let begins = line;
                loop {
                    match signs.next() {
                        None => return Err(CsvError::NotClosed(begins)),
                        Some('"') if signs.next_if_eq(&'"').is_none() => break,
                        Some(sign) => {
                            line += usize::from(sign == '\n');
                            value.push(sign);
                        }
                    }
                }
                was_quoted = true;
            }
            None | Some('\r' | '\n') => {
                if sign == Some('\r') {
                    signs.next_if_eq(&'\n');
                }
                line += 1;
                if !row.is_empty() || !value.is_empty() || was_quoted {
                    row.push(plain(std::mem::take(&mut value)));
                    rows.push(std::mem::take(&mut row));
                }
                was_quoted = false;
                if sign.is_none() {
                    return Ok(rows);
                }
            }
            Some(sign) if sign == separator => {
                row.push(plain(std::mem::take(&mut value)));
                was_quoted = false;
            }
            Some(_) if was_quoted => return Err(CsvError::AfterQuotes(line)),
            Some(sign) => value.push(sign),
        }
    }
}

/// The value without the apostrophe that keeps it from being a formula.
fn plain(value: String) -> String {
    match value.strip_prefix('\'') {
        Some(rest) if is_formula(rest) => rest.to_owned(),
        _ => value,
    }
}

/// The separator that the first row has most of, outside quotation marks; a comma where it has none.
fn separator_of(text: &str) -> char {
    let mut counts = [0_usize; SEPARATORS.len()];
    let mut is_quoted = false;
    for sign in text.chars() {
        match sign {
            '"' => is_quoted = !is_quoted,
            '\r' | '\n' if !is_quoted => break,
            _ if is_quoted => {}
            _ => {
                let known = SEPARATORS.iter().zip(&mut counts);
                for (_, count) in known.filter(|(separator, _)| **separator == sign) {
                    *count += 1;
                }
            }
        }
    }
    let mut best = (',', 0);
    for (separator, count) in SEPARATORS.into_iter().zip(counts) {
        if count > best.1 {
            best = (separator, count);
        }
    }
    best.0
}
