//! How old the data is that the desk stands on: for each property and dataset when it was last answered, whether that is still fresh,
//! what failed since, and what asking again would cost. The ages are the store's; what counts as fresh is what a plan goes by.

use std::collections::HashMap;

use model::{ClientId, Dataset, Failure, Instant, OutcomeKind, PropertyId, PropertyKind};
use serde::Serialize;
use store::{DatasetState, LeaseAnswerCount};

use crate::connect::catalogue;
use crate::query::{ListedProperty, list_properties};
use crate::sync::{Freshness, Kept, PlannedProperty, Seen, Standing};
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
        let (client, catalogue, now, today) = (&row.client, catalogue(&row)?, self.now(), self.today());
        let rule = || Freshness { catalogue: &catalogue, settings: &client.settings, now };
        let (kept, listed) = self.inner.store.read(|reader| {
            let listed = list_properties(reader)?.into_iter().filter(|listed| listed.client_id == client.id);
            Ok((Kept::read(reader, client, &rule(), today)?, listed.collect::<Vec<_>>()))
        })?;
        let request = SyncRequest::all(client.id.clone());
        let due = kept.plan(&request, &Seen::new(), rule());
        let whole = kept.plan(&SyncRequest { refresh: true, ..request }, &Seen::new(), rule());
        let sheet = Sheet {
            states: kept.states.iter().map(|state| ((&state.property_id, state.dataset), state)).collect(),
            leases: &kept.leases,
            due: due.properties.iter().map(|property| (&property.id, property)).collect(),
            whole: whole.properties.iter().map(|property| (&property.id, property)).collect(),
            rule: rule(),
        };
        Ok(listed.into_iter().map(|listed| sheet.property(listed)).collect())
    }
}

/// All that the lines are made of.
struct Sheet<'a> {
    states: HashMap<(&'a PropertyId, Dataset), &'a DatasetState>,
    leases: &'a HashMap<(PropertyId, Dataset), LeaseAnswerCount>,
    /// What a sync would ask now, and what one would that asks for everything.
    due: HashMap<&'a PropertyId, &'a PlannedProperty>,
    whole: HashMap<&'a PropertyId, &'a PlannedProperty>,
    rule: Freshness<'a>,
}

impl Sheet<'_> {
    fn property(&self, listed: ListedProperty) -> PropertyFreshness {
        let calls = |plan: &HashMap<&PropertyId, &PlannedProperty>| plan.get(&listed.id).map_or(0, |planned| planned.calls());
        PropertyFreshness {
            calls: calls(&self.due),
            refresh_calls: calls(&self.whole),
            datasets: Dataset::ALL.map(|dataset| self.dataset(&listed, dataset)).into(),
            client_id: listed.client_id,
            id: listed.id,
            name: listed.name,
            kind: listed.kind,
        }
    }

    fn dataset(&self, listed: &ListedProperty, dataset: Dataset) -> DatasetFreshness {
        let state = self.states.get(&(&listed.id, dataset)).copied();
        let leases = self.leases.get(&(listed.id.clone(), dataset));
        let asks = self.whole.get(&listed.id).map(|planned| planned.asks.as_slice()).unwrap_or_default();
        let refresh_calls = asks.iter().filter(|ask| ask.dataset == dataset).map(|ask| ask.calls).sum();
        DatasetFreshness { refresh_calls, ..of_dataset(dataset, listed.kind, state, leases, &self.rule) }
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
        state: state_of(standing.as_ref(), dataset, kind, rule),
        answered_at: leases.and_then(|count| count.newest).max(synced_at),
        oldest_at: leases.and_then(|count| count.oldest).into_iter().chain(of_rest).min(),
        tried_at: state.map(|state| state.tried_at),
        rows: state.map_or(0, |state| state.rows),
        failure: state.and_then(|state| state.failure.clone()),
        leases: leases.map(|count| LeasesAnswered { answered: count.answered, of: count.leases }),
        refresh_calls: 0,
    }
}

fn state_of(standing: Option<&Standing>, dataset: Dataset, kind: Option<PropertyKind>, rule: &Freshness<'_>) -> FreshnessState {
    // A plan takes an unknown kind for commercial too, which is asked for everything.
    let kind = kind.unwrap_or(PropertyKind::Commercial);
    match standing.map(|standing| (standing, standing.outcome)) {
        _ if !dataset.is_asked_of(kind) => FreshnessState::NotApplicable,
        None => FreshnessState::NeverAsked,
        Some((_, OutcomeKind::NotApplicable)) => FreshnessState::NotApplicable,
        Some((_, OutcomeKind::NotPermitted)) => FreshnessState::NotPermitted,
        Some((_, OutcomeKind::Failed)) => FreshnessState::Failed,
        Some((standing, _)) if rule.is_fresh(standing, dataset, kind) => FreshnessState::Fresh,
        Some(_) => FreshnessState::Old,
    }
}
