//! What time it is, on two clocks at once: one that only moves forward and counts through a suspended laptop, for the budget, and
//! the wall's, for people and for what outlives a boot.

use std::sync::OnceLock;
use std::time::{SystemTime, UNIX_EPOCH};

use model::Instant;

/// A point in time on both clocks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Which boot of which machine `boot_ms` counts from.
    pub boot: String,
    /// Milliseconds since that boot, time asleep included.
    pub boot_ms: i64,
    /// Epoch milliseconds, as the user may have set them.
    pub wall_ms: i64,
}

impl Moment {
    /// How long ago `then` was, at most `cap_ms`. Within one boot it is exact; across boots it is the wall's difference, never less
    /// than nothing: a clock that was set back can make us wait, and can not make an old call look older than it is by more than
    /// the user's own hand.
    pub fn since(&self, then: &Self, cap_ms: i64) -> i64 {
        self.after_ms(then).clamp(0, cap_ms)
    }

    /// How far the two lie apart, whichever came first: by the boot's clock where both have it, else by the wall's.
    pub fn apart_ms(&self, other: &Self) -> i64 {
        self.after_ms(other).saturating_abs()
    }

    fn after_ms(&self, then: &Self) -> i64 {
        if self.boot == then.boot { self.boot_ms - then.boot_ms } else { self.wall_ms - then.wall_ms }
    }

    /// The part of [`since`](Self::since) that is certain, from -1: a moment is cut to whole milliseconds, so two of them may be up to
    /// one closer than they look.
    pub fn surely_since(&self, then: &Self, cap_ms: i64) -> i64 {
        self.since(then, cap_ms.saturating_add(1)) - 1
    }

    pub fn wall(&self) -> Instant {
        Instant(self.wall_ms)
    }
}

/// A source of moments. Tests have their own.
pub trait Clock: Send + Sync + 'static {
    fn now(&self) -> Moment;
}

/// The machine's clocks.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Moment {
        let wall_ms =
            SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| i64::try_from(d.as_millis()).unwrap_or(i64::MAX));
        Moment { boot: boot_id().to_owned(), boot_ms: boot_ms(), wall_ms }
    }
}

/// Linux names each boot. Elsewhere each process counts as a boot of its own, so that what another process wrote is aged by the
/// wall, with the same clamp.
fn boot_id() -> &'static str {
    static ID: OnceLock<String> = OnceLock::new();
    ID.get_or_init(|| {
        std::fs::read_to_string("/proc/sys/kernel/random/boot_id")
            .map(|id| id.trim().to_owned())
            .unwrap_or_else(|_| format!("process-{}-{:?}", std::process::id(), SystemTime::now()))
    })
}

#[cfg(any(target_os = "linux", target_os = "android"))]
fn boot_ms() -> i64 {
    // CLOCK_MONOTONIC, and with it std's Instant, stands still while a laptop sleeps.
    let time = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
    time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
}

#[cfg(not(any(target_os = "linux", target_os = "android")))]
fn boot_ms() -> i64 {
    static START: OnceLock<std::time::Instant> = OnceLock::new();
    i64::try_from(START.get_or_init(std::time::Instant::now).elapsed().as_millis()).unwrap_or(i64::MAX)
}
