//! A file without a name for what is looked at seldom: a hundred thousand renewals' texts would be most of the program's memory, and
//! are read where they are needed in less time than a frame takes. Where there is no room for the file, memory has to do.

use std::fs::File;
use std::ops::Range;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// So many bytes that nobody wants any more are no reason to begin anew.
const LITTER: u64 = 64 << 20;

#[derive(Debug)]
pub(crate) struct Shelf {
    /// Read and written at a place, never "from here on": many read at once.
    file: Option<File>,
    end: Mutex<u64>,
    wanted: AtomicU64,
}

/// Bytes on a shelf, until it is dropped.
#[derive(Debug)]
pub(super) enum Piece {
    Held(Box<[u8]>),
    Laid { shelf: Arc<Shelf>, at: u64, len: usize },
}

impl Shelf {
    pub(crate) fn open(folder: &Path) -> Arc<Self> {
        let file = tempfile::tempfile_in(folder).inspect_err(|error| {
            tracing::warn!(%error, "no file can be made for what is seldom read: it is kept in memory");
        });
        Arc::new(Self { file: file.ok(), end: Mutex::default(), wanted: AtomicU64::new(0) })
    }

    /// Most of it is of no use any more.
    pub(crate) fn is_littered(&self) -> bool {
        *self.end() > 2 * self.wanted.load(Ordering::Relaxed) + LITTER
    }

    pub(super) fn lay(self: &Arc<Self>, bytes: Box<[u8]>) -> Piece {
        match self.write(&bytes) {
            Some(at) => Piece::Laid { shelf: Arc::clone(self), at, len: bytes.len() },
            None => Piece::Held(bytes),
        }
    }

    fn write(&self, bytes: &[u8]) -> Option<u64> {
        let file = self.file.as_ref()?;
        let mut end = self.end();
        let (at, len) = (*end, bytes.len() as u64);
        write_at(file, at, bytes)
            .inspect_err(|error| tracing::warn!(%error, "what is seldom read cannot be laid away: it is kept in memory"))
            .ok()?;
        *end += len;
        self.wanted.fetch_add(len, Ordering::Relaxed);
        Some(at)
    }

    fn end(&self) -> MutexGuard<'_, u64> {
        self.end.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn read(&self, at: u64, len: usize) -> Option<Vec<u8>> {
        let mut bytes = vec![0; len];
        let read = read_at(self.file.as_ref()?, at, &mut bytes);
        read.inspect_err(|error| tracing::error!(%error, "what was laid away cannot be read")).ok()?;
        Some(bytes)
    }
}

#[cfg(unix)]
fn read_at(file: &File, at: u64, bytes: &mut [u8]) -> std::io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, at)
}

#[cfg(unix)]
fn write_at(file: &File, at: u64, bytes: &[u8]) -> std::io::Result<()> {
    std::os::unix::fs::FileExt::write_all_at(file, bytes, at)
}

#[cfg(windows)]
fn read_at(file: &File, mut at: u64, mut bytes: &mut [u8]) -> std::io::Result<()> {
    while !bytes.is_empty() {
        let read = std::os::windows::fs::FileExt::seek_read(file, bytes, at)?;
        if read == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        (at, bytes) = (at + read as u64, bytes.split_at_mut(read).1);
    }
    Ok(())
}

#[cfg(windows)]
fn write_at(file: &File, mut at: u64, mut bytes: &[u8]) -> std::io::Result<()> {
    while !bytes.is_empty() {
        let written = std::os::windows::fs::FileExt::seek_write(file, bytes, at)?;
        if written == 0 {
            return Err(std::io::ErrorKind::WriteZero.into());
        }
        (at, bytes) = (at + written as u64, bytes.split_at(written).1);
    }
    Ok(())
}

impl Piece {
    /// A part of it; empty where the disk fails, which the log tells.
    pub(super) fn read(&self, range: Range<usize>) -> Vec<u8> {
        match self {
            Self::Held(bytes) => bytes.get(range).unwrap_or_default().to_vec(),
            Self::Laid { shelf, at, len } if range.start <= range.end && range.end <= *len => {
                shelf.read(at + range.start as u64, range.len()).unwrap_or_default()
            }
            Self::Laid { .. } => Vec::new(),
        }
    }

    pub(super) fn read_whole(&self) -> Vec<u8> {
        match self {
            Self::Held(bytes) => bytes.to_vec(),
            Self::Laid { len, .. } => self.read(0..*len),
        }
    }
}

impl Drop for Piece {
    fn drop(&mut self) {
        if let Self::Laid { shelf, len, .. } = self {
            shelf.wanted.fetch_sub(*len as u64, Ordering::Relaxed);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_laid_away_is_found_again(pieces in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..200), 1..20)) {
            let folder = tempfile::tempdir().unwrap();
            let shelf = Shelf::open(folder.path());
            let laid: Vec<Piece> = pieces.iter().map(|bytes| shelf.lay(bytes.clone().into())).collect();
            for (bytes, piece) in pieces.iter().zip(&laid) {
                prop_assert_eq!(&piece.read_whole(), bytes);
                let half = bytes.len() / 2;
                prop_assert_eq!(piece.read(half..bytes.len()), &bytes[half..]);
                prop_assert_eq!(piece.read(half..bytes.len() + 1), Vec::<u8>::new());
            }
        }
    }

    #[test]
    fn the_file_has_no_name() {
        let folder = tempfile::tempdir().unwrap();
        let shelf = Shelf::open(folder.path());
        let piece = shelf.lay(b"rent is due".as_slice().into());
        assert!(matches!(piece, Piece::Laid { .. }));
        if cfg!(unix) {
            assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
        }
    }

    #[test]
    fn without_a_file_memory_has_to_do() {
        let folder = tempfile::tempdir().unwrap();
        let shelf = Shelf::open(&folder.path().join("is not there"));
        let piece = shelf.lay(b"rent is due".as_slice().into());
        assert_eq!(piece.read(8..11), b"due");
        (0..(2 * LITTER) >> 20).for_each(|_| drop(shelf.lay(vec![0; 1 << 20].into())));
        assert!(!shelf.is_littered(), "a new one would be no better");
    }

    #[test]
    fn what_is_dropped_is_litter() {
        let folder = tempfile::tempdir().unwrap();
        let shelf = Shelf::open(folder.path());
        let large = || vec![0_u8; 1 << 20].into_boxed_slice();
        let kept: Vec<Piece> = (0..8).map(|_| shelf.lay(large())).collect();
        (0..100).for_each(|_| drop(shelf.lay(large())));
        assert!(shelf.is_littered());
        drop(kept);
    }
}
