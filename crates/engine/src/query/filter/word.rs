//! Text to look for, made ready once for a hundred thousand rows.

use memchr::memmem::Finder;

use crate::query::fold::fold;

#[derive(Clone, Debug)]
pub(in crate::query) struct Word(Box<Finder<'static>>);

impl Word {
    pub(super) fn new(text: &str) -> Self {
        Self(Box::new(Finder::new(fold(text).as_bytes()).into_owned()))
    }

    /// `text` must be folded.
    pub(in crate::query) fn is_in(&self, text: impl AsRef<[u8]>) -> bool {
        self.0.find(text.as_ref()).is_some()
    }

    /// Marks the parts that hold it, of many that lie one behind the other: to begin the search anew for each would take longer than
    /// the search. `ends` are where the parts end.
    pub(in crate::query) fn mark(&self, parts: &[u8], ends: &[u32], marks: &mut [bool]) {
        let (mut from, mut part) = (0, 0);
        while let Some(found) = parts.get(from..).and_then(|rest| self.0.find(rest)) {
            let begin = from + found;
            while ends.get(part).is_some_and(|end| *end as usize <= begin) {
                part += 1;
            }
            let (Some(end), Some(mark)) = (ends.get(part), marks.get_mut(part)) else { return };
            let is_within = begin + self.0.needle().len() <= *end as usize;
            *mark |= is_within;
            from = if is_within { *end as usize } else { begin + 1 };
        }
    }
}

impl PartialEq for Word {
    fn eq(&self, other: &Self) -> bool {
        self.0.needle() == other.0.needle()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_part_is_marked_when_the_word_is_in_it(word in "[ab]{1,3}", parts in prop::collection::vec("[abc]{0,8}", 0..12)) {
            let word = Word::new(&word);
            let mut ends = Vec::new();
            for part in &parts {
                ends.push(ends.last().copied().unwrap_or(0) + u32::try_from(part.len()).unwrap());
            }
            let mut marks = vec![false; parts.len()];
            word.mark(parts.concat().as_bytes(), &ends, &mut marks);
            let want: Vec<bool> = parts.iter().map(|part| word.is_in(part)).collect();
            prop_assert_eq!(marks, want);
        }
    }
}
