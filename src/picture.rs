//! A picture to take along: shapes, each with a role, a title, a legend and notes, laid out on one sheet and written as SVG.
//!
//! Everything is whole numbers of [`PIXEL`]s, and every shape is a path or a line of text, so that the three places
//! that draw a sheet (a file, a canvas, the printed page) need to know only these two. A file always has the colours of
//! the light theme, the role's own: it is looked at on paper and on other people's screens.
//!
//! Deliberately not here: what is in a picture (see `atlas`), and the browser.

/// So many units are a pixel of the file's own size.
pub const PIXEL: i32 = 10;

/// What every picture of states and bodies says of itself.
pub const NO_BOUNDARY: &str = "No boundary is drawn and none is implied. The designations used do not imply the expression of any opinion on the legal status of any state, territory, city or area.";

const SANS: &str =
    "system-ui, 'Segoe UI', 'Noto Sans', Roboto, 'Helvetica Neue', Arial, sans-serif";
const SERIF: &str = "'Iowan Old Style', 'Palatino Linotype', Palatino, 'Book Antiqua', 'Noto Serif', Georgia, serif";

macro_rules! roles {
    ($($(#[$doc:meta])* $name:ident = $word:literal, $fill:literal, $stroke:literal, $width:literal;)+) => {
        /// What a shape is in a picture.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Role { $($(#[$doc])* $name,)+ }

        impl Role {
            /// Every role.
            pub const ALL: &'static [Role] = &[$(Role::$name,)+];

            /// The class on the screen.
            pub const fn class(self) -> &'static str {
                match self { $(Role::$name => $word,)+ }
            }

            /// Fill, stroke and the width of the stroke in units, in a file.
            pub const fn colours(self) -> (&'static str, &'static str, i32) {
                match self { $(Role::$name => ($fill, $stroke, $width),)+ }
            }
        }
    };
}

roles! {
    Paper = "paper", "#ffffff", "none", 0;
    Sea = "sea", "#e8f0f4", "none", 0;
    Land = "land", "#f7f5ef", "#b9c6cf", 8;
    /// Meridians and parallels.
    Graticule = "graticule", "none", "#b9c6cf", 4;
    Frame = "frame", "none", "#dcdfe4", 10;
    /// From a mark to the place that it stands for.
    Leader = "leader", "none", "#4b5b72", 8;
    /// Between two that work on the same.
    Tie = "tie", "none", "#0b5f86", 12;
    Member = "member", "#0b5f86", "#ffffff", 15;
    RelatedBody = "related-body", "#5b4a91", "#ffffff", 15;
    WorkingGroup = "working-group", "#2c6b45", "#ffffff", 15;
    Observer = "observer", "#7d5200", "#ffffff", 15;
    DialoguePartner = "dialogue-partner", "#a3341f", "#ffffff", 15;
    Organisation = "organisation", "#14233a", "#ffffff", 15;
    Guest = "guest", "#ffffff", "#4b5b72", 20;
    /// Around the country-coordinator.
    Ring = "ring", "none", "#0b5f86", 20;
    /// A cell of a table or a tile without work, and four steps from a little to the most.
    Gap = "gap", "#ffffff", "#8792a2", 10;
    Step1 = "step-1", "#e3eff5", "#0b5f86", 10;
    Step2 = "step-2", "#b5d3e2", "#0b5f86", 10;
    Step3 = "step-3", "#34789b", "#0b5f86", 10;
    Step4 = "step-4", "#0b5f86", "#0b5f86", 10;
    /// A line of a table.
    Hair = "hair", "none", "#dcdfe4", 10;
    /// A heading in serif.
    Title = "title", "#14233a", "none", 0;
    /// A name on the map or in a table.
    Name = "name", "#14233a", "#f7f5ef", 30;
    /// Words on a plain ground.
    Words = "words", "#14233a", "none", 0;
    Bold = "bold", "#14233a", "none", 0;
    /// Words of less weight.
    Soft = "soft", "#4b5b72", "none", 0;
    /// Words on the two dark steps.
    OnDark = "on-dark", "#ffffff", "none", 0;
}

impl Role {
    /// The fonts and the weight of words in a file.
    pub const fn font(self) -> (&'static str, i32) {
        match self {
            Role::Title => (SERIF, 600),
            Role::Bold => (SANS, 600),
            Role::Name => (SANS, 500),
            _ => (SANS, 400),
        }
    }

    /// The ground of a count, out of the most that there is: none is a gap, and the four steps share the rest.
    pub fn of_count(count: usize, most: usize) -> Role {
        if count == 0 {
            return Role::Gap;
        }
        match (count * 4).div_ceil(most.max(count)) {
            0 | 1 => Role::Step1,
            2 => Role::Step2,
            3 => Role::Step3,
            _ => Role::Step4,
        }
    }

    /// The role of words on this ground.
    pub const fn words_on(self) -> Role {
        match self {
            Role::Step3 | Role::Step4 => Role::OnDark,
            _ => Role::Words,
        }
    }
}

/// The outline of a mark. With the colour it says what a partner is; each alone would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    Circle,
    Square,
    Diamond,
    Triangle,
    /// A triangle that stands on its point.
    Wedge,
    Hexagon,
    Cross,
}

