//! Files: handing one out, and reading one that a person chose, dropped or pasted.

use super::js;
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
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(mime);
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options)?;
    download_blob(name, &blob)
}

/// Hands bytes out as a download.
pub fn download_blob(name: &str, blob: &web_sys::Blob) -> Result<(), JsValue> {
    let document = super::window()
        .and_then(|window| window.document())
        .ok_or(JsValue::NULL)?;
    let url = web_sys::Url::create_object_url_with_blob(blob)?;
    let link: web_sys::HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The browser needs the address until it has begun to write; a minute is ample, and leaks nothing lasting.
    crate::reactive::set_timeout(
        move || {
            let _ = web_sys::Url::revoke_object_url(&url);
        },
        std::time::Duration::from_secs(60),
    );
    Ok(())
}

/// The text of a file beside the page. None: it is not there, or the machine is off line.
pub async fn beside(name: &str) -> Option<String> {
    let response = JsFuture::from(super::window()?.fetch_with_str(name)).await;
    let response: web_sys::Response = response.ok()?.dyn_into().ok()?;
    let text = JsFuture::from(response.text().ok().filter(|_| response.ok())?).await;
    text.ok()?.as_string()
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

/// The files that were chosen in a file input; the input is emptied, so that the same ones can be chosen again.
pub fn take_chosen(input: &web_sys::HtmlInputElement) -> Vec<web_sys::File> {
    let files = all(input.files());
    input.set_value("");
    files
}

/// The files that were dropped.
pub fn dropped(event: &web_sys::DragEvent) -> Vec<web_sys::File> {
    all(event.data_transfer().and_then(|dropped| dropped.files()))
}

fn all(files: Option<web_sys::FileList>) -> Vec<web_sys::File> {
    let at = |at| files.as_ref().and_then(|files| files.get(at));
    (0..).map_while(at).collect()
}

/// Puts a text on the clipboard. False where the browser does not let the page.
pub async fn copy(text: &str) -> bool {
    let clipboard = js::get(&js::navigator(), "clipboard");
    js::ask(&clipboard, "writeText", &[&text.into()])
        .await
        .is_ok()
}

/// What a share sheet is given: one file. Some sheets take no JSON; text files go through all of them.
fn shared(name: &str, text: &str) -> Result<JsValue, JsValue> {
    let parts = js::list(&[&text.into()]);
    let options = js::object(&[("type", &"text/plain".into())]);
    let file = js::make("File", &[&parts, &name.into(), &options])?;
    Ok(js::object(&[("files", &js::list(&[&file]))]))
}

/// Whether the system has a share sheet that takes files.
pub fn can_share() -> bool {
    let asked =
        shared("plan.txt", "").and_then(|it| js::call(&js::navigator(), "canShare", &[&it]));
    asked.is_ok_and(|answer| answer.is_truthy())
}

/// Gives a file to the share sheet. Some(false): the person closed it; None: it did not take the file.
pub async fn share(name: &str, text: &str) -> Option<bool> {
    let data = shared(name, text).ok()?;
    match js::ask(&js::navigator(), "share", &[&data]).await {
        Ok(_) => Some(true),
        Err(error) => (js::get(&error, "name") == "AbortError").then_some(false),
    }
}
