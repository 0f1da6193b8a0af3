//! What the staff say of leases: edits that can be taken back, one lease or many at once, each logged with time and author.

use model::{FollowUpEdit, FollowUpEntry, LeaseKey, OwnNote};
use serde::{Deserialize, Serialize};

use crate::{Engine, EngineError};

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

impl Engine {
    pub fn preview_edit(&self, _target: &EditTarget, _edit: &FollowUpEdit) -> Result<EditSummary, EngineError> {
        Err(EngineError::Internal("not built".into()))
    }

    pub fn edit_follow_ups(&self, _target: &EditTarget, _edit: &FollowUpEdit) -> Result<EditSummary, EngineError> {
        Err(EngineError::Internal("not built".into()))
    }

    /// Gives every field that the edit changed its old value back, where nobody has changed it since. How many leases that were.
    pub fn undo_edit(&self, _edit_id: &str) -> Result<EditSummary, EngineError> {
        Err(EngineError::Internal("not built".into()))
    }

    /// Newest first.
    pub fn list_follow_up_log(&self, _lease: &LeaseKey) -> Result<Vec<FollowUpEntry>, EngineError> {
        Err(EngineError::Internal("not built".into()))
    }

    /// Newest first.
    pub fn list_own_notes(&self, _lease: &LeaseKey) -> Result<Vec<OwnNote>, EngineError> {
        Err(EngineError::Internal("not built".into()))
    }

    pub fn add_own_note(&self, _lease: &LeaseKey, _text: &str) -> Result<OwnNote, EngineError> {
        Err(EngineError::Internal("not built".into()))
    }

    pub fn update_own_note(&self, _id: &str, _text: &str) -> Result<OwnNote, EngineError> {
        Err(EngineError::Internal("not built".into()))
    }

    pub fn delete_own_note(&self, _id: &str) -> Result<(), EngineError> {
        Err(EngineError::Internal("not built".into()))
    }

    /// Takes a deletion back.
    pub fn restore_own_note(&self, _id: &str) -> Result<OwnNote, EngineError> {
        Err(EngineError::Internal("not built".into()))
    }
}
