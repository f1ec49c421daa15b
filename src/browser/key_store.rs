//! The one key that is kept in the browser's database and not in its storage: a private key that no script can read.

use super::js::{call, get};
use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

const DATABASE: &str = "plenary/keys";
const STORE: &str = "keys";
const SIGNING: &str = "signing";

/// What a request gives once it is through.
async fn finished(request: &JsValue) -> Result<JsValue, JsValue> {
    let promise = Promise::new(&mut |resolve, reject| {
        // A request takes any handler.
        let _ = Reflect::set(request, &"onsuccess".into(), &resolve);
        let _ = Reflect::set(request, &"onerror".into(), &reject);
    });
    JsFuture::from(promise).await?;
    Ok(get(request, "result"))
}

/// Opens the database, made where it is not there yet, for one request.
async fn store(mode: &str) -> Result<JsValue, JsValue> {
    let factory = get(&js_sys::global(), "indexedDB");
    let request = call(&factory, "open", &[&DATABASE.into(), &1.into()])?;
    let made = request.clone();
    let make = Closure::once_into_js(move || {
        let _ = call(&get(&made, "result"), "createObjectStore", &[&STORE.into()]);
    });
    Reflect::set(&request, &"onupgradeneeded".into(), make.unchecked_ref())?;
    let database = finished(&request).await?;
    let transaction = call(&database, "transaction", &[&STORE.into(), &mode.into()])?;
    call(&transaction, "objectStore", &[&STORE.into()])
}

/// The key pair that is kept; undefined where there is none.
pub async fn read() -> Result<JsValue, JsValue> {
    let request = call(&store("readonly").await?, "get", &[&SIGNING.into()])?;
    finished(&request).await
}

/// Keeps a key pair in the place of the one before.
pub async fn write(pair: &JsValue) -> Result<(), JsValue> {
    let request = call(&store("readwrite").await?, "put", &[pair, &SIGNING.into()])?;
    finished(&request).await.map(drop)
}

/// Forgets the key pair.
pub async fn remove() -> Result<(), JsValue> {
    let request = call(&store("readwrite").await?, "delete", &[&SIGNING.into()])?;
    finished(&request).await.map(drop)
}
