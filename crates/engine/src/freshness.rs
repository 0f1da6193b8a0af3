//! How old the data is that the desk stands on: for each property and dataset when it was last answered, whether that is still fresh,
//! what failed since, and what asking again would cost. The ages are the store's; what counts as fresh is what a plan goes by.

use std::collections::HashMap;

use model::{ClientId, Dataset, Failure, Instant, OutcomeKind, PropertyId, PropertyKind};
use serde::Serialize;
use store::{DatasetState, LeaseAnswerCount};

use crate::connect::catalogue;
use crate::query::list_properties;
use crate::sync::{Freshness, Kept, Seen, Standing};
use crate::{Engine, EngineError, SyncRequest};

#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct PropertyFreshness {
    pub client_id: ClientId,
    pub id: PropertyId,
    pub name: Option<String>,
    pub kind: Option<PropertyKind>,
    /// Calls that a sync of it would make now.
    pub calls: u32,
    /// Calls that asking for everything again would make.
    pub refresh_calls: u32,
    /// Every dataset once, in the order of asking.
    pub datasets: Vec<DatasetFreshness>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct DatasetFreshness {
    pub dataset: Dataset,
    pub state: FreshnessState,
    /// Of the last good answer; where leases are asked for one by one, of the newest. `None` = there never was one.
    pub answered_at: Option<Instant>,
    /// The same, but of the oldest answer that something is shown from.
    pub oldest_at: Option<Instant>,
    pub tried_at: Option<Instant>,
    /// Rows that are kept, whatever the last attempt came to.
    pub rows: u32,
    pub failure: Option<Failure>,
    /// Where MRI wants to be asked lease by lease.
    pub leases: Option<LeasesAnswered>,
    /// Calls that asking for it again would make.
    pub refresh_calls: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum FreshnessState {
    /// The next sync does not ask for it.
    Fresh,
    /// Answered, and older than the settings want it.
    Old,
    /// The last attempt failed; the rows are those of the last good answer.
    Failed,
    /// The key may not use the API.
    NotPermitted,
    NeverAsked,
    /// This kind of property has no such thing.
    NotApplicable,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct LeasesAnswered {
    pub answered: u32,
    /// Open ones within the client's horizon.
    pub of: u32,
}

impl Engine {
    /// Every property of a client, in the client's order.
    pub fn freshness(&self, client: &ClientId) -> Result<Vec<PropertyFreshness>, EngineError> {
        let row = self.client_row(Some(client.as_str()))?;
        let catalogue = catalogue(&row)?;
        let (client, now, today) = (&row.client, self.now(), self.today());
        let freshness = || Freshness { catalogue: &catalogue, settings: &client.settings, now };
        let (kept, listed) =
            self.inner.store.read(|reader| Ok((Kept::read(reader, client, &freshness(), today)?, list_properties(reader)?)))?;
        let request = SyncRequest::all(client.id.clone());
        let plan = kept.plan(&request, &Seen::new(), freshness());
        let refresh = kept.plan(&SyncRequest { refresh: true, ..request }, &Seen::new(), freshness());
        let calls: HashMap<&PropertyId, u32> = plan.properties.iter().map(|one| (&one.id, one.calls())).collect();
        let asks: HashMap<&PropertyId, _> = refresh.properties.iter().map(|one| (&one.id, &one.asks)).collect();
        let states: HashMap<(&PropertyId, Dataset), &DatasetState> =
            kept.states.iter().map(|state| ((&state.property_id, state.dataset), state)).collect();
        let rule = freshness();
        let property = |listed: crate::query::ListedProperty| {
            let asks = asks.get(&listed.id).map(|asks| asks.as_slice()).unwrap_or_default();
            let refresh_calls = |dataset| asks.iter().filter(|ask| ask.dataset == dataset).map(|ask| ask.calls).sum();
            let dataset = |dataset| {
                let state = states.get(&(&listed.id, dataset)).copied();
                let leases = kept.leases.get(&(listed.id.clone(), dataset));
                let standing = of_dataset(dataset, listed.kind, state, leases, &rule);
                DatasetFreshness { refresh_calls: refresh_calls(dataset), ..standing }
            };
            PropertyFreshness {
                calls: calls.get(&listed.id).copied().unwrap_or(0),
                refresh_calls: asks.iter().map(|ask| ask.calls).sum(),
                datasets: Dataset::ALL.map(dataset).into(),
                client_id: listed.client_id,
                id: listed.id,
                name: listed.name,
                kind: listed.kind,
            }
        };
        Ok(listed.into_iter().filter(|listed| listed.client_id == client.id).map(property).collect())
    }
}

fn of_dataset(
    dataset: Dataset,
    kind: Option<PropertyKind>,
    state: Option<&DatasetState>,
    leases: Option<&LeaseAnswerCount>,
    rule: &Freshness<'_>,
) -> DatasetFreshness {
    let standing =
        state.map(|state| Standing { leases_due: leases.map_or(0, |count| count.leases - count.young), ..Standing::of(state) });
    let leases = leases.filter(|_| standing.as_ref().is_some_and(|standing| rule.is_per_lease(standing)));
    let synced_at = state.and_then(|state| state.synced_at);
    // What no lease of its own was asked for is as old as the last answer for all.
    let of_rest = synced_at.filter(|_| leases.is_none_or(|count| count.answered < count.leases));
    DatasetFreshness {
        dataset,
        state: match &standing {
            _ if kind.is_some_and(|kind| !dataset.is_asked_of(kind)) => FreshnessState::NotApplicable,
            None => FreshnessState::NeverAsked,
            Some(standing) => state_of(standing, dataset, kind, rule),
        },
        answered_at: leases.and_then(|count| count.newest).max(synced_at),
        oldest_at: leases.and_then(|count| count.oldest).into_iter().chain(of_rest).min(),
        tried_at: state.map(|state| state.tried_at),
        rows: state.map_or(0, |state| state.rows),
        failure: state.and_then(|state| state.failure.clone()),
        leases: leases.map(|count| LeasesAnswered { answered: count.answered, of: count.leases }),
        refresh_calls: 0,
    }
}

fn state_of(standing: &Standing, dataset: Dataset, kind: Option<PropertyKind>, rule: &Freshness<'_>) -> FreshnessState {
    match standing.outcome {
        OutcomeKind::NotApplicable => FreshnessState::NotApplicable,
        OutcomeKind::NotPermitted => FreshnessState::NotPermitted,
        OutcomeKind::Failed => FreshnessState::Failed,
        // A plan takes an unknown kind for commercial too.
        _ if rule.is_fresh(standing, dataset, kind.unwrap_or(PropertyKind::Commercial)) => FreshnessState::Fresh,
        _ => FreshnessState::Old,
    }
}
