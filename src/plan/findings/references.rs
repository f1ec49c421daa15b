//! References in the wording to goals, sections and paragraphs that the plan does not have,
//! and programmes that name nobody.

use super::{
    Finding, FindingClass, Said, Spot, few_or_one, push_new,
    reading::{Token, printed_number, tokens},
    years::quoted,
};
use crate::plan::{ItemId, Plan};

pub fn find(plan: &Plan, all: &mut Vec<Finding>) {
    in_wordings(plan, wordings(plan), all);
    programmes(plan, all);
}

/// The same in the wording of one item.
pub fn about(plan: &Plan, item: &ItemId, all: &mut Vec<Finding>) {
    let of_item = wordings(plan).filter(|(spot, _)| matches!(spot, Spot::Item(id) if id == item));
    in_wordings(plan, of_item, all);
}

fn in_wordings<'a>(
    plan: &Plan,
    wordings: impl Iterator<Item = (Spot, &'a str)>,
    all: &mut Vec<Finding>,
) {
    let mut found: Vec<Finding> = Vec::new();
    let numbers = Numbers::of(plan);
    for (spot, text) in wordings {
        let tokens = tokens(text);
        for at in 0..tokens.len() {
            if let Some(reference) = reference_at(&tokens, at) {
                reference.check(&numbers, text, &tokens, &spot, &mut found);
            }
        }
    }
    few_or_one(all, found, |first, count| {
        Said::new(&format!(
            "{count} references in the text lead to nothing in the plan, the first: "
        ))
        .quote(first.quotes.first().map_or("", String::as_str))
        .words(".")
        .found(
            FindingClass::Nowhere,
            &["reference", "many"],
            first.spot.clone(),
            first.advice,
        )
    });
}

/// Every official wording that may refer to something, with its place.
fn wordings(plan: &Plan) -> impl Iterator<Item = (Spot, &str)> {
    let sections =
        super::paragraphs(plan).map(|(section, text)| (Spot::Section(section.clone()), text));
    let objectives = plan.objectives.iter().map(|objective| {
        (
            Spot::Item(ItemId::Objective(objective.id.clone())),
            objective.text.as_str(),
        )
    });
    let meetings = plan.meetings.iter().map(|meeting| {
        (
            super::meeting_spot(meeting),
            meeting.text.as_deref().unwrap_or(&meeting.title),
        )
    });
    let programmes = plan.programmes.iter().filter_map(|programme| {
        Some((
            Spot::Item(ItemId::Programme(programme.id.clone())),
            programme.text.as_deref()?,
        ))
    });
    sections.chain(objectives).chain(meetings).chain(programmes)
}

/// The numbers that the plan has for what a text can refer to.
struct Numbers {
    goals: Vec<u32>,
    sections: Vec<u32>,
    items: Vec<u32>,
}

