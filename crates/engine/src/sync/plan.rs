//! Which calls a run needs, before it starts. Pure: what is known goes in, what is to be asked comes out.

use std::collections::{HashMap, HashSet};

use model::{ClientProperty, Dataset, Instant, OutcomeKind, PropertyId, PropertyKind, RunOutcome};
use store::FreshGroup;

use super::SyncRequest;
use super::freshness::{Freshness, Standing};

/// The order of worth: first what makes a lease appear in the list with its right date, then what a decision needs most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Pass {
    List,
    Terms,
    Notes,
    Money,
}

impl Pass {
    pub(crate) const DETAILS: [Self; 3] = [Self::Terms, Self::Notes, Self::Money];

    pub(crate) fn of(dataset: Dataset) -> Self {
        match dataset {
            Dataset::Leases | Dataset::Offers | Dataset::Emea => Self::List,
            Dataset::Options | Dataset::Charges => Self::Terms,
            Dataset::Notes => Self::Notes,
            Dataset::Delinquencies | Dataset::Budget => Self::Money,
        }
    }

    pub(crate) fn phrase(self) -> &'static str {
        match self {
            Self::List => "Listing",
            Self::Terms => "Options and charges",
            Self::Notes => "Notes",
            Self::Money => "Arrears and budget",
        }
    }
}

/// How a dataset of a property is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum How {
    Building,
    /// By building, but only what changed since.
    Changes(Instant),
    /// Lease by lease, since MRI refuses the other way.
    Leases,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ask {
    pub(crate) dataset: Dataset,
    pub(crate) how: How,
    /// An answer of several pages makes it a few more.
    pub(crate) calls: u32,
}

/// All that is known when a plan is made.
pub(crate) struct Known<'a> {
    pub(crate) properties: &'a [ClientProperty],
    pub(crate) standings: &'a HashMap<(PropertyId, Dataset), Standing>,
    /// What a run that is gone on with has seen to already.
    pub(crate) done: &'a HashSet<(PropertyId, Dataset)>,
    pub(crate) freshness: Freshness<'a>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PlannedProperty {
    pub(crate) id: PropertyId,
    pub(crate) name: Option<String>,
    /// `None`: found out by asking.
    pub(crate) kind: Option<PropertyKind>,
    pub(crate) asks: Vec<Ask>,
    /// What need not be asked for, with what it came to.
    pub(crate) fresh: Vec<(Dataset, OutcomeKind)>,
    /// When its leases were last answered: the oldest list comes first.
    pub(crate) listed_at: Option<Instant>,
}

impl PlannedProperty {
    pub(crate) fn calls(&self) -> u32 {
        self.asks.iter().map(|ask| ask.calls).sum()
    }

    pub(crate) fn of_pass(&self, pass: Pass) -> Vec<Ask> {
        self.asks.iter().filter(|ask| Pass::of(ask.dataset) == pass).copied().collect()
    }
}

/// The properties with what must be asked of each, the oldest list first, else in the client's order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Plan {
    pub(crate) properties: Vec<PlannedProperty>,
}

impl Plan {
    pub(crate) fn new(request: &SyncRequest, known: &Known<'_>) -> Self {
        let wanted = |property: &&ClientProperty| request.property_ids.is_empty() || request.property_ids.contains(&property.id);
        let planned = known.properties.iter().filter(wanted).map(|property| plan_property(request, known, property));
        let mut properties: Vec<PlannedProperty> = planned.collect();
        properties.sort_by_key(|property| property.listed_at);
        Self { properties }
    }

    pub(crate) fn calls(&self) -> u32 {
        self.properties.iter().map(PlannedProperty::calls).sum()
    }

    pub(crate) fn list_calls(&self) -> u32 {
        let asks = self.properties.iter().flat_map(|property| &property.asks);
        asks.filter(|ask| Pass::of(ask.dataset) == Pass::List).map(|ask| ask.calls).sum()
    }

    pub(crate) fn cache_hits(&self) -> u32 {
        self.properties.iter().map(|property| u32::try_from(property.fresh.len()).unwrap_or(u32::MAX)).sum()
    }
}

/// What was fresh when a run began, as the history keeps it: by the plan, and before the run was cut short.
pub(crate) fn fresh_groups(plan: &Plan, before: &[RunOutcome]) -> Vec<FreshGroup> {
    let planned = plan.properties.iter().flat_map(|one| one.fresh.iter().map(|(dataset, outcome)| (*dataset, *outcome, &one.id)));
    let before = before.iter().map(|one| (one.dataset, one.outcome, &one.property_id));
    let mut groups: Vec<FreshGroup> = Vec::new();
    for (dataset, outcome, property) in before.chain(planned) {
        match groups.iter_mut().find(|group| group.dataset == dataset && group.outcome == outcome) {
            Some(group) => group.properties.push(property.clone()),
            None => groups.push(FreshGroup { dataset, outcome, properties: vec![property.clone()] }),
        }
    }
    groups
}

