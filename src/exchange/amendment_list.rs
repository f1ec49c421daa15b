//! What became of a plan, as a list of amendments in the words of such lists: "In Framework 4, replace “…” by “…”."
//!
//! It goes to a meeting: it holds what the plan says, and not what the workbook keeps of how it came to say so. An
//! amendment that is kept would say the same a second time; a sentence tells how many such differences are left out.

use super::{
    diff::{Difference, What, compare, moved},
    tree::{id_of, records, steps, tree_of},
    words::{Teller, label, list_of},
    words_diff::{self, Piece},
};
use crate::plan::{Plan, term::plural};
use serde_json::Value;

/// One amendment: what it is about, and the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amended {
    /// The part of the plan: "Objectives".
    pub part: String,
    pub said: String,
}

/// The amendments, and how many differences are left out because only the workbook keeps them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AmendmentList {
    pub amendments: Vec<Amended>,
    pub left_out: usize,
}

impl AmendmentList {
    /// How many they are, and what is left out: the line below the title.
    pub fn sub(&self, day: &str) -> String {
        let count = plural(self.amendments.len() as i64, "amendment");
        let left_out = match self.left_out {
            0 => String::new(),
            some => format!(
                ". Left out: {} in what only the workbook keeps (amendments with their old wording, how dates became firm, acknowledged findings)",
                plural(some as i64, "difference")
            ),
        };
        format!("{count}, as of {day}{left_out}.")
    }
}

/// The changes of a text beyond which it is replaced as a whole.
const MOST_PIECES: usize = 4;
/// How many words lead to a place in a text.
const LEADING: usize = 4;

/// The amendments that make the second plan of the first.
pub fn amendments(from: &Plan, to: &Plan) -> AmendmentList {
    let plans = [from, to];
    let teller = Teller::new(&plans);
    let after = tree_of(to);
    let mut all = Vec::new();
    let mut left_out = 0;
    for change in compare(from, to).changes {
        if is_kept_only(&change.path) {
            left_out += 1;
            continue;
        }
        let list = list_of(&change.path).to_owned();
        for said in said(&teller, &change, records(after.get(&list))) {
            let part = label(&list).to_owned();
            all.push(Amended { part, said });
        }
    }
    AmendmentList {
        amendments: all,
        left_out,
    }
}

/// Whether a path names what the workbook keeps for itself.
fn is_kept_only(path: &str) -> bool {
    matches!(list_of(path), "amendments" | "acknowledged") || path.ends_with("/firming")
}

/// The list as plain text, or as Markdown.
pub fn text(title: &str, sub: &str, amendments: &[Amended], markdown: bool) -> String {
    let mut text = String::new();
    let mut line = |words: &str| {
        text.push_str(words);
        text.push('\n');
    };
    if markdown {
        line(&format!("# {}", escaped(title)));
        line("");
        line(&escaped(sub));
    } else {
        line(title);
        line(sub);
    }
    let mut part = "";
    for (at, amendment) in amendments.iter().enumerate() {
        if part != amendment.part {
            part = &amendment.part;
            line("");
            line(&if markdown {
                format!("## {part}\n")
            } else {
                part.to_uppercase()
            });
        }
        let said = match markdown {
            true => escaped(&amendment.said),
            false => amendment.said.clone(),
        };
        line(&format!("{}. {said}", at + 1));
    }
    text
}

/// A text in Markdown that says nothing but itself.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '#') {
            out.push('\\');
        }
        out.push(c);
    }
    out.replace('\n', " ")
}

fn said(teller: &Teller, change: &Difference, after: &[Value]) -> Vec<String> {
    let path = &change.path;
    let item = teller.item(path);
    let is_record = steps(path).len() == 2;
    let whole = |record: &Value| {
        let mut words = teller.whole(path, Some(record));
        if let Some(when) = record.get("when").filter(|_| is_record) {
            words.push_str(", ");
            words.push_str(&teller.value(&format!("{path}/when"), Some(when)));
        }
        words
    };
    let one = match &change.what {
        What::Added { at, record } if is_record => {
            let before = at.checked_sub(1).and_then(|at| after.get(at));
            let place = match before {
                Some(before) => format!(
                    "After {}, insert",
                    teller.record(list_of(path), id_of(before))
                ),
                None => "At the beginning, insert".to_owned(),
            };
            // Without a number of its own, what it is called now comes of its place.
            let name = match record.get("number").and_then(Value::as_str) {
                Some(_) => format!(" {item}"),
                None => String::new(),
            };
            ended(format!("{place}{name}: {}", whole(record)))
        }
        What::Removed { record, .. } if is_record => {
            let words = whole(record);
            // A title is not said twice.
            ended(match words.contains(&item) {
                true => format!("Delete {words}"),
                false => format!("Delete {item}: {words}"),
            })
        }
        What::Added { record, .. } => ended(format!(
            "In {item}, add {} {}",
            teller.entry_noun(path),
            whole(record)
        )),
        What::Removed { record, .. } => ended(format!(
            "In {item}, delete {} {}",
            teller.entry_noun(path),
            whole(record)
        )),
        What::Sorted { from, to } if !path.contains('/') => {
            let places = moved(from, to).into_iter().map(|id| {
                let at = to.iter().position(|it| it == id).unwrap_or_default();
                let before = at.checked_sub(1).and_then(|at| to.get(at));
                let name = teller.record(path, id);
                match before {
                    Some(before) => format!("Place {name} after {}.", teller.record(path, before)),
                    None => format!("Place {name} at the beginning."),
                }
            });
            return places.collect();
        }
        What::Sorted { .. } => format!(
            "In {item}, put {} in another order.",
            teller.field(path).to_lowercase()
        ),
        What::Changed { from, to } => changed(teller, path, &item, from.as_ref(), to.as_ref()),
    };
    vec![one]
}

