//! Which fields each API's rows were seen to have, and when one appeared or vanished.

use model::{ClientId, Dataset, Instant};
use rusqlite::Result;

use crate::columns::Columns;
use crate::{DeskWriter, Reader, StoreError};

pub(crate) const CREATE: &str = "CREATE TABLE api_field (
    client_id TEXT NOT NULL,
    api TEXT NOT NULL,
    field TEXT NOT NULL,
    PRIMARY KEY (client_id, api, field)
) STRICT, WITHOUT ROWID;
CREATE TABLE drift (
    client_id TEXT NOT NULL,
    api TEXT NOT NULL,
    field TEXT NOT NULL,
    dataset TEXT NOT NULL,
    appeared INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (client_id, api, field)
) STRICT, WITHOUT ROWID;";

/// The last that happened to a field of an API.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DriftRow {
    pub client_id: ClientId,
    pub dataset: Dataset,
    pub api: String,
    pub field: String,
    /// Else it vanished.
    pub appeared: bool,
    pub at: Instant,
}

impl Reader<'_> {
    pub fn list_api_fields(&self, client: &ClientId, api: &str) -> Result<Vec<String>, StoreError> {
        let sql = "SELECT field FROM desk.api_field WHERE client_id = ?1 AND api = ?2 ORDER BY field";
        let mut statement = self.connection().prepare_cached(sql)?;
        let rows = statement.query_map([client.as_str(), api], |row| row.get(0))?;
        Ok(rows.collect::<Result<_>>()?)
    }

    /// Newest first.
    pub fn list_drift(&self, since: Instant) -> Result<Vec<DriftRow>, StoreError> {
        let mut statement = self.connection().prepare_cached(
            "SELECT client_id, dataset, api, field, appeared, at FROM desk.drift WHERE at >= ?1 ORDER BY at DESC, api, field",
        )?;
        let rows = statement.query_map([since.0], |row| {
            let mut c = Columns::new(row, 0);
            Ok(DriftRow {
                client_id: c.get::<String>()?.into(),
                dataset: c.word()?.ok_or(rusqlite::Error::InvalidQuery)?,
                api: c.get()?,
                field: c.get()?,
                appeared: c.get()?,
                at: Instant(c.get()?),
            })
        })?;
        Ok(rows.collect::<Result<_>>()?)
    }
}

impl DeskWriter<'_> {
    pub fn insert_api_field(&self, client: &ClientId, api: &str, field: &str) -> Result<(), StoreError> {
        self.transaction().prepare_cached("INSERT OR IGNORE INTO api_field VALUES (?1, ?2, ?3)")?.execute((
            client.as_str(),
            api,
            field,
        ))?;
        Ok(())
    }

    /// A field that vanished is known no more: if it comes back, that is told too.
    pub fn record_drift(&self, drift: &DriftRow) -> Result<(), StoreError> {
        let key = (drift.client_id.as_str(), &drift.api, &drift.field);
        let sql = if drift.appeared {
            "INSERT OR IGNORE INTO api_field VALUES (?1, ?2, ?3)"
        } else {
            "DELETE FROM api_field WHERE client_id = ?1 AND api = ?2 AND field = ?3"
        };
        self.transaction().execute(sql, key)?;
        self.transaction().execute(
            "INSERT OR REPLACE INTO drift VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            (key.0, key.1, key.2, drift.dataset.as_str(), drift.appeared, drift.at.0),
        )?;
        Ok(())
    }
}
