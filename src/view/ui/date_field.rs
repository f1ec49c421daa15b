//! A date as precise as it is known: first how precise, then which.

use super::Choice;
use crate::plan::{
    Edtf,
    edtf::{Point, month_name},
};
use chrono::Datelike;
use crate::view::dynamic::{live, piece, written};
use leptos::prelude::*;

/// How precise a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Precision {
    None,
    Year,
    Half,
    Quarter,
    Season,
    Month,
    Day,
    Days,
    /// An interval of vague dates, which a file can bring; it is kept and shown, and written anew when changed.
    Other,
}

const PRECISIONS: [(Precision, &str, &str); 8] = [
    (Precision::None, "none", "No date"),
    (Precision::Year, "year", "A year"),
    (Precision::Half, "half", "A half-year"),
    (Precision::Quarter, "quarter", "A quarter"),
    (Precision::Season, "season", "A season"),
    (Precision::Month, "month", "A month"),
    (Precision::Day, "day", "A day"),
    (Precision::Days, "days", "From day to day"),
];

/// What the fields hold: strings, until they make a date.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Draft {
    precision: Precision,
    year: String,
    /// The part of the year: the two digits after the year in EDTF.
    part: String,
    from: String,
    to: String,
}

impl Draft {
    fn of(date: Option<Edtf>, default_year: i32) -> Draft {
        let mut draft = Draft {
            precision: Precision::None,
            year: default_year.to_string(),
            part: String::new(),
            from: String::new(),
            to: String::new(),
        };
        let Some(date) = date else {
            return draft;
        };
        let (from, to) = date.parts();
        draft.year = date.earliest().year().to_string();
        draft.precision = match (from, to) {
            (Point::Day(_), Some(Point::Day(_))) => Precision::Days,
            (_, Some(_)) => Precision::Other,
            (Point::Day(_), None) => Precision::Day,
            (Point::Month(..), None) => Precision::Month,
            (Point::Season(..), None) => Precision::Season,
            (Point::Quarter(..), None) => Precision::Quarter,
            (Point::Half(..), None) => Precision::Half,
            (Point::Year(_), None) => Precision::Year,
        };
        draft.part = from
            .to_string()
            .split('-')
            .nth(1)
            .unwrap_or_default()
            .to_owned();
        draft.from = date.earliest().to_string();
        draft.to = date.latest().to_string();
        draft
    }

    /// The EDTF text of what the fields say; None is no date.
    fn text(&self) -> Option<String> {
        let part = if self.part_choices().iter().any(|(part, _)| *part == self.part) {
            self.part.clone()
        } else {
            self.part_choices()
                .first()
                .map(|(part, _)| part.clone())
                .unwrap_or_default()
        };
        match self.precision {
            Precision::None | Precision::Other => None,
            Precision::Year => Some(self.year.clone()),
            Precision::Half | Precision::Quarter | Precision::Season | Precision::Month => {
                Some(format!("{}-{part}", self.year))
            }
            Precision::Day => Some(self.from.clone()),
            Precision::Days => Some(format!("{}/{}", self.from, self.to)),
        }
    }

    fn part_choices(&self) -> Vec<(String, String)> {
        let words = |words: &[(&str, &str)]| {
            words
                .iter()
                .map(|(code, words)| ((*code).to_owned(), (*words).to_owned()))
                .collect()
        };
        match self.precision {
            Precision::Half => words(&[("40", "First half"), ("41", "Second half")]),
            Precision::Quarter => words(&[
                ("33", "1st quarter"),
                ("34", "2nd quarter"),
                ("35", "3rd quarter"),
                ("36", "4th quarter"),
            ]),
            Precision::Season => words(&[
                ("21", "Spring"),
                ("22", "Summer"),
                ("23", "Autumn"),
                ("24", "Winter"),
            ]),
            Precision::Month => (1..=12)
                .map(|month| (format!("{month:02}"), month_name(month).to_owned()))
                .collect(),
            Precision::None
            | Precision::Year
            | Precision::Day
            | Precision::Days
            | Precision::Other => Vec::new(),
        }
    }
}

