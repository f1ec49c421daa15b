//! What the linter finds: the page with every finding, the card on the overview, and the few about one item.
//! A finding leads to its place, and can be acknowledged with a reason.

use crate::view::prelude::*;
use crate::{
    app::{App, Query, Route, use_app},
    plan::{
        Acknowledged, Change, Edit, FindingId, ItemId,
        edtf::day_in_words,
        findings::{Finding, FindingClass, Spot},
        term::plural,
    },
    view::{
        dynamic::{act, live, piece, written},
        objectives::selection::{LEAD, NOBODY},
        text::SECTION,
        ui::{
            icon::{Icon, picture},
            page_head,
            rows::{Row, SEPARATOR, rows},
        },
    },
};
use std::time::Duration;

/// How many the overview shows; the page has them all.
const SHOWN: usize = 4;

/// How long what is found waits for the frames in which the page is drawn.
const LATER: Duration = Duration::from_millis(50);

/// What is found in the open plan today: the open findings, and the acknowledged ones.
type Found = (Vec<Finding>, Vec<(Finding, Acknowledged)>);

fn found(app: App) -> Memo<Found> {
    Memo::new(move |_| {
        let today = app.today();
        app.with_plan(|plan| plan.open_and_acknowledged(plan.findings(today)))
    })
}

/// The same some frames after the page was drawn or the plan was changed: in a large plan they take a frame of their own.
/// None before that.
fn found_soon(app: App, item: Option<ItemId>) -> Signal<Option<Found>> {
    let found = RwSignal::new(None);
    Effect::new(move |_| {
        let today = app.today();
        app.with_plan(|_| ());
        let item = item.clone();
        let find = move || {
            let all = app.with_plan_now(|plan| {
                plan.open_and_acknowledged(match &item {
                    Some(item) => plan.findings_about(item, today),
                    None => plan.findings(today),
                })
            });
            // The panel may be gone by now.
            if found.try_with_untracked(|known| known.as_ref() != Some(&all)) == Some(true) {
                found.set(Some(all));
            }
        };
        set_timeout(find, LATER);
    });
    found.into()
}

/// The page.
pub fn findings() -> AnyView {
    let app = use_app();
    let found = found(app);
    let sub = Signal::derive(move || {
        found.with(|(open, acknowledged)| {
            let open = plural(open.len() as i64, "finding");
            match acknowledged.len() {
                0 => open,
                count => format!("{open}, {count} acknowledged"),
            }
        })
    });
    let open = move || {
        found.with(|(open, _)| {
            open.iter()
                .map(|finding| {
                    let shown = format!("{}{SEPARATOR}{}", finding.key, finding.sentence);
                    Row::new(shown, finding.clone(), move |finding| {
                        open_row(app, finding)
                    })
                })
                .collect()
        })
    };
    let nothing = Memo::new(move |_| found.with(|(open, _)| open.is_empty()));
    let settled = Memo::new(move |_| found.with(|(_, settled)| !settled.is_empty()));
    let stays = move || {
        app.with_plan(|plan| match plan.is_text_adopted() {
            true => "Nothing is corrected: the adopted wording stays as it is.",
            false => {
                "Nothing is corrected by itself: this is a draft, and its text can be put right."
            }
        })
    };
    view! {
        {page_head("Findings", Some(sub))}
        <p class="hint findings-intro">"Where the plan disagrees with itself, leaves something open or refers to what is not there. " {piece(stays)}</p>
        <section class="card" aria-label="Findings">
            <ul class="findings">{rows(open)}</ul>
            {piece(move || nothing.get().then(|| view! { <p class="empty">"Nothing is found in this plan today."</p> }.into_any()))}
        </section>
        {piece(move || settled.get().then(|| acknowledged_list(app, found)))}
    }
    .into_any()
}

/// The acknowledged findings, each with its reason and the way back.
fn acknowledged_list(app: App, found: Memo<Found>) -> AnyView {
    let list = move || {
        found.with(|(_, settled)| {
            settled
                .iter()
                .map(|(finding, said)| {
                    let shown = [
                        &finding.key,
                        &finding.sentence,
                        &said.reason,
                        &said.on.to_string(),
                    ];
                    let shown = shown.map(String::as_str).join(SEPARATOR);
                    Row::new(
                        shown,
                        (finding.clone(), said.clone()),
                        move |(finding, said)| acknowledged_row(app, finding, said),
                    )
                })
                .collect()
        })
    };
    view! {
        <section class="card" aria-labelledby="acknowledged-heading">
            <h2 id="acknowledged-heading">"Acknowledged"</h2>
            <ul class="findings">{rows(list)}</ul>
        </section>
    }
    .into_any()
}

