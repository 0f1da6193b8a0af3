//! Drawing from a seeded stream of chance, and the arithmetic of dates and money that goes with it.

use fastrand::Rng;
use jiff::ToSpan as _;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// One of the items; the default of an empty slice.
pub(super) fn pick<T: Copy + Default>(rng: &mut Rng, items: &[T]) -> T {
    rng.choice(items).copied().unwrap_or_default()
}

/// True in so many of a hundred cases.
pub(super) fn percent(rng: &mut Rng, chance: u8) -> bool {
    rng.u8(..100) < chance
}

/// An amount of money between two whole ones, with cents.
pub(super) fn money(rng: &mut Rng, low: i64, high: i64) -> Decimal {
    Decimal::new(rng.i64(low * 100..=high * 100), 2)
}

pub(super) fn plus_days(date: Date, days: i64) -> Date {
    date.saturating_add(days.days())
}

pub(super) fn plus_months(date: Date, months: i64) -> Date {
    date.saturating_add(months.months())
}
