//! Finding: folding against the Unicode tables of other crates, ranking, marking, and what is searched.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // A test that meets nothing has failed.

mod random_plan;

use plenary::{
    exchange::{
        built_in::built_in,
        snapshot::{self, Snapshot},
    },
    find::{
        Finder, Hit, Kind, Piece, Target,
        entries::Offer,
        fold::{fold, fold_with_sources},
    },
    notes::{Note, Notes, Subject},
    plan::{
        Carried, Change, Edit, Evidence, EvidenceId, Extra, ItemId, MeetingId, ObjectiveId,
        Official, Plan, PlanId,
    },
};
use random_plan::Rng;
use serde_json::Value;
use std::collections::BTreeSet;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

const MOST: usize = 50;

// --- Folding ---

/// The letters of the six scripts: Latin (with Romanian, Turkish, Azeri, Vietnamese...), Greek with its old accents,
/// Cyrillic, Armenian, Georgian.
fn letters() -> impl Iterator<Item = char> {
    let blocks = [
        0x41..=0x5a,
        0x61..=0x7a,
        0xc0..=0x24f,
        0x1e00..=0x1eff,
        0x370..=0x3ff,
        0x1f00..=0x1fff,
        0x400..=0x52f,
        0x531..=0x556,
        0x560..=0x588,
        0xfb00..=0xfb17,
        0x10a0..=0x10ff,
        0x1c90..=0x1cbf,
        0x2d00..=0x2d2d,
    ];
    let all = blocks.into_iter().flatten();
    all.filter_map(char::from_u32)
        .filter(|c| c.is_alphabetic() && !is_combining_mark(*c))
        // Signs of Greek numerals and a subscript that stands alone: no letters of a word.
        .filter(|c| !matches!(c, '\u{374}' | '\u{37a}' | '\u{1fbe}'))
}

fn upper(text: &str) -> String {
    text.to_uppercase()
}

fn lower(text: &str) -> String {
    text.to_lowercase()
}

fn without_marks(text: &str) -> String {
    text.nfkd().filter(|c| !is_combining_mark(*c)).collect()
}

#[test]
fn small_and_capital_letters_are_one_in_all_six_scripts() {
    let mut count = 0;
    for c in letters() {
        let text = c.to_string();
        // The capital of the ligature և is written ԵՒ by Unicode and ԵՎ by Armenians: both are found.
        assert_eq!(fold(&text), fold(&lower(&text)), "{c} in small");
        // An iota below a letter is a mark, and beside its capital a letter.
        let capital = match c {
            '\u{1f80}'..='\u{1fff}' => continue,
            _ => upper(&text),
        };
        if capital
            .chars()
            .all(|c| letters().any(|other| other == c) || is_combining_mark(c))
        {
            assert_eq!(fold(&text), fold(&capital), "{c} as {capital}");
        }
        count += 1;
    }
    assert!(count > 1500, "only {count} letters");
}

#[test]
fn a_letter_with_marks_is_one_whether_it_comes_whole_or_in_parts() {
    for c in letters() {
        let whole = c.to_string();
        let parts: String = whole.nfd().collect();
        assert_eq!(fold(&parts), fold(&whole), "{c}");
    }
}

#[test]
fn marks_are_dropped_as_unicode_takes_letters_apart() {
    for c in letters() {
        let whole = c.to_string();
        if c == 'ẚ' {
            continue; // Its mark is no combining one.
        }
        if matches!(c, 'й' | 'Й') {
            assert_ne!(fold(&whole), fold("и"), "й is a letter of its own");
            continue;
        }
        assert_eq!(fold(&whole), fold(&without_marks(&whole)), "{c}");
    }
}

