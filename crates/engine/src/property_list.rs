//! The user's list of properties, typed, pasted, or from a CSV or XLSX file. No call that lists commercial buildings is known.

use std::io::Cursor;
use std::path::Path;

use calamine::Reader;
use model::{ClientProperty, PropertyId, PropertyKind};
use serde::Serialize;

use crate::EngineError;

/// What was understood, and a sentence for each line that was not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PropertyList {
    pub properties: Vec<ClientProperty>,
    pub problems: Vec<String>,
}

/// A plain list of ids, one a line or separated by commas, or a table with the header `id,name,kind` (name and kind optional). A line
/// that ends in a kind is a table's line even without the header.
/// Tabs and semicolons separate as commas do, since that is what is pasted from a spreadsheet.
pub fn read_property_list(text: &str) -> PropertyList {
    let text = text.trim_start_matches('\u{feff}');
    let separator = ['\t', ';', ','].into_iter().find(|c| text.lines().next().is_some_and(|line| line.contains(*c)));
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .delimiter(separator.map_or(b',', |c| c as u8))
        .from_reader(text.as_bytes());
    let lines = reader.records().map(|record| record.map(|r| r.iter().map(str::to_owned).collect()).unwrap_or_default());
    read_lines(lines.collect())
}

/// A CSV, TXT or XLSX file.
pub fn read_property_file(path: &Path) -> Result<PropertyList, EngineError> {
    let unreadable = |error| EngineError::WrongUse(format!("{} cannot be read: {error}", path.display()));
    let bytes = std::fs::read(path).map_err(unreadable)?;
    if bytes.starts_with(b"PK") {
        return read_workbook(bytes, path);
    }
    let text = String::from_utf8(bytes).map_err(|_| {
        EngineError::WrongUse(format!("{} is neither text in UTF-8 nor an XLSX workbook: save it as CSV (UTF-8)", path.display()))
    })?;
    Ok(read_property_list(&text))
}

fn read_workbook(bytes: Vec<u8>, path: &Path) -> Result<PropertyList, EngineError> {
    let wrong =
        |error: calamine::XlsxError| EngineError::WrongUse(format!("{} cannot be read as a workbook: {error}", path.display()));
    let mut workbook: calamine::Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).map_err(wrong)?;
    let range = workbook.worksheet_range_at(0).transpose().map_err(wrong)?.unwrap_or_default();
    // A number has lost the zeros that MRI's ids begin with; nobody can know how many there were, so it is taken as it looks.
    Ok(read_lines(range.rows().map(|row| row.iter().map(|cell| cell.to_string().trim().to_owned()).collect()).collect()))
}

fn read_lines(lines: Vec<Vec<String>>) -> PropertyList {
    let header: Option<Vec<String>> = lines.first().map(|line| line.iter().map(|cell| cell.to_ascii_lowercase()).collect());
    let column = |names: &[&str]| header.as_ref()?.iter().position(|cell| names.contains(&cell.as_str()));
    let columns = column(&["id", "property", "property id", "propertyid", "building", "building id", "bldgid"]);
    let mut list = PropertyList::default();
    let is_foreign_header = column(&["name", "kind", "property name", "building name"]).is_some();
    match columns {
        None if is_foreign_header => list.problems.push("line 1: no column is called id; write the header id,name,kind".into()),
        Some(id) => {
            let (name, kind) = (column(&["name", "property name", "building name"]), column(&["kind", "type"]));
            for (index, line) in lines.iter().enumerate().skip(1) {
                let cell = |column: Option<usize>| column.and_then(|c| line.get(c)).map(String::as_str).unwrap_or_default();
                list.add(index + 1, cell(Some(id)), cell(name), cell(kind));
            }
        }
        None => {
            for (index, line) in lines.iter().enumerate() {
                let cells: Vec<&str> = line.iter().flat_map(|cell| cell.split([',', ';', '\t'])).map(str::trim).collect();
                match cells[..] {
                    [id, name, kind] if kind.parse::<PropertyKind>().is_ok() => list.add(index + 1, id, name, kind),
                    [id, kind] if kind.parse::<PropertyKind>().is_ok() => list.add(index + 1, id, "", kind),
                    _ => cells.iter().for_each(|id| list.add(index + 1, id, "", "")),
                }
            }
        }
    }
    list
}

impl PropertyList {
    fn add(&mut self, line: usize, id: &str, name: &str, kind: &str) {
        let (id, name, kind) = (id.trim(), name.trim(), kind.trim());
        if id.is_empty() {
            if !name.is_empty() || !kind.is_empty() {
                self.problems.push(format!("line {line}: the id is missing"));
            }
            return;
        }
        let kind = match kind {
            "" => None,
            kind => match kind.parse() {
                Ok(kind) => Some(kind),
                Err(error) => return self.problems.push(format!("line {line}: {error}")),
            },
        };
        let property = ClientProperty { id: PropertyId::from(id), name: (!name.is_empty()).then(|| name.to_owned()), kind };
        match check(&self.properties, &property) {
            Ok(()) => self.properties.push(property),
            Err(why) => self.problems.push(format!("line {line}: {why}")),
        }
    }
}

