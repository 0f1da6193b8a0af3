//! A point in time, as milliseconds since 1970 in UTC: the form in which instants are stored and cross to windows and scripts.

use serde::{Deserialize, Serialize};

/// Epoch milliseconds. For display and ages only: the budget counts on a clock that cannot be set (`quota::Moment`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(transparent)]
// TypeScript's `number` holds it; specta refuses to say so of 64 bits, hence the smaller type's name.
pub struct Instant(#[cfg_attr(feature = "specta", specta(type = u32))] pub i64);

impl Instant {
    pub fn plus_ms(self, ms: i64) -> Self {
        Self(self.0.saturating_add(ms))
    }

    /// How long before `now` this was, in milliseconds; never negative, since a clock that was set back makes nothing younger than new.
    pub fn age_ms(self, now: Self) -> i64 {
        now.0.saturating_sub(self.0).max(0)
    }
}
