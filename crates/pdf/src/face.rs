//! The fonts, and how wide a text is in them.

use krilla::text::Font;
use ttf_parser::Face;

pub(crate) struct Faces {
    pub(crate) regular: Lettering,
    pub(crate) bold: Lettering,
}

pub(crate) struct Lettering {
    pub(crate) font: Font,
    face: Face<'static>,
}

/// From the top of a line to the foot of its letters, in parts of their size.
pub(crate) const ASCENT: f32 = 0.93;

/// From one line to the next.
pub(crate) const LEADING: f32 = 1.24;

impl Faces {
    pub(crate) fn open() -> Option<Self> {
        let open =
            |bytes: &'static [u8]| Some(Lettering { font: Font::new(bytes.into(), 0)?, face: Face::parse(bytes, 0).ok()? });
        Some(Self { regular: open(dejavu::sans_condensed::regular())?, bold: open(dejavu::sans_condensed::bold())? })
    }
}

impl Lettering {
    pub(crate) fn width(&self, text: &str, size: f32) -> f32 {
        text.chars().map(|c| self.advance(c)).sum::<f32>() * size
    }

    /// In parts of the size.
    pub(crate) fn advance(&self, c: char) -> f32 {
        let glyph = self.face.glyph_index(c).unwrap_or_default();
        let units = self.face.glyph_hor_advance(glyph).unwrap_or_default();
        f32::from(units) / f32::from(self.face.units_per_em())
    }
}
