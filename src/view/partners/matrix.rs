//! The matrix: partners against objectives, meetings or programmes, with gaps marked and cells that can be changed.
//!
//! Only the cells near those that are seen are in the page, however many there are; one of them can be reached by Tab,
//! and the others from there by keys.

mod desk;
pub mod sheet;

use crate::view::prelude::*;
use crate::{
    app::{App, Route},
    browser::{drag, page},
    plan::{
        ItemId, PartnerId,
        matrix::{Against, Cell, Gaps, Line, Matrix, Role},
        term::plural,
    },
    view::{
        dynamic::{act, live, piece},
        ui::{
            Choices, choice,
            icon::{Icon, picture},
            take_along::take_along,
            tick,
        },
    },
};
use std::{sync::Arc, time::Duration};

/// The keys in the address: what partners are set against, which gaps are shown, whether rows and columns are swapped.
const AGAINST: &str = "against";
const GAPS: &str = "gaps";
const TURNED: &str = "turned";
const YES: &str = "yes";
const NO: &str = "no";

/// The box that scrolls.
const BOX: &str = "matrix";
/// What a cell measures, and the heads of rows and columns, as in the style; in CSS pixels.
const CELL: i32 = 44;
const HEAD: (i32, i32) = (200, 172);
const NARROW_HEAD: (i32, i32) = (132, 172);
/// Below this width the rows are what partners are set against, and heads are narrow.
const NARROW: i32 = 560;
/// Up to how many cells all are drawn; else so many beyond each edge, and in steps of so many.
const WHOLE: usize = 2_000;
const BEYOND: usize = 8;

/// What is drawn: the matrix, and which of its lines.
#[derive(Clone, PartialEq)]
pub struct Table {
    matrix: Arc<Matrix>,
    partners: Vec<usize>,
    columns: Vec<usize>,
    /// Whether the partners are the columns.
    turned: bool,
}

/// The rows and columns that are in the page: from, and up to but without.
type Window = ((usize, usize), (usize, usize));

#[derive(Clone, Copy)]
struct Grid {
    app: App,
    table: Memo<Arc<Table>>,
    selected: Memo<Option<String>>,
    narrow: RwSignal<bool>,
    window: RwSignal<Window>,
    /// The cell that the keyboard is on: row and column, from 1; 0 is a head.
    at: RwSignal<(usize, usize)>,
    /// What the last change was, in words.
    said: RwSignal<String>,
}

