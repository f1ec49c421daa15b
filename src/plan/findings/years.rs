//! The years of the term against every range of years that the text gives it.

use super::{
    Finding, FindingClass, Said, Spot, few_or_one, paragraphs, push_new,
    reading::{Range, Token, ranges, tokens},
};
use crate::plan::{Plan, edtf::day_in_words};
use chrono::Datelike;

const ADVICE: &str = "Ask which years hold. The wording stays as it was adopted until an amendment is recorded; \
     where the difference is meant, acknowledge it with the reason.";

/// Words near a range that make it the range of something else than this plan.
const OTHERS: &[&str] = &[
    "previous",
    "preceding",
    "last",
    "past",
    "former",
    "earlier",
    "prior",
    "next",
    "subsequent",
    "successive",
    "coming",
    "strategy",
    "strategic",
    "budget",
    "budgetary",
    "financial",
    "roadmap",
    "decade",
    "horizon",
    "fund",
    "facility",
    "multiannual",
    "multi",
    "agenda",
    "chairmanship",
    "evaluation",
    "report",
    "reports",
    "european",
    "national",
];

/// Words that make a range the range of a term.
const TERMS: &[&str] = &[
    "period",
    "term",
    "biennium",
    "triennium",
    "mandate",
    "coordinator",
];

pub fn find(plan: &Plan, all: &mut Vec<Finding>) {
    title(plan, all);
    period_line(plan, all);
    running_text(plan, all);
}

/// A range in the title is the term's.
fn title(plan: &Plan, all: &mut Vec<Finding>) {
    let tokens = tokens(&plan.head.title);
    for range in ranges(&tokens) {
        if !is_term(plan, &range) {
            let (wording, said) = (
                quoted(&plan.head.title, &tokens, range.first, range.last),
                Said::new("The title says "),
            );
            let said = said
                .quote(wording)
                .words(&format!(", and the term is {}.", plan.head.period.years()));
            all.push(said.found(
                FindingClass::Contradiction,
                &["years", "title", &years(&range)],
                Spot::Head,
                plan.on_text(ADVICE),
            ));
        }
    }
}

/// The period line against the first and the last day of the term.
fn period_line(plan: &Plan, all: &mut Vec<Finding>) {
    let period = &plan.head.period;
    let Some(wording) = &period.wording else {
        return;
    };
    let (start, end) = (period.start.year(), period.end.year());
    let tokens = tokens(wording);
    let named = || tokens.iter().filter_map(Token::year);
    let (Some(first), Some(last)) = (named().min(), named().max()) else {
        return;
    };
    // "1 January 2024, for two years" names one year of a term that has more.
    let agrees = if first == last {
        (start..=end).contains(&first)
    } else {
        (first, last) == (start, end)
    };
    if !agrees {
        let said = Said::new("The period line says ")
            .quote(wording)
            .words(&format!(
                ", and the term is kept as {} to {}.",
                day_in_words(period.start),
                day_in_words(period.end)
            ));
        all.push(said.found(
            FindingClass::Contradiction,
            &["years", "period-line", &format!("{first}-{last}")],
            Spot::Head,
            plan.on_text(
                "Correct the first and the last day of the term where they are wrong; the wording stays.",
            ),
        ));
    }
}

