//! How long an answer stays fresh: as the client's settings say, else as the catalogue does.

use model::{ClientSettings, Dataset, Instant, OutcomeKind, PropertyKind};
use mri::Catalogue;
use store::DatasetState;

/// "Not applicable" is asked again after so long, and an API that refused to be asked by building too: a building can be sold or
/// split, and a licence changed.
const REMEMBERED_MS: i64 = 30 * 24 * 3_600 * 1_000;
/// Where only what changed is asked for, everything is asked for every so often: nobody tells of what was deleted.
const FULL_PASS_MS: i64 = 7 * 24 * 3_600 * 1_000;
/// Changes are asked for from so long before the last answer: our clock and MRI's, and their time zones, may differ.
const OVERLAP_MS: i64 = 24 * 3_600 * 1_000;

/// What came of a dataset before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Standing {
    pub(crate) outcome: OutcomeKind,
    /// Of the last good answer.
    pub(crate) synced_at: Option<Instant>,
    /// Of the last good answer to a question for everything.
    pub(crate) full_at: Option<Instant>,
    pub(crate) per_lease_since: Option<Instant>,
    /// Leases that must be asked for, where they are asked for one by one.
    pub(crate) leases_due: u32,
}

impl Standing {
    pub(crate) fn of(state: &DatasetState) -> Self {
        Self {
            outcome: state.outcome,
            synced_at: state.synced_at,
            full_at: state.full_at,
            per_lease_since: state.per_lease_since,
            leases_due: 0,
        }
    }
}

pub(crate) struct Freshness<'a> {
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) settings: &'a ClientSettings,
    pub(crate) now: Instant,
}

impl Freshness<'_> {
    pub(crate) fn secs(&self, dataset: Dataset, kind: PropertyKind) -> u32 {
        let set = self.settings.freshness_secs.get(&dataset).copied();
        set.unwrap_or_else(|| self.catalogue.entry(dataset, kind).fresh_secs)
    }

    /// What was answered no later is not young.
    pub(crate) fn young_since(&self, dataset: Dataset, kind: PropertyKind) -> Instant {
        self.now.plus_ms(-i64::from(self.secs(dataset, kind)) * 1_000)
    }

    pub(crate) fn is_young(&self, at: Instant, dataset: Dataset, kind: PropertyKind) -> bool {
        at.age_ms(self.now) < i64::from(self.secs(dataset, kind)) * 1_000
    }

    /// Whether asking again would be a call wasted. A failure or a refusal is never fresh, however good the rows before it were.
    pub(crate) fn is_fresh(&self, standing: &Standing, dataset: Dataset, kind: PropertyKind) -> bool {
        if self.is_per_lease(standing) {
            return standing.leases_due == 0;
        }
        // What the store was told to forget the age of.
        if standing.full_at == Some(Instant(0)) {
            return false;
        }
        match (standing.outcome, standing.synced_at) {
            (OutcomeKind::Rows | OutcomeKind::Empty, Some(at)) => self.is_young(at, dataset, kind),
            (OutcomeKind::NotApplicable, Some(at)) => at.age_ms(self.now) < REMEMBERED_MS,
            _ => false,
        }
    }

    /// Whether it is known that MRI does not answer this by building.
    pub(crate) fn is_per_lease(&self, standing: &Standing) -> bool {
        standing.per_lease_since.is_some_and(|since| since.age_ms(self.now) < REMEMBERED_MS)
    }

    /// From when on changes are enough, where the API can be asked for them.
    pub(crate) fn changes_since(&self, standing: &Standing, dataset: Dataset, kind: PropertyKind) -> Option<Instant> {
        let can = self.catalogue.entry(dataset, kind).changed_since.is_some();
        let full_is_young = standing.full_at.is_some_and(|at| at.age_ms(self.now) < FULL_PASS_MS);
        let had_rows = matches!(standing.outcome, OutcomeKind::Rows | OutcomeKind::Empty | OutcomeKind::Failed);
        standing.synced_at.filter(|_| can && full_is_young && had_rows).map(|at| at.plus_ms(-OVERLAP_MS))
    }
}
