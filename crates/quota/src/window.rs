//! The rule itself: given what a key's calls are doing, may another one start, and if not, when?

use crate::{Moment, Usage};

/// One call, as the rule sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallAge {
    /// Sent, or about to be, and not answered yet.
    UnderWay,
    /// Answered or given up so many milliseconds ago.
    AnsweredMsAgo(i64),
}

/// When the next call may start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextPermit {
    Now,
    /// In so many milliseconds, at least 1.
    InMs(i64),
    /// Calls under way fill the window: when one of them is answered, the time will be known.
    WhenAnswered,
}

/// The calls of one key against its limit.
#[derive(Clone, Debug)]
pub struct Window {
    window_ms: i64,
    allowed: usize,
    under_way: usize,
    /// The server has closed the key for so many milliseconds more.
    closed_ms: i64,
    /// Ages of the answered calls that still count, oldest first.
    ages_ms: Vec<i64>,
}

impl Window {
    pub fn new(allowed: u32, window_ms: i64, calls: impl IntoIterator<Item = CallAge>) -> Self {
        let mut window = Self { window_ms, allowed: allowed as usize, under_way: 0, closed_ms: 0, ages_ms: Vec::new() };
        for call in calls {
            match call {
                CallAge::UnderWay => window.under_way += 1,
                CallAge::AnsweredMsAgo(age) if age < window_ms => window.ages_ms.push(age),
                CallAge::AnsweredMsAgo(_) => {}
            }
        }
        window.ages_ms.sort_unstable_by(|a, b| b.cmp(a));
        window
    }

    /// Calls that count against the limit.
    pub fn used(&self) -> usize {
        self.under_way + self.ages_ms.len()
    }

    pub fn under_way(&self) -> usize {
        self.under_way
    }

    pub fn left(&self) -> usize {
        self.allowed.saturating_sub(self.used())
    }

    pub fn next_permit(&self) -> NextPermit {
        self.permit_after(0)
    }

    /// The least time until `calls` more calls have all been given a permit, in milliseconds: an estimate, since a call under way is
    /// taken to be answered now, and each call that is still to come the moment it starts.
    pub fn least_ms(&self, calls: usize) -> i64 {
        let (Some(before), allowed) = (calls.checked_sub(1), self.allowed.max(1)) else { return 0 };
        let whole_windows = i64::try_from(before / allowed).unwrap_or(i64::MAX);
        let first = match self.permit_after(before % allowed) {
            NextPermit::Now => 0,
            NextPermit::InMs(ms) => ms,
            NextPermit::WhenAnswered => self.window_ms,
        };
        whole_windows.saturating_mul(self.window_ms).saturating_add(first)
    }

    /// When the permit after the next `ahead` ones comes, if nothing else is answered meanwhile. Beyond what the window holds it
    /// cannot be known.
    pub fn permit_after(&self, ahead: usize) -> NextPermit {
        let must_leave = (self.used() + ahead + 1).saturating_sub(self.allowed);
        let next = match must_leave.checked_sub(1).map(|index| self.ages_ms.get(index)) {
            None => NextPermit::Now,
            Some(Some(age)) => NextPermit::InMs(self.window_ms - age),
            Some(None) => NextPermit::WhenAnswered,
        };
        match next {
            next if self.closed_ms == 0 => next,
            NextPermit::InMs(ms) => NextPermit::InMs(ms.max(self.closed_ms)),
            NextPermit::Now | NextPermit::WhenAnswered => NextPermit::InMs(self.closed_ms),
        }
    }

    /// The same window where the server has closed the key for so many milliseconds more.
    pub fn closed_for(mut self, closed_ms: i64) -> Self {
        self.closed_ms = closed_ms.max(0);
        self
    }

    /// Milliseconds until every answered call has left the window.
    pub fn empty_in_ms(&self) -> i64 {
        self.ages_ms.last().map_or(0, |age| self.window_ms - age)
    }

    /// The same for people.
    pub fn usage(&self, now: &Moment) -> Usage {
        let at = |ms: i64| (ms > 0).then(|| now.wall().plus_ms(ms));
        let next_ms = match self.next_permit() {
            NextPermit::InMs(ms) => ms,
            NextPermit::Now | NextPermit::WhenAnswered => 0,
        };
        let left = if self.closed_ms > 0 { 0 } else { self.left() };
        Usage {
            left: u32::try_from(left).unwrap_or(u32::MAX),
            under_way: u32::try_from(self.under_way).unwrap_or(u32::MAX),
            next_call_at: at(next_ms),
            full_again_at: at(self.empty_in_ms().max(self.closed_ms)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_free_place_is_given_and_the_next_call_waits_for_the_oldest_answer() {
        let answered = |ages: &[i64]| Window::new(3, 1_000, ages.iter().copied().map(CallAge::AnsweredMsAgo));
        assert_eq!(answered(&[10, 20]).next_permit(), NextPermit::Now);
        assert_eq!(answered(&[10, 20, 300]).next_permit(), NextPermit::InMs(700));
        assert_eq!(answered(&[10, 20, 1_000]).next_permit(), NextPermit::Now, "an answer as old as the window has left it");
    }

    #[test]
    fn the_least_time_for_many_calls_counts_whole_windows() {
        let empty = Window::new(100, 300_000, []);
        assert_eq!(empty.least_ms(0), 0);
        assert_eq!(empty.least_ms(100), 0);
        assert_eq!(empty.least_ms(101), 300_000);
        assert_eq!(empty.least_ms(120), 300_000);
        assert_eq!(empty.least_ms(360), 900_000);
        let half = Window::new(2, 1_000, [CallAge::AnsweredMsAgo(400)]);
        assert_eq!((half.least_ms(1), half.least_ms(2), half.least_ms(3)), (0, 600, 1_000));
    }

    #[test]
    fn nothing_starts_while_the_server_has_closed_the_key() {
        let closed = Window::new(100, 300_000, []).closed_for(50_000);
        assert_eq!(closed.next_permit(), NextPermit::InMs(50_000));
        assert_eq!((closed.least_ms(1), closed.least_ms(101)), (50_000, 350_000));
    }

    #[test]
    fn a_call_under_way_counts_and_says_nothing_of_when() {
        let window = Window::new(1, 1_000, [CallAge::UnderWay]);
        assert_eq!(window.next_permit(), NextPermit::WhenAnswered);
        let window = Window::new(2, 1_000, [CallAge::UnderWay, CallAge::AnsweredMsAgo(400)]);
        assert_eq!(window.next_permit(), NextPermit::InMs(600));
    }

    #[test]
    fn a_lowered_limit_waits_until_enough_have_left() {
        let window = Window::new(1, 1_000, [100, 200, 300].map(CallAge::AnsweredMsAgo));
        assert_eq!(window.next_permit(), NextPermit::InMs(900));
        assert_eq!(window.left(), 0);
    }
}
