//! Answers that are kept aside, since they would take away more than half of what was there: until somebody says that they are true.

use model::{ClientId, Instant, Lease, PropertyId, RunId};
use rusqlite::{OptionalExtension, Result, Row};

use crate::columns::{Columns, json};
use crate::{CacheWriter, Reader, StoreError};

pub(crate) const CREATE: &str = "CREATE TABLE held_answer (
    client_id TEXT NOT NULL,
    property_id TEXT NOT NULL,
    leases TEXT NOT NULL,
    before INTEGER NOT NULL,
    held_at INTEGER NOT NULL,
    run_id TEXT NOT NULL,
    PRIMARY KEY (client_id, property_id)
) STRICT, WITHOUT ROWID";

/// The leases that MRI says a property has now.
#[derive(Clone, Debug, PartialEq)]
pub struct HeldLeases {
    pub client_id: ClientId,
    pub property_id: PropertyId,
    pub leases: Vec<Lease>,
    /// How many there were.
    pub before: u32,
    pub at: Instant,
    pub run_id: RunId,
}

const COLUMNS: &str = "client_id, property_id, leases, before, held_at, run_id";

fn read(row: &Row<'_>) -> Result<HeldLeases> {
    let mut c = Columns::new(row, 0);
    Ok(HeldLeases {
        client_id: c.get::<String>()?.into(),
        property_id: c.get::<String>()?.into(),
        leases: c.json()?.unwrap_or_default(),
        before: c.get()?,
        at: Instant(c.get()?),
        run_id: c.get::<String>()?.into(),
    })
}

impl Reader<'_> {
    pub fn list_held_answers(&self) -> Result<Vec<HeldLeases>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM held_answer ORDER BY client_id, property_id");
        let mut statement = self.connection().prepare_cached(&sql)?;
        let rows = statement.query_map([], read)?;
        Ok(rows.collect::<Result<_>>()?)
    }

    pub fn find_held_answer(&self, client: &ClientId, property: &PropertyId) -> Result<Option<HeldLeases>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM held_answer WHERE client_id = ?1 AND property_id = ?2");
        Ok(self.connection().prepare_cached(&sql)?.query_row([client.as_str(), property.as_str()], read).optional()?)
    }
}

impl CacheWriter<'_> {
    /// The newest of a property is kept.
    pub fn hold_answer(&self, held: &HeldLeases) -> Result<(), StoreError> {
        self.transaction().execute(
            &format!("INSERT OR REPLACE INTO held_answer ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"),
            (
                held.client_id.as_str(),
                held.property_id.as_str(),
                json(&held.leases)?,
                held.before,
                held.at.0,
                held.run_id.as_str(),
            ),
        )?;
        Ok(())
    }

    pub fn delete_held_answer(&self, client: &ClientId, property: &PropertyId) -> Result<(), StoreError> {
        self.transaction()
            .prepare_cached("DELETE FROM held_answer WHERE client_id = ?1 AND property_id = ?2")?
            .execute([client.as_str(), property.as_str()])?;
        Ok(())
    }
}
