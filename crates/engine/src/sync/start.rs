//! Starting, joining, watching and cancelling runs. A client has one run at a time, in whichever process.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use model::{Client, ClientProperty, Run, RunId, RunStatus};
use mri::Retries;
use serde::Serialize;
use store::FileLock;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::job::Job;
use super::plan::{Known, Plan, Standing};
use super::progress::Progress;
use super::property::Errand;
use super::status::Entry;
use super::{PlanSummary, SyncRequest, SyncSettings, SyncStatus};
use crate::connect::catalogue;
use crate::engine::client_lock;
use crate::{Engine, EngineError, Topic};

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct StartedRun {
    pub run_id: RunId,
    /// A run of this client was under way in this process already, and is the one meant.
    pub joined: bool,
}

impl Engine {
    /// What a sync would ask now, without asking.
    pub fn plan_sync(&self, request: &SyncRequest, settings: SyncSettings) -> Result<PlanSummary, EngineError> {
        let row = self.client_row(Some(request.client_id.as_str()))?;
        let plan = self.plan(&row.client, request, &catalogue(&row)?)?;
        let calls = plan.calls();
        let least_ms = self.budget_of(row.key_id, row.client.quota, settings.pacing).least_ms(calls)?;
        let paced_ms = i64::from(calls) * 1_000 / i64::from(settings.pacing.per_second.max(1));
        let paced_ms = if settings.pacing.per_second == 0 { 0 } else { paced_ms };
        Ok(PlanSummary {
            properties: u32::try_from(plan.properties.len()).unwrap_or(u32::MAX),
            calls,
            list_calls: plan.list_calls(),
            cache_hits: plan.cache_hits(),
            finish_estimate: Some(self.inner.clock.now().wall().plus_ms(least_ms.max(paced_ms))),
        })
    }

    /// Starts a run in the background, or joins the one that this process is at. Another process's run is [`EngineError::Busy`].
    /// Must be called within a tokio runtime.
    pub fn start_sync(&self, request: &SyncRequest, settings: SyncSettings) -> Result<StartedRun, EngineError> {
        // Two quick clicks are one run: the second finds what the first put on the board.
        let _one_at_a_time = self.inner.board.starting();
        if let Some(entry) = self.inner.board.find(&request.client_id).filter(|entry| !entry.is_over()) {
            return Ok(StartedRun { run_id: entry.run_id, joined: true });
        }
        let row = self.client_row(Some(request.client_id.as_str()))?;
        let client = row.client.clone();
        if client.properties.is_empty() {
            return Err(EngineError::NoProperties);
        }
        if let Some(unknown) = request.property_ids.iter().find(|id| !client.properties.iter().any(|p| p.id == **id)) {
            return Err(EngineError::NoProperty(unknown.clone()));
        }
        let run_id = RunId::new();
        let lock = self.lock_client(&client, &format!("run {run_id}"))?;
        let now = self.inner.clock.now().wall();
        self.inner.store.write_desk(|desk| desk.end_interrupted_runs(&client.id, now))?;
        let mri = self.connect(&row, settings.pacing)?;
        let plan = self.plan(&client, request, &catalogue(&row)?)?;
        let run = Run {
            id: run_id.clone(),
            client_id: client.id.clone(),
            client_name: client.name.clone(),
            status: RunStatus::Waiting,
            progress: model::Progress::default(),
            result: None,
            error: None,
            processed_on: now,
            finished_on: None,
        };
        let notifier = self.clone();
        let progress = Progress::new(run, &plan, settings.batch_size, Box::new(move || notifier.notify(Topic::Status)));
        let errand = Errand {
            mri,
            store: Arc::clone(&self.inner.store),
            clock: Arc::clone(&self.inner.clock),
            retries: Retries::for_plan(plan.calls()),
            client: client.id.clone(),
            run: run_id.clone(),
            records: TaskTracker::new(),
        };
        let cancel = CancellationToken::new();
        let entry = Entry { run_id: run_id.clone(), status: progress.subscribe(), cancel: cancel.clone() };
        progress.run().map_or(Ok(()), |run| self.record_run(&run))?;
        self.inner.board.put(client.id.clone(), entry);
        let job = Job { client, plan, progress: Arc::new(progress), errand: Arc::new(errand), settings, cancel, lock };
        tokio::spawn(job.carry_out(self.clone()));
        Ok(StartedRun { run_id, joined: false })
    }

    /// Ends the run under way of a client of this process, keeping what it fetched. Whether there was one.
    pub fn cancel_sync(&self, client: &model::ClientId) -> bool {
        let entry = self.inner.board.find(client).filter(|entry| !entry.is_over());
        entry.inspect(|entry| entry.cancel.cancel()).is_some()
    }

    /// Waits for a run of this process to end.
    pub async fn wait_for_run(&self, id: &RunId) -> Result<Run, EngineError> {
        let entry = self.inner.board.find_run(id).ok_or_else(|| EngineError::NoRun(id.clone()))?;
        let mut status = entry.status.clone();
        let is_over = |status: &SyncStatus| status.run.as_ref().is_some_and(|run| run.finished_on.is_some());
        let ended = status.wait_for(is_over).await.map_err(|_| EngineError::Internal("the run was lost".into()))?;
        ended.run.clone().ok_or_else(|| EngineError::NoRun(id.clone()))
    }

    /// The status of a run of this process, as it changes.
    pub fn watch_run(&self, id: &RunId) -> Option<tokio::sync::watch::Receiver<SyncStatus>> {
        self.inner.board.find_run(id).map(|entry| entry.status)
    }

    /// How every client stands.
    pub fn sync_status(&self) -> Result<Vec<SyncStatus>, EngineError> {
        let idle =
            |client: Client| SyncStatus { client_id: client.id, client_name: client.name, run: None, properties: Vec::new() };
        let status = |client: Client| match self.inner.board.find(&client.id) {
            Some(entry) => entry.status.borrow().clone(),
            None => idle(client),
        };
        Ok(self.list_clients()?.into_iter().map(status).collect())
    }

    /// The right to change what belongs to a client's runs, until it is dropped.
    pub(crate) fn lock_client(&self, client: &Client, what: &str) -> Result<FileLock, EngineError> {
        let since = Timestamp::now().to_zoned_datetime(TimeZone::system()).strftime("%Y-%m-%d %H:%M:%S");
        let note = format!("{what}, since {since}, by process {}", std::process::id());
        let taken = self.inner.store.try_lock(&client_lock(&client.id), &note)?;
        taken.map_err(|holder| EngineError::Busy { client: client.id.clone(), holder })
    }

    fn plan(&self, client: &Client, request: &SyncRequest, catalogue: &mri::Catalogue) -> Result<Plan, EngineError> {
        let (found, states) =
            self.inner.store.read(|reader| Ok((reader.list_found_properties()?, reader.list_dataset_states()?)))?;
        let kinds: HashMap<_, _> =
            found.into_iter().filter(|found| found.client_id == client.id).map(|found| (found.property_id, found.kind)).collect();
        let with_kind = |property: &ClientProperty| {
            let found = kinds.get(&property.id).copied().flatten();
            ClientProperty { kind: property.kind.or(found), ..property.clone() }
        };
        let properties: Vec<ClientProperty> = client.properties.iter().map(with_kind).collect();
        let standings = states
            .into_iter()
            .filter(|state| state.client_id == client.id)
            .map(|state| ((state.property_id, state.dataset), Standing { outcome: state.outcome, synced_at: state.synced_at }));
        let now = self.inner.clock.now().wall();
        Ok(Plan::new(request, &Known { properties: &properties, standings: &standings.collect(), catalogue, now }))
    }
}
