//! Partners against objectives, meetings or programmes: who does what, where nobody does, and the edit that changes one
//! cell. Like [`relations`](super::relations) it is read off the plan, and nothing is stored twice.

use super::{
    Attendance, Change, Edit, ItemId, Meeting, Objective, PartnerId, Plan, Programme, Record,
    RelationKind,
};

words! {
    /// What the partners are set against.
    pub enum Against {
        Objectives = "objectives", "Objectives";
        Meetings = "meetings", "Meetings";
        Programmes = "programmes", "Programmes";
    }
}

words! {
    /// What a partner can be in a cell.
    pub enum Role {
        /// Leads an objective, hosts a meeting. There is one at most in a column.
        Head = "head", "Leads";
        /// Takes part in an objective, attended a meeting, cooperates on a programme.
        Part = "part", "Takes part";
    }
}

impl Against {
    /// What stands in one column: a noun, and the kind of item in the file formats.
    pub const fn noun(self) -> &'static str {
        match self {
            Against::Objectives => "objective",
            Against::Meetings => "meeting",
            Against::Programmes => "programme",
        }
    }

    /// The letter and the words for a role: "L", "leads". None: there is no such role here.
    pub const fn words(self, role: Role) -> Option<(&'static str, &'static str)> {
        match (self, role) {
            (Against::Objectives, Role::Head) => Some(("L", "leads")),
            (Against::Objectives, Role::Part) => Some(("P", "takes part")),
            (Against::Meetings, Role::Head) => Some(("H", "hosts")),
            (Against::Meetings, Role::Part) => Some(("A", "attended")),
            (Against::Programmes, Role::Head) => None,
            (Against::Programmes, Role::Part) => Some(("C", "cooperates")),
        }
    }
}

/// What one partner has to do with one column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    pub head: bool,
    pub part: bool,
    /// Whether it reported evidence.
    pub evidence: bool,
}

impl Cell {
    pub fn has(self, role: Role) -> bool {
        match role {
            Role::Head => self.head,
            Role::Part => self.part,
        }
    }

    fn is_empty(self) -> bool {
        self == Cell::default()
    }

    /// As letters: "L", "PE", or nothing.
    pub fn letters(self, against: Against) -> String {
        self.said(against, |(letter, _)| letter, "E", "")
    }

    /// In words: "leads, reported evidence", or "nothing".
    pub fn in_words(self, against: Against) -> String {
        match self.is_empty() {
            true => "nothing".to_owned(),
            false => self.said(against, |(_, words)| words, "reported evidence", ", "),
        }
    }

    fn said(
        self,
        against: Against,
        pick: fn((&'static str, &'static str)) -> &'static str,
        evidence: &'static str,
        between: &str,
    ) -> String {
        let mut said: Vec<&str> = Vec::new();
        for role in Role::ALL {
            // Who leads takes part.
            let goes_without = *role == Role::Part && self.head && against == Against::Objectives;
            if self.has(*role) && !goes_without {
                said.extend(against.words(*role).map(pick));
            }
        }
        if self.evidence {
            said.push(evidence);
        }
        said.join(between)
    }
}

/// A partner, or what it is set against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub id: String,
    /// Where there is little room.
    pub label: String,
    pub name: String,
    /// How many cells say something.
    pub filled: usize,
    /// How many of them lead or host.
    pub heads: usize,
}

/// Which lines are shown.
type Which = fn(&Line) -> bool;

/// The whole matrix. Only cells that say something are kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix {
    pub against: Against,
    pub partners: Vec<Line>,
    pub columns: Vec<Line>,
    /// Partner, column and cell, in order.
    cells: Vec<(u32, u32, Cell)>,
}

impl Matrix {
    /// The cell of a partner and a column, by their places.
    pub fn cell(&self, partner: usize, column: usize) -> Cell {
        let wanted = (partner as u32, column as u32);
        let found = self
            .cells
            .binary_search_by_key(&wanted, |cell| (cell.0, cell.1));
        let found = found.ok().and_then(|at| self.cells.get(at));
        found.map_or_else(Cell::default, |cell| cell.2)
    }

