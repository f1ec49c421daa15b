//! The matrix to take along: as rows of a table, and as a picture with its legend. Pure.

use super::{Table, summary};
use crate::{
    picture::{Anchor, Key, Mark, PIXEL, Picture, Role as Ground, Shape, text_width},
    plan::matrix::{Against, Cell, Role},
};

/// A cell of the picture, and the heads of its rows; in units of a picture.
const CELL: i32 = 30 * PIXEL;
const HEAD: i32 = 210 * PIXEL;
const SIZE: i32 = 12 * PIXEL;
/// Up to how many columns are told in words below the picture.
const TOLD: usize = 60;

impl Table {
    /// As rows of a table: partners down, the words of each cell. The first row is the head.
    pub fn in_rows(&self) -> Vec<Vec<String>> {
        let against = self.matrix.against;
        let columns = self
            .columns
            .iter()
            .filter_map(|at| self.matrix.columns.get(*at));
        let heads = columns.map(|column| match column.name == column.label {
            true => column.label.clone(),
            false => format!("{}: {}", column.label, column.name),
        });
        let mut rows: Vec<Vec<String>> =
            vec![std::iter::once("Partner".to_owned()).chain(heads).collect()];
        for at in &self.partners {
            let name = self
                .matrix
                .partners
                .get(*at)
                .map(|partner| partner.name.clone());
            let cells = self
                .columns
                .iter()
                .map(|column| match self.matrix.cell(*at, *column) {
                    cell if cell == Cell::default() => String::new(),
                    cell => cell.in_words(against),
                });
            rows.push(name.into_iter().chain(cells).collect());
        }
        rows
    }

    /// As a picture: partners down. `under` says of what plan and what day it is.
    pub fn picture(&self, under: String) -> Picture {
        let against = self.matrix.against;
        let lines = |partners: bool| {
            let (shown, all) = match partners {
                true => (&self.partners, &self.matrix.partners),
                false => (&self.columns, &self.matrix.columns),
            };
            shown
                .iter()
                .filter_map(|at| Some((*at, all.get(*at)?)))
                .collect::<Vec<_>>()
        };
        let (partners, columns) = (lines(true), lines(false));
        let (width, height) = (
            HEAD + columns.len() as i32 * CELL,
            (partners.len() as i32 + 1) * CELL,
        );
        let mut shapes = Vec::new();
        let mut notes = vec![summary(&self.matrix)];
        let base = CELL / 2 + SIZE / 3;
        for (column, (_, line)) in columns.iter().enumerate() {
            let x = HEAD + column as i32 * CELL;
            let short = short(line, column, against);
            shapes.push(Shape::text(
                Ground::Bold,
                (x + CELL / 2, base),
                Anchor::Middle,
                SIZE,
                &short,
            ));
            if columns.len() <= TOLD {
                let mut told = format!("{short}: {}", line.label);
                if line.name != line.label {
                    told.push_str(", ");
                    told.push_str(&line.name);
                }
                if let Some(gap) = self.gap(self.turned, line) {
                    told.push_str(&format!(" ({gap})"));
                }
                notes.push(told);
            }
        }
        for (row, (partner, line)) in partners.iter().enumerate() {
            let y = (row as i32 + 1) * CELL;
            shapes.push(Shape::line(Ground::Hair, (0, y), (width, y)));
            let at = (0, y + base);
            shapes.push(Shape::text(
                Ground::Words,
                at,
                Anchor::Start,
                SIZE,
                &cut(&line.label),
            ));
            let (ground, count) = match self.gap(!self.turned, line) {
                Some(gap) => (Ground::Soft, gap.to_owned()),
                None => (Ground::Soft, line.filled.to_string()),
            };
            let at = (HEAD - SIZE / 2, y + base);
            shapes.push(Shape::text(ground, at, Anchor::End, SIZE, &count));
            for (column, (item, _)) in columns.iter().enumerate() {
                let cell = self.matrix.cell(*partner, *item);
                if cell == Cell::default() {
                    continue;
                }
                let x = HEAD + column as i32 * CELL;
                let ground = ground_of(cell);
                shapes.push(Shape::rect(ground, (x, y), CELL, CELL));
                let at = (x + CELL / 2, y + base);
                let letters = cell.letters(against);
                shapes.push(Shape::text(
                    ground.words_on(),
                    at,
                    Anchor::Middle,
                    SIZE,
                    &letters,
                ));
            }
        }
        // Columns that nobody is on stand out as a whole.
        for (column, (_, line)) in columns.iter().enumerate() {
            let x = HEAD + column as i32 * CELL;
            shapes.push(Shape::line(Ground::Hair, (x, 0), (x, height)));
            if line.filled == 0 {
                let (x, y) = (x + CELL / 2, CELL + SIZE / 2);
                shapes.push(Shape::line(Ground::Leader, (x, y), (x, height - SIZE / 2)));
            }
        }
        let roles = Role::ALL
            .iter()
            .filter_map(|role| Some((*role, against.words(*role)?)));
        let keys = roles.map(|(role, (letter, words))| Key {
            role: ground_of(Cell {
                head: role == Role::Head,
                part: role == Role::Part,
                evidence: false,
            }),
            mark: Mark::Square,
            words: format!("{letter} {words}"),
        });
        let others = [
            (Ground::Gap, "E reported evidence"),
            (Ground::Leader, "a line down a column: nobody is on it"),
        ];
        let others = others.map(|(role, words)| Key {
            role,
            mark: Mark::Square,
            words: words.to_owned(),
        });
        Picture {
            name: "matrix",
            title: format!("Partners and {}", against.label().to_ascii_lowercase()),
            under,
            width,
            height,
            shapes,
            legend: keys.chain(others).collect(),
            notes,
        }
    }
}

fn ground_of(cell: Cell) -> Ground {
    match (cell.head, cell.part) {
        (true, _) => Ground::Step4,
        (_, true) => Ground::Step1,
        _ => Ground::Gap,
    }
}

/// What a column is called where there is room for few letters: "F3" for Framework 3, "M2" for the second meeting.
fn short(line: &crate::plan::matrix::Line, at: usize, against: Against) -> String {
    let first = line.label.chars().next().unwrap_or_default();
    let number = line.label.rsplit(' ').next().unwrap_or_default();
    match against {
        Against::Objectives if number.len() <= 4 => format!("{first}{number}"),
        Against::Objectives => (at + 1).to_string(),
        Against::Meetings => format!("M{}", at + 1),
        Against::Programmes => format!("P{}", at + 1),
    }
}

/// As much of a name as fits before a row.
fn cut(label: &str) -> String {
    let room = HEAD - 60 * PIXEL;
    let mut short = label.to_owned();
    while text_width(&short, SIZE) > room {
        short.pop();
        if short.pop().is_none() {
            break;
        }
        short = short.trim_end().to_owned();
        short.push('…');
    }
    short
}
