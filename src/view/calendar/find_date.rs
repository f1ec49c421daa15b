//! Find a date: the days of a time that suit the members best, with the reasons, and the way from there to a meeting.
//! All that is chosen here stands in the address.

use crate::view::prelude::*;
use crate::{
    app::{App, Route, use_app},
    browser::location,
    holidays::{self, MOST_DAYS, Wish, YEARS, find_a_date},
    plan::{
        Change, Edit, Edtf, Meeting, MeetingId, MeetingKind, MeetingStatus, Plan,
        bad_dates::{Known, days_as_date, holidays_in_words, reasons, span_within},
        term::plural,
    },
    view::{
        dynamic::{act, live, piece, ticked},
        ui::{Choices, choice, date_field::date_field, page_head},
    },
};
use chrono::{Datelike, NaiveDate};

/// The keys of the address: within which time, how many days, for which meeting, and the members that do not count.
const WITHIN: &str = "within";
const DAYS: &str = "days";
const FOR: &str = "for";
const WITHOUT: &str = "without";

/// How many choices are shown at first, and how many more at a time.
const SHOWN: usize = 12;

/// The page, for this meeting.
pub fn address_for(id: &MeetingId) -> String {
    format!("{}?{FOR}={id}", Route::FindDate.to_hash())
}

/// What is looked for: the address, with what follows from the meeting where it says nothing.
#[derive(Clone, PartialEq)]
struct Asked {
    meeting: Option<MeetingId>,
    within: Option<Edtf>,
    days: u32,
    without: Vec<String>,
}

/// One row of the table.
#[derive(Clone, PartialEq)]
struct Row {
    first: NaiveDate,
    last: NaiveDate,
    reasons: [String; 3],
}

/// What was found.
#[derive(Clone, PartialEq)]
struct Found {
    /// What is to be known of it, or why there is nothing.
    remarks: Vec<String>,
    rows: Vec<Row>,
    /// How many there are, shown or not.
    count: usize,
    /// The public holidays of the time, a sentence a day.
    holidays: Vec<String>,
}

/// The page.
pub fn find_date() -> AnyView {
    let app = use_app();
    let asked = Memo::new(move |_| asked(app));
    let shown = RwSignal::new(SHOWN);
    let found = Memo::new(move |_| {
        let today = app.today();
        asked.with(|asked| app.with_plan(|plan| look(plan, asked, today, shown.get())))
    });
    let sub = app.of_plan(|plan| {
        let (from, to) = YEARS;
        match plan.known_members().len() {
            0 => "This plan names no member whose public holidays are known: weekends and other meetings count.".to_owned(),
            count => format!(
                "The days with the fewest public holidays in {}, weekends and other meetings. Known are {from} to {to}.",
                plural(count as i64, "member")
            ),
        }
    });
    view! {
        {page_head("Find a date", Some(sub))}
        <section class="card" aria-label="What is looked for">{form(app, asked, shown)}</section>
        <section class="card" aria-labelledby="found-heading">
            <h2 id="found-heading" tabindex="-1">"Days that suit best"</h2>
            {piece(move || list(app, asked, found.get()))}
            {more(shown, found)}
        </section>
        {piece(move || every_holiday(found.with(|found| found.holidays.clone())))}
        {sources(app)}
    }
    .into_any()
}

/// Whether a date is still to be found for it.
pub fn may_move(meeting: &Meeting) -> bool {
    meeting.status.is_open() || meeting.status == MeetingStatus::Postponed
}

fn asked(app: App) -> Asked {
    let query = app.query();
    let wanted = query.get(FOR).and_then(MeetingId::new);
    let wanted = app.with_plan(|plan| {
        let meeting = plan.meeting(wanted.as_ref()?);
        let meeting = meeting.filter(|meeting| may_move(meeting))?;
        Some((meeting.id.clone(), meeting.when.edtf))
    });
    let (meeting, planned) = wanted.unzip();
    let planned = planned.flatten();
    let exact = planned.filter(Edtf::is_exact);
    let within = query.get(WITHIN).and_then(|text| Edtf::parse(text).ok());
    let days = query.get(DAYS).and_then(|days| days.parse::<u32>().ok());
    let planned_days = exact.map(|date| (date.latest() - date.earliest()).num_days() + 1);
    let planned_days = planned_days.and_then(|days| u32::try_from(days).ok());
    Asked {
        meeting,
        // A meeting on known days is looked for in the month of its first.
        within: within.or_else(|| match exact {
            Some(date) => {
                let first = date.earliest();
                let month = format!("{:04}-{:02}", first.year(), first.month());
                Edtf::parse(&month).ok()
            }
            None => planned,
        }),
        days: days.or(planned_days).unwrap_or(2).clamp(1, MOST_DAYS),
        without: query
            .get(WITHOUT)
            .map(|ids| ids.split(',').map(str::to_owned).collect())
            .unwrap_or_default(),
    }
}

