//! The shape of MRI's answers: which field appeared or vanished, on which API. A renamed field would otherwise only show as values
//! that nobody knows any more.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

use model::{Client, ClientId, Dataset, Instant, PropertyId, PropertyKind};
use mri::Question;
use serde::Serialize;
use store::DriftRow;

use crate::query::{ListedProperty, list_properties};
use crate::{Engine, EngineError};

/// What happened so long ago is no news.
const TOLD_MS: i64 = 30 * 24 * 3_600 * 1_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum DriftKind {
    Appeared,
    Vanished,
}

/// A field of an API's rows that was not there before, or is there no more. Names are in lower case, as they are compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Drift {
    pub client_id: ClientId,
    pub dataset: Dataset,
    pub api: String,
    pub field: String,
    pub what: DriftKind,
    pub at: Instant,
}

/// Gathers what one run's answers look like.
#[derive(Default)]
pub(crate) struct SeenFields(Mutex<BTreeMap<String, Seen>>);

struct Seen {
    dataset: Dataset,
    kind: PropertyKind,
    fields: BTreeSet<String>,
    properties: HashSet<PropertyId>,
}

impl SeenFields {
    pub(crate) fn add(&self, question: &Question, api: &str, fields: &BTreeSet<String>) {
        let mut seen = self.lock();
        let (dataset, kind) = (question.dataset, question.kind);
        let new = || Seen { dataset, kind, fields: BTreeSet::new(), properties: HashSet::new() };
        let seen = seen.entry(api.to_owned()).or_insert_with(new);
        seen.fields.extend(fields.iter().cloned());
        seen.properties.insert(question.property.clone());
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, Seen>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Engine {
    /// Of the last 30 days, newest first.
    pub fn list_drift(&self) -> Result<Vec<Drift>, EngineError> {
        let rows = self.inner.store.read(|reader| reader.list_drift(self.now().plus_ms(-TOLD_MS)))?;
        let drift = |row: DriftRow| Drift {
            client_id: row.client_id,
            dataset: row.dataset,
            api: row.api,
            field: row.field,
            what: if row.appeared { DriftKind::Appeared } else { DriftKind::Vanished },
            at: row.at,
        };
        Ok(rows.into_iter().map(drift).collect())
    }

    /// Compares what a run saw with what was seen before. An API that is seen for the first time is only learnt. A field has vanished
    /// only where as many properties answered as the client has of that kind: MRI may leave a blank field out of a row.
    pub(crate) fn note_drift(&self, client: &Client, seen: &SeenFields) -> Result<(), EngineError> {
        let at = self.now();
        let seen = seen.lock();
        for (api, seen) in seen.iter() {
            let known: BTreeSet<String> =
                self.inner.store.read(|reader| reader.list_api_fields(&client.id, api))?.into_iter().collect();
            let row = |field: &String, appeared| DriftRow {
                client_id: client.id.clone(),
                dataset: seen.dataset,
                api: api.clone(),
                field: field.clone(),
                appeared,
                at,
            };
            if known.is_empty() {
                let learn = |desk: &store::DeskWriter<'_>| {
                    seen.fields.iter().try_for_each(|field| desk.insert_api_field(&client.id, api, field))
                };
                self.inner.store.write_desk(learn)?;
                continue;
            }
            let is_whole = seen.properties.len() >= self.answering(client, seen)?;
            let appeared = seen.fields.difference(&known).map(|field| row(field, true));
            let vanished = known.difference(&seen.fields).filter(|_| is_whole).map(|field| row(field, false));
            let drift: Vec<DriftRow> = appeared.chain(vanished).collect();
            for one in &drift {
                tracing::warn!(client.id = %client.id, dataset = %one.dataset, api, field = one.field, appeared = one.appeared, "MRI's answers changed shape");
            }
            if !drift.is_empty() {
                self.inner.store.write_desk(|desk| drift.iter().try_for_each(|one| desk.record_drift(one)))?;
            }
        }
        Ok(())
    }

    /// How many of a client's properties have rows of this API's.
    fn answering(&self, client: &Client, seen: &Seen) -> Result<usize, EngineError> {
        let (states, listed) = self.inner.store.read(|reader| Ok((reader.list_dataset_states()?, list_properties(reader)?)))?;
        let of_kind = |id: &PropertyId| {
            let is_it = |one: &&ListedProperty| one.client_id == client.id && one.id == *id;
            listed.iter().find(is_it).is_some_and(|one| one.kind.unwrap_or(PropertyKind::Commercial) == seen.kind)
        };
        let has_rows =
            |state: &&store::DatasetState| state.client_id == client.id && state.dataset == seen.dataset && state.rows > 0;
        Ok(states.iter().filter(has_rows).filter(|state| of_kind(&state.property_id)).count())
    }
}
