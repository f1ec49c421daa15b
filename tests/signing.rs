//! What of a file is signed, against what another program signs. That signatures verify, there and back, is a journey.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that meets nothing has failed"
)]

use plenary::exchange::{
    built_in::BUILT_IN,
    signing::{
        Trusted, bytes_of, fingerprint, read_trusted, signature, signed_bytes, write_trusted,
    },
    snapshot::{read, write, write_compact},
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// The built-in plan as another program would hand it out.
fn file() -> Value {
    let mut file: Value = serde_json::from_str(BUILT_IN).unwrap();
    file["exported"] =
        json!({ "at": "2026-11-25T10:00:00Z", "by": "The secretariat", "app": "another program" });
    file
}

fn sha(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// The key of RFC 8032, section 7.1, test 1.
const KEY: &str = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
/// A signature that Node made with it.
const VALUE: &str =
    "sFUmTNIJFqCoWXFd0qpeju8hEJs8s-bdhSCR0Ntiw3CHLkcYGoL8nHDRcCiU4E2JhrF7VSX4lT808hH40TL0Cw";

#[test]
fn what_is_signed_is_what_another_program_signs() {
    // The digest of what Node made of it: JSON.stringify with the keys sorted.
    let text = r#"{"format": "plenary-plan", "version": 1, "z\ue000": 2, "z😀": 3, "ö": 1, "plan": {"title": "\"q\" \\ \u000b \/ 🌊 İstanbul", "n": [1, 0.5, -3, 1e21, 1e-7, 12.50, null, true, {}]}, "exported": {"by": "Ms Ö", "at": null}}"#;
    assert_eq!(
        sha(&signed_bytes(text).unwrap()),
        "df8e570502434fde954301f55109200fc8db1d04350a49341687c4fb59674127"
    );
}

#[test]
fn the_signature_itself_white_space_and_the_order_of_keys_are_not_signed() {
    let expected = signed_bytes(&file().to_string()).unwrap();
    let mut signed = file();
    signed["signature"] = json!({ "alg": "Ed25519", "key": KEY, "value": VALUE });
    let snapshot = read(&signed.to_string()).unwrap();
    for text in [
        signed.to_string(),
        format!("{signed:#}"),
        format!("\u{feff} {signed}\n"),
        write(&snapshot),
        write_compact(&snapshot),
    ] {
        assert!(signed_bytes(&text).unwrap() == expected);
    }
    let signature = snapshot.signature.unwrap();
    let (key, value) = bytes_of(&signature).unwrap();
    assert_eq!(
        plenary::exchange::signing::signature(&key, &value),
        signature
    );
}

#[test]
fn every_change_is_noticed() {
    let expected = signed_bytes(&file().to_string()).unwrap();
    let changes: [fn(&mut Value); 6] = [
        |file| file["plan"]["objectives"][4]["status"] = json!("achieved"),
        |file| file["plan"]["objectives"][4]["text"] = json!("Another wording"),
        |file| file["plan"]["unknown"] = json!(1),
        |file| file["exported"]["by"] = json!("Somebody else"),
        |file| file["lineage"] = json!(["0".repeat(64)]),
        |file| file["part"] = json!({ "holds": "statuses" }),
    ];
    for change in changes {
        let mut changed = file();
        change(&mut changed);
        assert!(signed_bytes(&changed.to_string()).unwrap() != expected);
    }
    for text in ["", "[]", "null", "{", "\"signature\""] {
        assert_eq!(signed_bytes(text), None, "{text}");
    }
}

#[test]
fn strange_signatures_are_none() {
    let good = signature(&[7; 32], &[9; 64]);
    assert_eq!(bytes_of(&good), Some((vec![7; 32], vec![9; 64])));
    for (alg, key, value) in [
        ("ES256", good.key.as_str(), good.value.as_str()),
        ("Ed25519", "AAAA", &good.value),
        ("Ed25519", &good.key, "AAAA"),
        ("Ed25519", "not base64!", &good.value),
    ] {
        let mut strange = good.clone();
        (strange.alg, strange.key, strange.value) =
            (alg.to_owned(), key.to_owned(), value.to_owned());
        assert_eq!(bytes_of(&strange), None);
    }
}

#[test]
fn keys_have_a_short_mark_and_are_kept_by_name() {
    let key = plenary::base64url::decode(KEY).unwrap();
    assert_eq!(fingerprint(&key), "21fe 31df a154 a261 626b");
    let trusted = vec![
        Trusted {
            key,
            name: "The secretariat, İstanbul".to_owned(),
        },
        Trusted {
            key: vec![0; 32],
            name: "Two words".to_owned(),
        },
    ];
    assert_eq!(read_trusted(&write_trusted(&trusted)), trusted);
    assert_eq!(read_trusted("nonsense\nAAAA short\n\n"), []);
}
