//! Pages: which slice of the rows a call wants, and the link that leads to the next one.

use crate::api::Link;
use crate::http::Query;

const USUAL_TOP: usize = 300;
const GREATEST_TOP: usize = 5_000;

/// Hides the number in a cursor, so that nobody is tempted to compute one.
const CURSOR_MASK: usize = 0x5EED_CAFE;

/// The parameters that a next link sets anew instead of repeating them.
const PAGING: [&str; 5] = ["$format", "$top", "$skip", "_next", FOREIGN];

/// Marks links to another host, so that a client that follows one is found out in the log.
pub(crate) const FOREIGN: &str = "_foreign";

/// A slice of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Page {
    pub(crate) top: usize,
    pub(crate) offset: usize,
}

impl Page {
    /// The page that the parameters ask for; an error names the parameter that makes no sense.
    pub(crate) fn read(query: &Query) -> Result<Self, &'static str> {
        let number = |name: &'static str| query.get(name).map(|text| text.parse::<usize>().map_err(|_| name)).transpose();
        let top = number("$top")?.unwrap_or(USUAL_TOP).min(GREATEST_TOP);
        if top == 0 {
            return Err("$top");
        }
        // `$skip` counts from 1: `$skip=301` begins with the 301st row.
        let skipped = number("$skip")?.unwrap_or(1).saturating_sub(1);
        let offset = match query.get("_next") {
            Some(cursor) => usize::from_str_radix(cursor, 16).map_err(|_| "_next")? ^ CURSOR_MASK,
            None => skipped,
        };
        Ok(Self { top, offset })
    }

    /// Counts from 1.
    pub(crate) fn number(self) -> u32 {
        u32::try_from(self.offset / self.top + 1).unwrap_or(u32::MAX)
    }

    /// Where the next page begins. An API with cursors links on from a last page that is full: it has not
    /// looked ahead, and the page after it is empty.
    pub(crate) fn next(self, total: usize, link: Link) -> Option<usize> {
        let end = self.offset.saturating_add(self.top);
        let more = end < total || (end == total && !link.skips);
        more.then_some(end)
    }
}

/// A link to another page of the same call.
pub(crate) struct NextLink<'a> {
    pub(crate) host: &'a str,
    pub(crate) query: &'a Query,
    pub(crate) link: Link,
    pub(crate) format: &'static str,
    pub(crate) top: usize,
    pub(crate) offset: usize,
    pub(crate) foreign: bool,
}

impl NextLink<'_> {
    pub(crate) fn write(&self) -> String {
        let kept = self.query.0.iter().filter(|(name, _)| !PAGING.iter().any(|paging| paging.eq_ignore_ascii_case(name)));
        let mut parts: Vec<String> = kept.map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
        parts.push(format!("$format={}", if self.link.says_xml { "xml" } else { self.format }));
        parts.push(format!("$top={}", self.top));
        if self.link.skips {
            parts.push(format!("$skip={}", self.offset + 1));
        } else {
            parts.push(format!("_next={:08X}", self.offset ^ CURSOR_MASK));
        }
        let mut host = self.host.to_owned();
        if self.foreign {
            parts.push(format!("{FOREIGN}=1"));
            host = other_host(&host);
        }
        let joint = if self.link.escaped { "&amp;" } else { "&" };
        format!("http://{host}/mriapiservices/api.asp?{}", parts.join(joint))
    }
}

/// The same machine under its other name: another host to a careful client, and harmless to a careless one.
pub(crate) fn other_host(host: &str) -> String {
    let port = host.rsplit_once(':').map(|(_, port)| port).unwrap_or_default();
    let name = if host.starts_with("localhost") { "127.0.0.1" } else { "localhost" };
    format!("{name}:{port}")
}

/// Percent encoding for a query; the dollar of `$api` stays as MRI writes it.
fn encode(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~$".contains(&byte);
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const CURSOR: Link = Link { skips: false, escaped: false, says_xml: false };
    const SKIP: Link = Link { skips: true, ..CURSOR };

    fn page(query: &str) -> Result<Page, &'static str> {
        Page::read(&Query::parse(query))
    }

    #[test]
    fn skip_counts_from_one_and_top_has_a_cap() {
        assert_eq!(page(""), Ok(Page { top: 300, offset: 0 }));
        assert_eq!(page("$TOP=300&$skip=301"), Ok(Page { top: 300, offset: 300 }));
        assert_eq!(page("$top=9999&%24skip=0"), Ok(Page { top: 5_000, offset: 0 }));
        assert_eq!((page("$top=0"), page("$skip=x"), page("_next=?")), (Err("$top"), Err("$skip"), Err("_next")));
    }

    #[test]
    fn only_a_cursor_leads_on_from_a_full_last_page() {
        let last = Page { top: 300, offset: 300 };
        assert_eq!(last.next(601, SKIP), Some(600));
        assert_eq!((last.next(600, SKIP), last.next(600, CURSOR)), (None, Some(600)));
        assert_eq!((last.next(599, SKIP), last.next(599, CURSOR)), (None, None));
    }

    #[test]
    fn a_cursor_leads_where_it_was_meant_to() {
        let query = Query::parse("$api=A&bldgid=0 1&$format=json&$top=2");
        let link =
            NextLink { host: "127.0.0.1:80", query: &query, link: CURSOR, format: "json", top: 2, offset: 4, foreign: false };
        let text = link.write();
        assert_eq!(text, "http://127.0.0.1:80/mriapiservices/api.asp?$api=A&bldgid=0%201&$format=json&$top=2&_next=5EEDCAFA");
        let (_, asked) = text.split_once('?').unwrap();
        assert_eq!(page(asked), Ok(Page { top: 2, offset: 4 }));
    }
}
