//! MRI is down for a while. The run waits it out if it ends in time, and costs next to nothing meanwhile.

use std::time::Duration;

use engine::{SyncRequest, SyncSettings};
use fastrand::Rng;
use model::{ClientSettings, FailureCode, QuotaLimit, Run, RunStatus};
use tokio::time::sleep;

use super::process::Process;
use super::road::Weather;
use super::seeds;
use super::world::{Plan, World};

/// As many as it takes for a tenth of the plan to pay for all that fails before it is known that MRI is down.
const PROPERTIES: usize = 100;
const PLANNED: u32 = 800;

/// 503 from every API, from then on and for so long.
async fn weather(world: &World, begins: Duration, lasts: Duration) {
    sleep(begins).await;
    world.office().set_faults(vec!["*:*:503".parse().unwrap()]);
    sleep(lasts).await;
    world.office().set_faults(Vec::new());
}

async fn run_through(seed: u64, quota: QuotaLimit, begins: Duration, lasts: Duration) -> Run {
    let fine = Weather::fine(100..700);
    let world = World::new(Plan { seed, properties: PROPERTIES, leases: 1, residential: 0, quota, fixed: false, weather: fine });
    let engine = Process::start(&world).engine;
    let client = world.add_client(&engine, "One", quota, &ClientSettings::default());
    let started = engine.start_sync_with(&SyncRequest::all(client.id), SyncSettings::default()).unwrap();
    let run = tokio::select! {
        run = engine.wait_for_run(&started.run_id) => run.unwrap(),
        () = async { weather(&world, begins, lasts).await; std::future::pending().await } => unreachable!(),
    };
    let calls = u32::try_from(world.office().calls().len()).unwrap();
    assert!(calls * 10 <= PLANNED * 11, "{calls} calls for a plan of {PLANNED}");
    assert_eq!(world.office().violations(), 0);
    run
}

const WIDE: QuotaLimit = QuotaLimit { calls: 1_000, window_secs: 300 };
const TEN_MINUTES: Duration = Duration::from_secs(600);

#[test]
fn a_storm_from_the_start_that_ends_in_time_leaves_a_whole_run() {
    seeds::each(4_000..4_002, async |seed| {
        let quota = if seed % 2 == 0 { WIDE } else { QuotaLimit::DEVELOPER_KEY };
        let run = run_through(seed, quota, Duration::ZERO, TEN_MINUTES).await;
        assert_eq!((run.status, run.result.unwrap().failures.len()), (RunStatus::Completed, 0));
    });
}

#[test]
fn a_storm_in_the_middle_that_ends_in_time_leaves_a_whole_run() {
    seeds::each(4_100..4_102, async |seed| {
        let mut chance = Rng::with_seed(seed);
        let run = run_through(seed, WIDE, Duration::from_millis(chance.u64(500..30_000)), TEN_MINUTES).await;
        assert_eq!((run.status, run.result.unwrap().failures.len()), (RunStatus::Completed, 0));
    });
}

#[test]
fn a_storm_that_outlasts_all_patience_fails_every_dataset_and_says_so() {
    seeds::each(4_200..4_201, async |seed| {
        let run = run_through(seed, WIDE, Duration::ZERO, Duration::from_secs(7_200)).await;
        assert_eq!(run.status, RunStatus::Completed);
        let failures = run.result.unwrap().failures;
        assert_eq!(failures.len(), 8 * PROPERTIES);
        assert!(failures.iter().all(|failure| failure.code == FailureCode::ServerBusy));
    });
}
