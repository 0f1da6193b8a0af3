//! An API that fails for one property after another is left alone for a while, longer each time, and then tried with one question.
//! Each API has its own: one that is broken does not hold up the others.

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use model::{Dataset, Failure, FailureCode, PropertyId};
use tokio::time::Instant;

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

#[derive(Default)]
pub(super) struct Breaker {
    apis: HashMap<Dataset, Api>,
}

#[derive(Default)]
struct Api {
    failing: HashSet<PropertyId>,
    outage: Option<Outage>,
}

struct Outage {
    since: Instant,
    until: Instant,
    cool_down: Duration,
    failure: Failure,
}

impl Breaker {
    pub(super) fn gate(&self, dataset: Dataset, now: Instant) -> Gate {
        match self.apis.get(&dataset).and_then(|api| api.outage.as_ref()) {
            None => Gate::Open,
            Some(outage) if now >= outage.until => Gate::OneProbe,
            Some(outage) => Gate::ShutUntil(outage.until, outage.failure.clone()),
        }
    }

    /// How long an API has been out.
    pub(super) fn out_for(&self, dataset: Dataset, now: Instant) -> Option<Duration> {
        let outage = self.apis.get(&dataset)?.outage.as_ref()?;
        Some(now.saturating_duration_since(outage.since))
    }

    /// What an API that is out answered last.
    pub(super) fn failure(&self, dataset: Dataset) -> Option<Failure> {
        Some(self.apis.get(&dataset)?.outage.as_ref()?.failure.clone())
    }

    /// Takes notice of an answer. The properties that failed because of an outage which this answer made known.
    pub(super) fn judge(
        &mut self,
        dataset: Dataset,
        property: &PropertyId,
        failure: Option<&Failure>,
        now: Instant,
    ) -> Vec<PropertyId> {
        let Some(failure) = failure.filter(|failure| is_outage(failure.code)) else {
            self.apis.remove(&dataset);
            return Vec::new();
        };
        let api = self.apis.entry(dataset).or_default();
        api.failing.insert(property.clone());
        match &mut api.outage {
            // Calls under way when it was shut say nothing new.
            Some(outage) if now < outage.until => vec![property.clone()],
            Some(outage) => {
                outage.cool_down = (outage.cool_down * 2).min(LONGEST);
                outage.until = now + jittered(outage.cool_down);
                outage.failure = failure.clone();
                vec![property.clone()]
            }
            None if api.failing.len() < ENOUGH => Vec::new(),
            None => {
                api.outage =
                    Some(Outage { since: now, until: now + jittered(FIRST), cool_down: FIRST, failure: failure.clone() });
                let mut failed: Vec<PropertyId> = api.failing.iter().cloned().collect();
                failed.sort();
                failed
            }
        }
    }
}

/// Half of it at least: several desks that failed together do not come back together.
fn jittered(wait: Duration) -> Duration {
    wait.mul_f64(0.5 + fastrand::f64() / 2.0)
}

/// The server or the way to it, not the question.
fn is_outage(code: FailureCode) -> bool {
    use FailureCode as F;
    matches!(code, F::ServerBusy | F::ServerError | F::NetworkDns | F::NetworkUnreachable | F::NetworkTimeout | F::NetworkBroken)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn busy() -> Failure {
        Failure::new(FailureCode::ServerBusy, "busy")
    }

    fn fail(breaker: &mut Breaker, property: &str, now: Instant) -> usize {
        breaker.judge(Dataset::Notes, &property.into(), Some(&busy()), now).len()
    }

    #[test]
    fn three_properties_in_a_row_are_an_outage_and_one_that_fails_thrice_is_not() {
        let (mut breaker, now) = (Breaker::default(), Instant::now());
        assert_eq!([fail(&mut breaker, "1", now), fail(&mut breaker, "1", now), fail(&mut breaker, "1", now)], [0, 0, 0]);
        assert_eq!(fail(&mut breaker, "2", now), 0);
        breaker.judge(Dataset::Notes, &"9".into(), None, now);
        assert_eq!([fail(&mut breaker, "3", now), fail(&mut breaker, "4", now)], [0, 0], "a good answer begins the count anew");
        assert_eq!(breaker.gate(Dataset::Notes, now), Gate::Open);
        assert_eq!(fail(&mut breaker, "5", now), 3, "all that failed in the outage");
        assert!(matches!(breaker.gate(Dataset::Notes, now), Gate::ShutUntil(..)));
        assert_eq!(breaker.gate(Dataset::Leases, now), Gate::Open, "another API is another matter");
    }

    #[test]
    fn an_outage_is_probed_later_and_later_until_an_answer_ends_it() {
        let (mut breaker, mut now) = (Breaker::default(), Instant::now());
        for property in ["1", "2", "3"] {
            fail(&mut breaker, property, now);
        }
        let mut waits = Vec::new();
        for _ in 0..6 {
            let Gate::ShutUntil(until, failure) = breaker.gate(Dataset::Notes, now) else { panic!("not shut") };
            assert_eq!(failure, busy());
            waits.push((until - now).as_secs());
            now = until;
            assert_eq!(breaker.gate(Dataset::Notes, now), Gate::OneProbe);
            fail(&mut breaker, "1", now);
        }
        for (wait, ceiling) in waits.iter().zip([30, 60, 120, 240, 300, 300]) {
            assert!((ceiling / 2..=ceiling).contains(wait), "{waits:?}");
        }
        assert!(breaker.out_for(Dataset::Notes, now).unwrap() > Duration::from_secs(500));
        breaker.judge(Dataset::Notes, &"1".into(), None, now);
        assert_eq!(breaker.gate(Dataset::Notes, now), Gate::Open);
        assert_eq!(breaker.out_for(Dataset::Notes, now), None);
    }

    #[test]
    fn a_refused_or_unreadable_answer_is_no_outage() {
        let (mut breaker, now) = (Breaker::default(), Instant::now());
        for property in ["1", "2", "3", "4"] {
            let failure = Failure::new(FailureCode::RowError, "wrong");
            breaker.judge(Dataset::Notes, &property.into(), Some(&failure), now);
        }
        assert_eq!(breaker.gate(Dataset::Notes, now), Gate::Open);
    }
}
