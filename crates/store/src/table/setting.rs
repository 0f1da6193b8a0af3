//! Settings of the desk as a whole, one row each: JSON, or whatever else their owner in the engine writes.

use model::Instant;
use rusqlite::OptionalExtension;

use crate::{DeskWriter, Reader, StoreError};

pub(crate) const CREATE: &str = "CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    version INTEGER NOT NULL,
    author TEXT NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;";

impl Reader<'_> {
    /// Differs whenever a setting, a view or a reminder has been written since; runs and calls do not move it.
    pub fn desk_mark(&self) -> Result<i64, StoreError> {
        let sql = "SELECT (SELECT coalesce(sum(version), 0) FROM desk.setting)
            + (SELECT coalesce(sum(version), 0) FROM desk.saved_view)
            + (SELECT count(*) + count(read_at) + coalesce(max(at), 0) FROM desk.reminder)";
        Ok(self.connection().prepare_cached(sql)?.query_row([], |row| row.get(0))?)
    }

    pub fn find_setting(&self, name: &str) -> Result<Option<String>, StoreError> {
        let sql = "SELECT value FROM desk.setting WHERE name = ?1";
        Ok(self.connection().prepare_cached(sql)?.query_row([name], |row| row.get(0)).optional()?)
    }
}

impl DeskWriter<'_> {
    pub fn find_setting(&self, name: &str) -> Result<Option<String>, StoreError> {
        let sql = "SELECT value FROM setting WHERE name = ?1";
        Ok(self.transaction().prepare_cached(sql)?.query_row([name], |row| row.get(0)).optional()?)
    }

    pub fn upsert_setting(&self, name: &str, value: &str, author: &str, at: Instant) -> Result<(), StoreError> {
        self.transaction().execute(
            "INSERT INTO setting VALUES (?1, ?2, 1, ?3, ?4)
             ON CONFLICT (name) DO UPDATE SET value = excluded.value, version = version + 1, author = excluded.author,
                updated_at = excluded.updated_at",
            (name, value, author, at.0),
        )?;
        Ok(())
    }

    /// Sets it if it still is what was read: of several processes, one succeeds. `None` = it was not there.
    pub fn claim_setting(
        &self,
        name: &str,
        before: Option<&str>,
        value: &str,
        author: &str,
        at: Instant,
    ) -> Result<bool, StoreError> {
        let rows = match before {
            Some(before) => self.transaction().execute(
                "UPDATE setting SET value = ?3, version = version + 1, author = ?4, updated_at = ?5 WHERE name = ?1 AND value = ?2",
                (name, before, value, author, at.0),
            )?,
            None => self
                .transaction()
                .execute("INSERT OR IGNORE INTO setting VALUES (?1, ?2, 1, ?3, ?4)", (name, value, author, at.0))?,
        };
        Ok(rows > 0)
    }
}
