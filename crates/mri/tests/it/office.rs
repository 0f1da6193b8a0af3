//! A client for a sandbox or any other server, with a budget that is never short unless a test wants it to be.

use std::sync::Arc;
use std::time::Duration;

use model::{Dataset, FailureCode, Outcome, PropertyKind, QuotaLimit, Rows};
use mri::{Catalogue, Client, Credentials, Fetched, Question, Retries, Timeouts};
use quota::{Budget, Clock, KeyId, MemoryLedger, Pacing, SystemClock};
use sandbox::{Config, Sandbox, Spec};

pub const PATIENT: Timeouts =
    Timeouts { connect: Duration::from_secs(20), idle: Duration::from_secs(20), total: Duration::from_secs(60) };
pub const QUOTA: QuotaLimit = QuotaLimit { calls: 100_000, window_secs: 300 };

pub fn spec(properties: usize, leases: usize, residential: usize) -> Spec {
    Spec { properties, leases, residential, today: jiff::civil::date(2026, 11, 23), ..Spec::default() }
}

pub async fn sandbox(spec: Spec, faults: &[&str]) -> Sandbox {
    let faults = faults.iter().map(|fault| fault.parse().unwrap()).collect();
    let config = Config { portfolio: spec, limit: "100000/300s".parse().unwrap(), faults, ..Config::default() };
    Sandbox::start(config).await.unwrap()
}

pub fn credentials() -> Credentials {
    let known = sandbox::Credentials::default();
    let sandbox::Credentials { client_id, database, user, key, password } = known;
    Credentials::new(&client_id, &database, &user, &key.into(), password.into())
}

pub fn budget(quota: QuotaLimit, clock: impl Clock) -> Budget {
    let pacing = Pacing { concurrency: 4, per_second: 0 };
    Budget::new(KeyId::of("key"), quota.into(), pacing, Arc::new(MemoryLedger::default()), Arc::new(clock))
}

pub fn client(url: &str) -> Client {
    client_with(url, "", PATIENT, budget(QUOTA, SystemClock))
}

pub fn client_with(url: &str, overrides: &str, timeouts: Timeouts, budget: Budget) -> Client {
    let catalogue = Arc::new(Catalogue::with_overrides(overrides).unwrap());
    Client::new(url.parse().unwrap(), credentials(), catalogue, budget, timeouts).unwrap()
}

pub fn question(property: &str, kind: PropertyKind, dataset: Dataset) -> Question {
    Question::of(dataset, kind, property.into())
}

pub fn notes_of_first() -> Question {
    question("000001", PropertyKind::Commercial, Dataset::Notes)
}

pub fn no_retries() -> Retries {
    Retries::new(0)
}

pub fn failure(fetched: &Fetched) -> FailureCode {
    match &fetched.outcome {
        Outcome::Failed(failure) => failure.code,
        other => panic!("no failure but {:?}", other.kind()),
    }
}

pub fn rows(fetched: Fetched) -> Rows {
    match fetched.outcome {
        Outcome::Rows(rows) => rows,
        Outcome::Failed(failure) => panic!("{failure}"),
        other => panic!("no rows but {:?}", other.kind()),
    }
}
