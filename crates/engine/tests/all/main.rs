//! The engine against a pretend MRI over loopback, on a real data folder.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on says so by panicking"
)]

mod answers;
mod canary;
mod failure;
mod fresh;
mod kind;
mod overview;
mod pause;
mod query;
mod report;
mod run;
mod schedule;
mod simulation;
mod support;
mod truth;
mod walls;