#[test]
fn folding_is_small_letters_without_marks_but_for_what_people_write_otherwise() {
    // What no table takes apart: each is written as a plain letter, or as two, by people without that keyboard.
    let special = "ßẞæÆœŒøØðÐþÞđĐħĦıİłŁŋŊŧŦƀŉĸſəƏ\u{1c4}ςϲϹйЙևĳŀ";
    for c in letters().filter(|c| !('\u{180}'..='\u{24f}').contains(c)) {
        let plain = without_marks(&lower(&without_marks(&c.to_string())));
        let mut is_special = special.contains(c);
        is_special |= plain
            .chars()
            .any(|c| special.contains(c) || "ʾʼ·".contains(c));
        // The Georgian letters of the church are the everyday ones, the hooked letters of 1E00 to 1EFF plain ones.
        is_special |= matches!(c, '\u{10a0}'..='\u{10c5}' | '\u{10c7}' | '\u{10cd}' | '\u{1c90}'..='\u{1cbf}');
        is_special |= matches!(
            c,
            '\u{2d00}'..='\u{2d2d}' | '\u{1e9c}' | '\u{1e9d}' | '\u{1efe}' | '\u{1eff}'
        );
        if !is_special && fold(&c.to_string()) != plain {
            // A letter like the middle dot's l, or a sign that only looks like a letter, is caught here.
            panic!(
                "{c} (U+{:04X}) is {} and not {plain}",
                u32::from(c),
                fold(&c.to_string())
            );
        }
    }
}

#[test]
fn folded_text_is_not_changed_by_folding() {
    for c in letters() {
        let once = fold(&c.to_string());
        assert!(!once.is_empty(), "{c} is lost");
        assert_eq!(fold(&once), once, "{c}");
        assert!(
            !once.nfd().any(is_combining_mark) || once == "й",
            "{c} keeps a mark: {once}"
        );
    }
}

#[test]
fn georgian_capitals_and_church_letters_are_the_everyday_ones() {
    for everyday in '\u{10d0}'..='\u{10f5}' {
        let at = u32::from(everyday) - 0x10d0;
        for first in [0x1c90, 0x10a0, 0x2d00] {
            let other = char::from_u32(first + at).unwrap();
            assert_eq!(fold(&other.to_string()), everyday.to_string());
        }
    }
}

/// What is asked for, and texts that have it.
const FINDS: &[(&str, &[&str])] = &[
    (
        "istanbul",
        &[
            "İstanbul",
            "ISTANBUL",
            "I\u{307}stanbul",
            "ıstanbul",
            "İSTANBUL'DA",
        ],
    ),
    ("ISTANBUL", &["istanbul", "İstanbul", "ıstanbul"]),
    ("İSTANBUL", &["istanbul", "Istanbul"]),
    ("ışık", &["ISIK", "IŞIK", "isik"]),
    ("azerbaycan", &["Azərbaycan", "AZƏRBAYCAN"]),
    ("gəncə", &["Gence", "GƏNCƏ"]),
    ("ереван", &["Ереван", "ЕРЕВАН"]),
    ("еще", &["Ещё", "ЕЩЁ", "еще\u{308}"]),
    ("ёлка", &["Елка"]),
    ("йога", &["ЙОГА", "и\u{306}ога"]),
    ("київ", &["КИЇВ", "Киів", "КИІ\u{308}В"]),
    ("об'єднання", &["об’єднання", "ОБʼЄДНАННЯ"]),
    ("ευβοια", &["Εύβοια", "ΕΎΒΟΙΑ", "Ευ\u{301}βοια"]),
    ("οδυσσευς", &["ΟΔΥΣΣΕΎΣ", "Ὀδυσσεύς", "οδυσσέυσ"]),
    ("σοφος", &["σοφός", "ΣΟΦΟΣ", "ϲοφοϲ"]),
    ("αθηναι", &["ἈΘΗ͂ΝΑΙ", "Ἀθῆναι"]),
    ("τω", &["τῷ"]),
    ("երևան", &["ԵՐԵՎԱՆ", "ԵՐԵՒԱՆ", "Երեւան", "Երևան"]),
    ("ԵՐԵՎԱՆ", &["երևան", "Երեւան"]),
    ("ինչու", &["ինչո՞ւ"]),
    ("մեն", &["\u{fb14}ն"]),
    ("თბილისი", &["ᲗᲑᲘᲚᲘᲡᲘ", "თბილისი"]),
    ("ᲗᲑᲘᲚᲘᲡᲘ", &["თბილისი"]),
    ("strasse", &["Straße", "STRASSE", "STRAẞE"]),
    ("straße", &["strasse"]),
    ("oeuvre", &["Œuvre", "ŒUVRE"]),
    ("aarhus", &["Aarhus"]),
    ("arhus", &["Århus", "A\u{30a}rhus", "\u{212b}rhus"]),
    ("lodz", &["Łódź", "ŁO\u{301}DZ\u{301}"]),
    ("bucuresti", &["București", "BUCUREŞTI"]),
    ("sofia", &["Sofía"]),
    ("office", &["o\u{fb03}ce"]),
    (
        "e-government",
        &["E‑Government", "e – government", "e\u{a0}government"],
    ),
    ("cooperation", &["co\u{ad}operation", "coo\u{200b}peration"]),
    ("2024-2025", &["2024–2025", "2024/2025"]),
    ("\u{201c}ten\u{201d}", &["ten"]),
];

