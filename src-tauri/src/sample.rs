//! The sample portfolio: a pretend MRI inside the program, added as a client with a partner key's quota.

use engine::{Engine, EngineError, NewClient, Secrets, StartedRun, SyncRequest};
use model::{Client, ClientProperty, PropertyKind, QuotaLimit, SecretStore};
use sandbox::{Config, Credentials, Sandbox, Spec};
use tauri::{AppHandle, Manager};
use tokio::sync::Mutex;

const NAME: &str = "Sample portfolio";

/// The pretend MRI, once it runs.
#[derive(Default)]
pub struct Sample(Mutex<Option<Sandbox>>);

impl Sample {
    /// Adds the sample client if it is not there, makes sure that its server runs, and starts its sync.
    pub async fn start(&self, engine: &Engine) -> Result<StartedRun, EngineError> {
        let client = self.ready(engine, true).await?;
        let client = client.ok_or_else(|| EngineError::Internal("the sample portfolio is missing".into()))?;
        engine.start_sync(&SyncRequest::all(client.id))
    }

    /// The sample client with its server running; `add` makes one where there is none.
    async fn ready(&self, engine: &Engine, add: bool) -> Result<Option<Client>, EngineError> {
        let mut running = self.0.lock().await;
        let found = find(engine)?;
        if found.is_none() && !add {
            return Ok(None);
        }
        if running.is_none() {
            *running = Some(begin(engine).await?);
        }
        let Some(sandbox) = running.as_ref() else { return Ok(None) };
        match found {
            Some(client) => {
                engine.move_client(&client.id, &sandbox.url())?;
                Ok(Some(client))
            }
            None => Ok(Some(add_client(engine, sandbox)?)),
        }
    }
}

fn add_client(engine: &Engine, sandbox: &Sandbox) -> Result<Client, EngineError> {
    let Credentials { client_id, database, user, key, password } = Credentials::default();
    let kind = |kind| match kind {
        sandbox::Kind::Commercial => PropertyKind::Commercial,
        sandbox::Kind::Residential => PropertyKind::Residential,
    };
    let portfolio = sandbox.portfolio();
    let properties = portfolio.properties.iter().map(|property| ClientProperty {
        id: property.id.as_str().into(),
        name: Some(property.name.clone()),
        kind: Some(kind(property.kind)),
    });
    let new = NewClient {
        name: NAME.into(),
        url: sandbox.url(),
        mri_client_id: client_id,
        database,
        user,
        quota: QuotaLimit::PARTNER_KEY,
        // Made-up credentials of a server inside this program: nothing to hide from anybody.
        secret_store: SecretStore::File,
        properties: properties.collect(),
        sample: true,
        catalogue: None,
    };
    engine.add_client(new, Secrets { key: key.into(), password: Some(password.into()) })
}

/// Starts the pretend MRI of a sample client from an earlier day, at whichever port is free today.
pub async fn wake(app: &AppHandle, engine: &Engine) {
    if let Err(error) = app.state::<Sample>().ready(engine, false).await {
        tracing::warn!(%error, "the sample portfolio could not be woken");
    }
}

fn find(engine: &Engine) -> Result<Option<Client>, EngineError> {
    Ok(engine.list_clients()?.into_iter().find(|client| client.sample))
}

async fn begin(engine: &Engine) -> Result<Sandbox, EngineError> {
    let portfolio = Spec { properties: 24, leases: 20, residential: 6, seed: 7, today: engine.today() };
    let config = Config { portfolio, limit: partner_limit()?, ..Config::default() };
    Sandbox::start(config).await.map_err(|error| EngineError::Internal(error.to_string()))
}

fn partner_limit() -> Result<sandbox::Limit, EngineError> {
    QuotaLimit::PARTNER_KEY.to_string().parse().map_err(|error| EngineError::Internal(format!("{error}")))
}
