//! Runs: planned, started, watched, paused, resumed and cancelled.

use engine::{BudgetState, Engine, PlanSummary, PropertyFreshness, StartedRun, SyncRequest, SyncStatus};
use model::{ClientId, LeaseId, PropertyId, Run};
use tauri::State;

use super::{Answer, at_leisure};
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
    Ok(engine.plan_sync(&request)?)
}

#[tauri::command]
#[specta::specta]
pub async fn start_sync(engine: State<'_, Engine>, request: SyncRequest) -> Answer<StartedRun> {
    let engine = engine.inner().clone();
    // A keychain may ask its user something and take its time.
    let started = tokio::task::spawn_blocking(move || engine.start_sync(&request));
    Ok(started.await.map_err(CommandError::internal)??)
}

/// Holds the client's run: calls under way end, and none is begun.
#[tauri::command]
#[specta::specta]
pub async fn pause_sync(engine: State<'_, Engine>, client_id: ClientId) -> Answer<()> {
    engine.pause_sync(&client_id)?;
    Ok(())
}

/// Lets a paused run go on, or one that was cut short.
#[tauri::command]
#[specta::specta]
pub async fn resume_sync(engine: State<'_, Engine>, client_id: ClientId) -> Answer<StartedRun> {
    let engine = engine.inner().clone();
    let started = tokio::task::spawn_blocking(move || engine.resume_sync(&client_id));
    Ok(started.await.map_err(CommandError::internal)??)
}

/// Leaves a run that was cut short as it is.
#[tauri::command]
#[specta::specta]
pub async fn discard_run(engine: State<'_, Engine>, client_id: ClientId) -> Answer<()> {
    Ok(engine.discard_run(&client_id)?)
}

/// Stops the client's run within a second. What it fetched is kept.
#[tauri::command]
#[specta::specta]
pub async fn cancel_sync(engine: State<'_, Engine>, client_id: ClientId) -> Answer<()> {
    engine.cancel_sync(&client_id);
    Ok(())
}

/// Asks for everything about one lease now, before any run's calls; comes back when it is done.
#[tauri::command]
#[specta::specta]
pub async fn refresh_lease(
    engine: State<'_, Engine>,
    client_id: ClientId,
    property_id: PropertyId,
    lease_id: LeaseId,
) -> Answer<Run> {
    Ok(engine.refresh_lease(&client_id, &property_id, &lease_id).await?)
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

/// How old each dataset of each property is, what is wrong with it, and what asking again would cost.
#[tauri::command]
#[specta::specta]
pub async fn freshness(engine: State<'_, Engine>, client_id: ClientId) -> Answer<Vec<PropertyFreshness>> {
    at_leisure(&engine, move |engine| engine.freshness(&client_id)).await
}
