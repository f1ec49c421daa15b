//! A status round in a spreadsheet: one row for each objective, handed out and taken in as the same table.
//!
//! The columns, in any order, by their names in the first row:
//!
//! | column | what it says | taken in |
//! | --- | --- | --- |
//! | `id` | what the objective is known by | finds the objective |
//! | `number`, `objective` | its number and wording, for people | the wording finds it where the id is lost |
//! | `status` | one of the words of the list of statuses | yes; empty says nothing |
//! | `assessed by` | Self-reported, Country-coordinator, Secretariat, Adopted at a meeting | yes |
//! | `assessed on` | a day, best as 2026-11-24 | yes |
//! | `remark` | what explains the status | yes |
//! | `evidence` | a line each: `day | text | source`, or the text alone | lines that are new are added |
//! | `as exported` | how the status stood when the table was made | tells what was changed here meanwhile |
//!
//! What a table lacks is never removed.

use super::{csv, problem::quoted};
use crate::plan::{
    Assessment, Assessor, Change, Edit, Edtf, Evidence, Extra, Objective, Plan, Status,
    edtf::{day_in_words, words::understand},
    term::plural,
};
use chrono::{Datelike, Days, NaiveDate};

/// The columns, in the order in which they are written.
pub const COLUMNS: [&str; 9] = [
    "id",
    "number",
    "objective",
    "status",
    "assessed by",
    "assessed on",
    "remark",
    "evidence",
    "as exported",
];

/// What stands between the parts of a cell that has several.
const BETWEEN: &str = " | ";

/// The table of a plan.
pub fn write(plan: &Plan) -> String {
    let mut rows = vec![COLUMNS.map(str::to_owned).to_vec()];
    for objective in &plan.objectives {
        let [status, by, on, remark] = standing(objective);
        let evidence: Vec<String> = objective.evidence.iter().map(line).collect();
        let exported = exported(objective);
        rows.push(vec![
            objective.id.to_string(),
            plan.objective_number(objective),
            flat(&objective.text),
            status,
            by,
            on,
            remark,
            evidence.join("\n"),
            exported,
        ]);
    }
    csv::write(&rows)
}

/// Status, who gave it, when, and the remark, as the table has them.
fn standing(objective: &Objective) -> [String; 4] {
    let status = objective.status.label().to_owned();
    match &objective.assessment {
        None => [status, String::new(), String::new(), String::new()],
        Some(it) => [
            status,
            it.by.label().to_owned(),
            it.on.to_string(),
            flat(it.remark.as_deref().unwrap_or_default()),
        ],
    }
}

fn exported(objective: &Objective) -> String {
    let mut said = standing(objective).join(BETWEEN);
    while let Some(shorter) = said.strip_suffix(BETWEEN) {
        said.truncate(shorter.len());
    }
    said
}

/// A piece of evidence on a line.
fn line(entry: &Evidence) -> String {
    let mut line = String::new();
    if let Some(when) = entry.when {
        line.push_str(&when.to_string());
        line.push_str(BETWEEN);
    }
    line.push_str(&flat(&entry.text));
    if let Some(source) = &entry.source {
        line.push_str(BETWEEN);
        line.push_str(&flat(source));
    }
    line
}

/// A text on one line, with single spaces.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Why a table is not one of a status round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableError {
    Csv(csv::CsvError),
    /// It has no column of this name.
    Lacks(&'static str),
}

impl TableError {
    /// What is wrong and what to do, in a sentence.
    pub fn message(&self) -> String {
        match self {
            TableError::Csv(error) => error.message(),
            TableError::Lacks(column) => format!(
                "This table has no column \u{201c}{column}\u{201d}. Its first row must name the columns: {}.",
                COLUMNS.join(", ")
            ),
        }
    }
}

/// A table that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    rows: Vec<Cells>,
    /// What is to be said of the table as a whole, a sentence each.
    pub said: Vec<String>,
    /// In which order its days have day and month, where slashes leave that open.
    day_first: Option<bool>,
}

/// One row, by the order of [`COLUMNS`]. None: the table has no such column, or the row ends before it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Cells {
    /// Counted from 1, with the first row.
    number: usize,
    cells: [Option<String>; COLUMNS.len()],
}

