//! Taking a picture along: as a file that scales, as a file of pixels, or on paper.

use super::icon::{Icon, picture as icon};
use crate::view::prelude::*;
use crate::{
    app::{App, PictureFile},
    browser::page,
    picture::{Anchor, Form, Picture, Shape, Sheet, translation},
    view::dynamic::{act, piece},
};
use std::time::Duration;

/// Makes the picture as it is now.
type Make = Box<dyn Fn() -> Picture + Send + Sync>;

/// The three buttons. `make` is asked when one is pressed.
pub fn take_along(app: App, make: impl Fn() -> Picture + Send + Sync + 'static) -> AnyView {
    buttons(app, StoredValue::new(Box::new(make)))
}

fn buttons(app: App, make: StoredValue<Make>) -> AnyView {
    let printed: RwSignal<Option<Sheet>> = RwSignal::new(None);
    let listener = window_event_listener_untyped("afterprint", move |_| {
        printed.try_set(None);
    });
    on_cleanup(move || listener.remove());
    let hand_out = move |file| {
        make.with_value(|make| app.hand_out_picture(&make(), file));
    };
    let print = move || {
        printed.set(Some(make.with_value(|make| make().sheet())));
        // Once it is drawn.
        set_timeout(page::print, Duration::from_millis(50));
    };
    let button = |sign, words: &'static str, name: &'static str, handle: Box<dyn Fn()>| {
        view! {
            <button type="button" aria-label=name on:click=act(move |_| handle())>{icon(sign)}{words}</button>
        }
        .into_any()
    };
    view! {
        <div class="take-along" role="group" aria-label="Take the picture along">
            {button(Icon::Download, "SVG", "Save the picture as SVG", Box::new(move || hand_out(PictureFile::Svg)))}
            {button(Icon::Download, "PNG", "Save the picture as PNG", Box::new(move || hand_out(PictureFile::Png)))}
            {button(Icon::Print, "Print", "Print the picture", Box::new(print))}
        </div>
        {piece(move || printed.with(|sheet| sheet.as_ref().map(on_paper)))}
    }
    .into_any()
}

/// The sheet as the page prints it: nothing else is printed then (`style/print.css`).
fn on_paper(sheet: &Sheet) -> AnyView {
    let view_box = format!("0 0 {} {}", sheet.width, sheet.height);
    let is_tall = sheet.height > sheet.width;
    // A strip that nobody could read: it goes on over several pages.
    let is_long = sheet.height > 2 * sheet.width;
    let shapes = sheet.shapes.iter().map(|(at, shape)| drawn(*at, shape));
    view! {
        <svg class="picture-sheet" class:tall=is_tall class:long=is_long viewBox=view_box aria-hidden="true">{shapes.collect_view()}</svg>
    }
    .into_any()
}

/// A shape with the colours that it has in a file.
fn drawn(at: (i32, i32), shape: &Shape) -> AnyView {
    let (fill, stroke, width) = shape.role.colours();
    let transform = translation(at);
    match &shape.form {
        Form::Path(path) => view! {
            <path d=path.clone() transform=transform fill=fill stroke=stroke stroke-width=width.to_string() fill-rule="evenodd"/>
        }
        .into_any(),
        Form::Text {
            at,
            anchor,
            size,
            words,
        } => {
            let (family, weight) = shape.role.font();
            let anchor = match anchor {
                Anchor::Start => None,
                anchor => Some(anchor.word()),
            };
            view! {
                <text x=at.0.to_string() y=at.1.to_string() transform=transform fill=fill stroke=stroke stroke-width=width.to_string() paint-order="stroke"
                    font-size=size.to_string() font-family=family font-weight=weight.to_string() text-anchor=anchor>{words.clone()}</text>
            }
            .into_any()
        }
    }
}
