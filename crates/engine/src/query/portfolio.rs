//! Every renewal, joined, packed and kept in memory. A property is joined again only when a sync wrote it, its list entry changed, or
//! a day came that makes a difference; the store's change numbers tell. What was joined is kept in the cache, so that the next start
//! reads it instead.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use model::{Client, ClientId, Date, PropertyId, PropertyKind};
use store::{JoinedProperty, Reader, Store, StoreError, Version};

use super::desk::Desk;
use super::join::PropertyFacts;
use super::packed::{FORMAT, Shelf, Validity, WholeRows, validity};
use super::snapshot::{Property, Snapshot};
use super::view::LastViews;

/// One property of one client, as the user listed it and as a sync found it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ListedProperty {
    pub(crate) client_id: ClientId,
    pub(crate) id: PropertyId,
    pub(crate) name: Option<String>,
    pub(crate) kind: Option<PropertyKind>,
}

/// The clients' lists, with names and kinds that a sync found where the user gave none.
pub(crate) fn list_properties(reader: &Reader<'_>) -> Result<Vec<ListedProperty>, StoreError> {
    let clients = reader.list_clients()?.into_iter().map(|row| row.client);
    list_properties_of(reader, &clients.collect::<Vec<_>>())
}

fn list_properties_of(reader: &Reader<'_>, clients: &[Client]) -> Result<Vec<ListedProperty>, StoreError> {
    let found: HashMap<_, _> = reader
        .list_found_properties()?
        .into_iter()
        .map(|found| ((found.client_id, found.property_id), (found.name, found.kind)))
        .collect();
    let mut listed = Vec::new();
    for client in clients {
        for property in client.properties.iter().cloned() {
            let (name, kind) = found.get(&(client.id.clone(), property.id.clone())).cloned().unwrap_or_default();
            let (name, kind) = (property.name.or(name), property.kind.or(kind));
            listed.push(ListedProperty { client_id: client.id.clone(), id: property.id, name, kind });
        }
    }
    Ok(listed)
}

type Key = (ClientId, PropertyId);

#[derive(Default)]
pub(crate) struct Portfolio {
    state: Mutex<Option<State>>,
    pub(crate) last_views: LastViews,
}

struct State {
    version: Version,
    today: Date,
    properties: HashMap<Key, Joined>,
    shelf: Arc<Shelf>,
    all: Arc<Snapshot>,
}

struct Joined {
    change_no: i64,
    validity: Validity,
    property: Arc<Property>,
}

/// Properties as they stand in the store, in the clients' order.
struct Found {
    properties: HashMap<Key, Joined>,
    order: Vec<Arc<Property>>,
    desk: Arc<Desk>,
    /// To be kept in the cache.
    fresh: Vec<JoinedProperty>,
}

impl Portfolio {
    /// Everything is joined anew at the next look: a backup that took the desk's place need not have larger numbers.
    pub(crate) fn forget(&self) {
        if let Some(state) = self.state.lock().unwrap_or_else(PoisonError::into_inner).as_mut() {
            state.properties.clear();
            state.version = Version { cache: -1, desk: -1 };
        }
    }

    pub(crate) fn snapshot(&self, store: &Store, today: Date) -> Result<Arc<Snapshot>, StoreError> {
        let mut guard = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        // Before reading: a write in between makes us read again next time, never miss it.
        let version = store.version()?;
        if let Some(state) = guard.as_ref().filter(|state| state.version == version && state.today == today) {
            return Ok(Arc::clone(&state.all));
        }
        let (old, kept, shelf) = match guard.take() {
            Some(State { all, today, shelf, .. }) if shelf.is_littered() => (Some((all, today)), HashMap::new(), None),
            Some(state) => (Some((state.all, state.today)), state.properties, Some(state.shelf)),
            None => (None, HashMap::new(), None),
        };
        let shelf = shelf.unwrap_or_else(|| Shelf::open(store.data_dir()));
        let found = store.read(|reader| find(reader, &shelf, kept, old.as_ref().map(|(all, _)| all.desk()), today))?;
        // The same rows in the same places: what MRI says has not moved, and neither has any order by it.
        let unmoved = old.as_ref().filter(|(all, day)| *day == today && is_same(all.properties(), &found.order));
        let all = match unmoved {
            Some((all, _)) if Arc::ptr_eq(all.desk(), &found.desk) => Arc::clone(all),
            _ => {
                let made = Snapshot::new(found.order, found.desk, today);
                if let Some((all, _)) = unmoved {
                    made.take_ranks(all);
                }
                Arc::new(made)
            }
        };
        *guard = Some(State { version, today, properties: found.properties, shelf, all: Arc::clone(&all) });
        drop(guard);
        keep(store, &found.fresh);
        Ok(all)
    }
}

