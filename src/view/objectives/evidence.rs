//! Dated entries of what happened: added, changed and removed; what is half written is kept while the page is open.

use super::participants::lead_choices;
use crate::view::prelude::*;
use crate::{
    app::App,
    browser::page,
    plan::{Edtf, Evidence, ItemId, PartnerId, Plan},
    view::{
        dynamic::{act, live, piece, written},
        ui::{
            choice,
            date_field::date_field,
            icon::{Icon, picture},
            source_view,
        },
    },
};
use chrono::Datelike;
use std::cmp::Reverse;

/// What the form for an entry that is not there yet is kept under, where others have their entry's id. No id is this.
const NEW: &str = "+";

/// The entries of one item, and the one that is unfinished.
#[derive(Clone, Copy)]
struct Unfinished {
    app: App,
    /// What its drafts' names begin with.
    name: StoredValue<String>,
    entries: Signal<Vec<Evidence>>,
    /// Takes the entries that the item shall have.
    take: Callback<Vec<Evidence>>,
}

impl Unfinished {
    fn new(
        app: App,
        of: &ItemId,
        entries: Signal<Vec<Evidence>>,
        take: Callback<Vec<Evidence>>,
    ) -> Unfinished {
        let name = format!("evidence {} {}", of.kind(), of.as_str());
        Unfinished {
            app,
            name: StoredValue::new(name),
            entries,
            take,
        }
    }

    fn name_of(self, field: &str) -> String {
        let name = self.name.try_get_value().unwrap_or_default();
        format!("{name} {field}")
    }

    fn get(self, field: &str) -> String {
        self.app.draft(&self.name_of(field))
    }

    fn now(self, field: &str) -> String {
        self.app.draft_now(&self.name_of(field))
    }

    fn set(self, field: &str, text: String) {
        self.app.set_draft(&self.name_of(field), text);
    }

    fn change(self, make: impl FnOnce(&mut Vec<Evidence>)) {
        // The form can be left while it is written, and its item be gone.
        if let Some(mut entries) = self.entries.try_get_untracked() {
            make(&mut entries);
            self.take.try_run(entries);
        }
    }

    /// Which entry is open in the form: its id, [`NEW`], or none.
    fn open(self) -> String {
        self.get("open")
    }

    fn open_form(self, entry: &str) {
        self.set("open", entry.to_owned());
        page::focus_later("evidence-text");
    }

    fn field(entry: &str, field: &str) -> String {
        format!("{entry} {field}")
    }

    /// Keeps what is written in a field of an entry.
    fn writes(self, entry: &str, field: &str) -> impl Fn(String) + Send + Sync + 'static {
        let name = Unfinished::field(entry, field);
        move |text| self.set(&name, text)
    }

    /// Forgets what was written of an entry.
    fn forget(self, entry: &str) {
        for field in FIELDS {
            self.set(&Unfinished::field(entry, field), String::new());
        }
        self.set("open", String::new());
        page::focus_later("add-evidence");
    }
}

const TEXT: &str = "text";
const WHEN: &str = "when";
const SOURCE: &str = "source";
const REPORTED_BY: &str = "reported by";
const FIELDS: [&str; 4] = [TEXT, WHEN, SOURCE, REPORTED_BY];

/// The entries of an item, the newest first, and the form. `on_change` gets those that the item shall have.
pub fn evidence(
    app: App,
    of: &ItemId,
    entries: Signal<Vec<Evidence>>,
    on_change: impl Fn(Vec<Evidence>) + Send + Sync + 'static,
) -> AnyView {
    evidence_view(Unfinished::new(app, of, entries, Callback::new(on_change)))
}

