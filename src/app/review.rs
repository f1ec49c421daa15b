//! Files of a plan on their way into it: merged on trial, looked over and decided. Nothing is written before "Apply",
//! which is one step that can be undone, with a sentence in the history and what was not chosen below it.

mod choices;
mod taken;
mod told;

pub(super) use choices::forget as forget_choices;
pub use taken::{Base, Taken};
pub use told::in_words;

use super::{App, Notice, Route, import::ReadReturn, library::Way, signing::Seal};
use crate::{
    browser::{clock, location, page},
    exchange::{
        choices::{read, written},
        consolidate::{
            Chain, Choice, Choices, Consolidated, Entry, Group, Who, member_named, unseen,
        },
        snapshot::Snapshot,
        words::Teller,
    },
    plan::{Edit, PartnerId, Plan, PlanId, edtf::day_in_words, term::plural},
};
use std::{collections::BTreeSet, sync::Arc};
use taken::{Bases, taken_file};
use told::told;

/// A file that could not be used, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    pub name: String,
    pub why: String,
}

/// Files that are looked over, against the plan as it was then.
#[derive(Debug)]
pub struct Review {
    pub files: Vec<Taken>,
    pub unread: Vec<Unread>,
    pub mine: Plan,
    /// What came of the merges; of what differs, that which is looked at.
    pub result: Consolidated,
    /// What goes along with something that is looked at.
    followers: Vec<Entry>,
    /// What each difference is about: its item, and the part of it.
    pub names: Vec<(String, String)>,
}

/// Where a review stands.
#[derive(Clone, Debug, Default)]
pub struct Reviewing {
    /// Counts what was compared.
    pub round: usize,
    pub review: Option<Arc<Review>>,
    pub choices: Choices,
    /// Whether they are kept as they are.
    pub(super) is_kept: bool,
    /// The member that each file is the answer of.
    pub members: Vec<Option<PartnerId>>,
    /// What is being done at the moment.
    pub busy: Option<String>,
}

impl Review {
    fn new(files: Vec<Taken>, unread: Vec<Unread>, mine: Plan, mut result: Consolidated) -> Review {
        let all = std::mem::take(&mut result.entries).into_iter();
        let (followers, entries) = all.partition(|it| it.follows.is_some());
        result.entries = entries;
        let mut review = Review {
            files,
            unread,
            mine,
            result,
            followers,
            names: Vec::new(),
        };
        let plans = review.plans();
        let teller = Teller::new(&plans);
        let entries = review.result.entries.iter();
        review.names = entries
            .map(|it| {
                let shown = it.candidates.iter().find_map(|it| it.value.as_ref());
                (teller.item(&it.path), teller.place_of(&it.path, shown))
            })
            .collect();
        review
    }

    /// All that differs.
    fn all_entries(&self) -> Vec<Entry> {
        let all = self.result.entries.iter().chain(&self.followers);
        all.cloned().collect()
    }

    /// The paths of the records that go by what is chosen: what differs in them goes along.
    fn gone(&self, choices: &Choices) -> Vec<&str> {
        let is_gone = |entry: &&Entry| match self.chosen(entry, choices) {
            Some(Choice::Value(at)) => {
                let chosen = entry.candidates.get(at);
                chosen.is_some_and(|it| it.value.is_none()) && entry.path == entry.record()
            }
            _ => false,
        };
        let gone = self.result.entries.iter().filter(is_gone);
        gone.map(|it| it.path.as_str()).collect()
    }

    pub fn is_of(&self, id: &PlanId) -> bool {
        self.mine.id == *id
    }

    /// Whether several files are gone through: then also what only one of them changed is taken over by a press.
    pub fn is_many(&self) -> bool {
        self.files.len() > 1
    }

    /// The files that are not what was signed.
    pub fn broken(&self) -> impl Iterator<Item = &Taken> {
        let files = self.files.iter();
        files.filter(|it| matches!(it.seal, Seal::Changed(_)))
    }

