//! Browsing: never the network.

use engine::{Engine, PropertySummary, RenewalDetail, ViewPage, ViewQuery};
use model::{ClientId, LeaseId, PropertyId};
use tauri::State;

use super::Answer;

#[tauri::command]
#[specta::specta]
pub async fn view_renewals(engine: State<'_, Engine>, query: ViewQuery) -> Answer<ViewPage> {
    Ok(engine.view(&query)?)
}

#[tauri::command]
#[specta::specta]
pub async fn show_renewal(
    engine: State<'_, Engine>,
    client_id: ClientId,
    property_id: PropertyId,
    lease_id: LeaseId,
) -> Answer<RenewalDetail> {
    Ok(engine.show_renewal(Some(&client_id), &property_id, &lease_id)?)
}

#[tauri::command]
#[specta::specta]
pub async fn list_properties(engine: State<'_, Engine>) -> Answer<Vec<PropertySummary>> {
    Ok(engine.list_properties()?)
}
