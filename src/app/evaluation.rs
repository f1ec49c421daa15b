//! The evaluation of a term: the pass through what has no final word, and the document on its way out.

use super::App;
use crate::{
    browser::storage,
    plan::{
        Assessor, Edit, Evaluation, ItemId, MeetingId, ObjectiveId, Plan, PlanId,
        evaluation::EvaluationPart,
    },
};

const PASS: &str = "pass";

/// A pass through the items without a final word, as they were when it began. It is kept in the browser, so that one
/// can leave and come back; it is no part of the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Pass {
    pub plan: PlanId,
    /// Whose word it is that the pass gives.
    pub by: Assessor,
    pub items: Vec<ItemId>,
    /// Which item it is at, counted from 0; their number where it is at its end.
    pub at: usize,
}

impl Pass {
    /// A pass through what waits for a final word.
    pub fn begin(plan: &Plan, by: Assessor, today: chrono::NaiveDate) -> Pass {
        Pass {
            plan: plan.id.clone(),
            by,
            items: plan.without_final_word(today),
            at: 0,
        }
    }

    /// The item that it is at.
    pub fn item(&self) -> Option<&ItemId> {
        self.items.get(self.at)
    }

    /// The same without what the plan has no more.
    fn within(mut self, plan: &Plan) -> Pass {
        let before = self.items.iter().take(self.at);
        let gone = before.filter(|item| plan.item(item).is_none()).count();
        self.at -= gone;
        self.items.retain(|item| plan.item(item).is_some());
        self
    }

    /// As a line of words, to be kept.
    pub fn to_text(&self) -> String {
        let mut text = format!("{} {} {}", self.plan, self.by.word(), self.at);
        for item in &self.items {
            text.push_str(match item {
                ItemId::Meeting(_) => " meeting ",
                _ => " objective ",
            });
            text.push_str(item.as_str());
        }
        text
    }

    /// Reads it back. None where the text is none, or names no pass.
    pub fn from_text(text: &str) -> Option<Pass> {
        let mut words = text.split(' ');
        let plan = PlanId::new(words.next()?)?;
        let by = Assessor::from_word(words.next()?)?;
        let at: usize = words.next()?.parse().ok()?;
        let mut items = Vec::new();
        while let Some(kind) = words.next() {
            let id = words.next()?;
            items.push(match kind {
                "meeting" => ItemId::Meeting(MeetingId::new(id)?),
                "objective" => ItemId::Objective(ObjectiveId::new(id)?),
                _ => return None,
            });
        }
        let at = at.min(items.len());
        Some(Pass {
            plan,
            by,
            items,
            at,
        })
    }
}

impl App {
    /// The pass through the open plan that was begun, if there is one.
    pub fn pass(self) -> Option<Pass> {
        let pass = self.pass.get()?;
        self.with_plan(|plan| (plan.id == pass.plan).then(|| pass.within(plan)))
    }

    /// Takes up the pass that was left in an earlier visit.
    pub fn recall_pass(self) {
        if self.pass.with_untracked(Option::is_none) {
            let kept = storage::read(PASS).ok().flatten();
            self.pass.set(kept.and_then(|text| Pass::from_text(&text)));
        }
    }

    /// Begins a pass, or changes where it is and whose word it gives.
    pub fn set_pass(self, pass: Pass) {
        // Where the storage is blocked, the pass lasts as long as the page.
        let _ = storage::write(PASS, &pass.to_text());
        self.pass.set(Some(pass));
    }

    /// Begins a pass through what waits for a final word now.
    pub fn begin_pass(self, by: Assessor) {
        let today = self.today.get_untracked();
        self.set_pass(self.with_plan_now(|plan| Pass::begin(plan, by, today)));
    }

    /// Writes what people say under a heading of the evaluation. A blank text removes it.
    pub fn write_evaluation(self, part: EvaluationPart, text: String) {
        let text = Some(text).filter(|text| !text.trim().is_empty());
        let before = self.with_plan_now(|plan| plan.evaluation.clone());
        let mut evaluation: Evaluation = before.clone();
        *evaluation.part_mut(part) = text;
        if evaluation != before {
            self.change(Edit::Evaluation(Box::new(evaluation)));
        }
    }

    /// Hands the evaluation out as a text file.
    pub fn save_evaluation(self, annex: bool) {
        let today = self.today.get_untracked();
        let (text, name) = self.with_plan_now(|plan| {
            let name = format!("{}-evaluation-{today}.md", plan.id);
            (plan.evaluation_text(today, annex), name)
        });
        if self.hand_out(&name, "text/markdown", &text) {
            self.done(format!(
                "The evaluation was saved as {name}. Private notes are not in it."
            ));
        }
    }
}