    /// What stands in one place.
    pub fn chosen(&self, entry: &Entry, choices: &Choices) -> Option<Choice> {
        let standing = || match entry.group {
            Group::Incoming if self.is_many() => None,
            _ => entry.standing(),
        };
        choices.get(&entry.path).cloned().or_else(standing)
    }

    /// How many of the differences of a group are decided, and of how many.
    pub fn progress(&self, group: Group, choices: &Choices) -> (usize, usize) {
        let all = || self.result.entries.iter().filter(|it| it.group == group);
        let decided = all().filter(|it| self.chosen(it, choices).is_some());
        (decided.count(), all().count())
    }

    /// The differences that still need a choice, by their places.
    pub fn undecided(&self, choices: &Choices) -> impl Iterator<Item = (usize, &Entry)> {
        let all = self.result.entries.iter().enumerate();
        all.filter(|(_, it)| self.chosen(it, choices).is_none())
    }

    /// How many differences still need a choice.
    pub fn open(&self, choices: &Choices) -> usize {
        self.undecided(choices).count()
    }

    /// The plans in which names are looked up: mine, what comes of it, and those of the files. Where records of mine have
    /// another id in what comes of it, that comes first: the differences are told by its ids.
    pub fn plans(&self) -> Vec<&Plan> {
        let merged = &self.result.snapshot.plan;
        let first = match self.result.moved.is_empty() {
            true => [&self.mine, merged],
            false => [merged, &self.mine],
        };
        let theirs = self.files.iter().map(|it| &it.file.snapshot.plan);
        let bases = self.files.iter().filter_map(|it| it.file.base.as_ref());
        first.into_iter().chain(theirs).chain(bases).collect()
    }
}

impl Reviewing {
    /// Whose something is: "Mine", a member, an author, or the file's name. Two files of one name are told apart by the
    /// day or the time when they were made, or else by their own names: "Albania, 14:05".
    pub fn name_of(&self, who: Who) -> String {
        let name = self.first_name(who);
        let files = self.review.as_ref().map_or(&[][..], |it| &it.files);
        let is_twin = |at: &usize| self.first_name(Some(*at)) == name;
        let twins: Vec<usize> = (0..files.len()).filter(is_twin).collect();
        let place = twins.iter().position(|at| Some(*at) == who);
        let Some(place) = place.filter(|_| twins.len() > 1) else {
            return name;
        };
        let twins: Vec<&Taken> = twins.iter().filter_map(|at| files.get(*at)).collect();
        let made = twins.iter();
        let made = made.map(|file| clock::on_this_machine(file.at.as_deref()?));
        let made: Vec<_> = made.collect::<Option<_>>().unwrap_or_default();
        let days: Vec<String> = made.iter().map(|(day, _)| day_in_words(*day)).collect();
        let times: Vec<String> = made.into_iter().map(|(_, time)| time).collect();
        for told in [days, times] {
            let is_clear = told.iter().collect::<BTreeSet<_>>().len() == told.len();
            if let Some(told) = told.get(place).filter(|_| is_clear) {
                return format!("{name}, {told}");
            }
        }
        match twins.get(place) {
            Some(file) if file.name != name => format!("{name} ({})", file.name),
            _ => name,
        }
    }

    fn first_name(&self, who: Who) -> String {
        let review = self.review.as_ref();
        let file = who.and_then(|at| review?.files.get(at));
        let (Some(at), Some(file), Some(review)) = (who, file, review) else {
            return "Mine".to_owned();
        };
        let member = self.members.get(at).cloned().flatten();
        let member = member.and_then(|id| review.mine.partner(&id));
        match (member, &file.by) {
            (Some(member), _) => member.short_name().to_owned(),
            (None, Some(by)) => by.clone(),
            (None, None) if review.is_many() => file.name.clone(),
            (None, None) => "Theirs".to_owned(),
        }
    }
}

