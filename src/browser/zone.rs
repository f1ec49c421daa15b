//! The browser's table of time zones, through `Intl.DateTimeFormat`. A browser may lack a zone, or the whole table.

use chrono::NaiveDate;
use js_sys::{Array, Function, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// One zone of the table.
pub struct Table(Function);

/// What a property holds, where there is one.
fn get(of: &JsValue, key: &str) -> Option<JsValue> {
    Reflect::get(of, &key.into())
        .ok()
        .filter(|it| !it.is_undefined())
}

/// A formatter with these options. The table throws at a zone that it does not have.
fn format(options: &str) -> Option<JsValue> {
    let intl = get(&js_sys::global(), "Intl")?;
    let class: Function = get(&intl, "DateTimeFormat")?.dyn_into().ok()?;
    let options = JSON::parse(options).ok()?;
    Reflect::construct(&class, &Array::of2(&"en-US".into(), &options)).ok()
}

/// The zone as the table has it, by its name of the shape that IANA's have. None: the browser knows none of this name.
pub fn open(zone: &str) -> Option<Table> {
    // The name has nothing that JSON would have to escape.
    let format = format(&format!(
        r#"{{"timeZone":"{zone}","hourCycle":"h23","year":"numeric","month":"numeric","day":"numeric","hour":"numeric","minute":"numeric"}}"#
    ))?;
    get(&format, "format")?.dyn_into().ok().map(Table)
}

/// The zone of this machine. None where the browser does not say it.
pub fn own() -> Option<String> {
    let format = format("{}")?;
    let resolve: Function = get(&format, "resolvedOptions")?.dyn_into().ok()?;
    let options: Object = resolve.call0(&format).ok()?.dyn_into().ok()?;
    get(&options, "timeZone")?.as_string()
}

impl Table {
    /// How many minutes the zone is ahead of UTC at a moment, in minutes since 1970 began in UTC.
    pub fn offset(&self, utc: i64) -> Option<i64> {
        let moment = JsValue::from_f64(utc as f64 * 60_000.0);
        let shown = self.0.call1(&JsValue::UNDEFINED, &moment).ok()?;
        Some(minutes_shown(&shown.as_string()?)? - utc)
    }
}

/// Reads "10/14/2024, 09:30".
fn minutes_shown(text: &str) -> Option<i64> {
    let numbers = text.split(|letter: char| !letter.is_ascii_digit());
    let mut numbers = numbers.filter_map(|number| number.parse::<u32>().ok());
    let mut next = || numbers.next();
    let (month, day, year, hours, minutes) = (next()?, next()?, next()?, next()?, next()?);
    let day = NaiveDate::from_ymd_opt(year as i32, month, day)?;
    let days = (day - NaiveDate::default()).num_days();
    // Some browsers write midnight as 24:00.
    Some((days * 24 + i64::from(hours % 24)) * 60 + i64::from(minutes))
}
