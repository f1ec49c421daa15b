//! Line icons on a 24-unit square. They go with a word and are hidden from assistive technology.

use crate::view::prelude::*;

/// The icons that there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Icon {
    Home,
    List,
    Calendar,
    Partners,
    Note,
    Exchange,
    Settings,
    Undo,
    Redo,
    Search,
    Question,
    Circle,
    Progress,
    Loop,
    Check,
    Clock,
    Forward,
    Cross,
    Dash,
    Warning,
    Document,
    Back,
    Plus,
    Download,
    Upload,
    Print,
}

impl Icon {
    /// The SVG path.
    fn path(self) -> &'static str {
        match self {
            Icon::Home => "M4 11l8-7 8 7v8a1 1 0 0 1-1 1h-4v-6H9v6H5a1 1 0 0 1-1-1z",
            Icon::List => "M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01",
            Icon::Calendar => "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4",
            Icon::Partners => {
                "M3.500 7a2.500 2.500 0 1 0 5 0a2.500 2.500 0 1 0-5 0M15.500 6a2.500 2.500 0 1 0 5 0a2.500 2.500 0 1 0-5 0M9.500 18a2.500 2.500 0 1 0 5 0a2.500 2.500 0 1 0-5 0M7.200 9.200l3.600 6.600M16.800 8.200l-3.600 7.500M8.500 6.800l7-.6"
            }
            Icon::Note => "M5 4h14v10l-6 6H5zM13 20v-6h6",
            Icon::Exchange => {
                "M7 20V5M3.500 8.500L7 5l3.500 3.500M17 4v15M13.500 15.500L17 19l3.500-3.500"
            }
            Icon::Settings => {
                "M4 7h9M17 7h3M4 17h3M11 17h9M13 7a2 2 0 1 0 4 0a2 2 0 1 0-4 0M7 17a2 2 0 1 0 4 0a2 2 0 1 0-4 0"
            }
            Icon::Undo => "M8 5L4 9l4 4M4 9h10a5.500 5.500 0 0 1 0 11h-3",
            Icon::Redo => "M16 5l4 4-4 4M20 9H10a5.500 5.500 0 0 0 0 11h3",
            Icon::Search => "M3.500 10.500a7 7 0 1 0 14 0a7 7 0 1 0-14 0M15.600 15.600L21 21",
            Icon::Question => {
                "M3.500 12a8.500 8.500 0 1 0 17 0a8.500 8.500 0 1 0-17 0M9.500 9.500a2.500 2.500 0 1 1 3.600 2.200c-.8.4-1.100 1-1.100 1.800M12 16.800h.01"
            }
            Icon::Circle => "M4.500 12a7.500 7.500 0 1 0 15 0a7.500 7.500 0 1 0-15 0",
            Icon::Progress => "M20 12a8 8 0 1 1-8-8M12 8v4l3 2",
            Icon::Loop => "M5 11a7 7 0 0 1 12-4l2 2M19 4v5h-5M19 13a7 7 0 0 1-12 4l-2-2M5 20v-5h5",
            Icon::Check => "M5 12.500l4.500 4.500L19 7.500",
            Icon::Clock => "M3.500 12a8.500 8.500 0 1 0 17 0a8.500 8.500 0 1 0-17 0M12 7v5l3.500 2",
            Icon::Forward => "M4 12h15M13 6l6 6-6 6",
            Icon::Cross => "M6 6l12 12M18 6L6 18",
            Icon::Dash => "M5 12h14",
            Icon::Warning => "M12 4l9 16H3zM12 10v4.500M12 17.200h.01",
            Icon::Document => "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
            Icon::Back => "M19 12H5M11 6l-6 6 6 6",
            Icon::Plus => "M12 5v14M5 12h14",
            Icon::Download => "M12 4v11M7.500 11L12 15.500 16.500 11M5 20h14",
            Icon::Print => "M7 8V3h10v5M7 17H4V8h16v9h-3M7 14h10v7H7z",
            Icon::Upload => "M12 16V5M7.500 9.500L12 5l4.500 4.500M5 20h14",
        }
    }
}

/// Draws an icon.
pub fn picture(icon: Icon) -> AnyView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=icon.path()/>
        </svg>
    }
    .into_any()
}
