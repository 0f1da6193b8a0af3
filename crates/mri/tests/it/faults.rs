//! Each way in which the sandbox can fail: what it is taken for, and how many calls it costs.

use std::time::Duration;

use model::FailureCode as F;
use model::{Dataset, Outcome, OutcomeKind, PropertyKind};
use mri::{Retries, Timeouts};
use quota::SystemClock;

use crate::office::{
    PATIENT, QUOTA, budget, client, client_with, failure, no_retries, notes_of_first, question, rows, sandbox, spec,
};

const FAILURES: [(&str, F, bool); 18] = [
    // What is worth another try …
    ("500", F::ServerBusy, true),
    ("500-plain", F::ServerError, true),
    ("503", F::ServerBusy, true),
    ("blank", F::BlankAnswer, true),
    ("whitespace", F::BlankAnswer, true),
    ("html", F::UnreadableAnswer, true),
    ("row-error", F::ServerBusy, true),
    ("nested-row-error", F::ServerBusy, true),
    ("timeout-text", F::ServerBusy, true),
    ("bad-json", F::UnreadableAnswer, true),
    ("deep", F::UnreadableAnswer, true),
    ("reset", F::NetworkBroken, true),
    ("truncate", F::NetworkBroken, true),
    ("redirect", F::UnreadableAnswer, true),
    // … and what is not.
    ("400", F::Rejected, false),
    ("404", F::Rejected, false),
    ("failed-result", F::RowError, false),
    ("foreign-link", F::ForeignLink, false),
];

#[tokio::test]
async fn each_failure_has_its_code_and_costs_the_tries_that_it_is_worth() {
    let sandbox = sandbox(spec(1, 3, 0), &[]).await;
    for (word, code, retried) in FAILURES {
        sandbox.clear_log();
        sandbox.set_faults(vec![format!("*:notes:{word}").parse().unwrap()]);
        let fetched = client(&sandbox.url()).fetch(&notes_of_first(), &Retries::new(2).at_once()).await;
        assert_eq!(failure(&fetched), code, "{word}");
        assert_eq!(fetched.calls, if retried { 3 } else { 1 }, "{word}");
        let seen = sandbox.calls();
        assert_eq!(seen.len(), fetched.calls as usize, "{word}: the server's count");
        assert!(seen.iter().all(|call| !call.foreign), "{word}");
    }
}

#[tokio::test]
async fn one_more_try_is_enough_where_the_fault_passes() {
    let sandbox = sandbox(spec(1, 3, 0), &[]).await;
    for (word, _, _) in FAILURES.into_iter().filter(|(_, _, retried)| *retried) {
        sandbox.clear_log();
        sandbox.set_faults(vec![format!("*:notes:{word}:1").parse().unwrap()]);
        let fetched = client(&sandbox.url()).fetch(&notes_of_first(), &Retries::new(2).at_once()).await;
        assert_eq!((fetched.calls, sandbox.calls().len()), (2, 2), "{word}");
        assert!(!rows(fetched).is_empty(), "{word}");
    }
}

#[tokio::test]
async fn a_call_is_tried_three_times_more_and_never_more_often() {
    let sandbox = sandbox(spec(1, 3, 0), &["*:*:503"]).await;
    let fetched = client(&sandbox.url()).fetch(&notes_of_first(), &Retries::new(1_000).at_once()).await;
    assert_eq!((fetched.calls, sandbox.calls().len()), (4, 4));
}

#[tokio::test]
async fn a_whole_run_shares_its_tries() {
    let sandbox = sandbox(spec(1, 3, 0), &["*:*:503"]).await;
    let (client, retries) = (client(&sandbox.url()), Retries::for_plan(50).at_once());
    for _ in 0..50 {
        client.fetch(&notes_of_first(), &retries).await;
    }
    assert_eq!(sandbox.calls().len(), 55, "a storm costs a tenth more than the plan");
}

#[tokio::test]
async fn who_asks_a_whole_question_again_pays_from_the_same_allowance() {
    let sandbox = sandbox(spec(1, 3, 0), &["*:*:503"]).await;
    let retries = Retries::new(2).at_once();
    assert!(retries.take());
    let fetched = client(&sandbox.url()).fetch(&notes_of_first(), &retries).await;
    assert_eq!((fetched.calls, fetched.retries, retries.take()), (2, 1, false));
}

#[tokio::test]
async fn what_only_looks_like_a_fault_is_an_answer() {
    let sandbox = sandbox(spec(1, 3, 0), &[]).await;
    let honest = rows(client(&sandbox.url()).fetch(&notes_of_first(), &no_retries()).await);
    for (word, kind, calls) in [
        ("401", OutcomeKind::NotPermitted, 1),
        ("403", OutcomeKind::NotPermitted, 1),
        ("empty", OutcomeKind::Empty, 1),
        ("missing-value", OutcomeKind::Empty, 1),
        ("no-rows-error", OutcomeKind::Empty, 1),
        ("one-object", OutcomeKind::Rows, 1),
    ] {
        sandbox.clear_log();
        sandbox.set_faults(vec![format!("*:notes:{word}").parse().unwrap()]);
        let fetched = client(&sandbox.url()).fetch(&notes_of_first(), &Retries::new(2).at_once()).await;
        assert_eq!((fetched.outcome.kind(), fetched.calls, sandbox.calls().len()), (kind, calls, calls as usize), "{word}");
    }
    sandbox.set_faults(vec!["*:notes:repeat-link".parse().unwrap()]);
    let fetched = client(&sandbox.url()).fetch(&notes_of_first(), &no_retries()).await;
    assert!(fetched.calls <= 2, "{} calls for a link that repeats itself", fetched.calls);
    assert_eq!(rows(fetched), honest);
}

