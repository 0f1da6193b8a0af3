//! Clients and their lists.

use store::{Store, StoreError};

use crate::folder::{client_names, client_row, folder};

#[test]
fn a_client_comes_back_as_it_was_put_in() {
    let folder = folder();
    let store = Store::open(folder.path()).unwrap();
    let row = client_row("1", "Acme");
    store.write_desk(|desk| desk.insert_client(&row)).unwrap();
    assert_eq!(store.read(|reader| reader.list_clients()).unwrap(), [row]);
}

#[test]
fn a_name_is_taken_once_whatever_its_letters_case() {
    let folder = folder();
    let store = Store::open(folder.path()).unwrap();
    store.write_desk(|desk| desk.insert_client(&client_row("1", "Acme"))).unwrap();
    let again = store.write_desk(|desk| desk.insert_client(&client_row("2", "ACME")));
    assert!(matches!(again, Err(StoreError::NameTaken(name)) if name == "ACME"));
    assert_eq!(client_names(&store), ["Acme"]);
}

#[test]
fn a_deleted_client_takes_its_properties_along_and_leaves_the_others() {
    let folder = folder();
    let store = Store::open(folder.path()).unwrap();
    for (id, name) in [("1", "Acme"), ("2", "Bolt")] {
        store.write_desk(|desk| desk.insert_client(&client_row(id, name))).unwrap();
    }
    assert!(store.write_desk(|desk| desk.delete_client(&"1".into())).unwrap());
    assert!(!store.write_desk(|desk| desk.delete_client(&"1".into())).unwrap(), "there is none any more");
    assert_eq!(store.read(|reader| reader.list_clients()).unwrap(), [client_row("2", "Bolt")]);
    // Under the same id again, an old property would show.
    let mut bare = client_row("1", "Acme");
    bare.client.properties.clear();
    store.write_desk(|desk| desk.insert_client(&bare)).unwrap();
    assert!(store.read(|reader| reader.list_clients()).unwrap().contains(&bare));
}
