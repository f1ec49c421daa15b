//! The part of an address after `?`: what a page was set to show, as `key=value` pairs.

use std::fmt;

/// The key that names the open plan. An address without it means the plan that is open.
pub const PLAN: &str = "plan";

/// The choices in an address, each key once, in the order of the keys: the same choices are the same address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query(Vec<(String, String)>);

impl Query {
    /// Reads them off an address. Where a key comes twice, its first value counts; what is no pair is left out.
    pub fn parse(hash: &str) -> Query {
        let mut query = Query::default();
        let (_, pairs) = hash.split_once('?').unwrap_or_default();
        for (key, value) in pairs.split('&').filter_map(|pair| pair.split_once('=')) {
            let (key, value) = (decode(key), decode(value));
            if query.get(&key).is_none() {
                query.set(&key, Some(value));
            }
        }
        query
    }

    pub fn get(&self, key: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(other, _)| other == key)
            .map(|(_, value)| value.as_str())
    }

    /// Sets a choice; none, or an empty one, takes it out of the address.
    pub fn set(&mut self, key: &str, value: Option<String>) {
        self.0.retain(|(other, _)| other != key);
        if let Some(value) = value.filter(|value| !value.is_empty())
            && !key.is_empty()
        {
            let at = self.0.partition_point(|(other, _)| other.as_str() < key);
            self.0.insert(at, (key.to_owned(), value));
        }
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The same without the open plan, as links have it.
    pub fn without_plan(mut self) -> Query {
        self.set(PLAN, None);
        self
    }

    /// The choices at an address that was come to from another: the plan that was open stays open where the address
    /// names none, and a page keeps what it was set to show where a link inside it says nothing of it.
    pub fn coming_from(mut self, before: &Query, same_page: bool) -> Query {
        if same_page && self.clone().without_plan().is_empty() {
            let plan = self.get(PLAN).map(str::to_owned);
            self = before.clone();
            if plan.is_some() {
                self.set(PLAN, plan);
            }
        } else if self.get(PLAN).is_none() {
            self.set(PLAN, before.get(PLAN).map(str::to_owned));
        }
        self
    }
}

/// As it stands in the address, with its `?`; nothing where there are no choices.
impl fmt::Display for Query {
    fn fmt(&self, to: &mut fmt::Formatter) -> fmt::Result {
        for (at, (key, value)) in self.0.iter().enumerate() {
            to.write_str(if at == 0 { "?" } else { "&" })?;
            encode(key, to)?;
            to.write_str("=")?;
            encode(value, to)?;
        }
        Ok(())
    }
}

/// Percent-encodes all that could be taken for something else in an address.
fn encode(text: &str, to: &mut fmt::Formatter) -> fmt::Result {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~,:/".contains(&byte) {
            write!(to, "{}", char::from(byte))?;
        } else {
            write!(to, "%{byte:02X}")?;
        }
    }
    Ok(())
}

/// The text behind the percent signs; a percent sign that begins no byte stands for itself.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let encoded = match (first, after) {
            (b'%', [high, low, beyond @ ..]) => digit(*high)
                .zip(digit(*low))
                .map(|(high, low)| (high * 16 + low, beyond)),
            _ => None,
        };
        let (byte, beyond) = encoded.unwrap_or((first, after));
        bytes.push(byte);
        rest = beyond;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte)
        .to_digit(16)
        .and_then(|digit| u8::try_from(digit).ok())
}
