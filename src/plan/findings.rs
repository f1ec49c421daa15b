//! What is wrong, open or odd in a plan: the official text against itself, against its lists, and against the day.
//! A finding quotes the wording and leads to its place; nothing here changes a word.
//!
//! Rules prefer silence to a false alarm: a sentence that can be read in another way is no finding.
//! What [`super::needs`] asks people to do is found here too, because a finding can be acknowledged; such findings
//! are marked ([`Finding::is_need`]), so that a page that shows the needs does not say the same thing twice.

mod addresses;
mod counts;
mod dates;
mod open;
mod reading;
mod references;
mod repeats;
mod years;

use super::{Acknowledged, ItemId, Meeting, Plan, SectionId, id::is_valid_id, item::Record};
use chrono::NaiveDate;

/// From how many on the findings of one rule become one finding with their number.
const MANY: usize = 20;

/// The longest piece of wording that a finding quotes, in characters.
const QUOTED: usize = 90;

/// The longest id: keys are kept as ids.
const KEY: usize = 80;

/// Something about a plan that people may want to look at.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Names this finding for as long as it stays the same one: lower-case letters, digits and hyphens.
    pub key: String,
    pub class: FindingClass,
    /// What is wrong. The wording of the plan stands in quotation marks, exactly as it is.
    pub sentence: String,
    /// Each wording that the sentence quotes, in its order.
    pub quotes: Vec<String>,
    /// What one may do.
    pub advice: &'static str,
    pub spot: Spot,
    /// Whether [`Plan::needs`] asks for the same.
    pub is_need: bool,
}

words! {
    /// What sort of thing is found, the most pressing first.
    pub enum FindingClass {
        /// Two places say different things.
        Contradiction = "contradiction", "Contradiction";
        /// Something was never decided or told.
        Open = "open", "Left open";
        /// A day outside the term.
        Outside = "outside", "Outside the term";
        /// Days on which members have a public holiday.
        BadDate = "bad-date", "Bad date";
        /// A name that should be there.
        Missing = "missing", "Not named";
        /// The same thing more than once, or a number out of its row.
        Repeat = "repeat", "Repeated or out of order";
        /// A reference or an address that leads to nothing.
        Nowhere = "nowhere", "Leads nowhere";
    }
}

/// The place in the plan that a finding leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    /// The title block.
    Head,
    Section(SectionId),
    Item(ItemId),
    /// The objectives that no lead is named for.
    WithoutLead,
    /// The list of all objectives.
    Objectives,
    /// The adopted text as a whole.
    Text,
}

impl Plan {
    /// Everything that is found on this day, the most pressing first.
    pub fn findings(&self, today: NaiveDate) -> Vec<Finding> {
        let mut all = Vec::new();
        years::find(self, &mut all);
        counts::find(self, &mut all);
        dates::find(self, today, &mut all);
        open::find(self, today, &mut all);
        repeats::find(self, &mut all);
        references::find(self, &mut all);
        addresses::find(self, &mut all);
        // By class, each class in the order of the plan; a sort would cost the page a kilobyte.
        FindingClass::ALL
            .iter()
            .flat_map(|class| all.iter().filter(move |finding| finding.class == *class))
            .cloned()
            .collect()
    }
}

impl Plan {
    /// What is found about one objective or meeting alone, in the same words and with the same keys: for the panel
    /// that shows it, which must not wait for the rest of a large plan.
    pub fn findings_about(&self, item: &ItemId, today: NaiveDate) -> Vec<Finding> {
        let mut all = Vec::new();
        match item {
            ItemId::Objective(_) => {
                repeats::objectives(self, &mut all);
                repeats::objective_numbers(self, &mut all);
                repeats::carried_twice(self, &mut all);
            }
            ItemId::Meeting(id) => {
                dates::about(self, self.meeting(id), today, &mut all);
                repeats::meetings(self, &mut all);
            }
            ItemId::Partner(_) | ItemId::Programme(_) | ItemId::Guidance(_) => {}
        }
        references::about(self, item, &mut all);
        addresses::about(self, item, &mut all);
        all.retain(|finding| finding.is_about(item));
        all
    }

    /// The findings that nobody has acknowledged, and those that somebody has, each with its acknowledgement.
    /// An acknowledgement whose finding is gone is kept in the plan and stands in neither list.
    pub fn open_and_acknowledged(
        &self,
        found: Vec<Finding>,
    ) -> (Vec<Finding>, Vec<(Finding, Acknowledged)>) {
        let (mut open, mut settled) = (Vec::new(), Vec::new());
        for finding in found {
            let known = self.acknowledged.iter();
            match known.clone().find(|known| known.id.as_str() == finding.key) {
                Some(known) => settled.push((finding, known.clone())),
                None => open.push(finding),
            }
        }
        (open, settled)
    }
}

