#![doc = include_str!("../README.md")]

mod budget;
mod change;
mod charge;
mod client;
mod dataset;
mod deadline;
mod delinquency;
mod emea;
mod follow_up;
mod id;
mod instant;
mod lease;
mod note;
mod offer;
mod option;
mod outcome;
mod property;
mod renewal;
mod rows;
mod run;
mod settings;

pub use budget::Budget;
pub use change::{Change, ChangeKind};
pub use charge::{Charge, Frequency};
pub use client::{Client, QuotaLimit, QuotaLimitError, SecretStore};
pub use dataset::Dataset;
pub use deadline::{Deadline, DeadlineKind, OptionState};
pub use delinquency::Delinquency;
pub use emea::Emea;
pub use follow_up::{FollowUp, FollowUpEdit, FollowUpEntry, FollowUpField, LeaseKey, OwnNote, SetDate, SetText, Stage};
pub use id::{ClientId, LeaseId, PropertyId, RunId};
pub use instant::Instant;
pub use lease::Lease;
pub use note::Note;
pub use offer::Offer;
pub use option::LeaseOption;
pub use outcome::{Failure, FailureCode, Outcome, OutcomeKind};
pub use property::{ClientProperty, PropertyKind, UnknownPropertyKind};
pub use renewal::{ArrearsAge, ExpirySource, LastNote, NextOption, Renewal, RentChange, RentChangeSource, RentStep, ShownOffer};
pub use rows::Rows;
pub use run::{Cost, Progress, Run, RunFailure, RunOutcome, RunResult, RunScope, RunStatus, RunTrigger};
pub use settings::{ClientSettings, QuietHours, QuietHoursError, ResumePolicy, Schedule};

/// Calendar dates have no zone: `2026-03-31` is that day everywhere.
pub use jiff::civil::Date;
pub use rust_decimal::Decimal;
