//! Changing the wording of a record in its place: freely, or, where it is adopted, only after saying that this departs
//! from what was adopted. Removing a record goes the same way. Every page that shows wording has it from here.

use crate::view::prelude::*;
use crate::{
    app::App,
    browser::{clock, page},
    plan::{AmendedField, Amendment, Official, edtf::day_in_words},
    view::dynamic::{act, live, piece, written},
};

/// What is being done to the wording.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Read,
    /// Told that the adopted text is departed from, before anything can be written.
    Warned,
    Write,
    Strike,
}

/// Removing the record that the wording belongs to.
#[derive(Clone, Copy)]
pub struct Strike {
    /// What it is: "objective".
    pub noun: &'static str,
    /// What goes with it, in a sentence that begins large.
    pub goes: Signal<String>,
    /// The usual way, where the record is adopted.
    pub instead: Option<Instead>,
    /// What to do once it is gone.
    pub then: Callback<()>,
}

/// What is done with an adopted record rather than striking it out.
#[derive(Clone, Copy)]
pub struct Instead {
    pub sentence: &'static str,
    /// The words on its button.
    pub words: &'static str,
    pub act: Callback<()>,
}

/// Where a wording stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    Alone,
    /// Below the heading of its panel, which says it.
    BelowHeading,
    /// Among others like it, so that each button says what it belongs to.
    AmongMany,
}

/// One wording on its way to another.
#[derive(Clone, Copy)]
struct Wording {
    app: App,
    of: StoredValue<Official>,
    field: AmendedField,
    noun: &'static str,
    strike: Option<Strike>,
    stands: Stands,
    /// What the ids of its elements and the name of its draft end with.
    name: StoredValue<String>,
    step: RwSignal<Step>,
    remark: RwSignal<String>,
    text: Memo<String>,
    is_adopted: Memo<bool>,
    /// Whether somebody added it to an adopted text.
    is_added: Memo<bool>,
}

/// The wording of a record, with the way to change it and, where `strike` says how, to remove the record. `noun` says
/// what the wording is: "text", "title".
pub fn wording(
    app: App,
    of: &Official,
    field: AmendedField,
    noun: &'static str,
    stands: Stands,
    strike: Option<Strike>,
) -> AnyView {
    let of = of.clone();
    let name = format!("{}-{}-{}", of.kind(), of.as_str(), field.word());
    let (worded, adopted, added) = (of.clone(), of.clone(), of.clone());
    let text = app.memo_of_plan(move |plan| {
        let text = plan.official_wording(&worded, field);
        text.unwrap_or_default()
    });
    let wording = Wording {
        app,
        of: StoredValue::new(of),
        field,
        noun,
        strike,
        stands,
        name: StoredValue::new(name),
        step: RwSignal::new(Step::Read),
        remark: RwSignal::new(String::new()),
        text,
        is_adopted: app.memo_of_plan(move |plan| plan.is_adopted(&adopted)),
        is_added: app.memo_of_plan(move |plan| plan.has_adopted_text() && !plan.is_adopted(&added)),
    };
    // What was begun and left is still there.
    let draft = wording.draft_now();
    if !draft.is_empty() && text.with_untracked(|text| *text != draft) {
        wording.step.set(Step::Write);
    }
    view! { <div class="wording">{piece(move || wording.panel())}</div> }.into_any()
}

impl Wording {
    fn panel(self) -> AnyView {
        match self.step.get() {
            Step::Read => self.reading(),
            Step::Warned => self.warning(),
            Step::Write => self.writing(),
            Step::Strike => self.striking(),
        }
    }

    fn id(self, part: &str) -> String {
        let name = self.name.try_get_value().unwrap_or_default();
        format!("{part}-{name}")
    }

    /// Takes the step, and the keyboard with it.
    fn go(self, step: Step) {
        self.step.set(step);
        let id = self.id(match step {
            Step::Read => "edit",
            Step::Warned | Step::Strike => "step",
            Step::Write => "new",
        });
        page::focus_later(id);
    }

    fn draft(self) -> String {
        self.app.draft(&self.id("wording"))
    }

    fn draft_now(self) -> String {
        self.app.draft_now(&self.id("wording"))
    }

    fn set_draft(self, text: String) {
        self.app.set_draft(&self.id("wording"), text);
    }

    fn leave(self) {
        self.set_draft(String::new());
        self.go(Step::Read);
    }

    /// The words on a button, and what it is called where there are many like it.
    fn named(self, words: &str, joint: &str) -> Option<String> {
        let label = |of: &Official| self.app.with_plan_now(|plan| plan.official_label(of));
        (self.stands == Stands::AmongMany)
            .then(|| format!("{words}{joint}{}", self.of.with_value(label)))
    }

