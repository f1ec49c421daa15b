//! Moving meetings: by drag onto a place of the calendar, by dragging the end of a bar, and by keys or buttons. Each
//! move is one change of the plan, and is said.

use super::{View, layout::Month};
use crate::view::prelude::*;
use crate::{
    app::{App, Route},
    browser::{
        drag::{self, Over},
        page,
    },
    plan::{Change, Edit, Edtf, Meeting, MeetingId, edtf::FIRST_DAY, moving::Step},
    view::dynamic::{act, live, piece},
};
use std::time::Duration;

/// Up to how far a hand may tremble in a click, in CSS pixels.
const CLICK: i32 = 5;
/// The panel that takes the keys.
const PANEL: &str = "moving";

/// What moving needs to know, and where it says what it does.
#[derive(Clone, Copy)]
pub struct Mover {
    app: App,
    view: Memo<View>,
    at: Memo<Month>,
    hold: RwSignal<Option<Hold>>,
    /// What is said while a meeting is moved, for those who can't see it.
    spoken: RwSignal<String>,
    /// Whether the click that comes now is the end of a drag.
    dropped: StoredValue<bool>,
}

/// A meeting that is held.
#[derive(Clone, PartialEq)]
struct Hold {
    id: MeetingId,
    title: String,
    from: Option<Edtf>,
    /// Where it would go.
    to: Option<Edtf>,
    how: How,
    /// Where it was taken, in CSS pixels, and whether it has left there.
    start: (i32, i32),
    is_moving: bool,
    /// The button that turns pages on which the pointer is.
    turn: i32,
}

#[derive(Clone, Copy, PartialEq)]
enum How {
    /// By one of its days, counted from 0.
    Drag(i64),
    Resize,
    Keys,
}

impl Mover {
    pub fn new(app: App, view: Memo<View>, at: Memo<Month>) -> Mover {
        Mover {
            app,
            view,
            at,
            hold: RwSignal::new(None),
            spoken: RwSignal::new(String::new()),
            dropped: StoredValue::new(false),
        }
    }

    /// The calendar, in which meetings are moved. `on_day` gets a day whose empty part was clicked.
    pub fn around(self, calendar: AnyView, on_day: Callback<String>) -> AnyView {
        let is_dragging = move || {
            let hold = self.hold.get();
            hold.is_some_and(|hold| hold.is_moving && hold.how != How::Keys)
        };
        view! {
            <div class="calendar" class:dragging=live(is_dragging)
                on:pointerdown=act(move |event: web_sys::PointerEvent| self.begin(&event))
                on:pointermove=act(move |event: web_sys::PointerEvent| self.go_on(&event))
                on:pointerup=act(move |_: web_sys::PointerEvent| self.drop())
                on:pointercancel=act(move |_: web_sys::PointerEvent| self.leave())
                on:click=act(move |event: web_sys::MouseEvent| self.click(&event, on_day))
                on:keydown=act(move |event: web_sys::KeyboardEvent| self.key(&event))
            >
                {calendar}
                {piece(move || self.panel())}
            </div>
            <p class="visually-hidden" role="status">{piece(move || self.spoken.get())}</p>
        }
        .into_any()
    }

    /// Where the held meeting would go.
    pub fn target(self) -> Option<Edtf> {
        self.hold
            .with(|hold| hold.as_ref().filter(|hold| hold.is_moving)?.to)
    }

