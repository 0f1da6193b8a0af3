//! The run itself: the list of all properties first, then details by worth and urgency, in batches, until done, stopped or cancelled.

pub(super) mod outage;

use std::collections::VecDeque;
use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures::StreamExt;
use futures::future::join_all;
use model::{Dataset, Failure, Outcome, PropertyId, PropertyKind, RunStatus};
use mri::Question;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::SyncSettings;
use super::breaker::Breaker;
use super::estimate::{LIKELY_LATENCY_MS, Speed, finish_ms};
use super::plan::{Ask, Pass, Plan, PlannedProperty};
use super::progress::Progress;
use super::property::{Done, Errand};
use super::setback::{Setback, Verdict, rejected};
use super::urgency::nearest_deadline_days;
use outage::Work;

/// How often a run says how long it still takes.
const TICK: Duration = Duration::from_millis(500);

pub(super) struct Runner {
    errand: Arc<Errand>,
    progress: Arc<Progress>,
    settings: SyncSettings,
    setback: Setback,
    breaker: Mutex<Breaker>,
    line: Mutex<VecDeque<Work>>,
    /// Whose leases have answered in this run: they are asked for again when the credentials are in doubt.
    answering: Mutex<Option<(PropertyId, PropertyKind)>>,
    doubt: tokio::sync::Mutex<()>,
    stop: CancellationToken,
    stopped_by: Mutex<Option<Failure>>,
}

impl Runner {
    pub(super) fn new(errand: Arc<Errand>, progress: Arc<Progress>, settings: SyncSettings, setback: Setback) -> Self {
        Self {
            errand,
            progress,
            settings,
            setback,
            breaker: Mutex::default(),
            line: Mutex::default(),
            answering: Mutex::default(),
            doubt: tokio::sync::Mutex::default(),
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
        let mut properties = self.in_batches(plan.properties, |place, property| self.list(place, property)).await;
        for pass in Pass::DETAILS {
            let (asked, rest) = properties.into_iter().partition(|property| !property.of_pass(pass).is_empty());
            let urgent = self.by_urgency(asked).await;
            properties = self.in_batches(urgent, |place, property| self.details(pass, place, property)).await;
            properties.extend(rest);
        }
        self.after_outages().await;
        for property in properties {
            self.progress.end(&property.id);
        }
    }

    /// Up to a batch of properties at once. Without a delay the next property begins as soon as one ends; with one, a batch ends
    /// before the next begins.
    async fn in_batches<T, U, F: Future<Output = U>>(&self, items: Vec<T>, work: impl Fn(usize, T) -> F) -> Vec<U> {
        let size = self.settings.batch_size.max(1) as usize;
        let delay = Duration::from_millis(self.settings.delay_between_batches_ms);
        let stride = if delay.is_zero() { items.len().max(1) } else { size };
        let mut waiting = items.into_iter().enumerate().peekable();
        let mut done = Vec::new();
        while waiting.peek().is_some() {
            if !done.is_empty() {
                tokio::time::sleep(delay).await;
            }
            let batch: Vec<_> = waiting.by_ref().take(stride).collect();
            let batch = futures::stream::iter(batch).map(|(place, item)| work(place, item));
            done.extend(batch.buffer_unordered(size).collect::<Vec<_>>().await);
        }
        done
    }

    async fn list(&self, place: usize, mut property: PlannedProperty) -> PlannedProperty {
        let mut asks = property.of_pass(Pass::List);
        if !asks.is_empty() {
            self.progress.begin(Pass::List, place, &property.id);
        }
        if property.kind.is_none() {
            asks = self.discover(&mut property).await;
        }
        let Some(kind) = property.kind else { return property };
        // Of a property that was never listed the leases come first: only with them can an API be asked by lease that refuses to be
        // asked by building.
        if property.listed_at.is_none()
            && let Some(place) = asks.iter().position(|ask| ask.dataset == Dataset::Leases)
        {
            self.ask(&property.id, kind, asks.remove(place), false).await;
        }
        join_all(asks.into_iter().map(|ask| self.ask(&property.id, kind, ask, false))).await;
        property
    }

    /// Finds out the kind, and drops from the plan what does not apply to it. What the list still needs.
    async fn discover(&self, property: &mut PlannedProperty) -> Vec<Ask> {
        let whole = Work::Discover { property: property.clone(), again: false };
        if property.asks.iter().any(|ask| ask.dataset == Dataset::Leases) {
            if self.defers(&whole) {
                // All of it is in line now.
                property.asks.clear();
                return Vec::new();
            }
            let began = Instant::now();
            let (kind, done) = self.errand.discover(&property.id).await;
            property.kind = kind;
            property.asks.retain(|ask| ask.dataset != Dataset::Leases);
            let asked_as = kind.unwrap_or(PropertyKind::Commercial);
            self.answered(&property.id, asked_as, Dataset::Leases, &done, 1, began).await;
            self.progress.settle(&property.id);
            self.judge(whole, done.outcome.failure());
        }
        let (before, questions) = (property.calls(), property.asks.len());
        property.asks.retain(|ask| property.kind.is_some_and(|kind| ask.dataset.is_asked_of(kind)));
        self.progress.replan(&property.id, before, property.calls(), questions - property.asks.len());
        property.of_pass(Pass::List)
    }

    async fn details(&self, pass: Pass, place: usize, property: PlannedProperty) -> PlannedProperty {
        let asks = property.of_pass(pass);
        if !asks.is_empty() {
            self.progress.begin(pass, place, &property.id);
        }
        let kind = property.kind.unwrap_or(PropertyKind::Commercial);
        join_all(asks.into_iter().map(|ask| self.ask(&property.id, kind, ask, false))).await;
        property
    }

    /// Puts a question, unless its API is out: then it waits for the end of the run.
    async fn ask(&self, property: &PropertyId, kind: PropertyKind, ask: Ask, again: bool) {
        let work = Work::Ask { property: property.clone(), kind, ask, again };
        if self.defers(&work) {
            return;
        }
        let began = Instant::now();
        let done = self.errand.sync_dataset(property, kind, ask).await;
        let planned = if again { 0 } else { ask.calls };
        self.answered(property, kind, ask.dataset, &done, planned, began).await;
        if !again {
            self.progress.settle(property);
        }
        self.judge(work, done.outcome.failure());
    }

    /// `duration_ms` in the log holds the wait for permits too.
    async fn answered(
        &self,
        property: &PropertyId,
        kind: PropertyKind,
        dataset: Dataset,
        done: &Done,
        planned: u32,
        began: Instant,
    ) {
        tracing::info!(
            run.id = %self.errand.run,
            property.id = %property,
            dataset = %dataset,
            outcome = done.outcome.kind().as_str(),
            code = done.outcome.failure().map(|failure| failure.code.as_str()),
            calls = done.cost.calls,
            duration_ms = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX),
            "answered"
        );
        self.progress.answered(property, dataset, done, planned, self.errand.now());
        let is_good = matches!(done.outcome, Outcome::Rows(_) | Outcome::Empty);
        if dataset == Dataset::Leases && is_good {
            *self.answering.lock().unwrap_or_else(PoisonError::into_inner) = Some((property.clone(), kind));
        }
        match self.setback.judge(property, dataset, &done.outcome) {
            Verdict::GoOn => {}
            Verdict::Stop(reason) => self.stop_by(reason),
            Verdict::Doubt => self.settle_doubt(property, kind).await,
        }
    }

