//! Permits as a client gets them, in tokio's paused time.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use crate::paused::{PausedClock, UNPACED, budget, call, ms, quota, sent};
use quota::{Ledger, MemoryLedger, Pacing};
use tokio::task::JoinSet;
use tokio::time::{Instant, advance, sleep};

fn memory() -> Arc<dyn Ledger> {
    Arc::new(MemoryLedger::default())
}

/// Lets every other task run until it waits for time or for a permit.
async fn settle() {
    sleep(ms(1)).await;
}

#[tokio::test(start_paused = true)]
async fn who_asks_first_is_served_first() {
    let budget = budget(quota(1, 1), UNPACED, &memory(), &PausedClock::new());
    let order = Arc::new(Mutex::new(Vec::new()));
    let mut tasks = JoinSet::new();
    for place in 0..8 {
        let (budget, order) = (budget.clone(), Arc::clone(&order));
        tasks.spawn(async move {
            call(&budget).await;
            order.lock().unwrap().push(place);
        });
        settle().await;
    }
    tasks.join_all().await;
    assert_eq!(*order.lock().unwrap(), (0..8).collect::<Vec<_>>());
}

#[tokio::test(start_paused = true)]
async fn no_more_calls_are_under_way_than_the_cap() {
    let pacing = Pacing { concurrency: 3, per_second: 0 };
    let budget = budget(quota(1_000, 1), pacing, &memory(), &PausedClock::new());
    let (now, most) = (Arc::new(AtomicU32::new(0)), Arc::new(AtomicU32::new(0)));
    let mut tasks = JoinSet::new();
    for _ in 0..20 {
        let (budget, now, most) = (budget.clone(), Arc::clone(&now), Arc::clone(&most));
        tasks.spawn(async move {
            let _permit = sent(&budget).await;
            most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            sleep(ms(50)).await;
            now.fetch_sub(1, Ordering::SeqCst);
        });
    }
    tasks.join_all().await;
    assert_eq!(most.load(Ordering::SeqCst), 3);
}

#[tokio::test(start_paused = true)]
async fn calls_start_evenly_so_many_a_second() {
    let pacing = Pacing { concurrency: 100, per_second: 10 };
    let budget = budget(quota(1_000, 1), pacing, &memory(), &PausedClock::new());
    let mut starts = Vec::new();
    for _ in 0..12 {
        call(&budget).await;
        starts.push(Instant::now());
    }
    for pair in starts.windows(2) {
        let gap = pair[1] - pair[0];
        assert!(gap >= ms(100) && gap <= ms(102), "{gap:?} between two starts");
    }
}

#[tokio::test(start_paused = true)]
async fn a_permit_comes_one_window_after_the_answer_and_not_later() {
    let budget = budget(quota(2, 60), UNPACED, &memory(), &PausedClock::new());
    let first = sent(&budget).await;
    let second = sent(&budget).await;
    advance(ms(7_000)).await;
    drop(first);
    advance(ms(5_000)).await;
    drop(second);
    let asked = Instant::now();
    call(&budget).await;
    assert_eq!(asked.elapsed(), ms(60_000 - 5_000 + 1), "the answer's millisecond is given away, and no other");
}

#[tokio::test(start_paused = true)]
async fn a_waiting_future_that_is_dropped_costs_nothing() {
    let budget = budget(quota(1, 60), UNPACED, &memory(), &PausedClock::new());
    call(&budget).await;
    let waiting_until = budget.waiting_until();
    let waiting = tokio::time::timeout(ms(20_000), budget.permit());
    let seen = sleep(ms(10_000));
    let (waiting, ()) = tokio::join!(waiting, async {
        seen.await;
        assert!(waiting_until.borrow().is_some(), "somebody waits");
    });
    assert!(waiting.is_err(), "the window is full");
    assert_eq!(*waiting_until.borrow(), None, "nobody waits any more");
    let asked = Instant::now();
    call(&budget).await;
    assert_eq!(asked.elapsed(), ms(40_001), "the one that was dropped neither counts nor stands in line");
}

