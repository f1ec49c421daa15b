//! Markdown in notes: which shapes there are, what is never let through, and that no input does harm.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test says what it expects.
#![allow(clippy::disallowed_methods)] // It runs on this machine, and looks at its clock.

use plenary::markdown::{Block, Inline, allowed, is_plain, parse, tick};
use std::time::{Duration, Instant};

/// The tree in one line: what the screen shows, with the shapes in brackets.
fn blocks(blocks: &[Block]) -> String {
    blocks.iter().map(block).collect::<Vec<_>>().join(" ")
}

fn block(block: &Block) -> String {
    match block {
        Block::Paragraph(words) => format!("p({})", inlines(words)),
        Block::Heading(level, words) => format!("h{level}({})", inlines(words)),
        Block::List(first, items) => {
            let items: Vec<String> = items
                .iter()
                .map(|item| {
                    let task = item.task.map_or(String::new(), |task| {
                        format!("{}{} ", if task.done { "x" } else { "o" }, task.number)
                    });
                    format!("{task}{}", blocks(&item.blocks))
                })
                .collect();
            let first = first.map_or("ul".to_owned(), |first| format!("ol{first}"));
            format!("{first}({})", items.join(" | "))
        }
        Block::Quote(inner) => format!("quote({})", blocks(inner)),
        Block::Code(language, text) => format!("code[{language}]({text})"),
        Block::Rule => "rule".to_owned(),
    }
}

fn inlines(words: &[Inline]) -> String {
    words
        .iter()
        .map(|inline| match inline {
            Inline::Text(text) => text.clone(),
            Inline::Break => "/".to_owned(),
            Inline::Code(text) => format!("`{text}`"),
            Inline::Strong(words) => format!("b({})", inlines(words)),
            Inline::Emphasis(words) => format!("i({})", inlines(words)),
            Inline::Struck(words) => format!("s({})", inlines(words)),
            Inline::Link { to, title, words } => {
                format!("a[{to}]{title}({})", inlines(words))
            }
        })
        .collect()
}

fn blocks_of(text: &str) -> String {
    blocks(&parse(text))
}

#[test]
fn what_is_written_becomes_the_shapes_it_means() {
    let cases = [
        ("", ""),
        ("plain", "p(plain)"),
        // Notes are written in lines, and lines stay lines.
        ("one\ntwo\n\nthree", "p(one/two) p(three)"),
        ("# Position", "h1(Position)"),
        ("### Deep ###", "h3(Deep)"),
        (
            "**Red line:** no *fees* ~~yet~~",
            "p(b(Red line:) no i(fees) s(yet))",
        ),
        ("- a\n- b\n  - c", "ul(p(a) | p(b) ul(p(c)))"),
        ("3. a\n4. b", "ol3(p(a) | p(b))"),
        (
            "- [ ] ask\n- [x] told\n- other",
            "ul(o0 p(ask) | x1 p(told) | p(other))",
        ),
        ("> said\n> so", "quote(p(said/so))"),
        ("```ics\nBEGIN\n\nEND\n```", "code[ics](BEGIN\n\nEND\n)"),
        ("`a*b*`", "p(`a*b*`)"),
        ("a\n\n---\n\nb", "p(a) rule p(b)"),
        // No tables: their text stays as it is typed.
        ("| a | b |\n| - | - |", "p(| a | b |/| - | - |)"),
        ("ереван **İstanbul** Εύβοια", "p(ереван b(İstanbul) Εύβοια)"),
        ("[x] not in a list", "p([x] not in a list)"),
    ];
    for (text, expected) in cases {
        assert_eq!(blocks_of(text), expected, "{text:?}");
    }
}

