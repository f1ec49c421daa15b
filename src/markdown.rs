//! Markdown as a small tree of our own: what a note says, in the few shapes that a screen draws.
//!
//! The parser is pulldown-cmark; what it finds is taken over here and nowhere else. Raw HTML is the text that it is,
//! an image is its words and its address, and a link leads to `https` or `mailto` or is no link. No text is dropped:
//! what Markdown would hide (a link definition) is shown as it was written.

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// How deep shapes lie in each other; what is deeper is drawn at this depth.
const DEEPEST: usize = 14;

/// A part of a note that stands by itself.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Block {
    Paragraph(Vec<Inline>),
    /// The level as written, from 1.
    Heading(u8, Vec<Inline>),
    /// The number that it begins with; None: points.
    List(Option<u64>, Vec<Item>),
    Quote(Vec<Block>),
    /// Its language, if it names one, and its text.
    Code(String, String),
    Rule,
}

/// One entry of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Item {
    /// Its box, where it has one.
    pub task: Option<Task>,
    pub blocks: Vec<Block>,
}

/// A box to tick: which one of the note's boxes, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Task {
    pub number: usize,
    pub done: bool,
}

/// A run of text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Inline {
    Text(String),
    Break,
    Code(String),
    Strong(Vec<Inline>),
    Emphasis(Vec<Inline>),
    Struck(Vec<Inline>),
    /// The address is `https` or `mailto`, and nothing else.
    Link {
        to: String,
        title: String,
        words: Vec<Inline>,
    },
}

/// Reads a text.
pub fn parse(text: &str) -> Vec<Block> {
    let mut tree = Tree::new(text);
    for (event, range) in events(text) {
        tree.take(event, range);
    }
    tree.finish()
}

fn events(text: &str) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
    let options = Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    Parser::new_ext(text, options).into_offset_iter()
}

/// Ticks the box with this number, or takes its tick away. None where the text has no such box.
pub fn tick(text: &str, number: usize) -> Option<String> {
    let boxes = events(text).filter_map(|(event, range)| match event {
        Event::TaskListMarker(done) => Some((done, range)),
        _ => None,
    });
    let (done, range) = boxes.into_iter().nth(number)?;
    let before = text.get(..range.start)?;
    let after = text.get(range.end..)?;
    Some(format!(
        "{before}{}{after}",
        if done { "[ ]" } else { "[x]" }
    ))
}

/// Whether a text is paragraphs of plain words, so that drawing it adds nothing to reading it as it is.
pub fn is_plain(blocks: &[Block]) -> bool {
    blocks.iter().all(|block| match block {
        Block::Paragraph(words) => words
            .iter()
            .all(|word| matches!(word, Inline::Text(_) | Inline::Break)),
        _ => false,
    })
}

/// The words of a run of text, without their looks.
pub fn words(inlines: &[Inline]) -> String {
    let mut all = String::new();
    add_words(inlines, &mut all);
    all
}

fn add_words(inlines: &[Inline], all: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) => all.push_str(text),
            Inline::Break => all.push(' '),
            Inline::Strong(words)
            | Inline::Emphasis(words)
            | Inline::Struck(words)
            | Inline::Link { words, .. } => add_words(words, all),
        }
    }
}

