//! When to stop a run that cannot succeed: wrong credentials would lock the account, and without a network every call fails alike.

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
    refused_leases: usize,
    refused_others: usize,
    unreachable: usize,
}

impl Setback {
    /// The reason to stop, if there is one now. 401 does not say why: on one API it means "this API is not permitted", on every API
    /// "the credentials are wrong". A customer may well lack several APIs, but not the leases: those must be among the refused.
    /// Where leases are not asked they are fresh, so the credentials were right a moment ago.
    pub(super) fn judge(&self, dataset: Dataset, outcome: &Outcome<Rows>) -> Option<Failure> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        match outcome {
            Outcome::NotPermitted if dataset == Dataset::Leases => state.refused_leases += 1,
            Outcome::NotPermitted => state.refused_others += 1,
            Outcome::Failed(failure) if is_line_dead(failure.code) => state.unreachable += 1,
            // A server that fails has not let us in yet.
            Outcome::Failed(_) => {}
            Outcome::Rows(_) | Outcome::Empty | Outcome::NotApplicable => state.answered = true,
        }
        let refused = state.refused_leases + state.refused_others;
        if state.answered {
            None
        } else if state.refused_leases > 0 && (state.refused_others > 0 || refused >= ENOUGH) {
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
    fn leases_and_another_api_that_refuse_before_any_answers_mean_wrong_credentials() {
        let setback = Setback::default();
        assert_eq!(setback.judge(Dataset::Leases, &Outcome::NotPermitted), None);
        let stop = setback.judge(Dataset::Offers, &Outcome::NotPermitted).unwrap();
        assert_eq!(stop.code, FailureCode::CredentialsRejected);
    }

    #[test]
    fn apis_that_a_customer_lacks_prove_nothing_before_the_leases_are_answered() {
        let setback = Setback::default();
        for _ in 0..20 {
            assert_eq!(setback.judge(Dataset::Offers, &Outcome::NotPermitted), None);
            assert_eq!(setback.judge(Dataset::Emea, &Outcome::NotPermitted), None);
        }
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
