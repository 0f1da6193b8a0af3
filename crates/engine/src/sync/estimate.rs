//! When so many calls will have been made: through the call limit as it stands, at a pace and with a latency.

use quota::Window;

/// Before anything has been measured.
pub(super) const LIKELY_LATENCY_MS: i64 = 400;

#[derive(Clone, Copy, Debug)]
pub(super) struct Speed {
    pub(super) concurrency: u32,
    /// 0 = no pacing.
    pub(super) per_second: u32,
    pub(super) latency_ms: i64,
}

impl Speed {
    /// Milliseconds from one call's start to the next one's, while the limit lets them.
    fn step_ms(self) -> i64 {
        let paced = if self.per_second == 0 { 0 } else { 1_000 / i64::from(self.per_second) };
        paced.max(self.latency_ms / i64::from(self.concurrency.max(1)))
    }
}

/// Milliseconds until so many calls are answered. A whole window's calls go out at their pace, and each makes room for another one a
/// window after its answer: the pace repeats with every window, a latency later each time.
pub(super) fn finish_ms(window: &Window, calls: u32, speed: Speed) -> i64 {
    let Some(before) = calls.checked_sub(1) else { return 0 };
    let allowed = window.allowed().max(1);
    let (windows, rest) = (i64::from(before / allowed), before % allowed + 1);
    let first = window.least_ms(rest as usize).max(i64::from(rest - 1).saturating_mul(speed.step_ms()));
    let whole = windows.saturating_mul(window.length_ms() + speed.latency_ms);
    whole.saturating_add(first).saturating_add(speed.latency_ms)
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::QuotaLimit;
    use quota::{Belief, CallAge, Moment};

    fn window<const N: usize>(calls: u32, window_secs: u32, ages_ms: [i64; N]) -> Window {
        let now = Moment { boot: String::new(), boot_ms: 0, wall_ms: 0 };
        Window::new(Belief::new(QuotaLimit { calls, window_secs }.into(), None, &now), ages_ms.map(CallAge::AnsweredMsAgo))
    }

    const SPEED: Speed = Speed { concurrency: 4, per_second: 10, latency_ms: 200 };

    #[test]
    fn a_free_window_takes_the_pace_and_a_full_one_its_time() {
        let empty = window(100, 300, []);
        assert_eq!(finish_ms(&empty, 0, SPEED), 0);
        assert_eq!(finish_ms(&empty, 1, SPEED), 200);
        assert_eq!(finish_ms(&empty, 60, SPEED), 5_900 + 200);
        assert_eq!(finish_ms(&empty, 101, SPEED), 300_200 + 200);
        assert_eq!(finish_ms(&empty, 1_600, SPEED), 15 * 300_200 + 9_900 + 200);
        let used = window(2, 1, [400, 300]);
        assert_eq!(finish_ms(&used, 2, Speed { latency_ms: 0, ..SPEED }), 700);
    }

    #[test]
    fn without_pacing_the_latency_and_the_calls_at_once_are_the_pace() {
        let speed = Speed { per_second: 0, ..SPEED };
        assert_eq!(finish_ms(&window(1_000, 1, []), 60, speed), 59 * 50 + 200);
    }
}
