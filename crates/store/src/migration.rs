//! The tables of both files, in the order in which they came. A migration that was released is never edited; a change is a new one.

use rusqlite_migration::{M, Migrations};

use crate::table::{budget, call, charge, client, dataset_state, delinquency, emea, lease, note, offer, option, property, run};

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
    ])
}

pub(crate) fn desk() -> Migrations<'static> {
    Migrations::new(vec![M::up(client::CREATE), M::up(run::CREATE), M::up(call::CREATE)])
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_migrations_apply() {
        super::cache().validate().unwrap();
        super::desk().validate().unwrap();
    }
}
