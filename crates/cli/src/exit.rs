//! Exit codes, which scripts act on.

use std::process::ExitCode;

use engine::{EngineError, ErrorCode};
use model::{Run, RunStatus};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    Done = 0,
    /// What was asked makes no sense; what to write instead is on stderr.
    WrongUse = 2,
    /// Ran to its end, and some of it failed.
    DoneWithFailures = 3,
    Failed = 4,
    /// Another process is at it.
    Busy = 75,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

impl Exit {
    pub fn of_run(run: &Run) -> Self {
        let failures = run.result.as_ref().is_some_and(|result| !result.failures.is_empty());
        match run.status {
            RunStatus::Completed if failures => Self::DoneWithFailures,
            RunStatus::Completed => Self::Done,
            RunStatus::Waiting | RunStatus::Active | RunStatus::Paused | RunStatus::Failed | RunStatus::Cancelled => Self::Failed,
        }
    }

    fn of_error(error: &EngineError) -> Self {
        match error.code() {
            ErrorCode::WrongUse | ErrorCode::FilterNotUnderstood | ErrorCode::NotFound => Self::WrongUse,
            ErrorCode::Busy => Self::Busy,
            _ => Self::Failed,
        }
    }
}

/// Says an error on stderr.
pub fn report(error: &EngineError) -> Exit {
    fail(&error.to_string());
    Exit::of_error(error)
}

pub fn fail(message: &str) -> Exit {
    crate::output::note(&format!("renewals: {message}"));
    Exit::Failed
}
