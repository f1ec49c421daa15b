//! What every view begins with: the signals and the views.

pub use super::dom::{AnyView, CollectView, IntoAny, IntoView, view};
pub use crate::reactive::*;
