//! What outages held up: it waits for the end of the run, and comes when its API answers again.

use std::time::Duration;

use model::{Cost, Dataset, Failure, Outcome, PropertyId, PropertyKind};
use tokio::time::Instant;

use super::Runner;
use crate::sync::breaker::{Api, Gate};
use crate::sync::plan::{Ask, Pass, PlannedProperty};
use crate::sync::property::Done;

/// A suspended laptop stops timers, so an outage is slept through in pieces.
const LONGEST_NAP: Duration = Duration::from_secs(5);

/// Something that the run has to do. `again`: it was done once and failed, and another try is paid from the run's allowance of tries.
#[derive(Clone, Debug)]
pub(in crate::sync) enum Work {
    Ask {
        property: PropertyId,
        kind: PropertyKind,
        ask: Ask,
        again: bool,
    },
    /// A property of unknown kind, whose leases come first.
    Discover {
        property: PlannedProperty,
        again: bool,
    },
}

impl Work {
    pub(in crate::sync) fn api(&self) -> Api {
        match self {
            Self::Ask { kind, ask, .. } => (ask.dataset, *kind),
            Self::Discover { .. } => (Dataset::Leases, PropertyKind::Commercial),
        }
    }

    pub(in crate::sync) fn property(&self) -> &PropertyId {
        match self {
            Self::Ask { property, .. } => property,
            Self::Discover { property, .. } => &property.id,
        }
    }

    pub(in crate::sync) fn is_again(&self) -> bool {
        match self {
            Self::Ask { again, .. } | Self::Discover { again, .. } => *again,
        }
    }

    pub(in crate::sync) fn once_more(self) -> Self {
        match self {
            Self::Ask { property, kind, ask, .. } => Self::Ask { property, kind, ask, again: true },
            Self::Discover { property, .. } => Self::Discover { property, again: true },
        }
    }
}

/// What to do about the line next.
enum Next {
    Nothing,
    Do(Work),
    GiveUp(Api),
    Wait(Instant, Failure),
}

impl Runner {
    /// Whether an API is out now; then the work waits in line.
    pub(super) fn defers(&self, work: &Work) -> bool {
        let is_shut = matches!(self.breaker().gate(work.api(), Instant::now()), Gate::ShutUntil(..));
        if is_shut {
            self.enqueue(work.clone());
        }
        is_shut
    }

    /// Tells the breaker what came of some work. Whoever failed in an outage gets another chance when it is over.
    pub(super) fn judge(&self, work: Work, failure: Option<&Failure>) {
        let (caught, is_out) = {
            let mut breaker = self.breaker();
            (breaker.judge(work, failure, Instant::now()), breaker.is_whole_out())
        };
        self.errand.retries.suspend(is_out);
        caught.into_iter().for_each(|work| self.enqueue(work.once_more()));
    }

    fn enqueue(&self, work: Work) {
        let mut line = self.line();
        if !line.iter().any(|other| other.property() == work.property() && other.api() == work.api()) {
            line.push_back(work);
        }
    }

    /// Each API is probed with one question when its time has come, and with its answer the rest follows. One that stays out for longer
    /// than the run has patience, counted from here, is given up.
    pub(super) async fn after_outages(&self) {
        let mut since = Instant::now();
        loop {
            let before = Instant::now();
            self.errand.mri.budget().not_held().await;
            // Time in which the user held the run is not time of waiting for MRI.
            since += before.elapsed();
            match self.next(since) {
                Next::Nothing => break,
                Next::GiveUp(api) => self.give_up(api),
                Next::Wait(until, failure) => {
                    let wait = until.saturating_duration_since(Instant::now());
                    let at = self.errand.now().plus_ms(i64::try_from(wait.as_millis()).unwrap_or(i64::MAX));
                    self.progress.held(Some((failure, at)));
                    tokio::time::sleep(wait.min(LONGEST_NAP)).await;
                }
                Next::Do(work) => {
                    self.progress.held(None);
                    let api = work.api();
                    self.try_again(work).await;
                    if self.breaker().gate(api, Instant::now()) == Gate::Open {
                        self.in_batches(self.take_line_of(api), |_, work| self.try_again(work)).await;
                    }
                }
            }
        }
        self.progress.held(None);
    }

    fn next(&self, since: Instant) -> Next {
        let (now, patience) = (Instant::now(), Duration::from_millis(self.settings.patience_ms));
        let (breaker, mut line) = (self.breaker(), self.line());
        // An API that has not failed itself is a better probe than one that has, and a question that was never put a better one than
        // what must be paid for.
        line.make_contiguous().sort_by_key(|work| (breaker.failing(work.api()), work.is_again()));
        let mut nearest: Option<(Instant, Failure)> = None;
        for place in 0..line.len() {
            let Some(api) = line.get(place).map(Work::api) else { continue };
            let out_for = breaker.out_for(api, now).map(|out| out.min(now.saturating_duration_since(since)));
            match breaker.gate(api, now) {
                Gate::ShutUntil(..) if out_for.is_some_and(|out| out >= patience) => return Next::GiveUp(api),
                Gate::ShutUntil(until, failure) => {
                    if nearest.as_ref().is_none_or(|(first, _)| until < *first) {
                        nearest = Some((until, failure));
                    }
                }
                Gate::Open | Gate::OneProbe => return line.remove(place).map_or(Next::Nothing, Next::Do),
            }
        }
        nearest.map_or(Next::Nothing, |(until, failure)| Next::Wait(until, failure))
    }

    fn take_line_of(&self, api: Api) -> Vec<Work> {
        let mut line = self.line();
        let (of_api, rest) = line.drain(..).partition(|work| work.api() == api);
        *line = rest;
        Vec::from(of_api)
    }

    async fn try_again(&self, work: Work) {
        // Without an allowance, its failure stands.
        if work.is_again() && !self.errand.retries.take() {
            return;
        }
        match work {
            Work::Ask { property, kind, ask, again } => self.ask(&property, kind, ask, again).await,
            Work::Discover { property, again } => self.discover_late(property, again).await,
        }
    }

    /// A property whose kind was not known while the others went through the passes.
    async fn discover_late(&self, property: PlannedProperty, again: bool) {
        if again {
            self.progress.reopen(&property);
        }
        // Alone it is no batch, so it stands for the last one.
        let mut property = self.list(usize::MAX, property).await;
        for pass in Pass::DETAILS {
            property = self.details(pass, usize::MAX, property).await;
        }
        self.progress.end(&property.id);
    }

    /// What waits for this API fails by its outage, unasked. What was known before stays.
    fn give_up(&self, api: Api) {
        let failure = self.breaker().failure(api);
        let works = self.take_line_of(api);
        let Some(failure) = failure else { return };
        let fail = |property: &PropertyId, ask: &Ask| {
            let done = Done { outcome: Outcome::Failed(failure.clone()), cost: Cost::default() };
            self.progress.answered(property, ask.dataset, &done, ask.calls, self.errand.now());
            self.progress.settle(property);
        };
        for work in works.iter().filter(|work| !work.is_again()) {
            match work {
                Work::Ask { property, ask, .. } => fail(property, ask),
                Work::Discover { property, .. } => property.asks.iter().for_each(|ask| fail(&property.id, ask)),
            }
        }
    }
}
