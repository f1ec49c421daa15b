//! The plans of this browser: opening, making, copying and removing them.

pub mod new_plan;

use crate::view::dynamic::{act, piece};
use crate::view::prelude::*;
use crate::{
    app::{
        App, Route,
        library::{
            PlanSummary, RemovedPlan,
            catalogue::{kilobytes, name_of},
        },
        use_app,
    },
    browser::{clock, page},
    exchange::built_in,
    plan::{edtf::day_in_words, term::plural},
    view::ui::{
        Tone, chip,
        icon::{Icon, picture},
        page_head,
    },
};
use new_plan::new_plan;

/// The page.
pub fn library() -> AnyView {
    let app = use_app();
    app.look_at_library();
    let plans = Memo::new(move |_| app.plans());
    let open = Memo::new(move |_| app.open_id());
    let many = move || plans.with(|plans| plans.len() > 1);
    view! {
        {page_head("Plans", Some(Signal::stored("All plans in this browser. One is open at a time; another tab may have another one open.".to_owned())))}
        <ul class="plan-list" aria-label="Plans">
            {piece(move || {
                let (open, many) = (open.get(), many());
                let plans = plans.get();
                plans.into_iter().map(|plan| {
                    let is_open = plan.id == open;
                    let name = plan.name();
                    plan_card(plan, name, is_open, many)
                }).collect_view()
            })}
        </ul>
        {new_plan()}
        {removed_card()}
    }
    .into_any()
}

/// "24 November 2026, 10:00" on the clock of the machine.
fn moment_in_words(at: &str) -> Option<String> {
    let (day, time) = clock::on_this_machine(at)?;
    Some(format!("{}, {time}", day_in_words(day)))
}

fn plan_card(plan: PlanSummary, name: String, is_open: bool, may_remove: bool) -> AnyView {
    let app = use_app();
    let heading_id = format!("plan-{}", plan.id);
    let heading = heading_id.clone();
    let remove = plan.id.clone();
    let remove_it = move |_| {
        app.remove_plan(&remove);
        // Its card goes, and the keyboard was on it.
        if !app.is_in_library(&remove) {
            page::focus_later("page-heading");
        }
    };
    let remove_label = format!("Remove {name}");
    let remove = may_remove.then(|| {
        view! {
            <button type="button" class="quiet" aria-label=remove_label on:click=act(remove_it)>"Remove"</button>
        }
        .into_any()
    });
    let marks = view! {
        {is_open.then(|| chip(Tone::Accent, Icon::Check, "Open now"))}
        {(plan.bytes.is_none() && plan.id.as_str() == built_in::ID).then(|| chip(Tone::Plain, Icon::Document, "As Plenary came with it"))}
    }
    .into_any();
    let body = match &plan.trouble {
        Some(why) => unreadable(app, &plan, why),
        None => facts(&plan),
    };
    let is_readable = plan.trouble.is_none();
    let href = format!("{}?plan={}", Route::Overview.to_hash(), plan.id);
    let open_label = format!("Open {name}");
    let open = (is_readable && !is_open).then(|| {
        view! { <a class="button primary" href=href aria-label=open_label>"Open"</a> }.into_any()
    });
    let href = format!("{}?from=plan:{}", Route::Compare.to_hash(), plan.id);
    let compare_label = format!("Compare {name} with the open plan");
    let compare = (is_readable && !is_open).then(|| {
        view! { <a class="button" href=href aria-label=compare_label>"Compare"</a> }.into_any()
    });
    view! {
        <li class="card plan-card" class:open=is_open aria-labelledby=heading>
            <div class="plan-words">
                <h2 id=heading_id>{name}</h2>
                <div class="plan-marks">{marks}</div>
                {body}
            </div>
            <div class="actions">{open}{compare}{remove}</div>
        </li>
    }
    .into_any()
}

