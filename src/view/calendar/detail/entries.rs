//! The lists that belong to a meeting: rows, and a form to add one or to change it. What is half written is kept
//! while the page is open. Each list is a table of functions ([`List`]), so that all share the same few views.

use crate::view::prelude::*;
use crate::{
    app::App,
    browser::page,
    plan::{Edtf, Meeting, Plan},
    view::{
        dynamic::{act, live, piece, ticked, written},
        ui::{
            Choices, choice,
            chosen::Chosen,
            date_field::date_field,
            icon::{Icon, picture},
            source_view,
        },
    },
};
use chrono::{Datelike, NaiveDate};

/// One list of a meeting.
pub struct List {
    /// Names the list in ids and drafts.
    pub key: &'static str,
    pub heading: &'static str,
    /// "Add an item".
    pub add: &'static str,
    pub fields: &'static [Field],
    pub rows: fn(&Plan, &Meeting, NaiveDate) -> Vec<Row>,
    /// What the form begins with for an entry, a text for each field.
    pub texts: fn(&Meeting, &str) -> Option<Vec<String>>,
    /// Takes what the form says, of a new entry where there is no id. False where it says too little.
    pub put: fn(&Plan, &mut Meeting, Option<&str>, &[String]) -> bool,
    pub remove: fn(&mut Meeting, &str),
    /// Moves an entry past its neighbour. None: the list has no order of its own.
    pub step: Option<fn(&mut Meeting, &str, bool)>,
    /// Says that something is done, or is not.
    pub tick: Option<fn(&mut Meeting, &str, bool)>,
    /// What fills an empty list, with the words for it.
    pub fill: Option<Fill>,
}

