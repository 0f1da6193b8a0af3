//! One renewal with all its rows, and every dataset with its outcome and age.

use model::{
    Budget, Change, Charge, ClientId, Delinquency, Emea, FollowUpEntry, Lease, LeaseId, LeaseKey, LeaseOption, Note, Offer,
    OwnNote, PropertyId, Renewal,
};
use serde::Serialize;

use super::DatasetStanding;
use super::join::PropertyFacts;
use super::portfolio::list_properties;
use crate::{Engine, EngineError};

#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RenewalDetail {
    pub renewal: Renewal,
    pub lease: Lease,
    pub offers: Vec<Offer>,
    pub emea: Option<Emea>,
    pub options: Vec<LeaseOption>,
    /// Newest first.
    pub notes: Vec<Note>,
    pub charges: Vec<Charge>,
    pub delinquencies: Vec<Delinquency>,
    pub budgets: Vec<Budget>,
    pub datasets: Vec<DatasetStanding>,
    /// The staff's own, newest first.
    pub own_notes: Vec<OwnNote>,
    /// What the staff changed of the follow-up, newest first.
    pub log: Vec<FollowUpEntry>,
    /// What syncs found moved, newest first.
    pub changes: Vec<Change>,
}

/// The newest changes of one lease that are shown.
const CHANGES: u32 = 500;

impl Engine {
    /// Everything known of one open lease. `client` may be left out while only one has such a property.
    pub fn show_renewal(
        &self,
        client: Option<&ClientId>,
        property: &PropertyId,
        lease: &LeaseId,
    ) -> Result<RenewalDetail, EngineError> {
        let today = self.today();
        let missing = || EngineError::NoRenewal { property: property.to_string(), lease: lease.to_string() };
        let facts = self.inner.store.read(|reader| {
            let is_it = |listed: &super::portfolio::ListedProperty| {
                listed.id == *property && client.is_none_or(|client| listed.client_id == *client)
            };
            let mut found = Vec::new();
            for listed in list_properties(reader)?.into_iter().filter(is_it) {
                found.push(PropertyFacts::of(reader, listed)?);
            }
            Ok(found)
        })?;
        let holds = |facts: &&PropertyFacts| facts.leases.iter().any(|row| row.lease_id == *lease);
        let mut holding = facts.iter().filter(holds);
        let facts = holding.next().ok_or_else(missing)?;
        if holding.next().is_some() {
            return Err(EngineError::WrongUse(format!(
                "several clients have lease {lease} at property {property}: name the client"
            )));
        }
        // Two units can each have such a lease: the open one is meant, and all that is shown is of the same one.
        let (row, renewal) = facts.renewals(today).into_iter().find(|(row, _)| row.lease_id == *lease).ok_or_else(missing)?;
        let mut notes: Vec<Note> = facts.notes.iter().filter(|row| row.lease_id == *lease).cloned().collect();
        notes.sort_by_key(|note| std::cmp::Reverse(note.date));
        let renewal = self.snapshot()?.complete(renewal);
        let key =
            LeaseKey { client_id: facts.client_id.clone(), property_id: facts.property_id.clone(), lease_id: lease.clone() };
        let (own_notes, log, changes) = self.inner.store.read(|reader| {
            Ok((reader.list_own_notes(&key)?, reader.list_follow_up_log(&key)?, reader.list_changes_of_lease(&key, CHANGES)?))
        })?;
        Ok(RenewalDetail {
            renewal,
            lease: row.clone(),
            offers: facts.offers.iter().filter(|row| row.lease_id == *lease).cloned().collect(),
            emea: facts.emea.iter().find(|row| row.lease_id == *lease).cloned(),
            options: facts.options.iter().filter(|row| row.lease_id == *lease).cloned().collect(),
            notes,
            charges: facts.charges.iter().filter(|row| row.lease_id == *lease).cloned().collect(),
            delinquencies: facts.delinquencies.iter().filter(|row| row.lease_id == *lease).cloned().collect(),
            budgets: facts.budgets.iter().filter(|row| row.lease_id == *lease).cloned().collect(),
            datasets: DatasetStanding::all(&facts.states, Some(facts.kind)),
            own_notes,
            log,
            changes,
        })
    }
}
