//! One dataset of one property: asked, and its outcome stored in one transaction.

use std::sync::Arc;

use model::{ClientId, Dataset, Failure, FailureCode, Outcome, PropertyId, PropertyKind, Rows, RunId};
use mri::{Fetched, Question, Retries};
use quota::Clock;
use store::{FoundProperty, Store};
use tokio_util::task::TaskTracker;

/// What every dataset of a run shares.
pub(super) struct Errand {
    pub(super) mri: mri::Client,
    pub(super) store: Arc<Store>,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) retries: Retries,
    pub(super) client: ClientId,
    pub(super) run: RunId,
    /// Outcomes that are being stored: a run ends when there are none.
    pub(super) records: TaskTracker,
}

/// What came of it, and how many calls it took.
pub(super) struct Done {
    pub(super) outcome: Outcome<Rows>,
    pub(super) calls: u32,
}

impl Errand {
    pub(super) async fn sync_dataset(self: &Arc<Self>, property: &PropertyId, kind: PropertyKind, dataset: Dataset) -> Done {
        let question = Question::of(dataset, kind, property.clone());
        let Fetched { outcome, calls, property_name, .. } = self.mri.fetch(&question, &self.retries).await;
        let outcome = self.record(property, dataset, outcome, property_name, None).await;
        Done { outcome, calls }
    }

    /// Leases of a property of unknown kind: commercial first, and if there are none, residential. Which it is, is remembered, but not
    /// where the commercial question failed: a building can be in both of MRI's modules, and its commercial leases would be lost.
    pub(super) async fn discover(self: &Arc<Self>, property: &PropertyId) -> (Option<PropertyKind>, Done) {
        let (commercial, name, mut calls) = self.ask_leases(property, PropertyKind::Commercial).await;
        if matches!(commercial, Outcome::Rows(_)) {
            let kind = Some(PropertyKind::Commercial);
            return (kind, Done { outcome: self.record(property, Dataset::Leases, commercial, name, kind).await, calls });
        }
        if is_unanswered(&commercial) {
            return (None, Done { outcome: self.record(property, Dataset::Leases, commercial, None, None).await, calls });
        }
        let (residential, name, cost) = self.ask_leases(property, PropertyKind::Residential).await;
        calls += cost;
        let kind = matches!(residential, Outcome::Rows(_)).then_some(PropertyKind::Residential);
        // The more telling of two answers without rows: a refusal must not hide behind the other API's "none".
        let outcome = if kind.is_none() && matches!(residential, Outcome::Empty) { commercial } else { residential };
        (kind, Done { outcome: self.record(property, Dataset::Leases, outcome, name, kind).await, calls })
    }

    async fn ask_leases(&self, property: &PropertyId, kind: PropertyKind) -> (Outcome<Rows>, Option<String>, u32) {
        let question = Question::of(Dataset::Leases, kind, property.clone());
        let Fetched { outcome, calls, property_name, .. } = self.mri.fetch(&question, &self.retries).await;
        (outcome, property_name, calls)
    }

    /// On a thread of its own: a run that is cancelled in the middle still stores whole what it had fetched.
    async fn record(
        self: &Arc<Self>,
        property: &PropertyId,
        dataset: Dataset,
        outcome: Outcome<Rows>,
        name: Option<String>,
        kind: Option<PropertyKind>,
    ) -> Outcome<Rows> {
        let (errand, property) = (Arc::clone(self), property.clone());
        let task = self.records.spawn_blocking(move || {
            let now = errand.clock.now().wall();
            let result = errand.store.write_cache(|cache| {
                if name.is_some() || kind.is_some() {
                    let (client_id, property_id) = (errand.client.clone(), property.clone());
                    cache.upsert_found_property(&FoundProperty { client_id, property_id, name, kind })?;
                }
                cache.record_outcome(&errand.client, &property, dataset, &outcome, &errand.run, now)
            });
            match result {
                Ok(()) => outcome,
                Err(error) => {
                    tracing::error!(run.id = %errand.run, property.id = %property, dataset = %dataset, %error, "could not be stored");
                    Outcome::Failed(Failure::new(FailureCode::Storage, error.to_string()))
                }
            }
        });
        task.await.unwrap_or_else(|error| Outcome::Failed(Failure::new(FailureCode::Storage, error.to_string())))
    }
}

/// MRI did not say whether there are any; asked again, it may. A question that it rejects is an answer.
fn is_unanswered(outcome: &Outcome<Rows>) -> bool {
    outcome.failure().is_some_and(|failure| failure.code != FailureCode::Rejected)
}
