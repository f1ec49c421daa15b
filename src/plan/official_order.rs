//! The one order of partners: by capacity, and in each the alphabetical order of the official English names, as the
//! organisation seats its members. "Republic of" and its like do not count, as in the official list: the Republic of
//! Moldova stands before the Republic of North Macedonia, and the Hellenic Republic under H.

use super::{Partner, Plan};

/// Forms of state that stand before a name and leave its place in the alphabet to it.
const FORMS: [&str; 4] = ["Republic", "Kingdom", "State", "Principality"];

/// The letters of the Latin script that official names have beside the plain ones, each row after the plain one.
const LETTERS: [&str; 15] = [
    "aàáâãäåāăą",
    "cçćĉċč",
    "dďđð",
    "eèéêëēĕėęěə",
    "gĝğġģ",
    "iìíîïĩīĭįı",
    "lĺļľŀł",
    "nñńņň",
    "oòóôõöøōŏő",
    "rŕŗř",
    "sśŝşšș",
    "tţťŧț",
    "uùúûüũūŭůűų",
    "yýÿŷ",
    "zźżž",
];

/// The part of an official name that the alphabet goes by.
fn ordering_part(name: &str) -> &str {
    let name = name.trim();
    let name = name.strip_prefix("The ").unwrap_or(name);
    // At most two words come before the form: "Federal Republic of", "Federal Democratic Republic of".
    let mut rest = name;
    for _ in 0..3 {
        let Some((word, after)) = rest.split_once(' ') else {
            break;
        };
        if FORMS.contains(&word) {
            let own = after.strip_prefix("of ").or(after.strip_prefix("Of "));
            return own.map_or(name, |own| own.strip_prefix("the ").unwrap_or(own));
        }
        let is_name = word.starts_with(|first: char| first.is_uppercase());
        // The United Kingdom is called so.
        if !is_name || word == "United" {
            break;
        }
        rest = after;
    }
    name
}

/// What names are compared by: without case and marks; the name itself where two are alike otherwise.
pub fn alphabetical(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for letter in ordering_part(name).chars().flat_map(char::to_lowercase) {
        let plain = LETTERS.iter().find(|row| row.contains(letter));
        let plain = plain.and_then(|row| row.chars().next());
        match plain.unwrap_or(letter) {
            // A mark on the letter before it, as İ becomes in small letters.
            '\u{300}'..='\u{36f}' => {}
            letter if letter.is_alphanumeric() => key.push(letter),
            _ if key.ends_with(' ') => {}
            _ => key.push(' '),
        }
    }
    key
}

impl Plan {
    /// The partners in the one order that all lists have.
    pub fn partners_in_order(&self) -> Vec<&Partner> {
        let mut partners: Vec<&Partner> = self.partners.iter().collect();
        partners.sort_by_cached_key(|partner| {
            (
                partner.category,
                alphabetical(&partner.name),
                partner.name.clone(),
            )
        });
        partners
    }
}