impl Numbers {
    fn of(plan: &Plan) -> Numbers {
        let printed = |number: &Option<String>| number.as_deref().and_then(printed_number);
        let goals = plan.goals.iter();
        let sections = plan.sections.iter();
        let objectives = plan.objectives.iter();
        Numbers {
            goals: goals
                .filter_map(|goal| printed_number(&goal.number))
                .collect(),
            sections: sections
                .filter_map(|section| printed(&section.number))
                .collect(),
            items: objectives
                .filter_map(|objective| printed(&objective.number))
                .collect(),
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Goal,
    Section,
    Paragraph,
}

/// A reference: its kind, and its first and last tokens.
struct Reference {
    kind: Kind,
    first: usize,
    last: usize,
}

/// "Goal 12", "Goals 1 and 13", "section III", "paragraph 7". Only what can't be meant for another document.
fn reference_at(tokens: &[Token], at: usize) -> Option<Reference> {
    let word = tokens.get(at)?;
    // Most words end here: a large plan has a hundred thousand of them.
    if !word.text.starts_with(['G', 'S', 's', 'P', 'p']) {
        return None;
    }
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    let kind = match word.text {
        "Goal" | "Goals" | "GOAL" | "GOALS" => Kind::Goal,
        "section" | "Section" | "sections" | "Sections" => Kind::Section,
        "paragraph" | "Paragraph" | "paragraphs" | "Paragraphs" => Kind::Paragraph,
        _ => return None,
    };
    let mut last = at + 1;
    tokens.get(last)?.reference_number()?;
    let goes_on = |token: &Token| token.text == "," || token.is("and") || token.is("or");
    while tokens.get(last + 1).is_some_and(goes_on)
        && tokens
            .get(last + 2)
            .and_then(Token::reference_number)
            .is_some()
        && word.text.ends_with(['s', 'S'])
    {
        last += 2;
    }
    let after = tokens.get(last + 1..).unwrap_or_default();
    // "section 4.2", "paragraph 3 (b)" have numbers of another kind.
    let is_deeper = matches!(after, [dot, digit, ..] if dot.text == "." && digit.number().is_some() && digit.from == dot.to)
        || after
            .first()
            .is_some_and(|token| matches!(token.text, "(" | "-" | "–"));
    if is_deeper {
        return None;
    }
    let is_foreign = match kind {
        // The Sustainable Development Goals of the United Nations have numbers too.
        Kind::Goal => {
            before
                .is_some_and(|token| token.is_one_of(&["development", "sdg", "sdgs", "millennium"]))
                || after
                    .iter()
                    .take(6)
                    .take_while(|token| !token.ends_sentence())
                    .any(|token| token.is_one_of(&["2030", "nations", "un", "sdg", "sdgs"]))
        }
        // "paragraph 7 of the Declaration"; "of this Plan" is its own.
        Kind::Section | Kind::Paragraph => match after {
            [of, rest @ ..] if of.is_one_of(&["of", "in", "to"]) => !rest
                .iter()
                .take(2)
                .any(|token| token.is_one_of(&["plan", "this", "present"])),
            _ => before.is_some_and(|token| token.is_one_of(&["its", "their", "whose"])),
        },
    };
    (!is_foreign).then_some(Reference {
        kind,
        first: at,
        last,
    })
}

impl Token<'_> {
    /// A number of two digits, or a Roman one, as a reference has it.
    fn reference_number(&self) -> Option<u32> {
        (self.text.len() <= 6)
            .then(|| printed_number(self.text))
            .flatten()
    }
}

impl Reference {
    fn check(
        &self,
        numbers: &Numbers,
        text: &str,
        tokens: &[Token],
        spot: &Spot,
        found: &mut Vec<Finding>,
    ) {
        let named = tokens.get(self.first + 1..=self.last).unwrap_or_default();
        let wording = quoted(text, tokens, self.first, self.last);
        for number in named.iter().filter_map(Token::reference_number) {
            let (name, is_there) = match self.kind {
                Kind::Goal => ("goal", numbers.goals.contains(&number)),
                Kind::Section => ("section", numbers.sections.contains(&number)),
                Kind::Paragraph => (
                    "paragraph",
                    numbers.items.contains(&number) || numbers.sections.contains(&number),
                ),
            };
            if is_there {
                continue;
            }
            let place = match spot {
                Spot::Section(id) => id.as_str(),
                Spot::Item(id) => id.as_str(),
                _ => "",
            };
            let finding = Said::new("The text refers to ")
                .quote(wording)
                .words(&format!(", and the plan has no {name} {number}."))
                .found(
                    FindingClass::Nowhere,
                    &["no", name, &number.to_string(), place],
                    spot.clone(),
                    match self.kind {
                        Kind::Goal => "Add the goal with its wording, or look whether the number is a slip.",
                        Kind::Section | Kind::Paragraph => "Look whether the number is a slip, or whether another document is meant.",
                    },
                );
            push_new(found, finding);
        }
    }
}

/// A programme of cooperation without anybody to cooperate with.
fn programmes(plan: &Plan, all: &mut Vec<Finding>) {
    let found = plan
        .programmes
        .iter()
        .filter(|programme| programme.partners.is_empty())
        .map(|programme| {
            Said::new("The programme ")
                .quote(&programme.name)
                .words(" has no partner.")
                .found(
                    FindingClass::Nowhere,
                    &["programme-alone", programme.id.as_str()],
                    Spot::Item(ItemId::Programme(programme.id.clone())),
                    "Say with whom the programme is carried out.",
                )
        });
    few_or_one(all, found.collect(), |first, count| {
        Said::new(&format!("{count} programmes have no partner.")).found(
            FindingClass::Nowhere,
            &["programme-alone", "many"],
            first.spot.clone(),
            first.advice,
        )
    });
}
