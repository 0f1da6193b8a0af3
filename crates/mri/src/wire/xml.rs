//! The XML envelope: the root is the API's name, its attribute `NextPageLink` the next page, each `<entry>` a row. JSON is what we
//! ask for; some servers answer XML all the same.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::{Page, Row, Unreadable};

/// A root without rows is only believed when it is the one that was asked for: a sign-in page can be well-formed too.
pub(super) fn read(body: &[u8], api: &str) -> Result<Page, Unreadable> {
    let Some(Envelope { root, page, error, strangers }) = read_envelope(body) else {
        return Err(Unreadable::NotAnEnvelope("its XML is broken"));
    };
    match error {
        Some(message) => Err(Unreadable::Error(message)),
        None if page.rows.is_empty() && (strangers || !root.eq_ignore_ascii_case(api)) => {
            Err(Unreadable::NotAnEnvelope("its XML is no list of rows"))
        }
        None => Ok(page),
    }
}

struct Envelope {
    root: String,
    page: Page,
    error: Option<String>,
    /// Something other than rows lies under the root.
    strangers: bool,
}

fn read_envelope(body: &[u8]) -> Option<Envelope> {
    let mut reader = Reader::from_reader(body);
    let mut buffer = Vec::new();
    let mut envelope =
        Envelope { root: String::new(), page: Page { rows: Vec::new(), next: None }, error: None, strangers: false };
    let mut path: Vec<String> = Vec::new();
    let mut row = Row::default();
    let mut text = String::new();
    let mut seen_root = false;
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).ok()? {
            Event::Start(tag) => {
                if path.is_empty() {
                    envelope.open(&tag);
                    seen_root = true;
                }
                path.push(tag.local_name().as_ref().to_owned());
                text.clear();
            }
            Event::Empty(tag) if path.is_empty() => {
                envelope.open(&tag);
                seen_root = true;
            }
            // `<entry/>`: a row in which everything is blank.
            Event::Empty(tag) if path.len() == 1 => envelope.close(tag.local_name().as_ref(), Row::default()),
            Event::Text(piece) => text.push_str(&piece),
            Event::CData(piece) => text.push_str(&piece),
            Event::GeneralRef(reference) => text.push_str(&entity(&reference)?),
            Event::End(_) => {
                let name = path.pop()?;
                match path.len() {
                    // A message within an error, or an error's own text.
                    _ if is_error(&path) || name.eq_ignore_ascii_case("error") => {
                        let words = envelope.error.get_or_insert_default();
                        words.push_str(&text);
                    }
                    2 => row.insert(&name, &text),
                    1 => envelope.close(&name, std::mem::take(&mut row)),
                    _ => {}
                }
                text.clear();
            }
            Event::Eof => break,
            _ => {}
        }
    }
    (seen_root && path.is_empty()).then_some(envelope)
}

impl Envelope {
    fn open(&mut self, root: &BytesStart<'_>) {
        self.root = root.local_name().as_ref().to_owned();
        self.page.next = next_link(root);
    }

    fn close(&mut self, child: &str, row: Row) {
        if child.eq_ignore_ascii_case("entry") {
            self.page.rows.push(row);
        } else {
            self.strangers = true;
        }
    }
}

fn is_error(path: &[String]) -> bool {
    path.iter().any(|name| name.eq_ignore_ascii_case("error"))
}

fn next_link(root: &BytesStart<'_>) -> Option<String> {
    let attributes = root.attributes().flatten();
    let link = attributes
        .filter(|a| a.key.local_name().as_ref().eq_ignore_ascii_case("NextPageLink"))
        .find_map(|a| quick_xml::escape::unescape(&a.value).map(|link| link.into_owned()).ok());
    link.filter(|link| !link.trim().is_empty())
}

fn entity(reference: &quick_xml::events::BytesRef<'_>) -> Option<String> {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return Some(character.to_string());
    }
    quick_xml::escape::resolve_predefined_entity(reference).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_and_the_next_link_are_read() {
        let page = read(
            br#"<?xml version="1.0"?><mri_s-x NextPageLink="https://h/api.asp?$api=X&amp;$skip=301">
                <entry><LeaseID> 000101 </LeaseID><OccupantName>Smith &amp; Sons &#8212; A</OccupantName><Blank/></entry>
                <entry><LeaseID>000102</LeaseID></entry></mri_s-x>"#,
            "MRI_S-X",
        )
        .unwrap();
        assert_eq!(page.next.as_deref(), Some("https://h/api.asp?$api=X&$skip=301"));
        assert_eq!(page.rows.len(), 2);
        assert_eq!(page.rows[0].find(&["leaseid".into()]), Some("000101"));
        assert_eq!(page.rows[0].find(&["occupantname".into()]), Some("Smith & Sons \u{2014} A"));
        assert_eq!(page.rows[0].find(&["blank".into()]), None);
    }

    #[test]
    fn a_cut_envelope_is_none() {
        assert!(read(b"<mri_s-x><entry><LeaseID>1</LeaseID>", "MRI_S-X").is_err());
        assert!(read(b"not xml", "MRI_S-X").is_err());
    }

    #[test]
    fn only_the_root_that_was_asked_for_can_say_none() {
        let is_none = |body: &str| read(body.as_bytes(), "MRI_S-X").is_ok_and(|page| page.rows.is_empty());
        assert!(is_none("<mri_s-x/>") && is_none("<?xml version=\"1.0\"?><mri_s-x></mri_s-x>"));
        assert!(!is_none("<?xml version=\"1.0\"?><html><body>Sign in</body></html>"));
        assert!(!is_none("<mri_s-x><entri><LeaseID>1</LeaseID></entri></mri_s-x>"));
    }

    #[test]
    fn an_error_in_place_of_rows_is_one() {
        for body in [
            "<mri_s-x><entry><Error><Message>Invalid class</Message></Error></entry></mri_s-x>",
            "<mri_s-x><Error>Invalid class</Error></mri_s-x>",
            "<Error><Message>Invalid class</Message></Error>",
        ] {
            assert_eq!(read(body.as_bytes(), "MRI_S-X"), Err(Unreadable::Error("Invalid class".into())), "{body}");
        }
    }
}