#[test]
fn only_https_and_mailto_are_links() {
    let cases = [
        (
            "[site](https://bsec.example)",
            "p(a[https://bsec.example](site))",
        ),
        (
            "[site](HTTPS://bsec.example \"Home\")",
            "p(a[HTTPS://bsec.example]Home(site))",
        ),
        (
            "[write](mailto:a@b.example)",
            "p(a[mailto:a@b.example](write))",
        ),
        (
            "<https://bsec.example/a_b>",
            "p(a[https://bsec.example/a_b](https://bsec.example/a_b))",
        ),
        ("<a@b.example>", "p(a[mailto:a@b.example](a@b.example))"),
        // Addresses that are only written down.
        (
            "See https://bsec.example/x_y_z.",
            "p(See a[https://bsec.example/x_y_z](https://bsec.example/x_y_z).)",
        ),
        (
            "(https://a.example), https://b.example",
            "p((a[https://a.example](https://a.example)), a[https://b.example](https://b.example))",
        ),
        ("https:// alone", "p(https:// alone)"),
        ("`https://a.example`", "p(`https://a.example`)"),
        (
            "[https://a.example](https://b.example)",
            "p(a[https://b.example](https://a.example))",
        ),
        // Everything else is its words and its address.
        ("[x](javascript:alert(1))", "p(x (javascript:alert(1)))"),
        ("[x](JaVaScRiPt:alert(1))", "p(x (JaVaScRiPt:alert(1)))"),
        (
            "[x](java&#x0A;script:alert(1))",
            "p(x (java/script:alert(1)))",
        ),
        ("[x](data:text/html,hi)", "p(x (data:text/html,hi))"),
        ("[x](http://plain.example)", "p(x (http://plain.example))"),
        ("[x](//other.example)", "p(x (//other.example))"),
        ("[x](#/settings)", "p(x (#/settings))"),
        ("[x](ftp://files \"Old\")", "p(x (ftp://files “Old”))"),
        (
            "<javascript:alert(1)>",
            "p(javascript:alert(1) (javascript:alert(1)))",
        ),
        (
            "[x](<https://a.example b>)",
            "p(x (a[https://a.example](https://a.example) b))",
        ),
        ("[x]()", "p(x)"),
        // No image is fetched, from anywhere.
        (
            "![a chart](https://spy.example/p.png)",
            "p(a chart (a[https://spy.example/p.png](https://spy.example/p.png)))",
        ),
        (
            "[![i](https://a.example/i)](https://b.example)",
            "p(a[https://b.example](i (https://a.example/i)))",
        ),
        // Definitions are text too: nothing in a note is out of sight.
        (
            "[a]: https://a.example\n\n[a]",
            "p([a]: https://a.example) p(a[https://a.example](a))",
        ),
        (
            "[a]: javascript:x 'T'\nand [a]",
            "p([a]: javascript:x 'T') p(and a (javascript:x “T”))",
        ),
        (
            "text\n\n[unused]: https://a.example",
            "p(text) p([unused]: a[https://a.example](https://a.example))",
        ),
        ("> [q]: /x\n> said", "quote(p([q]: /x) p(said))"),
    ];
    for (text, expected) in cases {
        // A definition's own address is a link like any other that is written down.
        let expected = expected.replace(
            "p([a]: https://a.example)",
            "p([a]: a[https://a.example](https://a.example))",
        );
        assert_eq!(blocks_of(text), expected, "{text:?}");
    }
    for address in ["https://a", "mailto:a", "HtTpS://a"] {
        assert_eq!(allowed(address), Some(address));
    }
    for address in [
        "",
        "https://",
        "mailto:",
        "http://a",
        " https://a",
        "https://a\u{a0}b",
        "https://a\tb",
        "httpsx://a",
        "éhttps://a",
    ] {
        assert_eq!(allowed(address), None, "{address:?}");
    }
}

#[test]
fn raw_html_is_the_text_that_it_is() {
    let cases = [
        ("<script>alert(1)</script>", "p(<script>alert(1)</script>)"),
        ("a <b onclick=x>c</b>", "p(a <b onclick=x>c</b>)"),
        (
            "<div>\n*x*\n</div>\n\nafter",
            "p(<div>/*x*/</div>) p(after)",
        ),
        ("<!-- seen -->", "p(<!-- seen -->)"),
        ("<img src=x onerror=y>", "p(<img src=x onerror=y>)"),
        ("&lt;b&gt; &amp; &copy;", "p(<b> & ©)"),
    ];
    for (text, expected) in cases {
        assert_eq!(blocks_of(text), expected, "{text:?}");
    }
}

#[test]
fn ticking_a_box_changes_its_mark_and_nothing_else() {
    let text = "Intro [ ] no box\r\n\r\n- [ ] one\r\n- [x] two\n  1. [ ] three é\n> - [ ] four\n";
    let cases = [
        (0, "- [x] one"),
        (1, "- [ ] two"),
        (2, "1. [x] three é"),
        (3, "> - [x] four"),
    ];
    for (number, line) in cases {
        let ticked = tick(text, number).expect("there is such a box");
        assert!(ticked.contains(line), "{ticked}");
        assert_eq!(ticked.len(), text.len());
        assert_eq!(tick(&ticked, number).as_deref(), Some(text), "and back");
    }
    assert_eq!(tick(text, 4), None);
    assert_eq!(tick("", 0), None);
}

#[test]
fn plain_words_need_no_drawing() {
    for text in ["", "words", "two\nlines\n\nand more"] {
        assert!(is_plain(&parse(text)), "{text:?}");
    }
    for text in [
        "# h",
        "**b**",
        "- a",
        "`c`",
        "https://a.example",
        "> q",
        "---\n",
    ] {
        assert!(!is_plain(&parse(text)), "{text:?}");
    }
}

/// A small generator of numbers: the same seed, the same notes.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }
}

const NOISE: &[&str] = &[
    "# ",
    "## ",
    "- ",
    "* ",
    "1. ",
    "> ",
    "- [ ] ",
    "- [x] ",
    "**",
    "*",
    "_",
    "~~",
    "`",
    "```",
    "```\n",
    "\n",
    "\n\n",
    "    ",
    "\t",
    "[",
    "](",
    ")",
    "![",
    "]",
    "[a]: ",
    "<",
    ">",
    "<b>",
    "</b>",
    "<!--",
    "-->",
    "<div>\n",
    "|",
    "---\n",
    "===\n",
    "\\",
    "https://",
    "https://w.example/",
    "mailto:w@x.example",
    "javascript:alert",
    "data:",
    "<https://q.example>",
    " ",
    "  \n",
    "(",
    "\"",
    "'",
    "é",
    "ё",
    "\u{301}",
    "\u{202e}",
    "\0",
    "\r\n",
    "\r",
    "]: /x\n",
    ":",
    "!",
];

