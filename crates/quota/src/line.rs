//! A line of callers: who waits, waits in order, and only the first asks the ledger.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use model::Instant;
use tokio::sync::{Semaphore, watch};

use crate::budget::Shared;
use crate::{LedgerError, Permit, Reservation, Urgency, UrgentId};

pub(crate) struct Line {
    is_urgent: bool,
    pub(crate) slots: Arc<Semaphore>,
    pub(crate) turn: tokio::sync::Mutex<()>,
    pub(crate) waiting_until: watch::Sender<Option<Instant>>,
    /// While it is, the first in line waits without asking.
    held: watch::Sender<Held>,
    asker: Mutex<Weak<Asker>>,
}

#[derive(Debug, Default)]
struct Held {
    by_user: bool,
    stillnesses: u32,
}

/// As long as it is kept, its line stands still.
#[derive(Debug)]
#[must_use = "dropped, it lets the line go on"]
pub struct Stillness(watch::Sender<Held>);

impl Drop for Stillness {
    fn drop(&mut self) {
        self.0.send_modify(|held| held.stillnesses -= 1);
    }
}

impl Line {
    pub(crate) fn new(slots: u32, is_urgent: bool) -> Arc<Self> {
        Arc::new(Self {
            is_urgent,
            slots: Arc::new(Semaphore::new(slots.max(1) as usize)),
            turn: tokio::sync::Mutex::default(),
            waiting_until: watch::Sender::new(None),
            held: watch::Sender::default(),
            asker: Mutex::default(),
        })
    }

    pub(crate) fn hold(&self, held: bool) {
        self.held.send_modify(|all| all.by_user = held);
    }

    pub(crate) fn stand_still(&self) -> Stillness {
        self.held.send_modify(|held| held.stillnesses += 1);
        Stillness(self.held.clone())
    }

    pub(crate) async fn not_held(&self) {
        let mut held = self.held.subscribe();
        // The sender is ours, so it cannot be gone.
        let _let_go = held.wait_for(|held| !held.by_user && held.stillnesses == 0).await;
    }

    /// Stands in line until what is returned is dropped.
    pub(crate) fn join(&self, shared: &Arc<Shared>) -> Arc<Asker> {
        let mut asker = self.asker.lock().unwrap_or_else(PoisonError::into_inner);
        asker.upgrade().unwrap_or_else(|| {
            let first = Arc::new(Asker::new(shared, self.is_urgent));
            *asker = Arc::downgrade(&first);
            first
        })
    }
}

/// The line as the ledger sees it, shared by all who stand in it. When the last of them is gone, by a permit, an error or a dropped
/// future, and no question of theirs is under way any more, an urgent line keeps nobody back.
pub(crate) struct Asker {
    shared: Arc<Shared>,
    urgency: Urgency,
    keeps_others_back: AtomicBool,
}

impl Asker {
    fn new(shared: &Arc<Shared>, is_urgent: bool) -> Self {
        let urgency = if is_urgent { Urgency::Urgent(UrgentId::unique()) } else { Urgency::Normal };
        Self { shared: Arc::clone(shared), urgency, keeps_others_back: AtomicBool::new(false) }
    }

    /// Blocks for as long as the ledger does.
    pub(crate) fn ask(&self) -> Result<Attempt, LedgerError> {
        let shared = &self.shared;
        let told = shared.ledger.reserve(&shared.key, shared.limit(), self.urgency, &shared.clock.now());
        if !matches!(told, Ok(Reservation::Granted(_))) {
            self.keeps_others_back.store(true, Ordering::Relaxed);
        }
        Ok(match told? {
            Reservation::Granted(call) => Attempt::Granted(Permit::new(Arc::clone(shared), call)),
            Reservation::Full { again_in_ms } => Attempt::Full { again_in_ms: again_in_ms.max(1) },
            Reservation::FullUntilAnswered | Reservation::GiveWay => Attempt::Unknown,
        })
    }
}

impl Drop for Asker {
    fn drop(&mut self) {
        let (Urgency::Urgent(id), true) = (self.urgency, self.keeps_others_back.load(Ordering::Relaxed)) else { return };
        if let Err(error) = self.shared.ledger.stop_waiting(id) {
            // It is forgotten all the same when it has not asked for a while.
            tracing::error!(%error, "an urgent caller could not be struck from the ledger");
        }
        self.shared.freed.notify_waiters();
    }
}

/// What the first in line is told.
pub(crate) enum Attempt {
    Granted(Permit),
    Full {
        again_in_ms: i64,
    },
    /// Somebody's next step decides, and nobody knows when that is.
    Unknown,
}
