//! The text of an objective: as adopted, changed only after saying that this departs from it, or struck out.

use super::status::set_status;
use crate::{
    app::{App, Query, Route, route::query::PLAN},
    browser::{clock, location, page},
    plan::{
        AmendedField, Amendment, Carried, GoalId, ItemId, Objective, ObjectiveId, ObjectiveKind,
        Official, Plan, Status, edtf::day_in_words, term::plural,
    },
    view::{
        dynamic::{act, live, piece, written},
        ui::{Choices, choice, chosen::Chosen},
    },
};
use leptos::prelude::*;
use std::time::Duration;

/// What is being done to the text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Read,
    /// Told that the adopted text is departed from, before anything can be written.
    Warned,
    Write,
    Strike,
}

/// The text of one objective on its way to another.
#[derive(Clone, Copy)]
struct Wording {
    chosen: Chosen<Objective>,
    id: StoredValue<ObjectiveId>,
    step: RwSignal<Step>,
    text: RwSignal<String>,
    remark: RwSignal<String>,
    is_adopted: Memo<bool>,
}

/// Number, kind, goal, the text, what was amended in it, and where it was carried from and to.
pub fn wording(chosen: Chosen<Objective>, id: &ObjectiveId) -> AnyView {
    let app = chosen.app;
    let official = Official::Objective(id.clone());
    let (of, amended) = (official.clone(), official);
    let wording = Wording {
        chosen,
        id: StoredValue::new(id.clone()),
        step: RwSignal::new(Step::Read),
        text: RwSignal::new(String::new()),
        remark: RwSignal::new(String::new()),
        is_adopted: app.memo_of_plan(move |plan| plan.is_adopted(&of)),
    };
    let label =
        move || app.with_plan(|plan| chosen.read(|objective| plan.objective_label(objective)));
    let kind =
        move || app.with_plan(|plan| chosen.read(|objective| kind_in_words(plan, objective)));
    let amendments = move || {
        app.with_plan(|plan| {
            let of_this = plan.amendments_of(&amended);
            let rows: Vec<AnyView> = of_this.map(amendment_row).collect();
            (!rows.is_empty()).then(|| {
                view! {
                    <h3>"Amendments"</h3>
                    <ul class="amendments">{rows}</ul>
                }
                .into_any()
            })
        })
    };
    let carried = move || {
        let (from, to) =
            chosen.read(|objective| (objective.carried_from.clone(), objective.carried_to.clone()));
        let lines = [("Carried over from ", from), ("Carried over to ", to)];
        let lines = lines
            .into_iter()
            .filter_map(|(words, carried)| Some((words, carried?)));
        lines
            .map(|(words, carried)| carried_line(words, &carried))
            .collect_view()
    };
    view! {
        <h2 id="detail-heading" tabindex="-1">{piece(label)}</h2>
        <p class="detail-kind">{piece(kind)}</p>
        {piece(carried)}
        {piece(move || wording.panel())}
        {piece(amendments)}
    }
    .into_any()
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

    fn go(self, step: Step) {
        self.step.set(step);
        let id = match step {
            Step::Read => "edit-wording",
            Step::Warned | Step::Strike => "wording-step",
            Step::Write => "new-wording",
        };
        set_timeout(move || page::focus(id), Duration::ZERO);
    }

    fn reading(self) -> AnyView {
        let text = move || self.chosen.read(|objective| objective.text.clone());
        let begin = move |_| {
            self.text
                .set(self.chosen.read_now(|objective| objective.text.clone()));
            self.remark.set(String::new());
            self.go(if self.is_adopted.get_untracked() {
                Step::Warned
            } else {
                Step::Write
            });
        };
        let strike = move |_| {
            self.remark.set(String::new());
            self.go(Step::Strike);
        };
        view! {
            <blockquote class="official">{piece(text)}</blockquote>
            <p class="wording-actions">
                <button type="button" class="quiet" id="edit-wording" on:click=act(begin)>"Change the text"</button>
                <button type="button" class="quiet" on:click=act(strike)>"Remove"</button>
            </p>
        }
        .into_any()
    }

    fn warning(self) -> AnyView {
        let text = self.chosen.read_now(|objective| objective.text.clone());
        view! {
            <blockquote class="official">{text}</blockquote>
            <div class="departure" role="group" aria-labelledby="wording-step">
                <p id="wording-step" tabindex="-1">"This departs from the adopted text; old and new are kept as an amendment."</p>
                <div class="actions">
                    <button type="button" on:click=act(move |_| self.go(Step::Write))>"Amend the text"</button>
                    <button type="button" on:click=act(move |_| self.go(Step::Read))>"Leave it as adopted"</button>
                </div>
            </div>
        }
        .into_any()
    }

    fn writing(self) -> AnyView {
        let save = move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            let text = self.text.get_untracked();
            if text.trim().is_empty() {
                return;
            }
            let of = Official::Objective(self.id.get_value());
            let (today, remark) = (clock::today(), self.remark());
            let edit = self
                .chosen
                .app
                .with_plan_now(|plan| plan.amend(&of, AmendedField::Text, &text, today, remark));
            // None: nothing was changed.
            if edit.is_none_or(|edit| self.chosen.app.change(edit)) {
                self.go(Step::Read);
            }
        };
        let label = if self.is_adopted.get_untracked() {
            "Text, departing from what was adopted"
        } else {
            "Text"
        };
        view! {
            <form class="fields" on:submit=act(save)>
                <div class="field">
                    <label for="new-wording">{label}</label>
                    <textarea id="new-wording" class="official" rows="5" required prop:value=live(move || self.text.get())
                        on:input=written(move |text| self.text.set(text))></textarea>
                </div>
                {piece(move || self.is_adopted.get().then(|| self.remark_field()))}
                <div class="actions">
                    <button type="submit" class="primary">"Save the text"</button>
                    <button type="button" on:click=act(move |_| self.go(Step::Read))>"Cancel"</button>
                </div>
            </form>
        }
        .into_any()
    }

    fn striking(self) -> AnyView {
        let app = self.chosen.app;
        let goes = self.what_goes();
        let adopted = move || {
            self.is_adopted.get().then(|| {
                view! {
                    <p>"This departs from the adopted text; the wording is kept as an amendment. The usual way is to keep the objective and give it the status \u{201c}Dropped\u{201d}."</p>
                    {self.remark_field()}
                    <div class="actions">
                        <button type="button" class="primary" on:click=act(move |_| {
                            set_status(self.chosen, Status::Dropped);
                            self.go(Step::Read);
                        })>"Set the status to Dropped"</button>
                    </div>
                }
                .into_any()
            })
        };
        let word = move || {
            if self.is_adopted.get() {
                "Strike it out"
            } else {
                "Remove it"
            }
        };
        view! {
            <div class="departure fields" role="group" aria-labelledby="wording-step">
                <p id="wording-step" tabindex="-1"><strong>"Remove this objective from the plan?"</strong></p>
                <p>{goes}</p>
                {piece(adopted)}
                <div class="actions">
                    <button type="button" on:click=act(move |_| self.strike(app))>{piece(word)}</button>
                    <button type="button" on:click=act(move |_| self.go(Step::Read))>"Keep it"</button>
                </div>
            </div>
        }
        .into_any()
    }

    /// What is removed with the objective, in a sentence.
    fn what_goes(self) -> String {
        let item = ItemId::Objective(self.id.get_value());
        let links = self
            .chosen
            .app
            .with_plan_now(|plan| plan.linked_with(&item).len());
        let evidence = self.chosen.read_now(|objective| objective.evidence.len());
        let mut goes = vec!["its status".to_owned()];
        match evidence {
            0 => {}
            1 => goes.push("1 piece of evidence".to_owned()),
            count => goes.push(format!("{count} pieces of evidence")),
        }
        if links > 0 {
            goes.push(plural(links as i64, "link"));
        }
        let last = goes.pop().unwrap_or_default();
        let goes = match goes.is_empty() {
            true => last,
            false => format!("{} and {last}", goes.join(", ")),
        };
        format!(
            "With it goes {goes}. Your private note stays in this browser, and Undo brings everything back."
        )
    }

    fn strike(self, app: App) {
        let item = ItemId::Objective(self.id.get_value());
        let label = app
            .with_plan_now(|plan| plan.item_label(&item))
            .unwrap_or_default();
        let (today, remark) = (clock::today(), self.remark());
        let edit = app.with_plan_now(|plan| plan.strike(&Official::from(item), today, remark));
        if let Some(edit) = edit
            && app.change(edit)
        {
            location::go_to(&Route::Objectives(None).to_hash());
            app.done_after_page(format!("{label} was removed. Undo brings it back."));
        }
    }

    fn remark(self) -> Option<String> {
        let remark = self.remark.get_untracked().trim().to_owned();
        Some(remark).filter(|remark| !remark.is_empty())
    }

    fn remark_field(self) -> AnyView {
        view! {
            <div class="field">
                <label for="amendment-remark">"Why, or by whose decision"</label>
                <input id="amendment-remark" type="text" autocomplete="off" prop:value=live(move || self.remark.get())
                    on:input=written(move |text| self.remark.set(text))/>
            </div>
        }
        .into_any()
    }
}

