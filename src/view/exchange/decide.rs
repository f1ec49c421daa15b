//! The review: what files bring, each difference in plain words, decided one by one or all at once, by keyboard too.

use super::{
    difference::{card, card_id, takes_third, whose, write_id},
    members::{answers, members_table},
    signing::seal,
};
use crate::view::dom::Handler;
use crate::view::dynamic::{act, live, piece};
use crate::view::prelude::*;
use crate::{
    app::{
        App, Route,
        review::{Base, Review, Reviewing, Taken},
        use_app,
    },
    browser::{clock, page},
    exchange::consolidate::{Choice, Entry, Group},
    plan::{edtf::day_in_words, term::plural},
    view::ui::{
        icon::{Icon, picture},
        page_head,
        rows::{Row, rows},
    },
};
use std::sync::Arc;

/// The page.
pub fn review_page() -> AnyView {
    let app = use_app();
    let round = Memo::new(move |_| app.with_reviewing(|it| it.round));
    let busy = move || app.with_reviewing(|it| it.busy.clone());
    view! {
        {page_head("Review", Some(Signal::stored("What the files say and your plan does not. Nothing is written before you press Apply.".to_owned())))}
        <p role="status" class="busy">{piece(busy)}</p>
        {piece(move || { round.get(); body(app) })}
    }
    .into_any()
}

fn body(app: App) -> AnyView {
    let Some(review) = app.with_reviewing_now(|it| it.review.clone()) else {
        let kept = app.has_kept_choices().then_some(
            "What you decided on files of this plan is kept: open the same files again, and go on.",
        );
        return view! {
            <p class="empty">"No file is being looked over. "<a href=Route::Exchange.to_hash()>"Take one in"</a>" on the page Exchange."</p>
            <p>{kept}</p>
        }
        .into_any();
    };
    if !app.with_plan_now(|plan| review.is_of(&plan.id)) {
        let href = format!("{}?plan={}", Route::Review.to_hash(), review.mine.id);
        return view! {
            <p>"The files that are looked over are of another plan: "<span class="official">{review.mine.head.title.clone()}</span></p>
            <p class="actions"><a class="button primary" href=href>"Open that plan"</a></p>
        }
        .into_any();
    }
    let begins_with = match (
        review.is_many(),
        review.progress(Group::Conflict, &Default::default()).1,
    ) {
        (true, _) => 0,
        (false, 0) => 2,
        (false, _) => 1,
    };
    let tab = RwSignal::new(begins_with);
    let said = RwSignal::new(String::new());
    let (of_tabs, of_list) = (review.clone(), review.clone());
    view! {
        {head(app, &review)}
        {tabs(app, of_tabs, tab)}
        {piece(move || list(app, of_list.clone(), tab.get(), said))}
        {foot(app, review, tab, said)}
    }
    .into_any()
}

/// The files, what they were compared with, and what could not be used.
fn head(app: App, review: &Review) -> AnyView {
    let unread: Vec<AnyView> = review
        .unread
        .iter()
        .map(|it| {
            view! { <li><strong>{it.name.clone()}</strong>": "{it.why.clone()}</li> }.into_any()
        })
        .collect();
    let files = match review.files.as_slice() {
        [file] => view! {
            <p><strong>{file.name.clone()}</strong>{sent(file)}</p>
            <p>{base_in_words(app, file.base.as_ref())}</p>
            {left_out(file)}
            {seal(app, file.seal.clone())}
        }
        .into_any(),
        _ => answers(app, review),
    };
    view! {
        <section class="card" aria-label="The files">
            {files}
            {(!unread.is_empty()).then(|| view! {
                <div role="alert"><p>"Not used:"</p><ul class="problems">{unread}</ul></div>
            }.into_any())}
            {piece(move || app.review_is_old().then(|| view! {
                <p class="actions">"Your plan was changed since. "
                    <button type="button" on:click=act(move |_| app.review_again())>"Compare again"</button></p>
            }.into_any()))}
        </section>
    }
    .into_any()
}

/// ", sent by Elena on 3 March 2026".
pub fn sent(file: &Taken) -> String {
    let mut said = String::new();
    if let Some(by) = &file.by {
        said.push_str(", by ");
        said.push_str(by);
    }
    if let Some(day) = file.at.as_deref().and_then(day_of) {
        said.push_str(", ");
        said.push_str(&day);
    }
    said
}

/// The day of a moment, on the clock of the machine.
pub fn day_of(at: &str) -> Option<String> {
    Some(day_in_words(clock::on_this_machine(at)?.0))
}

/// What a part of a plan says and the plan has no place for.
pub fn left_out(file: &Taken) -> AnyView {
    if file.left.is_empty() {
        return ().into_any();
    }
    not_taken(file.left.join(", "))
}

