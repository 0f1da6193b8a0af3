//! A calendar date as a number of days, or none: what comparing and ordering want.

use std::cmp::Ordering;

use jiff::civil::date;
use model::Date;
use serde::{Deserialize, Serialize};

/// Days since 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Day(i32);

impl Day {
    pub(crate) const NONE: Self = Self(i32::MIN);

    pub(crate) fn of(date: Date) -> Self {
        // Howard Hinnant's count of days in the proleptic Gregorian calendar: a span of jiff's would be an order slower.
        let (month, day) = (i32::from(date.month()), i32::from(date.day()));
        let year = i32::from(date.year()) - i32::from(month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Self(era * 146_097 + day_of_era - 719_468)
    }

    pub(crate) fn known(self) -> Option<i32> {
        (self != Self::NONE).then_some(self.0)
    }

    pub(crate) fn date(self) -> Option<Date> {
        date(1970, 1, 1).checked_add(jiff::Span::new().try_days(self.known()?).ok()?).ok()
    }

    pub(crate) fn plus(self, days: u32) -> Self {
        self.known().map_or(Self::NONE, |day| Self(day.saturating_add_unsigned(days)))
    }

    /// From `today`; negative before it.
    pub(crate) fn days_from(self, today: Self) -> Option<i32> {
        Some(self.known()? - today.0)
    }

    /// For ordering: unknown comes last either way, which whoever orders sees to.
    pub(crate) fn rank(self) -> Option<i64> {
        self.known().map(i64::from)
    }

    pub(crate) fn compare(self, other: Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}

impl From<Option<Date>> for Day {
    fn from(date: Option<Date>) -> Self {
        date.map_or(Self::NONE, Self::of)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_day_is_its_date(days in -1_000_000..=1_000_000_i32) {
            let want = date(1970, 1, 1).checked_add(jiff::Span::new().days(days));
            if let Ok(want) = want {
                prop_assert_eq!(Day::of(want).known(), Some(days));
                prop_assert_eq!(Day::of(want).date(), Some(want));
            }
        }
    }

    #[test]
    fn none_is_no_date() {
        assert_eq!(Day::from(None).date(), None);
        assert_eq!(Day::NONE.days_from(Day::of(date(2026, 1, 1))), None);
    }
}
