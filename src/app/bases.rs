//! The versions of plans that were handed out or taken in, kept in this browser: what a later merge begins with.
//!
//! Each is a text under a key of its own, the time when it was kept in front. Their number and size are bounded, the
//! oldest goes first, and all of them go before a plan finds no room.

use super::App;
use crate::{
    browser::{clock, pack, storage},
    exchange::{
        built_in,
        snapshot::{self, Exported, Snapshot},
    },
    plan::Plan,
};

/// Their keys begin with this.
const KEY: &str = "bases/";
/// How many are kept.
const MOST: usize = 60;
/// How many bytes they may take up together.
const MOST_BYTES: usize = 1_000_000;

fn key_of(digest: &str) -> String {
    format!("{KEY}{digest}")
}

/// The digests of the versions that are kept.
fn kept() -> Vec<String> {
    let keys = storage::keys().unwrap_or_default();
    let digests = keys.iter().filter_map(|key| key.strip_prefix(KEY));
    digests.map(str::to_owned).collect()
}

/// What stands in front of a text that was packed.
const PACKED: &str = " packed";

/// Keeps a text, and forgets the oldest until there is room. Without room for it alone, it is not kept: a merge then
/// asks more.
fn keep(digest: &str, text: &str, packed: bool) {
    let mark = if packed { PACKED } else { "" };
    let text = format!("{}{mark}\n{text}", clock::now());
    let mut all: Vec<(String, usize)> = kept()
        .into_iter()
        .filter(|other| other != digest)
        .filter_map(|digest| {
            let text = storage::read(&key_of(&digest)).ok()??;
            let at = text.lines().next().unwrap_or_default();
            Some((format!("{at} {digest}"), text.len()))
        })
        .collect();
    // The newest last.
    all.sort();
    all.reverse();
    let mut bytes: usize = text.len() + all.iter().map(|(_, bytes)| bytes).sum::<usize>();
    loop {
        let fits = all.len() < MOST && bytes <= MOST_BYTES;
        if fits && storage::write(&key_of(digest), &text).is_ok() {
            return;
        }
        let Some((oldest, size)) = all.pop() else {
            return;
        };
        bytes -= size;
        if let Some((_, digest)) = oldest.rsplit_once(' ') {
            let _ = storage::remove(&key_of(digest));
        }
    }
}

/// Forgets all of them, where a plan has no room. Whether there was something to forget.
pub(super) fn make_room() -> bool {
    let all = kept();
    for digest in &all {
        let _ = storage::remove(&key_of(digest));
    }
    !all.is_empty()
}

/// Whether a version is the plan that Plenary came with.
pub(super) fn is_built_in(digest: &str) -> bool {
    built_in_plan(digest).is_some()
}

fn built_in_plan(digest: &str) -> Option<Plan> {
    let built_in = built_in::built_in().ok()?.plan;
    (snapshot::digest(&built_in) == digest).then_some(built_in)
}

/// The version with this digest, where it is kept. What comes with Plenary needs no keeping.
pub(super) async fn base(digest: &str) -> Option<Plan> {
    let Some(text) = storage::read(&key_of(digest)).ok().flatten() else {
        return built_in_plan(digest);
    };
    let (mark, text) = text.split_once('\n')?;
    let text = match mark.ends_with(PACKED) {
        true => pack::unpacked(text).await?,
        false => text.to_owned(),
    };
    let plan = snapshot::read(&text).ok()?.plan;
    // What was changed by other hands is no base.
    (snapshot::digest(&plan) == digest).then_some(plan)
}

impl App {
    /// Keeps a version that was handed out or taken in.
    pub(super) fn keep_base(self, plan: &Plan) {
        self.keep_base_as(snapshot::digest(plan), plan);
    }

    /// The same, where its digest is known.
    pub(super) fn keep_base_as(self, digest: String, plan: &Plan) {
        if storage::holds(&key_of(&digest), None) != Ok(true) {
            return;
        }
        let text = snapshot::write_compact(&Snapshot::new(plan.clone(), Exported::default()));
        leptos::task::spawn_local(async move {
            match pack::packed(&text).await {
                Some(packed) => keep(&digest, &packed, true),
                None => keep(&digest, &text, false),
            }
        });
    }

    /// Whether a version is still kept here.
    pub fn has_base(self, digest: &str) -> bool {
        storage::holds(&key_of(digest), None) == Ok(false) || is_built_in(digest)
    }
}
