//! Drawing pages, and telling for each mark what it is: a heading, a cell under its column's header, or mere decoration.

use std::num::{NonZeroU16, NonZeroU32};

use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag, TableHeaderScope, Tag, TagGroup, TagTree};
use krilla::text::TextDirection;
use krilla::{Document, SerializeSettings};

use crate::face::{ASCENT, Faces, LEADING, Lettering};
use crate::pages::{
    Content, INSET, Layout, Line, PADDING, Page, SUBTITLE_SIZE, TITLE_SIZE, TITLE_TOP, TOTALS_SIZE, lines_height,
};
use crate::sheet::{MARGIN, Sheet};
use crate::{Align, PdfError, Report};

const INK: u8 = 25;
const QUIET: u8 = 90;
const SHADE: u8 = 243;
const HAIR: u8 = 214;

const FOOT_SIZE: f32 = 7.0;

pub(crate) fn draw(
    report: &Report,
    sheet: &Sheet,
    faces: &Faces,
    layout: &Layout,
    accessible: bool,
) -> Result<Vec<u8>, PdfError> {
    let mut document = Document::new_with(settings(accessible)?);
    let mut tags = Tags::default();
    for (number, page) in (1..).zip(&layout.pages) {
        let format = PageSettings::from_wh(sheet.width, sheet.height).ok_or_else(|| PdfError::Draw("no such paper".into()))?;
        let mut sheet_of_paper = document.start_page_with(format);
        Pen { surface: sheet_of_paper.surface(), sheet, faces }.page(report, layout, page, number, &mut tags);
        sheet_of_paper.finish();
    }
    document.set_tag_tree(tags.tree());
    document.set_outline(outline(report, layout));
    document.set_metadata(metadata(report));
    document.finish().map_err(|error| PdfError::Draw(format!("{error:?}")))
}

fn settings(accessible: bool) -> Result<SerializeSettings, PdfError> {
    let configuration = if accessible {
        ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1)
    } else {
        ConfigurationBuilder::new()
    };
    let configuration = configuration.finish().map_err(|error| PdfError::Draw(format!("{error:?}")))?;
    Ok(SerializeSettings { configuration, ..SerializeSettings::default() })
}

fn metadata(report: &Report) -> Metadata {
    let made = report.made;
    let day = DateTime::new(u16::try_from(made.year).unwrap_or_default()).month(made.month).day(made.day);
    Metadata::new()
        .title(report.title.clone())
        .language("en".into())
        .creator("Renewal Desk".into())
        .authors(vec!["Renewal Desk".into()])
        .creation_date(day)
}

/// The groups, to jump to.
fn outline(report: &Report, layout: &Layout) -> Outline {
    let mut outline = Outline::new();
    outline.push_child(OutlineNode::new(report.title.clone(), XyzDestination::new(0, Point::from_xy(MARGIN, TITLE_TOP))));
    for (number, page) in layout.pages.iter().enumerate() {
        for line in &page.lines {
            if let Content::Group { title, again: false, .. } = &line.content {
                let there = XyzDestination::new(number, Point::from_xy(MARGIN, line.top));
                outline.push_child(OutlineNode::new(title.join(" "), there));
            }
        }
    }
    outline
}

/// What a reader that does not see the page is told.
#[derive(Default)]
struct Tags {
    before: Vec<TagGroup>,
    header: Option<TagGroup>,
    rows: Vec<TagGroup>,
    after: Vec<TagGroup>,
}

impl Tags {
    fn tree(self) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some("en".into()));
        self.before.into_iter().for_each(|group| tree.push(group));
        if let Some(header) = self.header {
            let mut table = TagGroup::new(Tag::Table);
            table.push(TagGroup::with_children(Tag::THead, vec![header.into()]));
            if !self.rows.is_empty() {
                table.push(TagGroup::with_children(Tag::TBody, self.rows.into_iter().map(Into::into).collect()));
            }
            tree.push(table);
        }
        self.after.into_iter().for_each(|group| tree.push(group));
        tree
    }
}

