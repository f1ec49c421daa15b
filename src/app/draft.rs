//! What was begun and not finished: kept while the page is open, so that going elsewhere loses nothing.

use super::App;

/// Texts by name, each until it is finished.
pub type Drafts = Vec<(String, String)>;

impl App {
    /// The text that was begun under a name; empty where there is none.
    pub fn draft(self, name: &str) -> String {
        let name = self.name_in_plan(name);
        self.drafts.with(|drafts| text_of(drafts, &name))
    }

    /// The same, as it is now.
    pub fn draft_now(self, name: &str) -> String {
        let name = self.name_in_plan(name);
        self.drafts.with_untracked(|drafts| text_of(drafts, &name))
    }

    /// Keeps a text under a name; an empty one is forgotten.
    pub fn set_draft(self, name: &str, text: String) {
        let name = self.name_in_plan(name);
        self.drafts.update(|drafts| {
            drafts.retain(|(other, _)| *other != name);
            if !text.is_empty() {
                drafts.push((name, text));
            }
        });
    }

    /// The same item of another plan has a draft of its own.
    fn name_in_plan(self, name: &str) -> String {
        self.with_plan_now(|plan| format!("{}/{name}", plan.id))
    }
}

fn text_of(drafts: &Drafts, name: &str) -> String {
    let found = drafts.iter().find(|(other, _)| other == name);
    found.map_or_else(String::new, |(_, text)| text.clone())
}
