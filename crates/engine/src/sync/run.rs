//! The run itself: the list of all properties first, then details by the nearest expiry, in batches, until done, stopped or cancelled.

use std::future::Future;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures::StreamExt;
use futures::future::join_all;
use model::{Dataset, Date, Failure, PropertyId, PropertyKind, RunStatus};
use tokio_util::sync::CancellationToken;

use super::SyncSettings;
use super::deadline::nearest_expiry_days;
use super::plan::{Plan, PlannedProperty};
use super::progress::{Pass, Progress};
use super::property::{Done, Errand};
use super::setback::Setback;

/// How often a run says how long it still takes.
const TICK: Duration = Duration::from_millis(500);

pub(super) struct Runner {
    errand: Arc<Errand>,
    progress: Arc<Progress>,
    settings: SyncSettings,
    today: Date,
    setback: Setback,
    stop: CancellationToken,
    stopped_by: Mutex<Option<Failure>>,
}

impl Runner {
    pub(super) fn new(errand: Arc<Errand>, progress: Arc<Progress>, settings: SyncSettings, today: Date) -> Self {
        Self {
            errand,
            progress,
            settings,
            today,
            setback: Setback::default(),
            stop: CancellationToken::new(),
            stopped_by: Mutex::default(),
        }
    }

    /// Dropping the passes drops every call under way, so a cancelled run stops at once; what was fetched is stored.
    pub(super) async fn run(&self, plan: Plan, cancel: &CancellationToken) -> (RunStatus, Option<Failure>) {
        tokio::select! {
            biased;
            () = cancel.cancelled() => (RunStatus::Cancelled, None),
            () = self.stop.cancelled() => {
                let reason = self.stopped_by.lock().unwrap_or_else(PoisonError::into_inner).take();
                (RunStatus::Failed, reason)
            }
            () = self.passes(plan) => (RunStatus::Completed, None),
            () = self.tell_time() => (RunStatus::Failed, None),
        }
    }

    async fn passes(&self, plan: Plan) {
        let listed = self.in_batches(plan.properties, |place, property| self.list(place, property)).await;
        let (detailed, done): (Vec<_>, Vec<_>) = listed.into_iter().partition(|property| !property.details.is_empty());
        for property in done {
            self.progress.end(&property.id);
        }
        let urgent = self.by_urgency(detailed).await;
        self.in_batches(urgent, |place, property| self.details(place, property)).await;
    }

    /// Up to a batch of properties at once. Without a delay the next property begins as soon as one ends; with one, a batch ends
    /// before the next begins.
    async fn in_batches<F: Future<Output = PlannedProperty>>(
        &self,
        properties: Vec<PlannedProperty>,
        work: impl Fn(usize, PlannedProperty) -> F,
    ) -> Vec<PlannedProperty> {
        let size = self.settings.batch_size.max(1) as usize;
        let delay = Duration::from_millis(self.settings.delay_between_batches_ms);
        let stride = if delay.is_zero() { properties.len().max(1) } else { size };
        let mut waiting = properties.into_iter().enumerate().peekable();
        let mut done = Vec::new();
        while waiting.peek().is_some() {
            if !done.is_empty() {
                tokio::time::sleep(delay).await;
            }
            let batch: Vec<_> = waiting.by_ref().take(stride).collect();
            let batch = futures::stream::iter(batch).map(|(place, property)| work(place, property));
            done.extend(batch.buffer_unordered(size).collect::<Vec<_>>().await);
        }
        done
    }

    async fn list(&self, place: usize, mut property: PlannedProperty) -> PlannedProperty {
        if !property.list.is_empty() {
            self.progress.begin(Pass::List, place, &property.id);
        }
        let datasets = match property.kind {
            Some(_) => property.list.clone(),
            None => self.discover(&mut property).await,
        };
        if let Some(kind) = property.kind {
            join_all(datasets.into_iter().map(|dataset| self.dataset(&property.id, kind, dataset))).await;
        }
        property
    }