fn plan_property(request: &SyncRequest, known: &Known<'_>, property: &ClientProperty) -> PlannedProperty {
    // An unknown kind is planned as commercial, which is the more expensive one.
    let kind = property.kind.unwrap_or(PropertyKind::Commercial);
    let asked = Dataset::ALL.into_iter().filter(|dataset| dataset.is_asked_of(kind));
    let asked = asked.filter(|dataset| request.datasets.is_empty() || request.datasets.contains(dataset));
    let (mut asks, mut fresh) = (Vec::new(), Vec::new());
    for dataset in asked.filter(|dataset| !known.done.contains(&(property.id.clone(), *dataset))) {
        let standing = known.standings.get(&(property.id.clone(), dataset));
        let is_fresh = standing.filter(|standing| !request.refresh && known.freshness.is_fresh(standing, dataset, kind));
        match is_fresh {
            Some(standing) => fresh.push((dataset, standing.outcome)),
            None => asks.extend(ask(request, known, dataset, kind, standing)),
        }
    }
    // Neither kind has had leases a moment ago: until they are asked again there is nobody to ask anything else about.
    if property.kind.is_none() && !asks.iter().any(|ask| ask.dataset == Dataset::Leases) {
        asks.clear();
    }
    let leases = known.standings.get(&(property.id.clone(), Dataset::Leases));
    let listed_at = leases.and_then(|standing| standing.synced_at);
    PlannedProperty { id: property.id.clone(), name: property.name.clone(), kind: property.kind, asks, fresh, listed_at }
}

/// `None`: there is no lease to ask about.
fn ask(
    request: &SyncRequest,
    known: &Known<'_>,
    dataset: Dataset,
    kind: PropertyKind,
    standing: Option<&Standing>,
) -> Option<Ask> {
    let building = Ask { dataset, how: How::Building, calls: 1 };
    let Some(standing) = standing else { return Some(building) };
    if known.freshness.is_per_lease(standing) {
        let calls = standing.leases_due;
        return (calls > 0).then_some(Ask { dataset, how: How::Leases, calls });
    }
    let since = known.freshness.changes_since(standing, dataset, kind).filter(|_| !request.refresh);
    Some(since.map_or(building, |since| Ask { how: How::Changes(since), ..building }))
}

#[cfg(test)]
mod tests {
    use model::ClientSettings;
    use mri::Catalogue;
    use proptest::prelude::*;

    use super::*;

    const NOW: Instant = Instant(1_000_000_000_000);

    fn property(id: &str, kind: Option<PropertyKind>) -> ClientProperty {
        ClientProperty { id: id.into(), name: None, kind }
    }

    fn plan(request: &SyncRequest, properties: &[ClientProperty], standings: &HashMap<(PropertyId, Dataset), Standing>) -> Plan {
        plan_after(request, properties, standings, &HashSet::new())
    }

    fn plan_after(
        request: &SyncRequest,
        properties: &[ClientProperty],
        standings: &HashMap<(PropertyId, Dataset), Standing>,
        done: &HashSet<(PropertyId, Dataset)>,
    ) -> Plan {
        let (catalogue, settings) = (Catalogue::with_overrides("").unwrap(), ClientSettings::default());
        let freshness = Freshness { catalogue: &catalogue, settings: &settings, now: NOW };
        Plan::new(request, &Known { properties, standings, done, freshness })
    }

    fn answered(outcome: OutcomeKind, age_ms: i64) -> Standing {
        let at = Some(NOW.plus_ms(-age_ms));
        Standing { outcome, synced_at: at, full_at: at, per_lease_since: None, leases_due: 0 }
    }

    fn datasets(property: &PlannedProperty) -> Vec<Dataset> {
        property.asks.iter().map(|ask| ask.dataset).collect()
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
        let standings = twenty().into_iter().flat_map(|p| {
            Dataset::ALL.map(|dataset| {
                let outcome = if dataset == Dataset::Offers { OutcomeKind::NotApplicable } else { OutcomeKind::Rows };
                ((p.id.clone(), dataset), answered(outcome, 300_000))
            })
        });
        let plan = plan(&SyncRequest::all("c".into()), &twenty(), &standings.collect());
        assert_eq!((plan.calls(), plan.cache_hits()), (20, 140));
        assert!(plan.properties.iter().all(|property| datasets(property) == [Dataset::Leases]));
    }

    #[test]
    fn residential_properties_are_asked_for_leases_and_offers_only() {
        let plan = plan(&SyncRequest::all("c".into()), &[property("1", Some(PropertyKind::Residential))], &HashMap::new());
        assert_eq!(datasets(&plan.properties[0]), [Dataset::Leases, Dataset::Offers]);
    }

