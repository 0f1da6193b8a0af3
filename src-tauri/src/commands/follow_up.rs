//! What the staff say of leases.

use engine::{EditSummary, EditTarget, Engine};
use model::{FollowUpEdit, LeaseKey, OwnNote};
use tauri::State;

use super::{Answer, at_leisure};

#[tauri::command]
#[specta::specta]
pub async fn preview_edit(engine: State<'_, Engine>, target: EditTarget, edit: FollowUpEdit) -> Answer<EditSummary> {
    at_leisure(&engine, move |engine| engine.preview_edit(&target, &edit)).await
}

#[tauri::command]
#[specta::specta]
pub async fn edit_follow_ups(engine: State<'_, Engine>, target: EditTarget, edit: FollowUpEdit) -> Answer<EditSummary> {
    at_leisure(&engine, move |engine| engine.edit_follow_ups(&target, &edit)).await
}

#[tauri::command]
#[specta::specta]
pub async fn undo_edit(engine: State<'_, Engine>, edit_id: String) -> Answer<EditSummary> {
    at_leisure(&engine, move |engine| engine.undo_edit(&edit_id)).await
}

#[tauri::command]
#[specta::specta]
pub async fn add_own_note(engine: State<'_, Engine>, lease: LeaseKey, text: String) -> Answer<OwnNote> {
    Ok(engine.add_own_note(&lease, &text)?)
}

#[tauri::command]
#[specta::specta]
pub async fn update_own_note(engine: State<'_, Engine>, id: String, text: String) -> Answer<OwnNote> {
    Ok(engine.update_own_note(&id, &text)?)
}

#[tauri::command]
#[specta::specta]
pub async fn delete_own_note(engine: State<'_, Engine>, id: String) -> Answer<()> {
    Ok(engine.delete_own_note(&id)?)
}

#[tauri::command]
#[specta::specta]
pub async fn restore_own_note(engine: State<'_, Engine>, id: String) -> Answer<OwnNote> {
    Ok(engine.restore_own_note(&id)?)
}