#[test]
fn words_are_found_as_people_type_them() {
    for (asked, texts) in FINDS {
        for text in *texts {
            let found = fold(text);
            assert!(
                found.contains(&fold(asked)),
                "{asked} in {text}: {} in {found}",
                fold(asked)
            );
        }
    }
}

#[test]
fn letters_of_their_own_are_kept_apart() {
    for (one, other) in [
        ("май", "маи"),
        ("г", "ґ"),
        ("и", "і"),
        ("ου", "ο"),
        ("ու", "ով"),
        ("ქ", "კ"),
        ("o", "о"), // Latin and Cyrillic
    ] {
        assert_ne!(fold(one), fold(other), "{one} and {other}");
    }
}

/// Texts in all scripts, glued from pieces that are hard on folding.
fn any_text(rng: &mut Rng) -> String {
    const PIECES: &[&str] = &[
        "İstanbul",
        "ΟΔΟΣ",
        "երևան",
        "Ереван",
        "Й",
        "и\u{306}",
        "ᲗᲑᲘ",
        "Straße",
        "œ",
        "\u{301}",
        "\u{306}",
        " ",
        "\n",
        "-",
        "\u{a0}",
        "\u{200b}",
        "🌊",
        "Å",
        "A\u{30a}",
        "ե",
        "ւ",
        "՞",
        "a",
        "Z",
        "3",
        "…",
        "\u{202e}",
        "ﬃ",
        "ǅ",
        "漢字",
    ];
    (0..rng.below(12)).map(|_| *rng.pick(PIECES)).collect()
}

#[test]
fn every_folded_byte_says_where_it_comes_from() {
    let mut rng = Rng::new(1);
    for _ in 0..5000 {
        let text = any_text(&mut rng);
        let (folded, sources) = fold_with_sources(&text);
        assert_eq!(folded, fold(&text));
        assert_eq!(folded.len(), sources.len());
        assert_eq!(fold(&folded), folded, "{text:?}");
        assert!(
            !folded.starts_with(' ') && !folded.ends_with(' ') && !folded.contains("  "),
            "{folded:?}"
        );
        let mut last = 0;
        for (start, end) in sources {
            assert!(
                start < end && text.is_char_boundary(start) && text.is_char_boundary(end),
                "{text:?}"
            );
            assert!(start >= last, "{text:?}: places go forward");
            last = start;
        }
    }
}

// --- Searching ---

fn plan() -> Plan {
    built_in().unwrap().plan
}

fn finder(plan: &Plan) -> Finder {
    Finder::new(plan, &Notes::default(), &[])
}

/// What hits are called, the best first.
fn names(hits: &[Hit]) -> Vec<String> {
    hits.iter().map(|hit| text(&hit.name)).collect()
}

fn text(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect()
}

fn marked(pieces: &[Piece]) -> Vec<&str> {
    let marked = pieces.iter().filter(|piece| piece.is_hit);
    marked.map(|piece| piece.text.as_str()).collect()
}

