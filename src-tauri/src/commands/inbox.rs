//! Reminders.

use engine::{Engine, Inbox};
use tauri::State;

use super::{Answer, at_leisure};

#[tauri::command]
#[specta::specta]
pub async fn list_reminders(engine: State<'_, Engine>) -> Answer<Inbox> {
    at_leisure(&engine, Engine::list_reminders).await
}

/// None named = all of them.
#[tauri::command]
#[specta::specta]
pub async fn mark_reminders_read(engine: State<'_, Engine>, ids: Vec<String>) -> Answer<()> {
    at_leisure(&engine, move |engine| engine.mark_reminders_read(&ids)).await
}
