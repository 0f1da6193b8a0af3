//! Answers of MRI that somebody must look at: those that would take away too much, and those that changed shape.

use engine::{Drift, Engine, HeldAnswer};
use model::{ClientId, PropertyId};
use tauri::State;

use super::Answer;

#[tauri::command]
#[specta::specta]
pub async fn list_held_answers(engine: State<'_, Engine>) -> Answer<Vec<HeldAnswer>> {
    Ok(engine.list_held_answers()?)
}

#[tauri::command]
#[specta::specta]
pub async fn accept_held_answer(engine: State<'_, Engine>, client_id: ClientId, property_id: PropertyId) -> Answer<()> {
    Ok(engine.accept_held_answer(&client_id, &property_id)?)
}

#[tauri::command]
#[specta::specta]
pub async fn reject_held_answer(engine: State<'_, Engine>, client_id: ClientId, property_id: PropertyId) -> Answer<()> {
    Ok(engine.reject_held_answer(&client_id, &property_id)?)
}

#[tauri::command]
#[specta::specta]
pub async fn list_drift(engine: State<'_, Engine>) -> Answer<Vec<Drift>> {
    Ok(engine.list_drift()?)
}
