//! One dataset of one property: asked, and its outcome stored in one transaction.

use std::sync::Arc;

use model::{
    ClientId, ClientSettings, Cost, Dataset, Date, Failure, FailureCode, Instant, LeaseId, Outcome, PropertyId, PropertyKind,
    Rows, RunId,
};
use mri::{Catalogue, Fetched, Question, Retries};
use quota::Clock;
use store::{Attempt, FoundProperty, Store};
use tokio::task::{JoinError, JoinHandle};
use tokio_util::task::TaskTracker;

use super::plan::{Ask, How};
use super::record::{Place, record};
use crate::drift::SeenFields;

/// What every dataset of a run shares.
pub(super) struct Errand {
    pub(super) mri: mri::Client,
    pub(super) store: Arc<Store>,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) retries: Retries,
    pub(super) catalogue: Catalogue,
    pub(super) settings: ClientSettings,
    pub(super) client: ClientId,
    pub(super) run: RunId,
    pub(super) began: Instant,
    pub(super) today: Date,
    /// Ask even for what is fresh.
    pub(super) refresh: bool,
    /// Of what is asked lease by lease, this one will do.
    pub(super) only_lease: Option<LeaseId>,
    /// What the answers' rows look like.
    pub(super) seen: SeenFields,
    /// Outcomes that are being stored: a run ends when there are none.
    pub(super) records: TaskTracker,
}

/// What came of it, and what it took.
pub(super) struct Done {
    /// With the number of rows.
    pub(super) outcome: Outcome<u32>,
    pub(super) cost: Cost,
}

/// An answer on its way to the store.
pub(super) struct Answer {
    pub(super) outcome: Outcome<Rows>,
    pub(super) cost: Cost,
    pub(super) full: bool,
    pub(super) name: Option<String>,
    pub(super) kind: Option<PropertyKind>,
}

impl Errand {
    pub(super) async fn sync_dataset(self: &Arc<Self>, property: &PropertyId, kind: PropertyKind, ask: Ask) -> Done {
        let question = Question::of(ask.dataset, kind, property.clone());
        let watch = Stopwatch::start();
        match ask.how {
            How::Leases => self.sync_by_lease(&question, &watch, false).await,
            How::Building => self.sync_by_building(question, &watch).await,
            How::Changes(since) => self.sync_changes(question, since, &watch).await,
        }
    }

    async fn sync_changes(self: &Arc<Self>, question: Question, since: Instant, watch: &Stopwatch) -> Done {
        let fetched = self.fetch(&Question { changed_since: Some(since), ..question.clone() }, watch).await;
        if fetched.wants_lease {
            // It may be the date that is refused, and not the building.
            return self.sync_by_building(question, watch).await;
        }
        let answer =
            Answer { outcome: fetched.outcome, cost: watch.cost(), full: false, name: fetched.property_name, kind: None };
        self.record(&question.property, question.dataset, answer).await
    }

    async fn sync_by_building(self: &Arc<Self>, question: Question, watch: &Stopwatch) -> Done {
        let fetched = self.fetch(&question, watch).await;
        if fetched.wants_lease {
            return self.sync_by_lease(&question, watch, true).await;
        }
        let answer = Answer { outcome: fetched.outcome, cost: watch.cost(), full: true, name: fetched.property_name, kind: None };
        self.record(&question.property, question.dataset, answer).await
    }

    /// Asks, and counts what it took.
    pub(super) async fn fetch(&self, question: &Question, watch: &Stopwatch) -> Fetched {
        let fetched = self.mri.fetch(question, &self.retries).await;
        watch.add(&fetched);
        if matches!(fetched.outcome, Outcome::Rows(_)) {
            let api = &self.catalogue.entry(question.dataset, question.kind).api;
            self.seen.add(question, api, &fetched.fields);
        }
        fetched
    }

    /// Leases of a property of unknown kind: commercial first, and if there are none, residential. Which it is, is remembered, but not
    /// where the commercial question failed: a building can be in both of MRI's modules, and its commercial leases would be lost.
    pub(super) async fn discover(self: &Arc<Self>, property: &PropertyId) -> (Option<PropertyKind>, Done) {
        let watch = Stopwatch::start();
        let ask = async |kind| self.fetch(&Question::of(Dataset::Leases, kind, property.clone()), &watch).await;
        let keep = async |outcome, name, kind| {
            let answer = Answer { outcome, cost: watch.cost(), full: true, name, kind };
            self.record(property, Dataset::Leases, answer).await
        };
        let commercial = ask(PropertyKind::Commercial).await;
        if matches!(commercial.outcome, Outcome::Rows(_)) {
            let kind = Some(PropertyKind::Commercial);
            return (kind, keep(commercial.outcome, commercial.property_name, kind).await);
        }
        if is_unanswered(&commercial.outcome) {
            return (None, keep(commercial.outcome, None, None).await);
        }
        let residential = ask(PropertyKind::Residential).await;
        let kind = matches!(residential.outcome, Outcome::Rows(_)).then_some(PropertyKind::Residential);
        // The more telling of two answers without rows: a refusal must not hide behind the other API's "none".
        let is_telling = kind.is_some() || !matches!(residential.outcome, Outcome::Empty);
        let outcome = if is_telling { residential.outcome } else { commercial.outcome };
        (kind, keep(outcome, residential.property_name, kind).await)
    }

