//! The XML envelope: the root is the API's name, its attribute `NextPageLink` the next page, each `<entry>` a row. JSON is what we
//! ask for; some servers answer XML all the same.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::{Page, Row};

/// `None`: it is no such envelope.
pub(super) fn read(body: &[u8]) -> Option<Page> {
    let mut reader = Reader::from_reader(body);
    let mut buffer = Vec::new();
    let mut page = Page { rows: Vec::new(), next: None };
    let mut path: Vec<String> = Vec::new();
    let mut row = Row::default();
    let mut text = String::new();
    let mut seen_root = false;
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).ok()? {
            Event::Start(tag) => {
                if path.is_empty() {
                    page.next = next_link(&tag);
                    seen_root = true;
                }
                path.push(tag.local_name().as_ref().to_owned());
                text.clear();
            }
            Event::Empty(tag) if path.is_empty() => {
                page.next = next_link(&tag);
                seen_root = true;
            }
            Event::Text(piece) => text.push_str(&piece),
            Event::CData(piece) => text.push_str(&piece),
            Event::GeneralRef(reference) => text.push_str(&entity(&reference)?),
            Event::End(_) => {
                let name = path.pop()?;
                match path.len() {
                    2 => row.insert(&name, &text),
                    1 if name.eq_ignore_ascii_case("entry") => page.rows.push(std::mem::take(&mut row)),
                    _ => {}
                }
                text.clear();
            }
            Event::Eof => break,
            _ => {}
        }
    }
    page.rows.retain(|row| !row.is_empty());
    (seen_root && path.is_empty()).then_some(page)
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
        assert!(read(b"<mri_s-x><entry><LeaseID>1</LeaseID>").is_none());
        assert!(read(b"not xml").is_none());
    }
}
