//! What was: runs, what each did, how they go over time, and what they found moved.

use engine::{Analytics, ChangeQuery, Engine, UnseenChanges};
use model::{Change, ClientId, Run, RunId, RunOutcome};
use tauri::State;

use super::Answer;

#[tauri::command]
#[specta::specta]
pub async fn list_runs(engine: State<'_, Engine>, limit: u32) -> Answer<Vec<Run>> {
    Ok(engine.list_runs(limit)?)
}

#[tauri::command]
#[specta::specta]
pub async fn get_run(engine: State<'_, Engine>, id: RunId) -> Answer<Run> {
    Ok(engine.get_run(&id)?)
}

#[tauri::command]
#[specta::specta]
pub async fn list_run_outcomes(engine: State<'_, Engine>, run_id: RunId) -> Answer<Vec<RunOutcome>> {
    Ok(engine.list_run_outcomes(&run_id)?)
}

#[tauri::command]
#[specta::specta]
pub async fn analytics(engine: State<'_, Engine>, client_id: Option<ClientId>, days: u32) -> Answer<Analytics> {
    Ok(engine.analytics(client_id.as_ref(), days)?)
}

#[tauri::command]
#[specta::specta]
pub async fn list_changes(engine: State<'_, Engine>, query: ChangeQuery) -> Answer<Vec<Change>> {
    Ok(engine.list_changes(&query)?)
}

#[tauri::command]
#[specta::specta]
pub async fn unseen_changes(engine: State<'_, Engine>) -> Answer<UnseenChanges> {
    Ok(engine.unseen_changes()?)
}

#[tauri::command]
#[specta::specta]
pub async fn mark_changes_seen(engine: State<'_, Engine>, up_to: u32) -> Answer<()> {
    Ok(engine.mark_changes_seen(up_to)?)
}
