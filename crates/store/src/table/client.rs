//! Clients and their lists of properties. No secret is ever here.

use model::{Client, ClientId, ClientProperty, ClientSettings, Instant, QuotaLimit};
use quota::KeyId;
use rusqlite::{Result, Row};

use crate::columns::{Columns, json, word};
use crate::{DeskWriter, Reader, StoreError};

pub(crate) const CREATE: &str = "CREATE TABLE client (
    client_id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    url TEXT NOT NULL,
    mri_client_id TEXT NOT NULL,
    mri_database TEXT NOT NULL,
    mri_user TEXT NOT NULL,
    quota_calls INTEGER NOT NULL,
    quota_window_secs INTEGER NOT NULL,
    secret_store TEXT NOT NULL,
    sample INTEGER NOT NULL,
    key_id TEXT NOT NULL,
    catalogue TEXT
) STRICT;
CREATE TABLE client_property (
    client_id TEXT NOT NULL REFERENCES client ON DELETE CASCADE,
    place INTEGER NOT NULL,
    property_id TEXT NOT NULL,
    name TEXT,
    kind TEXT,
    PRIMARY KEY (client_id, property_id)
) STRICT, WITHOUT ROWID;";

/// How it is synced, and until when its schedule has been seen to.
pub(crate) const ADD_SETTINGS: &str = "ALTER TABLE client ADD COLUMN settings TEXT NOT NULL DEFAULT '{}';
ALTER TABLE client ADD COLUMN scheduled_until INTEGER";

/// A client with what only the engine needs of it.
#[derive(Clone, Debug, PartialEq)]
pub struct ClientRow {
    pub client: Client,
    /// Under which the ledger counts, so that the budget can be told without touching the secret.
    pub key_id: KeyId,
    /// The user's changes to the catalogue, as TOML.
    pub catalogue: Option<String>,
    /// Until when its schedule has been seen to; `None` = never yet.
    pub scheduled_until: Option<Instant>,
}

fn read(row: &Row<'_>) -> Result<ClientRow> {
    let mut c = Columns::new(row, 0);
    let missing = || rusqlite::Error::InvalidQuery;
    let client = Client {
        id: c.get::<String>()?.into(),
        name: c.get()?,
        url: c.get()?,
        mri_client_id: c.get()?,
        database: c.get()?,
        user: c.get()?,
        quota: QuotaLimit { calls: c.get()?, window_secs: c.get()? },
        secret_store: c.word()?.ok_or_else(missing)?,
        sample: c.get()?,
        properties: Vec::new(),
        settings: ClientSettings::default(),
    };
    let key_id = KeyId::from_stored(c.get::<String>()?);
    let catalogue = c.text()?;
    let settings = c.json()?.unwrap_or_default();
    Ok(ClientRow { client: Client { settings, ..client }, key_id, catalogue, scheduled_until: c.instant()? })
}

fn name_taken(client: &Client, error: rusqlite::Error) -> StoreError {
    match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::ConstraintViolation) => StoreError::NameTaken(client.name.clone()),
        _ => error.into(),
    }
}

impl Reader<'_> {
    pub fn list_clients(&self) -> Result<Vec<ClientRow>, StoreError> {
        let mut statement = self.connection().prepare_cached(
            "SELECT client_id, name, url, mri_client_id, mri_database, mri_user, quota_calls, quota_window_secs, secret_store,
                sample, key_id, catalogue, settings, scheduled_until
             FROM desk.client ORDER BY name",
        )?;
        let mut clients: Vec<ClientRow> = statement.query_map([], read)?.collect::<Result<_>>()?;
        for row in &mut clients {
            row.client.properties = self.list_client_properties(&row.client.id)?;
        }
        Ok(clients)
    }

    fn list_client_properties(&self, client: &ClientId) -> Result<Vec<ClientProperty>, StoreError> {
        let mut statement = self
            .connection()
            .prepare_cached("SELECT property_id, name, kind FROM desk.client_property WHERE client_id = ?1 ORDER BY place")?;
        let rows = statement.query_map([client.as_str()], |row| {
            let mut c = Columns::new(row, 0);
            Ok(ClientProperty { id: c.get::<String>()?.into(), name: c.text()?, kind: c.word()? })
        })?;
        Ok(rows.collect::<Result<_>>()?)
    }
}