/// The view.
pub fn matrix(app: App, shown: Memo<Vec<PartnerId>>, selected: Memo<Option<String>>) -> AnyView {
    let narrow = RwSignal::new(false);
    let word = app.query_of(AGAINST);
    let against = Memo::new(move |_| {
        let word = word.get().unwrap_or_default();
        Against::from_word(&word).unwrap_or(Against::Objectives)
    });
    let gaps = app.query_of(GAPS);
    let gaps = Memo::new(move |_| {
        let gaps = Gaps::from_word(&gaps.get().unwrap_or_default());
        gaps.filter(|gaps| gaps.in_words(against.get()).is_some())
            .unwrap_or(Gaps::All)
    });
    let turned = app.query_of(TURNED);
    let turned = Memo::new(move |_| match turned.get().as_deref() {
        Some(YES) => true,
        Some(NO) => false,
        _ => narrow.get(),
    });
    let whole = Memo::new(move |_| {
        let against = against.get();
        Arc::new(shown.with(|shown| app.with_plan(|plan| plan.matrix(against, shown))))
    });
    let table = Memo::new(move |_| {
        let matrix = whole.get();
        Arc::new(Table::new(matrix, gaps.get(), turned.get()))
    });
    let grid = Grid {
        app,
        table,
        selected,
        narrow,
        window: RwSignal::new(((0, 0), (0, 0))),
        at: RwSignal::new((1, 1)),
        said: RwSignal::new(String::new()),
    };
    // The box has to be there before it can tell how large it is; another table begins at its upper left corner.
    Effect::new(move |before: Option<(usize, usize)>| {
        let size = table.with(|table| (table.rows(), table.across()));
        if before != Some(size) {
            let (row, column) = grid.at.get_untracked();
            grid.at
                .set((row.min(size.0).max(1), column.min(size.1).max(1)));
        }
        set_timeout(move || grid.measure(), Duration::ZERO);
        size
    });
    view! {
        <section class="matrix-view" aria-label="Matrix">
            {bar(app, against, gaps, turned)}
            <p class="matrix-summary">{piece(move || whole.with(|matrix| summary(matrix)))}</p>
            {piece(move || legend(against.get()))}
            {desk::desk(grid)}
            <div id=BOX class="matrix" class:narrow=live(move || narrow.get()) role="grid" tabindex="-1"
                aria-label=live(move || format!("Partners and {}", against.get().label().to_ascii_lowercase()))
                aria-rowcount=live(move || (table.with(|table| table.rows()) + 1).to_string())
                aria-colcount=live(move || (table.with(|table| table.across()) + 1).to_string())
                on:scroll=act(move |_: web_sys::Event| grid.measure())
                on:keydown=act(move |event: web_sys::KeyboardEvent| grid.key(&event))
                on:focusin=act(move |event: web_sys::FocusEvent| grid.focused(&event))
            >{piece(move || grid.draw())}</div>
            <p class="hint">{piece(move || hint(against.get()))}</p>
            <p class="matrix-out"><button type="button" on:click=act(move |_: web_sys::MouseEvent| app.hand_out_table("matrix", &table.get_untracked().in_rows()))>{picture(Icon::Download)}"Save as a table (CSV)"</button></p>
            {take_along(app, move || {
                table.get_untracked().picture(app.with_plan_now(|plan| app.picture_day(plan)))
            })}
        </section>
    }
    .into_any()
}

/// What the matrix shows.
fn bar(app: App, against: Memo<Against>, gaps: Memo<Gaps>, turned: Memo<bool>) -> AnyView {
    let kinds = Against::ALL.iter();
    let kinds = kinds.map(|it| (it.word().to_owned(), it.label().to_owned()));
    let kinds = Signal::stored(kinds.collect::<Choices>());
    let gap_words = Signal::derive(move || {
        let against = against.get();
        let known = Gaps::ALL.iter();
        known
            .filter_map(|gaps| Some((gaps.word().to_owned(), gaps.in_words(against)?)))
            .collect::<Choices>()
    });
    let to_against = Signal::derive(move || against.get().word().to_owned());
    let to_gaps = Signal::derive(move || gaps.get().word().to_owned());
    let turn = move |on: bool| {
        let word = if on { YES } else { NO };
        app.set_query(TURNED, Some(word.to_owned()));
    };
    view! {
        <div class="matrix-bar">
            {choice("Partners against", "matrix-against", kinds, to_against, move |word| app.set_query(AGAINST, Some(word)))}
            {choice("Show", "matrix-gaps", gap_words, to_gaps, move |word| app.set_query(GAPS, Some(word)))}
            {tick("Partners as columns", turned.into(), turn)}
        </div>
    }
    .into_any()
}

/// How many gaps there are.
fn summary(matrix: &Matrix) -> String {
    let (columns, partners) = (matrix.columns.len(), matrix.partners.len());
    let mut said = plural(columns as i64, matrix.against.noun());
    said.push_str(": ");
    let head = match matrix.against {
        Against::Objectives => Some("lead"),
        Against::Meetings => Some("host"),
        Against::Programmes => None,
    };
    if let Some(head) = head {
        said.push_str(&format!(
            "{} without a {head}, ",
            matrix.count(Gaps::Headless)
        ));
    }
    said.push_str(&format!(
        "{} that nobody is on. ",
        matrix.count(Gaps::Nobody)
    ));
    said.push_str(&plural(partners as i64, "partner"));
    said.push_str(&format!(": {} on none of them.", matrix.count(Gaps::Idle)));
    said
}