    /// Finds out the kind, and drops from the plan what does not apply to it. The datasets that the list still needs.
    async fn discover(&self, property: &mut PlannedProperty) -> Vec<Dataset> {
        let planned = property.list.len() + property.details.len();
        let mut list = property.list.clone();
        if list.contains(&Dataset::Leases) {
            let began = tokio::time::Instant::now();
            let (kind, done) = self.errand.discover(&property.id).await;
            property.kind = kind;
            self.answered(&property.id, Dataset::Leases, &done, began);
            list.retain(|dataset| *dataset != Dataset::Leases);
        }
        let applies = |dataset: &Dataset| property.kind.is_some_and(|kind| dataset.is_asked_of(kind));
        list.retain(applies);
        property.details.retain(applies);
        let asked = planned - property.list.iter().filter(|dataset| **dataset == Dataset::Leases).count();
        self.progress.replan(&property.id, asked, list.len() + property.details.len());
        list
    }

    async fn details(&self, place: usize, property: PlannedProperty) -> PlannedProperty {
        self.progress.begin(Pass::Details, place, &property.id);
        let kind = property.kind.unwrap_or(PropertyKind::Commercial);
        join_all(property.details.iter().map(|dataset| self.dataset(&property.id, kind, *dataset))).await;
        self.progress.end(&property.id);
        property
    }

    async fn dataset(&self, property: &PropertyId, kind: PropertyKind, dataset: Dataset) {
        let began = tokio::time::Instant::now();
        let done = self.errand.sync_dataset(property, kind, dataset).await;
        self.answered(property, dataset, &done, began);
    }

    /// `duration_ms` in the log holds the wait for permits too.
    fn answered(&self, property: &PropertyId, dataset: Dataset, done: &Done, began: tokio::time::Instant) {
        tracing::info!(
            run.id = %self.errand.run,
            property.id = %property,
            dataset = %dataset,
            outcome = done.outcome.kind().as_str(),
            code = done.outcome.failure().map(|failure| failure.code.as_str()),
            calls = done.calls,
            duration_ms = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX),
            "answered"
        );
        self.progress.answered(property, dataset, &done.outcome, done.calls);
        if let Some(reason) = self.setback.judge(dataset, &done.outcome) {
            self.stopped_by.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(reason);
            self.stop.cancel();
        }
    }

    /// In the order given where it cannot be found out.
    async fn by_urgency(&self, properties: Vec<PlannedProperty>) -> Vec<PlannedProperty> {
        let (errand, today) = (Arc::clone(&self.errand), self.today);
        let ids: Vec<PropertyId> = properties.iter().map(|property| property.id.clone()).collect();
        let look = move || {
            let days = |id| nearest_expiry_days(&errand.store, &errand.client, id, today).ok().flatten();
            ids.iter().map(days).collect::<Vec<_>>()
        };
        let days = tokio::task::spawn_blocking(look).await.unwrap_or_default();
        let days = days.into_iter().map(|days| days.unwrap_or(i32::MAX)).chain(std::iter::repeat(i32::MAX));
        let mut keyed: Vec<_> = days.zip(properties).collect();
        keyed.sort_by_key(|(days, _)| *days);
        keyed.into_iter().map(|(_, property)| property).collect()
    }

    /// Says every now and then until when the run waits and when it will be done. Never ends by itself.
    async fn tell_time(&self) {
        let waiting = self.errand.mri.budget().waiting_until();
        let mut active = Duration::ZERO;
        let mut ticks = tokio::time::interval_at(tokio::time::Instant::now() + TICK, TICK);
        loop {
            ticks.tick().await;
            let until = *waiting.borrow();
            if until.is_none() {
                active += TICK;
            }
            let errand = Arc::clone(&self.errand);
            let progress = Arc::clone(&self.progress);
            let tell = move || progress.waiting(until, finish_estimate(&errand, &progress, active));
            if tokio::task::spawn_blocking(tell).await.is_err() {
                std::future::pending::<()>().await;
            }
        }
    }
}

/// The calls that are left through the budget as it stands, at the speed seen so far.
fn finish_estimate(errand: &Errand, progress: &Progress, active: Duration) -> Option<model::Instant> {
    let run = progress.run()?;
    let done = run.progress.calls_done;
    let left = progress.calls_left();
    if done == 0 {
        return None;
    }
    let at_speed_ms = i64::try_from(active.as_millis()).ok()?.checked_mul(i64::from(left))? / i64::from(done);
    let by_budget_ms = errand.mri.budget().least_ms(left).ok()?;
    Some(errand.clock.now().wall().plus_ms(at_speed_ms.max(by_budget_ms)))
}