/// A date that can be vague. `on_date` gets it whenever the fields make one.
#[component]
pub fn DateField(
    #[prop(into)] label: String,
    /// Begins the ids of the fields.
    #[prop(into)]
    id: String,
    #[prop(into)] date: Signal<Option<Edtf>>,
    /// The year that a new date begins with.
    default_year: i32,
    #[prop(into)] on_date: Callback<Option<Edtf>>,
) -> impl IntoView {
    let draft = RwSignal::new(Draft::of(date.get_untracked(), default_year));
    let problem = RwSignal::new(None::<String>);
    // The date can change from outside (undo); what a person is writing stays when it makes the same date.
    let shown = Memo::new(move |_| {
        let outside = Draft::of(date.get(), default_year);
        let own = draft.get();
        let own_date = own.text().and_then(|text| Edtf::parse(&text).ok());
        let is_same = own_date == date.get() && own.precision != Precision::None;
        if is_same || problem.get().is_some() { own } else { outside }
    });
    let write = move |change: &dyn Fn(&mut Draft)| {
        let mut next = shown.get_untracked();
        change(&mut next);
        let text = next.text();
        let complete = !(matches!(next.precision, Precision::Day | Precision::Days)
            && (next.from.is_empty() || next.precision == Precision::Days && next.to.is_empty()));
        match text.as_deref().map(Edtf::parse) {
            None => {
                problem.set(None);
                draft.set(next);
                on_date.run(None);
            }
            Some(Ok(date)) => {
                problem.set(None);
                draft.set(next);
                on_date.run(Some(date));
            }
            Some(Err(error)) => {
                problem.set(Some(if complete {
                    format!("This {}.", error.message())
                } else {
                    "Fill in the day.".to_owned()
                }));
                draft.set(next);
            }
        }
    };
    let precision_word = move || {
        let precision = shown.get().precision;
        PRECISIONS
            .iter()
            .find(|(known, _, _)| *known == precision)
            .map(|(_, word, _)| (*word).to_owned())
            .unwrap_or_default()
    };
    let precisions: Vec<(String, String)> = PRECISIONS
        .iter()
        .map(|(_, word, words)| ((*word).to_owned(), (*words).to_owned()))
        .collect();
    let choose_precision = move |word: String| {
        if let Some((precision, _, _)) = PRECISIONS.iter().find(|(_, known, _)| *known == word) {
            write(&|draft| draft.precision = *precision);
        }
    };
    let ids = id.clone();
    let fields = move || {
        let now = shown.get();
        let id = ids.clone();
        match now.precision {
            Precision::None | Precision::Other => ().into_any(),
            Precision::Day | Precision::Days => {
                let until = (now.precision == Precision::Days).then(|| {
                    view! {
                        <div class="field">
                            <label for=format!("{id}-to")>"Last day"</label>
                            <input id=format!("{id}-to") type="date" prop:value=live(move || shown.get().to)
                                on:change=written(move |to| write(&|draft| draft.to.clone_from(&to)))/>
                        </div>
                    }
                });
                let first = if now.precision == Precision::Days { "First day" } else { "Day" };
                view! {
                    <div class="field">
                        <label for=format!("{id}-from")>{first}</label>
                        <input id=format!("{id}-from") type="date" prop:value=live(move || shown.get().from)
                            on:change=written(move |from| write(&|draft| draft.from.clone_from(&from)))/>
                    </div>
                    {until}
                }
                .into_any()
            }
            Precision::Year
            | Precision::Half
            | Precision::Quarter
            | Precision::Season
            | Precision::Month => {
                let parts = now.part_choices();
                let part = (!parts.is_empty()).then(|| {
                    view! {
                        <Choice label="Which" id=format!("{id}-part")
                            choices=Signal::stored(parts)
                            value=Signal::derive(move || shown.get().part)
                            on_choose=move |part: String| write(&|draft| draft.part.clone_from(&part))/>
                    }
                });
                view! {
                    {part}
                    <div class="field">
                        <label for=format!("{id}-year")>"Year"</label>
                        <input id=format!("{id}-year") type="number" min="1900" max="2999" step="1"
                            prop:value=live(move || shown.get().year)
                            on:change=written(move |year| write(&|draft| draft.year.clone_from(&year)))/>
                    </div>
                }
                .into_any()
            }
        }
    };
    // The fields are made anew only when the precision changes, so that the keyboard's focus stays in them.
    let precision = Memo::new(move |_| shown.get().precision as u8);
    let fields = move || {
        precision.track();
        untrack(&fields)
    };
    view! {
        <fieldset class="date-field">
            <legend>{label}</legend>
            <div class="date-parts">
                <Choice label="How precise" id=format!("{id}-precision") choices=Signal::stored(precisions)
                    value=Signal::derive(precision_word) on_choose=choose_precision/>
                {piece(fields)}
            </div>
            {piece(move || problem.get().map(|problem| view! { <p class="problem" role="alert">{problem}</p> }))}
            {piece(move || date.get().and_then(|date| date.span_in_words()).map(|span| view! {
                <p class="hint">"Taken as " {span} "."</p>
            }))}
        </fieldset>
    }
}