/// Names what was not taken.
pub fn not_taken(left: String) -> AnyView {
    view! { <p><strong>"Not taken, because the plan has no place for it: "</strong>{left}</p> }
        .into_any()
}

/// What a file was compared with.
pub fn base_in_words(app: App, base: Option<&Base>) -> String {
    let Some(base) = base else {
        return "No common state is kept here: each difference is a question.".to_owned();
    };
    let mut said = "Last common state: ".to_owned();
    match base.at.as_deref().and_then(day_of) {
        Some(day) => said.push_str(&day),
        None if base.is_built_in => said.push_str("the plan as Plenary came with it"),
        None => {
            said.push_str("the version ");
            said.push_str(base.digest.get(..8).unwrap_or_default());
        }
    }
    match &base.by {
        Some(by) if app.author_now().as_ref() == Some(by) => said.push_str(", handed out by you"),
        Some(by) => {
            said.push_str(", handed out by ");
            said.push_str(by);
        }
        None => {}
    }
    said.push('.');
    said
}

const GROUPS: [(Group, &str); 3] = [
    (Group::Conflict, "Conflicts"),
    (Group::Incoming, "Incoming"),
    (Group::Mine, "Mine"),
];

/// The choice of what is listed: 0 is the table of members, then the groups.
fn tabs(app: App, review: Arc<Review>, tab: RwSignal<usize>) -> AnyView {
    let button = |at: usize, words: String| {
        view! {
            <button type="button" aria-pressed=live(move || (tab.get() == at).to_string()) on:click=act(move |_| tab.set(at))>{words}</button>
        }
        .into_any()
    };
    let table = review.is_many().then(|| button(0, "Members".to_owned()));
    let groups: Vec<AnyView> = GROUPS
        .iter()
        .enumerate()
        .map(|(at, (group, name))| {
            let (_, count) = review.progress(*group, &Default::default());
            (at, count, format!("{name} ({count})"))
        })
        // Several files are compared with mine one after the other: what is mine alone is no list of its own.
        .filter(|(at, ..)| *at < 2 || !review.is_many())
        .map(|(at, _, words)| button(at + 1, words))
        .collect();
    view! {
        <div class="review-tabs" role="group" aria-label="What is listed">{table}{groups}</div>
        {piece(move || bulk(app, &review, tab.get()))}
    }
    .into_any()
}

/// Choices for all that is listed.
fn bulk(app: App, review: &Arc<Review>, tab: usize) -> AnyView {
    let group = match tab {
        0 => None,
        tab => GROUPS.get(tab - 1).map(|(group, _)| *group),
    };
    let listed = |entry: &&Entry| group.is_none_or(|group| entry.group == group);
    if !review.result.entries.iter().any(|entry| listed(&entry)) {
        return ().into_any();
    }
    // Whose value stands in every place where they have one.
    let all_of = |words: String, who: Option<usize>| {
        let review = review.clone();
        let take = move |_| {
            let entries = review.result.entries.iter();
            let of = entries.filter(|entry| group.is_none_or(|group| entry.group == group));
            let all = of.filter_map(|entry| {
                Some((entry.path.clone(), Some(Choice::Value(entry.of(who)?))))
            });
            app.choose_all(all.collect());
        };
        view! { <button type="button" on:click=act(take)>{words}</button> }.into_any()
    };
    let buttons: Vec<AnyView> = match (review.is_many(), group) {
        (false, Some(Group::Incoming)) => vec![
            all_of("Take all".to_owned(), Some(0)),
            all_of("Leave all".to_owned(), None),
        ],
        (false, _) => vec![
            all_of("All mine".to_owned(), None),
            all_of("All theirs".to_owned(), Some(0)),
        ],
        (true, Some(Group::Conflict)) => {
            let files = (0..review.files.len()).map(Some);
            let mut named = [None].into_iter().chain(files).map(|who| {
                let name = app.with_reviewing(|it| it.name_of(who));
                all_of(
                    format!("All of {}", if who.is_none() { "mine" } else { &name }),
                    who,
                )
            });
            named.by_ref().collect()
        }
        (true, _) => {
            let review = review.clone();
            let take = move |_| {
                let of = review
                    .result
                    .entries
                    .iter()
                    .filter(|it| it.group == Group::Incoming);
                app.choose_all(of.map(|it| (it.path.clone(), it.standing())).collect());
            };
            vec![view! { <button type="button" class="primary" on:click=act(take)>"Take over all that nobody disputes"</button> }.into_any()]
        }
    };
    let again = review.clone();
    let clear = move |_| {
        let of = again.result.entries.iter();
        let of = of.filter(|entry| group.is_none_or(|group| entry.group == group));
        app.choose_all(of.map(|it| (it.path.clone(), None)).collect());
    };
    view! {
        <div class="actions">{buttons}<button type="button" class="quiet" on:click=act(clear)>"Begin again"</button></div>
    }
    .into_any()
}