fn legend(against: Against) -> AnyView {
    let roles = Role::ALL.iter().filter_map(|role| against.words(*role));
    let keys = roles.chain([("E", "reported evidence")]);
    let keys = keys.map(|(letter, words)| {
        view! { <li><span class=format!("letter {letter}")>{letter}</span>{words}</li> }.into_any()
    });
    view! {
        <ul class="matrix-legend">{keys.collect_view()}<li><span class="letter gap"></span>"hatched: nobody is named there yet"</li></ul>
    }
    .into_any()
}

fn hint(against: Against) -> String {
    let letters = Role::ALL.iter().filter_map(|role| against.words(*role));
    let letters = letters.map(|(letter, _)| letter).collect::<Vec<_>>();
    format!(
        "Arrow keys go from cell to cell, Home and End along a row, with Ctrl to its corners. {} changes a cell at once, Enter goes to its buttons.",
        letters.join(" or ")
    )
}

impl Table {
    /// The lines of a matrix that a choice of gaps leaves. With `turned` the partners are the columns.
    pub fn new(matrix: Arc<Matrix>, gaps: Gaps, turned: bool) -> Table {
        let (partners, columns) = matrix.shown(gaps);
        Table {
            matrix,
            partners,
            columns,
            turned,
        }
    }

    fn rows(&self) -> usize {
        self.lines(true).len()
    }

    fn across(&self) -> usize {
        self.lines(false).len()
    }

    /// The places of the lines that are rows, or columns.
    fn lines(&self, rows: bool) -> &[usize] {
        match rows == self.turned {
            true => &self.columns,
            false => &self.partners,
        }
    }

    /// The line at a row or column, from 0.
    fn line(&self, rows: bool, at: usize) -> Option<&Line> {
        let at = *self.lines(rows).get(at)?;
        match rows == self.turned {
            true => self.matrix.columns.get(at),
            false => self.matrix.partners.get(at),
        }
    }

    /// The cell at a row and a column, from 0.
    fn cell(&self, row: usize, column: usize) -> Cell {
        let places = self.lines(true).get(row).zip(self.lines(false).get(column));
        places.map_or_else(Cell::default, |(row, column)| match self.turned {
            true => self.matrix.cell(*column, *row),
            false => self.matrix.cell(*row, *column),
        })
    }

    /// The partner and what it is set against, at a row and a column from 0.
    fn ends(&self, row: usize, column: usize) -> Option<(&Line, &Line)> {
        let (row, column) = (self.line(true, row)?, self.line(false, column)?);
        Some(match self.turned {
            true => (column, row),
            false => (row, column),
        })
    }

    /// Whether the rows, or the columns, are the partners.
    fn are_partners(&self, rows: bool) -> bool {
        rows != self.turned
    }

    /// What is missing on a line, in words.
    fn gap(&self, rows: bool, line: &Line) -> Option<&'static str> {
        let against = self.matrix.against;
        match (line.filled, self.are_partners(rows)) {
            (0, true) => Some("not named"),
            (0, false) => Some("nobody"),
            (_, true) => None,
            (_, false) => match against {
                Against::Objectives if line.heads == 0 => Some("no lead"),
                Against::Meetings if line.heads == 0 => Some("no host"),
                _ => None,
            },
        }
    }

    /// Where a line leads.
    fn route(&self, rows: bool, line: &Line) -> Option<Route> {
        let kind = match self.are_partners(rows) {
            true => "partner",
            false => self.matrix.against.noun(),
        };
        ItemId::from_words(kind, &line.id).map(|item| Route::of_item(&item))
    }
}

fn id_of((row, column): (usize, usize)) -> String {
    format!("cell-{row}-{column}")
}

impl Grid {
    fn head(self) -> (i32, i32) {
        match self.narrow.get_untracked() {
            true => NARROW_HEAD,
            false => HEAD,
        }
    }

