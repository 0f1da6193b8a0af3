//! How each dataset of each property stands: what came of the last attempt, and how old the last good answer is.

use std::collections::HashSet;

use model::{ClientId, Cost, Dataset, Failure, Instant, Outcome, OutcomeKind, PropertyId, Rows, RunId};
use rusqlite::{Result, Row};

use crate::columns::{Columns, json, word};
use crate::{CacheWriter, Reader, StoreError};

pub(crate) const CREATE: &str = "CREATE TABLE dataset_state (
    client_id TEXT NOT NULL,
    property_id TEXT NOT NULL,
    dataset TEXT NOT NULL,
    outcome TEXT NOT NULL,
    row_count INTEGER NOT NULL,
    synced_at INTEGER,
    tried_at INTEGER NOT NULL,
    failure_code TEXT,
    failure_message TEXT,
    run_id TEXT NOT NULL,
    change_no INTEGER NOT NULL,
    PRIMARY KEY (client_id, property_id, dataset)
) STRICT, WITHOUT ROWID;
CREATE INDEX dataset_state_by_change ON dataset_state (change_no);";

/// The last change number, kept apart from the rows: numbers of deleted rows are not given again.
pub(crate) const CREATE_CHANGE: &str = "CREATE TABLE change (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    last_no INTEGER NOT NULL
) STRICT;
INSERT INTO change (id, last_no) SELECT 1, coalesce(max(change_no), 0) FROM dataset_state;";

/// Which run asked last and what that took; when all was asked for, and not only what changed; since when it is asked lease by lease.
pub(crate) const ADD_ATTEMPT: &str = "ALTER TABLE dataset_state ADD COLUMN tried_run_id TEXT;
ALTER TABLE dataset_state ADD COLUMN cost TEXT NOT NULL DEFAULT '{\"calls\":0,\"retries\":0,\"waitedMs\":0,\"durationMs\":0}';
ALTER TABLE dataset_state ADD COLUMN full_at INTEGER;
ALTER TABLE dataset_state ADD COLUMN per_lease_since INTEGER;
UPDATE dataset_state SET tried_run_id = run_id, full_at = synced_at;";

const COLUMNS: &str =
    "client_id, property_id, dataset, outcome, row_count, synced_at, tried_at, failure_code, failure_message, run_id, change_no,
    tried_run_id, cost, full_at, per_lease_since";

#[derive(Clone, Debug, PartialEq)]
pub struct DatasetState {
    pub client_id: ClientId,
    pub property_id: PropertyId,
    pub dataset: Dataset,
    /// Of the last attempt.
    pub outcome: OutcomeKind,
    /// Rows in the store, whatever the last attempt came to.
    pub rows: u32,
    /// Of the last good answer: with rows, without, or "not applicable".
    pub synced_at: Option<Instant>,
    pub tried_at: Instant,
    pub failure: Option<Failure>,
    /// The run that wrote the rows.
    pub run_id: RunId,
    /// Grows with every write to the cache: what is higher was written later.
    pub change_no: i64,
    /// The run that asked last, whatever it came to.
    pub tried_run_id: Option<RunId>,
    /// Of the last attempt.
    pub cost: Cost,
    /// Of the last good answer to a question for everything, and not only for what changed.
    pub full_at: Option<Instant>,
    /// Set where MRI refuses to be asked by building.
    pub per_lease_since: Option<Instant>,
}

/// The circumstances of an answer.
#[derive(Clone, Debug)]
pub struct Attempt<'a> {
    pub run: &'a RunId,
    pub at: Instant,
    pub cost: Cost,
    /// Everything was asked for, and not only what changed.
    pub full: bool,
    pub per_lease_since: Option<Instant>,
}

impl<'a> Attempt<'a> {
    /// An ordinary one: by building, for everything.
    pub fn new(run: &'a RunId, at: Instant, cost: Cost) -> Self {
        Self { run, at, cost, full: true, per_lease_since: None }
    }
}

fn read(row: &Row<'_>) -> Result<DatasetState> {
    let mut c = Columns::new(row, 0);
    let missing = || rusqlite::Error::InvalidQuery;
    Ok(DatasetState {
        client_id: c.get::<String>()?.into(),
        property_id: c.get::<String>()?.into(),
        dataset: c.word()?.ok_or_else(missing)?,
        outcome: c.word()?.ok_or_else(missing)?,
        rows: c.get()?,
        synced_at: c.instant()?,
        tried_at: c.instant()?.ok_or_else(missing)?,
        failure: {
            let code = c.word()?;
            let message = c.text()?;
            code.zip(message).map(|(code, message)| Failure { code, message })
        },
        run_id: c.get::<String>()?.into(),
        change_no: c.get()?,
        tried_run_id: c.text()?.map(RunId::from),
        cost: c.json()?.unwrap_or_default(),
        full_at: c.instant()?,
        per_lease_since: c.instant()?,
    })
}

