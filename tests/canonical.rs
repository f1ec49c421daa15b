//! Canonical JSON: the examples of RFC 8785, and digests that other programs come to as well.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that meets nothing has failed"
)]

mod random_plan;

use plenary::exchange::{
    canonical::{canonical, digest},
    snapshot::{self, Exported, Snapshot},
};
use random_plan::Rng;
use serde_json::Value;

fn check(text: &str, expected: &str) {
    let value: Value = serde_json::from_str(text).unwrap();
    let found = canonical(&value);
    assert_eq!(found, expected);
    // It is JSON, and canonical already.
    let again: Value = serde_json::from_str(&found).unwrap();
    assert_eq!(canonical(&again), expected);
}

#[test]
fn the_example_of_the_rfc() {
    // The first number has more digits than a double keeps, and keeps them here; the RFC prints 333333333.3333333.
    check(
        r#"{
          "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
          "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
          "literals": [null, true, false]
        }"#,
        r#"{"literals":[null,true,false],"numbers":[333333333.33333329,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}"#,
    );
}

#[test]
fn keys_are_sorted_by_utf_16() {
    check(
        r#"{"\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
            "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis"}"#,
        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u{80}\":\"Control\",\
         \"\u{f6}\":\"Latin Small Letter O With Diaeresis\",\"\u{20ac}\":\"Euro Sign\",\
         \"\u{1f600}\":\"Emoji: Grinning Face\",\"\u{fb33}\":\"Hebrew Letter Dalet With Dagesh\"}",
    );
    check(
        "[56, {\"d\": true, \"10\": null, \"1\": []}]",
        r#"[56,{"1":[],"10":null,"d":true}]"#,
    );
}

/// Appendix B of the RFC: the bits of a double, and how it is written.
const NUMBERS: &[(u64, &str)] = &[
    (0x0000_0000_0000_0000, "0"),
    (0x8000_0000_0000_0000, "0"),
    (0x0000_0000_0000_0001, "5e-324"),
    (0x8000_0000_0000_0001, "-5e-324"),
    (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
    (0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"),
    (0x4340_0000_0000_0000, "9007199254740992"),
    (0xc340_0000_0000_0000, "-9007199254740992"),
    (0x4430_0000_0000_0000, "295147905179352830000"),
    (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"),
    (0x44b5_2d02_c7e1_4af6, "1e+23"),
    (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"),
    (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
    (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"),
    (0x444b_1ae4_d6e2_ef50, "1e+21"),
    (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"),
    (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
    (0x41b3_de43_5555_5553, "333333333.3333332"),
    (0x41b3_de43_5555_5554, "333333333.33333325"),
    (0x41b3_de43_5555_5555, "333333333.3333333"),
    (0x41b3_de43_5555_5556, "333333333.3333334"),
    (0x41b3_de43_5555_5557, "333333333.33333343"),
    (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
    (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
];

#[test]
fn the_numbers_of_the_rfc() {
    for (bits, expected) in NUMBERS {
        check(expected, expected);
        let number = f64::from_bits(*bits);
        assert_eq!(expected.parse::<f64>().unwrap(), number);
        // Of the last one there are two shortest ways to write it, and Rust takes the other one.
        if *bits != 0x4314_3ff3_c1cb_0959 {
            check(&format!("{number:e}"), expected);
            check(&format!("{number}"), expected);
        }
    }
    for (written, expected) in [
        ("10E-1", "1"),
        ("-0.0e5", "0"),
        ("1200", "1200"),
        ("0.10", "0.1"),
        ("100e20", "1e+22"),
        ("12e-8", "1.2e-7"),
    ] {
        check(written, expected);
    }
}

/// Whatever double it is, in whatever way it was written, it is laid out the same and says the same.
#[test]
fn numbers_are_laid_out_the_same_however_they_were_written() {
    let rng = &mut Rng::new(8785);
    for _ in 0..2_000 {
        let number = f64::from_bits(rng.next());
        if !number.is_finite() {
            continue;
        }
        let value = |text: String| serde_json::from_str::<Value>(&text).unwrap();
        let found = canonical(&value(format!("{number:e}")));
        assert_eq!(found.parse::<f64>().unwrap(), number);
        assert_eq!(canonical(&value(format!("{number}"))), found);
        assert_eq!(canonical(&value(format!("{number:E}"))), found);
    }
}

#[test]
fn the_digest_of_a_plan_is_of_the_value_in_its_file() {
    let empty: Value = serde_json::from_str("{}").unwrap();
    // What sha256sum says of the two characters.
    assert_eq!(
        digest(&empty),
        "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
    );
    for seed in 0..20 {
        let plan = random_plan::plan(seed);
        let text = snapshot::write(&Snapshot::new(plan.clone(), Exported::default()));
        let file: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(
            snapshot::digest(&plan),
            digest(&file["plan"]),
            "seed {seed}"
        );
    }
}

/// Whoever begins with the plan that Plenary brings has it in the lineage: two of them meet there.
#[test]
fn the_built_in_plan_is_its_own_first_version() {
    let built_in = plenary::exchange::built_in::built_in().unwrap();
    assert_eq!(built_in.lineage, [snapshot::digest(&built_in.plan)]);
}
