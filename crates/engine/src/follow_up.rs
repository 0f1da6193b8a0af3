//! What the staff say of leases: edits that can be taken back, one lease or many at once, each logged with time and author.

mod checked;
mod field;
mod own_note;

use std::collections::BTreeSet;

use model::{ClientId, FollowUp, FollowUpEdit, FollowUpEntry, Instant, LeaseKey, Stage};
use serde::{Deserialize, Serialize};
use store::{DeskWriter, ExactChange, StoreError};

use crate::{Engine, EngineError, Topic};
use checked::{apply, checked};

pub(crate) use checked::check_person;

/// Which leases an edit is for.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum EditTarget {
    Leases {
        leases: Vec<LeaseKey>,
    },
    /// All that a filter finds now.
    Filter {
        filter: String,
    },
}

/// What an edit would do, or has done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct EditSummary {
    /// By which [`Engine::undo_edit`] takes it back; `None` = nothing changed, or it is a preview.
    pub edit_id: Option<String>,
    /// Leases that the target names.
    pub leases: u32,
    /// Of them, those for which something is different now.
    pub changed: u32,
}

/// A follow-up as it is to be, and what that changes.
struct Planned {
    lease: LeaseKey,
    now: FollowUp,
    changes: Vec<ExactChange>,
}

/// What all entries of one edit have in common.
struct Scene {
    edit_id: String,
    at: Instant,
    author: String,
    undo: bool,
    stages: Vec<Stage>,
}

impl Engine {
    /// What [`edit_follow_ups`](Self::edit_follow_ups) would do, without doing it.
    pub fn preview_edit(&self, target: &EditTarget, edit: &FollowUpEdit) -> Result<EditSummary, EngineError> {
        let edit = checked(edit)?;
        let leases = self.leases_of(target)?;
        let stages = self.desk_settings()?.stages;
        let before = self.inner.store.read(|reader| {
            leases.iter().map(|lease| Ok((lease.clone(), reader.find_follow_up(lease)?))).collect::<Result<Vec<_>, _>>()
        })?;
        let planned = plan(&edit, &stages, before)?;
        Ok(summary(None, leases.len(), planned.len()))
    }

    /// All of it or nothing. Where nothing would be different, nothing is written.
    pub fn edit_follow_ups(&self, target: &EditTarget, edit: &FollowUpEdit) -> Result<EditSummary, EngineError> {
        let edit = checked(edit)?;
        let leases = self.leases_of(target)?;
        let count = leases.len();
        let scene = self.scene(false)?;
        let changed = self.write_desk(|desk| {
            let before = leases.into_iter().map(|lease| {
                let before = desk.find_follow_up(&lease)?;
                Ok((lease, before))
            });
            let planned = plan(&edit, &scene.stages, before.collect::<Result<Vec<_>, StoreError>>()?)?;
            record(desk, &scene, &planned)?;
            Ok(planned.len())
        })?;
        Ok(self.edited(scene, count, changed))
    }

    /// Gives every field that the edit changed its old value back, where nobody has changed it since. How many leases that were. It
    /// is an edit itself, and can be taken back by the id that it answers.
    pub fn undo_edit(&self, edit_id: &str) -> Result<EditSummary, EngineError> {
        let scene = self.scene(true)?;
        let (count, changed) = self.write_desk(|desk| {
            let entries = desk.list_edit(edit_id)?;
            let of_leases: Vec<_> = entries.chunk_by(|(a, _), (b, _)| a == b).collect();
            if of_leases.is_empty() {
                return Err(EngineError::NoSuch("edit"));
            }
            let mut planned = Vec::new();
            for of_lease in &of_leases {
                let Some((lease, _)) = of_lease.first() else { continue };
                let before = desk.find_follow_up(lease)?;
                planned.extend(take_back(lease, before, of_lease.iter().map(|(_, change)| change)));
            }
            record(desk, &scene, &planned)?;
            Ok((of_leases.len(), planned.len()))
        })?;
        Ok(self.edited(scene, count, changed))
    }

    /// Newest first.
    pub fn list_follow_up_log(&self, lease: &LeaseKey) -> Result<Vec<FollowUpEntry>, EngineError> {
        Ok(self.inner.store.read(|reader| reader.list_follow_up_log(lease))?)
    }

