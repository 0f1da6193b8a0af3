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

use engine::{Engine, EngineError};

use crate::error::CommandError;

pub type Answer<T> = Result<T, CommandError>;

/// On a thread that may wait for the disk, or reckon for a while: a sync is not held up.
async fn at_leisure<T: Send + 'static>(
    engine: &Engine,
    work: impl FnOnce(&Engine) -> Result<T, EngineError> + Send + 'static,
) -> Answer<T> {
    let engine = engine.clone();
    let done = tokio::task::spawn_blocking(move || work(&engine)).await;
    Ok(done.map_err(CommandError::internal)??)
}
