//! The history of runs.

use model::{Dataset, Failure, FailureCode, Instant, Progress, Run, RunFailure, RunResult, RunStatus, RunTrigger};
use store::Store;

use crate::folder::folder;

pub fn run(id: &str, client: &str, status: RunStatus, processed_on: i64) -> Run {
    Run {
        id: id.into(),
        client_id: client.into(),
        client_name: "Acme".into(),
        trigger: RunTrigger::Schedule,
        status,
        progress: Progress {
            current: 3,
            total: 20,
            status: "Listing".into(),
            waiting_until: Some(Instant(5)),
            ..Progress::default()
        },
        result: None,
        error: None,
        processed_on: Instant(processed_on),
        finished_on: None,
    }
}

#[test]
fn a_run_comes_back_with_its_failures() {
    let folder = folder();
    let store = Store::open(folder.path()).unwrap();
    let failure = |property: &str, dataset| RunFailure {
        property_id: property.into(),
        dataset,
        code: FailureCode::ServerBusy,
        message: "MRI is busy".into(),
    };
    let begun = run("1", "a", RunStatus::Active, 10);
    store.write_desk(|desk| desk.upsert_run(&begun)).unwrap();
    assert_eq!(store.read(|reader| reader.find_run(&"1".into())).unwrap(), Some(begun.clone()));
    let failures = vec![failure("000001", Dataset::Leases), failure("000001", Dataset::Notes), failure("000002", Dataset::Emea)];
    let over = Run {
        status: RunStatus::Failed,
        result: Some(RunResult { properties: 2, renewals: 9, calls: 4, cache_hits: 0, retries: 2, waited_ms: 7, failures }),
        error: Some(Failure::new(FailureCode::CredentialsRejected, "wrong")),
        finished_on: Some(Instant(99)),
        ..begun
    };
    for _ in 0..2 {
        store.write_desk(|desk| desk.upsert_run(&over)).unwrap();
        assert_eq!(store.read(|reader| reader.list_runs(10)).unwrap(), std::slice::from_ref(&over));
    }
}

#[test]
fn what_failed_at_first_and_came_when_the_run_went_on_is_no_failure() {
    let folder = folder();
    let store = Store::open(folder.path()).unwrap();
    let of = |failures| Run {
        result: Some(RunResult { failures, ..RunResult::default() }),
        ..run("1", "a", RunStatus::Cancelled, 10)
    };
    let failure = RunFailure {
        property_id: "000001".into(),
        dataset: Dataset::Notes,
        code: FailureCode::ServerBusy,
        message: "MRI is busy".into(),
    };
    for failures in [vec![failure], vec![]] {
        let now = of(failures);
        store.write_desk(|desk| desk.upsert_run(&now)).unwrap();
        assert_eq!(store.read(|reader| reader.find_run(&"1".into())).unwrap(), Some(now));
    }
}

#[test]
fn every_failure_code_and_status_is_read_back() {
    use FailureCode as F;
    let folder = folder();
    let store = Store::open(folder.path()).unwrap();
    let codes = [
        F::NetworkDns,
        F::NetworkUnreachable,
        F::NetworkTls,
        F::NetworkProxy,
        F::NetworkTimeout,
        F::NetworkBroken,
        F::Throttled,
        F::CredentialsRejected,
        F::NotPermitted,
        F::ServerError,
        F::ServerBusy,
        F::Rejected,
        F::BlankAnswer,
        F::UnreadableAnswer,
        F::AnswerTooLarge,
        F::RowError,
        F::ForeignLink,
        F::Shrunk,
        F::Storage,
        F::Interrupted,
    ];
    let statuses = [RunStatus::Waiting, RunStatus::Active, RunStatus::Completed, RunStatus::Failed, RunStatus::Cancelled];
    for (code, status) in codes.into_iter().zip(statuses.into_iter().cycle()) {
        let run = Run { error: Some(Failure::new(code, "why")), ..run(code.as_str(), "a", status, 1) };
        store.write_desk(|desk| desk.upsert_run(&run)).unwrap();
        assert_eq!(store.read(|reader| reader.find_run(&run.id)).unwrap(), Some(run));
    }
}

#[test]
fn the_newest_run_comes_first() {
    let folder = folder();
    let store = Store::open(folder.path()).unwrap();
    for (id, at) in [("1", 10), ("2", 30), ("3", 20)] {
        store.write_desk(|desk| desk.upsert_run(&run(id, "a", RunStatus::Completed, at))).unwrap();
    }
    let ids: Vec<String> = store.read(|reader| reader.list_runs(2)).unwrap().iter().map(|run| run.id.to_string()).collect();
    assert_eq!(ids, ["2", "3"]);
}

#[test]
fn only_the_clients_own_unfinished_runs_are_ended() {
    let folder = folder();
    let store = Store::open(folder.path()).unwrap();
    let statuses = [RunStatus::Waiting, RunStatus::Active, RunStatus::Completed, RunStatus::Cancelled];
    for (n, status) in statuses.into_iter().enumerate() {
        store.write_desk(|desk| desk.upsert_run(&run(&n.to_string(), "a", status, 1))).unwrap();
    }
    store.write_desk(|desk| desk.upsert_run(&run("other", "b", RunStatus::Active, 1))).unwrap();
    let end = || store.write_desk(|desk| desk.end_interrupted_runs(&"a".into(), Instant(7))).unwrap();
    assert_eq!((end(), end()), (2, 0));
    let find = |id: &str| store.read(|reader| reader.find_run(&id.into())).unwrap().unwrap();
    let ended = find("1");
    assert_eq!((ended.status, ended.finished_on), (RunStatus::Failed, Some(Instant(7))));
    assert_eq!(ended.error.unwrap().code, FailureCode::Interrupted);
    assert_eq!((find("2").status, find("3").status), (RunStatus::Completed, RunStatus::Cancelled));
    assert_eq!(find("other").status, RunStatus::Active);
}
