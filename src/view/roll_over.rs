//! Rolling over: what goes on, and what the plan of the next term is called, said in one sentence before it is done.

use crate::view::prelude::*;
use crate::{
    app::{App, Route, use_app},
    plan::{
        ObjectiveId, Period, Plan, PlanId, Status,
        edtf::{day_from, day_in_words},
        roll_over::{RollOver, meetings_in_words},
        term::plural,
    },
    view::{
        dynamic::{act, live, piece, ticked},
        library::new_plan::day_field,
        ui::{
            page_head,
            rows::{LONG, Row, rows},
            text_field, tick,
        },
    },
};

/// An objective that can be chosen, and whether it is at first.
#[derive(Clone, Debug, PartialEq)]
struct Candidate {
    id: ObjectiveId,
    label: String,
    text: String,
    status: Status,
    proposed: bool,
}

/// What is chosen and written so far.
#[derive(Clone, Copy)]
struct Choice {
    app: App,
    candidates: StoredValue<Vec<Candidate>>,
    /// Which of the candidates go on, in their order.
    chosen: RwSignal<Vec<bool>>,
    title: RwSignal<String>,
    id: RwSignal<String>,
    start: RwSignal<String>,
    end: RwSignal<String>,
    partners: RwSignal<bool>,
    programmes: RwSignal<bool>,
    contacts: RwSignal<bool>,
}

/// Whether the term of the open plan is over.
fn has_ended(app: App) -> bool {
    let today = app.today();
    app.with_plan(|plan| plan.head.period.has_ended(today))
}

/// The page.
pub fn roll_over() -> AnyView {
    let app = use_app();
    let sub = Signal::derive(move || {
        let this = match has_ended(app) {
            true => "This plan stays, and is marked as ended.",
            false => "This plan stays open: its term is not over.",
        };
        format!("A plan for the next term with what goes on. {this}")
    });
    // Where the plan changes under the page, its proposal is made anew.
    let proposal = app.memo_of_plan(|plan| (plan.next_term(), candidates(plan)));
    let form = move || {
        let (next, candidates) = proposal.get();
        form(Choice::new(app, next, candidates))
    };
    view! {
        {page_head("Roll over", Some(sub))}
        {carried_over()}
        {piece(form)}
    }
    .into_any()
}

/// "14 objectives carried over to 2026–2027", with the way to that plan. Nothing where none was.
pub fn carried_over() -> AnyView {
    let app = use_app();
    let lines = move || {
        app.with_plan(|plan| {
            let carried = plan.carried_over().into_iter();
            let to = carried.map(|(id, term, count)| ("to", id.clone(), term.to_owned(), count));
            let from = came_from(plan).into_iter();
            let from = from.map(|(id, term, count)| ("from", id, term, count));
            let lines = from.chain(to).map(|(word, id, term, count)| {
                let href = format!("{}?plan={id}", Route::Overview.to_hash());
                let said = format!(
                    "{} carried over {word} {term}",
                    plural(count as i64, "objective")
                );
                view! { <p class="carried-over">{said} " (" <a href=href>"open that plan"</a> ")"</p> }
                    .into_any()
            });
            lines.collect_view()
        })
    };
    piece(lines).into_any()
}

/// The plans that objectives came from, with the term of each and how many they are.
fn came_from(plan: &Plan) -> Vec<(PlanId, String, usize)> {
    let mut found: Vec<(PlanId, String, usize)> = Vec::new();
    let carried = plan.objectives.iter();
    for carried in carried.filter_map(|one| one.carried_from.as_ref()) {
        match found.iter_mut().find(|(plan, _, _)| *plan == carried.plan) {
            Some((_, _, count)) => *count += 1,
            None => found.push((carried.plan.clone(), carried.term.clone(), 1)),
        }
    }
    found
}

fn candidates(plan: &Plan) -> Vec<Candidate> {
    let proposed = plan.next_term().objectives;
    // Both are in the order of the plan.
    let mut proposed = proposed.into_iter().peekable();
    plan.labelled()
        .map(|(objective, label)| Candidate {
            id: objective.id.clone(),
            label,
            text: objective.text.clone(),
            status: objective.status,
            // What went on already does not go on twice by itself.
            proposed: proposed.next_if_eq(&objective.id).is_some()
                && objective.carried_to.is_none(),
        })
        .collect()
}

