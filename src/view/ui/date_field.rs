//! A date as precise as it is known: written in words, with what was understood beside them; or picked, first how
//! precise, then which.

use super::{Choices, choice};
use crate::view::prelude::*;
use crate::{
    plan::{
        Edtf,
        edtf::{
            EdtfError, Point, month_name,
            words::{Meaning, understand},
        },
    },
    view::dynamic::{act, live, piece, written},
};
use chrono::Datelike;

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

/// What a draft says.
enum Said {
    NoDate,
    Date(Edtf),
    /// Not a date yet; the sentence says what to do.
    Lacks(&'static str),
}

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
            (Point::Part(_, 21..=24), None) => Precision::Season,
            (Point::Part(_, 33..=36), None) => Precision::Quarter,
            (Point::Part(_, 40 | 41), None) => Precision::Half,
            (Point::Year(_), None) => Precision::Year,
            (_, None) => Precision::Other,
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

    /// What the fields say.
    fn said(&self) -> Said {
        let year = || -> Result<&str, Said> {
            let digits = self.year.bytes().all(|byte| byte.is_ascii_digit());
            let is_year =
                self.year.len() == 4 && digits && ("1900"..="2999").contains(&self.year.as_str());
            if is_year {
                Ok(&self.year)
            } else {
                Err(Said::Lacks(
                    "Write a year with four digits, from 1900 to 2999.",
                ))
            }
        };
        let text = match self.precision {
            Precision::None | Precision::Other => return Said::NoDate,
            Precision::Year => year().map(str::to_owned),
            Precision::Half | Precision::Quarter | Precision::Season | Precision::Month => {
                if self.part.is_empty() {
                    Err(Said::Lacks("Choose which."))
                } else {
                    year().map(|year| format!("{year}-{}", self.part))
                }
            }
            Precision::Day if self.from.is_empty() => Err(Said::Lacks("Fill in the day.")),
            Precision::Day => Ok(self.from.clone()),
            Precision::Days if self.from.is_empty() || self.to.is_empty() => {
                Err(Said::Lacks("Fill in both days."))
            }
            Precision::Days => Ok(format!("{}/{}", self.from, self.to)),
        };
        match text {
            Err(said) => said,
            Ok(text) => match Edtf::parse(&text) {
                Ok(date) => Said::Date(date),
                Err(EdtfError::EndBeforeStart) => Said::Lacks("This ends before it begins."),
                Err(_) => Said::Lacks("There is no such day. Fill it in again."),
            },
        }
    }

    /// The same draft at another precision. Nothing is made up: a day or a part of the year that was not said is left
    /// open.
    fn at(mut self, precision: Precision) -> Draft {
        let had_days = matches!(self.precision, Precision::Day | Precision::Days);
        self.precision = precision;
        if !had_days {
            self.from.clear();
            self.to.clear();
        }
        let parts = self.part_choices();
        if !parts.iter().any(|(part, _)| *part == self.part) {
            self.part.clear();
        }
        self
    }

    /// The word of its precision.
    fn word(&self) -> String {
        PRECISIONS
            .iter()
            .find(|(known, _, _)| *known == self.precision)
            .map_or_else(String::new, |(_, word, _)| (*word).to_owned())
    }

