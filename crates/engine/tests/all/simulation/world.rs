//! A pretend MRI, a machine with a data folder, and a client or two with the same key.

use std::sync::{Arc, Mutex};

use engine::{Engine, NewClient};
use fastrand::Rng;
use model::{Client, ClientProperty, ClientSettings, PropertyKind, QuotaLimit, SecretStore};
use sandbox::{Credentials, Kind, Limit, Office, Portfolio, Spec};
use tempfile::TempDir;
use tokio::time::Instant;

use super::clock::SimulatedClock;
use super::journal::Journal;
use super::road::{Destination, Weather};
use crate::support::{TODAY, secrets};

pub struct World {
    pub to: Arc<Destination>,
    pub dir: TempDir,
}

/// What to make.
pub struct Plan {
    pub seed: u64,
    pub properties: usize,
    pub leases: usize,
    pub residential: usize,
    pub quota: QuotaLimit,
    pub fixed: bool,
    pub weather: Weather,
}

impl World {
    pub fn new(plan: Plan) -> Self {
        let Plan { seed, properties, leases, residential, quota, fixed, weather } = plan;
        let limit = Limit { calls: quota.calls, window: std::time::Duration::from_secs(quota.window_secs.into()), fixed };
        let spec = Spec { properties, leases, residential, seed, today: TODAY };
        let config = sandbox::Config { limit, ..sandbox::Config::default() };
        let office = Office::new(config, Portfolio::generate(&spec), Instant::now().into_std());
        let to = Destination {
            office: Arc::new(office),
            clock: Arc::new(SimulatedClock::new()),
            journal: Journal::default(),
            weather,
            chance: Mutex::new(Rng::with_seed(seed)),
        };
        Self { to: Arc::new(to), dir: folder() }
    }

    pub fn office(&self) -> &Office {
        &self.to.office
    }

    /// A client of all properties, in the data folder.
    pub fn add_client(&self, engine: &Engine, name: &str, quota: QuotaLimit, settings: &ClientSettings) -> Client {
        let client = engine.add_client(self.new_client(name, quota), secrets()).unwrap();
        engine.update_client(&client.id, quota, settings).unwrap()
    }

    fn new_client(&self, name: &str, quota: QuotaLimit) -> NewClient {
        let Credentials { client_id, database, user, .. } = Credentials::default();
        let property = |property: &sandbox::Property| ClientProperty {
            id: property.id.as_str().into(),
            name: None,
            kind: Some(match property.kind {
                Kind::Commercial => PropertyKind::Commercial,
                Kind::Residential => PropertyKind::Residential,
            }),
        };
        NewClient {
            name: name.into(),
            url: "https://mri.example.com/mriapiservices/api.asp".into(),
            mri_client_id: client_id,
            database,
            user,
            quota,
            secret_store: SecretStore::File,
            properties: self.office().portfolio().properties.iter().map(property).collect(),
            sample: false,
            catalogue: None,
        }
    }
}

/// In memory where there is such a place: that a disk keeps its word is not what is simulated.
fn folder() -> TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}