#[tokio::test(start_paused = true)]
async fn a_held_budget_gives_out_nothing_but_what_is_urgent() {
    let (ledger, clock) = (memory(), PausedClock::new());
    let budget = budget(quota(100, 1), UNPACED, &ledger, &clock);
    budget.hold(true);
    call(&budget.urgent()).await;
    let waiting = tokio::spawn({
        let budget = budget.clone();
        async move { call(&budget).await }
    });
    tokio::time::sleep(ms(60_000)).await;
    assert!(!waiting.is_finished());
    budget.hold(false);
    let let_go = Instant::now();
    waiting.await.unwrap();
    assert_eq!(let_go.elapsed(), ms(0));
}

#[tokio::test(start_paused = true)]
async fn a_budget_stands_still_until_all_who_asked_for_it_let_go_and_the_user_too() {
    let budget = budget(quota(100, 1), UNPACED, &memory(), &PausedClock::new());
    let (one, other) = (budget.stand_still(), budget.stand_still());
    budget.hold(true);
    let waits = || tokio::time::timeout(ms(1_000), budget.permit());
    assert!(waits().await.is_err());
    assert!(tokio::time::timeout(ms(1_000), budget.urgent().permit()).await.is_ok(), "who is urgent is not held");
    drop(one);
    budget.hold(false);
    assert!(waits().await.is_err());
    drop(other);
    assert!(waits().await.is_ok());
}

#[tokio::test(start_paused = true)]
async fn a_permit_dropped_unsent_gives_its_call_back() {
    let budget = budget(quota(1, 60), UNPACED, &memory(), &PausedClock::new());
    drop(budget.permit().await.unwrap());
    assert_eq!(budget.usage().unwrap().left, 1);
    sent(&budget).await.unsent();
    assert_eq!(budget.usage().unwrap().left, 1);
}

#[tokio::test(start_paused = true)]
async fn a_permit_dropped_after_it_was_sent_counts_for_one_window() {
    let budget = budget(quota(1, 60), UNPACED, &memory(), &PausedClock::new());
    drop(sent(&budget).await);
    assert_eq!(budget.usage().unwrap().left, 0);
    advance(ms(60_000)).await;
    assert_eq!(budget.usage().unwrap().left, 0);
    advance(ms(1)).await;
    assert_eq!(budget.usage().unwrap().left, 1);
}

#[tokio::test(start_paused = true)]
async fn a_call_given_back_wakes_who_waits_for_the_window() {
    let budget = budget(quota(2, 300), UNPACED, &memory(), &PausedClock::new());
    call(&budget).await;
    let unsent = budget.permit().await.unwrap();
    let waiting = tokio::spawn({
        let budget = budget.clone();
        async move { drop(budget.permit().await) }
    });
    settle().await;
    let freed = Instant::now();
    drop(unsent);
    waiting.await.unwrap();
    assert_eq!(freed.elapsed(), ms(0));
}

#[tokio::test(start_paused = true)]
async fn calls_under_way_in_another_process_are_waited_for() {
    let (ledger, clock) = (memory(), PausedClock::new());
    let (ours, theirs) = (budget(quota(1, 1), UNPACED, &ledger, &clock), budget(quota(1, 1), UNPACED, &ledger, &clock));
    let under_way = sent(&theirs).await;
    let waiting = tokio::spawn(async move { drop(ours.permit().await.unwrap()) });
    advance(ms(10_000)).await;
    settle().await;
    assert!(!waiting.is_finished());
    drop(under_way);
    let answered = Instant::now();
    waiting.await.unwrap();
    assert!(answered.elapsed() >= ms(1_000) && answered.elapsed() < ms(1_100), "{:?}", answered.elapsed());
}

