//! Where a plan comes from: the versions that it grew from, and which of them two plans have in common. As in git, a
//! version is named by the digest of its content, and the nearest common one is what a merge begins with.

use super::snapshot::{self, Snapshot};

/// The longest lineage that is kept.
pub const MAX: usize = 64;

/// One version of a plan: when it was handed out or merged, by whom, and what it grew from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Version {
    /// The digest of its content.
    pub digest: String,
    pub at: Option<String>,
    pub by: Option<String>,
    /// The versions that it grew from: one, or two where it was merged.
    pub parents: Vec<String>,
    pub extra: crate::plan::Extra,
}

/// The digests of a plan as it is now and of what it grew from, newest first. A part has the lineage of the whole plan
/// that it was cut from.
pub fn grown(snapshot: &Snapshot) -> Vec<String> {
    if snapshot.part.is_some() {
        return snapshot.lineage.clone();
    }
    let digest = snapshot::digest(&snapshot.plan);
    with_first(digest, &snapshot.lineage)
}

/// A lineage with this digest in front, once. A plan that came back to what it was is in its lineage twice: what lies
/// between was seen and left.
pub fn with_first(digest: String, lineage: &[String]) -> Vec<String> {
    let rest = match lineage {
        [first, rest @ ..] if *first == digest => rest,
        all => all,
    };
    let mut all = vec![digest];
    all.extend(rest.iter().take(MAX - 1).cloned());
    all
}

/// Versions of a lineage, each with how often it comes up from there to the end: so a later one is told from an earlier
/// one of the same content.
fn numbered(lineage: &[String]) -> Vec<(&String, usize)> {
    let count = |rest: &[String], digest: &String| rest.iter().filter(|it| *it == digest).count();
    let places = lineage.iter().enumerate();
    places
        .map(|(at, digest)| (digest, count(lineage.get(at..).unwrap_or_default(), digest)))
        .collect()
}

/// The versions that two plans both grew from, nearest first. The two are as [`grown`] gives them.
pub fn common(mine: &[String], theirs: &[String]) -> Vec<String> {
    let theirs = numbered(theirs);
    let mut common: Vec<String> = Vec::new();
    for version in numbered(mine) {
        if theirs.contains(&version) && !common.contains(version.0) {
            common.push(version.0.clone());
        }
    }
    common
}

/// Two lineages in one. A version never comes behind one that it grew from: what one side has in front of a common
/// version stays in front of it.
pub fn joined(mine: &[String], theirs: &[String]) -> Vec<String> {
    let (mine, theirs) = (numbered(mine), numbered(theirs));
    let mut all = Vec::new();
    let mut rest = theirs.iter().copied();
    for version in &mine {
        if theirs.contains(version) {
            all.extend(rest.by_ref().take_while(|other| other != version));
        }
        all.push(*version);
    }
    all.extend(rest);
    let mut joined: Vec<(&String, usize)> = Vec::new();
    for version in all {
        if !joined.contains(&version) {
            joined.push(version);
        }
    }
    joined
        .into_iter()
        .take(MAX)
        .map(|(digest, _)| digest.clone())
        .collect()
}
