//! CSV: UTF-8 with a byte order mark (Excel needs it), ISO dates, plain numbers, and no cell that a spreadsheet would run. Groups
//! become a column, the first.

use super::cell::neutral;
use super::columns::Column;
use super::names::Names;
use super::section::{Section, group_title};
use crate::EngineError;
use crate::query::GroupBy;

pub(super) fn write(
    columns: &[&Column],
    group: Option<GroupBy>,
    sections: &[Section],
    names: &Names,
) -> Result<Vec<u8>, EngineError> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(b"\xef\xbb\xbf".to_vec());
    let failed = |error: csv::Error| EngineError::Report(error.to_string());
    let titles = group.map(group_title).into_iter().chain(columns.iter().map(|column| column.title));
    writer.write_record(titles).map_err(failed)?;
    for section in sections {
        let value = group.map(|_| neutral(section.group.as_ref().map(|head| head.value.clone()).unwrap_or_default()));
        for renewal in &section.renewals {
            let cells = columns.iter().map(|column| (column.cell)(renewal, names).spelt());
            writer.write_record(value.iter().cloned().chain(cells)).map_err(failed)?;
        }
    }
    writer.into_inner().map_err(|error| EngineError::Report(error.to_string()))
}
