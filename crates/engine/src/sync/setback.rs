//! When to stop a run that cannot succeed: wrong credentials would lock the account, and without a network every call fails alike.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

use model::{Dataset, Failure, FailureCode, Outcome, Rows};

/// Refusals or dead lines, without a single answer, after which going on is pointless.
const ENOUGH: usize = 3;

/// Watches the outcomes of a run until the first one that proves that MRI answers us.
#[derive(Default)]
pub(super) struct Setback {
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    answered: bool,
    refused: usize,
    refused_datasets: HashSet<Dataset>,
    unreachable: usize,
}

impl Setback {
    /// The reason to stop, if there is one now. 401 does not say why: on one API it means "this API is not permitted", on every
    /// API "the credentials are wrong".
    pub(super) fn judge(&self, dataset: Dataset, outcome: &Outcome<Rows>) -> Option<Failure> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        match outcome {
            Outcome::NotPermitted => {
                state.refused += 1;
                state.refused_datasets.insert(dataset);
            }
            Outcome::Failed(failure) if is_line_dead(failure.code) => state.unreachable += 1,
            _ => state.answered = true,
        }
        if state.answered {
            None
        } else if state.refused_datasets.len() > 1 || state.refused >= ENOUGH {
            let message = "MRI refuses the user name, key or password: check them, then sync again";
            Some(Failure::new(FailureCode::CredentialsRejected, message))
        } else if let Outcome::Failed(failure) = outcome {
            (state.unreachable >= ENOUGH).then(|| failure.clone())
        } else {
            None
        }
    }
}

fn is_line_dead(code: FailureCode) -> bool {
    use FailureCode as F;
    matches!(code, F::NetworkDns | F::NetworkUnreachable | F::NetworkTls | F::NetworkProxy | F::Storage)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failed(code: FailureCode) -> Outcome<Rows> {
        Outcome::Failed(Failure::new(code, "x"))
    }

    #[test]
    fn two_apis_that_refuse_before_any_answers_mean_wrong_credentials() {
        let setback = Setback::default();
        assert_eq!(setback.judge(Dataset::Leases, &Outcome::NotPermitted), None);
        let stop = setback.judge(Dataset::Offers, &Outcome::NotPermitted).unwrap();
        assert_eq!(stop.code, FailureCode::CredentialsRejected);
    }

    #[test]
    fn one_api_that_refuses_while_others_answer_is_that_api_alone() {
        let setback = Setback::default();
        assert_eq!(setback.judge(Dataset::Leases, &Outcome::Empty), None);
        for dataset in Dataset::ALL {
            assert_eq!(setback.judge(dataset, &Outcome::NotPermitted), None);
        }
    }

    #[test]
    fn a_dead_line_stops_the_run_and_a_failing_server_does_not() {
        let setback = Setback::default();
        assert_eq!(setback.judge(Dataset::Leases, &failed(FailureCode::NetworkDns)), None);
        assert_eq!(setback.judge(Dataset::Leases, &failed(FailureCode::NetworkDns)), None);
        assert_eq!(setback.judge(Dataset::Leases, &failed(FailureCode::NetworkDns)).unwrap().code, FailureCode::NetworkDns);
        let setback = Setback::default();
        for _ in 0..20 {
            assert_eq!(setback.judge(Dataset::Leases, &failed(FailureCode::ServerError)), None);
        }
    }
}
