//! How much of a key's allowance is believed to be ours. A 429 that the ledger did not foresee means that somebody else uses the
//! key too. How much they use is not known, so half of what was believed is believed from then on, and a tenth of the allowance is
//! given back for each window that passes without another surprise.

use std::iter;

use crate::{Limit, Moment};

/// After so many calm windows everything is believed again, whatever it was lowered to.
const CALM_WINDOWS: i64 = 10;

/// What a surprise 429 leaves behind, as a ledger keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closure {
    pub since: Moment,
    /// No call of the key starts for so long.
    pub for_ms: i64,
    /// Of the allowance, since then.
    pub believed: u32,
}

impl Closure {
    /// What to keep of a 429 that comes now; `None` when `before` says it already.
    pub fn after(before: Option<&Self>, limit: Limit, now: &Moment, for_ms: i64) -> Option<Self> {
        let belief = Belief::new(limit, before, now);
        let believed = match before {
            // Calls that were under way when the key was closed are refused by the same full window: one piece of news, not several.
            Some(before) if belief.closed_ms() > 0 => before.believed,
            _ => belief.halved(),
        };
        (belief.closed_ms() <= for_ms).then(|| Self { since: now.clone(), for_ms, believed })
    }

    /// The same on the boot of `now`, at the age that the wall clock gives it.
    pub fn restamped(&self, limit: Limit, now: &Moment) -> Self {
        let age = now.since(&self.since, self.forgotten_ms(limit));
        let since =
            Moment { boot: now.boot.clone(), boot_ms: now.boot_ms.saturating_sub(age), wall_ms: now.wall_ms.saturating_sub(age) };
        Self { since, ..*self }
    }

    /// At this age nothing of it is left.
    fn forgotten_ms(&self, limit: Limit) -> i64 {
        self.for_ms.saturating_add(limit.window_ms().saturating_mul(CALM_WINDOWS))
    }
}

/// What is believed of one key at one moment, and how that goes on while it stays calm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Belief {
    allowed: u32,
    window_ms: i64,
    /// What was believed when the key was closed.
    lowered_to: u32,
    /// Since the closure ended; below zero while it lasts.
    calm_ms: i64,
}

impl Belief {
    pub fn new(limit: Limit, closure: Option<&Closure>, now: &Moment) -> Self {
        let whole = Self { allowed: limit.allowed(), window_ms: limit.window_ms(), lowered_to: u32::MAX, calm_ms: 0 };
        let Some(closure) = closure else { return whole };
        let calm_ms = now.surely_since(&closure.since, closure.forgotten_ms(limit)).saturating_sub(closure.for_ms);
        Self { lowered_to: closure.believed, calm_ms, ..whole }
    }

    pub fn allowed(&self) -> u32 {
        self.allowed
    }

    pub fn window_ms(&self) -> i64 {
        self.window_ms
    }

    /// How long the key stays closed.
    pub fn closed_ms(&self) -> i64 {
        self.calm_ms.saturating_neg().max(0)
    }

    /// What may be used now: all that is allowed, unless there was a surprise.
    pub fn believed(&self) -> u32 {
        self.believed_after(self.calm_windows())
    }

    /// What may be used from when on, in milliseconds from now: what is believed now, and then each growth until it is whole.
    pub fn steps(&self) -> impl Iterator<Item = (i64, u32)> {
        let belief = *self;
        let grown = (1..=CALM_WINDOWS).map(move |more| belief.calm_windows() + more);
        let grown = grown.take_while(move |windows| belief.believed_after(windows - 1) < belief.allowed);
        let starts_in_ms = move |windows: i64| windows.saturating_mul(belief.window_ms).saturating_sub(belief.calm_ms);
        iter::once((0, belief.believed()))
            .chain(grown.map(move |windows| (starts_in_ms(windows), belief.believed_after(windows))))
    }

    /// What is believed after a surprise now.
    fn halved(&self) -> u32 {
        (self.believed() / 2).max(self.tenth())
    }

    fn calm_windows(&self) -> i64 {
        self.calm_ms.max(0) / self.window_ms.max(1)
    }

    fn believed_after(&self, calm_windows: i64) -> u32 {
        let given_back = u32::try_from(calm_windows).unwrap_or(u32::MAX).saturating_mul(self.tenth());
        // Lowered under another limit it may be anything: the user may change the quota meanwhile.
        self.lowered_to.max(self.tenth()).saturating_add(given_back).min(self.allowed)
    }

    /// Rounded up, so that it is at least one call.
    fn tenth(&self) -> u32 {
        self.allowed.div_ceil(10)
    }
}

#[cfg(test)]
mod tests {
    use model::QuotaLimit;
    use proptest::prelude::*;

    use super::*;

    const WINDOW_MS: i64 = 300_000;

    fn limit(calls: u32) -> Limit {
        QuotaLimit { calls, window_secs: 300 }.into()
    }

