//! The staff's own views. A deleted one stays for a while, so that the deletion can be taken back, and leaves its name free.

use model::Instant;
use rusqlite::{Connection, OptionalExtension, Result, Row};

use crate::columns::Columns;
use crate::{DeskWriter, Reader, StoreError};

pub(crate) const CREATE: &str = "CREATE TABLE saved_view (
    view_id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    definition TEXT NOT NULL,
    version INTEGER NOT NULL,
    author TEXT NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX saved_view_by_name ON saved_view (name_key) WHERE deleted_at IS NULL;";

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedViewRow {
    pub id: String,
    pub name: String,
    /// The name as it is compared. Unique among those that are not deleted.
    pub name_key: String,
    /// The engine's, as JSON.
    pub definition: String,
    pub version: u32,
    pub author: String,
    pub updated_at: Instant,
    pub deleted_at: Option<Instant>,
}

const COLUMNS: &str = "view_id, name, name_key, definition, version, author, updated_at, deleted_at";

fn read(row: &Row<'_>) -> Result<SavedViewRow> {
    let mut c = Columns::new(row, 0);
    Ok(SavedViewRow {
        id: c.get()?,
        name: c.get()?,
        name_key: c.get()?,
        definition: c.get()?,
        version: c.get()?,
        author: c.get()?,
        updated_at: Instant(c.get()?),
        deleted_at: c.instant()?,
    })
}

// Without the desk's name: its own writer reads by it too.
fn list(connection: &Connection) -> Result<Vec<SavedViewRow>> {
    let sql = format!("SELECT {COLUMNS} FROM saved_view WHERE deleted_at IS NULL ORDER BY name_key");
    connection.prepare_cached(&sql)?.query_map([], read)?.collect()
}

impl Reader<'_> {
    /// By name, without the deleted ones.
    pub fn list_saved_views(&self) -> Result<Vec<SavedViewRow>, StoreError> {
        Ok(list(self.connection())?)
    }
}

impl DeskWriter<'_> {
    pub fn list_saved_views(&self) -> Result<Vec<SavedViewRow>, StoreError> {
        Ok(list(self.transaction())?)
    }

    /// Deleted or not.
    pub fn find_saved_view(&self, id: &str) -> Result<Option<SavedViewRow>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM saved_view WHERE view_id = ?1");
        Ok(self.transaction().prepare_cached(&sql)?.query_row([id], read).optional()?)
    }

    pub fn upsert_saved_view(&self, row: &SavedViewRow) -> Result<(), StoreError> {
        self.transaction().execute(
            "INSERT INTO saved_view VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT (view_id) DO UPDATE SET name = excluded.name, name_key = excluded.name_key,
                definition = excluded.definition, version = excluded.version, author = excluded.author,
                updated_at = excluded.updated_at, deleted_at = excluded.deleted_at",
            (
                &row.id,
                &row.name,
                &row.name_key,
                &row.definition,
                row.version,
                &row.author,
                row.updated_at.0,
                row.deleted_at.map(|at| at.0),
            ),
        )?;
        Ok(())
    }

    /// Those that were deleted before `at`, for good.
    pub fn purge_saved_views(&self, at: Instant) -> Result<(), StoreError> {
        self.transaction().execute("DELETE FROM saved_view WHERE deleted_at < ?1", [at.0])?;
        Ok(())
    }
}
