#![doc = include_str!("../README.md")]

mod changes;
mod client;
mod connect;
mod connection_test;
mod drift;
mod engine;
mod error;
mod held;
mod history;
pub mod logging;
mod notice;
mod property_list;
mod query;
mod report;
mod schedule;
mod secret;
mod sync;

pub use changes::ChangeQuery;
pub use client::{NewClient, Secrets};
pub use connect::BudgetState;
pub use connection_test::{ApiAnswer, ConnectionTest};
pub use drift::{Drift, DriftKind};
pub use engine::{Config, Engine};
pub use error::{EngineError, ErrorCode};
pub use held::HeldAnswer;
pub use history::{Analytics, DayFigures, FailureCount};
pub use notice::{Notice, Topic};
pub use property_list::{PropertyList, read_property_file, read_property_list};
pub use query::{
    DatasetStanding, Filter, PropertySummary, RenewalDetail, SortField, SortKey, Sum, ViewPage, ViewQuery, ViewTotals, parse_sort,
};
pub use quota::Pacing;
pub use report::{ExportFormat, ExportedFile};
pub use secret::PASSWORD_VARIABLE;
pub use sync::{PlanSummary, PropertyProgress, PropertyState, StartedRun, SyncRequest, SyncSettings, SyncStatus};