fn amendment_row(amendment: &Amendment) -> AnyView {
    let on = day_in_words(amendment.on);
    let line = match &amendment.remark {
        Some(remark) => format!("{on} · {remark}"),
        None => on,
    };
    let new = match amendment.new.clone() {
        Some(new) => view! { <ins class="official">{new}</ins> }.into_any(),
        None => view! { <span>"struck out"</span> }.into_any(),
    };
    view! {
        <li>
            <p class="evidence-line">{line}</p>
            <p><span class="old-or-new">"Old: "</span><del class="official">{amendment.old.clone()}</del></p>
            <p><span class="old-or-new">"New: "</span>{new}</p>
        </li>
    }
    .into_any()
}

fn carried_line(words: &'static str, carried: &Carried) -> AnyView {
    let mut query = Query::default();
    query.set(PLAN, Some(carried.plan.to_string()));
    let route = Route::Objectives(Some(carried.objective.clone()));
    let href = format!("{}{query}", route.to_hash());
    view! { <p class="carried">{words}<a href=href>{carried.term.clone()}</a></p> }.into_any()
}

/// "Framework of action · Goal 12".
fn kind_in_words(plan: &Plan, objective: &Objective) -> String {
    let kind = objective.kind.long_label();
    let goal = plan
        .goals
        .iter()
        .find(|goal| Some(&goal.id) == objective.goal.as_ref());
    match goal {
        Some(goal) => format!("{kind} · Goal {}", goal.number),
        None => kind.to_owned(),
    }
}

