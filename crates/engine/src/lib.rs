#![doc = include_str!("../README.md")]

mod changes;
mod client;
mod connect;
mod connection_test;
mod data;
mod desk_settings;
mod drift;
mod engine;
mod error;
mod follow_up;
mod freshness;
mod held;
mod history;
mod inbox;
mod logbook;
pub mod logging;
mod notice;
mod overview;
mod property_list;
mod query;
mod report;
mod saved_view;
mod schedule;
mod secret;
mod sync;

pub use changes::{ChangeQuery, UnseenChanges};
pub use client::{ClientChange, NewClient, Secrets};
pub use connect::BudgetState;
pub use connection_test::{ApiAnswer, ConnectionTest};
pub use data::{Backup, DataFolder};
pub use desk_settings::{DeskSettings, Reminders};
pub use drift::{Drift, DriftKind};
pub use engine::{Config, Engine};
pub use error::{EngineError, ErrorCode};
pub use follow_up::{EditSummary, EditTarget};
pub use freshness::{DatasetFreshness, FreshnessState, LeasesAnswered, PropertyFreshness};
pub use held::HeldAnswer;
pub use history::{Analytics, DayFigures, FailureCount};
pub use inbox::{Digest, Inbox, Reminder};
pub use logbook::{LogLine, LogQuery};
pub use notice::{Notice, Topic};
pub use overview::{ArrearsBand, AtStake, ExpiryMonth, Overview, PropertyAtStake, RenewalRate, StageAtStake};
pub use property_list::{PropertyList, read_property_file, read_property_list};
pub use query::{
    Bucket, BucketKind, DataAge, DatasetStanding, Facet, Facets, Filter, GroupBy, GroupLine, NeedsAction, PropertySummary,
    RenewalDetail, Scene, SelectionQuery, SortField, SortKey, Sum, TermText, ViewLine, ViewPage, ViewQuery, ViewTotals,
    parse_sort,
};
pub use quota::Pacing;
pub use report::{Copied, CopiedCells, CopyQuery, ExportFormat, ExportRequest, ExportedFile};
pub use saved_view::{ColumnSetting, Density, FilterChip, SavedView, ViewDefinition};
pub use secret::PASSWORD_VARIABLE;
pub use sync::{PlanSummary, PropertyProgress, PropertyState, StartedRun, SyncRequest, SyncSettings, SyncStatus};