    /// On a thread of its own: a run that is cancelled in the middle still stores whole what it had fetched.
    pub(super) async fn record(self: &Arc<Self>, property: &PropertyId, dataset: Dataset, answer: Answer) -> Done {
        let (errand, property) = (Arc::clone(self), property.clone());
        let cost = answer.cost;
        let task = self.records.spawn_blocking(move || errand.store_answer(&property, dataset, answer));
        let outcome = joined(task).await.unwrap_or_else(|error| Outcome::Failed(failed_storage(error.to_string())));
        Done { outcome, cost }
    }

    fn store_answer(&self, property: &PropertyId, dataset: Dataset, answer: Answer) -> Outcome<u32> {
        let Answer { outcome, cost, full, name, kind } = answer;
        let attempt = Attempt { full, ..Attempt::new(&self.run, self.now(), cost) };
        let place = Place { client: &self.client, property, dataset, run_began: self.began };
        if !self.is_wanted(property) {
            return Outcome::Failed(not_listed());
        }
        let stored = self.store.write_cache(|cache| {
            if name.is_some() || kind.is_some() {
                let (client_id, property_id) = (self.client.clone(), property.clone());
                cache.upsert_found_property(&FoundProperty { client_id, property_id, name, kind })?;
            }
            record(cache, place, outcome, &attempt)
        });
        match stored {
            Ok(outcome) => outcome.map(|rows| u32::try_from(rows.len()).unwrap_or(u32::MAX)),
            Err(error) => {
                tracing::error!(run.id = %self.run, property.id = %property, dataset = %dataset, %error, "could not be stored");
                Outcome::Failed(failed_storage(error.to_string()))
            }
        }
    }

    /// A run holds its client's lock, and its list stays as it was. A refresh does not: what is no longer listed is not stored.
    pub(super) fn is_wanted(&self, property: &PropertyId) -> bool {
        self.only_lease.is_none() || is_listed(&self.store, &self.client, property)
    }

    pub(super) fn now(&self) -> Instant {
        self.clock.now().wall()
    }
}

/// A thread's work that was called off never was: the program ends, and what it leaves is a run that was cut short, not one that
/// failed.
pub(super) async fn joined<T>(task: JoinHandle<T>) -> Result<T, JoinError> {
    match task.await {
        Err(error) if error.is_cancelled() => std::future::pending().await,
        other => other,
    }
}

pub(super) fn is_listed(store: &Store, client: &ClientId, property: &PropertyId) -> bool {
    let rows = store.read(|reader| reader.list_clients()).unwrap_or_default();
    rows.iter().any(|row| row.client.id == *client && row.client.properties.iter().any(|listed| listed.id == *property))
}

pub(super) fn not_listed() -> Failure {
    failed_storage("the client no longer lists this property: the answer was not kept".to_owned())
}

pub(super) fn failed_storage(message: String) -> Failure {
    Failure::new(FailureCode::Storage, message)
}

/// MRI did not say whether there are any; asked again, it may. A question that it rejects is an answer.
fn is_unanswered(outcome: &Outcome<Rows>) -> bool {
    outcome.failure().is_some_and(|failure| failure.code != FailureCode::Rejected)
}

/// Adds up what the questions about one dataset of one property take.
pub(super) struct Stopwatch {
    began: tokio::time::Instant,
    spent: std::sync::Mutex<Cost>,
}

impl Stopwatch {
    pub(super) fn start() -> Self {
        Self { began: tokio::time::Instant::now(), spent: std::sync::Mutex::default() }
    }

    fn add(&self, fetched: &Fetched) {
        let mut spent = self.spent.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        spent.calls += fetched.calls;
        spent.retries += fetched.retries;
        spent.waited_ms = spent.waited_ms.saturating_add(u32::try_from(fetched.waited_ms).unwrap_or(u32::MAX));
    }

    pub(super) fn cost(&self) -> Cost {
        let duration_ms = u32::try_from(self.began.elapsed().as_millis()).unwrap_or(u32::MAX);
        Cost { duration_ms, ..*self.spent.lock().unwrap_or_else(std::sync::PoisonError::into_inner) }
    }
}
