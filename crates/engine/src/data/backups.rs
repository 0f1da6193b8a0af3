//! Backups of the desk by their names, which tell when each was made, in UTC: `backups/desk-20261123-091500.db`.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use model::Instant;

use super::Backup;
use crate::{Engine, EngineError, Topic};

const KEPT: usize = 10;
const NAME: &str = "desk-%Y%m%d-%H%M%S.db";
const DAY_MS: i64 = 86_400_000;

impl Engine {
    /// Copies the desk beside itself, checks the copy, and keeps the newest ten.
    pub fn back_up(&self) -> Result<Backup, EngineError> {
        let backup = self.add_backup()?;
        self.keep_newest(None)?;
        self.notify(Topic::Desk);
        Ok(backup)
    }

    /// Backs up a desk that has a client and no backup from the last day.
    pub fn back_up_daily(&self) -> Result<Option<Backup>, EngineError> {
        let newest = list(self.data_dir())?.first().map(|backup| backup.at);
        let is_due = newest.is_none_or(|at| at.age_ms(self.now()) >= DAY_MS || at > self.now());
        if !is_due || self.list_clients()?.is_empty() {
            return Ok(None);
        }
        self.back_up().map(Some)
    }

    /// Puts a backup in the desk's place, all but the ledger of calls; what the desk holds now is backed up first. Takes effect at once,
    /// in every process. Refused while a run is under way.
    pub fn restore_backup(&self, name: &str) -> Result<(), EngineError> {
        // A name without a path in it: only what is listed can be meant.
        let backup = list(self.data_dir())?.into_iter().find(|backup| backup.name == name);
        let backup = backup.ok_or_else(|| EngineError::WrongUse(format!("there is no backup `{name}`")))?;
        let _nobody_syncs = self.hold_all_clients("restoring a backup")?;
        self.add_backup()?;
        self.inner.store.replace_desk(&folder(self.data_dir()).join(&backup.name))?;
        self.inner.portfolio.forget();
        tracing::info!(backup = %backup.name, "a backup was restored");
        self.keep_newest(Some(&backup.name))?;
        for topic in [Topic::Clients, Topic::Status, Topic::Renewals, Topic::Runs, Topic::Desk] {
            self.notify(topic);
        }
        Ok(())
    }

    fn add_backup(&self) -> Result<Backup, EngineError> {
        let path = self.free_path()?;
        self.inner.store.copy_desk(&path)?;
        read(&path).ok_or_else(|| EngineError::Internal("a backup has no name".into()))
    }

    /// Named after this second, or after the next one that has no backup yet.
    fn free_path(&self) -> Result<PathBuf, EngineError> {
        let now = Timestamp::from_millisecond(self.now().0).map_err(|error| EngineError::Internal(error.to_string()))?;
        let folder = folder(self.data_dir());
        let name = |seconds| Some(folder.join((now + jiff::SignedDuration::from_secs(seconds)).strftime(NAME).to_string()));
        let free = (0..3_600).filter_map(name).find(|path| !path.exists());
        free.ok_or_else(|| EngineError::Internal("no name is left for a backup".into()))
    }

    fn keep_newest(&self, and: Option<&str>) -> Result<(), EngineError> {
        let backups = list(self.data_dir())?;
        for old in backups.iter().skip(KEPT).filter(|backup| and != Some(backup.name.as_str())) {
            let path = folder(self.data_dir()).join(&old.name);
            fs::remove_file(&path).map_err(EngineError::file(&path))?;
        }
        Ok(())
    }
}

pub(super) fn folder(data_dir: &Path) -> PathBuf {
    data_dir.join("backups")
}

/// Newest first. What has another name, such as a copy that was never finished, is no backup.
pub(super) fn list(data_dir: &Path) -> Result<Vec<Backup>, EngineError> {
    let folder = folder(data_dir);
    let entries = match fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(EngineError::File { path: folder, source: error }),
    };
    let mut backups: Vec<Backup> = entries.flatten().filter_map(|entry| read(&entry.path())).collect();
    backups.sort_by(|a, b| b.name.cmp(&a.name));
    Ok(backups)
}

fn read(path: &Path) -> Option<Backup> {
    let name = path.file_name()?.to_str()?.to_owned();
    let at = DateTime::strptime(NAME, &name).ok()?;
    // Of two ways to write a moment only the one that this program writes sorts rightly.
    if at.strftime(NAME).to_string() != name {
        return None;
    }
    let at = TimeZone::UTC.to_timestamp(at).ok()?;
    let found = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
    Some(Backup { name, at: Instant(at.as_millisecond()), bytes: found.len() })
}
