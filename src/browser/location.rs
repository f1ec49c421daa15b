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

/// Writes another hash after the present one, to which going back leads. Nothing moves.
pub fn add(hash: &str) {
    let history = super::window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        // As below.
        let _ = history.push_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(hash));
    }
}

/// Writes another hash over the present one. Nothing moves, and the history grows by nothing.
pub fn replace(hash: &str) {
    let history = super::window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        // A browser that is asked too often refuses; the next change brings the address up to date.
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(hash));
    }
}