    /// Each lease once: two units can have leases of one number, which then share a follow-up. A lease that MRI no longer has is as
    /// good as any; a client that is not there would leave rows that nobody can find again.
    fn leases_of(&self, target: &EditTarget) -> Result<BTreeSet<LeaseKey>, EngineError> {
        match target {
            EditTarget::Leases { leases } => {
                let leases: BTreeSet<LeaseKey> = leases.iter().cloned().collect();
                let clients: BTreeSet<_> = leases.iter().map(|lease| &lease.client_id).collect();
                clients.into_iter().try_for_each(|client| self.check_client_id(client))?;
                Ok(leases)
            }
            EditTarget::Filter { filter } => {
                let key = |renewal: model::Renewal| LeaseKey {
                    client_id: renewal.client_id,
                    property_id: renewal.property_id,
                    lease_id: renewal.lease_id,
                };
                Ok(self.list_renewals(filter, &[])?.into_iter().map(key).collect())
            }
        }
    }

    /// By its id alone: under a client's name rows would be kept that nobody finds again.
    fn check_client_id(&self, id: &ClientId) -> Result<(), EngineError> {
        let is_there = self.client_rows()?.iter().any(|row| row.client.id == *id);
        if is_there { Ok(()) } else { Err(EngineError::NoClient(id.to_string())) }
    }

    fn scene(&self, undo: bool) -> Result<Scene, EngineError> {
        let settings = self.desk_settings()?;
        Ok(Scene {
            edit_id: uuid::Uuid::now_v7().to_string(),
            at: self.now(),
            author: settings.author(),
            undo,
            stages: settings.stages,
        })
    }

    fn edited(&self, scene: Scene, leases: usize, changed: usize) -> EditSummary {
        if changed > 0 {
            self.notify(Topic::Renewals);
            self.notify(Topic::Desk);
        }
        summary((changed > 0).then_some(scene.edit_id), leases, changed)
    }
}

/// What an edit makes different, lease by lease. A stage that is not on the list is refused but for those who have it already.
fn plan(
    edit: &FollowUpEdit,
    stages: &[Stage],
    before: impl IntoIterator<Item = (LeaseKey, Option<FollowUp>)>,
) -> Result<Vec<Planned>, EngineError> {
    let stage = edit.stage.as_ref().and_then(|stage| stage.to.as_deref());
    let unlisted = stage.filter(|id| stages.iter().all(|stage| stage.id != *id));
    let mut planned = Vec::new();
    for (lease, before) in before {
        let before = before.unwrap_or_else(untouched);
        if let Some(id) = unlisted.filter(|id| before.stage.as_deref() != Some(*id)) {
            return Err(EngineError::WrongUse(format!(
                "there is no stage `{id}`: choose one of the list, or add it in Settings"
            )));
        }
        let now = apply(edit, &before)?;
        planned.extend(difference(lease, &before, now));
    }
    Ok(planned)
}

/// The old value of each field that still is what the edit made of it.
fn take_back<'a>(lease: &LeaseKey, before: Option<FollowUp>, changes: impl Iterator<Item = &'a ExactChange>) -> Option<Planned> {
    let before = before.unwrap_or_else(untouched);
    let mut now = before.clone();
    for change in changes.filter(|change| field::exact(&before, change.field) == change.after) {
        field::set(&mut now, change.field, change.before.as_deref());
    }
    difference(lease.clone(), &before, now)
}

fn difference(lease: LeaseKey, before: &FollowUp, now: FollowUp) -> Option<Planned> {
    let change = |field| ExactChange { field, before: field::exact(before, field), after: field::exact(&now, field) };
    let changes: Vec<_> = field::ALL.into_iter().map(change).filter(|change| change.before != change.after).collect();
    (!changes.is_empty()).then_some(Planned { lease, changes, now })
}

fn record(desk: &DeskWriter<'_>, scene: &Scene, planned: &[Planned]) -> Result<(), StoreError> {
    for Planned { lease, now, changes } in planned {
        let version = now.version.saturating_add(1);
        let now = FollowUp { version, author: scene.author.clone(), updated_at: scene.at, ..now.clone() };
        desk.upsert_follow_up(lease, &now)?;
        for change in changes {
            let in_words = |exact: &Option<String>| field::in_words(change.field, exact.as_deref(), &scene.stages);
            let entry = FollowUpEntry {
                edit_id: scene.edit_id.clone(),
                at: scene.at,
                author: scene.author.clone(),
                field: change.field,
                before: in_words(&change.before),
                after: in_words(&change.after),
                undo: scene.undo,
            };
            desk.insert_follow_up_entry(lease, &entry, change)?;
        }
    }
    Ok(())
}

fn untouched() -> FollowUp {
    FollowUp {
        stage: None,
        owner: None,
        next_step: None,
        follow_up_on: None,
        tags: Vec::new(),
        muted: false,
        version: 0,
        author: String::new(),
        updated_at: Instant(0),
    }
}

fn summary(edit_id: Option<String>, leases: usize, changed: usize) -> EditSummary {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    EditSummary { edit_id, leases: count(leases), changed: count(changed) }
}
