//! Addresses: every page has one, and what is not one says so.
#![cfg(not(target_arch = "wasm32"))]

use plenary::{
    app::{Query, Route},
    plan::{GuidanceId, ItemId, MeetingId, ObjectiveId, PartnerId},
};

fn check(hash: &str, route: Route) {
    assert_eq!(Route::parse(hash), route, "{hash}");
}

#[test]
fn the_addresses_of_the_contract() {
    let objective = ObjectiveId::new("fw-3");
    let meeting = MeetingId::new("wg-1");
    let partner = PartnerId::new("armenia");
    let guidance = GuidanceId::new("charter");
    for (hash, route) in [
        ("#/", Route::Overview),
        ("#/text", Route::Text(None)),
        ("#/text/charter", Route::Text(guidance)),
        ("#/progress", Route::Progress),
        ("#/evaluate", Route::Evaluate),
        ("#/evaluation", Route::Evaluation),
        ("#/roll-over", Route::RollOver),
        ("#/objectives", Route::Objectives(None)),
        ("#/objectives/fw-3", Route::Objectives(objective)),
        ("#/calendar", Route::Calendar(None)),
        ("#/calendar/wg-1", Route::Calendar(meeting)),
        ("#/find-date", Route::FindDate),
        ("#/partners", Route::Partners(None)),
        ("#/partners/armenia", Route::Partners(partner)),
        ("#/notes", Route::Notes),
        ("#/findings", Route::Findings),
        ("#/brief", Route::Brief(None)),
        ("#/brief/wg-1", Route::Brief(MeetingId::new("wg-1"))),
        ("#/exchange", Route::Exchange),
        ("#/exchange/review", Route::Review),
        ("#/exchange/compare", Route::Compare),
        ("#/exchange/lineage", Route::Lineage),
        ("#/settings", Route::Settings),
        ("#/library", Route::Library),
        ("#/history", Route::History),
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
        ("guidance", "#/text/x-1"),
    ] {
        let item = ItemId::from_words(kind, "x-1").unwrap();
        let route = Route::of_item(&item);
        assert_eq!(route.to_hash(), page);
        assert_eq!(route.item(), Some("x-1"));
        assert_eq!(route.view().item(), None);
    }
}

#[test]
fn choices_stand_after_the_question_mark() {
    let mut query = Query::default();
    assert_eq!(query.to_string(), "");
    query.set("status", Some("in-progress".to_owned()));
    query.set("lead", Some("türkiye & a=b?#%41".to_owned()));
    query.set("note", Some("yes".to_owned()));
    query.set("note", None);
    query.set("kind", Some(String::new()));
    let address = format!("#/objectives/fw-3{query}");
    assert_eq!(
        address,
        "#/objectives/fw-3?lead=t%C3%BCrkiye%20%26%20a%3Db%3F%23%2541&status=in-progress"
    );
    assert_eq!(Query::parse(&address), query);
    check(&address, Route::Objectives(ObjectiveId::new("fw-3")));
}

#[test]
fn choices_may_be_written_in_other_ways() {
    for (hash, expected) in [
        ("#/calendar", ""),
        ("#/calendar?", ""),
        ("#/calendar?&&view&=x", ""),
        ("#/calendar?view=", ""),
        (
            "#/calendar?view=month&from=2024-01",
            "?from=2024-01&view=month",
        ),
        ("#/calendar?view=month&view=year", "?view=month"),
        (
            "#/calendar?view=50%&a=%4&b=%zz",
            "?a=%254&b=%25zz&view=50%25",
        ),
        ("#/calendar?q=\u{1d54}", "?q=%E1%B5%94"),
        ("#/calendar?q=%FF", "?q=%EF%BF%BD"),
        ("#/calendar?q=a+b%20c", "?q=a%2Bb%20c"),
        ("#/calendar?q=a=b?c", "?q=a%3Db%3Fc"),
    ] {
        let query = Query::parse(hash);
        assert_eq!(query.to_string(), expected, "{hash}");
        assert_eq!(Query::parse(&query.to_string()), query, "{hash}");
    }
}

#[test]
fn a_page_keeps_its_choices_and_the_open_plan_stays_open() {
    let before = Query::parse("#/objectives?plan=now&status=achieved");
    for (hash, same_page, expected) in [
        ("#/objectives/fw-3", true, "?plan=now&status=achieved"),
        (
            "#/objectives/fw-3?plan=next",
            true,
            "?plan=next&status=achieved",
        ),
        (
            "#/objectives?status=dropped",
            true,
            "?plan=now&status=dropped",
        ),
        ("#/calendar", false, "?plan=now"),
        ("#/calendar?plan=next", false, "?plan=next"),
        ("#/calendar?view=month", false, "?plan=now&view=month"),
    ] {
        let query = Query::parse(hash).coming_from(&before, same_page);
        assert_eq!(query.to_string(), expected, "{hash}");
    }
}
