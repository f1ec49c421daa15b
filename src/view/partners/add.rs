//! A new partner or programme of cooperation.

use crate::view::prelude::*;
use crate::{
    app::{App, Route},
    browser::location,
    plan::{Change, Edit, ItemId, Partner, PartnerCategory, Programme},
    view::ui::{
        Choices,
        add_form::{Input, NewField, Written, add_form},
    },
};

/// The buttons and their forms. What was added is opened, and can be filled in at once.
pub fn add(app: App, is_edited: RwSignal<bool>) -> AnyView {
    let name = |label: &'static str| NewField {
        label,
        is_needed: true,
        input: Input::Line,
    };
    let categories: Choices = PartnerCategory::ALL
        .iter()
        .map(|category| (category.word().to_owned(), category.label().to_owned()))
        .collect();
    let category = NewField {
        label: "Category",
        is_needed: true,
        input: Input::Choice(categories),
    };
    let open = move |item: &ItemId, edit: Edit| {
        let is_taken = app.change(edit);
        if is_taken {
            is_edited.set(true);
            location::go_to(&Route::of_item(item).to_hash());
        }
        is_taken
    };
    let add_partner = move |written: Written| {
        let Some(category) = PartnerCategory::from_word(written.text(1)) else {
            return false;
        };
        let Some(id) = app.with_plan_now(|plan| plan.free_partner_id()) else {
            return false;
        };
        let item = ItemId::Partner(id.clone());
        let record = Box::new(Partner::new(id, category, written.text(0)));
        let at = usize::MAX;
        open(&item, Edit::Partner(Change::Add { at, record }))
    };
    let add_programme = move |written: Written| {
        let Some(id) = app.with_plan_now(|plan| plan.free_programme_id()) else {
            return false;
        };
        let item = ItemId::Programme(id.clone());
        let record = Box::new(Programme::new(id, written.text(0)));
        let at = usize::MAX;
        open(&item, Edit::Programme(Change::Add { at, record }))
    };
    let free = Signal::stored(false);
    view! {
        <div class="add-forms">
            {add_form(app, "partner", vec![name("Name"), category], free, add_partner)}
            {add_form(app, "programme", vec![name("Name of the programme")], free, add_programme)}
        </div>
    }
    .into_any()
}
