//! How each dataset of each property stands: what came of the last attempt, and how old the last good answer is.

use model::{ClientId, Dataset, Failure, Instant, Outcome, OutcomeKind, PropertyId, Rows, RunId};
use rusqlite::{Result, Row};

use crate::columns::{Columns, word};
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

const COLUMNS: &str =
    "client_id, property_id, dataset, outcome, row_count, synced_at, tried_at, failure_code, failure_message, run_id, change_no";

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

impl CacheWriter<'_> {
    /// Stores what came of asking one dataset of one property. A good answer replaces the rows; a failure or a refusal leaves them
    /// with their age. Doing it twice is the same as once.
    pub fn record_outcome(
        &self,
        client: &ClientId,
        property: &PropertyId,
        dataset: Dataset,
        outcome: &Outcome<Rows>,
        run: &RunId,
        at: Instant,
    ) -> Result<(), StoreError> {
        let (rows, good) = match outcome {
            Outcome::Rows(rows) => {
                self.replace_rows(client, property, rows)?;
                (Some(rows.len()), true)
            }
            Outcome::Empty | Outcome::NotApplicable => {
                self.delete_rows(client, property, dataset)?;
                (Some(0), true)
            }
            Outcome::NotPermitted | Outcome::Failed(_) => (None, false),
        };
        let failure = match outcome {
            Outcome::Failed(failure) => Some(failure),
            _ => None,
        };
        let change_no: i64 = self
            .transaction()
            .prepare_cached("UPDATE change SET last_no = last_no + 1 RETURNING last_no")?
            .query_row([], |row| row.get(0))?;
        self.transaction()
            .prepare_cached(
                "INSERT INTO dataset_state (client_id, property_id, dataset, outcome, row_count, synced_at, tried_at,
                    failure_code, failure_message, run_id, change_no)
                 VALUES (?1, ?2, ?3, ?4, coalesce(?5, 0), ?6, ?7, ?8, ?9, ?10, ?11)
                 ON CONFLICT DO UPDATE SET outcome = excluded.outcome, row_count = coalesce(?5, row_count),
                    synced_at = coalesce(excluded.synced_at, synced_at), tried_at = excluded.tried_at,
                    failure_code = excluded.failure_code, failure_message = excluded.failure_message,
                    run_id = CASE WHEN ?5 IS NULL THEN run_id ELSE excluded.run_id END, change_no = excluded.change_no",
            )?
            .execute((
                client.as_str(),
                property.as_str(),
                dataset.as_str(),
                word(outcome.kind()),
                rows.map(|n| u32::try_from(n).unwrap_or(u32::MAX)),
                good.then_some(at.0),
                at.0,
                failure.map(|failure| failure.code.as_str()),
                failure.map(|failure| failure.message.as_str()),
                run.as_str(),
                change_no,
            ))?;
        Ok(())
    }

    /// Forgets all that was fetched for a client.
    pub fn delete_client_rows(&self, client: &ClientId) -> Result<(), StoreError> {
        let tables = Dataset::ALL.map(crate::table::rows::table_of);
        for table in tables.into_iter().chain(["dataset_state", "property"]) {
            self.transaction().execute(&format!("DELETE FROM {table} WHERE client_id = ?1"), [client.as_str()])?;
        }
        Ok(())
    }
}
