//! What is seen: components only. A page component reads the app's state; the pieces below it get values,
//! signals and callbacks.

pub mod calendar;
pub mod dynamic;
pub mod exchange;
pub mod notes;
pub mod objectives;
pub mod overview;
pub mod partners;
pub mod settings;
pub mod shell;
pub mod text;
pub mod ui;

use crate::app::{App, Route};
use leptos::prelude::*;
use shell::Shell;

/// The whole app: opens what is kept and shows the page that the address names.
#[component]
pub fn Root() -> impl IntoView {
    match App::open() {
        Ok(app) => {
            provide_context(app);
            app.listen();
            view! { <Shell><Page/></Shell> }.into_any()
        }
        // The built-in plan is checked by the tests; this says so all the same where a build is damaged.
        Err(error) => view! { <p role="alert">{error.message()}</p> }.into_any(),
    }
}

/// The page that the address names. Going from item to item inside a page does not build it anew.
#[component]
fn Page() -> impl IntoView {
    let app = crate::app::use_app();
    let page = Memo::new(move |_| app.route().view());
    move || match page.get() {
        Route::Overview => view! { <overview::Overview/> }.into_any(),
        Route::Text => view! { <text::AdoptedText/> }.into_any(),
        Route::Objectives(_) => view! { <objectives::Objectives/> }.into_any(),
        Route::Calendar(_) => view! { <calendar::Calendar/> }.into_any(),
        Route::Partners(_) => view! { <partners::Partners/> }.into_any(),
        Route::Notes => view! { <notes::Notes/> }.into_any(),
        Route::Exchange => view! { <exchange::Exchange/> }.into_any(),
        Route::Settings => view! { <settings::Settings/> }.into_any(),
        Route::Unknown(path) => view! { <NoSuchPage path/> }.into_any(),
    }
}

/// What an address that leads nowhere shows.
#[component]
fn NoSuchPage(path: String) -> impl IntoView {
    view! {
        {ui::page_head("No such page", None)}
        <p>"The address " <code>{path}</code> " leads to nothing in Plenary. Choose a page on the side, or "
            <a href=Route::Overview.to_hash()>"go to the overview"</a>"."</p>
    }.into_any()
}
