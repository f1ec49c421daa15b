//! The commands that the search offers. A new command is one more row of [`COMMANDS`].

use crate::{
    app::{App, Route, Theme},
    browser::location,
    exchange::ics::write::Options,
    find::entries::Offer,
    view::ui::icon::Icon,
};

/// Something to do from anywhere.
pub struct Command {
    pub icon: Icon,
    pub name: &'static str,
    /// Other words by which people look for it.
    pub other_words: &'static str,
    /// What it would do now, in words; None where there is nothing to do.
    pub says: fn(App) -> Option<String>,
    pub run: fn(App),
}

/// All commands, in the order in which an empty search shows them.
pub const COMMANDS: &[Command] = &[
    Command {
        icon: Icon::Home,
        name: "Overview",
        other_words: "go to page start home dashboard",
        says: |_| page("Where the term stands, and what needs doing"),
        run: |_| go(Route::Overview),
    },
    Command {
        icon: Icon::Progress,
        name: "Progress",
        other_words: "go to page charts statistics counts",
        says: |_| page("How far the plan has come, by kind, lead and half-year"),
        run: |_| go(Route::Progress),
    },
    Command {
        icon: Icon::List,
        name: "Objectives",
        other_words: "go to page frameworks priorities list",
        says: |_| page("Frameworks of action and priority areas, with their status"),
        run: |_| go(Route::Objectives(None)),
    },
    Command {
        icon: Icon::Calendar,
        name: "Calendar",
        other_words: "go to page meetings dates timeline",
        says: |_| page("Meetings and events of the term"),
        run: |_| go(Route::Calendar(None)),
    },
    Command {
        icon: Icon::Calendar,
        name: "Find a date",
        other_words: "go to page public holidays weekends best days schedule when",
        says: |_| page("The days of a time that suit the members best for a meeting"),
        run: |_| go(Route::FindDate),
    },
    Command {
        icon: Icon::Partners,
        name: "Partners",
        other_words: "go to page members observers map programmes",
        says: |_| page("Who works together, on a map and as a table"),
        run: |_| go(Route::Partners(None)),
    },
    Command {
        icon: Icon::Document,
        name: "The text",
        other_words: "go to page document original wording",
        says: |_| page("The plan word for word"),
        run: |_| go(Route::Text(None)),
    },
    Command {
        icon: Icon::Check,
        name: "Evaluate",
        other_words: "go to page assess pass status final word end term",
        says: |_| page("Through what has no final word, one by one"),
        run: |_| go(Route::Evaluate),
    },
    Command {
        icon: Icon::Document,
        name: "Evaluation",
        other_words: "go to page report draft strengths weaknesses results",
        says: |_| page("What came of the term, as a document"),
        run: |_| go(Route::Evaluation),
    },
    Command {
        icon: Icon::Forward,
        name: "Roll over",
        other_words: "go to page next term new plan carry over",
        says: |_| page("The plan of the next term, made from this one"),
        run: |_| go(Route::RollOver),
    },
    Command {
        icon: Icon::Warning,
        name: "Findings",
        other_words: "go to page linter check errors mistakes contradictions acknowledged",
        says: |_| page("Where the plan disagrees with itself or leaves something open"),
        run: |_| go(Route::Findings),
    },
    Command {
        icon: Icon::Note,
        name: "Notes",
        other_words: "go to page private mine",
        says: |_| page("Your private notes on this plan"),
        run: |_| go(Route::Notes),
    },
    Command {
        icon: Icon::Print,
        name: "Meeting brief",
        other_words: "go to page prepare print sheet notes",
        says: |_| page("One sheet to take into a meeting: chosen items, and your notes"),
        run: |_| go(Route::Brief(None)),
    },
    Command {
        icon: Icon::Exchange,
        name: "Exchange",
        other_words: "go to page import file backup restore open",
        says: |_| page("Import and export plans, back up and restore notes"),
        run: |_| go(Route::Exchange),
    },
    Command {
        icon: Icon::Document,
        name: "Plans",
        other_words: "go to page library switch open another new copy remove",
        says: |_| page("The plans in this browser: open, make, copy, remove"),
        run: |_| go(Route::Library),
    },
    Command {
        icon: Icon::Clock,
        name: "History",
        other_words: "go to page changes versions return back",
        says: |_| page("What was changed, and the way back to any point"),
        run: |_| go(Route::History),
    },
    Command {
        icon: Icon::Settings,
        name: "Settings",
        other_words: "go to page preferences storage",
        says: |_| page("Colours, storage, starting again"),
        run: |_| go(Route::Settings),
    },
    Command {
        icon: Icon::Undo,
        name: "Undo",
        other_words: "take back revert",
        says: |app| app.with_history(|history| history.undo.last().map(|step| step.said.clone())),
        run: App::undo,
    },
    Command {
        icon: Icon::Redo,
        name: "Redo",
        other_words: "do again repeat",
        says: |app| app.with_history(|history| history.redo.last().map(|step| step.said.clone())),
        run: App::redo,
    },
    Command {
        icon: Icon::Download,
        name: "Export plan",
        other_words: "save download file share send",
        says: |_| page("What leaves, and by which way. Private notes never do"),
        run: |app| app.go_to_place(Route::Exchange, vec!["export-heading".to_owned()]),
    },
    Command {
        icon: Icon::Download,
        name: "Export meetings to a calendar program",
        other_words: "ics icalendar outlook google apple save file download",
        says: |_| {
            page("All of them: vague dates as tentative spans, those without a date as to-dos")
        },
        run: |app| app.export_meetings(|_| true, Options::ALL),
    },
    Command {
        icon: Icon::Download,
        name: "Back up notes",
        other_words: "save download file export private",
        says: |app| {
            let is_empty = app.with_notes(|notes| notes.is_empty());
            page("Saves your private notes as a file of their own").filter(|_| !is_empty)
        },
        run: |app| {
            app.back_up_notes();
        },
    },
    Command {
        icon: Icon::Settings,
        name: "Light theme",
        other_words: "colours bright day mode",
        says: |app| theme(app, Theme::Light, "Dark ink on light paper"),
        run: |app| app.set_theme(Theme::Light),
    },
    Command {
        icon: Icon::Settings,
        name: "Dark theme",
        other_words: "colours night mode",
        says: |app| theme(app, Theme::Dark, "Light ink on dark paper"),
        run: |app| app.set_theme(Theme::Dark),
    },
    Command {
        icon: Icon::Settings,
        name: "Theme of the system",
        other_words: "colours automatic mode",
        says: |app| theme(app, Theme::System, "Light or dark, as this device is set"),
        run: |app| app.set_theme(Theme::System),
    },
];

fn page(says: &str) -> Option<String> {
    Some(says.to_owned())
}

/// What a theme looks like; None for the one that is chosen.
fn theme(app: App, theme: Theme, says: &str) -> Option<String> {
    page(says).filter(|_| app.theme() != theme)
}

fn go(route: Route) {
    location::go_to(&route.to_hash());
}

/// The commands that have something to do now, each with its place in the list.
pub fn offers(app: App) -> Vec<Offer> {
    let offers = COMMANDS.iter().enumerate().filter_map(|(at, command)| {
        Some(Offer {
            at,
            name: command.name,
            other_words: command.other_words,
            says: (command.says)(app)?,
        })
    });
    offers.collect()
}
