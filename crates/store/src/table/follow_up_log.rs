//! Every field of every follow-up that anybody changed, kept for good: in words for people, and exactly, so that it can be taken back.

use model::{FollowUpEntry, FollowUpField, Instant, LeaseKey};
use rusqlite::Result;

use super::follow_up::{lease_key, parts};
use crate::columns::{Columns, word};
use crate::{DeskWriter, Reader, StoreError};

pub(crate) const CREATE: &str = "CREATE TABLE follow_up_log (
    entry_no INTEGER PRIMARY KEY AUTOINCREMENT,
    edit_id TEXT NOT NULL,
    client_id TEXT NOT NULL,
    property_id TEXT NOT NULL,
    lease_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    author TEXT NOT NULL,
    field TEXT NOT NULL,
    before TEXT,
    after TEXT,
    undo INTEGER NOT NULL,
    exact_before TEXT,
    exact_after TEXT
) STRICT;
CREATE INDEX follow_up_log_by_lease ON follow_up_log (client_id, property_id, lease_id);
CREATE INDEX follow_up_log_by_edit ON follow_up_log (edit_id);";

/// A field's values as they were, whatever they are called now. How they are spelt is the engine's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExactChange {
    pub field: FollowUpField,
    pub before: Option<String>,
    pub after: Option<String>,
}

impl Reader<'_> {
    /// Newest first.
    pub fn list_follow_up_log(&self, lease: &LeaseKey) -> Result<Vec<FollowUpEntry>, StoreError> {
        let mut statement = self.connection().prepare_cached(
            "SELECT edit_id, at, author, field, before, after, undo FROM desk.follow_up_log
             WHERE client_id = ?1 AND property_id = ?2 AND lease_id = ?3 ORDER BY entry_no DESC",
        )?;
        let rows = statement.query_map(parts(lease), |row| {
            let mut c = Columns::new(row, 0);
            Ok(FollowUpEntry {
                edit_id: c.get()?,
                at: Instant(c.get()?),
                author: c.get()?,
                field: c.word()?.ok_or(rusqlite::Error::InvalidQuery)?,
                before: c.text()?,
                after: c.text()?,
                undo: c.get()?,
            })
        })?;
        Ok(rows.collect::<Result<_>>()?)
    }
}

impl DeskWriter<'_> {
    /// What one edit changed, in the order in which it did.
    pub fn list_edit(&self, edit_id: &str) -> Result<Vec<(LeaseKey, ExactChange)>, StoreError> {
        let mut statement = self.transaction().prepare_cached(
            "SELECT client_id, property_id, lease_id, field, exact_before, exact_after FROM follow_up_log
             WHERE edit_id = ?1 ORDER BY entry_no",
        )?;
        let rows = statement.query_map([edit_id], |row| {
            let mut c = Columns::new(row, 0);
            let lease = lease_key(&mut c)?;
            let field = c.word()?.ok_or(rusqlite::Error::InvalidQuery)?;
            Ok((lease, ExactChange { field, before: c.text()?, after: c.text()? }))
        })?;
        Ok(rows.collect::<Result<_>>()?)
    }

    pub fn insert_follow_up_entry(&self, lease: &LeaseKey, entry: &FollowUpEntry, exact: &ExactChange) -> Result<(), StoreError> {
        let [client, property, lease] = parts(lease);
        self.transaction()
            .prepare_cached(
                "INSERT INTO follow_up_log (edit_id, client_id, property_id, lease_id, at, author, field, before, after, undo,
                    exact_before, exact_after)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
            )?
            .execute((
                &entry.edit_id,
                client,
                property,
                lease,
                entry.at.0,
                &entry.author,
                word(entry.field),
                &entry.before,
                &entry.after,
                entry.undo,
                &exact.before,
                &exact.after,
            ))?;
        Ok(())
    }
}
