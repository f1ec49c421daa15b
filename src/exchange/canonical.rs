//! JSON in the one form that has a digest: the canonical form of RFC 8785.
//!
//! Numbers are laid out as the RFC lays them out, from their own digits: no floats come into it. Where a number has
//! more digits than a double keeps, the RFC would round it; here every digit stays, so that two contents that differ
//! never have the same digest. Such numbers are in no key that Plenary writes itself.

use super::snapshot::write::json;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

/// The value in canonical form.
pub fn canonical(value: &Value) -> String {
    let mut out = String::new();
    put(value, &mut out);
    out
}

/// The SHA-256 digest of the canonical form, in hexadecimal.
pub fn digest(value: &Value) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut hexadecimal = String::with_capacity(64);
    for byte in Sha256::digest(canonical(value)) {
        for half in [byte >> 4, byte & 15] {
            let digit = DIGITS.get(usize::from(half));
            hexadecimal.extend(digit.map(|digit| char::from(*digit)));
        }
    }
    hexadecimal
}

fn put(value: &Value, out: &mut String) {
    match value {
        Value::Object(map) => put_object(map, out),
        Value::Array(list) => {
            out.push('[');
            for (at, entry) in list.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                put(entry, out);
            }
            out.push(']');
        }
        Value::Number(number) => out.push_str(&laid_out(&number.to_string())),
        Value::Null | Value::Bool(_) | Value::String(_) => out.push_str(&json(value)),
    }
}

fn put_object(map: &Map<String, Value>, out: &mut String) {
    let mut entries: Vec<(&String, &Value)> = map.iter().collect();
    // The RFC sorts by UTF-16, which differs from the order of a map beyond U+FFFF only.
    entries.sort_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
    out.push('{');
    for (at, (key, value)) in entries.into_iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        out.push_str(&json(key));
        out.push(':');
        put(value, out);
    }
    out.push('}');
}

/// A number of JSON as ECMAScript prints it.
fn laid_out(number: &str) -> String {
    let (sign, unsigned) = match number.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", number),
    };
    let (decimal, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let (whole, fraction) = decimal.split_once('.').unwrap_or((decimal, ""));
    let mut digits = whole.to_owned();
    digits.push_str(fraction);
    let leading = digits.len() - digits.trim_start_matches('0').len();
    let digits = digits.trim_matches('0');
    if digits.is_empty() {
        return "0".to_owned();
    }
    // The number is 0.digits times ten to this power. What is beyond any number is left as it was written.
    let Ok(exponent) = exponent.parse::<i32>() else {
        return number.to_owned();
    };
    let point = i64::from(exponent) + whole.len() as i64 - leading as i64;
    let count = digits.len() as i64;
    let mut out = sign.to_owned();
    let zeros = |out: &mut String, count: i64| {
        for _ in 0..count {
            out.push('0');
        }
    };
    if (1..=21).contains(&point) {
        let (before, after) = digits.split_at(point.min(count) as usize);
        out.push_str(before);
        zeros(&mut out, point - count);
        if !after.is_empty() {
            out.push('.');
            out.push_str(after);
        }
    } else if (-5..=0).contains(&point) {
        out.push_str("0.");
        zeros(&mut out, -point);
        out.push_str(digits);
    } else {
        let (first, rest) = digits.split_at(1);
        out.push_str(first);
        if !rest.is_empty() {
            out.push('.');
            out.push_str(rest);
        }
        out.push('e');
        if point > 0 {
            out.push('+');
        }
        out.push_str(&(point - 1).to_string());
    }
    out
}
