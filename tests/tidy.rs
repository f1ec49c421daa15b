//! The repository's own rules, kept by a machine.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used)] // A rule that can't be checked is a failure.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

fn files(folder: &str, ending: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the folder is there") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                let text = fs::read_to_string(&path).expect("a text file");
                found.push((path, text));
            }
        }
    }
    assert!(
        !found.is_empty(),
        "no {ending} files in {folder}: the rule checks nothing"
    );
    found
}

/// Fails where a file whose path begins with one of `places` has one of `words` outside a comment.
fn forbid(places: &[&str], words: &[&str], why: &str) {
    let mut broken = Vec::new();
    let mut checked = 0;
    for (path, text) in files("src", ".rs") {
        let name = path.to_string_lossy().replace('\\', "/");
        if !places.iter().any(|place| name.contains(place)) {
            continue;
        }
        checked += 1;
        for (index, line) in text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            for word in words {
                if code.contains(word) {
                    broken.push(format!("{name}:{}: {word}", index + 1));
                }
            }
        }
    }
    assert!(
        checked > 0,
        "no file in {places:?}: the rule checks nothing"
    );
    assert!(broken.is_empty(), "{why}\n{}", broken.join("\n"));
}

#[test]
fn the_plan_knows_no_framework_no_browser_and_no_format() {
    forbid(
        &["src/plan"],
        &[
            "leptos",
            "web_sys",
            "js_sys",
            "wasm_bindgen",
            "gloo",
            "serde",
            "schemars",
            "crate::exchange",
            "crate::notes",
            "crate::app",
            "crate::view",
            "crate::browser",
        ],
        "plan/ is pure data and rules: std and chrono only",
    );
}

#[test]
fn holidays_know_nothing_but_the_calendar() {
    forbid(
        &["src/holidays"],
        &[
            "leptos",
            "web_sys",
            "js_sys",
            "wasm_bindgen",
            "serde",
            "crate::",
            "Utc::now",
            "Local::now",
        ],
        "holidays/ is std and chrono only: plans use it, it uses none",
    );
}

#[test]
fn exchange_knows_no_framework_and_no_browser() {
    forbid(
        &["src/exchange"],
        &[
            "leptos",
            "web_sys",
            "js_sys",
            "wasm_bindgen",
            "gloo",
            "crate::app",
            "crate::view",
            "crate::browser",
            "Utc::now",
            "Local::now",
        ],
        "exchange/ takes values and returns values",
    );
}

#[test]
fn finding_knows_no_framework_and_no_browser() {
    forbid(
        &["src/find"],
        &[
            "leptos",
            "web_sys",
            "js_sys",
            "wasm_bindgen",
            "crate::app",
            "crate::view",
            "crate::browser",
        ],
        "find/ takes values and returns values",
    );
}

#[test]
fn pictures_know_no_framework_and_no_page() {
    forbid(
        &["src/atlas", "src/picture"],
        &[
            "leptos",
            "web_sys",
            "wasm_bindgen",
            "crate::app",
            "crate::view",
            "crate::browser",
            "crate::notes",
        ],
        "atlas/ and picture.rs take values and return values",
    );
}

#[test]
fn exchange_and_plan_cannot_name_private_notes() {
    forbid(
        &["src/exchange", "src/plan"],
        &["crate::notes", "notes::", "Notes", "Note {"],
        "private notes can't reach a plan file, because nothing that writes one can name them",
    );
}

#[test]
fn the_browser_layer_knows_no_plan() {
    forbid(
        &["src/browser"],
        &[
            "crate::plan",
            "crate::exchange",
            "crate::notes",
            "crate::app",
            "crate::view",
        ],
        "browser/ moves text, bytes and times",
    );
}

#[test]
fn only_the_browser_layer_touches_the_outside() {
    forbid(
        &[
            "src/plan",
            "src/holidays",
            "src/exchange",
            "src/notes",
            "src/app",
            "src/view",
        ],
        &[
            "web_sys::window",
            "gloo_storage",
            "LocalStorage",
            "Date::new_0",
            "leptos::prelude::window()",
            "Utc::now",
            "Local::now",
        ],
        "storage, clock and window are asked for in browser/ only",
    );
}

#[test]
fn views_have_no_way_round_the_page_s_policy() {
    forbid(
        &["src/"],
        &[
            "inner_html",
            "style=\"",
            "<style",
            "set_inner_html",
            "eval(",
        ],
        "text is text: no raw HTML, no inline style",
    );
}

#[test]
fn views_and_signals_are_of_few_types() {
    forbid(
        &["src/app", "src/view"],
        &["leptos::prelude::*", "leptos::view", "leptos::component"],
        "crate::view::prelude and crate::reactive have the same names; those of Leptos are compiled once for each type",
    );
}

