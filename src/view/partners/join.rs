//! Two records of one partner made one: what would move and what the two say differently is shown first.

use crate::view::prelude::*;
use crate::{
    app::App,
    browser::page,
    plan::{JoinedFact, Official, PartnerId, joining::Differing},
    view::{
        dynamic::{act, piece, written},
        objectives::participants::choices_beside,
        ui::choice,
    },
};

/// The id of the button.
const BUTTON: &str = "join";

/// Takes the form away, and gives the keyboard back to the button that brought it.
fn close(open: RwSignal<bool>) {
    open.set(false);
    page::focus_later(BUTTON);
}

/// The button, and below it the choice of the other record and the preview.
pub fn join(app: App, kept: PartnerId) -> AnyView {
    let open = RwSignal::new(false);
    // The other record; empty while none is chosen.
    let other = RwSignal::new(String::new());
    // The facts that are taken from the other record.
    let taken = RwSignal::new(Vec::<JoinedFact>::new());
    let form = move || {
        if !open.get() {
            return ().into_any();
        }
        let choices = {
            let kept = kept.clone();
            app.memo_of_plan(move |plan| choices_beside(plan, std::slice::from_ref(&kept)))
        };
        let choose = {
            let kept = kept.clone();
            move |id: String| {
                // What only the other one says is taken, unless a person decides otherwise.
                let facts = PartnerId::new(id.as_str()).map_or_else(Vec::new, |gone| {
                    let facts = app.with_plan_now(|plan| plan.differing(&kept, &gone));
                    let facts = facts.unwrap_or_default().into_iter();
                    facts
                        .filter(|it| it.kept.is_empty())
                        .map(|it| it.fact)
                        .collect()
                });
                taken.set(facts);
                other.set(id);
            }
        };
        let kept = kept.clone();
        view! {
            <fieldset class="join">
                <legend>"Join with another record"</legend>
                <p class="hint">"For one partner that is listed twice. This record stays; the other one goes, and everything that names it names this one."</p>
                {choice("The other record", "join-other", choices.into(), other.into(), choose)}
                {piece(move || preview(app, &kept, &other.get(), taken, open))}
            </fieldset>
        }
        .into_any()
    };
    let toggle = move |_| {
        other.set(String::new());
        open.update(|open| *open = !*open);
    };
    view! {
        <div class="actions"><button type="button" id=BUTTON on:click=act(toggle)>"Join with another record…"</button></div>
        {piece(form)}
    }
    .into_any()
}

fn preview(
    app: App,
    kept: &PartnerId,
    other: &str,
    taken: RwSignal<Vec<JoinedFact>>,
    open: RwSignal<bool>,
) -> AnyView {
    let Some(gone) = PartnerId::new(other) else {
        return ().into_any();
    };
    let (found, named, label) = app.with_plan(|plan| {
        (
            plan.differing(kept, &gone),
            plan.named_with(&gone),
            plan.official_label(&Official::Partner(gone.clone())),
        )
    });
    let facts = match found {
        Ok(facts) => facts,
        Err(error) => {
            return view! { <p class="problem" role="alert">{error.message()}</p> }.into_any();
        }
    };
    let moves = match named.len() {
        0 => view! { <p>"Nothing in the plan names it."</p> }.into_any(),
        _ => {
            let lines = named
                .into_iter()
                .map(|words| view! { <li>{words}</li> }.into_any());
            view! { <ul>{lines.collect_view()}</ul> }.into_any()
        }
    };
    let choices = facts.into_iter().map(|it| fact(it, taken)).collect_view();
    let join = {
        let kept = kept.clone();
        move |_| {
            let taken = taken.get_untracked();
            let edit = app.with_plan_now(|plan| plan.joined(&kept, &gone, &taken));
            if let Ok(edit) = edit
                && app.change(edit)
            {
                close(open);
            }
        }
    };
    view! {
        <h4>{format!("What moves from {label}")}</h4>
        {moves}
        {choices}
        <p class="hint">"Its names stay as names by which this one is found. A private note on it stays on the page of notes."</p>
        <div class="actions">
            <button type="button" class="primary" on:click=act(join)>"Join them"</button>
            <button type="button" on:click=act(move |_| close(open))>"Cancel"</button>
        </div>
    }
    .into_any()
}

/// A fact that the two say differently, with the choice between them.
fn fact(differing: Differing, taken: RwSignal<Vec<JoinedFact>>) -> AnyView {
    let fact = differing.fact;
    let words = |said: String| match said.is_empty() {
        true => "Nothing".to_owned(),
        false => said,
    };
    let sides = [
        (false, words(differing.kept)),
        (true, words(differing.other)),
    ];
    let name = format!("join-{}", fact.word());
    let sides = sides.map(|(is_other, said)| {
        let checked = taken.with_untracked(|taken| taken.contains(&fact)) == is_other;
        let choose = move |_: String| {
            taken.update(|taken| {
                taken.retain(|it| *it != fact);
                if is_other {
                    taken.push(fact);
                }
            });
        };
        view! {
            <label class="tick">
                <input type="radio" name=name.clone() checked=checked on:change=written(choose)/>
                <span>{said}</span>
            </label>
        }
        .into_any()
    });
    view! {
        <fieldset class="differing">
            <legend>{fact.label()}</legend>
            {sides.into_iter().collect_view()}
        </fieldset>
    }
    .into_any()
}
