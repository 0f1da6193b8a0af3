//! A sync: plan → run → one transaction per property and dataset → a status value.

mod deadline;
mod job;
mod plan;
mod progress;
mod property;
mod run;
mod setback;
mod settings;
mod start;
mod status;

pub use plan::PlanSummary;
pub use settings::{SyncRequest, SyncSettings};
pub use start::StartedRun;
pub use status::{PropertyProgress, PropertyState, SyncStatus};

pub(crate) use status::Board;
