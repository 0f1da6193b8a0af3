//! The command line as scripts use it: words, JSON fields, exit codes, and several processes on one data folder.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on says so by panicking"
)]

mod client;
mod contract;
mod kill;
mod limit;
mod offline;
mod settings;
mod support;
