#![doc = include_str!("../README.md")]

mod report;
mod sheet;
mod typeset;

pub use report::{Align, Column, Group, Made, Paper, Report};
pub use typeset::{MAX_ROWS, PdfError, render};
