//! A property's renewals, joined and packed: what filters and orders look at lies open in rows of fixed size; the rest is bytes that lie
//! on a shelf, and are unpacked for the few rows that somebody looks at. A hundred thousand renewals take some twelve megabytes of
//! memory, and are kept in the cache as they are, so that a start need not join them again.

mod amount;
mod cold;
mod day;
mod hot;
mod rows;
mod shelf;
mod strings;
mod validity;

pub(crate) use amount::{Amount, from_units};
pub(crate) use day::Day;
pub(crate) use hot::{Has, Hot};
pub(crate) use rows::{Name, PackedRows, Reading, WholeRows};
pub(crate) use shelf::Shelf;
pub(crate) use validity::{Validity, validity};

/// Packed bytes of another program or another way of packing are joined anew. Grows with every change of [`hot`], [`cold`] or the rules
/// of joining.
pub(crate) const FORMAT: &str = concat!(env!("CARGO_PKG_VERSION"), "/4");
