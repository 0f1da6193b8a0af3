//! Which sheet a table fits on, how wide its columns are, and in what size of letters.

use crate::{Column, Paper};

/// A sheet on its side. All in points, from the left and the top.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Sheet {
    pub(crate) width: f32,
    pub(crate) height: f32,
    /// Of the letters in the table.
    pub(crate) size: f32,
    /// Left edge and width of each column.
    pub(crate) columns: Vec<(f32, f32)>,
}

pub(crate) const MARGIN: f32 = 40.0;

/// Where the rows of a page end.
pub(crate) const BOTTOM: f32 = 44.0;

/// The mean width of a letter, in parts of its size.
const LETTER: f32 = 0.56;

/// What a column needs beside its letters, in letters.
const GAP: f32 = 2.5;

const LARGEST: f32 = 8.5;

/// A short table is not pulled apart further than this.
const WIDEST: f32 = 1.4;

/// `None` = it fits on none.
pub(crate) fn fit(paper: Paper, columns: &[Column]) -> Option<Sheet> {
    // With the smallest size that is readable on each: a larger sheet is often printed on a smaller one.
    let sheets = match paper {
        Paper::A4 => [(841.89, 595.28, 6.0), (1190.55, 841.89, 5.5)],
        Paper::Letter => [(792.0, 612.0, 6.0), (1224.0, 792.0, 5.5)],
    };
    let letters: f32 = columns.iter().map(|column| f32::from(column.width) + GAP).sum();
    sheets.into_iter().find_map(|(width, height, smallest)| {
        let room = width - 2.0 * MARGIN;
        let size = (room / (letters * LETTER)).min(LARGEST);
        let table = room.min(letters * LETTER * size * WIDEST);
        (size >= smallest).then(|| Sheet { width, height, size, columns: edges(columns, table / letters) })
    })
}

fn edges(columns: &[Column], letter: f32) -> Vec<(f32, f32)> {
    let mut left = MARGIN;
    let edge = |column: &Column| {
        let width = (f32::from(column.width) + GAP) * letter;
        let begin = left;
        left += width;
        (begin, width)
    };
    columns.iter().map(edge).collect()
}

impl Sheet {
    /// Between the margins.
    pub(crate) fn room(&self) -> f32 {
        self.width - 2.0 * MARGIN
    }

    pub(crate) fn table_right(&self) -> f32 {
        self.columns.last().map_or(self.width - MARGIN, |(left, width)| left + width)
    }

    pub(crate) fn bottom(&self) -> f32 {
        self.height - BOTTOM
    }
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
        let sheet = |count| fit(Paper::A4, &columns(count, 12));
        assert_eq!(sheet(3).unwrap().size, LARGEST);
        assert!(sheet(15).unwrap().size < LARGEST);
        assert!(sheet(15).unwrap().width < 900.0);
        assert!(sheet(20).unwrap().width > 1100.0);
        assert_eq!(sheet(50), None);
    }

    #[test]
    fn columns_stay_between_the_margins() {
        for count in [1, 5, 15, 20] {
            let sheet = fit(Paper::Letter, &columns(count, 12)).unwrap();
            assert!(sheet.table_right() <= sheet.width - MARGIN + 0.1);
        }
    }
}
