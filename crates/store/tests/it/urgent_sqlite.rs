//! Urgent callers, on the ledger in the desk file, with one ledger for both sides and with two as of two processes.

use std::sync::Arc;

use quota::Ledger;
use store::Store;
use tempfile::TempDir;

use crate::folder::folder;
use crate::urgency;

fn ledger(folder: &TempDir) -> Arc<dyn Ledger> {
    Arc::new(Store::open(folder.path()).unwrap().ledger().unwrap())
}

#[tokio::test(start_paused = true)]
async fn an_urgent_permit_comes_before_those_that_wait_in_one_process() {
    let folder = folder();
    let ledger = ledger(&folder);
    urgency::goes_first(&ledger, &ledger).await;
}

#[tokio::test(start_paused = true)]
async fn an_urgent_permit_comes_before_those_that_wait_in_another_process() {
    let folder = folder();
    urgency::goes_first(&ledger(&folder), &ledger(&folder)).await;
}

#[tokio::test(start_paused = true)]
async fn a_dropped_urgent_future_lets_others_go_on() {
    let folder = folder();
    urgency::dropped_lets_others_go_on(&ledger(&folder), &ledger(&folder)).await;
}

#[test]
fn an_urgent_caller_keeps_others_back_for_as_long_as_it_asks() {
    let folder = folder();
    let store = Store::open(folder.path()).unwrap();
    let (ours, theirs) = (store.ledger().unwrap(), store.ledger().unwrap());
    urgency::keeps_back_until_it_is_silent_for_long([&ours, &theirs]);
    urgency::keeps_back_while_it_asks_again([&ours, &theirs]);
    urgency::keeps_back_nobody_when_the_wall_is_set_back([&ours, &theirs]);
}