impl Cells {
    /// What a cell says, on one line; empty where it says nothing.
    fn text(&self, column: &str) -> String {
        self.cell(column).map_or_else(String::new, flat)
    }

    fn cell(&self, column: &str) -> Option<&str> {
        let at = COLUMNS.iter().position(|it| *it == column)?;
        self.cells.get(at)?.as_deref()
    }
}

/// A word as it is compared: small, and all that is no letter or digit is a space.
fn plain(word: &str) -> String {
    let letters = word
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { ' ' });
    flat(&letters.collect::<String>().to_lowercase())
}

/// Reads a table, with commas, semicolons or tabs between its values.
pub fn read(text: &str) -> Result<Table, TableError> {
    let text = text.trim_start_matches('\u{feff}');
    // Excel's own first line, which names the separator.
    let text = match text.split_once('\n') {
        Some((first, rest)) if first.to_ascii_lowercase().starts_with("sep=") => rest,
        _ => text,
    };
    let mut rows = csv::read(text).map_err(TableError::Csv)?.into_iter();
    let head = rows.next().unwrap_or_default();
    let mut said = Vec::new();
    let mut places = [None; COLUMNS.len()];
    for (at, name) in head.iter().enumerate() {
        let known = COLUMNS.iter().zip(&mut places);
        let mut known = known.filter(|(column, _)| **column == plain(name));
        match known.next() {
            Some((_, place @ None)) => *place = Some(at),
            Some(_) => said.push(format!(
                "The column {} is there twice; the first one counts.",
                quoted(name)
            )),
            None if name.trim().is_empty() => {}
            None => said.push(format!(
                "The column {} is not known, and is left.",
                quoted(name)
            )),
        }
    }
    let [id, _, objective, status, ..] = places;
    if status.is_none() {
        return Err(TableError::Lacks("status"));
    }
    if id.is_none() && objective.is_none() {
        return Err(TableError::Lacks("id"));
    }
    let rows: Vec<Cells> = rows
        .enumerate()
        .filter(|(_, row)| row.iter().any(|cell| !cell.trim().is_empty()))
        .map(|(at, row)| Cells {
            number: at + 2,
            cells: places.map(|place| place.and_then(|place| row.get(place).cloned())),
        })
        .collect();
    let days = rows
        .iter()
        .filter_map(|row| numbers(row.cell("assessed on")?));
    let mut day_first = None;
    for (first, second, _) in days {
        if first > 12 && second <= 12 {
            day_first = Some(true);
        } else if second > 12 && first <= 12 {
            day_first = Some(false);
        }
    }
    Ok(Table {
        rows,
        said,
        day_first,
    })
}

/// The three numbers of a date whose year comes last, such as 24/11/2026 or 11/24/26.
fn numbers(text: &str) -> Option<(u32, u32, i32)> {
    let day = text.split_whitespace().next()?;
    let mut parts = day.split(['/', '.', '-']).map(str::parse::<u32>);
    let (Some(Ok(first)), Some(Ok(second)), Some(Ok(year)), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return None;
    };
    let is_last = first <= 31 && second <= 31 && (year < 100 || (1900..3000).contains(&year));
    let year = if year < 100 { year + 2000 } else { year };
    is_last.then_some((first, second, year as i32))
}

/// What a cell says of a day.
enum Day {
    None,
    Known(NaiveDate),
    /// A sentence on why it is not known.
    Unclear(String),
}

