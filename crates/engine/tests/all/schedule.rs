//! Runs that start by themselves.

use std::time::Duration;

use engine::Engine;
use jiff::Timestamp;
use model::{ClientSettings, Instant, RunTrigger, Schedule};

use crate::support::{Desk, calls, spec};

const AN_HOUR: Duration = Duration::from_secs(3_600);

fn set(desk: &Desk, schedule: Schedule) {
    let settings = ClientSettings { schedule, calls_per_second: 0, concurrency: 8, ..ClientSettings::default() };
    desk.engine.update_client(&desk.client.id, desk.client.quota, &settings).unwrap();
}

fn hourly() -> Schedule {
    Schedule { enabled: true, cron: "0 * * * *".into(), time_zone: Some("UTC".into()), ..Schedule::default() }
}

/// Starts what is due, and waits for it.
async fn due(engine: &Engine) -> Vec<RunTrigger> {
    let mut triggers = Vec::new();
    for started in engine.start_due_runs().unwrap() {
        triggers.push(engine.wait_for_run(&started.run_id).await.unwrap().trigger);
    }
    triggers
}

#[tokio::test]
async fn a_schedule_starts_a_run_when_its_time_has_come_and_only_then() {
    let desk = Desk::open(spec(2, 2, 0)).await;
    assert_eq!(due(&desk.engine).await, [], "nothing is scheduled");
    set(&desk, hourly());
    assert_eq!(due(&desk.engine).await, [], "what was due before it was set, nobody waits for");
    let next = desk.engine.sync_status().unwrap()[0].next_run_at.unwrap();
    let wait = next.0 - quota::Clock::now(&desk.clock).wall_ms;
    assert!((1..=3_600_000).contains(&wait));
    desk.clock.forward(Duration::from_millis(u64::try_from(wait).unwrap()));
    assert_eq!(due(&desk.engine).await, [RunTrigger::Schedule]);
    assert_eq!(due(&desk.engine).await, [], "once");
}

#[tokio::test]
async fn after_a_long_sleep_one_run_makes_up_for_all_that_was_missed() {
    let desk = Desk::open(spec(2, 2, 0)).await;
    set(&desk, hourly());
    desk.clock.forward(30 * AN_HOUR);
    assert_eq!(due(&desk.engine).await.len(), 1);
    assert_eq!(due(&desk.engine).await, []);
    assert_eq!(desk.engine.list_runs(10).unwrap().len(), 1);
}

#[tokio::test]
async fn of_two_processes_that_look_one_starts_the_run() {
    let desk = Desk::open(spec(2, 2, 0)).await;
    set(&desk, hourly());
    let config = engine::Config { clock: std::sync::Arc::new(desk.clock.clone()), ..engine::Config::new(desk.dir.path()) };
    let other = Engine::open(config).unwrap();
    desk.clock.forward(2 * AN_HOUR);
    assert_eq!((due(&desk.engine).await.len(), due(&other).await.len()), (1, 0));
}

#[tokio::test]
async fn a_run_under_way_is_run_enough() {
    let desk = Desk::open_slow(spec(8, 2, 0), Duration::from_millis(30)).await;
    set(&desk, hourly());
    let by_hand = desk.engine.start_sync(&desk.request()).unwrap();
    desk.clock.forward(2 * AN_HOUR);
    let started = desk.engine.start_due_runs().unwrap();
    assert_eq!(started.len(), 1);
    assert!(started[0].joined && started[0].run_id == by_hand.run_id);
    desk.engine.wait_for_run(&by_hand.run_id).await.unwrap();
    assert_eq!(desk.engine.list_runs(10).unwrap().len(), 1);
    assert_eq!(due(&desk.engine).await, []);
}

#[tokio::test]
async fn old_data_is_synced_at_the_start_and_young_data_is_not() {
    let desk = Desk::open(spec(2, 2, 0)).await;
    assert_eq!(desk.engine.start_old().unwrap(), [], "not asked for");
    set(&desk, Schedule { start_if_older_secs: Some(7_200), ..Schedule::default() });
    let started = desk.engine.start_old().unwrap();
    assert_eq!(started.len(), 1, "what was never synced is old");
    let run = desk.engine.wait_for_run(&started[0].run_id).await.unwrap();
    assert_eq!(run.trigger, RunTrigger::Start);
    assert_eq!(desk.engine.start_old().unwrap(), []);
    desk.clock.forward(3 * AN_HOUR);
    assert_eq!(desk.engine.start_old().unwrap().len(), 1);
}

#[tokio::test]
async fn a_preview_tells_the_next_five_starts_or_what_is_wrong() {
    let desk = Desk::open(spec(1, 1, 0)).await;
    let times = desk.engine.preview_schedule(&hourly()).unwrap();
    let spelt = |at: &Instant| Timestamp::from_millisecond(at.0).unwrap().to_string();
    assert_eq!(times.len(), 5);
    assert!(times.iter().all(|at| spelt(at).ends_with(":00:00Z")), "{times:?}");
    let refused = desk.engine.preview_schedule(&Schedule { cron: "at dawn".into(), ..hourly() }).unwrap_err();
    assert!(refused.to_string().contains("0 6 * * 1-5"), "{refused}");
    let bad =
        ClientSettings { schedule: Schedule { time_zone: Some("Mars/Base".into()), ..hourly() }, ..ClientSettings::default() };
    assert!(desk.engine.update_client(&desk.client.id, desk.client.quota, &bad).is_err());
    let bad = ClientSettings { headroom: 100_000, ..ClientSettings::default() };
    assert!(desk.engine.update_client(&desk.client.id, desk.client.quota, &bad).is_err());
}

#[tokio::test]
async fn days_add_up_what_their_runs_did() {
    let desk = Desk::open(spec(3, 2, 0)).await;
    desk.sandbox.set_faults(vec!["000002:notes:401".parse().unwrap()]);
    let first = desk.sync().await;
    desk.sync().await;
    let analytics = desk.engine.analytics(None, 7).unwrap();
    assert_eq!(analytics.days.len(), 7);
    let today = analytics.days.last().unwrap();
    assert_eq!((today.runs, today.calls, today.saved, today.failures), (2, calls(&first) + 1, 23, 2));
    assert_eq!(analytics.failures.iter().map(|one| (one.code.as_str(), one.count)).collect::<Vec<_>>(), [("not_permitted", 2)]);
    assert!(analytics.days[..6].iter().all(|day| day.runs == 0));
    let nobody = desk.engine.analytics(Some(&"nobody".into()), 7).unwrap();
    assert_eq!(nobody.days.last().unwrap().runs, 0);
    // After 90 days history is forgotten by the next run.
    desk.clock.forward(91 * 24 * AN_HOUR);
    desk.sync().await;
    assert_eq!(desk.engine.list_runs(10).unwrap().len(), 1);
}
