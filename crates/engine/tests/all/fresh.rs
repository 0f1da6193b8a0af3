//! What is fresh costs nothing.

use std::time::Duration;

use engine::SyncRequest;

use crate::support::{Desk, calls, spec};

#[tokio::test]
async fn a_cold_sync_asks_each_dataset_of_each_building_once() {
    let desk = Desk::open(spec(20, 5, 0)).await;
    let run = desk.sync().await;
    assert_eq!(calls(&run), 160);
    let of_the_list_and_three_details: usize =
        ["leases", "offers", "emea", "options", "charges", "notes"].map(|dataset| desk.calls_of(dataset)).iter().sum();
    assert_eq!(of_the_list_and_three_details, 120);
    let log = desk.sandbox.calls();
    let is_list = |dataset: &Option<String>| matches!(dataset.as_deref(), Some("leases" | "offers" | "emea"));
    assert!(log.iter().take(60).all(|call| is_list(&call.dataset)), "the list of all properties comes before any detail");
}

#[tokio::test]
async fn fifty_leases_a_property_cost_as_many_calls_as_five() {
    let desk = Desk::open(spec(3, 50, 0)).await;
    assert_eq!(calls(&desk.sync().await), 24);
}

#[tokio::test]
async fn a_second_sync_costs_nothing_and_after_five_minutes_only_leases_are_asked() {
    let desk = Desk::open(spec(20, 5, 0)).await;
    desk.sync().await;
    let again = desk.sync().await;
    assert_eq!((calls(&again), again.result.unwrap().cache_hits), (0, 160));
    desk.clock.forward(Duration::from_secs(301));
    desk.sandbox.clear_log();
    assert_eq!(calls(&desk.sync().await), 20);
    assert_eq!(desk.calls_of("leases"), 20);
}

#[tokio::test]
async fn that_offers_do_not_apply_is_remembered_for_a_month() {
    let desk = Desk::open(spec(2, 2, 0)).await;
    desk.sync().await;
    assert_eq!(desk.calls_of("offers"), 2);
    desk.clock.forward(Duration::from_secs(29 * 86_400));
    desk.sync().await;
    assert_eq!(desk.calls_of("offers"), 2);
    desk.clock.forward(Duration::from_secs(2 * 86_400));
    desk.sync().await;
    assert_eq!(desk.calls_of("offers"), 4);
}

#[tokio::test]
async fn a_refresh_of_one_property_and_dataset_is_one_call() {
    let desk = Desk::open(spec(3, 2, 0)).await;
    desk.sync().await;
    let request = SyncRequest {
        property_ids: vec!["000002".into()],
        datasets: vec![model::Dataset::Notes],
        refresh: true,
        ..desk.request()
    };
    desk.sandbox.clear_log();
    assert_eq!(calls(&desk.sync_as(&request).await), 1);
    let log = desk.sandbox.calls();
    assert_eq!((log[0].dataset.as_deref(), log[0].property.as_deref()), (Some("notes"), Some("000002")));
}
