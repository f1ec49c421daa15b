//! Component tests in a real browser, mounted into an element of their own.
#![cfg(target_arch = "wasm32")]

use plenary::reactive::RwSignal;
use plenary::{
    browser::zone,
    plan::{Edtf, Status},
    view::{
        dom::mount,
        root,
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
        mount(&stage, move || status_chip(*status));
        assert_eq!(text(&stage), status.label());
        find(&stage, "svg[aria-hidden=true]");
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
        mount(&stage, move || source_view(source.to_owned()));
        let link = stage.query_selector("a").expect("a right selector");
        assert_eq!(link.is_some(), is_link, "{source}");
        if let Some(link) = link {
            assert_eq!(
                link.get_attribute("rel").as_deref(),
                Some("noopener noreferrer nofollow")
            );
        }
    }
}

#[wasm_bindgen_test]
async fn a_vague_date_is_written_by_choosing_how_precise_it_is() {
    let stage = stage();
    let date = RwSignal::new(Edtf::parse("2024-23").ok());
    mount(&stage, move || {
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

    // A precision alone is no date: the old one stays until a person says the new one.
    choose(&stage, "#when-precision", "days");
    leptos::task::tick().await;
    assert_eq!(
        date.get_untracked().map(|date| date.to_string()).as_deref(),
        Some("2024")
    );
    choose(&stage, "#when-from", "2024-10-04");
    leptos::task::tick().await;
    choose(&stage, "#when-to", "0002-10-07");
    leptos::task::tick().await;
    assert_eq!(
        date.get_untracked().map(|date| date.to_string()).as_deref(),
        Some("2024")
    );
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
}

/// Waits until something holds, a few milliseconds at a time.
async fn until(what: &str, holds: impl Fn() -> bool) {
    for _ in 0..2000 {
        if holds() {
            return;
        }
        let pause = js_sys::Promise::new(&mut |done, _| {
            let window = web_sys::window().expect("a window");
            window
                .set_timeout_with_callback_and_timeout_and_arguments_0(&done, 5)
                .expect("a timer");
        });
        wasm_bindgen_futures::JsFuture::from(pause)
            .await
            .expect("it passes");
    }
    panic!("it never came to this: {what}");
}

#[wasm_bindgen_test]
async fn every_address_opens_its_page_and_changes_of_the_plan_reach_it() {
    let location = web_sys::window().expect("a window").location();
    location.set_hash("#/").expect("the address can change");
    let stage = stage();
    // The app lives as long as its page does.
    mount(&stage, root);
    for (hash, title) in [
        ("#/objectives/fw-3", "Objectives"),
        ("#/calendar/wg-1", "Calendar"),
        ("#/partners/armenia", "Partners"),
        ("#/notes", "Notes"),
        ("#/exchange", "Exchange"),
        ("#/settings", "Settings"),
        ("#/library", "Plans"),
        ("#/history", "History"),
        ("#/text", "The text"),
        ("#/nowhere", "No such page"),
        ("#/", "Overview"),
    ] {
        location.set_hash(hash).expect("the address can change");
        until(title, || {
            text(&find(&stage, "#page-heading").unchecked_into()) == title
        })
        .await;
    }

    // A vague date is made precise in the page itself: the fields follow.
    location
        .set_hash("#/calendar/wg-1")
        .expect("the address can change");
    until("the date's fields", || {
        stage
            .query_selector("#when-part")
            .is_ok_and(|it| it.is_some())
    })
    .await;
    choose(&stage, "#when-precision", "day");
    until("a field for a day", || {
        stage
            .query_selector("#when-from")
            .is_ok_and(|it| it.is_some())
    })
    .await;
    choose(&stage, "#when-from", "2024-11-12");
    until("the date in the agenda", || {
        text(&stage).contains("12 November 2024")
    })
    .await;
}

/// The browser's table agrees with that of Python at every change of the members' clocks, to the minute. For Chisinau
/// the tables themselves differ: newer ones have it change with the European Union, an hour later than older ones.
#[wasm_bindgen_test]
fn the_browsers_zones_change_when_they_should() {
    let minutes = |text: &str| js_sys::Date::parse(text) as i64 / 60_000;
    let lines = include_str!("data/zone-changes.txt").lines();
    let mut seen = 0;
    for line in lines.filter(|line| !line.starts_with('#')) {
        let parts: Vec<&str> = line.split(' ').collect();
        let [name, at, before, after] = parts.as_slice() else {
            panic!("{line}");
        };
        let zone = zone::open(name).expect(name);
        let at = minutes(at);
        assert_eq!(zone.offset(at - 1), before.parse().ok(), "before {line}");
        let at = at + if *name == "Europe/Chisinau" { 60 } else { 0 };
        assert_eq!(zone.offset(at), after.parse().ok(), "from {line}");
        seen += 1;
    }
    assert_eq!(seen, 13 + 8 * 14);
    for name in ["Europe/Nowhere", "", "Istanbul, Turkey"] {
        assert!(zone::open(name).is_none(), "{name}");
    }
    assert!(zone::open(&zone::own().expect("a zone")).is_some());
}
