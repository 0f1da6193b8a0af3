//! Text as it is searched and ordered: without regard to case and accents, so that `muller` finds Müller.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

pub(crate) fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    // Lower case first: a capital İ brings a mark of its own along.
    text.chars().flat_map(char::to_lowercase).nfkd().filter(|c| !is_combining_mark(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn case_and_accents_make_no_difference() {
        assert_eq!(fold("Müller & SØNS İnşaat"), "muller & søns insaat");
        assert_eq!(fold("ﬁtness"), "fitness");
    }
}
