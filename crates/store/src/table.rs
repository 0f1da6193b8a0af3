//! One file per table: its migration, its row, its reads and its writes.

pub(crate) mod budget;
pub(crate) mod call;
pub(crate) mod change;
pub(crate) mod charge;
pub(crate) mod client;
pub(crate) mod closure;
pub(crate) mod dataset_state;
pub(crate) mod delinquency;
pub(crate) mod drift;
pub(crate) mod emea;
pub(crate) mod held_answer;
pub(crate) mod joined;
pub(crate) mod lease;
pub(crate) mod lease_answer;
pub(crate) mod note;
pub(crate) mod offer;
pub(crate) mod option;
pub(crate) mod property;
pub(crate) mod rows;
pub(crate) mod run;
pub(crate) mod run_outcome;
pub(crate) mod urgent;
