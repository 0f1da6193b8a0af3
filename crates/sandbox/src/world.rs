//! What all connections share: the portfolio, the window, the faults to come, and the log.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::fault::Faults;
use crate::log::{Call, Entry, Log};
use crate::window::{Arrival, Window};
use crate::{Config, Portfolio};

pub(crate) struct World {
    /// The `Authorization` header that lets a call in.
    pub(crate) authorization: String,
    pub(crate) latency: Duration,
    pub(crate) faults: Faults,
    pub(crate) log: Log,
    /// Host and port, for callers that do not say what they call us.
    pub(crate) host: String,
    window: Mutex<Window>,
    portfolio: Mutex<Arc<Portfolio>>,
}

impl World {
    pub(crate) fn new(config: Config, portfolio: Portfolio, host: String, log: Log) -> Self {
        Self {
            authorization: config.credentials.authorization(),
            latency: config.latency,
            faults: Faults::new(config.faults),
            log,
            host,
            window: Mutex::new(Window::new(config.limit)),
            portfolio: Mutex::new(Arc::new(portfolio)),
        }
    }

    /// As it is now: a later change does not reach who holds it.
    pub(crate) fn portfolio(&self) -> Arc<Portfolio> {
        Arc::clone(&self.lock_portfolio())
    }

    pub(crate) fn change(&self, change: impl FnOnce(&mut Portfolio)) {
        change(Arc::make_mut(&mut self.lock_portfolio()));
    }

    fn lock_portfolio(&self) -> MutexGuard<'_, Arc<Portfolio>> {
        self.portfolio.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts a call in the window and enters it in the log. One lock and one reading of the clock for both:
    /// the log's order is the order in which the window saw the calls.
    pub(crate) fn arrive(&self, call: Call, clock: impl FnOnce() -> Instant) -> (Entry<'_>, Arrival) {
        let mut window = self.window.lock().unwrap_or_else(PoisonError::into_inner);
        let now = clock();
        let arrival = window.arrive(now);
        let call = Call { throttled: arrival.throttled, in_window: arrival.in_window, ..call };
        (self.log.enter(now, call), arrival)
    }

    /// Counts calls that somebody else makes with the same key.
    pub(crate) fn spend(&self, calls: u32, clock: impl FnOnce() -> Instant) {
        let mut window = self.window.lock().unwrap_or_else(PoisonError::into_inner);
        let now = clock();
        for _ in 0..calls {
            window.arrive(now);
        }
    }
}
