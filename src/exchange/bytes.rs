//! From the bytes of a file to text.
//!
//! JSON is UTF-8, but Windows programs also save it with a byte order mark or as UTF-16. Each of these is
//! told from the first bytes without guessing, so all are taken. Old one-byte encodings can't be told apart
//! and are refused; for calendar files, which come out of old programs, they are read as Western European ones, and
//! whoever asks is told so.

use super::problem::ReadError;

/// The largest file that is looked at. A plan of 2,000 items has about 2,000,000 bytes.
pub const MAX_BYTES: usize = 8_000_000;

/// The text of a file, without the byte order mark.
pub fn to_text(bytes: &[u8]) -> Result<String, ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge {
            bytes: bytes.len(),
            limit: MAX_BYTES,
        });
    }
    let text = unicode(bytes)?;
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    Ok(text)
}

/// The text of a file of any encoding, and whether its letters were guessed.
pub fn decoded(bytes: &[u8]) -> Result<(String, bool), ReadError> {
    let (text, guessed) = match unicode(bytes) {
        Ok(text) => (text, false),
        Err(_) => (bytes.iter().map(|byte| western(*byte)).collect(), true),
    };
    match text.trim().is_empty() {
        true => Err(ReadError::Empty),
        false => Ok((text, guessed)),
    }
}

/// A letter of Windows-1252, which is Latin-1 with letters in place of control characters.
fn western(byte: u8) -> char {
    const FROM_128: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
        '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}',
        'ž', 'Ÿ',
    ];
    let at = usize::from(byte).checked_sub(128);
    let special = at.and_then(|at| FROM_128.get(at)).copied();
    special.unwrap_or(char::from(byte))
}

fn unicode(bytes: &[u8]) -> Result<String, ReadError> {
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        // JSON begins with a character of ASCII; in UTF-16 one of its two bytes is zero.
        [first, 0, ..] if *first != 0 => utf16(bytes, u16::from_le_bytes),
        [0, second, ..] if *second != 0 => utf16(bytes, u16::from_be_bytes),
        _ => utf8(bytes),
    }
}

fn utf8(bytes: &[u8]) -> Result<String, ReadError> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(_) => Err(ReadError::NotText),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, ReadError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(ReadError::NotText);
    }
    char::decode_utf16(pairs.iter().map(|pair| unit(*pair)))
        .collect::<Result<String, _>>()
        .map_err(|_| ReadError::NotText)
}