/// Reads a day as spreadsheets write it. `before` is the day that stood there at the export.
fn day(text: &str, day_first: Option<bool>, before: Option<NaiveDate>) -> Day {
    let text = text.trim();
    if text.is_empty() {
        return Day::None;
    }
    // With a time of day behind it, which says nothing here.
    let first = text.split(['T', ' ']).next().unwrap_or_default();
    let iso = first.replace(['/', '.'], "-");
    if let Ok(date) = Edtf::parse(&iso)
        && iso.len() == 10
        && date.is_exact()
    {
        return Day::Known(date.earliest());
    }
    if let Some((first, second, year)) = numbers(text) {
        let made = |day: u32, month: u32| NaiveDate::from_ymd_opt(year, month, day);
        let has_dots = text.contains('.');
        let either = [made(first, second), made(second, first)];
        let [day_then_month, month_then_day] = either;
        return match (day_first.filter(|_| !has_dots), either) {
            (_, [None, None]) => Day::Unclear(format!("{} is no day", quoted(text))),
            _ if before.is_some() && either.contains(&before) => {
                before.map_or(Day::None, Day::Known)
            }
            (Some(false), [_, Some(day)]) => Day::Known(day),
            (Some(true), [Some(day), _]) => Day::Known(day),
            (_, [Some(day), _]) if has_dots => Day::Known(day),
            (_, [Some(day), None] | [None, Some(day)]) => Day::Known(day),
            _ if day_then_month == month_then_day => day_then_month.map_or(Day::None, Day::Known),
            _ => Day::Unclear(format!(
                "{} may be a day of either of two months",
                quoted(text)
            )),
        };
    }
    // The number of a day, which a cell shows that has lost its format.
    if let Ok(number @ 30_000..=80_000) = text.parse::<u64>() {
        let zero = NaiveDate::from_ymd_opt(1899, 12, 30);
        if let Some(day) = zero.and_then(|zero| zero.checked_add_days(Days::new(number))) {
            return Day::Known(day);
        }
    }
    // "24-Oct-26"
    let mut parts: Vec<&str> = text.split(['-', ' ']).collect();
    let year = match parts.as_slice() {
        [_, _, year] if year.len() == 2 => format!("20{year}"),
        _ => String::new(),
    };
    if !year.is_empty() {
        parts.pop();
        parts.push(&year);
    }
    match understand(&parts.join(" "), before.map_or(0, |day| day.year())).edtf() {
        Some(date) if date.is_exact() && date.earliest() == date.latest() => {
            Day::Known(date.earliest())
        }
        _ => Day::Unclear(format!("{} is not understood as a day", quoted(text))),
    }
}

/// What a row would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Changed,
    /// It would change what somebody has changed here since the export.
    Meanwhile,
    Same,
    NotTaken,
}

/// One row of a table, against the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub verdict: Verdict,
    /// What people call the objective; of a row that names none, its number in the table.
    pub title: String,
    /// The wording, and what becomes of the status.
    pub facts: Vec<String>,
    /// What else there is to know, a sentence each.
    pub said: Vec<String>,
    /// The objective as it would be.
    objective: Option<Box<Objective>>,
}

/// Every row of a table against a plan. A status that says no day is of `today`.
pub fn rows(plan: &Plan, table: &Table, today: NaiveDate) -> Vec<Row> {
    let mut seen = Vec::new();
    let mut rows = Vec::new();
    for cells in &table.rows {
        let row = match find(plan, cells) {
            None => {
                let id = cells.text("id");
                let named = if id.is_empty() {
                    cells.text("objective")
                } else {
                    id
                };
                left(
                    format!("Row {}", cells.number),
                    format!("The plan has no objective {}.", quoted(&named)),
                )
            }
            Some(ours) if seen.contains(&&ours.id) => left(
                plan.objective_label(ours),
                format!(
                    "Row {} is about the same objective once more.",
                    cells.number
                ),
            ),
            Some(ours) => {
                seen.push(&ours.id);
                against(plan, ours, cells, table, today)
            }
        };
        rows.push(row);
    }
    rows
}

/// How many objectives of the plan the table does not name.
pub fn missing(plan: &Plan, table: &Table) -> usize {
    let named: Vec<_> = table
        .rows
        .iter()
        .filter_map(|row| find(plan, row))
        .collect();
    let objectives = plan.objectives.iter();
    let is_missing = |it: &&Objective| !named.iter().any(|named| named.id == it.id);
    objectives.filter(is_missing).count()
}

fn left(title: String, why: String) -> Row {
    Row {
        verdict: Verdict::NotTaken,
        title,
        facts: Vec::new(),
        said: vec![why],
        objective: None,
    }
}

