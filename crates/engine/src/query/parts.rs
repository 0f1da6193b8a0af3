//! All rows gone through on as many threads as there are cores, each with a part of the properties.

use std::ops::Range;
use std::thread::Builder;

use super::packed::Reading;
use super::snapshot::{Row, Snapshot};

/// Fewer rows than these are gone through faster than a thread begins.
const WORTH_A_THREAD: usize = 1_000;

/// Some of the properties, whole.
#[derive(Clone)]
pub(super) struct Part<'a> {
    snapshot: &'a Snapshot,
    properties: Range<usize>,
}

impl Snapshot {
    /// What the parts come to, in the order of their rows.
    pub(super) fn in_parts<T: Send>(&self, walk: impl Fn(Part<'_>) -> T + Sync) -> Vec<T> {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let number = (self.len() / WORTH_A_THREAD).clamp(1, cores);
        let mut parts = cut(&self.firsts, number).map(|properties| Part { snapshot: self, properties });
        let first = parts.next();
        let walk = &walk;
        std::thread::scope(|scope| {
            let others: Vec<_> = parts
                .map(|part| {
                    let its = part.clone();
                    Builder::new().spawn_scoped(scope, move || walk(its)).map_err(|_| part)
                })
                .collect();
            let first = first.map(walk).into_iter();
            let rest = others.into_iter().map(|other| match other {
                Ok(thread) => thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
                // The system has no thread left.
                Err(part) => walk(part),
            });
            first.chain(rest).collect()
        })
    }

    /// What each row comes to, by position.
    pub(super) fn map_rows<T: Send>(&self, look: impl Fn(&Row<'_>) -> T + Sync) -> Vec<T> {
        let parts = self.in_parts(|part| {
            let mut all = Vec::new();
            part.each_row(|row| all.push(look(row)));
            all
        });
        parts.into_iter().flatten().collect()
    }
}

/// Ranges of properties with about as many rows each. `firsts`: the position of each one's first row, then the number of all rows.
fn cut(firsts: &[u32], number: usize) -> impl Iterator<Item = Range<usize>> {
    let rows = firsts.last().map_or(0, |last| *last as usize);
    let boundary = move |at: usize| firsts.partition_point(|first| (*first as usize) < at * rows / number);
    (0..number).map(move |at| boundary(at)..boundary(at + 1))
}

impl Part<'_> {
    /// In the order of their positions; what lies on the shelf is read once for each property.
    pub(super) fn each_row(&self, mut see: impl FnMut(&Row<'_>)) {
        let Self { snapshot, properties } = self;
        let (of, firsts) = (snapshot.properties.get(properties.clone()), snapshot.firsts.get(properties.clone()));
        for (property, first) in of.into_iter().flatten().zip(firsts.into_iter().flatten()) {
            let reading = Reading::default();
            for (at, hot) in (0..).zip(property.rows.hot()) {
                see(&Row { reading: Some(&reading), ..snapshot.row(property, at, *first as usize + at, hot) });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn each_row_is_in_one_part_and_in_its_order(sizes in prop::collection::vec(0_u32..9, 0..20), number in 1_usize..5) {
            let firsts: Vec<u32> = (0..=sizes.len()).map(|at| sizes.iter().take(at).sum()).collect();
            let parts: Vec<usize> = cut(&firsts, number).flatten().collect();
            prop_assert!(parts.is_sorted_by(|a, b| a < b));
            for (property, rows) in sizes.iter().enumerate() {
                prop_assert!(*rows == 0 || parts.contains(&property));
            }
        }
    }
}
