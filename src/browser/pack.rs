//! Texts made smaller by the browser itself (gzip), where they are kept and room is scarce.

use super::js;
use js_sys::Uint8Array;
use wasm_bindgen::JsValue;

/// A text packed, in characters that every storage keeps. None where the browser can't.
pub async fn packed(text: &str) -> Option<String> {
    let packed = through(&text.into(), "CompressionStream").ok()?;
    let buffer = js::ask(&packed, "arrayBuffer", &[]).await.ok()?;
    let bytes = Uint8Array::new(&buffer).to_vec();
    let binary: String = bytes.into_iter().map(char::from).collect();
    super::window()?.btoa(&binary).ok()
}

/// The text that [`packed`] was given.
pub async fn unpacked(packed: &str) -> Option<String> {
    let binary = super::window()?.atob(packed).ok()?;
    let bytes: Option<Vec<u8>> = binary.chars().map(|c| u8::try_from(c).ok()).collect();
    let bytes = Uint8Array::from(bytes?.as_slice());
    let text = through(&bytes, "DecompressionStream").ok()?;
    js::ask(&text, "text", &[]).await.ok()?.as_string()
}

/// What comes out of one of the browser's streams, which an old browser has not.
fn through(what: &JsValue, class: &str) -> Result<JsValue, JsValue> {
    let blob = js::make("Blob", &[&js::list(&[what])])?;
    let stream = js::make(class, &[&"gzip".into()])?;
    let out = js::call(&js::call(&blob, "stream", &[])?, "pipeThrough", &[&stream])?;
    js::make("Response", &[&out])
}