/// Where a line of text has its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

impl Anchor {
    /// The word in SVG.
    pub const fn word(self) -> &'static str {
        match self {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        }
    }
}

/// A shape, in units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    pub role: Role,
    pub form: Form,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// SVG path data; what lies inside twice is outside.
    Path(String),
    /// A line of text: the point of its anchor on the base line, and the size of the letters.
    Text {
        at: (i32, i32),
        anchor: Anchor,
        size: i32,
        words: String,
    },
}

/// Adds numbers to path data, each after a blank.
fn add(path: &mut String, letter: char, numbers: &[i32]) {
    path.push(letter);
    for number in numbers {
        path.push(' ');
        path.push_str(&number.to_string());
    }
}

/// The outline of a mark around a point, as path data. All have about the same area; `size` is the circle's radius.
pub fn outline(mark: Mark, (x, y): (i32, i32), size: i32) -> String {
    let mut path = String::new();
    // Thousandths of the size, from corner to corner.
    let corners: &[(i32, i32)] = match mark {
        Mark::Circle => {
            add(&mut path, 'M', &[x - size, y]);
            add(&mut path, 'a', &[size, size, 0, 1, 0, size * 2, 0]);
            add(&mut path, 'a', &[size, size, 0, 1, 0, -size * 2, 0]);
            path.push('z');
            return path;
        }
        Mark::Square => &[(-880, -880), (880, -880), (880, 880), (-880, 880)],
        Mark::Diamond => &[(0, -1000), (1000, 0), (0, 1000), (-1000, 0)],
        Mark::Triangle => &[(0, -1000), (1000, 860), (-1000, 860)],
        Mark::Wedge => &[(0, 1000), (-1000, -860), (1000, -860)],
        Mark::Hexagon => &[
            (-1000, 0),
            (-540, -880),
            (540, -880),
            (1000, 0),
            (540, 880),
            (-540, 880),
        ],
        Mark::Cross => &[
            (-350, -1000),
            (350, -1000),
            (350, -350),
            (1000, -350),
            (1000, 350),
            (350, 350),
            (350, 1000),
            (-350, 1000),
            (-350, 350),
            (-1000, 350),
            (-1000, -350),
            (-350, -350),
        ],
    };
    for (at, (right, down)) in corners.iter().enumerate() {
        let letter = if at == 0 { 'M' } else { 'L' };
        add(
            &mut path,
            letter,
            &[x + right * size / 1000, y + down * size / 1000],
        );
    }
    path.push('z');
    path
}

impl Shape {
    pub const fn path(role: Role, path: String) -> Shape {
        Shape {
            role,
            form: Form::Path(path),
        }
    }

    /// A mark around a point; `size` is the radius of a circle of its area.
    pub fn mark(role: Role, mark: Mark, at: (i32, i32), size: i32) -> Shape {
        Shape::path(role, outline(mark, at, size))
    }

    pub fn line(role: Role, from: (i32, i32), to: (i32, i32)) -> Shape {
        let mut path = String::new();
        add(&mut path, 'M', &[from.0, from.1]);
        add(&mut path, 'L', &[to.0, to.1]);
        Shape::path(role, path)
    }

    /// A rectangle from its upper left corner.
    pub fn rect(role: Role, (x, y): (i32, i32), width: i32, height: i32) -> Shape {
        let mut path = String::new();
        add(&mut path, 'M', &[x, y]);
        add(&mut path, 'h', &[width]);
        add(&mut path, 'v', &[height]);
        add(&mut path, 'h', &[-width]);
        path.push('z');
        Shape::path(role, path)
    }

    pub fn text(role: Role, at: (i32, i32), anchor: Anchor, size: i32, words: &str) -> Shape {
        Shape {
            role,
            form: Form::Text {
                at,
                anchor,
                size,
                words: words.to_owned(),
            },
        }
    }
}

/// What a mark or a ground means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    pub role: Role,
    pub mark: Mark,
    pub words: String,
}

