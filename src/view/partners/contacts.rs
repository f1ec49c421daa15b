//! Whom to ask at a partner. Contacts are records of their own, so that a copy of the plan can do without them.

use crate::view::prelude::*;
use crate::{
    app::App,
    plan::{Change, Contact, ContactId, ContactKind, Edit, Official, PartnerId, Plan, item::find},
    view::{
        dynamic::{act, piece},
        ui::{
            Choices,
            add_form::{Input, NewField, Written, add_form},
            choice,
            contact::{
                EMAILS, INSTITUTION, NAME, PHONE, POST, addresses, change_contact, contact_emails,
                contact_text,
            },
            not_blank,
        },
    },
};

/// The contacts of a partner; of the country-coordinator also those of the adopted text that are nobody's else.
pub fn contacts(app: App, partner: PartnerId, is_edited: RwSignal<bool>) -> AnyView {
    let of = partner.clone();
    let found = app.memo_of_plan(move |plan| {
        let contacts = plan.contacts.iter();
        let ids = contacts.filter(|contact| contact.is_of(plan, &of));
        ids.map(|contact| contact.id.clone())
            .collect::<Vec<ContactId>>()
    });
    let list = move || {
        let is_edited = is_edited.get();
        let found = found.get();
        if found.is_empty() && !is_edited {
            return ().into_any();
        }
        let contacts = found.into_iter().map(|id| match is_edited {
            true => fields(app, id),
            false => {
                piece(move || app.with_plan(|plan| facts(find(&plan.contacts, &id)))).into_any()
            }
        });
        let contacts = contacts.collect_view();
        let add = is_edited.then(|| add_contact(app, partner.clone()));
        view! {
            <section class="contacts">
                <h3>"Contacts"</h3>
                {contacts}
                {add}
                <p class="hint">"Personal data: a copy of the plan can be made without the contacts."</p>
            </section>
        }
        .into_any()
    };
    piece(list).into_any()
}

fn facts(contact: Option<&Contact>) -> AnyView {
    let Some(contact) = contact else {
        return ().into_any();
    };
    let kind = match (contact.kind, &contact.section) {
        (Some(kind), _) => kind.label(),
        (None, Some(_)) => ContactKind::Responsible.label(),
        (None, None) => "Contact",
    };
    let words = if contact.text.is_empty() {
        let said = [
            &contact.name,
            &contact.post,
            &contact.institution,
            &contact.phone,
        ];
        let said = said.into_iter().flatten().chain(&contact.emails);
        let lines: Vec<&str> = said.map(String::as_str).collect();
        view! { <p class="contact">{lines.join("\n")}</p> }.into_any()
    } else {
        view! { <p class="official contact">{contact.text.clone()}</p> }.into_any()
    };
    view! { <h4>{kind}</h4> {words} }.into_any()
}

/// A contact that was added, as fields; the wording of the adopted text is edited there.
fn fields(app: App, id: ContactId) -> AnyView {
    let is_official = app.with_plan_now(|plan| plan.is_adopted(&Official::Contact(id.clone())));
    if is_official {
        return piece(move || app.with_plan(|plan| facts(find(&plan.contacts, &id)))).into_any();
    }
    let texts = [NAME, POST, INSTITUTION, PHONE].map(|text| contact_text(app, &id, text));
    let texts = texts.into_iter().collect_view();
    let (kind_of, kinded, gone) = (id.clone(), id.clone(), id.clone());
    let kind = app.of_plan(move |plan| {
        let kind = find(&plan.contacts, &kind_of).and_then(|it| it.kind);
        kind.map_or("", ContactKind::word).to_owned()
    });
    let remove = move |_| {
        app.change(Edit::Contact(Change::Remove(gone.clone())));
    };
    view! {
        <fieldset class="contact-fields">
            <legend>"Contact"</legend>
            {choice("What for", &format!("contact-kind-{id}"), Signal::stored(kinds()), kind, move |word| {
                change_contact(app, &kinded, |contact| contact.kind = ContactKind::from_word(&word));
            })}
            {texts}
            {contact_emails(app, &id)}
            <div class="actions">
                <button type="button" on:click=act(remove)>"Remove the contact"</button>
            </div>
        </fieldset>
    }
    .into_any()
}

fn kinds() -> Choices {
    let none = (String::new(), "Not said".to_owned());
    let kinds = ContactKind::ALL.iter();
    let kinds = kinds.map(|kind| (kind.word().to_owned(), kind.label().to_owned()));
    std::iter::once(none).chain(kinds).collect()
}

fn add_contact(app: App, partner: PartnerId) -> AnyView {
    let field = |label: &'static str, is_needed: bool| NewField {
        label,
        is_needed,
        input: Input::Line,
    };
    let fields = vec![field("Name or institution", true), field(EMAILS, false)];
    let add = move |written: Written| {
        let Some(id) = app.with_plan_now(Plan::free_contact_id) else {
            return false;
        };
        let mut contact = Contact::new(id, "");
        contact.name = not_blank(written.text(0));
        contact.emails = addresses(written.text(1));
        contact.partner = Some(partner.clone());
        let record = Box::new(contact);
        app.change(Edit::Contact(Change::Add {
            at: usize::MAX,
            record,
        }))
    };
    add_form(app, "contact", fields, Signal::stored(false), add)
}