    /// The places of the lines that a choice of gaps leaves: of partners, and of columns.
    pub fn shown(&self, gaps: Gaps) -> (Vec<usize>, Vec<usize>) {
        let places = |lines: &[Line], is_shown: Which| -> Vec<usize> {
            let lines = lines.iter().enumerate();
            lines
                .filter(|(_, line)| is_shown(line))
                .map(|(at, _)| at)
                .collect()
        };
        let idle = |line: &Line| line.filled == 0;
        let (partners, columns): (Which, Which) = match gaps {
            Gaps::All => (|_| true, |_| true),
            Gaps::Headless => (|_| true, |line| line.heads == 0),
            Gaps::Nobody => (|_| true, idle),
            Gaps::Idle => (idle, |_| true),
        };
        (
            places(&self.partners, partners),
            places(&self.columns, columns),
        )
    }

    /// How many lines a choice of gaps counts.
    pub fn count(&self, gaps: Gaps) -> usize {
        let (partners, columns) = self.shown(gaps);
        match gaps {
            Gaps::Idle => partners.len(),
            Gaps::All | Gaps::Headless | Gaps::Nobody => columns.len(),
        }
    }
}

words! {
    /// What of the matrix is shown.
    pub enum Gaps {
        All = "all", "Everything";
        /// Columns without a lead or host.
        Headless = "no-lead", "Without a lead";
        /// Columns on which nobody does anything.
        Nobody = "nobody", "Nobody is on it";
        /// Partners that do nothing here.
        Idle = "idle", "Partners not named";
    }
}

impl Gaps {
    /// What is shown, for what the partners are set against. None: it would not make sense there.
    pub fn in_words(self, against: Against) -> Option<String> {
        let many = against.label().to_ascii_lowercase();
        match self {
            Gaps::All => Some("Everything".to_owned()),
            Gaps::Headless => {
                against.words(Role::Head)?;
                let head = match against {
                    Against::Meetings => "host",
                    Against::Objectives | Against::Programmes => "lead",
                };
                Some(format!("Only {many} without a {head}"))
            }
            Gaps::Nobody => Some(format!("Only {many} that nobody is on")),
            Gaps::Idle => Some(format!("Only partners that are on none of the {many}")),
        }
    }
}

fn line(id: &str, label: String, name: String) -> Line {
    Line {
        id: id.to_owned(),
        label,
        name,
        filled: 0,
        heads: 0,
    }
}

/// Ids with their places, to look them up.
fn places(lines: &[Line]) -> Vec<(&str, usize)> {
    let mut places: Vec<(&str, usize)> = lines
        .iter()
        .enumerate()
        .map(|(at, line)| (line.id.as_str(), at))
        .collect();
    places.sort_unstable();
    places
}

fn place(places: &[(&str, usize)], id: &str) -> Option<usize> {
    let at = places
        .binary_search_by(|(known, _)| (*known).cmp(id))
        .ok()?;
    places.get(at).map(|(_, place)| *place)
}

impl Plan {
    /// The matrix of these partners.
    pub fn matrix(&self, against: Against, partners: &[PartnerId]) -> Matrix {
        let mut rows: Vec<Line> = Vec::new();
        let mut known: Vec<_> = self.partners.iter().map(|it| (&it.id, it)).collect();
        known.sort_unstable_by_key(|(id, _)| *id);
        for id in partners {
            let found = known.binary_search_by_key(&id, |(id, _)| *id).ok();
            if let Some((_, partner)) = found.and_then(|at| known.get(at)) {
                let label = partner.short_name().to_owned();
                rows.push(line(id.as_str(), label, partner.name.clone()));
            }
        }
        let mut columns: Vec<Line> = match against {
            Against::Objectives => self
                .labelled()
                .map(|(it, label)| line(it.id.as_str(), label, it.text.clone()))
                .collect(),
            Against::Meetings => {
                let meetings = self.meetings_by_date().into_iter();
                meetings
                    .map(|it| line(it.id.as_str(), it.title.clone(), it.title.clone()))
                    .collect()
            }
            Against::Programmes => {
                let programmes = self.programmes.iter();
                programmes
                    .map(|it| line(it.id.as_str(), it.name.clone(), it.name.clone()))
                    .collect()
            }
        };
        let mut cells: Vec<(u32, u32, Cell)> = Vec::new();
        let (of_rows, of_columns) = (places(&rows), places(&columns));
        for relation in self.relations() {
            let (ItemId::Partner(partner), item) = (&relation.from, &relation.to) else {
                continue;
            };
            if item.kind() != against.noun() {
                continue;
            }
            let mut cell = Cell::default();
            match relation.kind {
                RelationKind::Leads | RelationKind::Hosts => cell.head = true,
                RelationKind::TakesPart
                | RelationKind::Attended
                | RelationKind::Observes
                | RelationKind::Cooperates => cell.part = true,
                RelationKind::Reported => cell.evidence = true,
                RelationKind::FollowsUp
                | RelationKind::MemberOf
                | RelationKind::Discusses
                | RelationKind::Linked => continue,
            }
            let row = place(&of_rows, partner.as_str());
            let column = place(&of_columns, item.as_str());
            if let Some((row, column)) = row.zip(column) {
                cells.push((row as u32, column as u32, cell));
            }
        }
        cells.sort_unstable_by_key(|cell| (cell.0, cell.1));
        cells.dedup_by(|next, kept| {
            let same = (next.0, next.1) == (kept.0, kept.1);
            if same {
                kept.2.head |= next.2.head;
                kept.2.part |= next.2.part;
                kept.2.evidence |= next.2.evidence;
            }
            same
        });
        for (row, column, cell) in &cells {
            let lines = [
                rows.get_mut(*row as usize),
                columns.get_mut(*column as usize),
            ];
            for line in lines.into_iter().flatten() {
                line.filled += 1;
                line.heads += usize::from(cell.head);
            }
        }
        Matrix {
            against,
            partners: rows,
            columns,
            cells,
        }
    }

