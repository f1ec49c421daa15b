//! What the lists of a meeting hold: agenda, documents, attendance, decisions and follow-ups.

use super::entries::{Field, Input, List, Row};
use crate::{
    app::Route,
    plan::{
        AgendaItem, Attendance, Decision, DecisionKind, Document, Edtf, ItemId, Meeting,
        ObjectiveId, PartnerCategory, PartnerId, Plan, proceedings::CAPACITIES,
    },
    view::{
        objectives::participants::lead_choices,
        ui::{Choices, item_links},
    },
};
use chrono::NaiveDate;

pub static AGENDA: List = List {
    key: "agenda",
    heading: "Agenda",
    add: "Add an item",
    fields: &[
        Field {
            key: "text",
            label: "Item",
            input: Input::Text,
        },
        Field {
            key: "objective",
            label: "Objective that it is about",
            input: Input::Choice(objective_choices),
        },
    ],
    rows: |plan, meeting, _| {
        let items = meeting.agenda.iter().enumerate();
        items
            .map(|(at, item)| Row {
                id: item.id.to_string(),
                mark: Some(format!("{}.", at + 1)),
                text: item.text.clone(),
                about: item.objective.as_ref().and_then(|id| {
                    let objective = plan.objective(id)?;
                    let item = ItemId::Objective(id.clone());
                    let label = plan.objective_label(objective);
                    Some((Route::of_item(&item).to_hash(), label))
                }),
                ..Row::default()
            })
            .collect()
    },
    texts: |meeting, id| {
        let item = meeting.agenda.iter().find(|it| it.id.as_str() == id)?;
        Some(vec![item.text.clone(), word(&item.objective)])
    },
    put: |_, meeting, id, texts| {
        let [text, objective] = texts else {
            return false;
        };
        let new = meeting.free_agenda_id().map(|id| AgendaItem {
            id,
            text: String::new(),
            objective: None,
            extra: Default::default(),
        });
        let item = match id {
            Some(id) => meeting.agenda.iter_mut().find(|it| it.id.as_str() == id),
            None => added(&mut meeting.agenda, new, text),
        };
        put(item, text, |item| {
            item.text.clone_from(text);
            item.objective = ObjectiveId::new(objective.as_str());
        })
    },
    remove: |meeting, id| meeting.agenda.retain(|it| it.id.as_str() != id),
    step: Some(|meeting, id, down| {
        let place = meeting.agenda.iter().position(|it| it.id.as_str() == id);
        let to = place.and_then(|at| at.checked_add_signed(if down { 1 } else { -1 }));
        if let Some((from, to)) = place.zip(to.filter(|to| *to < meeting.agenda.len())) {
            meeting.agenda.swap(from, to);
        }
    }),
    tick: None,
    fill: None,
};

pub static DOCUMENTS: List = List {
    key: "documents",
    heading: "Documents",
    add: "Add a document",
    fields: &[
        Field {
            key: "title",
            label: "Title",
            input: Input::Text,
        },
        Field {
            key: "link",
            label: "Link, or where it is kept",
            input: Input::Line,
        },
    ],
    rows: |_, meeting, _| {
        let documents = meeting.documents.iter();
        documents
            .map(|document| Row {
                id: document.id.to_string(),
                text: document.title.clone(),
                source: document.link.clone(),
                ..Row::default()
            })
            .collect()
    },
    texts: |meeting, id| {
        let document = meeting.documents.iter().find(|it| it.id.as_str() == id)?;
        let link = document.link.clone().unwrap_or_default();
        Some(vec![document.title.clone(), link])
    },
    put: |_, meeting, id, texts| {
        let [title, link] = texts else {
            return false;
        };
        let new = meeting.free_document_id().map(|id| Document {
            id,
            title: String::new(),
            link: None,
            extra: Default::default(),
        });
        let document = match id {
            Some(id) => meeting.documents.iter_mut().find(|it| it.id.as_str() == id),
            None => added(&mut meeting.documents, new, title),
        };
        put(document, title, |document| {
            document.title.clone_from(title);
            document.link = said(link);
        })
    },
    remove: |meeting, id| meeting.documents.retain(|it| it.id.as_str() != id),
    step: None,
    tick: None,
    fill: None,
};

