//! Runs: one a client, cancelled in a moment, recorded with what they did.

use engine::{Engine, ErrorCode, PropertyState};
use model::{QuotaLimit, RunStatus};

use crate::support::{Desk, TODAY, fast, new_client, secrets, spec};

#[tokio::test]
async fn a_second_click_joins_the_run_under_way() {
    let desk = Desk::open(spec(5, 2, 0)).await;
    let first = desk.engine.start_sync_with(&desk.request(), fast()).unwrap();
    let second = desk.engine.start_sync_with(&desk.request(), fast()).unwrap();
    assert!(!first.joined && second.joined);
    assert_eq!(first.run_id, second.run_id);
    desk.engine.wait_for_run(&first.run_id).await.unwrap();
    assert_eq!(desk.engine.list_runs(10).unwrap().len(), 1);
}

#[tokio::test]
async fn another_engine_on_the_folder_is_told_who_runs() {
    let desk = Desk::open(spec(5, 2, 0)).await;
    let started = desk.engine.start_sync_with(&desk.request(), fast()).unwrap();
    let other = Engine::open(engine::Config { today: Some(TODAY), ..engine::Config::new(desk.dir.path()) }).unwrap();
    let refused = other.start_sync_with(&desk.request(), fast()).unwrap_err();
    assert_eq!(refused.code(), ErrorCode::Busy);
    assert!(refused.to_string().contains(&started.run_id.to_string()), "{refused}");
    desk.engine.wait_for_run(&started.run_id).await.unwrap();
    let after = other.start_sync_with(&desk.request(), fast()).unwrap();
    other.wait_for_run(&after.run_id).await.unwrap();
}

#[tokio::test]
async fn a_cancelled_run_keeps_what_came_and_can_be_started_again() {
    // The quota holds the run in the middle of its list.
    let narrow = QuotaLimit { calls: 20, window_secs: 300 };
    let desk = Desk::open_with(spec(10, 2, 0), |new| new.quota = narrow).await;
    let started = desk.engine.start_sync_with(&desk.request(), fast()).unwrap();
    let mut status = desk.engine.watch_run(&started.run_id).unwrap();
    status.wait_for(|status| status.run.as_ref().is_some_and(|run| run.progress.waiting_until.is_some())).await.unwrap();
    assert!(desk.engine.cancel_sync(&desk.client.id));
    let run = desk.engine.wait_for_run(&started.run_id).await.unwrap();
    assert_eq!(run.status, RunStatus::Cancelled);
    assert_eq!(run.result.as_ref().unwrap().calls, 20);
    assert!(!desk.engine.list_renewals("", &[]).unwrap().is_empty());
    let kept = desk.engine.get_run(&run.id).unwrap();
    assert_eq!((kept.status, kept.result), (RunStatus::Cancelled, run.result));
    assert!(!desk.engine.cancel_sync(&desk.client.id), "there is nothing left to cancel");
    let plan = desk.engine.plan_sync(&desk.request()).unwrap();
    assert_eq!((plan.calls, plan.cache_hits), (60, 20), "finished calls are not made again");
}

#[tokio::test]
async fn progress_counts_batches_properties_and_calls() {
    let desk = Desk::open(spec(12, 1, 0)).await;
    let run = desk.sync().await;
    let progress = &run.progress;
    assert_eq!((progress.current, progress.total, progress.batch, progress.total_batches), (12, 12, 3, 3));
    assert_eq!((progress.calls_done, progress.calls_planned), (96, 96));
    let status = desk.engine.sync_status().unwrap();
    assert!(status[0].properties.iter().all(|property| property.state == PropertyState::Done));
}

#[tokio::test]
async fn two_clients_with_one_key_share_one_budget() {
    let narrow = QuotaLimit { calls: 100, window_secs: 300 };
    let desk = Desk::open_with(spec(4, 1, 0), |new| new.quota = narrow).await;
    let second = desk.engine.add_client(new_client("Second", &desk.sandbox, narrow), secrets()).unwrap();
    desk.sync().await;
    assert_eq!(desk.engine.budget("Harbor").unwrap().left, 68);
    assert_eq!(desk.engine.budget("Second").unwrap().left, 68);
    desk.sync_as(&engine::SyncRequest::all(second.id)).await;
    assert_eq!(desk.engine.budget("Harbor").unwrap().left, 36);
}

#[tokio::test]
async fn a_client_is_removed_with_what_was_fetched_for_it() {
    let desk = Desk::open(spec(2, 2, 0)).await;
    desk.sync().await;
    desk.engine.remove_client("harbor").unwrap();
    assert_eq!(desk.engine.list_clients().unwrap(), []);
    assert_eq!(desk.engine.list_renewals("", &[]).unwrap(), []);
    assert_eq!(desk.engine.list_runs(10).unwrap().len(), 1, "the history stays");
    assert_eq!(std::fs::read_dir(desk.dir.path().join("secrets")).unwrap().count(), 0);
}

#[tokio::test]
async fn a_run_that_may_not_make_its_first_call_yet_is_waiting() {
    let narrow = QuotaLimit { calls: 8, window_secs: 300 };
    let desk = Desk::open_with(spec(1, 1, 0), |new| new.quota = narrow).await;
    desk.sync().await;
    let started = desk.engine.start_sync_with(&engine::SyncRequest { refresh: true, ..desk.request() }, fast()).unwrap();
    let mut status = desk.engine.watch_run(&started.run_id).unwrap();
    let held =
        status.wait_for(|status| status.run.as_ref().is_some_and(|run| run.progress.waiting_until.is_some())).await.unwrap();
    let run = held.run.clone().unwrap();
    drop(held);
    assert_eq!(run.status, RunStatus::Waiting);
    desk.engine.cancel_sync(&desk.client.id);
    desk.engine.wait_for_run(&started.run_id).await.unwrap();
}

#[tokio::test]
async fn calls_that_were_under_way_at_a_cancel_are_counted() {
    let desk = Desk::open(spec(2, 1, 0)).await;
    desk.sandbox.set_faults(vec!["*:*:stall".parse().unwrap()]);
    let started = desk.engine.start_sync_with(&desk.request(), fast()).unwrap();
    while desk.sandbox.calls().len() < 2 {
        tokio::task::yield_now().await;
    }
    desk.engine.cancel_sync(&desk.client.id);
    let run = desk.engine.wait_for_run(&started.run_id).await.unwrap();
    assert_eq!(run.result.unwrap().calls as usize, desk.sandbox.calls().len());
}

#[tokio::test]
async fn an_engine_that_has_synced_lets_go_of_its_folder() {
    let desk = Desk::open(spec(1, 1, 0)).await;
    desk.sync().await;
    let Desk { engine, dir, .. } = desk;
    drop(engine);
    let is_held = || {
        let locks = std::fs::read_dir(dir.path().join("locks")).unwrap();
        locks.flatten().any(|entry| entry.path().extension().is_some_and(|extension| extension == "holder"))
    };
    // The run's task has a few words to say after its end.
    for _ in 0..1_000 {
        tokio::task::yield_now().await;
    }
    assert!(!is_held(), "its sign of life is still there");
    assert!(!dir.path().join("desk.db-wal").exists(), "the journal is written back at the end");
}

#[cfg(unix)]
#[test]
fn a_folder_that_was_there_already_keeps_its_mode() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    std::fs::set_permissions(dir.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
    drop(Engine::open(engine::Config::new(dir.path())).unwrap());
    assert_eq!(std::fs::metadata(dir.path()).unwrap().permissions().mode() & 0o777, 0o755);
}