/// What is advised where the text of a draft disagrees.
const DRAFT: &str = "Look which holds, and correct the text or what the plan keeps: it is a draft. Where the difference is \
     meant, acknowledge it with the reason.";

impl Plan {
    /// What is advised where the text disagrees: only adopted wording stays as it is.
    fn on_text(&self, adopted: &'static str) -> &'static str {
        match self.is_text_adopted() {
            true => adopted,
            false => DRAFT,
        }
    }
}

impl Finding {
    /// Whether it is about this item alone.
    pub fn is_about(&self, item: &ItemId) -> bool {
        matches!(&self.spot, Spot::Item(other) if other == item)
    }
}

/// A sentence while it is put together, with what it quotes.
#[derive(Default)]
struct Said {
    text: String,
    quotes: Vec<String>,
}

impl Said {
    fn new(words: &str) -> Said {
        Said::default().words(words)
    }

    fn words(mut self, words: &str) -> Said {
        self.text.push_str(words);
        self
    }

    /// Official wording, exactly as it is; a long one ends in an ellipsis.
    fn quote(mut self, wording: &str) -> Said {
        let mut short: String = wording.chars().take(QUOTED).collect();
        if short.len() < wording.len() {
            let end = short.rfind(' ').unwrap_or(short.len());
            short.truncate(end);
            short.push('…');
        }
        self.text.push('\u{201c}');
        self.text.push_str(&short);
        self.text.push('\u{201d}');
        self.quotes.push(short);
        self
    }

    fn found(self, class: FindingClass, key: &[&str], spot: Spot, advice: &'static str) -> Finding {
        Finding {
            key: key_of(key),
            class,
            sentence: self.text,
            quotes: self.quotes,
            advice,
            spot,
            is_need: false,
        }
    }
}

/// A key that is a valid id: what no id can hold becomes a hyphen, and what is too long ends in a sum of all of it.
fn key_of(parts: &[&str]) -> String {
    let whole = parts.join("-");
    let mut key: String = whole
        .chars()
        .map(|letter| match letter {
            'a'..='z' | '0'..='9' => letter,
            'A'..='Z' => letter.to_ascii_lowercase(),
            _ => '-',
        })
        .collect();
    if key.len() > KEY || key.as_str() != whole {
        // FNV-1a: two long keys that begin alike, or differ in a letter that no id can hold, stay two keys.
        let sum = whole.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| {
            (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        key.truncate(KEY - 17);
        key = format!("{key}-{sum:016x}");
    }
    debug_assert!(is_valid_id(&key), "{key}");
    key
}

/// Adds a finding that its place does not have yet: the same slip twice in one paragraph is one.
fn push_new(found: &mut Vec<Finding>, finding: Finding) {
    let mut of_place = found
        .iter()
        .rev()
        .take_while(|other| other.spot == finding.spot);
    if of_place.all(|other| other.key != finding.key) {
        found.push(finding);
    }
}

/// The findings of one rule, each by itself; too many become one.
fn few_or_one(
    all: &mut Vec<Finding>,
    found: Vec<Finding>,
    together: impl FnOnce(&Finding, usize) -> Finding,
) {
    match found.first() {
        Some(first) if found.len() > MANY => all.push(together(first, found.len())),
        _ => all.extend(found),
    }
}

fn meeting_spot(meeting: &Meeting) -> Spot {
    Spot::Item(ItemId::Meeting(meeting.id().clone()))
}

/// What a person calls a section: its heading, or the beginning of its text.
fn section_name(plan: &Plan, id: &SectionId) -> String {
    let section = plan.section(id);
    section.map_or_else(String::new, |section| match &section.heading {
        Some(heading) => heading.clone(),
        None => section.text.lines().next().unwrap_or_default().to_owned(),
    })
}

/// The running text of the adopted text: every heading and every paragraph, with its section.
fn paragraphs(plan: &Plan) -> impl Iterator<Item = (&SectionId, &str)> {
    plan.sections.iter().flat_map(|section| {
        let heading = section.heading.as_deref().into_iter();
        heading
            .chain(section.text.lines())
            .map(|paragraph| (&section.id, paragraph))
    })
}