pub static ATTENDANCE: List = List {
    key: "attendance",
    heading: "Attendance",
    add: "Add",
    fields: &[
        Field {
            key: "partner",
            label: "Partner",
            input: Input::Choice(lead_choices),
        },
        Field {
            key: "name",
            label: "Delegation or person",
            input: Input::Line,
        },
        Field {
            key: "category",
            label: "Takes part as",
            input: Input::Choice(category_choices),
        },
        Field {
            key: "remark",
            label: "Remark",
            input: Input::Line,
        },
    ],
    rows: attendance_rows,
    texts: |meeting, id| {
        let entry = meeting.attendance.iter().find(|it| it.id.as_str() == id)?;
        Some(vec![
            word(&entry.partner),
            entry.name.clone().unwrap_or_default(),
            entry.category.word().to_owned(),
            entry.remark.clone().unwrap_or_default(),
        ])
    },
    put: |plan, meeting, id, texts| {
        let [partner, name, category, remark] = texts else {
            return false;
        };
        // One of the two says who it is.
        let who = if partner.is_empty() { name } else { partner };
        let new = meeting.free_attendance_id().map(|id| Attendance {
            id,
            category: PartnerCategory::Guest,
            partner: None,
            name: None,
            remark: None,
            extra: Default::default(),
        });
        let entry = match id {
            Some(id) => meeting
                .attendance
                .iter_mut()
                .find(|it| it.id.as_str() == id),
            None => added(&mut meeting.attendance, new, who),
        };
        put(entry, who, |entry| {
            entry.partner = PartnerId::new(partner.as_str());
            entry.name = said(name);
            entry.remark = said(remark);
            let category = PartnerCategory::from_word(category);
            let partner = entry.partner.as_ref().and_then(|id| plan.partner(id));
            let usual = partner.map(|partner| partner.category.at_a_meeting());
            entry.category = category.or(usual).unwrap_or(PartnerCategory::Guest);
        })
    },
    remove: |meeting, id| meeting.attendance.retain(|it| it.id.as_str() != id),
    step: None,
    tick: None,
    fill: Some(("Add all members", |plan, meeting| {
        let partners = plan.partners.iter();
        for member in partners.filter(|it| it.category == PartnerCategory::Member) {
            if let Some(id) = meeting.free_attendance_id() {
                meeting.attendance.push(Attendance {
                    id,
                    category: PartnerCategory::Member,
                    partner: Some(member.id.clone()),
                    name: None,
                    remark: None,
                    extra: Default::default(),
                });
            }
        }
    })),
};

pub static DECISIONS: List = List {
    key: "decisions",
    heading: "Decisions and follow-ups",
    add: "Add",
    fields: &[
        Field {
            key: "text",
            label: "What was decided, or is to be done",
            input: Input::Text,
        },
        Field {
            key: "kind",
            label: "It is",
            input: Input::Choice(kind_choices),
        },
        Field {
            key: "owner",
            label: "Partner that is to do it",
            input: Input::Choice(lead_choices),
        },
        Field {
            key: "owner-name",
            label: "Person or office that is to do it",
            input: Input::Line,
        },
        Field {
            key: "due",
            label: "Due",
            input: Input::Date("decisions-due"),
        },
    ],
    rows: decision_rows,
    texts: |meeting, id| {
        let decision = meeting.decisions.iter().find(|it| it.id.as_str() == id)?;
        Some(vec![
            decision.text.clone(),
            decision.kind.word().to_owned(),
            word(&decision.owner),
            decision.owner_name.clone().unwrap_or_default(),
            decision.due.map_or_else(String::new, |due| due.to_string()),
        ])
    },
    put: |_, meeting, id, texts| {
        let [text, kind, owner, owner_name, due] = texts else {
            return false;
        };
        let new = meeting.free_decision_id().map(|id| Decision {
            id,
            kind: DecisionKind::Decision,
            text: String::new(),
            owner: None,
            owner_name: None,
            due: None,
            done: false,
            extra: Default::default(),
        });
        let decision = match id {
            Some(id) => meeting.decisions.iter_mut().find(|it| it.id.as_str() == id),
            None => added(&mut meeting.decisions, new, text),
        };
        put(decision, text, |decision| {
            decision.text.clone_from(text);
            decision.owner = PartnerId::new(owner.as_str());
            decision.owner_name = said(owner_name);
            decision.due = Edtf::parse(due).ok();
            decision.kind = DecisionKind::from_word(kind).unwrap_or(DecisionKind::FollowUp);
        })
    },
    remove: |meeting, id| meeting.decisions.retain(|it| it.id.as_str() != id),
    step: None,
    tick: Some(|meeting, id, done| {
        let mut decisions = meeting.decisions.iter_mut();
        if let Some(decision) = decisions.find(|it| it.id.as_str() == id) {
            decision.done = done;
        }
    }),
    fill: None,
};