/// The objective of a row: by its id; by the id without zeros, which spreadsheets drop; or by its wording.
fn find<'a>(plan: &'a Plan, cells: &Cells) -> Option<&'a Objective> {
    let id = cells.text("id").to_ascii_lowercase();
    let only = |is: &dyn Fn(&Objective) -> bool| {
        let mut found = plan.objectives.iter().filter(|it| is(it));
        found.next().filter(|_| found.next().is_none())
    };
    if let Some(found) = only(&|it| it.id.as_str() == id) {
        return Some(found);
    }
    let short = id.trim_start_matches('0');
    let is_number = !short.is_empty() && short.bytes().all(|byte| byte.is_ascii_digit());
    if is_number && let Some(found) = only(&|it| it.id.as_str().trim_start_matches('0') == short) {
        return Some(found);
    }
    let text = cells.text("objective");
    only(&|it| !text.is_empty() && flat(&it.text) == text)
}

fn against(plan: &Plan, ours: &Objective, cells: &Cells, table: &Table, today: NaiveDate) -> Row {
    let mut said = Vec::new();
    let now = exported(ours);
    let base = match cells.text("as exported") {
        text if text.is_empty() => now.clone(),
        text => text,
    };
    let mut parts = base.splitn(4, BETWEEN).map(str::to_owned);
    let mut part = || parts.next().unwrap_or_default();
    let [base_status, base_by, base_on, base_remark] = [part(), part(), part(), part()];
    let base_day = Edtf::parse(&base_on).ok().map(|day| day.earliest());

    let word = cells.text("status");
    let is_word = |known: &str| plain(known) == plain(&word);
    let status = Status::ALL.iter().copied();
    let mut status = status.filter(|it| is_word(it.label()) || is_word(it.word()));
    let status = match status.next() {
        Some(status) => Some(status),
        None if word.is_empty() => None,
        None => {
            let words: Vec<&str> = Status::ALL.iter().map(|status| status.label()).collect();
            return left(
                plan.objective_label(ours),
                format!(
                    "{} is no status. Write one of: {}.",
                    quoted(&word),
                    words.join(", ")
                ),
            );
        }
    };
    // Without what it was exported with, a row that was never filled in looks like one that was emptied.
    if cells.text("as exported").is_empty()
        && status == Some(Status::NotAssessed)
        && ours.status != Status::NotAssessed
    {
        return left(
            plan.objective_label(ours),
            format!(
                "The plan says \u{201c}{}\u{201d} by now. The row has nothing in the column \u{201c}as exported\u{201d}, so \u{201c}Not assessed\u{201d} does not take that away.",
                ours.status.label()
            ),
        );
    }
    let name = cells.text("assessed by");
    let name = match name.is_empty() {
        true => base_by.clone(),
        false => name,
    };
    let mut assessors = Assessor::ALL.iter().copied();
    let known =
        assessors.find(|it| plain(it.label()) == plain(&name) || plain(it.word()) == plain(&name));
    if known.is_none() && !name.is_empty() {
        said.push(format!(
            "{} is not known as an assessor; it is taken as {}.",
            quoted(&name),
            Assessor::SelfReported.label().to_lowercase()
        ));
    }
    let by = known.unwrap_or(Assessor::SelfReported);
    let remark = match cells.cell("remark") {
        Some(remark) => flat(remark),
        None => base_remark.clone(),
    };
    let is_other_status = status.is_some_and(|status| status.label() != base_status);
    let mut is_other_day = false;
    let on = match day(&cells.text("assessed on"), table.day_first, base_day) {
        // A new status is not as old as the one before it.
        Day::Known(day) if is_other_status && Some(day) == base_day => today,
        Day::Known(day) => {
            is_other_day = Some(day) != base_day;
            day
        }
        Day::None if is_other_status => today,
        Day::None => base_day.unwrap_or(today),
        Day::Unclear(why) => {
            said.push(format!("{why}; {} is noted.", day_in_words(today)));
            is_other_day = true;
            today
        }
    };

    let mut theirs = ours.clone();
    if let Some(status) = status {
        theirs.status = status;
        theirs.assessment = (status != Status::NotAssessed).then(|| Assessment {
            by,
            on,
            remark: Some(remark.clone()).filter(|remark| !remark.is_empty()),
            extra: ours
                .assessment
                .as_ref()
                .map_or_else(Extra::new, |it| it.extra.clone()),
        });
    }
    let told = exported(&theirs);
    // An untouched remark stays as it was written, line breaks and all.
    if let (Some(new), Some(old)) = (&mut theirs.assessment, &ours.assessment)
        && flat(old.remark.as_deref().unwrap_or_default()) == remark
    {
        new.remark.clone_from(&old.remark);
    }
    let is_other_by = plain(&name) != plain(&base_by);
    let is_other = is_other_status || is_other_day || is_other_by || remark != base_remark;
    let was_touched = status.is_some() && is_other;
    let mut verdict = Verdict::Same;
    let mut facts = vec![ours.text.clone()];
    if was_touched && told != now {
        verdict = Verdict::Changed;
        facts.push(format!("{now} \u{2192} {told}"));
        let has_breaks = cells
            .cell("remark")
            .is_some_and(|it| it.trim().contains(['\n', '\r']));
        if has_breaks && remark != base_remark && theirs.assessment.is_some() {
            said.push("A remark is one line: the line breaks in it become spaces.".to_owned());
        }
        if now != base {
            verdict = Verdict::Meanwhile;
            said.push(format!(
                "It was changed here after the table was made: then it stood at {}, now it stands at {}.",
                quoted(&base),
                quoted(&now)
            ));
        }
    } else if told != now && told == base && theirs.assessment.is_some() {
        // A member's own plan, exported as a table: what was assessed there before is no change of the table.
        verdict = Verdict::Meanwhile;
        facts.push(format!("{now} \u{2192} {told}"));
        said.push(format!(
            "It stood so when the table was made, and here it stands at {}. Take it where the table comes from a member's own plan.",
            quoted(&now)
        ));
    } else {
        theirs.status = ours.status;
        theirs.assessment.clone_from(&ours.assessment);
        facts.push(now);
    }
    let added = add_evidence(&mut theirs, cells.cell("evidence").unwrap_or_default());
    if added > 0 {
        if verdict == Verdict::Same {
            verdict = Verdict::Changed;
        }
        said.push(match added {
            1 => "1 piece of evidence is added.".to_owned(),
            many => format!("{many} pieces of evidence are added."),
        });
    }
    Row {
        verdict,
        title: plan.objective_label(ours),
        facts,
        said,
        objective: (verdict != Verdict::Same).then(|| Box::new(theirs)),
    }
}

