//! Tables and seats as they leave: RFC 4180 and RFC 7946, read again here and by Python, and what a spreadsheet could
//! take for a formula.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that meets nothing has failed"
)]

mod random_plan;

use plenary::{
    exchange::{
        built_in::built_in,
        csv::{CsvError, read, write},
        geojson, partner_list,
    },
    plan::{Partner, PartnerCategory, PartnerId, Plan},
};
use random_plan::Rng;
use std::{
    io::Write,
    process::{Command, Stdio},
};

const VALUES: &[&str] = &[
    "",
    "plain",
    "two words",
    " spaced ",
    "comma, inside",
    "semi;colon",
    "tab\tinside",
    "\"quoted\"",
    "\"",
    "line\nbreak",
    "line\r\nbreak",
    "cr\rinside",
    "=1+1",
    "+90 312",
    "-5",
    "@SUM(A1)",
    "\t=1",
    "\r",
    "\n",
    "'",
    "''",
    "'=1",
    "''=1",
    "'plain",
    "＝1",
    "Türkiye",
    "Ελλάδα",
    "Россия",
    "\u{feff}mark",
    "=\"a\",\"b\"",
    "a=1",
];

fn table(seed: u64) -> Vec<Vec<String>> {
    let rng = &mut Rng::new(seed);
    let width = 1 + rng.below(5);
    (0..1 + rng.below(6))
        .map(|_| (0..width).map(|_| (*rng.pick(VALUES)).to_owned()).collect())
        .collect()
}

/// What Python prints for a program and an input.
fn python(program: &str, input: &str) -> String {
    let mut child = Command::new("python3")
        .args(["-X", "utf8", "-c", program])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(input.as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn every_table_comes_back_as_it_was() {
    for seed in 0..2_000 {
        let rows = table(seed);
        assert_eq!(read(&write(&rows)).unwrap(), rows, "seed {seed}");
    }
}

/// Python reads the same cells; those that could be formulas have the apostrophe, which the file documents.
#[test]
fn an_outside_reader_reads_the_same_cells() {
    const READ: &str = "import csv, io, json, sys
text = sys.stdin.buffer.read().decode('utf-8-sig')
print(json.dumps(list(csv.reader(io.StringIO(text, newline='')))))";
    let rows: Vec<Vec<String>> = (0..200).flat_map(table).collect();
    let found: Vec<Vec<String>> = serde_json::from_str(&python(READ, &write(&rows))).unwrap();
    assert_eq!(found.len(), rows.len());
    for (row, found) in rows.iter().zip(&found) {
        for (value, found) in row.iter().zip(found) {
            let begins = found.chars().next().unwrap_or(' ');
            assert!(
                !"=+-@＝＋－＠\t\r\n".contains(begins),
                "{found:?} is a formula"
            );
            assert!(
                found == value || *found == format!("'{value}"),
                "{value:?} became {found:?}"
            );
        }
    }
}

#[test]
fn tables_of_other_programs_are_read() {
    let rows = |text: &str| read(text).unwrap();
    let expected = [["a", "b"], ["1", "2, 3"]];
    for text in [
        "a,b\r\n1,\"2, 3\"\r\n",
        "a,\"b\"\n\"1\",\"2, 3\"",
        "\u{feff}a;b\r1;2, 3\r",
        "a\tb\n\n1\t2, 3\n\n",
        "\"a\";\"b\"\r\n\"1\";\"2, 3\"\r\n",
    ] {
        assert_eq!(rows(text), expected, "{text:?}");
    }
    assert_eq!(rows("a,\n,b\n"), [["a", ""], ["", "b"]]);
    assert_eq!(rows("one\n\"\"\n"), [["one"], [""]]);
    assert!(rows("").is_empty());
    assert_eq!(rows("5' 3\",6\n"), [["5' 3\"", "6"]]);
}

#[test]
fn what_is_no_table_is_told_with_its_line() {
    assert_eq!(read("a,b\n1,\"2\n3"), Err(CsvError::NotClosed(2)));
    assert_eq!(
        read("a,\"b\nc\"\n1,\"2\"x\n"),
        Err(CsvError::AfterQuotes(3))
    );
    for error in [CsvError::NotClosed(2), CsvError::AfterQuotes(3)] {
        assert!(error.message().contains(" line "), "{}", error.message());
    }
}

fn ids(plan: &Plan) -> Vec<PartnerId> {
    let partners = plan.partners_in_order().into_iter();
    partners.map(|partner| partner.id.clone()).collect()
}

#[test]
fn the_list_of_partners_is_whole_and_holds_nothing_private() {
    let mut plan = built_in().unwrap().plan;
    let evil = PartnerId::new("evil").unwrap();
    plan.partners.push(Partner::new(
        evil,
        PartnerCategory::Guest,
        "=HYPERLINK(\"x\")",
    ));
    let text = partner_list::as_csv(&plan, &ids(&plan));
    let rows = read(&text).unwrap();
    assert_eq!(rows.len(), plan.partners.len() + 1);
    assert!(rows.iter().all(|row| row.len() == rows[0].len()));
    assert_eq!(rows[1][..3], ["albania", "Republic of Albania", "Albania"]);
    assert!(
        text.contains("\"'=HYPERLINK(\"\"x\"\")\""),
        "no formula leaves"
    );
    let armenia = rows.iter().find(|row| row[0] == "armenia").unwrap();
    let column = |name: &str| rows[0].iter().position(|it| it == name).unwrap();
    assert_eq!(armenia[column("meetings")], "1");
    assert_eq!(armenia[column("as_of")], "2022");
    for contact in &plan.contacts {
        for private in contact
            .emails
            .iter()
            .chain(&contact.name)
            .chain(&contact.phone)
        {
            assert!(!text.contains(private.as_str()), "{private}");
            assert!(
                !geojson::write(&plan, &ids(&plan)).contains(private.as_str()),
                "{private}"
            );
        }
    }
}

/// Python finds every seat as a point on the globe, longitude first, and nothing but what RFC 7946 has.
#[test]
fn seats_are_points_of_geojson() {
    const CHECK: &str = "import json, sys
found = json.load(sys.stdin)
assert found['type'] == 'FeatureCollection' and set(found) == {'type', 'features'}
for feature in found['features']:
    assert set(feature) == {'type', 'id', 'geometry', 'properties'} and feature['type'] == 'Feature'
    assert feature['geometry']['type'] == 'Point'
    lon, lat = feature['geometry']['coordinates']
    assert -180 <= lon <= 180 and -90 <= lat <= 90
    assert isinstance(feature['properties']['leads'], int)
    print(feature['id'], lon, lat, feature['properties']['city'])";
    let plan = built_in().unwrap().plan;
    let found = python(CHECK, &geojson::write(&plan, &ids(&plan)));
    let seated = plan.partners.iter().filter(|it| it.seat.is_some()).count();
    assert_eq!(found.lines().count(), seated);
    assert!(found.contains("armenia 44.4991 40.1792 Yerevan"), "{found}");
    for seed in 0..40 {
        let plan = random_plan::plan(seed);
        let seated = plan.partners.iter().filter(|it| it.seat.is_some()).count();
        let found: serde_json::Value =
            serde_json::from_str(&geojson::write(&plan, &ids(&plan))).unwrap();
        assert_eq!(
            found["features"].as_array().unwrap().len(),
            seated,
            "seed {seed}"
        );
    }
}
