//! Files that cannot be read. The cache is set aside and begun anew, whatever happened to it; the desk is refused by name.

use std::fs;
use std::path::Path;

use rusqlite::Connection;
use store::{Store, StoreError};

use crate::folder::{bytes, client_names, filled, notes, record, texts};

type Spoil = fn(&Path);

fn cut(path: &Path, keep: u64) {
    fs::OpenOptions::new().write(true).open(path).unwrap().set_len(keep).unwrap();
}

fn foreign(path: &Path, sql: &str) {
    fs::remove_file(path).unwrap();
    Connection::open(path).unwrap().execute_batch(sql).unwrap();
}

const CORPUS: [(&str, Spoil); 13] = [
    ("text", |path| fs::write(path, "this is a shopping list\n".repeat(500)).unwrap()),
    ("one byte", |path| fs::write(path, "x").unwrap()),
    ("zeroes", |path| fs::write(path, vec![0; 8_192]).unwrap()),
    ("noise", |path| {
        fs::write(path, (0..20_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect::<Vec<_>>()).unwrap()
    }),
    ("cut within the header", |path| cut(path, 60)),
    ("cut after the header", |path| cut(path, 100)),
    ("cut after a page", |path| cut(path, 4_096)),
    ("cut in the middle of a page", |path| cut(path, 10_000)),
    ("cut in the middle", |path| cut(path, fs::metadata(path).unwrap().len() / 2)),
    ("of another program", |path| foreign(path, "CREATE TABLE bookmark (url TEXT)")),
    ("of another program, with tables of our names", |path| foreign(path, "CREATE TABLE lease (x); CREATE TABLE note (y)")),
    ("of another program, with a version of ours", |path| {
        foreign(path, "CREATE TABLE bookmark (url TEXT); PRAGMA user_version = 3")
    }),
    ("a folder in its place", |path| {
        fs::remove_file(path).unwrap();
        fs::create_dir(path).unwrap();
        fs::write(path.join("inside"), "something").unwrap();
    }),
];

#[test]
fn an_unreadable_cache_is_set_aside_and_the_desk_is_untouched() {
    for (what, spoil) in CORPUS {
        let folder = filled();
        let cache = folder.path().join("cache.db");
        spoil(&cache);
        let spoilt = fs::read(&cache).ok();
        let desk = bytes(folder.path(), "desk.db");
        let store = Store::open(folder.path()).unwrap_or_else(|error| panic!("{what}: {error}"));
        assert_eq!(store.notices().len(), 1, "{what}");
        assert!(store.notices()[0].contains("quarantine"), "{what}");
        let kept = folder.path().join("quarantine/1/cache.db");
        assert!(kept.exists() && fs::read(&kept).ok() == spoilt, "{what}: what was there is kept as it was");
        assert!(desk == bytes(folder.path(), "desk.db"), "{what}: the desk was touched");
        assert_eq!(client_names(&store), ["Acme"], "{what}");
        assert_eq!(texts(&store), Vec::<String>::new(), "{what}");
        record(&store, &notes(&["fetched again"]), "r", 2).unwrap();
        drop(store);
        let store = Store::open(folder.path()).unwrap();
        assert_eq!((store.notices().len(), texts(&store).len()), (0, 1), "{what}: once is enough");
    }
}

#[test]
fn a_journal_that_is_noise_does_no_harm() {
    let folder = filled();
    fs::write(folder.path().join("cache.db-wal"), vec![0xAB; 50_000]).unwrap();
    fs::write(folder.path().join("cache.db-shm"), vec![0xCD; 32_768]).unwrap();
    let store = Store::open(folder.path()).unwrap();
    assert!(store.notices().len() == 1 || texts(&store).len() == 200);
}

#[test]
fn the_cache_can_be_set_aside_again_and_again() {
    let folder = filled();
    for time in 1..4 {
        fs::write(folder.path().join("cache.db"), format!("rubbish {time}")).unwrap();
        assert_eq!(Store::open(folder.path()).unwrap().notices().len(), 1);
        assert_eq!(bytes(&folder.path().join(format!("quarantine/{time}")), "cache.db"), format!("rubbish {time}").into_bytes());
    }
}

#[test]
fn whatever_byte_of_the_cache_flips_the_store_opens_and_can_be_written() {
    let whole = filled();
    let original = bytes(whole.path(), "cache.db");
    let mut set_aside = 0;
    for n in 0..300_usize {
        // The first hundred in the header and the schema, where it hurts most.
        let place = if n < 100 { n } else { n * 7_919 % original.len() };
        let mut flipped = original.clone();
        flipped[place] ^= 1 << (n % 8);
        fs::write(whole.path().join("cache.db"), &flipped).unwrap();
        match Store::open(whole.path()) {
            Ok(store) => {
                set_aside += store.notices().len();
                record(&store, &notes(&["new"]), "r", 2).unwrap_or_else(|error| panic!("byte {place}: {error}"));
                assert_eq!(texts(&store), ["new"], "byte {place}");
            }
            // Bytes 60 to 63 are the version: one that is not known yet may be a newer program's.
            Err(error) => assert!((60..64).contains(&place), "byte {place}: {error}"),
        }
        for name in ["cache.db-wal", "cache.db-shm"] {
            fs::remove_file(whole.path().join(name)).ok();
        }
    }
    assert!(set_aside > 50, "only {set_aside} of 300 flips were noticed");
}

#[test]
fn an_unreadable_desk_is_refused_by_name_and_nothing_is_touched() {
    for (what, spoil) in CORPUS {
        let folder = filled();
        let desk = folder.path().join("desk.db");
        spoil(&desk);
        let before = (fs::read(&desk).ok(), bytes(folder.path(), "cache.db"));
        let refused = Store::open(folder.path()).err().unwrap_or_else(|| panic!("{what}: the store opened"));
        assert!(matches!(&refused, StoreError::Corrupt { path, .. } if *path == desk), "{what}: {refused}");
        assert!(refused.to_string().contains("desk.db"), "{what}: {refused}");
        assert!(before == (fs::read(&desk).ok(), bytes(folder.path(), "cache.db")), "{what}: a file was changed");
        assert!(!folder.path().join("quarantine").exists(), "{what}");
    }
}
