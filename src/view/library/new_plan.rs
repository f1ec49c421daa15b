//! Making a plan.
use leptos::prelude::*;
pub fn new_plan() -> AnyView {
    ().into_any()
}
