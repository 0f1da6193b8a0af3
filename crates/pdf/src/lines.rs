//! Texts in lines that fit. Lines break between words; a word that is longer than its column breaks where it must, instead of running
//! into the next column.

use crate::face::Lettering;

/// A cell is no page: what is longer ends in an ellipsis.
const MOST: usize = 20;

pub(crate) fn broken(text: &str, lettering: &Lettering, size: f32, width: f32) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0.0;
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()) {
        let length = lettering.width(word, size);
        let space = if used > 0.0 { lettering.width(" ", size) } else { 0.0 };
        if used > 0.0 && used + space + length > width {
            lines.push(String::new());
            used = 0.0;
        } else if used > 0.0 {
            push(&mut lines, ' ');
            used += space;
        }
        for c in word.chars() {
            let advance = lettering.advance(c) * size;
            if used > 0.0 && used + advance > width + 0.01 {
                lines.push(String::new());
                used = 0.0;
            }
            push(&mut lines, c);
            used += advance;
        }
    }
    if lines.len() > MOST {
        lines.truncate(MOST);
        push(&mut lines, '…');
    }
    lines
}

fn push(lines: &mut [String], c: char) {
    if let Some(line) = lines.last_mut() {
        line.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::face::Faces;

    fn lines(text: &str, width: f32) -> Vec<String> {
        broken(text, &Faces::open().unwrap().regular, 10.0, width)
    }

    #[test]
    fn lines_break_between_words_and_control_characters_are_blanks() {
        assert_eq!(lines("Smith & Sons\tDental\nPractice", 500.0), ["Smith & Sons Dental Practice"]);
        assert_eq!(lines("Smith Dental", 45.0), ["Smith", "Dental"]);
        assert_eq!(lines("", 45.0), [""]);
    }

    #[test]
    fn no_line_is_wider_than_its_column_and_no_letter_is_lost() {
        let faces = Faces::open().unwrap();
        let text = "WWWWWWWWWWWWWWWWWWWWWW i verylongwordwithoutend";
        for width in [25.0, 40.0, 90.0] {
            let lines = lines(text, width);
            assert!(lines.iter().all(|line| faces.regular.width(line, 10.0) <= width + 0.1), "{lines:?}");
            assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
        }
    }

    #[test]
    fn a_text_without_end_is_cut() {
        let lines = lines(&"word ".repeat(1_000), 40.0);
        assert_eq!(lines.len(), MOST);
        assert!(lines[MOST - 1].ends_with('…'));
    }
}
