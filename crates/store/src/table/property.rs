//! What a sync found out of a property. What the user said of it lies in the desk, with the client.

use model::{ClientId, PropertyId, PropertyKind};
use rusqlite::Result;

use crate::columns::{Columns, word};
use crate::{CacheWriter, Reader, StoreError};

pub(crate) const CREATE: &str = "CREATE TABLE property (
    client_id TEXT NOT NULL,
    property_id TEXT NOT NULL,
    name TEXT,
    kind TEXT,
    PRIMARY KEY (client_id, property_id)
) STRICT, WITHOUT ROWID";

#[derive(Clone, Debug, PartialEq)]
pub struct FoundProperty {
    pub client_id: ClientId,
    pub property_id: PropertyId,
    pub name: Option<String>,
    pub kind: Option<PropertyKind>,
}

impl Reader<'_> {
    pub fn list_found_properties(&self) -> Result<Vec<FoundProperty>, StoreError> {
        let mut statement = self.connection().prepare_cached("SELECT client_id, property_id, name, kind FROM property")?;
        let rows = statement.query_map([], |row| {
            let mut c = Columns::new(row, 0);
            Ok(FoundProperty {
                client_id: c.get::<String>()?.into(),
                property_id: c.get::<String>()?.into(),
                name: c.text()?,
                kind: c.word()?,
            })
        })?;
        Ok(rows.collect::<Result<_>>()?)
    }
}

impl CacheWriter<'_> {
    /// Remembers a name or a kind; what is not known this time does not erase what was.
    pub fn upsert_found_property(&self, found: &FoundProperty) -> Result<(), StoreError> {
        self.transaction().execute(
            "INSERT INTO property (client_id, property_id, name, kind) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT DO UPDATE SET name = coalesce(excluded.name, name), kind = coalesce(excluded.kind, kind)",
            (found.client_id.as_str(), found.property_id.as_str(), &found.name, found.kind.map(word)),
        )?;
        Ok(())
    }
}
