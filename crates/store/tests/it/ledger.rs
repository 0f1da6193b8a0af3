//! The rule, on the ledger in the desk file: the same words as for the one in memory.

use model::QuotaLimit;
use proptest::prelude::*;
use quota::{KeyId, Ledger, Limit, Moment, Reservation, Urgency};
use store::Store;

use crate::folder::folder;
use crate::schedule;

const LIMIT: Limit = Limit { quota: QuotaLimit { calls: 2, window_secs: 60 }, headroom: 0 };

pub fn at(boot_ms: i64) -> Moment {
    Moment { boot: "a boot".into(), boot_ms, wall_ms: 1_000_000 + boot_ms }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn no_schedule_of_two_clients_breaks_the_window_or_waits_too_long(schedule in schedule::schedules(12)) {
        let folder = folder();
        let store = Store::open(folder.path()).unwrap();
        let (first, second) = (store.ledger().unwrap(), store.ledger().unwrap());
        schedule::play(&schedule, [&first, &second])?;
    }
}

#[test]
fn the_count_outlives_the_store() {
    let folder = folder();
    let key = KeyId::of("k");
    let first = Store::open(folder.path()).unwrap().ledger().unwrap();
    let Reservation::Granted(call) = first.reserve(&key, LIMIT, Urgency::Normal, &at(0)).unwrap() else {
        panic!("an empty window is full")
    };
    first.settle(call, &at(10)).unwrap();
    drop(first);
    let second = Store::open(folder.path()).unwrap().ledger().unwrap();
    let usage = second.usage(&key, LIMIT, &at(20)).unwrap();
    assert_eq!((usage.left, usage.under_way), (1, 0));
    assert_eq!(second.usage(&KeyId::of("another"), LIMIT, &at(20)).unwrap().left, 2);
}

#[test]
fn a_closing_outlives_the_store() {
    let folder = folder();
    let key = KeyId::of("k");
    Store::open(folder.path()).unwrap().ledger().unwrap().close(&key, LIMIT, &at(0), 90_000).unwrap();
    let ledger = Store::open(folder.path()).unwrap().ledger().unwrap();
    assert_eq!(ledger.reserve(&key, LIMIT, Urgency::Normal, &at(90_000)).unwrap(), Reservation::Full { again_in_ms: 1 });
    assert!(matches!(ledger.reserve(&key, LIMIT, Urgency::Normal, &at(90_001)).unwrap(), Reservation::Granted(_)));
}

#[test]
fn what_is_believed_outlives_the_store_and_follows_the_limit() {
    let folder = folder();
    let key = KeyId::of("k");
    let limit = |calls: u32| Limit::from(QuotaLimit { calls, window_secs: 60 });
    let refusing = Store::open(folder.path()).unwrap().ledger().unwrap();
    for ms in [0, 40, 90] {
        refusing.close(&key, limit(100), &at(ms), 60_000).unwrap();
    }
    drop(refusing);
    let ledger = Store::open(folder.path()).unwrap().ledger().unwrap();
    let believed = |calls: u32, ms: i64| ledger.usage(&key, limit(calls), &at(ms)).unwrap().believed;
    assert_eq!([believed(100, 90), believed(100, 60_091), believed(100, 120_091)], [50, 50, 60], "one burst, one halving");
    assert_eq!([believed(30, 60_091), believed(1_000, 60_091)], [30, 100], "another quota, set by the user meanwhile");
    assert_eq!(believed(100, 60_091 + 5 * 60_000), 100);
}

/// Where each process is a boot of its own, every question of one writes the other's answers as its own.
#[test]
fn a_wall_clock_set_back_makes_calls_young_once_and_not_at_every_turn() {
    let folder = folder();
    let store = Store::open(folder.path()).unwrap();
    let ledger = store.ledger().unwrap();
    let key = KeyId::of("k");
    let of_process = |name: &str, ms: i64, wall_ms: i64| Moment { boot: name.into(), boot_ms: ms, wall_ms };
    for _ in 0..2 {
        let Reservation::Granted(call) = ledger.reserve(&key, LIMIT, Urgency::Normal, &of_process("one", 0, 1_000_000)).unwrap()
        else {
            panic!("an empty window is full")
        };
        ledger.settle(call, &of_process("one", 0, 1_000_000)).unwrap();
    }
    let (mut waited, mut turn) = (0, 0);
    loop {
        let name = if turn % 2 == 0 { "two" } else { "one" };
        match ledger.reserve(&key, LIMIT, Urgency::Normal, &of_process(name, 5_000 + waited, waited)).unwrap() {
            Reservation::Granted(_) => break,
            Reservation::Full { .. } => waited += 7_000,
            other => panic!("nothing is under way, and nobody urgent: {other:?}"),
        }
        turn += 1;
        assert!(waited <= 60_000 + 7_001, "waited {waited} ms for one window");
    }
}
