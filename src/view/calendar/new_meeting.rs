//! A new meeting in one line, such as "WG meeting 14-15 October 2026 Istanbul". What was understood is said while it is
//! written. A day that was chosen in the calendar counts where the line names no date.

use super::layout::Month;
use crate::view::prelude::*;
use crate::{
    app::{App, Route},
    browser::{location, page},
    plan::{
        Change, Edit, Edtf, Meeting, Plan,
        edtf::words::{Meaning, MeetingWords, meeting_from_words},
        moving::spoken_day,
    },
    view::{
        dynamic::{act, live, piece, written},
        ui::icon::{Icon, picture},
    },
};

/// Where the line is kept while the page is open, and the field.
const DRAFT: &str = "new meeting: line";
const FIELD: &str = "new-meeting-line";

/// The field, and the day that was chosen for what is written in it.
#[derive(Clone, Copy)]
pub struct NewMeeting {
    app: App,
    at: Memo<Month>,
    day: RwSignal<Option<Edtf>>,
}

impl NewMeeting {
    /// A year that the line does not say is that of the month that is shown.
    pub fn new(app: App, at: Memo<Month>) -> NewMeeting {
        NewMeeting {
            app,
            at,
            day: RwSignal::new(None),
        }
    }

    /// Asks what takes place on a day.
    pub fn on_day(self, day: Edtf) {
        self.day.set(Some(day));
        page::focus_later(FIELD);
    }

    pub fn view(self) -> AnyView {
        let label = move || match self.day.get() {
            Some(day) => format!("New meeting on {}", spoken_day(day.earliest())),
            None => "New meeting in one line".to_owned(),
        };
        let understood = move || {
            let line = self.app.draft(DRAFT);
            let (day, year) = (self.day.get(), self.at.get().year);
            match (line.trim().is_empty(), day) {
                (true, None) => String::new(),
                (true, Some(_)) => "Write what takes place, or press Enter for a meeting without a name yet. Escape leaves the day.".to_owned(),
                (false, _) => in_words(&meeting_from_words(&line, year), day),
            }
        };
        let save = move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            self.add();
        };
        let key = move |event: web_sys::KeyboardEvent| {
            if event.key() == "Escape" && self.day.get_untracked().is_some() {
                event.prevent_default();
                self.day.set(None);
            }
        };
        view! {
            <form class="new-meeting" on:submit=act(save)>
                <div class="field">
                    <label for=FIELD>{piece(label)}</label>
                    <input id=FIELD type="text" autocomplete="off" placeholder="WG meeting 14-15 October 2026 Istanbul"
                        aria-describedby="new-meeting-understood" prop:value=live(move || self.app.draft(DRAFT))
                        on:input=written(move |line| self.app.set_draft(DRAFT, line)) on:keydown=act(key)/>
                </div>
                <button type="submit">{picture(Icon::Plus)}"Add meeting"</button>
                <p class="hint" id="new-meeting-understood" role="status">{piece(understood)}</p>
            </form>
        }
        .into_any()
    }

    fn add(self) {
        let line = self.app.draft_now(DRAFT);
        let day = self.day.get_untracked();
        if line.trim().is_empty() && day.is_none() {
            return page::focus(FIELD);
        }
        let words = meeting_from_words(&line, self.at.get_untracked().year);
        let made = self.app.with_plan_now(|plan| made_of(plan, words, day));
        if let Some(meeting) = made
            && add_and_open(self.app, meeting)
        {
            self.app.set_draft(DRAFT, String::new());
            self.day.set(None);
        }
    }
}

/// Adds a meeting and opens it. Whether it was added.
pub fn add_and_open(app: App, meeting: Meeting) -> bool {
    let route = Route::Calendar(Some(meeting.id.clone()));
    let edit = Edit::Meeting(Change::Add {
        at: usize::MAX,
        record: Box::new(meeting),
    });
    let is_added = app.change(edit);
    if is_added {
        location::go_to(&route.to_hash());
    }
    is_added
}

/// The date that counts: what the line says, else the chosen day.
fn date_of(words: &MeetingWords, day: Option<Edtf>) -> Option<Edtf> {
    match words.when.date {
        Meaning::Date(date) => Some(date),
        // An empty line says nothing of a date.
        Meaning::NoDate(_) if words.title.is_empty() && !words.when.is_open => day,
        Meaning::NoDate(_) => None,
        Meaning::Unclear(_) => day,
    }
}

/// The meeting that a line means. Its date and place stay to be confirmed.
pub fn made_of(plan: &Plan, words: MeetingWords, day: Option<Edtf>) -> Option<Meeting> {
    let title = match words.title.trim() {
        "" => "New meeting",
        title => title,
    };
    let mut meeting = Meeting::new(plan.free_meeting_id()?, words.kind, title);
    meeting.when.edtf = date_of(&words, day);
    meeting.place.name = words.place;
    Some(meeting)
}

/// What was understood of a line.
fn in_words(words: &MeetingWords, day: Option<Edtf>) -> String {
    let title = match words.title.as_str() {
        "" => "New meeting",
        title => title,
    };
    let mut said = format!("\u{201c}{title}\u{201d}, {}. ", words.kind.label());
    match (&words.when.date, day) {
        (Meaning::Unclear(_), Some(day)) => {
            said.push_str(&format!("On {}.", spoken_day(day.earliest())));
        }
        (Meaning::Unclear(_), None) => said.push_str("No date understood: it comes without one."),
        _ => said.push_str(&words.when.in_words()),
    }
    if let Some(place) = &words.place {
        said.push_str(&format!(" Place: {place}."));
    }
    said
}