    /// Takes note of what of the table is seen.
    fn measure(self) {
        let (Some((size, scrolled)), Some(table)) =
            (page::scroll_box(BOX), self.table.try_get_untracked())
        else {
            return;
        };
        let is_narrow = size.0 < NARROW;
        if is_narrow != self.narrow.get_untracked() {
            self.narrow.set(is_narrow);
            return;
        }
        let (rows, columns) = (table.rows(), table.across());
        let window = if rows * columns <= WHOLE {
            ((0, rows), (0, columns))
        } else {
            let seen = |from: i32, length: i32, count: usize| {
                // In steps, so that not every bit of scrolling draws anew.
                let first = (from.max(0) / CELL) as usize / BEYOND * BEYOND;
                let many = (length / CELL + 1) as usize + 3 * BEYOND;
                let first = first.saturating_sub(BEYOND).min(count);
                (first, (first + many).min(count))
            };
            (
                seen(scrolled.1, size.1, rows),
                seen(scrolled.0, size.0, columns),
            )
        };
        if window != self.window.get_untracked() {
            self.window.set(window);
        }
    }

    /// Keeps the keyboard in the grid while its cells are drawn anew: keys that come in between reach the box, and then
    /// the focus is back on the cell that they led to. The cell may be gone with what is not seen any more.
    fn keep_keys(self) {
        if page::lift_focus(BOX) {
            set_timeout(move || self.focus_cell(), Duration::ZERO);
        }
    }

    fn focus_cell(self) {
        let at = self.at.try_get_untracked();
        if let Some(at) = at.filter(|at| page::has_focus(BOX) && self.holds(*at)) {
            page::focus(&id_of(at));
        }
    }

    /// Whether a cell is in the page.
    fn holds(self, (row, column): (usize, usize)) -> bool {
        let ((top, bottom), (left, right)) = self.window.get_untracked();
        let is_in = |at: usize, from: usize, to: usize| at == 0 || (from < at && at <= to);
        is_in(row, top, bottom) && is_in(column, left, right)
    }

    fn draw(self) -> AnyView {
        let table = self.table.get();
        let (rows, columns) = self.window.get();
        self.keep_keys();
        if table.rows() == 0 || table.across() == 0 {
            return view! { <p class="empty">"Nothing is left to show here. Choose \u{201c}Everything\u{201d}, or clear the filter."</p> }.into_any();
        }
        let stop = match self.at.get_untracked() {
            at if self.holds(at) => at,
            _ => (rows.0 + 1, columns.0 + 1),
        };
        let heads = (columns.0..columns.1).map(|at| self.head_view(&table, false, at, stop));
        let lines = (rows.0..rows.1).map(|row| {
            let cells = (columns.0..columns.1).map(|column| cell_view(&table, row, column, stop));
            view! {
                <div role="row" class="matrix-row" aria-rowindex=(row + 2).to_string()>
                    {self.head_view(&table, true, row, stop)}
                    {space(columns.0)}
                    {cells.collect_view()}
                </div>
            }
            .into_any()
        });
        let corner = match table.turned {
            true => table.matrix.against.label(),
            false => "Partners",
        };
        let (head, across, down) = (self.head(), table.across() as i32, table.rows() as i32);
        view! {
            <div class="matrix-canvas" role="presentation" style:width=pixels(head.0 + across * CELL) style:height=pixels(head.1 + down * CELL)>
                <div role="row" class="matrix-head" aria-rowindex="1">
                    <div role="columnheader" class="corner" aria-colindex="1">{corner}</div>
                    {space(columns.0)}
                    {heads.collect_view()}
                </div>
                <div role="presentation" style:height=pixels(rows.0 as i32 * CELL)></div>
                {lines.collect_view()}
            </div>
        }
        .into_any()
    }