/// A sentence with its full stop, where what it quotes does not end in one.
fn ended(mut said: String) -> String {
    if !said.ends_with(".\u{201d}") {
        said.push('.');
    }
    said
}

fn changed(
    teller: &Teller,
    path: &str,
    item: &str,
    from: Option<&Value>,
    to: Option<&Value>,
) -> String {
    let field = teller.field(path).to_lowercase();
    let text = |value: Option<&Value>| value.and_then(Value::as_str).map(str::to_owned);
    if path.ends_with("/number") && steps(path).len() == 3 {
        return format!(
            "Renumber {item}: {} becomes {}.",
            teller.whole(path, from),
            teller.whole(path, to)
        );
    }
    if let (true, Some(old), Some(new)) = (Teller::is_text(path), text(from), text(to)) {
        let where_ = match steps(path).len() {
            3 if path.ends_with("/text") => format!("In {item}"),
            _ => format!("In {item}, {field}"),
        };
        return ended(format!("{where_}, {}", replaced(&old, &new)));
    }
    match (from, to) {
        (None | Some(Value::Null), to) => ended(format!(
            "In {item}, {field}: add {}",
            teller.whole(path, to)
        )),
        (from, None | Some(Value::Null)) => ended(format!(
            "In {item}, {field}: delete {}",
            teller.whole(path, from)
        )),
        (from, to) if Teller::is_wording(path) => ended(format!(
            "In {item}, {field}: replace {} by {}",
            teller.whole(path, from),
            teller.whole(path, to)
        )),
        // What is no wording can be several words long: "by" could be one of them.
        (from, to) => ended(format!(
            "In {item}, {field}: {} instead of {}",
            teller.whole(path, to),
            teller.whole(path, from)
        )),
    }
}

/// What is done to a text: "replace “…” by “…”; after “…” insert “…”".
fn replaced(old: &str, new: &str) -> String {
    let mut places: Vec<(String, String, String)> = Vec::new();
    let mut before = String::new();
    let mut is_near = false;
    let mut gap = String::new();
    for piece in words_diff::compare(old, new) {
        let (removed, added) = match piece {
            Piece::Same(text) => {
                // A space or a mark between two changes makes them one.
                is_near = text.chars().filter(|c| c.is_alphanumeric()).count() == 0;
                gap.clone_from(&text);
                before.push_str(&text);
                continue;
            }
            Piece::Removed(text) => (text, String::new()),
            Piece::Added(text) => (String::new(), text),
        };
        match places.last_mut() {
            Some((_, was, is)) if is_near => {
                was.push_str(&gap);
                is.push_str(&gap);
                was.push_str(&removed);
                is.push_str(&added);
            }
            _ => places.push((before.clone(), removed.clone(), added)),
        }
        before.push_str(&removed);
        gap.clear();
        is_near = true;
    }
    let size: usize = places.iter().map(|(_, was, _)| was.len()).sum();
    if places.len() > MOST_PIECES || size * 3 > old.len() * 2 {
        return format!("replace the whole by \u{201c}{}\u{201d}", new.trim());
    }
    let each: Vec<String> = places
        .iter()
        .map(|(before, was, is)| {
            let words: Vec<&str> = before.split_whitespace().collect();
            let leading = words
                .get(words.len().saturating_sub(LEADING)..)
                .unwrap_or_default()
                .join(" ");
            let after = match leading.is_empty() {
                true => "at the beginning ".to_owned(),
                false => format!("after \u{201c}{leading}\u{201d} "),
            };
            let (was, is) = (was.trim(), is.trim());
            // Words that stand once need no place.
            let place = if !was.is_empty() && old.matches(was).count() == 1 {
                String::new()
            } else {
                after
            };
            match (was.is_empty(), is.is_empty()) {
                (false, false) => {
                    format!("{place}replace \u{201c}{was}\u{201d} by \u{201c}{is}\u{201d}")
                }
                (false, true) => format!("{place}delete \u{201c}{was}\u{201d}"),
                (true, false) => format!("{place}insert \u{201c}{is}\u{201d}"),
                (true, true) => format!("{place}change the spacing"),
            }
        })
        .collect();
    each.join("; ")
}
