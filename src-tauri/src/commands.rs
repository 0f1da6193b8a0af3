//! What the window can ask, one file per feature. A command takes its arguments, calls one method of the engine, and maps the error.

pub mod answers;
pub mod clients;
pub mod data;
pub mod desk;
pub mod export;
pub mod follow_up;
pub mod history;
pub mod inbox;
pub mod renewals;
pub mod sync;
pub mod views;
pub mod window;

use crate::error::CommandError;

pub type Answer<T> = Result<T, CommandError>;