fn look(plan: &Plan, asked: &Asked, today: NaiveDate, most: usize) -> Found {
    let mut found = Found {
        remarks: Vec::new(),
        rows: Vec::new(),
        count: 0,
        holidays: Vec::new(),
    };
    let Some(within) = asked.within else {
        found.remarks.push(
            "Say within which time, as vague as you like: a season, a month, a half-year."
                .to_owned(),
        );
        return found;
    };
    let Some(span) = span_within(within, today) else {
        let (from, to) = YEARS;
        found.remarks.push(format!(
            "Public holidays are known from {from} to {to} only. Choose a time within these years."
        ));
        return found;
    };
    let remarks = span.remarks.iter().map(|remark| (*remark).to_owned());
    found.remarks.extend(remarks);
    let counted = |known: &Known| !asked.without.iter().any(|id| id == known.member.id);
    let mut known = plan.known_members();
    known.retain(counted);
    let members: Vec<&'static holidays::Member> = known.iter().map(|known| known.member).collect();
    let (taken, titles) = plan.taken(asked.meeting.as_ref());
    let choices = find_a_date(&Wish {
        first: span.first,
        last: span.last,
        days: asked.days,
        members: &members,
        taken: &taken,
    });
    if choices.is_empty() {
        found.remarks.push(format!(
            "This time is shorter than {}.",
            plural(i64::from(asked.days), "day")
        ));
    }
    found.count = choices.len();
    let good = choices.iter().filter(|choice| choice.weight == 0).count();
    if good > 0 {
        found.remarks.push(format!(
            "Nothing speaks against {good} of {}.",
            plural(choices.len() as i64, "choice")
        ));
    }
    found.rows = choices
        .iter()
        .take(most)
        .map(|choice| Row {
            first: choice.first,
            last: choice.last,
            reasons: reasons(choice, &known, &titles),
        })
        .collect();
    found.holidays = holidays_in_words(&known, &holidays::between(span.first, span.last));
    found
}

fn form(app: App, asked: Memo<Asked>, shown: RwSignal<usize>) -> AnyView {
    let set = move |key: &'static str, value: Option<String>| {
        shown.set(SHOWN);
        app.set_query(key, value);
    };
    let days = (1..=MOST_DAYS).map(|days| (days.to_string(), plural(i64::from(days), "day")));
    let meetings = app.of_plan(|plan| {
        let open = plan.meetings.iter().filter(|meeting| may_move(meeting));
        let new = (String::new(), "A new meeting".to_owned());
        let open = open.map(|meeting| (meeting.id.to_string(), meeting.title.clone()));
        [new].into_iter().chain(open).collect()
    });
    let year = asked.with_untracked(|asked| asked.within);
    let year = year.and_then(|within| within.first_year());
    let year = year.unwrap_or_else(|| app.today_now().year());
    view! {
        <div class="fields find-date-fields">
            {choice("For", "find-for", meetings, Signal::derive(move || {
                asked.with(|asked| asked.meeting.as_ref().map(MeetingId::to_string).unwrap_or_default())
            }), move |id| set(FOR, Some(id)))}
            {choice("How long", "find-days", Signal::stored(days.collect::<Choices>()), Signal::derive(move || {
                asked.with(|asked| asked.days.to_string())
            }), move |days| set(DAYS, Some(days)))}
        </div>
        {date_field("Within", "find-within", Signal::derive(move || asked.with(|asked| asked.within)), year, move |date| {
            set(WITHIN, date.map(|date| date.to_string()));
        })}
        {piece(move || who_counts(app, asked))}
    }
    .into_any()
}

/// Which members count: all, until one is left out.
fn who_counts(app: App, asked: Memo<Asked>) -> AnyView {
    let known = app.with_plan(Plan::known_members);
    if known.is_empty() {
        return ().into_any();
    }
    let all = known.len();
    let counted = move || {
        let out = asked.with(|asked| asked.without.len());
        match out {
            0 => format!("Members that count: all {all}"),
            out => format!("Members that count: {} of {all}", all.saturating_sub(out)),
        }
    };
    let ticks = known.into_iter().map(|Known { member, called }| {
        let counts = move || asked.with(|asked| !asked.without.iter().any(|id| id == member.id));
        let tick = move |on: bool| {
            let mut without = asked.with_untracked(|asked| asked.without.clone());
            without.retain(|id| id != member.id);
            if !on {
                without.push(member.id.to_owned());
            }
            app.set_query(WITHOUT, Some(without.join(",")));
        };
        view! {
            <label class="tick">
                <input type="checkbox" prop:checked=live(counts) on:change=ticked(tick)/>
                <span>{called}</span>
            </label>
        }
        .into_any()
    });
    view! {
        <details class="who-counts">
            <summary>{piece(counted)}</summary>
            <div class="who-counts-ticks">{ticks.collect_view()}</div>
        </details>
    }
    .into_any()
}

