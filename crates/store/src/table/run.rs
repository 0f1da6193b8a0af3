//! The history of runs, with what failed in each.

use model::{ClientId, Failure, FailureCode, Instant, Run, RunFailure, RunId, RunResult};
use rusqlite::{OptionalExtension, Result, Row};

use crate::columns::{Columns, json, word};
use crate::{DeskWriter, Reader, StoreError};

pub(crate) const CREATE: &str = "CREATE TABLE run (
    run_id TEXT PRIMARY KEY,
    client_id TEXT NOT NULL,
    client_name TEXT NOT NULL,
    status TEXT NOT NULL,
    progress TEXT NOT NULL,
    properties INTEGER,
    renewals INTEGER,
    calls INTEGER,
    cache_hits INTEGER,
    error_code TEXT,
    error_message TEXT,
    processed_on INTEGER NOT NULL,
    finished_on INTEGER
) STRICT;
CREATE TABLE run_failure (
    run_id TEXT NOT NULL REFERENCES run ON DELETE CASCADE,
    property_id TEXT NOT NULL,
    dataset TEXT NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    PRIMARY KEY (run_id, property_id, dataset)
) STRICT, WITHOUT ROWID;";

const COLUMNS: &str = "run_id, client_id, client_name, status, progress, properties, renewals, calls, cache_hits, error_code,
    error_message, processed_on, finished_on";

fn read(row: &Row<'_>) -> Result<Run> {
    let mut c = Columns::new(row, 0);
    let missing = || rusqlite::Error::InvalidQuery;
    Ok(Run {
        id: c.get::<String>()?.into(),
        client_id: c.get::<String>()?.into(),
        client_name: c.get()?,
        status: c.word()?.ok_or_else(missing)?,
        progress: c.json()?.unwrap_or_default(),
        result: {
            let (properties, renewals, calls, cache_hits) = (c.count()?, c.count()?, c.count()?, c.count()?);
            let counts = properties.zip(renewals).zip(calls.zip(cache_hits));
            counts.map(|((properties, renewals), (calls, cache_hits))| RunResult {
                properties,
                renewals,
                calls,
                cache_hits,
                failures: Vec::new(),
            })
        },
        error: {
            let code = c.word()?;
            let message = c.text()?;
            code.zip(message).map(|(code, message)| Failure { code, message })
        },
        processed_on: c.instant()?.ok_or_else(missing)?,
        finished_on: c.instant()?,
    })
}

impl Reader<'_> {
    /// Newest first.
    pub fn list_runs(&self, limit: u32) -> Result<Vec<Run>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM desk.run ORDER BY processed_on DESC, run_id DESC LIMIT ?1");
        let mut statement = self.connection().prepare_cached(&sql)?;
        let mut runs: Vec<Run> = statement.query_map([limit], read)?.collect::<Result<_>>()?;
        runs.iter_mut().try_for_each(|run| self.add_failures(run))?;
        Ok(runs)
    }

    pub fn find_run(&self, id: &RunId) -> Result<Option<Run>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM desk.run WHERE run_id = ?1");
        let mut run = self.connection().prepare_cached(&sql)?.query_row([id.as_str()], read).optional()?;
        run.iter_mut().try_for_each(|run| self.add_failures(run))?;
        Ok(run)
    }

    fn add_failures(&self, run: &mut Run) -> Result<(), StoreError> {
        let Some(result) = &mut run.result else { return Ok(()) };
        let mut statement = self.connection().prepare_cached(
            "SELECT property_id, dataset, code, message FROM desk.run_failure WHERE run_id = ?1 ORDER BY property_id, dataset",
        )?;
        let rows = statement.query_map([run.id.as_str()], |row| {
            let mut c = Columns::new(row, 0);
            let missing = || rusqlite::Error::InvalidQuery;
            Ok(RunFailure {
                property_id: c.get::<String>()?.into(),
                dataset: c.word()?.ok_or_else(missing)?,
                code: c.word()?.ok_or_else(missing)?,
                message: c.get()?,
            })
        })?;
        result.failures = rows.collect::<Result<_>>()?;
        Ok(())
    }
}

impl DeskWriter<'_> {
    /// The run as it stands now, its failures included once they are known.
    pub fn upsert_run(&self, run: &Run) -> Result<(), StoreError> {
        let result = run.result.as_ref();
        self.transaction().execute(
            "INSERT INTO run (run_id, client_id, client_name, status, progress, properties, renewals, calls, cache_hits, error_code,
                error_message, processed_on, finished_on)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
             ON CONFLICT DO UPDATE SET status = excluded.status, progress = excluded.progress, properties = excluded.properties,
                renewals = excluded.renewals, calls = excluded.calls, cache_hits = excluded.cache_hits,
                error_code = excluded.error_code, error_message = excluded.error_message, finished_on = excluded.finished_on",
            (
                run.id.as_str(),
                run.client_id.as_str(),
                &run.client_name,
                word(run.status),
                json(&run.progress)?,
                result.map(|result| result.properties),
                result.map(|result| result.renewals),
                result.map(|result| result.calls),
                result.map(|result| result.cache_hits),
                run.error.as_ref().map(|error| error.code.as_str()),
                run.error.as_ref().map(|error| error.message.as_str()),
                run.processed_on.0,
                run.finished_on.map(|at| at.0),
            ),
        )?;
        let mut statement = self.transaction().prepare_cached(
            "INSERT OR REPLACE INTO run_failure (run_id, property_id, dataset, code, message) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        for failure in result.into_iter().flat_map(|result| &result.failures) {
            let RunFailure { property_id, dataset, code, message } = failure;
            statement.execute((run.id.as_str(), property_id.as_str(), dataset.as_str(), code.as_str(), message))?;
        }
        Ok(())
    }

    /// Ends the runs of a client whose process died. Only who holds the client's lock may call it.
    pub fn end_interrupted_runs(&self, client: &ClientId, at: Instant) -> Result<usize, StoreError> {
        Ok(self.transaction().execute(
            "UPDATE run SET status = 'failed', error_code = ?2, error_message = ?3, finished_on = ?4
             WHERE client_id = ?1 AND status IN ('waiting', 'active')",
            (
                client.as_str(),
                FailureCode::Interrupted.as_str(),
                "the program stopped before the run did; what was fetched is kept",
                at.0,
            ),
        )?)
    }
}
