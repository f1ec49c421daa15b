//! Text as it is compared: without case, accents and punctuation, so that `istanbul` is in "İstanbul" and
//! `ευβοια` in "Εύβοια".
//!
//! Folded text is words with one space between them. Small letters and capitals are one; accents and other marks are
//! dropped, also where they come as characters of their own; dotted and dotless i are one; a final sigma is a sigma;
//! ß is ss, æ is ae, œ is oe; the Armenian ligature և and the pair եւ are եվ; Georgian capitals (Mtavruli) and church
//! letters are the everyday ones. Letters that people without that keyboard write as a plain one are that one: ø, ł, đ
//! are o, l, d, and ə is e. The Cyrillic й stays a letter of its own, as dictionaries have it; ё is е.
//! The tables hold the scripts of the member states; any other letter stays as it is.

/// Where a byte of folded text comes from: the first byte in the original and the one after the last.
pub type Source = (usize, usize);

/// A text as it is compared.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded, None);
    folded
}

/// The same, and for each of its bytes where it comes from. A dropped mark belongs to the letter before it.
pub fn fold_with_sources(text: &str) -> (String, Vec<Source>) {
    let mut folded = String::with_capacity(text.len());
    let mut sources = Vec::with_capacity(text.len());
    fold_into(text, &mut folded, Some(&mut sources));
    (folded, sources)
}

