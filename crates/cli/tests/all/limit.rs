//! The limit holds whatever processes do. The pretend MRI counts for itself.

use std::time::Duration;

use crate::support::{Desk, spec, sync};

#[tokio::test]
async fn a_portfolio_larger_than_the_window_syncs_without_a_429() {
    let desk = Desk::open(spec(20, 5), "100/1s").await;
    let run = desk.json(&sync(&["--json"])).await;
    assert_eq!(run["status"], "completed");
    assert_eq!(run["result"]["renewals"], 100);
    assert_eq!(run["result"]["calls"], 160);
    assert_eq!((desk.sandbox.calls().len(), desk.sandbox.violations()), (160, 0));
}

#[tokio::test]
async fn two_clients_with_one_key_at_once_stay_within_it() {
    let desk = Desk::open(spec(10, 2), "60/1s").await;
    desk.add("second").await;
    let words = ["harbor", "second"].map(|client| sync(&["--client", client]));
    let (first, second) = tokio::join!(desk.run(&words[0]), desk.run(&words[1]));
    assert_eq!((first.status.code(), second.status.code()), (Some(0), Some(0)));
    assert_eq!((desk.sandbox.calls().len(), desk.sandbox.violations()), (160, 0));
}

/// Killed once some calls were made, at twelve different points, and started again at once inside the window.
#[tokio::test]
async fn a_killed_run_goes_on_where_it_was_without_a_429() {
    let desk = Desk::open(spec(12, 2), "40/1s").await;
    for round in 1..=12 {
        let mut child = desk.start(&sync(&[]));
        let enough = desk.sandbox.calls().len() + round % 5 + 1;
        while desk.sandbox.calls().len() < enough && child.try_wait().unwrap().is_none() {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        child.kill().await.unwrap();
    }
    assert_eq!(desk.code(&sync(&[])).await, 0);
    assert_eq!(desk.sandbox.violations(), 0);
    let calls = desk.sandbox.calls();
    // 96 are needed; at each death at most the 8 under way are made again.
    assert!(calls.len() <= 96 + 12 * 8, "{} calls", calls.len());
    let list = desk.json(&["list", "--json"]).await;
    assert_eq!(list.as_array().unwrap().len(), 24);
}

#[tokio::test]
async fn a_second_run_of_a_client_says_who_runs_since_when() {
    let desk = Desk::open(spec(4, 1), "10/300s").await;
    let mut first = desk.start(&sync(&[]));
    while desk.sandbox.calls().len() < 10 {
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    let second = desk.run(&sync(&[])).await;
    assert_eq!(second.status.code(), Some(75));
    let said = String::from_utf8(second.stderr).unwrap();
    assert!(said.contains("since 20") && said.contains(&format!("process {}", first.id().unwrap())), "{said}");
    first.kill().await.unwrap();
    let dead = &desk.json(&["runs", "--json"]).await[0];
    assert_eq!((&dead["status"], &dead["error"]["code"]), (&"failed".into(), &"interrupted".into()));
    assert_eq!(dead["finishedOn"], serde_json::Value::Null);
    assert_eq!(desk.code(&["client", "remove", "harbor"]).await, 0);
    let ended = &desk.json(&["runs", "--json"]).await[0];
    assert!(ended["finishedOn"].is_number(), "who removes a client ends its dead runs: {ended}");
}
