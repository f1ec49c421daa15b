//! What a delegate writes again and again, as small Markdown skeletons.

/// A skeleton. Where it says "…", a person writes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Template {
    Position,
    RedLine,
    SpeakingPoint,
    FollowUp,
}

impl Template {
    pub const ALL: [Template; 4] = [
        Template::Position,
        Template::RedLine,
        Template::SpeakingPoint,
        Template::FollowUp,
    ];

    /// The words on the button.
    pub const fn label(self) -> &'static str {
        match self {
            Template::Position => "Position",
            Template::RedLine => "Red line",
            Template::SpeakingPoint => "Speaking point",
            Template::FollowUp => "Follow-up",
        }
    }

    /// What is written. The two that come in rows are entries of a list.
    pub const fn text(self) -> &'static str {
        match self {
            Template::Position => "## Position\n\n**We ask for:** …\n\n**Because:** …\n",
            Template::RedLine => "**Red line:** …\n\n**We could live with:** …\n",
            Template::SpeakingPoint => "- **Speaking point:** …\n",
            Template::FollowUp => "- [ ] Follow-up: … by …\n",
        }
    }

    const fn is_entry(self) -> bool {
        matches!(self, Template::SpeakingPoint | Template::FollowUp)
    }
}

/// How the later paragraphs of a skeleton begin.
const LATER: [&str; 3] = ["**We could live with:**", "**We ask for:**", "**Because:**"];

/// A text to write into another, where, and what is to be chosen of it afterwards, so that the next stroke writes there.
/// All places count as a text field counts: in UTF-16 units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Insertion {
    pub at: u32,
    pub text: String,
    pub choose: (u32, u32),
}

/// What to insert for a caret at a place of a note, so that the skeleton begins on a line of its own and parts neither a
/// paragraph nor another skeleton.
pub fn insertion(template: Template, note: &str, at: u32) -> Insertion {
    let (before, after) = out_of_block(note, split_at(note, at));
    let lead = match before.trim_end_matches(' ') {
        "" => "",
        before if before.ends_with("\n\n") => "",
        before if before.ends_with('\n') && template.is_entry() && ends_with_entry(before) => "",
        before if before.ends_with('\n') => "\n",
        before if template.is_entry() && ends_with_entry(before) => "\n",
        _ => "\n\n",
    };
    let tail = if after.is_empty() || after.starts_with('\n') {
        ""
    } else {
        "\n"
    };
    let text = format!("{lead}{}{tail}", template.text());
    let prompt = text.split('…').next().map_or(0, length);
    let at = length(before);
    let start = at + prompt;
    Insertion {
        at,
        text,
        choose: (start, start + 1),
    }
}

fn length(text: &str) -> u32 {
    text.encode_utf16().count() as u32
}

/// The text before and behind a place in UTF-16 units; a place inside a character counts as before it.
fn split_at(text: &str, at: u32) -> (&str, &str) {
    let mut units = 0;
    for (index, character) in text.char_indices() {
        units += character.len_utf16() as u32;
        if units > at {
            return text.split_at_checked(index).unwrap_or((text, ""));
        }
    }
    (text, "")
}

/// The note before and behind the end of the block in which it is parted.
fn out_of_block<'a>(note: &'a str, (before, after): (&str, &'a str)) -> (&'a str, &'a str) {
    let mut rest = after;
    let mut lines = before.rsplit('\n').map(str::trim);
    let line = lines.next().unwrap_or_default();
    let above = lines.next().unwrap_or_default();
    let goes_on = after.split('\n').next().unwrap_or_default();
    if !line.is_empty() || !above.is_empty() && !goes_on.trim().is_empty() {
        rest = behind_block(rest);
    }
    loop {
        let next = rest.trim_start();
        if !LATER.iter().any(|words| next.starts_with(words)) {
            break;
        }
        rest = behind_block(next);
    }
    let end = note.len() - rest.len();
    note.split_at_checked(end).unwrap_or((note, ""))
}

/// What follows on a line and on those below it that are not blank.
fn behind_block(text: &str) -> &str {
    let mut lines = text.split('\n');
    let first = lines.next().map_or(0, str::len);
    let below = lines.take_while(|line| !line.trim().is_empty());
    let length = below.fold(first, |sum, line| sum + 1 + line.len());
    text.get(length..).unwrap_or_default()
}

/// Whether the last line is an entry of a list with points.
fn ends_with_entry(text: &str) -> bool {
    let line = text.trim_end().rsplit('\n').next().unwrap_or_default();
    line.trim_start().starts_with("- ")
}
