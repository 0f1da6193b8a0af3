//! A data folder for one test, and something to put into it.

use std::path::Path;

use model::{
    Client, ClientId, ClientProperty, ClientSettings, Cost, Dataset, Instant, LeaseId, Note, Outcome, PropertyId, PropertyKind,
    QuotaLimit, Rows,
};
use model::{RunId, SecretStore};
use store::{Attempt, ClientRow, DatasetState, Store, StoreError};
use tempfile::TempDir;

/// In memory where there is such a place: what is proved here is order and content, not that the disk keeps its word.
pub fn folder() -> TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}

pub fn client() -> ClientId {
    "a client".into()
}

pub fn property() -> PropertyId {
    "000001".into()
}

pub fn notes(texts: &[&str]) -> Outcome<Rows> {
    let note = |text: &&str| Note {
        lease_id: LeaseId::from("L"),
        date: None,
        text: (*text).to_owned(),
        reference1: None,
        reference2: None,
        author: None,
        last_update: None,
    };
    Outcome::Rows(Rows::Notes(texts.iter().map(note).collect()))
}

pub fn record(store: &Store, outcome: &Outcome<Rows>, run: &str, at: i64) -> Result<(), StoreError> {
    let run: RunId = run.into();
    let attempt = Attempt::new(&run, Instant(at), Cost::default());
    store.write_cache(|cache| cache.record_outcome(&client(), &property(), Dataset::Notes, outcome, &attempt))
}

pub fn texts(store: &Store) -> Vec<String> {
    let notes = store.read(|reader| reader.list_rows::<Note>(&client(), &property())).unwrap();
    notes.into_iter().map(|note| note.text).collect()
}

pub fn state(store: &Store) -> DatasetState {
    store.read(|reader| reader.list_dataset_states_of(&client(), &property())).unwrap().remove(0)
}

pub fn client_row(id: &str, name: &str) -> ClientRow {
    ClientRow {
        client: Client {
            id: id.into(),
            name: name.into(),
            url: "https://mri.example.com/mriapiservices/api.asp".into(),
            mri_client_id: "C1".into(),
            database: "LIVE".into(),
            user: "WEB".into(),
            quota: QuotaLimit::DEVELOPER_KEY,
            secret_store: SecretStore::Keychain,
            properties: vec![
                ClientProperty { id: "000002".into(), name: Some("Two".into()), kind: Some(PropertyKind::Residential) },
                ClientProperty { id: "000001".into(), name: None, kind: None },
            ],
            sample: false,
            settings: ClientSettings { headroom: 7, ..ClientSettings::default() },
        },
        key_id: quota::KeyId::of("key"),
        catalogue: Some("[notes]\npage_size = 7".into()),
        scheduled_until: None,
    }
}

/// A folder with a client in the desk and notes in the cache, closed again.
pub fn filled() -> TempDir {
    let folder = folder();
    let store = Store::open(folder.path()).unwrap();
    store.write_desk(|desk| desk.insert_client(&client_row("a client", "Acme"))).unwrap();
    let lines: Vec<String> = (0..200).map(|n| format!("note {n} {}", "x".repeat(100))).collect();
    record(&store, &notes(&lines.iter().map(String::as_str).collect::<Vec<_>>()), "run", 1).unwrap();
    drop(store);
    assert!(!folder.path().join("cache.db-wal").exists(), "the journal is written back at the end");
    folder
}

pub fn client_names(store: &Store) -> Vec<String> {
    let clients = store.read(|reader| reader.list_clients()).unwrap();
    clients.into_iter().map(|row| row.client.name).collect()
}

pub fn bytes(folder: &Path, name: &str) -> Vec<u8> {
    std::fs::read(folder.join(name)).unwrap()
}
