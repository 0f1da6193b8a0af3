//! Hands out permits: few at once, evenly, and never one more than the ledger allows.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use model::Instant;
use tokio::sync::{Notify, watch};

use crate::line::{Asker, Attempt, Line, Stillness};
use crate::pace::Pace;
use crate::{Clock, KeyId, Ledger, LedgerError, Limit, Permit, Usage, Window};

/// A sleeping laptop stops tokio's timers, so a long wait is slept in pieces and the clock asked again after each.
const LONGEST_NAP: Duration = Duration::from_secs(5);
/// How often to ask when only another process can tell that its call was answered, or that it has what it urgently wanted.
const UNKNOWN_POLL: Duration = Duration::from_millis(50);

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
    limit: Mutex<Limit>,
    pub(crate) ledger: Arc<dyn Ledger>,
    pub(crate) clock: Arc<dyn Clock>,
    /// Wakes who waits when a call of this budget is answered, or when nobody urgent waits in it any more.
    pub(crate) freed: Notify,
    pace: Pace,
}

impl Shared {
    pub(crate) fn limit(&self) -> Limit {
        *self.limit.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One client's access to its key's allowance. Cheap to clone; clones share slots, pace and order.
#[derive(Clone)]
pub struct Budget {
    shared: Arc<Shared>,
    line: Arc<Line>,
    urgent_line: Arc<Line>,
}

impl Budget {
    pub fn new(key: KeyId, limit: Limit, pacing: Pacing, ledger: Arc<dyn Ledger>, clock: Arc<dyn Clock>) -> Self {
        let shared =
            Shared { key, limit: Mutex::new(limit), ledger, clock, freed: Notify::new(), pace: Pace::new(pacing.per_second) };
        Self {
            shared: Arc::new(shared),
            line: Line::new(pacing.concurrency, false),
            urgent_line: Line::new(pacing.concurrency, true),
        }
    }

    /// The same budget for what somebody waits for: its permits come before those of every other caller of the key, in this process
    /// and in others. It has slots and a line of its own, so nobody in it stands behind a run; the pace is the same one.
    pub fn urgent(&self) -> Self {
        Self { line: Arc::clone(&self.urgent_line), ..self.clone() }
    }

    /// Waits for the right to make one call. Dropping the future gives up the place in line and costs nothing.
    pub async fn permit(&self) -> Result<Permit, LedgerError> {
        let closed = |_| LedgerError("the budget was closed".into());
        // Who waits for a slot waits for calls of its own, so that does not keep others back yet.
        let slot = Arc::clone(&self.line.slots).acquire_owned().await.map_err(closed)?;
        let asker = self.line.join(&self.shared);
        let _turn = self.line.turn.lock().await;
        let permit = self.reserve_in_turn(asker).await?;
        // After the ledger: the last place in the window must not be lost to a run while the pace is kept.
        self.shared.pace.wait().await;
        // Held meanwhile, it does not go out; given up, it gives its call back.
        self.line.not_held().await;
        Ok(permit.with_slot(slot))
    }

    async fn reserve_in_turn(&self, asker: Arc<Asker>) -> Result<Permit, LedgerError> {
        let waiting_until = &self.line.waiting_until;
        // However the waiting ends, by a permit, an error or a dropped future, nobody is waiting any more.
        let _waiting = Waiting(waiting_until);
        loop {
            self.line.not_held().await;
            // Registered before the ledger is asked, so that an answer in between is not missed.
            let freed = self.shared.freed.notified();
            match ask(&asker).await? {
                Attempt::Granted(permit) => return Ok(permit),
                Attempt::Full { again_in_ms } => {
                    let until = self.shared.clock.now().wall().plus_ms(again_in_ms);
                    waiting_until.send_if_modified(|old| old.replace(until) != Some(until));
                    let wait = Duration::from_millis(u64::try_from(again_in_ms).unwrap_or(1));
                    // A permit that is given back frees a place at once.
                    let _either = tokio::time::timeout(wait.min(LONGEST_NAP), freed).await;
                }
                Attempt::Unknown => {
                    waiting_until.send_if_modified(|old| old.take().is_some());
                    let _either = tokio::time::timeout(UNKNOWN_POLL, freed).await;
                }
            }
        }
    }

    /// Gives out no permit until it is let go; who waits, waits on. Calls under way come to their end, and urgent ones are not held.
    pub fn hold(&self, held: bool) {
        self.line.hold(held);
    }

    /// The same for as long as what is returned is kept, whatever the user wishes meanwhile.
    pub fn stand_still(&self) -> Stillness {
        self.line.stand_still()
    }

    /// Waits for as long as the budget is held.
    pub async fn not_held(&self) {
        self.line.not_held().await;
    }

    /// The server answered 429: nothing of this key starts until the window, as the server sees it, must have freed. Then half as
    /// many calls do as before, until it has been calm for a while.
    pub fn close(&self, retry_after: Option<Duration>) -> Result<(), LedgerError> {
        let asked_ms = retry_after.map_or(0, |wait| i64::try_from(wait.as_millis()).unwrap_or(i64::MAX));
        let for_ms = asked_ms.max(self.shared.limit().window_ms());
        self.shared.ledger.close(&self.shared.key, self.shared.limit(), &self.shared.clock.now(), for_ms)
    }

    pub fn usage(&self) -> Result<Usage, LedgerError> {
        self.shared.ledger.usage(&self.shared.key, self.shared.limit(), &self.shared.clock.now())
    }

    /// The key's calls as they stand.
    pub fn window(&self) -> Result<Window, LedgerError> {
        self.shared.ledger.window(&self.shared.key, self.shared.limit(), &self.shared.clock.now())
    }

    /// The least time, in milliseconds, until `calls` more calls may all have started.
    pub fn least_ms(&self, calls: u32) -> Result<i64, LedgerError> {
        Ok(self.window()?.least_ms(calls as usize))
    }

    pub fn limit(&self) -> Limit {
        self.shared.limit()
    }

    /// From the next permit on; what has been counted stays counted.
    pub fn set_limit(&self, limit: Limit) {
        *self.shared.limit.lock().unwrap_or_else(PoisonError::into_inner) = limit;
        self.shared.freed.notify_waiters();
    }

    /// Until when the first in line waits for the window; `None` while nobody does.
    pub fn waiting_until(&self) -> watch::Receiver<Option<Instant>> {
        self.line.waiting_until.subscribe()
    }
}

struct Waiting<'a>(&'a watch::Sender<Option<Instant>>);

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.send_if_modified(|until| until.take().is_some());
    }
}

/// The permit is made inside the blocking task: if nobody is there any more to take it, dropping it there gives the call back. For
/// the same reason the task holds its own share of the asker: what is dropped meanwhile stops waiting when the ledger has spoken.
async fn ask(asker: &Arc<Asker>) -> Result<Attempt, LedgerError> {
    let asker = Arc::clone(asker);
    let task = tokio::task::spawn_blocking(move || asker.ask());
    match task.await {
        Ok(attempt) => attempt,
        // The program ends: there will be no permit, and no failure of the ledger either.
        Err(error) if error.is_cancelled() => std::future::pending().await,
        Err(error) => Err(LedgerError(error.to_string())),
    }
}
