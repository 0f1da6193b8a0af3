//! From a stored client to a connection that can be asked: secrets, catalogue and budget put together.

use std::sync::Arc;

use model::{Instant, QuotaLimit};
use mri::{Address, Catalogue, Credentials, Timeouts};
use quota::{Budget, KeyId, Limit, Pacing};
use secrecy::ExposeSecret;
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
    /// Calls of the limit that are left to other software with the same key.
    pub headroom: u32,
    /// Calls that are made in a window now: fewer than limit and head-room allow for a while after a 429 that came unexpected.
    pub believed: u32,
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
            headroom: budget.limit().headroom,
            believed: usage.believed,
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

    /// For somebody who waits: its calls go before those of any run with the same key.
    pub(crate) fn connect_urgently(&self, row: &ClientRow, pacing: Pacing) -> Result<mri::Client, EngineError> {
        let secret = secret::get(self.data_dir(), &row.client)?;
        // With a run under way its own budget, so that both keep one pace.
        let of_run = self.inner.board.find(&row.client.id).filter(|entry| !entry.is_over()).map(|entry| entry.budget);
        let budget = match of_run {
            Some(budget) => budget,
            None => self.budget_of(&self.with_key_of(row, &secret)?, pacing),
        };
        self.connect_on(row, &secret, budget.urgent())
    }

    pub(crate) fn connect_with(&self, row: &ClientRow, secret: &Secret, pacing: Pacing) -> Result<mri::Client, EngineError> {
        self.connect_on(row, secret, self.budget_of(&self.with_key_of(row, secret)?, pacing))
    }

    /// Calls are counted under the key they are made with: the row of a desk that was restored can still name an older one.
    fn with_key_of(&self, row: &ClientRow, secret: &Secret) -> Result<ClientRow, EngineError> {
        let key_id = KeyId::of(secret.key.expose_secret());
        if key_id != row.key_id {
            self.inner.store.write_desk(|desk| desk.update_client_key(&row.client.id, &key_id))?;
        }
        Ok(ClientRow { key_id, ..row.clone() })
    }

    fn connect_on(&self, row: &ClientRow, secret: &Secret, budget: Budget) -> Result<mri::Client, EngineError> {
        let client = &row.client;
        let address: Address = client.url.parse().map_err(|error: mri::AddressError| EngineError::WrongUse(error.to_string()))?;
        let credentials =
            Credentials::new(&client.mri_client_id, &client.database, &client.user, &secret.key, secret.password.clone());
        let catalogue = Arc::new(catalogue(row)?);
        match &self.inner.transport {
            None => Ok(mri::Client::new(address, credentials, catalogue, budget, Timeouts::default())?),
            Some(transport) => Ok(mri::Client::with_transport(address, credentials, catalogue, budget, Arc::clone(transport))),
        }
    }

    /// The client's share of its key's allowance.
    pub(crate) fn budget_of(&self, row: &ClientRow, pacing: Pacing) -> Budget {
        let (ledger, clock) = (Arc::clone(&self.inner.ledger), Arc::clone(&self.inner.clock));
        let limit = Limit { quota: row.client.quota, headroom: row.client.settings.headroom };
        Budget::new(row.key_id.clone(), limit, pacing, ledger, clock)
    }

    /// What the client's key has left now. Its secrets are not asked for.
    pub fn budget(&self, client: &str) -> Result<BudgetState, EngineError> {
        let row = self.client_row(Some(client))?;
        BudgetState::of(&self.budget_of(&row, Pacing::default()))
    }
}

pub(crate) fn catalogue(row: &ClientRow) -> Result<Catalogue, EngineError> {
    let overrides = row.catalogue.as_deref().unwrap_or_default();
    Catalogue::with_overrides(overrides).map_err(|error| EngineError::WrongUse(error.to_string()))
}
