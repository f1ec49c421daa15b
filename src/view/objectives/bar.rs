//! The bar over the list: what it shows, in which groups and in which order. All of it stands in the address.

use super::selection::{
    EVIDENCE, GROUP, Grouping, KIND, LEAD, NOBODY, NOTE, PARTNER, SORT, STALE, STATUS, Selection,
    Sorting, involved_in,
};
use crate::view::prelude::*;
use crate::{
    app::{App, use_app},
    choices_of,
    plan::{ObjectiveKind, PartnerId, Plan, Status},
    view::ui::{
        Choices,
        filter_bar::{FilterBar, LeftOut, WORDS, chosen, filter_bar, ticked},
    },
};

/// The bar. `shown` are the numbers of objectives that are shown and that there are.
pub fn bar(selection: Memo<Selection>, shown: Memo<(usize, usize)>) -> AnyView {
    let app = use_app();
    filter_bar(
        app,
        FilterBar {
            name: "Filter, group and sort",
            hint: "Any word, number, status or lead",
            choices: choices(app),
            ticks: ticks(app),
            shown: shown.into(),
            left_out: Signal::derive(move || left_out(app, &selection.get())),
        },
    )
}

/// The choices of fixed words.
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
    }
    .into_any()
}

fn ticks(app: App) -> AnyView {
    view! {
        {ticked(app, "Stale", STALE)}
        {ticked(app, "With my note", NOTE)}
        {ticked(app, "With evidence", EVIDENCE)}
    }
    .into_any()
}

/// Those who lead something.
fn leads(plan: &Plan) -> Choices {
    let leads = plan.objectives.iter().filter_map(|it| it.lead.as_ref());
    let mut choices = involved(plan, "Any lead", leads);
    choices.push((NOBODY.to_owned(), "No lead named".to_owned()));
    choices
}

/// Those who lead something, take part in it or are linked with it.
fn partners(plan: &Plan) -> Choices {
    let partners = plan.objectives.iter().flat_map(involved_in);
    involved(plan, "Any partner", partners)
}

/// Any partner at all, and those that come up, each once and in their order.
fn involved<'a>(plan: &Plan, any: &str, partners: impl Iterator<Item = &'a PartnerId>) -> Choices {
    let mut known: Vec<(&PartnerId, bool)> =
        plan.partners.iter().map(|it| (&it.id, false)).collect();
    known.sort_unstable();
    let find = |known: &[(&PartnerId, bool)], id: &PartnerId| {
        known.binary_search_by(|(known, _)| (*known).cmp(id)).ok()
    };
    for id in partners {
        if let Some((_, comes_up)) = find(&known, id).and_then(|at| known.get_mut(at)) {
            *comes_up = true;
        }
    }
    let in_order = plan.partners_in_order().into_iter();
    let involved = in_order.filter(|partner| {
        let found = find(&known, &partner.id).and_then(|at| known.get(at));
        found.is_some_and(|(_, comes_up)| *comes_up)
    });
    let choices = involved.map(|partner| (partner.id.to_string(), partner.name.clone()));
    std::iter::once((String::new(), any.to_owned()))
        .chain(choices)
        .collect()
}

/// What is left out, in words.
fn left_out(app: App, selection: &Selection) -> Vec<LeftOut> {
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
        .collect()
}
