//! What is counted in a plan, where its term stands, and what it needs from its people.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that meets nothing has failed"
)]

use chrono::NaiveDate;
use plenary::{
    exchange::built_in::built_in,
    plan::{
        Assessment, Assessor, Edtf, Evidence, EvidenceId, Held, Meeting, MeetingStatus, Partner,
        PartnerCategory, PartnerId, Plan, Status,
        progress::{Share, Stretch, in_words},
    },
};

fn plan() -> Plan {
    built_in().unwrap().plan
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn sentences(shares: &[Share]) -> Vec<String> {
    shares.iter().map(Share::sentence).collect()
}

fn entry(id: &str, when: &str) -> Evidence {
    Evidence {
        id: EvidenceId::new(id).unwrap(),
        when: Edtf::parse(when).ok(),
        text: "Something happened".to_owned(),
        source: None,
        reported_by: None,
        extra: Default::default(),
    }
}

fn assess(plan: &mut Plan, at: usize, status: Status, on: &str) {
    let objective = &mut plan.objectives[at];
    objective.status = status;
    objective.assessment = Some(Assessment {
        by: Assessor::Coordinator,
        on: day(on),
        remark: None,
        extra: Default::default(),
    });
}

#[test]
fn by_kind_not_assessed_is_never_not_started() {
    let mut plan = plan();
    assert_eq!(
        sentences(&plan.progress_by_kind()),
        [
            "Frameworks of action: 10 not assessed",
            "Priority areas: 7 not assessed"
        ]
    );
    assess(&mut plan, 0, Status::NotStarted, "2024-03-01");
    assess(&mut plan, 1, Status::Achieved, "2024-03-01");
    assess(&mut plan, 16, Status::Continuous, "2024-03-01");
    assert_eq!(
        sentences(&plan.progress_by_kind()),
        [
            "Frameworks of action: 8 not assessed, 1 not started, 1 achieved",
            "Priority areas: 6 not assessed, 1 continuous"
        ]
    );
    plan.objectives.clear();
    assert_eq!(plan.progress_by_kind(), []);
}

#[test]
fn by_lead_in_official_order_and_nobody_last() {
    let mut plan = plan();
    assert_eq!(
        sentences(&plan.progress_by_lead()),
        ["No lead named: 17 not assessed"]
    );
    // Greece is Hellenic Republic in the official order; a body comes after the member states.
    for (at, lead) in [
        "ukraine",
        "icbss",
        "hellenic-republic",
        "albania",
        "ukraine",
    ]
    .iter()
    .enumerate()
    {
        plan.objectives[at].lead = PartnerId::new(*lead);
    }
    assess(&mut plan, 0, Status::InProgress, "2024-03-01");
    let shares = plan.progress_by_lead();
    let names: Vec<&str> = shares.iter().map(|share| share.name.as_str()).collect();
    assert_eq!(
        names[..3],
        ["Republic of Albania", "Hellenic Republic", "Ukraine"]
    );
    assert_eq!(names[4..], ["No lead named"]);
    assert_eq!(in_words(&shares[2].counts), "1 not assessed, 1 in progress");
    assert_eq!(shares[4].lead, None);
    let total: usize = shares.iter().map(|share| share.total).sum();
    assert_eq!(total, 17, "each objective once");
}

#[test]
fn sixty_leads_are_sixty_shares() {
    let mut plan = plan();
    let template = plan.partners[0].clone();
    plan.partners.extend((0..60).map(|at| Partner {
        id: PartnerId::new(format!("body-{at}")).unwrap(),
        name: format!("Body {at}"),
        category: PartnerCategory::Organisation,
        ..template.clone()
    }));
    let objective = plan.objectives[0].clone();
    plan.objectives = (0..2000)
        .map(|at| {
            let mut objective = objective.clone();
            objective.lead = PartnerId::new(format!("body-{}", at % 60));
            objective
        })
        .collect();
    let shares = plan.progress_by_lead();
    assert_eq!(shares.len(), 60);
    assert_eq!(shares.iter().map(|share| share.total).sum::<usize>(), 2000);
}

/// The stretch that a date is counted in, in the term of the built-in plan or another.
fn check_stretch(term: [&str; 2], date: &str, expected: &str) {
    let mut plan = plan();
    plan.head.period.start = day(term[0]);
    plan.head.period.end = day(term[1]);
    plan.meetings.clear();
    plan.objectives[0].evidence = vec![entry("ev-1", date)];
    let found: Vec<String> = plan
        .progress_by_half_year()
        .into_iter()
        .filter(|dated| dated.evidence > 0)
        .map(|dated| dated.stretch.in_words())
        .collect();
    assert_eq!(found, [expected], "{date} in {term:?}");
}

#[test]
fn a_vague_date_counts_only_where_it_lies_whole() {
    let term = ["2024-01-01", "2025-12-31"];
    for (date, expected) in [
        ("2024-06-30", "January – June 2024"),
        ("2024-07-01", "July – December 2024"),
        ("2024-23", "July – December 2024"),
        ("2024-40", "January – June 2024"),
        ("2024-22", "Date too vague"),
        ("2024", "Date too vague"),
        ("2024-06-29/2024-07-01", "Date too vague"),
        ("2025-12", "July – December 2025"),
        ("2025-24", "Date too vague"),
        ("2023-24", "Date too vague"),
        ("2023", "Before the term"),
        ("2026-01-01", "After the term"),
        ("", "No date"),
    ] {
        check_stretch(term, date, expected);
    }
    let term = ["2024-03-01", "2024-07-31"];
    for (date, expected) in [
        ("2024-03-05", "March – June 2024"),
        ("2024-07", "July 2024"),
        // It may have been before the term began.
        ("2024-40", "Date too vague"),
        ("2024-02-29", "Before the term"),
    ] {
        check_stretch(term, date, expected);
    }
    check_stretch(
        ["2024-03-02", "2024-07-31"],
        "2024-05",
        "2 March 2024 – 30 June 2024",
    );
}

#[test]
fn half_years_count_what_was_assessed_reported_and_held() {
    let mut plan = plan();
    // The congress of October 2024 is there from the start, as a later fact.
    assess(&mut plan, 0, Status::InProgress, "2024-09-01");
    assess(&mut plan, 1, Status::Achieved, "2026-02-01");
    plan.objectives[0].evidence = vec![entry("ev-1", "2024-02"), entry("ev-2", "2025")];
    plan.meetings[1].evidence = vec![entry("ev-1", "2025-23")];
    plan.meetings[1].status = MeetingStatus::Held;
    plan.meetings[2].status = MeetingStatus::Held;
    plan.meetings[2].held = Some(Held {
        edtf: Edtf::parse("2026-03-04").unwrap(),
        text: String::new(),
        source: None,
        extra: Default::default(),
    });
    // Its date is not one on which it was held.
    plan.meetings[0].status = MeetingStatus::Cancelled;
    plan.meetings[0].when.edtf = Edtf::parse("2025-02-02").ok();
    let found: Vec<(String, [usize; 3])> = plan
        .progress_by_half_year()
        .into_iter()
        .map(|dated| (dated.stretch.in_words(), dated.counts()))
        .collect();
    let expected = [
        ("January – June 2024", [0, 1, 0]),
        ("July – December 2024", [1, 0, 2]),
        ("January – June 2025", [0, 0, 0]),
        ("July – December 2025", [0, 1, 0]),
        ("After the term", [1, 0, 1]),
        ("Date too vague", [0, 1, 0]),
    ];
    let expected = expected.map(|(words, counts)| (words.to_owned(), counts));
    assert_eq!(found, expected);
}

#[test]
fn a_term_ends_soon_in_its_last_six_months() {
    let period = plan().head.period;
    assert_eq!(period.end, day("2025-12-31"));
    for (today, soon) in [
        ("2023-12-31", false),
        ("2025-06-30", false),
        ("2025-07-01", true),
        ("2025-12-31", true),
        ("2026-01-01", false),
    ] {
        assert_eq!(period.ends_soon(day(today)), soon, "{today}");
    }
}

#[test]
fn an_empty_plan_has_its_half_years_and_nothing_in_them() {
    let mut plan = plan();
    plan.objectives.clear();
    plan.meetings.clear();
    let found = plan.progress_by_half_year();
    assert_eq!(found.len(), 4);
    assert!(found.iter().all(|dated| dated.counts() == [0, 0, 0]));
    assert!(matches!(found[0].stretch, Stretch::Half(..)));
}

#[test]
fn what_had_no_news_is_asked_for_while_the_term_runs() {
    let mut plan = plan();
    plan.meetings.clear();
    plan.objectives.truncate(2);
    assess(&mut plan, 0, Status::InProgress, "2024-03-01");
    assess(&mut plan, 1, Status::Achieved, "2024-03-01");
    let asked = ["1 objective had no news for 9 months or more."];
    assert_eq!(needs(&plan, "2024-11-30"), [""; 0]);
    assert_eq!(needs(&plan, "2024-12-01"), asked);
    plan.objectives[0].evidence = vec![entry("ev-1", "2024-11")];
    assert_eq!(needs(&plan, "2024-12-01"), [""; 0]);
    plan.objectives[0].evidence.clear();
    let evaluated = ["1 objective has no final word."];
    assert_eq!(
        needs(&plan, "2026-11-24"),
        evaluated,
        "then it is evaluated"
    );
}

/// What the plan needs on a day, in sentences.
fn needs(plan: &Plan, on: &str) -> Vec<String> {
    let needs = plan.needs(day(on));
    needs.iter().map(|need| need.sentence(plan)).collect()
}

#[test]
fn autumn_2024_is_overdue_after_30_november_2024_and_not_before() {
    let plan = plan();
    let to_be_confirmed = "1st Meeting: autumn 2024 is to be confirmed.";
    let overdue = "1st Meeting: overdue since 30 November 2024.";
    for (on, has, has_not) in [
        ("2024-09-01", to_be_confirmed, overdue),
        ("2024-11-30", to_be_confirmed, overdue),
        ("2024-12-01", overdue, to_be_confirmed),
        ("2026-11-24", overdue, to_be_confirmed),
    ] {
        let needs = needs(&plan, on);
        assert!(needs.iter().any(|need| need == has), "{on}: {needs:?}");
        assert!(needs.iter().all(|need| need != has_not), "{on}: {needs:?}");
    }
}

#[test]
fn needs_come_by_urgency_and_then_by_date() {
    let mut plan = plan();
    assert_eq!(
        needs(&plan, "2026-11-24"),
        [
            "1st Meeting: overdue since 30 November 2024.",
            "2nd Meeting: overdue since 30 November 2025.",
            "Meeting of ICT Ministers of the BSEC Member States: no date was ever fixed.",
            "17 objectives have no final word.",
        ]
    );
    // The second one in the plan comes first in time.
    let meeting = |at: usize| plan.meetings[at].clone();
    let dated = |meeting: Meeting, date: &str| {
        let mut meeting = meeting;
        meeting.when.edtf = Edtf::parse(date).ok();
        meeting
    };
    plan.meetings = vec![
        dated(meeting(1), "2025-10-02"),
        dated(meeting(2), "2025-05"),
    ];
    assert_eq!(
        needs(&plan, "2025-04-01"),
        [
            "2nd Meeting: May 2025 is to be confirmed.",
            "1st Meeting: 2 October 2025 is to be confirmed.",
            "17 objectives were never assessed.",
        ]
    );
    // After the term all that has no final word waits, as the banner and the evaluation count it.
    for objective in &mut plan.objectives {
        objective.status = Status::Achieved;
    }
    for (count, status) in [
        Status::NotStarted,
        Status::InProgress,
        Status::Postponed,
        Status::NotAssessed,
    ]
    .into_iter()
    .enumerate()
    {
        plan.objectives[count].status = status;
        let last = needs(&plan, "2026-11-24").pop().unwrap();
        let sentence = match count {
            0 => "1 objective has no final word.".to_owned(),
            count => format!("{} objectives have no final word.", count + 1),
        };
        assert_eq!(last, sentence);
        assert_eq!(plan.open_objectives().count(), count + 1);
    }
    let in_the_term = needs(&plan, "2025-04-01").pop().unwrap();
    assert_eq!(in_the_term, "1 objective was never assessed.");
}
