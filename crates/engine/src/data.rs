//! The data folder as its owner sees it: what lies there, backups of the desk, and forgetting everything.

use model::Instant;
use serde::Serialize;

use crate::{Engine, EngineError};

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct DataFolder {
    pub path: String,
    /// What MRI said, in bytes.
    #[cfg_attr(feature = "specta", specta(type = f64))]
    pub cache_bytes: u64,
    /// What the staff said and what cannot be fetched again.
    #[cfg_attr(feature = "specta", specta(type = f64))]
    pub desk_bytes: u64,
    #[cfg_attr(feature = "specta", specta(type = f64))]
    pub log_bytes: u64,
    /// Caches that were set aside.
    #[cfg_attr(feature = "specta", specta(type = f64))]
    pub quarantine_bytes: u64,
    /// Newest first.
    pub backups: Vec<Backup>,
}

/// A copy of the desk, made by SQLite's backup API and read back before it got its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Backup {
    /// Its file name, under `backups/`.
    pub name: String,
    pub at: Instant,
    #[cfg_attr(feature = "specta", specta(type = f64))]
    pub bytes: u64,
}

impl Engine {
    pub fn data_folder(&self) -> Result<DataFolder, EngineError> {
        Err(EngineError::Internal("not built".into()))
    }

    /// Copies the desk beside itself, checks the copy, and keeps the newest ten.
    pub fn back_up(&self) -> Result<Backup, EngineError> {
        Err(EngineError::Internal("not built".into()))
    }

    /// Puts a backup in the desk's place; what the desk holds now is backed up first. Takes effect at once.
    pub fn restore_backup(&self, _name: &str) -> Result<(), EngineError> {
        Err(EngineError::Internal("not built".into()))
    }

    /// Deletes everything that this program keeps: both files, backups, logs, quarantine, and every client's secrets. The engine is of
    /// no use afterwards. The sentences that come back say what could not be deleted.
    pub fn forget_everything(&self) -> Result<Vec<String>, EngineError> {
        Err(EngineError::Internal("not built".into()))
    }
}
