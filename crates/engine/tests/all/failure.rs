//! One property's failure never stops the others, and never costs what was known.

use model::{FailureCode, OutcomeKind, RunStatus};

use crate::support::{Desk, calls, spec};

fn faults(desk: &Desk, faults: &[&str]) {
    desk.sandbox.set_faults(faults.iter().map(|fault| fault.parse().unwrap()).collect());
}

#[tokio::test]
async fn failing_properties_keep_their_rows_and_the_others_are_whole() {
    let desk = Desk::open(spec(12, 4, 0)).await;
    desk.sync().await;
    let before = desk.engine.list_renewals("", &[]).unwrap();
    faults(&desk, &["000003:*:500", "000007:notes:401", "000009:*:blank"]);
    let request = engine::SyncRequest { refresh: true, ..desk.request() };
    let run = desk.sync_as(&request).await;
    assert_eq!(run.status, RunStatus::Completed);
    let failures = run.result.unwrap().failures;
    let codes = |property: &str| -> Vec<FailureCode> {
        failures.iter().filter(|failure| failure.property_id.as_str() == property).map(|failure| failure.code).collect()
    };
    assert_eq!(codes("000003"), [FailureCode::ServerBusy; 8]);
    assert_eq!(codes("000007"), [FailureCode::NotPermitted]);
    assert_eq!(codes("000009"), [FailureCode::BlankAnswer; 8]);
    assert_eq!(failures.len(), 17);
    let after = desk.engine.list_renewals("", &[]).unwrap();
    assert_eq!(after.len(), before.len());
    let rents = |renewals: &[model::Renewal]| renewals.iter().map(|renewal| renewal.monthly_rent).collect::<Vec<_>>();
    assert_eq!(rents(&after), rents(&before), "the old rows are still there");
    let summary = desk.engine.list_properties().unwrap();
    for property in summary {
        for standing in property.datasets {
            let failed = ["000003", "000009"].contains(&property.id.as_str());
            assert_eq!(standing.outcome == Some(OutcomeKind::Failed), failed, "{} {}", property.id, standing.dataset);
            assert!(standing.synced_at.is_some(), "the age of the last good answer stays");
        }
    }
}

#[tokio::test]
async fn a_deadlock_is_tried_again_and_the_run_is_whole() {
    let desk = Desk::open(spec(4, 2, 0)).await;
    faults(&desk, &["*:*:500:2"]);
    let run = desk.sync().await;
    assert_eq!(calls(&run), 34);
    assert_eq!(run.result.unwrap().failures, []);
}

#[tokio::test]
async fn a_storm_of_503_costs_at_most_a_tenth_more_than_the_plan() {
    let desk = Desk::open(spec(20, 1, 0)).await;
    faults(&desk, &["*:*:503"]);
    let run = desk.sync().await;
    assert!(calls(&run) <= 176, "{} calls for a plan of 160", calls(&run));
    assert_eq!(run.result.unwrap().failures.len(), 160);
}

#[tokio::test]
async fn wrong_credentials_stop_the_run_within_the_calls_under_way() {
    let desk = Desk::open(spec(20, 2, 0)).await;
    faults(&desk, &["*:*:401"]);
    let run = desk.sync().await;
    assert_eq!(run.status, RunStatus::Failed);
    assert_eq!(run.error.unwrap().code, FailureCode::CredentialsRejected);
    // Two refusals prove it; eight calls may have been under way.
    assert!(desk.sandbox.calls().len() <= 16, "{} calls", desk.sandbox.calls().len());
}

#[tokio::test]
async fn an_api_that_is_not_permitted_is_that_api_alone() {
    let desk = Desk::open(spec(3, 2, 0)).await;
    faults(&desk, &["*:charges:401"]);
    let run = desk.sync().await;
    assert_eq!(run.status, RunStatus::Completed);
    assert_eq!(run.result.unwrap().failures.len(), 3);
    let renewals = desk.engine.list_renewals("", &[]).unwrap();
    assert_eq!(renewals.len(), 6);
    assert!(renewals.iter().all(|renewal| renewal.monthly_rent.is_none()), "an unknown rent is unknown, not 0");
}

#[tokio::test]
async fn a_surprise_429_holds_every_call_until_the_window_has_freed() {
    let limit = model::QuotaLimit { calls: 1_000, window_secs: 1 };
    let desk = Desk::open_with(spec(2, 1, 0), |new| new.quota = limit).await;
    faults(&desk, &["*:*:429:1"]);
    let run = desk.sync().await;
    assert_eq!(run.result.unwrap().failures, []);
    let log = desk.sandbox.calls();
    let refused = log.iter().find(|call| call.status == 429).unwrap();
    // Calls that were on their way when the refusal was read may arrive after it; then comes nothing for a window.
    let mut arrivals: Vec<u64> = log.iter().map(|call| call.at_ms).filter(|at| *at >= refused.at_ms).collect();
    arrivals.sort_unstable();
    let pause = arrivals.windows(2).position(|pair| pair[1] - pair[0] >= 950);
    assert!(pause.is_some_and(|before| before <= 8), "{pause:?} calls before the pause, of {arrivals:?}");
}

#[tokio::test]
async fn apis_that_a_customer_lacks_do_not_stop_a_run_before_the_leases_have_answered() {
    let desk = Desk::open(spec(6, 2, 0)).await;
    faults(&desk, &["*:offers:401", "*:emea:401", "*:leases:drip-1"]);
    let run = desk.sync().await;
    assert_eq!(run.status, RunStatus::Completed);
    assert_eq!(desk.engine.list_renewals("", &[]).unwrap().len(), 12);
}
