//! What is worth another try, after how long, and how often in all. Written out rather than left to a library, because each try takes
//! a permit and a whole run shares one allowance of tries.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;

use model::FailureCode;

/// Tries of one call after the first.
pub(crate) const MOST: u32 = 3;
const FIRST_MS: u64 = 500;
const LONGEST_MS: u64 = 15_000;

/// How many second tries a run has left. When a server fails for everybody, trying everything again would only double the storm.
#[derive(Debug)]
pub struct Retries {
    left: AtomicU32,
    first_ms: u64,
    /// Calls get no second try.
    suspended: AtomicBool,
}

impl Retries {
    pub fn new(allowed: u32) -> Self {
        Self { left: AtomicU32::new(allowed), first_ms: FIRST_MS, suspended: AtomicBool::new(false) }
    }

    /// A tenth of the planned calls, and a few for a small plan.
    pub fn for_plan(calls: u32) -> Self {
        Self::new((calls / 10).max(MOST))
    }

    /// Without a pause before the next try: for a server on this machine, and for tests.
    pub fn at_once(self) -> Self {
        Self { first_ms: 0, ..self }
    }

    /// Exponential, with full jitter: many clients that failed together do not come back together.
    pub(crate) fn delay(&self, tries_done: u32) -> Duration {
        let ceiling = self.first_ms.saturating_mul(1 << tries_done.min(16)).min(LONGEST_MS);
        Duration::from_millis(fastrand::u64(0..=ceiling))
    }

    /// While nothing answers, a second try right after the first is a try wasted: what is left is for when something does.
    pub fn suspend(&self, suspended: bool) {
        self.suspended.store(suspended, Ordering::Relaxed);
    }

    /// Takes a try for a call that has just failed.
    pub(crate) fn take_at_once(&self) -> bool {
        !self.suspended.load(Ordering::Relaxed) && self.take()
    }

    /// Takes one of the tries that are left, if any is. Public because whoever asks a whole question again, such as one that failed
    /// in an outage, owes as much to the server as one who repeats a call: both pay from the same allowance.
    pub fn take(&self) -> bool {
        self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1)).is_ok()
    }
}

/// Whether the same question may be answered otherwise a moment later. A refusal never is.
pub(crate) fn is_worth_it(code: FailureCode) -> bool {
    use FailureCode as F;
    matches!(
        code,
        F::ServerBusy
            | F::ServerError
            | F::Throttled
            | F::NetworkBroken
            | F::NetworkTimeout
            | F::BlankAnswer
            | F::UnreadableAnswer
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tries_run_out() {
        let retries = Retries::for_plan(40);
        assert_eq!((0..10).filter(|_| retries.take()).count(), 4);
    }

    #[test]
    fn while_nothing_answers_no_call_takes_a_try_and_a_question_put_again_does() {
        let retries = Retries::new(2);
        retries.suspend(true);
        assert!(!retries.take_at_once() && retries.take());
        retries.suspend(false);
        assert!(retries.take_at_once() && !retries.take());
    }

    #[test]
    fn delays_stay_under_a_growing_ceiling() {
        for tries in 0..40 {
            let ceiling = (500_u64 << tries.min(5)).min(15_000);
            assert!(Retries::new(1).delay(tries) <= Duration::from_millis(ceiling));
            assert_eq!(Retries::new(1).at_once().delay(tries), Duration::ZERO);
        }
    }
}
