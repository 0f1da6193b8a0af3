//! Which row stands on which page, and how high. A group that goes on over a page has its name above the rest of its rows again.

use crate::face::{Faces, LEADING};
use crate::lines::broken;
use crate::sheet::{MARGIN, Sheet};
use crate::{Group, Report};

pub(crate) struct Page {
    /// Where the table begins.
    pub(crate) top: f32,
    pub(crate) lines: Vec<Line>,
    /// Where what follows the table begins.
    pub(crate) end: f32,
}

/// A row of the table, or the name of a group.
pub(crate) struct Line {
    pub(crate) top: f32,
    pub(crate) height: f32,
    pub(crate) content: Content,
}

pub(crate) enum Content {
    /// `again`: it began on an earlier page.
    Group { title: Vec<String>, again: bool },
    /// Cells in lines; `None` = unknown.
    Row(Vec<Option<Vec<String>>>),
}

pub(crate) struct Layout {
    pub(crate) title: Vec<String>,
    pub(crate) subtitle: Vec<String>,
    pub(crate) header: Vec<Vec<String>>,
    pub(crate) header_height: f32,
    pub(crate) totals: Vec<String>,
    pub(crate) pages: Vec<Page>,
}

pub(crate) const TITLE_SIZE: f32 = 16.0;
pub(crate) const SUBTITLE_SIZE: f32 = 8.5;
pub(crate) const TOTALS_SIZE: f32 = 8.5;
pub(crate) const TITLE_TOP: f32 = 34.0;

/// Of a cell, in parts of the size of its letters.
pub(crate) const PADDING: f32 = 0.42;

/// Left and right of a cell's text, likewise.
pub(crate) const INSET: f32 = 0.65;

pub(crate) fn lay_out(report: &Report, sheet: &Sheet, faces: &Faces) -> Layout {
    let title = broken(&report.title, &faces.bold, TITLE_SIZE, sheet.room());
    let subtitle = broken(&report.subtitle, &faces.regular, SUBTITLE_SIZE, sheet.room());
    let titles = report.columns.iter().zip(&sheet.columns);
    let header: Vec<Vec<String>> =
        titles.map(|(column, (_, width))| broken(&column.title, &faces.bold, sheet.size, inner(*width, sheet))).collect();
    let header_height = height(header.iter().map(Vec::len).max().unwrap_or(1), sheet.size);
    let first = TITLE_TOP + lines_height(title.len(), TITLE_SIZE) + lines_height(subtitle.len(), SUBTITLE_SIZE) + 10.0;
    let mut flow = Flow { sheet, header_height, pages: vec![Page { top: first, lines: Vec::new(), end: first + header_height }] };
    for group in &report.groups {
        flow.group(group, report, faces);
    }
    let totals = broken(&report.totals, &faces.bold, TOTALS_SIZE, sheet.room());
    flow.make_room(8.0 + lines_height(totals.len(), TOTALS_SIZE), None);
    Layout { title, subtitle, header, header_height, totals, pages: flow.pages }
}

struct Flow<'a> {
    sheet: &'a Sheet,
    header_height: f32,
    pages: Vec<Page>,
}

impl Flow<'_> {
    fn group(&mut self, group: &Group, report: &Report, faces: &Faces) {
        let size = self.sheet.size;
        let width = self.sheet.table_right() - MARGIN - 2.0 * INSET * size;
        let title = group.title.as_ref().map(|title| broken(title, &faces.bold, size, width));
        let head = |again| {
            let title = title.clone()?;
            Some((height(title.len(), size), Content::Group { title, again }))
        };
        if let Some((height, content)) = head(false) {
            // A name alone at the foot of a page would belong to nothing.
            self.make_room(height * 2.5, None);
            self.push(height, content);
        }
        for row in &group.rows {
            let cells: Vec<Option<Vec<String>>> = (0..)
                .zip(report.columns.iter().zip(&self.sheet.columns))
                .map(|(at, (_, (_, width)))| {
                    // A row has a cell for each column, whatever it brings.
                    let text = row.get::<usize>(at)?.as_ref()?;
                    Some(broken(text, &faces.regular, size, inner(*width, self.sheet)))
                })
                .collect();
            let lines = cells.iter().map(|cell| cell.as_ref().map_or(1, Vec::len)).max().unwrap_or(1);
            self.make_room(height(lines, size), head(true));
            self.push(height(lines, size), Content::Row(cells));
        }
    }

    /// A new page, unless there is room on this one.
    fn make_room(&mut self, needed: f32, heading: Option<(f32, Content)>) {
        let is_full = self.pages.last().is_some_and(|page| !page.lines.is_empty() && page.end + needed > self.sheet.bottom());
        if is_full {
            self.pages.push(Page { top: MARGIN, lines: Vec::new(), end: MARGIN + self.header_height });
            if let Some((height, content)) = heading {
                self.push(height, content);
            }
        }
    }

    fn push(&mut self, height: f32, content: Content) {
        if let Some(page) = self.pages.last_mut() {
            page.lines.push(Line { top: page.end, height, content });
            page.end += height;
        }
    }
}

fn inner(width: f32, sheet: &Sheet) -> f32 {
    width - 2.0 * INSET * sheet.size
}

fn height(lines: usize, size: f32) -> f32 {
    lines_height(lines, size) + 2.0 * PADDING * size
}

pub(crate) fn lines_height(lines: usize, size: f32) -> f32 {
    // No report has as many lines as a float could not count.
    lines as f32 * size * LEADING
}
