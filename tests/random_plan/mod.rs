//! Sound plans and edits of them, made up from a seed: the same seed makes the same plan on every machine.
//! The texts are chosen to be awkward: quotes, control characters, five scripts, markup, empty texts.

#![allow(dead_code, reason = "each test file uses a part of it")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that meets nothing has failed"
)]

use chrono::{Days, NaiveDate};
use plenary::plan::{Degrees, edit::Listed, *};

/// The generator SplitMix64.
pub struct Rng(u64);

impl Rng {
    pub fn new(seed: u64) -> Self {
        Rng(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from 0, below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    pub fn percent(&mut self, chance: usize) -> bool {
        self.below(100) < chance
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.percent(60).then(|| make(self))
    }

    fn several<T>(&mut self, most: usize, mut make: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.below(most + 1)).map(|_| make(self)).collect()
    }
}

const PIECES: &[&str] = &[
    "Developing joint projects",
    " ",
    "\u{a0}",
    "\n",
    "\t",
    "\"quoted\"",
    "back\\slash",
    "</script><b>",
    "Ծրագիր",
    "გეგმა",
    "План",
    "Σχέδιο",
    "İstanbul",
    "e\u{301}",
    "\u{202e}rtl",
    "🌊",
    "\u{1}",
    "\u{7f}",
    "\u{2028}",
    "\u{feff}",
    "{\"a\": [",
    "ACTIVITES;",
    "null",
    "1",
];

/// Any text, the empty one too.
pub fn text(rng: &mut Rng) -> String {
    rng.several(5, |rng| *rng.pick(PIECES)).concat()
}

/// A text that says something.
fn words(rng: &mut Rng) -> String {
    format!("{}w{}", text(rng), text(rng))
}

fn extra(rng: &mut Rng) -> Extra {
    const KEYS: &[&str] = &["x-note", "x-\"", "zz", "Ω", "__proto__", ""];
    // As serde_json writes them, so that they come back letter by letter.
    const VALUES: &[&str] = &[
        "null",
        "true",
        "-3",
        "18446744073709551615",
        "1.5",
        "0.30000000000000004",
        "1.7976931348623157e+308",
        "\"text\\n\\\"\"",
        "[]",
        "{}",
        "[1,[2,{\"a\":[],\"b\":null}]]",
    ];
    if !rng.percent(15) {
        return Extra::new();
    }
    (0..=rng.below(3))
        .map(|_| ((*rng.pick(KEYS)).to_owned(), (*rng.pick(VALUES)).to_owned()))
        .collect()
}

pub fn day(rng: &mut Rng) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(1990, 1, 1).unwrap();
    first + Days::new(rng.below(25_000) as u64)
}

/// A date of any of the known shapes.
pub fn edtf(rng: &mut Rng) -> Edtf {
    let one = end(rng);
    let other = end(rng);
    let text = match rng.below(10) {
        0..=2 => format!("{one}/{other}"),
        3 => format!("{one}/.."),
        4 => format!("../{one}"),
        5 => format!("{one}/"),
        6 => format!("/{one}"),
        _ => one.clone(),
    };
    // An interval that ends before it begins is no date.
    Edtf::parse(&text).unwrap_or_else(|_| Edtf::parse(&one).unwrap())
}

/// A date that may be qualified.
fn end(rng: &mut Rng) -> String {
    let sign = *rng.pick(&["", "", "", "?", "~", "%"]);
    format!("{}{sign}", point(rng))
}

fn point(rng: &mut Rng) -> String {
    let year = *rng.pick(&[0, 1, 1992, 2000, 2023, 2024, 2025, 2026, 9999]);
    match rng.below(12) {
        0 => format!("{year:04}"),
        1 => format!("{year:04}-{:02}", 1 + rng.below(12)),
        2 => format!("{year:04}-{}", 21 + rng.below(4)),
        3 => format!("{year:04}-{}", 21 + rng.below(21)),
        4 => format!("{year:04}-XX"),
        5 => format!("{year:04}-XX-XX"),
        6 => format!("{year:04}-{:02}-XX", 1 + rng.below(12)),
        7 => format!("{:03}X", rng.below(1000)),
        8 => format!("{:02}XX", rng.below(100)),
        9 => format!("-{:04}", 1 + rng.below(9999)),
        10 => {
            let sign = *rng.pick(&["", "-"]);
            format!("Y{sign}{}", 10_000 + rng.below(2_147_000_000))
        }
        _ => day(rng).to_string(),
    }
}

