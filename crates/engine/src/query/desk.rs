//! What the staff say of leases, as rows are looked at: by property, with the stages as they are listed now.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use model::{Client, ClientId, FollowUp, LeaseId, PropertyId, Stage};
use store::{Reader, StoreError};

use super::fold::fold;
use crate::desk_settings::{self, DeskSettings};

#[derive(Debug)]
pub(crate) struct Desk {
    change: i64,
    pub(crate) settings: DeskSettings,
    /// Without their properties.
    pub(crate) clients: Vec<Client>,
    /// Stages that leases have and the list has no longer, by their ids.
    pub(crate) unlisted: Vec<String>,
    by_property: HashMap<(ClientId, PropertyId), Vec<(LeaseId, DeskRow)>>,
}

/// Of one lease.
#[derive(Clone, Debug, Default)]
pub(crate) struct DeskRow {
    pub(crate) follow_up: Option<Arc<FollowUp>>,
    /// Into the list of stages.
    pub(crate) stage: Option<usize>,
    pub(crate) closed: bool,
    pub(crate) own_notes: u32,
    /// Own notes and next step, folded.
    pub(crate) search: Box<str>,
}

impl Desk {
    /// The old one, where nothing changed since.
    pub(crate) fn read(reader: &Reader<'_>, old: Option<&Arc<Self>>, clients: Vec<Client>) -> Result<Arc<Self>, StoreError> {
        let (change, settings) = (reader.follow_up_change()?, desk_settings::read(reader)?);
        let is_same = |old: &&Arc<Self>| old.change == change && old.settings == settings && old.clients == clients;
        if let Some(old) = old.filter(is_same) {
            return Ok(Arc::clone(old));
        }
        let mut rows: HashMap<(ClientId, PropertyId), HashMap<LeaseId, (DeskRow, String)>> = HashMap::new();
        let mut unlisted = BTreeSet::new();
        for (key, follow_up) in reader.list_follow_ups()? {
            let stage = follow_up.stage.as_ref().and_then(|id| settings.stages.iter().position(|stage| stage.id == *id));
            if let (None, Some(id)) = (stage, &follow_up.stage) {
                unlisted.insert(id.clone());
            }
            let closed = stage.and_then(|at| settings.stages.get(at)).is_some_and(|stage| stage.closed);
            let search = follow_up.next_step.clone().unwrap_or_default();
            let row = DeskRow { follow_up: Some(Arc::new(follow_up)), stage, closed, ..DeskRow::default() };
            rows.entry((key.client_id, key.property_id)).or_default().insert(key.lease_id, (row, search));
        }
        for (key, text) in reader.list_own_note_texts()? {
            let (row, search) = rows.entry((key.client_id, key.property_id)).or_default().entry(key.lease_id).or_default();
            row.own_notes += 1;
            search.push('\n');
            search.push_str(&text);
        }
        let finish =
            |(lease, (row, search)): (LeaseId, (DeskRow, String))| (lease, DeskRow { search: fold(&search).into(), ..row });
        let by_property = rows.into_iter().map(|(key, leases)| (key, leases.into_iter().map(finish).collect())).collect();
        Ok(Arc::new(Self { change, settings, clients, unlisted: unlisted.into_iter().collect(), by_property }))
    }

    pub(crate) fn of(&self, client: &ClientId, property: &PropertyId) -> &[(LeaseId, DeskRow)] {
        self.by_property.get(&(client.clone(), property.clone())).map(Vec::as_slice).unwrap_or_default()
    }

    pub(crate) fn stages(&self) -> &[Stage] {
        &self.settings.stages
    }
}
