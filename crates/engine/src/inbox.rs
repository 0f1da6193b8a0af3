//! Reminders: deadlines that have come within a lead time, each told once, and the digest of them. A muted lease is silent.

use model::{DeadlineKind, Instant, LeaseKey};
use serde::Serialize;

use crate::{Engine, EngineError};

/// A deadline that came within a lead time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Reminder {
    pub id: String,
    pub lease: LeaseKey,
    pub occupant_name: Option<String>,
    pub property_name: Option<String>,
    pub suite_id: Option<String>,
    pub kind: DeadlineKind,
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub on: model::Date,
    /// From today; negative once it has passed.
    pub days: i32,
    pub at: Instant,
    pub read: bool,
}

/// What a system notification says: counts only, no tenant's name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Digest {
    /// New reminders since the last digest.
    pub reminders: u32,
    /// Deadlines within seven days.
    pub this_week: u32,
    /// Changes that nobody has seen yet.
    pub changes: u32,
}

impl Engine {
    /// The unread ones first, then by deadline. Those of leases that are gone or muted are left out.
    pub fn list_reminders(&self) -> Result<Vec<Reminder>, EngineError> {
        Err(EngineError::Internal("not built".into()))
    }

    /// Empty = all of them.
    pub fn mark_reminders_read(&self, _ids: &[String]) -> Result<(), EngineError> {
        Err(EngineError::Internal("not built".into()))
    }

    /// Writes down the deadlines that have come within a lead time since the last look. Doing it twice adds nothing.
    pub fn note_reminders(&self) -> Result<u32, EngineError> {
        Err(EngineError::Internal("not built".into()))
    }

    /// The digest that is due now, claimed for this process: once a day, and at the end of a run that brought news.
    pub fn take_digest(&self, _after_run: bool) -> Result<Option<Digest>, EngineError> {
        Err(EngineError::Internal("not built".into()))
    }
}
