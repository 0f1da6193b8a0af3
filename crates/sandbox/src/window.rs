//! The window: the one rule that every other room is measured by.
//!
//! An arrival is throttled when, together with it, more than the allowed number of arrivals lie within the
//! window. One that rolls reaches back from each arrival (age strictly below its length); fixed ones follow one
//! another from the first arrival on. A throttled arrival counts too: MRI does not say whether it does, so the
//! stricter reading is enforced. Time is an argument; the struct never looks at a clock.

use std::collections::VecDeque;
use std::time::Instant;

use crate::Limit;

/// The arrivals of one key that are still young enough to count.
#[derive(Debug)]
pub struct Window {
    limit: Limit,
    first: Option<Instant>,
    arrivals: VecDeque<Instant>,
}

/// What the window says of one arrival.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrival {
    /// Arrivals within the window, this one included.
    pub in_window: u32,
    /// More than the limit allows: to be answered with 429.
    pub throttled: bool,
}

impl Window {
    /// An empty window.
    pub fn new(limit: Limit) -> Self {
        Self { limit, first: None, arrivals: VecDeque::new() }
    }

    /// Counts an arrival. `now` must not go backwards.
    pub fn arrive(&mut self, now: Instant) -> Arrival {
        self.first.get_or_insert(now);
        while self.arrivals.front().is_some_and(|&then| self.has_left(then, now)) {
            self.arrivals.pop_front();
        }
        self.arrivals.push_back(now);
        let in_window = u32::try_from(self.arrivals.len()).unwrap_or(u32::MAX);
        Arrival { in_window, throttled: in_window > self.limit.calls }
    }

    fn has_left(&self, then: Instant, now: Instant) -> bool {
        if self.limit.fixed {
            self.number(then) < self.number(now)
        } else {
            now.saturating_duration_since(then) >= self.limit.window
        }
    }

    /// Which of the fixed windows a moment lies in.
    fn number(&self, at: Instant) -> u128 {
        let age = self.first.map_or(0, |first| at.saturating_duration_since(first).as_nanos());
        age / self.limit.window.as_nanos().max(1)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use proptest::prelude::*;

    use super::*;

    fn window(calls: u32, window_ms: u64) -> Window {
        Window::new(Limit { calls, window: Duration::from_millis(window_ms), fixed: false })
    }

    #[test]
    fn an_arrival_exactly_one_window_old_no_longer_counts() {
        let start = Instant::now();
        let mut window = window(1, 300);
        assert!(!window.arrive(start).throttled);
        assert!(window.arrive(start + Duration::from_micros(299_999)).throttled);
        // The rejected one counts: the first is gone, the second is not.
        assert!(window.arrive(start + Duration::from_millis(300)).throttled);
        assert!(!window.arrive(start + Duration::from_millis(600)).throttled);
    }

    #[test]
    fn fixed_windows_follow_one_another_and_begin_empty() {
        let start = Instant::now();
        let mut window = Window::new("2/300ms fixed".parse().unwrap());
        let mut at = |ms| window.arrive(start + Duration::from_millis(ms)).in_window;
        assert_eq!([at(0), at(290), at(299)], [1, 2, 3]);
        assert_eq!(at(300), 1, "what a rolling window would still count is forgotten");
        // A window without a call passes all the same: the one from 900 on ends at 1200.
        assert_eq!([at(1_199), at(1_200), at(1_499)], [1, 1, 2]);
    }

    #[test]
    fn a_limit_of_nothing_throttles_everything() {
        assert!(window(0, 1).arrive(Instant::now()).throttled);
    }

    proptest! {
        /// Against the definition, counted the slow way over the whole history.
        #[test]
        fn the_window_agrees_with_its_definition(
            calls in 0_u32..6,
            window_us in 1_u64..50_000,
            gaps_us in proptest::collection::vec(0_u64..20_000, 1..80),
            fixed in any::<bool>(),
        ) {
            let limit = Limit { calls, window: Duration::from_micros(window_us), fixed };
            let mut window = Window::new(limit);
            let mut now = Instant::now();
            let mut history = Vec::new();
            for gap in gaps_us {
                now += Duration::from_micros(gap);
                history.push(now);
                let number = |at: Instant| (at - history[0]).as_nanos() / limit.window.as_nanos();
                let counts = |then: Instant| if fixed { number(then) == number(now) } else { now - then < limit.window };
                let expected = history.iter().filter(|&&then| counts(then)).count() as u32;
                let arrival = window.arrive(now);
                prop_assert_eq!(arrival.in_window, expected);
                prop_assert_eq!(arrival.throttled, expected > calls);
            }
        }
    }
}
