//! Calendar files: meetings handed out to calendar programs, and events of other programs taken in.

use super::{App, Notice, import::Import};
use crate::{
    browser::{clock, zone},
    exchange::ics::{
        read::{self, Calendar},
        take::{self, Row, Verdict},
        write::{self, Options},
    },
    plan::{Meeting, MeetingId, Plan, term::plural},
};
use std::cell::RefCell;

/// What the browser knows of time zones, each looked up once.
#[derive(Default)]
struct Zones(RefCell<Vec<(String, Option<zone::Table>)>>);

impl Zones {
    fn offset(&self, zone: &str, utc: i64) -> Option<i64> {
        let mut tables = self.0.borrow_mut();
        if !tables.iter().any(|(name, _)| name == zone) {
            tables.push((zone.to_owned(), zone::open(zone)));
        }
        let (_, table) = tables.iter().find(|(name, _)| name == zone)?;
        table.as_ref()?.offset(utc)
    }
}

impl App {
    /// Hands these meetings out as a calendar file, and says what it holds.
    pub fn export_meetings(self, is_chosen: impl Fn(&Meeting) -> bool, options: Options) {
        let zones = Zones::default();
        let (name, text, contents) = self.with_plan_now(|plan| {
            let meetings = plan.meetings.iter().filter(|meeting| is_chosen(meeting));
            let chosen: Vec<&Meeting> = meetings.collect();
            let offsets = |zone: &str, utc| zones.offset(zone, utc);
            let text = write::write(plan, &chosen, options, &clock::now(), &offsets);
            let contents = write::contents(plan, chosen.iter().copied(), options);
            (file_name(plan, &chosen), text, contents)
        });
        if contents.is_empty() {
            self.fail(
                "There is nothing to put into the file. Choose more, or take what has no day along."
                    .to_owned(),
            );
        } else if self.hand_out(&name, "text/calendar", &text) {
            self.done(format!("Saved as {name}. {}", contents.sentence()));
        }
    }

    /// The same for one meeting: what is vague goes as a span, what has no date as a to-do.
    pub fn export_meeting(self, id: &MeetingId) {
        self.export_meetings(|meeting| meeting.id == *id, Options::ALL);
    }

    /// Offers what a calendar file holds, or says why not. The plan is not touched.
    pub(super) fn offer_calendar(self, name: String, bytes: &[u8]) {
        let import = match read::read(bytes) {
            Ok(calendar) => Import::Events {
                name,
                calendar: Box::new(calendar),
            },
            Err(error) => Import::Refused {
                name,
                message: error.message(),
                problems: Vec::new(),
            },
        };
        self.show_import(import);
    }

    /// What each event of a calendar file would do to the plan, and how many are not listed. Follows the plan.
    pub fn rows_of(self, calendar: &Calendar) -> (Vec<Row>, usize) {
        let zones = Zones::default();
        let author = self.author();
        self.with_plan(|plan| {
            take::rows(
                plan,
                calendar,
                (self.today(), author.as_deref()),
                &|zone, utc| zones.offset(zone, utc),
            )
        })
    }

    /// Takes the chosen events in, in one step that can be undone.
    pub fn take_events(self, name: &str, rows: &[Row]) {
        let Some(edit) = self.with_plan_now(|plan| take::edit(plan, rows)) else {
            return;
        };
        let count = |verdict| rows.iter().filter(|row| row.verdict == verdict).count();
        let (new, changed) = (count(Verdict::New), count(Verdict::Changed));
        if self.change(edit) {
            self.import.set(None);
            self.notice.set(Some(Notice::Done(format!(
                "Taken in from {name}: {} new, {changed} changed. Undo takes it back.",
                plural(new as i64, "meeting")
            ))));
        }
    }
}

/// "bsec-ict-2024-2025.ics"; for a single meeting with its id.
fn file_name(plan: &Plan, chosen: &[&Meeting]) -> String {
    match chosen {
        [meeting] => format!("{}-{}.ics", plan.id, meeting.id),
        _ => format!("{}.ics", plan.id),
    }
}
