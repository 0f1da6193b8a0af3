//! Everything but `sync` and `client test` works without a network.

use crate::support::{Desk, spec, sync};

#[tokio::test]
async fn browsing_asks_nothing_of_the_network() {
    let desk = Desk::open(spec(2, 3), "10000/300s").await;
    assert_eq!(desk.code(&sync(&[])).await, 0);
    let calls = desk.sandbox.calls().len();
    let file = desk.dir.path().join("out.csv");
    for words in [
        vec!["list"],
        vec!["list", "--json"],
        vec!["show", "000001", "000101"],
        vec!["runs"],
        vec!["client", "list"],
        vec!["client", "show", "harbor"],
        vec!["export", "csv", "--out", file.to_str().unwrap()],
    ] {
        assert_eq!(desk.code(&words).await, 0, "{words:?}");
    }
    assert_eq!(desk.sandbox.calls().len(), calls);
}

#[tokio::test]
async fn a_sync_without_a_server_says_so_and_keeps_the_list() {
    let desk = Desk::open(spec(2, 3), "10000/300s").await;
    assert_eq!(desk.code(&sync(&[])).await, 0);
    desk.sandbox.set_faults(vec!["*:*:reset".parse().unwrap()]);
    let before = desk.json(&["list", "--json"]).await;
    assert_eq!(desk.code(&sync(&["--refresh", "--property", "000001"])).await, 3);
    assert_eq!(desk.json(&["list", "--json"]).await, before);
}
