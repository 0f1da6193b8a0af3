//! Runs: planned, started, watched, cancelled, and their history.

use engine::{BudgetState, Engine, PlanSummary, StartedRun, SyncRequest, SyncSettings, SyncStatus};
use model::{ClientId, Run, RunId};
use tauri::State;

use super::Answer;
use crate::error::CommandError;
use crate::sample::Sample;

/// Adds the sample portfolio if it is not there yet, and starts its sync.
#[tauri::command]
#[specta::specta]
pub async fn start_sample(engine: State<'_, Engine>, sample: State<'_, Sample>) -> Answer<StartedRun> {
    Ok(sample.start(&engine).await?)
}

#[tauri::command]
#[specta::specta]
pub async fn plan_sync(engine: State<'_, Engine>, request: SyncRequest) -> Answer<PlanSummary> {
    Ok(engine.plan_sync(&request, SyncSettings::default())?)
}

#[tauri::command]
#[specta::specta]
pub async fn start_sync(engine: State<'_, Engine>, request: SyncRequest) -> Answer<StartedRun> {
    let engine = engine.inner().clone();
    // A keychain may ask its user something and take its time.
    let started = tokio::task::spawn_blocking(move || engine.start_sync(&request, SyncSettings::default()));
    Ok(started.await.map_err(CommandError::internal)??)
}

/// Stops the client's run within a second. What it fetched is kept.
#[tauri::command]
#[specta::specta]
pub async fn cancel_sync(engine: State<'_, Engine>, client_id: ClientId) -> Answer<()> {
    engine.cancel_sync(&client_id);
    Ok(())
}

#[tauri::command]
#[specta::specta]
pub async fn sync_status(engine: State<'_, Engine>) -> Answer<Vec<SyncStatus>> {
    Ok(engine.sync_status()?)
}

#[tauri::command]
#[specta::specta]
pub async fn budget(engine: State<'_, Engine>, client_id: ClientId) -> Answer<BudgetState> {
    Ok(engine.budget(client_id.as_str())?)
}

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