    #[test]
    fn the_oldest_list_is_asked_for_first_and_what_was_never_listed_before_it() {
        let ages = [("000003", 900_000), ("000001", 400_000), ("000007", 700_000)];
        let standings = ages.map(|(id, age)| ((id.into(), Dataset::Leases), answered(OutcomeKind::Rows, age)));
        let plan = plan(&SyncRequest::all("c".into()), &twenty(), &standings.into_iter().collect());
        let ids: Vec<&str> = plan.properties.iter().map(|property| property.id.as_str()).collect();
        assert_eq!((ids[0], &ids[17..]), ("000000", ["000003", "000007", "000001"].as_slice()));
    }

    #[test]
    fn a_run_that_is_gone_on_with_asks_for_the_rest() {
        let done = twenty().into_iter().take(10).flat_map(|p| Dataset::ALL.map(|dataset| (p.id.clone(), dataset))).collect();
        let request = SyncRequest { refresh: true, ..SyncRequest::all("c".into()) };
        let plan = plan_after(&request, &twenty(), &HashMap::new(), &done);
        assert_eq!((plan.calls(), plan.cache_hits()), (80, 0));
    }

    #[test]
    fn what_was_fresh_before_a_run_was_cut_short_stays_in_its_history() {
        let standings = HashMap::from([(("000001".into(), Dataset::Leases), answered(OutcomeKind::Rows, 0))]);
        let plan = plan(&SyncRequest::all("c".into()), &twenty(), &standings);
        let before = RunOutcome {
            property_id: "000002".into(),
            dataset: Dataset::Leases,
            outcome: OutcomeKind::Rows,
            fresh: true,
            cost: model::Cost::default(),
            rows: None,
            finished_at: NOW,
            failure: None,
        };
        let groups = fresh_groups(&plan, &[before]);
        assert_eq!(groups.len(), 1);
        assert_eq!(groups[0].properties, ["000002".into(), "000001".into()]);
    }

    #[test]
    fn an_api_that_refuses_buildings_is_planned_by_its_leases_and_tried_by_building_after_a_month() {
        let refused = |days: i64, leases_due| Standing {
            per_lease_since: Some(NOW.plus_ms(-days * 86_400_000)),
            leases_due,
            ..answered(OutcomeKind::Rows, 900_000)
        };
        let ask = |standing| {
            let standings = HashMap::from([(("1".into(), Dataset::Options), standing)]);
            let plan = plan(&SyncRequest::all("c".into()), &[property("1", Some(PropertyKind::Commercial))], &standings);
            plan.properties[0].asks.iter().find(|ask| ask.dataset == Dataset::Options).copied()
        };
        assert_eq!(ask(refused(29, 4)), Some(Ask { dataset: Dataset::Options, how: How::Leases, calls: 4 }));
        assert_eq!(ask(refused(29, 0)), None);
        assert_eq!(ask(refused(31, 4)).unwrap().how, How::Building);
    }

    #[test]
    fn notes_are_asked_for_since_a_day_before_the_last_answer_and_whole_every_week() {
        let how = |age_days: i64, full_days: i64| {
            let full_at = Some(NOW.plus_ms(-full_days * 86_400_000));
            let standing = Standing { full_at, ..answered(OutcomeKind::Rows, age_days * 86_400_000) };
            let standings = HashMap::from([(("1".into(), Dataset::Notes), standing)]);
            let plan = plan(&SyncRequest::all("c".into()), &[property("1", Some(PropertyKind::Commercial))], &standings);
            plan.properties[0].asks.iter().find(|ask| ask.dataset == Dataset::Notes).unwrap().how
        };
        assert_eq!(how(1, 6), How::Changes(NOW.plus_ms(-2 * 86_400_000)));
        assert_eq!(how(1, 7), How::Building);
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
                ((properties[p].id.clone(), Dataset::ALL[d]), answered(outcome, age))
            }).collect();
            let plan = plan(&SyncRequest { refresh, ..SyncRequest::all("c".into()) }, &properties, &standings);
            let (catalogue, settings) = (Catalogue::with_overrides("").unwrap(), ClientSettings::default());
            let freshness = Freshness { catalogue: &catalogue, settings: &settings, now: NOW };
            for property in &plan.properties {
                prop_assert_eq!(property.asks.len() + property.fresh.len(), 8);
                for ask in &property.asks {
                    if let Some(standing) = standings.get(&(property.id.clone(), ask.dataset)) {
                        prop_assert!(refresh || !freshness.is_fresh(standing, ask.dataset, PropertyKind::Commercial));
                    }
                    prop_assert!(!refresh || ask.how == How::Building, "a refresh asks for everything");
                }
            }
            prop_assert!(!refresh || plan.cache_hits() == 0);
        }
    }
}
