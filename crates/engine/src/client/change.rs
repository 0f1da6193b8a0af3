//! Changing a connection that is there: its name, address and ids, its properties, and where its secrets are kept.

use std::collections::HashSet;

use model::{Client, ClientId, PropertyId, SecretStore};
use quota::KeyId;
use secrecy::{ExposeSecret, SecretString};
use store::ClientRow;

use super::{ClientChange, NewClient, Secrets, require, validate_with};
use crate::secret::{self, Secret};
use crate::{Engine, EngineError, Topic};

impl Engine {
    /// Changes a connection and its list of properties. What was fetched stays, but for properties that are no longer listed, and unless
    /// it is another database that answers; what the staff said stays in any case. `None` = key and password stay as they are, and so does the half of them that is left empty.
    /// Refused while a run of the client is under way, or one of its leases is refreshed.
    pub fn change_client(&self, id: &ClientId, change: ClientChange, secrets: Option<Secrets>) -> Result<Client, EngineError> {
        let client = self.client_row(Some(id.as_str()))?.client;
        let _nobody_syncs = self.lock_client_alone(&client, "changing the client")?;
        let old = self.client_row(Some(client.id.as_str()))?;
        let mut row = changed(&old, change)?;
        if old.client.sample && (secrets.is_some() || !is_same_connection(&old.client, &row.client)) {
            return Err(EngineError::WrongUse(
                "the sample portfolio answers from inside the program: its connection stays as it is".into(),
            ));
        }
        let is_taken = |other: &Client| other.id != row.client.id && other.name.eq_ignore_ascii_case(&row.client.name);
        if self.list_clients()?.iter().any(is_taken) {
            return Err(store::StoreError::NameTaken(row.client.name).into());
        }
        let secret = self.secret_after(&old.client, row.client.secret_store, secrets)?;
        if let Some(secret) = &secret {
            row.key_id = KeyId::of(secret.key.expose_secret());
        }
        self.keep_change(&old.client, &row, secret.as_ref())?;
        let listed: HashSet<&PropertyId> = row.client.properties.iter().map(|property| &property.id).collect();
        let is_same_database = is_same_database(&old.client, &row.client);
        if !is_same_database {
            // Another database's leases are others, whatever their numbers.
            self.inner.store.write_desk(|desk| desk.delete_known_leases(&row.client.id))?;
        }
        self.inner.store.write_cache(|cache| {
            if !is_same_database {
                return cache.delete_client_rows(&row.client.id);
            }
            if old.catalogue != row.catalogue {
                cache.forget_freshness(&row.client.id)?;
            }
            cache.delete_unlisted_rows(&row.client.id, &listed)
        })?;
        for topic in [Topic::Clients, Topic::Status, Topic::Renewals] {
            self.notify(topic);
        }
        Ok(row.client)
    }

    /// Secrets before the row, as when a client is added; the old place is emptied last.
    fn keep_change(&self, old: &Client, row: &ClientRow, secret: Option<&Secret>) -> Result<(), EngineError> {
        let Some(secret) = secret else { return Ok(self.inner.store.write_desk(|desk| desk.update_client(row))?) };
        let same_place = secret::is_same_place(old.secret_store, row.client.secret_store);
        let before = if same_place { secret::find(self.data_dir(), old)? } else { (None, None) };
        secret::set(self.data_dir(), &row.client, secret)?;
        if let Err(error) = self.inner.store.write_desk(|desk| desk.update_client(row)) {
            if !same_place {
                secret::delete(self.data_dir(), &row.client.id, row.client.secret_store)?;
            } else if let (Some(key), password) = before {
                secret::set(self.data_dir(), old, &Secret { key, password: password.unwrap_or_default() })?;
            }
            return Err(error.into());
        }
        if !same_place && let Err(error) = secret::delete(self.data_dir(), &old.id, old.secret_store) {
            // A keychain that cannot be reached is a reason to leave it, and must not hold that up.
            tracing::warn!(client.id = %old.id, %error, "the old key and password stay where they were");
        }
        Ok(())
    }

    /// `None` = nothing of it changes, and nothing need be read. What was not typed is read from where it is kept now.
    fn secret_after(&self, old: &Client, kept: SecretStore, typed: Option<Secrets>) -> Result<Option<Secret>, EngineError> {
        if typed.is_none() && old.secret_store == kept {
            return Ok(None);
        }
        let is_typed = |secret: &SecretString| !secret.expose_secret().is_empty();
        let (key, password) = typed.map_or((None, None), |typed| (Some(typed.key), typed.password));
        let (key, password) = (key.filter(is_typed), password.filter(is_typed));
        let needs_password = password.is_none() && kept != SecretStore::Env;
        let stored = if key.is_none() || needs_password { secret::find(self.data_dir(), old)? } else { (None, None) };
        let missing = |what: &str| EngineError::NoCredentials {
            client: old.name.clone(),
            advice: format!("the {what} was not found where it was kept: type it"),
        };
        let key = key.or(stored.0).ok_or_else(|| missing("key"))?;
        let password = password.or(stored.1);
        if password.is_none() && needs_password {
            return Err(missing("password"));
        }
        require(Secrets { key, password }, kept).map(Some)
    }
}

/// As it is to be, with what nobody changes here as it was.
fn changed(old: &ClientRow, change: ClientChange) -> Result<ClientRow, EngineError> {
    let new = NewClient {
        name: change.name,
        url: change.url,
        mri_client_id: change.mri_client_id,
        database: change.database,
        user: change.user,
        quota: old.client.quota,
        secret_store: change.secret_store,
        properties: change.properties,
        sample: old.client.sample,
        catalogue: change.catalogue.filter(|catalogue| !catalogue.trim().is_empty()),
    };
    let row = validate_with(new, old.key_id.clone())?;
    let client = Client { id: old.client.id.clone(), settings: old.client.settings.clone(), ..row.client };
    Ok(ClientRow { client, scheduled_until: old.scheduled_until, ..row })
}

/// Whether what was fetched by one is what the other would fetch.
pub(crate) fn is_same_database(a: &Client, b: &Client) -> bool {
    // The sample portfolio has a new port at each start.
    let is_same_address = a.url == b.url || (a.sample && b.sample);
    is_same_address && a.mri_client_id == b.mri_client_id && a.database == b.database
}

fn is_same_connection(a: &Client, b: &Client) -> bool {
    let ids = |client: &Client| [client.url.clone(), client.mri_client_id.clone(), client.database.clone(), client.user.clone()];
    ids(a) == ids(b) && a.secret_store == b.secret_store
}
