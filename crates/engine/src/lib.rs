#![doc = include_str!("../README.md")]

mod client;
mod connect;
mod connection_test;
mod engine;
mod error;
pub mod logging;
mod notice;
mod property_list;
mod query;
mod report;
mod secret;
mod sync;

pub use client::{NewClient, Secrets};
pub use connect::BudgetState;
pub use connection_test::{ApiAnswer, ConnectionTest};
pub use engine::{Config, Engine};
pub use error::{EngineError, ErrorCode};
pub use notice::{Notice, Topic};
pub use property_list::{PropertyList, read_property_file, read_property_list};
pub use query::{
    DatasetStanding, Filter, PropertySummary, RenewalDetail, SortField, SortKey, Sum, ViewPage, ViewQuery, ViewTotals, parse_sort,
};
pub use quota::Pacing;
pub use report::{ExportFormat, ExportedFile};
pub use secret::PASSWORD_VARIABLE;
pub use sync::{PlanSummary, PropertyProgress, PropertyState, StartedRun, SyncRequest, SyncSettings, SyncStatus};
