//! The window itself and what the system does for it.

use engine::Engine;
use serde::Serialize;
use tauri::{State, WebviewWindow};

use super::Answer;
use crate::error::CommandError;

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
pub async fn abilities() -> Answer<Abilities> {
    Ok(Abilities { tray: None, autostart: None, notifications: None })
}

/// 1 = as designed; 0.5 to 3.
#[tauri::command]
#[specta::specta]
pub async fn set_zoom(window: WebviewWindow, factor: f64) -> Answer<()> {
    window.set_zoom(factor.clamp(0.5, 3.0)).map_err(CommandError::internal)
}

/// Shows the data folder in the system's file manager.
#[tauri::command]
#[specta::specta]
pub async fn open_data_folder(engine: State<'_, Engine>) -> Answer<()> {
    let _folder = engine.data_dir();
    Ok(())
}
