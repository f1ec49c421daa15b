//! The browser's functions by their names, where a typed binding of each would weigh more than its use.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What a property holds; undefined where there is none.
pub fn get(of: &JsValue, key: &str) -> JsValue {
    Reflect::get(of, &key.into()).unwrap_or(JsValue::UNDEFINED)
}

/// Calls a method. The error is what it threw, or undefined where there is no such method.
pub fn call(of: &JsValue, name: &str, arguments: &[&JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = get(of, name).dyn_into().map_err(|_| JsValue::UNDEFINED)?;
    Reflect::apply(&method, of, &list(arguments))
}

/// Calls a method and waits for what it promises.
pub async fn ask(of: &JsValue, name: &str, arguments: &[&JsValue]) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::resolve(&call(of, name, arguments)?)).await
}

/// Makes an object of a class of the browser.
pub fn make(class: &str, arguments: &[&JsValue]) -> Result<JsValue, JsValue> {
    let class: Function = get(&js_sys::global(), class).dyn_into()?;
    Reflect::construct(&class, &list(arguments))
}

pub fn list(values: &[&JsValue]) -> Array {
    values.iter().copied().collect()
}

/// An object with these properties.
pub fn object(properties: &[(&str, &JsValue)]) -> JsValue {
    let object = Object::new();
    for (key, value) in properties {
        // A plain object takes any property.
        let _ = Reflect::set(&object, &(*key).into(), value);
    }
    object.into()
}

/// The browser's `navigator`.
pub fn navigator() -> JsValue {
    get(&js_sys::global(), "navigator")
}
