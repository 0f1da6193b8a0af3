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
        let name = format!("{}-{}.{extension}", file_stem(request.title.as_deref()), engine.today());
        let dialog = app.dialog().file().set_title("Export renewals").set_file_name(name).add_filter(extension, &[extension]);
        let Some(file) = dialog.blocking_save_file() else { return Ok(None) };
        let path = file.into_path().map_err(CommandError::internal)?;
        Ok(Some(engine.export_view(&request, &path)?))
    };
    tokio::task::spawn_blocking(work).await.map_err(CommandError::internal)?
}

/// A view's name, in what every system takes for a file's.
fn file_stem(title: Option<&str>) -> String {
    let kept = |c: char| if c.is_alphanumeric() { c } else { ' ' };
    let plain: String = title.unwrap_or_default().to_lowercase().chars().map(kept).take(60).collect();
    let stem = plain.split_whitespace().collect::<Vec<_>>().join("-");
    if stem.is_empty() { "renewals".into() } else { stem }
}

#[cfg(test)]
mod tests {
    use super::file_stem;

    #[test]
    fn a_views_name_becomes_a_files() {
        assert_eq!(file_stem(Some("Due in 90 days: A/B \"north\"")), "due-in-90-days-a-b-north");
        assert_eq!(file_stem(Some("../..")), "renewals");
        assert_eq!(file_stem(None), "renewals");
    }
}
