//! The data folder, the log, and the settings of the desk.

use std::time::Duration;

use engine::{Backup, DataFolder, DeskSettings, Engine, LogLine, LogQuery};
use tauri::{AppHandle, State, WebviewWindow};

use super::{Answer, at_leisure};
use crate::clipboard::Clipboard;
use crate::desk_settings;

/// The window shows that all is gone before it goes too.
const LAST_LOOK: Duration = Duration::from_millis(1_500);

#[tauri::command]
#[specta::specta]
pub async fn desk_settings(engine: State<'_, Engine>) -> Answer<DeskSettings> {
    Ok(engine.desk_settings()?)
}

/// What the system has a part in takes effect at once.
#[tauri::command]
#[specta::specta]
pub async fn save_desk_settings(app: AppHandle, engine: State<'_, Engine>, settings: DeskSettings) -> Answer<()> {
    engine.save_desk_settings(&settings)?;
    desk_settings::apply_later(&app, settings);
    Ok(())
}

#[tauri::command]
#[specta::specta]
pub async fn data_folder(engine: State<'_, Engine>) -> Answer<DataFolder> {
    at_leisure(&engine, Engine::data_folder).await
}

#[tauri::command]
#[specta::specta]
pub async fn back_up(engine: State<'_, Engine>) -> Answer<Backup> {
    at_leisure(&engine, Engine::back_up).await
}

#[tauri::command]
#[specta::specta]
pub async fn restore_backup(app: AppHandle, engine: State<'_, Engine>, name: String) -> Answer<()> {
    at_leisure(&engine, move |engine| engine.restore_backup(&name)).await?;
    // The settings are the backup's now.
    if let Ok(settings) = engine.desk_settings() {
        desk_settings::apply_later(&app, settings);
    }
    Ok(())
}

/// What could not be deleted, in sentences. The program ends afterwards where nothing stands in its way.
#[tauri::command]
#[specta::specta]
pub async fn forget_everything(app: AppHandle, window: WebviewWindow, engine: State<'_, Engine>) -> Answer<Vec<String>> {
    let mut left = at_leisure(&engine, Engine::forget_everything).await?;
    // What the page and the system remember for it lies outside the folder. Without an icon in the tray, closing ends the program.
    desk_settings::apply_later(&app, DeskSettings { tray: false, autostart: false, ..DeskSettings::default() });
    left.extend(window.clear_all_browsing_data().err().map(|error| format!("What the page remembers stays: {error}.")));
    if left.is_empty() {
        tauri::async_runtime::spawn(async move {
            tokio::time::sleep(LAST_LOOK).await;
            app.exit(0);
        });
    }
    Ok(left)
}

#[tauri::command]
#[specta::specta]
pub async fn list_log_lines(engine: State<'_, Engine>, query: LogQuery) -> Answer<Vec<LogLine>> {
    at_leisure(&engine, move |engine| engine.list_log_lines(&query)).await
}

/// Puts what support needs on the clipboard, and returns it to be looked at.
#[tauri::command]
#[specta::specta]
pub async fn copy_diagnostics(engine: State<'_, Engine>, clipboard: State<'_, Clipboard>) -> Answer<String> {
    let text = at_leisure(&engine, Engine::diagnostics).await?;
    clipboard.put_text(&text)?;
    Ok(text)
}