fn is_same(old: &[Arc<Property>], new: &[Arc<Property>]) -> bool {
    old.len() == new.len() && old.iter().zip(new).all(|(old, new)| Arc::ptr_eq(old, new))
}

/// Without it the next start takes longer; that is no reason to fail now.
fn keep(store: &Store, fresh: &[JoinedProperty]) {
    if fresh.is_empty() {
        return;
    }
    if let Err(error) = store.write_cache(|cache| fresh.iter().try_for_each(|one| cache.replace_joined(one))) {
        tracing::warn!(%error, properties = fresh.len(), "joined renewals could not be kept for the next start");
    }
}

fn find(
    reader: &Reader<'_>,
    shelf: &Arc<Shelf>,
    mut kept: HashMap<Key, Joined>,
    desk: Option<&Arc<Desk>>,
    today: Date,
) -> Result<Found, StoreError> {
    let changes: HashMap<Key, i64> =
        reader.list_property_changes()?.into_iter().map(|(client, property, change)| ((client, property), change)).collect();
    let clients: Vec<Client> = reader.list_clients()?.into_iter().map(|row| row.client).collect();
    let listed = list_properties_of(reader, &clients)?;
    if kept.is_empty() {
        kept = read_kept(reader, shelf, &listed)?;
    }
    let bare = clients.into_iter().map(|client| Client { properties: Vec::new(), ..client }).collect();
    let mut found =
        Found { properties: HashMap::new(), order: Vec::new(), desk: Desk::read(reader, desk, bare)?, fresh: Vec::new() };
    for listed in listed {
        let key = (listed.client_id.clone(), listed.id.clone());
        let Some(change_no) = changes.get(&key).copied() else { continue };
        let is_current = |one: &Joined| one.change_no == change_no && one.property.listed == listed && one.validity.holds(today);
        let joined = match kept.remove(&key).filter(is_current) {
            Some(joined) => joined,
            None => join(reader, shelf, listed, change_no, today, &mut found.fresh)?,
        };
        found.order.push(Arc::clone(&joined.property));
        found.properties.insert(key, joined);
    }
    Ok(found)
}

/// What an earlier start kept in the cache, of properties that are still listed as they were.
fn read_kept(reader: &Reader<'_>, shelf: &Arc<Shelf>, listed: &[ListedProperty]) -> Result<HashMap<Key, Joined>, StoreError> {
    let listed: HashMap<Key, &ListedProperty> = listed.iter().map(|one| ((one.client_id.clone(), one.id.clone()), one)).collect();
    let mut kept = HashMap::new();
    reader.each_joined(FORMAT, |stored| {
        let key = (stored.client_id, stored.property_id);
        let same = listed.get(&key).filter(|listed| listed.name == stored.name && listed.kind == stored.kind);
        if let (Some(listed), Some(rows)) = (same, WholeRows::from_bytes(&stored.packed)) {
            let validity = Validity { from: stored.from_day, until: stored.until_day };
            let property = Arc::new(Property::new((*listed).clone(), rows.lay(shelf)));
            kept.insert(key, Joined { change_no: stored.change_no, validity, property });
        }
    })?;
    Ok(kept)
}

fn join(
    reader: &Reader<'_>,
    shelf: &Arc<Shelf>,
    listed: ListedProperty,
    change_no: i64,
    today: Date,
    fresh: &mut Vec<JoinedProperty>,
) -> Result<Joined, StoreError> {
    let facts = PropertyFacts::of(reader, listed.clone())?;
    let validity = validity(&facts, today);
    let rows = WholeRows::pack(facts.searchable_renewals(today));
    if let Some(packed) = rows.to_bytes() {
        fresh.push(JoinedProperty {
            client_id: listed.client_id.clone(),
            property_id: listed.id.clone(),
            name: listed.name.clone(),
            kind: listed.kind,
            format: FORMAT.to_owned(),
            change_no,
            from_day: validity.from,
            until_day: validity.until,
            packed,
        });
    }
    Ok(Joined { change_no, validity, property: Arc::new(Property::new(listed, rows.lay(shelf))) })
}
