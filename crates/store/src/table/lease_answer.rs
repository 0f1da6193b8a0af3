//! Where MRI refuses to be asked by building: which leases were answered, and when.

use std::collections::BTreeMap;

use model::{ClientId, Dataset, Date, Instant, LeaseId, PropertyId, RunId};
use rusqlite::Result;

use crate::columns::{Columns, json};
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

/// The leases that a dataset of a property is asked for one by one, in figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeaseAnswerCount {
    pub property_id: PropertyId,
    pub dataset: Dataset,
    /// Open ones that end within the horizon, or without a known end.
    pub leases: u32,
    /// Of these, with an answer however old.
    pub answered: u32,
    /// Of these, with an answer that is young enough.
    pub young: u32,
    pub oldest: Option<Instant>,
    pub newest: Option<Instant>,
}

/// Open and within the horizon as `Lease::is_open` and `Lease::expiry` say, for a whole client at once: read lease by lease, a
/// thousand properties would take seconds.
const COUNT: &str = "WITH asked AS MATERIALIZED (
    SELECT property_id, dataset FROM dataset_state WHERE client_id = ?1 AND per_lease_since IS NOT NULL
), tenancy AS MATERIALIZED (
    SELECT property_id, lease_id, expiry, min(place) FROM emea WHERE client_id = ?1 AND expiry IS NOT NULL
        AND property_id IN (SELECT property_id FROM asked) GROUP BY property_id, lease_id
), due AS MATERIALIZED (
    SELECT DISTINCT lease.property_id, lease.lease_id FROM lease LEFT JOIN tenancy USING (property_id, lease_id)
    WHERE client_id = ?1 AND lease.property_id IN (SELECT property_id FROM asked)
        AND (vacate_date IS NULL OR vacate_date > ?2) AND (current IS NOT 0 OR notice_given_on IS NOT NULL)
        AND coalesce(tenancy.expiry, expiry_date, '') <= ?3
)
SELECT asked.property_id, asked.dataset, count(*), count(synced_at),
    count(*) FILTER (WHERE synced_at > json_extract(?4, '$.' || asked.dataset)), min(synced_at), max(synced_at)
FROM asked JOIN due USING (property_id) LEFT JOIN lease_answer AS answer
    ON answer.client_id = ?1 AND answer.property_id = asked.property_id AND answer.dataset = asked.dataset
        AND answer.lease_id = due.lease_id
GROUP BY asked.property_id, asked.dataset";

impl Reader<'_> {
    /// For each property and dataset that is asked lease by lease, and has leases to ask for. `young_since`: what was answered no later
    /// is old.
    pub fn count_lease_answers(
        &self,
        client: &ClientId,
        today: Date,
        horizon: Date,
        young_since: &BTreeMap<Dataset, Instant>,
    ) -> Result<Vec<LeaseAnswerCount>, StoreError> {
        let mut statement = self.connection().prepare_cached(COUNT)?;
        let given = (client.as_str(), today.to_string(), horizon.to_string(), json(young_since)?);
        let rows = statement.query_map(given, |row| {
            let mut c = Columns::new(row, 0);
            Ok(LeaseAnswerCount {
                property_id: c.get::<String>()?.into(),
                dataset: c.word()?.ok_or(rusqlite::Error::InvalidQuery)?,
                leases: c.get()?,
                answered: c.get()?,
                young: c.get()?,
                oldest: c.instant()?,
                newest: c.instant()?,
            })
        })?;
        Ok(rows.collect::<Result<_>>()?)
    }

    pub fn list_lease_answers(&self, client: &ClientId, property: &PropertyId) -> Result<Vec<LeaseAnswer>, StoreError> {
        let mut statement = self.connection().prepare_cached(
            "SELECT dataset, lease_id, synced_at, run_id FROM lease_answer WHERE client_id = ?1 AND property_id = ?2",
        )?;
        let rows = statement.query_map([client.as_str(), property.as_str()], |row| {
            let mut c = Columns::new(row, 0);
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
