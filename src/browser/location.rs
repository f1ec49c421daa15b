//! The part of the address after `#`.

/// The address' hash, with its `#`; empty where there is none.
pub fn hash() -> String {
    super::window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default()
}

/// Goes to a hash, leaving the present one in the history.
pub fn go_to(hash: &str) {
    if let Some(window) = super::window() {
        let _ = window.location().set_hash(hash);
    }
}
