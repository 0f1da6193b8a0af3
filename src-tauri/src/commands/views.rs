//! Saved views.

use engine::{Engine, SavedView, ViewDefinition};
use tauri::State;

use super::Answer;

#[tauri::command]
#[specta::specta]
pub async fn list_views(engine: State<'_, Engine>) -> Answer<Vec<SavedView>> {
    Ok(engine.list_views()?)
}

#[tauri::command]
#[specta::specta]
pub async fn save_view(
    engine: State<'_, Engine>,
    id: Option<String>,
    name: String,
    definition: ViewDefinition,
) -> Answer<SavedView> {
    Ok(engine.save_view(id.as_deref(), &name, &definition)?)
}

#[tauri::command]
#[specta::specta]
pub async fn delete_view(engine: State<'_, Engine>, id: String) -> Answer<()> {
    Ok(engine.delete_view(&id)?)
}

#[tauri::command]
#[specta::specta]
pub async fn restore_view(engine: State<'_, Engine>, id: String) -> Answer<SavedView> {
    Ok(engine.restore_view(&id)?)
}