fn word<T: Copy>(rng: &mut Rng, all: &[T]) -> T {
    *rng.pick(all)
}

fn degrees(rng: &mut Rng, most: u64) -> Degrees {
    let millionths = rng.next() % (2 * most * 1_000_000 + 1);
    Degrees::from_millionths(millionths as i32 - (most * 1_000_000) as i32)
}

/// What records may point at.
#[derive(Default)]
pub struct Targets {
    sections: Vec<SectionId>,
    goals: Vec<GoalId>,
    partners: Vec<PartnerId>,
    items: Vec<ItemId>,
    /// Percent of pointers that point at nothing.
    dangling: usize,
}

impl Targets {
    /// Everything in the plan, and now and then something that is not there.
    pub fn of(plan: &Plan, dangling: usize) -> Self {
        let objectives = plan
            .objectives
            .iter()
            .map(|o| ItemId::Objective(o.id.clone()));
        let meetings = plan.meetings.iter().map(|m| ItemId::Meeting(m.id.clone()));
        let partners = plan.partners.iter().map(|p| ItemId::Partner(p.id.clone()));
        let programmes = plan
            .programmes
            .iter()
            .map(|p| ItemId::Programme(p.id.clone()));
        let guidance = plan.guidance.iter().map(|g| ItemId::Guidance(g.id.clone()));
        Targets {
            sections: plan.sections.iter().map(|s| s.id.clone()).collect(),
            goals: plan.goals.iter().map(|g| g.id.clone()).collect(),
            partners: plan.partners.iter().map(|p| p.id.clone()).collect(),
            items: objectives
                .chain(meetings)
                .chain(partners)
                .chain(programmes)
                .chain(guidance)
                .collect(),
            dangling,
        }
    }

    fn one<T: Clone>(&self, rng: &mut Rng, from: &[T], missing: T) -> Option<T> {
        if rng.percent(self.dangling) {
            return Some(missing);
        }
        if from.is_empty() || rng.percent(40) {
            return None;
        }
        Some(rng.pick(from).clone())
    }

    fn section(&self, rng: &mut Rng) -> Option<SectionId> {
        self.one(rng, &self.sections, SectionId::new("nowhere").unwrap())
    }

    fn goal(&self, rng: &mut Rng) -> Option<GoalId> {
        self.one(rng, &self.goals, GoalId::new("nothing").unwrap())
    }

    fn partner(&self, rng: &mut Rng) -> Option<PartnerId> {
        self.one(rng, &self.partners, PartnerId::new("nobody").unwrap())
    }

    fn objective(&self, rng: &mut Rng) -> Option<ObjectiveId> {
        let objectives = self.items.iter().filter_map(|item| match item {
            ItemId::Objective(id) => Some(id.clone()),
            _ => None,
        });
        let objectives: Vec<ObjectiveId> = objectives.collect();
        self.one(rng, &objectives, ObjectiveId::new("never").unwrap())
    }

    fn partners(&self, rng: &mut Rng) -> Vec<PartnerId> {
        let partners = rng.several(3, |rng| self.partner(rng));
        partners.into_iter().flatten().collect()
    }

    fn links(&self, rng: &mut Rng) -> Vec<ItemId> {
        let missing = ItemId::from_words("meeting", "never").unwrap();
        let links = rng.several(3, |rng| self.one(rng, &self.items, missing.clone()));
        links.into_iter().flatten().collect()
    }

    fn evidence(&self, rng: &mut Rng) -> Vec<Evidence> {
        (0..rng.below(3))
            .map(|at| Evidence {
                id: EvidenceId::new(format!("ev-{at}")).unwrap(),
                when: rng.maybe(edtf),
                text: words(rng),
                source: rng.maybe(text),
                reported_by: self.partner(rng),
                extra: extra(rng),
            })
            .collect()
    }
}

