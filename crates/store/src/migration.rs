//! The tables of both files, in the order in which they came. A migration that was released is never edited; a change is a new one.

use rusqlite_migration::{M, Migrations};

use crate::table::{
    budget, call, change, charge, client, closure, dataset_state, delinquency, drift, emea, follow_up, follow_up_log,
    held_answer, joined, lease, lease_answer, note, offer, option, own_note, property, reminder, run, run_outcome, saved_view,
    setting, urgent,
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
        M::up(joined::CREATE),
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
        M::up(closure::ADD_BELIEVED),
        M::up(urgent::CREATE),
        M::up(follow_up::CREATE),
        M::up(follow_up_log::CREATE),
        M::up(own_note::CREATE),
        M::up(setting::CREATE),
        M::up(saved_view::CREATE),
        M::up(reminder::CREATE),
    ])
}

#[cfg(test)]
mod tests {
    use quota::KeyId;
    use rusqlite::Connection;

    use crate::table::closure;

    #[test]
    fn the_migrations_apply() {
        super::cache().validate().unwrap();
        super::desk().validate().unwrap();
    }

    #[test]
    fn a_closing_from_before_belief_was_kept_says_nothing_of_the_allowance() {
        let mut desk = Connection::open_in_memory().unwrap();
        super::desk().to_version(&mut desk, 3).unwrap();
        desk.execute("INSERT INTO closure (key_id, boot, boot_ms, wall_ms, for_ms) VALUES ('k', 'b', 1, 2, 60000)", []).unwrap();
        super::desk().to_latest(&mut desk).unwrap();
        let found = closure::find(&desk, &KeyId::from_stored("k")).unwrap().unwrap();
        assert_eq!((found.for_ms, found.believed), (60_000, u32::MAX));
    }
}