/// Gives an objective evidence with this text.
fn tell(plan: &mut Plan, objective: &str, text: &str) {
    let id = ObjectiveId::new(objective).unwrap();
    let mut changed = plan.objective(&id).unwrap().clone();
    changed.evidence.push(Evidence {
        id: EvidenceId::new(format!("e-{}", changed.evidence.len() + 1)).unwrap(),
        when: None,
        text: text.to_owned(),
        source: None,
        reported_by: None,
        extra: Extra::new(),
    });
    plan.apply(Edit::Objective(Change::Replace(Box::new(changed))))
        .unwrap();
}

fn note(plan: &Plan, about: Option<(&str, &str)>, text: &str) -> (Subject, Note) {
    let about = about.map(|(kind, id)| ItemId::from_words(kind, id).unwrap());
    let subject = Subject {
        plan: plan.id.clone(),
        about,
    };
    let note = Note::new(text.to_owned(), "2026-11-24T10:00:00Z".to_owned());
    (subject, note)
}

#[test]
fn six_scripts_are_found_in_evidence_and_marked_as_they_are_written() {
    for (asked, texts) in FINDS {
        for said in *texts {
            let mut plan = plan();
            tell(
                &mut plan,
                "fw-3",
                &format!("Before it, {said} and after it."),
            );
            let found = finder(&plan).search(asked, MOST);
            let hit = found
                .best
                .iter()
                .find(|hit| text(&hit.name) == "Framework 3");
            let hit = hit.unwrap_or_else(|| panic!("{asked} finds {said}"));
            let marked = marked(&hit.line).join("");
            assert!(
                fold(&marked).contains(&fold(asked)),
                "{asked} marks {marked} in {said}"
            );
            assert!(
                said.contains(&marked),
                "{asked} marks {marked}, more than {said}"
            );
        }
    }
}

#[test]
fn an_item_is_found_by_its_number_and_its_id_first() {
    let finder = finder(&plan());
    for (asked, name) in [
        ("framework 3", "Framework 3"),
        ("Framework 10", "Framework 10"),
        ("fw-3", "Framework 3"),
        ("FW 3", "Framework 3"),
        ("fw3", "Framework 3"),
        ("goal 12", "Goal 12"),
        ("armenia", "Republic of Armenia"),
        (
            "PABSEC",
            "Parliamentary Assembly of the Black Sea Economic Cooperation",
        ),
    ] {
        let found = finder.search(asked, MOST);
        assert!(
            names(&found.best)[0].starts_with(name),
            "{asked}: {:?}",
            names(&found.best)
        );
    }
    let meeting = finder.search("wg 1", MOST).best.remove(0);
    let id = MeetingId::new("wg-1").unwrap();
    assert_eq!(meeting.target, Target::Record(Official::Meeting(id)));
    assert_eq!(marked(&meeting.key.unwrap()), ["wg-1"]);
}

/// The names of those found, of a plan whose frameworks 1, 2, 3... have these texts as evidence.
fn order(asked: &str, texts: &[&str]) -> Vec<String> {
    let mut plan = plan();
    for (at, text) in texts.iter().enumerate() {
        tell(&mut plan, &format!("fw-{}", at + 1), text);
    }
    names(&finder(&plan).search(asked, MOST).best)
}

#[test]
fn the_better_hit_comes_first() {
    // The beginning of a word before its middle, a whole word before a beginning.
    let found = order("zyx", &["a wzyxu", "zyxu", "zyx"]);
    assert_eq!(found[..3], ["Framework 3", "Framework 2", "Framework 1"]);
    // Words together before words apart, in their order before in another.
    let found = order("zinc ore", &["ore and zinc", "ore zinc", "zinc ore"]);
    assert_eq!(found[0], "Framework 3");
    assert_eq!(found.len(), 3, "every order is found: {found:?}");
    // A name before running text.
    let found = order("ministerial", &["a ministerial thing"]);
    assert!(
        found.iter().position(|name| name == "Framework 1")
            > found.iter().position(|name| name.contains("inisterial"))
    );
    // Every word has to be there.
    assert_eq!(order("zinc ore", &["zinc", "ore"]), [""; 0]);
    // What is written together is found together.
    assert_eq!(
        order("zinc-ore", &["ore and zinc", "zinc/ore"]),
        ["Framework 2"]
    );
}

