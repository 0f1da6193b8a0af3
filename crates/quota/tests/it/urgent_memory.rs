//! Urgent callers, on the ledger that lives in memory, and what is the budget's own part of it.

use std::sync::Arc;

use quota::{Ledger, MemoryLedger, Pacing};
use tokio::time::{Instant, sleep, timeout};

use crate::paused::{PausedClock, budget, call, ms, quota, sent};
use crate::urgency;

fn memory() -> Arc<dyn Ledger> {
    Arc::new(MemoryLedger::default())
}

#[tokio::test(start_paused = true)]
async fn an_urgent_permit_comes_before_those_that_wait() {
    let ledger = memory();
    urgency::goes_first(&ledger, &ledger).await;
}

#[tokio::test(start_paused = true)]
async fn a_dropped_urgent_future_lets_others_go_on() {
    let ledger = memory();
    urgency::dropped_lets_others_go_on(&ledger, &ledger).await;
}

#[test]
fn an_urgent_caller_keeps_others_back_for_as_long_as_it_asks() {
    let ledger = MemoryLedger::default();
    urgency::keeps_back_until_it_is_silent_for_long([&ledger, &ledger]);
    urgency::keeps_back_while_it_asks_again([&ledger, &ledger]);
    urgency::keeps_back_nobody_when_the_wall_is_set_back([&ledger, &ledger]);
}

#[tokio::test(start_paused = true)]
async fn who_is_urgent_does_not_queue_behind_the_run_of_its_own_budget() {
    let pacing = Pacing { concurrency: 1, per_second: 0 };
    let run = budget(quota(10, 60), pacing, &memory(), &PausedClock::new());
    let _under_way = sent(&run).await;
    let waiting = tokio::spawn({
        let run = run.clone();
        async move { call(&run).await }
    });
    let asked = Instant::now();
    call(&run.urgent()).await;
    assert_eq!(asked.elapsed(), ms(0));
    assert!(!waiting.is_finished(), "the run keeps to its own slot");
    waiting.abort();
}

#[tokio::test(start_paused = true)]
async fn urgent_calls_have_slots_of_their_own_and_no_more_than_a_run() {
    let pacing = Pacing { concurrency: 2, per_second: 0 };
    let run = budget(quota(10, 60), pacing, &memory(), &PausedClock::new());
    let _under_way = [sent(&run.urgent()).await, sent(&run.urgent()).await];
    let urgent = run.urgent();
    let third = timeout(ms(1_000), urgent.permit());
    assert!(third.await.is_err(), "a third urgent call at once");
    let asked = Instant::now();
    call(&run).await;
    assert_eq!(asked.elapsed(), ms(0), "who waits for a slot of its own keeps nobody back");
}

#[tokio::test(start_paused = true)]
async fn urgent_calls_and_a_run_start_evenly_together() {
    let pacing = Pacing { concurrency: 100, per_second: 10 };
    let run = budget(quota(1_000, 1), pacing, &memory(), &PausedClock::new());
    let started = Instant::now();
    let many = async |budget: quota::Budget| {
        for _ in 0..6 {
            call(&budget).await;
        }
    };
    tokio::join!(many(run.clone()), many(run.urgent()));
    assert!(started.elapsed() >= ms(1_100), "twelve starts within {:?}", started.elapsed());
}

/// Two of a run wait when somebody urgent comes, with two places left: the first has its place and waits for the pace, the second
/// has neither yet.
#[tokio::test(start_paused = true)]
async fn the_last_place_is_not_lost_to_the_pace() {
    let pacing = Pacing { concurrency: 100, per_second: 1 };
    let run = budget(quota(3, 60), pacing, &memory(), &PausedClock::new());
    call(&run).await;
    let (first, second) = (run.clone(), run.clone());
    let of_run = tokio::spawn(async move { tokio::join!(call(&first), call(&second)) });
    sleep(ms(500)).await;
    let permit = timeout(ms(3_000), run.urgent().permit()).await;
    assert!(permit.is_ok_and(|permit| permit.is_ok()), "the third place is taken before the pace lets it start");
    of_run.abort();
}