fn said(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// An id as the form keeps it.
fn word<I: std::fmt::Display>(id: &Option<I>) -> String {
    id.as_ref().map_or_else(String::new, I::to_string)
}

/// The new entry at the end of its list; none where the form says nothing.
fn added<'a, T>(list: &'a mut Vec<T>, new: Option<T>, text: &str) -> Option<&'a mut T> {
    list.push(new.filter(|_| !text.is_empty())?);
    list.last_mut()
}

fn put<T>(entry: Option<&mut T>, text: &str, fill: impl FnOnce(&mut T)) -> bool {
    match entry.filter(|_| !text.is_empty()) {
        Some(entry) => {
            fill(entry);
            true
        }
        None => false,
    }
}

fn objective_choices(plan: &Plan) -> Choices {
    let none = (String::new(), "None".to_owned());
    let objectives = plan.objectives.iter().filter_map(|objective| {
        let words = item_links::label(plan, &ItemId::Objective(objective.id.clone()))?;
        Some((objective.id.to_string(), words))
    });
    std::iter::once(none).chain(objectives).collect()
}

fn category_choices(_: &Plan) -> Choices {
    let usual = (String::new(), "As the partners are listed".to_owned());
    let all = CAPACITIES.iter();
    let all = all.map(|it| (it.word().to_owned(), it.label().to_owned()));
    std::iter::once(usual).chain(all).collect()
}

fn kind_choices(_: &Plan) -> Choices {
    let kinds = [DecisionKind::FollowUp, DecisionKind::Decision];
    let words = |kind: DecisionKind| (kind.word().to_owned(), kind.label().to_owned());
    kinds.map(words).into()
}

/// By capacity, each with its number; in a capacity in the order in which they were entered.
fn attendance_rows(plan: &Plan, meeting: &Meeting, _: NaiveDate) -> Vec<Row> {
    let mut rows = Vec::new();
    for category in CAPACITIES {
        let of_it = |entry: &&Attendance| entry.category.at_a_meeting() == category;
        let count = meeting.attendance.iter().filter(of_it).count();
        let mut group = Some(format!("{}, {count}", category.plural()));
        for entry in meeting.attendance.iter().filter(of_it) {
            rows.push(Row {
                id: entry.id.to_string(),
                group: group.take(),
                text: entry.who(plan),
                line: entry.remark.clone().unwrap_or_default(),
                ..Row::default()
            });
        }
    }
    rows
}

fn decision_rows(plan: &Plan, meeting: &Meeting, today: NaiveDate) -> Vec<Row> {
    let decisions = meeting.decisions.iter();
    decisions
        .map(|decision| {
            let is_late = decision.is_overdue(today);
            let mut line = vec![decision.kind.label().to_owned()];
            line.extend(said(&decision.owner_in_words(plan)));
            line.extend(decision.due.map(|due| format!("due {}", due.in_words())));
            line.extend(is_late.then(|| "overdue".to_owned()));
            Row {
                id: decision.id.to_string(),
                text: decision.text.clone(),
                line: line.join(" · "),
                is_late,
                done: (decision.kind == DecisionKind::FollowUp).then_some(decision.done),
                ..Row::default()
            }
        })
        .collect()
}
