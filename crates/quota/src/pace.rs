//! Calls per second. Nothing is known of such a limit on MRI's side, so this is courtesy, and `governor` is good enough for it;
//! the quota is the ledger's.

use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::Clock as GovernorClock;
use governor::middleware::NoOpMiddleware;
use governor::state::{InMemoryState, NotKeyed};
use governor::{Quota, RateLimiter};

/// tokio's clock, so that a test that pauses time paces in it too (`until_ready` of governor would not).
#[derive(Clone, Copy, Debug)]
struct TokioClock {
    start: tokio::time::Instant,
}

impl GovernorClock for TokioClock {
    type Instant = Duration;

    fn now(&self) -> Duration {
        self.start.elapsed()
    }
}

/// Lets calls start evenly, so many a second.
#[derive(Debug)]
pub(crate) struct Pace {
    clock: TokioClock,
    limiter: Option<RateLimiter<NotKeyed, InMemoryState, TokioClock, NoOpMiddleware<Duration>>>,
}

impl Pace {
    /// 0 = as fast as they come.
    pub(crate) fn new(per_second: u32) -> Self {
        let clock = TokioClock { start: tokio::time::Instant::now() };
        let limiter = NonZeroU32::new(per_second).map(|rate| {
            // A burst of one: a larger one would let nearly twice the rate into the first second.
            let quota = Quota::per_second(rate).allow_burst(NonZeroU32::MIN);
            RateLimiter::direct_with_clock(quota, clock)
        });
        Self { clock, limiter }
    }

    pub(crate) async fn wait(&self) {
        let Some(limiter) = &self.limiter else { return };
        while let Err(not_until) = limiter.check() {
            tokio::time::sleep(not_until.wait_time_from(self.clock.now())).await;
        }
    }
}