fn open_row(app: App, finding: &Finding) -> AnyView {
    let is_open = RwSignal::new(false);
    let sentence_id = format!("finding-{}", finding.key);
    let field_id = format!("reason-{}", finding.key);
    let (key, focus_id) = (finding.key.clone(), field_id.clone());
    let described_by = sentence_id.clone();
    let form = move || {
        is_open
            .get()
            .then(|| reason_form(app, key.clone(), field_id.clone(), is_open))
    };
    let ask = act(move |_| {
        is_open.update(|open| *open = !*open);
        let id = focus_id.clone();
        // After the form is drawn.
        crate::browser::page::focus_later(id);
    });
    view! {
        <li>
            {mark(finding.class)}
            <div class="finding-body">
                <p id=sentence_id class="finding-sentence">{sentence(finding)}</p>
                <p class="hint"><strong>{finding.class.label()}". "</strong>{finding.advice}</p>
                {piece(form)}
            </div>
            <div class="finding-actions">
                <a class="button" href=address(&finding.spot) aria-describedby=described_by.clone()>"Show"</a>
                <button type="button" aria-expanded=live(move || is_open.get().to_string()) aria-describedby=described_by on:click=ask>"Acknowledge"</button>
            </div>
        </li>
    }
    .into_any()
}

/// Asks why a finding may stand.
fn reason_form(app: App, key: String, field_id: String, is_open: RwSignal<bool>) -> AnyView {
    let reason = RwSignal::new(String::new());
    let keep = act(move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (words, on) = (
            reason.get_untracked().trim().to_owned(),
            crate::browser::clock::today(),
        );
        let Some(id) = FindingId::new(key.clone()).filter(|_| !words.is_empty()) else {
            app.fail(
                "A finding is acknowledged with a reason. Write at least one word.".to_owned(),
            );
            return;
        };
        // Its row goes; the keyboard goes on from the top of the page.
        crate::browser::page::focus("page-heading");
        app.change(Edit::Acknowledged(Change::Add {
            at: usize::MAX,
            record: Box::new(Acknowledged {
                id,
                reason: words,
                on,
                extra: Default::default(),
            }),
        }));
    });
    view! {
        <form class="fields reason-form" on:submit=keep>
            <div class="field">
                <label for=field_id.clone()>"Reason"</label>
                <textarea id=field_id rows="2" required prop:value=live(move || reason.get()) on:input=written(move |words| reason.set(words))></textarea>
            </div>
            <p class="hint">"The reason is part of the plan and goes into its file."</p>
            <div class="actions">
                <button type="submit" class="primary">"Let it stand"</button>
                <button type="button" on:click=act(move |_| is_open.set(false))>"Cancel"</button>
            </div>
        </form>
    }
    .into_any()
}

fn acknowledged_row(app: App, finding: &Finding, said: &Acknowledged) -> AnyView {
    let id = said.id.clone();
    let back = act(move |_| {
        crate::browser::page::focus("page-heading");
        app.change(Edit::Acknowledged(Change::Remove(id.clone())));
    });
    let sentence_id = format!("acknowledged-{}", finding.key);
    let described_by = sentence_id.clone();
    view! {
        <li>
            <span class="mark-box">{picture(Icon::Check)}</span>
            <div class="finding-body">
                <p id=sentence_id class="finding-sentence">{sentence(finding)}</p>
                <p class="finding-reason"><strong>"Reason: "</strong>{said.reason.clone()}</p>
                <p class="hint">"Acknowledged on " {day_in_words(said.on)} "."</p>
            </div>
            <div class="finding-actions">
                <a class="button" href=address(&finding.spot) aria-describedby=described_by.clone()>"Show"</a>
                <button type="button" aria-describedby=described_by on:click=back>"Take back"</button>
            </div>
        </li>
    }
    .into_any()
}

