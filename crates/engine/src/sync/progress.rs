//! The living status of one run: counts calls as they end, keeps what each question came to, and tells who watches.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, MutexGuard, PoisonError};

use model::{Cost, Dataset, Failure, Instant, Outcome, PropertyId, Run, RunFailure, RunOutcome, RunResult, RunStatus};
use tokio::sync::watch;

use super::plan::{Pass, Plan, PlannedProperty};
use super::property::Done;
use super::{PropertyProgress, PropertyState, SyncStatus};

pub(super) struct Progress {
    status: watch::Sender<SyncStatus>,
    places: HashMap<PropertyId, usize>,
    kept: Mutex<Kept>,
    cache_hits: u32,
    batch_size: u32,
    notify: Box<dyn Fn() + Send + Sync>,
}

#[derive(Default)]
struct Kept {
    failures: BTreeMap<(PropertyId, Dataset), Failure>,
    /// What is not in the desk yet.
    unsaved: Vec<RunOutcome>,
    /// Questions of a property that have not been seen to.
    open: HashMap<PropertyId, usize>,
    spent: Cost,
    stood_still_ms: u32,
    /// What each question took, all its tries together.
    costs: BTreeMap<(PropertyId, Dataset), Cost>,
}

impl Kept {
    fn add(&mut self, outcome: &RunOutcome) {
        let key = (outcome.property_id.clone(), outcome.dataset);
        match outcome.failure.clone() {
            Some(failure) => drop(self.failures.insert(key, failure)),
            // Tried again, it came.
            None => drop(self.failures.remove(&key)),
        }
        let cost = self.costs.entry((outcome.property_id.clone(), outcome.dataset)).or_default();
        *cost = cost.plus(outcome.cost);
        self.spent = self.spent.plus(outcome.cost);
        self.unsaved.push(RunOutcome { cost: *cost, ..outcome.clone() });
    }
}

/// What a run that is gone on with has come to already.
#[derive(Default)]
pub(super) struct Before {
    pub(super) outcomes: Vec<RunOutcome>,
    /// What was fresh when it began.
    pub(super) fresh: Vec<RunOutcome>,
}

impl Progress {
    pub(super) fn new(run: Run, plan: &Plan, before: &Before, batch_size: u32, notify: Box<dyn Fn() + Send + Sync>) -> Self {
        let total = u32::try_from(plan.properties.len()).unwrap_or(u32::MAX);
        let batch_size = batch_size.max(1);
        let mut kept = Kept::default();
        before.outcomes.iter().for_each(|outcome| kept.add(outcome));
        kept.open = plan.properties.iter().map(|property| (property.id.clone(), property.asks.len())).collect();
        let mut run = run;
        run.progress.total = total;
        run.progress.total_batches = total.div_ceil(batch_size);
        run.progress.calls_done = kept.spent.calls;
        run.progress.calls_planned = plan.calls() + kept.spent.calls;
        run.progress.status = "Waiting to start".into();
        let properties: Vec<PropertyProgress> =
            plan.properties.iter().map(|property| property_progress(property, &before.outcomes)).collect();
        let status = SyncStatus {
            client_id: run.client_id.clone(),
            client_name: run.client_name.clone(),
            properties,
            run: Some(run),
            resumable: None,
            next_run_at: None,
        };
        let places = plan.properties.iter().enumerate().map(|(place, property)| (property.id.clone(), place)).collect();
        let cache_hits = plan.cache_hits() + u32::try_from(before.fresh.len()).unwrap_or(u32::MAX);
        Self { status: watch::Sender::new(status), places, kept: Mutex::new(kept), cache_hits, batch_size, notify }
    }

    pub(super) fn subscribe(&self) -> watch::Receiver<SyncStatus> {
        self.status.subscribe()
    }

    pub(super) fn run(&self) -> Option<Run> {
        self.status.borrow().run.clone()
    }

    fn change(&self, change: impl FnOnce(&mut Run, &mut [PropertyProgress])) {
        self.status.send_modify(|status| {
            if let Some(run) = &mut status.run {
                change(run, &mut status.properties);
            }
        });
        (self.notify)();
    }

    fn change_property(&self, id: &PropertyId, change: impl FnOnce(&mut Run, &mut PropertyProgress)) {
        let place = self.places.get(id).copied();
        self.change(|run, properties| {
            if let Some(property) = place.and_then(|place| properties.get_mut(place)) {
                change(run, property);
            }
        });
    }

