//! All private notes on the open plan, as they read, grouped by what they are about.

pub mod tray;

use crate::view::prelude::*;
use crate::{
    app::{App, Route, use_app},
    browser::clock,
    find::fold::fold,
    plan::{Edtf, Item, ItemId, Plan, PlanId, edtf::day_in_words, term::plural},
    view::{
        dynamic::{live, piece, written},
        ui::{
            icon::{Icon, picture},
            markdown::{OnTick, still},
            note_field::general_note,
            page_head,
            rows::{Row, SEPARATOR, rows},
        },
    },
};
use tray::{emptied, tray};

/// The kinds of items that have notes, in the order of the page: the word of the file format, and the heading.
const GROUPS: [(&str, &str); 5] = [
    ("objective", "Objectives"),
    ("meeting", "Meetings"),
    ("partner", "Partners"),
    ("programme", "Programmes of cooperation"),
    ("guidance", "Guidance documents"),
];

/// The page.
pub fn notes() -> AnyView {
    let app = use_app();
    let plan = app.with_plan_now(|plan| plan.id.clone());
    let has_others =
        untrack(|| app.with_notes(|notes| notes.all().any(|(subject, _)| subject.plan != plan)));
    if has_others {
        // Whose plan is here is seen anew.
        app.look_at_library();
    }
    let filter = RwSignal::new(String::new());
    let lists: Vec<(&'static str, &'static str, Memo<Vec<Row>>)> = GROUPS
        .into_iter()
        .map(|(kind, heading)| {
            let list = Memo::new(move |_| app.with_plan(|plan| rows_of(app, plan, kind)));
            (kind, heading, list)
        })
        .collect();
    let all: Vec<Memo<Vec<Row>>> = lists.iter().map(|(_, _, list)| *list).collect();
    let count = Memo::new(move |_| all.iter().map(|list| list.with(Vec::len)).sum::<usize>());
    let groups = lists
        .into_iter()
        .map(|(kind, heading, list)| group(kind, heading, list, filter))
        .collect_view();
    view! {
        {page_head("Notes", Some(Signal::stored("Private. They stay in this browser and are never part of a plan file.".to_owned())))}
        {general_note(app)}
        <div class="note-bar">
            <h2>{piece(move || match count.get() {
                0 => "On single items".to_owned(),
                count => format!("On single items: {}", plural(count as i64, "note")),
            })}</h2>
            <a class="button" href=Route::Brief(None).to_hash()>{picture(Icon::Print)}"Meeting brief"</a>
        </div>
        {piece(move || if count.get() == 0 {
            view! { <p class="empty">"No notes on single items yet. Open an objective, a meeting or a partner and write below it."</p> }.into_any()
        } else {
            view! {
                <div class="field filter note-filter">
                    <label for="note-filter" class="visually-hidden">"Filter the notes"</label>
                    <input id="note-filter" type="search" autocomplete="off" placeholder="Filter by any word"
                        prop:value=live(move || filter.get()) on:input=written(move |words| filter.set(words))/>
                </div>
            }.into_any()
        })}
        {groups}
        {tray(app)}
        {emptied(app)}
        {elsewhere(app)}
        <p class="more"><a href=Route::Exchange.to_hash()>"Back up or restore your notes"</a></p>
    }
    .into_any()
}

/// The notes on items of one kind.
fn group(
    kind: &'static str,
    heading: &'static str,
    list: Memo<Vec<Row>>,
    filter: RwSignal<String>,
) -> AnyView {
    let shown = Memo::new(move |_| {
        let words = fold(&filter.get());
        list.with(|list| list.iter().filter(|row| row.shows(&words)).count())
    });
    let filtered = move || {
        let words = fold(&filter.get());
        let rows = list.get().into_iter();
        rows.map(|row| {
            let hidden = !row.shows(&words);
            row.hidden(hidden)
        })
        .collect()
    };
    let total = Memo::new(move |_| list.with(Vec::len));
    let id = format!("notes-on-{kind}");
    let title = move || {
        let (shown, total) = (shown.get(), total.get());
        if shown == total {
            format!("{heading} ({total})")
        } else {
            format!("{heading} ({shown} of {total})")
        }
    };
    view! {
        <section class="note-group" aria-labelledby=id.clone() hidden=live(move || total.get() == 0)>
            <h3 id=id.clone()>{piece(title)}</h3>
            <ul class="note-list">{rows(filtered)}</ul>
        </section>
    }
    .into_any()
}