    /// The wording as it is, where nothing above says it.
    fn quote(self) -> AnyView {
        if self.stands == Stands::BelowHeading {
            return ().into_any();
        }
        let text = move || {
            let text = self.text.get();
            match text.is_empty() {
                true => view! { <span class="hint">"Not written"</span> }.into_any(),
                false => text.into_any(),
            }
        };
        let is_official = live(move || !self.is_added.get());
        view! { <blockquote class:official=is_official>{piece(text)}</blockquote> }.into_any()
    }

    fn reading(self) -> AnyView {
        let begin = move |_| {
            self.set_draft(self.text.get_untracked());
            self.remark.set(String::new());
            self.go(if self.is_adopted.get_untracked() {
                Step::Warned
            } else {
                Step::Write
            });
        };
        let words = format!("Change the {}", self.noun);
        let called = self.named(&words, " of ");
        let strike = self.strike.map(|_| {
            let strike = move |_| {
                self.remark.set(String::new());
                self.go(Step::Strike);
            };
            let called = self.named("Remove", " ");
            view! { <button type="button" class="quiet" aria-label=called on:click=act(strike)>"Remove"</button> }
                .into_any()
        });
        view! {
            {self.quote()}
            <p class="wording-actions">
                <button type="button" class="quiet" id=self.id("edit") aria-label=called on:click=act(begin)>{words}</button>
                {strike}
            </p>
        }
        .into_any()
    }

    fn warning(self) -> AnyView {
        view! {
            {self.quote()}
            <div class="departure" role="group" aria-labelledby=self.id("step")>
                <p id=self.id("step") tabindex="-1">"This departs from the adopted text; old and new are kept as an amendment."</p>
                <div class="actions">
                    <button type="button" on:click=act(move |_| self.go(Step::Write))>{format!("Amend the {}", self.noun)}</button>
                    <button type="button" on:click=act(move |_| self.leave())>"Leave it as adopted"</button>
                </div>
            </div>
        }
        .into_any()
    }

    /// Whether the wording is running text, and whether there may be none.
    fn is_long(self) -> bool {
        self.field == AmendedField::Text
    }

    fn may_be_empty(self) -> bool {
        self.of.with_value(|of| match (of, self.field) {
            (Official::Section(_) | Official::Meeting(_) | Official::Programme(_), field) => {
                matches!(
                    field,
                    AmendedField::Text | AmendedField::Heading | AmendedField::Wording
                )
            }
            (Official::Head, field) => field != AmendedField::Title,
            (Official::Contact(_), field) => field == AmendedField::Name,
            _ => false,
        })
    }

    fn save(self) {
        let mut text = self.draft_now();
        if !self.is_long() {
            text = text.replace('\n', " ");
        }
        if text.trim().is_empty() {
            if !self.may_be_empty() {
                return;
            }
            text.clear();
        }
        let (today, remark) = (clock::today(), self.said_remark());
        let edit = self.of.with_value(|of| {
            self.app
                .with_plan_now(|plan| plan.amend(of, self.field, &text, today, remark))
        });
        // None: nothing was changed.
        if edit.is_none_or(|edit| self.app.change(edit)) {
            self.leave();
        }
    }

