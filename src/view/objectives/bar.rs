//! The bar over the list: what it shows, in which groups and in which order. All of it stands in the address.

use super::selection::{
    EVIDENCE, FILTERS, GROUP, Grouping, KIND, LEAD, NOBODY, NOTE, PARTNER, SORT, STALE, STATUS,
    Selection, Sorting, WORDS, YES, in_official_order, takes_part,
};
use crate::{
    app::{App, use_app},
    choices_of,
    plan::{ObjectiveKind, Partner, PartnerId, Plan, Status},
    view::{
        dynamic::{act, live, piece, written},
        ui::{
            Choices, choice,
            icon::{Icon, picture},
            tick,
        },
    },
};
use leptos::prelude::*;

/// The bar. `shown` are the numbers of objectives that are shown and that there are.
pub fn bar(selection: Memo<Selection>, shown: Memo<(usize, usize)>) -> AnyView {
    let app = use_app();
    let open = RwSignal::new(false);
    let words = app.query_of(WORDS);
    let active = move || selection.with(Selection::is_filter);
    let count = move || {
        let (shown, all) = shown.get();
        if active() {
            format!("{shown} of {all} shown")
        } else {
            format!("All {all} shown")
        }
    };
    let clear = move |_| {
        for key in FILTERS {
            app.set_query(key, None);
        }
    };
    let clear_button = move || {
        active().then(|| {
            view! { <button type="button" class="quiet" on:click=act(clear)>"Clear"</button> }
                .into_any()
        })
    };
    view! {
        <section class="filter-bar" aria-label="Filter, group and sort" class:open=live(move || open.get())>
            <div class="field filter-words">
                <label for="filter">"Filter by words"</label>
                <input id="filter" type="search" autocomplete="off" placeholder="Any word, number, status or lead"
                    prop:value=live(move || words.get().unwrap_or_default())
                    on:input=written(move |words| app.set_query(WORDS, Some(words)))/>
            </div>
            <button type="button" class="filter-toggle" aria-expanded=live(move || open.get().to_string())
                on:click=act(move |_| open.update(|open| *open = !*open))>{picture(Icon::Settings)}"Filter"</button>
            <div class="filter-choices">{choices(app)}</div>
            <div class="filter-state">
                <p class="filter-count" aria-live="polite">{piece(count)}</p>
                {piece(move || chips(app, &selection.get()))}
                {piece(clear_button)}
            </div>
        </section>
    }
    .into_any()
}

/// The choices of fixed words, and the boxes to tick.
fn choices(app: App) -> AnyView {
    let with_any = |any: &str, rest: Signal<Choices>| {
        let first = (String::new(), any.to_owned());
        Signal::stored(
            std::iter::once(first)
                .chain(rest.get_untracked())
                .collect::<Choices>(),
        )
    };
    let groupings = Grouping::ALL.map(|value| (value.word().to_owned(), value.label().to_owned()));
    let sortings = Sorting::ALL.map(|value| (value.word().to_owned(), value.label().to_owned()));
    let kinds: Signal<Choices> = Signal::stored(
        ObjectiveKind::ALL
            .iter()
            .map(|kind| (kind.word().to_owned(), kind.plural().to_owned()))
            .collect::<Choices>(),
    );
    view! {
        {chosen(app, "Filter by kind", KIND, with_any("Any kind", kinds))}
        {chosen(app, "Filter by status", STATUS, with_any("Any status", choices_of!(Status)))}
        {chosen(app, "Filter by lead", LEAD, app.memo_of_plan(leads).into())}
        {chosen(app, "Filter by partner", PARTNER, app.memo_of_plan(partners).into())}
        {chosen(app, "Group by", GROUP, Signal::stored(groupings.to_vec()))}
        {chosen(app, "Sort by", SORT, Signal::stored(sortings.to_vec()))}
        <div class="filter-ticks">
            {ticked(app, "Stale", STALE)}
            {ticked(app, "With my note", NOTE)}
            {ticked(app, "With evidence", EVIDENCE)}
        </div>
    }
    .into_any()
}

fn chosen(app: App, label: &'static str, key: &'static str, choices: Signal<Choices>) -> AnyView {
    let value = app.query_of(key);
    let value = Signal::derive(move || value.get().unwrap_or_default());
    choice(
        label,
        &format!("filter-{key}"),
        choices,
        value,
        move |word| {
            app.set_query(key, Some(word));
        },
    )
}

fn ticked(app: App, label: &'static str, key: &'static str) -> AnyView {
    let value = app.query_of(key);
    let value = Signal::derive(move || value.get().as_deref() == Some(YES));
    tick(label, value, move |on| {
        app.set_query(key, on.then(|| YES.to_owned()));
    })
}

/// Those who lead something.
fn leads(plan: &Plan) -> Choices {
    let mut choices = vec![(String::new(), "Any lead".to_owned())];
    choices.extend(involved(plan, |partner| {
        let is_lead = |lead: &Option<PartnerId>| lead.as_ref() == Some(&partner.id);
        plan.objectives
            .iter()
            .any(|objective| is_lead(&objective.lead))
    }));
    choices.push((NOBODY.to_owned(), "No lead named".to_owned()));
    choices
}

/// Those who lead something, take part in it or are linked with it.
fn partners(plan: &Plan) -> Choices {
    let mut choices = vec![(String::new(), "Any partner".to_owned())];
    choices.extend(involved(plan, |partner| {
        let objectives = &plan.objectives;
        objectives
            .iter()
            .any(|objective| takes_part(objective, &partner.id))
    }));
    choices
}

fn involved(plan: &Plan, is_involved: impl Fn(&Partner) -> bool) -> Choices {
    in_official_order(plan)
        .filter(|partner| is_involved(partner))
        .map(|partner| (partner.id.to_string(), partner.name.clone()))
        .collect()
}

/// What is left out, each as a word with a cross that brings it back.
fn chips(app: App, selection: &Selection) -> AnyView {
    let name = |id: &str| {
        let partner = |plan: &Plan| Some(plan.partner(&PartnerId::new(id)?)?.name.clone());
        app.with_plan(partner).unwrap_or_else(|| id.to_owned())
    };
    let lead = selection.lead.as_deref().map(|lead| match lead {
        NOBODY => "No lead named".to_owned(),
        id => format!("Lead: {}", name(id)),
    });
    let said = [
        (
            WORDS,
            Some(&selection.words)
                .filter(|words| !words.is_empty())
                .map(|words| format!("“{words}”")),
        ),
        (KIND, selection.kind.map(|kind| kind.plural().to_owned())),
        (
            STATUS,
            selection.status.map(|status| status.label().to_owned()),
        ),
        (LEAD, lead),
        (
            PARTNER,
            selection
                .partner
                .as_ref()
                .map(|id| format!("With {}", name(id.as_str()))),
        ),
        (STALE, selection.stale.then(|| "Stale".to_owned())),
        (NOTE, selection.note.then(|| "With my note".to_owned())),
        (
            EVIDENCE,
            selection.evidence.then(|| "With evidence".to_owned()),
        ),
    ];
    said.into_iter()
        .filter_map(|(key, said)| Some((key, said?)))
        .map(|(key, said)| {
            let label = format!("Remove the filter: {said}");
            view! {
                <button type="button" class="filter-chip" aria-label=label on:click=act(move |_| app.set_query(key, None))>
                    <span>{said}</span>{picture(Icon::Cross)}
                </button>
            }
            .into_any()
        })
        .collect_view()
        .into_any()
}
