//! The living status of one run: counts calls as they end, and tells who watches.

use std::sync::{Mutex, MutexGuard, PoisonError};

use model::{Dataset, Failure, Instant, Outcome, PropertyId, Rows, Run, RunFailure, RunResult, RunStatus};
use tokio::sync::watch;

use super::plan::Plan;
use super::{PropertyProgress, PropertyState, SyncStatus};

/// Which of the two passes over the properties.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pass {
    List,
    Details,
}

impl Pass {
    fn phrase(self) -> &'static str {
        match self {
            Self::List => "Listing",
            Self::Details => "Details",
        }
    }
}

pub(super) struct Progress {
    status: watch::Sender<SyncStatus>,
    failures: Mutex<Vec<RunFailure>>,
    cache_hits: u32,
    batch_size: u32,
    notify: Box<dyn Fn() + Send + Sync>,
}

impl Progress {
    pub(super) fn new(run: Run, plan: &Plan, batch_size: u32, notify: Box<dyn Fn() + Send + Sync>) -> Self {
        let total = u32::try_from(plan.properties.len()).unwrap_or(u32::MAX);
        let batch_size = batch_size.max(1);
        let properties = plan.properties.iter().map(|property| PropertyProgress {
            property_id: property.id.clone(),
            property_name: property.name.clone(),
            state: PropertyState::Pending,
            calls_done: 0,
            calls_planned: property.calls(),
        });
        let mut status = SyncStatus {
            client_id: run.client_id.clone(),
            client_name: run.client_name.clone(),
            properties: properties.collect(),
            run: Some(run),
        };
        if let Some(run) = &mut status.run {
            run.progress.total = total;
            run.progress.total_batches = total.div_ceil(batch_size);
            run.progress.calls_planned = plan.calls();
            run.progress.status = "Waiting to start".into();
        }
        let failures = Mutex::default();
        Self { status: watch::Sender::new(status), failures, cache_hits: plan.cache_hits(), batch_size, notify }
    }

    pub(super) fn subscribe(&self) -> watch::Receiver<SyncStatus> {
        self.status.subscribe()
    }

    pub(super) fn run(&self) -> Option<Run> {
        self.status.borrow().run.clone()
    }

    fn change(&self, change: impl FnOnce(&mut Run, &mut Vec<PropertyProgress>)) {
        self.status.send_modify(|status| {
            if let Some(run) = &mut status.run {
                change(run, &mut status.properties);
            }
        });
        (self.notify)();
    }

    /// The `place`th property of a pass begins.
    pub(super) fn begin(&self, pass: Pass, place: usize, property: &PropertyId) {
        let batch = u32::try_from(place).unwrap_or(u32::MAX) / self.batch_size + 1;
        self.change(|run, properties| {
            run.progress.batch = batch;
            run.progress.status = format!("{}, batch {batch} of {}", pass.phrase(), run.progress.total_batches);
            if let Some(property) = properties.iter_mut().find(|p| p.property_id == *property) {
                property.state = PropertyState::Active;
            }
        });
    }

    /// A dataset came in, for better or worse. `calls` is what it cost, of one that was planned.
    pub(super) fn answered(&self, property: &PropertyId, dataset: Dataset, outcome: &Outcome<Rows>, calls: u32) {
        if let Some(failure) = failure_of(outcome) {
            let Failure { code, message } = failure;
            self.failures().push(RunFailure { property_id: property.clone(), dataset, code, message });
        }
        self.change(|run, properties| {
            run.status = RunStatus::Active;
            run.progress.calls_done += calls;
            run.progress.calls_planned = (run.progress.calls_planned + calls).saturating_sub(1);
            if let Some(property) = properties.iter_mut().find(|p| p.property_id == *property) {
                property.calls_done += calls;
                property.calls_planned = (property.calls_planned + calls).saturating_sub(1);
            }
        });
    }

    /// Calls that turned out not to be needed, or to be needed.
    pub(super) fn replan(&self, property: &PropertyId, before: usize, after: usize) {
        let adjust = |planned: u32| {
            let more = u32::try_from(after).unwrap_or(0);
            (planned + more).saturating_sub(u32::try_from(before).unwrap_or(0))
        };
        self.change(|run, properties| {
            run.progress.calls_planned = adjust(run.progress.calls_planned);
            if let Some(property) = properties.iter_mut().find(|p| p.property_id == *property) {
                property.calls_planned = adjust(property.calls_planned);
            }
        });
    }

    /// Nothing more is asked of this property.
    pub(super) fn end(&self, property: &PropertyId) {
        let failed = self.failures().iter().any(|failure| failure.property_id == *property);
        self.change(|run, properties| {
            if let Some(property) = properties.iter_mut().find(|p| p.property_id == *property) {
                property.state = if failed { PropertyState::Failed } else { PropertyState::Done };
            }
            let over = properties.iter().filter(|p| matches!(p.state, PropertyState::Done | PropertyState::Failed)).count();
            run.progress.current = u32::try_from(over).unwrap_or(u32::MAX);
        });
    }

    pub(super) fn calls_left(&self) -> u32 {
        self.run().map_or(0, |run| run.progress.calls_planned.saturating_sub(run.progress.calls_done))
    }

    pub(super) fn waiting(&self, until: Option<Instant>, finish_estimate: Option<Instant>) {
        self.change(|run, _| {
            // Nothing holds it back, so its first call is out.
            if until.is_none() {
                run.status = RunStatus::Active;
            }
            run.progress.waiting_until = until;
            run.progress.finish_estimate = finish_estimate;
        });
    }

    /// The run as it stands once it is over: what it did until then is its result, every call that it made included. Nobody is told
    /// yet.
    pub(super) fn ended(&self, status: RunStatus, error: Option<Failure>, renewals: u32, calls: u32, at: Instant) -> Option<Run> {
        let mut run = self.run()?;
        let mut failures = self.failures().clone();
        failures.sort_by(|a, b| (&a.property_id, a.dataset).cmp(&(&b.property_id, b.dataset)));
        run.status = status;
        run.progress.status = match status {
            RunStatus::Completed => "Completed",
            RunStatus::Cancelled => "Cancelled",
            _ => "Failed",
        }
        .into();
        run.progress.waiting_until = None;
        run.progress.finish_estimate = None;
        if status == RunStatus::Completed {
            run.progress.batch = run.progress.total_batches;
        }
        run.progress.calls_done = calls;
        run.progress.calls_planned = run.progress.calls_planned.max(calls);
        let properties = run.progress.total;
        run.result = Some(RunResult { properties, renewals, calls, cache_hits: self.cache_hits, failures });
        run.error = error;
        run.finished_on = Some(at);
        Some(run)
    }

    /// Wakes who waits for the end.
    pub(super) fn publish(&self, ended: Run) {
        self.change(|run, _| *run = ended);
    }

    fn failures(&self) -> MutexGuard<'_, Vec<RunFailure>> {
        self.failures.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// "Not permitted" is no failure of the transport, and yet a dataset that did not sync.
fn failure_of(outcome: &Outcome<Rows>) -> Option<Failure> {
    use model::FailureCode;
    match outcome {
        Outcome::Failed(failure) => Some(failure.clone()),
        Outcome::NotPermitted => {
            Some(Failure::new(FailureCode::NotPermitted, "MRI does not permit this API to this user and key (401 or 403)"))
        }
        Outcome::Rows(_) | Outcome::Empty | Outcome::NotApplicable => None,
    }
}
