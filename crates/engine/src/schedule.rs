//! Runs that start by themselves: by a timetable, after a sleep once for all that was missed, and at the program's start if the data
//! is old. The loop is thin; what it does at one moment is a function of that moment.

mod timetable;

use std::time::Duration;

use model::{Dataset, FailureCode, Instant, Run, RunTrigger, Schedule};
use store::ClientRow;
use timetable::Timetable;

use crate::sync::{Resume, StartedRun, SyncRequest, SyncSettings};
use crate::{Engine, EngineError, Topic};

/// How late a scheduled run may be. A clock is asked, not a timer trusted: a laptop sleeps.
const LOOK: Duration = Duration::from_secs(15);

impl Engine {
    /// Sees to all schedules for as long as it is polled.
    pub async fn keep_schedules(&self) {
        let mut ticks = tokio::time::interval(LOOK);
        ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            ticks.tick().await;
            let engine = self.clone();
            // A keychain may take its time.
            let looked = tokio::task::spawn_blocking(move || engine.start_due_runs()).await;
            if let Ok(Err(error)) = looked {
                tracing::warn!(code = ?error.code(), "the schedules could not be looked at");
            }
        }
    }

    /// Starts what is due now. What was missed while nobody looked is made up for by one run; a client whose run is under way needs no
    /// other.
    pub fn start_due_runs(&self) -> Result<Vec<StartedRun>, EngineError> {
        let now = self.now();
        let mut started = Vec::new();
        for row in self.client_rows()?.into_iter().filter(|row| row.client.settings.schedule.enabled) {
            let Ok(timetable) = Timetable::new(&row.client.settings.schedule) else { continue };
            let is_due = row.scheduled_until.is_some_and(|handled| timetable.is_due(handled, now));
            if is_due && self.inner.store.write_desk(|desk| desk.claim_schedule(&row.client.id, row.scheduled_until, now))? {
                started.extend(self.start_by_itself(&row, RunTrigger::Schedule));
                self.notify(Topic::Status);
            }
        }
        Ok(started)
    }

    /// Starts a run of each client whose leases are older than its settings allow at the program's start.
    pub fn start_old(&self) -> Result<Vec<StartedRun>, EngineError> {
        let now = self.now();
        let mut started = Vec::new();
        for row in self.client_rows()? {
            let schedule = &row.client.settings.schedule;
            let Some(older_secs) = schedule.start_if_older_secs else { continue };
            let is_quiet = Timetable::new(schedule).is_ok_and(|timetable| timetable.is_quiet(now));
            // A run that waits for its user to go on with it is not run over.
            let is_offered = self.find_resumable(&row.client.id)?.is_some();
            if !is_quiet && !is_offered && self.is_older(&row, i64::from(older_secs) * 1_000)? {
                started.extend(self.start_by_itself(&row, RunTrigger::Start));
            }
        }
        Ok(started)
    }

    fn start_by_itself(&self, row: &ClientRow, trigger: RunTrigger) -> Option<StartedRun> {
        let last = self.list_runs(1_000).ok()?.into_iter().find(|run| run.client_id == row.client.id);
        let is_refused = |run: &Run| run.error.as_ref().is_some_and(|error| error.code == FailureCode::CredentialsRejected);
        if last.as_ref().is_some_and(is_refused) {
            tracing::warn!(client.id = %row.client.id, "no run starts by itself with credentials that were rejected");
            return None;
        }
        let request = SyncRequest::all(row.client.id.clone());
        let started = self.start(&request, SyncSettings::of(&row.client.settings), trigger, Resume::No);
        started.inspect_err(|error| {
            tracing::warn!(client.id = %row.client.id, trigger = trigger.as_str(), code = ?error.code(), "a run could not start by itself");
        })
        .ok()
    }

    /// Whether any property's leases were last asked for longer ago, or never. One that never answers is not asked at every start.
    fn is_older(&self, row: &ClientRow, than_ms: i64) -> Result<bool, EngineError> {
        let states = self.inner.store.read(|reader| reader.list_dataset_states())?;
        let of_client = |state: &&store::DatasetState| state.client_id == row.client.id && state.dataset == Dataset::Leases;
        let asked_at = |id: &model::PropertyId| {
            states.iter().filter(of_client).find(|state| state.property_id == *id).map(|state| state.tried_at)
        };
        let now = self.now();
        let is_old = |property: &model::ClientProperty| asked_at(&property.id).is_none_or(|at| at.age_ms(now) > than_ms);
        Ok(row.client.properties.iter().any(is_old))
    }

    /// The next five starts that a schedule would make.
    pub fn preview_schedule(&self, schedule: &Schedule) -> Result<Vec<Instant>, EngineError> {
        let timetable = Timetable::new(schedule)?;
        let next = |at: &Instant| timetable.next_after(*at);
        Ok(std::iter::successors(timetable.next_after(self.now()), next).take(5).collect())
    }

    pub(crate) fn next_scheduled(&self, row: &ClientRow) -> Option<Instant> {
        let schedule = &row.client.settings.schedule;
        if !schedule.enabled {
            return None;
        }
        Timetable::new(schedule).ok()?.next_after(self.now())
    }
}

/// Says what is wrong with a schedule, if anything is.
pub(crate) fn check_schedule(schedule: &Schedule) -> Result<(), EngineError> {
    Timetable::new(schedule).map(drop)
}
