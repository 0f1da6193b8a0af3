//! The data folder, the log, and the settings of the desk.

use engine::{Backup, DataFolder, DeskSettings, Engine, LogLine, LogQuery};
use tauri::State;

use super::Answer;

#[tauri::command]
#[specta::specta]
pub async fn desk_settings(engine: State<'_, Engine>) -> Answer<DeskSettings> {
    Ok(engine.desk_settings()?)
}

#[tauri::command]
#[specta::specta]
pub async fn save_desk_settings(engine: State<'_, Engine>, settings: DeskSettings) -> Answer<()> {
    Ok(engine.save_desk_settings(&settings)?)
}

#[tauri::command]
#[specta::specta]
pub async fn data_folder(engine: State<'_, Engine>) -> Answer<DataFolder> {
    Ok(engine.data_folder()?)
}

#[tauri::command]
#[specta::specta]
pub async fn back_up(engine: State<'_, Engine>) -> Answer<Backup> {
    Ok(engine.back_up()?)
}

#[tauri::command]
#[specta::specta]
pub async fn restore_backup(engine: State<'_, Engine>, name: String) -> Answer<()> {
    Ok(engine.restore_backup(&name)?)
}

/// What could not be deleted, in sentences. The program ends afterwards where nothing stands in its way.
#[tauri::command]
#[specta::specta]
pub async fn forget_everything(engine: State<'_, Engine>) -> Answer<Vec<String>> {
    Ok(engine.forget_everything()?)
}

#[tauri::command]
#[specta::specta]
pub async fn list_log_lines(engine: State<'_, Engine>, query: LogQuery) -> Answer<Vec<LogLine>> {
    Ok(engine.list_log_lines(&query)?)
}

/// Puts what support needs on the clipboard, and returns it to be looked at.
#[tauri::command]
#[specta::specta]
pub async fn copy_diagnostics(engine: State<'_, Engine>) -> Answer<String> {
    Ok(engine.diagnostics()?)
}
