//! Lists whose rows are drawn anew when what they show changes, and only then.

use leptos::prelude::*;
use std::sync::Arc;

/// From how many rows on the browser lays out only those near the screen (`.rows.long` in the style).
pub const LONG: usize = 100;

/// Keeps "a, bc" apart from "ab, c" in a key: a control character, which no text of a plan needs.
pub const SEPARATOR: &str = "\u{1f}";

/// One row: everything that it shows as its key, and how it is drawn.
#[derive(Clone)]
pub struct Row {
    key: Arc<str>,
    draw: Arc<dyn Fn() -> AnyView + Send + Sync>,
}

impl Row {
    /// A row for a piece of plain data. `shown` is its id and every text that it shows, joined by [`SEPARATOR`].
    pub fn new<T: Send + Sync + 'static>(
        shown: String,
        data: T,
        draw: impl Fn(&T) -> AnyView + Send + Sync + 'static,
    ) -> Row {
        Row {
            key: shown.into(),
            draw: Arc::new(move || draw(&data)),
        }
    }
}

impl Row {
    /// Whether the row shows every one of these words, which are in lower case.
    pub fn shows(&self, words: &str) -> bool {
        let mut words = words.split_ascii_whitespace().peekable();
        if words.peek().is_none() {
            return true;
        }
        let shown = self.key.to_ascii_lowercase();
        words.all(|word| shown.contains(word))
    }
}

impl PartialEq for Row {
    fn eq(&self, other: &Row) -> bool {
        self.key == other.key
    }
}

/// The rows of a list, in its order.
pub fn rows(list: impl Fn() -> Vec<Row> + Send + Sync + 'static) -> AnyView {
    keyed(Memo::new(move |_| list()))
}

fn keyed(list: Memo<Vec<Row>>) -> AnyView {
    view! {
        <For each=move || list.get() key=|row| row.key.clone() children=|row| (row.draw)()/>
    }
    .into_any()
}
