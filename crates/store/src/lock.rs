//! A lock of the operating system on a file of the data folder. It dies with the process that holds it, however that ends.

use std::fs::{File, TryLockError};
use std::io::{ErrorKind, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::{StoreError, private};

/// Held until dropped.
#[derive(Debug)]
pub struct FileLock {
    _file: File,
}

impl FileLock {
    /// Takes the lock and leaves `note` in the file for whoever finds it taken; or gives the holder's note.
    pub fn try_take(path: &Path, note: &str) -> Result<Result<Self, String>, StoreError> {
        let io = |source| StoreError::Io { path: path.to_owned(), source };
        let mut file = private::open(path).map_err(io)?;
        match try_lock_past_probes(&file) {
            Ok(()) => {
                file.set_len(0).and_then(|()| file.rewind()).and_then(|()| file.write_all(note.as_bytes())).map_err(io)?;
                Ok(Ok(Self { _file: file }))
            }
            Err(TryLockError::WouldBlock) => {
                let mut holder = String::new();
                // A holder that has just taken it may not have written yet; an empty note is a note too.
                let _unread = file.read_to_string(&mut holder);
                Ok(Err(holder))
            }
            Err(TryLockError::Error(source)) => Err(io(source)),
        }
    }

    /// Takes the lock together with others who take it so, and leaves no note, which would be one of many. Or gives the note of whoever
    /// holds it alone.
    pub fn try_share(path: &Path) -> Result<Result<Self, String>, StoreError> {
        let io = |source| StoreError::Io { path: path.to_owned(), source };
        let mut file = private::open(path).map_err(io)?;
        match file.try_lock_shared() {
            Ok(()) => Ok(Ok(Self { _file: file })),
            Err(TryLockError::WouldBlock) => {
                let mut holder = String::new();
                let _unread = file.read_to_string(&mut holder);
                Ok(Err(holder))
            }
            Err(TryLockError::Error(source)) => Err(io(source)),
        }
    }

    /// Waits for the lock, for so long at most.
    pub(crate) fn take(path: &Path, patience: Duration) -> Result<Self, StoreError> {
        let asked = Instant::now();
        loop {
            match Self::try_take(path, "")? {
                Ok(lock) => return Ok(lock),
                Err(_) if asked.elapsed() > patience => return Err(StoreError::Busy),
                Err(_) => std::thread::sleep(Duration::from_millis(5)),
            }
        }
    }

    /// Whether somebody alive holds the lock. A file that is gone is held by nobody; of one that cannot be asked (no file handle
    /// left, no permission) it is safer to believe that somebody does.
    pub fn is_held(path: &Path) -> bool {
        match File::open(path) {
            Ok(file) => file.try_lock_shared().is_err(),
            Err(error) => error.kind() != ErrorKind::NotFound,
        }
    }
}

/// [`FileLock::is_held`] holds a file shared for an instant, which is not a holder.
fn try_lock_past_probes(file: &File) -> Result<(), TryLockError> {
    for _ in 0..4 {
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(5)),
            other => return other,
        }
    }
    file.try_lock()
}

/// Where locks of the data folder lie.
pub(crate) fn folder(data_dir: &Path) -> PathBuf {
    data_dir.join("locks")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_who_share_keep_out_whoever_wants_it_alone_and_the_other_way_round() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("client.lock");
        let (first, second) = (FileLock::try_share(&path).unwrap().unwrap(), FileLock::try_share(&path).unwrap().unwrap());
        assert!(FileLock::try_take(&path, "run 7").unwrap().is_err());
        drop((first, second));
        let _alone = FileLock::try_take(&path, "run 7").unwrap().unwrap();
        assert_eq!(FileLock::try_share(&path).unwrap().unwrap_err(), "run 7");
    }

    #[test]
    fn a_second_taker_is_told_who_holds_it_until_the_first_lets_go() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("client.lock");
        let first = FileLock::try_take(&path, "run 7").unwrap().unwrap();
        assert_eq!(FileLock::try_take(&path, "run 8").unwrap().unwrap_err(), "run 7");
        assert!(FileLock::is_held(&path));
        drop(first);
        assert!(!FileLock::is_held(&path));
        assert!(FileLock::try_take(&path, "run 8").unwrap().is_ok());
    }
}
