//! MRI's spelling: what an answer's bytes say. Nothing outside this crate sees it.

mod answer;
mod json;
mod row;
mod xml;

/// Why a body is no page of rows.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Unreadable {
    /// An error that came as a 200.
    Error(String),
    NotAnEnvelope(&'static str),
}

pub(crate) use answer::{Asked, Page, Verdict, read};
pub(crate) use row::Row;
