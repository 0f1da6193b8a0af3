//! Clients: adding and removing. What changes of a connection is in `change`.

mod change;

use model::{Client, ClientId, ClientProperty, ClientSettings, QuotaLimit, SecretStore};
use mri::{Address, Catalogue};
use quota::{KeyId, Limit};
use secrecy::{ExposeSecret, SecretString};
use store::ClientRow;

pub(crate) use change::is_same_database;

use crate::property_list::validate_properties;
use crate::schedule::check_schedule;
use crate::secret::{self, Secret};
use crate::{Engine, EngineError, Topic};

/// A connection to be made. Its secrets travel apart.
#[derive(Clone, Debug)]
pub struct NewClient {
    pub name: String,
    pub url: String,
    pub mri_client_id: String,
    pub database: String,
    pub user: String,
    pub quota: QuotaLimit,
    pub secret_store: SecretStore,
    pub properties: Vec<ClientProperty>,
    pub sample: bool,
    /// Changes to the catalogue, as TOML.
    pub catalogue: Option<String>,
}

/// What changes of a connection. Key and password travel apart, and only if they are new.
#[derive(Clone, Debug)]
pub struct ClientChange {
    pub name: String,
    pub url: String,
    pub mri_client_id: String,
    pub database: String,
    pub user: String,
    pub secret_store: SecretStore,
    pub properties: Vec<ClientProperty>,
    /// Changes to the catalogue, as TOML.
    pub catalogue: Option<String>,
}

/// Key and password, on their way in. There is no way out.
pub struct Secrets {
    pub key: SecretString,
    /// `None` only with [`SecretStore::Env`], whose password comes at each start.
    pub password: Option<SecretString>,
}

impl Engine {
    /// Stores a connection and its secrets. Nothing is asked of MRI.
    pub fn add_client(&self, new: NewClient, secrets: Secrets) -> Result<Client, EngineError> {
        let secret = require(secrets, new.secret_store)?;
        let row = validate(new, &secret)?;
        let taken = self.list_clients()?.iter().any(|client| client.name.eq_ignore_ascii_case(&row.client.name));
        if taken {
            return Err(store::StoreError::NameTaken(row.client.name).into());
        }
        // Secrets first: a client without them would be useless, secrets without a client are only unused.
        secret::set(self.data_dir(), &row.client, &secret)?;
        if let Err(error) = self.inner.store.write_desk(|desk| desk.insert_client(&row)) {
            secret::delete(self.data_dir(), &row.client.id, row.client.secret_store)?;
            return Err(error.into());
        }
        self.notify(Topic::Clients);
        Ok(row.client)
    }

    /// Forgets a client with all that was fetched for it and all that the staff said of its leases. The history of its runs stays. A keychain that cannot be reached does not
    /// hold it up: the sentence that comes back says what stayed there.
    pub fn remove_client(&self, name: &str) -> Result<Option<String>, EngineError> {
        let client = self.get_client(Some(name))?;
        let _nobody_syncs = self.lock_client_alone(&client, "removing the client")?;
        let left = match secret::delete(self.data_dir(), &client.id, client.secret_store) {
            Err(EngineError::Keychain(why)) => Some(format!("its key and password stay in the system's keychain ({why})")),
            other => other.map(|()| None)?,
        };
        let now = self.inner.clock.now().wall();
        self.inner.store.write_desk(|desk| {
            desk.end_interrupted_runs(&client.id, now)?;
            desk.delete_client(&client.id)
        })?;
        self.inner.store.write_cache(|cache| cache.delete_client_rows(&client.id))?;
        self.notify(Topic::Clients);
        self.notify(Topic::Renewals);
        Ok(left)
    }

    /// Changes how a client is synced, and what its key may do. A run under way keeps to a new quota or head-room at once, and
    /// else goes on as it began.
    pub fn update_client(&self, id: &ClientId, quota: QuotaLimit, settings: &ClientSettings) -> Result<Client, EngineError> {
        let row = self.client_row(Some(id.as_str()))?;
        check_quota(quota)?;
        check_settings(quota, settings)?;
        // What a new schedule would have started before now, nobody waits for.
        let is_new = row.client.settings.schedule != settings.schedule;
        let now = self.now();
        self.inner.store.write_desk(|desk| {
            desk.update_client_settings(id, quota, settings)?;
            if is_new { desk.claim_schedule(id, row.scheduled_until, now).map(drop) } else { Ok(()) }
        })?;
        if let Some(entry) = self.inner.board.find(id) {
            entry.budget.set_limit(Limit { quota, headroom: settings.headroom });
        }
        self.notify(Topic::Clients);
        self.notify(Topic::Status);
        self.get_client(Some(id.as_str()))
    }