pub fn objective(rng: &mut Rng, to: &Targets, id: &str) -> Objective {
    Objective {
        id: ObjectiveId::new(id).unwrap(),
        kind: word(rng, ObjectiveKind::ALL),
        number: rng.maybe(text),
        text: words(rng),
        section: to.section(rng),
        goal: to.goal(rng),
        status: word(rng, Status::ALL),
        assessment: rng.maybe(|rng| Assessment {
            by: word(rng, Assessor::ALL),
            on: day(rng),
            remark: rng.maybe(text),
            extra: extra(rng),
        }),
        lead: to.partner(rng),
        participants: to.partners(rng),
        links: to.links(rng),
        evidence: to.evidence(rng),
        carried_from: rng.maybe(carried),
        carried_to: rng.maybe(carried),
        extra: extra(rng),
    }
}

fn carried(rng: &mut Rng) -> Carried {
    Carried {
        plan: PlanId::new(format!("plan-{}", rng.below(9))).unwrap(),
        objective: ObjectiveId::new(format!("ob-{}", rng.below(9))).unwrap(),
        term: text(rng),
        extra: extra(rng),
    }
}

/// An amendment of what is there, or of what is gone.
pub fn amendment(rng: &mut Rng, to: &Targets, id: &str) -> Amendment {
    let of = match to.one(
        rng,
        &to.items,
        ItemId::from_words("meeting", "gone").unwrap(),
    ) {
        Some(item) => Official::from(item),
        None => {
            let kind = *rng.pick(&["head", "contact", "goal", "section", "guidance"]);
            Official::from_words(kind, "gone").unwrap()
        }
    };
    Amendment {
        id: AmendmentId::new(id).unwrap(),
        of,
        field: word(rng, AmendedField::ALL),
        old: text(rng),
        new: rng.maybe(text),
        on: day(rng),
        remark: rng.maybe(text),
        extra: extra(rng),
    }
}

pub fn acknowledged(rng: &mut Rng, to: &Targets, id: &str) -> Acknowledged {
    Acknowledged {
        id: FindingId::new(id).unwrap(),
        reason: if rng.percent(to.dangling) {
            " \t".to_owned()
        } else {
            words(rng)
        },
        on: day(rng),
        extra: extra(rng),
    }
}

pub fn evaluation(rng: &mut Rng) -> Evaluation {
    if rng.percent(30) {
        return Evaluation::default();
    }
    Evaluation {
        strengths: rng.maybe(text),
        weaknesses: rng.maybe(text),
        open_items: rng.maybe(text),
        proposals: rng.maybe(text),
        extra: extra(rng),
    }
}

pub fn meeting(rng: &mut Rng, to: &Targets, id: &str) -> Meeting {
    let position = rng.maybe(|rng| (degrees(rng, 90), degrees(rng, 180)));
    Meeting {
        id: MeetingId::new(id).unwrap(),
        kind: word(rng, MeetingKind::ALL),
        title: words(rng),
        text: rng.maybe(text),
        section: to.section(rng),
        when: When {
            edtf: rng.maybe(edtf),
            wording: rng.maybe(text),
            typed: rng.maybe(text),
            confirmed: rng.percent(50),
            clock: rng.maybe(clock),
            extra: extra(rng),
        },
        place: Place {
            name: rng.maybe(text),
            wording: rng.maybe(text),
            confirmed: rng.percent(50),
            room: rng.maybe(text),
            link: rng.maybe(text),
            city: rng.maybe(text),
            country: rng.maybe(text),
            lat: position.map(|(lat, _)| lat),
            lon: position.map(|(_, lon)| lon),
            remark: rng.maybe(text),
            extra: extra(rng),
        },
        status: word(rng, MeetingStatus::ALL),
        held: rng.maybe(|rng| Held {
            edtf: edtf(rng),
            text: text(rng),
            source: rng.maybe(text),
            extra: extra(rng),
        }),
        host: to.partner(rng),
        links: to.links(rng),
        evidence: to.evidence(rng),
        agenda: (0..rng.below(4))
            .map(|at| AgendaItem {
                id: AgendaItemId::new(format!("ag-{at}")).unwrap(),
                text: words(rng),
                objective: to.objective(rng),
                extra: extra(rng),
            })
            .collect(),
        documents: (0..rng.below(3))
            .map(|at| Document {
                id: DocumentId::new(format!("doc-{at}")).unwrap(),
                title: words(rng),
                link: rng.maybe(text),
                extra: extra(rng),
            })
            .collect(),
        attendance: (0..rng.below(4))
            .map(|at| attendance(rng, to, at))
            .collect(),
        decisions: (0..rng.below(3))
            .map(|at| Decision {
                id: DecisionId::new(format!("de-{at}")).unwrap(),
                kind: word(rng, DecisionKind::ALL),
                text: words(rng),
                owner: to.partner(rng),
                owner_name: rng.maybe(text),
                due: rng.maybe(edtf),
                done: rng.percent(50),
                extra: extra(rng),
            })
            .collect(),
        firming: rng.several(3, |rng| Firming {
            on: rng.maybe(day),
            by: rng.maybe(text),
            edtf: rng.maybe(edtf),
            clock: rng.maybe(clock),
            confirmed: rng.percent(50),
            place: rng.maybe(text),
            room: rng.maybe(text),
            place_confirmed: rng.percent(50),
            extra: extra(rng),
        }),
        extra: extra(rng),
    }
}