/// The address as one that a person may be led to; None for all but `https` and `mailto`.
pub fn allowed(address: &str) -> Option<&str> {
    let begins = |scheme: &str| {
        let start = address.get(..scheme.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
            && address.len() > scheme.len()
    };
    let is_odd = |character: char| character.is_ascii_control() || character.is_whitespace();
    let is_allowed = begins("https://") || begins("mailto:");
    Some(address).filter(|address| is_allowed && !address.contains(is_odd))
}

/// What is being read, and how it will be taken in when it ends.
enum Kind {
    Root,
    Quote,
    List(Option<u64>),
    Item,
    Paragraph,
    Heading(u8),
    Code(String),
    Html,
    Emphasis,
    Strong,
    Struck,
    Link {
        to: String,
        title: String,
    },
    /// A link that leads nowhere we go, or an image: its words, then its address.
    Address(String),
}

struct Frame {
    kind: Kind,
    blocks: Vec<Block>,
    items: Vec<Item>,
    inlines: Vec<Inline>,
    task: Option<Task>,
    /// How much of the text is taken in.
    upto: usize,
}

impl Frame {
    fn new(kind: Kind, upto: usize) -> Frame {
        Frame {
            kind,
            blocks: Vec::new(),
            items: Vec::new(),
            inlines: Vec::new(),
            task: None,
            upto,
        }
    }

    fn holds_blocks(&self) -> bool {
        matches!(
            self.kind,
            Kind::Root | Kind::Quote | Kind::List(_) | Kind::Item
        )
    }

    fn text(&mut self, text: &str) {
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                self.inlines.push(Inline::Break);
            }
            match self.inlines.last_mut() {
                Some(Inline::Text(last)) => last.push_str(line),
                _ if line.is_empty() => {}
                _ => self.inlines.push(Inline::Text(line.to_owned())),
            }
        }
    }

    /// Words that stand among blocks are a paragraph.
    fn close_paragraph(&mut self, in_link: bool) {
        let mut words = std::mem::take(&mut self.inlines);
        while words.last() == Some(&Inline::Break) {
            words.pop();
        }
        if !words.is_empty() {
            self.block(Block::Paragraph(with_links(words, in_link)));
        }
    }

    fn block(&mut self, block: Block) {
        // A list holds entries only; a block that came up from too deep becomes one.
        if matches!(self.kind, Kind::List(_)) {
            self.items.push(Item {
                task: None,
                blocks: vec![block],
            });
        } else {
            self.blocks.push(block);
        }
    }
}

struct Tree<'a> {
    text: &'a str,
    stack: Vec<Frame>,
    /// How many shapes are open below the deepest that is drawn.
    too_deep: usize,
    links: usize,
    boxes: usize,
}