    /// What is held and where it would go; by keys, with the buttons that do the same.
    fn panel(self) -> Option<AnyView> {
        let shown = Memo::new(move |_| {
            let hold = self.hold.get().filter(|hold| hold.is_moving)?;
            Some((hold.title, hold.how))
        });
        let (title, how) = shown.get()?;
        let to = move || {
            let to = self.target();
            to.map_or_else(
                || "drop it on a place of the calendar".to_owned(),
                |to| spoken_target(&to),
            )
        };
        let words =
            view! { <p><strong class="official">{title.clone()}</strong> " → " {piece(to)}</p> };
        if how != How::Keys {
            return Some(view! { <div class="moving" aria-hidden="true">{words}</div> }.into_any());
        }
        let is_exact = move || self.target().is_some_and(|to| to.is_exact());
        let button = move |words: &'static str, name: &'static str, step: Step, by: i32| {
            view! {
                <button type="button" aria-label=name on:click=act(move |_| self.step(step, by))>{words}</button>
            }
            .into_any()
        };
        let steps = move || match is_exact() {
            true => vec![
                button("− week", "A week earlier", Step::Large, -1),
                button("− day", "A day earlier", Step::Small, -1),
                button("+ day", "A day later", Step::Small, 1),
                button("+ week", "A week later", Step::Large, 1),
                view! {
                    <button type="button" on:click=act(move |_| self.resize(-1))>"Shorter"</button>
                    <button type="button" on:click=act(move |_| self.resize(1))>"Longer"</button>
                }
                .into_any(),
            ],
            false => vec![
                button("Earlier", "Earlier", Step::Small, -1),
                button("Later", "Later", Step::Small, 1),
            ],
        };
        let is_exact = Memo::new(move |_| is_exact());
        let hint = move || match is_exact.get() {
            true => {
                "Arrow keys move it by a day or a week, Shift with an arrow makes it longer or shorter. Enter sets it, Escape leaves it."
            }
            false => "Arrow keys move it. Enter sets it, Escape leaves it.",
        };
        Some(
            view! {
                <div class="moving by-keys" id=PANEL role="application" tabindex="-1" aria-label=format!("Move {title}") aria-describedby="moving-hint">
                    {words}
                    <p class="hint" id="moving-hint">{piece(hint)}</p>
                    <div class="actions">
                        {piece(move || { is_exact.track(); untrack(steps) })}
                        <button type="button" class="primary" on:click=act(move |_| self.set_by_keys())>"Set"</button>
                        <button type="button" on:click=act(move |_| self.cancel())>"Cancel"</button>
                    </div>
                </div>
            }
            .into_any(),
        )
    }

    fn meeting(self, id: &str) -> Option<Meeting> {
        let id = MeetingId::new(id)?;
        self.app.with_plan_now(|plan| plan.meeting(&id).cloned())
    }

    /// The meeting, where its date may be moved; else says why not.
    fn movable(self, id: &str) -> Option<Meeting> {
        let meeting = self.meeting(id)?;
        if !meeting.can_move() {
            self.app.fail(format!(
                "\u{201c}{}\u{201d} was held: its date is a fact, and is changed on the page of the meeting.",
                meeting.title
            ));
            return None;
        }
        Some(meeting)
    }

    fn begin(self, event: &web_sys::PointerEvent) {
        self.dropped.set_value(false);
        if self.hold.with_untracked(Option::is_some) {
            return;
        }
        let Some((taken, meeting)) = drag::take(event)
            .and_then(|taken| self.meeting(&taken.id).map(|meeting| (taken, meeting)))
        else {
            return;
        };
        let from = meeting.date();
        let place = taken.place.and_then(|place| Edtf::parse(&place).ok());
        let held = match (from, place) {
            (Some(from), Some(place)) if place.is_exact() => {
                (place.earliest() - from.earliest()).num_days()
            }
            _ => 0,
        };
        self.hold.set(Some(Hold {
            id: meeting.id,
            title: meeting.title,
            from,
            to: None,
            how: match taken.by_end {
                true => How::Resize,
                false => How::Drag(held),
            },
            start: (event.client_x(), event.client_y()),
            is_moving: false,
            turn: 0,
        }));
    }