    /// Who leads or hosts what stands in a column.
    pub fn head_of(&self, against: Against, column: &str) -> Option<&PartnerId> {
        match against {
            Against::Objectives => record(&self.objectives, column)?.lead.as_ref(),
            Against::Meetings => record(&self.meetings, column)?.host.as_ref(),
            Against::Programmes => None,
        }
    }

    /// The edit by which a partner gets a role in a column, or loses it. None: nothing would change, or there is no such
    /// partner, column or role. Who takes over the lead from another replaces it; nobody leads and takes part at once.
    pub fn set_role(
        &self,
        against: Against,
        partner: &PartnerId,
        column: &str,
        role: Role,
        on: bool,
    ) -> Option<Edit> {
        against.words(role)?;
        let category = self.partner(partner)?.category;
        match against {
            Against::Objectives => {
                let before = record(&self.objectives, column)?;
                let mut after: Objective = before.clone();
                let leads = after.lead.as_ref() == Some(partner);
                match role {
                    Role::Head if on => after.set_lead(Some(partner.clone())),
                    Role::Head if leads => after.lead = None,
                    Role::Head => {}
                    Role::Part => {
                        if on && leads {
                            after.lead = None;
                        }
                        self.set_member(&mut after.participants, partner, on);
                    }
                }
                replaced(before, after, Edit::Objective)
            }
            Against::Meetings => {
                let before = record(&self.meetings, column)?;
                let mut after: Meeting = before.clone();
                match role {
                    Role::Head if on => after.host = Some(partner.clone()),
                    Role::Head if after.host.as_ref() == Some(partner) => after.host = None,
                    Role::Head => {}
                    Role::Part => {
                        let is_it = |entry: &Attendance| entry.partner.as_ref() == Some(partner);
                        if !on {
                            after.attendance.retain(|entry| !is_it(entry));
                        } else if !after.attendance.iter().any(is_it) {
                            let id = after.free_attendance_id()?;
                            after.attendance.push(Attendance {
                                id,
                                category: category.at_a_meeting(),
                                partner: Some(partner.clone()),
                                name: None,
                                remark: None,
                                extra: Default::default(),
                            });
                        }
                    }
                }
                replaced(before, after, Edit::Meeting)
            }
            Against::Programmes => {
                let before = record(&self.programmes, column)?;
                let mut after: Programme = before.clone();
                self.set_member(&mut after.partners, partner, on);
                replaced(before, after, Edit::Programme)
            }
        }
    }

    /// Takes a partner into a list in the official order, or out of it.
    fn set_member(&self, members: &mut Vec<PartnerId>, partner: &PartnerId, on: bool) {
        if members.contains(partner) == on {
            return;
        }
        if !on {
            members.retain(|id| id != partner);
            return;
        }
        members.push(partner.clone());
        let order = self.partners_in_order();
        members.sort_by_key(|id| order.iter().position(|partner| partner.id == *id));
    }
}

fn record<'a, R: Record>(list: &'a [R], id: &str) -> Option<&'a R> {
    list.iter().find(|record| record.id().as_ref() == id)
}

fn replaced<R: Record>(before: &R, after: R, edit: fn(Change<R>) -> Edit) -> Option<Edit> {
    (after != *before).then(|| edit(Change::Replace(Box::new(after))))
}