pub fn clock(rng: &mut Rng) -> Clock {
    const ZONES: &[&str] = &[
        "UTC",
        "Europe/Istanbul",
        "America/Argentina/Buenos_Aires",
        "Etc/GMT+3",
    ];
    let time = |rng: &mut Rng| TimeOfDay::from_minutes(rng.below(24 * 60) as u16).unwrap();
    Clock {
        start: time(rng),
        end: rng.maybe(time),
        zone: Zone::new(*rng.pick(ZONES)).unwrap(),
        extra: extra(rng),
    }
}

fn attendance(rng: &mut Rng, to: &Targets, at: usize) -> Attendance {
    let partner = to.partner(rng);
    // Whom no partner stands for has a name.
    let name = match partner {
        Some(_) => rng.maybe(text),
        None => Some(words(rng)),
    };
    Attendance {
        id: AttendanceId::new(format!("at-{at}")).unwrap(),
        category: word(rng, PartnerCategory::ALL),
        partner,
        name,
        remark: rng.maybe(text),
        extra: extra(rng),
    }
}

pub fn partner(rng: &mut Rng, to: &Targets, id: &str) -> Partner {
    Partner {
        id: PartnerId::new(id).unwrap(),
        category: word(rng, PartnerCategory::ALL),
        name: words(rng),
        short: rng.maybe(text),
        aliases: rng.several(2, words),
        section: to.section(rng),
        seat: rng.maybe(|rng| Seat {
            city: text(rng),
            country: rng.maybe(text),
            lat: degrees(rng, 90),
            lon: degrees(rng, 180),
            source: rng.maybe(text),
            extra: extra(rng),
        }),
        as_of: rng.maybe(edtf),
        source: rng.maybe(text),
        confirmed: rng.percent(50),
        remark: rng.maybe(text),
        member_of: to.partners(rng),
        retired: rng.maybe(|rng| Retired {
            when: rng.maybe(edtf),
            reason: rng.maybe(text),
            extra: extra(rng),
        }),
        extra: extra(rng),
    }
}

pub fn programme(rng: &mut Rng, to: &Targets, id: &str) -> Programme {
    Programme {
        id: ProgrammeId::new(id).unwrap(),
        name: words(rng),
        text: rng.maybe(text),
        section: to.section(rng),
        partners: to.partners(rng),
        remark: rng.maybe(text),
        source: rng.maybe(text),
        extra: extra(rng),
    }
}

pub fn contact(rng: &mut Rng, to: &Targets, id: &str) -> Contact {
    Contact {
        id: ContactId::new(id).unwrap(),
        institution: rng.maybe(text),
        name: rng.maybe(text),
        post: rng.maybe(text),
        phone: rng.maybe(text),
        emails: rng.several(3, text),
        partner: to.partner(rng),
        kind: rng.maybe(|rng| word(rng, ContactKind::ALL)),
        text: text(rng),
        section: to.section(rng),
        extra: extra(rng),
    }
}

pub fn guidance(rng: &mut Rng, to: &Targets, id: &str) -> Guidance {
    Guidance {
        id: GuidanceId::new(id).unwrap(),
        text: words(rng),
        section: to.section(rng),
        extra: extra(rng),
    }
}

