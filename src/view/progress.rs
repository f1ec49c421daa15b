//! How far the plan has come, in three charts: by kind, by lead, by half-year. Each has its table.

use crate::view::prelude::*;
use crate::{
    app::use_app,
    plan::{
        Status,
        progress::{Counts, Dated, Share, Stretch},
        term::plural,
    },
    view::{
        dynamic::{act, live, piece, tenths},
        overview::progress::{bar, legend},
        ui::page_head,
    },
};

/// This many leads are shown at first; the others are one bar together.
const LEADS: usize = 12;

/// The page.
pub fn progress() -> AnyView {
    let app = use_app();
    let sub = app.of_plan(|plan| {
        format!(
            "{}, counted from what the plan says now. \u{201c}Not assessed\u{201d} is a share of its own: it says nothing about the work.",
            plural(plan.objectives.len() as i64, "objective")
        )
    });
    let all_leads = RwSignal::new(false);
    let kinds = move || {
        let shares = app.with_plan(|plan| plan.progress_by_kind());
        view! {
            <div class="share-rows">{shares.iter().map(share_row).collect_view()}</div>
            {table("Objectives by kind and status", "Kind", &shares)}
        }
        .into_any()
    };
    let leads = move || lead_chart(app.with_plan(|plan| plan.progress_by_lead()), all_leads);
    let halves = move || half_year_chart(app.with_plan(|plan| plan.progress_by_half_year()));
    view! {
        {page_head("Progress", Some(sub))}
        <section class="card" aria-labelledby="by-kind">
            <h2 id="by-kind">"By kind"</h2>
            {piece(kinds)}
        </section>
        <section class="card" aria-labelledby="by-lead">
            <h2 id="by-lead">"By lead"</h2>
            {piece(leads)}
        </section>
        <section class="card" aria-labelledby="by-half-year">
            <h2 id="by-half-year">"By half-year"</h2>
            <p class="hint">"An objective counts in the half-year in which its present status was given. A vague date counts only in a half-year that holds all of it."</p>
            {piece(halves)}
        </section>
    }
    .into_any()
}

/// One bar with its name, how many objectives it stands for, and its words. All bars are of one length: they show
/// shares, and how much somebody leads is no measure of anything.
fn share_row(share: &Share) -> AnyView {
    view! {
        <div class="share-row">
            <p class="share-name">{share.name.clone()} " " <strong>{share.total.to_string()}</strong></p>
            {bar(&share.counts)}
            {legend(&share.counts)}
        </div>
    }
    .into_any()
}

/// A length in percent, never too short to be seen.
fn percent(part: usize, whole: usize) -> String {
    let percent = part as f64 / whole.max(1) as f64 * 100.0;
    format!("{}%", tenths(percent.max(1.5)))
}

fn lead_chart(shares: Vec<Share>, all: RwSignal<bool>) -> AnyView {
    let named = shares.iter().filter(|share| share.lead.is_some()).count();
    if named == 0 {
        return view! { <p class="empty">"No objective names who leads it."</p> }.into_any();
    }
    let is_long = named > LEADS + 1;
    let mut shown = shares.clone();
    if is_long && !all.get() {
        let others: Vec<Share> = shown.drain(LEADS..named).collect();
        shown.insert(LEADS, together(&others));
    }
    let switch = is_long.then(|| {
        let words = if all.get() {
            format!("Show the first {LEADS} only")
        } else {
            format!("Show all {named} leads")
        };
        view! {
            <div class="actions"><button type="button" on:click=act(move |_| all.update(|all| *all = !*all))>{words}</button></div>
        }
        .into_any()
    });
    view! {
        <div class="share-rows">{shown.iter().map(share_row).collect_view()}</div>
        {switch}
        {table("Objectives by lead and status", "Lead", &shares)}
    }
    .into_any()
}