impl DeskWriter<'_> {
    pub fn insert_client(&self, row: &ClientRow) -> Result<(), StoreError> {
        let client = &row.client;
        self.transaction()
            .execute(
                "INSERT INTO client (client_id, name, url, mri_client_id, mri_database, mri_user, quota_calls, quota_window_secs,
                    secret_store, sample, key_id, catalogue, settings)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
                (
                    client.id.as_str(),
                    &client.name,
                    &client.url,
                    &client.mri_client_id,
                    &client.database,
                    &client.user,
                    client.quota.calls,
                    client.quota.window_secs,
                    word(client.secret_store),
                    client.sample,
                    row.key_id.as_str(),
                    &row.catalogue,
                    json(&client.settings)?,
                ),
            )
            .map_err(|error| name_taken(client, error))?;
        self.insert_client_properties(client)
    }

    fn insert_client_properties(&self, client: &Client) -> Result<(), StoreError> {
        let mut statement = self.transaction().prepare_cached(
            "INSERT OR IGNORE INTO client_property (client_id, place, property_id, name, kind) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        for (place, property) in client.properties.iter().enumerate() {
            let place = i64::try_from(place).unwrap_or(i64::MAX);
            statement.execute((client.id.as_str(), place, property.id.as_str(), &property.name, property.kind.map(word)))?;
        }
        Ok(())
    }

    /// All of it but what it is settled to be: quota, settings and schedule have updates of their own.
    pub fn update_client(&self, row: &ClientRow) -> Result<(), StoreError> {
        let client = &row.client;
        self.transaction()
            .execute(
                "UPDATE client SET name = ?2, url = ?3, mri_client_id = ?4, mri_database = ?5, mri_user = ?6, secret_store = ?7,
                    key_id = ?8, catalogue = ?9 WHERE client_id = ?1",
                (
                    client.id.as_str(),
                    &client.name,
                    &client.url,
                    &client.mri_client_id,
                    &client.database,
                    &client.user,
                    word(client.secret_store),
                    row.key_id.as_str(),
                    &row.catalogue,
                ),
            )
            .map_err(|error| name_taken(client, error))?;
        self.transaction().execute("DELETE FROM client_property WHERE client_id = ?1", [client.id.as_str()])?;
        self.insert_client_properties(client)
    }

    /// Points a client at another address: the sample portfolio's server has a new port at each start.
    pub fn update_client_url(&self, client: &ClientId, url: &str) -> Result<(), StoreError> {
        self.transaction().execute("UPDATE client SET url = ?2 WHERE client_id = ?1", (client.as_str(), url))?;
        Ok(())
    }

    /// Under which its calls are counted.
    pub fn update_client_key(&self, client: &ClientId, key: &KeyId) -> Result<(), StoreError> {
        let sql = "UPDATE client SET key_id = ?2 WHERE client_id = ?1";
        self.transaction().execute(sql, (client.as_str(), key.as_str()))?;
        Ok(())
    }

    pub fn update_client_settings(
        &self,
        client: &ClientId,
        quota: QuotaLimit,
        settings: &ClientSettings,
    ) -> Result<(), StoreError> {
        self.transaction().execute(
            "UPDATE client SET quota_calls = ?2, quota_window_secs = ?3, settings = ?4 WHERE client_id = ?1",
            (client.as_str(), quota.calls, quota.window_secs, json(settings)?),
        )?;
        Ok(())
    }

    /// Whether it is still seen to until `handled`, and not further: of several processes that look, one starts the run.
    pub fn claim_schedule(&self, client: &ClientId, handled: Option<Instant>, until: Instant) -> Result<bool, StoreError> {
        let sql = "UPDATE client SET scheduled_until = ?3 WHERE client_id = ?1 AND scheduled_until IS ?2";
        Ok(self.transaction().execute(sql, (client.as_str(), handled.map(|at| at.0), until.0))? > 0)
    }

    /// So that what comes next is learnt, and not taken for changes.
    pub fn delete_known_leases(&self, client: &ClientId) -> Result<(), StoreError> {
        self.transaction().execute("DELETE FROM known_lease WHERE client_id = ?1", [client.as_str()])?;
        Ok(())
    }

    /// With all that names its tenants, what the staff said of them included; the history of its runs stays. Whether there was one.
    pub fn delete_client(&self, client: &ClientId) -> Result<bool, StoreError> {
        for table in ["change", "known_lease", "api_field", "drift"] {
            self.transaction().execute(&format!("DELETE FROM {table} WHERE client_id = ?1"), [client.as_str()])?;
        }
        self.delete_staff_rows(client)?;
        Ok(self.transaction().execute("DELETE FROM client WHERE client_id = ?1", [client.as_str()])? > 0)
    }
}