/// Ranges in headings and paragraphs that speak of the term.
fn running_text(plan: &Plan, all: &mut Vec<Finding>) {
    let block = match &plan.head.period.wording {
        // With the years as such texts write them, so that the two stand side by side.
        Some(wording) => Said::new("The title block says ")
            .quote(wording)
            .words(&format!(
                ", which is {}",
                plan.head.period.years().replace('–', "-")
            )),
        None => Said::new(&format!("The term is {}", plan.head.period.years())),
    };
    let mut found: Vec<Finding> = Vec::new();
    for (section, text) in paragraphs(plan) {
        let tokens = tokens(text);
        for range in ranges(&tokens) {
            let Some(start) = speaks_of_term(plan, &tokens, &range) else {
                continue;
            };
            if is_term(plan, &range) {
                continue;
            }
            let mut said = Said {
                text: block.text.clone(),
                quotes: block.quotes.clone(),
            };
            said = said
                .words(", and the text says ")
                .quote(quoted(text, &tokens, start, range.last))
                .words(".");
            let finding = said.found(
                FindingClass::Contradiction,
                &["years", section.as_str(), &years(&range)],
                Spot::Section(section.clone()),
                plan.on_text(ADVICE),
            );
            push_new(&mut found, finding);
        }
    }
    few_or_one(all, found, |first, count| {
        let said = Said {
            text: format!(
                "{count} places in the text give the term other years than {}, the first: ",
                plan.head.period.years()
            ),
            quotes: Vec::new(),
        };
        let wording = first.quotes.last().cloned().unwrap_or_default();
        said.quote(&wording).words(".").found(
            FindingClass::Contradiction,
            &["years", "many"],
            first.spot.clone(),
            plan.on_text(ADVICE),
        )
    });
}

fn is_term(plan: &Plan, range: &Range) -> bool {
    let period = &plan.head.period;
    (range.start, range.end) == (period.start.year(), period.end.year())
}

fn years(range: &Range) -> String {
    format!("{}-{}", range.start, range.end)
}

/// The wording from one token to another, exactly.
pub fn quoted<'a>(text: &'a str, tokens: &[Token], first: usize, last: usize) -> &'a str {
    let from = tokens.get(first).map_or(0, |token| token.from);
    let to = tokens.get(last).map_or(text.len(), |token| token.to);
    text.get(from..to).unwrap_or(text)
}

/// Where the phrase begins that gives the term these years: "for the period 2024-2026". None where the range may be
/// that of something else.
fn speaks_of_term(plan: &Plan, tokens: &[Token], range: &Range) -> Option<usize> {
    let before = tokens.get(..range.first).unwrap_or_default();
    let sentence = before
        .iter()
        .rev()
        .take_while(|token| !token.ends_sentence());
    if sentence
        .clone()
        .take(8)
        .any(|token| token.is_one_of(OTHERS))
    {
        return None;
    }
    let after = tokens.get(range.last + 1);
    if after.is_some_and(|token| token.is_one_of(OTHERS)) {
        return None;
    }
    let near = |words: &[&str], reach: usize| {
        sentence
            .clone()
            .take(reach)
            .position(|token| token.is_one_of(words))
    };
    let prepositions = ["for", "during", "in", "over", "throughout"];
    let term = near(TERMS, 4).or_else(|| near(&["years"], 1));
    let names_term = term.is_some() || after.is_some_and(|token| token.is_one_of(TERMS));
    let this_plan = [
        "plan of action",
        "action plan",
        "work programme",
        "work plan",
    ]
    .iter()
    .any(|name| ends_in_this(before, name));
    let preposition = near(&prepositions, 5);
    // A range with no year of the term may be that of an earlier or a later plan, unless the text calls it the term.
    let period = &plan.head.period;
    let overlaps = range.start <= period.end.year() && range.end >= period.start.year();
    let is_said = match (names_term, overlaps) {
        (true, true) => true,
        (true, false) => preposition.is_some() || near(&["coordinator"], 1).is_some(),
        (false, true) => this_plan || near(&["for"], 1).is_some(),
        (false, false) => false,
    };
    let reach = preposition.or(term).map_or(0, |at| at + 1);
    is_said.then(|| range.first.saturating_sub(reach))
}

/// Whether the words end in "this plan of action", "the present action plan".
fn ends_in_this(tokens: &[Token], name: &str) -> bool {
    let mut rest = tokens.iter().rev().peekable();
    while rest
        .peek()
        .is_some_and(|token| token.is_one_of(&[",", "(", "for", "in"]))
    {
        rest.next();
    }
    let named = name
        .rsplit(' ')
        .all(|word| rest.next().is_some_and(|token| token.is(word)));
    named
        && rest
            .next()
            .is_some_and(|token| token.is_one_of(&["this", "present", "the"]))
}
