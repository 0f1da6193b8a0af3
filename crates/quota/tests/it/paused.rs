//! A clock that goes with tokio's, which tests pause.

use std::sync::Arc;
use std::time::Duration;

use model::QuotaLimit;
use quota::{Budget, Clock, KeyId, Ledger, Moment, Pacing, Permit};
use tokio::time::Instant;

pub struct PausedClock(Instant);

impl PausedClock {
    pub fn new() -> Arc<Self> {
        Arc::new(Self(Instant::now()))
    }
}

impl Clock for PausedClock {
    fn now(&self) -> Moment {
        let ms = i64::try_from(self.0.elapsed().as_millis()).unwrap();
        Moment { boot: "a boot".into(), boot_ms: ms, wall_ms: ms }
    }
}

pub const UNPACED: Pacing = Pacing { concurrency: 100, per_second: 0 };

pub fn quota(calls: u32, window_secs: u32) -> QuotaLimit {
    QuotaLimit { calls, window_secs }
}

pub fn budget(limit: QuotaLimit, pacing: Pacing, ledger: &Arc<dyn Ledger>, clock: &Arc<PausedClock>) -> Budget {
    Budget::new(KeyId::of("one key"), limit.into(), pacing, Arc::clone(ledger), Arc::clone(clock) as Arc<dyn Clock>)
}

/// A call that takes no time.
pub async fn call(budget: &Budget) {
    drop(sent(budget).await);
}

pub async fn sent(budget: &Budget) -> Permit {
    let mut permit = budget.permit().await.unwrap();
    permit.sent();
    permit
}

pub fn ms(ms: u64) -> Duration {
    Duration::from_millis(ms)
}