struct Pen<'a> {
    surface: Surface<'a>,
    sheet: &'a Sheet,
    faces: &'a Faces,
}

impl Pen<'_> {
    fn page(mut self, report: &Report, layout: &Layout, page: &Page, number: usize, tags: &mut Tags) {
        let (regular, bold) = (&self.faces.regular, &self.faces.bold);
        if number == 1 {
            let below = TITLE_TOP + lines_height(layout.title.len(), TITLE_SIZE) + 1.0;
            let title = self.tagged(|pen| pen.lines(&layout.title, bold, TITLE_SIZE, INK, MARGIN, TITLE_TOP));
            tags.before.push(TagGroup::with_children(Tag::Hn(NonZeroU16::MIN, Some(report.title.clone())), vec![title.into()]));
            let subtitle = self.tagged(|pen| pen.lines(&layout.subtitle, regular, SUBTITLE_SIZE, QUIET, MARGIN, below));
            tags.before.push(TagGroup::with_children(Tag::P, vec![subtitle.into()]));
        }
        self.header(report, layout, page, number == 1, tags);
        for line in &page.lines {
            match &line.content {
                Content::Group { title, again, .. } => self.group(line, title, *again, tags),
                Content::Row(cells) => self.row(report, line, cells, tags),
            }
        }
        if number == layout.pages.len() {
            if report.row_count() == 0 {
                let nothing = ["Nothing matches.".to_owned()];
                let id = self.tagged(|pen| pen.lines(&nothing, regular, TOTALS_SIZE, QUIET, MARGIN, page.end + 8.0));
                tags.after.push(TagGroup::with_children(Tag::P, vec![id.into()]));
            } else {
                let id = self.tagged(|pen| pen.lines(&layout.totals, bold, TOTALS_SIZE, INK, MARGIN, page.end + 8.0));
                tags.after.push(TagGroup::with_children(Tag::P, vec![id.into()]));
            }
        }
        self.foot(report, number, layout.pages.len());
    }

    /// Column titles, above the rows of every page; told once.
    fn header(&mut self, report: &Report, layout: &Layout, page: &Page, first: bool, tags: &mut Tags) {
        let size = self.sheet.size;
        let foot = page.top + layout.header_height;
        let mut cells = TagGroup::new(Tag::TR);
        for ((column, lines), place) in report.columns.iter().zip(&layout.header).zip(self.sheet.columns.clone()) {
            // The last lines stand beside each other.
            let top = foot - PADDING * size - lines_height(lines.len(), size);
            let bold = &self.faces.bold;
            let draw = |pen: &mut Self| pen.cell(lines, bold, INK, column.align, place, top);
            if first {
                let id = self.tagged(draw);
                cells.push(TagGroup::with_children(Tag::TH(TableHeaderScope::Column), vec![id.into()]));
            } else {
                self.decoration(ArtifactType::Header, draw);
            }
        }
        if first {
            tags.header = Some(cells);
        }
        self.rule(foot, 0.8, 70);
    }

    fn group(&mut self, line: &Line, title: &[String], again: bool, tags: &mut Tags) {
        let size = self.sheet.size;
        let (right, top) = (self.sheet.table_right(), line.top);
        self.bar(MARGIN, top, right - MARGIN, line.height, SHADE);
        let bold = &self.faces.bold;
        let draw = |pen: &mut Self| pen.lines(title, bold, size, INK, MARGIN + INSET * size, top + PADDING * size);
        if again {
            self.decoration(ArtifactType::Other, draw);
            return;
        }
        let id = self.tagged(draw);
        let across = u32::try_from(self.sheet.columns.len()).ok().and_then(NonZeroU32::new);
        let cell = TagGroup::with_children(Tag::TH(TableHeaderScope::Row).with_col_span(across), vec![id.into()]);
        tags.rows.push(TagGroup::with_children(Tag::TR, vec![cell.into()]));
    }

    fn row(&mut self, report: &Report, line: &Line, cells: &[Option<Vec<String>>], tags: &mut Tags) {
        let mut told = TagGroup::new(Tag::TR);
        let top = line.top + PADDING * self.sheet.size;
        let unknown = ["—".to_owned()];
        for ((column, cell), place) in report.columns.iter().zip(cells).zip(self.sheet.columns.clone()) {
            let regular = &self.faces.regular;
            let (lines, shade) = cell.as_ref().map_or((unknown.as_slice(), 120), |lines| (lines.as_slice(), INK));
            let id = self.tagged(|pen| pen.cell(lines, regular, shade, column.align, place, top));
            told.push(TagGroup::with_children(Tag::TD, vec![id.into()]));
        }
        tags.rows.push(told);
        self.rule(line.top + line.height, 0.4, HAIR);
    }

    fn foot(&mut self, report: &Report, number: usize, of: usize) {
        let regular = &self.faces.regular;
        let top = self.sheet.height - 30.0;
        let page = format!("Page {number} of {of}");
        let left = self.sheet.width - MARGIN - regular.width(&page, FOOT_SIZE);
        self.decoration(ArtifactType::Footer, |pen| {
            pen.text(&report.as_of, regular, FOOT_SIZE, QUIET, MARGIN, top);
            pen.text(&page, regular, FOOT_SIZE, QUIET, left, top);
        });
    }

    fn cell(&mut self, lines: &[String], lettering: &Lettering, shade: u8, align: Align, (left, width): (f32, f32), top: f32) {
        let size = self.sheet.size;
        for (line, at) in lines.iter().zip(0_u16..) {
            let indent = match align {
                Align::Left => INSET * size,
                Align::Right => width - INSET * size - lettering.width(line, size),
            };
            self.text(line, lettering, size, shade, left + indent, top + f32::from(at) * size * LEADING);
        }
    }

    fn lines(&mut self, lines: &[String], lettering: &Lettering, size: f32, shade: u8, left: f32, top: f32) {
        for (line, at) in lines.iter().zip(0_u16..) {
            self.text(line, lettering, size, shade, left, top + f32::from(at) * size * LEADING);
        }
    }

    fn text(&mut self, text: &str, lettering: &Lettering, size: f32, shade: u8, left: f32, top: f32) {
        if text.is_empty() {
            return;
        }
        self.ink(shade);
        let foot = Point::from_xy(left, top + ASCENT * size);
        let font = lettering.font.clone();
        match lettering.glyphs(text) {
            Some(glyphs) => self.surface.draw_glyphs(foot, &glyphs, font, text, size, false),
            None => self.surface.draw_text(foot, font, size, text, false, TextDirection::Auto),
        }
    }

    fn tagged(&mut self, draw: impl FnOnce(&mut Self)) -> Identifier {
        let id = self.surface.start_tagged(ContentTag::Span(SpanTag::empty()));
        draw(self);
        self.surface.end_tagged();
        id
    }

    fn decoration(&mut self, kind: ArtifactType, draw: impl FnOnce(&mut Self)) {
        self.surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
        draw(self);
        self.surface.end_tagged();
    }

    fn rule(&mut self, top: f32, height: f32, shade: u8) {
        self.bar(MARGIN, top - height / 2.0, self.sheet.table_right() - MARGIN, height, shade);
    }

    fn bar(&mut self, left: f32, top: f32, width: f32, height: f32, shade: u8) {
        let mut path = PathBuilder::new();
        if let Some(rect) = Rect::from_xywh(left, top, width, height) {
            path.push_rect(rect);
        }
        if let Some(path) = path.finish() {
            self.decoration(ArtifactType::Layout, |pen| {
                pen.ink(shade);
                pen.surface.draw_path(&path);
            });
        }
    }

    fn ink(&mut self, shade: u8) {
        self.surface.set_fill(Some(Fill { paint: krilla::color::luma::Color::new(shade).into(), ..Fill::default() }));
    }
}
