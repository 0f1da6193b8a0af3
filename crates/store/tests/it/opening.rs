//! A folder that is opened for the first time, by whoever, and who may look into it.

use std::thread;

use store::Store;

use crate::folder::{client_row, folder, notes, record};

#[test]
fn twenty_may_open_a_new_folder_at_once() {
    let folder = folder();
    thread::scope(|scope| {
        for n in 0..20 {
            let path = folder.path().join("data");
            scope.spawn(move || {
                let store = Store::open(&path).unwrap();
                assert_eq!(store.notices(), [""; 0]);
                store.write_desk(|desk| desk.insert_client(&client_row(&n.to_string(), &format!("Client {n}")))).unwrap();
            });
        }
    });
    let store = Store::open(&folder.path().join("data")).unwrap();
    assert_eq!(crate::folder::client_names(&store).len(), 20);
}

#[test]
fn the_sqlite_inside_does_not_lose_what_it_wrote() {
    assert!(rusqlite::version_number() >= 3_051_003, "{}", rusqlite::version());
}

#[cfg(unix)]
#[test]
fn only_the_owner_may_look_into_the_folder() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let data = folder.path().join("data");
    let store = Store::open(&data).unwrap();
    let _ledger = store.ledger().unwrap();
    let _lock = store.try_lock("client", "run 1").unwrap().unwrap();
    record(&store, &notes(&["a"]), "r", 1).unwrap();
    store.write_desk(|desk| desk.insert_client(&client_row("1", "Acme"))).unwrap();
    let (mut folders, mut seen) = (vec![data], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap().chain(std::iter::empty()) {
            let path = entry.unwrap().path();
            seen.push(path.clone());
            if path.is_dir() {
                folders.push(path);
            }
        }
        seen.push(folder);
    }
    assert!(seen.iter().any(|path| path.to_string_lossy().ends_with("desk.db-wal")), "{seen:?}");
    for path in seen {
        let mode = std::fs::metadata(&path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, if path.is_dir() { 0o700 } else { 0o600 }, "{} is {mode:o}", path.display());
    }
}
