//! The chosen objective: its official text, and what people say of it, which can be changed.

use crate::{
    app::{App, Route, use_app},
    browser::clock,
    choices_of,
    plan::{
        Assessment, Assessor, Change, Edit, Evidence, EvidenceId, ItemId, Objective, ObjectiveId,
        PartnerCategory, PartnerId, Plan, Status, edtf::day_in_words,
    },
    view::ui::{
        Choice, Empty, Source, TextField,
        icon::{Icon, Picture},
        item_links::LinksField,
        note_field::NoteField,
    },
};
use crate::view::dynamic::{act, live, piece};
use leptos::prelude::*;

/// The panel.
#[component]
pub fn ObjectiveDetail(id: ObjectiveId) -> impl IntoView {
    let app = use_app();
    let item = ItemId::Objective(id.clone());
    let objective = app.memo_of_plan(move |plan| plan.objective(&id).cloned());
    let exists = Memo::new(move |_| objective.with(Option::is_some));
    move || {
        if exists.get() {
            let item = item.clone();
            view! {
                <Back/>
                <div class="card detail">
                    <OfficialText objective/>
                    <StatusFields objective/>
                    <LeadField objective/>
                    <LinksField of=Signal::stored(item.clone())
                        own=Signal::derive(move || objective.with(|objective| objective.as_ref().map(|objective| objective.links.clone()).unwrap_or_default()))
                        on_links=move |links| change(app, objective, |objective| objective.links = links)/>
                    <EvidenceList objective/>
                    <NoteField about=Signal::stored(Some(item))/>
                </div>
            }
            .into_any()
        } else {
            view! {
                <Back/>
                <Empty>"There is no such objective in this plan. It may have been removed, or the link belongs to another plan."</Empty>
            }
            .into_any()
        }
    }
}

#[component]
fn Back() -> impl IntoView {
    view! {
        <a class="back" href=Route::Objectives(None).to_hash()><Picture icon=Icon::Back/>"All objectives"</a>
    }
}

/// Changes the objective as it is now; nothing happens where it is gone or stays the same.
fn change(app: App, objective: Memo<Option<Objective>>, make: impl FnOnce(&mut Objective)) {
    let Some(before) = objective.get_untracked() else {
        return;
    };
    let mut after = before.clone();
    make(&mut after);
    if after != before {
        app.change(Edit::Objective(Change::Replace(Box::new(after))));
    }
}

/// Number, kind, goal and the adopted wording.
#[component]
fn OfficialText(objective: Memo<Option<Objective>>) -> impl IntoView {
    let app = use_app();
    let label = move || {
        objective.with(|objective| {
            objective
                .as_ref()
                .map(|objective| app.with_plan(|plan| plan.objective_label(objective)))
        })
    };
    let kind = move || {
        objective.with(|objective| {
            objective.as_ref().map(|objective| {
                let goal = app.with_plan(|plan| {
                    plan.goals
                        .iter()
                        .find(|goal| Some(&goal.id) == objective.goal.as_ref())
                        .map(|goal| format!(" · Goal {}", goal.number))
                });
                format!(
                    "{}{}",
                    objective.kind.long_label(),
                    goal.unwrap_or_default()
                )
            })
        })
    };
    view! {
        <h2 id="detail-heading" tabindex="-1">{piece(label)}</h2>
        <p class="detail-kind">{piece(kind)}</p>
        <blockquote class="official">
            {piece(move || objective.with(|objective| objective.as_ref().map(|objective| objective.text.clone())))}
        </blockquote>
    }
}

/// The status, the criterion of the chosen word, and whose word it is.
#[component]
fn StatusFields(objective: Memo<Option<Objective>>) -> impl IntoView {
    let app = use_app();
    let status = move || {
        objective.with(|objective| {
            objective
                .as_ref()
                .map_or(Status::NotAssessed, |objective| objective.status)
        })
    };
    let assessment = move || {
        objective.with(|objective| {
            objective
                .as_ref()
                .and_then(|objective| objective.assessment.clone())
        })
    };
    let choose = move |word: String| {
        let Some(status) = Status::from_word(&word) else {
            return;
        };
        let today = clock::today();
        change(app, objective, |objective| {
            objective.status = status;
            objective.assessment = match (status, objective.assessment.take()) {
                (Status::NotAssessed, _) => None,
                (_, Some(before)) => Some(Assessment { on: today, ..before }),
                (_, None) => Some(Assessment {
                    by: Assessor::SelfReported,
                    on: today,
                    remark: None,
                    extra: Default::default(),
                }),
            };
        });
    };
    let assess = move |make: &dyn Fn(&mut Assessment)| {
        change(app, objective, |objective| {
            if let Some(assessment) = &mut objective.assessment {
                make(assessment);
            }
        });
    };
    let is_assessed = Memo::new(move |_| status() != Status::NotAssessed && assessment().is_some());
    let by = move || {
        assessment().map_or(String::new(), |assessment| assessment.by.word().to_owned())
    };
    let on = move || assessment().map(|assessment| day_in_words(assessment.on));
    let remark = move || {
        assessment()
            .and_then(|assessment| assessment.remark)
            .unwrap_or_default()
    };
    view! {
        <section class="fields">
            <Choice label="Status" id="status" choices=Signal::stored(choices_of!(Status))
                value=Signal::derive(move || status().word().to_owned()) on_choose=choose/>
            <p class="hint criterion">{piece(move || status().criterion())}</p>
            {piece(move || is_assessed.get().then(|| view! {
                <Choice label="Assessed by" id="assessed-by" choices=Signal::stored(choices_of!(Assessor))
                    value=Signal::derive(by)
                    on_choose=move |word: String| {
                        if let Some(by) = Assessor::from_word(&word) {
                            assess(&|assessment| assessment.by = by);
                        }
                    }/>
                <TextField label="Remark" id="assessment-remark" value=Signal::derive(remark)
                    on_write=move |text: String| assess(&|assessment| {
                        assessment.remark = Some(text.clone()).filter(|text| !text.trim().is_empty());
                    })/>
                <p class="hint">"Assessed on " {piece(on)} "."</p>
            }))}
        </section>
    }
}

