//! The evaluation at the end of a term: what people write, beside what the data says by itself.

pub mod draft;

use super::Extra;

/// What was written into the evaluation. None where nothing was written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evaluation {
    pub strengths: Option<String>,
    pub weaknesses: Option<String>,
    pub open_items: Option<String>,
    pub proposals: Option<String>,
    pub extra: Extra,
}

impl Evaluation {
    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        *self == Evaluation::default()
    }

    /// The parts, in the order of the document, each by its name.
    pub fn parts(&self) -> [(&'static str, &Option<String>); 4] {
        [
            ("strengths", &self.strengths),
            ("weaknesses", &self.weaknesses),
            ("open items", &self.open_items),
            ("proposals", &self.proposals),
        ]
    }
}

words! {
    /// The headings of the document under which people write, in its order.
    pub enum EvaluationPart {
        Strengths = "strengths", "Strengths";
        Weaknesses = "weaknesses", "Weaknesses";
        OpenItems = "open-items", "Open items";
        Proposals = "proposals", "Proposals";
    }
}

impl Evaluation {
    /// What was written under a heading.
    pub fn part(&self, part: EvaluationPart) -> &Option<String> {
        match part {
            EvaluationPart::Strengths => &self.strengths,
            EvaluationPart::Weaknesses => &self.weaknesses,
            EvaluationPart::OpenItems => &self.open_items,
            EvaluationPart::Proposals => &self.proposals,
        }
    }

    /// The same, to write.
    pub fn part_mut(&mut self, part: EvaluationPart) -> &mut Option<String> {
        match part {
            EvaluationPart::Strengths => &mut self.strengths,
            EvaluationPart::Weaknesses => &mut self.weaknesses,
            EvaluationPart::OpenItems => &mut self.open_items,
            EvaluationPart::Proposals => &mut self.proposals,
        }
    }
}