    fn writing(self) -> AnyView {
        let save = move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            self.save();
        };
        let noun = capital(self.noun);
        let label = if self.is_adopted.get_untracked() {
            format!("{noun}, departing from what was adopted")
        } else {
            noun
        };
        let rows = if self.is_long() { "6" } else { "2" };
        view! {
            <form class="fields" on:submit=act(save)>
                <div class="field">
                    <label for=self.id("new")>{label}</label>
                    <textarea id=self.id("new") class="official" rows=rows required=!self.may_be_empty() prop:value=live(move || self.draft())
                        on:input=written(move |text| self.set_draft(text))></textarea>
                </div>
                {piece(move || self.is_adopted.get().then(|| self.remark_field()))}
                <div class="actions">
                    <button type="submit" class="primary">{format!("Save the {}", self.noun)}</button>
                    <button type="button" on:click=act(move |_| self.leave())>"Cancel"</button>
                </div>
            </form>
        }
        .into_any()
    }

    fn striking(self) -> AnyView {
        let Some(strike) = self.strike else {
            return ().into_any();
        };
        let adopted = move || self.is_adopted.get().then(|| self.departing(strike));
        let word = move || {
            if self.is_adopted.get() {
                "Strike it out"
            } else {
                "Remove it"
            }
        };
        view! {
            <div class="departure fields" role="group" aria-labelledby=self.id("step")>
                <p id=self.id("step") tabindex="-1"><strong>{format!("Remove this {} from the plan?", strike.noun)}</strong></p>
                <p>{piece(move || strike.goes.get())}</p>
                {piece(adopted)}
                <div class="actions">
                    <button type="button" on:click=act(move |_| self.strike_out(strike))>{piece(word)}</button>
                    <button type="button" on:click=act(move |_| self.go(Step::Read))>"Keep it"</button>
                </div>
            </div>
        }
        .into_any()
    }

    /// What is said before an adopted record is struck out.
    fn departing(self, strike: Strike) -> AnyView {
        let instead = strike.instead.map(|instead| {
            let do_it = move |_| {
                instead.act.run(());
                self.go(Step::Read);
            };
            view! {
                <div class="actions">
                    <button type="button" class="primary" on:click=act(do_it)>{instead.words}</button>
                </div>
            }
            .into_any()
        });
        let usual = strike.instead.map(|instead| instead.sentence);
        view! {
            <p>"This departs from the adopted text; the wording is kept as an amendment." {usual.map(|usual| format!(" {usual}"))}</p>
            {self.remark_field()}
            {instead}
        }
        .into_any()
    }

    fn strike_out(self, strike: Strike) {
        let (today, remark) = (clock::today(), self.said_remark());
        let (label, edit) = self.of.with_value(|of| {
            self.app
                .with_plan_now(|plan| (plan.official_label(of), plan.strike(of, today, remark)))
        });
        let app = self.app;
        if let Some(edit) = edit
            && app.change(edit)
        {
            strike.then.run(());
            app.done_after_page(format!("{label} was removed. Undo brings it back."));
        }
    }

    fn said_remark(self) -> Option<String> {
        let remark = self.remark.get_untracked().trim().to_owned();
        Some(remark).filter(|remark| !remark.is_empty())
    }

    fn remark_field(self) -> AnyView {
        remark_field(self.id("remark"), self.remark)
    }
}

/// What the removal of a record means for the others, in a sentence.
pub fn what_points(app: App, of: Official) -> Signal<String> {
    Signal::derive(
        move || match app.with_plan(|plan| plan.pointing_in_words(&of)) {
            Some(words) => format!(
                "It is named by {words}; there, only its name is taken out. Undo brings everything back."
            ),
            None => "Nothing else in the plan names it. Undo brings it back.".to_owned(),
        },
    )
}

/// Why an adopted text is departed from.
pub fn remark_field(id: String, remark: RwSignal<String>) -> AnyView {
    view! {
        <div class="field">
            <label for=id.clone()>"Why, or by whose decision"</label>
            <input id=id type="text" autocomplete="off" prop:value=live(move || remark.get())
                on:input=written(move |text| remark.set(text))/>
        </div>
    }
    .into_any()
}

/// A word that begins a label.
fn capital(word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) => format!("{}{}", first.to_ascii_uppercase(), letters.as_str()),
        None => String::new(),
    }
}

/// What was amended in one record; nothing where nothing was.
pub fn amendments_of(app: App, of: Official) -> AnyView {
    let amendments = move || {
        app.with_plan(|plan| {
            let of_this = plan.amendments_of(&of);
            let rows: Vec<AnyView> = of_this.map(|it| amendment_row(it, None)).collect();
            (!rows.is_empty()).then(|| {
                view! {
                    <section>
                        <h3>"Amendments"</h3>
                        <ul class="amendments">{rows}</ul>
                    </section>
                }
                .into_any()
            })
        })
    };
    piece(amendments).into_any()
}

/// One amendment: where, when, why, old and new. `place` leads to what was amended: there it is one of the list of all.
pub fn amendment_row(amendment: &Amendment, place: Option<AnyView>) -> AnyView {
    let on = day_in_words(amendment.on);
    let line = match &amendment.remark {
        Some(remark) => format!("{on} · {remark}"),
        None => on,
    };
    let old = match amendment.old.as_str() {
        "" => view! { <span>"nothing"</span> }.into_any(),
        old => view! { <del class="official">{old.to_owned()}</del> }.into_any(),
    };
    let new = match amendment.new.clone() {
        Some(new) => view! { <ins class="official">{new}</ins> }.into_any(),
        None => view! { <span>"struck out"</span> }.into_any(),
    };
    view! {
        <li id=place.is_some().then(|| format!("amendment-{}", amendment.id))>
            {place.map(|place| view! { <p class="amended-place">{place}</p> }.into_any())}
            <p class="evidence-line">{line}</p>
            <p><span class="old-or-new">"Old: "</span>{old}</p>
            <p><span class="old-or-new">"New: "</span>{new}</p>
        </li>
    }
    .into_any()
}
