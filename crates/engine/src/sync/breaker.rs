//! An API that fails for one property after another is left alone for a while, longer each time, and then tried with one question.
//! Each API has its own: one that is broken does not hold up the others.

use std::collections::HashMap;
use std::time::Duration;

use model::{Dataset, Failure, FailureCode, PropertyKind};
use tokio::time::Instant;

use super::run::outage::Work;

/// Properties in a row that an API must fail for, without a good answer between: one broken property is no outage.
const ENOUGH: usize = 3;
const FIRST: Duration = Duration::from_secs(30);
const LONGEST: Duration = Duration::from_secs(300);

/// What may be asked of an API now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Gate {
    Open,
    /// One question, to see whether the outage is over.
    OneProbe,
    /// Nothing until then, because of this.
    ShutUntil(Instant, Failure),
}

/// Commercial and residential leases are two APIs, and one of them can be out.
pub(super) type Api = (Dataset, PropertyKind);

#[derive(Default)]
pub(super) struct Breaker {
    apis: HashMap<Api, State>,
}

#[derive(Default)]
struct State {
    /// What failed since the last good answer, one of a property.
    failing: Vec<Work>,
    outage: Option<Outage>,
}

struct Outage {
    since: Instant,
    until: Instant,
    cool_down: Duration,
    failure: Failure,
}

impl Breaker {
    pub(super) fn gate(&self, api: Api, now: Instant) -> Gate {
        match self.apis.get(&api).and_then(|state| state.outage.as_ref()) {
            None => Gate::Open,
            Some(outage) if now >= outage.until => Gate::OneProbe,
            Some(outage) => Gate::ShutUntil(outage.until, outage.failure.clone()),
        }
    }

    /// How long an API has been out.
    pub(super) fn out_for(&self, api: Api, now: Instant) -> Option<Duration> {
        let outage = self.apis.get(&api)?.outage.as_ref()?;
        Some(now.saturating_duration_since(outage.since))
    }

    /// What an API that is out answered last.
    pub(super) fn failure(&self, api: Api) -> Option<Failure> {
        Some(self.apis.get(&api)?.outage.as_ref()?.failure.clone())
    }

    /// Takes notice of what came of some work. What failed because of an outage that this made known.
    pub(super) fn judge(&mut self, work: Work, failure: Option<&Failure>, now: Instant) -> Vec<Work> {
        let Some(failure) = failure.filter(|failure| is_outage(failure.code)) else {
            self.apis.remove(&work.api());
            return Vec::new();
        };
        let state = self.apis.entry(work.api()).or_default();
        if !state.failing.iter().any(|other| other.property() == work.property()) {
            state.failing.push(work.clone());
        }
        match &mut state.outage {
            // Calls under way when it was shut say nothing new.
            Some(outage) if now < outage.until => vec![work],
            Some(outage) => {
                outage.cool_down = (outage.cool_down * 2).min(LONGEST);
                outage.until = now + jittered(outage.cool_down);
                outage.failure = failure.clone();
                vec![work]
            }
            None if state.failing.len() < ENOUGH => Vec::new(),
            None => {
                state.outage =
                    Some(Outage { since: now, until: now + jittered(FIRST), cool_down: FIRST, failure: failure.clone() });
                state.failing.clone()
            }
        }
    }
}

/// Half of it at least: several desks that failed together do not come back together.
fn jittered(wait: Duration) -> Duration {
    wait.mul_f64(0.5 + fastrand::f64() / 2.0)
}

/// The server or the way to it, not the question.
pub(super) fn is_outage(code: FailureCode) -> bool {
    use FailureCode as F;
    matches!(code, F::ServerBusy | F::ServerError | F::NetworkDns | F::NetworkUnreachable | F::NetworkTimeout | F::NetworkBroken)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sync::plan::{Ask, How};

    fn busy() -> Failure {
        Failure::new(FailureCode::ServerBusy, "busy")
    }

    const NOTES: Api = (Dataset::Notes, PropertyKind::Commercial);

    fn notes_of(property: &str) -> Work {
        let ask = Ask { dataset: Dataset::Notes, how: How::Building, calls: 1 };
        Work::Ask { property: property.into(), kind: PropertyKind::Commercial, ask, again: false }
    }

    fn fail(breaker: &mut Breaker, property: &str, now: Instant) -> usize {
        breaker.judge(notes_of(property), Some(&busy()), now).len()
    }

    #[test]
    fn three_properties_in_a_row_are_an_outage_and_one_that_fails_thrice_is_not() {
        let (mut breaker, now) = (Breaker::default(), Instant::now());
        assert_eq!([fail(&mut breaker, "1", now), fail(&mut breaker, "1", now), fail(&mut breaker, "1", now)], [0, 0, 0]);
        assert_eq!(fail(&mut breaker, "2", now), 0);
        breaker.judge(notes_of("9"), None, now);
        assert_eq!([fail(&mut breaker, "3", now), fail(&mut breaker, "4", now)], [0, 0], "a good answer begins the count anew");
        assert_eq!(breaker.gate(NOTES, now), Gate::Open);
        assert_eq!(fail(&mut breaker, "5", now), 3, "all that failed in the outage");
        assert!(matches!(breaker.gate(NOTES, now), Gate::ShutUntil(..)));
        let leases = (Dataset::Leases, PropertyKind::Commercial);
        assert_eq!(breaker.gate(leases, now), Gate::Open, "another API is another matter");
    }

    #[test]
    fn an_outage_is_probed_later_and_later_until_an_answer_ends_it() {
        let (mut breaker, mut now) = (Breaker::default(), Instant::now());
        for property in ["1", "2", "3"] {
            fail(&mut breaker, property, now);
        }
        let mut waits = Vec::new();
        for _ in 0..6 {
            let Gate::ShutUntil(until, failure) = breaker.gate(NOTES, now) else { panic!("not shut") };
            assert_eq!(failure, busy());
            waits.push((until - now).as_secs());
            now = until;
            assert_eq!(breaker.gate(NOTES, now), Gate::OneProbe);
            fail(&mut breaker, "1", now);
        }
        for (wait, ceiling) in waits.iter().zip([30, 60, 120, 240, 300, 300]) {
            assert!((ceiling / 2..=ceiling).contains(wait), "{waits:?}");
        }
        assert!(breaker.out_for(NOTES, now).unwrap() > Duration::from_secs(500));
        breaker.judge(notes_of("1"), None, now);
        assert_eq!(breaker.gate(NOTES, now), Gate::Open);
        assert_eq!(breaker.out_for(NOTES, now), None);
    }

    #[test]
    fn a_refused_or_unreadable_answer_is_no_outage() {
        let (mut breaker, now) = (Breaker::default(), Instant::now());
        for property in ["1", "2", "3", "4"] {
            let failure = Failure::new(FailureCode::RowError, "wrong");
            breaker.judge(notes_of(property), Some(&failure), now);
        }
        assert_eq!(breaker.gate(NOTES, now), Gate::Open);
    }
}
