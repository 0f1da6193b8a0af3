//! The rule itself: given what a key's calls are doing, may another one start, and if not, when?

use crate::{Belief, Moment, Usage};

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

/// The calls of one key against what is believed of its limit.
#[derive(Clone, Debug)]
pub struct Window {
    belief: Belief,
    under_way: usize,
    /// Ages of the answered calls that still count, oldest first.
    ages_ms: Vec<i64>,
}

impl Window {
    pub fn new(belief: Belief, calls: impl IntoIterator<Item = CallAge>) -> Self {
        let mut window = Self { belief, under_way: 0, ages_ms: Vec::new() };
        for call in calls {
            match call {
                CallAge::UnderWay => window.under_way += 1,
                CallAge::AnsweredMsAgo(age) if age < belief.window_ms() => window.ages_ms.push(age),
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

    /// Calls that may count at once, as is believed now.
    pub fn allowed(&self) -> u32 {
        self.belief.believed()
    }

    pub fn length_ms(&self) -> i64 {
        self.belief.window_ms()
    }

    pub fn left(&self) -> usize {
        (self.belief.believed() as usize).saturating_sub(self.used())
    }

    pub fn next_permit(&self) -> NextPermit {
        self.permit_after(0)
    }

    /// The least time until `calls` more calls have all been given a permit, in milliseconds: an estimate, since a call under way is
    /// taken to be answered now, each call that is still to come the moment it starts, and no more is believed later than is now.
    pub fn least_ms(&self, calls: usize) -> i64 {
        let (Some(before), allowed) = (calls.checked_sub(1), self.belief.believed().max(1) as usize) else { return 0 };
        let whole_windows = i64::try_from(before / allowed).unwrap_or(i64::MAX);
        let first = match self.permit_after(before % allowed) {
            NextPermit::Now => 0,
            NextPermit::InMs(ms) => ms,
            NextPermit::WhenAnswered => self.belief.window_ms(),
        };
        whole_windows.saturating_mul(self.belief.window_ms()).saturating_add(first)
    }

    /// When the permit after the next `ahead` ones comes, if nothing else is answered meanwhile. Beyond what the window holds it
    /// cannot be known.
    pub fn permit_after(&self, ahead: usize) -> NextPermit {
        let closed_ms = self.belief.closed_ms();
        let now = self.frees_in_ms(ahead, self.belief.believed());
        // A place is freed when a call leaves the window, and when more is believed.
        let grown = self.belief.steps().filter_map(|(from_ms, places)| Some(self.frees_in_ms(ahead, places)?.max(from_ms)));
        match now.map(|ms| grown.fold(ms, i64::min).max(closed_ms)) {
            Some(0) => NextPermit::Now,
            Some(ms) => NextPermit::InMs(ms),
            None if closed_ms > 0 => NextPermit::InMs(closed_ms),
            None => NextPermit::WhenAnswered,
        }
    }

    /// How long until enough calls have left for the one after the next `ahead`; `None`: only an answer can tell.
    fn frees_in_ms(&self, ahead: usize, places: u32) -> Option<i64> {
        let must_leave = (self.used() + ahead + 1).saturating_sub(places as usize);
        let Some(last) = must_leave.checked_sub(1) else { return Some(0) };
        self.ages_ms.get(last).map(|age| self.belief.window_ms() - age)
    }

    /// Milliseconds until every answered call has left the window.
    pub fn empty_in_ms(&self) -> i64 {
        self.ages_ms.last().map_or(0, |age| self.belief.window_ms() - age)
    }

    /// The same for people.
    pub fn usage(&self, now: &Moment) -> Usage {
        let at = |ms: i64| (ms > 0).then(|| now.wall().plus_ms(ms));
        let next_ms = match self.next_permit() {
            NextPermit::InMs(ms) => ms,
            NextPermit::Now | NextPermit::WhenAnswered => 0,
        };
        let left = if self.belief.closed_ms() > 0 { 0 } else { self.left() };
        Usage {
            allowed: self.belief.allowed(),
            believed: self.belief.believed(),
            left: u32::try_from(left).unwrap_or(u32::MAX),
            under_way: u32::try_from(self.under_way).unwrap_or(u32::MAX),
            next_call_at: at(next_ms),
            full_again_at: at(self.empty_in_ms().max(self.belief.closed_ms())),
        }
    }
}

#[cfg(test)]
mod tests {
    use model::QuotaLimit;

    use super::*;
    use crate::{Closure, Limit};

    fn at(boot_ms: i64) -> Moment {
        Moment { boot: "a boot".into(), boot_ms, wall_ms: boot_ms }
    }

    fn quota(calls: u32, window_secs: u32) -> Limit {
        QuotaLimit { calls, window_secs }.into()
    }

    fn of(calls: u32, window_secs: u32, ages: impl IntoIterator<Item = CallAge>) -> Window {
        Window::new(Belief::new(quota(calls, window_secs), None, &at(0)), ages)
    }

    #[test]
    fn the_last_free_place_is_given_and_the_next_call_waits_for_the_oldest_answer() {
        let answered = |ages: &[i64]| of(3, 1, ages.iter().copied().map(CallAge::AnsweredMsAgo));
        assert_eq!(answered(&[10, 20]).next_permit(), NextPermit::Now);
        assert_eq!(answered(&[10, 20, 300]).next_permit(), NextPermit::InMs(700));
        assert_eq!(answered(&[10, 20, 1_000]).next_permit(), NextPermit::Now, "an answer as old as the window has left it");
    }

    #[test]
    fn the_least_time_for_many_calls_counts_whole_windows() {
        let empty = of(100, 300, []);
        assert_eq!(empty.least_ms(0), 0);
        assert_eq!(empty.least_ms(100), 0);
        assert_eq!(empty.least_ms(101), 300_000);
        assert_eq!(empty.least_ms(120), 300_000);
        assert_eq!(empty.least_ms(360), 900_000);
        let half = of(2, 1, [CallAge::AnsweredMsAgo(400)]);
        assert_eq!((half.least_ms(1), half.least_ms(2), half.least_ms(3)), (0, 600, 1_000));
    }

    #[test]
    fn nothing_starts_while_the_server_has_closed_the_key() {
        let refused = Closure { since: at(0), for_ms: 60_000, believed: 100 };
        let closed = Window::new(Belief::new(quota(100, 300), Some(&refused), &at(10_001)), []);
        assert_eq!(closed.next_permit(), NextPermit::InMs(50_000));
        assert_eq!((closed.least_ms(1), closed.least_ms(101)), (50_000, 350_000));
    }

    #[test]
    fn a_call_under_way_counts_and_says_nothing_of_when() {
        let window = of(1, 1, [CallAge::UnderWay]);
        assert_eq!(window.next_permit(), NextPermit::WhenAnswered);
        let window = of(2, 1, [CallAge::UnderWay, CallAge::AnsweredMsAgo(400)]);
        assert_eq!(window.next_permit(), NextPermit::InMs(600));
    }

    #[test]
    fn a_lowered_limit_waits_until_enough_have_left() {
        let window = of(1, 1, [100, 200, 300].map(CallAge::AnsweredMsAgo));
        assert_eq!(window.next_permit(), NextPermit::InMs(900));
        assert_eq!(window.left(), 0);
    }

    #[test]
    fn a_place_is_freed_when_more_is_believed() {
        let refused = Closure { since: at(0), for_ms: 300_000, believed: 2 };
        let after = |calm_ms: i64, calls: &[CallAge]| {
            let belief = Belief::new(quota(10, 300), Some(&refused), &at(300_001 + calm_ms));
            Window::new(belief, calls.iter().copied()).next_permit()
        };
        let [young, old] = [CallAge::AnsweredMsAgo(1_000), CallAge::AnsweredMsAgo(299_500)];
        assert_eq!(after(299_000, &[young, young]), NextPermit::InMs(1_000), "a third call is believed in then");
        assert_eq!(after(299_000, &[young, old]), NextPermit::InMs(500), "an old one leaves before");
        assert_eq!(after(299_000, &[CallAge::UnderWay, CallAge::UnderWay]), NextPermit::WhenAnswered);
    }
}
