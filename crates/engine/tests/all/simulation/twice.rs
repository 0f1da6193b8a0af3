//! Doing it twice is the same as once.

use engine::{ChangeQuery, Engine, SyncRequest};
use model::{ClientSettings, QuotaLimit};

use super::crash::anonymous;
use super::process::Process;
use super::road::Weather;
use super::seeds;
use super::world::{Plan, World};

async fn sync(engine: &Engine, request: &SyncRequest) -> u32 {
    let started = engine.start_sync(request).unwrap();
    let result = engine.wait_for_run(&started.run_id).await.unwrap().result.unwrap();
    assert_eq!(result.failures, []);
    result.calls
}

#[test]
fn running_twice_changes_nothing_and_asks_nothing_that_is_fresh() {
    seeds::each(3_000..3_014, async |seed| {
        let quota = QuotaLimit { calls: 100, window_secs: 60 };
        let weather = Weather::fine(20..800);
        let world = World::new(Plan { seed, properties: 3, leases: 3, residential: 1, quota, fixed: false, weather });
        let engine = Process::start(&world).engine;
        let client = world.add_client(&engine, "One", quota, &ClientSettings::default());
        let renewals = || engine.list_renewals("", &[]).unwrap();
        let request = SyncRequest::all(client.id);
        assert_eq!(sync(&engine, &request).await, 2 * 8 + 2);
        let first = renewals();
        assert_eq!(sync(&engine, &request).await, 0, "all of it is fresh");
        assert_eq!(renewals(), first, "to the very times");
        assert_eq!(sync(&engine, &SyncRequest { refresh: true, ..request }).await, 2 * 8 + 2);
        let plain = |renewals: Vec<_>| renewals.into_iter().map(anonymous).collect::<Vec<_>>();
        assert_eq!(plain(renewals()), plain(first));
        assert_eq!(engine.list_changes(&ChangeQuery { client_id: None, run_id: None, limit: 100 }).unwrap(), []);
    });
}