    fn go_on(self, event: &web_sys::PointerEvent) {
        let Some(mut hold) = self.held_by_pointer() else {
            return;
        };
        if !hold.is_moving {
            let (x, y) = hold.start;
            let far = (event.client_x() - x).abs() + (event.client_y() - y).abs();
            if far <= CLICK {
                return;
            }
            if self.movable(hold.id.as_str()).is_none() {
                self.dropped.set_value(true);
                return self.leave();
            }
            drag::capture(event);
            hold.is_moving = true;
        }
        let over = drag::over(event);
        let turn = match over {
            Over::Turn(by) => by,
            _ => 0,
        };
        if turn != hold.turn {
            hold.turn = turn;
            if turn != 0 {
                self.turn(turn);
            }
        }
        let place = match over {
            Over::Place(place) => Edtf::parse(&place).ok(),
            _ => None,
        };
        hold.to = place.and_then(|place| match hold.how {
            How::Resize => hold
                .from?
                .ending_on(place.latest())
                .filter(|_| place.is_exact()),
            How::Drag(held) => Some(Edtf::put_on(hold.from, place, held)),
            How::Keys => None,
        });
        self.hold.set(Some(hold));
    }

    fn held_by_pointer(self) -> Option<Hold> {
        let hold = self.hold.get_untracked();
        hold.filter(|hold| hold.how != How::Keys)
    }

    fn drop(self) {
        let Some(hold) = self.held_by_pointer() else {
            return;
        };
        self.leave();
        if hold.is_moving {
            self.dropped.set_value(true);
            if let Some(to) = hold.to {
                self.put(&hold, to);
            }
        }
    }

    fn leave(self) {
        if self.held_by_pointer().is_some() {
            drag::end();
            self.hold.set(None);
        }
    }

    /// Goes to the page so many months or years on.
    pub fn turn(self, by: i32) {
        let months = match self.view.get_untracked() {
            View::Year => by * 12,
            _ => by,
        };
        self.show_month(self.at.get_untracked().later(months));
    }

    pub fn show_today(self) {
        self.show_month(Month::of(self.app.today_now()));
    }

    pub fn show_month(self, month: Month) {
        self.app.set_query(super::AT, Some(month.to_string()));
    }

    fn click(self, event: &web_sys::MouseEvent, on_day: Callback<String>) {
        if self.dropped.get_value() {
            // The drag ended on a link, which is not meant.
            event.prevent_default();
            return self.dropped.set_value(false);
        }
        if let Some(id) = drag::value_at(event, "data-move") {
            self.begin_keys(&id);
        } else if let Some(day) = drag::value_at(event, "data-day") {
            on_day.run(day);
        } else if drag::value_at(event, "href").is_none()
            && drag::value_at(event, "type").is_none()
            && let Some(place) = drag::value_at(event, "data-at")
            // A month or season is no day.
            && Edtf::parse(&place).is_ok_and(|place| place.is_exact())
        {
            on_day.run(place);
        }
    }

    /// Takes hold of a meeting by keys.
    fn begin_keys(self, id: &str) {
        let Some(meeting) = self.movable(id) else {
            return;
        };
        let from = meeting.date();
        let month = self.at.get_untracked();
        let to = match (from, self.view.get_untracked()) {
            (Some(date), _) if date.is_exact() => date,
            // A month has days: the first one shown that it may be on, or today.
            (Some(date), View::Month) => {
                let shown = match date.earliest() <= month.last() && month.first() <= date.latest()
                {
                    true => month,
                    // What has no beginning is near its end.
                    false if date.earliest() == FIRST_DAY => Month::of(date.latest()),
                    false => Month::of(date.earliest()),
                };
                Edtf::day(date.earliest().max(shown.first()))
            }
            (None, View::Month) => {
                let today = self.app.today_now();
                let is_shown = Month::of(today) == month;
                Edtf::day(if is_shown { today } else { month.first() })
            }
            (Some(date), _) => date,
            (None, _) => match Edtf::parse(&month.to_string()) {
                Ok(month) => month,
                Err(_) => return,
            },
        };
        let said = format!("Moving {}: {}.", meeting.title, spoken_target(&to));
        self.hold.set(Some(Hold {
            id: meeting.id,
            title: meeting.title,
            from,
            to: Some(to),
            how: How::Keys,
            start: (0, 0),
            is_moving: true,
            turn: 0,
        }));
        self.follow(to);
        self.spoken.set(said);
        page::focus_later(PANEL);
    }

    fn held_by_keys(self) -> Option<Hold> {
        let hold = self.hold.get_untracked();
        hold.filter(|hold| hold.how == How::Keys)
    }

