//! Going on with a run that was cut short: by the end of the program, by pause or cancel, or by something that has been mended since.
//! What it had finished is not asked again, however long that was ago.

use model::{ClientId, Failure, OutcomeKind, ResumePolicy, Run, RunOutcome, RunStatus, RunTrigger};
use store::{DatasetState, LastRun};

use super::breaker::is_outage;
use super::known::Seen;
use super::progress::{Before, failure_of};
use super::status::Entry;
use super::{StartedRun, SyncRequest, SyncSettings};
use crate::engine::client_lock;
use crate::{Engine, EngineError, Topic};

/// A run that has shown no life for so long is not gone on with: half of its answers would be of another day.
const RESUMABLE_MS: i64 = 24 * 3_600 * 1_000;

/// Which run is gone on with, instead of a new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Resume {
    No,
    /// One of the same scope that the end of its process cut short.
    CutShort,
    /// Also one that was cancelled, or could not go on.
    AnyEnd,
}

/// A run with what it has come to already.
pub(super) struct Resumed {
    pub(super) run: Run,
    pub(super) done: Seen,
    pub(super) before: Before,
}

impl Resumed {
    /// A run that begins.
    pub(super) fn nothing(run: Run) -> Self {
        Self { run, done: Seen::new(), before: Before::default() }
    }
}

impl Engine {
    /// Lets a paused run go on, or one that was cut short.
    pub fn resume_sync(&self, client: &ClientId) -> Result<StartedRun, EngineError> {
        if let Some(entry) = self.inner.board.find(client).filter(|entry| !entry.is_over()) {
            self.pause(&entry, false)?;
            return Ok(StartedRun { run_id: entry.run_id, joined: true, resumed: false });
        }
        let nothing = || EngineError::WrongUse("there is no run to go on with: start a new one".into());
        let last = self.find_resumable(client)?.ok_or_else(nothing)?;
        let row = self.client_row(Some(client.as_str()))?;
        let settings = SyncSettings::of(&row.client.settings);
        self.start(&SyncRequest::of_scope(client.clone(), last.scope), settings, RunTrigger::User, Resume::AnyEnd)
    }

    /// Holds a client's run of this process: calls under way come to their end, and none is begun. Whether there was one.
    pub fn pause_sync(&self, client: &ClientId) -> Result<bool, EngineError> {
        let entry = self.inner.board.find(client).filter(|entry| !entry.is_over());
        entry.map_or(Ok(false), |entry| self.pause(&entry, true).map(|()| true))
    }

    /// Written down at once: whether the next start goes on by itself hangs on it.
    fn pause(&self, entry: &Entry, paused: bool) -> Result<(), EngineError> {
        entry.pause(paused);
        let run = entry.status.borrow().run.clone();
        Ok(self.inner.store.write_desk(|desk| run.iter().try_for_each(|run| desk.upsert_run(run)))?)
    }

    /// Leaves a run that was cut short as it is: the next sync is a new one.
    pub fn discard_run(&self, client: &ClientId) -> Result<(), EngineError> {
        let Some(last) = self.find_resumable(client)? else { return Ok(()) };
        let row = self.client_row(Some(client.as_str()))?;
        let _nobody_syncs = self.lock_client(&row.client, "leaving a run")?;
        let now = self.now();
        self.inner.store.write_desk(|desk| {
            desk.end_interrupted_runs(client, now)?;
            desk.update_run_alive(&last.run.id, model::Instant(0))
        })?;
        self.notify(Topic::Status);
        self.notify(Topic::Runs);
        Ok(())
    }

    /// What the program's start goes on with: runs that its last end cut short, where the client's settings do not leave it to the
    /// user. A run that was paused stays so.
    pub fn resume_interrupted(&self) -> Result<Vec<StartedRun>, EngineError> {
        let mut started = Vec::new();
        for row in self.client_rows()?.into_iter().filter(|row| row.client.settings.resume == ResumePolicy::Auto) {
            let id = &row.client.id;
            let last = self.inner.store.read(|reader| reader.find_last_run(id))?;
            let is_cut_short = |last: &LastRun| matches!(last.run.status, RunStatus::Waiting | RunStatus::Active);
            if let Some(last) = last.filter(|last| is_cut_short(last) && self.is_resumable(last)) {
                let request = SyncRequest::of_scope(id.clone(), last.scope);
                match self.start(&request, SyncSettings::of(&row.client.settings), RunTrigger::User, Resume::CutShort) {
                    Ok(run) => started.push(run),
                    // Its user will be told by the status; the others go on.
                    Err(error) => {
                        tracing::warn!(client.id = %id, code = ?error.code(), "an interrupted run could not be gone on with")
                    }
                }
            }
        }
        Ok(started)
    }