impl Reader<'_> {
    pub fn list_dataset_states(&self) -> Result<Vec<DatasetState>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM dataset_state ORDER BY client_id, property_id, dataset");
        let mut statement = self.connection().prepare_cached(&sql)?;
        let rows = statement.query_map([], read)?;
        Ok(rows.collect::<Result<_>>()?)
    }

    pub fn list_dataset_states_of(&self, client: &ClientId, property: &PropertyId) -> Result<Vec<DatasetState>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM dataset_state WHERE client_id = ?1 AND property_id = ?2");
        let mut statement = self.connection().prepare_cached(&sql)?;
        let rows = statement.query_map([client.as_str(), property.as_str()], read)?;
        Ok(rows.collect::<Result<_>>()?)
    }

    /// What a run has come to so far, of one client.
    pub fn list_dataset_states_of_run(&self, client: &ClientId, run: &RunId) -> Result<Vec<DatasetState>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM dataset_state WHERE client_id = ?1 AND tried_run_id = ?2");
        let mut statement = self.connection().prepare_cached(&sql)?;
        let rows = statement.query_map([client.as_str(), run.as_str()], read)?;
        Ok(rows.collect::<Result<_>>()?)
    }

    /// The highest change number of each property: what is unchanged need not be read again.
    pub fn list_property_changes(&self) -> Result<Vec<(ClientId, PropertyId, i64)>, StoreError> {
        let mut statement = self
            .connection()
            .prepare_cached("SELECT client_id, property_id, max(change_no) FROM dataset_state GROUP BY client_id, property_id")?;
        let rows =
            statement.query_map([], |row| Ok((row.get::<_, String>(0)?.into(), row.get::<_, String>(1)?.into(), row.get(2)?)))?;
        Ok(rows.collect::<Result<_>>()?)
    }
}

fn fetched_tables() -> impl Iterator<Item = &'static str> {
    let tables = Dataset::ALL.map(crate::table::rows::table_of);
    tables.into_iter().chain(["dataset_state", "property", "lease_answer", "held_answer", "joined"])
}

