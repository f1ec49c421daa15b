//! The evaluation as a document: what the plan says, and space for what people say. It is made to be printed.

use crate::view::prelude::*;
use crate::{
    app::{App, Route, use_app},
    browser::page,
    plan::{
        Plan,
        evaluation::{EvaluationPart, draft::Draft},
    },
    view::{
        dynamic::{act, live, piece, written},
        roll_over::carried_over,
        ui::{
            icon::{Icon, picture},
            page_head, tick,
        },
    },
};

/// Up to this many objectives and meetings the annex is there at first.
const SHORT: usize = 100;

/// The page.
pub fn document() -> AnyView {
    let app = use_app();
    let sub = Signal::stored(
        "A draft: what the plan says by itself, and space for your words.".to_owned(),
    );
    let draft = Memo::new(move |_| {
        let today = app.today();
        app.with_plan(|plan| plan.evaluation_draft(today))
    });
    let annex = RwSignal::new(
        app.with_plan_now(|plan| plan.objectives.len() + plan.meetings.len() <= SHORT),
    );
    let open = move || {
        let today = app.today();
        let open = app.with_plan(|plan| plan.without_final_word(today).len());
        (open > 0).then(|| {
            view! { <a class="button" href=Route::Evaluate.to_hash()>{format!("Evaluate the {open} open items")}</a> }
                .into_any()
        })
    };
    view! {
        {page_head("Evaluation", Some(sub))}
        <div class="actions document-actions">
            <button type="button" class="primary" on:click=act(move |_| page::print())>"Print"</button>
            <button type="button" on:click=act(move |_| app.save_evaluation(annex.get_untracked()))>{picture(Icon::Download)}"Save as a text file"</button>
            {piece(open)}
            {tick("With the annex: every objective and meeting", annex.into(), move |on| annex.set(on))}
        </div>
        {carried_over()}
        <article class="card sheet">
            {title_block(app, draft)}
            <section>
                <h3>"Figures"</h3>
                {lines(move || draft.get().figures)}
            </section>
            {EvaluationPart::ALL.iter().map(|part| part_view(app, draft, *part)).collect_view()}
            {piece(move || annex.get().then(|| piece(move || app.with_plan(annex_view)).into_any()))}
        </article>
    }
    .into_any()
}

fn title_block(app: App, draft: Memo<Draft>) -> AnyView {
    let facts = move || {
        let head = draft.get().head.into_iter();
        head.map(|(name, line)| view! { <dt>{name}</dt><dd>{line}</dd> }.into_any())
            .collect_view()
    };
    view! {
        <header>
            <p class="sheet-kind">"Evaluation of the term · draft"</p>
            <h2 class="official">{piece(move || app.with_plan(|plan| plan.head.title.clone()))}</h2>
            <dl class="facts">{piece(facts)}</dl>
        </header>
    }
    .into_any()
}

fn lines(said: impl Fn() -> Vec<String> + Send + 'static) -> AnyView {
    let said = move || {
        let said = said().into_iter();
        said.map(|line| view! { <li>{line}</li> }.into_any())
            .collect_view()
    };
    view! { <ul class="said">{piece(said)}</ul> }.into_any()
}

/// The id of the field for what a person writes under a heading.
pub fn field_of(part: EvaluationPart) -> String {
    format!("evaluation-{}", part.word())
}

/// A heading, what the plan says under it, and what people say. Paper gets the words, the screen the field.
fn part_view(app: App, draft: Memo<Draft>, part: EvaluationPart) -> AnyView {
    let said = move || {
        let parts = draft.get().parts.into_iter();
        let mut said = parts.filter(|(other, _)| *other == part);
        said.next().map(|(_, said)| said).unwrap_or_default()
    };
    let own: Memo<String> =
        app.memo_of_plan(move |plan| plan.evaluation.part(part).clone().unwrap_or_default());
    let id = field_of(part);
    let label = format!("Your words: {}", part.label().to_ascii_lowercase());
    let paragraphs = move || {
        let own = own.get();
        let paragraphs = own.lines().filter(|line| !line.trim().is_empty());
        paragraphs
            .map(|line| view! { <p>{line.to_owned()}</p> }.into_any())
            .collect_view()
    };
    view! {
        <section>
            <h3>{part.label()}</h3>
            {lines(said)}
            <div class="field own-words">
                <label for=id.clone()>{label}</label>
                <textarea id=id rows="4" spellcheck="true" prop:value=live(move || own.get())
                    on:change=written(move |text| app.write_evaluation(part, text))></textarea>
            </div>
            <div class="own-words-printed" aria-hidden="true">{piece(paragraphs)}</div>
        </section>
    }
    .into_any()
}

/// Every objective and meeting, with what became of it.
fn annex_view(plan: &Plan) -> AnyView {
    let entries = plan.evaluation_annex();
    let is_long = entries.len() > SHORT;
    let entries = entries.into_iter().map(|entry| {
        let href = Route::of_item(&entry.item).to_hash();
        let details = entry.details.into_iter();
        let details = details.map(|line| view! { <li>{line}</li> }.into_any());
        view! {
            <li class="annex-entry">
                <p class="annex-head"><a href=href>{entry.label}</a> <strong>{entry.outcome}</strong></p>
                <p class="official">{entry.wording}</p>
                <ul class="annex-details">{details.collect_view()}</ul>
            </li>
        }
        .into_any()
    });
    view! {
        <section class="annex">
            <h3>"Annex: every objective and meeting"</h3>
            <ol class:long=is_long>{entries.collect_view()}</ol>
        </section>
    }
    .into_any()
}
