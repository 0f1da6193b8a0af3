//! Who reads while a run writes sees a property's dataset as it was or as it is, never some of each.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use engine::{Engine, SyncRequest};
use fastrand::Rng;
use model::{ClientSettings, Decimal, QuotaLimit};
use sandbox::Portfolio;
use tokio::runtime::Handle;
use tokio::time::sleep;

use super::process::Process;
use super::road::Weather;
use super::seeds;
use super::world::{Plan, World};

const MARKS: [&str; 2] = ["mark 0", "mark 1"];
const RUNS: usize = 10;

/// Puts one of two marks on every row of every dataset.
fn mark(portfolio: &mut Portfolio, version: usize) {
    let (text, number) = (MARKS[version], Decimal::from(version));
    for lease in portfolio.properties.iter_mut().flat_map(|property| &mut property.leases) {
        lease.occupant = text.to_owned();
        lease.emea.iter_mut().for_each(|emea| emea.tenancy_description = text);
        lease.options.iter_mut().for_each(|option| option.rate_description = text);
        lease.notes.iter_mut().for_each(|note| note.text = text);
        lease.charges.iter_mut().for_each(|charge| charge.amount = number);
        lease.delinquencies.iter_mut().for_each(|item| item.description = text);
        lease.budget.iter_mut().for_each(|budget| budget.renew_type = text);
    }
}

/// A property's leases in the list, and one lease with all its rows.
fn look(engine: &Engine) {
    let renewals = engine.list_renewals("", &[]).unwrap();
    for property in renewals.chunk_by(|one, other| one.property_id == other.property_id) {
        let name = property[0].property_id.clone();
        same("leases", &name, property.iter().map(|one| one.occupant_name.clone()));
        let notes = property.iter().filter_map(|one| one.last_note.as_ref());
        same("notes", &name, notes.map(|note| Some(note.text.clone())));
        let rents = property.iter().filter_map(|one| one.monthly_rent);
        same("charges", &name, rents.map(|rent| Some((!rent.is_zero()).to_string())));
        let lease = engine.show_renewal(None, &name, &property[0].lease_id).unwrap();
        same("emea", &name, lease.emea.into_iter().map(|row| row.tenancy_type));
        same("options", &name, lease.options.into_iter().map(|row| row.rate_description));
        same("notes", &name, lease.notes.into_iter().map(|row| Some(row.text)));
        same("charges", &name, lease.charges.into_iter().map(|row| row.amount.map(|amount| amount.to_string())));
        same("delinquencies", &name, lease.delinquencies.into_iter().map(|row| row.description));
        same("budget", &name, lease.budgets.into_iter().map(|row| row.renew_type));
    }
}

fn same(dataset: &str, property: &model::PropertyId, marks: impl Iterator<Item = Option<String>>) {
    let marks: Vec<_> = marks.collect();
    assert!(marks.windows(2).all(|pair| pair[0] == pair[1]), "{dataset} of {property}: {marks:?}");
}

/// Somebody who reads on a thread of their own, as fast as they can, until dropped.
struct Reader {
    stop: Arc<AtomicBool>,
    thread: JoinHandle<usize>,
}

impl Reader {
    fn start(engine: Engine) -> Self {
        let (stop, time) = (Arc::new(AtomicBool::new(false)), Handle::current());
        let told = Arc::clone(&stop);
        let thread = thread::spawn(move || {
            // The simulation's clock is the runtime's.
            let _entered = time.enter();
            let mut looks = 0;
            while !told.load(Ordering::Relaxed) {
                look(&engine);
                looks += 1;
            }
            looks
        });
        Self { stop, thread }
    }

    fn stop(self) -> usize {
        self.stop.store(true, Ordering::Relaxed);
        self.thread.join().unwrap()
    }
}

async fn play(seed: u64) -> usize {
    let mut chance = Rng::with_seed(seed);
    let quota = QuotaLimit { calls: 1_000, window_secs: 10 };
    let weather = Weather::fine(20..300);
    let world = World::new(Plan { seed, properties: 3, leases: 6, residential: 0, quota, fixed: false, weather });
    world.office().change(|portfolio| mark(portfolio, 0));
    let settings = ClientSettings { calls_per_second: 0, ..ClientSettings::default() };
    let (writer, other) = (Process::start(&world).engine, Process::start(&world).engine);
    let client = world.add_client(&writer, "One", quota, &settings);
    let request = SyncRequest { refresh: true, ..SyncRequest::all(client.id) };
    let changes = async {
        for version in (0..2).cycle() {
            sleep(Duration::from_millis(chance.u64(50..1_000))).await;
            world.office().change(|portfolio| mark(portfolio, version));
            // The writer's own eyes too, at an instant of the simulation.
            look(&writer);
        }
    };
    let runs = async {
        for _ in 0..RUNS {
            let started = writer.start_sync(&request).unwrap();
            let run = writer.wait_for_run(&started.run_id).await.unwrap();
            assert_eq!(run.result.unwrap().failures, []);
        }
    };
    // In the same process, and in another one on the folder.
    let readers = [Reader::start(writer.clone()), Reader::start(other)];
    tokio::select! {
        () = runs => {}
        () = changes => {}
    }
    readers.into_iter().map(Reader::stop).sum()
}

#[test]
fn readers_never_see_half_a_property() {
    let looks = seeds::each(8_000..8_003, play);
    println!("{looks:?} looks");
    assert!(looks.iter().all(|looks| *looks > RUNS), "nobody looked");
}
