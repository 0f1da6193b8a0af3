//! How a client is synced, set and told on the command line; the plan, the history and the changes.

use crate::support::{Desk, spec, sync};

#[tokio::test]
async fn what_is_set_stays_and_the_rest_is_left_alone() {
    let desk = Desk::open(spec(2, 2), "100/300s").await;
    let set = ["client", "set", "harbor", "--headroom", "10", "--fresh", "leases=60", "--schedule", "0 6 * * 1-5"];
    let more =
        ["--time-zone", "Europe/London", "--quiet", "20:00-06:00", "--resume", "offer", "--start-if-older", "3600", "--json"];
    let client = desk.json(&[&set[..], &more[..]].concat()).await;
    let settings = &client["settings"];
    assert_eq!(settings["headroom"], 10);
    assert_eq!(settings["freshnessSecs"], serde_json::json!({ "leases": 60 }));
    assert_eq!(settings["batchSize"], 5);
    let again = desk.json(&["client", "set", "harbor", "--batch-size", "7", "--json"]).await;
    assert_eq!((&again["settings"]["headroom"], &again["settings"]["batchSize"]), (&10.into(), &7.into()));
    assert_eq!(again["settings"]["schedule"], settings["schedule"]);
    let cleared = desk.json(&["client", "set", "harbor", "--schedule", "", "--fresh", "leases=", "--quiet", "", "--json"]).await;
    assert_eq!(cleared["settings"]["schedule"]["enabled"], false);
    assert_eq!(cleared["settings"]["freshnessSecs"], serde_json::json!({}));
    for wrong in
        [["--headroom", "100"], ["--schedule", "at dawn"], ["--fresh", "letters=5"], ["--quiet", "late"], ["--batch-size", "0"]]
    {
        assert_eq!(desk.code(&[&["client", "set", "harbor"][..], &wrong[..]].concat()).await, 2, "{wrong:?}");
    }
}

#[tokio::test]
async fn a_plan_asks_nothing_and_head_room_is_left() {
    let desk = Desk::open(spec(4, 2), "20/2s").await;
    let plan = desk.json(&["sync", "--plan", "--json"]).await;
    assert_eq!((&plan["calls"], &plan["listCalls"], &plan["cacheHits"]), (&32.into(), &12.into(), &0.into()));
    assert!(plan["listFinishEstimate"].as_i64() < plan["finishEstimate"].as_i64());
    assert_eq!(desk.sandbox.calls().len(), 0);
    assert_eq!(desk.code(&["client", "set", "harbor", "--headroom", "12"]).await, 0);
    assert_eq!(desk.code(&sync(&[])).await, 0);
    let most = desk.sandbox.calls().iter().map(|call| call.in_window).max().unwrap();
    assert_eq!(most, 8, "twelve of twenty are left to others");
}

#[tokio::test]
async fn the_history_tells_outcomes_changes_and_days() {
    let desk = Desk::open(spec(2, 4), "10000/300s").await;
    let run = desk.json(&sync(&["--json"])).await;
    let id = run["id"].as_str().unwrap();
    let outcomes = desk.json(&["runs", id, "--outcomes", "--json"]).await;
    assert_eq!(outcomes.as_array().unwrap().len(), 16);
    let first = &outcomes[0];
    assert_eq!(
        (&first["propertyId"], &first["dataset"], &first["fresh"], &first["calls"]),
        (&"000001".into(), &"budget".into(), &false.into(), &1.into())
    );
    assert_eq!(desk.json(&["runs", id, "--changes", "--json"]).await, serde_json::json!([]), "what is new to us has not changed");
    let days = desk.json(&["runs", "--days", "3", "--json"]).await;
    assert_eq!((days["days"].as_array().unwrap().len(), &days["days"][2]["calls"]), (3, &16.into()));
    let lease = desk.json(&["list", "--json"]).await[0]["leaseId"].as_str().unwrap().to_owned();
    let property = desk.json(&["list", "--json"]).await[0]["propertyId"].as_str().unwrap().to_owned();
    let refreshed = desk.json(&["sync", "--property", &property, "--lease", &lease, "--json"]).await;
    assert_eq!((&refreshed["trigger"], &refreshed["result"]["calls"]), (&"lease".into(), &7.into()));
    assert_eq!(desk.json(&["client", "held", "harbor", "--json"]).await, serde_json::json!([]));
    assert_eq!(desk.json(&["client", "drift", "harbor", "--json"]).await, serde_json::json!([]));
    for words in
        [vec!["runs"], vec!["runs", id], vec!["runs", id, "--outcomes"], vec!["runs", "--days", "2"], vec!["sync", "--plan"]]
    {
        assert_eq!(desk.code(&words).await, 0, "{words:?}");
    }
}
