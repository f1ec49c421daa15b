//! What is seen: components only. A page component reads the app's state; the pieces below it get values,
//! signals and callbacks.

pub mod brief;
pub mod calendar;
pub mod dom;
pub mod dynamic;
pub mod evaluate;
pub mod exchange;
pub mod findings;
pub mod history;
pub mod library;
pub mod notes;
pub mod objectives;
pub mod overview;
pub mod partners;
pub mod prelude;
pub mod progress;
pub mod roll_over;
pub mod search;
pub mod settings;
pub mod shell;
pub mod text;
pub mod ui;

use crate::app::{App, Route};
use crate::view::prelude::*;
use dynamic::piece;
use shell::shell;

/// The whole app: opens what is kept and shows the page that the address names.
pub fn root() -> AnyView {
    match App::open() {
        Ok(app) => {
            app.provide();
            app.listen();
            shell(page(app))
        }
        // The built-in plan is checked by the tests; this says so all the same where a build is damaged.
        Err(message) => view! { <p role="alert">{message}</p> }.into_any(),
    }
}

/// The page that the address names. Going from item to item inside a page does not build it anew; another plan does.
fn page(app: App) -> AnyView {
    let page = Memo::new(move |_| (app.route().view(), app.open_id(), app.missing()));
    piece(move || match page.get().0 {
        _ if app.missing().is_some() => library::missing_plan(),
        Route::Overview => overview::overview(),
        Route::Text(_) => text::adopted_text(),
        Route::Progress => progress::progress(),
        Route::Evaluate => evaluate::evaluate(),
        Route::Evaluation => evaluate::document::document(),
        Route::RollOver => roll_over::roll_over(),
        Route::Objectives(_) => objectives::objectives(),
        Route::Calendar(_) => calendar::calendar(),
        Route::FindDate => calendar::find_date::find_date(),
        Route::Partners(_) => partners::partners(),
        Route::Notes => notes::notes(),
        Route::Findings => findings::findings(),
        Route::Brief(_) => brief::brief(),
        Route::Exchange => exchange::exchange(),
        Route::Review => exchange::decide::review_page(),
        Route::Compare => exchange::compare::compare_page(),
        Route::Lineage => exchange::lineage::lineage_page(),
        Route::Settings => settings::settings(),
        Route::Library => library::library(),
        Route::History => history::history(),
        Route::Unknown(path) => no_such_page(path),
    })
    .into_any()
}

/// What an address that leads nowhere shows.
fn no_such_page(path: String) -> AnyView {
    view! {
        {ui::page_head("No such page", None)}
        <p>"The address " <code>{path}</code> " leads to nothing in Plenary. Choose a page on the side, or "
            <a href=Route::Overview.to_hash()>"go to the overview"</a>"."</p>
    }.into_any()
}
