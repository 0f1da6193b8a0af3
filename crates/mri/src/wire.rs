//! MRI's spelling: what an answer's bytes say. Nothing outside this crate sees it.

mod answer;
mod json;
mod row;
mod xml;

pub(crate) use answer::{Page, Verdict, read};
pub(crate) use row::Row;
