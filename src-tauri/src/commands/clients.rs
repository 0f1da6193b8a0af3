//! Connections: adding, testing, removing, and their lists of properties.

use engine::{ClientChange, ConnectionTest, Engine, NewClient, PropertyList, Secrets};
use model::{Client, ClientId, ClientProperty, ClientSettings, Instant, QuotaLimit, Schedule, SecretStore};
use serde::Deserialize;
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;

use super::Answer;
use crate::error::CommandError;

/// What "Connect to MRI" sends. Key and password go in and never come out again.
#[derive(Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ClientForm {
    name: String,
    url: String,
    mri_client_id: String,
    database: String,
    user: String,
    key: String,
    password: String,
    quota: QuotaLimit,
    secret_store: SecretStore,
    properties: Vec<ClientProperty>,
}

impl ClientForm {
    fn parts(self) -> (NewClient, Secrets) {
        let new = NewClient {
            name: self.name,
            url: self.url,
            mri_client_id: self.mri_client_id,
            database: self.database,
            user: self.user,
            quota: self.quota,
            secret_store: self.secret_store,
            properties: self.properties,
            sample: false,
            catalogue: None,
        };
        let password = (!self.password.is_empty()).then(|| self.password.into());
        (new, Secrets { key: self.key.into(), password })
    }
}

#[tauri::command]
#[specta::specta]
pub async fn add_client(engine: State<'_, Engine>, form: ClientForm) -> Answer<Client> {
    let (new, secrets) = form.parts();
    let engine = engine.inner().clone();
    // A keychain may ask its user something and take its time.
    let added = tokio::task::spawn_blocking(move || engine.add_client(new, secrets));
    Ok(added.await.map_err(CommandError::internal)??)
}

#[tauri::command]
#[specta::specta]
pub async fn test_connection(engine: State<'_, Engine>, form: ClientForm) -> Answer<ConnectionTest> {
    let (new, secrets) = form.parts();
    Ok(engine.test_connection(new, secrets).await?)
}

/// The same for a client as it is stored, with the key and password that are kept for it.
#[tauri::command]
#[specta::specta]
pub async fn test_client(engine: State<'_, Engine>, client_id: ClientId) -> Answer<ConnectionTest> {
    Ok(engine.test_client(Some(client_id.as_str())).await?)
}

/// How a client is synced, and what its key may do.
#[tauri::command]
#[specta::specta]
pub async fn update_client(
    engine: State<'_, Engine>,
    client_id: ClientId,
    quota: QuotaLimit,
    settings: ClientSettings,
) -> Answer<Client> {
    Ok(engine.update_client(&client_id, quota, &settings)?)
}

/// The next five starts that a schedule would make.
#[tauri::command]
#[specta::specta]
pub async fn preview_schedule(engine: State<'_, Engine>, schedule: Schedule) -> Answer<Vec<Instant>> {
    Ok(engine.preview_schedule(&schedule)?)
}

/// What stays behind, in a sentence: a keychain that could not be reached.
#[tauri::command]
#[specta::specta]
pub async fn remove_client(engine: State<'_, Engine>, client_id: String) -> Answer<Option<String>> {
    let engine = engine.inner().clone();
    let removed = tokio::task::spawn_blocking(move || engine.remove_client(&client_id));
    Ok(removed.await.map_err(CommandError::internal)??)
}

#[tauri::command]
#[specta::specta]
pub async fn read_property_list(text: String) -> Answer<PropertyList> {
    Ok(engine::read_property_list(&text))
}

/// Opens the system's dialog; `None` = the user cancelled.
#[tauri::command]
#[specta::specta]
pub async fn pick_property_file(app: AppHandle) -> Answer<Option<PropertyList>> {
    let pick = move || app.dialog().file().add_filter("Property list", &["csv", "xlsx", "txt"]).blocking_pick_file();
    let picked = tokio::task::spawn_blocking(pick).await.map_err(CommandError::internal)?;
    let Some(file) = picked else { return Ok(None) };
    let path = file.into_path().map_err(CommandError::internal)?;
    Ok(Some(engine::read_property_file(&path)?))
}

/// What "Edit" sends. An empty key and password stay as they are.
#[derive(Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ClientChangeForm {
    name: String,
    url: String,
    mri_client_id: String,
    database: String,
    user: String,
    key: String,
    password: String,
    secret_store: SecretStore,
    properties: Vec<ClientProperty>,
    catalogue: Option<String>,
}

#[tauri::command]
#[specta::specta]
pub async fn change_client(engine: State<'_, Engine>, client_id: ClientId, form: ClientChangeForm) -> Answer<Client> {
    let change = ClientChange {
        name: form.name,
        url: form.url,
        mri_client_id: form.mri_client_id,
        database: form.database,
        user: form.user,
        secret_store: form.secret_store,
        properties: form.properties,
        catalogue: form.catalogue,
    };
    let (key, password) = (form.key, form.password);
    let is_new = !key.is_empty() || !password.is_empty();
    let secrets = is_new.then(|| Secrets { key: key.into(), password: (!password.is_empty()).then(|| password.into()) });
    let engine = engine.inner().clone();
    let changed = tokio::task::spawn_blocking(move || engine.change_client(&client_id, change, secrets));
    Ok(changed.await.map_err(CommandError::internal)??)
}

#[tauri::command]
#[specta::specta]
pub async fn client_catalogue(engine: State<'_, Engine>, client_id: ClientId) -> Answer<Option<String>> {
    Ok(engine.client_catalogue(&client_id)?)
}
