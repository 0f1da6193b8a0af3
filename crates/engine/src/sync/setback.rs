//! When to stop a run that cannot succeed: wrong credentials would lock the account, and without a network every call fails alike.

use std::collections::HashSet;
use std::sync::{Mutex, MutexGuard, PoisonError};

use model::{Dataset, Failure, FailureCode, Outcome, PropertyId};

/// Refusals or dead lines, without a single answer, after which going on is pointless.
const ENOUGH: usize = 3;

/// What an outcome means for the rest of the run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    GoOn,
    Stop(Failure),
    /// An API refuses, though MRI has let us in. One question for leases tells whether it is that API alone, or the credentials.
    Doubt,
}

#[derive(Default)]
pub(super) struct Setback {
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// Some answer of this run proves that MRI lets us in.
    answered: bool,
    refused_leases: usize,
    refused_others: usize,
    unreachable: usize,
    /// What has answered, in this run or before.
    good: HashSet<Dataset>,
    /// What was refused before, of one property: that is no news.
    refused: HashSet<(PropertyId, Dataset)>,
    /// Doubted already.
    doubted: HashSet<Dataset>,
}

impl Setback {
    /// `good` is what has answered in earlier runs, `refused` what was refused in the last.
    pub(super) fn new(good: HashSet<Dataset>, refused: HashSet<(PropertyId, Dataset)>) -> Self {
        Self { state: Mutex::new(State { good, refused, ..State::default() }) }
    }

    /// 401 does not say why: on one API it means "this API is not permitted", on every API "the credentials are wrong". A customer may
    /// well lack several APIs, but not the leases: before anything has answered, those must be among the refused. Later each API's first
    /// refusal makes us doubt, whether it ever answered or not: where a run is refused from some moment on, it may be at an API's first
    /// question.
    pub(super) fn judge<T>(&self, property: &PropertyId, dataset: Dataset, outcome: &Outcome<T>) -> Verdict {
        let mut state = self.state();
        match outcome {
            Outcome::NotPermitted if dataset == Dataset::Leases => state.refused_leases += 1,
            Outcome::NotPermitted => state.refused_others += 1,
            // Nothing that is fetched could be kept.
            Outcome::Failed(failure) if failure.code == FailureCode::Storage => return Verdict::Stop(failure.clone()),
            Outcome::Failed(failure) if is_line_dead(failure.code) => state.unreachable += 1,
            // A server that fails has not let us in yet.
            Outcome::Failed(_) => {}
            Outcome::Rows(_) | Outcome::Empty | Outcome::NotApplicable => {
                state.answered = true;
                state.good.insert(dataset);
            }
        }
        let refused = state.refused_leases + state.refused_others;
        if !state.answered && state.refused_leases > 0 && (state.refused_others > 0 || refused >= ENOUGH) {
            return Verdict::Stop(rejected());
        }
        match outcome {
            Outcome::NotPermitted if state.refused.contains(&(property.clone(), dataset)) => Verdict::GoOn,
            Outcome::NotPermitted if !state.good.is_empty() && state.doubted.insert(dataset) => Verdict::Doubt,
            Outcome::Failed(failure) if !state.answered && state.unreachable >= ENOUGH => Verdict::Stop(failure.clone()),
            _ => Verdict::GoOn,
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

pub(super) fn rejected() -> Failure {
    let message = "MRI refuses the user name, key or password: check them, then go on";
    Failure::new(FailureCode::CredentialsRejected, message)
}

fn is_line_dead(code: FailureCode) -> bool {
    use FailureCode as F;
    matches!(code, F::NetworkDns | F::NetworkUnreachable | F::NetworkTls | F::NetworkProxy)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failed(code: FailureCode) -> Outcome<u32> {
        Outcome::Failed(Failure::new(code, "x"))
    }

    fn judge(setback: &Setback, dataset: Dataset, outcome: &Outcome<u32>) -> Verdict {
        setback.judge(&"1".into(), dataset, outcome)
    }

    #[test]
    fn leases_and_another_api_that_refuse_before_any_answers_mean_wrong_credentials() {
        let setback = Setback::default();
        assert_eq!(judge(&setback, Dataset::Leases, &Outcome::NotPermitted), Verdict::GoOn);
        assert_eq!(judge(&setback, Dataset::Offers, &Outcome::NotPermitted), Verdict::Stop(rejected()));
    }

    #[test]
    fn apis_that_a_customer_lacks_prove_nothing_before_the_leases_are_answered() {
        let setback = Setback::default();
        for _ in 0..20 {
            assert_eq!(judge(&setback, Dataset::Offers, &Outcome::NotPermitted), Verdict::GoOn);
            assert_eq!(judge(&setback, Dataset::Emea, &Outcome::NotPermitted), Verdict::GoOn);
        }
    }

    #[test]
    fn an_api_that_refuses_while_others_answer_is_doubted_once() {
        let setback = Setback::default();
        assert_eq!(judge(&setback, Dataset::Leases, &Outcome::Empty), Verdict::GoOn);
        for dataset in Dataset::ALL.into_iter().filter(|dataset| *dataset != Dataset::Leases) {
            assert_eq!(judge(&setback, dataset, &Outcome::NotPermitted), Verdict::Doubt);
            assert_eq!(judge(&setback, dataset, &Outcome::NotPermitted), Verdict::GoOn);
        }
    }

    #[test]
    fn a_dead_line_stops_the_run_and_a_failing_server_does_not() {
        let setback = Setback::default();
        assert_eq!(judge(&setback, Dataset::Leases, &failed(FailureCode::NetworkDns)), Verdict::GoOn);
        assert_eq!(judge(&setback, Dataset::Leases, &failed(FailureCode::NetworkDns)), Verdict::GoOn);
        let third = judge(&setback, Dataset::Leases, &failed(FailureCode::NetworkDns));
        assert!(matches!(third, Verdict::Stop(failure) if failure.code == FailureCode::NetworkDns));
        let setback = Setback::default();
        for _ in 0..20 {
            assert_eq!(judge(&setback, Dataset::Leases, &failed(FailureCode::ServerError)), Verdict::GoOn);
        }
    }

    #[test]
    fn a_refusal_is_doubted_once_where_mri_has_let_us_in_before() {
        let setback = Setback::new(HashSet::from([Dataset::Notes]), HashSet::from([("2".into(), Dataset::Notes)]));
        assert_eq!(judge(&setback, Dataset::Charges, &Outcome::NotPermitted), Verdict::Doubt, "MRI let us in, in an earlier run");
        let refused_before = setback.judge(&"2".into(), Dataset::Notes, &Outcome::<u32>::NotPermitted);
        assert_eq!(refused_before, Verdict::GoOn, "that is no news");
        assert_eq!(judge(&setback, Dataset::Notes, &Outcome::NotPermitted), Verdict::Doubt);
        assert_eq!(judge(&setback, Dataset::Notes, &Outcome::NotPermitted), Verdict::GoOn);
        assert_eq!(judge(&setback, Dataset::Leases, &Outcome::Empty), Verdict::GoOn);
        assert_eq!(judge(&setback, Dataset::Leases, &Outcome::NotPermitted), Verdict::Doubt, "it answered in this one");
    }

    #[test]
    fn what_cannot_be_kept_is_not_fetched() {
        let setback = Setback::default();
        assert_eq!(judge(&setback, Dataset::Leases, &Outcome::Empty), Verdict::GoOn);
        assert!(matches!(judge(&setback, Dataset::Emea, &failed(FailureCode::Storage)), Verdict::Stop(_)));
    }
}
