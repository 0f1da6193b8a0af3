//! What all connections share: the portfolio, the window, the faults to come, and the log.

use std::io;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::fault::Faults;
use crate::log::{Call, Entry, Log};
use crate::window::{Arrival, Window};
use crate::{Config, Portfolio};

pub(crate) struct World {
    pub(crate) portfolio: Portfolio,
    /// The `Authorization` header that lets a call in.
    pub(crate) authorization: String,
    pub(crate) latency: Duration,
    pub(crate) faults: Faults,
    pub(crate) log: Log,
    /// Host and port, for callers that do not say what they call us.
    pub(crate) host: String,
    window: Mutex<Window>,
}

impl World {
    pub(crate) fn new(config: Config, portfolio: Portfolio, host: String) -> Result<Self, (io::Error, std::path::PathBuf)> {
        let log = Log::open(Instant::now(), config.log_file.as_deref())
            .map_err(|error| (error, config.log_file.as_deref().unwrap_or(Path::new("")).to_owned()))?;
        Ok(Self {
            portfolio,
            authorization: config.credentials.authorization(),
            latency: config.latency,
            faults: Faults::new(config.faults),
            log,
            host,
            window: Mutex::new(Window::new(config.limit)),
        })
    }

    /// Counts a call in the window and enters it in the log. One lock and one reading of the clock for both:
    /// the log's order is the order in which the window saw the calls.
    pub(crate) fn arrive(&self, call: Call) -> (Entry<'_>, Arrival) {
        let mut window = self.window.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        let arrival = window.arrive(now);
        let call = Call { throttled: arrival.throttled, in_window: arrival.in_window, ..call };
        (self.log.enter(now, call), arrival)
    }

    /// Counts calls that somebody else makes with the same key.
    pub(crate) fn spend(&self, calls: u32) {
        let mut window = self.window.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        for _ in 0..calls {
            window.arrive(now);
        }
    }
}
