//! The fonts, and how wide a text is in them.

use krilla::text::{Font, GlyphId, KrillaGlyph};
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

    /// One after the other; `None` where letters join, stack or run from right to left, which takes a shaper. That one reads the whole
    /// font for each text: for the forty thousand cells of a long report it needs a minute.
    pub(crate) fn glyphs(&self, text: &str) -> Option<Vec<KrillaGlyph>> {
        let glyph = |(at, c): (usize, char)| {
            let id = GlyphId::new(self.face.glyph_index(c).unwrap_or_default().0.into());
            stands_alone(c).then(|| KrillaGlyph::new(id, self.advance(c), 0.0, 0.0, 0.0, at..at + c.len_utf8(), None))
        };
        text.char_indices().map(glyph).collect()
    }

    /// In parts of the size.
    pub(crate) fn advance(&self, c: char) -> f32 {
        let glyph = self.face.glyph_index(c).unwrap_or_default();
        let units = self.face.glyph_hor_advance(glyph).unwrap_or_default();
        f32::from(units) / f32::from(self.face.units_per_em())
    }
}

/// Latin, Greek and Cyrillic letters, figures, punctuation and signs of currencies.
fn stands_alone(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{24f}' | '\u{370}'..='\u{482}' | '\u{48a}'..='\u{52f}'
        | '\u{1e00}'..='\u{1eff}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '\u{20a0}'..='\u{20bf}' | '\u{2122}')
}
