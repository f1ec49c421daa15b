//! Component tests in a real browser, mounted into an element of their own.
#![cfg(target_arch = "wasm32")]

use leptos::{mount::mount_to, prelude::*};
use plenary::{
    plan::{Edtf, Status},
    view::{
        Root,
        ui::{date_field::date_field, source_view, status_chip},
    },
};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement};

wasm_bindgen_test_configure!(run_in_browser);

/// A fresh element of the page.
fn stage() -> HtmlElement {
    let document = web_sys::window()
        .and_then(|window| window.document())
        .expect("a document");
    let element = document.create_element("div").expect("an element");
    document
        .body()
        .expect("a body")
        .append_child(&element)
        .expect("it is put into the page");
    element.unchecked_into()
}

fn find(stage: &HtmlElement, selector: &str) -> Element {
    stage
        .query_selector(selector)
        .expect("a right selector")
        .unwrap_or_else(|| panic!("{selector} is not there in: {}", stage.inner_html()))
}

fn text(stage: &HtmlElement) -> String {
    stage.text_content().unwrap_or_default()
}

fn choose(stage: &HtmlElement, selector: &str, value: &str) {
    let element = find(stage, selector);
    match element.dyn_ref::<web_sys::HtmlSelectElement>() {
        Some(select) => select.set_value(value),
        None => element
            .unchecked_ref::<web_sys::HtmlInputElement>()
            .set_value(value),
    }
    let event = web_sys::Event::new("change").expect("an event");
    element.dispatch_event(&event).expect("it is heard");
}

#[wasm_bindgen_test]
async fn a_status_is_told_by_a_word_and_not_only_by_a_colour() {
    for status in Status::ALL {
        let stage = stage();
        let handle = mount_to(stage.clone(), move || status_chip(*status));
        assert_eq!(text(&stage), status.label());
        find(&stage, "svg[aria-hidden=true]");
        drop(handle);
    }
}

#[wasm_bindgen_test]
async fn only_https_addresses_become_links() {
    for (source, is_link) in [
        ("https://example.org/report", true),
        ("http://example.org/", false),
        ("javascript:alert(1)", false),
        ("data:text/html,<b>x</b>", false),
        ("https://example.org/ and more", false),
        ("WITSA release 9 Oct 2023", false),
    ] {
        let stage = stage();
        let handle = mount_to(stage.clone(), move || source_view(source.to_owned()));
        let link = stage.query_selector("a").expect("a right selector");
        assert_eq!(link.is_some(), is_link, "{source}");
        if let Some(link) = link {
            assert_eq!(
                link.get_attribute("rel").as_deref(),
                Some("noopener noreferrer nofollow")
            );
        }
        drop(handle);
    }
}

#[wasm_bindgen_test]
async fn a_vague_date_is_written_by_choosing_how_precise_it_is() {
    let stage = stage();
    let date = RwSignal::new(Edtf::parse("2024-23").ok());
    let handle = mount_to(stage.clone(), move || {
        date_field("When", "when", date.into(), 2024, move |next| {
            date.set(next)
        })
    });
    leptos::task::tick().await;
    assert!(
        text(&stage).contains("1 September – 30 November 2024"),
        "{}",
        text(&stage)
    );

    choose(&stage, "#when-part", "24");
    leptos::task::tick().await;
    assert_eq!(
        date.get_untracked().map(|date| date.to_string()).as_deref(),
        Some("2024-24")
    );

    choose(&stage, "#when-precision", "year");
    leptos::task::tick().await;
    assert_eq!(
        date.get_untracked().map(|date| date.to_string()).as_deref(),
        Some("2024")
    );

    choose(&stage, "#when-precision", "days");
    leptos::task::tick().await;
    choose(&stage, "#when-from", "2024-10-04");
    leptos::task::tick().await;
    choose(&stage, "#when-to", "2024-10-07");
    leptos::task::tick().await;
    assert_eq!(
        date.get_untracked().map(|date| date.to_string()).as_deref(),
        Some("2024-10-04/2024-10-07")
    );

    // An end before the start is said, and the last good date stays.
    choose(&stage, "#when-to", "2024-10-01");
    leptos::task::tick().await;
    find(&stage, "[role=alert]");
    assert_eq!(
        date.get_untracked().map(|date| date.to_string()).as_deref(),
        Some("2024-10-04/2024-10-07")
    );

    choose(&stage, "#when-precision", "none");
    leptos::task::tick().await;
    assert_eq!(date.get_untracked(), None);
    drop(handle);
}

#[wasm_bindgen_test]
async fn every_address_opens_a_page_with_one_heading() {
    let location = web_sys::window().expect("a window").location();
    for hash in [
        "#/",
        "#/objectives/fw-3",
        "#/calendar/wg-1",
        "#/partners/armenia",
        "#/notes",
        "#/exchange",
        "#/settings",
        "#/text",
        "#/nowhere",
    ] {
        location.set_hash(hash).expect("the address can change");
        let stage = stage();
        let handle = mount_to(stage.clone(), || view! { <Root/> });
        leptos::task::tick().await;
        find(&stage, "h1#page-heading");
        find(&stage, "nav a[aria-current=page], nav");
        drop(handle);
    }
    location.set_hash("#/").expect("the address can change");
}