impl Choice {
    fn new(app: App, next: RollOver, candidates: Vec<Candidate>) -> Choice {
        let chosen = candidates.iter().map(|one| one.proposed).collect();
        Choice {
            app,
            candidates: StoredValue::new(candidates),
            chosen: RwSignal::new(chosen),
            title: RwSignal::new(next.title),
            id: RwSignal::new(next.id.to_string()),
            start: RwSignal::new(next.period.start.to_string()),
            end: RwSignal::new(next.period.end.to_string()),
            partners: RwSignal::new(next.keep_partners),
            programmes: RwSignal::new(next.keep_programmes),
            contacts: RwSignal::new(next.keep_contacts),
        }
    }

    fn count(self) -> usize {
        self.chosen
            .with(|chosen| chosen.iter().filter(|chosen| **chosen).count())
    }

    /// What was chosen and written, or what is still to be put right.
    fn read(self) -> Result<RollOver, &'static str> {
        let day = |text: RwSignal<String>| day_from(&text.get());
        let title = self.title.get().trim().to_owned();
        if title.is_empty() {
            return Err("Give the new plan a title.");
        }
        let (Some(start), Some(end)) = (day(self.start), day(self.end)) else {
            return Err("Fill in the first and the last day of the new term.");
        };
        if end < start {
            return Err("The new term ends before it begins: change one of the two days.");
        }
        let Some(id) = PlanId::new(self.id.get().trim()) else {
            return Err(
                "The id of the new plan has small Latin letters, digits and hyphens only, and begins with a letter or digit.",
            );
        };
        let chosen = self.chosen.get();
        let objectives = self.candidates.with_value(|candidates| {
            let all = candidates.iter().zip(chosen);
            all.filter(|(_, chosen)| *chosen)
                .map(|(one, _)| one.id.clone())
                .collect()
        });
        Ok(RollOver {
            id,
            title,
            period: Period {
                start,
                end,
                wording: None,
                extra: Default::default(),
            },
            objectives,
            keep_partners: self.partners.get(),
            keep_programmes: self.programmes.get(),
            keep_contacts: self.contacts.get(),
        })
    }

    fn set(self, places: &[usize], on: bool) {
        self.chosen.update(|chosen| {
            for place in places {
                if let Some(one) = chosen.get_mut(*place) {
                    *one = on;
                }
            }
        });
    }

    /// How many of these places are chosen.
    fn chosen_of(self, places: &[usize]) -> usize {
        self.chosen.with(|chosen| {
            let of_these = places.iter().filter_map(|place| chosen.get(*place));
            of_these.filter(|chosen| **chosen).count()
        })
    }
}

fn form(choice: Choice) -> AnyView {
    let app = choice.app;
    let taken = move || {
        let id = PlanId::new(choice.id.get().trim())?;
        app.is_in_library(&id).then(|| {
            let free = app.free_id(id.as_str());
            view! { <p class="hint">{format!("There is a plan with this id already: the new one will be called {free}.")}</p> }.into_any()
        })
    };
    let years = move || choice.read().ok().map(|choice| choice.period.years());
    let words = move || match years() {
        Some(years) => format!("Make the plan for {years}"),
        None => "Make the plan".to_owned(),
    };
    let make = move |_| {
        // What was refused is said, and nothing was changed.
        if let Ok(choice) = untrack(|| choice.read()) {
            app.roll_over(&choice);
        }
    };
    let problem = move || {
        let problem = choice.read().err();
        problem.map(|problem| view! { <p class="problem" role="alert">{problem}</p> }.into_any())
    };
    view! {
        <section class="card" aria-labelledby="next-heading">
            <h2 id="next-heading">"The plan of the next term"</h2>
            <div class="fields roll-over-fields">
                {text_field("Title", "next-title", choice.title.into(), move |text| choice.title.set(text))}
                <div class="pair">
                    {day_field("First day", "next-start", choice.start)}
                    {day_field("Last day", "next-end", choice.end)}
                </div>
                {text_field("Id, in addresses and file names", "next-id", choice.id.into(), move |text| choice.id.set(text))}
                {piece(taken)}
            </div>
            <div class="roll-over-ticks">
                {tick("With the partners", choice.partners.into(), move |on| choice.partners.set(on))}
                {tick("With the programmes", choice.programmes.into(), move |on| choice.programmes.set(on))}
                {tick("With the contacts", choice.contacts.into(), move |on| choice.contacts.set(on))}
            </div>
        </section>
        <section class="card" aria-labelledby="goes-on-heading">
            <div class="card-head">
                <h2 id="goes-on-heading">"What goes on"</h2>
                <p class="aside">{piece(move || choice.count().to_string())} " of " {choice.candidates.with_value(Vec::len).to_string()}</p>
            </div>
            {groups(choice)}
        </section>
        <section class="card roll-over-end" aria-label="What will happen">
            {piece(move || summary(choice))}
            {piece(problem)}
            <div class="actions">
                <button type="button" class="primary" aria-disabled=live(move || choice.read().is_err().to_string()) on:click=act(make)>{piece(words)}</button>
            </div>
        </section>
    }
    .into_any()
}

