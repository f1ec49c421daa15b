//! The chosen objective: its official text, and what people say of it, which can be changed.

use crate::{
    app::{App, Route},
    browser::clock,
    choices_of,
    plan::{
        Assessment, Assessor, Edit, Edtf, Evidence, EvidenceId, ItemId, Objective, ObjectiveId,
        Partner, PartnerCategory, PartnerId, Plan, Status, edtf::day_in_words,
    },
    view::{
        dynamic::{act, live, piece, written},
        ui::{
            Choices, choice,
            chosen::Chosen,
            icon::{Icon, picture},
            item_links::links_field,
            note_field::note_field,
            source_view,
            split::{back, missing},
            text_field,
        },
    },
};
use leptos::prelude::*;

impl Chosen<Objective> {
    /// Changes who assessed it or what they remarked.
    fn change_assessment(self, make: impl FnOnce(&mut Assessment)) {
        self.change(|objective| {
            if let Some(assessment) = &mut objective.assessment {
                make(assessment);
            }
        });
    }
}

/// The panel.
pub fn objective_detail(app: App, id: &str) -> AnyView {
    let Some(id) = ObjectiveId::new(id) else {
        return missing("objective");
    };
    let item = ItemId::Objective(id.clone());
    let chosen = Chosen::new(
        app,
        move |plan| plan.objective(&id).cloned(),
        Edit::Objective,
    );
    let exists = Memo::new(move |_| chosen.exists());
    let card = move || {
        if !exists.get() {
            return missing("objective");
        }
        let lead = chosen.signal(|objective| {
            objective
                .lead
                .as_ref()
                .map_or_else(String::new, PartnerId::to_string)
        });
        view! {
            <div class="card detail">
                {official_text(chosen)}
                {status_fields(chosen)}
                {choice("Lead", "lead", app.of_plan(lead_choices), lead, move |id| {
                    chosen.change(|objective| objective.lead = PartnerId::new(id));
                })}
                {links_field(
                    app,
                    item.clone(),
                    move || chosen.read(|objective| objective.links.clone()),
                    move |links| chosen.change(|objective| objective.links = links),
                )}
                {evidence(chosen)}
                {note_field(app, item.clone())}
            </div>
        }
        .into_any()
    };
    view! {
        {back(&Route::Objectives(None), "All objectives")}
        {piece(card)}
    }
    .into_any()
}

/// Number, kind, goal and the adopted wording.
fn official_text(chosen: Chosen<Objective>) -> AnyView {
    let app = chosen.app;
    let label =
        move || app.with_plan(|plan| chosen.read(|objective| plan.objective_label(objective)));
    let kind =
        move || app.with_plan(|plan| chosen.read(|objective| kind_in_words(plan, objective)));
    view! {
        <h2 id="detail-heading" tabindex="-1">{piece(label)}</h2>
        <p class="detail-kind">{piece(kind)}</p>
        <blockquote class="official">{piece(move || chosen.read(|objective| objective.text.clone()))}</blockquote>
    }
    .into_any()
}

/// "Framework of action · Goal 12".
fn kind_in_words(plan: &Plan, objective: &Objective) -> String {
    let kind = objective.kind.long_label();
    let goal = plan
        .goals
        .iter()
        .find(|goal| Some(&goal.id) == objective.goal.as_ref());
    match goal {
        Some(goal) => format!("{kind} · Goal {}", goal.number),
        None => kind.to_owned(),
    }
}

/// The status, the criterion of the chosen word, and whose word it is.
fn status_fields(chosen: Chosen<Objective>) -> AnyView {
    let status = move || {
        let status = chosen.read(|objective| Some(objective.status));
        status.unwrap_or(Status::NotAssessed)
    };
    let choose = move |word: String| {
        if let Some(status) = Status::from_word(&word) {
            let today = clock::today();
            chosen.change(|objective| {
                objective.status = status;
                objective.assessment = assessed(status, objective.assessment.take(), today);
            });
        }
    };
    let is_assessed = Memo::new(move |_| chosen.read(|objective| objective.assessment.is_some()));
    view! {
        <section class="fields">
            {choice("Status", "status", choices_of!(Status), Signal::derive(move || status().word().to_owned()), choose)}
            <p class="hint criterion">{piece(move || status().criterion())}</p>
            {piece(move || is_assessed.get().then(|| assessment_fields(chosen)))}
        </section>
    }
    .into_any()
}

/// The assessment that goes with a status chosen today. Its author stays; "not assessed" has none.
fn assessed(
    status: Status,
    before: Option<Assessment>,
    today: chrono::NaiveDate,
) -> Option<Assessment> {
    match (status, before) {
        (Status::NotAssessed, _) => None,
        (_, Some(before)) => Some(Assessment {
            on: today,
            ..before
        }),
        (_, None) => Some(Assessment {
            by: Assessor::SelfReported,
            on: today,
            remark: None,
            extra: Default::default(),
        }),
    }
}

