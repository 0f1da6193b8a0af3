//! The data folder as its owner sees it: what lies there, backups of the desk, and forgetting everything.

mod backups;
mod forget;
mod upkeep;

use std::fs;
use std::path::Path;

use model::Instant;
use serde::Serialize;

use crate::sync::Alone;
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
        let folder = self.data_dir();
        let database = |name: &str| ["", "-wal", "-shm"].iter().map(|end| size(&folder.join(format!("{name}{end}")))).sum();
        Ok(DataFolder {
            path: folder.display().to_string(),
            cache_bytes: database("cache.db"),
            desk_bytes: database("desk.db"),
            log_bytes: size(&folder.join("logs")),
            quarantine_bytes: size(&folder.join("quarantine")),
            backups: backups::list(folder)?,
        })
    }

    /// Nobody syncs any client until the locks are dropped; a run under way is [`EngineError::Busy`].
    fn hold_all_clients(&self, what: &str) -> Result<Vec<Alone>, EngineError> {
        let clients = self.list_clients()?;
        clients.iter().map(|client| self.lock_client_alone(client, what)).collect()
    }
}

/// Of a file, or of all that lies in a folder. What cannot be looked at, or went away meanwhile, counts nothing.
fn size(path: &Path) -> u64 {
    let Ok(found) = fs::symlink_metadata(path) else { return 0 };
    if !found.is_dir() {
        return found.len();
    }
    fs::read_dir(path).into_iter().flatten().flatten().map(|entry| size(&entry.path())).sum()
}