fn list(app: App, review: Arc<Review>, tab: usize, said: RwSignal<String>) -> AnyView {
    let keys = keys(app, review.clone(), said);
    let Some((group, _)) = tab.checked_sub(1).and_then(|at| GROUPS.get(at)) else {
        return view! { <div on:keydown=keys>{members_table(app, review)}</div> }.into_any();
    };
    let places: Vec<usize> = review
        .result
        .entries
        .iter()
        .enumerate()
        .filter(|(_, entry)| entry.group == *group)
        .map(|(at, _)| at)
        .collect();
    if places.is_empty() {
        let words = match group {
            Group::Conflict => "No conflicts: nothing was changed in two ways.",
            Group::Incoming => "Nothing was changed in the files only.",
            Group::Mine => "Nothing was changed by you only.",
        };
        return view! { <p class="empty">{words}</p> }.into_any();
    }
    let is_many = review.is_many();
    let all = move || {
        let row = |at: &usize| {
            Row::new(
                at.to_string(),
                (review.clone(), *at),
                move |(review, at)| view! { <li>{card(app, review, *at)}</li> }.into_any(),
            )
        };
        places.iter().map(row).collect::<Vec<Row>>()
    };
    let hint = match is_many {
        false => {
            "Keys: J and K or the arrows go on and back, N to the next one that is open. M takes mine, T theirs, a digit any other, W another wording."
        }
        true => {
            "Keys: J and K or the arrows go on and back, N to the next one that is open. M takes mine, a digit any other, W another wording."
        }
    };
    view! {
        <p class="hint keys-hint">{hint}</p>
        <ol class="differences rows long" on:keydown=keys>{rows(all)}</ol>
    }
    .into_any()
}

type Keys = Handler<web_sys::KeyboardEvent>;

/// What the keys do on a difference.
fn keys(app: App, review: Arc<Review>, said: RwSignal<String>) -> Keys {
    act(move |event: web_sys::KeyboardEvent| {
        let at = page::data_of(&event, "at").and_then(|at| at.parse::<usize>().ok());
        let key = event.key();
        if page::takes_keys(&event) {
            if let (Some(at), "Escape") = (at, key.as_str()) {
                page::focus(&card_id(at));
            }
            return;
        }
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let letter = page::letter(&event);
        let moved = match (letter.as_str(), key.as_str()) {
            ("j", _) | (_, "ArrowDown") => page::focus_next(".stop", false),
            ("k", _) | (_, "ArrowUp") => page::focus_next(".stop", true),
            ("n", _) => page::focus_next(".stop.open", false),
            _ => false,
        };
        let entry = at.and_then(|at| Some((at, review.result.entries.get(at)?)));
        let Some((at, entry)) = entry.filter(|_| !moved) else {
            if moved {
                event.prevent_default();
            }
            return;
        };
        let digit = letter
            .parse::<usize>()
            .ok()
            .and_then(|digit| digit.checked_sub(1));
        let choice = match letter.as_str() {
            "m" => Some(0),
            // Of several files each has its digit.
            "t" if !review.is_many() => Some(1),
            "w" if takes_third(entry) => {
                page::click(&write_id(at));
                event.prevent_default();
                return;
            }
            _ => digit,
        };
        let Some(candidate) = choice.and_then(|choice| entry.candidates.get(choice)) else {
            return;
        };
        app.choose(&entry.path, choice.map(Choice::Value));
        said.set(app.with_reviewing_now(|it| format!("{}: chosen.", whose(it, candidate))));
        event.prevent_default();
    })
}

/// How many differences are not decided, and in which lists they are; empty where all are.
fn undecided_in_words(review: &Review, reviewing: &Reviewing) -> String {
    let open: Vec<&Entry> = review
        .undecided(&reviewing.choices)
        .map(|(_, entry)| entry)
        .collect();
    let is_in = |group: &Group| open.iter().any(|it| it.group == *group);
    let lists = GROUPS.iter().filter(|(group, _)| is_in(group));
    let lists: Vec<&str> = lists.map(|(_, name)| *name).collect();
    let (are, they_are) = match open.len() {
        0 => return String::new(),
        1 => ("is", "it is"),
        _ => ("are", "they are"),
    };
    let count = plural(open.len() as i64, "difference");
    format!(
        "{count} {are} not decided yet: {they_are} in {}.",
        lists.join(" and ")
    )
}

