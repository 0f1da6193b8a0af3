//! Answers that would take away more than half of a property's leases: kept aside until somebody says whether they are true.

use std::collections::HashMap;

use model::{ClientId, Cost, Dataset, Instant, Outcome, PropertyId, Rows};
use serde::Serialize;
use store::{Attempt, HeldLeases};

use crate::query::list_properties;
use crate::{Engine, EngineError, Topic};

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct HeldAnswer {
    pub client_id: ClientId,
    pub property_id: PropertyId,
    pub property_name: Option<String>,
    /// Leases there were, and leases that MRI says there are.
    pub before: u32,
    pub after: u32,
    pub at: Instant,
}

impl Engine {
    pub fn list_held_answers(&self) -> Result<Vec<HeldAnswer>, EngineError> {
        let (held, listed) = self.inner.store.read(|reader| Ok((reader.list_held_answers()?, list_properties(reader)?)))?;
        let names: HashMap<_, _> = listed.into_iter().map(|one| ((one.client_id, one.id), one.name)).collect();
        let answer = |held: HeldLeases| HeldAnswer {
            property_name: names.get(&(held.client_id.clone(), held.property_id.clone())).cloned().flatten(),
            client_id: held.client_id,
            property_id: held.property_id,
            before: held.before,
            after: u32::try_from(held.leases.len()).unwrap_or(u32::MAX),
            at: held.at,
        };
        Ok(held.into_iter().map(answer).collect())
    }

    /// It is true: the answer is taken, and the leases that it lacks are gone.
    pub fn accept_held_answer(&self, client: &ClientId, property: &PropertyId) -> Result<(), EngineError> {
        let held = self.inner.store.read(|reader| reader.find_held_answer(client, property))?;
        let held = held.ok_or_else(|| EngineError::WrongUse(format!("no answer of property `{property}` waits to be taken")))?;
        let outcome = match held.leases {
            leases if leases.is_empty() => Outcome::Empty,
            leases => Outcome::Rows(Rows::Leases(leases)),
        };
        let attempt = Attempt::new(&held.run_id, held.at, Cost::default());
        self.inner.store.write_cache(|cache| {
            cache.record_outcome(client, property, Dataset::Leases, &outcome, &attempt)?;
            cache.delete_held_answer(client, property)
        })?;
        self.note_changes(client, &held.run_id, std::slice::from_ref(property))?;
        self.notify(Topic::Renewals);
        self.notify(Topic::Runs);
        Ok(())
    }

    /// It is not: what was known stays, and the next sync asks again.
    pub fn reject_held_answer(&self, client: &ClientId, property: &PropertyId) -> Result<(), EngineError> {
        self.inner.store.write_cache(|cache| cache.delete_held_answer(client, property))?;
        self.notify(Topic::Renewals);
        Ok(())
    }
}
