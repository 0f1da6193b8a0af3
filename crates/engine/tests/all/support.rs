//! A pretend MRI, a data folder and an engine, put together.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use engine::{ClientChange, Config, EditTarget, Engine, NewClient, Pacing, Secrets, SyncRequest, SyncSettings};
use jiff::civil::{Date, date};
use model::{Client, ClientProperty, ClientSettings, FollowUp, LeaseKey, PropertyKind, QuotaLimit, Run, SecretStore};
use quota::{Clock, Moment, SystemClock};
use sandbox::{Credentials, Limit, Sandbox, Spec};
use tempfile::TempDir;

pub const TODAY: Date = date(2026, 11, 23);

/// The machine's clock, some time later.
#[derive(Clone, Default)]
pub struct ShiftedClock(Arc<AtomicI64>);

impl ShiftedClock {
    pub fn forward(&self, time: Duration) {
        self.0.fetch_add(i64::try_from(time.as_millis()).unwrap(), Ordering::Relaxed);
    }
}

impl Clock for ShiftedClock {
    fn now(&self) -> Moment {
        let (now, shift) = (SystemClock.now(), self.0.load(Ordering::Relaxed));
        Moment { boot_ms: now.boot_ms + shift, wall_ms: now.wall_ms + shift, ..now }
    }
}

pub struct Desk {
    pub sandbox: Sandbox,
    pub engine: Engine,
    pub client: Client,
    pub clock: ShiftedClock,
    pub dir: TempDir,
}

pub fn spec(properties: usize, leases: usize, residential: usize) -> Spec {
    Spec { properties, leases, residential, seed: 7, today: TODAY }
}

/// No pacing and no patience, so that tests wait for nothing but the window.
pub fn fast() -> SyncSettings {
    SyncSettings { pacing: Pacing { concurrency: 8, per_second: 0 }, patience_ms: 0, ..SyncSettings::default() }
}

pub fn new_client(name: &str, sandbox: &Sandbox, quota: QuotaLimit) -> NewClient {
    let Credentials { client_id, database, user, .. } = Credentials::default();
    let property = |property: &sandbox::Property| ClientProperty {
        id: property.id.as_str().into(),
        name: None,
        kind: Some(match property.kind {
            sandbox::Kind::Commercial => PropertyKind::Commercial,
            sandbox::Kind::Residential => PropertyKind::Residential,
        }),
    };
    NewClient {
        name: name.into(),
        url: sandbox.url(),
        mri_client_id: client_id,
        database,
        user,
        quota,
        secret_store: SecretStore::File,
        properties: sandbox.portfolio().properties.iter().map(property).collect(),
        sample: false,
        catalogue: None,
    }
}

/// A change that changes nothing.
pub fn as_it_is(client: &Client) -> ClientChange {
    ClientChange {
        name: client.name.clone(),
        url: client.url.clone(),
        mri_client_id: client.mri_client_id.clone(),
        database: client.database.clone(),
        user: client.user.clone(),
        secret_store: client.secret_store,
        properties: client.properties.clone(),
        catalogue: None,
    }
}

pub fn secrets() -> Secrets {
    let Credentials { key, password, .. } = Credentials::default();
    Secrets { key: key.into(), password: Some(password.into()) }
}

impl Desk {
    pub async fn open(spec: Spec) -> Self {
        Self::open_with(spec, |_| {}).await
    }

    /// An MRI that takes its time for each answer.
    pub async fn open_slow(spec: Spec, latency: Duration) -> Self {
        Self::open_on(spec, latency, |_| {}).await
    }

    /// A wide quota; `change` may narrow it, or anything else of the client.
    pub async fn open_with(spec: Spec, change: impl FnOnce(&mut NewClient)) -> Self {
        Self::open_on(spec, Duration::ZERO, change).await
    }

    async fn open_on(spec: Spec, latency: Duration, change: impl FnOnce(&mut NewClient)) -> Self {
        let limit: Limit = "100000/300s".parse().unwrap();
        let sandbox = Sandbox::start(sandbox::Config { portfolio: spec, limit, latency, ..Default::default() }).await.unwrap();
        let dir = tempfile::tempdir().unwrap();
        let clock = ShiftedClock::default();
        let config = Config { today: Some(TODAY), clock: Arc::new(clock.clone()), ..Config::new(dir.path()) };
        let engine = Engine::open(config).unwrap();
        let mut new = new_client("Harbor", &sandbox, QuotaLimit { calls: 100_000, window_secs: 300 });
        change(&mut new);
        let client = engine.add_client(new, secrets()).unwrap();
        let unpaced = ClientSettings { concurrency: 8, calls_per_second: 0, ..ClientSettings::default() };
        let client = engine.update_client(&client.id, client.quota, &unpaced).unwrap();
        Self { sandbox, engine, client, clock, dir }
    }

    pub fn request(&self) -> SyncRequest {
        SyncRequest::all(self.client.id.clone())
    }

    pub async fn sync(&self) -> Run {
        self.sync_as(&self.request()).await
    }

    pub async fn sync_as(&self, request: &SyncRequest) -> Run {
        let started = self.engine.start_sync_with(request, fast()).unwrap();
        self.engine.wait_for_run(&started.run_id).await.unwrap()
    }

    /// A lease of the client, whether there is one or not.
    pub fn lease(&self, property: &str, lease: &str) -> LeaseKey {
        LeaseKey { client_id: self.client.id.clone(), property_id: property.into(), lease_id: lease.into() }
    }

    /// The first lease of a property, as it is listed.
    pub fn first_lease(&self, property: &str) -> LeaseKey {
        let renewals = self.engine.list_renewals(&format!("property:{property}"), &[]).unwrap();
        self.lease(property, renewals[0].lease_id.as_str())
    }

    /// What the desk holds of a lease, whether MRI still has it or not.
    pub fn follow_up(&self, lease: &LeaseKey) -> Option<FollowUp> {
        let store = store::Store::open(self.dir.path()).unwrap();
        store.read(|reader| reader.find_follow_up(lease)).unwrap()
    }

    /// The same folder as another process has it, on another day.
    pub fn engine_on(&self, today: Date) -> Engine {
        let clock = Arc::new(self.clock.clone());
        Engine::open(Config { today: Some(today), clock, ..Config::new(self.dir.path()) }).unwrap()
    }

    /// Closes the engine, lets `between` at the folder, and opens it again.
    pub fn reopened(self, between: impl FnOnce(&std::path::Path)) -> Self {
        let Self { sandbox, engine, client, clock, dir } = self;
        drop(engine);
        between(dir.path());
        let config = Config { today: Some(TODAY), clock: Arc::new(clock.clone()), ..Config::new(dir.path()) };
        Self { engine: Engine::open(config).unwrap(), sandbox, client, clock, dir }
    }

    pub fn calls_of(&self, dataset: &str) -> usize {
        self.sandbox.calls().iter().filter(|call| call.dataset.as_deref() == Some(dataset)).count()
    }
}

pub fn calls(run: &Run) -> u32 {
    run.result.as_ref().unwrap().calls
}

pub fn leases(leases: &[&LeaseKey]) -> EditTarget {
    EditTarget::Leases { leases: leases.iter().map(|&lease| lease.clone()).collect() }
}

pub fn text(text: &str) -> Option<model::SetText> {
    Some(model::SetText { to: Some(text.to_owned()) })
}
