//! The same MRI without a network: for simulations, which bring their own time and want no ports, tasks or bytes.

use std::sync::Arc;
use std::time::Instant;

use crate::exchange::respond;
use crate::http::{Answer, Delivery, Request};
use crate::log::Log;
use crate::world::World;
use crate::{Call, Config, Fault, Portfolio};

/// For callers that name no host.
const HOST: &str = "127.0.0.1:80";

/// A pretend MRI that is asked by calling it, and told what time it is. Portfolio, limit, credentials, faults and log are a
/// [`Sandbox`](crate::Sandbox)'s own; only `429-date` looks at the machine's clock, since its date is the wall's.
pub struct Office {
    world: World,
}

/// An answer, whole, as an HTTP library hands it over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeAnswer {
    /// The HTTP status.
    pub status: u16,
    /// Names and values, such as `Retry-After`.
    pub headers: Vec<(&'static str, String)>,
    /// As it is after unpacking.
    pub body: Vec<u8>,
}

/// A fault of the wire: no whole answer came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unanswered {
    /// `stall`: none ever comes.
    Never,
    /// `reset`, `truncate`: the connection broke.
    CutOff,
    /// `huge`, `gzip-bomb`: more than anybody can want to hold.
    TooLarge,
}

impl Office {
    /// Opens at `started`, from which the log's milliseconds count. Of the configuration, what a server needs is not looked at:
    /// port, portfolio, log file and latency.
    pub fn new(config: Config, portfolio: Portfolio, started: Instant) -> Self {
        Self { world: World::new(config, portfolio, HOST.to_owned(), Log::in_memory(started)) }
    }

    /// One call, answered the moment it arrives: a journey takes as long as the caller waits before and after. `now` must not go
    /// backwards from call to call. Of the faults about bytes, `drip` is an answer like any other; the rest is [`Unanswered`].
    pub fn answer(&self, url: &str, authorization: &str, now: Instant) -> Result<OfficeAnswer, Unanswered> {
        let (entry, answer) = respond(&self.world, &Request::get(url, authorization), || now);
        entry.close(answer.seen_status(), now);
        hand_over(answer)
    }

    /// Every call since the start or the last [`clear_log`](Self::clear_log), in the order of arrival.
    pub fn calls(&self) -> Vec<Call> {
        self.world.log.calls()
    }

    /// How many of those calls were answered 429 because the window was full.
    pub fn violations(&self) -> usize {
        self.world.log.violations()
    }

    /// Forgets the calls. The window does not: they still count.
    pub fn clear_log(&self) {
        self.world.log.clear();
    }

    /// Replaces the faults to come.
    pub fn set_faults(&self, faults: Vec<Fault>) {
        self.world.faults.set(faults);
    }

    /// Fills the window as if somebody else had made so many calls with the same key at that moment.
    pub fn spend(&self, calls: u32, now: Instant) {
        self.world.spend(calls, || now);
    }

    /// The truth behind the answers, as it is now.
    pub fn portfolio(&self) -> Arc<Portfolio> {
        self.world.portfolio()
    }

    /// As [`Sandbox::change`](crate::Sandbox::change).
    pub fn change(&self, change: impl FnOnce(&mut Portfolio)) {
        self.world.change(change);
    }
}

impl OfficeAnswer {
    /// The value of a header; the letter case of its name does not matter.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find_map(|(known, value)| known.eq_ignore_ascii_case(name).then_some(value.as_str()))
    }
}

fn hand_over(answer: Answer) -> Result<OfficeAnswer, Unanswered> {
    match answer.delivery {
        Delivery::Never => Err(Unanswered::Never),
        Delivery::Reset | Delivery::Half => Err(Unanswered::CutOff),
        Delivery::Chunks(_) => Err(Unanswered::TooLarge),
        // The one answer that is packed is the bomb.
        Delivery::Whole if answer.headers.iter().any(|(name, _)| *name == "Content-Encoding") => Err(Unanswered::TooLarge),
        Delivery::Whole | Delivery::Drip(_) => {
            Ok(OfficeAnswer { status: answer.status, headers: answer.headers, body: answer.body })
        }
    }
}