/// What one note shows.
struct Shown {
    about: ItemId,
    label: String,
    official: String,
    text: String,
    changed: String,
}

fn rows_of(app: App, plan: &Plan, kind: &str) -> Vec<Row> {
    app.with_notes(|notes| {
        notes
            .of_plan(&plan.id)
            .filter_map(|(subject, note)| {
                let about = subject.about.clone().filter(|about| about.kind() == kind)?;
                let official = match plan.item(&about)? {
                    Item::Objective(objective) => objective.text.clone(),
                    _ => String::new(),
                };
                let label = plan.item_label(&about)?;
                let shown =
                    [about.as_str(), &label, &official, &note.text, &note.changed].join(SEPARATOR);
                let data = Shown {
                    about,
                    label,
                    official,
                    text: note.text.clone(),
                    changed: note.changed.clone(),
                };
                Some(Row::new(shown, data, move |shown| note_row(app, shown)))
            })
            .collect()
    })
}

/// One note with the item that it is about.
fn note_row(app: App, shown: &Shown) -> AnyView {
    let name = format!("{}-{}", shown.about.kind(), shown.about.as_str());
    let (about, seen) = (shown.about.clone(), shown.text.clone());
    let on_tick = OnTick::new(move |number| app.tick_note(Some(about.clone()), &seen, number));
    let official = Some(shown.official.clone()).filter(|text| !text.is_empty());
    view! {
        <li class="card note">
            <h4><a href=Route::of_item(&shown.about).to_hash()>{shown.label.clone()}</a></h4>
            {official.map(|text| view! { <p class="official note-about">{text}</p> }.into_any())}
            {still(name, &shown.text, Some(on_tick))}
            <p class="hint">{last_changed(&shown.changed)}</p>
        </li>
    }
    .into_any()
}

/// "Last changed 24 November 2026".
fn last_changed(changed: &str) -> String {
    let day = clock::on_this_machine(changed).map(|(day, _)| day_in_words(day));
    let day = day.unwrap_or_else(|| {
        let day = changed.split('T').next().unwrap_or_default();
        Edtf::parse(day).map_or_else(|_| day.to_owned(), |day| day.in_words())
    });
    format!("Last changed {day}")
}

/// How many notes there are on other plans of this browser.
fn elsewhere(app: App) -> AnyView {
    let plans = Memo::new(move |_| {
        let open = app.with_plan(|plan| plan.id.clone());
        app.with_notes(|notes| {
            let mut plans: Vec<(PlanId, usize)> = Vec::new();
            for (subject, _) in notes.iter().filter(|(subject, _)| subject.plan != open) {
                match plans.last_mut() {
                    Some((plan, count)) if *plan == subject.plan => *count += 1,
                    _ => plans.push((subject.plan.clone(), 1)),
                }
            }
            plans
        })
    });
    let lines = move || {
        let plans = plans.get().into_iter();
        let lines = plans.filter_map(|(id, count)| {
            let title = app.with_library(|library| {
                let plan = library.plans.iter().find(|plan| plan.id == id)?;
                Some(plan.name())
            })?;
            let href = format!("{}?plan={id}", Route::Notes.to_hash());
            Some(
                view! { <li><a href=href>{title}</a>": "{plural(count as i64, "note")}</li> }
                    .into_any(),
            )
        });
        lines.collect::<Vec<_>>()
    };
    view! {
        {piece(move || Some(lines()).filter(|lines| !lines.is_empty()).map(|lines| view! {
            <section class="note-group">
                <h3>"On other plans"</h3>
                <ul class="plain-list">{lines}</ul>
            </section>
        }.into_any()))}
    }
    .into_any()
}
