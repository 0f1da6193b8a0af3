//! Files of a version of the program that is yet to come.

use std::path::Path;

use rusqlite::Connection;
use store::{Store, StoreError};

use crate::folder::{bytes, filled};

fn make_newer(path: &Path, journal: &str) {
    let connection = Connection::open(path).unwrap();
    connection.pragma_update(None, "user_version", 999).unwrap();
    connection.pragma_update(None, "journal_mode", journal).unwrap();
}

#[test]
fn a_newer_file_is_refused_and_left_to_the_byte() {
    for name in ["desk.db", "cache.db"] {
        for journal in ["wal", "delete"] {
            let folder = filled();
            let path = folder.path().join(name);
            make_newer(&path, journal);
            let before = [bytes(folder.path(), "desk.db"), bytes(folder.path(), "cache.db")];
            let refused = Store::open(folder.path()).err().unwrap();
            assert!(matches!(&refused, StoreError::NewerFile { path: named } if *named == path), "{refused}");
            assert!(refused.to_string().contains(name) && refused.to_string().contains("newer version"));
            let after = [bytes(folder.path(), "desk.db"), bytes(folder.path(), "cache.db")];
            assert!(before == after, "{name} in {journal} mode: a byte was changed");
            assert!(!folder.path().join("quarantine").exists());
        }
    }
}
