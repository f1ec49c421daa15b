//! Degrees of latitude and longitude as exact decimals.
//!
//! A whole number of millionths (about a tenth of a metre on the ground), so that a position comes back from a file
//! with the digits that it went out with, and so that the page needs no code for printing and parsing floats.

use std::fmt;

/// Degrees, to a millionth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Degrees(i32);

const MILLION: u32 = 1_000_000;
const DECIMALS: usize = 6;

impl Degrees {
    /// From whole millionths of a degree.
    pub const fn from_millionths(millionths: i32) -> Self {
        Degrees(millionths)
    }

    pub const fn millionths(self) -> i32 {
        self.0
    }

    /// Reads a decimal number, such as `-41.0082`; more than six decimals are rounded.
    /// None where it is not one, has an exponent, or is over 2,000.
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(digits) => (true, digits),
            None => (false, text),
        };
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
        let is_number =
            |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number(whole) || !is_number(decimals) || whole.len() > 4 {
            return None;
        }
        let whole: u32 = whole.parse().ok()?;
        if whole > 2000 {
            return None;
        }
        let mut millionths = 0;
        for place in 0..DECIMALS {
            let digit = decimals.as_bytes().get(place).map_or(0, |byte| byte - b'0');
            millionths = millionths * 10 + u32::from(digit);
        }
        let rounds_up = decimals
            .as_bytes()
            .get(DECIMALS)
            .is_some_and(|byte| *byte >= b'5');
        let size = i32::try_from(whole * MILLION + millionths + u32::from(rounds_up)).ok()?;
        Some(Degrees(if negative { -size } else { size }))
    }

    pub fn as_f64(self) -> f64 {
        f64::from(self.0) / f64::from(MILLION)
    }
}

impl fmt::Display for Degrees {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let size = self.0.unsigned_abs();
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, millionths) = (size / MILLION, size % MILLION);
        if millionths == 0 {
            return write!(f, "{sign}{whole}");
        }
        let decimals = format!("{millionths:06}");
        write!(f, "{sign}{whole}.{}", decimals.trim_end_matches('0'))
    }
}