/// Leads to the first difference that is not decided: in the list that is shown, or else in the first that has one.
fn go_to_undecided(app: App, review: &Review, tab: RwSignal<usize>) {
    let shown = tab.get_untracked();
    // The table of members has a row for each of them.
    if shown == 0 {
        page::focus_next(".stop.open", false);
        return;
    }
    let open: Vec<(usize, Group)> = app.with_reviewing_now(|it| {
        let open = review.undecided(&it.choices);
        open.map(|(at, entry)| (at, entry.group)).collect()
    });
    let tab_of = |group: Group| {
        GROUPS
            .iter()
            .position(|(it, _)| *it == group)
            .map(|at| at + 1)
    };
    let is_here = |(_, group): &&(usize, Group)| tab_of(*group) == Some(shown);
    let is_conflict = |(_, group): &&(usize, Group)| *group == Group::Conflict;
    let first = open.iter().find(is_here);
    let first = first.or_else(|| open.iter().find(is_conflict));
    let Some((at, group)) = first.or_else(|| open.first()) else {
        return;
    };
    tab.set(tab_of(*group).unwrap_or(shown));
    let id = card_id(*at);
    // Once the list is drawn.
    page::focus_later(id);
}

/// Which files are not what was signed, where there are any.
fn changed_after_signing(review: &Review) -> Option<String> {
    let names: Vec<&str> = review.broken().map(|it| it.name.as_str()).collect();
    (!names.is_empty()).then(|| format!("Changed after signing: {}.", names.join(", ")))
}

/// How far it is, and the end of it.
fn foot(app: App, review: Arc<Review>, tab: RwSignal<usize>, said: RwSignal<String>) -> AnyView {
    let broken = changed_after_signing(&review);
    let (of_progress, of_undecided, of_apply) = (review.clone(), review.clone(), review);
    // What is left is told once somebody wanted to apply.
    let was_asked = RwSignal::new(false);
    let undecided = move || {
        let was_asked = was_asked.get();
        was_asked.then(|| app.with_reviewing(|it| undecided_in_words(&of_undecided, it)))
    };
    let progress = move || {
        app.with_reviewing(|it| {
            let (decided, all) = of_progress.progress(Group::Conflict, &it.choices);
            let mut words = match all {
                0 => "No conflicts".to_owned(),
                _ => format!("{decided} of {} decided", plural(all as i64, "conflict")),
            };
            if of_progress.is_many() {
                let (taken, all) = of_progress.progress(Group::Incoming, &it.choices);
                words.push_str(&format!(
                    ", {taken} of {} looked at",
                    plural(all as i64, "change")
                ));
            }
            words
        })
    };
    let apply = move |_| {
        let open = app.with_reviewing_now(|it| of_apply.open(&it.choices));
        if open > 0 {
            was_asked.set(true);
            go_to_undecided(app, &of_apply, tab);
        }
        app.apply_review();
    };
    view! {
        <div class="stays-below review-foot">
            {broken.map(|said| view! { <p class="seal-broken">{picture(Icon::Warning)}<span>{said}</span></p> }.into_any())}
            <p role="status"><strong>{piece(progress)}</strong>" "<span>{piece(undecided)}</span><span class="visually-hidden">" "{piece(move || said.get())}</span></p>
            <div class="actions">
                <button type="button" class="primary" on:click=act(apply)>"Apply"</button>
                <button type="button" on:click=act(move |_| app.drop_review())>"Leave it"</button>
            </div>
        </div>
        <p class="hint">"Applying is one step, which Undo takes back. What you decide goes along with the plan, so that nobody is asked again; what was not chosen stays in the history. Private notes are not touched."</p>
    }
    .into_any()
}

/// What waits to be gone on with, on the page Exchange.
pub fn waiting_card() -> AnyView {
    let app = use_app();
    let waits = move || {
        app.with_reviewing(|it| {
            let review = it.review.as_ref()?;
            Some(plural(review.open(&it.choices) as i64, "difference"))
        })
    };
    let card = move |open: String| {
        view! {
            <section class="card narrow" aria-label="Review">
                <p>"Files are being looked over: " {open} " to be decided."</p>
                <div class="actions">
                    <a class="button primary" href=Route::Review.to_hash()>"Go on with the review"</a>
                    <button type="button" on:click=act(move |_| app.drop_review())>"Leave it"</button>
                </div>
            </section>
        }
        .into_any()
    };
    piece(move || waits().map(card)).into_any()
}

/// The ways to what differs and where it comes from.
pub fn looking_card() -> AnyView {
    view! {
        <section class="card narrow" aria-labelledby="looking-heading">
            <h2 id="looking-heading">"What differs"</h2>
            <p>"Compare any two: files, plans of this browser, points of the history. The list of amendments between them can be copied, printed and saved."</p>
            <div class="actions">
                <a class="button" href=Route::Compare.to_hash()>"Compare"</a>
                <a class="button" href=Route::Lineage.to_hash()>"Lineage"</a>
            </div>
        </section>
    }
    .into_any()
}