/// A picture, before it is laid out with its title, legend and notes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// What the file is called after: a word of Latin letters.
    pub name: &'static str,
    pub title: String,
    /// Of what plan, and of what day.
    pub under: String,
    /// The size of the drawing.
    pub width: i32,
    pub height: i32,
    /// In the order in which they are drawn; the drawing begins at 0, 0.
    pub shapes: Vec<Shape>,
    pub legend: Vec<Key>,
    /// Sentences below; [`NO_BOUNDARY`] follows them by itself.
    pub notes: Vec<String>,
}

/// A picture laid out: all that is drawn, and how large the sheet is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    pub title: String,
    /// What those hear who don't see it.
    pub words: String,
    pub width: i32,
    pub height: i32,
    /// Each with where its origin lies on the sheet.
    pub shapes: Vec<((i32, i32), Shape)>,
}

/// Around everything.
const MARGIN: i32 = 24 * PIXEL;
const TITLE_SIZE: i32 = 24 * PIXEL;
const SMALL_SIZE: i32 = 13 * PIXEL;
/// From base line to base line.
const LINE: i32 = 19 * PIXEL;
/// Between one key of the legend and the next.
const GAP: i32 = 22 * PIXEL;
const NARROWEST: i32 = 420 * PIXEL;

/// How wide a text is at most in the common sans fonts, in the unit of `size`. An estimate, the same on all machines.
pub fn text_width(words: &str, size: i32) -> i32 {
    let hundredths: i32 = words.chars().map(width_of).sum();
    hundredths * size / 100
}

/// The width of a letter in hundredths of the size of its font.
fn width_of(letter: char) -> i32 {
    match letter {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | 'ı' | 'і' => 31,
        ' ' | '(' | ')' | 'f' | 't' | 'r' | 'I' | '-' | '·' | '/' => 40,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '—' | '…' | 'ш' | 'щ' | 'ю' | 'ж' | 'Ш' | 'Щ' | 'Ю'
        | 'Ж' => 96,
        '\u{0300}'..='\u{036f}' => 0,
        // Scripts whose letters fill a square.
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{d7ff}' | '\u{f900}'..='\u{ffff}' => 105,
        letter if u32::from(letter) > 0xffff => 120,
        letter if letter.is_uppercase() => 73,
        _ => 61,
    }
}