pub fn goal(rng: &mut Rng, _: &Targets, id: &str) -> Goal {
    Goal {
        id: GoalId::new(id).unwrap(),
        number: text(rng),
        title: words(rng),
        source: text(rng),
        adopted: rng.maybe(edtf),
        text: text(rng),
        extra: extra(rng),
    }
}

pub fn section(rng: &mut Rng, _: &Targets, id: &str) -> Section {
    Section {
        id: SectionId::new(id).unwrap(),
        number: rng.maybe(text),
        heading: rng.maybe(text),
        text: text(rng),
        extra: extra(rng),
    }
}

fn head(rng: &mut Rng, to: &Targets) -> Head {
    let start = day(rng);
    Head {
        title: words(rng),
        kind: word(rng, PlanKind::ALL),
        organisation: text(rng),
        group: text(rng),
        reference: rng.maybe(text),
        state: word(rng, PlanState::ALL),
        period: Period {
            start,
            end: start + Days::new(rng.below(2_000) as u64),
            wording: rng.maybe(text),
            extra: extra(rng),
        },
        coordinator: Coordinator {
            name: rng.maybe(text),
            partner: to.partner(rng),
            extra: extra(rng),
        },
    }
}

/// A record of one list, made up.
type Make<R> = fn(&mut Rng, &Targets, &str) -> R;

fn ids(rng: &mut Rng, prefix: &str) -> Vec<String> {
    // Out of order on purpose: an id says nothing about a place.
    let mut ids: Vec<String> = (0..rng.below(6))
        .map(|at| format!("{prefix}-{at}"))
        .collect();
    if rng.percent(50) {
        ids.reverse();
    }
    ids
}

/// A sound plan.
pub fn plan(seed: u64) -> Plan {
    let rng = &mut Rng::new(seed);
    let nothing = Targets::default();
    let (objectives, meetings) = (ids(rng, "ob"), ids(rng, "me"));
    let (partners, programmes) = (ids(rng, "pa"), ids(rng, "pr"));
    let guidances = ids(rng, "gu");
    let sections: Vec<Section> = make_all(rng, &nothing, "se", section);
    let goals: Vec<Goal> = make_all(rng, &nothing, "go", goal);
    let item = |kind: &'static str| move |id: &String| ItemId::from_words(kind, id).unwrap();
    let to = Targets {
        sections: sections.iter().map(|section| section.id.clone()).collect(),
        goals: goals.iter().map(|goal| goal.id.clone()).collect(),
        partners: partners
            .iter()
            .map(|id| PartnerId::new(id).unwrap())
            .collect(),
        items: (objectives.iter().map(item("objective")))
            .chain(meetings.iter().map(item("meeting")))
            .chain(partners.iter().map(item("partner")))
            .chain(programmes.iter().map(item("programme")))
            .chain(guidances.iter().map(item("guidance")))
            .collect(),
        dangling: 0,
    };
    Plan {
        id: PlanId::new(format!("plan-{seed}")).unwrap(),
        head: head(rng, &to),
        guidance: make_each(rng, &to, &guidances, guidance),
        goals,
        sections,
        objectives: make_each(rng, &to, &objectives, objective),
        meetings: make_each(rng, &to, &meetings, meeting),
        partners: make_each(rng, &to, &partners, partner),
        programmes: make_each(rng, &to, &programmes, programme),
        contacts: make_all(rng, &to, "co", contact),
        amendments: make_all(rng, &to, "am", amendment),
        acknowledged: make_all(rng, &to, "fi", acknowledged),
        evaluation: evaluation(rng),
        extra: extra(rng),
    }
}

fn make_all<R>(rng: &mut Rng, to: &Targets, prefix: &str, make: Make<R>) -> Vec<R> {
    let ids = ids(rng, prefix);
    make_each(rng, to, &ids, make)
}

fn make_each<R>(rng: &mut Rng, to: &Targets, ids: &[String], make: Make<R>) -> Vec<R> {
    ids.iter().map(|id| make(rng, to, id)).collect()
}

