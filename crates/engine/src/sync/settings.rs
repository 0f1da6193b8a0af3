//! What to sync and how fast.

use model::{ClientId, ClientSettings, Dataset, PropertyId, RunScope};
use quota::Pacing;
use serde::Deserialize;

/// Which part of a client's portfolio.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SyncRequest {
    pub client_id: ClientId,
    /// Empty = all of the client's.
    pub property_ids: Vec<PropertyId>,
    /// Empty = all.
    pub datasets: Vec<Dataset>,
    /// Ask even for what is fresh. Good rows stay until better ones come.
    pub refresh: bool,
}

impl SyncRequest {
    pub fn all(client_id: ClientId) -> Self {
        Self { client_id, property_ids: Vec::new(), datasets: Vec::new(), refresh: false }
    }

    pub(crate) fn of_scope(client_id: ClientId, scope: RunScope) -> Self {
        Self { client_id, property_ids: scope.property_ids, datasets: scope.datasets, refresh: scope.refresh }
    }

    /// What is asked for, whatever the order it was said in.
    pub(crate) fn scope(&self) -> RunScope {
        let mut scope =
            RunScope { property_ids: self.property_ids.clone(), datasets: self.datasets.clone(), refresh: self.refresh };
        scope.property_ids.sort();
        scope.property_ids.dedup();
        scope.datasets.sort();
        scope.datasets.dedup();
        scope
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SyncSettings {
    /// Properties worked on together.
    pub batch_size: u32,
    /// On top of what the ledger asks for, between the end of a batch and the next one's start.
    pub delay_between_batches_ms: u64,
    pub pacing: Pacing,
    /// How long an API may be out before the run goes on without it.
    pub patience_ms: u64,
}

impl SyncSettings {
    /// A client's own.
    pub fn of(settings: &ClientSettings) -> Self {
        Self {
            batch_size: settings.batch_size,
            delay_between_batches_ms: settings.delay_between_batches_ms.into(),
            pacing: Pacing { concurrency: settings.concurrency, per_second: settings.calls_per_second },
            patience_ms: 900_000,
        }
    }
}

impl Default for SyncSettings {
    fn default() -> Self {
        Self::of(&ClientSettings::default())
    }
}