/// What a plan is, how far it has come, how large, and when it was last changed.
fn facts(plan: &PlanSummary) -> AnyView {
    let mut size: Vec<String> = Vec::new();
    size.extend(plan.state.map(|state| state.label().to_owned()));
    size.push(plural(plan.objectives as i64, "objective"));
    size.push(plural(plan.meetings as i64, "meeting"));
    size.extend(plan.bytes.map(kilobytes));
    let changed = match plan.changed.as_deref().and_then(moment_in_words) {
        Some(moment) => format!("Last changed on {moment}"),
        None if plan.bytes.is_none() => "Not changed yet".to_owned(),
        None => "When it was last changed is not known".to_owned(),
    };
    view! {
        <p class="official plan-title">{plan.title.clone()}</p>
        <p class="hint">{size.join(" · ")}</p>
        <p class="hint">{changed}</p>
    }
    .into_any()
}

fn unreadable(app: App, plan: &PlanSummary, why: &str) -> AnyView {
    let id = plan.id.clone();
    view! {
        <p class="plan-trouble">{picture(Icon::Warning)}<span>{why.to_owned()}</span></p>
        <p><button type="button" on:click=act(move |_| app.download_plan_text(&id))>"Download the stored text"</button></p>
    }
    .into_any()
}

/// The plans that were removed and are not forgotten.
fn removed_card() -> AnyView {
    let app = use_app();
    let removed = Memo::new(move |_| app.with_library(|library| library.removed.clone()));
    view! {
        {piece(move || (!removed.with(Vec::is_empty)).then(|| view! {
            <section class="card" aria-labelledby="removed-heading">
                <h2 id="removed-heading">"Removed plans"</h2>
                <p>"They stay in this browser until you forget them, and take up room. Your private notes on them are kept either way."</p>
                <ul class="removed-list">
                    {piece(move || removed.get().into_iter().map(removed_row).collect_view())}
                </ul>
            </section>
        }.into_any()))}
    }
    .into_any()
}

fn removed_row(plan: RemovedPlan) -> AnyView {
    let app = use_app();
    let name = plan.summary.name();
    let moment = moment_in_words(&plan.at).unwrap_or_else(|| plan.at.clone());
    let size = kilobytes(plan.summary.bytes.unwrap_or_default());
    let labels =
        ["Restore", "Save as a file:", "Save, then forget:"].map(|words| format!("{words} {name}"));
    let [restore_label, save_label, forget_label] = labels;
    let (restore, save, forget) = (plan.key.clone(), plan.key.clone(), plan.key);
    view! {
        <li class="removed-row">
            <div>
                <p><strong>{name}</strong></p>
                <p class="hint">"Removed on " {moment} " · " {size}</p>
            </div>
            <div class="actions">
                <button type="button" aria-label=restore_label on:click=act(move |_| app.restore_plan(&restore))>"Restore"</button>
                <button type="button" class="quiet" aria-label=save_label on:click=act(move |_| { app.save_removed(&save); })>"Save as a file"</button>
                <button type="button" class="quiet" aria-label=forget_label on:click=act(move |_| app.forget_plan(&forget))>"Save, then forget"</button>
            </div>
        </li>
    }
    .into_any()
}

/// What an address shows that names a plan which is not here.
pub fn missing_plan() -> AnyView {
    let app = use_app();
    let open = app.of_plan(name_of);
    let missing = app.missing();
    let id = missing
        .as_ref()
        .map(|missing| missing.id.clone())
        .unwrap_or_default();
    let why = match missing.and_then(|missing| missing.why) {
        None => view! {
            <p>"The address names the plan " <code>{id}</code> ", and there is no such plan in this browser. Plans are not sent along with an address: ask for the plan's file and import it, or go on with a plan that is here."</p>
        }.into_any(),
        Some(why) => view! {
            <p>"The address names the plan " <code>{id}</code> "."</p>
            <p>{why}</p>
        }.into_any(),
    };
    view! {
        {page_head("This plan can't be shown", None)}
        {why}
        <div class="actions">
            <a class="button primary" href=Route::Overview.to_hash()>"Go on with " {piece(move || open.get())}</a>
            <a class="button" href=Route::Exchange.to_hash()>"Import a file"</a>
            <a class="button" href=Route::Library.to_hash()>"All plans"</a>
        </div>
    }.into_any()
}
