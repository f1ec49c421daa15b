//! Any two plans: those of this browser, points of the history, versions that are kept, and files.

use super::{App, bases, import::ReadReturn, library::catalogue::name_of};
use crate::{
    browser::{clock, file},
    exchange::lineage::Version,
    plan::{Plan, PlanId, edtf::day_in_words},
};

/// How many points of the history are offered.
const POINTS: usize = 60;

/// What can be compared: a word for the address, and what people call it.
pub type Sources = Vec<(String, String)>;

/// The open plan, as an address names it.
pub const OPEN: &str = "open";

impl App {
    /// What can be compared with something else. `files` are the names of files that were opened for it.
    pub fn compare_sources(self, files: &[ReadReturn]) -> Sources {
        let open = self.with_plan(name_of);
        let mut all: Sources = vec![(OPEN.to_owned(), format!("The open plan: {open}"))];
        let files = files
            .iter()
            .enumerate()
            .filter(|(_, (_, read))| read.is_ok());
        all.extend(files.map(|(at, (name, _))| (format!("file:{at}"), format!("File: {name}"))));
        for plan in self.plans() {
            if plan.id != self.open_id() && plan.trouble.is_none() {
                all.push((
                    format!("plan:{}", plan.id),
                    format!("Plan: {}", plan.name()),
                ));
            }
        }
        let lines = self.with_history(|history| history.lines());
        let points = lines
            .into_iter()
            .filter_map(|line| Some((line.point?, line)));
        for (point, line) in points.take(POINTS) {
            let said = line.said.lines().next().unwrap_or_default();
            let when = clock::on_this_machine(&line.at)
                .map(|(day, time)| format!("{}, {time}, ", day_in_words(day)));
            let words = match line.at.is_empty() {
                true => "History: before all changes".to_owned(),
                false => format!(
                    "History: {}after \u{201c}{said}\u{201d}",
                    when.unwrap_or_default()
                ),
            };
            all.push((format!("point:{point}"), words));
        }
        let versions = self.snapshot.with(|open| open.versions.clone());
        for version in versions {
            if self.has_base(&version.digest) {
                let short = version.digest.get(..8).unwrap_or_default();
                all.push((
                    format!("base:{}", version.digest),
                    format!("Version {short}"),
                ));
            }
        }
        all
    }

    /// Hands a text out as a file.
    pub fn save_text(self, name: &str, mime: &str, text: &str) {
        if self.hand_out(name, mime, text) {
            self.done(format!("Saved as {name}."));
        }
    }

    /// Puts a text into the clipboard.
    pub fn copy_text(self, text: &str) {
        let text = text.to_owned();
        leptos::task::spawn_local(async move {
            match file::copy(&text).await {
                true => self.done("Copied.".to_owned()),
                false => self.fail(
                    "The browser did not let the page copy. Save the list as a file.".to_owned(),
                ),
            }
        });
    }

    /// The versions that the open plan grew from, newest first, with what is known of each.
    pub fn lineage(self) -> Vec<(String, Option<Version>)> {
        self.snapshot.with(|open| {
            let known = |digest: &String| {
                open.versions
                    .iter()
                    .find(|it| it.digest == *digest)
                    .cloned()
            };
            open.lineage
                .iter()
                .map(|digest| (digest.clone(), known(digest)))
                .collect()
        })
    }

    /// The plan behind such a word; None where it is not there any more.
    pub async fn compared_plan(self, word: &str, files: &[ReadReturn]) -> Option<Plan> {
        if word == OPEN {
            return Some(self.with_plan_now(Plan::clone));
        }
        let (kind, of) = word.split_once(':')?;
        match kind {
            "file" => {
                let (_, read) = files.get(of.parse::<usize>().ok()?)?;
                read.as_ref()
                    .ok()
                    .map(|(snapshot, _)| snapshot.plan.clone())
            }
            "plan" => Some(self.kept_plan(&PlanId::new(of)?)?.plan),
            "base" => bases::base(of).await,
            "point" => {
                let plan = self.with_plan_now(Plan::clone);
                let point = of.parse::<usize>().ok()?;
                self.history
                    .with_untracked(|history| history.plan_at(plan, point))
            }
            _ => None,
        }
    }
}
