//! What is known before a run: read from the store, and put into a plan. Also the plan as people see it.

use std::collections::{HashMap, HashSet};

use model::{Client, ClientProperty, Dataset, Date, Instant, OutcomeKind, PropertyId, PropertyKind, RunId};
use mri::Catalogue;
use serde::Serialize;
use store::{DatasetState, LeaseAnswerCount, Reader, StoreError};

use super::estimate::{LIKELY_LATENCY_MS, Speed, finish_ms};
use super::freshness::{Freshness, Standing};
use super::plan::{Known, Plan};
use super::setback::Setback;
use super::urgency::horizon;
use super::{SyncRequest, SyncSettings};
use crate::connect::catalogue;
use crate::{Engine, EngineError};

/// A plan for people, before they start it. The times are estimates: the calls through the budget as it stands, at the pace that is
/// set and the latency that was seen lately.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct PlanSummary {
    pub properties: u32,
    pub calls: u32,
    pub list_calls: u32,
    pub cache_hits: u32,
    pub finish_estimate: Option<Instant>,
    /// When every lease is in the list with its right date.
    pub list_finish_estimate: Option<Instant>,
}

/// What a run that is gone on with has seen to.
pub(crate) type Seen = HashSet<(PropertyId, Dataset)>;

impl Engine {
    /// What a sync would ask now, without asking.
    pub fn plan_sync(&self, request: &SyncRequest) -> Result<PlanSummary, EngineError> {
        let row = self.client_row(Some(request.client_id.as_str()))?;
        let plan = self.plan(&row.client, request, &catalogue(&row)?, &Seen::new())?;
        let settings = SyncSettings::of(&row.client.settings);
        let (concurrency, per_second) = (settings.pacing.concurrency, settings.pacing.per_second);
        let latency = self.inner.store.read(|reader| reader.find_usual_latency_ms(&row.client.id))?;
        let speed = Speed { concurrency, per_second, latency_ms: latency.unwrap_or(LIKELY_LATENCY_MS) };
        let window = self.budget_of(&row, settings.pacing).window()?;
        let finish = |calls| Some(self.now().plus_ms(finish_ms(&window, calls, speed)));
        Ok(PlanSummary {
            properties: u32::try_from(plan.properties.len()).unwrap_or(u32::MAX),
            calls: plan.calls(),
            list_calls: plan.list_calls(),
            cache_hits: plan.cache_hits(),
            finish_estimate: finish(plan.calls()),
            list_finish_estimate: finish(plan.list_calls()),
        })
    }

    pub(super) fn plan(
        &self,
        client: &Client,
        request: &SyncRequest,
        catalogue: &Catalogue,
        done: &Seen,
    ) -> Result<Plan, EngineError> {
        let freshness = Freshness { catalogue, settings: &client.settings, now: self.now() };
        let kept = self.inner.store.read(|reader| Kept::read(reader, client, &freshness, self.today()))?;
        Ok(kept.plan(request, done, freshness))
    }

    /// What has ever answered this client, and what was refused it last: by these a refusal is judged. What was refused in this very
    /// run, before it stopped, may be why it did.
    pub(super) fn setback(&self, client: &Client, run: &RunId) -> Result<Setback, EngineError> {
        let states = self.inner.store.read(|reader| reader.list_dataset_states())?;
        let of_client = || states.iter().filter(|state| state.client_id == client.id);
        let good = of_client().filter(|state| state.synced_at.is_some()).map(|state| state.dataset);
        let refused = of_client().filter(|state| state.outcome == OutcomeKind::NotPermitted);
        let refused = refused.filter(|state| state.tried_run_id.as_ref() != Some(run));
        Ok(Setback::new(good.collect(), refused.map(|state| (state.property_id.clone(), state.dataset)).collect()))
    }
}

/// What the store holds of a client's properties.
pub(crate) struct Kept {
    pub(crate) properties: Vec<ClientProperty>,
    pub(crate) states: Vec<DatasetState>,
    /// Where MRI refuses to be asked by building.
    pub(crate) leases: HashMap<(PropertyId, Dataset), LeaseAnswerCount>,
}

impl Kept {
    pub(crate) fn read(reader: &Reader<'_>, client: &Client, freshness: &Freshness<'_>, today: Date) -> Result<Self, StoreError> {
        let states = reader.list_dataset_states()?.into_iter().filter(|state| state.client_id == client.id);
        // Only leases differ by the kind of the property, and they are never asked for one by one.
        let young_since = Dataset::ALL.map(|dataset| (dataset, freshness.young_since(dataset, PropertyKind::Commercial)));
        let last = horizon(today, client.settings.horizon_months);
        let counts = reader.count_lease_answers(&client.id, today, last, &young_since.into())?;
        Ok(Self {
            properties: with_found_kinds(reader, client)?,
            states: states.collect(),
            leases: counts.into_iter().map(|count| ((count.property_id.clone(), count.dataset), count)).collect(),
        })
    }

    pub(crate) fn plan(&self, request: &SyncRequest, done: &Seen, freshness: Freshness<'_>) -> Plan {
        let standings = self.states.iter().map(|state| {
            let key = (state.property_id.clone(), state.dataset);
            let due = |count: &LeaseAnswerCount| if request.refresh { count.leases } else { count.leases - count.young };
            let leases_due = self.leases.get(&key).map_or(0, due);
            (key, Standing { leases_due, ..Standing::of(state) })
        });
        Plan::new(request, &Known { properties: &self.properties, standings: &standings.collect(), done, freshness })
    }
}

/// The client's list, with the kinds that a sync found where the user gave none.
fn with_found_kinds(reader: &Reader<'_>, client: &Client) -> Result<Vec<ClientProperty>, StoreError> {
    let found = reader.list_found_properties()?.into_iter().filter(|found| found.client_id == client.id);
    let kinds: HashMap<PropertyId, Option<PropertyKind>> = found.map(|found| (found.property_id, found.kind)).collect();
    let kind = |property: &ClientProperty| property.kind.or_else(|| kinds.get(&property.id).copied().flatten());
    Ok(client.properties.iter().map(|property| ClientProperty { kind: kind(property), ..property.clone() }).collect())
}