impl<'a> Tree<'a> {
    fn new(text: &'a str) -> Tree<'a> {
        Tree {
            text,
            stack: vec![Frame::new(Kind::Root, 0)],
            too_deep: 0,
            links: 0,
            boxes: 0,
        }
    }

    fn top(&mut self, act: impl FnOnce(&mut Frame)) {
        if let Some(frame) = self.stack.last_mut() {
            act(frame);
        }
    }

    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::End(_) | Event::Rule => {}
            _ => self.before_words(range.start),
        }
        match event {
            // What is in it is still to come.
            Event::Start(tag) => return self.start(tag, range.start),
            Event::End(end) => self.end(end, &range),
            Event::TaskListMarker(done) => {
                let number = self.boxes;
                self.boxes += 1;
                self.top(|frame| match frame.kind {
                    Kind::Item if frame.task.is_none() && frame.inlines.is_empty() => {
                        frame.task = Some(Task { number, done });
                    }
                    _ => frame.text(if done { "[x] " } else { "[ ] " }),
                });
            }
            Event::Rule => {
                self.before_block(range.start);
                self.top(|frame| frame.block(Block::Rule));
            }
            Event::Code(code) => self.top(|frame| frame.inlines.push(Inline::Code(code.into()))),
            Event::SoftBreak | Event::HardBreak => {
                self.top(|frame| frame.inlines.push(Inline::Break));
            }
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => {
                self.top(|frame| match &mut frame.kind {
                    Kind::Code(_) => match frame.inlines.last_mut() {
                        Some(Inline::Code(code)) => code.push_str(&text),
                        _ => frame.inlines.push(Inline::Code(text.into())),
                    },
                    _ => frame.text(&text),
                });
            }
            // These are not switched on.
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => {
                self.top(|frame| frame.text(&text));
            }
        }
        self.top(|frame| frame.upto = frame.upto.max(range.end));
    }

    fn start(&mut self, tag: Tag<'_>, at: usize) {
        let kind = match tag {
            Tag::BlockQuote(_) => Kind::Quote,
            Tag::List(first) => Kind::List(first),
            Tag::Item => Kind::Item,
            Tag::Heading { level, .. } => Kind::Heading(level as u8),
            Tag::CodeBlock(CodeBlockKind::Fenced(language)) => Kind::Code(language.into()),
            Tag::CodeBlock(CodeBlockKind::Indented) => Kind::Code(String::new()),
            Tag::HtmlBlock => Kind::Html,
            Tag::Emphasis => Kind::Emphasis,
            Tag::Strong => Kind::Strong,
            Tag::Strikethrough => Kind::Struck,
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } => {
                let address = match link_type {
                    LinkType::Email => format!("mailto:{dest_url}"),
                    _ => dest_url.into(),
                };
                match allowed(&address) {
                    Some(_) => Kind::Link {
                        to: address,
                        title: title.into(),
                    },
                    None => Kind::Address(with_title(address, &title)),
                }
            }
            Tag::Image {
                dest_url, title, ..
            } => Kind::Address(with_title(dest_url.into(), &title)),
            // A paragraph, or what is not switched on.
            _ => Kind::Paragraph,
        };
        let frame = Frame::new(kind, at);
        let is_block = !matches!(
            frame.kind,
            Kind::Emphasis | Kind::Strong | Kind::Struck | Kind::Link { .. } | Kind::Address(_)
        );
        if is_block {
            self.before_block(at);
        }
        if self.too_deep > 0 || self.stack.len() > DEEPEST {
            self.too_deep += 1;
            // An address would be lost with its frame.
            if let Kind::Link { to, .. } | Kind::Address(to) = &frame.kind {
                self.top(|top| top.text(&format!("({to}) ")));
            }
            if let Kind::Code(language) = &frame.kind
                && !language.is_empty()
            {
                self.top(|top| top.text(&format!("{language}\n")));
            }
            return;
        }
        if matches!(frame.kind, Kind::Link { .. }) {
            self.links += 1;
        }
        self.stack.push(frame);
    }

    /// What the parser took for itself before the first words of a paragraph that stands among blocks.
    fn before_words(&mut self, start: usize) {
        let is_first = |frame: &Frame| frame.holds_blocks() && frame.inlines.is_empty();
        if self.stack.last().is_some_and(is_first) {
            self.before_block(start);
        }
    }

    /// What stood before a block: words of their own, and what the parser took for itself.
    fn before_block(&mut self, start: usize) {
        let in_link = self.links > 0;
        let text = self.text;
        self.top(|frame| {
            if frame.holds_blocks() {
                frame.close_paragraph(in_link);
                let hidden = text.get(frame.upto..start).and_then(definitions);
                if let Some(hidden) = hidden {
                    frame.text(&hidden);
                    frame.close_paragraph(in_link);
                }
                frame.upto = frame.upto.max(start);
            } else if !frame.inlines.is_empty() {
                frame.inlines.push(Inline::Break);
            }
        });
    }

    fn end(&mut self, end: TagEnd, range: &Range<usize>) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            let is_inline = matches!(
                end,
                TagEnd::Emphasis
                    | TagEnd::Strong
                    | TagEnd::Strikethrough
                    | TagEnd::Link
                    | TagEnd::Image
            );
            if !is_inline {
                self.before_block(range.start);
            }
            return;
        }
        if self.stack.last().is_some_and(Frame::holds_blocks) {
            self.before_block(range.end);
        }
        // The root stays, whatever comes.
        if self.stack.len() > 1
            && let Some(frame) = self.stack.pop()
        {
            self.close(frame);
        }
    }

    fn close(&mut self, frame: Frame) {
        let Frame {
            kind,
            blocks,
            items,
            inlines,
            task,
            ..
        } = frame;
        if matches!(kind, Kind::Link { .. }) {
            self.links -= 1;
        }
        let in_link = self.links > 0;
        let words = |inlines: Vec<Inline>| with_links(inlines, in_link);
        self.top(|parent| match kind {
            Kind::Root => {}
            Kind::Quote => parent.block(Block::Quote(blocks)),
            Kind::List(first) => parent.block(Block::List(first, items)),
            Kind::Item => parent.items.push(Item { task, blocks }),
            Kind::Heading(level) => parent.block(Block::Heading(level, words(inlines))),
            Kind::Code(language) => {
                let mut code = String::new();
                add_words(&inlines, &mut code);
                parent.block(Block::Code(language, code));
            }
            Kind::Paragraph | Kind::Html => {
                parent.inlines.extend(inlines);
                parent.close_paragraph(in_link);
            }
            Kind::Emphasis => parent.inlines.push(Inline::Emphasis(words(inlines))),
            Kind::Strong => parent.inlines.push(Inline::Strong(words(inlines))),
            Kind::Struck => parent.inlines.push(Inline::Struck(words(inlines))),
            Kind::Link { to, title } => parent.inlines.push(Inline::Link {
                to,
                title,
                words: inlines,
            }),
            Kind::Address(address) => {
                parent.inlines.extend(inlines);
                if !address.is_empty() {
                    parent.text(&format!(" ({address})"));
                }
            }
        });
    }

    fn finish(mut self) -> Vec<Block> {
        self.before_block(self.text.len());
        self.stack
            .into_iter()
            .next()
            .map_or_else(Vec::new, |root| root.blocks)
    }
}

