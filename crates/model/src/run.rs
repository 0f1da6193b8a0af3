//! A run: one sync over some properties, as it is recorded and as scripts see it.

use serde::{Deserialize, Serialize};

use crate::{ClientId, Dataset, Failure, FailureCode, Instant, OutcomeKind, PropertyId, RunId};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum RunStatus {
    /// Started, and not yet allowed to make its first call.
    Waiting,
    Active,
    /// Stands still until somebody lets it go on.
    Paused,
    /// Ran to its end; single failures are in the result.
    Completed,
    /// Could not go on.
    Failed,
    Cancelled,
}

impl RunStatus {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Active => "active",
            Self::Paused => "paused",
            Self::Completed => "completed",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
        }
    }

    pub fn is_over(self) -> bool {
        matches!(self, Self::Completed | Self::Failed | Self::Cancelled)
    }
}

/// Who or what started a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum RunTrigger {
    #[default]
    User,
    Schedule,
    /// The program's start, since the data was old.
    Start,
    /// "Refresh this lease now".
    Lease,
}

impl RunTrigger {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Schedule => "schedule",
            Self::Start => "start",
            Self::Lease => "lease",
        }
    }
}

/// What a run was asked to fetch: with it, a run that was cut short goes on where it was.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct RunScope {
    /// Empty = all of the client's.
    pub property_ids: Vec<PropertyId>,
    /// Empty = all.
    pub datasets: Vec<Dataset>,
    pub refresh: bool,
}

/// `current` and `total` count properties, `batch` and `total_batches` batches of the pass that `status` names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Progress {
    pub current: u32,
    pub total: u32,
    pub batch: u32,
    pub total_batches: u32,
    /// A phrase for people: `Listing, batch 2 of 4`.
    pub status: String,
    pub calls_done: u32,
    /// Grows when an answer has further pages or a call is tried again.
    pub calls_planned: u32,
    /// The window is full until then.
    pub waiting_until: Option<Instant>,
    /// An estimate from the calls that are left and the budget; `None` while nothing is known.
    pub finish_estimate: Option<Instant>,
    /// An outage: nothing is asked until `waiting_until`, then one question tries whether it is over.
    #[serde(default)]
    pub held: Option<Failure>,
}

/// One property × dataset that did not sync.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RunFailure {
    pub property_id: PropertyId,
    pub dataset: Dataset,
    pub code: FailureCode,
    pub message: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RunResult {
    pub properties: u32,
    /// Open leases in the store at the end, of the run's properties.
    pub renewals: u32,
    pub calls: u32,
    /// Datasets that were fresh and cost nothing.
    pub cache_hits: u32,
    /// Second tries among the calls.
    #[serde(default)]
    pub retries: u32,
    /// How long it stood still for the call limit, since it was last started.
    #[serde(default)]
    pub waited_ms: u32,
    pub failures: Vec<RunFailure>,
}

/// What it took to ask.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Cost {
    pub calls: u32,
    /// Second tries among the calls.
    pub retries: u32,
    /// For the call limit, within `duration_ms`.
    pub waited_ms: u32,
    pub duration_ms: u32,
}

impl Cost {
    pub fn plus(self, other: Self) -> Self {
        Self {
            calls: self.calls + other.calls,
            retries: self.retries + other.retries,
            waited_ms: self.waited_ms.saturating_add(other.waited_ms),
            duration_ms: self.duration_ms.saturating_add(other.duration_ms),
        }
    }
}

/// What a run did about one dataset of one property.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RunOutcome {
    pub property_id: PropertyId,
    pub dataset: Dataset,
    pub outcome: OutcomeKind,
    /// It was fresh: nothing was asked, and the rest is nought.
    pub fresh: bool,
    #[serde(flatten)]
    pub cost: Cost,
    /// Rows in the answer; `None` = there was none.
    pub rows: Option<u32>,
    pub finished_at: Instant,
    pub failure: Option<Failure>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Run {
    pub id: RunId,
    pub client_id: ClientId,
    pub client_name: String,
    #[serde(default)]
    pub trigger: RunTrigger,
    pub status: RunStatus,
    pub progress: Progress,
    /// Known when the run is over, with all that it did until then.
    pub result: Option<RunResult>,
    /// Why the whole run failed.
    pub error: Option<Failure>,
    pub processed_on: Instant,
    pub finished_on: Option<Instant>,
}
