//! The staff's own notes. A deleted one keeps its text for a while, so that the deletion can be taken back; then the text goes, and
//! the row stays to say that there was one.

use model::{Instant, LeaseKey, OwnNote};
use rusqlite::{Connection, OptionalExtension, Result, Row};

use super::follow_up::{lease_key, parts};
use crate::columns::Columns;
use crate::{DeskWriter, Reader, StoreError};

pub(crate) const CREATE: &str = "CREATE TABLE own_note (
    note_id TEXT PRIMARY KEY,
    client_id TEXT NOT NULL,
    property_id TEXT NOT NULL,
    lease_id TEXT NOT NULL,
    text TEXT NOT NULL,
    author TEXT NOT NULL,
    at INTEGER NOT NULL,
    edited_at INTEGER,
    version INTEGER NOT NULL,
    deleted_at INTEGER,
    change_no INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX own_note_by_lease ON own_note (client_id, property_id, lease_id);
CREATE INDEX own_note_by_change ON own_note (change_no);
CREATE INDEX own_note_by_deletion ON own_note (deleted_at) WHERE deleted_at IS NOT NULL AND text <> '';";

/// A note with what only the engine needs of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnNoteRow {
    pub lease: LeaseKey,
    /// Empty = it was deleted so long ago that it is gone for good.
    pub note: OwnNote,
    pub deleted_at: Option<Instant>,
}

const COLUMNS: &str = "client_id, property_id, lease_id, note_id, text, author, at, edited_at, version, deleted_at";

fn read(row: &Row<'_>) -> Result<OwnNoteRow> {
    let mut c = Columns::new(row, 0);
    let lease = lease_key(&mut c)?;
    let note = OwnNote {
        id: c.get()?,
        text: c.get()?,
        author: c.get()?,
        at: Instant(c.get()?),
        edited_at: c.instant()?,
        version: c.get()?,
    };
    Ok(OwnNoteRow { lease, note, deleted_at: c.instant()? })
}

const PURGEABLE: &str = "deleted_at IS NOT NULL AND text <> '' AND deleted_at < ?1";

impl Reader<'_> {
    /// Newest first, without the deleted ones.
    pub fn list_own_notes(&self, lease: &LeaseKey) -> Result<Vec<OwnNote>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM desk.own_note WHERE client_id = ?1 AND property_id = ?2 AND lease_id = ?3 AND deleted_at IS NULL
             ORDER BY at DESC, note_id DESC"
        );
        let mut statement = self.connection().prepare_cached(&sql)?;
        let rows = statement.query_map(parts(lease), read)?;
        Ok(rows.map(|row| row.map(|row| row.note)).collect::<Result<_>>()?)
    }

    /// All that are not deleted, to be searched.
    pub fn list_own_note_texts(&self) -> Result<Vec<(LeaseKey, String)>, StoreError> {
        let sql = "SELECT client_id, property_id, lease_id, text FROM desk.own_note WHERE deleted_at IS NULL ORDER BY at";
        let mut statement = self.connection().prepare_cached(sql)?;
        let rows = statement.query_map([], |row| {
            let mut c = Columns::new(row, 0);
            Ok((lease_key(&mut c)?, c.get()?))
        })?;
        Ok(rows.collect::<Result<_>>()?)
    }

    /// Whether the text of a note that was deleted before `at` is still kept.
    pub fn has_deleted_notes(&self, at: Instant) -> Result<bool, StoreError> {
        let sql = format!("SELECT 1 FROM desk.own_note WHERE {PURGEABLE}");
        Ok(self.connection().prepare_cached(&sql)?.exists([at.0])?)
    }
}

impl DeskWriter<'_> {
    pub fn find_own_note(&self, id: &str) -> Result<Option<OwnNoteRow>, StoreError> {
        let find = |connection: &Connection| {
            let sql = format!("SELECT {COLUMNS} FROM own_note WHERE note_id = ?1");
            connection.prepare_cached(&sql)?.query_row([id], read).optional()
        };
        Ok(find(self.transaction())?)
    }

    pub fn upsert_own_note(&self, row: &OwnNoteRow) -> Result<(), StoreError> {
        let change_no = self.next_staff_change()?;
        let [client, property, lease] = parts(&row.lease);
        let note = &row.note;
        self.transaction()
            .prepare_cached("INSERT OR REPLACE INTO own_note VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)")?
            .execute((
                &note.id,
                client,
                property,
                lease,
                &note.text,
                &note.author,
                note.at.0,
                note.edited_at.map(|at| at.0),
                note.version,
                row.deleted_at.map(|at| at.0),
                change_no,
            ))?;
        Ok(())
    }

    /// The text of those that were deleted before `at`, for good.
    pub fn purge_own_notes(&self, at: Instant) -> Result<(), StoreError> {
        self.transaction().execute(&format!("UPDATE own_note SET text = '' WHERE {PURGEABLE}"), [at.0])?;
        Ok(())
    }
}
