//! No window is ever above the limit, whatever happens to calls, clocks and processes.

use std::cell::RefCell;
use std::time::Duration;

use engine::{Engine, SyncRequest};
use fastrand::Rng;
use futures::future::join_all;
use model::{Client, ClientSettings, QuotaLimit};
use tokio::sync::watch;
use tokio::time::sleep;

use super::process::Process;
use super::road::Weather;
use super::seeds;
use super::world::{Plan, World};

/// What a simulation had to offer: a proof in which nothing happens proves nothing.
#[derive(Clone, Copy, Debug, Default)]
struct Events {
    calls: usize,
    /// Calls that took the last place of a window.
    full: usize,
    kills: usize,
    reboots: usize,
    refusals: usize,
}

/// One seed's world and what befalls it.
struct Scene {
    world: World,
    clients: Vec<Client>,
    /// The process that made the clients, until it has other work.
    first: RefCell<Option<Process>>,
    quota: QuotaLimit,
    until_ms: i64,
    /// Off while the machine is down.
    power: watch::Sender<bool>,
    running: watch::Sender<usize>,
    kills: watch::Sender<usize>,
    /// A wall clock that is set forward, and then a reboot: that is the one thing that nothing helps against.
    reboots: bool,
    somebody: bool,
    /// Processes want the same clients; else each has its own.
    compete: bool,
}

impl Scene {
    fn new(seed: u64, fixed: bool, chance: &mut Rng) -> Self {
        let quota = QuotaLimit { calls: chance.u32(3..=8), window_secs: chance.u32(3..=7) };
        let latency = if chance.bool() { 50..400 } else { 20..3_000 };
        let weather = if chance.bool() { Weather::foul(latency) } else { Weather::fine(latency) };
        let (properties, leases) = (chance.usize(2..=4), chance.usize(2..=3));
        let world = World::new(Plan { seed, properties, leases, residential: chance.usize(0..=1), quota, fixed, weather });
        let compete = chance.u8(0..8) == 0;
        let first = Process::start(&world);
        let names = ["One", "Two", "Three"];
        let clients = names[..chance.usize(1..=if compete { 2 } else { 3 })].iter().map(|name| {
            let settings = ClientSettings {
                batch_size: chance.u32(1..=4),
                concurrency: chance.u32(1..=6),
                calls_per_second: [0, 10, 50][chance.usize(0..3)],
                ..ClientSettings::default()
            };
            world.add_client(&first.engine, name, quota, &settings)
        });
        let clients = clients.collect();
        let until_ms = world.to.clock.elapsed_ms() + i64::from(quota.window_secs) * 3_500;
        Self {
            world,
            clients,
            first: RefCell::new(Some(first)),
            quota,
            until_ms,
            power: watch::Sender::new(true),
            running: watch::Sender::new(0),
            kills: watch::Sender::new(0),
            reboots: chance.u8(0..3) == 0,
            somebody: chance.u8(0..4) == 0,
            compete,
        }
    }

    fn left(&self) -> Duration {
        let ms = self.until_ms - self.world.to.clock.elapsed_ms();
        Duration::from_millis(u64::try_from(ms).unwrap_or(0))
    }

    /// One life after another.
    async fn process(&self, place: usize, mut chance: Rng) {
        while !self.left().is_zero() {
            self.power.subscribe().wait_for(|on| *on).await.unwrap();
            let first = self.first.take();
            let process = first.unwrap_or_else(|| Process::start(&self.world));
            self.running.send_modify(|running| *running += 1);
            let mut power = self.power.subscribe();
            let lifetime = self.left().mul_f64(0.1 + chance.f64() * 2.0);
            tokio::select! {
                () = self.work(&process.engine, place, &mut chance) => {}
                () = sleep(lifetime.min(self.left())) => {}
                _ = power.wait_for(|on| !on) => {}
            }
            process.kill().await;
            self.running.send_modify(|running| *running -= 1);
            self.kills.send_modify(|kills| *kills += 1);
            sleep(Duration::from_millis(chance.u64(0..2_000)).min(self.left())).await;
        }
    }

    /// Goes on with what was cut short, and then syncs one client or the other, again and again.
    async fn work(&self, engine: &Engine, place: usize, chance: &mut Rng) {
        engine.resume_interrupted().unwrap();
        for turn in 0.. {
            let turn = if self.compete { turn } else { place };
            let client = &self.clients[turn % self.clients.len()];
            let request = SyncRequest { refresh: true, ..SyncRequest::all(client.id.clone()) };
            match engine.start_sync(&request) {
                Ok(started) => drop(engine.wait_for_run(&started.run_id).await.unwrap()),
                // Another process is at it.
                Err(_) => sleep(Duration::from_secs(self.quota.window_secs.into())).await,
            }
            sleep(Duration::from_millis(chance.u64(0..2_000)).min(self.left())).await;
        }
    }