#[test]
fn words_may_stand_in_different_texts_of_one_item() {
    let found = order("quokka framework", &["about a quokka"]);
    assert_eq!(found, ["Framework 1"]);
}

#[test]
fn a_private_note_is_found_and_called_one() {
    let plan = plan();
    let elsewhere = Subject {
        plan: plenary::plan::PlanId::new("other").unwrap(),
        about: None,
    };
    let stray = Note::new("quokka".to_owned(), String::new());
    let notes: Notes = [
        note(
            &plan,
            Some(("objective", "fw-3")),
            "Our red line:\nno Quokka before 2027.",
        ),
        note(&plan, None, "a quokka in general"),
        note(&plan, Some(("objective", "gone")), "a lost quokka"),
        (elsewhere, stray),
    ]
    .into_iter()
    .collect();
    let found = Finder::new(&plan, &notes, &[]).search("quokka", MOST);
    assert_eq!(found.total, 3, "notes on other plans stay out");
    assert!(
        found
            .best
            .iter()
            .all(|hit| hit.kind == Kind::Note && hit.kind.label() == "private note")
    );
    let about = ItemId::from_words("objective", "fw-3").unwrap();
    let hit = found
        .best
        .iter()
        .find(|hit| hit.target == Target::Note(Some(about.clone())))
        .unwrap();
    assert_eq!(text(&hit.name), "Note on Framework 3");
    assert_eq!(text(&hit.line), "no Quokka before 2027.");
    assert_eq!(marked(&hit.line), ["Quokka"]);
    let lost = ItemId::from_words("objective", "gone").unwrap();
    assert!(
        found
            .best
            .iter()
            .any(|hit| hit.target == Target::LostNote(lost.clone()))
    );
    // The item goes before the note on it.
    let found = Finder::new(&plan, &notes, &[]).search("framework 3", MOST);
    assert_eq!(found.best[0].kind, Kind::Objective);
}

#[test]
fn wording_before_an_amendment_and_other_terms_are_found() {
    let mut plan = plan();
    let id = ObjectiveId::new("fw-3").unwrap();
    let of = Official::Objective(id.clone());
    let old = plan.objective(&id).unwrap().text.clone();
    let day = chrono::NaiveDate::from_ymd_opt(2025, 3, 1).unwrap();
    let edit = plan.amend(
        &of,
        plenary::plan::AmendedField::Text,
        "A quokka",
        day,
        None,
    );
    plan.apply(edit.unwrap()).unwrap();
    let mut changed = plan.objective(&id).unwrap().clone();
    changed.carried_to = Some(Carried {
        plan: PlanId::new("next").unwrap(),
        objective: id,
        term: "2026–2027".to_owned(),
        extra: Extra::new(),
    });
    plan.apply(Edit::Objective(Change::Replace(Box::new(changed))))
        .unwrap();
    for asked in ["quokka", &old, "carried over to 2026-2027"] {
        let found = finder(&plan).search(asked, MOST);
        assert_eq!(found.best[0].target, Target::Record(of.clone()), "{asked}");
    }
}

#[test]
fn commands_are_found_among_the_rest() {
    let offers = [
        Offer {
            at: 0,
            name: "Undo",
            other_words: "take back",
            says: "Status of Framework 3".to_owned(),
        },
        Offer {
            at: 1,
            name: "Export plan",
            other_words: "save download",
            says: "Saves the plan as a file".to_owned(),
        },
    ];
    let finder = Finder::new(&plan(), &Notes::default(), &offers);
    for (asked, at) in [
        ("undo", 0),
        ("take back", 0),
        ("exp pl", 1),
        ("download", 1),
    ] {
        let best = finder.search(asked, MOST).best;
        assert_eq!(
            best[0].target,
            Target::Command(at),
            "{asked}: {:?}",
            names(&best)
        );
        assert!(
            !text(&best[0].line).contains("download"),
            "other words are not shown"
        );
    }
}

