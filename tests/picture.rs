//! Pictures to take along: what stands on a sheet, and the file that is made of it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod random_plan;

use plenary::picture::{
    Anchor, Form, Key, Mark, NO_BOUNDARY, PIXEL, Picture, Role, Shape, outline, text_width, wrapped,
};
use random_plan::{Rng, text};

fn picture(rng: &mut Rng) -> Picture {
    let marks = [
        Mark::Circle,
        Mark::Square,
        Mark::Diamond,
        Mark::Triangle,
        Mark::Wedge,
        Mark::Hexagon,
        Mark::Cross,
    ];
    let place = |rng: &mut Rng| (rng.below(9_000) as i32, rng.below(5_000) as i32);
    let shapes = (0..rng.below(40))
        .map(|_| {
            let role = *rng.pick(Role::ALL);
            match rng.below(4) {
                0 => Shape::mark(role, *rng.pick(&marks), place(rng), 70),
                1 => Shape::line(role, place(rng), place(rng)),
                2 => Shape::rect(role, place(rng), 300, 200),
                _ => {
                    let anchor = *rng.pick(&[Anchor::Start, Anchor::Middle, Anchor::End]);
                    Shape::text(role, place(rng), anchor, 120, &text(rng))
                }
            }
        })
        .collect();
    let legend = (0..rng.below(9))
        .map(|_| Key {
            role: *rng.pick(Role::ALL),
            mark: *rng.pick(&marks),
            words: text(rng),
        })
        .collect();
    Picture {
        name: "map",
        title: text(rng),
        under: text(rng),
        width: (100 + rng.below(900) as i32) * PIXEL,
        height: (100 + rng.below(900) as i32) * PIXEL,
        shapes,
        legend,
        notes: vec![text(rng)],
    }
}

/// The tags of a file in order; fails where it is not well formed.
fn read(svg: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut rest = svg;
    while let Some(start) = rest.find('<') {
        let words = &rest[..start];
        assert!(!words.contains('>'), "{words}");
        parts.push(words.to_owned());
        let end = start + rest[start..].find('>').expect("a tag ends");
        let tag = &rest[start + 1..end];
        let quotes = tag.matches('"').count();
        assert!(quotes.is_multiple_of(2) && !tag.contains('<'), "{tag}");
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name));
        } else if !tag.ends_with('/') {
            open.push(tag.split(' ').next().unwrap().to_owned());
        }
        parts.push(tag.to_owned());
        rest = &rest[end + 1..];
    }
    assert!(open.is_empty() && rest.trim().is_empty());
    let tags = parts.iter().skip(1).step_by(2).cloned().collect();
    for part in &parts {
        for after in part.split('&').skip(1) {
            let name = after.split(';').next().unwrap();
            assert!(["amp", "lt", "gt", "quot"].contains(&name), "&{name}");
        }
        assert!(part.chars().all(|letter| letter >= ' ' || letter == '\n'));
    }
    tags
}

#[test]
fn every_file_is_well_formed_and_carries_nothing_that_runs() {
    for seed in 0..80 {
        let mut rng = Rng::new(seed);
        let mut picture = picture(&mut rng);
        picture
            .title
            .push_str("<script>alert(1)</script>\" onload=\"x & y\u{0} ]]> \u{202e}");
        let svg = picture.svg();
        for tag in read(&svg) {
            let name = tag.split(' ').next().unwrap();
            for forbidden in ["script", "style", "image", "foreignObject", "a", "use"] {
                assert_ne!(name, forbidden, "{tag}");
            }
            // Of all attributes, only a path and words hold what was written elsewhere.
            assert!(!tag.contains(" on") && !tag.contains("href"), "{tag}");
        }
        assert!(
            !svg.contains("url(") && !svg.contains("http:",) || svg.matches("http:").count() == 1
        );
        assert_eq!(svg, picture.svg(), "the same picture, the same bytes");
    }
}

#[test]
fn a_sheet_says_title_day_legend_and_that_no_boundary_is_implied() {
    let mut rng = Rng::new(3);
    let picture = Picture {
        title: "Where the partners sit".to_owned(),
        under: "Plan of action 2024-2025. As of 25 November 2026.".to_owned(),
        legend: vec![Key {
            role: Role::Member,
            mark: Mark::Circle,
            words: "Member state".to_owned(),
        }],
        notes: vec!["Seats, not borders.".to_owned()],
        ..picture(&mut rng)
    };
    let sheet = picture.sheet();
    let mut words = String::new();
    for (_, shape) in &sheet.shapes {
        if let Form::Text { words: line, .. } = &shape.form {
            words.push_str(line);
            words.push(' ');
        }
    }
    for wanted in [
        picture.title.as_str(),
        "As of 25 November 2026.",
        "Member state",
        NO_BOUNDARY,
    ] {
        assert!(words.contains(wanted), "{wanted}");
        assert!(
            sheet.words.contains(wanted) || sheet.title == wanted,
            "{wanted}"
        );
    }
    // Some of them are sentences already.
    let heard = "As of 25 November 2026. Member state. Seats, not borders. No boundary";
    assert!(sheet.words.contains(heard), "{}", sheet.words);
    let svg = picture.svg();
    assert!(svg.contains("<title id=\"title\">Where the partners sit</title>"));
    assert!(svg.contains(NO_BOUNDARY));
}

