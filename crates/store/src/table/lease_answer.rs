//! Where MRI refuses to be asked by building: which leases were answered, and when.

use model::{ClientId, Dataset, Instant, LeaseId, PropertyId, RunId};
use rusqlite::Result;

use crate::table::rows::table_of;
use crate::{CacheWriter, Leaf, Reader, StoreError};

pub(crate) const CREATE: &str = "CREATE TABLE lease_answer (
    client_id TEXT NOT NULL,
    property_id TEXT NOT NULL,
    dataset TEXT NOT NULL,
    lease_id TEXT NOT NULL,
    synced_at INTEGER NOT NULL,
    run_id TEXT NOT NULL,
    PRIMARY KEY (client_id, property_id, dataset, lease_id)
) STRICT, WITHOUT ROWID";

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeaseAnswer {
    pub dataset: Dataset,
    pub lease_id: LeaseId,
    pub synced_at: Instant,
    pub run_id: RunId,
}

impl Reader<'_> {
    pub fn list_lease_answers(&self, client: &ClientId, property: &PropertyId) -> Result<Vec<LeaseAnswer>, StoreError> {
        let mut statement = self.connection().prepare_cached(
            "SELECT dataset, lease_id, synced_at, run_id FROM lease_answer WHERE client_id = ?1 AND property_id = ?2",
        )?;
        let rows = statement.query_map([client.as_str(), property.as_str()], |row| {
            let mut c = crate::columns::Columns::new(row, 0);
            Ok(LeaseAnswer {
                dataset: c.word()?.ok_or(rusqlite::Error::InvalidQuery)?,
                lease_id: c.get::<String>()?.into(),
                synced_at: c.instant()?.ok_or(rusqlite::Error::InvalidQuery)?,
                run_id: c.get::<String>()?.into(),
            })
        })?;
        Ok(rows.collect::<Result<_>>()?)
    }
}

impl CacheWriter<'_> {
    /// One lease's rows replace its old ones; the other leases' stay.
    pub fn record_lease_answer<T: Leaf>(
        &self,
        client: &ClientId,
        property: &PropertyId,
        answer: &LeaseAnswer,
        rows: &[T],
        is_of: impl Fn(&T) -> &LeaseId,
    ) -> Result<(), StoreError> {
        let mut all: Vec<T> = self.reader().list_rows(client, property)?;
        all.retain(|row| *is_of(row) != answer.lease_id);
        self.replace(client, property, all.iter().chain(rows))?;
        self.transaction().prepare_cached("INSERT OR REPLACE INTO lease_answer VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?.execute((
            client.as_str(),
            property.as_str(),
            answer.dataset.as_str(),
            answer.lease_id.as_str(),
            answer.synced_at.0,
            answer.run_id.as_str(),
        ))?;
        // Whoever looks at the property reads it anew.
        let sql = "UPDATE dataset_state SET change_no = ?3 WHERE client_id = ?1 AND property_id = ?2 AND dataset = 'leases'";
        let change_no = self.next_change_no()?;
        self.transaction().prepare_cached(sql)?.execute((client.as_str(), property.as_str(), change_no))?;
        Ok(())
    }

    pub fn count_rows(&self, client: &ClientId, property: &PropertyId, dataset: Dataset) -> Result<u32, StoreError> {
        let sql = format!("SELECT count(*) FROM {} WHERE client_id = ?1 AND property_id = ?2", table_of(dataset));
        Ok(self.transaction().prepare_cached(&sql)?.query_row([client.as_str(), property.as_str()], |row| row.get(0))?)
    }

    /// The building has answered as a whole.
    pub fn delete_lease_answers(&self, client: &ClientId, property: &PropertyId, dataset: Dataset) -> Result<(), StoreError> {
        self.transaction()
            .prepare_cached("DELETE FROM lease_answer WHERE client_id = ?1 AND property_id = ?2 AND dataset = ?3")?
            .execute((client.as_str(), property.as_str(), dataset.as_str()))?;
        Ok(())
    }
}