    fn part_choices(&self) -> Choices {
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

/// A date that can be vague. `id` begins the ids of the fields, a new date begins with `default_year`, and
/// `on_date` gets the date whenever the fields make one.
pub fn date_field(
    label: &'static str,
    id: &'static str,
    date: Signal<Option<Edtf>>,
    default_year: i32,
    on_date: impl Fn(Option<Edtf>) + Send + Sync + 'static,
) -> AnyView {
    let on_date = Callback::new(move |(date, _)| on_date(date));
    date_fields(label, id, date, Signal::stored(None), default_year, on_date)
}

/// The same, where the words are kept too that a person wrote for the date, as far as they are others than its own.
pub fn worded_date_field(
    label: &'static str,
    id: &'static str,
    date: Signal<Option<Edtf>>,
    kept: Signal<Option<String>>,
    default_year: i32,
    on_date: impl Fn(Option<Edtf>, Option<String>) + Send + Sync + 'static,
) -> AnyView {
    let on_date = Callback::new(move |(date, typed)| on_date(date, typed));
    date_fields(label, id, date, kept, default_year, on_date)
}

fn date_fields(
    label: &'static str,
    id: &'static str,
    date: Signal<Option<Edtf>>,
    kept: Signal<Option<String>>,
    default_year: i32,
    on_date: Callback<(Option<Edtf>, Option<String>)>,
) -> AnyView {
    let words = Words {
        typed: RwSignal::new(None),
        is_pending: RwSignal::new(false),
        kept,
        date,
        default_year,
        on_date,
    };
    let draft = RwSignal::new(Draft::of(date.get_untracked(), default_year));
    let problem = RwSignal::new(None::<String>);
    // The date can change from outside (undo); what a person is writing stays while it makes the same date.
    let shown = Memo::new(move |_| {
        let own = draft.get();
        let is_same = matches!(own.said(), Said::Date(said) if Some(said) == date.get());
        if is_same || problem.get().is_some() {
            own
        } else {
            Draft::of(date.get(), default_year)
        }
    });
    let writing = Writing {
        draft,
        problem,
        shown,
        words,
    };
    // The fields are made anew only when the precision changes, so that the keyboard's focus stays in them.
    let precision = Memo::new(move |_| shown.get().precision as usize);
    let fields = move || {
        let _ = precision.get();
        untrack(|| fields(id, writing))
    };
    let problem = move || {
        let problem = problem.get();
        problem.map(|problem| view! { <p class="problem" role="alert">{problem}</p> }.into_any())
    };
    let id_of_words = format!("{id}-words");
    let id_of_said = format!("{id}-said");
    let example = format!("12\u{2013}13 May {default_year}, autumn {default_year}, TBD");
    view! {
        <div class="field date-field">
            <label for=id_of_words.clone()>{label}</label>
            <input id=id_of_words type="text" autocomplete="off" placeholder=example aria-describedby=id_of_said.clone()
                pattern=live(move || words.is_unclear().then_some("$^")) aria-invalid=live(move || words.is_unclear().then_some("true"))
                prop:value=live(move || words.shown()) on:input=written(move |typed| words.write(typed))
                on:change=act(move |_: web_sys::Event| words.take())/>
            <div id=id_of_said class="date-said" aria-live="polite">{piece(move || words.said())}</div>
            <details class="date-pick">
                <summary>"Pick instead"</summary>
                <fieldset>
                    <legend class="visually-hidden">{label}</legend>
                    <div class="date-parts">
                        {choice("How precise", &format!("{id}-precision"), precisions(), Signal::derive(move || shown.get().word()), move |word| {
                            if let Some((precision, _, _)) = PRECISIONS.iter().find(|(_, known, _)| *known == word) {
                                writing.write(|draft| *draft = draft.clone().at(*precision));
                            }
                        })}
                        {piece(fields)}
                    </div>
                    {piece(problem)}
                </fieldset>
            </details>
        </div>
    }
    .into_any()
}

/// The date in words, while and after they are written.
#[derive(Clone, Copy)]
struct Words {
    /// What a person wrote, letter by letter, as long as it is what the date says.
    typed: RwSignal<Option<String>>,
    /// Whether it waits to be taken.
    is_pending: RwSignal<bool>,
    /// The words that are kept with the date.
    kept: Signal<Option<String>>,
    date: Signal<Option<Edtf>>,
    default_year: i32,
    on_date: Callback<(Option<Edtf>, Option<String>)>,
}

impl Words {
    /// What was written, if it stands for the date; it waits, or the date can have changed from outside (undo, a pick).
    fn own(self) -> Option<String> {
        let date = self.date.get();
        let is_pending = self.is_pending.get();
        self.typed.get().filter(|typed| {
            let understood = understand(typed, self.default_year);
            is_pending
                || (understood.edtf() == date && !matches!(understood.date, Meaning::Unclear(_)))
        })
    }

    /// What the field holds.
    fn shown(self) -> String {
        self.own()
            .or_else(|| self.kept.get())
            .or_else(|| Some(self.date.get()?.in_words()))
            .unwrap_or_default()
    }

    /// What was understood, or what is wrong; for a date from elsewhere what it is taken for.
    fn said(self) -> AnyView {
        let Some(typed) = self.own() else {
            let taken = self.date.get().and_then(|date| {
                let convention = date.convention().unwrap_or_default();
                Some(format!("Taken as {}. {convention}", date.span_in_words()?))
            });
            return taken
                .map(|taken| view! { <p class="hint">{taken}</p> }.into_any())
                .into_any();
        };
        let understood = understand(&typed, self.default_year);
        let sentence = understood.in_words();
        match (understood.date, self.date.get()) {
            (Meaning::Unclear(_), Some(date)) => {
                view! { <p class="problem">{sentence} " The date stays: " {date.in_words()} "."</p> }.into_any()
            }
            (Meaning::Unclear(_), None) => view! { <p class="problem">{sentence}</p> }.into_any(),
            _ => view! { <p class="hint">{sentence}</p> }.into_any(),
        }
    }

    /// Whether what is written is no date. Then the field is invalid, and a form that it is in is not sent.
    fn is_unclear(self) -> bool {
        let own = self.own();
        own.is_some_and(|typed| {
            matches!(
                understand(&typed, self.default_year).date,
                Meaning::Unclear(_)
            )
        })
    }

    /// A letter more or less: nothing is changed yet.
    fn write(self, typed: String) {
        self.is_pending.set(true);
        self.typed.set(Some(typed));
    }

    /// A date was picked: what was typed gives way.
    fn pick(self, date: Option<Edtf>) {
        self.is_pending.set(false);
        self.typed.set(None);
        self.on_date.try_run((date, None));
    }

    /// The field is left, or Enter was pressed: what is understood is taken, and what is not waits.
    fn take(self) {
        // A field that is taken away while it is written tells so after its panel is gone.
        let Some(Some(typed)) = self.typed.try_get_untracked() else {
            return;
        };
        let understood = understand(&typed, self.default_year);
        if matches!(understood.date, Meaning::Unclear(_)) {
            return;
        }
        self.is_pending.set(false);
        if understood.edtf() != self.date.get_untracked() {
            let date = understood.edtf();
            let own = date.map(|date| date.in_words());
            let typed = typed.trim().to_owned();
            let typed = (!typed.is_empty() && Some(&typed) != own.as_ref()).then_some(typed);
            self.on_date.try_run((date, typed));
        }
    }
}

/// What is being written, and where a finished date goes.
#[derive(Clone, Copy)]
struct Writing {
    draft: RwSignal<Draft>,
    problem: RwSignal<Option<String>>,
    shown: Memo<Draft>,
    words: Words,
}

impl Writing {
    /// Changes a field. A finished date goes out; what is not one yet stays here, with what is wrong.
    fn write(self, change: impl FnOnce(&mut Draft)) {
        // A field that is taken away while it is written tells so after its panel is gone.
        let Some(mut next) = self.shown.try_get_untracked() else {
            return;
        };
        change(&mut next);
        let problem = match next.said() {
            Said::NoDate => {
                self.words.pick(None);
                None
            }
            Said::Date(date) => {
                self.words.pick(Some(date));
                None
            }
            Said::Lacks(what) => Some(what.to_owned()),
        };
        self.draft.set(next);
        self.problem.set(problem);
    }
}

fn precisions() -> Signal<Choices> {
    let choices = PRECISIONS
        .iter()
        .map(|(_, word, words)| ((*word).to_owned(), (*words).to_owned()));
    Signal::stored(choices.collect())
}

/// The fields for the precision that is chosen.
fn fields(id: &'static str, writing: Writing) -> AnyView {
    let shown = writing.shown;
    let now = shown.get();
    let day = |label: &'static str, end: &str, is_last: bool| {
        let id = format!("{id}-{end}");
        let value = move || {
            let shown = shown.get();
            if is_last { shown.to } else { shown.from }
        };
        let take = move |day: String| {
            writing.write(|draft| {
                *(if is_last {
                    &mut draft.to
                } else {
                    &mut draft.from
                }) = day
            });
        };
        // While a day is typed, the browser tells of each digit: of "2024" it first makes the years 2, 20 and 202.
        let typed = move |day: String| {
            if day.as_str() >= "1900" {
                take(day);
            }
        };
        view! {
            <div class="field">
                <label for=id.clone()>{label}</label>
                <input id=id type="date" min="1900-01-01" max="2999-12-31" prop:value=live(value)
                    on:change=written(typed) on:blur=written(take)/>
            </div>
        }
        .into_any()
    };
    let year = || {
        let id = format!("{id}-year");
        view! {
            <div class="field">
                <label for=id.clone()>"Year"</label>
                <input id=id type="number" min="1900" max="2999" step="1" prop:value=live(move || shown.get().year)
                    on:change=written(move |year| writing.write(|draft| draft.year = year))/>
            </div>
        }
        .into_any()
    };
    let part = || {
        let part = Signal::derive(move || shown.get().part);
        let mut choices = now.part_choices();
        if now.part.is_empty() {
            choices.insert(0, (String::new(), "Choose…".to_owned()));
        }
        let choices = Signal::stored(choices);
        choice("Which", &format!("{id}-part"), choices, part, move |part| {
            writing.write(|draft| draft.part = part);
        })
    };
    match now.precision {
        Precision::None | Precision::Other => ().into_any(),
        Precision::Day => day("Day", "from", false),
        Precision::Days => {
            vec![day("First day", "from", false), day("Last day", "to", true)].into_any()
        }
        Precision::Year => year(),
        Precision::Half | Precision::Quarter | Precision::Season | Precision::Month => {
            vec![part(), year()].into_any()
        }
    }
}
