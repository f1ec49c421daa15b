//! The browser's local storage, under keys that begin with `plenary/`.
//!
//! It can be blocked, full, or broken at any moment, so every step is a `Result`, and a write counts only once
//! the text was read back. Nothing else on the origin is touched.

use gloo_storage::Storage;
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, JsValue};

/// Every key of ours begins with this.
pub const PREFIX: &str = "plenary/";

/// Why the storage could not be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// The browser does not let this page keep anything.
    Blocked,
    /// There is no room for the text.
    Full,
    /// The browser took the text, and gave another one back.
    NotKept,
}

/// A text as the browser has it. To bring one of some megabytes over takes as long as half a frame, so one that is written,
/// read back and compared later is brought over once.
#[derive(Clone, Debug)]
pub struct Text {
    browsers: SendWrapper<JsValue>,
    /// How many bytes it has (UTF-8).
    pub bytes: usize,
}

impl Text {
    /// Brings a text over.
    pub fn new(text: &str) -> Text {
        Text {
            browsers: SendWrapper::new(JsValue::from_str(text)),
            bytes: text.len(),
        }
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Text) -> bool {
        *self.browsers == *other.browsers
    }
}

/// gloo-storage panics when storage is blocked, so the way to it leads through this probe.
fn storage() -> Result<web_sys::Storage, StorageError> {
    let probe = super::window()
        .ok_or(StorageError::Blocked)?
        .local_storage();
    match probe {
        Ok(Some(_)) => Ok(gloo_storage::LocalStorage::raw()),
        Ok(None) | Err(_) => Err(StorageError::Blocked),
    }
}

fn full_key(key: &str) -> String {
    format!("{PREFIX}{key}")
}

/// The text under a key; None where there is none.
pub fn read(key: &str) -> Result<Option<String>, StorageError> {
    storage()?
        .get_item(&full_key(key))
        .map_err(|_| StorageError::Blocked)
}

/// Keeps the text under a key and reads it back.
pub fn write(key: &str, text: &str) -> Result<(), StorageError> {
    let text = Text::new(text);
    put(key, &text)?;
    read_back(key, &text)
}

/// Hands the text over. Whether it is kept, only [`read_back`] tells.
pub fn put(key: &str, text: &Text) -> Result<(), StorageError> {
    let storage = storage()?;
    method(&storage, "setItem")
        .and_then(|set| set.call2(&storage, &full_key(key).into(), &text.browsers))
        .map(|_| ())
        .map_err(|error| match is_quota(&error) {
            true => StorageError::Full,
            false => StorageError::Blocked,
        })
}

/// Whether the text is what is kept.
pub fn read_back(key: &str, text: &Text) -> Result<(), StorageError> {
    match holds(key, Some(text)) {
        Ok(true) => Ok(()),
        Ok(false) | Err(_) => Err(StorageError::NotKept),
    }
}

/// Whether this is what is kept under a key; None is nothing.
pub fn holds(key: &str, text: Option<&Text>) -> Result<bool, StorageError> {
    let storage = storage()?;
    let kept = method(&storage, "getItem")
        .and_then(|get| get.call1(&storage, &full_key(key).into()))
        .map_err(|_| StorageError::Blocked)?;
    Ok(match text {
        Some(text) => kept == *text.browsers,
        None => kept.is_null(),
    })
}

/// A method of the storage that takes texts as the browser has them.
fn method(storage: &web_sys::Storage, name: &str) -> Result<js_sys::Function, JsValue> {
    js_sys::Reflect::get(storage, &name.into())?.dyn_into()
}

/// Forgets a key.
pub fn remove(key: &str) -> Result<(), StorageError> {
    storage()?
        .remove_item(&full_key(key))
        .map_err(|_| StorageError::Blocked)
}

fn is_quota(error: &JsValue) -> bool {
    error
        .dyn_ref::<web_sys::DomException>()
        .is_some_and(|error| error.name().to_ascii_lowercase().contains("quota"))
}

/// Asks the browser not to clear this page's storage when it runs short of room. Whether it agrees.
pub async fn ask_to_persist() -> bool {
    let promise = super::window().and_then(|window| window.navigator().storage().persist().ok());
    match promise {
        Some(promise) => {
            let answer = wasm_bindgen_futures::JsFuture::from(promise).await;
            answer.is_ok_and(|answer| answer.is_truthy())
        }
        None => false,
    }
}

/// Every key of ours, without the prefix.
pub fn keys() -> Result<Vec<String>, StorageError> {
    let storage = storage()?;
    let length = storage.length().map_err(|_| StorageError::Blocked)?;
    let keys = (0..length)
        .filter_map(|index| storage.key(index).ok().flatten())
        .filter_map(|key| key.strip_prefix(PREFIX).map(str::to_owned));
    Ok(keys.collect())
}