#[test]
fn nothing_leaves_the_sheet() {
    for seed in 0..60 {
        let mut rng = Rng::new(seed);
        let mut picture = picture(&mut rng);
        picture.shapes.clear();
        let sheet = picture.sheet();
        assert!(sheet.width >= picture.width && sheet.height > picture.height);
        for (origin, shape) in &sheet.shapes {
            let Form::Text {
                at,
                anchor,
                size,
                words,
            } = &shape.form
            else {
                continue;
            };
            assert_eq!(*anchor, Anchor::Start);
            let (x, y) = (origin.0 + at.0, origin.1 + at.1);
            assert!(
                x >= 0 && y - size >= 0 && y + size / 3 <= sheet.height,
                "{words}"
            );
            // A word that is wider than the sheet can't be broken.
            if words.contains(' ') && shape.role != Role::Words {
                assert!(x + text_width(words, *size) <= sheet.width, "{words}");
            }
        }
    }
}

#[test]
fn lines_are_no_wider_than_asked_and_no_word_is_lost() {
    for seed in 0..100 {
        let mut rng = Rng::new(seed);
        let words = format!("{} {} {}", text(&mut rng), text(&mut rng), NO_BOUNDARY);
        let width = 1_000 + rng.below(5_000) as i32;
        let lines = wrapped(&words, 130, width);
        let again: Vec<&str> = lines.iter().flat_map(|line| line.split(' ')).collect();
        assert_eq!(again, words.split_whitespace().collect::<Vec<_>>());
        assert!(
            lines
                .iter()
                .all(|line| !line.contains(' ') || text_width(line, 130) <= width)
        );
    }
}

#[test]
fn more_counts_are_never_a_paler_ground() {
    for most in 0..40 {
        let grounds: Vec<Role> = (0..=most)
            .map(|count| Role::of_count(count, most))
            .collect();
        assert!(grounds.is_sorted());
        assert_eq!(grounds[0], Role::Gap);
        if most > 0 {
            assert_eq!(grounds[most], Role::Step4);
        }
    }
}

#[test]
fn words_can_be_read_on_every_ground() {
    /// Relative luminance, as WCAG 2.2 has it.
    fn luminance(colour: &str) -> f64 {
        let part = |at: usize| {
            let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
    }
    let contrast = |one: &str, other: &str| {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    };
    for ground in [
        Role::Gap,
        Role::Step1,
        Role::Step2,
        Role::Step3,
        Role::Step4,
    ] {
        let ratio = contrast(ground.colours().0, ground.words_on().colours().0);
        assert!(ratio >= 4.5, "{ground:?}: {ratio}");
    }
    for mark in [
        Role::Member,
        Role::RelatedBody,
        Role::Observer,
        Role::DialoguePartner,
    ] {
        for ground in [Role::Sea, Role::Land] {
            let ratio = contrast(mark.colours().0, ground.colours().0);
            assert!(ratio >= 3.0, "{mark:?}: {ratio}");
        }
    }
}

#[test]
fn marks_are_as_large_as_each_other() {
    for mark in [
        Mark::Square,
        Mark::Diamond,
        Mark::Triangle,
        Mark::Wedge,
        Mark::Hexagon,
    ] {
        let path = outline(mark, (0, 0), 1_000);
        let points: Vec<(f64, f64)> = path
            .trim_end_matches('z')
            .split(['M', 'L'])
            .filter_map(|point| point.trim().split_once(' '))
            .map(|(x, y)| (x.parse().unwrap(), y.parse().unwrap()))
            .collect();
        let doubled: f64 = (0..points.len())
            .map(|at| {
                let ((x, y), (to_x, to_y)) = (points[at], points[(at + 1) % points.len()]);
                x * to_y - to_x * y
            })
            .sum();
        let share = doubled.abs() / 2.0 / (std::f64::consts::PI * 1e6);
        assert!((0.55..1.05).contains(&share), "{mark:?}: {share}");
    }
}