    /// One question for leases tells whether a refusal is one API's, or the credentials'. Until then nothing else is asked: each
    /// refusal more could be the one that locks the account.
    async fn settle_doubt(&self, property: &PropertyId, kind: PropertyKind) {
        let _still = self.errand.mri.budget().stand_still();
        let _one_at_a_time = self.doubt.lock().await;
        // One building may be forbidden; what has answered in this run is asked again.
        let known = self.answering.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let (property, kind) = known.unwrap_or_else(|| (property.clone(), kind));
        let question = Question::of(Dataset::Leases, kind, property);
        if matches!(self.errand.mri.probe(&question).await.outcome, Outcome::NotPermitted) {
            self.stop_by(rejected());
            // The run is dropped here, before anything moves again.
            std::future::pending::<()>().await;
        }
    }

    fn stop_by(&self, reason: Failure) {
        self.stopped_by.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(reason);
        self.stop.cancel();
    }

    /// In the order given where it cannot be found out.
    async fn by_urgency(&self, properties: Vec<PlannedProperty>) -> Vec<PlannedProperty> {
        let errand = Arc::clone(&self.errand);
        let ids: Vec<PropertyId> = properties.iter().map(|property| property.id.clone()).collect();
        let look = move || {
            let days = |id| nearest_deadline_days(&errand.store, &errand.client, id, errand.today).ok().flatten();
            ids.iter().map(days).collect::<Vec<_>>()
        };
        let days = tokio::task::spawn_blocking(look).await.unwrap_or_default();
        let days = days.into_iter().map(|days| days.unwrap_or(i32::MAX)).chain(std::iter::repeat(i32::MAX));
        let mut keyed: Vec<_> = days.zip(properties).collect();
        keyed.sort_by_key(|(days, property)| (*days, property.listed_at));
        keyed.into_iter().map(|(_, property)| property).collect()
    }

    /// Says every now and then until when the run waits and when it will be done. Never ends by itself.
    async fn tell_time(&self) {
        let waiting = self.errand.mri.budget().waiting_until();
        let mut active = Duration::ZERO;
        let mut ticks = tokio::time::interval_at(Instant::now() + TICK, TICK);
        loop {
            ticks.tick().await;
            let until = *waiting.borrow();
            match until {
                None => active += TICK,
                Some(_) => self.progress.stood_still(u32::try_from(TICK.as_millis()).unwrap_or(u32::MAX)),
            }
            let (errand, progress, settings) = (Arc::clone(&self.errand), Arc::clone(&self.progress), self.settings);
            let tell = move || progress.waiting(until, finish_estimate(&errand, &progress, &settings, active));
            if tokio::task::spawn_blocking(tell).await.is_err() {
                std::future::pending::<()>().await;
            }
        }
    }

    fn breaker(&self) -> MutexGuard<'_, Breaker> {
        self.breaker.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn line(&self) -> MutexGuard<'_, VecDeque<Work>> {
        self.line.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The calls that are left through the budget as it stands, at the speed seen so far.
fn finish_estimate(errand: &Errand, progress: &Progress, settings: &SyncSettings, active: Duration) -> Option<model::Instant> {
    let run = progress.run()?;
    let done = i64::from(run.progress.calls_done).max(1);
    let seen_ms = i64::try_from(active.as_millis()).ok()? / done * i64::from(settings.pacing.concurrency.max(1));
    let latency_ms = if run.progress.calls_done == 0 { LIKELY_LATENCY_MS } else { seen_ms };
    let speed = Speed { concurrency: settings.pacing.concurrency, per_second: settings.pacing.per_second, latency_ms };
    let window = errand.mri.budget().window().ok()?;
    Some(errand.now().plus_ms(finish_ms(&window, progress.calls_left(), speed)))
}
