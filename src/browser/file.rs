//! Files: handing one out, and reading one that a person chose, dropped or pasted.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A file that was read: its name and its bytes.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadFile {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Hands a text out as a download. False where the browser refuses.
pub fn download(name: &str, mime: &str, text: &str) -> bool {
    try_download(name, mime, text).is_ok()
}

fn try_download(name: &str, mime: &str, text: &str) -> Result<(), JsValue> {
    let document = super::window()
        .and_then(|window| window.document())
        .ok_or(JsValue::NULL)?;
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(mime);
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let url = web_sys::Url::create_object_url_with_blob(&blob)?;
    let link: web_sys::HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The browser needs the address until it has begun to write; a minute is ample, and leaks nothing lasting.
    leptos::prelude::set_timeout(
        move || {
            let _ = web_sys::Url::revoke_object_url(&url);
        },
        std::time::Duration::from_secs(60),
    );
    Ok(())
}

/// Reads a file whole. A file over `limit` bytes is not read: its size comes back as the error's `Some`.
pub async fn read(file: web_sys::File, limit: usize) -> Result<ReadFile, Option<usize>> {
    let size = file.size() as usize;
    if size > limit {
        return Err(Some(size));
    }
    let buffer = JsFuture::from(file.array_buffer())
        .await
        .map_err(|_| None)?;
    Ok(ReadFile {
        name: file.name(),
        bytes: js_sys::Uint8Array::new(&buffer).to_vec(),
    })
}

/// The first file of a file input, if one was chosen; the input is emptied, so that the same file can be chosen again.
pub fn take_chosen(input: &web_sys::HtmlInputElement) -> Option<web_sys::File> {
    let file = input.files()?.get(0)?;
    input.set_value("");
    Some(file)
}

/// The first file that was dropped.
pub fn dropped(event: &web_sys::DragEvent) -> Option<web_sys::File> {
    event.data_transfer()?.files()?.get(0)
}