/// The words on a button, and what it fills a list with.
pub type Fill = (&'static str, fn(&Plan, &mut Meeting));

/// A field of the form.
pub struct Field {
    pub key: &'static str,
    pub label: &'static str,
    pub input: Input,
}

/// How it is written.
pub enum Input {
    /// The field without which there is no entry.
    Text,
    Line,
    Choice(fn(&Plan) -> Choices),
    Date(&'static str),
}

/// One entry as it is shown.
#[derive(Clone, Default, PartialEq)]
pub struct Row {
    pub id: String,
    /// The heading over it, where it begins a group.
    pub group: Option<String>,
    /// Its number.
    pub mark: Option<String>,
    pub text: String,
    /// More about it, in a short line.
    pub line: String,
    pub is_late: bool,
    /// An address, or where it is kept.
    pub source: Option<String>,
    /// An item of the plan that it is about: its page and its name.
    pub about: Option<(String, String)>,
    /// Whether it is done, where it is something to do.
    pub done: Option<bool>,
}

/// What the form for an entry that is not there yet is kept under. No id is this.
const NEW: &str = "+";

/// A list of the chosen meeting.
#[derive(Clone, Copy)]
struct Desk {
    chosen: Chosen<Meeting>,
    list: &'static List,
    /// What its drafts' names begin with.
    name: StoredValue<String>,
    /// What was just done, for those who hear the page.
    said: RwSignal<String>,
}

impl Desk {
    fn app(self) -> App {
        self.chosen.app
    }

    fn name_of(self, entry: &str, field: &str) -> String {
        let name = self.name.try_get_value().unwrap_or_default();
        format!("{name} {entry} {field}")
    }

    fn get(self, entry: &str, field: &str) -> String {
        self.app().draft(&self.name_of(entry, field))
    }

    fn set(self, entry: &str, field: &str, text: String) {
        self.app().set_draft(&self.name_of(entry, field), text);
    }

    /// Which entry is open in the form: its id, [`NEW`], or none.
    fn open(self) -> String {
        self.get("", "open")
    }

    fn open_form(self, entry: &str) {
        let texts = self
            .chosen
            .read_now(|meeting| (self.list.texts)(meeting, entry));
        let is_begun = |field: &Field| {
            !self
                .app()
                .draft_now(&self.name_of(entry, field.key))
                .is_empty()
        };
        // What was written there before and not saved is still in it.
        if !self.list.fields.iter().any(is_begun) {
            for (field, text) in self.list.fields.iter().zip(texts.unwrap_or_default()) {
                self.set(entry, field.key, text);
            }
        }
        self.set("", "open", entry.to_owned());
        if let Some(first) = self.list.fields.first() {
            self.focus_later(first.key.to_owned());
        }
    }

    /// Forgets what was written of an entry, and goes back to where the form was opened.
    fn close(self, entry: &str) {
        for field in self.list.fields {
            self.set(entry, field.key, String::new());
        }
        self.set("", "open", String::new());
        self.focus_later(match entry {
            NEW => "add".to_owned(),
            entry => format!("{entry}-edit"),
        });
    }

    /// Puts the focus on an element of this list once it is drawn.
    fn focus_later(self, part: String) {
        let id = format!("{}-{part}", self.list.key);
        page::focus_later(id);
    }

    /// Takes the form into the plan. It stays open where it says too little.
    fn save(self, entry: &str) {
        let fields = self.list.fields.iter();
        let now = |field: &Field| self.app().draft_now(&self.name_of(entry, field.key));
        let texts: Vec<String> = fields.map(|field| now(field).trim().to_owned()).collect();
        let id = Some(entry).filter(|entry| *entry != NEW);
        let mut is_taken = false;
        let app = self.app();
        self.chosen.change(|meeting| {
            is_taken = app.with_plan_now(|plan| (self.list.put)(plan, meeting, id, &texts));
        });
        if is_taken {
            self.close(entry);
        }
    }

    /// Moves an entry, says where it is now, and puts the focus back on its button of this name.
    fn step(self, id: &str, text: &str, down: bool, button: &str) {
        let Some(step) = self.list.step else {
            return;
        };
        self.chosen.change(|meeting| step(meeting, id, down));
        let (place, count) = self.chosen.read_now(|meeting| {
            let rows = self
                .app()
                .with_plan_now(|plan| (self.list.rows)(plan, meeting, self.app().today_now()));
            let place = rows.iter().position(|row| row.id == id);
            (place.unwrap_or_default() + 1, rows.len())
        });
        self.said.set(format!(
            "\u{201c}{text}\u{201d} is number {place} of {count}."
        ));
        self.focus_later(format!("{id}-{button}"));
    }
}

/// The list of the chosen meeting with this id.
pub fn entries(chosen: Chosen<Meeting>, meeting: &str, list: &'static List) -> AnyView {
    let desk = Desk {
        chosen,
        list,
        name: StoredValue::new(format!("{} {meeting}", list.key)),
        said: RwSignal::new(String::new()),
    };
    let app = chosen.app;
    let rows = Memo::new(move |_| {
        let today = app.today();
        chosen.read(|meeting| app.with_plan(|plan| (list.rows)(plan, meeting, today)))
    });
    let open = Memo::new(move |_| desk.open());
    let drawn = move || {
        let mut views = Vec::new();
        for row in rows.get() {
            if let Some(group) = row.group.clone() {
                views.push(view! { <li class="entry-group"><h4>{group}</h4></li> }.into_any());
            }
            views.push(row_view(desk, open, row));
        }
        (!views.is_empty()).then(|| view! { <ol class="entries">{views}</ol> }.into_any())
    };
    let count = move || {
        let rows = rows.get();
        let open = rows.iter().filter(|row| row.done == Some(false)).count();
        match (rows.len(), open) {
            (0, _) => String::new(),
            (all, 0) => all.to_string(),
            (all, open) => format!("{all}, {open} open"),
        }
    };
    let fill = move || {
        let (words, fill) = list.fill.filter(|_| rows.with(Vec::is_empty))?;
        let fill = move |_| {
            chosen.change(|meeting| app.with_plan_now(|plan| fill(plan, meeting)));
            // The button goes, and the keyboard was on it.
            page::focus_later(format!("{}-add", list.key));
        };
        Some(
            view! { <button type="button" class="quiet" on:click=act(fill)>{words}</button> }
                .into_any(),
        )
    };
    let heading = format!("{}-heading", list.key);
    let labelled = heading.clone();
    view! {
        <section class="meeting-list" aria-labelledby=labelled>
            <div class="entries-head">
                <h3 id=heading>{list.heading}</h3>
                <p class="aside">{piece(count)}</p>
                <button type="button" id=format!("{}-add", list.key) aria-label=format!("{}: {}", list.add, list.heading) aria-expanded=live(move || (open.get() == NEW).to_string())
                    on:click=act(move |_| desk.open_form(NEW))>{picture(Icon::Plus)}{list.add}</button>
                {piece(fill)}
            </div>
            {piece(drawn)}
            {piece(move || (open.get() == NEW).then(|| form(desk, NEW.to_owned(), String::new())))}
            <p class="visually-hidden" role="status">{piece(move || desk.said.get())}</p>
        </section>
    }
    .into_any()
}

fn row_view(desk: Desk, open: Memo<String>, row: Row) -> AnyView {
    let id = row.id.clone();
    let keys = {
        let (id, text) = (row.id.clone(), row.text.clone());
        move |event: web_sys::KeyboardEvent| {
            let down = match event.key().as_str() {
                "ArrowDown" => true,
                "ArrowUp" => false,
                _ => return,
            };
            if event.alt_key() && desk.list.step.is_some() {
                event.prevent_default();
                desk.step(&id, &text, down, "edit");
            }
        }
    };
    let body = move || match open.get() == id {
        true => form(desk, id.clone(), row.text.clone()),
        false => entry(desk, &row),
    };
    view! { <li class="entry" on:keydown=act(keys)>{piece(body)}</li> }.into_any()
}

fn entry(desk: Desk, row: &Row) -> AnyView {
    let list = desk.list;
    let text = row.text.clone();
    let about = row.about.clone().map(|(href, label)| {
        view! { <p class="entry-line"><a href=href>{label}</a></p> }.into_any()
    });
    let line = (!row.line.is_empty()).then(|| {
        let class = if row.is_late {
            "entry-line late"
        } else {
            "entry-line"
        };
        view! { <p class=class>{row.line.clone()}</p> }.into_any()
    });
    let words = match row.done.zip(list.tick) {
        None => {
            let mark = row.mark.clone().map(|mark| format!("{mark} "));
            view! { <p class="entry-text">{mark}{text.clone()}</p> }.into_any()
        }
        Some((done, tick)) => {
            let id = row.id.clone();
            let act = ticked(move |done| desk.chosen.change(|meeting| tick(meeting, &id, done)));
            view! {
                <label class="tick entry-text">
                    <input type="checkbox" prop:checked=done on:change=act/>
                    <span>{text.clone()}{done.then_some(" (done)")}</span>
                </label>
            }
            .into_any()
        }
    };
    let id = row.id.clone();
    let button = format!("{}-{id}-edit", list.key);
    let label = format!("Edit: {text}");
    view! {
        <div class="entry-row">
            <div>{words}{about}{line}{row.source.clone().map(source_view)}</div>
            <button type="button" class="quiet" id=button aria-label=label on:click=act(move |_| desk.open_form(&id))>"Edit"</button>
        </div>
    }
    .into_any()
}

fn form(desk: Desk, entry: String, text: String) -> AnyView {
    let fields = desk.list.fields.iter();
    let fields = fields.map(|field| field_view(desk, &entry, field));
    let fields = fields.collect_view();
    let is_new = entry == NEW;
    let (saved, left) = (entry.clone(), entry.clone());
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        desk.save(&saved);
    };
    view! {
        <form class="fields entry-form" on:submit=act(save)>
            {fields}
            <div class="actions">
                <button type="submit" class="primary">{if is_new { "Add" } else { "Save" }}</button>
                <button type="button" on:click=act(move |_| desk.close(&left))>"Cancel"</button>
            </div>
            {(!is_new).then(|| more(desk, entry, text))}
        </form>
    }
    .into_any()
}

/// What can be done with an entry that is there: take it away, and move it where the list has an order.
fn more(desk: Desk, entry: String, text: String) -> AnyView {
    let list = desk.list;
    let steps = list.step.map(|_| {
        let step = |part: &'static str, words: &'static str, down: bool| {
            let (id, entry, text) = (
                format!("{}-{entry}-{part}", list.key),
                entry.clone(),
                text.clone(),
            );
            let label = format!("{words}: {text}");
            view! {
                <button type="button" class="quiet" id=id aria-label=label
                    on:click=act(move |_| desk.step(&entry, &text, down, part))>{words}</button>
            }
            .into_any()
        };
        view! { {step("up", "Move up", false)}{step("down", "Move down", true)} }.into_any()
    });
    let label = format!("Remove: {text}");
    let remove = move |_| {
        desk.chosen.change(|meeting| (list.remove)(meeting, &entry));
        desk.close(&entry);
        desk.focus_later("add".to_owned());
    };
    let hint = list.step.map(|_| {
        view! { <p class="hint">"In the list, Alt with an arrow key moves an item too."</p> }
            .into_any()
    });
    view! {
        <p class="evidence-actions">
            {steps}
            <button type="button" class="quiet" aria-label=label on:click=act(remove)>"Remove"</button>
        </p>
        {hint}
    }
    .into_any()
}

fn field_view(desk: Desk, entry: &str, field: &'static Field) -> AnyView {
    let id = format!("{}-{}", desk.list.key, field.key);
    let read = entry.to_owned();
    let value = Signal::derive(move || desk.get(&read, field.key));
    let entry = entry.to_owned();
    let write = move |text: String| desk.set(&entry, field.key, text);
    match field.input {
        Input::Text | Input::Line => {
            let required = matches!(field.input, Input::Text);
            view! {
                <div class="field">
                    <label for=id.clone()>{field.label}</label>
                    <input id=id type="text" autocomplete="off" required=required prop:value=live(move || value.get()) on:input=written(write)/>
                </div>
            }
            .into_any()
        }
        Input::Choice(choices) => {
            choice(field.label, &id, desk.app().of_plan(choices), value, write)
        }
        Input::Date(id) => {
            let date = Signal::derive(move || Edtf::parse(&value.get()).ok());
            let year = desk.app().today_now().year();
            date_field(field.label, id, date, year, move |date: Option<Edtf>| {
                write(date.map_or_else(String::new, |date| date.to_string()));
            })
        }
    }
}
