//! A rectangle of a view for the clipboard: as tab-separated text and as an HTML table whose ids a spreadsheet keeps as text.

use serde::{Deserialize, Serialize};

use super::cell::{Cell, neutral};
use super::columns::one_each;
use super::names::Names;
use super::section::{Head, counted};
use crate::query::{GroupBy, ViewLine, ViewQuery};
use crate::{Engine, EngineError, SortKey};

/// More would stall whatever it is pasted into.
const MOST_ROWS: u32 = 100_000;

#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CopyQuery {
    pub filter: String,
    pub sort: Vec<SortKey>,
    pub group: Option<GroupBy>,
    pub collapsed: Vec<String>,
    /// Lines `first` up to and without `last` of the view.
    pub first: u32,
    pub last: u32,
    /// Ids of columns, in their order on screen.
    pub columns: Vec<String>,
    pub headers: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    pub text: String,
    pub html: String,
    pub rows: u32,
}

/// How much was copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct CopiedCells {
    pub rows: u32,
    pub columns: u32,
}

impl Engine {
    /// One cell for each line and column, as on screen; the head of a group is a line too, with its name in the first cell.
    pub fn copy_cells(&self, query: &CopyQuery) -> Result<Copied, EngineError> {
        let asked = query.last.saturating_sub(query.first);
        if asked > MOST_ROWS {
            return Err(EngineError::WrongUse(format!(
                "{asked} rows are too many for the clipboard: select {MOST_ROWS} or fewer, or export the view as a file"
            )));
        }
        let columns = one_each(&query.columns)?;
        let names = Names::of(self)?;
        let view = ViewQuery {
            generation: 0,
            filter: query.filter.clone(),
            sort: query.sort.clone(),
            group: query.group,
            collapsed: query.collapsed.clone(),
            first: query.first,
            last: query.last,
        };
        let mut table = Table::default();
        if query.headers {
            table.header(columns.iter().map(|column| column.one_title()));
        }
        let lines = self.lines(&view, query.first, query.last)?;
        for line in &lines {
            match line {
                ViewLine::Row { renewal } => table.row(columns.iter().map(|column| column.in_one(renewal, &names))),
                ViewLine::Group { group } => {
                    let head = Head::of(query.group.unwrap_or(GroupBy::Property), group.title.as_deref());
                    let name = Cell::Text(format!("{} ({})", head.title, counted(group.count)));
                    let rest = columns.iter().skip(1).map(|_| Cell::Unknown);
                    table.row([name].into_iter().chain(rest));
                }
            }
        }
        Ok(table.copied(u32::try_from(lines.len()).unwrap_or(u32::MAX)))
    }
}

/// The same cells twice.
#[derive(Default)]
struct Table {
    text: String,
    html: String,
}

impl Table {
    fn header<'a>(&mut self, titles: impl Iterator<Item = &'a str>) {
        self.line(titles.map(|title| (title.to_owned(), format!("<th>{}</th>", escaped(title)))));
    }

    fn row(&mut self, cells: impl Iterator<Item = Cell>) {
        self.line(cells.map(both));
    }

    fn line(&mut self, cells: impl Iterator<Item = (String, String)>) {
        self.html.push_str("<tr>");
        for (index, (text, html)) in cells.enumerate() {
            if index > 0 {
                self.text.push('\t');
            }
            self.text.push_str(&text);
            self.html.push_str(&html);
        }
        self.text.push('\n');
        self.html.push_str("</tr>");
    }

    fn copied(self, rows: u32) -> Copied {
        // A last line break would paste one row more, an empty one.
        let text = self.text.strip_suffix('\n').map(str::to_owned).unwrap_or(self.text);
        Copied { text, html: format!("<meta charset=\"utf-8\"><table>{}</table>", self.html), rows }
    }
}

/// As tab-separated text and as a cell of HTML. A spreadsheet reads both anew: what is text must say so, or ids lose their zeros.
fn both(cell: Cell) -> (String, String) {
    match cell {
        Cell::Text(text) => {
            let text = on_one_line(&text);
            let html = format!("<td style=\"mso-number-format:'\\@'\">{}</td>", escaped(&text));
            (neutral(text), html)
        }
        other => {
            let text = other.plain();
            let html = format!("<td>{text}</td>");
            (text, html)
        }
    }
}

fn on_one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c }).collect()
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::Decimal;
    use proptest::prelude::*;

    fn copied(rows: &[&[Cell]]) -> Copied {
        let mut table = Table::default();
        rows.iter().for_each(|row| table.row(row.iter().cloned()));
        table.copied(0)
    }

    #[test]
    fn ids_keep_their_zeros_and_numbers_are_plain() {
        let rent = Cell::Money(Decimal::new(123_450, 2));
        let copied = copied(&[&[Cell::Text("006146".into()), rent, Cell::Unknown]]);
        assert_eq!(copied.text, "006146\t1234.50\t");
        let cells = "<td style=\"mso-number-format:'\\@'\">006146</td><td>1234.50</td><td></td>";
        assert_eq!(copied.html, format!("<meta charset=\"utf-8\"><table><tr>{cells}</tr></table>"));
    }

    proptest! {
        #[test]
        fn any_text_stays_in_its_cell(texts in prop::collection::vec("[ ]{0,2}[=+@\\-\t\r\n|%]?.{0,12}", 1..4), rows in 1_usize..4) {
            let row: Vec<Cell> = texts.iter().cloned().map(Cell::Text).collect();
            let rows: Vec<&[Cell]> = vec![row.as_slice(); rows];
            let copied = copied(&rows);
            let lines: Vec<&str> = copied.text.split('\n').collect();
            prop_assert_eq!(lines.len(), rows.len());
            for line in lines {
                let cells: Vec<&str> = line.split('\t').collect();
                prop_assert_eq!(cells.len(), texts.len());
                prop_assert!(cells.iter().all(|cell| !cell.trim_start().starts_with(['=', '+', '-', '@'])), "{:?}", cells);
            }
            prop_assert_eq!(copied.html.matches("<td").count(), rows.len() * texts.len());
            prop_assert_eq!(copied.html.matches('<').count(), 2 * (1 + rows.len() + rows.len() * texts.len()) + 1);
        }
    }
}