/// The kind, where no adopted text says it, and the goal, where the plan serves any.
pub fn kind_and_goal(chosen: Chosen<Objective>, id: &ObjectiveId) -> AnyView {
    let app = chosen.app;
    let official = Official::Objective(id.clone());
    let is_adopted = app.memo_of_plan(move |plan| plan.is_adopted(&official));
    let goals = app.memo_of_plan(|plan| {
        let none = (String::new(), "Not named".to_owned());
        let goals = plan.goals.iter().map(|goal| {
            (
                goal.id.to_string(),
                format!("Goal {}: {}", goal.number, goal.title),
            )
        });
        std::iter::once(none).chain(goals).collect::<Choices>()
    });
    let kind = move || {
        (!is_adopted.get()).then(|| {
            let kinds: Choices = ObjectiveKind::ALL
                .iter()
                .map(|kind| (kind.word().to_owned(), kind.long_label().to_owned()))
                .collect();
            let value = chosen.signal(|objective| objective.kind.word().to_owned());
            choice("Kind", "kind", Signal::stored(kinds), value, move |word| {
                if let Some(kind) = ObjectiveKind::from_word(&word) {
                    chosen.change(|objective| objective.kind = kind);
                }
            })
        })
    };
    let goal = move || {
        (goals.with(Vec::len) > 1).then(|| {
            let value = chosen.signal(|objective| {
                let goal = objective.goal.as_ref();
                goal.map_or_else(String::new, |goal| goal.to_string())
            });
            choice("Goal", "goal", goals.into(), value, move |id| {
                chosen.change(|objective| objective.goal = GoalId::new(id));
            })
        })
    };
    view! { {piece(kind)}{piece(goal)} }.into_any()
}
