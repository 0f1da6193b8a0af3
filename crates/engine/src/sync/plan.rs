//! Which calls a run needs, before it starts. Pure: what is known goes in, what is to be asked comes out.

use std::collections::HashMap;

use model::{ClientProperty, Dataset, Instant, OutcomeKind, PropertyId, PropertyKind};
use mri::Catalogue;
use serde::Serialize;

use super::SyncRequest;

/// "Not applicable" is asked again after so long: a building can be sold, or split.
const NOT_APPLICABLE_MS: i64 = 30 * 24 * 3_600 * 1_000;

/// What came of a dataset before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Standing {
    pub(crate) outcome: OutcomeKind,
    /// Of the last good answer.
    pub(crate) synced_at: Option<Instant>,
}

impl Standing {
    /// Whether asking again would be a call wasted. A failure or a refusal is never fresh, however good the rows before it were.
    pub(crate) fn is_fresh(&self, fresh_secs: u32, now: Instant) -> bool {
        let kept_ms = match self.outcome {
            OutcomeKind::Rows | OutcomeKind::Empty => i64::from(fresh_secs) * 1_000,
            OutcomeKind::NotApplicable => NOT_APPLICABLE_MS,
            OutcomeKind::NotPermitted | OutcomeKind::Failed => return false,
        };
        self.synced_at.is_some_and(|at| at.age_ms(now) < kept_ms)
    }
}

/// All that is known when a plan is made.
pub(crate) struct Known<'a> {
    pub(crate) properties: &'a [ClientProperty],
    pub(crate) standings: &'a HashMap<(PropertyId, Dataset), Standing>,
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) now: Instant,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PlannedProperty {
    pub(crate) id: PropertyId,
    pub(crate) name: Option<String>,
    /// `None`: found out by asking.
    pub(crate) kind: Option<PropertyKind>,
    pub(crate) list: Vec<Dataset>,
    pub(crate) details: Vec<Dataset>,
    pub(crate) cache_hits: u32,
}

impl PlannedProperty {
    pub(crate) fn calls(&self) -> u32 {
        u32::try_from(self.list.len() + self.details.len()).unwrap_or(u32::MAX)
    }
}

/// The properties in the client's order, each with what must be asked of it. An answer of several pages makes it a few calls more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Plan {
    pub(crate) properties: Vec<PlannedProperty>,
}

impl Plan {
    pub(crate) fn new(request: &SyncRequest, known: &Known<'_>) -> Self {
        let wanted = |property: &&ClientProperty| request.property_ids.is_empty() || request.property_ids.contains(&property.id);
        Self {
            properties: known.properties.iter().filter(wanted).map(|property| plan_property(request, known, property)).collect(),
        }
    }

    pub(crate) fn calls(&self) -> u32 {
        self.properties.iter().map(PlannedProperty::calls).sum()
    }

    pub(crate) fn list_calls(&self) -> u32 {
        self.properties.iter().map(|property| u32::try_from(property.list.len()).unwrap_or(u32::MAX)).sum()
    }

    pub(crate) fn cache_hits(&self) -> u32 {
        self.properties.iter().map(|property| property.cache_hits).sum()
    }
}

fn plan_property(request: &SyncRequest, known: &Known<'_>, property: &ClientProperty) -> PlannedProperty {
    // An unknown kind is planned as commercial, which is the more expensive one.
    let kind = property.kind.unwrap_or(PropertyKind::Commercial);
    let asked = Dataset::ALL.into_iter().filter(|dataset| dataset.is_asked_of(kind));
    let asked = asked.filter(|dataset| request.datasets.is_empty() || request.datasets.contains(dataset));
    let is_fresh = |dataset: &Dataset| {
        let fresh_secs = known.catalogue.entry(*dataset, kind).fresh_secs;
        let standing = known.standings.get(&(property.id.clone(), *dataset));
        !request.refresh && standing.is_some_and(|standing| standing.is_fresh(fresh_secs, known.now))
    };
    let (fresh, mut stale): (Vec<Dataset>, Vec<Dataset>) = asked.partition(is_fresh);
    // Neither kind has had leases a moment ago: until they are asked again there is nobody to ask anything else about.
    if property.kind.is_none() && !stale.contains(&Dataset::Leases) {
        stale.clear();
    }
    let (list, details) = stale.into_iter().partition(|dataset| dataset.is_list());
    PlannedProperty {
        id: property.id.clone(),
        name: property.name.clone(),
        kind: property.kind,
        list,
        details,
        cache_hits: u32::try_from(fresh.len()).unwrap_or(u32::MAX),
    }
}