/// The link definitions in a part of the text that the parser kept to itself, as they were written.
fn definitions(hidden: &str) -> Option<String> {
    hidden.contains("]:").then(|| {
        let lines = hidden.lines().map(|line| {
            let is_margin = |character: char| matches!(character, ' ' | '\t' | '>');
            line.trim_start_matches(is_margin)
        });
        let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
        lines.join("\n")
    })
}

fn with_title(address: String, title: &str) -> String {
    if title.is_empty() {
        address
    } else {
        format!("{address} \u{201c}{title}\u{201d}")
    }
}

/// The run with its bare `https` addresses as links.
fn with_links(inlines: Vec<Inline>, in_link: bool) -> Vec<Inline> {
    let is_address =
        |inline: &Inline| matches!(inline, Inline::Text(text) if text.contains("https://"));
    if in_link || !inlines.iter().any(is_address) {
        return inlines;
    }
    let mut all = Vec::new();
    for inline in inlines {
        match inline {
            Inline::Text(text) => split_addresses(&text, &mut all),
            other => all.push(other),
        }
    }
    all
}

fn split_addresses(text: &str, all: &mut Vec<Inline>) {
    let ends = |character: char| {
        character.is_whitespace() || matches!(character, '<' | '>' | '"' | '\u{201c}' | '\u{201d}')
    };
    let mut rest = text;
    while let Some((before, after)) = rest
        .find("https://")
        .and_then(|at| rest.split_at_checked(at))
    {
        let whole = after.split(ends).next().unwrap_or_default();
        // A full stop or a bracket behind an address ends the sentence, not the address.
        let address = whole.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'']);
        let skipped = if allowed(address).is_some() {
            address
        } else {
            whole
        };
        if !before.is_empty() {
            all.push(Inline::Text(before.to_owned()));
        }
        let words = Inline::Text(skipped.to_owned());
        all.push(match allowed(skipped) {
            Some(to) => Inline::Link {
                to: to.to_owned(),
                title: String::new(),
                words: vec![words],
            },
            None => words,
        });
        rest = after.get(skipped.len()..).unwrap_or_default();
    }
    if !rest.is_empty() {
        all.push(Inline::Text(rest.to_owned()));
    }
}