/// The form for a new entry by itself, its words in one line. What is half written in it is half written in the form
/// beside the entries too.
pub fn evidence_line(
    app: App,
    of: &ItemId,
    entries: Signal<Vec<Evidence>>,
    on_change: impl Fn(Vec<Evidence>) + Send + Sync + 'static,
) -> AnyView {
    let unfinished = Unfinished::new(app, of, entries, Callback::new(on_change));
    let text = written_as(unfinished, NEW, TEXT);
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if save(unfinished, NEW) {
            unfinished.forget(NEW);
        }
    };
    view! {
        <form class="pass-evidence" on:submit=act(save)>
            <div class="field">
                <label for="evidence-text">"What happened"</label>
                <input id="evidence-text" type="text" autocomplete="off" prop:value=live(move || text.get())
                    on:input=written(unfinished.writes(NEW, TEXT))/>
            </div>
            {when_and_source(unfinished, NEW)}
            <button type="submit">{picture(Icon::Plus)}"Add evidence"</button>
        </form>
    }
    .into_any()
}

fn evidence_view(unfinished: Unfinished) -> AnyView {
    let entries = move || {
        let mut entries = unfinished.entries.get();
        entries.sort_by_key(|entry| Reverse(entry.when.as_ref().map(Edtf::latest)));
        let rows = entries
            .into_iter()
            .map(|entry| evidence_row(unfinished, entry));
        rows.collect_view()
    };
    let open = Memo::new(move |_| unfinished.open());
    view! {
        <section class="evidence">
            <h3>"Evidence"</h3>
            <ul class="evidence-list">{piece(entries)}</ul>
            <button type="button" id="add-evidence" aria-expanded=live(move || (open.get() == NEW).to_string())
                on:click=act(move |_| unfinished.open_form(NEW))>{picture(Icon::Plus)}"Add evidence"</button>
            {piece(move || (open.get() == NEW).then(|| form(unfinished, NEW.to_owned())))}
        </section>
    }
    .into_any()
}

fn evidence_row(unfinished: Unfinished, entry: Evidence) -> AnyView {
    let reporter = entry.reported_by.as_ref().and_then(|id| {
        let name = |plan: &Plan| plan.partner(id).map(|partner| partner.name.clone());
        unfinished.app.with_plan_now(name)
    });
    let mut line: Vec<String> = Vec::new();
    line.push(
        entry
            .when
            .map_or("No date".to_owned(), |when| when.in_words()),
    );
    line.extend(reporter.map(|name| format!("reported by {name}")));
    let (id, text) = (entry.id.clone(), entry.text.clone());
    let edit_words = format!("Edit the entry: {text}");
    let remove_words = format!("Remove the entry: {text}");
    let remove = {
        let id = id.clone();
        move |_| {
            unfinished.change(|entries| entries.retain(|other| other.id != id));
            unfinished.forget(id.as_str());
        }
    };
    let edit = {
        let entry = entry.clone();
        move |_| begin_edit(unfinished, &entry)
    };
    let is_open = {
        let id = id.clone();
        Memo::new(move |_| unfinished.open() == id.as_str())
    };
    let source = entry.source;
    let body = move || {
        if is_open.get() {
            return form(unfinished, id.to_string());
        }
        view! {
            <p class="evidence-text">{text.clone()}</p>
            {source.clone().map(source_view)}
            <p class="evidence-actions">
                <button type="button" class="quiet" aria-label=edit_words.clone() on:click=act(edit.clone())>"Edit"</button>
                <button type="button" class="quiet" aria-label=remove_words.clone() on:click=act(remove.clone())>"Remove"</button>
            </p>
        }
        .into_any()
    };
    view! {
        <li>
            <p class="evidence-line">{line.join(" · ")}</p>
            {piece(body)}
        </li>
    }
    .into_any()
}

/// Opens the form on an entry; what was written there before and not saved is still in it.
fn begin_edit(unfinished: Unfinished, entry: &Evidence) {
    let id = entry.id.as_str();
    if unfinished.now(&Unfinished::field(id, TEXT)).is_empty() {
        let reporter = entry.reported_by.as_ref();
        for (field, text) in [
            (TEXT, entry.text.clone()),
            (
                WHEN,
                entry.when.map_or_else(String::new, |when| when.to_string()),
            ),
            (SOURCE, entry.source.clone().unwrap_or_default()),
            (
                REPORTED_BY,
                reporter.map_or_else(String::new, PartnerId::to_string),
            ),
        ] {
            unfinished.set(&Unfinished::field(id, field), text);
        }
    }
    unfinished.open_form(id);
}

