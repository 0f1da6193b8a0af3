//! What urgent callers may expect of any ledger, seen through two views of it, as two processes have them. `store` includes this
//! file too, so that both ledgers are held to the same words.

use std::sync::{Arc, Mutex};

use quota::{KeyId, Ledger, Limit, Moment, Reservation, Urgency, UrgentId};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, timeout};

use crate::paused::{PausedClock, UNPACED, budget, call, ms, quota};

const URGENT: Urgency = Urgency::Urgent(UrgentId(-1));

/// Many of a run wait, and those who come last and are urgent get the next permits: one place frees at a time.
pub async fn goes_first(of_run: &Arc<dyn Ledger>, of_urgent: &Arc<dyn Ledger>) {
    let clock = PausedClock::new();
    let run = budget(quota(1, 1), UNPACED, of_run, &clock);
    let urgent = budget(quota(1, 1), UNPACED, of_urgent, &clock).urgent();
    call(&run).await;
    let order = Arc::new(Mutex::new(Vec::new()));
    let mut tasks = JoinSet::new();
    for (budget, name, callers) in [(&run, "run", 5), (&urgent, "urgent", 3)] {
        for _ in 0..callers {
            let (budget, order) = (budget.clone(), Arc::clone(&order));
            tasks.spawn(async move {
                call(&budget).await;
                order.lock().unwrap().push((name, Instant::now()));
            });
        }
        sleep(ms(10)).await;
    }
    let asked = Instant::now();
    tasks.join_all().await;
    let order = order.lock().unwrap();
    let names: Vec<&str> = order.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, [["urgent"; 3].as_slice(), &["run"; 5]].concat());
    assert!(order[2].1 - asked < ms(3 * 1_001 + 1), "nor are they late: {:?}", order[2].1 - asked);
    assert!(
        order[7].1 - asked < ms(8 * 1_001 + 100),
        "nor is the run, by more than it takes to notice: {:?}",
        order[7].1 - asked
    );
}

/// Somebody clicks, waits, and closes the window of the program.
pub async fn dropped_lets_others_go_on(of_run: &Arc<dyn Ledger>, of_urgent: &Arc<dyn Ledger>) {
    let clock = PausedClock::new();
    let run = budget(quota(1, 1), UNPACED, of_run, &clock);
    let urgent = budget(quota(1, 1), UNPACED, of_urgent, &clock).urgent();
    let started = Instant::now();
    call(&run).await;
    let (gave_up, ()) = tokio::join!(timeout(ms(500), urgent.permit()), call(&run));
    assert!(gave_up.is_err(), "the window is full");
    assert_eq!(started.elapsed(), ms(1_001), "the run has its permit as soon as without");
}

fn at(boot: &str, boot_ms: i64) -> Moment {
    Moment { boot: boot.into(), boot_ms, wall_ms: 50_000_000 + boot_ms }
}

/// One caller under way, so that an urgent one is told to wait; then it is not there any more and the place is free.
fn registered(ledgers: [&dyn Ledger; 2], key: &KeyId, limit: Limit) {
    let Reservation::Granted(call) = ledgers[0].reserve(key, limit, Urgency::Normal, &at("a boot", 0)).unwrap() else {
        panic!("an empty window is full")
    };
    let told = ledgers[1].reserve(key, limit, URGENT, &at("a boot", 0)).unwrap();
    assert_eq!(told, Reservation::FullUntilAnswered);
    ledgers[0].release(call).unwrap();
}

pub fn keeps_back_until_it_is_silent_for_long(ledgers: [&dyn Ledger; 2]) {
    let (key, limit) = (KeyId::of("silent"), quota(1, 60).into());
    registered(ledgers, &key, limit);
    let ask = |now: &Moment| ledgers[0].reserve(&key, limit, Urgency::Normal, now).unwrap();
    assert_eq!(ask(&at("a boot", 29_999)), Reservation::GiveWay);
    assert_eq!(ask(&at("another", 29_999)), Reservation::GiveWay, "by the wall, where each process is a boot of its own");
    let other_key = ledgers[0].reserve(&KeyId::of("another"), limit, Urgency::Normal, &at("a boot", 1)).unwrap();
    assert!(matches!(other_key, Reservation::Granted(_)), "{other_key:?} for a key that is not concerned");
    assert_eq!(ledgers[0].usage(&key, limit, &at("a boot", 1)).unwrap().left, 1);
    assert!(matches!(ask(&at("a boot", 30_000)), Reservation::Granted(_)));
}

pub fn keeps_back_while_it_asks_again(ledgers: [&dyn Ledger; 2]) {
    let (key, limit) = (KeyId::of("patient"), quota(1, 60).into());
    let ask = |view: usize, urgency, now_ms| ledgers[view].reserve(&key, limit, urgency, &at("a boot", now_ms)).unwrap();
    let Reservation::Granted(call) = ask(0, Urgency::Normal, 0) else { panic!("an empty window is full") };
    for now_ms in (0..=100_000).step_by(5_000) {
        assert_eq!(ask(1, URGENT, now_ms), Reservation::FullUntilAnswered);
    }
    ledgers[0].release(call).unwrap();
    assert_eq!(ask(0, Urgency::Normal, 105_000), Reservation::GiveWay);
    let Reservation::Granted(call) = ask(1, URGENT, 105_001) else { panic!("its turn has come") };
    ledgers[1].release(call).unwrap();
    assert_eq!(ask(0, Urgency::Normal, 105_002), Reservation::GiveWay, "until it says that it has enough");
    ledgers[1].stop_waiting(UrgentId(-1)).unwrap();
    assert!(matches!(ask(0, Urgency::Normal, 105_003), Reservation::Granted(_)));
}

pub fn keeps_back_nobody_when_the_wall_is_set_back(ledgers: [&dyn Ledger; 2]) {
    let (key, limit) = (KeyId::of("set back"), quota(1, 60).into());
    registered(ledgers, &key, limit);
    let now = Moment { wall_ms: 0, ..at("another", 10) };
    assert!(matches!(ledgers[0].reserve(&key, limit, Urgency::Normal, &now).unwrap(), Reservation::Granted(_)));
}
