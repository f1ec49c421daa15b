//! Counts that the text states against what the plan has: "ten frameworks of action".

use super::{
    Finding, FindingClass, Said, Spot, few_or_one, paragraphs, push_new, reading::Token,
    reading::tokens, years::quoted,
};
use crate::plan::{MeetingKind, ObjectiveKind, PartnerCategory, Plan, term::plural};

/// A list of the plan that a noun can name.
#[derive(Clone, Copy, PartialEq)]
enum List {
    Frameworks,
    Priorities,
    Objectives,
    WorkingGroupMeetings,
    Meetings,
    Goals,
    Members,
    Documents,
    Programmes,
}

/// How plainly a noun names a list of the plan.
#[derive(Clone, Copy, PartialEq)]
enum Plainness {
    /// It names nothing else: "frameworks of action".
    Plain,
    /// It does with "the" or "these" before it: "the ten frameworks".
    Definite,
    /// Only as "the following three documents", or with a colon after it.
    Announced,
    /// Only as "all thirteen Member States".
    Whole,
}

struct Noun {
    /// One of several words at each place.
    words: &'static [&'static [&'static str]],
    list: List,
    plainness: Plainness,
}

/// The longest first: the first that fits is taken.
const NOUNS: &[Noun] = &[
    Noun {
        words: &[&["frameworks"], &["of"], &["action", "actions"]],
        list: List::Frameworks,
        plainness: Plainness::Plain,
    },
    Noun {
        words: &[&["frameworks"]],
        list: List::Frameworks,
        plainness: Plainness::Definite,
    },
    Noun {
        words: &[&["priority"], &["areas"]],
        list: List::Priorities,
        plainness: Plainness::Definite,
    },
    Noun {
        words: &[&["areas"], &["of"], &["priority"]],
        list: List::Priorities,
        plainness: Plainness::Definite,
    },
    Noun {
        words: &[&["priorities"]],
        list: List::Priorities,
        plainness: Plainness::Definite,
    },
    Noun {
        words: &[&["objectives"]],
        list: List::Objectives,
        plainness: Plainness::Definite,
    },
    Noun {
        words: &[&["meetings"], &["of"], &["the"], &["working"], &["group"]],
        list: List::WorkingGroupMeetings,
        plainness: Plainness::Plain,
    },
    Noun {
        words: &[&["working"], &["group"], &["meetings"]],
        list: List::WorkingGroupMeetings,
        plainness: Plainness::Plain,
    },
    Noun {
        words: &[&["wg"], &["meetings"]],
        list: List::WorkingGroupMeetings,
        plainness: Plainness::Plain,
    },
    Noun {
        words: &[&["meetings"]],
        list: List::Meetings,
        plainness: Plainness::Announced,
    },
    Noun {
        words: &[&["goals"]],
        list: List::Goals,
        plainness: Plainness::Announced,
    },
    Noun {
        words: &[&["member"], &["states", "countries"]],
        list: List::Members,
        plainness: Plainness::Whole,
    },
    Noun {
        words: &[&["guidance", "guiding", "basic"], &["documents"]],
        list: List::Documents,
        plainness: Plainness::Announced,
    },
    Noun {
        words: &[&["documents"]],
        list: List::Documents,
        plainness: Plainness::Announced,
    },
    Noun {
        words: &[
            &["programmes", "programs"],
            &["of"],
            &["cooperation", "co-operation"],
        ],
        list: List::Programmes,
        plainness: Plainness::Announced,
    },
    Noun {
        words: &[&["programmes", "programs"]],
        list: List::Programmes,
        plainness: Plainness::Announced,
    },
];

/// Words that may stand between the number and the noun without changing what is counted.
const ADJECTIVES: &[&str] = &[
    "general",
    "main",
    "specific",
    "key",
    "following",
    "above",
    "mentioned",
    "bsec",
    "regular",
    "planned",
];

/// Words before the number that make it no count of the whole list.
const LOOSE: &[&str] = &[
    "least",
    "most",
    "than",
    "about",
    "approximately",
    "around",
    "nearly",
    "minimum",
    "maximum",
    "every",
    "each",
    "per",
    "other",
    "another",
    "additional",
    "further",
    "more",
    "first",
    "last",
    "next",
    "previous",
    "-",
    "–",
    "/",
    "goal",
    "annex",
];

/// Words after the noun that make it a rate, a part or somebody else's list.
const ELSEWHERE: &[&str] = &[
    "a",
    "per",
    "each",
    "every",
    "annually",
    "yearly",
    "with",
    "between",
    "concerned",
    "participating",
    "that",
    "which",
    "who",
    "where",
    "whose",
    "strategy",
    "declaration",
    "charter",
    "agenda",
    "resolution",
    "european",
    "eu",
    "union",
    "nations",
    "bank",
];

pub fn find(plan: &Plan, all: &mut Vec<Finding>) {
    let mut found: Vec<Finding> = Vec::new();
    for (section, text) in paragraphs(plan) {
        let tokens = tokens(text);
        for at in 0..tokens.len() {
            let Some(stated) = stated_at(&tokens, at) else {
                continue;
            };
            let Some(real) = differing(plan, &stated) else {
                continue;
            };
            let said = Said::new("The text says ")
                .quote(quoted(text, &tokens, at, stated.last))
                .words(&format!(", and the plan has {real}."));
            let finding = said.found(
                FindingClass::Contradiction,
                &[
                    "count",
                    section.as_str(),
                    &stated.count.to_string(),
                    &real,
                ],
                Spot::Section(section.clone()),
                plan.on_text("Look whether one is missing from the list or the number is a slip. The wording stays as it was adopted."),
            );
            push_new(&mut found, finding);
        }
    }
    few_or_one(all, found, |first, count| {
        Said::new(&format!(
            "{count} counts in the text differ from what the plan has, the first: "
        ))
        .quote(first.quotes.first().map_or("", String::as_str))
        .words(".")
        .found(
            FindingClass::Contradiction,
            &["count", "many"],
            first.spot.clone(),
            first.advice,
        )
    });
}

/// A count that the text states.
struct Stated {
    count: usize,
    list: List,
    /// The goal that the counted things stand under.
    goal: Option<usize>,
    last: usize,
}

/// The count that begins with the number at this place.
fn stated_at(tokens: &[Token], at: usize) -> Option<Stated> {
    let count = tokens.get(at)?.number().filter(|count| *count > 1)?;
    let before = |back: usize| at.checked_sub(back).and_then(|at| tokens.get(at));
    let is_loose = match before(1) {
        None => false,
        // "up to two", "two or three".
        Some(token) if token.is("to") => before(2).is_some_and(|token| token.is("up")),
        Some(token) if token.is_one_of(&["or", "and"]) => {
            before(2).is_some_and(|token| token.number().is_some())
        }
        Some(token) => token.is_one_of(LOOSE),
    };
    if is_loose {
        return None;
    }
    let mut next = at + 1;
    // "fifteen (15)".
    if tokens.get(next).is_some_and(|token| token.text == "(")
        && tokens.get(next + 1)?.number() == Some(count)
        && tokens.get(next + 2)?.text == ")"
    {
        next += 3;
    }
    let mut is_announced = before(1).is_some_and(|token| token.is_one_of(&["following", "these"]));
    while tokens
        .get(next)
        .is_some_and(|token| token.is_one_of(ADJECTIVES))
    {
        is_announced |= tokens.get(next).is_some_and(|token| token.is("following"));
        next += 1;
    }
    let fits = |noun: &&Noun| {
        noun.words.iter().enumerate().all(|(offset, words)| {
            tokens
                .get(next + offset)
                .is_some_and(|token| token.is_one_of(words))
        })
    };
    let noun = NOUNS.iter().find(fits)?;
    let last = next + noun.words.len() - 1;
    let after = tokens.get(last + 1..).unwrap_or_default();
    is_announced |= after.first().is_some_and(|token| token.text == ":");
    let is_whole = (1..=2).any(|back| before(back).is_some_and(|token| token.is("all")))
        || before(1).is_some_and(|token| token.is("its"));
    let is_definite = before(1).is_some_and(|token| token.is_one_of(&["the", "its", "these"]));
    let names_list = match noun.plainness {
        Plainness::Plain => true,
        Plainness::Definite => is_definite || is_announced || is_whole,
        Plainness::Announced => is_announced,
        Plainness::Whole => is_whole,
    };
    let goal = goal_after(after);
    (names_list && (goal.is_some() || !is_elsewhere(after))).then_some(Stated {
        count,
        list: noun.list,
        goal,
        last,
    })
}

/// "under Goal 12".
fn goal_after(after: &[Token]) -> Option<usize> {
    match after {
        [under, goal, number, ..]
            if under.is_one_of(&["under", "of", "for"]) && goal.is("goal") =>
        {
            number.number()
        }
        _ => None,
    }
}

/// Whether what follows makes it a rate, a part or the list of another text: "of the Digital Strategy", "a year".
fn is_elsewhere(after: &[Token]) -> bool {
    let rest = after
        .iter()
        .take(7)
        .take_while(|token| !token.ends_sentence() && token.text != ":" && token.text != ",");
    if rest.clone().any(|token| token.is_one_of(ELSEWHERE)) {
        return true;
    }
    // "of" something else than the plan or its group.
    let mut rest = rest.filter(|token| !token.is_one_of(&["the", "this", "present", "bsec"]));
    rest.next().is_some_and(|token| token.is("of"))
        && !rest.next().is_some_and(|token| {
            token.is_one_of(&["plan", "action", "working", "organization", "organisation"])
        })
}

/// What the plan has in the place of a stated count, in words; none where the count fits or there is no such list.
fn differing(plan: &Plan, stated: &Stated) -> Option<String> {
    let of_kind = |kind: ObjectiveKind| {
        plan.objectives
            .iter()
            .filter(move |objective| objective.kind == kind)
    };
    let of_meetings = |kind: MeetingKind| {
        plan.meetings
            .iter()
            .filter(|meeting| meeting.kind == kind)
            .count()
    };
    // What the noun may mean; the first is what is told.
    let (name, counts) = match stated.list {
        List::Frameworks => {
            let under_goal = match stated.goal {
                None => None,
                Some(number) => {
                    let number = number.to_string();
                    // Frameworks of a goal that the plan does not keep can't be counted.
                    Some(plan.goals.iter().find(|goal| goal.number == number)?)
                }
            };
            let count = of_kind(ObjectiveKind::Framework)
                .filter(|framework| {
                    under_goal.is_none_or(|goal| framework.goal.as_ref() == Some(&goal.id))
                })
                .count();
            ("framework", vec![count])
        }
        List::Priorities => (
            "priority area",
            vec![of_kind(ObjectiveKind::Priority).count()],
        ),
        List::Objectives => {
            let own = of_kind(ObjectiveKind::Objective).count();
            match own {
                0 => ("objective", vec![plan.objectives.len()]),
                _ => ("objective", vec![own, plan.objectives.len()]),
            }
        }
        List::WorkingGroupMeetings => {
            let own = of_meetings(MeetingKind::WorkingGroup);
            // Where other meetings are listed, none of the group's own is a count too.
            let differs = !plan.meetings.is_empty() && stated.count != own;
            return differs
                .then(|| format!("{} of the working group", plural(own as i64, "meeting")));
        }
        List::Meetings => (
            "meeting",
            std::iter::once(plan.meetings.len())
                .chain(MeetingKind::ALL.iter().map(|kind| of_meetings(*kind)))
                .collect(),
        ),
        List::Goals => ("goal", vec![plan.goals.len()]),
        List::Members => (
            "member state",
            vec![
                plan.partners
                    .iter()
                    .filter(|partner| partner.category == PartnerCategory::Member)
                    .count(),
            ],
        ),
        List::Documents => ("guidance document", vec![plan.guidance.len()]),
        List::Programmes => ("programme", vec![plan.programmes.len()]),
    };
    let first = counts.first().copied().unwrap_or(0);
    (first > 0 && !counts.contains(&stated.count)).then(|| plural(first as i64, name))
}
