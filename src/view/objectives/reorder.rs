//! Putting objectives into another order: by drag, by Alt with the arrow keys, and by buttons.

use super::selection::{Grouping, Selection};
use crate::view::prelude::*;
use crate::{
    app::{App, Route},
    browser::{
        drag::{self, Beside},
        location, page,
    },
    plan::{Change, Edit, Objective, ObjectiveId, Plan},
    view::dynamic::{act, live, piece},
};
use std::time::Duration;

/// What reordering needs to know, and where it says what it did.
#[derive(Clone, Copy)]
pub struct Reorder {
    app: App,
    selection: Memo<Selection>,
    /// What was moved where, for those who can't see it.
    spoken: RwSignal<String>,
    dragged: RwSignal<Option<Drag>>,
}

/// An objective that is held.
#[derive(Clone)]
struct Drag {
    id: ObjectiveId,
    /// How far down the window it was taken hold of, and whether it has left there.
    start: i32,
    has_moved: bool,
    beside: Option<Beside>,
}

/// Up to how far a hand may tremble in a click, in CSS pixels.
const CLICK: i32 = 5;

impl Reorder {
    pub fn new(app: App, selection: Memo<Selection>) -> Reorder {
        Reorder {
            app,
            selection,
            spoken: RwSignal::new(String::new()),
            dragged: RwSignal::new(None),
        }
    }

    /// The list, in which rows are dragged and moved by keys while it stands in the plan's order.
    pub fn list(self, rows: AnyView, is_long: Signal<bool>) -> AnyView {
        let can = move || self.selection.with(Selection::is_plan_order);
        let by_kind = move || {
            self.selection
                .with(|selection| selection.grouping == Grouping::Kind)
        };
        let class = move || {
            let marks = [
                (can(), " can-reorder"),
                (is_long.get(), " long"),
                (by_kind(), " by-kind"),
            ];
            let marks = marks.into_iter().filter(|(is_so, _)| *is_so);
            let marks = marks.map(|(_, mark)| mark);
            ["objective-lists"]
                .into_iter()
                .chain(marks)
                .collect::<String>()
        };
        let hint = move || {
            let are_several = self.app.with_plan(|plan| plan.objectives.len() > 1);
            (can() && are_several).then(|| {
                view! { <p class="hint reorder-hint">"To change the order, drag an objective by its number, or press Alt with an arrow key on it."</p> }
                    .into_any()
            })
        };
        view! {
            <div class=live(class)
                on:pointerdown=act(move |event: web_sys::PointerEvent| self.begin(&event))
                on:pointermove=act(move |event: web_sys::PointerEvent| self.go_on(&event))
                on:pointerup=act(move |_: web_sys::PointerEvent| self.drop())
                on:pointercancel=act(move |_: web_sys::PointerEvent| self.leave())
                on:keydown=act(move |event: web_sys::KeyboardEvent| self.key(&event))
            ><ol class="rows">{rows}</ol></div>
            {piece(hint)}
            <p class="visually-hidden" role="status">{piece(move || self.spoken.get())}</p>
        }
        .into_any()
    }

    /// The buttons for one objective.
    pub fn buttons(self, id: ObjectiveId) -> AnyView {
        let (up, down) = (id.clone(), id);
        view! {
            <div class="pair-of-buttons">
                <button type="button" on:click=act(move |_| self.step(&up, false))>"Move up"</button>
                <button type="button" on:click=act(move |_| self.step(&down, true))>"Move down"</button>
            </div>
        }
        .into_any()
    }

    /// Whether one stays among those of its kind, as the list shows it.
    fn in_kind(self) -> bool {
        self.selection
            .with_untracked(|selection| selection.grouping != Grouping::Not)
    }

    /// Moves an objective past its neighbour.
    fn step(self, id: &ObjectiveId, down: bool) {
        let in_kind = self.in_kind();
        let by = if down { 1 } else { -1 };
        let edit = self.app.with_plan_now(|plan| match in_kind {
            true => plan.move_within_kind(id, by),
            false => plan.move_to_place_of(id, neighbour(plan, id, by)?),
        });
        match edit {
            Some(edit) => self.make(id, edit),
            None if down => self.say(id, "is the last one already"),
            None => self.say(id, "is the first one already"),
        }
    }