/// An edit of any kind. Some are to be refused: they name what is not there, or break a rule.
pub fn edit(rng: &mut Rng, plan: &Plan) -> Edit {
    match rng.below(18) {
        0 => {
            let mut head = head(rng, &Targets::of(plan, 5));
            if rng.percent(10) {
                head.title = " \n".to_owned();
            }
            if rng.percent(10) {
                head.period.end = head.period.start - Days::new(1);
            }
            Edit::Head(Box::new(head))
        }
        1 => {
            let mut other = self::plan(rng.next());
            if rng.percent(30)
                && let Some(first) = other.objectives.first().cloned()
            {
                other.objectives.push(first);
            }
            Edit::Adopt(Box::new(other))
        }
        2 => Edit::All((0..rng.below(5)).map(|_| edit(rng, plan)).collect()),
        3 => {
            let all = officials(plan);
            let some = rng.several(3, |rng| rng.pick(&all).clone());
            plan.removal_of(&some).unwrap_or(Edit::All(Vec::new()))
        }
        4 => Edit::Objective(change(rng, plan, objective)),
        5 => Edit::Meeting(change(rng, plan, meeting)),
        6 => Edit::Partner(change(rng, plan, partner)),
        7 => Edit::Programme(change(rng, plan, programme)),
        8 => Edit::Contact(change(rng, plan, contact)),
        9 => Edit::Guidance(change(rng, plan, guidance)),
        10 => Edit::Goal(change(rng, plan, goal)),
        11 => Edit::Section(change(rng, plan, section)),
        12 => Edit::Amendment(change(rng, plan, amendment)),
        13 => Edit::Acknowledged(change(rng, plan, acknowledged)),
        14 => Edit::Evaluation(Box::new(evaluation(rng))),
        15 => {
            let of = rng.pick(&officials(plan)).clone();
            let (field, new) = (word(rng, AmendedField::ALL), text(rng));
            let (on, remark) = (day(rng), rng.maybe(text));
            let edit = plan.amend(&of, field, &new, on, remark);
            edit.unwrap_or(Edit::All(Vec::new()))
        }
        16 => {
            let of = rng.pick(&officials(plan)).clone();
            let (on, remark) = (day(rng), rng.maybe(text));
            let edit = plan.strike(&of, on, remark);
            edit.unwrap_or(Edit::All(Vec::new()))
        }
        _ => {
            let ids: Vec<_> = plan.objectives.iter().map(|it| it.id.clone()).collect();
            let by = rng.below(7) as isize - 3;
            let edit = (!ids.is_empty()).then(|| plan.move_within_kind(rng.pick(&ids), by));
            edit.flatten().unwrap_or(Edit::All(Vec::new()))
        }
    }
}

/// The title block and every record of the adopted text.
pub fn officials(plan: &Plan) -> Vec<Official> {
    let items = Targets::of(plan, 0).items.into_iter().map(Official::from);
    let contacts = plan
        .contacts
        .iter()
        .map(|it| Official::Contact(it.id.clone()));
    let goals = plan.goals.iter().map(|it| Official::Goal(it.id.clone()));
    let sections = plan
        .sections
        .iter()
        .map(|it| Official::Section(it.id.clone()));
    std::iter::once(Official::Head)
        .chain(items)
        .chain(contacts)
        .chain(goals)
        .chain(sections)
        .collect()
}

fn change<R: Listed>(rng: &mut Rng, plan: &Plan, make: Make<R>) -> Change<R> {
    let list = R::list(plan);
    let to = Targets::of(plan, 2);
    let known = |rng: &mut Rng| {
        let id = (!list.is_empty()).then(|| rng.pick(list).id().to_string());
        id.filter(|_| !rng.percent(10))
            .unwrap_or_else(|| format!("new-{}", rng.below(1_000)))
    };
    let place = rng.below(list.len() + 2);
    match rng.below(4) {
        0 => {
            let id = if rng.percent(20) {
                known(rng)
            } else {
                format!("new-{}", rng.below(1_000))
            };
            Change::Add {
                at: place,
                record: Box::new(make(rng, &to, &id)),
            }
        }
        1 => {
            let id = known(rng);
            Change::Replace(Box::new(make(rng, &to, &id)))
        }
        2 => {
            let id = known(rng);
            Change::Remove(make(rng, &to, &id).id().clone())
        }
        _ => {
            let id = known(rng);
            Change::Move {
                id: make(rng, &to, &id).id().clone(),
                to: place,
            }
        }
    }
}
