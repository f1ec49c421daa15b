//! How a meeting became firm: the official wording, and each step since, with its day and its author.

use crate::view::prelude::*;
use crate::{
    app::App,
    plan::{Firming, Meeting},
    view::{
        dynamic::piece,
        ui::{chosen::Chosen, text_field},
    },
};

/// The section; nothing where there is no step.
pub fn firming(chosen: Chosen<Meeting>) -> AnyView {
    let app = chosen.app;
    let has_steps = Memo::new(move |_| chosen.read(|meeting| !meeting.firming.is_empty()));
    let section = move || {
        has_steps.get().then(|| {
            view! {
                <section aria-labelledby="firming-heading">
                    <h3 id="firming-heading">"How it became firm"</h3>
                    {piece(move || chosen.read(|meeting| Some(steps(meeting))))}
                    {author(app)}
                </section>
            }
            .into_any()
        })
    };
    piece(section).into_any()
}

fn steps(meeting: &Meeting) -> AnyView {
    let wording = meeting.when.wording.clone().map(|wording| {
        view! { <li><p class="official">{wording}</p><p class="entry-line">"The official wording"</p></li> }
            .into_any()
    });
    let mut before: Option<&Firming> = None;
    let mut views = Vec::new();
    for step in &meeting.firming {
        let words = step.news(before);
        let line = step.entered(before.is_none());
        views.push(view! { <li><p>{words}</p><p class="entry-line">{line}</p></li> }.into_any());
        before = Some(step);
    }
    view! { <ol class="firming">{wording}{views}</ol> }.into_any()
}

/// Asks once for the name that goes with the steps.
fn author(app: App) -> AnyView {
    let is_known = Memo::new(move |_| app.author().is_some());
    let ask = move || {
        (!is_known.get()).then(|| {
            view! {
                {text_field("Your name beside your steps, if you like", "firming-author", Signal::stored(String::new()), move |name| app.set_author(&name))}
                <p class="hint">"It goes with the plan. Settings keep it and forget it."</p>
            }
            .into_any()
        })
    };
    piece(ask).into_any()
}