    fn make(self, id: &ObjectiveId, edit: Edit) {
        if self.app.change(edit) {
            self.say(id, "was moved");
        }
    }

    /// Says what became of an objective, and where it stands now.
    fn say(self, id: &ObjectiveId, what: &str) {
        let in_kind = self.in_kind();
        let said = self.app.with_plan_now(|plan| {
            let objective = plan.objective(id)?;
            let is_peer = |other: &&Objective| !in_kind || other.kind == objective.kind;
            let peers = || plan.objectives.iter().filter(is_peer);
            let at = peers().position(|other| other.id == *id)? + 1;
            let label = plan.objective_label(objective);
            Some(format!("{label} {what}: {at} of {}.", peers().count()))
        });
        self.spoken.set(said.unwrap_or_default());
    }

    fn key(self, event: &web_sys::KeyboardEvent) {
        let down = match event.key().as_str() {
            "ArrowDown" => true,
            "ArrowUp" => false,
            "Escape" => return self.leave(),
            _ => return,
        };
        let can = self.selection.with_untracked(Selection::is_plan_order);
        if !event.alt_key() || event.ctrl_key() || event.meta_key() || !can {
            return;
        }
        if let Some(href) = drag::row_of(event)
            && let Some(id) = objective_at(&href)
        {
            event.prevent_default();
            self.step(&id, down);
            // The row is put into its new place a moment later, and loses the keyboard there.
            set_timeout(
                move || page::focus_link(page::ROW_LINK, &href),
                Duration::ZERO,
            );
        }
    }

    fn begin(self, event: &web_sys::PointerEvent) {
        if self.selection.with_untracked(Selection::is_plan_order)
            && let Some(id) = drag::begin(event).as_deref().and_then(objective_at)
        {
            self.dragged.set(Some(Drag {
                id,
                start: event.client_y(),
                has_moved: false,
                beside: None,
            }));
        }
    }

    fn go_on(self, event: &web_sys::PointerEvent) {
        let Some(mut drag) = self.dragged.get_untracked() else {
            return;
        };
        drag.has_moved |= (event.client_y() - drag.start).abs() > CLICK;
        if drag.has_moved {
            drag.beside = drag::go_on(event);
        }
        self.dragged.set(Some(drag));
    }

    fn drop(self) {
        let Some(drag) = self.dragged.get_untracked() else {
            return;
        };
        self.leave();
        let id = drag.id;
        if !drag.has_moved {
            // It was held and let go: that is a click on the row.
            location::go_to(&Route::Objectives(Some(id)).to_hash());
        } else if let Some(beside) = drag.beside {
            let in_kind = self.in_kind();
            let to = self.app.with_plan_now(|plan| {
                let other = objective_at(&beside.href)?;
                place_beside(plan, &id, &other, beside.after, in_kind)
            });
            if let Some(to) = to {
                let moved = id.clone();
                self.make(&id, Edit::Objective(Change::Move { id: moved, to }));
            }
        }
    }

    fn leave(self) {
        drag::end();
        self.dragged.set(None);
    }
}

fn objective_at(href: &str) -> Option<ObjectiveId> {
    match Route::parse(href) {
        Route::Objectives(id) => id,
        _ => None,
    }
}

/// The objective before or after this one in the plan.
fn neighbour<'a>(plan: &'a Plan, id: &ObjectiveId, by: isize) -> Option<&'a ObjectiveId> {
    let at = plan.objectives.iter().position(|other| other.id == *id)?;
    let next = plan.objectives.get(at.checked_add_signed(by)?)?;
    Some(&next.id)
}

/// The place at which an objective lies before or after another; None where it lies there already, or may not.
pub fn place_beside(
    plan: &Plan,
    id: &ObjectiveId,
    other: &ObjectiveId,
    after: bool,
    in_kind: bool,
) -> Option<usize> {
    let place = |id: &ObjectiveId| plan.objectives.iter().position(|one| one.id == *id);
    let (from, beside) = (place(id)?, place(other)?);
    if in_kind && plan.objective(id)?.kind != plan.objective(other)?.kind {
        return None;
    }
    // Counted without the one that moves.
    let beside = if from < beside { beside - 1 } else { beside };
    let to = if after { beside + 1 } else { beside };
    (to != from && id != other).then_some(to)
}
