//! Browsing: never the network.

use engine::{
    CopiedCells, CopyQuery, DataAge, Engine, Facets, NeedsAction, Overview, PropertySummary, RenewalDetail, SelectionQuery,
    TermText, ViewPage, ViewQuery, ViewTotals,
};
use model::{ClientId, LeaseId, PropertyId};
use tauri::State;

use super::{Answer, at_leisure};
use crate::clipboard::Clipboard;

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
pub async fn data_age(engine: State<'_, Engine>) -> Answer<DataAge> {
    at_leisure(&engine, Engine::data_age).await
}

#[tauri::command]
#[specta::specta]
pub async fn list_properties(engine: State<'_, Engine>) -> Answer<Vec<PropertySummary>> {
    Ok(engine.list_properties()?)
}

#[tauri::command]
#[specta::specta]
pub async fn sum_selection(engine: State<'_, Engine>, query: SelectionQuery) -> Answer<ViewTotals> {
    Ok(engine.sum_selection(&query)?)
}

#[tauri::command]
#[specta::specta]
pub async fn list_facets(engine: State<'_, Engine>, filter: String) -> Answer<Facets> {
    at_leisure(&engine, move |engine| engine.list_facets(&filter)).await
}

#[tauri::command]
#[specta::specta]
pub async fn describe_filter(engine: State<'_, Engine>, text: String) -> Answer<Vec<TermText>> {
    Ok(engine.describe_filter(&text)?)
}

#[tauri::command]
#[specta::specta]
pub async fn needs_action(engine: State<'_, Engine>) -> Answer<NeedsAction> {
    at_leisure(&engine, Engine::needs_action).await
}

#[tauri::command]
#[specta::specta]
pub async fn overview(engine: State<'_, Engine>, filter: String) -> Answer<Overview> {
    at_leisure(&engine, move |engine| engine.overview(&filter)).await
}

/// Puts cells on the system's clipboard, as text and as HTML.
#[tauri::command]
#[specta::specta]
pub async fn copy_cells(engine: State<'_, Engine>, clipboard: State<'_, Clipboard>, query: CopyQuery) -> Answer<CopiedCells> {
    let columns = u32::try_from(query.columns.len()).unwrap_or(u32::MAX);
    let copied = at_leisure(&engine, move |engine| engine.copy_cells(&query)).await?;
    clipboard.put_html(&copied.html, &copied.text)?;
    Ok(CopiedCells { rows: copied.rows, columns })
}
