//! What of the adopted text was amended: marked in its place, and listed at the end.

use crate::view::prelude::*;
use crate::{
    app::{App, Route},
    plan::{Amendment, ItemId, Official, Plan},
    view::{dynamic::piece, ui::amend::amendment_row},
};

/// The mark beside a place that was amended, with old and new behind it; nothing where nothing was.
pub fn amended(plan: &Plan, of: &Official) -> Option<AnyView> {
    let rows: Vec<AnyView> = plan
        .amendments_of(of)
        .map(|amendment| amendment_row(amendment, None))
        .collect();
    let words = match of {
        Official::Head => "Title block amended",
        _ => "Amended",
    };
    (!rows.is_empty()).then(|| {
        view! {
            <details class="amended">
                <summary>{words}</summary>
                <ul class="amendments">{rows}</ul>
            </details>
        }
        .into_any()
    })
}

/// Every amendment, in the order in which they were made.
pub fn all_amendments(app: App) -> AnyView {
    let list = move || {
        app.with_plan(|plan| {
            let rows = plan.amendments.iter().map(|amendment| row(plan, amendment));
            let rows: Vec<AnyView> = rows.collect();
            (!rows.is_empty()).then(|| {
                view! {
                    <section class="all-amendments" aria-labelledby="amendments-heading">
                        <h2 id="amendments-heading">"Amendments"</h2>
                        <ol class="amendments">{rows}</ol>
                    </section>
                }
                .into_any()
            })
        })
    };
    piece(list).into_any()
}

fn row(plan: &Plan, amendment: &Amendment) -> AnyView {
    let place = plan.amended_place(amendment);
    let place = match address(plan, &amendment.of) {
        Some(href) => view! { <a href=href>{place}</a> }.into_any(),
        None => view! { <span>{place}</span> }.into_any(),
    };
    amendment_row(amendment, Some(place))
}

/// The page of a record that has one and is still there.
fn address(plan: &Plan, of: &Official) -> Option<String> {
    let item = ItemId::from_words(of.kind(), of.as_str())?;
    plan.item(&item)?;
    Some(Route::of_item(&item).to_hash())
}
