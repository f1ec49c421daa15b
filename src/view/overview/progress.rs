//! How many objectives of each kind have which status.

use crate::view::dynamic::{live, piece};
use crate::view::prelude::*;
use crate::{
    app::{Route, use_app},
    plan::progress::{Counts, Share, in_words},
};

/// The bars, one for each kind of objective, with the way to the other charts.
pub fn progress() -> AnyView {
    let app = use_app();
    let kinds = move || {
        let shares = app.with_plan(|plan| plan.progress_by_kind());
        if shares.is_empty() {
            return view! { <p class="empty">"This plan has no objectives yet."</p> }.into_any();
        }
        shares.iter().map(kind_progress).collect_view().into_any()
    };
    view! {
        <section class="card" aria-labelledby="progress-heading">
            <h2 id="progress-heading">"Progress"</h2>
            {piece(kinds)}
            <p class="more"><a href=Route::Progress.to_hash()>"By lead and by half-year"</a></p>
        </section>
    }
    .into_any()
}

/// The objectives of one kind: a bar, and the same in words.
pub fn kind_progress(share: &Share) -> AnyView {
    view! {
        <div class="kind-progress">
            <h3>{share.total.to_string()} " " {share.name.to_ascii_lowercase()}</h3>
            {bar(&share.counts)}
            {legend(&share.counts)}
        </div>
    }
    .into_any()
}

/// A bar of shares. It is a picture with its words; the same stands beside it for those who see.
pub fn bar(counts: &Counts) -> AnyView {
    let parts = counts
        .iter()
        .map(|(status, count)| {
            let grow = count.to_string();
            view! {
                <span class="bar-part" data-status=status.word() style:flex-grow=live(move || grow.clone())></span>
            }
            .into_any()
        })
        .collect_view();
    view! { <div class="bar-chart" role="img" aria-label=in_words(counts)>{parts}</div> }.into_any()
}

/// The shares in words, each with how it is drawn. Hidden from assistive technology, which has the words of the bar.
pub fn legend(counts: &Counts) -> AnyView {
    let rows = counts
        .iter()
        .map(|(status, count)| {
            view! {
                <li>
                    <span class="swatch" data-status=status.word()></span>
                    {status.label()} " " <strong>{count.to_string()}</strong>
                </li>
            }
            .into_any()
        })
        .collect_view();
    view! { <ul class="legend" aria-hidden="true">{rows}</ul> }.into_any()
}