#[tokio::test(start_paused = true)]
async fn a_429_holds_every_budget_of_the_key_for_the_longer_of_window_and_retry_after() {
    for (retry_after_ms, held_ms) in [(None, 60_001), (Some(3_000), 60_001), (Some(90_000), 90_001)] {
        let (ledger, clock) = (memory(), PausedClock::new());
        let ours = budget(quota(10, 60), UNPACED, &ledger, &clock);
        let theirs = budget(quota(10, 60), UNPACED, &ledger, &clock);
        let other_key =
            quota::Budget::new(quota::KeyId::of("another"), quota(10, 60).into(), UNPACED, Arc::clone(&ledger), clock.clone());
        ours.close(retry_after_ms.map(ms)).unwrap();
        assert_eq!((ours.usage().unwrap().left, theirs.usage().unwrap().left), (0, 0));
        let closed = Instant::now();
        call(&other_key).await;
        assert_eq!(closed.elapsed(), ms(0), "another key is not concerned");
        call(&theirs).await;
        assert_eq!(closed.elapsed(), ms(held_ms), "Retry-After: {retry_after_ms:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_shorter_closing_does_not_end_a_longer_one() {
    let budget = budget(quota(10, 60), UNPACED, &memory(), &PausedClock::new());
    let closed = Instant::now();
    budget.close(Some(ms(90_000))).unwrap();
    advance(ms(10_000)).await;
    budget.close(None).unwrap();
    call(&budget).await;
    assert_eq!(closed.elapsed(), ms(90_001));
}

/// Four calls under way are refused by the same full window.
#[tokio::test(start_paused = true)]
async fn a_burst_of_429s_halves_what_is_believed_once_and_calm_gives_it_back() {
    let (ledger, clock) = (memory(), PausedClock::new());
    let (ours, theirs) = (budget(quota(100, 300), UNPACED, &ledger, &clock), budget(quota(100, 300), UNPACED, &ledger, &clock));
    let believed = || theirs.usage().map(|usage| (usage.allowed, usage.believed)).unwrap();
    assert_eq!(believed(), (100, 100));
    let calls = [sent(&ours).await, sent(&ours).await, sent(&theirs).await, sent(&theirs).await];
    for refused in calls {
        ours.close(None).unwrap();
        drop(refused);
        advance(ms(700)).await;
    }
    assert_eq!(believed(), (100, 50));
    advance(ms(300_001)).await;
    for _ in 0..50 {
        call(&ours).await;
    }
    assert_eq!(ours.usage().unwrap().left, 0, "half as many as before");
    advance(ms(300_000)).await;
    assert_eq!(believed(), (100, 60));
    ours.close(None).unwrap();
    assert_eq!(believed(), (100, 30), "a new window, a new surprise");
    advance(ms(301_000 + 7 * 300_000)).await;
    assert_eq!(believed(), (100, 100));
}

/// Two clients with one key, few at once, paced, with answers that take their time: the server's own count of arrivals.
#[tokio::test(start_paused = true)]
async fn a_server_that_counts_for_itself_never_sees_too_many() {
    let (ledger, clock) = (memory(), PausedClock::new());
    let pacing = Pacing { concurrency: 4, per_second: 20 };
    let limit = quota(10, 2);
    let budgets = [budget(limit, pacing, &ledger, &clock), budget(limit, pacing, &ledger, &clock)];
    let arrivals = Arc::new(Mutex::new(Vec::new()));
    let mut tasks = JoinSet::new();
    for number in 0..120_u64 {
        let (budget, arrivals) = (budgets[number as usize % 2].clone(), Arc::clone(&arrivals));
        tasks.spawn(async move {
            let _permit = sent(&budget).await;
            // On its way there and back: a spread without a dice.
            sleep(ms(number * 7_919 % 600)).await;
            arrivals.lock().unwrap().push(Instant::now());
            sleep(ms(number * 104_729 % 900)).await;
        });
    }
    tasks.join_all().await;
    let mut arrivals = arrivals.lock().unwrap().clone();
    arrivals.sort_unstable();
    assert_eq!(arrivals.len(), 120);
    for eleven in arrivals.windows(11) {
        assert!(eleven[10] - eleven[0] >= ms(2_000), "eleven calls within {:?}", eleven[10] - eleven[0]);
    }
}
