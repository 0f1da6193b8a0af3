//! Pausing, going on, and going on after an end that nobody wished.

use std::time::Duration;

use engine::Engine;
use model::{ClientSettings, FailureCode, ResumePolicy, RunStatus};
use store::Store;

use crate::support::{Desk, TODAY, calls, fast, spec};

/// Waits until the sandbox has seen so many calls.
async fn until_calls(desk: &Desk, calls: usize) {
    while desk.sandbox.calls().len() < calls {
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
}

#[tokio::test]
async fn a_paused_run_asks_nothing_and_goes_on_where_it_was() {
    let desk = Desk::open_slow(spec(12, 3, 0), Duration::from_millis(20)).await;
    let started = desk.engine.start_sync_with(&desk.request(), fast()).unwrap();
    until_calls(&desk, 8).await;
    assert!(desk.engine.pause_sync(&desk.client.id).unwrap());
    let status = || desk.engine.sync_status().unwrap().remove(0).run.unwrap();
    assert_eq!(status().status, RunStatus::Paused);
    // Calls under way come to their end; when the last one has, there is no other.
    while desk.sandbox.calls().iter().any(|call| call.answered_ms == 0) {
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    let asked = desk.sandbox.calls().len();
    assert!(asked < 88, "nearly all of the {asked} calls were made");
    // Somebody who waits for one lease is served meanwhile, and sees nobody else's calls.
    let some = desk.engine.list_renewals("", &[]).unwrap().remove(0);
    desk.engine.refresh_lease(&desk.client.id, &some.property_id, &some.lease_id).await.unwrap();
    assert_eq!(desk.sandbox.calls().len(), asked + 7);
    assert_eq!(status().status, RunStatus::Paused);
    let resumed = desk.engine.resume_sync(&desk.client.id).unwrap();
    assert_eq!((resumed.run_id.clone(), resumed.joined), (started.run_id, true));
    let run = desk.engine.wait_for_run(&resumed.run_id).await.unwrap();
    assert_eq!((run.status, calls(&run), desk.sandbox.calls().len()), (RunStatus::Completed, 96, 96 + 7));
}

#[tokio::test]
async fn a_cancelled_run_can_be_gone_on_with_and_asks_for_the_rest_alone() {
    let desk = Desk::open_slow(spec(12, 3, 0), Duration::from_millis(20)).await;
    let started = desk.engine.start_sync_with(&desk.request(), fast()).unwrap();
    until_calls(&desk, 40).await;
    desk.engine.cancel_sync(&desk.client.id);
    let cancelled = desk.engine.wait_for_run(&started.run_id).await.unwrap();
    assert_eq!(cancelled.status, RunStatus::Cancelled);
    assert_eq!(desk.engine.sync_status().unwrap()[0].resumable.as_ref(), Some(&started.run_id));
    let done = cancelled.progress.calls_done;
    // Long after everything has become stale.
    desk.clock.forward(Duration::from_secs(6 * 3_600));
    let resumed = desk.engine.resume_sync(&desk.client.id).unwrap();
    assert!(resumed.resumed && resumed.run_id == started.run_id);
    let run = desk.engine.wait_for_run(&resumed.run_id).await.unwrap();
    assert_eq!(run.status, RunStatus::Completed);
    assert_eq!(run.result.as_ref().unwrap().failures, []);
    let answered: Vec<_> = desk.sandbox.calls().into_iter().filter(|call| call.status != 0).collect();
    assert!(answered.len() <= 96 + 8, "{} calls, {done} before the cancel", answered.len());
    assert_eq!(desk.engine.sync_status().unwrap()[0].resumable, None);
    assert_eq!(desk.engine.list_run_outcomes(&run.id).unwrap().len(), 96);
}

#[test]
fn a_run_that_the_programs_end_cut_short_goes_on_with_the_next_start() {
    let outer = tokio::runtime::Runtime::new().unwrap();
    let desk = outer.block_on(Desk::open(spec(10, 3, 0)));
    let inner = tokio::runtime::Runtime::new().unwrap();
    let started = inner.block_on(async {
        let started = desk.engine.start_sync_with(&desk.request(), fast()).unwrap();
        until_calls(&desk, 30).await;
        started
    });
    inner.shutdown_timeout(Duration::from_secs(5));
    // What the cache holds of the run is all that counts; the desk may be a second behind.
    let next = Engine::open(engine::Config { today: Some(TODAY), ..engine::Config::new(desk.dir.path()) }).unwrap();
    let status = next.sync_status().unwrap().remove(0);
    assert_eq!(status.resumable.as_ref(), Some(&started.run_id));
    assert_eq!(status.run.unwrap().error.unwrap().code, FailureCode::Interrupted);
    let before = answered(&desk);
    let run = outer.block_on(async {
        let resumed = next.resume_interrupted().unwrap();
        assert_eq!(resumed.len(), 1);
        assert!(resumed[0].resumed && resumed[0].run_id == started.run_id);
        next.wait_for_run(&started.run_id).await.unwrap()
    });
    assert_eq!((run.status, run.result.as_ref().unwrap().renewals), (RunStatus::Completed, 30));
    let after = desk.sandbox.calls();
    for (property, dataset) in before {
        let times =
            after.iter().filter(|call| call.status == 200 && call.property == property && call.dataset == dataset).count();
        assert!(times <= 2, "{property:?} {dataset:?} was asked {times} times");
    }
    assert!(after.len() <= 80 + 8, "{} calls: only those under way were made again", after.len());
}

fn answered(desk: &Desk) -> Vec<(Option<String>, Option<String>)> {
    let calls = desk.sandbox.calls().into_iter().filter(|call| call.status == 200);
    calls.map(|call| (call.property, call.dataset)).collect()
}

#[tokio::test]
async fn a_run_is_offered_and_left_where_the_settings_say_so() {
    let desk = Desk::open(spec(2, 1, 0)).await;
    let settings = ClientSettings { resume: ResumePolicy::Offer, ..ClientSettings::default() };
    desk.engine.update_client(&desk.client.id, desk.client.quota, &settings).unwrap();
    let store = Store::open(desk.dir.path()).unwrap();
    let run = |id: &str, at: model::Instant| model::Run {
        id: id.into(),
        client_id: desk.client.id.clone(),
        client_name: "Harbor".into(),
        trigger: model::RunTrigger::User,
        status: RunStatus::Active,
        progress: model::Progress::default(),
        result: None,
        error: None,
        processed_on: at,
        finished_on: None,
    };
    let now = model::Instant(quota::Clock::now(&desk.clock).wall_ms);
    store.write_desk(|desk| desk.upsert_run(&run("half", now))).unwrap();
    assert_eq!(desk.engine.resume_interrupted().unwrap(), []);
    assert_eq!(desk.engine.sync_status().unwrap()[0].resumable, Some("half".into()));
    desk.engine.discard_run(&desk.client.id).unwrap();
    assert_eq!(desk.engine.sync_status().unwrap()[0].resumable, None);
    assert!(desk.engine.resume_sync(&desk.client.id).is_err());
    // A run that showed no life for a day is no run to go on with.
    store.write_desk(|desk| desk.upsert_run(&run("silent", now.plus_ms(1)))).unwrap();
    assert_eq!(desk.engine.sync_status().unwrap()[0].resumable, Some("silent".into()));
    desk.clock.forward(Duration::from_secs(25 * 3_600));
    assert_eq!(desk.engine.sync_status().unwrap()[0].resumable, None);
}
