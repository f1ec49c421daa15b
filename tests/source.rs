//! The built-in plan against the official text it was made from: no line dropped, no line made up,
//! and the facts that people will look for.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that meets nothing has failed"
)]

use plenary::exchange::built_in::built_in;
use plenary::plan::*;

const SOURCE: &str = include_str!("data/bsec-ict-plan-2024-2025.txt");

fn plan() -> Plan {
    built_in().unwrap().plan
}

/// One space for any white space, the no-break space too; nothing else is touched.
fn normal(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn source_lines() -> Vec<String> {
    let lines = SOURCE.lines().map(normal);
    lines.filter(|line| !line.is_empty()).collect()
}

/// Every line of official wording in the plan, as the source would print it.
fn official_lines(plan: &Plan) -> Vec<String> {
    let mut lines = Vec::new();
    for section in &plan.sections {
        let number = section.number.iter().map(String::as_str);
        let heading = section.heading.iter().map(String::as_str);
        lines.push(number.chain(heading).collect::<Vec<_>>().join(" "));
        lines.extend(section.text.lines().map(str::to_owned));
    }
    for objective in &plan.objectives {
        lines.push(match &objective.number {
            Some(number) => format!("{number}. {}", objective.text),
            None => format!("• {}", objective.text),
        });
    }
    lines.extend(
        plan.meetings
            .iter()
            .filter_map(|meeting| meeting.text.clone()),
    );
    for contact in &plan.contacts {
        lines.extend(contact.text.lines().map(str::to_owned));
    }
    let lines = lines.iter().map(|line| normal(line));
    lines.filter(|line| !line.is_empty()).collect()
}

#[test]
fn every_line_of_the_source_is_in_the_plan() {
    let official = official_lines(&plan());
    for line in source_lines() {
        assert!(official.contains(&line), "not in the plan: {line}");
    }
}

#[test]
fn every_official_line_of_the_plan_is_in_the_source() {
    let source = source_lines();
    for line in official_lines(&plan()) {
        assert!(source.contains(&line), "not in the source: {line}");
    }
    assert_eq!(source.len(), official_lines(&plan()).len());
}

#[test]
fn short_official_fields_are_words_of_the_source() {
    let plan = plan();
    let source = normal(SOURCE);
    let head = &plan.head;
    let mut fields = vec![head.title.clone()];
    fields.extend(head.reference.clone());
    fields.extend(head.period.wording.clone());
    fields.extend(head.coordinator.name.clone());
    fields.extend(plan.guidance.iter().map(|guidance| guidance.text.clone()));
    for goal in &plan.goals {
        fields.extend([goal.text.clone(), goal.title.clone(), goal.source.clone()]);
    }
    for meeting in &plan.meetings {
        fields.push(meeting.title.clone());
        fields.extend(meeting.place.wording.clone());
    }
    fields.extend(
        plan.programmes
            .iter()
            .map(|programme| programme.name.clone()),
    );
    for contact in &plan.contacts {
        let parts = [
            &contact.institution,
            &contact.name,
            &contact.post,
            &contact.phone,
        ];
        fields.extend(parts.into_iter().flatten().cloned());
        fields.extend(contact.emails.clone());
    }
    for field in fields {
        assert!(
            source.contains(&normal(&field)),
            "not in the source: {field}"
        );
    }
}

/// What the text names, the plan holds as a partner with its section.
#[test]
fn partners_that_the_text_names_point_at_their_section() {
    let plan = plan();
    for partner in &plan.partners {
        let Some(section) = &partner.section else {
            continue;
        };
        let text = &plan.section(section).unwrap().text;
        let named = text.contains(&partner.name)
            || partner.short.as_ref().is_some_and(|short| text.contains(short))
            // "BSEC Observer Countries and Sectoral Dialogue Partners" stand as two.
            || ["observers", "dialogue-partners"].contains(&partner.id.as_str());
        assert!(named, "{} is not named in {section}", partner.name);
    }
}

fn names(category: PartnerCategory, named_by_the_text: bool) -> Vec<String> {
    let plan = plan();
    let partners = plan.partners.iter().filter(|partner| {
        partner.category == category && (partner.section.is_some() || !named_by_the_text)
    });
    partners
        .map(|partner| partner.short_name().to_owned())
        .collect()
}

#[test]
fn head() {
    let plan = plan();
    let head = &plan.head;
    assert_eq!(plan.id.as_str(), "bsec-ict-2024-2025");
    assert_eq!(head.kind, PlanKind::PlanOfAction);
    assert_eq!(
        head.reference.as_deref(),
        Some("Annex III to BS/WG/ICT/R(2024)1")
    );
    assert_eq!(head.period.start.to_string(), "2024-01-01");
    assert_eq!(head.period.end.to_string(), "2025-12-31");
    assert_eq!(
        head.coordinator.name.as_deref(),
        Some("Republic of Armenia")
    );
    assert_eq!(head.coordinator.partner, PartnerId::new("armenia"));
    assert_eq!(plan.guidance.len(), 5);
    assert_eq!(plan.goals.len(), 1);
    assert_eq!(plan.goals[0].number, "12");
    assert_eq!(plan.goals[0].adopted.unwrap().to_string(), "2023-12-15");
}

#[test]
fn ten_frameworks_and_seven_priorities_that_nobody_has_assessed() {
    let plan = plan();
    assert_eq!(
        plan.objective_kinds(),
        [(ObjectiveKind::Framework, 10), (ObjectiveKind::Priority, 7)]
    );
    for objective in &plan.objectives {
        assert_eq!(objective.status, Status::NotAssessed, "{}", objective.id);
        assert_eq!(objective.assessment, None, "{}", objective.id);
        let serves = objective.goal.as_ref().map(GoalId::as_str);
        let framework = objective.kind == ObjectiveKind::Framework;
        assert_eq!(serves, framework.then_some("goal-12"), "{}", objective.id);
    }
}

#[test]
fn four_meetings_as_precise_as_the_text() {
    let plan = plan();
    let told: Vec<_> = plan
        .meetings
        .iter()
        .map(|meeting| {
            let date = meeting.when.edtf.map(|date| date.to_string());
            let place = meeting.place.name.as_deref();
            (
                meeting.id.as_str(),
                meeting.kind,
                date,
                meeting.when.confirmed,
                place,
            )
        })
        .collect();
    let date = |text: &str| Some(text.to_owned());
    assert_eq!(
        told,
        [
            ("ministers-1", MeetingKind::Ministerial, None, false, None),
            (
                "wg-1",
                MeetingKind::WorkingGroup,
                date("2024-23"),
                false,
                Some("HQ")
            ),
            (
                "wg-2",
                MeetingKind::WorkingGroup,
                date("2025-23"),
                false,
                Some("HQ")
            ),
            (
                "wcit-2024",
                MeetingKind::Event,
                date("2024"),
                false,
                Some("Yerevan")
            ),
        ]
    );
    let congress = &plan.meetings[3];
    let held = congress.held.as_ref().unwrap();
    assert_eq!(held.edtf.to_string(), "2024-10-04/2024-10-07");
    assert!(held.source.is_some(), "a later fact has its source");
    assert!(
        plan.meetings[..3]
            .iter()
            .all(|meeting| meeting.held.is_none())
    );
}

#[test]
fn slips_of_the_pen_are_kept() {
    let plan = plan();
    let heading = |id: &str| {
        let id = SectionId::new(id).unwrap();
        plan.section(&id).unwrap().heading.clone().unwrap()
    };
    assert_eq!(
        heading("activities"),
        "LIST OF ACTIVITES AND JOINT MEETINGS:"
    );
    assert_eq!(
        plan.programmes[0].name,
        "Korea-BSEC ICT Cooperation Program"
    );
    let organisations = &plan.section(&SectionId::new("international-organizations").unwrap());
    assert!(
        organisations
            .unwrap()
            .text
            .contains("United Nations Development Program (UNDP)")
    );
    let general = plan.section(&SectionId::new("general-objectives").unwrap());
    assert!(general.unwrap().text.contains("for the period 2024-2026"));
    assert!(
        general
            .unwrap()
            .text
            .contains("will be guided the provisions")
    );
    assert!(plan.objectives[2].text.contains("TransEuropean"));
}

#[test]
fn partners() {
    assert_eq!(names(PartnerCategory::Member, false).len(), 13);
    assert_eq!(
        names(PartnerCategory::RelatedBody, true),
        ["PABSEC", "BSEC Business Council", "ICBSS", "BSTDB"]
    );
    assert_eq!(
        names(PartnerCategory::WorkingGroup, true),
        [
            "Working Group on Science and Technology",
            "Working Group on Institutional Renewal and Good Governance"
        ]
    );
    assert_eq!(
        names(PartnerCategory::Organisation, true),
        ["UNDP", "WB", "European Commission", "ADB", "EDB"]
    );
}

#[test]
fn members_have_their_seats() {
    let plan = plan();
    let members = plan
        .partners
        .iter()
        .filter(|p| p.category == PartnerCategory::Member);
    let seats: Vec<_> = members
        .map(|member| member.seat.as_ref().unwrap().city.clone())
        .collect();
    assert_eq!(
        seats,
        [
            "Tirana",
            "Yerevan",
            "Baku",
            "Sofia",
            "Tbilisi",
            "Athens",
            "Chisinau",
            "Skopje",
            "Bucharest",
            "Moscow",
            "Belgrade",
            "Ankara",
            "Kyiv"
        ]
    );
}

#[test]
fn contact() {
    let plan = plan();
    assert_eq!(plan.contacts.len(), 1);
    let contact = &plan.contacts[0];
    assert_eq!(contact.name.as_deref(), Some("Mr. Karen SIMONYAN"));
    assert_eq!(
        contact.post.as_deref(),
        Some("Head, International Cooperation Department")
    );
    assert_eq!(contact.phone.as_deref(), Some("+ 374 10 590096"));
    assert_eq!(
        contact.emails,
        [
            "karen.simonyan@hti.am",
            "eliz.gevorgyan@hti.am",
            "viktorya.hovakimyan@hti.am"
        ]
    );
}

#[test]
fn what_people_call_a_plan_is_its_group_unless_the_title_says_something_else() {
    let mut head = built_in().unwrap().plan.head;
    assert_eq!(head.short_title(), head.group);
    for title in ["Copy of PLAN OF ACTION", "Plan of Action 2028", "Ports"] {
        title.clone_into(&mut head.title);
        assert_eq!(head.short_title(), title);
    }
    head.group.clear();
    "Plan of action of the ".clone_into(&mut head.title);
    assert_eq!(head.short_title(), "Plan of action of the ");
}
