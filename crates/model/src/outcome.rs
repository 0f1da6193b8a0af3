//! What came of asking one dataset of one property. A failure is never stored as "no rows".

use std::fmt;

use serde::{Deserialize, Serialize};

/// The answer to one dataset of one property, all its pages together.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome<T> {
    Rows(T),
    /// Answered, and there are none.
    Empty,
    /// This kind of property has no such thing, such as offers on a commercial building.
    NotApplicable,
    /// The key or user may not ask this API.
    NotPermitted,
    Failed(Failure),
}

impl<T> Outcome<T> {
    pub fn kind(&self) -> OutcomeKind {
        match self {
            Self::Rows(_) => OutcomeKind::Rows,
            Self::Empty => OutcomeKind::Empty,
            Self::NotApplicable => OutcomeKind::NotApplicable,
            Self::NotPermitted => OutcomeKind::NotPermitted,
            Self::Failed(_) => OutcomeKind::Failed,
        }
    }

    pub fn failure(&self) -> Option<&Failure> {
        match self {
            Self::Failed(failure) => Some(failure),
            _ => None,
        }
    }

    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Outcome<U> {
        match self {
            Self::Rows(rows) => Outcome::Rows(f(rows)),
            Self::Empty => Outcome::Empty,
            Self::NotApplicable => Outcome::NotApplicable,
            Self::NotPermitted => Outcome::NotPermitted,
            Self::Failed(failure) => Outcome::Failed(failure),
        }
    }
}

/// An [`Outcome`] without its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum OutcomeKind {
    Rows,
    Empty,
    NotApplicable,
    NotPermitted,
    Failed,
}

impl OutcomeKind {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Rows => "rows",
            Self::Empty => "empty",
            Self::NotApplicable => "not_applicable",
            Self::NotPermitted => "not_permitted",
            Self::Failed => "failed",
        }
    }
}

/// Why something failed: a code to act on, and a sentence for people that holds no secret and no tenant's data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Failure {
    pub code: FailureCode,
    pub message: String,
}

impl Failure {
    pub fn new(code: FailureCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.message, self.code.as_str())
    }
}

/// What a caller, a script or the window can tell failures apart by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum FailureCode {
    NetworkDns,
    NetworkUnreachable,
    NetworkTls,
    NetworkProxy,
    NetworkTimeout,
    /// The connection broke in the middle.
    NetworkBroken,
    /// 429, and the budget did not expect it.
    Throttled,
    CredentialsRejected,
    NotPermitted,
    /// 500 and its kin.
    ServerError,
    /// 503, a deadlock, a time-out of MRI's database: worth another try.
    ServerBusy,
    /// 400 and other refusals of the question itself.
    Rejected,
    BlankAnswer,
    UnreadableAnswer,
    AnswerTooLarge,
    /// The answer was 200 and held an error.
    RowError,
    /// A next link to another host: following it would leak the credentials.
    ForeignLink,
    /// Less than half of the leases that were there before: kept aside until somebody says that it is true.
    Shrunk,
    /// Our own disk.
    Storage,
    /// The program stopped before the run did.
    Interrupted,
}

impl FailureCode {
    /// The word that scripts see.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NetworkDns => "network_dns",
            Self::NetworkUnreachable => "network_unreachable",
            Self::NetworkTls => "network_tls",
            Self::NetworkProxy => "network_proxy",
            Self::NetworkTimeout => "network_timeout",
            Self::NetworkBroken => "network_broken",
            Self::Throttled => "throttled",
            Self::CredentialsRejected => "credentials_rejected",
            Self::NotPermitted => "not_permitted",
            Self::ServerError => "server_error",
            Self::ServerBusy => "server_busy",
            Self::Rejected => "rejected",
            Self::BlankAnswer => "blank_answer",
            Self::UnreadableAnswer => "unreadable_answer",
            Self::AnswerTooLarge => "answer_too_large",
            Self::RowError => "row_error",
            Self::ForeignLink => "foreign_link",
            Self::Shrunk => "shrunk",
            Self::Storage => "storage",
            Self::Interrupted => "interrupted",
        }
    }
}
