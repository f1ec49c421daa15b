//! The one way to change a plan. Buttons, keys, drag and import all make an [`Edit`];
//! [`Plan::apply`] checks it and gives back the edit that undoes it.

use super::{
    Acknowledged, Amendment, Contact, Evaluation, Goal, Guidance, Head, Meeting, Objective,
    Partner, Plan, Programme, Record, Section,
    fault::{Fault, Place, Target},
};

/// A change of a plan, as data.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// The title block.
    Head(Box<Head>),
    Objective(Change<Objective>),
    Meeting(Change<Meeting>),
    Partner(Change<Partner>),
    Programme(Change<Programme>),
    Contact(Change<Contact>),
    Guidance(Change<Guidance>),
    Goal(Change<Goal>),
    Section(Change<Section>),
    Amendment(Change<Amendment>),
    Acknowledged(Change<Acknowledged>),
    /// What is written in the evaluation.
    Evaluation(Box<Evaluation>),
    /// The whole plan is replaced by another, as at an import.
    Adopt(Box<Plan>),
    /// Several edits in one step, in this order: all of them or none.
    All(Vec<Edit>),
}

/// A change of one list of records. Places count from 0; a place past the end means the end.
#[derive(Clone, Debug, PartialEq)]
pub enum Change<R: Record> {
    Add {
        at: usize,
        record: Box<R>,
    },
    /// Replaces the record that has the same id.
    Replace(Box<R>),
    Remove(R::Id),
    Move {
        id: R::Id,
        to: usize,
    },
}

/// Why an edit was refused. The plan is then as it was.
#[derive(Clone, Debug, PartialEq)]
pub enum EditError {
    /// There is nothing with this id.
    Unknown(String),
    /// There is something with this id already.
    Taken(String),
    /// The changed plan would break a rule that every plan keeps.
    Faults(Vec<Fault>),
}

impl EditError {
    /// What is wrong and what to do, in a sentence.
    pub fn message(&self) -> String {
        match self {
            EditError::Unknown(id) => {
                format!(
                    "There is no \u{201c}{id}\u{201d} in this plan any more. Go back to the list and choose again."
                )
            }
            EditError::Taken(id) => {
                format!(
                    "This plan has a \u{201c}{id}\u{201d} already. Give the new one another id."
                )
            }
            EditError::Faults(faults) => faults
                .iter()
                .map(Fault::message)
                .collect::<Vec<_>>()
                .join(" "),
        }
    }
}

impl Plan {
    /// Makes the change and returns the edit that undoes it, or refuses and leaves the plan as it is.
    pub fn apply(&mut self, edit: Edit) -> Result<Edit, EditError> {
        match edit {
            Edit::All(edits) => self.apply_all(edits),
            Edit::Adopt(plan) => {
                refuse_faults(plan.faults())?;
                Ok(Edit::Adopt(Box::new(std::mem::replace(self, *plan))))
            }
            Edit::Head(head) => {
                let before = std::mem::replace(&mut self.head, *head);
                if let Err(error) = refuse_faults(self.head_faults()) {
                    self.head = before;
                    return Err(error);
                }
                Ok(Edit::Head(Box::new(before)))
            }
            Edit::Objective(change) => self.apply_change(change, Edit::Objective),
            Edit::Meeting(change) => self.apply_change(change, Edit::Meeting),
            Edit::Partner(change) => self.apply_change(change, Edit::Partner),
            Edit::Programme(change) => self.apply_change(change, Edit::Programme),
            Edit::Contact(change) => self.apply_change(change, Edit::Contact),
            Edit::Guidance(change) => self.apply_change(change, Edit::Guidance),
            Edit::Goal(change) => self.apply_change(change, Edit::Goal),
            Edit::Section(change) => self.apply_change(change, Edit::Section),
            Edit::Amendment(change) => self.apply_change(change, Edit::Amendment),
            Edit::Acknowledged(change) => self.apply_change(change, Edit::Acknowledged),
            Edit::Evaluation(evaluation) => Ok(Edit::Evaluation(Box::new(std::mem::replace(
                &mut self.evaluation,
                *evaluation,
            )))),
        }
    }

    fn apply_all(&mut self, edits: Vec<Edit>) -> Result<Edit, EditError> {
        let mut undo = Vec::with_capacity(edits.len());
        for edit in edits {
            match self.apply(edit) {
                Ok(inverse) => undo.push(inverse),
                Err(error) => {
                    // An inverse of an edit that was just taken is always taken.
                    for inverse in undo.into_iter().rev() {
                        let _ = self.apply(inverse);
                    }
                    return Err(error);
                }
            }
        }
        undo.reverse();
        Ok(Edit::All(undo))
    }

    fn apply_change<R: Listed>(
        &mut self,
        change: Change<R>,
        wrap: fn(Change<R>) -> Edit,
    ) -> Result<Edit, EditError> {
        match change {
            Change::Add { at, record } => {
                if position(R::list(self), record.id()).is_ok() {
                    return Err(EditError::Taken(record.id().to_string()));
                }
                refuse_faults(record.record_faults(self))?;
                let id = record.id().clone();
                let list = R::list_mut(self);
                list.insert(at.min(list.len()), *record);
                Ok(wrap(Change::Remove(id)))
            }
            Change::Replace(record) => {
                let at = position(R::list(self), record.id())?;
                refuse_faults(record.record_faults(self))?;
                match R::list_mut(self).get_mut(at) {
                    Some(slot) => Ok(wrap(Change::Replace(Box::new(std::mem::replace(
                        slot, *record,
                    ))))),
                    None => Err(EditError::Unknown(record.id().to_string())),
                }
            }
            Change::Remove(id) => {
                let at = position(R::list(self), &id)?;
                let users = R::users(self, &id);
                if !users.is_empty() {
                    return Err(EditError::Faults(users));
                }
                let record = R::list_mut(self).remove(at);
                Ok(wrap(Change::Add {
                    at,
                    record: Box::new(record),
                }))
            }
            Change::Move { id, to } => {
                let from = position(R::list(self), &id)?;
                let list = R::list_mut(self);
                let record = list.remove(from);
                list.insert(to.min(list.len()), record);
                Ok(wrap(Change::Move { id, to: from }))
            }
        }
    }
}

fn refuse_faults(faults: Vec<Fault>) -> Result<(), EditError> {
    if faults.is_empty() {
        Ok(())
    } else {
        Err(EditError::Faults(faults))
    }
}

fn position<R: Record>(list: &[R], id: &R::Id) -> Result<usize, EditError> {
    list.iter()
        .position(|record| record.id() == id)
        .ok_or_else(|| EditError::Unknown(id.to_string()))
}

/// A record that knows its list in the plan, the rules it keeps, and what points at it.
pub trait Listed: Record {
    /// The name of its list in the file format.
    const LIST: &'static str;

    fn list(plan: &Plan) -> &Vec<Self>;

    fn list_mut(plan: &mut Plan) -> &mut Vec<Self>;

    /// The rules that this record would break in this plan.
    fn record_faults(&self, plan: &Plan) -> Vec<Fault>;

    /// What this record points at.
    fn targets(&self) -> Vec<Target>;

    /// What in the plan points at the record with this id.
    fn users(plan: &Plan, id: &Self::Id) -> Vec<Fault>;
}

/// The faults that would be there if the record were gone: every pointer at it dangles.
pub(super) fn used(pointers: Vec<Place>, id: &impl std::fmt::Display) -> Vec<Fault> {
    pointers
        .into_iter()
        .map(|place| Fault::StillUsed {
            place,
            id: id.to_string(),
        })
        .collect()
}