/// The text in lines of at most so wide; a word that is wider has a line of its own.
pub fn wrapped(words: &str, size: i32, width: i32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        match lines.last_mut() {
            Some(line) if text_width(line, size) + text_width(word, size) + size / 2 <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

impl Picture {
    /// Lays everything out: title and date, the drawing, the legend, the notes.
    pub fn sheet(&self) -> Sheet {
        let inner = self.width.max(NARROWEST);
        let mut shapes: Vec<((i32, i32), Shape)> = Vec::new();
        let mut y = MARGIN;
        for line in wrapped(&self.title, TITLE_SIZE, inner) {
            y += TITLE_SIZE;
            let text = Shape::text(Role::Title, (MARGIN, y), Anchor::Start, TITLE_SIZE, &line);
            shapes.push(((0, 0), text));
        }
        for line in wrapped(&self.under, SMALL_SIZE, inner) {
            y += LINE;
            let text = Shape::text(Role::Soft, (MARGIN, y), Anchor::Start, SMALL_SIZE, &line);
            shapes.push(((0, 0), text));
        }
        y += LINE;
        let left = MARGIN + (inner - self.width) / 2;
        shapes.extend(self.shapes.iter().map(|shape| ((left, y), shape.clone())));
        y += self.height + LINE;
        y = self.add_legend(&mut shapes, y, inner);
        for note in self.notes() {
            for line in wrapped(note, SMALL_SIZE, inner) {
                y += LINE;
                let text = Shape::text(Role::Soft, (MARGIN, y), Anchor::Start, SMALL_SIZE, &line);
                shapes.push(((0, 0), text));
            }
        }
        let (width, height) = (inner + 2 * MARGIN, y + MARGIN);
        shapes.insert(0, ((0, 0), Shape::rect(Role::Paper, (0, 0), width, height)));
        let keys = self.legend.iter().map(|key| key.words.as_str());
        let words: Vec<&str> = std::iter::once(self.under.as_str())
            .chain(keys)
            .chain(self.notes())
            .map(|words| words.trim_end_matches('.'))
            .collect();
        Sheet {
            title: self.title.clone(),
            words: words.join(". ") + ".",
            width,
            height,
            shapes,
        }
    }

    fn notes(&self) -> impl Iterator<Item = &str> {
        self.notes
            .iter()
            .map(String::as_str)
            .chain(std::iter::once(NO_BOUNDARY))
    }

    /// The keys beside each other, in as many lines as they need; gives where the next line begins.
    fn add_legend(&self, shapes: &mut Vec<((i32, i32), Shape)>, y: i32, inner: i32) -> i32 {
        let size = 6 * PIXEL;
        let (mut x, mut y) = (MARGIN, y + PIXEL * 6);
        for key in &self.legend {
            let width = 3 * size + text_width(&key.words, SMALL_SIZE);
            if x > MARGIN && x + width > MARGIN + inner {
                x = MARGIN;
                y += LINE;
            }
            let mark = Shape::mark(key.role, key.mark, (x + size, y - size * 3 / 4), size);
            let words = Shape::text(
                Role::Words,
                (x + 3 * size, y),
                Anchor::Start,
                SMALL_SIZE,
                &key.words,
            );
            shapes.extend([((0, 0), mark), ((0, 0), words)]);
            x += width + GAP;
        }
        y + PIXEL * 6
    }

    /// The picture as a file of its own: no script, no style sheet, nothing from elsewhere.
    pub fn svg(&self) -> String {
        self.sheet().svg()
    }
}

impl Sheet {
    /// As a file of its own.
    pub fn svg(&self) -> String {
        let mut to = String::from("<svg xmlns=\"http://www.w3.org/2000/svg\"");
        for (name, value) in [
            ("width", self.width / PIXEL),
            ("height", self.height / PIXEL),
        ] {
            attribute(&mut to, name, &value.to_string());
        }
        let mut view_box = String::from("0 0");
        for length in [self.width, self.height] {
            view_box.push(' ');
            view_box.push_str(&length.to_string());
        }
        attribute(&mut to, "viewBox", &view_box);
        attribute(&mut to, "role", "img");
        attribute(&mut to, "aria-labelledby", "title desc");
        to.push_str(">\n<title id=\"title\">");
        escape(&mut to, &self.title);
        to.push_str("</title>\n<desc id=\"desc\">");
        escape(&mut to, &self.words);
        to.push_str("</desc>\n");
        let mut origin = (0, 0);
        for (at, shape) in &self.shapes {
            // Shapes with the same origin stand in one group.
            if *at != origin {
                if origin != (0, 0) {
                    to.push_str("</g>\n");
                }
                if *at != (0, 0) {
                    to.push_str("<g");
                    attribute(&mut to, "transform", &translation(*at));
                    to.push_str(">\n");
                }
                origin = *at;
            }
            write_shape(&mut to, shape);
        }
        if origin != (0, 0) {
            to.push_str("</g>\n");
        }
        to.push_str("</svg>\n");
        to
    }
}

/// The attribute that moves a group to its origin.
pub fn translation((x, y): (i32, i32)) -> String {
    let mut words = String::from("translate(");
    words.push_str(&x.to_string());
    words.push(' ');
    words.push_str(&y.to_string());
    words.push(')');
    words
}

fn write_shape(to: &mut String, shape: &Shape) {
    let (fill, stroke, width) = shape.role.colours();
    let text = match &shape.form {
        Form::Path(path) => {
            to.push_str("<path");
            attribute(to, "d", path);
            if fill != "none" {
                attribute(to, "fill-rule", "evenodd");
            }
            None
        }
        Form::Text {
            at,
            anchor,
            size,
            words,
        } => {
            let (font, weight) = shape.role.font();
            to.push_str("<text");
            attribute(to, "x", &at.0.to_string());
            attribute(to, "y", &at.1.to_string());
            attribute(to, "font-size", &size.to_string());
            attribute(to, "font-family", font);
            attribute(to, "font-weight", &weight.to_string());
            if *anchor != Anchor::Start {
                attribute(to, "text-anchor", anchor.word());
            }
            Some(words)
        }
    };
    attribute(to, "class", shape.role.class());
    attribute(to, "fill", fill);
    if stroke != "none" {
        attribute(to, "stroke", stroke);
        attribute(to, "stroke-width", &width.to_string());
        attribute(to, "stroke-linejoin", "round");
        if text.is_some() {
            attribute(to, "paint-order", "stroke");
        }
    }
    match text {
        None => to.push_str("/>\n"),
        Some(words) => {
            to.push('>');
            escape(to, words);
            to.push_str("</text>\n");
        }
    }
}

fn attribute(to: &mut String, name: &str, value: &str) {
    to.push(' ');
    to.push_str(name);
    to.push_str("=\"");
    escape(to, value);
    to.push('"');
}

/// Text as XML has it; letters that XML forbids are left out.
fn escape(to: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => to.push_str("&amp;"),
            '<' => to.push_str("&lt;"),
            '>' => to.push_str("&gt;"),
            '"' => to.push_str("&quot;"),
            '\t' | '\n' | '\r' => to.push(' '),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            letter => to.push(letter),
        }
    }
}
