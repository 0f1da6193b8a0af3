//! Every renewal, joined and kept in memory. A property is joined again only when a sync wrote it, its list entry changed, or the
//! day did; the store's change numbers tell.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use model::{ClientId, Date, PropertyId, PropertyKind, Renewal};
use store::{Reader, Store, StoreError, Version};

use super::filter::haystack;
use super::join::PropertyFacts;
use super::view::LastView;

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
    let found: HashMap<_, _> = reader
        .list_found_properties()?
        .into_iter()
        .map(|found| ((found.client_id, found.property_id), (found.name, found.kind)))
        .collect();
    let mut listed = Vec::new();
    for client in reader.list_clients()?.into_iter().map(|row| row.client) {
        for property in client.properties {
            let (name, kind) = found.get(&(client.id.clone(), property.id.clone())).cloned().unwrap_or_default();
            let (name, kind) = (property.name.or(name), property.kind.or(kind));
            listed.push(ListedProperty { client_id: client.id.clone(), id: property.id, name, kind });
        }
    }
    Ok(listed)
}

#[derive(Default)]
pub(crate) struct Portfolio {
    state: Mutex<Option<State>>,
    pub(crate) last_view: LastView,
}

struct State {
    version: Version,
    today: Date,
    properties: HashMap<(ClientId, PropertyId), Joined>,
    all: Arc<Snapshot>,
}

struct Joined {
    listed: ListedProperty,
    change_no: i64,
    rows: Arc<[Row]>,
}

/// A renewal with the text that words are searched in.
pub(crate) struct Row {
    pub(crate) renewal: Renewal,
    pub(crate) haystack: Box<str>,
}

/// The renewals at one moment. Equal `serial` = the same renewals.
pub(crate) struct Snapshot {
    pub(crate) serial: u64,
    properties: Vec<Arc<[Row]>>,
    len: usize,
}

impl Snapshot {
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Row> {
        self.properties.iter().flat_map(|rows| rows.iter())
    }

    pub(crate) fn len(&self) -> usize {
        self.len
    }

    /// By position, for whoever sorts positions.
    pub(crate) fn rows(&self) -> Vec<&Row> {
        self.iter().collect()
    }
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
        let old = guard.take();
        let serial = old.as_ref().map_or(0, |state| state.all.serial);
        let (old_all, mut kept) = match old {
            Some(state) if state.today == today => (Some(state.all), state.properties),
            _ => (None, HashMap::new()),
        };
        let (properties, order, changed) = store.read(|reader| {
            let changes: HashMap<_, _> = reader
                .list_property_changes()?
                .into_iter()
                .map(|(client, property, change)| ((client, property), change))
                .collect();
            let mut changed = kept.is_empty();
            let mut properties = HashMap::new();
            let mut order = Vec::new();
            for listed in list_properties(reader)? {
                let key = (listed.client_id.clone(), listed.id.clone());
                let Some(change_no) = changes.get(&key).copied() else { continue };
                let joined = match kept.remove(&key).filter(|joined| joined.change_no == change_no && joined.listed == listed) {
                    Some(joined) => joined,
                    None => {
                        changed = true;
                        join(reader, listed, change_no, today)?
                    }
                };
                order.push(Arc::clone(&joined.rows));
                properties.insert(key, joined);
            }
            // What is left belongs to clients or lists that are no more.
            Ok((properties, order, changed || !kept.is_empty()))
        })?;
        let all = match old_all.filter(|_| !changed) {
            Some(all) => all,
            None => {
                let len = order.iter().map(|rows: &Arc<[Row]>| rows.len()).sum();
                Arc::new(Snapshot { serial: serial + 1, properties: order, len })
            }
        };
        *guard = Some(State { version, today, properties, all: Arc::clone(&all) });
        Ok(all)
    }
}

fn join(reader: &Reader<'_>, listed: ListedProperty, change_no: i64, today: Date) -> Result<Joined, StoreError> {
    let facts = PropertyFacts::of(reader, listed.clone())?;
    let row = |renewal| Row { haystack: haystack(&renewal).into(), renewal };
    Ok(Joined { change_no, rows: facts.renewals(today).into_iter().map(|(_, renewal)| row(renewal)).collect(), listed })
}