/// What happened, when, where it is known from and who reported it.
fn form(unfinished: Unfinished, entry: String) -> AnyView {
    let app = unfinished.app;
    let is_new = entry == NEW;
    let text = written_as(unfinished, &entry, TEXT);
    let reporter = written_as(unfinished, &entry, REPORTED_BY);
    let save = {
        let entry = entry.clone();
        move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            if save(unfinished, &entry) {
                unfinished.forget(&entry);
            }
        }
    };
    let cancel = {
        let entry = entry.clone();
        move |_| unfinished.forget(&entry)
    };
    view! {
        <form class="fields evidence-form" on:submit=act(save)>
            <div class="field">
                <label for="evidence-text">"What happened"</label>
                <textarea id="evidence-text" rows="3" required prop:value=live(move || text.get()) on:input=written(unfinished.writes(&entry, TEXT))></textarea>
            </div>
            {when_and_source(unfinished, &entry)}
            {choice("Reported by", "evidence-reporter", app.of_plan(lead_choices), reporter, unfinished.writes(&entry, REPORTED_BY))}
            <div class="actions">
                <button type="submit" class="primary">{if is_new { "Add" } else { "Save" }}</button>
                <button type="button" on:click=act(cancel)>"Cancel"</button>
            </div>
        </form>
    }
    .into_any()
}

/// When it happened, and where it is known from.
fn when_and_source(unfinished: Unfinished, entry: &str) -> AnyView {
    let app = unfinished.app;
    let when = written_as(unfinished, entry, WHEN);
    let when = Signal::derive(move || Edtf::parse(&when.get()).ok());
    let source = written_as(unfinished, entry, SOURCE);
    let write_when = unfinished.writes(entry, WHEN);
    let year = app.with_plan_now(|plan| plan.head.period.end).year();
    let year = app.today().year().min(year);
    view! {
        {date_field("When", "evidence-when", when, year, move |date| {
            write_when(date.map_or_else(String::new, |date| date.to_string()));
        })}
        <div class="field">
            <label for="evidence-source">"Source or link"</label>
            <input id="evidence-source" type="text" autocomplete="off" prop:value=live(move || source.get())
                on:input=written(unfinished.writes(entry, SOURCE))/>
        </div>
    }
    .into_any()
}

fn written_as(unfinished: Unfinished, entry: &str, field: &str) -> Signal<String> {
    let name = Unfinished::field(entry, field);
    Signal::derive(move || unfinished.get(&name))
}

/// Takes what the form says into the plan. False where it says nothing.
fn save(unfinished: Unfinished, entry: &str) -> bool {
    let said = |field: &str| {
        unfinished
            .now(&Unfinished::field(entry, field))
            .trim()
            .to_owned()
    };
    let text = said(TEXT);
    if text.is_empty() {
        return false;
    }
    let fill = |entry: &mut Evidence| {
        entry.text = text;
        entry.when = Edtf::parse(&said(WHEN)).ok();
        entry.source = Some(said(SOURCE)).filter(|source| !source.is_empty());
        entry.reported_by = PartnerId::new(said(REPORTED_BY));
    };
    unfinished.change(|entries| {
        let at = entries.iter().position(|other| other.id.as_str() == entry);
        match at.and_then(|at| entries.get_mut(at)) {
            Some(entry) => fill(entry),
            None => {
                if let Some(mut entry) = new_entry(entries) {
                    fill(&mut entry);
                    entries.push(entry);
                }
            }
        }
    });
    true
}

/// An entry with an id that none has yet.
fn new_entry(entries: &[Evidence]) -> Option<Evidence> {
    Some(Evidence {
        id: Evidence::free_id(entries)?,
        when: None,
        text: String::new(),
        source: None,
        reported_by: None,
        extra: Default::default(),
    })
}