/// Several shares as one.
fn together(shares: &[Share]) -> Share {
    let sum = |status: Status| {
        let counts = shares.iter().flat_map(|share| &share.counts);
        let of_status = counts.filter(|(other, _)| *other == status);
        of_status.map(|(_, count)| count).sum()
    };
    let all = Status::ALL.iter().map(|status| (*status, sum(*status)));
    let counts: Counts = all.filter(|(_, count)| *count > 0).collect();
    Share {
        name: format!("{} others", shares.len()),
        lead: None,
        total: counts.iter().map(|(_, count)| count).sum(),
        counts,
    }
}

fn half_year_chart(periods: Vec<Dated>) -> AnyView {
    let all = periods.iter().flat_map(Dated::counts);
    let longest = all.max().unwrap_or(0);
    let rows = periods.iter().map(|dated| {
        let bars = dated.counts().into_iter().zip(Dated::LABELS).enumerate();
        let bars = bars.map(|(at, (count, label))| {
            let width = percent(count, longest);
            let bar = (count > 0).then(|| {
                view! { <span class="count-bar" data-series=at.to_string() style:width=live(move || width.clone())></span> }
                    .into_any()
            });
            view! {
                <div class="count-row">
                    <span class="count-label">{label}</span>
                    <span class="count-track">{bar}<span class="count-number">{count.to_string()}</span></span>
                </div>
            }
            .into_any()
        });
        let class = match dated.stretch {
            Stretch::Half(..) => "count-group",
            _ => "count-group outside",
        };
        view! {
            <div class=class>
                <h3>{dated.stretch.in_words()}</h3>
                {bars.collect_view()}
            </div>
        }
        .into_any()
    });
    let mut header = vec!["Half-year".to_owned()];
    header.extend(Dated::LABELS.map(str::to_owned));
    let lines = periods.iter().map(|dated| {
        let counts = dated.counts().map(|count| count.to_string());
        let mut line = vec![dated.stretch.in_words()];
        line.extend(counts);
        line
    });
    view! {
        <div class="count-groups" aria-hidden="true">{rows.collect_view()}</div>
        {as_table("Objectives assessed, evidence reported and meetings held by half-year", header, lines.collect())}
    }
    .into_any()
}

/// The table of a chart of shares: a line for each, a column for each status that there is, and the sum.
fn table(caption: &'static str, of: &str, shares: &[Share]) -> AnyView {
    let mut statuses = Status::ALL.to_vec();
    statuses.retain(|status| {
        let mut counts = shares.iter().flat_map(|share| &share.counts);
        counts.any(|(other, _)| other == status)
    });
    let mut header = vec![of.to_owned()];
    header.extend(statuses.iter().map(|status| status.label().to_owned()));
    header.push("All".to_owned());
    let lines = shares.iter().map(|share| {
        let mut line = vec![share.name.clone()];
        line.extend(statuses.iter().map(|status| {
            let count = share.counts.iter().find(|(other, _)| other == status);
            count.map_or(0, |(_, count)| *count).to_string()
        }));
        line.push(share.total.to_string());
        line
    });
    as_table(caption, header, lines.collect())
}

/// A chart's table, which opens below it.
fn as_table(caption: &'static str, header: Vec<String>, lines: Vec<Vec<String>>) -> AnyView {
    let header = header
        .into_iter()
        .map(|cell| view! { <th scope="col">{cell}</th> }.into_any());
    let lines = lines.into_iter().map(|line| {
        let cells = line.into_iter().enumerate().map(|(at, cell)| match at {
            0 => view! { <th scope="row">{cell}</th> }.into_any(),
            _ => view! { <td>{cell}</td> }.into_any(),
        });
        view! { <tr>{cells.collect_view()}</tr> }.into_any()
    });
    view! {
        <details class="as-table">
            <summary>"Show as table"</summary>
            <div class="table-frame" tabindex="0" role="region" aria-label=caption>
                <table class="figures">
                    <caption class="visually-hidden">{caption}</caption>
                    <thead><tr>{header.collect_view()}</tr></thead>
                    <tbody>{lines.collect_view()}</tbody>
                </table>
            </div>
        </details>
    }
    .into_any()
}
