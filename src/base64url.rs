//! Bytes as text: base64 with the letters that addresses may have and without padding (RFC 4648, section 5), as JSON
//! Web Encryption and signatures have it.

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Bytes to text.
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or_default());
        let group = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..=three.len() {
            let letter = LETTERS.get((group >> (18 - 6 * at) & 63) as usize);
            text.push(letter.map_or('A', |letter| char::from(*letter)));
        }
    }
    text
}

/// Text to bytes. None: a letter that does not belong, or bits left over.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 2);
    for four in text.as_bytes().chunks(4) {
        let mut group: u32 = 0;
        for letter in four {
            let value = LETTERS.iter().position(|it| it == letter)?;
            group = group << 6 | value as u32;
        }
        group <<= 6 * (4 - four.len());
        let count = four.len() * 6 / 8;
        let [_, three @ ..] = group.to_be_bytes();
        let (taken, rest) = three.split_at_checked(count)?;
        if four.len() == 1 || rest.iter().any(|byte| *byte != 0) {
            return None;
        }
        bytes.extend_from_slice(taken);
    }
    Some(bytes)
}
