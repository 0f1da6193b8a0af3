//! The history of runs, with what failed in each.

use model::{ClientId, Failure, FailureCode, Instant, Run, RunFailure, RunId, RunResult, RunScope};
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

/// Who started it, what it was asked to fetch, when it was last alive, and what it cost.
pub(crate) const ADD_SCOPE: &str = "ALTER TABLE run ADD COLUMN started_by TEXT NOT NULL DEFAULT 'user';
ALTER TABLE run ADD COLUMN scope TEXT NOT NULL DEFAULT '{}';
ALTER TABLE run ADD COLUMN alive_at INTEGER;
ALTER TABLE run ADD COLUMN retries INTEGER;
ALTER TABLE run ADD COLUMN waited_ms INTEGER;
CREATE INDEX run_by_client ON run (client_id, processed_on);";

const COLUMNS: &str = "run_id, client_id, client_name, status, progress, properties, renewals, calls, cache_hits, error_code,
    error_message, processed_on, finished_on, started_by, retries,
    waited_ms";

fn read(row: &Row<'_>) -> Result<Run> {
    let mut c = Columns::new(row, 0);
    let missing = || rusqlite::Error::InvalidQuery;
    let mut run = Run {
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
                ..RunResult::default()
            })
        },
        error: {
            let code = c.word()?;
            let message = c.text()?;
            code.zip(message).map(|(code, message)| Failure { code, message })
        },
        processed_on: c.instant()?.ok_or_else(missing)?,
        finished_on: c.instant()?,
        trigger: c.word()?.unwrap_or_default(),
    };
    if let Some(result) = &mut run.result {
        result.retries = c.count()?.unwrap_or_default();
        result.waited_ms = c.count()?.unwrap_or_default();
    }
    Ok(run)
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

    /// A client's newest run, with what it was asked to fetch, and when it was last alive.
    pub fn find_last_run(&self, client: &ClientId) -> Result<Option<LastRun>, StoreError> {
        let sql = "SELECT run_id, scope, coalesce(alive_at, processed_on) FROM desk.run
             WHERE client_id = ?1 AND started_by <> 'lease' ORDER BY processed_on DESC, run_id DESC LIMIT 1";
        let found = self.connection().prepare_cached(sql)?.query_row([client.as_str()], |row| {
            let mut c = Columns::new(row, 0);
            Ok((RunId::from(c.get::<String>()?), c.json::<RunScope>()?.unwrap_or_default(), Instant(c.get()?)))
        });
        let Some((id, scope, alive_at)) = found.optional()? else { return Ok(None) };
        Ok(self.find_run(&id)?.map(|run| LastRun { run, scope, alive_at }))
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

/// A run with what is needed to go on with it.
#[derive(Clone, Debug, PartialEq)]
pub struct LastRun {
    pub run: Run,
    pub scope: RunScope,
    pub alive_at: Instant,
}

impl DeskWriter<'_> {
    pub fn update_run_scope(&self, run: &RunId, scope: &RunScope) -> Result<(), StoreError> {
        self.transaction().execute("UPDATE run SET scope = ?2 WHERE run_id = ?1", (run.as_str(), json(scope)?))?;
        Ok(())
    }

    /// A sign of life: a run that shows none for long is not gone on with.
    pub fn update_run_alive(&self, run: &RunId, at: Instant) -> Result<(), StoreError> {
        self.transaction().execute("UPDATE run SET alive_at = ?2 WHERE run_id = ?1", (run.as_str(), at.0))?;
        Ok(())
    }

    /// Forgets runs that began before then, with all that they came to.
    pub fn delete_runs_before(&self, then: Instant) -> Result<usize, StoreError> {
        Ok(self.transaction().execute("DELETE FROM run WHERE processed_on < ?1 AND finished_on IS NOT NULL", [then.0])?)
    }

    /// The run as it stands now, its failures included once they are known.
    pub fn upsert_run(&self, run: &Run) -> Result<(), StoreError> {
        let result = run.result.as_ref();
        self.transaction().execute(
            "INSERT INTO run (run_id, client_id, client_name, status, progress, properties, renewals, calls, cache_hits, error_code,
                error_message, processed_on, finished_on, started_by, retries, waited_ms)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
             ON CONFLICT DO UPDATE SET status = excluded.status, progress = excluded.progress, properties = excluded.properties,
                renewals = excluded.renewals, calls = excluded.calls, cache_hits = excluded.cache_hits,
                error_code = excluded.error_code, error_message = excluded.error_message, finished_on = excluded.finished_on, retries = excluded.retries,
                waited_ms = excluded.waited_ms",
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
                word(run.trigger),
                result.map(|result| result.retries),
                result.map(|result| result.waited_ms),
            ),
        )?;
        // What failed at first may have come since.
        self.transaction().prepare_cached("DELETE FROM run_failure WHERE run_id = ?1")?.execute([run.id.as_str()])?;
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
             WHERE client_id = ?1 AND status IN ('waiting', 'active', 'paused')",
            (
                client.as_str(),
                FailureCode::Interrupted.as_str(),
                "the program stopped before the run did; what was fetched is kept",
                at.0,
            ),
        )?)
    }
}
