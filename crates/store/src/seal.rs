//! The seal on a database: what its file looked like when the last program closed it in good order. Reading a large one from end to
//! end costs half a second, so an opening leaves that out while the seal is whole: the journal is empty, and nobody else has written
//! the file since. To be sure of the latter, sealing sets the file's time to a second that no later write can give it.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use crate::private;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Mark {
    bytes: u64,
    modified_ms: u64,
    /// When the file was last read from end to end.
    checked_ms: u64,
}

pub(crate) struct Seal {
    file: PathBuf,
    /// The folder is being forgotten: nothing is written to it any more.
    retired: AtomicBool,
    /// What was refused must be refused again: only what opened is sealed.
    opened: AtomicBool,
}

impl Seal {
    pub(crate) fn of(file: &Path) -> Self {
        Self { file: file.to_owned(), retired: AtomicBool::new(false), opened: AtomicBool::new(false) }
    }

    pub(crate) fn retire(&self) {
        self.retired.store(true, Ordering::Relaxed);
    }

    pub(crate) fn is_retired(&self) -> bool {
        self.retired.load(Ordering::Relaxed)
    }

    pub(crate) fn note_opened(&self) {
        self.opened.store(true, Ordering::Relaxed);
    }

    /// Whether the file is as it was left, so that its structure need not be read.
    pub(crate) fn is_whole(&self) -> bool {
        self.is_at_rest() && self.read().is_some_and(|mark| self.look() == Some((mark.bytes, mark.modified_ms)))
    }

    /// When the file was last read from end to end, as far as is known.
    pub(crate) fn checked_ms(&self) -> Option<u64> {
        self.read().map(|mark| mark.checked_ms)
    }

    /// The file was read from end to end just now.
    pub(crate) fn note_check(&self) {
        let mark = self.read().unwrap_or(Mark { bytes: 0, modified_ms: 0, checked_ms: 0 });
        self.write(Mark { checked_ms: now_ms(), ..mark });
    }

    /// Seals the file if its journal is empty. A seal that is whole stays as it is, so that a look alone changes no file.
    pub(crate) fn put(&self) {
        let (true, false, Some(mark)) = (self.is_at_rest(), self.is_whole(), self.read()) else { return };
        let second = Duration::from_secs((now_ms() / 1_000).saturating_sub(1));
        let set = File::options().write(true).open(&self.file).and_then(|file| file.set_modified(UNIX_EPOCH + second));
        if let (Ok(()), Some((bytes, modified_ms))) = (set, self.look()) {
            self.write(Mark { bytes, modified_ms, ..mark });
        }
    }

    /// The next opening reads everything.
    pub(crate) fn break_open(&self) {
        let _gone = fs::remove_file(self.path());
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.file.with_extension("seal")
    }

    fn is_at_rest(&self) -> bool {
        fs::metadata(self.file.with_extension("db-wal")).map_or(true, |journal| journal.len() == 0)
    }

    fn look(&self) -> Option<(u64, u64)> {
        let found = fs::metadata(&self.file).ok()?;
        Some((found.len(), millis(found.modified().ok()?)))
    }

    fn read(&self) -> Option<Mark> {
        serde_json::from_slice(&fs::read(self.path()).ok()?).ok()
    }

    /// A seal that could not be written costs the next opening its time, and nothing else.
    fn write(&self, mark: Mark) {
        if self.is_retired() {
            return;
        }
        let write = || {
            let mut file = private::open(&self.path())?;
            file.set_len(0)?;
            file.write_all(serde_json::to_string(&mark)?.as_bytes())
        };
        if let Err(error) = write() {
            tracing::debug!(%error, "a database could not be sealed");
        }
    }
}

/// Dropped after the connections of a store, whose last one writes the journal back.
impl Drop for Seal {
    fn drop(&mut self) {
        if self.opened.load(Ordering::Relaxed) && self.file.exists() {
            self.put();
        }
    }
}

fn now_ms() -> u64 {
    millis(SystemTime::now())
}

fn millis(time: SystemTime) -> u64 {
    time.duration_since(UNIX_EPOCH).map_or(0, |since| u64::try_from(since.as_millis()).unwrap_or(u64::MAX))
}
