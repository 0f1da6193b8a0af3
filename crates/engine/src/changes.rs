//! What a run found moved: every lease is compared with what it was last known to be, field by field. What was not answered is not
//! compared, so that a failure is never taken for a change; and a property that is seen for the first time is only learnt.

mod compare;
mod facts;

use std::collections::{HashMap, HashSet};

use model::{Change, ChangeKind, ClientId, Date, Instant, LeaseId, PropertyId, RunId};
use store::{DeskWriter, KnownLease, StoreError};

use crate::query::{ListedProperty, PropertyFacts, list_properties};
use crate::{Engine, EngineError, Topic};
use compare::compare;
use facts::{Facts, facts_of};

/// Marks a property as known, with or without leases.
const PROPERTY: &str = "";

/// The setting that holds up to which change all were looked at. Before the first look nothing was seen.
const SEEN: &str = "seen_changes";

/// Properties whose changes are written together.
const AT_ONCE: usize = 50;

/// Which changes.
#[derive(Clone, Debug, serde::Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ChangeQuery {
    pub client_id: Option<ClientId>,
    pub run_id: Option<RunId>,
    pub limit: u32,
}

/// What nobody has looked at yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct UnseenChanges {
    /// Changes with a higher id are unseen.
    pub seen_up_to: u32,
    pub count: u32,
}

/// What is to be written of one property.
#[derive(Default)]
struct Found {
    changes: Vec<Change>,
    known: Vec<KnownLease>,
}

impl Engine {
    /// What moved, as runs noticed it, newest first.
    pub fn list_changes(&self, query: &ChangeQuery) -> Result<Vec<Change>, EngineError> {
        let ChangeQuery { client_id, run_id, limit } = query;
        Ok(self.inner.store.read(|reader| reader.list_changes(client_id.as_ref(), run_id.as_ref(), *limit))?)
    }

    pub fn unseen_changes(&self) -> Result<UnseenChanges, EngineError> {
        Ok(self.inner.store.read(|reader| {
            let seen_up_to = number(reader.find_setting(SEEN)?);
            Ok(UnseenChanges { seen_up_to, count: reader.count_changes_after(seen_up_to)? })
        })?)
    }

    /// All changes up to and with this id have been looked at. Never takes back what was seen, and never sees what is yet to come.
    pub fn mark_changes_seen(&self, up_to: u32) -> Result<(), EngineError> {
        let (author, at) = (self.author()?, self.now());
        let moved = self.write_desk(|desk| {
            let up_to = up_to.min(desk.find_last_change()?);
            let is_ahead = up_to > number(desk.find_setting(SEEN)?);
            if is_ahead {
                desk.upsert_setting(SEEN, &up_to.to_string(), &author, at)?;
            }
            Ok(is_ahead)
        })?;
        if moved {
            self.notify(Topic::Desk);
        }
        Ok(())
    }

    /// Compares what is stored of these properties now with what was known of them, and keeps the difference. Doing it twice records
    /// nothing twice.
    pub(crate) fn note_changes(&self, client: &ClientId, run: &RunId, properties: &[PropertyId]) -> Result<(), EngineError> {
        let listed = self.inner.store.read(list_properties)?.into_iter();
        let asked: HashSet<&PropertyId> = properties.iter().collect();
        let listed: Vec<ListedProperty> =
            listed.filter(|listed| listed.client_id == *client && asked.contains(&listed.id)).collect();
        for some in listed.chunks(AT_ONCE) {
            let found = some.iter().map(|listed| Ok((&listed.id, self.find_changes(run, listed)?)));
            let found: Vec<(&PropertyId, Found)> = found.collect::<Result<_, EngineError>>()?;
            if found.iter().any(|(_, found)| !found.changes.is_empty() || !found.known.is_empty()) {
                let write = |desk: &DeskWriter<'_>| found.iter().try_for_each(|(id, found)| write(desk, client, id, found));
                self.inner.store.write_desk(write)?;
            }
        }
        Ok(())
    }

