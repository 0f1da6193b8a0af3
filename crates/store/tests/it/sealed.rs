//! When an opening reads a file from end to end, and when it may leave that out.

use std::fs::{self, File};
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;

use store::{Store, StoreError};

use crate::folder::{filled, notes, record, texts};

/// Spoils the middle of a page, and gives the file its time back: what a disk does, and no program.
fn rot(cache: &Path) {
    let modified = fs::metadata(cache).unwrap().modified().unwrap();
    scribble(cache);
    File::options().write(true).open(cache).unwrap().set_modified(modified).unwrap();
}

fn scribble(cache: &Path) {
    let mut file = File::options().write(true).open(cache).unwrap();
    // Pages of data lie at the end.
    let end = file.metadata().unwrap().len();
    file.seek(SeekFrom::Start(end - 4_096)).unwrap();
    file.write_all(&[0xEE; 64]).unwrap();
}

#[test]
fn a_cache_that_was_closed_in_good_order_is_not_read_from_end_to_end() {
    let folder = filled();
    rot(&folder.path().join("cache.db"));
    let store = Store::open(folder.path()).unwrap();
    assert_eq!(store.notices().len(), 0, "an opening that had read everything would have noticed");
}

#[test]
fn whoever_else_wrote_the_file_makes_the_next_opening_read_everything() {
    let folder = filled();
    scribble(&folder.path().join("cache.db"));
    assert_eq!(Store::open(folder.path()).unwrap().notices().len(), 1);
}

#[test]
fn a_journal_that_was_left_makes_the_next_opening_read_everything() {
    let folder = filled();
    let journal = folder.path().join("cache.db-wal");
    let store = Store::open(folder.path()).unwrap();
    record(&store, &notes(&["a"]), "r", 2).unwrap();
    let (left, checked) = (fs::read(&journal).unwrap(), store.cache_checked_ms());
    assert!(!left.is_empty());
    drop(store);
    let store = Store::open(folder.path()).unwrap();
    assert_eq!(store.cache_checked_ms(), checked);
    drop(store);
    fs::write(&journal, left).unwrap();
    assert!(Store::open(folder.path()).unwrap().cache_checked_ms() > checked);
}

#[test]
fn a_check_finds_what_rotted_and_the_next_opening_sets_it_aside() {
    let folder = filled();
    let store = Store::open(folder.path()).unwrap();
    store.check_cache().unwrap();
    let checked = store.cache_checked_ms().unwrap();
    assert!(checked > 1_700_000_000_000);
    drop(store);
    rot(&folder.path().join("cache.db"));
    let store = Store::open(folder.path()).unwrap();
    let found = store.check_cache().unwrap_err();
    assert!(matches!(&found, StoreError::Corrupt { path, .. } if path.ends_with("cache.db")), "{found}");
    drop(store);
    let store = Store::open(folder.path()).unwrap();
    assert_eq!((store.notices().len(), texts(&store).len()), (1, 0));
}

#[test]
fn damage_that_a_reader_meets_is_looked_for_at_the_next_opening() {
    let folder = filled();
    let cache = folder.path().join("cache.db");
    let modified = fs::metadata(&cache).unwrap().modified().unwrap();
    let whole = fs::read(&cache).unwrap();
    // All but the header and the schema.
    let spoilt: Vec<u8> = whole.iter().enumerate().map(|(n, byte)| if n < 4_096 { *byte } else { 0xEE }).collect();
    fs::write(&cache, spoilt).unwrap();
    File::options().write(true).open(&cache).unwrap().set_modified(modified).unwrap();
    match Store::open(folder.path()) {
        Ok(store) if store.notices().is_empty() => {
            assert!(record(&store, &notes(&["a"]), "r", 2).is_err());
            drop(store);
            assert_eq!(Store::open(folder.path()).unwrap().notices().len(), 1);
        }
        Ok(store) => assert_eq!(store.notices().len(), 1),
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn a_program_that_ends_at_once_can_seal_before() {
    let folder = filled();
    let cache = folder.path().join("cache.db");
    let store = Store::open(folder.path()).unwrap();
    record(&store, &notes(&["a", "b"]), "r", 2).unwrap();
    store.settle();
    // Never dropped, as when a process ends by `exit`.
    std::mem::forget(store);
    assert_eq!(fs::metadata(folder.path().join("cache.db-wal")).unwrap().len(), 0);
    rot(&cache);
    assert_eq!(Store::open(folder.path()).unwrap().notices().len(), 0, "sealed, so not read from end to end");
}

#[test]
fn a_look_alone_changes_no_file() {
    let folder = filled();
    let cache = folder.path().join("cache.db");
    let times = || [cache.clone(), folder.path().join("cache.seal")].map(|path| fs::metadata(path).unwrap().modified().unwrap());
    let before = times();
    let store = Store::open(folder.path()).unwrap();
    assert_eq!(texts(&store).len(), 200);
    drop(store);
    assert_eq!(times(), before);
}

#[test]
fn a_desk_that_rotted_is_found_by_a_check_and_one_that_was_written_by_the_opening() {
    let folder = filled();
    let desk = folder.path().join("desk.db");
    rot(&desk);
    let store = Store::open(folder.path()).unwrap();
    let found = store.check_desk().unwrap_err();
    assert!(matches!(&found, StoreError::Corrupt { path, .. } if path.ends_with("desk.db")), "{found}");
    drop(store);
    // The check has broken the seal.
    assert!(matches!(Store::open(folder.path()), Err(StoreError::Corrupt { path, .. }) if path == desk));
}

#[test]
fn a_desk_that_was_refused_is_refused_again() {
    let folder = filled();
    let desk = folder.path().join("desk.db");
    // Another program's write: the seal no longer fits, so the opening reads everything.
    rot(&desk);
    fs::File::options().write(true).open(&desk).unwrap().set_modified(std::time::SystemTime::now()).unwrap();
    for _ in 0..3 {
        assert!(matches!(Store::open(folder.path()), Err(StoreError::Corrupt { path, .. }) if path == desk));
    }
}