    /// A client's newest run, if it stopped half-way and not long ago.
    pub(crate) fn find_resumable(&self, client: &ClientId) -> Result<Option<LastRun>, EngineError> {
        let last = self.inner.store.read(|reader| reader.find_last_run(client))?;
        let Some(last) = last.filter(|last| self.is_resumable(last)) else { return Ok(None) };
        let run = self.as_it_stands(last.run.clone())?;
        Ok(Some(LastRun { run, ..last }))
    }

    fn is_resumable(&self, last: &LastRun) -> bool {
        let is_young = last.alive_at.age_ms(self.now()) < RESUMABLE_MS;
        let is_free = || self.inner.store.find_lock_holder(&client_lock(&last.run.client_id)).is_none();
        last.run.status != RunStatus::Completed && is_young && is_free()
    }

    /// The run that a request means to go on with.
    pub(super) fn find_resumed(&self, request: &SyncRequest, resume: Resume) -> Result<Option<Resumed>, EngineError> {
        let client = &request.client_id;
        let last = self.inner.store.read(|reader| reader.find_last_run(client))?;
        let is_young = |last: &LastRun| last.alive_at.age_ms(self.now()) < RESUMABLE_MS;
        let is_meant = |last: &LastRun| {
            let is_open = match resume {
                Resume::No => false,
                Resume::CutShort => !last.run.status.is_over(),
                Resume::AnyEnd => last.run.status != RunStatus::Completed,
            };
            is_open && is_young(last) && last.scope == request.scope()
        };
        let Some(LastRun { run, .. }) = last.filter(is_meant) else { return Ok(None) };
        let was_over = run.status.is_over();
        let (outcomes, states) = self
            .inner
            .store
            .read(|reader| Ok((reader.list_run_outcomes(&run.id)?, reader.list_dataset_states_of_run(client, &run.id)?)))?;
        let (fresh, outcomes): (Vec<RunOutcome>, Vec<RunOutcome>) = outcomes.into_iter().partition(|outcome| outcome.fresh);
        let mut done: Seen = fresh.iter().map(|one| (one.property_id.clone(), one.dataset)).collect();
        // The cache knows what the history may have missed by a second.
        let mut asked: Vec<RunOutcome> = states.iter().map(outcome).collect();
        let is_known = |one: &RunOutcome, asked: &[RunOutcome]| {
            asked.iter().any(|other| other.property_id == one.property_id && other.dataset == one.dataset)
        };
        for one in outcomes {
            if !is_known(&one, &asked) {
                asked.push(one);
            }
        }
        // Whoever lets a run go on that had failed means what failed; and what failed in an outage was to be asked again anyway.
        let stands = |failure: &Failure| !was_over && !is_outage(failure.code);
        let is_done = |one: &&RunOutcome| one.failure.as_ref().is_none_or(stands);
        done.extend(asked.iter().filter(is_done).map(|one| (one.property_id.clone(), one.dataset)));
        let run = Run { status: RunStatus::Waiting, result: None, error: None, finished_on: None, ..run };
        let before = Before { outcomes: asked, fresh };
        Ok(Some(Resumed { run, done, before }))
    }
}

fn outcome(state: &DatasetState) -> RunOutcome {
    let refused = || failure_of(&model::Outcome::<()>::NotPermitted).filter(|_| state.outcome == OutcomeKind::NotPermitted);
    let is_answered = matches!(state.outcome, OutcomeKind::Rows | OutcomeKind::Empty);
    RunOutcome {
        property_id: state.property_id.clone(),
        dataset: state.dataset,
        outcome: state.outcome,
        fresh: false,
        cost: state.cost,
        rows: is_answered.then_some(state.rows),
        finished_at: state.tried_at,
        failure: state.failure.clone().or_else(refused),
    }
}