/// What a character is in folded text.
enum Folded {
    Letter(char),
    Letters(&'static str),
    /// Between words.
    Gap,
    /// Nothing at all: a mark on a letter, or a character without a look.
    Nothing,
}

const BREVE: char = '\u{306}';

fn fold_into(text: &str, folded: &mut String, mut sources: Option<&mut Vec<Source>>) {
    // Whether something between words came since the last letter.
    let mut gap = false;
    let mut at = 0;
    while let Some(byte) = text.as_bytes().get(at) {
        let start = folded.len();
        if byte.is_ascii() {
            // Most text is words of plain letters: each is taken in one go.
            let rest = text.as_bytes().get(at..).unwrap_or_default();
            let word = rest.iter().position(|byte| !byte.is_ascii_alphanumeric());
            let word = word.unwrap_or(rest.len());
            if word == 0 {
                gap = start > 0;
                at += 1;
                continue;
            }
            if std::mem::take(&mut gap) {
                folded.push(' ');
            }
            folded.push_str(text.get(at..at + word).unwrap_or_default());
            if let Some(word) = folded.get_mut(start..) {
                word.make_ascii_lowercase();
            }
            if let Some(sources) = sources.as_deref_mut() {
                sources.resize(folded.len() - word, (at, at + 1));
                sources.extend((at..at + word).map(|at| (at, at + 1)));
            }
            at += word;
            continue;
        }
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else {
            return;
        };
        let end = at + c.len_utf8();
        match fold_char(c) {
            Folded::Gap => gap = start > 0,
            Folded::Nothing if gap => {}
            Folded::Nothing => {
                if c == BREVE && folded.ends_with('и') {
                    folded.pop();
                    folded.push('й');
                }
                let last = sources.as_deref_mut().and_then(|all| all.last_mut());
                if let Some((_, last)) = last {
                    *last = end;
                }
            }
            Folded::Letter('ւ') if !gap && folded.ends_with('ե') => folded.push('վ'),
            letters => {
                if std::mem::take(&mut gap) {
                    folded.push(' ');
                }
                match letters {
                    Folded::Letter(letter) => folded.push(letter),
                    Folded::Letters(letters) => folded.push_str(letters),
                    Folded::Gap | Folded::Nothing => {}
                }
            }
        }
        if let Some(sources) = sources.as_deref_mut() {
            sources.resize(folded.len(), (at, end));
        }
        at = end;
    }
}

/// Folds a character that is not of ASCII.
fn fold_char(c: char) -> Folded {
    let code = u32::from(c);
    let moved = |first: u32, to: u32| letter(code - first + to);
    match code {
        0xad => Folded::Nothing,
        0x80..=0xbf => odd(c).unwrap_or(Folded::Gap),
        0xd7 | 0xf7 => Folded::Gap,
        0xc0..=0x2af => in_block(c, LATIN, 0xc0, 0x40),
        // The apostrophe that Ukrainian and others write inside a word.
        0x2b9..=0x2bd => Folded::Gap,
        0x300..=0x36f => Folded::Nothing,
        0x374 | 0x375 | 0x37a | 0x37e | 0x384 | 0x385 | 0x387 => Folded::Gap,
        0x370..=0x3ff => in_block(c, GREEK, 0x370, 0x390),
        0x483..=0x489 => Folded::Nothing,
        0x400..=0x52f => in_block(c, CYRILLIC, 0x400, 0x430),
        0x531..=0x556 => moved(0x531, 0x561),
        // Emphasis, exclamation and question marks stand on a letter inside the word in Armenian.
        0x55b | 0x55c | 0x55e => Folded::Nothing,
        0x55a..=0x55f | 0x589 | 0x58a | 0x10fb => Folded::Gap,
        0x10fc => Folded::Letter('ნ'),
        0x10a0..=0x10cd => moved(0x10a0, 0x10d0),
        0x1c90..=0x1cbf => moved(0x1c90, 0x10d0),
        0x2d00..=0x2d2d => moved(0x2d00, 0x10d0),
        0x1ab0..=0x1aff | 0x1dc0..=0x1dff | 0x20d0..=0x20ff | 0xfe00..=0xfe2f => Folded::Nothing,
        0x1e00..=0x1eff => in_block(c, LATIN_MORE, 0x1e00, 0x40),
        0x1fbd
        | 0x1fbf..=0x1fc1
        | 0x1fcd..=0x1fcf
        | 0x1fdd..=0x1fdf
        | 0x1fed..=0x1fef
        | 0x1ffd..=0x1ffe => Folded::Gap,
        0x1f00..=0x1fff => in_block(c, GREEK_MORE, 0x1f00, 0x390),
        // Joiners, directions and the like.
        0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x206f | 0xfeff => Folded::Nothing,
        // Spaces, dashes, quotation marks, the dots of an abbreviation.
        0x2000..=0x206f | 0x2212 | 0x3000..=0x3003 | 0x3008..=0x3011 => Folded::Gap,
        _ => odd(c).unwrap_or(Folded::Letter(c)),
    }
}

fn letter(code: u32) -> Folded {
    char::from_u32(code).map_or(Folded::Nothing, Folded::Letter)
}

fn odd(c: char) -> Option<Folded> {
    let at = ODD.binary_search_by(|(odd, _)| odd.cmp(&c)).ok()?;
    let (_, letters) = ODD.get(at)?;
    Some(Folded::Letters(letters))
}

/// Looks a character up in the table of its block, where each has a byte: `=` it stays as it is, `+` it is the one
/// after it, `!` it is in the list of odd ones; else the byte's distance from `@` is the letter's from `origin`.
fn in_block(c: char, table: &[u8], first: u32, origin: u32) -> Folded {
    let code = u32::from(c);
    let sign = table.get((code - first) as usize).copied();
    match sign.unwrap_or(b'=') {
        b'=' => Folded::Letter(c),
        b'+' => letter(code + 1),
        b'!' => odd(c).unwrap_or(Folded::Letter(c)),
        byte => letter(origin + u32::from(byte) - u32::from(b'@')),
    }
}

/// U+00C0 to U+02AF.
const LATIN: &[u8] = b"\
    aaaaaa!ceeeeiiiidnooooo=ouuuuy!!aaaaaa!ceeeeiiiidnooooo=ouuuuy!yaaaaaaccccccccddddeeeeeeeeeegggg\
    gggghhhhiiiiiiiiii!!jjkkkllllllllllnnnnnnnnnoooooo!!rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs\
    bbbb+=!ccdddd=!e!ffg!=!ikkl=!nnooo+=pp!+=!=ttttuu!vyyzz!+===+=======!!!!!!!!!aaiioouuuuuuuuuu=aa\
    aa!!ggggkkoooo!!j!!!gg!!nnaa!!ooaaaaeeeeiiiioooorrrruuuusstt+=hhnd+=zzaaeeooooooooyylntj==acclts\
    z+=b!!eejjqqrryy===b=cdd=e=====jg=====h=i==lll===mnn=o======rrr===s=j===t==v====zz===========j==\
    q===============";

/// U+1E00 to U+1EFF.
const LATIN_MORE: &[u8] = b"\
    aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrr\
    ssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyas==!=aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
    eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy+=+=yy";

/// U+0370 to U+03FF.
const GREEK: &[u8] = b"\
    +=+=!=+========!======a=egi=o=uyiabcdefghijklmnopq=stuvwxyiuaegiuabcdefghijklmnopqsstuvwxyiuouy!\
    bhuuuvp=+=+=+=+=+=+=+=+=+=+=+=+=jqs=he=+=s+==!!!";

/// U+1F00 to U+1FFF.
const GREEK_MORE: &[u8] = b"\
    aaaaaaaaaaaaaaaaeeeeee==eeeeee==ggggggggggggggggiiiiiiiiiiiiiiiioooooo==oooooo==uuuuuuuu=u=u=u=u\
    yyyyyyyyyyyyyyyyaaeeggiioouuyy==aaaaaaaaaaaaaaaaggggggggggggggggyyyyyyyyyyyyyyyyaaaaa=aaaaaaa=i=\
    ==ggg=ggeeggg===iiii==iiiiii====uuuuqquuuuuuq=====yyy=yyooyyy===";

/// U+0400 to U+052F.
const CYRILLIC: &[u8] = b"\
    EEbCdeffhijkJHSo@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_EEbCdeffhijkJHSo\
    +=+=+=+=+=+=+=+=+=+=+=!!+=+=+=+=+=========+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=\
    !FF+=+=+=+=+=+==@@@@+=EE+=!!FFGG+=HHHHNN+=!!]]SSSSSSWW+=[[+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=\
    +=+=+=+=+=+=+=+=";

/// Letters that the blocks have no sign for, and letters that are written as several; in order.
#[rustfmt::skip]
const ODD: &[(char, &str)] = &[
    ('\u{aa}', "a"), ('\u{b2}', "2"), ('\u{b3}', "3"), ('\u{b5}', "μ"), ('\u{b9}', "1"), ('\u{ba}', "o"),
    ('\u{c6}', "ae"), ('\u{de}', "th"), ('\u{df}', "ss"), ('\u{e6}', "ae"), ('\u{fe}', "th"), ('\u{132}', "ij"),
    ('\u{133}', "ij"), ('\u{152}', "oe"), ('\u{153}', "oe"), ('\u{186}', "ɔ"), ('\u{18e}', "ǝ"), ('\u{190}', "ɛ"),
    ('\u{194}', "ɣ"), ('\u{196}', "ɩ"), ('\u{19c}', "ɯ"), ('\u{1a6}', "ʀ"), ('\u{1a9}', "ʃ"), ('\u{1b1}', "ʊ"),
    ('\u{1b7}', "ʒ"), ('\u{1c4}', "dz"), ('\u{1c5}', "dz"), ('\u{1c6}', "dz"), ('\u{1c7}', "lj"),
    ('\u{1c8}', "lj"), ('\u{1c9}', "lj"), ('\u{1ca}', "nj"), ('\u{1cb}', "nj"), ('\u{1cc}', "nj"),
    ('\u{1e2}', "ae"), ('\u{1e3}', "ae"), ('\u{1ee}', "ʒ"), ('\u{1ef}', "ʒ"), ('\u{1f1}', "dz"),
    ('\u{1f2}', "dz"), ('\u{1f3}', "dz"), ('\u{1f6}', "ƕ"), ('\u{1f7}', "ƿ"), ('\u{1fc}', "ae"),
    ('\u{1fd}', "ae"), ('\u{244}', "ʉ"), ('\u{245}', "ʌ"), ('\u{37f}', "ϳ"), ('\u{3cf}', "ϗ"),
    ('\u{3fd}', "ͻ"), ('\u{3fe}', "ͼ"), ('\u{3ff}', "ͽ"), ('\u{476}', "ѵ"), ('\u{477}', "ѵ"), ('\u{4c0}', "ӏ"),
    ('\u{4da}', "ә"), ('\u{4db}', "ә"), ('\u{4ea}', "ө"), ('\u{4eb}', "ө"), ('\u{587}', "եվ"), ('\u{1e9e}', "ss"),
    ('\u{2126}', "ω"), ('\u{212a}', "k"), ('\u{212b}', "a"), ('\u{2c65}', "a"), ('\u{2c66}', "t"),
    ('\u{fb00}', "ff"), ('\u{fb01}', "fi"), ('\u{fb02}', "fl"), ('\u{fb03}', "ffi"), ('\u{fb04}', "ffl"),
    ('\u{fb05}', "st"), ('\u{fb06}', "st"), ('\u{fb13}', "մն"), ('\u{fb14}', "մե"), ('\u{fb15}', "մի"),
    ('\u{fb16}', "վն"), ('\u{fb17}', "մխ"),
];
