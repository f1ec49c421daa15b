//! The fields of a contact, on its partner's page and in the text.

use super::{not_blank, text_field};
use crate::view::prelude::*;
use crate::{
    app::App,
    plan::{Change, Contact, ContactId, Edit, item::find},
};

/// What is called so, the word in ids, and the text in the record.
pub type ContactText = (
    &'static str,
    &'static str,
    fn(&mut Contact) -> &mut Option<String>,
);

pub const NAME: ContactText = ("Contact's name", "name", |it| &mut it.name);
pub const POST: ContactText = ("Post", "post", |it| &mut it.post);
pub const INSTITUTION: ContactText = ("Institution", "institution", |it| &mut it.institution);
pub const PHONE: ContactText = ("Phone", "phone", |it| &mut it.phone);

/// What the field of the e-mail addresses is called.
pub const EMAILS: &str = "E-mail addresses, with commas between them";

/// A field for one of the texts.
pub fn contact_text(app: App, id: &ContactId, (label, word, of): ContactText) -> AnyView {
    let (reading, changing) = (id.clone(), id.clone());
    let value = app.of_plan(move |plan| {
        let contact = find(&plan.contacts, &reading).cloned();
        let text = contact.and_then(|mut contact| of(&mut contact).take());
        text.unwrap_or_default()
    });
    text_field(label, &format!("contact-{word}-{id}"), value, move |text| {
        change_contact(app, &changing, |contact| *of(contact) = not_blank(&text));
    })
}

/// The field for the e-mail addresses.
pub fn contact_emails(app: App, id: &ContactId) -> AnyView {
    let (reading, changing) = (id.clone(), id.clone());
    let value = app.of_plan(move |plan| {
        let contact = find(&plan.contacts, &reading);
        contact.map_or_else(String::new, |contact| contact.emails.join(", "))
    });
    text_field(
        EMAILS,
        &format!("contact-emails-{id}"),
        value,
        move |text| {
            change_contact(app, &changing, |contact| contact.emails = addresses(&text));
        },
    )
}

/// Changes a contact in one step.
pub fn change_contact(app: App, id: &ContactId, make: impl FnOnce(&mut Contact)) {
    let Some(before) = app.with_plan_now(|plan| find(&plan.contacts, id).cloned()) else {
        return;
    };
    let mut after = before.clone();
    make(&mut after);
    if after != before {
        app.change(Edit::Contact(Change::Replace(Box::new(after))));
    }
}

/// E-mail addresses as people write several of them.
pub fn addresses(text: &str) -> Vec<String> {
    let parts = text.split([',', ';', ' ']).map(str::trim);
    let parts = parts.filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}
