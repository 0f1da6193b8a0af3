//! The view as a file, where the user says.

use engine::{Engine, ExportRequest, ExportedFile};
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;

use super::Answer;
use crate::error::CommandError;

/// Opens the system's dialog; `None` = the user cancelled.
#[tauri::command]
#[specta::specta]
pub async fn export_renewals(app: AppHandle, engine: State<'_, Engine>, request: ExportRequest) -> Answer<Option<ExportedFile>> {
    let engine = engine.inner().clone();
    let work = move || {
        let extension = request.format.extension();
        let name = format!("renewals-{}.{extension}", engine.today());
        let dialog = app.dialog().file().set_title("Export renewals").set_file_name(name).add_filter(extension, &[extension]);
        let Some(file) = dialog.blocking_save_file() else { return Ok(None) };
        let path = file.into_path().map_err(CommandError::internal)?;
        Ok(Some(engine.export_view(&request, &path)?))
    };
    tokio::task::spawn_blocking(work).await.map_err(CommandError::internal)?
}
