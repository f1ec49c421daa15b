//! Meetings: how far they have come, when in the day they are, how they became firm, and what belongs to them.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that meets nothing has failed"
)]

mod random_plan;

use chrono::NaiveDate;
use plenary::{
    exchange::built_in::built_in,
    find::{Finder, Target},
    notes::Notes,
    plan::{
        AgendaItem, AgendaItemId, Attendance, AttendanceId, Change, Clock, Decision, DecisionId,
        DecisionKind, Document, DocumentId, Edit, Edtf, Extra, Firming, ItemId, Meeting, MeetingId,
        MeetingKind, MeetingStatus, ObjectiveId, Official, PartnerCategory, PartnerId, Plan,
        TimeOfDay, Zone,
    },
};
use random_plan::Rng;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn date(text: &str) -> Option<Edtf> {
    Some(Edtf::parse(text).unwrap())
}

fn time(text: &str) -> TimeOfDay {
    TimeOfDay::parse(text).unwrap()
}

fn clock(start: &str, end: Option<&str>) -> Clock {
    Clock {
        start: time(start),
        end: end.map(time),
        zone: Zone::new("Europe/Istanbul").unwrap(),
        extra: Extra::new(),
    }
}

fn plan() -> Plan {
    built_in().unwrap().plan
}

fn meeting(id: &str) -> Meeting {
    plan()
        .meeting(&MeetingId::new(id).unwrap())
        .unwrap()
        .clone()
}

fn replaced(plan: &Plan, meeting: &Meeting) -> Plan {
    let mut after = plan.clone();
    let edit = Edit::Meeting(Change::Replace(Box::new(meeting.clone())));
    after.apply(edit).unwrap();
    after
}

/// The steps as they are told: what was known, when it was entered, by whom.
fn told(meeting: &Meeting) -> Vec<String> {
    let steps = meeting.firming.iter();
    steps
        .map(|step| {
            let on = step
                .on
                .map_or_else(|| "at first".to_owned(), |on| on.to_string());
            let by = step.by.as_deref().unwrap_or("nobody");
            format!("{} | {on} | {by}", step.date_in_words())
        })
        .collect()
}

#[test]
fn times_of_day() {
    for (text, minutes) in [("00:00", 0), ("09:05", 545), ("23:59", 1439)] {
        assert_eq!(time(text).minutes(), minutes);
        assert_eq!(time(text).to_string(), text);
    }
    for text in [
        "24:00", "12:60", "9:30", "09:3", "0930", "", ":", "-1:00", "+9:30", "09:30 ", "９:30",
    ] {
        assert_eq!(TimeOfDay::parse(text), None, "{text}");
    }
    assert_eq!(TimeOfDay::from_minutes(1440), None);
}

