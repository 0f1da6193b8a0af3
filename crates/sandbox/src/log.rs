//! The record of every call: what tests count, and what proves that a client kept within its limit.
//!
//! A call enters the log when it arrives and is closed just before the first byte of its answer goes out, so
//! whoever holds an answer finds its call complete in memory and in the file. Credentials never enter.

use std::fs::{File, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// One call that reached the sandbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// When it arrived: milliseconds since the start, monotonic.
    pub at_ms: u64,
    /// When its answer began (or was given up); 0 while it is under way.
    pub answered_ms: u64,
    /// The API's name as it was asked.
    pub api: String,
    /// leases, offers, emea, options, notes, charges, delinquencies or budget; none for the other APIs.
    pub dataset: Option<String>,
    /// The property id that was asked for.
    pub property: Option<String>,
    /// The lease id that was asked for.
    pub lease: Option<String>,
    /// Counts from 1.
    pub page: u32,
    /// The HTTP status; 0 where no answer was given (yet).
    pub status: u16,
    /// Answered 429 because the window was full.
    pub throttled: bool,
    /// Arrivals within the window, this one included.
    pub in_window: u32,
    /// It came over a link or redirect to another host, which a client must refuse to follow.
    pub foreign: bool,
}

/// All calls since the start, or since the log was cleared.
pub(crate) struct Log {
    started: Instant,
    kept: Mutex<Kept>,
}

struct Kept {
    calls: Vec<Call>,
    /// Rises when the log is cleared, so that a call under way does not close a stranger's entry.
    generation: u64,
    file: Option<File>,
}

/// The entry of a call under way. Dropping it closes the entry, however the call ended.
pub(crate) struct Entry<'a> {
    log: &'a Log,
    call: Call,
    answered: Option<Instant>,
    index: usize,
    generation: u64,
}

#[derive(Serialize)]
struct Line<'a> {
    epoch_ms: i64,
    #[serde(flatten)]
    call: &'a Call,
}

impl Log {
    pub(crate) fn open(started: Instant, file: Option<&Path>) -> io::Result<Self> {
        let file = file.map(|path| OpenOptions::new().create(true).append(true).open(path)).transpose()?;
        Ok(Self::keeping(started, file))
    }

    pub(crate) fn in_memory(started: Instant) -> Self {
        Self::keeping(started, None)
    }

    fn keeping(started: Instant, file: Option<File>) -> Self {
        Self { started, kept: Mutex::new(Kept { calls: Vec::new(), generation: 0, file }) }
    }

    /// Enters a call that has arrived at `now`; the caller holds the window's lock, which keeps the order.
    pub(crate) fn enter(&self, now: Instant, mut call: Call) -> Entry<'_> {
        call.at_ms = self.ms_at(now);
        let mut kept = self.lock();
        kept.calls.push(call.clone());
        Entry { log: self, call, answered: None, index: kept.calls.len().saturating_sub(1), generation: kept.generation }
    }

    pub(crate) fn calls(&self) -> Vec<Call> {
        self.lock().calls.clone()
    }

    pub(crate) fn violations(&self) -> usize {
        self.lock().calls.iter().filter(|call| call.throttled).count()
    }

    pub(crate) fn clear(&self) {
        let mut kept = self.lock();
        kept.calls.clear();
        kept.generation += 1;
    }

    fn ms_at(&self, now: Instant) -> u64 {
        u64::try_from(now.saturating_duration_since(self.started).as_millis()).unwrap_or(u64::MAX)
    }

    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Entry<'_> {
    /// Closes the entry with the status that is about to be sent.
    pub(crate) fn close(mut self, status: u16, now: Instant) {
        self.call.status = status;
        self.answered = Some(now);
    }
}

impl Drop for Entry<'_> {
    fn drop(&mut self) {
        // Never 0, which would say that the call is still under way.
        self.call.answered_ms = self.log.ms_at(self.answered.unwrap_or_else(Instant::now)).max(1);
        let mut kept = self.log.lock();
        if kept.generation == self.generation
            && let Some(entry) = kept.calls.get_mut(self.index)
        {
            entry.clone_from(&self.call);
        }
        let Some(file) = &mut kept.file else { return };
        let line = Line { epoch_ms: Timestamp::now().as_millisecond(), call: &self.call };
        let written =
            serde_json::to_string(&line).map_err(io::Error::from).and_then(|line| file.write_all(format!("{line}\n").as_bytes()));
        if let Err(error) = written {
            tracing::warn!(%error, "the sandbox could not write its log file");
        }
    }
}
