//! Starting, joining, watching and cancelling runs. A client has one run at a time, in whichever process.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use model::{Client, ClientId, ClientProperty, PropertyId, Run, RunId, RunStatus, RunTrigger};
use mri::Retries;
use serde::Serialize;
use store::{ClientRow, FileLock};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::job::Job;
use super::plan::{Plan, fresh_groups};
use super::progress::Progress;
use super::property::Errand;
use super::resume::{Resume, Resumed};
use super::status::Entry;
use super::{SyncRequest, SyncSettings, SyncStatus};
use crate::connect::catalogue;
use crate::drift::SeenFields;
use crate::engine::client_lock;
use crate::{Engine, EngineError, Topic};

/// What becomes of history that is this old.
const KEPT_MS: i64 = 90 * 24 * 3_600 * 1_000;

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct StartedRun {
    pub run_id: RunId,
    /// A run of this client was under way in this process already, and is the one meant.
    pub joined: bool,
    /// The run had been cut short, and goes on where it was.
    pub resumed: bool,
}

impl Engine {
    /// Starts a run in the background as the client's settings say, or joins the one that this process is at. Another process's run is
    /// [`EngineError::Busy`]. Must be called within a tokio runtime.
    pub fn start_sync(&self, request: &SyncRequest) -> Result<StartedRun, EngineError> {
        let row = self.client_row(Some(request.client_id.as_str()))?;
        self.start_sync_with(request, SyncSettings::of(&row.client.settings))
    }

    /// The same at another pace.
    pub fn start_sync_with(&self, request: &SyncRequest, settings: SyncSettings) -> Result<StartedRun, EngineError> {
        self.start(request, settings, RunTrigger::User, Resume::CutShort)
    }

    pub(crate) fn start(
        &self,
        request: &SyncRequest,
        settings: SyncSettings,
        trigger: RunTrigger,
        resume: Resume,
    ) -> Result<StartedRun, EngineError> {
        // Two quick clicks are one run: the second finds what the first put on the board.
        let _one_at_a_time = self.inner.board.starting();
        if let Some(entry) = self.inner.board.find(&request.client_id).filter(|entry| !entry.is_over()) {
            return Ok(StartedRun { run_id: entry.run_id, joined: true, resumed: false });
        }
        let row = self.client_row(Some(request.client_id.as_str()))?;
        check_properties(&row.client, &request.property_ids)?;
        let new_id = RunId::new();
        let find = || self.find_resumed(request, resume);
        let note_id = find()?.map_or(new_id.clone(), |resumed| resumed.run.id);
        let lock = self.lock_client(&row.client, &format!("run {note_id}"))?;
        // Looked for again: whoever held the lock may have gone on with it.
        let resumed = find()?;
        let now = self.now();
        if resumed.is_none() {
            self.inner.store.write_desk(|desk| desk.end_interrupted_runs(&row.client.id, now))?;
        }
        let mri = self.connect(&row, settings.pacing)?;
        let is_resumed = resumed.is_some();
        let resumed = resumed.unwrap_or_else(|| Resumed::nothing(new_run(new_id, &row.client, trigger, now)));
        let run_id = resumed.run.id.clone();
        let plan = self.plan(&row.client, request, &catalogue(&row)?, &resumed.done)?;
        let errand = Errand {
            retries: Retries::for_plan(plan.calls()),
            refresh: request.refresh,
            ..self.errand(&row, mri, &resumed.run)?
        };
        let job = self.prepare(row, plan, errand, resumed, settings, lock)?;
        self.record_start(&job, request)?;
        self.inner.board.put(request.client_id.clone(), job.entry());
        tokio::spawn(job.carry_out(self.clone()));
        Ok(StartedRun { run_id, joined: false, resumed: is_resumed })
    }

    pub(super) fn errand(&self, row: &ClientRow, mri: mri::Client, run: &Run) -> Result<Errand, EngineError> {
        Ok(Errand {
            mri,
            store: Arc::clone(&self.inner.store),
            clock: Arc::clone(&self.inner.clock),
            retries: Retries::for_plan(0),
            catalogue: catalogue(row)?,
            settings: row.client.settings.clone(),
            client: row.client.id.clone(),
            run: run.id.clone(),
            began: run.processed_on,
            today: self.today(),
            refresh: true,
            only_lease: None,
            seen: SeenFields::default(),
            records: TaskTracker::new(),
        })
    }