#[test]
fn names_of_zones() {
    for (name, city) in [
        ("Europe/Istanbul", "Istanbul"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires"),
        ("UTC", "UTC"),
        ("Etc/GMT+3", "GMT+3"),
        ("America/Port-au-Prince", "Port-au-Prince"),
    ] {
        assert_eq!(Zone::new(name).unwrap().city(), city);
    }
    let long = format!("A/{}", "b".repeat(63));
    for name in [
        "",
        "/",
        "Europe/",
        "/Kyiv",
        "Europe//Kyiv",
        "Europe/Kyiv ",
        "3/4",
        "Киев",
        "a\nb",
        long.as_str(),
    ] {
        assert_eq!(Zone::new(name), None, "{name}");
    }
}

/// A time of day needs a day; it begins on the first and ends on the last.
#[test]
fn when_it_begins_and_ends() {
    for (edtf, start, end, begins, ends) in [
        (
            "2024-10-14",
            "09:30",
            Some("17:00"),
            Some("2024-10-14 09:30"),
            Some("2024-10-14 17:00"),
        ),
        (
            "2024-10-14",
            "20:00",
            Some("01:00"),
            Some("2024-10-14 20:00"),
            Some("2024-10-15 01:00"),
        ),
        ("2024-10-14", "09:30", None, Some("2024-10-14 09:30"), None),
        (
            "2024-10-14/2024-10-15",
            "09:30",
            Some("09:00"),
            Some("2024-10-14 09:30"),
            Some("2024-10-15 09:00"),
        ),
        (
            "2024-12-31",
            "22:00",
            Some("22:00"),
            Some("2024-12-31 22:00"),
            Some("2025-01-01 22:00"),
        ),
        ("2024-10", "09:30", Some("17:00"), None, None),
        ("2024-23", "09:30", Some("17:00"), None, None),
    ] {
        let mut when = meeting("wg-1").when;
        when.edtf = date(edtf);
        when.clock = Some(clock(start, end));
        let words = |moment: Option<(NaiveDate, TimeOfDay)>| {
            moment.map(|(day, time)| format!("{day} {time}"))
        };
        assert_eq!(words(when.begins()).as_deref(), begins, "{edtf} {start}");
        assert_eq!(words(when.ends()).as_deref(), ends, "{edtf} {start}");
        assert_eq!(when.time().is_some(), begins.is_some());
    }
}

/// All words that are not final are overdue after the last day, and none of the others is.
#[test]
fn only_what_is_open_is_overdue() {
    for status in MeetingStatus::ALL.iter().copied() {
        let mut meeting = meeting("wg-1");
        meeting.status = status;
        let is_open = ["planned", "proposed", "tentative", "confirmed"].contains(&status.word());
        assert_eq!(
            meeting.is_overdue(day("2024-12-01")),
            is_open,
            "{}",
            status.word()
        );
        assert!(!meeting.is_overdue(day("2024-11-30")));
        assert_eq!(
            MeetingStatus::OUTCOMES.contains(&status),
            status.word() == "planned" || !is_open
        );
        let plan = replaced(&plan(), &meeting);
        let needs = plan.needs(day("2025-01-01"));
        let mut asked = needs.iter().map(|need| need.sentence(&plan));
        assert_eq!(
            asked.any(|said| said.starts_with("1st Meeting: overdue")),
            is_open
        );
        let item = ItemId::Meeting(meeting.id.clone());
        assert_eq!(plan.has_final_word(&item), !is_open);
        assert!(!status.criterion().is_empty());
    }
}

#[test]
fn from_autumn_to_a_day_and_a_time() {
    let official = meeting("wg-1");
    let by = Some("Secretariat");
    let mut meeting = official.rescheduled(date("2024-10"), day("2024-06-01"), by);
    assert_eq!(
        told(&meeting),
        [
            "autumn 2024 | at first | nobody",
            "October 2024 | 2024-06-01 | Secretariat"
        ]
    );
    meeting = meeting.rescheduled(date("2024-10-14"), day("2024-07-02"), None);
    meeting.firm(day("2024-07-02"), None, |meeting| {
        meeting.when.clock = Some(clock("09:30", None))
    });
    meeting.firm(day("2024-07-03"), by, |meeting| {
        meeting.place.room = Some("Black Sea Hall".to_owned())
    });
    meeting.firm(day("2024-07-03"), by, |meeting| {
        meeting.when.confirmed = true
    });
    assert_eq!(
        told(&meeting),
        [
            "autumn 2024 | at first | nobody",
            "October 2024 | 2024-06-01 | Secretariat",
            "14 October 2024, 09:30 (Istanbul) | 2024-07-02 | nobody",
            "14 October 2024, 09:30 (Istanbul) | 2024-07-03 | Secretariat",
        ]
    );
    let last = meeting.firming.last().unwrap();
    assert!(last.confirmed && last.place_in_words().ends_with(", Black Sea Hall"));
    assert_eq!(meeting.when.wording, official.when.wording);
    assert_eq!(meeting.text, official.text);
    replaced(&plan(), &meeting);
    // Away from the day, the hour is no longer known, and nothing is confirmed.
    let vague = meeting.rescheduled(date("2024-11"), day("2024-08-01"), None);
    assert_eq!(
        (vague.when.clock.is_none(), vague.when.confirmed),
        (true, false)
    );
    // From day to day the hour stays.
    let other = meeting.rescheduled(date("2024-10-15"), day("2024-08-01"), None);
    assert_eq!(
        (other.when.clock.is_some(), other.when.confirmed),
        (true, false)
    );
}

#[test]
fn steps_that_are_none() {
    let undated = meeting("ministers-1");
    let (today, by) = (day("2024-06-01"), Some("A"));
    assert_eq!(undated.rescheduled(undated.when.edtf, today, by), undated);
    let there = undated.rescheduled(date("2024-10"), today, by);
    assert_eq!(
        told(&there),
        ["TBD | at first | nobody", "October 2024 | 2024-06-01 | A"]
    );
    assert_eq!(
        there.rescheduled(None, today, by),
        undated,
        "there and back on one day"
    );
    let next = there.rescheduled(date("2024-11"), today, by);
    assert_eq!(
        told(&next),
        ["TBD | at first | nobody", "November 2024 | 2024-06-01 | A"]
    );
    // Another author or another day is another step, also back.
    let back = there.rescheduled(None, today, Some("B"));
    assert_eq!(
        told(&back),
        [
            "TBD | at first | nobody",
            "October 2024 | 2024-06-01 | A",
            "TBD | 2024-06-01 | B"
        ]
    );
    let later = there.rescheduled(None, day("2024-06-02"), by);
    assert_eq!(later.firming.len(), 3);
    // What was changed without a note stands between.
    let mut foreign = there.clone();
    foreign.when.edtf = date("2025");
    let after = foreign.rescheduled(date("2025-03"), day("2024-07-01"), by);
    assert_eq!(
        told(&after),
        [
            "TBD | at first | nobody",
            "October 2024 | 2024-06-01 | A",
            "2025 | at first | nobody",
            "March 2025 | 2024-07-01 | A"
        ]
    );
    // What is neither date nor place is no step.
    let mut same = there.clone();
    same.firm(day("2025-01-01"), None, |meeting| {
        meeting.status = MeetingStatus::Tentative
    });
    assert_eq!(same.firming, there.firming);
}

/// Whatever is done: the wording stays, the last step is what holds, no two neighbours say the same, and only a
/// beginning or a gap has no day.
#[test]
fn laws_of_firming() {
    let mut steps = 0;
    for seed in 0..300 {
        let rng = &mut Rng::new(seed);
        let to = random_plan::Targets::of(&plan(), 0);
        let mut meeting = random_plan::meeting(rng, &to, "m");
        meeting.firming.clear();
        let before = meeting.clone();
        for _ in 0..8 {
            let (on, by) = (
                day(["2024-01-01", "2024-01-02"][rng.below(2)]),
                [None, Some("A")][rng.below(2)],
            );
            match rng.below(4) {
                0 => meeting = meeting.rescheduled(None, on, by),
                1 => meeting = meeting.rescheduled(date("2024-10-14"), on, by),
                2 => {
                    let edtf = random_plan::edtf(rng);
                    meeting = meeting.rescheduled(Some(edtf), on, by);
                }
                _ => {
                    let room = ["1", "2"][rng.below(2)].to_owned();
                    meeting.firm(on, by, |meeting| meeting.place.room = Some(room));
                }
            }
            assert_eq!(
                (&meeting.when.wording, &meeting.text, &meeting.title),
                (&before.when.wording, &before.text, &before.title)
            );
            if let Some(last) = meeting.firming.last() {
                assert!(last.agrees(&Firming::of(&meeting)), "seed {seed}");
                assert!(last.on.is_some(), "seed {seed}");
                assert!(
                    meeting.firming[0].on.is_none() && meeting.firming.len() > 1,
                    "seed {seed}"
                );
            }
            for pair in meeting.firming.windows(2) {
                assert!(
                    !pair[0].agrees(&pair[1]),
                    "seed {seed}: {:?}",
                    told(&meeting)
                );
                assert!(
                    (pair[0].on, &pair[0].by) != (pair[1].on, &pair[1].by),
                    "seed {seed}"
                );
            }
            steps += meeting.firming.len();
        }
    }
    assert!(steps > 3_000, "{steps}");
}

/// The 1st Meeting with an agenda, a document, two delegations and two decisions.
fn full() -> Meeting {
    let mut meeting = meeting("wg-1");
    let objective = |id: &str| ObjectiveId::new(id);
    for (text, about) in [("Opening", None), ("Digital skills", objective("fw-3"))] {
        meeting.agenda.push(AgendaItem {
            id: meeting.free_agenda_id().unwrap(),
            text: text.to_owned(),
            objective: about,
            extra: Extra::new(),
        });
    }
    meeting.documents.push(Document {
        id: meeting.free_document_id().unwrap(),
        title: "Draft agenda".to_owned(),
        link: Some("https://example.org/agenda".to_owned()),
        extra: Extra::new(),
    });
    for (partner, name) in [("armenia", None), ("georgia", Some("Ms A"))] {
        meeting.attendance.push(Attendance {
            id: meeting.free_attendance_id().unwrap(),
            category: PartnerCategory::Member,
            partner: PartnerId::new(partner),
            name: name.map(str::to_owned),
            remark: None,
            extra: Extra::new(),
        });
    }
    for (kind, text) in [
        (DecisionKind::Decision, "To meet again."),
        (DecisionKind::FollowUp, "Circulate the report."),
    ] {
        meeting.decisions.push(Decision {
            id: meeting.free_decision_id().unwrap(),
            kind,
            text: text.to_owned(),
            owner: PartnerId::new("armenia"),
            owner_name: None,
            due: date("2024-12"),
            done: false,
            extra: Extra::new(),
        });
    }
    meeting
}

#[test]
fn what_is_to_be_done() {
    let meeting = full();
    let overdue = |on: &str| {
        meeting
            .decisions
            .iter()
            .filter(|it| it.is_overdue(day(on)))
            .count()
    };
    assert_eq!(
        (overdue("2024-12-31"), overdue("2025-01-01")),
        (0, 1),
        "a decision is nothing to do"
    );
    let mut done = meeting.decisions[1].clone();
    done.done = true;
    assert!(!done.is_overdue(day("2025-01-01")));
    let plan = replaced(&plan(), &meeting);
    let late = |on: &str| {
        let needs = plan.needs(day(on)).into_iter();
        let said: Vec<String> = needs.map(|need| need.sentence(&plan)).collect();
        said.contains(&"1st Meeting: the follow-up “Circulate the report.” is overdue.".to_owned())
    };
    assert_eq!((late("2024-12-31"), late("2025-01-01")), (false, true));
    assert_eq!(meeting.attendance[0].who(&plan), "Republic of Armenia");
    assert_eq!(meeting.attendance[1].who(&plan), "Georgia (Ms A)");
    assert_eq!(
        meeting.decisions[1].owner_in_words(&plan),
        "Republic of Armenia"
    );
}

#[test]
fn an_objective_on_the_agenda_is_linked() {
    let meeting = full();
    let plan = replaced(&plan(), &meeting);
    let objective = ItemId::from_words("objective", "fw-3").unwrap();
    let item = ItemId::Meeting(meeting.id.clone());
    assert!(plan.linked_with(&objective).contains(&item));
    assert!(plan.linked_with(&item).contains(&objective));
    let mut both = meeting.clone();
    both.links.push(objective.clone());
    let plan = replaced(&plan, &both);
    let found = plan.linked_with(&item);
    assert_eq!(found.iter().filter(|it| **it == objective).count(), 1);
}

/// Who was there and who was to do it stay known by name when the partner goes; the objective's item stays.
#[test]
fn removal_keeps_what_happened() {
    let meeting = full();
    let before = replaced(&plan(), &meeting);
    let gone = ["partner armenia", "partner georgia", "objective fw-3"];
    let mut after = before.clone();
    for item in gone {
        let (kind, id) = item.split_once(' ').unwrap();
        let edit = after
            .removal(&ItemId::from_words(kind, id).unwrap())
            .unwrap();
        after.apply(edit).unwrap();
    }
    assert_eq!(after.faults(), []);
    let left = after.meeting(&meeting.id).unwrap();
    let names: Vec<String> = left.attendance.iter().map(|it| it.who(&after)).collect();
    assert_eq!(names, ["Republic of Armenia", "Ms A"]);
    assert_eq!(
        left.decisions[0].owner_in_words(&after),
        "Republic of Armenia"
    );
    assert_eq!(
        (left.agenda[1].text.as_str(), &left.agenda[1].objective),
        ("Digital skills", &None)
    );
}

#[test]
fn rules_of_what_belongs_to_a_meeting() {
    type Break = fn(&mut Meeting);
    let breaks: [(Break, &str); 9] = [
        (|it| it.agenda[0].text = " ".to_owned(), "agenda"),
        (
            |it| it.agenda[0].objective = ObjectiveId::new("nothing"),
            "agenda",
        ),
        (
            |it| it.agenda[0].id = AgendaItemId::new("ag-2").unwrap(),
            "agenda",
        ),
        (|it| it.documents[0].title = String::new(), "documents"),
        (
            |it| {
                it.documents.push(Document {
                    id: DocumentId::new("doc-1").unwrap(),
                    ..it.documents[0].clone()
                })
            },
            "documents",
        ),
        (|it| it.attendance[0].partner = None, "attendance"),
        (
            |it| it.attendance[0].id = AttendanceId::new("at-2").unwrap(),
            "attendance",
        ),
        (
            |it| it.decisions[0].id = DecisionId::new("de-2").unwrap(),
            "decisions",
        ),
        (
            |it| it.decisions[0].owner = PartnerId::new("nobody"),
            "decisions",
        ),
    ];
    let sound = replaced(&plan(), &full());
    for (spoil, key) in breaks {
        let mut meeting = full();
        spoil(&mut meeting);
        let mut plan = sound.clone();
        plan.apply(Edit::Meeting(Change::Replace(Box::new(meeting.clone()))))
            .unwrap_err();
        plan.meetings.iter_mut().for_each(|it| {
            if it.id == meeting.id {
                *it = meeting.clone();
            }
        });
        let paths: Vec<String> = plan.faults().iter().map(|fault| fault.path()).collect();
        assert_eq!(paths, [format!("plan.meetings[\"wg-1\"].{key}")]);
    }
}

#[test]
fn sentences() {
    type Make = fn(&mut Meeting);
    let changes: [(Make, &str); 13] = [
        (
            |it| it.status = MeetingStatus::Tentative,
            "{}: planned → tentative",
        ),
        (
            |it| {
                it.when.edtf = date("2024-10-14");
                it.when.clock = Some(clock("09:30", Some("17:00")));
            },
            "Date of {}: autumn 2024 (to be confirmed) → 14 October 2024, 09:30–17:00 (Istanbul) (to be confirmed)",
        ),
        (
            |it| it.place.room = Some("Black Sea Hall".to_owned()),
            "Room of {}: Black Sea Hall",
        ),
        (
            |it| it.place.confirmed = false,
            "Place of {}: no longer confirmed",
        ),
        (
            |it| it.agenda[0].text = "Opening of the meeting".to_owned(),
            "Agenda item of {} changed: “Opening of the meeting”",
        ),
        (|it| it.agenda.reverse(), "Agenda of {} sorted"),
        (
            |it| it.agenda.clear(),
            "Agenda item removed from {}: “Opening”; Agenda item removed from {}: “Digital skills”",
        ),
        (
            |it| it.documents[0].link = None,
            "Document of {} changed: “Draft agenda”",
        ),
        (
            |it| drop(it.attendance.pop()),
            "Participant removed from {}: “Georgia (Ms A)”",
        ),
        (
            |it| it.decisions[1].done = true,
            "Follow-up of {} done: “Circulate the report.”",
        ),
        (
            |it| it.decisions[1].due = None,
            "Follow-up of {} changed: “Circulate the report.”",
        ),
        (
            |it| drop(it.decisions.remove(0)),
            "Decision removed from {}: “To meet again.”",
        ),
        (
            |it| it.place.link = Some("https://example.org".to_owned()),
            "Place of {}: HQ, Istanbul, Republic of Türkiye",
        ),
    ];
    let before = full();
    let plan = replaced(&plan(), &before);
    for (change, expected) in changes {
        let mut after = before.clone();
        change(&mut after);
        let said = plan.describe(&Edit::Meeting(Change::Replace(Box::new(after))));
        assert_eq!(said, expected.replace("{}", &before.title));
    }
}

#[test]
fn found_by_what_belongs_to_it() {
    let plan = replaced(&plan(), &full());
    let finder = Finder::new(&plan, &Notes::default(), &[]);
    for words in ["circulate report", "draft agenda", "ms a", "digital skills"] {
        let found = finder.search(words, 50);
        let target = Target::Record(Official::Meeting(MeetingId::new("wg-1").unwrap()));
        assert!(found.best.iter().any(|hit| hit.target == target), "{words}");
    }
}

#[test]
fn a_new_meeting_has_nothing_of_this() {
    let meeting = Meeting::new(
        MeetingId::new("m").unwrap(),
        MeetingKind::Other,
        "A meeting",
    );
    assert!(
        meeting.agenda.is_empty() && meeting.firming.is_empty() && meeting.when.clock.is_none()
    );
}

#[test]
fn a_step_in_words() {
    let mut meeting = meeting("wg-1");
    let mut news = Vec::new();
    type Make = fn(&mut Meeting);
    let changes: [(&str, Make); 5] = [
        ("2024-01-01", |it| it.when.edtf = date("2024-10-14")),
        ("2024-01-02", |it| {
            it.when.clock = Some(clock("09:30", Some("17:00")))
        }),
        ("2024-01-03", |it| {
            it.when.confirmed = true;
            it.place.room = Some("Room 2".to_owned());
        }),
        ("2024-01-04", |it| it.place.confirmed = false),
        ("2024-01-05", |it| it.when.edtf = None),
    ];
    for (on, change) in changes {
        meeting.firm(day(on), None, change);
    }
    let mut before = None;
    for step in &meeting.firming {
        news.push(step.news(before));
        before = Some(step);
    }
    assert_eq!(
        news,
        [
            "autumn 2024",
            "14 October 2024",
            "14 October 2024, 09:30–17:00 (Istanbul)",
            "HQ, Istanbul, Republic of Türkiye, Room 2; the date is confirmed",
            "the place is no longer confirmed",
            "TBD",
        ]
    );
}

/// HQ is explained where the organisation is BSEC, and the word stays what it is.
#[test]
fn headquarters_are_explained() {
    let plan = plan();
    let explained = |name: &str| {
        let mut place = meeting("wcit-2024").place;
        place.name = Some(name.to_owned());
        place.wording = None;
        plan.place_explained(&place)
    };
    assert_eq!(
        plan.place_explained(&meeting("wg-1").place),
        Some("BSEC Headquarters, Istanbul")
    );
    assert_eq!(explained(" hq "), Some("BSEC Headquarters, Istanbul"));
    assert_eq!(
        (explained("UN HQ"), explained("Yerevan"), explained("")),
        (None, None, None)
    );
    let mut other = plan.clone();
    other.head.organisation = "Another organisation".to_owned();
    assert_eq!(other.place_explained(&meeting("wg-1").place), None);
}
