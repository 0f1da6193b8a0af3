//! Status is a value: who reloads asks for it, and nothing depends on having heard every event.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError, Weak};

use model::{ClientId, Instant, PropertyId, Run, RunId};
use quota::Budget;
use serde::Serialize;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use super::progress::Progress;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum PropertyState {
    Pending,
    Active,
    Done,
    /// Done, with at least one dataset that failed.
    Failed,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct PropertyProgress {
    pub property_id: PropertyId,
    pub property_name: Option<String>,
    pub state: PropertyState,
    pub calls_done: u32,
    pub calls_planned: u32,
}

/// How one client stands. `run` is `None` until something has run since the program started; a finished run stays until the next.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SyncStatus {
    pub client_id: ClientId,
    pub client_name: String,
    pub run: Option<Run>,
    pub properties: Vec<PropertyProgress>,
    /// The run that stopped half-way and can be gone on with.
    pub resumable: Option<RunId>,
    /// When its schedule starts the next one.
    pub next_run_at: Option<Instant>,
}

/// The runs of this process, one a client at most.
#[derive(Default)]
pub(crate) struct Board {
    runs: Mutex<HashMap<ClientId, Entry>>,
    starting: Mutex<()>,
}

#[derive(Clone)]
pub(crate) struct Entry {
    pub(crate) run_id: RunId,
    pub(crate) status: watch::Receiver<SyncStatus>,
    pub(crate) cancel: CancellationToken,
    pub(crate) budget: Budget,
    /// Weak, so that a run whose task is gone is known to be.
    pub(super) progress: Weak<Progress>,
}

impl Entry {
    pub(super) fn pause(&self, paused: bool) {
        self.budget.hold(paused);
        if let Some(progress) = self.progress.upgrade() {
            progress.paused(paused);
        }
    }

    pub(crate) fn is_over(&self) -> bool {
        // A sender that is gone without having said so died in the middle: nobody is at that run any more.
        let is_dead = self.status.has_changed().is_err();
        is_dead || self.status.borrow().run.as_ref().is_none_or(|run| run.status.is_over())
    }
}

impl Board {
    /// Held while a run is looked for and put.
    pub(crate) fn starting(&self) -> MutexGuard<'_, ()> {
        self.starting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn find(&self, client: &ClientId) -> Option<Entry> {
        self.lock().get(client).cloned()
    }

    pub(crate) fn find_run(&self, id: &RunId) -> Option<Entry> {
        self.lock().values().find(|entry| entry.run_id == *id).cloned()
    }

    pub(crate) fn put(&self, client: ClientId, entry: Entry) {
        self.lock().insert(client, entry);
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<ClientId, Entry>> {
        self.runs.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
