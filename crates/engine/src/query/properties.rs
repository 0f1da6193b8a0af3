//! The properties as they stand: how many renewals, and how fresh or failed each dataset is.

use std::collections::HashMap;

use model::{ClientId, Dataset, Failure, Instant, OutcomeKind, PropertyId, PropertyKind};
use serde::Serialize;
use store::DatasetState;

use super::portfolio::list_properties;
use crate::{Engine, EngineError};

/// One dataset of one property, for people.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct DatasetStanding {
    pub dataset: Dataset,
    /// Of the last attempt; `None` = never asked.
    pub outcome: Option<OutcomeKind>,
    pub rows: u32,
    /// Of the last good answer.
    pub synced_at: Option<Instant>,
    pub tried_at: Option<Instant>,
    /// The last attempt was not good: what is shown is older than it.
    pub stale: bool,
    pub failure: Option<Failure>,
}

impl DatasetStanding {
    /// All datasets that apply, asked or not.
    pub(super) fn all(states: &[DatasetState], kind: Option<PropertyKind>) -> Vec<Self> {
        let applies = |dataset: &Dataset| kind.is_none_or(|kind| dataset.is_asked_of(kind));
        let find = |dataset| states.iter().find(|state| state.dataset == dataset);
        Dataset::ALL.into_iter().filter(applies).map(|dataset| Self::of(dataset, find(dataset))).collect()
    }

    fn of(dataset: Dataset, state: Option<&DatasetState>) -> Self {
        let outcome = state.map(|state| state.outcome);
        Self {
            dataset,
            outcome,
            rows: state.map_or(0, |state| state.rows),
            synced_at: state.and_then(|state| state.synced_at),
            tried_at: state.map(|state| state.tried_at),
            stale: matches!(outcome, Some(OutcomeKind::Failed | OutcomeKind::NotPermitted)),
            failure: state.and_then(|state| state.failure.clone()),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct PropertySummary {
    pub client_id: ClientId,
    pub id: PropertyId,
    pub name: Option<String>,
    pub kind: Option<PropertyKind>,
    pub renewals: u32,
    pub datasets: Vec<DatasetStanding>,
}

/// What the list stands on, in a word: the rest is for whoever asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct DataAge {
    pub properties: u32,
    /// Of which nothing is there: never asked, never answered, or lost since.
    pub without_data: u32,
    /// Of all good answers that are there.
    pub oldest_at: Option<Instant>,
}

impl Engine {
    pub fn data_age(&self) -> Result<DataAge, EngineError> {
        let properties = self.list_properties()?;
        let answers = |property: &PropertySummary| property.datasets.iter().filter_map(|one| one.synced_at).min();
        let oldest: Vec<Option<Instant>> = properties.iter().map(answers).collect();
        Ok(DataAge {
            properties: super::view::count(oldest.len()),
            without_data: super::view::count(oldest.iter().filter(|at| at.is_none()).count()),
            oldest_at: oldest.into_iter().flatten().min(),
        })
    }

    /// Every property of every client, in the clients' order.
    pub fn list_properties(&self) -> Result<Vec<PropertySummary>, EngineError> {
        let snapshot = self.snapshot()?;
        let count = |property: &std::sync::Arc<super::snapshot::Property>| {
            ((property.listed.client_id.clone(), property.listed.id.clone()), super::view::count(property.rows.len()))
        };
        let counts: HashMap<(ClientId, PropertyId), u32> = snapshot.properties().iter().map(count).collect();
        let (listed, states) = self.inner.store.read(|reader| Ok((list_properties(reader)?, reader.list_dataset_states()?)))?;
        let mut by_property: HashMap<(ClientId, PropertyId), Vec<DatasetState>> = HashMap::new();
        for state in states {
            by_property.entry((state.client_id.clone(), state.property_id.clone())).or_default().push(state);
        }
        let summary = |listed: super::portfolio::ListedProperty| PropertySummary {
            renewals: counts.get(&(listed.client_id.clone(), listed.id.clone())).copied().unwrap_or(0),
            datasets: DatasetStanding::all(
                by_property.get(&(listed.client_id.clone(), listed.id.clone())).map(Vec::as_slice).unwrap_or_default(),
                listed.kind,
            ),
            client_id: listed.client_id,
            id: listed.id,
            name: listed.name,
            kind: listed.kind,
        };
        Ok(listed.into_iter().map(summary).collect())
    }
}