fn noise(chance: &mut Chance) -> String {
    let mut text = String::new();
    for number in 0..chance.below(60) {
        let part = NOISE.get(chance.below(NOISE.len())).unwrap();
        text.push_str(part);
        if chance.below(2) == 0 {
            text.push_str(&format!("w{number}w"));
        }
    }
    text
}

/// Everything that the screen would show, and every address that a person could be led to.
fn all_of(blocks: &[Block], shown: &mut String, addresses: &mut Vec<String>, depth: usize) {
    assert!(depth < 40, "the tree is too deep to draw");
    for block in blocks {
        match block {
            Block::Paragraph(words) | Block::Heading(_, words) => {
                run(words, shown, addresses, depth)
            }
            Block::List(_, items) => {
                for item in items {
                    all_of(&item.blocks, shown, addresses, depth + 1);
                }
            }
            Block::Quote(inner) => all_of(inner, shown, addresses, depth + 1),
            Block::Code(language, text) => {
                shown.push_str(language);
                shown.push_str(text);
            }
            Block::Rule => {}
        }
        shown.push(' ');
    }
}

fn run(words: &[Inline], shown: &mut String, addresses: &mut Vec<String>, depth: usize) {
    assert!(depth < 40, "the tree is too deep to draw");
    for inline in words {
        match inline {
            Inline::Text(text) | Inline::Code(text) => shown.push_str(text),
            Inline::Break => shown.push(' '),
            Inline::Strong(words) | Inline::Emphasis(words) | Inline::Struck(words) => {
                run(words, shown, addresses, depth + 1)
            }
            Inline::Link { to, title, words } => {
                addresses.push(to.clone());
                shown.push_str(to);
                shown.push_str(title);
                run(words, shown, addresses, depth + 1);
            }
        }
    }
}

#[test]
fn noise_is_drawn_whole_and_leads_nowhere_else() {
    for seed in 1..2_500_u64 {
        let mut chance = Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let text = noise(&mut chance);
        let (mut shown, mut addresses) = (String::new(), Vec::new());
        all_of(&parse(&text), &mut shown, &mut addresses, 0);
        for address in addresses {
            let address = address.to_ascii_lowercase();
            assert!(
                address.starts_with("https://") || address.starts_with("mailto:"),
                "seed {seed}: {address}\n{text:?}"
            );
        }
        for number in 0..60 {
            let word = format!("w{number}w");
            assert!(
                shown.contains(&word) || !text.contains(&word),
                "seed {seed}: {word} is lost\n{text:?}\n{shown:?}"
            );
        }
        for number in 0..5 {
            if let Some(ticked) = tick(&text, number) {
                assert_eq!(ticked.len(), text.len(), "seed {seed}: {text:?}");
            }
        }
    }
}

#[test]
fn no_bytes_make_it_stumble() {
    for seed in 1..1_500_u64 {
        let mut chance = Chance(seed.wrapping_mul(0x2545_f491_4f6c_dd1d));
        let length = chance.below(200);
        let bytes: Vec<u8> = (0..length).map(|_| chance.below(256) as u8).collect();
        let text = String::from_utf8_lossy(&bytes);
        let (mut shown, mut addresses) = (String::new(), Vec::new());
        all_of(&parse(&text), &mut shown, &mut addresses, 0);
        assert!(addresses.is_empty(), "seed {seed}: {addresses:?}");
    }
}

#[test]
fn hostile_notes_are_read_in_time() {
    let parts = [
        "> ",
        "- ",
        "* a\n",
        "[",
        "![",
        "*",
        "**",
        "_a*",
        "*a **b ",
        "`",
        "```\n",
        "<",
        "<a ",
        "<!--",
        "<?",
        "[a](",
        "[a]: b\n",
        "[a][b]",
        "\\",
        "&",
        "&#",
        "~~a ",
        "1. ",
        "# ",
        "\n",
        "https://",
        "a_",
        "~",
        "~~~",
        "(((",
        "[a](<b",
        "- [ ] ",
        "    ",
        "\t- ",
        "=\n",
        "a\n=\n",
        "\0",
        "|a|\n|-|\n",
    ];
    for part in parts {
        for tail in ["", "x", "\n\nend"] {
            let text = part.repeat(100_000 / part.len()) + tail;
            let start = Instant::now();
            let tree = parse(&text);
            let (mut shown, mut addresses) = (String::new(), Vec::new());
            all_of(&tree, &mut shown, &mut addresses, 0);
            assert!(
                start.elapsed() < Duration::from_secs(4),
                "{part:?} repeated takes {:?}",
                start.elapsed()
            );
        }
    }
}
