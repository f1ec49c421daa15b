//! What leaves: how much of the plan, under whose name, by which way. What the file holds is said before it is made.

use super::signing::signing;
use crate::view::prelude::*;
use crate::{
    app::{App, leaving::Way, use_app},
    browser::file,
    exchange::leaving::{addresses, sections, sentence},
    plan::{Holds, Part, SectionId, term::plural},
    view::{
        dynamic::{act, live, piece},
        ui::{
            choice,
            icon::{Icon, picture},
            text_field, tick,
        },
    },
};

/// How many addresses are listed; the rest is counted.
const SHOWN: usize = 10;

/// How much of the plan leaves.
#[derive(Clone, Copy, PartialEq)]
enum Scope {
    Whole,
    Section,
    Statuses,
}

const SCOPES: [(Scope, &str); 3] = [
    (Scope::Whole, "The whole plan"),
    (Scope::Section, "One section, with what it points at"),
    (
        Scope::Statuses,
        "Only statuses and evidence, for a status round",
    ),
];

/// What a person has chosen.
#[derive(Clone, Copy)]
struct Chosen {
    app: App,
    scope: RwSignal<Scope>,
    /// The id of a section; empty: the first one.
    section: RwSignal<String>,
    contacts: RwSignal<bool>,
    signs: RwSignal<bool>,
}

impl Chosen {
    /// The sections that can be chosen.
    fn sections(self) -> Vec<(String, String)> {
        self.app.with_plan(sections)
    }

    fn section(self) -> Option<String> {
        let chosen = self.section.get();
        let sections = self.sections();
        let named = sections.iter().find(|(id, _)| *id == chosen);
        let (id, _) = named.or(sections.first())?;
        Some(id.clone())
    }

    fn part(self) -> Part {
        let holds = match self.scope.get() {
            Scope::Whole => Holds::Plan,
            Scope::Section => match self.section().and_then(SectionId::new) {
                Some(id) => Holds::Section(id),
                None => Holds::Plan,
            },
            Scope::Statuses => Holds::Statuses,
        };
        let has_contacts = self.app.with_plan(|plan| !plan.contacts.is_empty());
        Part::new(holds, has_contacts && !self.contacts.get())
    }

    fn leave(self, way: Way) {
        let part = untrack(|| self.part());
        self.app
            .hand_out_part(&part, way, self.signs.get_untracked());
    }
}

/// Under what name it is remembered that files are signed.
const SIGNS: &str = "signs";

/// The card.
pub fn export_card() -> AnyView {
    let app = use_app();
    let chosen = Chosen {
        app,
        scope: RwSignal::new(Scope::Whole),
        section: RwSignal::new(String::new()),
        contacts: RwSignal::new(true),
        signs: RwSignal::new(!app.draft_now(SIGNS).is_empty()),
    };
    // Whoever signs goes on signing while the page is open.
    Effect::new(move |_| {
        let word = if chosen.signs.get() { "yes" } else { "" };
        app.set_draft(SIGNS, word.to_owned());
    });
    let author = Signal::derive(move || app.author().unwrap_or_default());
    let share = file::can_share().then(|| {
        view! {
            <button type="button" on:click=act(move |_| chosen.leave(Way::ShareSheet))>"Share…"</button>
        }
        .into_any()
    });
    view! {
        <section class="card narrow leaving" aria-labelledby="export-heading">
            <h2 id="export-heading" tabindex="-1">"Give the plan to others"</h2>
            <fieldset class="radios">
                <legend>"What leaves"</legend>
                {SCOPES.map(|(scope, words)| scope_radio(chosen, scope, words)).collect_view()}
            </fieldset>
            {piece(move || section_choice(chosen))}
            {piece(move || contacts_tick(chosen))}
            {text_field("Author: your name or office", "export-author", author, move |name| app.set_author(&name))}
            {signing(chosen.signs)}
            {piece(move || told(chosen))}
            <div class="actions">
                <button type="button" class="primary" on:click=act(move |_| chosen.leave(Way::File))>{picture(Icon::Download)}"Export plan"</button>
                <button type="button" on:click=act(move |_| chosen.leave(Way::Clipboard))>"Copy as text"</button>
                {share}
            </div>
            <details class="paste">
                <summary>"A status round in a spreadsheet"</summary>
                <p>"A table (.csv) with a row for each objective, for Excel and others. Whoever answers changes the columns status, assessed by, assessed on and remark, and adds lines to evidence (day | text | source). Taken in here, the table shows what each row would change before anything happens."</p>
                <div class="actions">
                    <button type="button" on:click=act(move |_| app.export_statuses())>{picture(Icon::Download)}"Save the table"</button>
                </div>
            </details>
        </section>
    }
    .into_any()
}

fn scope_radio(chosen: Chosen, scope: Scope, words: &'static str) -> AnyView {
    let is_on = move || chosen.scope.get() == scope;
    view! {
        <label class="tick">
            <input type="radio" name="leaving" prop:checked=live(is_on)
                on:change=act(move |_| chosen.scope.set(scope))/>
            <span>{words}</span>
        </label>
    }
    .into_any()
}

fn section_choice(chosen: Chosen) -> Option<AnyView> {
    (chosen.scope.get() == Scope::Section).then(|| {
        choice(
            "Section",
            "export-section",
            Signal::derive(move || chosen.sections()),
            Signal::derive(move || chosen.section().unwrap_or_default()),
            move |id| chosen.section.set(id),
        )
    })
}

fn contacts_tick(chosen: Chosen) -> Option<AnyView> {
    let has_contacts = chosen.app.with_plan(|plan| !plan.contacts.is_empty());
    (has_contacts && chosen.scope.get() != Scope::Statuses).then(|| {
        tick(
            "With the contact persons: names, telephone numbers, e-mail addresses",
            chosen.contacts.into(),
            move |to| chosen.contacts.set(to),
        )
    })
}

/// What the file holds, and the addresses that stand elsewhere in it.
fn told(chosen: Chosen) -> AnyView {
    let file = chosen.app.outline(&chosen.part());
    let found = addresses(&file);
    let warning = (!found.is_empty()).then(|| {
        let more = found.len().saturating_sub(SHOWN);
        let rows = found.iter().take(SHOWN).map(|it| {
            view! { <li>{it.address.clone()}", in "{it.place.clone()}</li> }.into_any()
        });
        let rows: Vec<AnyView> = rows.collect();
        let count = match found.len() {
            1 => "1 e-mail address stands".to_owned(),
            many => format!("{many} e-mail addresses stand"),
        };
        view! {
            <details class="addresses">
                <summary>{count}" elsewhere in the file"</summary>
                <ul>{rows}</ul>
                {(more > 0).then(|| view! { <p>{format!("and {}.", plural(more as i64, "other"))}</p> }.into_any())}
                <p class="hint">"They are part of texts that somebody wrote, and stay there. Change those texts where they should not leave."</p>
            </details>
        }
        .into_any()
    });
    view! {
        <p class="export-says" aria-live="polite">{sentence(&file)}{chosen.signs.get().then_some(" It is signed with your key.")}</p>
        {warning}
    }
    .into_any()
}