impl App {
    pub fn with_reviewing<T>(self, read: impl FnOnce(&Reviewing) -> T) -> T {
        self.reviewing.with(read)
    }

    /// The same, as it is now.
    pub fn with_reviewing_now<T>(self, read: impl FnOnce(&Reviewing) -> T) -> T {
        self.reviewing.with_untracked(read)
    }

    fn review_now(self) -> Option<Arc<Review>> {
        self.reviewing.with_untracked(|it| it.review.clone())
    }

    /// Looks over one file or several of a plan of this browser, which becomes the open one.
    pub(super) fn begin_review(
        self,
        id: PlanId,
        files: Vec<(String, Snapshot, Seal)>,
        unread: Vec<Unread>,
    ) {
        self.import.set(None);
        self.look_at_keys();
        if !self.switch_here(&id) {
            return;
        }
        location::go_to(&Route::Review.to_hash());
        leptos::task::spawn_local(async move {
            self.busy("Looking for the last common state…");
            let mine = self.snapshot.get_untracked();
            // A late file comes to those that are looked over, and what was decided on them stays.
            let running = self.review_now().filter(|it| it.is_of(&id));
            let members = files.iter().map(|(name, snapshot, _)| {
                let said = snapshot.exported.by.clone().unwrap_or_default();
                let by = member_named(&mine.plan, &said).or_else(|| member_named(&mine.plan, name));
                by.map(|member| member.id.clone())
            });
            let late: Vec<Option<PartnerId>> = members.collect();
            let mut bases = Bases::of(&mine);
            let mut taken = Vec::new();
            for (name, snapshot, seal) in files {
                taken.push(taken_file(&mine, &mut bases, name, snapshot, seal).await);
            }
            let (whose, before) = self
                .reviewing
                .with_untracked(|it| (it.members.clone(), it.choices.clone()));
            let mut unread = unread;
            let mut here: Vec<(Taken, Option<PartnerId>)> = Vec::new();
            if let Some(running) = &running {
                let files = running.files.iter().cloned().zip(whose);
                here.extend(files.filter(|(it, _)| !taken.iter().any(|new| new.is_same(it))));
                unread.extend(running.unread.iter().cloned());
            }
            let joins = !here.is_empty();
            here.extend(taken.into_iter().zip(late));
            let (all, members): (Vec<Taken>, Vec<_>) = here.into_iter().unzip();
            let result = self.merged(&mine, &all, &[], &Choices::new()).await;
            let choices = match &running {
                Some(it) => read(&written(&before, &it.result.entries), &result.entries),
                None => choices::kept(&id, &result.entries),
            };
            let count = choices.len();
            let review = Review::new(all, unread, mine.plan, result);
            let round = self.reviewing.with_untracked(|it| it.round + 1);
            self.reviewing.set(Reviewing {
                round,
                review: Some(Arc::new(review)),
                choices,
                is_kept: false,
                members,
                busy: None,
            });
            if joins {
                self.done_after_page(
                    "What was looked over already is here still, with what you decided.".to_owned(),
                );
            } else if count > 0 {
                self.done_after_page(format!(
                    "{} that you made in these files before the page was closed: here again.",
                    plural(count as i64, "decision")
                ));
            }
        });
    }

    fn busy(self, said: &str) {
        self.reviewing.update(|it| it.busy = Some(said.to_owned()));
    }

    /// Merges file after file, and lets the page draw in between.
    async fn merged(
        self,
        mine: &Snapshot,
        files: &[Taken],
        entries: &[Entry],
        choices: &Choices,
    ) -> Consolidated {
        let (now, author) = (clock::now(), self.author_now());
        let mut chain = Chain::new(mine, files.len(), entries, choices);
        for (at, file) in files.iter().enumerate() {
            self.busy(&format!("Comparing file {} of {}…", at + 1, files.len()));
            page::breathe().await;
            chain.take(&file.file, &now, author.as_deref());
        }
        chain.finish()
    }