/// The card on the overview. What [`crate::plan::needs`] asks for stands beside it already, under "Needs a decision",
/// and is left out here; the page has everything.
pub fn findings_card(app: App) -> AnyView {
    let found = found_soon(app, None);
    let card = move || {
        let (open, _) = found.get()?;
        let beyond = || open.iter().filter(|finding| !finding.is_need);
        let count = beyond().count();
        let shown = beyond().take(SHOWN).map(short_row).collect_view();
        let aside = (count > SHOWN).then(|| format!("{SHOWN} of {count}"));
        let nothing = match (count, open.len()) {
            (0, 0) => Some("Nothing is found in this plan today."),
            (0, _) => Some("Nothing beyond what needs a decision."),
            _ => None,
        };
        let all = match open.len() {
            0 | 1 => "The findings page".to_owned(),
            all => format!("All {all} findings"),
        };
        let card = view! {
            <section class="card" aria-labelledby="findings-heading">
                <div class="card-head">
                    <h2 id="findings-heading">"Findings"</h2>
                    {aside.map(|aside| view! { <p class="aside">{aside}</p> }.into_any())}
                </div>
                <ul class="findings few">{shown}</ul>
                {nothing.map(|nothing| view! { <p class="hint">{nothing}</p> }.into_any())}
                <p class="more"><a href=Route::Findings.to_hash()>{all}</a></p>
            </section>
        };
        Some(card.into_any())
    };
    piece(card).into_any()
}

fn short_row(finding: &Finding) -> AnyView {
    let id = format!("finding-{}", finding.key);
    view! {
        <li>
            {mark(finding.class)}
            <p id=id.clone() class="finding-sentence">{sentence(finding)}</p>
            <a class="finding-link" href=address(&finding.spot) aria-describedby=id>"Show"</a>
        </li>
    }
    .into_any()
}

/// What is found about one objective or meeting, on its panel; nothing where nothing is.
pub fn findings_about(app: App, item: ItemId) -> AnyView {
    let found = found_soon(app, Some(item));
    let list = move || {
        found.with(|found| {
            let (open, _) = found.as_ref()?;
            // The meeting's panel says more of its days beside its date.
            let open = open
                .iter()
                .filter(|finding| finding.class != FindingClass::BadDate);
            (open.clone().count() > 0).then(|| {
                let rows = open.map(|finding| {
                    view! {
                        <li>
                            {mark(finding.class)}
                            <p class="finding-sentence">{sentence(finding)}</p>
                        </li>
                    }
                    .into_any()
                });
                view! {
                    <section class="findings-about" aria-label="Found about this item">
                        <ul class="findings few">{rows.collect_view()}</ul>
                        <p class="more"><a href=Route::Findings.to_hash()>"All findings"</a></p>
                    </section>
                }
                .into_any()
            })
        })
    };
    piece(list).into_any()
}

/// The icon of a class; the class is told in words beside it, or follows from the sentence.
fn mark(class: FindingClass) -> AnyView {
    let (tone, icon) = match class {
        FindingClass::Contradiction => ("alarm", Icon::Warning),
        FindingClass::Open => ("open", Icon::Question),
        FindingClass::Outside => ("open", Icon::Calendar),
        FindingClass::BadDate => ("open", Icon::Calendar),
        FindingClass::Missing => ("plain", Icon::Partners),
        FindingClass::Repeat => ("plain", Icon::List),
        FindingClass::Nowhere => ("plain", Icon::Forward),
    };
    view! { <span class="mark-box" data-tone=tone>{picture(icon)}</span> }.into_any()
}

/// The sentence, with the wording that it quotes set as official wording is.
fn sentence(finding: &Finding) -> AnyView {
    let mut parts: Vec<AnyView> = Vec::new();
    let mut rest = finding.sentence.as_str();
    for quote in &finding.quotes {
        let marked = format!("\u{201c}{quote}\u{201d}");
        let Some((before, after)) = rest.split_once(marked.as_str()) else {
            continue;
        };
        parts.push(before.to_owned().into_any());
        parts.push(view! { <span class="official">{marked}</span> }.into_any());
        rest = after;
    }
    parts.push(rest.to_owned().into_any());
    parts.collect_view().into_any()
}

/// The address of the place that a finding leads to.
fn address(spot: &Spot) -> String {
    let set = |route: Route, key: &str, value: &str| {
        let mut query = Query::default();
        query.set(key, Some(value.to_owned()));
        format!("{}{query}", route.to_hash())
    };
    match spot {
        Spot::Head | Spot::Text => Route::Text(None).to_hash(),
        Spot::Section(id) => set(Route::Text(None), SECTION, id.as_str()),
        Spot::Item(item) => Route::of_item(item).to_hash(),
        Spot::WithoutLead => set(Route::Objectives(None), LEAD, NOBODY),
        Spot::Objectives => Route::Objectives(None).to_hash(),
    }
}
