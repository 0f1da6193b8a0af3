//! Backups of the desk by their names, which tell when each was made, in UTC: `backups/desk-20261123-091500.db`.

use std::collections::HashSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use model::{Instant, PropertyId, QuotaLimit};
use store::{ClientRow, DeskWriter, StoreError};

use super::Backup;
use crate::client::is_same_database;
use crate::secret::is_same_place;
use crate::{Engine, EngineError, Topic};

const KEPT: usize = 10;
const NAME: &str = "desk-%Y%m%d-%H%M%S.db";
const DAY_MS: i64 = 86_400_000;
/// So far ahead of the clock a name can be that another backup had the second before.
const NEAR_MS: i64 = 3_600_000;

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
        // One of the future was made when the clock went wrong, and says nothing of today.
        let now = self.now();
        let newest = list(self.data_dir())?.into_iter().map(|backup| backup.at).find(|at| *at <= now);
        let is_due = newest.is_none_or(|at| at.age_ms(now) >= DAY_MS);
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
        let before = self.client_rows()?;
        self.add_backup()?;
        self.inner.store.replace_desk(&folder(self.data_dir()).join(&backup.name))?;
        self.fit_to_restored(&before)?;
        self.inner.portfolio.forget();
        tracing::info!(backup = %backup.name, "a backup was restored");
        self.keep_newest(Some(&backup.name))?;
        for topic in [Topic::Clients, Topic::Status, Topic::Renewals, Topic::Runs, Topic::Desk] {
            self.notify(topic);
        }
        Ok(())
    }

    /// Secrets, calls and what was fetched are not of the backup, and what it says of them can be out of date.
    fn fit_to_restored(&self, before: &[ClientRow]) -> Result<(), EngineError> {
        let restored = self.client_rows()?;
        self.inner.store.write_desk(|desk| restored.iter().try_for_each(|row| keep_limit(desk, row, before)))?;
        let ids = restored.iter().map(|row| &row.client.id).collect();
        self.inner.store.write_cache(|cache| {
            cache.delete_rows_of_others(&ids)?;
            for row in &restored {
                let (id, old) = (&row.client.id, before.iter().find(|old| old.client.id == row.client.id));
                if old.is_some_and(|old| !is_same_database(&old.client, &row.client)) {
                    cache.delete_client_rows(id)?;
                }
                let listed: HashSet<&PropertyId> = row.client.properties.iter().map(|property| &property.id).collect();
                cache.delete_unlisted_rows(id, &listed)?;
            }
            Ok(())
        })?;
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
        let now = self.now();
        let (future, mut backups): (Vec<_>, Vec<_>) = list(self.data_dir())?.into_iter().partition(|backup| backup.at > now);
        // Dated by a clock that was wrong, they would push out every true one. Two of one second are no such case.
        let (far, near): (Vec<_>, Vec<_>) = future.into_iter().partition(|backup| now.age_ms(backup.at) > NEAR_MS);
        backups.splice(0..0, near);
        backups.extend(far);
        for old in backups.iter().skip(KEPT).filter(|backup| and != Some(backup.name.as_str())) {
            let path = folder(self.data_dir()).join(&old.name);
            fs::remove_file(&path).map_err(EngineError::file(&path))?;
        }
        Ok(())
    }
}

/// A key keeps the smaller of two limits: that it was larger once allows nothing today.
fn keep_limit(desk: &DeskWriter<'_>, row: &ClientRow, before: &[ClientRow]) -> Result<(), StoreError> {
    let client = &row.client;
    let has_its_secret =
        |old: &&ClientRow| old.client.id == client.id && is_same_place(old.client.secret_store, client.secret_store);
    let key_id = before.iter().find(has_its_secret).map_or(&row.key_id, |old| &old.key_id);
    if *key_id != row.key_id {
        desk.update_client_key(&client.id, key_id)?;
    }
    let of_key = before.iter().filter(|old| old.key_id == *key_id).map(|old| old.client.quota);
    let quota = of_key
        .fold(client.quota, |a, b| QuotaLimit { calls: a.calls.min(b.calls), window_secs: a.window_secs.max(b.window_secs) });
    if quota == client.quota {
        return Ok(());
    }
    let mut settings = client.settings.clone();
    settings.headroom = settings.headroom.min(quota.calls.saturating_sub(1));
    desk.update_client_settings(&client.id, quota, &settings)
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