#[test]
fn no_more_than_the_best_are_given_and_all_are_counted() {
    let plan = plan();
    let finder = finder(&plan);
    let all = finder.search("e", usize::MAX);
    let few = finder.search("e", 5);
    assert_eq!(all.best.len(), all.total);
    assert_eq!(few.best, all.best[..5]);
    assert_eq!(few.total, all.total);
    for nothing in ["", "  ", "-", "…"] {
        assert_eq!(finder.search(nothing, MOST).total, 0);
    }
}

#[test]
fn a_long_line_is_cut_around_its_hit() {
    let long = format!(
        "{}quokka {}",
        "слово ".repeat(200),
        "λέξη\u{a0}".repeat(200)
    );
    let mut plan = plan();
    tell(&mut plan, "fw-3", &long);
    let hit = finder(&plan).search("quokka", MOST).best.remove(0);
    let line = text(&hit.line);
    assert!(
        line.len() < 300 && line.starts_with("… слово") && line.ends_with(" …"),
        "{line}"
    );
    assert_eq!(marked(&hit.line), ["quokka"]);
    tell(
        &mut plan,
        "fw-4",
        &format!("{}quokka{}", "あ".repeat(500), "い".repeat(500)),
    );
    let best = finder(&plan).search("quokka", MOST).best;
    let hit = best
        .iter()
        .find(|hit| text(&hit.name) == "Framework 4")
        .unwrap();
    assert_eq!(marked(&hit.line), ["quokka"]);
    assert!(text(&hit.line).len() < 300);
}

/// Every text of the plan that a person reads is found, each by its words, capital or small, with and without marks.
#[test]
fn every_word_of_the_plan_is_found() {
    let plan = plan();
    let finder = finder(&plan);
    let mut texts: Vec<&str> = Vec::new();
    texts.extend(plan.objectives.iter().map(|it| it.text.as_str()));
    texts.extend(plan.meetings.iter().map(|it| it.title.as_str()));
    texts.extend(plan.meetings.iter().filter_map(|it| it.text.as_deref()));
    texts.extend(
        plan.meetings
            .iter()
            .filter_map(|it| it.held.as_ref())
            .map(|held| held.text.as_str()),
    );
    texts.extend(plan.partners.iter().map(|it| it.name.as_str()));
    texts.extend(plan.partners.iter().filter_map(|it| it.remark.as_deref()));
    texts.extend(plan.programmes.iter().map(|it| it.name.as_str()));
    texts.extend(plan.guidance.iter().map(|it| it.text.as_str()));
    texts.extend(plan.goals.iter().map(|it| it.title.as_str()));
    texts.extend(plan.sections.iter().flat_map(|it| it.text.split('\n')));
    texts.extend(plan.sections.iter().filter_map(|it| it.heading.as_deref()));
    texts.extend(plan.contacts.iter().flat_map(|it| it.text.split('\n')));
    texts.extend(
        plan.contacts
            .iter()
            .flat_map(|it| it.emails.iter().map(String::as_str)),
    );
    texts.push(&plan.head.title);
    texts.extend(plan.head.reference.as_deref());
    for text_of_plan in texts {
        if fold(text_of_plan).is_empty() {
            continue;
        }
        for asked in [
            text_of_plan.to_owned(),
            upper(text_of_plan),
            lower(text_of_plan),
            without_marks(text_of_plan),
        ] {
            let found = finder.search(&asked, MOST);
            assert!(found.total > 0, "{asked} is not found");
            let shown = |hit: &Hit| {
                [
                    text(&hit.name),
                    text(&hit.line),
                    hit.key.as_deref().map_or_else(String::new, text),
                ]
            };
            let is_marked = |hit: &Hit| {
                !marked(&hit.name).is_empty() || !marked(&hit.line).is_empty() || hit.key.is_some()
            };
            for hit in &found.best {
                assert!(
                    is_marked(hit),
                    "{asked}: nothing is marked in {:?}",
                    shown(hit)
                );
            }
        }
    }
}