    fn prepare(
        &self,
        row: ClientRow,
        plan: Plan,
        errand: Errand,
        resumed: Resumed,
        settings: SyncSettings,
        lock: FileLock,
    ) -> Result<Job, EngineError> {
        let setback = self.setback(&row.client, &resumed.run.id)?;
        // Weak: the board keeps a run's progress after its end, and with a share of its own the engine would never be let go.
        let inner = Arc::downgrade(&self.inner);
        let notify = Box::new(move || {
            if let Some(inner) = inner.upgrade() {
                Engine { inner }.notify(Topic::Status);
            }
        });
        let known: u32 = resumed.before.outcomes.iter().map(|outcome| outcome.cost.calls).sum();
        // Calls that it was stopped in came to nothing, and were made.
        let calls_before = known.max(resumed.run.progress.calls_done);
        let fresh = fresh_groups(&plan, &resumed.before.fresh);
        let progress = Progress::new(resumed.run, &plan, &resumed.before, settings.batch_size, notify);
        Ok(Job {
            client: row.client,
            plan,
            progress: Arc::new(progress),
            errand: Arc::new(errand),
            settings,
            setback,
            calls_before,
            fresh,
            cancel: CancellationToken::new(),
            lock,
        })
    }

    fn record_start(&self, job: &Job, request: &SyncRequest) -> Result<(), EngineError> {
        let Some(run) = job.progress.run() else { return Ok(()) };
        let now = self.now();
        self.inner.store.write_desk(|desk| {
            desk.delete_runs_before(now.plus_ms(-KEPT_MS))?;
            desk.upsert_run(&run)?;
            desk.update_run_scope(&run.id, &request.scope())?;
            desk.update_run_alive(&run.id, now)?;
            desk.upsert_run_fresh(&run.id, &job.fresh)
        })?;
        Ok(())
    }

    /// Ends the run under way of a client of this process, keeping what it fetched. Whether there was one.
    pub fn cancel_sync(&self, client: &ClientId) -> bool {
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
        self.client_rows()?.into_iter().map(|row| self.status_of(row)).collect()
    }

    fn status_of(&self, row: ClientRow) -> Result<SyncStatus, EngineError> {
        let next_run_at = self.next_scheduled(&row);
        let Client { id, name, .. } = row.client;
        let live = self.inner.board.find(&id).map(|entry| entry.status.borrow().clone());
        let is_under_way = live.as_ref().and_then(|status| status.run.as_ref()).is_some_and(|run| !run.status.is_over());
        let last = if is_under_way { None } else { self.find_resumable(&id)? };
        let status = live.unwrap_or_else(|| SyncStatus {
            client_id: id,
            client_name: name,
            run: last.as_ref().map(|last| last.run.clone()),
            properties: Vec::new(),
            resumable: None,
            next_run_at: None,
        });
        Ok(SyncStatus { resumable: last.map(|last| last.run.id), next_run_at, ..status })
    }

    /// The right to change what belongs to a client's runs, until it is dropped.
    pub(crate) fn lock_client(&self, client: &Client, what: &str) -> Result<FileLock, EngineError> {
        let taken = self.inner.store.try_lock(&client_lock(&client.id), &note(what))?;
        taken.map_err(|holder| EngineError::Busy { client: client.id.clone(), holder })
    }
}

pub(super) fn note(what: &str) -> String {
    let since = Timestamp::now().to_zoned_datetime(TimeZone::system()).strftime("%Y-%m-%d %H:%M:%S");
    format!("{what}, since {since}, by process {}", std::process::id())
}

impl Job {
    fn entry(&self) -> Entry {
        Entry {
            run_id: self.errand.run.clone(),
            status: self.progress.subscribe(),
            cancel: self.cancel.clone(),
            budget: self.errand.mri.budget().clone(),
            progress: Arc::downgrade(&self.progress),
        }
    }
}

pub(super) fn new_run(id: RunId, client: &Client, trigger: RunTrigger, now: model::Instant) -> Run {
    Run {
        id,
        client_id: client.id.clone(),
        client_name: client.name.clone(),
        trigger,
        status: RunStatus::Waiting,
        progress: model::Progress::default(),
        result: None,
        error: None,
        processed_on: now,
        finished_on: None,
    }
}

fn check_properties(client: &Client, asked: &[PropertyId]) -> Result<(), EngineError> {
    let is_listed = |id: &&PropertyId| client.properties.iter().any(|property: &ClientProperty| property.id == **id);
    if client.properties.is_empty() {
        return Err(EngineError::NoProperties);
    }
    asked.iter().find(|id| !is_listed(id)).map_or(Ok(()), |unknown| Err(EngineError::NoProperty(unknown.clone())))
}
