//! The window itself and what the system does for it.

use std::sync::{Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use engine::Engine;
use serde::Serialize;
use tauri::{AppHandle, Manager, State, WebviewWindow};

use super::Answer;
use crate::autostart;
use crate::error::CommandError;
use crate::notification::Notifications;
use crate::tray::Tray;

/// What the system can do here; what it cannot is said, not hidden.
#[derive(Serialize, specta::Type)]
pub struct Abilities {
    /// `None` = yes; else why not, in a sentence.
    pub tray: Option<String>,
    pub autostart: Option<String>,
    pub notifications: Option<String>,
}

#[tauri::command]
#[specta::specta]
pub async fn abilities(app: AppHandle) -> Answer<Abilities> {
    // The session's bus may take its time.
    let look = move || Abilities {
        tray: app.state::<Tray>().find_obstacle(),
        autostart: autostart::find_obstacle(&app),
        notifications: app.state::<Notifications>().find_obstacle(),
    };
    tokio::task::spawn_blocking(look).await.map_err(CommandError::internal)
}

/// When the program began, until it is told; `None` where the window was not to be seen at once.
pub struct Begun(pub Mutex<Option<SystemTime>>);

/// The first rows were painted, at so many milliseconds of the epoch: how long a start took is worth a line in the log. A page that was
/// loaded anew tells of no start.
#[tauri::command]
#[specta::specta]
pub fn rows_are_shown(begun: State<'_, Begun>, at: f64) {
    let Some(begun) = begun.0.lock().unwrap_or_else(PoisonError::into_inner).take() else { return };
    let begun_at = begun.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs_f64() * 1000.0;
    tracing::info!(duration_ms = (at - begun_at).round(), at = at.round(), "the first rows are on screen");
}

/// 1 = as designed; 0.5 to 3.
#[tauri::command]
#[specta::specta]
pub async fn set_zoom(window: WebviewWindow, factor: f64) -> Answer<()> {
    if !factor.is_finite() {
        return Err(CommandError::internal("the zoom is no number"));
    }
    window.set_zoom(factor.clamp(0.5, 3.0)).map_err(CommandError::internal)
}

/// Shows the data folder in the system's file manager.
#[tauri::command]
#[specta::specta]
pub async fn open_data_folder(engine: State<'_, Engine>) -> Answer<()> {
    tauri_plugin_opener::open_path(engine.data_dir(), None::<&str>).map_err(CommandError::internal)
}