    /// Turns to the page on which a date begins.
    fn follow(self, to: Edtf) {
        let month = Month::of(to.earliest());
        let at = self.at.get_untracked();
        let is_shown = match self.view.get_untracked() {
            View::Month => at == month,
            View::Year => at.year == month.year,
            View::Term | View::Agenda => true,
        };
        if !is_shown {
            self.show_month(month);
        }
    }

    fn step(self, step: Step, by: i32) {
        self.aim(|to| to.stepped(step, by));
    }

    fn resize(self, by: i64) {
        self.aim(|to| to.longer(by));
    }

    fn aim(self, next: impl FnOnce(Edtf) -> Option<Edtf>) {
        let Some(mut hold) = self.held_by_keys() else {
            return;
        };
        match hold.to.and_then(next) {
            Some(to) => {
                self.spoken.set(spoken_target(&to));
                hold.to = Some(to);
                self.hold.set(Some(hold));
                self.follow(to);
            }
            None => self
                .spoken
                .set("That can't be done with this date.".to_owned()),
        }
    }

    fn set_by_keys(self) {
        if let Some(hold) = self.held_by_keys()
            && let Some(to) = hold.to
        {
            self.hold.set(None);
            self.put(&hold, to);
            self.give_back_focus(&hold);
        }
    }

    fn cancel(self) {
        if let Some(hold) = self.held_by_keys() {
            self.hold.set(None);
            self.spoken.set(format!("{} was not moved.", hold.title));
            self.give_back_focus(&hold);
        }
    }

    /// The keyboard goes on at the meeting: in the list, or in the month.
    fn give_back_focus(self, hold: &Hold) {
        let href = Route::Calendar(Some(hold.id.clone())).to_hash();
        set_timeout(
            move || {
                for class in ["undated-link", "row-link", "day-bar"] {
                    page::focus_link(class, &href);
                }
            },
            Duration::ZERO,
        );
    }

    fn key(self, event: &web_sys::KeyboardEvent) {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let key = event.key();
        if self.held_by_keys().is_none() {
            if key == "Escape" {
                self.leave();
            } else if page::letter(event) == "m"
                && !page::takes_keys(event)
                && let Some(href) = drag::value_at(event, "href")
                && let Route::Calendar(Some(id)) = Route::parse(&href)
            {
                event.prevent_default();
                self.begin_keys(id.as_str());
            }
            return;
        }
        let by = match key.as_str() {
            "ArrowLeft" | "ArrowUp" => -1,
            "ArrowRight" | "ArrowDown" => 1,
            "Escape" => {
                event.prevent_default();
                return self.cancel();
            }
            // On a button, Enter presses it.
            "Enter" if drag::value_at(event, "type").is_none() => {
                event.prevent_default();
                return self.set_by_keys();
            }
            _ => return,
        };
        event.prevent_default();
        let is_large = matches!(key.as_str(), "ArrowUp" | "ArrowDown");
        match (event.shift_key(), is_large) {
            (true, true) => self.resize(i64::from(by) * 7),
            (true, false) => self.resize(i64::from(by)),
            (false, true) => self.step(Step::Large, by),
            (false, false) => self.step(Step::Small, by),
        }
    }

    /// Moves the meeting, as one change of the plan.
    fn put(self, hold: &Hold, to: Edtf) {
        if hold.from == Some(to) {
            return self
                .spoken
                .set(format!("{} stays where it is.", hold.title));
        }
        let Some(meeting) = self.meeting(hold.id.as_str()) else {
            return;
        };
        let moved = meeting.rescheduled(Some(to), self.app.today_now(), None);
        if self
            .app
            .change(Edit::Meeting(Change::Replace(Box::new(moved))))
        {
            self.app.done(format!("Moved to {}.", spoken_target(&to)));
        }
    }
}

/// A date in words, and where it is vague how precise it is: a month says that it is no day.
fn spoken_target(to: &Edtf) -> String {
    match to.is_exact() {
        true => to.spoken(),
        false => format!("{} ({}, no day)", to.in_words(), to.precision_in_words()),
    }
}
