//! The engine against a pretend MRI over loopback, on a real data folder.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on says so by panicking"
)]

mod alone;
mod answers;
mod canary;
mod change_client;
mod data;
mod desk_settings;
mod failure;
mod follow_up;
mod follow_up_undo;
mod fresh;
mod freshness;
mod inbox;
mod kind;
mod logbook;
mod overview;
mod own_note;
mod pause;
mod query;
mod report;
mod run;
mod saved_view;
mod schedule;
mod seen;
mod simulation;
mod support;
mod truth;
mod view;
mod walls;