    /// Clocks are set, the machine goes down, somebody else spends calls of the key.
    async fn fate(&self, mut chance: Rng) -> usize {
        let mut reboots = 0;
        while !self.left().is_zero() {
            sleep(self.left().min(Duration::from_millis(chance.u64(500..10_000)))).await;
            let back = -chance.i64(0..100_000_000);
            self.world.to.clock.turn_wall(if self.reboots || chance.bool() { back } else { -back });
            if self.somebody {
                self.world.office().spend(chance.u32(1..=self.quota.calls), tokio::time::Instant::now().into_std());
            }
            if self.reboots && chance.bool() {
                self.power.send_replace(false);
                self.running.subscribe().wait_for(|running| *running == 0).await.unwrap();
                sleep(Duration::from_millis(chance.u64(0..5_000))).await;
                self.world.to.clock.reboot();
                self.power.send_replace(true);
                reboots += 1;
            }
        }
        reboots
    }

    /// For so long a call that has its permit may still keep the pace.
    fn pace_ms(&self) -> i64 {
        let per_second = self.clients.iter().map(|client| i64::from(client.settings.calls_per_second));
        per_second.map(|rate| if rate == 0 { 0 } else { 1_000 / rate }).max().unwrap_or_default()
    }

    fn check(&self) -> Events {
        let (office, trips) = (self.world.office(), self.world.to.journal.trips());
        let calls = office.calls();
        let most = calls.iter().map(|call| call.in_window).max().unwrap_or_default();
        if !self.somebody {
            assert_eq!(office.violations(), 0, "{most} calls in a window of {:?}", self.quota);
            assert!(most <= self.quota.calls);
        }
        let refused = trips.iter().filter_map(|trip| trip.heard).filter(|heard| heard.status == 429);
        for refusal in refused.clone() {
            let opens_ms = refusal.at_ms + self.quota.window_ms().max(refusal.retry_after_ms);
            let early = trips.iter().find(|trip| (refusal.at_ms + self.pace_ms() + 1..opens_ms).contains(&trip.sent_ms));
            assert_eq!(early, None, "after {refusal:?} with {:?}", self.quota);
        }
        Events {
            calls: calls.len(),
            full: calls.iter().filter(|call| call.in_window == self.quota.calls).count(),
            refusals: refused.count(),
            ..Events::default()
        }
    }
}

async fn play(seed: u64, fixed: bool) -> Events {
    let mut chance = Rng::with_seed(seed);
    let scene = Scene::new(seed, fixed, &mut chance);
    let most = if scene.compete { 3 } else { scene.clients.len() };
    let processes: Vec<_> = (0..chance.usize(1..=most)).map(|place| scene.process(place, chance.fork())).collect();
    let fate = scene.fate(chance.fork());
    let (_, reboots) = futures::future::join(join_all(processes), fate).await;
    Events { kills: *scene.kills.borrow(), reboots, ..scene.check() }
}

fn hundred(from: u64, fixed: bool) {
    let began = std::time::Instant::now();
    let all = seeds::each(from..from + 100, async |seed| play(seed, fixed).await);
    let sum = |of: fn(&Events) -> usize| all.iter().map(of).sum::<usize>();
    let (calls, full, kills, reboots, refusals) =
        (sum(|one| one.calls), sum(|one| one.full), sum(|one| one.kills), sum(|one| one.reboots), sum(|one| one.refusals));
    println!(
        "{calls} calls, {full} of them the last of a window; {kills} kills, {reboots} reboots, {refusals} refusals; {:?}",
        began.elapsed()
    );
    if all.len() == 100 {
        assert!(calls > 1_000 && full > 100 && kills > 100 && reboots > 10 && refusals > 10, "too little happens");
    }
}

macro_rules! hundreds {
    ($($name:ident: $from:literal, $fixed:literal;)*) => {
        $(#[test]
        fn $name() {
            hundred($from, $fixed);
        })*
    };
}

hundreds! {
    no_rolling_window_is_above_the_limit_in_the_first_hundred: 0, false;
    no_rolling_window_is_above_the_limit_in_the_second_hundred: 100, false;
    no_rolling_window_is_above_the_limit_in_the_third_hundred: 200, false;
    no_rolling_window_is_above_the_limit_in_the_fourth_hundred: 300, false;
    no_rolling_window_is_above_the_limit_in_the_fifth_hundred: 400, false;
    no_fixed_window_is_above_the_limit_in_the_first_hundred: 500, true;
    no_fixed_window_is_above_the_limit_in_the_second_hundred: 600, true;
    no_fixed_window_is_above_the_limit_in_the_third_hundred: 700, true;
    no_fixed_window_is_above_the_limit_in_the_fourth_hundred: 800, true;
    no_fixed_window_is_above_the_limit_in_the_fifth_hundred: 900, true;
}