    fn at(boot_ms: i64) -> Moment {
        Moment { boot: "a boot".into(), boot_ms, wall_ms: boot_ms }
    }

    fn believed(calls: u32, closure: &Closure, now_ms: i64) -> u32 {
        Belief::new(limit(calls), Some(closure), &at(now_ms)).believed()
    }

    fn refused(before: Option<&Closure>, calls: u32, now_ms: i64) -> Option<Closure> {
        Closure::after(before, limit(calls), &at(now_ms), WINDOW_MS)
    }

    #[test]
    fn half_is_believed_after_a_surprise_and_a_tenth_comes_back_with_each_calm_window() {
        let closure = refused(None, 100, 0).unwrap();
        let opens_ms = WINDOW_MS + 1;
        let by_window: Vec<u32> = (0..7).map(|n| believed(100, &closure, opens_ms + n * WINDOW_MS)).collect();
        assert_eq!(by_window, [50, 60, 70, 80, 90, 100, 100]);
        assert_eq!(believed(100, &closure, opens_ms + WINDOW_MS - 1), 50, "a window that is not whole gives nothing back");
    }

    #[test]
    fn what_is_refused_while_the_key_is_closed_is_no_further_news() {
        let first = refused(None, 100, 0).unwrap();
        let burst = refused(Some(&first), 100, 200).unwrap();
        assert_eq!((first.believed, burst.believed, burst.since.boot_ms), (50, 50, 200), "it closes for longer, and that is all");
        let next = refused(Some(&burst), 100, 200 + WINDOW_MS + 1).unwrap();
        assert_eq!(next.believed, 25, "another window, another surprise");
    }

    #[test]
    fn it_is_never_lowered_below_a_tenth() {
        let (mut closure, mut now_ms) = (refused(None, 25, 0).unwrap(), 0);
        for _ in 0..8 {
            now_ms += WINDOW_MS + 1;
            closure = refused(Some(&closure), 25, now_ms).unwrap();
        }
        assert_eq!(closure.believed, 3);
        assert_eq!(refused(None, 1, 0).unwrap().believed, 1);
    }

    #[test]
    fn a_shorter_closing_does_not_end_a_longer_one() {
        let long = Closure::after(None, limit(100), &at(0), 900_000).unwrap();
        assert_eq!(refused(Some(&long), 100, 10), None);
    }

    #[test]
    fn without_a_surprise_everything_is_believed() {
        let calm = Belief::new(limit(100), None, &at(0));
        assert_eq!((calm.believed(), calm.closed_ms()), (100, 0));
        assert_eq!(calm.steps().collect::<Vec<_>>(), [(0, 100)]);
    }

    proptest! {
        #[test]
        fn it_stays_within_the_allowed_and_grows_with_time(
            calls in 1..3_000_u32, lowered in 0..=u32::MAX, for_ms in prop_oneof![0..900_000_i64, Just(i64::MAX)],
            times in prop::collection::vec(0..5_000_000_i64, 2..20),
        ) {
            let closure = Closure { since: at(0), for_ms, believed: lowered };
            let mut times = times;
            times.sort_unstable();
            let believed: Vec<u32> = times.iter().map(|now_ms| believed(calls, &closure, *now_ms)).collect();
            prop_assert!(believed.is_sorted());
            prop_assert!(believed.iter().all(|some| (calls.div_ceil(10)..=calls).contains(some)), "{believed:?}");
        }

        #[test]
        fn ten_calm_windows_give_everything_back(calls in 1..3_000_u32, lowered in 0..3_000_u32, for_ms in 0..900_000_i64) {
            let closure = Closure { since: at(0), for_ms, believed: lowered };
            let calm_ms = for_ms + 1 + 10 * WINDOW_MS;
            prop_assert_eq!(believed(calls, &closure, calm_ms), calls);
            let far = Closure { since: Moment { boot: "another".into(), ..at(0) }, ..closure };
            let restamped = far.restamped(limit(calls), &at(calm_ms + 1));
            prop_assert_eq!(believed(calls, &restamped, calm_ms + 1), calls);
        }

        /// What the steps foretell is what comes.
        #[test]
        fn the_steps_say_when_it_grows(calls in 1..300_u32, lowered in 0..300_u32, now_ms in 0..4_000_000_i64) {
            let closure = Closure { since: at(0), for_ms: WINDOW_MS, believed: lowered };
            let steps: Vec<(i64, u32)> = Belief::new(limit(calls), Some(&closure), &at(now_ms)).steps().collect();
            prop_assert_eq!(steps.last().map(|(_, last)| *last), Some(calls));
            for pair in steps.windows(2) {
                let ((from_ms, few), (to_ms, more)) = (pair[0], pair[1]);
                prop_assert!(from_ms < to_ms && few < more, "{steps:?}");
                prop_assert_eq!(believed(calls, &closure, now_ms + to_ms - 1), few);
                prop_assert_eq!(believed(calls, &closure, now_ms + to_ms), more);
            }
        }
    }
}