/// A plan for people, before they start it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct PlanSummary {
    pub properties: u32,
    pub calls: u32,
    pub list_calls: u32,
    pub cache_hits: u32,
    /// An estimate: the calls through the budget as it stands.
    pub finish_estimate: Option<Instant>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NOW: Instant = Instant(1_000_000_000_000);

    fn property(id: &str, kind: Option<PropertyKind>) -> ClientProperty {
        ClientProperty { id: id.into(), name: None, kind }
    }

    fn plan(request: &SyncRequest, properties: &[ClientProperty], standings: &HashMap<(PropertyId, Dataset), Standing>) -> Plan {
        let catalogue = Catalogue::with_overrides("").unwrap();
        Plan::new(request, &Known { properties, standings, catalogue: &catalogue, now: NOW })
    }

    fn twenty() -> Vec<ClientProperty> {
        (0..20).map(|n| property(&format!("{n:06}"), Some(PropertyKind::Commercial))).collect()
    }

    #[test]
    fn a_cold_sync_of_twenty_buildings_asks_per_building() {
        let plan = plan(&SyncRequest::all("c".into()), &twenty(), &HashMap::new());
        assert_eq!(plan.list_calls(), 60);
        assert_eq!(plan.calls(), 160, "120 for the list, options, charges and notes; 40 for arrears and budget");
        assert_eq!(plan.cache_hits(), 0);
    }

    #[test]
    fn after_five_minutes_only_leases_are_stale() {
        let answered = |outcome| Standing { outcome, synced_at: Some(NOW.plus_ms(-300_000)) };
        let standings = twenty().into_iter().flat_map(|p| {
            Dataset::ALL.map(|dataset| {
                let outcome = if dataset == Dataset::Offers { OutcomeKind::NotApplicable } else { OutcomeKind::Rows };
                ((p.id.clone(), dataset), answered(outcome))
            })
        });
        let plan = plan(&SyncRequest::all("c".into()), &twenty(), &standings.collect());
        assert_eq!((plan.calls(), plan.cache_hits()), (20, 140));
        assert!(plan.properties.iter().all(|property| property.list == [Dataset::Leases]));
    }

    #[test]
    fn residential_properties_are_asked_for_leases_and_offers_only() {
        let plan = plan(&SyncRequest::all("c".into()), &[property("1", Some(PropertyKind::Residential))], &HashMap::new());
        assert_eq!(plan.properties[0].list, [Dataset::Leases, Dataset::Offers]);
        assert_eq!(plan.properties[0].details, []);
    }

    fn any_outcome() -> impl Strategy<Value = OutcomeKind> {
        use OutcomeKind as O;
        prop_oneof![Just(O::Rows), Just(O::Empty), Just(O::NotApplicable), Just(O::NotPermitted), Just(O::Failed)]
    }

    proptest! {
        /// Each dataset of each property is either asked for or fresh, never both and never neither; a refresh trusts nothing.
        #[test]
        fn every_dataset_is_asked_for_or_fresh(
            known in proptest::collection::vec((0..20_usize, 0..8_usize, any_outcome(), 0..4_000_000_000_i64), 0..200),
            refresh: bool,
        ) {
            let properties = twenty();
            let standings = known.into_iter().map(|(p, d, outcome, age)| {
                ((properties[p].id.clone(), Dataset::ALL[d]), Standing { outcome, synced_at: Some(NOW.plus_ms(-age)) })
            }).collect();
            let plan = plan(&SyncRequest { refresh, ..SyncRequest::all("c".into()) }, &properties, &standings);
            for property in &plan.properties {
                prop_assert_eq!(property.calls() + property.cache_hits, 8);
                for dataset in property.list.iter().chain(&property.details) {
                    if let Some(standing) = standings.get(&(property.id.clone(), *dataset)) {
                        let fresh_secs = if *dataset == Dataset::Leases { 300 } else { 600 };
                        prop_assert!(refresh || !standing.is_fresh(fresh_secs, NOW));
                    }
                }
            }
            prop_assert!(!refresh || plan.cache_hits() == 0);
        }
    }
}
