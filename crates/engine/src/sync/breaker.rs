//! An API that fails for one property after another is left alone for a while, longer each time, and then tried with one question.
//! Each API has its own: one that is broken does not hold up the others. But several that fail one after the other, without a good
//! answer from any, are MRI as a whole: then all of them are left alone, since finding that out API by API, and probing each, would
//! eat up the tries that what failed needs afterwards.

use std::collections::HashMap;
use std::time::Duration;

use model::{Dataset, Failure, FailureCode, PropertyKind};
use tokio::time::Instant;

use super::run::outage::Work;

/// Properties in a row that an API must fail for, without a good answer between: one broken property is no outage.
const ENOUGH: usize = 3;
/// APIs that must be out for MRI to be.
const SEVERAL: usize = 2;
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
    /// MRI as a whole.
    whole: Option<Outage>,
    answered_at: Option<Instant>,
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

impl Outage {
    fn begin(now: Instant, failure: &Failure) -> Self {
        Self { since: now, until: now + jittered(FIRST), cool_down: FIRST, failure: failure.clone() }
    }

    /// A probe failed. Calls that were under way when it was shut say nothing new.
    fn go_on(&mut self, now: Instant, failure: &Failure) {
        if now >= self.until {
            self.cool_down = (self.cool_down * 2).min(LONGEST);
            self.until = now + jittered(self.cool_down);
            self.failure = failure.clone();
        }
    }
}

impl Breaker {
    pub(super) fn gate(&self, api: Api, now: Instant) -> Gate {
        match self.outage(api) {
            None => Gate::Open,
            Some(outage) if now >= outage.until => Gate::OneProbe,
            Some(outage) => Gate::ShutUntil(outage.until, outage.failure.clone()),
        }
    }

    fn outage(&self, api: Api) -> Option<&Outage> {
        self.whole.as_ref().or_else(|| self.apis.get(&api)?.outage.as_ref())
    }

    /// Whether MRI as a whole is out.
    pub(super) fn is_whole_out(&self) -> bool {
        self.whole.is_some()
    }

    /// How long an API has been out.
    pub(super) fn out_for(&self, api: Api, now: Instant) -> Option<Duration> {
        Some(now.saturating_duration_since(self.outage(api)?.since))
    }

    /// What an API that is out answered last.
    pub(super) fn failure(&self, api: Api) -> Option<Failure> {
        Some(self.outage(api)?.failure.clone())
    }

    /// Properties that an API failed for since its last good answer: the fewer, the more a probe of it can tell.
    pub(super) fn failing(&self, api: Api) -> usize {
        self.apis.get(&api).map_or(0, |state| state.failing.len())
    }

    /// Takes notice of what came of some work. What failed because of an outage that this made known.
    pub(super) fn judge(&mut self, work: Work, failure: Option<&Failure>, now: Instant) -> Vec<Work> {
        let Some(failure) = failure.filter(|failure| is_outage(failure.code)) else {
            self.apis.remove(&work.api());
            self.whole = None;
            self.answered_at = Some(now);
            return Vec::new();
        };
        let state = self.apis.entry(work.api()).or_default();
        if !state.failing.iter().any(|other| other.property() == work.property()) {
            state.failing.push(work.clone());
        }
        if let Some(whole) = &mut self.whole {
            whole.go_on(now, failure);
            return vec![work];
        }
        let mut caught = match &mut state.outage {
            Some(outage) => {
                outage.go_on(now, failure);
                return vec![work];
            }
            None if state.failing.len() < ENOUGH => return Vec::new(),
            none => {
                *none = Some(Outage::begin(now, failure));
                state.failing.clone()
            }
        };
        if self.several_are_out() {
            self.whole = Some(Outage::begin(now, failure));
            caught = self.apis.values().flat_map(|state| state.failing.iter().cloned()).collect();
        }
        caught
    }

    fn several_are_out(&self) -> bool {
        let since = self.apis.values().filter_map(|state| Some(state.outage.as_ref()?.since));
        since.filter(|since| self.answered_at.is_none_or(|answered| answered < *since)).count() >= SEVERAL
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

    fn fail_of(breaker: &mut Breaker, dataset: Dataset, property: &str, now: Instant) -> usize {
        let ask = Ask { dataset, how: How::Building, calls: 1 };
        let work = Work::Ask { property: property.into(), kind: PropertyKind::Commercial, ask, again: false };
        breaker.judge(work, Some(&busy()), now).len()
    }

    #[test]
    fn several_apis_that_are_out_while_none_answers_are_mri_as_a_whole() {
        let (mut breaker, now) = (Breaker::default(), Instant::now());
        let emea = (Dataset::Emea, PropertyKind::Commercial);
        fail_of(&mut breaker, Dataset::Leases, "1", now);
        for property in ["1", "2", "3"] {
            fail(&mut breaker, property, now);
        }
        assert_eq!(breaker.gate(emea, now), Gate::Open, "one alone is not MRI");
        assert_eq!(fail_of(&mut breaker, Dataset::Leases, "2", now), 0);
        assert_eq!(fail_of(&mut breaker, Dataset::Leases, "3", now), 6, "what failed of either");
        let Gate::ShutUntil(until, _) = breaker.gate(emea, now) else { panic!("MRI is out") };
        assert_eq!(fail_of(&mut breaker, Dataset::Emea, "1", until), 1);
        assert!(matches!(breaker.gate(NOTES, until), Gate::ShutUntil(..)), "one probe is one for all");
        breaker.judge(notes_of("1"), None, until + LONGEST);
        assert_eq!(breaker.gate(emea, until + LONGEST), Gate::Open, "an answer of any is an answer of MRI");
        assert_eq!(breaker.gate((Dataset::Leases, PropertyKind::Commercial), until + LONGEST), Gate::OneProbe);
    }

    #[test]
    fn apis_that_are_out_while_another_answers_are_out_alone() {
        let (mut breaker, now) = (Breaker::default(), Instant::now());
        for property in ["1", "2", "3"] {
            fail(&mut breaker, property, now);
        }
        let ask = Ask { dataset: Dataset::Emea, how: How::Building, calls: 1 };
        let emea = Work::Ask { property: "1".into(), kind: PropertyKind::Commercial, ask, again: false };
        breaker.judge(emea, None, now + FIRST);
        for property in ["1", "2", "3"] {
            fail_of(&mut breaker, Dataset::Leases, property, now + FIRST * 2);
        }
        assert_eq!(breaker.gate((Dataset::Emea, PropertyKind::Commercial), now + FIRST * 2), Gate::Open);
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