    fn find_changes(&self, run: &RunId, listed: &ListedProperty) -> Result<Found, EngineError> {
        let (client, property) = (&listed.client_id, &listed.id);
        let (facts, known) = self
            .inner
            .store
            .read(|reader| Ok((PropertyFacts::of(reader, listed.clone())?, reader.list_known_leases(client, property)?)))?;
        // Never answered: there is nothing to compare. With the leases in doubt, what the other datasets say of them is too, and is
        // compared when they are answered again.
        if !facts.is_answered_now(model::Dataset::Leases) {
            return Ok(Found::default());
        }
        let mut now: HashMap<LeaseId, Facts> = HashMap::new();
        for (lease, renewal) in facts.renewals(self.today()) {
            // A lease that MRI has left out once is neither gone nor known.
            let in_doubt = lease.missing_since.is_some();
            let of_lease = if in_doubt { Facts::default() } else { facts_of(&facts, lease, &renewal) };
            // Two units may each have a lease of this number: the first one stands for both.
            now.entry(lease.lease_id.clone()).or_insert(of_lease);
        }
        Ok(difference(&Scene { client, property, run, at: self.now() }, now, known))
    }
}

fn number(setting: Option<String>) -> u32 {
    setting.and_then(|text| text.parse().ok()).unwrap_or(0)
}

struct Scene<'a> {
    client: &'a ClientId,
    property: &'a PropertyId,
    run: &'a RunId,
    at: Instant,
}

fn difference(scene: &Scene<'_>, mut now: HashMap<LeaseId, Facts>, known: Vec<KnownLease>) -> Found {
    let mut found = Found::default();
    let is_first = known.is_empty();
    for old in known.into_iter().filter(|old| old.lease_id.as_str() != PROPERTY) {
        let before: Facts = serde_json::from_str(&old.facts).unwrap_or_default();
        match now.remove(&old.lease_id) {
            None if old.gone_at.is_some() => {}
            None => {
                found.changes.push(change(scene, &old.lease_id, &before, ChangeKind::Gone, None, None));
                found.known.push(KnownLease { gone_at: Some(scene.at), ..old });
            }
            Some(after) => {
                if old.gone_at.is_some() {
                    found.changes.push(change(scene, &old.lease_id, &after, ChangeKind::Back, None, None));
                }
                let moved = compare(&before, &after);
                let of_lease = moved.into_iter().map(|one| change(scene, &old.lease_id, &after, one.kind, one.before, one.after));
                found.changes.extend(of_lease);
                let merged = before.clone().updated(after);
                if merged != before || old.gone_at.is_some() {
                    found.known.push(known_lease(old.lease_id, &merged));
                }
            }
        }
    }
    for (lease_id, after) in now {
        if !is_first {
            found.changes.push(change(scene, &lease_id, &after, ChangeKind::New, None, after.expiry()));
        }
        found.known.push(known_lease(lease_id, &after));
    }
    if is_first {
        found.known.push(known_lease(PROPERTY.into(), &Facts::default()));
    }
    found.changes.sort_by(|a, b| (&a.lease_id, a.kind).cmp(&(&b.lease_id, b.kind)));
    found
}

fn change(
    scene: &Scene<'_>,
    lease_id: &LeaseId,
    facts: &Facts,
    kind: ChangeKind,
    before: Option<String>,
    after: Option<String>,
) -> Change {
    Change {
        id: 0,
        client_id: scene.client.clone(),
        property_id: scene.property.clone(),
        property_name: facts.property_name.clone(),
        lease_id: lease_id.clone(),
        suite_id: facts.suite(),
        occupant_name: facts.occupant(),
        run_id: scene.run.clone(),
        at: scene.at,
        kind,
        before,
        after,
    }
}

fn known_lease(lease_id: LeaseId, facts: &Facts) -> KnownLease {
    KnownLease { lease_id, facts: serde_json::to_string(facts).unwrap_or_default(), gone_at: None }
}

/// The expiry that was last known of a lease; of what only marks a property there is none.
pub(crate) fn last_expiry(known: &KnownLease) -> Option<Date> {
    let facts: Facts = serde_json::from_str(&known.facts).ok()?;
    facts.expiry()?.parse().ok()
}

fn write(desk: &DeskWriter<'_>, client: &ClientId, property: &PropertyId, found: &Found) -> Result<(), StoreError> {
    found.changes.iter().try_for_each(|change| desk.insert_change(change))?;
    found.known.iter().try_for_each(|known| desk.upsert_known_lease(client, property, known))
}
