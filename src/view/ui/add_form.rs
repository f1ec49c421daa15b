//! A button that opens a short form for a new record. What is half written there is kept while the page is open.

use super::{
    amend::remark_field,
    choice,
    icon::{Icon, picture},
};
use crate::view::prelude::*;
use crate::{
    app::App,
    browser::page,
    view::{
        dynamic::{act, live, piece, written},
        ui::Choices,
    },
};

/// A field of the form.
#[derive(Clone)]
pub struct NewField {
    pub label: &'static str,
    pub is_needed: bool,
    pub input: Input,
}

/// What a field takes.
#[derive(Clone)]
pub enum Input {
    Line,
    /// Running text.
    Text,
    /// One of fixed words; the first one stands there to begin with.
    Choice(Choices),
}

/// What a person wrote.
pub struct Written {
    /// The fields, in their order.
    pub texts: Vec<String>,
    /// Why an adopted text is departed from.
    pub remark: Option<String>,
}

impl Written {
    pub fn text(&self, at: usize) -> &str {
        self.texts.get(at).map_or("", String::as_str)
    }
}

/// The button and its form. `noun` says what is added: "section". Where `departs`, the form says that the adopted text
/// is departed from, and asks why. `add` gets what was written, and says whether it was taken.
pub fn add_form(
    app: App,
    noun: &'static str,
    fields: Vec<NewField>,
    departs: Signal<bool>,
    add: impl Fn(Written) -> bool + Send + Sync + 'static,
) -> AnyView {
    let form = Form {
        app,
        noun,
        fields: StoredValue::new(fields),
        departs,
        open: RwSignal::new(false),
        remark: RwSignal::new(String::new()),
        add: Callback::new(add),
    };
    form.view()
}

#[derive(Clone, Copy)]
struct Form {
    app: App,
    noun: &'static str,
    fields: StoredValue<Vec<NewField>>,
    departs: Signal<bool>,
    open: RwSignal<bool>,
    remark: RwSignal<String>,
    add: Callback<Written, bool>,
}

impl Form {
    fn id(self, at: usize) -> String {
        format!("new-{}-{at}", self.word())
    }

    /// The noun as one word, for ids.
    fn word(self) -> String {
        self.noun.replace(' ', "-")
    }

    fn view(self) -> AnyView {
        let is_begun = |at: usize| !self.app.draft_now(&self.id(at)).is_empty();
        let count = self.fields.with_value(Vec::len);
        self.open.set((0..count).any(is_begun));
        let toggle = move |_| {
            self.open.update(|open| *open = !*open);
            if self.open.get_untracked() {
                page::focus_later(self.id(0));
            }
        };
        view! {
            <div class="add-form" class:open=live(move || self.open.get())>
                <button type="button" id=format!("add-{}", self.word()) aria-expanded=live(move || self.open.get().to_string()) on:click=act(toggle)>
                    {picture(Icon::Plus)}{format!("New {}", self.noun)}
                </button>
                {piece(move || self.open.get().then(|| self.form()))}
            </div>
        }
        .into_any()
    }

    fn form(self) -> AnyView {
        let fields = self.fields.get_value().into_iter().enumerate();
        let fields = fields.map(|(at, field)| self.field(at, field));
        let departs = move || {
            self.departs.get().then(|| {
                view! {
                    <p class="departure">"This departs from the adopted text; what is added is kept as an amendment."</p>
                    {remark_field(format!("new-{}-remark", self.word()), self.remark)}
                }
                .into_any()
            })
        };
        let save = move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            self.save();
        };
        view! {
            <form class="card fields" aria-label=format!("New {}", self.noun) on:submit=act(save)>
                {fields.collect_view()}
                {piece(departs)}
                <div class="actions">
                    <button type="submit" class="primary">"Add"</button>
                    <button type="button" on:click=act(move |_| self.leave())>"Cancel"</button>
                </div>
            </form>
        }
        .into_any()
    }

    fn field(self, at: usize, field: NewField) -> AnyView {
        let id = self.id(at);
        let first = match &field.input {
            Input::Choice(choices) => first_of(choices),
            Input::Line | Input::Text => String::new(),
        };
        let value = {
            let id = id.clone();
            Signal::derive(move || {
                Some(self.app.draft(&id))
                    .filter(|text| !text.is_empty())
                    .unwrap_or_else(|| first.clone())
            })
        };
        let write = {
            let id = id.clone();
            move |text: String| self.app.set_draft(&id, text)
        };
        let control = match field.input {
            Input::Choice(choices) => {
                return choice(field.label, &id, Signal::stored(choices), value, write);
            }
            Input::Line => view! {
                <input id=id.clone() type="text" autocomplete="off" required=field.is_needed
                    prop:value=live(move || value.get()) on:input=written(write)/>
            }
            .into_any(),
            Input::Text => view! {
                <textarea id=id.clone() rows="3" required=field.is_needed
                    prop:value=live(move || value.get()) on:input=written(write)></textarea>
            }
            .into_any(),
        };
        view! {
            <div class="field">
                <label for=id>{field.label}</label>
                {control}
            </div>
        }
        .into_any()
    }

    fn save(self) {
        let fields = self.fields.get_value();
        let text = |(at, field): (usize, &NewField)| {
            let text = self.app.draft_now(&self.id(at)).trim().to_owned();
            match &field.input {
                Input::Choice(choices) if text.is_empty() => first_of(choices),
                _ => text,
            }
        };
        let texts: Vec<String> = fields.iter().enumerate().map(text).collect();
        let mut both = fields.iter().zip(&texts);
        if both.any(|(field, text)| field.is_needed && text.is_empty()) {
            return;
        }
        let remark = self.remark.get_untracked().trim().to_owned();
        let remark = Some(remark).filter(|remark| !remark.is_empty());
        if self.add.run(Written { texts, remark }) {
            self.leave();
        }
    }

    fn leave(self) {
        for at in 0..self.fields.with_value(Vec::len) {
            self.app.set_draft(&self.id(at), String::new());
        }
        self.remark.set(String::new());
        self.open.set(false);
        page::focus_later(format!("add-{}", self.word()));
    }
}

fn first_of(choices: &Choices) -> String {
    let first = choices.first();
    first.map_or_else(String::new, |(word, _)| word.clone())
}