    /// Chooses in one place, or takes a choice back.
    pub fn choose(self, path: &str, choice: Option<Choice>) {
        self.choose_all(vec![(path.to_owned(), choice)]);
    }

    /// Chooses in several places in one go. What was chosen otherwise there before can be had back.
    pub fn choose_all(self, all: Vec<(String, Option<Choice>)>) {
        let is_many = all.len() > 1;
        let before: Vec<(String, Option<Choice>)> = self.with_reviewing_now(|it| {
            let was = |path: &String| it.choices.get(path).cloned();
            let other = |(path, choice): &&(String, Option<Choice>)| {
                let was = was(path);
                was.is_some() && was != *choice
            };
            let others = all.iter().filter(other);
            others.map(|(path, _)| (path.clone(), was(path))).collect()
        });
        self.reviewing.update(|it| {
            for (path, choice) in all {
                match choice {
                    Some(choice) => it.choices.insert(path, choice),
                    None => it.choices.remove(&path),
                };
            }
            it.is_kept = false;
        });
        self.choices_changed();
        if is_many && !before.is_empty() {
            let said = format!("{} changed.", plural(before.len() as i64, "decision"));
            self.notice
                .set(Some(Notice::Way(said, Way::Decide(before))));
        }
    }

    /// Says which member a file is the answer of.
    pub fn set_member(self, file: usize, member: Option<PartnerId>) {
        self.reviewing.update(|it| {
            if let Some(slot) = it.members.get_mut(file) {
                *slot = member;
            }
        });
    }

    /// Puts the files away. Nothing of them was written.
    pub fn drop_review(self) {
        self.end_review();
        location::go_to(&Route::Exchange.to_hash());
    }

    fn end_review(self) {
        if let Some(review) = self.review_now() {
            forget_choices(&review.mine.id);
        }
        let round = self.reviewing.with_untracked(|it| it.round + 1);
        self.reviewing.set(Reviewing {
            round,
            ..Reviewing::default()
        });
    }

    /// Whether something was decided that is not applied.
    pub(super) fn has_choices(self) -> bool {
        self.with_reviewing_now(|it| it.review.is_some() && !it.choices.is_empty())
    }

    /// Whether the open plan is another one now than the files were compared with.
    pub fn review_is_old(self) -> bool {
        let review = self.with_reviewing(|it| it.review.clone());
        review.is_some_and(|review| self.with_plan(|plan| *plan != review.mine))
    }

    /// Compares the files anew with the plan as it is now. What was chosen stays where it can still be chosen.
    pub fn review_again(self) {
        let Some(review) = self.review_now() else {
            return;
        };
        let mine = self.snapshot.get_untracked();
        if !review.is_of(&mine.plan.id) {
            return;
        }
        leptos::task::spawn_local(async move {
            let result = self
                .merged(&mine, &review.files, &[], &Choices::new())
                .await;
            self.show(&review, mine.plan, result);
        });
    }

    /// Shows what came of comparing anew, with the choices that still fit.
    fn show(self, review: &Review, mine: Plan, result: Consolidated) {
        self.reviewing.update(|it| {
            let before = written(&it.choices, &review.result.entries);
            it.choices = read(&before, &result.entries);
            it.busy = None;
            it.round += 1;
            let (files, unread) = (review.files.clone(), review.unread.clone());
            it.review = Some(Arc::new(Review::new(files, unread, mine, result)));
        });
    }

