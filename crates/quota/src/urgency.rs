//! Who goes first when permits are scarce: a person who waits for one lease, before a run that has a thousand to do.

use std::sync::atomic::{AtomicI64, Ordering};

use crate::Moment;

/// Urgent callers ask again every few seconds. One that has not for so long is gone without a word, and keeps nobody back.
const SILENCE_MS: i64 = 30_000;

/// What a permit is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Urgency {
    /// A run in the background: gives way.
    Normal,
    /// Somebody looks on and waits. Normal callers of the key, in every process, get nothing before this one.
    Urgent(UrgentId),
}

/// One urgent caller, or one line of them, among all of this process.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UrgentId(pub i64);

impl UrgentId {
    /// One that nobody else in this process has.
    pub fn unique() -> Self {
        static NEXT: AtomicI64 = AtomicI64::new(1);
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }

    /// Whether a caller that asked last at `asked` still keeps others back. A moment that lies ahead counts by its distance too: the
    /// other one may have looked at the clock a little later than we did, and a wall clock that was set back must not keep anybody
    /// waiting for as long as it was.
    pub fn still_waits(asked: &Moment, now: &Moment) -> bool {
        now.apart_ms(asked) < SILENCE_MS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(boot: &str, boot_ms: i64, wall_ms: i64) -> Moment {
        Moment { boot: boot.into(), boot_ms, wall_ms }
    }

    #[test]
    fn who_is_silent_for_long_waits_no_more_whatever_the_clocks_do() {
        let asked = at("a boot", 100_000, 9_000_000);
        let waits = |now: &Moment| UrgentId::still_waits(&asked, now);
        assert!(waits(&at("a boot", 129_999, 0)) && !waits(&at("a boot", 130_000, 9_000_000)), "by the boot's clock");
        assert!(waits(&at("a boot", 99_990, 9_000_000)), "it looked at the clock after us");
        assert!(waits(&at("another", 5, 9_029_999)) && !waits(&at("another", 5, 9_030_000)), "by the wall");
        assert!(!waits(&at("another", 5, 5_000_000)), "a wall clock that was set back");
    }
}
