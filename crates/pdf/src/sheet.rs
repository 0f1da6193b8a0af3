//! Which sheet a table fits on, and in what size of letters.

use crate::{Column, Paper};

/// A sheet on its side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Sheet {
    /// As typst calls it.
    pub(crate) paper: &'static str,
    /// Of the letters in the table, in points.
    pub(crate) size: f64,
}

/// Both margins, in points.
const MARGINS: f64 = 80.0;

/// The mean width of a letter, in parts of its size.
const LETTER: f64 = 0.56;

/// Room between two columns, in letters.
const GAP: f64 = 1.6;

const LARGEST: f64 = 8.5;

/// `None` = it fits on none.
pub(crate) fn fit(paper: Paper, columns: &[Column]) -> Option<Sheet> {
    // The smallest size that is readable on each: a larger sheet is often printed on a smaller one.
    let sheets = match paper {
        Paper::A4 => [("a4", 841.9, 6.0), ("a3", 1190.6, 5.5)],
        Paper::Letter => [("us-letter", 792.0, 6.0), ("us-tabloid", 1224.0, 5.5)],
    };
    let letters: f64 = columns.iter().map(|column| f64::from(column.width) + GAP).sum();
    sheets.into_iter().find_map(|(paper, width, smallest)| {
        let size = (width - MARGINS) / (letters * LETTER);
        (size >= smallest).then(|| Sheet { paper, size: size.min(LARGEST) })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Align;

    fn columns(count: usize, width: u8) -> Vec<Column> {
        vec![Column { title: "x".into(), width, align: Align::Left }; count]
    }

    #[test]
    fn a_wide_table_gets_smaller_letters_then_a_larger_sheet_then_none() {
        let sheet = |count| fit(Paper::A4, &columns(count, 12)).map(|sheet| sheet.paper);
        assert_eq!(fit(Paper::A4, &columns(3, 12)), Some(Sheet { paper: "a4", size: LARGEST }));
        assert!(fit(Paper::A4, &columns(16, 12)).unwrap().size < LARGEST);
        assert_eq!(sheet(16), Some("a4"));
        assert_eq!(sheet(22), Some("a3"));
        assert_eq!(sheet(50), None);
    }
}