    /// Takes the files in as they were decided, in one step. Where that brings up something that was not seen yet, it
    /// is shown first.
    pub fn apply_review(self) {
        let Some(review) = self.review_now() else {
            return;
        };
        let (open, choices) = self
            .reviewing
            .with_untracked(|it| (review.open(&it.choices), it.choices.clone()));
        // The page says where they are.
        if open > 0 {
            return;
        }
        let mine = self.snapshot.get_untracked();
        if mine.plan != review.mine {
            self.fail("Nothing was applied yet: your plan was changed since the files were compared. They are compared anew; look at them, then apply.".to_owned());
            return self.review_again();
        }
        leptos::task::spawn_local(async move {
            let entries = review.all_entries();
            let merged = self.merged(&mine, &review.files, &entries, &choices).await;
            let new = unseen(&entries, &merged);
            if new.is_empty() && merged.open == 0 && merged.refused.is_empty() {
                return self.take_in(&review, merged);
            }
            let refused = merged
                .refused
                .first()
                .map(|problem| problem.message.clone());
            if refused.is_some() {
                self.reviewing.update(|it| {
                    it.choices
                        .retain(|_, choice| !matches!(choice, Choice::Third(_)))
                });
            }
            let found = new.len().max(1);
            let mut result = review.result.clone();
            result.entries = entries;
            let again = |path: &str| new.iter().any(|it| it.path == path);
            result.entries.retain(|it| !again(&it.path));
            self.reviewing
                .update(|it| it.choices.retain(|path, _| !again(path)));
            result.entries.extend(new);
            self.show(&review, mine.plan, result);
            self.fail(match refused {
                Some(why) => {
                    format!("Nothing was applied yet: another wording does not fit. {why}")
                }
                None => format!(
                    "Nothing was applied yet: {} came up by what you decided. Look at it first.",
                    plural(found as i64, "further difference")
                ),
            });
        });
    }

    fn take_in(self, review: &Review, result: Consolidated) {
        let said = self.reviewing.with_untracked(|it| told(it, review));
        let headline = said.lines().next().unwrap_or_default().to_owned();
        let snapshot = result.snapshot;
        let edit = Edit::Adopt(Box::new(snapshot.plan));
        if !self.change_saying(edit, Some(snapshot.lineage), said) {
            return self.reviewing.update(|it| it.busy = None);
        }
        self.snapshot.update(|open| {
            open.versions = snapshot.versions;
            open.decided = snapshot.decided;
            open.renamed = snapshot.renamed;
            open.extra = snapshot.extra;
        });
        self.move_notes(&result.moved);
        for file in &review.files {
            if let Some(digest) = file.file.grown().first() {
                self.keep_base_as(digest.clone(), &file.file.snapshot.plan);
            }
        }
        self.end_review();
        self.done_after_page(format!("{headline} Undo takes it back in one step."));
        location::go_to(&Route::Exchange.to_hash());
    }
}

impl App {
    /// Looks over several files at once. Those that can't be used are named with the reason.
    pub(super) fn offer_returns(self, read: Vec<ReadReturn>) {
        let mut unread = Vec::new();
        let mut files = Vec::new();
        for (name, snapshot) in read {
            match snapshot {
                Ok((snapshot, seal)) => files.push((name, snapshot, seal)),
                Err(error) => unread.push(Unread {
                    name,
                    why: error.message(),
                }),
            }
        }
        let open = self.with_plan_now(|plan| plan.id.clone());
        let of_open = files.iter().any(|(_, it, _)| it.plan.id == open);
        let first = files.first().map(|(_, it, _)| it.plan.id.clone());
        let Some(id) = Some(open)
            .filter(|_| of_open)
            .or(first.filter(|id| self.is_in_library(id)))
        else {
            let why: Vec<String> = unread
                .iter()
                .map(|it| format!("{}: {}", it.name, it.why))
                .collect();
            return self.fail(format!(
                "None of these files is of a plan in this browser. Take a further plan in by itself first. {}",
                why.join(" ")
            ));
        };
        let (files, others): (Vec<_>, Vec<_>) =
            files.into_iter().partition(|(_, it, _)| it.plan.id == id);
        unread.extend(others.into_iter().map(|(name, it, _)| Unread {
            name,
            why: format!(
                "It is of another plan, \u{201c}{}\u{201d}. Take it in by itself.",
                it.plan.head.title
            ),
        }));
        self.begin_review(id, files, unread);
    }
}