#[tokio::test]
async fn a_lease_that_comes_twice_is_one_lease() {
    let sandbox = sandbox(spec(1, 9, 0), &[]).await;
    let asked = question("000001", PropertyKind::Commercial, Dataset::Leases);
    let honest = rows(client(&sandbox.url()).fetch(&asked, &no_retries()).await);
    sandbox.set_faults(vec!["*:leases:duplicates".parse().unwrap()]);
    for size in [0, 4] {
        let overrides = format!("[leases_commercial]\npage_size = {size}");
        let client = client_with(&sandbox.url(), &overrides, PATIENT, budget(QUOTA, SystemClock));
        assert_eq!(rows(client.fetch(&asked, &no_retries()).await), honest);
    }
}

#[tokio::test]
async fn wrong_types_are_never_no_rows() {
    let sandbox = sandbox(spec(2, 3, 1), &["*:*:wrong-types"]).await;
    for property in &sandbox.portfolio().properties {
        let kind = match property.kind {
            sandbox::Kind::Commercial => PropertyKind::Commercial,
            sandbox::Kind::Residential => PropertyKind::Residential,
        };
        for dataset in Dataset::ALL.into_iter().filter(|dataset| dataset.is_asked_of(kind) && *dataset != Dataset::Offers) {
            let fetched = client(&sandbox.url()).fetch(&question(&property.id, kind, dataset), &no_retries()).await;
            let had_rows = !matches!(dataset, Dataset::Delinquencies | Dataset::Options | Dataset::Emea | Dataset::Budget);
            assert!(!had_rows || fetched.outcome != Outcome::Empty, "{dataset} of {}", property.id);
        }
    }
}

#[tokio::test]
async fn offers_of_a_commercial_building_are_not_applicable_and_not_asked_twice() {
    let sandbox = sandbox(spec(1, 3, 0), &[]).await;
    let asked = question("000001", PropertyKind::Commercial, Dataset::Offers);
    let fetched = client(&sandbox.url()).fetch(&asked, &Retries::new(5).at_once()).await;
    assert_eq!((fetched.outcome.kind(), fetched.calls), (OutcomeKind::NotApplicable, 1));
    let residential = question("000001", PropertyKind::Residential, Dataset::Offers);
    let fetched = client(&sandbox.url()).fetch(&residential, &Retries::new(5).at_once()).await;
    assert_eq!((failure(&fetched), fetched.calls), (F::Rejected, 1), "of a residential one that is a failure");
}

#[tokio::test]
async fn an_answer_that_stalls_or_drips_is_cut_off() {
    let sandbox = sandbox(spec(1, 30, 0), &[]).await;
    let (short, long) = (Duration::from_millis(150), Duration::from_secs(60));
    for (word, timeouts) in [
        ("stall", Timeouts { connect: long, idle: short, total: long }),
        ("stall", Timeouts { connect: long, idle: long, total: short }),
        // Something comes all the time, so only the total can cut it.
        ("drip", Timeouts { connect: long, idle: long, total: short }),
    ] {
        sandbox.clear_log();
        sandbox.set_faults(vec![format!("*:notes:{word}").parse().unwrap()]);
        let client = client_with(&sandbox.url(), "", timeouts, budget(QUOTA, SystemClock));
        let fetched = client.fetch(&notes_of_first(), &Retries::new(1).at_once()).await;
        assert_eq!((failure(&fetched), fetched.calls), (F::NetworkTimeout, 2), "{word}");
        assert_eq!(client.budget().usage().unwrap().left, QUOTA.calls - 2, "{word}: what was given up counts");
    }
}

#[tokio::test]
async fn a_probe_asks_for_one_row_once() {
    let sandbox = sandbox(spec(1, 3, 0), &[]).await;
    let client = client(&sandbox.url());
    for (faults, kind) in
        [("", OutcomeKind::Rows), ("*:notes:401", OutcomeKind::NotPermitted), ("*:notes:503", OutcomeKind::Failed)]
    {
        sandbox.clear_log();
        sandbox.set_faults(faults.parse().into_iter().collect());
        let probe = client.probe(&notes_of_first()).await;
        assert_eq!((probe.outcome.kind(), probe.calls, sandbox.calls().len()), (kind, 1, 1));
        assert_eq!(probe.api, "MRI_S-PMCM_CommercialLeasesNoteByBuildingID");
    }
}
