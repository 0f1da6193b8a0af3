//! The one conversion from the engine's errors to what crosses to the window.

use engine::{EngineError, ErrorCode};
use serde::Serialize;

/// The window acts on the code and shows words of its own; the message is for the details.
#[derive(Clone, Debug, Serialize, specta::Type)]
pub struct CommandError {
    pub code: ErrorCode,
    pub message: String,
}

impl From<EngineError> for CommandError {
    fn from(error: EngineError) -> Self {
        if error.code() == ErrorCode::Internal {
            tracing::error!(%error, "a command failed");
        }
        Self { code: error.code(), message: error.to_string() }
    }
}

impl CommandError {
    pub fn internal(error: impl ToString) -> Self {
        EngineError::Internal(error.to_string()).into()
    }
}
