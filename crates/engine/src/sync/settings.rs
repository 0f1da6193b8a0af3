//! What to sync and how fast.

use model::{ClientId, Dataset, PropertyId};
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
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SyncSettings {
    /// Properties worked on together.
    pub batch_size: u32,
    /// On top of what the ledger asks for, between the end of a batch and the next one's start.
    pub delay_between_batches_ms: u64,
    pub pacing: Pacing,
}

impl Default for SyncSettings {
    fn default() -> Self {
        Self { batch_size: 5, delay_between_batches_ms: 0, pacing: Pacing::default() }
    }
}
