//! Stands in for the crate `wasm-streams`, which comes in with leptos' server functions.
//!
//! Plenary has no server, and its policy lets no request out. The real crate exports JavaScript classes that no
//! linker can take away: 5 kB of the page (brotli) for streams that nothing opens. This has the two conversions that
//! `server_fn` names. Both give a stream that has ended.

use futures_util::stream::{self, Stream};
use wasm_bindgen::{JsCast, JsValue};

/// A stream that has ended.
pub struct ReadableStream;

impl ReadableStream {
    pub fn from_raw(_: web_sys::ReadableStream) -> Self {
        ReadableStream
    }

    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        ReadableStream
    }

    pub fn into_raw(self) -> web_sys::ReadableStream {
        js_sys::Object::new().unchecked_into()
    }

    pub fn into_stream(self) -> impl Stream<Item = Result<JsValue, JsValue>> {
        stream::empty()
    }
}