    /// The catalogue's changes of a client, as TOML.
    pub fn client_catalogue(&self, id: &ClientId) -> Result<Option<String>, EngineError> {
        Ok(self.client_row(Some(id.as_str()))?.catalogue)
    }

    /// The sample portfolio's server has a new port at each start.
    pub fn move_client(&self, id: &ClientId, url: &str) -> Result<(), EngineError> {
        Ok(self.inner.store.write_desk(|desk| desk.update_client_url(id, url))?)
    }
}

pub(crate) fn validate(new: NewClient, secret: &Secret) -> Result<ClientRow, EngineError> {
    validate_with(new, KeyId::of(secret.key.expose_secret()))
}

fn validate_with(new: NewClient, key_id: KeyId) -> Result<ClientRow, EngineError> {
    let wrong = |text: &str| Err(EngineError::WrongUse(text.to_owned()));
    let trimmed = |text: String| text.trim().to_owned();
    let address: Address = new.url.parse().map_err(|error: mri::AddressError| EngineError::WrongUse(error.to_string()))?;
    Catalogue::with_overrides(new.catalogue.as_deref().unwrap_or_default())
        .map_err(|error| EngineError::WrongUse(error.to_string()))?;
    let client = Client {
        id: ClientId::new(),
        name: trimmed(new.name),
        url: address.to_string(),
        mri_client_id: trimmed(new.mri_client_id),
        database: trimmed(new.database),
        user: trimmed(new.user),
        quota: new.quota,
        secret_store: new.secret_store,
        properties: validate_properties(new.properties)?,
        sample: new.sample,
        settings: ClientSettings::default(),
    };
    if client.name.is_empty() || client.name.chars().any(char::is_control) {
        return wrong("the client needs a name, on one line");
    }
    for (part, what) in [(&client.mri_client_id, "client id"), (&client.database, "database"), (&client.user, "user")] {
        if part.is_empty() {
            return wrong(&format!("the {what} is missing"));
        }
        // MRI joins them by slashes, and HTTP Basic ends the user name at a colon.
        if part.contains(['/', ':']) {
            return wrong(&format!("the {what} cannot contain `/` or `:`"));
        }
    }
    check_quota(client.quota)?;
    Ok(ClientRow { client, key_id, catalogue: new.catalogue, scheduled_until: None })
}

fn check_quota(quota: QuotaLimit) -> Result<(), EngineError> {
    let is_usable = quota.calls > 0 && (1..=86_400).contains(&quota.window_secs);
    let wrong = "the quota must allow at least one call, in a window of one second to one day";
    if is_usable { Ok(()) } else { Err(EngineError::WrongUse(wrong.into())) }
}

fn check_settings(quota: QuotaLimit, settings: &ClientSettings) -> Result<(), EngineError> {
    let wrong = |text: &str| Err(EngineError::WrongUse(text.to_owned()));
    if settings.headroom >= quota.calls {
        return wrong("the head-room must leave at least one call of the quota");
    }
    if !(1..=1_000).contains(&settings.batch_size) {
        return wrong("a batch is 1 to 1000 properties");
    }
    if !(1..=64).contains(&settings.concurrency) {
        return wrong("1 to 64 calls can be under way at once");
    }
    if settings.calls_per_second > 1_000 {
        return wrong("at most 1000 calls can be started per second; 0 switches the pacing off");
    }
    if settings.delay_between_batches_ms > 3_600_000 {
        return wrong("the delay between batches is at most an hour");
    }
    if !(1..=1_200).contains(&settings.horizon_months) {
        return wrong("the horizon is 1 to 1200 months");
    }
    if settings.freshness_secs.values().any(|secs| *secs > 30 * 86_400) {
        return wrong("an answer can stay fresh for 30 days at most");
    }
    check_schedule(&settings.schedule)
}

pub(crate) fn require(secrets: Secrets, kept: SecretStore) -> Result<Secret, EngineError> {
    let key = secrets.key.expose_secret();
    if key.trim().is_empty() || key.contains(['/', ':']) {
        return Err(EngineError::WrongUse("the key is missing, or contains `/` or `:`".into()));
    }
    let password = match (secrets.password, kept) {
        (Some(password), _) if password.expose_secret().is_empty() => {
            return Err(EngineError::WrongUse("the password is empty".into()));
        }
        (Some(password), _) => password,
        (None, SecretStore::Env) => SecretString::default(),
        (None, _) => return Err(EngineError::WrongUse("the password is missing".into())),
    };
    Ok(Secret { key: secrets.key, password })
}
