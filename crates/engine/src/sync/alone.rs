//! Who may not be at a client together. Refreshes of leases run beside each other and beside a sync; whoever changes, removes or restores
//! the client wants it alone, or an answer that is on its way would be stored for what is no longer there.

use model::{Client, ClientId};
use store::FileLock;

use super::start::note;
use crate::{Engine, EngineError};

/// Held until dropped: no run of the client, and no lease of it that is refreshed.
pub(crate) struct Alone {
    _runs: FileLock,
    _refreshes: FileLock,
}

impl Engine {
    pub(crate) fn lock_client_alone(&self, client: &Client, what: &str) -> Result<Alone, EngineError> {
        let runs = self.lock_client(client, what)?;
        let taken = self.inner.store.try_lock(&refresh_lock(&client.id), &note(what))?;
        let busy = |_| EngineError::Busy { client: client.id.clone(), holder: "a lease of it is being refreshed".into() };
        Ok(Alone { _runs: runs, _refreshes: taken.map_err(busy)? })
    }

    /// The right to refresh a lease, until it is dropped.
    pub(super) fn share_client(&self, client: &ClientId) -> Result<FileLock, EngineError> {
        let taken = self.inner.store.try_share(&refresh_lock(client))?;
        taken.map_err(|holder| EngineError::Busy { client: client.clone(), holder })
    }
}

fn refresh_lock(client: &ClientId) -> String {
    format!("refresh-{client}")
}