impl CacheWriter<'_> {
    /// Stores what came of asking one dataset of one property. A good answer replaces the rows; a failure or a refusal leaves them
    /// with their age. Doing it twice is the same as once.
    pub fn record_outcome(
        &self,
        client: &ClientId,
        property: &PropertyId,
        dataset: Dataset,
        outcome: &Outcome<Rows>,
        attempt: &Attempt<'_>,
    ) -> Result<(), StoreError> {
        let rows = match outcome {
            Outcome::Rows(rows) => {
                self.replace_rows(client, property, rows)?;
                Some(rows.len())
            }
            Outcome::Empty | Outcome::NotApplicable => {
                self.delete_rows(client, property, dataset)?;
                Some(0)
            }
            Outcome::NotPermitted | Outcome::Failed(_) => None,
        };
        let rows = rows.map(|n| u32::try_from(n).unwrap_or(u32::MAX));
        self.record_state(client, property, dataset, outcome.kind(), rows, outcome.failure(), attempt)
    }

    /// The state alone, where the rows have been seen to. `rows` = how many there are now, `None` = no good answer.
    #[expect(clippy::too_many_arguments, reason = "one row, column by column")]
    pub fn record_state(
        &self,
        client: &ClientId,
        property: &PropertyId,
        dataset: Dataset,
        outcome: OutcomeKind,
        rows: Option<u32>,
        failure: Option<&Failure>,
        attempt: &Attempt<'_>,
    ) -> Result<(), StoreError> {
        let change_no = self.next_change_no()?;
        let good = rows.is_some();
        self.transaction()
            .prepare_cached(
                "INSERT INTO dataset_state (client_id, property_id, dataset, outcome, row_count, synced_at, tried_at,
                    failure_code, failure_message, run_id, change_no, tried_run_id, cost, full_at, per_lease_since)
                 VALUES (?1, ?2, ?3, ?4, coalesce(?5, 0), ?6, ?7, ?8, ?9, ?10, ?11, ?10, ?12, ?13, ?14)
                 ON CONFLICT DO UPDATE SET outcome = excluded.outcome, row_count = coalesce(?5, row_count),
                    synced_at = coalesce(excluded.synced_at, synced_at), tried_at = excluded.tried_at,
                    failure_code = excluded.failure_code, failure_message = excluded.failure_message,
                    run_id = CASE WHEN ?5 IS NULL THEN run_id ELSE excluded.run_id END, change_no = excluded.change_no,
                    tried_run_id = excluded.tried_run_id, cost = excluded.cost,
                    full_at = coalesce(excluded.full_at, CASE WHEN ?5 IS NULL THEN full_at ELSE nullif(full_at, 0) END),
                    per_lease_since = excluded.per_lease_since",
            )?
            .execute((
                client.as_str(),
                property.as_str(),
                dataset.as_str(),
                word(outcome),
                rows,
                good.then_some(attempt.at.0),
                attempt.at.0,
                failure.map(|failure| failure.code.as_str()),
                failure.map(|failure| failure.message.as_str()),
                attempt.run.as_str(),
                change_no,
                json(&attempt.cost)?,
                (good && attempt.full).then_some(attempt.at.0),
                attempt.per_lease_since.map(|at| at.0),
            ))?;
        Ok(())
    }

    pub(crate) fn next_change_no(&self) -> Result<i64, StoreError> {
        let sql = "UPDATE change SET last_no = last_no + 1 RETURNING last_no";
        Ok(self.transaction().prepare_cached(sql)?.query_row([], |row| row.get(0))?)
    }

    /// Rows stay with their age, and are all asked for anew, as a whole: a time of 0 for the last whole answer says so.
    pub fn forget_freshness(&self, client: &ClientId) -> Result<(), StoreError> {
        let sql = "UPDATE dataset_state SET full_at = 0, per_lease_since = NULL WHERE client_id = ?1";
        self.transaction().execute(sql, [client.as_str()])?;
        self.transaction().execute("DELETE FROM lease_answer WHERE client_id = ?1", [client.as_str()])?;
        Ok(())
    }

    /// Forgets what was fetched for clients that are not among these.
    pub fn delete_rows_of_others(&self, clients: &HashSet<&ClientId>) -> Result<(), StoreError> {
        for table in fetched_tables() {
            let mut statement = self.transaction().prepare(&format!("SELECT DISTINCT client_id FROM {table}"))?;
            let found = statement.query_map([], |row| row.get::<_, String>(0))?;
            let found: Vec<ClientId> = found.map(|id| id.map(ClientId::from)).collect::<Result<_>>()?;
            for id in found.iter().filter(|id| !clients.contains(id)) {
                self.transaction().execute(&format!("DELETE FROM {table} WHERE client_id = ?1"), [id.as_str()])?;
            }
        }
        Ok(())
    }

    /// Forgets all that was fetched for a client.
    pub fn delete_client_rows(&self, client: &ClientId) -> Result<(), StoreError> {
        for table in fetched_tables() {
            self.transaction().execute(&format!("DELETE FROM {table} WHERE client_id = ?1"), [client.as_str()])?;
        }
        Ok(())
    }

    pub fn delete_property_rows(&self, client: &ClientId, property: &PropertyId) -> Result<(), StoreError> {
        for table in fetched_tables() {
            let sql = format!("DELETE FROM {table} WHERE client_id = ?1 AND property_id = ?2");
            self.transaction().execute(&sql, [client.as_str(), property.as_str()])?;
        }
        Ok(())
    }

    /// Forgets what was fetched of properties that are no longer on the client's list.
    pub fn delete_unlisted_rows(&self, client: &ClientId, listed: &HashSet<&PropertyId>) -> Result<(), StoreError> {
        for table in fetched_tables() {
            let sql = format!("SELECT DISTINCT property_id FROM {table} WHERE client_id = ?1");
            let mut statement = self.transaction().prepare(&sql)?;
            let found = statement.query_map([client.as_str()], |row| row.get::<_, String>(0))?;
            let found: Vec<PropertyId> = found.map(|id| id.map(PropertyId::from)).collect::<Result<_>>()?;
            for id in found.iter().filter(|id| !listed.contains(id)) {
                let sql = format!("DELETE FROM {table} WHERE client_id = ?1 AND property_id = ?2");
                self.transaction().execute(&sql, [client.as_str(), id.as_str()])?;
            }
        }
        Ok(())
    }
}
