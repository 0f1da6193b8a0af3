//! Hands out permits: few at once, evenly, and never one more than the ledger allows.

use std::sync::Arc;
use std::time::Duration;

use model::Instant;
use tokio::sync::{Mutex, Notify, Semaphore, watch};

use crate::pace::Pace;
use crate::{Clock, KeyId, Ledger, LedgerError, Limit, Permit, Reservation, Usage};

/// A sleeping laptop stops tokio's timers, so a long wait is slept in pieces and the clock asked again after each.
const LONGEST_NAP: Duration = Duration::from_secs(5);
/// How often to ask when only another process can tell that its call was answered.
const ANSWER_POLL: Duration = Duration::from_millis(50);

/// How fast calls may start, apart from the quota.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pacing {
    /// Calls under way at once, at least 1.
    pub concurrency: u32,
    /// Calls started per second; 0 = no pacing.
    pub per_second: u32,
}

impl Default for Pacing {
    fn default() -> Self {
        Self { concurrency: 4, per_second: 10 }
    }
}

pub(crate) struct Shared {
    pub(crate) key: KeyId,
    pub(crate) limit: Limit,
    pub(crate) ledger: Arc<dyn Ledger>,
    pub(crate) clock: Arc<dyn Clock>,
    /// Wakes who waits when a call of this budget is answered.
    pub(crate) settled: Notify,
}

/// One client's access to its key's allowance. Cheap to clone; clones share slots, pace and order.
#[derive(Clone)]
pub struct Budget {
    shared: Arc<Shared>,
    slots: Arc<Semaphore>,
    /// Who waits, waits in line, and only the first asks the ledger.
    turn: Arc<Mutex<Pace>>,
    waiting_until: watch::Sender<Option<Instant>>,
}

impl Budget {
    pub fn new(key: KeyId, limit: Limit, pacing: Pacing, ledger: Arc<dyn Ledger>, clock: Arc<dyn Clock>) -> Self {
        let shared = Shared { key, limit, ledger, clock, settled: Notify::new() };
        Self {
            shared: Arc::new(shared),
            slots: Arc::new(Semaphore::new(pacing.concurrency.max(1) as usize)),
            turn: Arc::new(Mutex::new(Pace::new(pacing.per_second))),
            waiting_until: watch::Sender::new(None),
        }
    }

    /// Waits for the right to make one call. Dropping the future gives up the place in line and costs nothing.
    pub async fn permit(&self) -> Result<Permit, LedgerError> {
        let closed = |_| LedgerError("the budget was closed".into());
        let slot = Arc::clone(&self.slots).acquire_owned().await.map_err(closed)?;
        let pace = self.turn.lock().await;
        pace.wait().await;
        // However the waiting ends, by a permit, an error or a dropped future, nobody is waiting any more.
        let _waiting = Waiting(&self.waiting_until);
        Ok(self.reserve_in_turn().await?.with_slot(slot))
    }

    async fn reserve_in_turn(&self) -> Result<Permit, LedgerError> {
        loop {
            // Registered before the ledger is asked, so that an answer in between is not missed.
            let answered = self.shared.settled.notified();
            match self.try_reserve().await? {
                Attempt::Granted(permit) => return Ok(permit),
                Attempt::Full { again_in_ms } => {
                    let until = self.shared.clock.now().wall().plus_ms(again_in_ms);
                    self.waiting_until.send_if_modified(|old| old.replace(until) != Some(until));
                    let wait = Duration::from_millis(u64::try_from(again_in_ms).unwrap_or(1));
                    // A permit that is given back frees a place at once.
                    let _either = tokio::time::timeout(wait.min(LONGEST_NAP), answered).await;
                }
                Attempt::FullUntilAnswered => {
                    self.waiting_until.send_if_modified(|old| old.take().is_some());
                    let _either = tokio::time::timeout(ANSWER_POLL, answered).await;
                }
            }
        }
    }

    /// The permit is made inside the blocking task: if nobody is there any more to take it, dropping it there gives the call back.
    async fn try_reserve(&self) -> Result<Attempt, LedgerError> {
        let shared = Arc::clone(&self.shared);
        let task = tokio::task::spawn_blocking(move || {
            let reservation = shared.ledger.reserve(&shared.key, shared.limit, &shared.clock.now())?;
            Ok(match reservation {
                Reservation::Granted(call) => Attempt::Granted(Permit::new(shared, call)),
                Reservation::Full { again_in_ms } => Attempt::Full { again_in_ms: again_in_ms.max(1) },
                Reservation::FullUntilAnswered => Attempt::FullUntilAnswered,
            })
        });
        task.await.map_err(|error| LedgerError(error.to_string()))?
    }

    /// The server answered 429: nothing of this key starts until the window, as the server sees it, must have freed. Then half as
    /// many calls do as before, until it has been calm for a while.
    pub fn close(&self, retry_after: Option<Duration>) -> Result<(), LedgerError> {
        let asked_ms = retry_after.map_or(0, |wait| i64::try_from(wait.as_millis()).unwrap_or(i64::MAX));
        let for_ms = asked_ms.max(self.shared.limit.window_ms());
        self.shared.ledger.close(&self.shared.key, self.shared.limit, &self.shared.clock.now(), for_ms)
    }

    pub fn usage(&self) -> Result<Usage, LedgerError> {
        self.shared.ledger.usage(&self.shared.key, self.shared.limit, &self.shared.clock.now())
    }

    /// The least time, in milliseconds, until `calls` more calls may all have started.
    pub fn least_ms(&self, calls: u32) -> Result<i64, LedgerError> {
        let window = self.shared.ledger.window(&self.shared.key, self.shared.limit, &self.shared.clock.now())?;
        Ok(window.least_ms(calls as usize))
    }

    pub fn limit(&self) -> Limit {
        self.shared.limit
    }

    /// Until when the first in line waits for the window; `None` while nobody does.
    pub fn waiting_until(&self) -> watch::Receiver<Option<Instant>> {
        self.waiting_until.subscribe()
    }
}

struct Waiting<'a>(&'a watch::Sender<Option<Instant>>);

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.send_if_modified(|until| until.take().is_some());
    }
}

enum Attempt {
    Granted(Permit),
    Full { again_in_ms: i64 },
    FullUntilAnswered,
}