fn assessment_fields(chosen: Chosen<Objective>) -> AnyView {
    let assessment = move || chosen.read(|objective| objective.assessment.clone());
    let by =
        move || assessment().map_or_else(String::new, |assessment| assessment.by.word().to_owned());
    let remark = move || {
        assessment()
            .and_then(|assessment| assessment.remark)
            .unwrap_or_default()
    };
    let on = move || {
        assessment().map_or_else(String::new, |assessment| {
            format!("Assessed on {}.", day_in_words(assessment.on))
        })
    };
    view! {
        {choice("Assessed by", "assessed-by", choices_of!(Assessor), Signal::derive(by), move |word| {
            if let Some(by) = Assessor::from_word(&word) {
                chosen.change_assessment(|assessment| assessment.by = by);
            }
        })}
        {text_field("Remark", "assessment-remark", Signal::derive(remark), move |text| {
            chosen.change_assessment(|assessment| {
                assessment.remark = Some(text).filter(|text| !text.trim().is_empty());
            });
        })}
        <p class="hint">{piece(on)}</p>
    }
    .into_any()
}

/// Members first, in their official order, then the others.
fn lead_choices(plan: &Plan) -> Choices {
    let mut choices = vec![(String::new(), "Not named".to_owned())];
    let choice = |partner: &Partner| (partner.id.to_string(), partner.name.clone());
    for is_member in [true, false] {
        let partners = plan.partners.iter();
        let of_kind =
            partners.filter(|partner| (partner.category == PartnerCategory::Member) == is_member);
        choices.extend(of_kind.map(choice));
    }
    choices
}

/// Dated entries of what happened, and a form for one more.
fn evidence(chosen: Chosen<Objective>) -> AnyView {
    let entries = move || {
        chosen
            .read(|objective| objective.evidence.clone())
            .into_iter()
            .map(|entry| evidence_row(chosen, entry))
            .collect_view()
    };
    view! {
        <section class="evidence">
            <h3>"Evidence"</h3>
            <ul class="evidence-list">{piece(entries)}</ul>
            {add_evidence(chosen)}
        </section>
    }
    .into_any()
}

fn evidence_row(chosen: Chosen<Objective>, entry: Evidence) -> AnyView {
    let reporter = entry.reported_by.as_ref().and_then(|id| {
        let name = |plan: &Plan| plan.partner(id).map(|partner| partner.name.clone());
        chosen.app.with_plan_now(name)
    });
    let mut line: Vec<String> = Vec::new();
    line.extend(entry.when.map(|when| when.in_words()));
    line.extend(reporter.map(|name| format!("reported by {name}")));
    let words = format!("Remove the entry: {}", entry.text);
    let remove = move |_| {
        chosen.change(|objective| objective.evidence.retain(|other| other.id != entry.id));
    };
    view! {
        <li>
            <p class="evidence-line">{line.join(" · ")}</p>
            <p>{entry.text}</p>
            {entry.source.map(source_view)}
            <button type="button" class="quiet" aria-label=words on:click=act(remove)>"Remove"</button>
        </li>
    }
    .into_any()
}

/// What happened, when, and where it is known from.
fn add_evidence(chosen: Chosen<Objective>) -> AnyView {
    let (text, day, source) = (
        RwSignal::new(String::new()),
        RwSignal::new(String::new()),
        RwSignal::new(String::new()),
    );
    let open = RwSignal::new(false);
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let words = text.get_untracked().trim().to_owned();
        if words.is_empty() {
            return;
        }
        chosen.change(|objective| {
            objective.evidence.extend(new_evidence(
                objective,
                words,
                &day.get_untracked(),
                source.get_untracked().trim(),
            ));
        });
        text.set(String::new());
        day.set(String::new());
        source.set(String::new());
        open.set(false);
    };
    let form = move || {
        open.get().then(|| {
            view! {
                <form class="fields" on:submit=act(add)>
                    <div class="field">
                        <label for="evidence-text">"What happened"</label>
                        <textarea id="evidence-text" rows="3" required prop:value=live(move || text.get()) on:input=written(move |words| text.set(words))></textarea>
                    </div>
                    <div class="field">
                        <label for="evidence-day">"Day"</label>
                        <input id="evidence-day" type="date" prop:value=live(move || day.get()) on:input=written(move |words| day.set(words))/>
                    </div>
                    <div class="field">
                        <label for="evidence-source">"Source or link"</label>
                        <input id="evidence-source" type="text" prop:value=live(move || source.get()) on:input=written(move |words| source.set(words))/>
                    </div>
                    <div class="actions"><button type="submit" class="primary">"Add"</button></div>
                </form>
            }
            .into_any()
        })
    };
    view! {
        <button type="button" aria-expanded=live(move || open.get().to_string())
            on:click=act(move |_| open.update(|open| *open = !*open))>{picture(Icon::Plus)}"Add evidence"</button>
        {piece(form)}
    }
    .into_any()
}

/// An entry with an id that the objective does not have yet.
fn new_evidence(objective: &Objective, text: String, day: &str, source: &str) -> Option<Evidence> {
    let id = (1..).find_map(|number| {
        EvidenceId::new(format!("ev-{number}"))
            .filter(|id| objective.evidence.iter().all(|entry| entry.id != *id))
    })?;
    Some(Evidence {
        id,
        when: Edtf::parse(day).ok(),
        text,
        source: Some(source.to_owned()).filter(|source| !source.is_empty()),
        reported_by: None,
        extra: Default::default(),
    })
}
