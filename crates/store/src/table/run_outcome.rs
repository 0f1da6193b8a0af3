//! What each run did about each dataset of each property. What was fresh is kept by groups: it is the larger part, and costs nothing.

use model::{ClientId, Cost, Dataset, Failure, Instant, OutcomeKind, PropertyId, RunId, RunOutcome};
use rusqlite::{OptionalExtension, Result};
use serde::{Deserialize, Serialize};

use crate::columns::{Columns, json, word};
use crate::{DeskWriter, Reader, StoreError};

pub(crate) const CREATE: &str = "CREATE TABLE run_outcome (
    run_id TEXT NOT NULL REFERENCES run ON DELETE CASCADE,
    property_id TEXT NOT NULL,
    dataset TEXT NOT NULL,
    outcome TEXT NOT NULL,
    calls INTEGER NOT NULL,
    retries INTEGER NOT NULL,
    waited_ms INTEGER NOT NULL,
    duration_ms INTEGER NOT NULL,
    row_count INTEGER,
    finished_at INTEGER NOT NULL,
    PRIMARY KEY (run_id, property_id, dataset)
) STRICT, WITHOUT ROWID;
CREATE TABLE run_fresh (
    run_id TEXT PRIMARY KEY REFERENCES run ON DELETE CASCADE,
    fresh TEXT NOT NULL
) STRICT, WITHOUT ROWID;";

/// Properties whose answers to one dataset were fresh.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreshGroup {
    pub dataset: Dataset,
    pub outcome: OutcomeKind,
    pub properties: Vec<PropertyId>,
}

impl Reader<'_> {
    /// By property, then by dataset; what was fresh comes last.
    pub fn list_run_outcomes(&self, run: &RunId) -> Result<Vec<RunOutcome>, StoreError> {
        let mut statement = self.connection().prepare_cached(
            "SELECT property_id, dataset, outcome, calls, retries, waited_ms, duration_ms, row_count, finished_at, code, message
             FROM desk.run_outcome LEFT JOIN desk.run_failure USING (run_id, property_id, dataset)
             WHERE run_id = ?1 ORDER BY property_id, dataset",
        )?;
        let missing = || rusqlite::Error::InvalidQuery;
        let rows = statement.query_map([run.as_str()], |row| {
            let mut c = Columns::new(row, 0);
            Ok(RunOutcome {
                property_id: c.get::<String>()?.into(),
                dataset: c.word()?.ok_or_else(missing)?,
                outcome: c.word()?.ok_or_else(missing)?,
                fresh: false,
                cost: Cost { calls: c.get()?, retries: c.get()?, waited_ms: c.get()?, duration_ms: c.get()? },
                rows: c.count()?,
                finished_at: c.instant()?.ok_or_else(missing)?,
                failure: {
                    let code = c.word()?;
                    let message = c.text()?;
                    code.zip(message).map(|(code, message)| Failure { code, message })
                },
            })
        })?;
        let mut outcomes: Vec<RunOutcome> = rows.collect::<Result<_>>()?;
        outcomes.extend(self.list_fresh(run)?);
        Ok(outcomes)
    }

    /// What a call took lately, waiting for the limit left out: over the client's last five runs. `None` = nothing was asked in them.
    pub fn find_usual_latency_ms(&self, client: &ClientId) -> Result<Option<i64>, StoreError> {
        let mut statement = self.connection().prepare_cached(
            "SELECT sum(max(0, duration_ms - waited_ms)) / sum(calls) FROM desk.run_outcome WHERE calls > 0 AND run_id IN
                (SELECT run_id FROM desk.run WHERE client_id = ?1 ORDER BY processed_on DESC LIMIT 5)",
        )?;
        Ok(statement.query_row([client.as_str()], |row| row.get(0))?)
    }

    fn list_fresh(&self, run: &RunId) -> Result<Vec<RunOutcome>, StoreError> {
        let sql = "SELECT fresh, processed_on FROM desk.run_fresh JOIN desk.run USING (run_id) WHERE run_id = ?1";
        let found = self.connection().prepare_cached(sql)?.query_row([run.as_str()], |row| {
            let mut c = Columns::new(row, 0);
            Ok((c.json::<Vec<FreshGroup>>()?.unwrap_or_default(), Instant(c.get()?)))
        });
        let Some((groups, at)) = found.optional()? else { return Ok(Vec::new()) };
        let outcome = |group: &FreshGroup, property_id| RunOutcome {
            property_id,
            dataset: group.dataset,
            outcome: group.outcome,
            fresh: true,
            cost: Cost::default(),
            rows: None,
            finished_at: at,
            failure: None,
        };
        Ok(groups.iter().flat_map(|group| group.properties.iter().map(|id| outcome(group, id.clone()))).collect())
    }
}

impl DeskWriter<'_> {
    pub fn upsert_run_outcomes(&self, run: &RunId, outcomes: &[RunOutcome]) -> Result<(), StoreError> {
        let mut statement = self
            .transaction()
            .prepare_cached("INSERT OR REPLACE INTO run_outcome VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")?;
        for outcome in outcomes {
            let Cost { calls, retries, waited_ms, duration_ms } = outcome.cost;
            statement.execute((
                run.as_str(),
                outcome.property_id.as_str(),
                outcome.dataset.as_str(),
                word(outcome.outcome),
                calls,
                retries,
                waited_ms,
                duration_ms,
                outcome.rows,
                outcome.finished_at.0,
            ))?;
        }
        Ok(())
    }

    pub fn upsert_run_fresh(&self, run: &RunId, groups: &[FreshGroup]) -> Result<(), StoreError> {
        self.transaction().execute("INSERT OR REPLACE INTO run_fresh VALUES (?1, ?2)", (run.as_str(), json(&groups)?))?;
        Ok(())
    }
}
