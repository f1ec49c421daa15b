//! The evaluation at the end of a term: what people write, beside what the data says by itself.

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
