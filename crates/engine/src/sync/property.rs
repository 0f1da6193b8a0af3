//! One dataset of one property: asked, and its outcome stored in one transaction.

use std::sync::Arc;

use model::{ClientId, Dataset, Failure, FailureCode, Outcome, PropertyId, PropertyKind, Rows, RunId};
use mri::{Fetched, Question, Retries};
use quota::Clock;
use store::{FoundProperty, Store};

/// What every dataset of a run shares.
pub(super) struct Errand {
    pub(super) mri: mri::Client,
    pub(super) store: Arc<Store>,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) retries: Retries,
    pub(super) client: ClientId,
    pub(super) run: RunId,
}

/// What came of it, and how many calls it took.
pub(super) struct Done {
    pub(super) outcome: Outcome<Rows>,
    pub(super) calls: u32,
}

impl Errand {
    pub(super) async fn sync_dataset(self: &Arc<Self>, property: &PropertyId, kind: PropertyKind, dataset: Dataset) -> Done {
        let question = Question { dataset, kind, property: property.clone() };
        let Fetched { outcome, calls, property_name, .. } = self.mri.fetch(&question, &self.retries).await;
        let outcome = self.record(property, dataset, outcome, property_name, None).await;
        Done { outcome, calls }
    }

    /// Leases of a property of unknown kind: commercial first, and if there are none, residential. Which it is, is remembered.
    pub(super) async fn discover(self: &Arc<Self>, property: &PropertyId) -> (Option<PropertyKind>, Done) {
        let mut calls = 0;
        let mut last = Outcome::Empty;
        for kind in [PropertyKind::Commercial, PropertyKind::Residential] {
            let question = Question { dataset: Dataset::Leases, kind, property: property.clone() };
            let Fetched { outcome, calls: cost, property_name, .. } = self.mri.fetch(&question, &self.retries).await;
            calls += cost;
            if matches!(outcome, Outcome::Rows(_)) {
                let outcome = self.record(property, Dataset::Leases, outcome, property_name, Some(kind)).await;
                return (Some(kind), Done { outcome, calls });
            }
            // The more telling of two answers: a failure must not hide behind the other API's "none".
            if matches!(last, Outcome::Empty) {
                last = outcome;
            }
        }
        let outcome = self.record(property, Dataset::Leases, last, None, None).await;
        (None, Done { outcome, calls })
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
        let task = tokio::task::spawn_blocking(move || {
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
