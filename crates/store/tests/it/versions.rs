//! Who did not write notices.

use store::Store;

use crate::folder::{client_row, folder, notes, record};

#[test]
fn a_write_from_another_store_changes_the_version_of_its_file_alone() {
    let folder = folder();
    let (ours, theirs) = (Store::open(folder.path()).unwrap(), Store::open(folder.path()).unwrap());
    let before = ours.version().unwrap();
    assert_eq!(ours.version().unwrap(), before, "nothing was written");
    record(&theirs, &notes(&["a"]), "r", 1).unwrap();
    let cached = ours.version().unwrap();
    assert_ne!(cached.cache, before.cache);
    assert_eq!(cached.desk, before.desk);
    theirs.write_desk(|desk| desk.insert_client(&client_row("1", "Acme"))).unwrap();
    let both = ours.version().unwrap();
    assert_eq!(both.cache, cached.cache);
    assert_ne!(both.desk, cached.desk);
}

#[test]
fn a_write_of_our_own_changes_the_version_too() {
    let folder = folder();
    let store = Store::open(folder.path()).unwrap();
    let before = store.version().unwrap();
    record(&store, &notes(&["a"]), "r", 1).unwrap();
    assert_ne!(store.version().unwrap(), before);
}

#[test]
fn a_write_that_is_undone_changes_nothing() {
    let folder = folder();
    let store = Store::open(folder.path()).unwrap();
    store.write_desk(|desk| desk.insert_client(&client_row("1", "Acme"))).unwrap();
    let before = store.version().unwrap();
    let undone = store.write_desk(|desk| {
        desk.insert_client(&client_row("2", "Bolt"))?;
        desk.insert_client(&client_row("3", "Acme"))
    });
    assert!(undone.is_err());
    assert_eq!(store.version().unwrap(), before);
    assert_eq!(crate::folder::client_names(&store), ["Acme"]);
}