fn list(app: App, asked: Memo<Asked>, found: Found) -> AnyView {
    let remarks = found
        .remarks
        .iter()
        .map(|remark| view! { <p class="hint">{remark.clone()}</p> }.into_any());
    let remarks = view! { <div role="status">{remarks.collect_view()}</div> }.into_any();
    if found.rows.is_empty() {
        return remarks;
    }
    let rows = found.rows.into_iter().map(|row| draw(app, asked, row));
    view! {
        {remarks}
        <p class="hint">"Each member with a public holiday counts alike. A weekend day, or another meeting on the same days, counts as much as a holiday in all members; a meeting of vague date counts little. Of equal days the earlier comes first."</p>
        <table class="find-date-table stacked" aria-labelledby="found-heading">
            <thead>
                <tr>
                    <th scope="col">"Days"</th>
                    <th scope="col">"In the week"</th>
                    <th scope="col">"Public holidays"</th>
                    <th scope="col">"Other meetings"</th>
                    <th scope="col"><span class="visually-hidden">"Choose"</span></th>
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

/// The button below the table. It stays while the table is drawn anew, so that the keyboard's focus stays on it.
fn more(shown: RwSignal<usize>, found: Memo<Found>) -> AnyView {
    let left = Memo::new(move |_| found.with(|found| found.count.saturating_sub(found.rows.len())));
    view! {
        <div class="actions" class:gone=live(move || left.get() == 0)>
            <button type="button" on:click=act(move |_| shown.update(|shown| *shown += SHOWN))>
                {piece(move || format!("Show more of {}", left.get()))}
            </button>
        </div>
    }
    .into_any()
}

fn draw(app: App, asked: Memo<Asked>, row: Row) -> AnyView {
    let Row {
        first,
        last,
        reasons: [holidays, week, others],
    } = row;
    let days = days_as_date(first, last).in_words();
    let label = format!("Choose {days}");
    view! {
        <tr>
            <th scope="row">{days}</th>
            <td>{week}</td>
            <td>{holidays}</td>
            <td><span class="narrow-label">"Other meetings: "</span>{others}</td>
            <td class="find-date-choose">
                <button type="button" aria-label=label on:click=act(move |_| choose(app, asked, first, last))>"Choose"</button>
            </td>
        </tr>
    }
    .into_any()
}

/// Sets the meeting's date to these days, or makes a meeting on them, as one step; and opens it.
fn choose(app: App, asked: Memo<Asked>, first: NaiveDate, last: NaiveDate) {
    let date = days_as_date(first, last);
    let today = app.today_now();
    let wanted = asked.with_untracked(|asked| asked.meeting.clone());
    let edit = app.with_plan_now(|plan| {
        let known = wanted.as_ref().and_then(|id| plan.meeting(id));
        match known {
            Some(meeting) => {
                let meeting = meeting.rescheduled(Some(date), today, None);
                let id = meeting.id.clone();
                Some((id, Change::Replace(Box::new(meeting))))
            }
            None => {
                let id = plan.free_meeting_id()?;
                let meeting = Meeting::new(id.clone(), MeetingKind::Other, "New meeting");
                let record = Box::new(meeting.rescheduled(Some(date), today, None));
                let at = usize::MAX;
                Some((id, Change::Add { at, record }))
            }
        }
    });
    if let Some((id, change)) = edit
        && app.change(Edit::Meeting(change))
    {
        location::go_to(&Route::Calendar(Some(id)).to_hash());
    }
}

/// The public holidays of the time that is looked through, as a list.
fn every_holiday(holidays: Vec<String>) -> AnyView {
    if holidays.is_empty() {
        return ().into_any();
    }
    let summary = format!(
        "Public holidays in this time: {}",
        plural(holidays.len() as i64, "day")
    );
    let lines = holidays
        .into_iter()
        .map(|words| view! { <li>{words}</li> }.into_any());
    view! {
        <details class="card find-date-more">
            <summary>{summary}</summary>
            <ul>{lines.collect_view()}</ul>
        </details>
    }
    .into_any()
}

/// Where the holidays are taken from, member by member.
fn sources(app: App) -> AnyView {
    let rows = move || {
        let known = app.with_plan(Plan::known_members);
        let rows = known.into_iter().map(|Known { member, called }| {
            view! {
                <tr>
                    <th scope="row">{called}</th>
                    <td>{member.source}</td>
                    <td><span class="narrow-label">"Looked up in "</span>{member.as_of}</td>
                    <td>{member.remark.unwrap_or_default()}</td>
                </tr>
            }
            .into_any()
        });
        rows.collect_view()
    };
    view! {
        <details class="card find-date-more">
            <summary>"Where the public holidays are from"</summary>
            <p class="hint">"Computed from the laws below, as they were when they were looked up. Islamic feasts are expected days from the calendar of the Presidency of Religious Affairs of Türkiye, and may differ by a day. Names are short; the laws' own may be longer. The days of rest are Saturday and Sunday in all these members."</p>
            <table class="stacked">
                <thead>
                    <tr><th scope="col">"Member"</th><th scope="col">"Source"</th><th scope="col">"Looked up"</th><th scope="col">"Remark"</th></tr>
                </thead>
                <tbody>{piece(rows)}</tbody>
            </table>
        </details>
    }
    .into_any()
}
