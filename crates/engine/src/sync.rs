//! A sync: plan → run → one transaction per property and dataset → a status value.

mod alone;
mod breaker;
mod estimate;
mod freshness;
mod job;
mod known;
mod per_lease;
mod plan;
mod progress;
mod property;
mod record;
mod refresh;
mod resume;
mod run;
mod setback;
mod settings;
mod start;
mod status;
mod urgency;

pub use known::PlanSummary;
pub use settings::{SyncRequest, SyncSettings};
pub use start::StartedRun;
pub use status::{PropertyProgress, PropertyState, SyncStatus};

pub(crate) use alone::Alone;
pub(crate) use freshness::{Freshness, Standing};
pub(crate) use known::{Kept, Seen};
pub(crate) use plan::PlannedProperty;
pub(crate) use resume::Resume;
pub(crate) use status::Board;
