//! The right to make one call. Whatever happens to its holder, the ledger ends up right.

use std::fmt;
use std::sync::Arc;

use tokio::sync::OwnedSemaphorePermit;

use crate::CallId;
use crate::budget::Shared;

/// Reserved in the ledger. Say [`sent`](Self::sent) when the request leaves: dropped before that, the call is taken back; dropped
/// after it, by an answer, an error or a cancelled run, it counts from that moment for one window.
#[must_use = "an unused permit gives its call back"]
pub struct Permit {
    shared: Arc<Shared>,
    call: CallId,
    sent: bool,
    slot: Option<OwnedSemaphorePermit>,
}

impl Permit {
    pub(crate) fn new(shared: Arc<Shared>, call: CallId) -> Self {
        Self { shared, call, sent: false, slot: None }
    }

    pub(crate) fn with_slot(mut self, slot: OwnedSemaphorePermit) -> Self {
        self.slot = Some(slot);
        self
    }

    /// From here on the server may have seen the call.
    pub fn sent(&mut self) {
        self.sent = true;
    }

    /// The request never left this machine (no route, no name, no connection): it costs nothing.
    pub fn unsent(mut self) {
        self.sent = false;
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        let shared = &self.shared;
        let result =
            if self.sent { shared.ledger.settle(self.call, &shared.clock.now()) } else { shared.ledger.release(self.call) };
        if let Err(error) = result {
            // The call stays "under way" until this process ends: we wait longer than we must, and never too short.
            tracing::error!(%error, "a call could not be settled in the ledger");
        }
        shared.freed.notify_waiters();
    }
}

impl fmt::Debug for Permit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Permit").field("call", &self.call).field("sent", &self.sent).finish_non_exhaustive()
    }
}
