//! One JSON object being read. Each key is taken out by the name and the kind that is expected; what is left
//! at the end are the unknown keys. Nothing stops at a problem: it is noted with its path, and a stand-in is
//! given back, so that one reading finds everything. A file with any problem is refused, stand-ins and all.

use super::words::{Words, all_words};
use super::{
    MAX_RECORDS,
    words::{LINK_KINDS, OFFICIAL_KINDS},
};
use crate::exchange::problem::{Problem, quoted};
use crate::plan::{
    Degrees, Edtf, Extra, ItemId, Official, TimeOfDay, Zone, edtf::EdtfError, id::is_valid_id,
};
use chrono::NaiveDate;
use serde_json::{Map, Value};
use std::cell::RefCell;

/// The problems found so far, shared by all objects of one file.
pub type Problems = RefCell<Vec<Problem>>;

/// Whether a key may be missing or null.
#[derive(Clone, Copy, PartialEq)]
pub enum Key {
    /// It must be there, and not null.
    Needed,
    /// It must be there, and may be null.
    Nullable,
    /// It may be missing or null.
    Optional,
    /// It may be missing, and is then empty or false; it may not be null.
    Defaulted,
}

impl Key {
    fn or_null(self) -> &'static str {
        match self {
            Key::Needed | Key::Defaulted => "",
            Key::Nullable | Key::Optional => ", or null",
        }
    }
}

const ID: &str =
    "an id of lower-case Latin letters, digits and hyphens, beginning with a letter or digit";

const DIGEST: &str = "a SHA-256 digest of 64 hexadecimal digits";

pub struct Fields<'p> {
    left: Map<String, Value>,
    path: String,
    problems: &'p Problems,
}

impl<'p> Fields<'p> {
    /// The object at a path; the whole file has an empty one.
    pub fn new(left: Map<String, Value>, path: String, problems: &'p Problems) -> Self {
        Fields {
            left,
            path,
            problems,
        }
    }

    fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() {
            key.to_owned()
        } else {
            format!("{}.{key}", self.path)
        }
    }

    fn note(&self, path: String, message: String) {
        self.problems.borrow_mut().push(Problem { path, message });
    }

    /// Notes that one key holds something else than what is expected.
    pub fn refuse_key(&self, key: &str, rule: Key, found: &Value, expected: &str) {
        self.refuse(
            self.path_of(key),
            found,
            &format!("{expected}{}", rule.or_null()),
        );
    }

    fn refuse(&self, path: String, found: &Value, expected: &str) {
        self.note(
            path,
            format!("Found {}; expected {expected}.", in_words(found)),
        );
    }

    /// Notes that one key breaks a rule.
    pub fn complain(&self, key: &str, message: String) {
        self.note(self.path_of(key), message);
    }

    /// What a key holds. None where that is nothing, or null.
    pub fn value(&mut self, key: &str, rule: Key, expected: &str) -> Option<Value> {
        match (self.left.remove(key), rule) {
            (None, Key::Needed | Key::Nullable) => {
                let nullable = rule.or_null();
                self.complain(
                    key,
                    format!("This key is missing; expected {expected}{nullable}."),
                );
                None
            }
            (None, Key::Optional | Key::Defaulted) => None,
            (Some(Value::Null), Key::Nullable | Key::Optional) => None,
            (Some(value), _) => Some(value),
        }
    }

    fn string(&mut self, key: &str, rule: Key, expected: &str) -> Option<String> {
        match self.value(key, rule, expected)? {
            Value::String(text) => Some(text),
            other => {
                self.refuse_key(key, rule, &other, expected);
                None
            }
        }
    }

    /// A text that must be there; it may be empty, and is left as it is.
    pub fn text(&mut self, key: &str) -> String {
        self.maybe_text(key, Key::Needed).unwrap_or_default()
    }

    pub fn maybe_text(&mut self, key: &str, rule: Key) -> Option<String> {
        self.string(key, rule, "text in quotation marks")
    }

    /// An id, made by the `new` of its type.
    pub fn id<T>(&mut self, key: &str, rule: Key, new: fn(String) -> Option<T>) -> Option<T> {
        new(self.id_text(key, rule)?)
    }

    fn id_text(&mut self, key: &str, rule: Key) -> Option<String> {
        let text = self.string(key, rule, ID)?;
        self.checked_id(self.path_of(key), text)
    }

    fn checked_id(&self, path: String, text: String) -> Option<String> {
        if is_valid_id(&text) {
            return Some(text);
        }
        self.refuse(path, &Value::String(text), ID);
        None
    }

    /// One of the fixed words.
    pub fn word<T: Words>(&mut self, key: &str) -> Option<T> {
        let found = self.word_text(key, &all_words::<T>())?;
        T::ALL.iter().copied().find(|value| value.word() == found)
    }

    /// The same, where it may be missing.
    pub fn word_if<T: Words>(&mut self, key: &str) -> Option<T> {
        let found = self.words_text(key, Key::Optional, &all_words::<T>())?;
        T::ALL.iter().copied().find(|value| value.word() == found)
    }

    /// The same as text, for words that are no enum.
    pub fn word_text(&mut self, key: &str, allowed: &[&str]) -> Option<String> {
        self.words_text(key, Key::Needed, allowed)
    }

    fn words_text(&mut self, key: &str, rule: Key, allowed: &[&str]) -> Option<String> {
        let expected = format!("one of {}", allowed.join(", "));
        let found = self.string(key, rule, &expected)?;
        if allowed.contains(&found.as_str()) {
            return Some(found);
        }
        self.refuse_key(key, rule, &Value::String(found), &expected);
        None
    }

    /// A date in EDTF.
    pub fn date(&mut self, key: &str, rule: Key) -> Option<Edtf> {
        let text = self.string(key, rule, "a date in EDTF, such as 2024-10-04 or 2024-23")?;
        match Edtf::parse(&text) {
            Ok(date) => Some(date),
            Err(error) => {
                self.complain(key, format!("{} {}.", quoted(&text), error.message()));
                None
            }
        }
    }

    /// One day of the calendar.
    pub fn day(&mut self, key: &str) -> Option<NaiveDate> {
        self.day_if(key, Key::Needed)
    }

    /// One day of the calendar, which may be missing.
    pub fn day_if(&mut self, key: &str, rule: Key) -> Option<NaiveDate> {
        const DAY: &str = "a day of the calendar as YYYY-MM-DD";
        let text = self.string(key, rule, DAY)?;
        match Edtf::parse(&text) {
            // Nothing else that is exact has ten characters.
            Ok(date) if date.is_exact() && text.len() == 10 => Some(date.earliest()),
            Err(EdtfError::NoSuchDay) => {
                let message = EdtfError::NoSuchDay.message();
                self.complain(key, format!("{} {message}.", quoted(&text)));
                None
            }
            Ok(_) | Err(_) => {
                self.refuse_key(key, rule, &Value::String(text), DAY);
                None
            }
        }
    }

    /// A time of day.
    pub fn time(&mut self, key: &str, rule: Key) -> Option<TimeOfDay> {
        const TIME: &str = "a time of day as HH:MM, from 00:00 to 23:59";
        let text = self.string(key, rule, TIME)?;
        let time = TimeOfDay::parse(&text);
        if time.is_none() {
            self.refuse_key(key, rule, &Value::String(text), TIME);
        }
        time
    }

    /// The name of a time zone, of which only the shape is checked.
    pub fn zone(&mut self, key: &str) -> Option<Zone> {
        const ZONE: &str = "the name of a time zone, such as Europe/Istanbul";
        let text = self.string(key, Key::Needed, ZONE)?;
        let zone = Zone::new(text.as_str());
        if zone.is_none() {
            self.refuse_key(key, Key::Needed, &Value::String(text), ZONE);
        }
        zone
    }

    pub fn flag(&mut self, key: &str, rule: Key) -> bool {
        match self.value(key, rule, "true or false") {
            Some(Value::Bool(flag)) => flag,
            None => false,
            Some(other) => {
                self.refuse_key(key, rule, &other, "true or false");
                false
            }
        }
    }

    /// A number of degrees. Whether it is on the globe is a rule of the plan.
    pub fn degrees(&mut self, key: &str, rule: Key) -> Option<Degrees> {
        const DEGREES: &str = "a number of degrees, such as 41.01";
        let value = self.value(key, rule, DEGREES)?;
        let degrees = match &value {
            Value::Number(number) => Degrees::parse(&number.to_string()),
            _ => None,
        };
        if degrees.is_none() {
            self.refuse_key(key, rule, &value, DEGREES);
        }
        degrees
    }

    /// An object inside this one.
    pub fn object(&mut self, key: &str, rule: Key) -> Option<Fields<'p>> {
        let value = self.value(key, rule, "an object in braces")?;
        self.entered(self.path_of(key), value)
    }

    fn entered(&self, path: String, value: Value) -> Option<Fields<'p>> {
        match value {
            Value::Object(left) => Some(Fields::new(left, path, self.problems)),
            other => {
                self.refuse(path, &other, "an object in braces");
                None
            }
        }
    }

    /// The entries of a list, each with its path.
    fn entries(&mut self, key: &str, rule: Key, of: &str) -> Vec<(String, Value)> {
        let expected = format!("a list of {of}");
        let path = self.path_of(key);
        let Some(value) = self.value(key, rule, &expected) else {
            return Vec::new();
        };
        match value {
            Value::Array(list) if list.len() > MAX_RECORDS => {
                self.note(
                    path,
                    format!(
                        "Found a list of {}; expected at most {MAX_RECORDS}.",
                        list.len()
                    ),
                );
                Vec::new()
            }
            Value::Array(list) => list
                .into_iter()
                .enumerate()
                .map(|(at, value)| (format!("{path}[{at}]"), value))
                .collect(),
            other => {
                self.refuse(path, &other, &expected);
                Vec::new()
            }
        }
    }

    /// A list of objects, each read by the same function.
    pub fn records<T>(
        &mut self,
        key: &str,
        rule: Key,
        read: fn(Fields<'p>) -> Option<T>,
    ) -> Vec<T> {
        self.objects(key, rule)
            .into_iter()
            .filter_map(read)
            .collect()
    }

    fn objects(&mut self, key: &str, rule: Key) -> Vec<Fields<'p>> {
        let entries = self.entries(key, rule, "objects");
        let entered = entries
            .into_iter()
            .filter_map(|(path, value)| self.entered(path, value));
        entered.collect()
    }

    /// A list of texts, each with its path.
    fn strings(&mut self, key: &str, rule: Key, of: &str) -> Vec<(String, String)> {
        let mut texts = Vec::new();
        for (path, value) in self.entries(key, rule, of) {
            match value {
                Value::String(text) => texts.push((path, text)),
                other => self.refuse(path, &other, "text in quotation marks"),
            }
        }
        texts
    }

    pub fn texts(&mut self, key: &str) -> Vec<String> {
        let texts = self.strings(key, Key::Defaulted, "texts");
        texts.into_iter().map(|(_, text)| text).collect()
    }

    pub fn ids<T>(&mut self, key: &str, new: fn(String) -> Option<T>) -> Vec<T> {
        let texts = self.strings(key, Key::Defaulted, "ids");
        texts
            .into_iter()
            .filter_map(|(path, text)| new(self.checked_id(path, text)?))
            .collect()
    }

    /// A list of SHA-256 digests.
    pub fn digests(&mut self, key: &str, rule: Key) -> Vec<String> {
        let texts = self.strings(key, rule, "digests");
        let digests = texts.into_iter();
        digests
            .filter_map(|(path, text)| self.checked_digest(path, text))
            .collect()
    }

    /// A list of SHA-256 digests that may be missing.
    pub fn maybe_digests(&mut self, key: &str) -> Option<Vec<String>> {
        self.left
            .contains_key(key)
            .then(|| self.digests(key, Key::Needed))
    }

    /// A SHA-256 digest.
    pub fn digest(&mut self, key: &str) -> Option<String> {
        let text = self.string(key, Key::Needed, DIGEST)?;
        self.checked_digest(self.path_of(key), text)
    }

    fn checked_digest(&self, path: String, text: String) -> Option<String> {
        let is_hex = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        if text.len() == 64 && text.bytes().all(is_hex) {
            return Some(text);
        }
        self.refuse(path, &Value::String(text), DIGEST);
        None
    }

    /// A place in a list, counted from 0.
    pub fn place(&mut self, key: &str) -> Option<usize> {
        const PLACE: &str = "a place in a list, counted from 0";
        let value = self.value(key, Key::Needed, PLACE)?;
        let place = value.as_u64().and_then(|place| usize::try_from(place).ok());
        if place.is_none() {
            self.refuse_key(key, Key::Needed, &value, PLACE);
        }
        place
    }

    /// A list of pointers at items. Such a pointer has no place for unknown keys, so they are a problem.
    pub fn links(&mut self) -> Vec<ItemId> {
        self.records("links", Key::Defaulted, |link| {
            let (kind, id) = link.kind_and_id(&LINK_KINDS)?;
            ItemId::from_words(&kind, &id)
        })
    }

    /// What an amendment is of. Like a link, it has no place for unknown keys.
    pub fn official(&mut self, key: &str) -> Option<Official> {
        let (kind, id) = self
            .object(key, Key::Needed)?
            .kind_and_id(&OFFICIAL_KINDS)?;
        Official::from_words(&kind, &id)
    }

    fn kind_and_id(mut self, kinds: &[&str]) -> Option<(String, String)> {
        let kind = self.word_text("kind", kinds);
        let id = self.id_text("id", Key::Needed);
        for key in self.left.keys() {
            self.complain(
                key,
                "Found a key that is not known here; a link has only kind and id.".to_owned(),
            );
        }
        Some((kind?, id?))
    }

    /// What is left: the unknown keys, each with its JSON text.
    pub fn rest(self) -> Extra {
        let mut extra = Extra::new();
        for (key, value) in self.left {
            // A value always serializes.
            extra.insert(key, serde_json::to_string(&value).unwrap_or_default());
        }
        extra
    }
}

/// A value for a message: what kind it is, and the value where it is short.
fn in_words(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(flag) => flag.to_string(),
        Value::Number(number) => format!("the number {number}"),
        Value::String(text) => quoted(text),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
    }
}