#[test]
fn modules_have_no_vague_names() {
    for (path, _) in files("src", ".rs") {
        let name = path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        assert!(
            ![
                "utils", "util", "helpers", "helper", "common", "misc", "mod"
            ]
            .contains(&name.as_str()),
            "{}: name the file after what it holds",
            path.display()
        );
    }
}

#[test]
fn every_source_file_says_what_it_is() {
    for (path, text) in files("src", ".rs") {
        assert!(
            text.starts_with("//!"),
            "{}: begin with a //! sentence",
            path.display()
        );
    }
}

#[test]
fn colours_stand_only_in_the_tokens() {
    for (path, text) in files("style", ".css") {
        if path.ends_with("tokens.css") {
            continue;
        }
        for (index, line) in text.lines().enumerate() {
            let has_hex = line.split('#').skip(1).any(|after| {
                let digits = after.chars().take_while(char::is_ascii_hexdigit).count();
                let ends = after
                    .chars()
                    .nth(digits)
                    .is_none_or(|next| !next.is_alphanumeric() && next != '-' && next != '_');
                matches!(digits, 3 | 4 | 6 | 8) && ends && line.contains(':')
            });
            assert!(
                !has_hex && !line.contains("rgb(") && !line.contains("hsl("),
                "{}:{}: a colour outside tokens.css",
                path.display(),
                index + 1
            );
        }
    }
}

#[test]
fn the_two_dark_themes_are_alike_and_change_every_colour() {
    let tokens = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("style/tokens.css"))
        .expect("style/tokens.css");
    let block = |selector: &str| -> BTreeMap<String, String> {
        let (_, after) = tokens.split_once(selector).expect("the selector is there");
        let body = after.split('}').next().unwrap_or_default();
        body.lines()
            .filter_map(|line| line.trim().trim_end_matches(';').split_once(": "))
            .filter(|(key, _)| key.starts_with("--"))
            .map(|(key, value)| (key.to_owned(), value.to_owned()))
            .collect()
    };
    let light = block(":root {");
    let chosen = block(":root[data-theme=\"dark\"] {");
    let system = block(":root:not([data-theme=\"light\"]) {");
    assert_eq!(
        chosen, system,
        "the dark theme is written twice and must be the same"
    );
    for (key, value) in &light {
        if value.starts_with('#') {
            assert!(chosen.contains_key(key), "{key} has no dark value");
        }
    }
}

#[test]
fn every_style_sheet_is_in_the_page() {
    let list = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tools/style.sh"))
        .expect("tools/style.sh");
    for (path, _) in files("style", ".css") {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        assert!(list.contains(&name), "{name} is not in tools/style.sh");
    }
}

/// The sheets are one in the page: a class of one place would change what has the same name in another.
#[test]
fn a_class_is_defined_in_one_style_sheet() {
    let mut homes: BTreeMap<String, String> = BTreeMap::new();
    let mut shared = Vec::new();
    for (path, text) in files("style", ".css") {
        let sheet = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if sheet == "print.css" {
            continue;
        }
        for line in text.lines() {
            // A rule for everything that has the class; what narrows it down names another class or element too.
            let selector = line.trim_end_matches([',', '{', ' ']).trim_start();
            let Some(class) = selector.strip_prefix('.') else {
                continue;
            };
            if !class
                .chars()
                .all(|sign| sign.is_ascii_alphanumeric() || sign == '-')
            {
                continue;
            }
            let home = homes
                .entry(class.to_owned())
                .or_insert_with(|| sheet.clone());
            if *home != sheet {
                shared.push(format!(".{class}: {home} and {sheet}"));
            }
        }
    }
    assert!(homes.len() > 300, "the sheets are read: {}", homes.len());
    assert!(
        shared.is_empty(),
        "one name in two places\n{}",
        shared.join("\n")
    );
}

/// `li + li` makes the browser style all `li` of a list anew whenever anything is added or removed around it: with two
/// thousand rows half a tenth of a second. `li:not(:first-child)` and `.row + .row` do not.
#[test]
fn what_follows_something_follows_a_class() {
    let mut checked = 0;
    for (path, text) in files("style", ".css") {
        let selectors = text.lines().map(str::trim);
        for line in selectors.filter(|line| line.ends_with(['{', ',']) && !line.contains(": ")) {
            for sign in [" + ", " ~ "] {
                let Some((before, _)) = line.split_once(sign) else {
                    continue;
                };
                if before.ends_with("(n") {
                    continue;
                }
                checked += 1;
                let before = before.rsplit(' ').next().unwrap_or_default();
                assert!(before.contains('.'), "{}: {line}", path.display());
            }
        }
    }
    assert!(checked > 0, "the rule checks nothing");
}

#[test]
fn nothing_shown_is_made_by_debug() {
    forbid(
        &["src/"],
        &[":?}", ":#?}"],
        "The built page has no text for Debug (-Zfmt-debug=none): there it is empty. Say it in words.",
    );
}
