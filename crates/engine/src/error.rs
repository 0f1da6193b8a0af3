//! What can go wrong, by what its reader can do about it.

use std::path::PathBuf;

use model::{ClientId, PropertyId, RunId};
use serde::Serialize;

#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    #[error("there is no client `{0}`: `renewals client list` shows those there are")]
    NoClient(String),
    #[error("no client is set up yet: add one with `renewals client add`")]
    NoClients,
    #[error("there are several clients: name one of {}", .0.join(", "))]
    WhichClient(Vec<String>),
    #[error("the client has no property `{0}`")]
    NoProperty(PropertyId),
    #[error("the client has no properties: remove it and add it again with --property ID or --properties-file FILE")]
    NoProperties,
    #[error("there is no open lease `{lease}` at property `{property}`; `renewals list` shows those there are")]
    NoRenewal { property: String, lease: String },
    #[error("there is no run `{0}`; `renewals runs` shows those there are")]
    NoRun(RunId),
    /// A note, a view, an edit: it was deleted for good, or never was.
    #[error("there is no such {0} any more")]
    NoSuch(&'static str),
    #[error("{0}")]
    WrongUse(String),
    /// A sentence for each term. A list that leaves the program must not hold more than was asked for.
    #[error("the filter is not understood: {}. Correct or take out what is named, then try again", .0.join("; "))]
    FilterNotUnderstood(Vec<String>),
    #[error("this client is in use already: {holder}")]
    Busy { client: ClientId, holder: String },
    #[error("no password is known for `{client}`: {advice}")]
    NoCredentials { client: String, advice: String },
    #[error(
        "the system's keychain cannot be used ({0}). Unlock it, or add the client with its password in a private file (--secret-store file) or nowhere (--secret-store env)"
    )]
    Keychain(String),
    #[error(transparent)]
    Store(#[from] store::StoreError),
    #[error(transparent)]
    Ledger(#[from] quota::LedgerError),
    #[error(transparent)]
    Transport(#[from] mri::TransportError),
    #[error("cannot use {path}: {source}")]
    File { path: PathBuf, source: std::io::Error },
    #[error("the file could not be made: {0}")]
    Report(String),
    #[error("the program has a defect: {0}")]
    Internal(String),
}

/// What crosses to the window and decides exit codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    NotFound,
    WrongUse,
    FilterNotUnderstood,
    Busy,
    CredentialsMissing,
    KeychainUnavailable,
    Storage,
    StorageFull,
    NewerFile,
    Network,
    File,
    Internal,
}

impl EngineError {
    pub fn code(&self) -> ErrorCode {
        use store::StoreError as S;
        match self {
            Self::NoClient(_) | Self::NoProperty(_) | Self::NoRenewal { .. } | Self::NoRun(_) | Self::NoSuch(_) => {
                ErrorCode::NotFound
            }
            Self::NoClients | Self::WhichClient(_) | Self::NoProperties | Self::WrongUse(_) => ErrorCode::WrongUse,
            Self::Store(S::NameTaken(_)) => ErrorCode::WrongUse,
            Self::FilterNotUnderstood(_) => ErrorCode::FilterNotUnderstood,
            Self::Busy { .. } => ErrorCode::Busy,
            Self::NoCredentials { .. } => ErrorCode::CredentialsMissing,
            Self::Keychain(_) => ErrorCode::KeychainUnavailable,
            Self::Store(S::Full) => ErrorCode::StorageFull,
            Self::Store(S::NewerFile { .. }) => ErrorCode::NewerFile,
            Self::Store(_) | Self::Ledger(_) => ErrorCode::Storage,
            Self::Transport(_) => ErrorCode::Network,
            Self::File { .. } | Self::Report(_) => ErrorCode::File,
            Self::Internal(_) => ErrorCode::Internal,
        }
    }

    pub(crate) fn file(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |source| Self::File { path, source }
    }
}