/// The party that leads.
#[component]
fn LeadField(objective: Memo<Option<Objective>>) -> impl IntoView {
    let app = use_app();
    let choices = app.of_plan(lead_choices);
    let lead = move || {
        objective.with(|objective| {
            objective
                .as_ref()
                .and_then(|objective| objective.lead.as_ref())
                .map_or(String::new(), |lead| lead.as_str().to_owned())
        })
    };
    view! {
        <Choice label="Lead" id="lead" choices=choices value=Signal::derive(lead)
            on_choose=move |id: String| change(app, objective, |objective| objective.lead = PartnerId::new(id))/>
    }
}

/// Members first, in their official order, then the others.
fn lead_choices(plan: &Plan) -> Vec<(String, String)> {
    let choice = |partner: &crate::plan::Partner| (partner.id.to_string(), partner.name.clone());
    let is_member = |partner: &&crate::plan::Partner| partner.category == PartnerCategory::Member;
    let members = plan.partners.iter().filter(is_member).map(choice);
    let others = plan.partners.iter().filter(|partner| !is_member(partner)).map(choice);
    std::iter::once((String::new(), "Not named".to_owned()))
        .chain(members)
        .chain(others)
        .collect()
}

/// Dated entries of what happened, and a form for one more.
#[component]
fn EvidenceList(objective: Memo<Option<Objective>>) -> impl IntoView {
    let app = use_app();
    let entries = move || {
        objective.with(|objective| {
            objective
                .as_ref()
                .map(|objective| objective.evidence.clone())
                .unwrap_or_default()
        })
    };
    let remove = move |id: EvidenceId| {
        change(app, objective, |objective| {
            objective.evidence.retain(|entry| entry.id != id);
        });
    };
    let rows = move || {
        entries()
            .into_iter()
            .map(|entry| {
                let reporter = entry.reported_by.as_ref().and_then(|id| {
                    app.with_plan(|plan| plan.partner(id).map(|partner| partner.name.clone()))
                });
                let mut line: Vec<String> = Vec::new();
                line.extend(entry.when.map(|when| when.in_words()));
                line.extend(reporter.map(|name| format!("reported by {name}")));
                let id = entry.id.clone();
                view! {
                    <li>
                        <p class="evidence-line">{line.join(" · ")}</p>
                        <p>{entry.text.clone()}</p>
                        {entry.source.clone().map(|source| view! { <p><Source source/></p> })}
                        <button type="button" class="quiet" aria-label=format!("Remove the entry: {}", entry.text)
                            on:click=act(move |_| remove(id.clone()))>"Remove"</button>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <section class="evidence">
            <h3>"Evidence"</h3>
            <ul class="evidence-list">{piece(rows)}</ul>
            <AddEvidence objective/>
        </section>
    }
}

/// What happened, when, and where it is known from.
#[component]
fn AddEvidence(objective: Memo<Option<Objective>>) -> impl IntoView {
    let app = use_app();
    let text = RwSignal::new(String::new());
    let day = RwSignal::new(String::new());
    let source = RwSignal::new(String::new());
    let open = RwSignal::new(false);
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let words = text.get_untracked();
        if words.trim().is_empty() {
            return;
        }
        change(app, objective, |objective| {
            let next = (1..).find_map(|number| {
                EvidenceId::new(format!("ev-{number}"))
                    .filter(|id| objective.evidence.iter().all(|entry| entry.id != *id))
            });
            if let Some(id) = next {
                objective.evidence.push(Evidence {
                    id,
                    when: crate::plan::Edtf::parse(&day.get_untracked()).ok(),
                    text: words.trim().to_owned(),
                    source: Some(source.get_untracked().trim().to_owned())
                        .filter(|source| !source.is_empty()),
                    reported_by: None,
                    extra: Default::default(),
                });
            }
        });
        text.set(String::new());
        source.set(String::new());
        open.set(false);
    };
    view! {
        <button type="button" aria-expanded=live(move || open.get().to_string())
            on:click=act(move |_| open.update(|open| *open = !*open))><Picture icon=Icon::Plus/>"Add evidence"</button>
        {piece(move || open.get().then(|| view! {
            <form class="fields" on:submit=act(add)>
                <div class="field">
                    <label for="evidence-text">"What happened"</label>
                    <textarea id="evidence-text" rows="3" required bind:value=text></textarea>
                </div>
                <div class="field">
                    <label for="evidence-day">"Day"</label>
                    <input id="evidence-day" type="date" bind:value=day/>
                </div>
                <div class="field">
                    <label for="evidence-source">"Source or link"</label>
                    <input id="evidence-source" type="text" bind:value=source/>
                </div>
                <div class="actions"><button type="submit" class="primary">"Add"</button></div>
            </form>
        }))}
    }
}
