//! When a sync says that it will be done, it is.

use std::time::Duration;

use engine::SyncRequest;
use model::{ClientSettings, Dataset, QuotaLimit, RunStatus};
use store::Store;
use tokio::time::sleep;

use super::process::Process;
use super::road::Weather;
use super::seeds;
use super::world::{Plan, World};

const PROPERTIES: usize = 200;

#[test]
fn a_sync_of_ten_thousand_leases_ends_when_it_was_said_to() {
    seeds::each(5_000..5_001, async |seed| {
        let quota = QuotaLimit::DEVELOPER_KEY;
        let weather = Weather::fine(300..500);
        let world = World::new(Plan { seed, properties: PROPERTIES, leases: 50, residential: 0, quota, fixed: false, weather });
        let client = world.add_clients(quota, vec![("One", ClientSettings::default())]).remove(0);
        let engine = Process::start(&world).engine;
        let request = SyncRequest::all(client.id);
        let (plan, began) = (engine.plan_sync(&request).unwrap(), quota::Clock::now(&*world.to.clock).wall());
        let started = engine.start_sync(&request).unwrap();
        let now = || quota::Clock::now(&*world.to.clock).wall();
        let took = |until: model::Instant| began.age_ms(until) as f64;
        let list_at = async {
            let store = Store::open(world.dir.path()).unwrap();
            loop {
                let states = store.read(|reader| reader.list_dataset_states()).unwrap();
                let is_list = |dataset| matches!(dataset, Dataset::Leases | Dataset::Offers | Dataset::Emea);
                if states.iter().filter(|state| is_list(state.dataset)).count() == 3 * PROPERTIES {
                    return now();
                }
                sleep(Duration::from_secs(5)).await;
            }
        };
        let (list_at, run) = futures::future::join(list_at, engine.wait_for_run(&started.run_id)).await;
        let run = run.unwrap();
        assert_eq!(
            (run.status, world.office().violations(), world.office().calls().len()),
            (RunStatus::Completed, 0, 8 * PROPERTIES)
        );
        let ratio = took(plan.finish_estimate.unwrap()) / took(now());
        let list = took(list_at) / took(plan.list_finish_estimate.unwrap());
        println!(
            "finish estimated {ratio:.4} of the real one after {} s; the list was there at {list:.4} of its estimate",
            took(now()) / 1e3
        );
        assert!((0.95..=1.05).contains(&ratio), "{ratio}");
        assert!(list <= 1.1, "{list}");
    });
}