    /// The head of a row, or of a column, from 0.
    fn head_view(self, table: &Table, rows: bool, at: usize, stop: (usize, usize)) -> AnyView {
        let Some(line) = table.line(rows, at) else {
            return ().into_any();
        };
        let place = if rows { (at + 1, 0) } else { (0, at + 1) };
        let gap = table.gap(rows, line);
        let is_partner = table.are_partners(rows);
        let counted = match is_partner {
            true => plural(line.filled as i64, table.matrix.against.noun()),
            false => plural(line.filled as i64, "partner"),
        };
        let mut label = line.label.clone();
        if line.name != line.label {
            label.push_str(": ");
            label.push_str(&line.name);
        }
        for words in [Some(counted.as_str()), gap].into_iter().flatten() {
            label.push_str(", ");
            label.push_str(words);
        }
        let (role, class) = match rows {
            true => ("rowheader", "row-head"),
            false => ("columnheader", "column-head"),
        };
        let href = table.route(rows, line).map(|route| route.to_hash());
        let (id, selected) = (line.id.clone(), self.selected);
        let is_chosen =
            move || (is_partner && selected.with(|it| it.as_ref() == Some(&id))).then_some("true");
        let index = if rows { 1 } else { at + 2 };
        let tab = if place == stop { "0" } else { "-1" };
        let count = match gap {
            Some(gap) => gap.to_owned(),
            None => line.filled.to_string(),
        };
        view! {
            <div role=role class=class class:gap=gap.is_some() aria-colindex=index.to_string()>
                <a id=id_of(place) href=href tabindex=tab title=line.name.clone() aria-label=label aria-current=live(is_chosen)
                    data-cell=format!("{} {}", place.0, place.1)>
                    <span class="head-label">{line.label.clone()}</span>" "<span class="head-count">{count}</span>
                </a>
            </div>
        }
        .into_any()
    }

    /// A cell came to have the focus.
    fn focused(self, event: &web_sys::FocusEvent) {
        let place = drag::value_at(event, "data-cell").and_then(|at| {
            let (row, column) = at.split_once(' ')?;
            Some((row.parse().ok()?, column.parse().ok()?))
        });
        let before = self.at.get_untracked();
        if let Some(place) = place.filter(|place| *place != before) {
            page::move_tab_stop(&id_of(before), &id_of(place));
            self.at.set(place);
            self.said.set(String::new());
        }
    }

    /// The keys of the grid.
    fn key(self, event: &web_sys::KeyboardEvent) {
        if event.alt_key() || event.shift_key() {
            return;
        }
        let (row, column) = self.at.get_untracked();
        let (rows, columns) = self.table.with_untracked(|it| (it.rows(), it.across()));
        let ctrl = event.ctrl_key() || event.meta_key();
        let page_of = page::scroll_box(BOX).map_or(1, |(size, _)| (size.1 - self.head().1) / CELL);
        let page_of = page_of.max(1) as usize;
        let next = match (event.key().as_str(), ctrl) {
            ("ArrowLeft", false) => (row, column.saturating_sub(1)),
            ("ArrowRight", false) => (row, column + 1),
            ("ArrowUp", false) => (row.saturating_sub(1), column),
            ("ArrowDown", false) => (row + 1, column),
            ("Home", false) => (row, 1),
            ("End", false) => (row, columns),
            ("Home", true) => (1, 1),
            ("End", true) => (rows, columns),
            ("PageUp", false) => (row.saturating_sub(page_of).max(1), column),
            ("PageDown", false) => (row + page_of, column),
            ("Enter" | " ", false) if row > 0 && column > 0 => {
                event.prevent_default();
                return page::focus(desk::FIRST);
            }
            (_, false) if row > 0 && column > 0 => {
                if let Some(role) = self.role_of(&page::letter(event)) {
                    event.prevent_default();
                    self.toggle(role);
                }
                return;
            }
            _ => return,
        };
        event.prevent_default();
        self.go((next.0.min(rows), next.1.min(columns)));
    }

    /// The role whose letter this is.
    fn role_of(self, letter: &str) -> Option<Role> {
        let against = self.table.with_untracked(|table| table.matrix.against);
        let mut roles = Role::ALL.iter().copied();
        roles.find(|role| {
            let words = against.words(*role);
            words.is_some_and(|(its, _)| its.eq_ignore_ascii_case(letter))
        })
    }

