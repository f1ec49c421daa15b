//! The plan file: a plan with where it comes from. This is the only reader and the only writer of plans;
//! the browser's own storage goes through them too.

pub(in crate::exchange) mod fields;
pub(in crate::exchange) mod read;
pub mod wire;
pub mod words;
pub(in crate::exchange) mod write;

pub use read::read;
pub use write::{write, write_compact};

use super::lineage::Version;
use crate::plan::{Extra, Part, Plan};
use chrono::NaiveDate;

/// The format word of a plan file.
pub const FORMAT: &str = "plenary-plan";

/// The version of the format that is written. Older ones are read too, once there are any.
pub const VERSION: u64 = 1;

/// The most records that one list may have.
pub const MAX_RECORDS: usize = 20_000;

/// The most decisions that a file carries.
pub const MAX_DECIDED: usize = 300;

/// A plan file.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    pub exported: Exported,
    /// The digests of this plan and of the plans that it grew from, newest first.
    pub lineage: Vec<String>,
    /// What the file holds; None: the whole plan.
    pub part: Option<Part>,
    /// Who vouches for the file as it was handed out.
    pub signature: Option<Signature>,
    /// What is known of these, newest first: who made them, when, and what they grew from.
    pub versions: Vec<Version>,
    /// What people decided when files were merged, the oldest first: nobody is asked again.
    pub decided: Vec<Decided>,
    /// What was told apart when files were merged, the oldest first.
    pub renamed: Vec<Renamed>,
    pub plan: Plan,
    pub extra: Extra,
}

/// A signature of a file, as it stands there. Whether it holds, the browser finds out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The algorithm: "Ed25519".
    pub alg: String,
    /// The public key in base64url.
    pub key: String,
    /// The signature in base64url.
    pub value: String,
    pub extra: Extra,
}

/// When, by whom and with what the file was made. Nothing depends on it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Exported {
    pub at: Option<String>,
    pub by: Option<String>,
    pub app: String,
    pub extra: Extra,
}

/// The digest of a plan, in hexadecimal: two plans with the same one are the same plan. It is the SHA-256 of the
/// canonical form (RFC 8785) of the value under `plan` in its file.
pub fn digest(plan: &Plan) -> String {
    super::canonical::digest(&serde_json::Value::Object(super::tree::plain(plan)))
}

/// A decision about one part that two sides had changed each in another way.
#[derive(Clone, Debug, PartialEq)]
pub struct Decided {
    /// The part: `objectives/fw-3/status`.
    pub path: String,
    /// The two values that it was decided between, and the one that was chosen: the first 16 digits of the digest of
    /// each, or `none`.
    pub between: Vec<String>,
    pub chosen: String,
    /// The chosen text, where it was a third one.
    pub third: Option<String>,
    pub extra: Extra,
}

/// A record that two sides had added under one id, though it was two things: one of them has another id since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renamed {
    /// The list; of an entry inside a record, the path of its list.
    pub list: String,
    pub id: String,
    pub to: String,
    /// The version that called it so: what grew from it, and has not seen the merge, still does.
    pub from: String,
    pub extra: Extra,
}

impl Snapshot {
    /// A file of a plan that grew from nothing else.
    pub fn new(plan: Plan, exported: Exported) -> Snapshot {
        Snapshot {
            exported,
            lineage: vec![digest(&plan)],
            part: None,
            signature: None,
            versions: Vec::new(),
            decided: Vec::new(),
            renamed: Vec::new(),
            plan,
            extra: Extra::new(),
        }
    }
}

/// The file of this plan: its digest goes in front of the lineage.
pub fn export(plan: &Plan, lineage: &[String], at: &str, by: Option<&str>, app: &str) -> Snapshot {
    let exported = Exported {
        at: Some(at.to_owned()),
        by: by.map(str::to_owned),
        app: app.to_owned(),
        extra: Extra::new(),
    };
    let mut snapshot = Snapshot::new(plan.clone(), exported);
    snapshot.lineage = super::lineage::with_first(digest(plan), lineage);
    snapshot
}

/// The file of the plan as it is here: a version of its own, with all that the plan carries.
pub fn hand_out(current: &Snapshot, at: &str, by: Option<&str>, app: &str) -> Snapshot {
    let mut file = export(&current.plan, &current.lineage, at, by, app);
    // What was undone is no version that it grew from.
    let versions = current.versions.iter();
    let grown = versions.filter(|it| file.lineage.contains(&it.digest));
    file.versions = grown.cloned().collect();
    let is_known = |digest: &String| current.versions.iter().any(|it| it.digest == *digest);
    if let Some(digest) = file.lineage.first().filter(|digest| !is_known(digest)) {
        let parent = current.lineage.iter().find(|it| *it != digest);
        file.versions.insert(
            0,
            Version {
                digest: digest.clone(),
                at: Some(at.to_owned()),
                by: by.map(str::to_owned),
                parents: parent.into_iter().cloned().collect(),
                extra: Extra::new(),
            },
        );
        file.versions.truncate(super::lineage::MAX);
    }
    file.decided = super::consolidate::standing(current);
    file.renamed.clone_from(&current.renamed);
    // What a newer Plenary wrote around the plan travels on.
    file.extra.clone_from(&current.extra);
    file.exported.extra.clone_from(&current.exported.extra);
    file
}

/// The name of the file: "bsec-ict-2024-2025-2026-11-24.plenary.json".
pub fn file_name(plan: &Plan, day: NaiveDate) -> String {
    format!("{}-{day}.plenary.json", plan.id)
}