/// Adds the lines that are not there yet. How many.
fn add_evidence(objective: &mut Objective, cell: &str) -> usize {
    let mut added = 0;
    for new in cell.lines().map(flat).filter(|line| !line.is_empty()) {
        if objective.evidence.iter().any(|it| flat(&line(it)) == new) {
            continue;
        }
        let mut parts: Vec<&str> = new.split(BETWEEN.trim()).map(str::trim).collect();
        let when = match parts.as_slice() {
            [first, _, ..] => Edtf::parse(first).ok(),
            _ => None,
        };
        if when.is_some() {
            parts.remove(0);
        }
        let source = match parts.len() {
            0 | 1 => None,
            _ => parts.pop().filter(|source| !source.is_empty()),
        };
        let text = parts.join(BETWEEN);
        let id = Evidence::free_id(&objective.evidence);
        if let Some(id) = id.filter(|_| !text.trim().is_empty()) {
            objective.evidence.push(Evidence {
                id,
                when,
                text,
                source: source.map(str::to_owned),
                reported_by: None,
                extra: Extra::new(),
            });
            added += 1;
        }
    }
    added
}

/// The edit that takes these rows. None where they change nothing.
pub fn edit(rows: &[Row]) -> Option<Edit> {
    let objectives = rows.iter().filter_map(|row| row.objective.clone());
    let edits = objectives.map(|it| Edit::Objective(Change::Replace(it)));
    let edits: Vec<Edit> = edits.collect();
    (!edits.is_empty()).then_some(Edit::All(edits))
}

/// What a table does not name, in a sentence; empty where it names all.
pub fn missing_in_words(plan: &Plan, table: &Table) -> String {
    match missing(plan, table) {
        0 => String::new(),
        some => format!(
            "{} of the plan {} not in the table, and stay as they are.",
            plural(some as i64, "objective"),
            if some == 1 { "is" } else { "are" }
        ),
    }
}
