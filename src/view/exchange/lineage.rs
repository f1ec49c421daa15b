//! The versions that the open plan grew from: who made them, when, and which of them are still kept here.

use super::decide::day_of;
use crate::view::dynamic::piece;
use crate::view::prelude::*;
use crate::{
    app::{App, Route, use_app},
    view::ui::{Tone, chip, icon::Icon, page_head},
};

/// The page.
pub fn lineage_page() -> AnyView {
    let app = use_app();
    let versions = Memo::new(move |_| app.lineage());
    let all = move || -> Vec<AnyView> {
        versions
            .get()
            .into_iter()
            .map(|version| row(app, version))
            .collect()
    };
    view! {
        {page_head("Lineage", Some(Signal::stored("The versions that this plan grew from, the newest first. A version is made when the plan is handed out or files are merged; one that is kept here is what the next merge begins with.".to_owned())))}
        {piece(move || versions.with(Vec::is_empty).then(|| view! { <p class="empty">"Nothing was handed out or taken in yet."</p> }.into_any()))}
        <ol class="lineage">{piece(all)}</ol>
        <p class="actions"><a class="button" href=Route::Exchange.to_hash()>"Exchange"</a><a class="button" href=Route::Compare.to_hash()>"Compare"</a></p>
    }
    .into_any()
}

fn short(digest: &str) -> String {
    digest.get(..8).unwrap_or(digest).to_owned()
}

fn row(
    app: App,
    (digest, version): (String, Option<crate::exchange::lineage::Version>),
) -> AnyView {
    let kept = app.has_base(&digest);
    let version = version.unwrap_or_default();
    let mut said = version.by.unwrap_or_else(|| "Nobody named".to_owned());
    if let Some(day) = version.at.as_deref().and_then(day_of) {
        said.push_str(", ");
        said.push_str(&day);
    }
    let merged = (version.parents.len() > 1).then(|| {
        let parents: Vec<String> = version.parents.iter().map(|it| short(it)).collect();
        view! { <p class="hint">"Merged from "{parents.join(", ")}</p> }.into_any()
    });
    let href = format!("{}?from=base:{digest}", Route::Compare.to_hash());
    let label = format!("Compare {} with the open plan", short(&digest));
    view! {
        <li>
            <code>{short(&digest)}</code>
            <div><p>{said}</p>{merged}</div>
            {kept.then(|| view! {
                {chip(Tone::Good, Icon::Check, "Kept here")}
                <a class="button quiet" href=href aria-label=label>"Compare"</a>
            }.into_any())}
        </li>
    }
    .into_any()
}
