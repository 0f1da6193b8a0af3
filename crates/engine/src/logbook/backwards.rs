//! The lines of a file from its end, read piece by piece.

use std::fs::File;
use std::io::{Read, Result, Seek, SeekFrom};

const PIECE: u64 = 64 * 1_024;
/// No line of ours is as long; of one that is, the rest is thrown away.
const LONGEST: usize = 1_024 * 1_024;

pub(super) struct Backwards {
    file: File,
    /// What lies before it has not been read.
    start: u64,
    /// Read, and not given out yet.
    held: Vec<u8>,
    /// So many bytes of it, from its beginning, have not been searched for a line's end.
    fresh: usize,
    left: u64,
}

impl Backwards {
    /// Reads `most` bytes at most.
    pub(super) fn of(file: File, most: u64) -> Result<Self> {
        let start = file.metadata()?.len();
        Ok(Self { file, start, held: Vec::new(), fresh: 0, left: most })
    }

    /// How many bytes may still be read.
    pub(super) fn left(&self) -> u64 {
        self.left
    }

    /// The line before the one that came last, without its end; `None` at the file's beginning, or when enough was read.
    pub(super) fn next_line(&mut self) -> Result<Option<Vec<u8>>> {
        loop {
            let fresh = self.held.get(..self.fresh).unwrap_or_default();
            if let Some(end) = fresh.iter().rposition(|byte| *byte == b'\n') {
                self.fresh = end;
                let mut line = self.held.split_off(end);
                line.remove(0);
                return Ok(Some(line));
            }
            if self.start == 0 || self.left == 0 {
                let is_whole = self.start == 0 && !self.held.is_empty();
                let first = std::mem::take(&mut self.held);
                return Ok(is_whole.then_some(first));
            }
            self.read_piece()?;
        }
    }

    fn read_piece(&mut self) -> Result<()> {
        let size = PIECE.min(self.start).min(self.left);
        self.start -= size;
        self.left -= size;
        self.file.seek(SeekFrom::Start(self.start))?;
        let mut piece = Vec::new();
        self.file.by_ref().take(size).read_to_end(&mut piece)?;
        self.fresh = piece.len();
        if self.held.len() < LONGEST {
            piece.append(&mut self.held);
        }
        self.held = piece;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn lines(content: &[u8], most: u64) -> Vec<String> {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(content).unwrap();
        let mut lines = Backwards::of(file, most).unwrap();
        let mut all = Vec::new();
        while let Some(line) = lines.next_line().unwrap() {
            all.push(String::from_utf8_lossy(&line).into_owned());
        }
        all
    }

    #[test]
    fn lines_come_from_the_end_whatever_pieces_they_are_read_in() {
        assert_eq!(lines(b"", 1_000), [""; 0]);
        assert_eq!(lines(b"a\nb\nc\n", 1_000), ["", "c", "b", "a"]);
        assert_eq!(lines(b"a\nb", 1_000), ["b", "a"]);
        let long: Vec<String> = (0..300).map(|n| format!("{n} {}", "x".repeat(n * 10))).collect();
        let mut back = lines(long.join("\n").as_bytes(), 10_000_000);
        back.reverse();
        assert_eq!(back, long);
    }

    #[test]
    fn no_more_is_read_than_may_be() {
        let content = "0123456789\n".repeat(100_000);
        let found = lines(content.as_bytes(), 200_000);
        assert!((18_000..=18_200).contains(&found.len()), "{}", found.len());
    }
}
