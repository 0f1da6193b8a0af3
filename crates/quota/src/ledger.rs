//! The durable log behind the rule. A trait, because a hub that several people share will keep it elsewhere than a desktop does.

use model::{Instant, QuotaLimit};

use crate::{KeyId, Moment, Urgency, UrgentId, Window};

/// The allowance that the rule is applied to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    pub quota: QuotaLimit,
    /// Calls left to other software that uses the same key.
    pub headroom: u32,
}

impl Limit {
    /// At least one: a head-room as large as the quota would never let anything start.
    pub fn allowed(self) -> u32 {
        self.quota.calls.saturating_sub(self.headroom).max(1)
    }

    pub fn window_ms(self) -> i64 {
        self.quota.window_ms()
    }
}

impl From<QuotaLimit> for Limit {
    fn from(quota: QuotaLimit) -> Self {
        Self { quota, headroom: 0 }
    }
}

/// One call in the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CallId(pub i64);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reservation {
    /// Committed: the call counts from now on, even if the power goes before it is sent.
    Granted(CallId),
    /// Ask again in so many milliseconds.
    Full { again_in_ms: i64 },
    /// Calls under way fill the window: ask again when one is answered.
    FullUntilAnswered,
    /// There is a place, and it is left to an urgent caller that waits: ask again shortly.
    GiveWay,
}

/// What a key has left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Usage {
    /// The quota less the head-room.
    pub allowed: u32,
    /// What is used of it: all, unless the server's refusals say that somebody else uses the key too.
    pub believed: u32,
    pub left: u32,
    pub under_way: u32,
    /// `None`: now, or not known while calls under way fill the window.
    pub next_call_at: Option<Instant>,
    /// When the window is empty again; `None`: it is.
    pub full_again_at: Option<Instant>,
}

/// The ledger could not be read or written: no call may be made, since none could be counted.
#[derive(Debug, thiserror::Error)]
#[error("the call ledger cannot be written, so no call is made: {0}")]
pub struct LedgerError(pub String);

/// The log of every call of every key, shared by all who use a key.
pub trait Ledger: Send + Sync + 'static {
    /// Counts a call before it is sent, if the rule lets it start. An urgent caller that has to wait keeps normal ones of its key
    /// back, until it [stops](Self::stop_waiting), dies or has not asked again for long.
    fn reserve(&self, key: &KeyId, limit: Limit, urgency: Urgency, now: &Moment) -> Result<Reservation, LedgerError>;

    /// An urgent caller has what it wanted, or wants it no more.
    fn stop_waiting(&self, urgent: UrgentId) -> Result<(), LedgerError>;

    /// The call was answered or given up: it leaves the window one window after `at`.
    fn settle(&self, call: CallId, at: &Moment) -> Result<(), LedgerError>;

    /// Nothing was sent, so nothing counts.
    fn release(&self, call: CallId) -> Result<(), LedgerError>;

    /// The server says that the window is full: no call of this key may start within the next `for_ms`, and less of the limit is
    /// believed from then on.
    fn close(&self, key: &KeyId, limit: Limit, now: &Moment, for_ms: i64) -> Result<(), LedgerError>;

    /// The calls of a key as they stand, and whether the server has closed it.
    fn window(&self, key: &KeyId, limit: Limit, now: &Moment) -> Result<Window, LedgerError>;

    /// The same for people.
    fn usage(&self, key: &KeyId, limit: Limit, now: &Moment) -> Result<Usage, LedgerError> {
        Ok(self.window(key, limit, now)?.usage(now))
    }
}
