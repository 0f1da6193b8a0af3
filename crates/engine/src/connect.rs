//! From a stored client to a connection that can be asked: secrets, catalogue and budget put together.

use std::sync::Arc;

use model::{Instant, QuotaLimit};
use mri::{Address, Catalogue, Credentials, Timeouts};
use quota::{Budget, KeyId, Pacing};
use serde::Serialize;
use store::ClientRow;

use crate::secret::{self, Secret};
use crate::{Engine, EngineError};

/// What a client's key has left, for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct BudgetState {
    pub limit: QuotaLimit,
    pub left: u32,
    pub under_way: u32,
    /// When the next call may start; `None` = now.
    pub next_call_at: Option<Instant>,
    /// When every call is free again; `None` = they are.
    pub full_again_at: Option<Instant>,
}

impl BudgetState {
    pub(crate) fn of(budget: &Budget) -> Result<Self, EngineError> {
        let usage = budget.usage()?;
        Ok(Self {
            limit: budget.limit().quota,
            left: usage.left,
            under_way: usage.under_way,
            next_call_at: usage.next_call_at,
            full_again_at: usage.full_again_at,
        })
    }
}

impl Engine {
    pub(crate) fn connect(&self, row: &ClientRow, pacing: Pacing) -> Result<mri::Client, EngineError> {
        let secret = secret::get(self.data_dir(), &row.client)?;
        self.connect_with(row, &secret, pacing)
    }

    pub(crate) fn connect_with(&self, row: &ClientRow, secret: &Secret, pacing: Pacing) -> Result<mri::Client, EngineError> {
        let client = &row.client;
        let address: Address = client.url.parse().map_err(|error: mri::AddressError| EngineError::WrongUse(error.to_string()))?;
        let credentials =
            Credentials::new(&client.mri_client_id, &client.database, &client.user, &secret.key, secret.password.clone());
        let budget = self.budget_of(credentials.key_id(), client.quota, pacing);
        let catalogue = Arc::new(catalogue(row)?);
        Ok(mri::Client::new(address, credentials, catalogue, budget, Timeouts::default())?)
    }

    pub(crate) fn budget_of(&self, key: KeyId, quota: QuotaLimit, pacing: Pacing) -> Budget {
        let (ledger, clock) = (Arc::clone(&self.inner.ledger), Arc::clone(&self.inner.clock));
        Budget::new(key, quota.into(), pacing, ledger, clock)
    }

    /// What the client's key has left now. Its secrets are not asked for.
    pub fn budget(&self, client: &str) -> Result<BudgetState, EngineError> {
        let row = self.client_row(Some(client))?;
        BudgetState::of(&self.budget_of(row.key_id, row.client.quota, Pacing::default()))
    }
}

pub(crate) fn catalogue(row: &ClientRow) -> Result<Catalogue, EngineError> {
    let overrides = row.catalogue.as_deref().unwrap_or_default();
    Catalogue::with_overrides(overrides).map_err(|error| EngineError::WrongUse(error.to_string()))
}
