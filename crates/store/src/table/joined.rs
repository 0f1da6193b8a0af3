//! Renewals as they were last joined, packed: what a start would else have to make of all rows again. Whoever joins writes it; nothing
//! else depends on it.

use model::{ClientId, Date, PropertyId, PropertyKind};
use rusqlite::Result;

use crate::columns::{Columns, IntoColumn, word};
use crate::{CacheWriter, Reader, StoreError};

pub(crate) const CREATE: &str = "CREATE TABLE joined (
    client_id TEXT NOT NULL,
    property_id TEXT NOT NULL,
    name TEXT,
    kind TEXT,
    format TEXT NOT NULL,
    change_no INTEGER NOT NULL,
    from_day TEXT NOT NULL,
    until_day TEXT,
    packed BLOB NOT NULL,
    PRIMARY KEY (client_id, property_id)
) STRICT";

/// One property's renewals, for the days from `from_day` up to and without `until_day`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoinedProperty {
    pub client_id: ClientId,
    pub property_id: PropertyId,
    /// As the property was listed when they were joined.
    pub name: Option<String>,
    pub kind: Option<PropertyKind>,
    /// Who can unpack it.
    pub format: String,
    /// The property's highest change number then.
    pub change_no: i64,
    pub from_day: Date,
    pub until_day: Option<Date>,
    pub packed: Vec<u8>,
}

impl Reader<'_> {
    /// Those of one format, one after the other: all of them at once would be the most that the program ever holds.
    pub fn each_joined(&self, format: &str, mut see: impl FnMut(JoinedProperty)) -> Result<(), StoreError> {
        let mut statement = self.connection().prepare_cached(
            "SELECT client_id, property_id, name, kind, format, change_no, from_day, until_day, packed FROM joined WHERE format = ?1",
        )?;
        let mut rows = statement.query([format])?;
        while let Some(row) = rows.next()? {
            let mut c = Columns::new(row, 0);
            see(JoinedProperty {
                client_id: c.get::<String>()?.into(),
                property_id: c.get::<String>()?.into(),
                name: c.text()?,
                kind: c.word()?,
                format: c.get()?,
                change_no: c.get()?,
                from_day: c.date()?.ok_or(rusqlite::Error::InvalidQuery)?,
                until_day: c.date()?,
                packed: c.get()?,
            });
        }
        Ok(())
    }
}

impl CacheWriter<'_> {
    /// Not where the property's rows were deleted since it was joined: nothing would ever delete it.
    pub fn replace_joined(&self, joined: &JoinedProperty) -> Result<(), StoreError> {
        let sql = "INSERT OR REPLACE INTO joined SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9
            WHERE EXISTS (SELECT 1 FROM dataset_state WHERE client_id = ?1 AND property_id = ?2)";
        self.transaction().prepare_cached(sql)?.execute((
            joined.client_id.as_str(),
            joined.property_id.as_str(),
            &joined.name,
            joined.kind.map(word),
            &joined.format,
            joined.change_no,
            joined.from_day.column(),
            joined.until_day.column(),
            &joined.packed,
        ))?;
        Ok(())
    }
}