/// The one rule for the command line, the window and files alike: trimmed, at least one, none twice, and each id one that MRI can have.
pub(crate) fn validate_properties(properties: Vec<ClientProperty>) -> Result<Vec<ClientProperty>, EngineError> {
    let mut checked = Vec::new();
    for property in properties {
        let property = ClientProperty { id: PropertyId::from(property.id.as_str().trim()), ..property };
        check(&checked, &property).map_err(EngineError::WrongUse)?;
        checked.push(property);
    }
    if checked.is_empty() {
        return Err(EngineError::WrongUse(
            "the client has no properties: name them with --property ID, or with --properties-file FILE".into(),
        ));
    }
    Ok(checked)
}

fn check(known: &[ClientProperty], property: &ClientProperty) -> Result<(), String> {
    let id = property.id.as_str();
    let shown: String = id.chars().take(40).collect();
    if id.is_empty() {
        Err("a property id is empty".into())
    } else if id.len() > 32 || !id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.')) {
        Err(format!("`{shown}` is no property id: ids are letters and digits without spaces, and one line holds one"))
    } else if known.iter().any(|known| known.id == property.id) {
        Err(format!("{id} is there already"))
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(list: &PropertyList) -> Vec<&str> {
        list.properties.iter().map(|property| property.id.as_str()).collect()
    }

    #[test]
    fn a_plain_list_is_taken_however_it_is_separated() {
        for text in ["006146\n006147\n", "006146, 006147", "\u{feff}006146\r\n\r\n006147", "006146;006147", "006146\t006147"] {
            assert_eq!(ids(&read_property_list(text)), ["006146", "006147"], "{text:?}");
        }
    }

    #[test]
    fn a_table_gives_names_and_kinds() {
        let list = read_property_list("id,name,kind\n006146,\"Harbor, East\",commercial\n006147,,residential\n006148,Elm,\n");
        assert_eq!(list.problems, Vec::<String>::new());
        assert_eq!(list.properties[0].name.as_deref(), Some("Harbor, East"));
        assert_eq!(list.properties[1].kind, Some(PropertyKind::Residential));
        assert_eq!(list.properties[2].kind, None);
    }

    #[test]
    fn a_line_that_ends_in_a_kind_needs_no_header() {
        let list = read_property_list("006146\n006147,,residential\n006148,Elm,commercial\n006149,residential\n");
        assert_eq!(ids(&list), ["006146", "006147", "006148", "006149"]);
        let kinds: Vec<_> = list.properties.iter().map(|property| property.kind).collect();
        assert_eq!(kinds[1..], [PropertyKind::Residential, PropertyKind::Commercial, PropertyKind::Residential].map(Some));
        assert_eq!(list.properties[2].name.as_deref(), Some("Elm"));
    }

    #[test]
    fn what_is_not_understood_is_said_with_its_line_and_the_rest_is_kept() {
        let list = read_property_list("id,name,kind\n006146,A,office\n,B,\n006147,C,\n006147,C again,\n");
        assert_eq!(ids(&list), ["006147"]);
        assert_eq!(list.problems.len(), 3);
        assert!(list.problems[0].starts_with("line 2:"), "{:?}", list.problems);
    }

    #[test]
    fn a_table_without_an_id_column_says_what_to_write() {
        let list = read_property_list("entity,name\n006146,Harbor\n");
        assert_eq!(ids(&list), Vec::<&str>::new());
        assert!(list.problems[0].contains("id,name,kind"), "{:?}", list.problems);
    }

    #[test]
    fn properties_are_trimmed_and_none_is_lost_or_invented() {
        let property = |id: &str| ClientProperty { id: id.into(), name: None, kind: None };
        let all = |ids: &[&str]| validate_properties(ids.iter().map(|id| property(id)).collect());
        assert_eq!(all(&["000001", " 000002"]).unwrap(), [property("000001"), property("000002")]);
        for wrong in [&["1", "1"][..], &["1", " 1 "], &[""], &["a b"], &["a/b"], &["1?&=#é"], &[]] {
            assert!(all(wrong).is_err(), "{wrong:?} were taken");
        }
    }

    #[test]
    fn a_workbook_is_read() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("properties.xlsx");
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        for (row, cells) in [["ID", "Name", "Kind"], ["006146", "Harbor", "commercial"]].iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                sheet.write_string(row as u32, column as u16, *cell).unwrap();
            }
        }
        book.save(&path).unwrap();
        let list = read_property_file(&path).unwrap();
        assert_eq!(ids(&list), ["006146"]);
        assert_eq!(list.properties[0].kind, Some(PropertyKind::Commercial));
    }
}