/// Every place of a plan file where a person can write freely: whatever is written there is found, in made-up plans that
/// use every field. The places are not listed here: one is where the file can still be read with any other text in it.
#[test]
fn whatever_is_written_anywhere_in_a_plan_is_found() {
    let mut tried = 0;
    let mut missing = BTreeSet::new();
    let exported = built_in().unwrap().exported;
    for seed in 0..12 {
        let made_up = Snapshot::new(random_plan::plan(seed), exported.clone());
        let text = snapshot::write(&made_up);
        let file: Value = serde_json::from_str(&text).unwrap();
        let mut places = Vec::new();
        texts_of(&file["plan"], "/plan", &mut places);
        for place in places {
            let mut changed = file.clone();
            *changed.pointer_mut(&place).unwrap() = Value::from("quokka");
            let Ok(read) = snapshot::read(&changed.to_string()) else {
                continue;
            };
            tried += 1;
            if finder(&read.plan).search("quokka", MOST).total == 0 {
                missing.insert(place.replace(|sign: char| sign.is_ascii_digit(), ""));
            }
        }
    }
    assert!(tried > 1_000, "{tried}");
    assert!(missing.is_empty(), "{missing:#?}");
}

/// The places of all texts below a value, as JSON pointers. Ids, and what this version does not know, are no text.
fn texts_of(value: &Value, at: &str, places: &mut Vec<String>) {
    match value {
        Value::String(_) => places.push(at.to_owned()),
        Value::Array(all) => {
            for (index, value) in all.iter().enumerate() {
                texts_of(value, &format!("{at}/{index}"), places);
            }
        }
        Value::Object(all) => {
            for (key, value) in all {
                let unknown = ["x-note", "x-\"", "zz", "Ω", "__proto__", ""];
                let ids = ["id", "zone", "plan", "objective"];
                if !unknown.iter().chain(&ids).any(|other| other == key) {
                    texts_of(value, &format!("{at}/{key}"), places);
                }
            }
        }
        _ => {}
    }
}

#[test]
fn made_up_plans_are_searched_and_marked_soundly() {
    for seed in 0..40 {
        let plan = random_plan::plan(seed);
        let finder = finder(&plan);
        for objective in &plan.objectives {
            for word in objective
                .text
                .split_whitespace()
                .filter(|word| !fold(word).is_empty())
            {
                let found = finder.search(word, usize::MAX);
                let target = Target::Record(Official::Objective(objective.id.clone()));
                let hit = found.best.iter().find(|hit| hit.target == target);
                let hit = hit.unwrap_or_else(|| panic!("{word:?} of {:?}", objective.id));
                for piece in hit
                    .name
                    .iter()
                    .chain(&hit.line)
                    .filter(|piece| piece.is_hit)
                {
                    let (piece, word) = (fold(&piece.text), fold(word));
                    assert!(piece.contains(&word), "{piece:?} for {word:?}");
                }
            }
        }
    }
}

/// A search that went back over the text for each letter would not end here: a million letters, each of which begins
/// what is asked for and none of which ends it; a million words that are all found; a million marks on one letter.
#[test]
fn texts_that_lure_a_search_are_done_in_one_pass() {
    const LONG: usize = 1_000_000;
    let lures = [
        ("a".repeat(LONG), format!("{}e", "a".repeat(32)), 0),
        ("xq ".repeat(LONG / 3), "xq xq".to_owned(), 1),
        ("xq ".repeat(LONG / 3), "xq".to_owned(), 1),
        (
            format!("zz{}", "\u{301}".repeat(LONG / 2)),
            "zz".to_owned(),
            1,
        ),
    ];
    for (text_of_plan, asked, total) in lures {
        let mut plan = plan();
        tell(&mut plan, "fw-1", &text_of_plan);
        let found = finder(&plan).search(&asked, MOST);
        assert_eq!(found.total, total, "{asked}");
        for hit in &found.best {
            assert!(!marked(&hit.line).is_empty());
        }
    }
}
