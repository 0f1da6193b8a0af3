//! What is to be printed, as plain data. Texts are printed as they are.

/// A table with a head and a foot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    pub title: String,
    pub subtitle: String,
    pub paper: Paper,
    pub columns: Vec<Column>,
    pub groups: Vec<Group>,
    /// The line below the table.
    pub totals: String,
    /// How old the data is: on the left of every page's foot.
    pub as_of: String,
    pub made: Made,
}

/// The family of sheets. A report that is too wide for the usual sheet is printed on the next larger one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    A4,
    Letter,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub title: String,
    /// In characters: what is longer is wrapped.
    pub width: u8,
    pub align: Align,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    Left,
    Right,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// `None` = the rows are not grouped.
    pub title: Option<String>,
    /// A cell for each column; `None` = unknown.
    pub rows: Vec<Vec<Option<String>>>,
}

/// The day that is printed and kept in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Made {
    pub year: i16,
    pub month: u8,
    pub day: u8,
}

impl Report {
    pub fn row_count(&self) -> usize {
        self.groups.iter().map(|group| group.rows.len()).sum()
    }
}