/// What will happen in both plans.
fn summary(choice: Choice) -> AnyView {
    let Ok(next) = choice.read() else {
        return ().into_any();
    };
    let (all, going) = (
        choice.candidates.with_value(Vec::len),
        next.objectives.len(),
    );
    let old = choice.app.with_plan(|plan| plan.head.period.years());
    let term = next.period.years();
    let new_plan = format!(
        "The plan for {term} begins as a draft for {} to {}, with {going} of {all} objectives: not assessed, without evidence, marked as carried over from {old}. {}",
        day_in_words(next.period.start),
        day_in_words(next.period.end),
        meetings_in_words(choice.app.with_plan(|plan| plan.carried_meetings().count())),
    );
    let stay = match all - going {
        0 => String::new(),
        1 => ", 1 stays as it is".to_owned(),
        stay => format!(", {stay} stay as they are"),
    };
    let are = if going == 1 { "is" } else { "are" };
    let (ends, words) = match has_ended(choice.app) {
        true => ("is marked as ended", "What has a final word keeps it."),
        false => ("stays open", "Each keeps its status."),
    };
    let old_plan = format!(
        "The plan for {old} {ends}; {going} of its objectives {are} marked as carried over to {term}{stay}. {words} Undo there takes this back."
    );
    view! { <p>{new_plan}</p><p>{old_plan}</p> }.into_any()
}

/// The objectives by status, each group with one switch for all.
fn groups(choice: Choice) -> AnyView {
    let groups = Status::ALL.iter().filter_map(|status| {
        let places = choice.candidates.with_value(|candidates| {
            let places = candidates.iter().enumerate();
            let of_status = places.filter(|(_, one)| one.status == *status);
            of_status.map(|(place, _)| place).collect::<Vec<usize>>()
        });
        (!places.is_empty()).then(|| group(choice, *status, places))
    });
    let groups = groups.collect_view();
    if choice.candidates.with_value(Vec::is_empty) {
        return view! { <p class="empty">"This plan has no objectives. The new plan begins with its text."</p> }.into_any();
    }
    groups.into_any()
}

fn group(choice: Choice, status: Status, places: Vec<usize>) -> AnyView {
    let all = places.len();
    let list: Vec<Row> = places
        .iter()
        .map(|place| {
            Row::new(place.to_string(), *place, move |place| {
                candidate_row(choice, *place)
            })
        })
        .collect();
    let places = StoredValue::new(places);
    let count = Memo::new(move |_| places.with_value(|places| choice.chosen_of(places)));
    let label = format!("All that are {}", status.label().to_ascii_lowercase());
    view! {
        <fieldset class="roll-over-group">
            <legend>
                <label class="tick">
                    <input type="checkbox" aria-label=label prop:checked=live(move || count.get() == all)
                        prop:indeterminate=live(move || count.get() > 0 && count.get() < all)
                        on:change=ticked(move |on| places.with_value(|places| choice.set(places, on)))/>
                    <span>{status.label()}</span>
                    <span class="aside">{piece(move || count.get().to_string())} " of " {all.to_string()}</span>
                </label>
            </legend>
            <ul class="candidates" class:long={all > LONG}>{rows(move || list.clone())}</ul>
        </fieldset>
    }
    .into_any()
}

fn candidate_row(choice: Choice, place: usize) -> AnyView {
    let said = choice.candidates.with_value(|candidates| {
        let one = candidates.get(place)?;
        Some((one.label.clone(), one.text.clone()))
    });
    let (label, text) = said.unwrap_or_default();
    let is_chosen = move || {
        choice
            .chosen
            .with(|chosen| chosen.get(place).copied().unwrap_or_default())
    };
    view! {
        <li>
            <label class="tick">
                <input type="checkbox" prop:checked=live(is_chosen) on:change=ticked(move |on| choice.set(&[place], on))/>
                <span><strong>{label}</strong> " " <span class="official">{text}</span></span>
            </label>
        </li>
    }
    .into_any()
}
