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
/// thousand properties would take seconds. The joins are in the order of the keys, so that nothing is left to the planner's guess.
const COUNT: &str = "WITH tenancy AS MATERIALIZED (
    SELECT property_id, lease_id, expiry, min(place) FROM emea WHERE client_id = ?1 AND expiry IS NOT NULL
        AND property_id IN (SELECT property_id FROM dataset_state WHERE client_id = ?1 AND per_lease_since IS NOT NULL)
    GROUP BY property_id, lease_id
)
SELECT state.property_id, state.dataset, count(DISTINCT lease.lease_id), count(DISTINCT answer.lease_id),
    count(DISTINCT answer.lease_id) FILTER (WHERE answer.synced_at > young.value), min(answer.synced_at), max(answer.synced_at)
FROM dataset_state AS state
CROSS JOIN json_each(?4) AS young ON young.key = state.dataset
CROSS JOIN lease ON lease.client_id = state.client_id AND lease.property_id = state.property_id
LEFT JOIN tenancy ON tenancy.property_id = lease.property_id AND tenancy.lease_id = lease.lease_id
LEFT JOIN lease_answer AS answer ON answer.client_id = state.client_id AND answer.property_id = state.property_id
    AND answer.dataset = state.dataset AND answer.lease_id = lease.lease_id
WHERE state.client_id = ?1 AND per_lease_since IS NOT NULL
    AND (vacate_date IS NULL OR vacate_date > ?2) AND (current IS NOT 0 OR notice_given_on IS NOT NULL)
    AND coalesce(tenancy.expiry, expiry_date, '') <= ?3
GROUP BY state.property_id, state.dataset";

impl Reader<'_> {
    /// For each property and dataset that is asked lease by lease, and has leases to ask for. `young_since`: of each
    /// dataset that counts, what was answered no later is old.
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
