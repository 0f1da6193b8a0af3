//! Reminders.

use engine::{Engine, Reminder};
use tauri::State;

use super::Answer;

#[tauri::command]
#[specta::specta]
pub async fn list_reminders(engine: State<'_, Engine>) -> Answer<Vec<Reminder>> {
    Ok(engine.list_reminders()?)
}

/// None named = all of them.
#[tauri::command]
#[specta::specta]
pub async fn mark_reminders_read(engine: State<'_, Engine>, ids: Vec<String>) -> Answer<()> {
    Ok(engine.mark_reminders_read(&ids)?)
}
