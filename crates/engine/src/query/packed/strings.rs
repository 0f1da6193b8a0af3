//! Many byte strings in one piece: in memory, or laid on a shelf with only their ends held.

use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Shelf;
use super::shelf::Piece;
use crate::query::filter::Word;

#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Strings {
    bytes: Box<[u8]>,
    ends: Ends,
}

#[derive(Debug)]
pub(super) struct LaidStrings {
    piece: Piece,
    ends: Ends,
}

#[derive(Debug, Default, Serialize, Deserialize)]
struct Ends(Box<[u32]>);

impl Ends {
    fn range(&self, at: usize) -> Range<usize> {
        let end = |at: usize| self.0.get(at).map_or(0, |end| *end as usize);
        at.checked_sub(1).map_or(0, end)..end(at)
    }
}

impl Strings {
    pub(super) fn of(all: impl Iterator<Item = Vec<u8>>) -> Self {
        let (mut bytes, mut ends) = (Vec::new(), Vec::new());
        for one in all {
            bytes.extend_from_slice(&one);
            ends.push(u32::try_from(bytes.len()).unwrap_or(u32::MAX));
        }
        Self { bytes: bytes.into(), ends: Ends(ends.into()) }
    }

    pub(super) fn len(&self) -> usize {
        self.ends.0.len()
    }

    pub(super) fn text(&self, at: usize) -> &str {
        self.bytes.get(self.ends.range(at)).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }

    pub(super) fn lay(self, shelf: &Arc<Shelf>) -> LaidStrings {
        LaidStrings { piece: shelf.lay(self.bytes), ends: self.ends }
    }
}

impl LaidStrings {
    pub(super) fn read(&self, at: usize) -> Vec<u8> {
        self.piece.read(self.ends.range(at))
    }

    /// For [`part`](Self::part).
    pub(super) fn read_whole(&self) -> Vec<u8> {
        self.piece.read_whole()
    }

    /// Marks those that hold a word.
    pub(super) fn mark(&self, whole: &[u8], word: &Word, marks: &mut [bool]) {
        word.mark(whole, &self.ends.0, marks);
    }

    pub(super) fn part<'a>(&self, whole: &'a [u8], at: usize) -> &'a [u8] {
        whole.get(self.ends.range(at)).unwrap_or_default()
    }
}
