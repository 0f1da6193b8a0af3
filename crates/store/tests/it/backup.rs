//! Copies of the desk: whole or not there, and put back without a word to the ledger.

use std::fs;
use std::path::{Path, PathBuf};

use model::QuotaLimit;
use quota::{Clock, KeyId, Ledger, Limit, SystemClock, Urgency};
use rusqlite::Connection;
use store::{Store, StoreError, list_clients_of_copy};

use crate::folder::{client_names, client_row, filled};

fn copied() -> (tempfile::TempDir, Store, PathBuf) {
    let folder = filled();
    let store = Store::open(folder.path()).unwrap();
    let copy = folder.path().join("backups/desk-1.db");
    store.copy_desk(&copy).unwrap();
    (folder, store, copy)
}

fn add(store: &Store, id: &str, name: &str) {
    store.write_desk(|desk| desk.insert_client(&client_row(id, name))).unwrap();
}

#[test]
fn a_copy_holds_what_the_desk_held_and_is_one_file() {
    let (_folder, store, copy) = copied();
    add(&store, "b", "Later");
    assert_eq!(list_clients_of_copy(&copy).unwrap(), ["a client".into()]);
    let names: Vec<_> = fs::read_dir(copy.parent().unwrap()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["desk-1.db"]);
}

#[cfg(unix)]
#[test]
fn a_copy_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, _store, copy) = copied();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(copy.parent().unwrap()), mode(&copy)), (0o700, 0o600));
}

#[test]
fn a_copy_takes_the_desks_place_for_every_connection_and_leaves_the_ledger_alone() {
    let (folder, store, copy) = copied();
    let other = Store::open(folder.path()).unwrap();
    let ledger = store.ledger().unwrap();
    let (key, limit) = (KeyId::of("key"), Limit { quota: QuotaLimit { calls: 1, window_secs: 300 }, headroom: 0 });
    let reserve = || ledger.reserve(&key, limit, Urgency::Normal, &SystemClock.now()).unwrap();
    let quota::Reservation::Granted(call) = reserve() else { panic!("the first call is free") };
    add(&store, "b", "Later");
    store.replace_desk(&copy).unwrap();
    assert_eq!((client_names(&store), client_names(&other)), (vec!["Acme".to_owned()], vec!["Acme".to_owned()]));
    assert!(!matches!(reserve(), quota::Reservation::Granted(_)), "the call that was made since is still counted");
    ledger.settle(call, &SystemClock.now()).unwrap();
    assert!(!matches!(reserve(), quota::Reservation::Granted(_)));
    add(&other, "c", "After");
    assert_eq!(client_names(&store).len(), 2, "and the desk can be written to");
}

#[test]
fn a_copy_that_is_damaged_newer_or_gone_is_refused_and_the_desk_left() {
    let (folder, store, copy) = copied();
    add(&store, "b", "Later");
    let whole = fs::read(&copy).unwrap();
    fs::write(&copy, &whole[..whole.len() / 2]).unwrap();
    assert!(matches!(store.replace_desk(&copy), Err(StoreError::Corrupt { .. })));
    fs::write(&copy, &whole).unwrap();
    Connection::open(&copy).unwrap().pragma_update(None, "user_version", 999).unwrap();
    assert!(matches!(store.replace_desk(&copy), Err(StoreError::NewerFile { .. })));
    assert!(matches!(store.replace_desk(&folder.path().join("backups/none.db")), Err(StoreError::Io { .. })));
    assert_eq!(client_names(&store), ["Acme", "Later"]);
}

#[test]
fn what_a_killed_process_began_is_swept_away_by_the_next_copy() {
    let (folder, store, _copy) = copied();
    let part = folder.path().join("backups/desk-2.part");
    fs::write(&part, "half").unwrap();
    store.copy_desk(&folder.path().join("backups/desk-3.db")).unwrap();
    assert!(!part.exists());
}
