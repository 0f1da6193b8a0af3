//! What came of a question, and what it cost.

use std::collections::BTreeSet;
use std::time::Duration;

use model::{Outcome, Rows};

/// What came of a [`Question`](crate::Question), and what it cost.
#[derive(Debug)]
pub struct Fetched {
    pub outcome: Outcome<Rows>,
    /// Calls that MRI may have counted.
    pub calls: u32,
    /// How many of the tries were second ones.
    pub retries: u32,
    /// Spent in line for permits: for a place, the pace, and above all the window.
    pub waited_ms: u64,
    /// What MRI calls the property, if a row says it.
    pub property_name: Option<String>,
    /// Rows without a lease id, left out.
    pub rows_without_key: u32,
    /// The fields that MRI's rows had, in lower case, blank or not, used or not. None where no whole answer came.
    pub fields: BTreeSet<String>,
    /// The whole building was refused, and the API can be asked for one lease: asked so, it may answer.
    pub wants_lease: bool,
}

/// What one API answered to a question for one row.
#[derive(Debug)]
pub struct Probe {
    pub api: String,
    pub outcome: Outcome<()>,
    pub calls: u32,
}

/// How a question is doing.
#[derive(Debug, Default)]
pub(crate) struct Course {
    pub(crate) calls: u32,
    pub(crate) retries: u32,
    pub(crate) waited: Duration,
    pub(crate) wants_lease: bool,
}

impl Course {
    /// Without any rows.
    pub(crate) fn ended(self, outcome: Outcome<Rows>) -> Fetched {
        Fetched {
            outcome,
            calls: self.calls,
            retries: self.retries,
            waited_ms: u64::try_from(self.waited.as_millis()).unwrap_or(u64::MAX),
            property_name: None,
            rows_without_key: 0,
            fields: BTreeSet::new(),
            wants_lease: self.wants_lease,
        }
    }
}
