//! The tables of both files, in the order in which they came. A migration that was released is never edited; a change is a new one.

use rusqlite_migration::{M, Migrations};

use crate::table::{
    budget, call, change, charge, client, dataset_state, delinquency, drift, emea, held_answer, lease, lease_answer, note, offer,
    option, property, run, run_outcome,
};

pub(crate) fn cache() -> Migrations<'static> {
    Migrations::new(vec![
        M::up(dataset_state::CREATE),
        M::up(property::CREATE),
        M::up(lease::CREATE),
        M::up(offer::CREATE),
        M::up(emea::CREATE),
        M::up(option::CREATE),
        M::up(charge::CREATE),
        M::up(note::CREATE),
        M::up(delinquency::CREATE),
        M::up(budget::CREATE),
        M::up(dataset_state::CREATE_CHANGE),
        M::up(dataset_state::ADD_ATTEMPT),
        M::up(lease::ADD_MISSING),
        M::up(lease_answer::CREATE),
        M::up(held_answer::CREATE),
    ])
}

pub(crate) fn desk() -> Migrations<'static> {
    Migrations::new(vec![
        M::up(client::CREATE),
        M::up(run::CREATE),
        M::up(call::CREATE),
        M::up(client::ADD_SETTINGS),
        M::up(run::ADD_SCOPE),
        M::up(run_outcome::CREATE),
        M::up(change::CREATE),
        M::up(drift::CREATE),
    ])
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_migrations_apply() {
        super::cache().validate().unwrap();
        super::desk().validate().unwrap();
    }
}
