//! Addresses: every page has one, and what is not one says so.
#![cfg(not(target_arch = "wasm32"))]

use plenary::{
    app::Route,
    plan::{ItemId, MeetingId, ObjectiveId, PartnerId},
};

fn check(hash: &str, route: Route) {
    assert_eq!(Route::parse(hash), route, "{hash}");
}

#[test]
fn the_addresses_of_the_contract() {
    let objective = ObjectiveId::new("fw-3");
    let meeting = MeetingId::new("wg-1");
    let partner = PartnerId::new("armenia");
    for (hash, route) in [
        ("#/", Route::Overview),
        ("#/text", Route::Text),
        ("#/objectives", Route::Objectives(None)),
        ("#/objectives/fw-3", Route::Objectives(objective)),
        ("#/calendar", Route::Calendar(None)),
        ("#/calendar/wg-1", Route::Calendar(meeting)),
        ("#/partners", Route::Partners(None)),
        ("#/partners/armenia", Route::Partners(partner)),
        ("#/notes", Route::Notes),
        ("#/exchange", Route::Exchange),
        ("#/settings", Route::Settings),
    ] {
        check(hash, route.clone());
        assert_eq!(route.to_hash(), hash);
    }
}

#[test]
fn an_address_may_be_written_in_other_ways() {
    check("", Route::Overview);
    check("#", Route::Overview);
    check("#/objectives/", Route::Objectives(None));
    check("#/calendar?view=month", Route::Calendar(None));
}

#[test]
fn what_leads_nowhere_is_told_apart() {
    for hash in [
        "#/nowhere",
        "#/objectives/fw-3/more",
        "#/objectives/Not an id",
        "#/objectives/../../etc",
        "#/partners/<script>",
        "#/notes/x",
    ] {
        assert!(matches!(Route::parse(hash), Route::Unknown(_)), "{hash}");
    }
}

#[test]
fn every_item_has_a_page() {
    for (kind, page) in [
        ("objective", "#/objectives/x-1"),
        ("meeting", "#/calendar/x-1"),
        ("partner", "#/partners/x-1"),
        ("programme", "#/partners/x-1"),
    ] {
        let item = ItemId::from_words(kind, "x-1").unwrap();
        let route = Route::of_item(&item);
        assert_eq!(route.to_hash(), page);
        assert_eq!(route.item(), Some("x-1"));
        assert_eq!(route.view().item(), None);
    }
}