    /// The `place`th property of a pass begins.
    pub(super) fn begin(&self, pass: Pass, place: usize, property: &PropertyId) {
        let batch = u32::try_from(place).unwrap_or(u32::MAX) / self.batch_size;
        self.change_property(property, |run, property| {
            let batch = batch.saturating_add(1).min(run.progress.total_batches);
            run.progress.batch = batch;
            run.progress.status = format!("{}, batch {batch} of {}", pass.phrase(), run.progress.total_batches);
            property.state = PropertyState::Active;
        });
    }

    /// A dataset came in, for better or worse. `planned` is how many calls were counted for it.
    pub(super) fn answered(&self, property: &PropertyId, dataset: Dataset, done: &Done, planned: u32, at: Instant) {
        let rows = match done.outcome {
            Outcome::Rows(rows) => Some(rows),
            Outcome::Empty => Some(0),
            Outcome::NotApplicable | Outcome::NotPermitted | Outcome::Failed(_) => None,
        };
        self.kept().add(&RunOutcome {
            property_id: property.clone(),
            dataset,
            outcome: done.outcome.kind(),
            fresh: false,
            cost: done.cost,
            rows,
            finished_at: at,
            failure: failure_of(&done.outcome),
        });
        let calls = done.cost.calls;
        self.change_property(property, |run, property| {
            let is_moving = run.status != RunStatus::Paused;
            run.status = if is_moving { RunStatus::Active } else { RunStatus::Paused };
            run.progress.calls_done += calls;
            run.progress.calls_planned = (run.progress.calls_planned + calls).saturating_sub(planned);
            property.calls_done += calls;
            property.calls_planned = (property.calls_planned + calls).saturating_sub(planned);
        });
    }

    /// Calls that turned out not to be needed, or to be needed; `questions` that turned out not to be.
    pub(super) fn replan(&self, property: &PropertyId, before: u32, after: u32, questions: usize) {
        if let Some(open) = self.kept().open.get_mut(property) {
            *open = open.saturating_sub(questions);
        }
        let adjust = |planned: u32| (planned + after).saturating_sub(before);
        self.change_property(property, |run, property| {
            run.progress.calls_planned = adjust(run.progress.calls_planned);
            property.calls_planned = adjust(property.calls_planned);
        });
    }

    /// A property that was given up is asked about after all.
    pub(super) fn reopen(&self, property: &PlannedProperty) {
        self.kept().open.insert(property.id.clone(), property.asks.len());
        self.replan(&property.id, 0, property.calls(), 0);
    }

    /// One question of this property has been seen to, for good. With the last one, the property is done.
    pub(super) fn settle(&self, property: &PropertyId) {
        let is_last = {
            let mut kept = self.kept();
            kept.open.get_mut(property).is_none_or(|open| {
                *open = open.saturating_sub(1);
                *open == 0
            })
        };
        if is_last {
            self.end(property);
        }
    }

    /// Nothing more is asked of this property.
    pub(super) fn end(&self, property: &PropertyId) {
        let failed =
            self.kept().failures.range((property.clone(), Dataset::Leases)..).next().is_some_and(|((id, _), _)| id == property);
        self.change_property(property, |_, property| {
            property.state = if failed { PropertyState::Failed } else { PropertyState::Done };
        });
        self.change(|run, properties| {
            let over = properties.iter().filter(|p| matches!(p.state, PropertyState::Done | PropertyState::Failed)).count();
            run.progress.current = u32::try_from(over).unwrap_or(u32::MAX);
        });
    }

    /// Properties about which something came in, before the run was cut short included.
    pub(super) fn asked_properties(&self) -> Vec<PropertyId> {
        let mut asked: Vec<PropertyId> = self.kept().costs.keys().map(|(property, _)| property.clone()).collect();
        asked.dedup();
        asked
    }

    pub(super) fn calls_left(&self) -> u32 {
        self.status.borrow().run.as_ref().map_or(0, |run| run.progress.calls_planned.saturating_sub(run.progress.calls_done))
    }

    pub(super) fn stood_still(&self, ms: u32) {
        let mut kept = self.kept();
        kept.stood_still_ms = kept.stood_still_ms.saturating_add(ms);
    }