    /// Goes to a cell, and brings it into sight. There is none where the heads meet.
    fn go(self, to: (usize, usize)) {
        let before = self.at.get_untracked();
        if to == (0, 0) || to == before {
            return;
        }
        if let Some((size, scrolled)) = page::scroll_box(BOX) {
            let head = self.head();
            let seen = |at: usize, from: i32, length: i32| match at.checked_sub(1) {
                None => from,
                Some(at) => {
                    let start = at as i32 * CELL;
                    from.min(start).max(start + CELL - length)
                }
            };
            let left = seen(to.1, scrolled.0, size.0 - head.0);
            let top = seen(to.0, scrolled.1, size.1 - head.1);
            page::scroll_within(BOX, (left, top));
        }
        self.at.set(to);
        self.said.set(String::new());
        if self.holds(to) {
            page::move_tab_stop(&id_of(before), &id_of(to));
            page::focus(&id_of(to));
        }
        self.measure();
    }

    /// Gives the partner of the cell a role, or takes it away: one change of the plan.
    fn toggle(self, role: Role) {
        let (row, column) = self.at.get_untracked();
        let table = self.table.get_untracked();
        let Some((partner, item)) = table.ends(row.wrapping_sub(1), column.wrapping_sub(1)) else {
            return;
        };
        let against = table.matrix.against;
        let has = table.cell(row - 1, column - 1).has(role);
        let Some(id) = PartnerId::new(partner.id.clone()) else {
            return;
        };
        let (edit, before) = self.app.with_plan_now(|plan| {
            let head = plan
                .head_of(against, &item.id)
                .and_then(|id| plan.partner(id));
            let edit = plan.set_role(against, &id, &item.id, role, !has);
            (edit, head.map(|it| (it.id.clone(), it.name.clone())))
        });
        let (Some(edit), Some((_, words))) = (edit, against.words(role)) else {
            return;
        };
        if !self.app.change(edit) {
            return;
        }
        let mut said = match has {
            true => format!(
                "{}, {}: no longer \u{201c}{words}\u{201d}.",
                partner.name, item.label
            ),
            false => format!("{}, {}: {words}.", partner.name, item.label),
        };
        let other = before.filter(|(other, _)| !has && role == Role::Head && *other != id);
        if let Some((_, name)) = other {
            said.push_str(&format!(" Before it was {name}; Undo brings that back."));
        }
        self.said.set(said);
    }

    /// The same from the desk, and back to the cell.
    fn toggle_from_desk(self, role: Role) {
        page::focus(BOX);
        self.toggle(role);
    }
}

fn pixels(length: i32) -> String {
    format!("{length}px")
}

/// The room of so many cells that are not drawn.
fn space(cells: usize) -> Option<AnyView> {
    (cells > 0).then(|| {
        view! { <div class="matrix-space" role="presentation" style:width=pixels(cells as i32 * CELL)></div> }
            .into_any()
    })
}

fn cell_view(table: &Table, row: usize, column: usize, stop: (usize, usize)) -> AnyView {
    let Some((partner, item)) = table.ends(row, column) else {
        return ().into_any();
    };
    let (cell, place, against) = (
        table.cell(row, column),
        (row + 1, column + 1),
        table.matrix.against,
    );
    let letters = cell.letters(against);
    let class = if item.filled == 0 || partner.filled == 0 {
        "cell gap"
    } else {
        match letters.as_str() {
            "" => "cell",
            "L" | "LE" | "H" | "HA" | "HE" | "HAE" => "cell head",
            "E" => "cell evidence",
            _ => "cell part",
        }
    };
    let label = format!(
        "{}, {}: {}",
        partner.label,
        item.label,
        cell.in_words(against)
    );
    let tab = if place == stop { "0" } else { "-1" };
    view! {
        <div role="gridcell" class=class id=id_of(place) tabindex=tab aria-colindex=(column + 2).to_string() aria-label=label
            data-cell=format!("{} {}", place.0, place.1)>{letters}</div>
    }
    .into_any()
}
