//! What the window needs before anything else.

use engine::Engine;
use model::Client;
use serde::Serialize;
use tauri::State;

use super::Answer;

#[derive(Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Desk {
    pub version: String,
    /// The calendar date that days are counted from.
    pub today: String,
    pub data_dir: String,
    pub clients: Vec<Client>,
    /// Sentences that the user must see, such as that the cache was set aside.
    pub notices: Vec<String>,
}

#[tauri::command]
#[specta::specta]
pub async fn desk(engine: State<'_, Engine>) -> Answer<Desk> {
    Ok(Desk {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        today: engine.today().to_string(),
        data_dir: engine.data_dir().display().to_string(),
        clients: engine.list_clients()?,
        notices: engine.opening_notices().iter().cloned().chain(engine.later_notices()).collect(),
    })
}