    pub(super) fn waiting(&self, until: Option<Instant>, finish_estimate: Option<Instant>) {
        self.change(|run, _| {
            if run.status == RunStatus::Paused {
                return;
            }
            // Nothing holds it back, so its first call is out.
            if until.is_none() {
                run.status = RunStatus::Active;
            }
            if run.progress.held.is_none() {
                run.progress.waiting_until = until;
                run.progress.finish_estimate = finish_estimate;
            }
        });
    }

    /// An outage holds the run until then; `None`: no longer.
    pub(super) fn held(&self, held: Option<(Failure, Instant)>) {
        self.change(|run, _| {
            let (failure, until) = held.unzip();
            run.progress.held = failure;
            run.progress.waiting_until = until;
            run.progress.finish_estimate = None;
        });
    }

    pub(super) fn paused(&self, paused: bool) {
        self.change(|run, _| {
            run.status = if paused { RunStatus::Paused } else { RunStatus::Active };
            run.progress.waiting_until = None;
            run.progress.finish_estimate = None;
        });
    }

    /// What has come in since this was last asked.
    pub(super) fn take_unsaved(&self) -> Vec<RunOutcome> {
        std::mem::take(&mut self.kept().unsaved)
    }

    /// It could not be saved: next time, then.
    pub(super) fn put_back(&self, mut unsaved: Vec<RunOutcome>) {
        let mut kept = self.kept();
        unsaved.append(&mut kept.unsaved);
        kept.unsaved = unsaved;
    }

    /// The run as it stands once it is over: what it did until then is its result. `calls` are
    /// all that it made, those that it was stopped in included. Nobody is told yet.
    pub(super) fn ended(&self, status: RunStatus, error: Option<Failure>, renewals: u32, calls: u32, at: Instant) -> Option<Run> {
        let mut run = self.run()?;
        let kept = self.kept();
        let failure = |((property_id, dataset), failure): (&(PropertyId, Dataset), &Failure)| RunFailure {
            property_id: property_id.clone(),
            dataset: *dataset,
            code: failure.code,
            message: failure.message.clone(),
        };
        run.status = status;
        run.progress.status = match status {
            RunStatus::Completed => "Completed",
            RunStatus::Cancelled => "Cancelled",
            _ => "Failed",
        }
        .into();
        run.progress.waiting_until = None;
        run.progress.finish_estimate = None;
        run.progress.held = None;
        if status == RunStatus::Completed {
            run.progress.batch = run.progress.total_batches;
        }
        run.progress.calls_done = calls;
        run.progress.calls_planned = run.progress.calls_planned.max(calls);
        run.result = Some(RunResult {
            properties: run.progress.total,
            renewals,
            calls,
            cache_hits: self.cache_hits,
            retries: kept.spent.retries,
            waited_ms: kept.stood_still_ms,
            failures: kept.failures.iter().map(failure).collect(),
        });
        run.error = error;
        run.finished_on = Some(at);
        Some(run)
    }

    /// Wakes who waits for the end.
    pub(super) fn publish(&self, ended: Run) {
        self.change(|run, _| *run = ended);
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn property_progress(property: &PlannedProperty, before: &[RunOutcome]) -> PropertyProgress {
    let done = before.iter().filter(|outcome| outcome.property_id == property.id);
    let calls_done: u32 = done.clone().map(|outcome| outcome.cost.calls).sum();
    let failed = done.clone().any(|outcome| outcome.failure.is_some());
    PropertyProgress {
        property_id: property.id.clone(),
        property_name: property.name.clone(),
        state: match done.count() {
            0 => PropertyState::Pending,
            _ if !property.asks.is_empty() => PropertyState::Active,
            _ if failed => PropertyState::Failed,
            _ => PropertyState::Done,
        },
        calls_done,
        calls_planned: property.calls() + calls_done,
    }
}

/// "Not permitted" is no failure of the transport, and yet a dataset that did not sync.
pub(super) fn failure_of<T>(outcome: &Outcome<T>) -> Option<Failure> {
    use model::FailureCode;
    match outcome {
        Outcome::Failed(failure) => Some(failure.clone()),
        Outcome::NotPermitted => {
            Some(Failure::new(FailureCode::NotPermitted, "MRI does not permit this API to this user and key (401 or 403)"))
        }
        Outcome::Rows(_) | Outcome::Empty | Outcome::NotApplicable => None,
    }
}
