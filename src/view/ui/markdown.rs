//! Markdown on the screen: our own small tree as elements. Nothing is parsed as HTML, and a link leaves the page only
//! when a person follows it.

use super::rows::{Row, rows};
use crate::view::prelude::*;
use crate::{
    browser::page,
    markdown::{Block, Inline, Item, Task, words},
    view::dynamic::act,
};
use std::hash::{DefaultHasher, Hash, Hasher};

/// How many entries of a list are drawn as one piece. A stroke in a long list draws one piece anew.
const ENTRIES: usize = 40;

/// What happens when a box is ticked: the handler gets its number.
pub type OnTick = Callback<usize>;

/// The boxes of one drawing: their ids begin with `name`; without a handler they can't be ticked.
#[derive(Clone)]
struct Boxes {
    name: String,
    on_tick: Option<OnTick>,
}

/// A text as it reads, drawn anew in those parts that change. `name` is its own on the page.
pub fn markdown(name: String, blocks: Signal<Vec<Block>>, on_tick: Option<OnTick>) -> AnyView {
    let boxes = Boxes { name, on_tick };
    let list = move || {
        let mut taken: Vec<u64> = Vec::new();
        let pieces = pieces(blocks.get()).into_iter().map(|piece| {
            let mut hasher = DefaultHasher::new();
            piece.hash(&mut hasher);
            let hash = hasher.finish();
            // Two equal pieces are two rows.
            let before = taken.iter().filter(|other| **other == hash).count();
            taken.push(hash);
            let boxes = boxes.clone();
            Row::new(format!("{hash:x}.{before}"), piece, move |piece| {
                block_view(piece, &boxes)
            })
        });
        pieces.collect()
    };
    view! { <div class="markdown">{rows(list)}</div> }.into_any()
}

/// A text that stays as it is.
pub fn still(name: String, text: &str, on_tick: Option<OnTick>) -> AnyView {
    let boxes = Boxes { name, on_tick };
    let blocks = crate::markdown::parse(text);
    view! { <div class="markdown">{blocks_view(&blocks, &boxes)}</div> }.into_any()
}

/// The blocks with long lists in parts.
fn pieces(blocks: Vec<Block>) -> Vec<Block> {
    let mut all = Vec::new();
    for block in blocks {
        match block {
            Block::List(first, items) if items.len() > ENTRIES => {
                for (index, part) in items.chunks(ENTRIES).enumerate() {
                    let first = first.map(|first| first + (index * ENTRIES) as u64);
                    all.push(Block::List(first, part.to_vec()));
                }
            }
            other => all.push(other),
        }
    }
    all
}

fn blocks_view(blocks: &[Block], boxes: &Boxes) -> AnyView {
    let views = blocks.iter().map(|block| block_view(block, boxes));
    views.collect_view().into_any()
}

fn block_view(block: &Block, boxes: &Boxes) -> AnyView {
    match block {
        Block::Paragraph(words) => view! { <p>{run_view(words)}</p> }.into_any(),
        // A note stands below the headings of the page.
        Block::Heading(1, words) => view! { <h4>{run_view(words)}</h4> }.into_any(),
        Block::Heading(2, words) => view! { <h5>{run_view(words)}</h5> }.into_any(),
        Block::Heading(_, words) => view! { <h6>{run_view(words)}</h6> }.into_any(),
        Block::List(None, items) => view! { <ul>{items_view(items, boxes)}</ul> }.into_any(),
        Block::List(Some(first), items) => {
            view! { <ol start=first.to_string()>{items_view(items, boxes)}</ol> }.into_any()
        }
        Block::Quote(inner) => {
            view! { <blockquote>{blocks_view(inner, boxes)}</blockquote> }.into_any()
        }
        Block::Code(language, text) => {
            let language = Some(language.clone()).filter(|language| !language.is_empty());
            view! {
                <div class="code">
                    {language.map(|language| view! { <p class="code-language">{language}</p> }.into_any())}
                    <pre><code>{text.clone()}</code></pre>
                </div>
            }
            .into_any()
        }
        Block::Rule => view! { <hr/> }.into_any(),
    }
}

fn items_view(items: &[Item], boxes: &Boxes) -> AnyView {
    let views = items.iter().map(|item| match item.task {
        None => view! { <li>{blocks_view(&item.blocks, boxes)}</li> }.into_any(),
        Some(task) => view! {
            <li class="task">
                {box_view(task, item, boxes)}
                <div>{blocks_view(&item.blocks, boxes)}</div>
            </li>
        }
        .into_any(),
    });
    views.collect_view().into_any()
}

fn box_view(task: Task, item: &Item, boxes: &Boxes) -> AnyView {
    let name = match item.blocks.first() {
        Some(Block::Paragraph(run) | Block::Heading(_, run)) => words(run),
        _ => String::new(),
    };
    let id = format!("{}-box-{}", boxes.name, task.number);
    let (on_tick, same) = (boxes.on_tick, id.clone());
    let tick = move |_: web_sys::Event| {
        if let Some(on_tick) = on_tick {
            on_tick.run(task.number);
            // The box is drawn anew, sooner or later; the keyboard stays on it.
            for wait in [30, 120, 400] {
                let same = same.clone();
                let again = move || page::focus_again(&same);
                set_timeout(again, std::time::Duration::from_millis(wait));
            }
        }
    };
    view! {
        <label class="task-box">
            <input id=id type="checkbox" aria-label=name prop:checked=task.done
                disabled=on_tick.is_none() on:change=act(tick)/>
        </label>
    }
    .into_any()
}

fn run_view(run: &[Inline]) -> AnyView {
    let views = run.iter().map(|inline| match inline {
        Inline::Text(text) => text.clone().into_any(),
        Inline::Break => view! { <br/> }.into_any(),
        Inline::Code(text) => view! { <code>{text.clone()}</code> }.into_any(),
        Inline::Strong(words) => view! { <strong>{run_view(words)}</strong> }.into_any(),
        Inline::Emphasis(words) => view! { <em>{run_view(words)}</em> }.into_any(),
        Inline::Struck(words) => view! { <s>{run_view(words)}</s> }.into_any(),
        Inline::Link { to, title, words } => {
            // Where a link leads is told to whoever asks.
            let title = if title.is_empty() {
                to.clone()
            } else {
                format!("{title}: {to}")
            };
            view! {
                <a href=to.clone() title=title rel="noopener noreferrer nofollow" target="_blank">{run_view(words)}</a>
            }
            .into_any()
        }
    });
    views.collect_view().into_any()
}
