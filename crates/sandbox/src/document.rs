//! A page of rows on its way out: the JSON and XML envelopes.

use serde::Serialize;

use crate::api::Api;
use crate::http::{Answer, Query};
use crate::page::{NextLink, Page};
use crate::rows::{Cell, Row};

/// One page of an API's rows, with all that its envelope needs.
#[derive(Clone)]
pub(crate) struct Document<'a> {
    pub(crate) api: &'static Api,
    pub(crate) query: &'a Query,
    /// Host and port as the caller named them.
    pub(crate) host: &'a str,
    pub(crate) page: Page,
    pub(crate) rows: Vec<Row>,
    /// Where the next page begins.
    pub(crate) next: Option<usize>,
    /// The next link leads to another host.
    pub(crate) foreign: bool,
    /// `value` is the first row instead of a list.
    pub(crate) as_object: bool,
}

#[derive(Serialize)]
struct Envelope<'a> {
    #[serde(rename = "odata.metadata")]
    metadata: String,
    #[serde(rename = "nextLink", skip_serializing_if = "Option::is_none")]
    next_link: Option<String>,
    value: Value<'a>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Value<'a> {
    List(&'a [Row]),
    Object(&'a Row),
}

impl Document<'_> {
    pub(crate) fn answer(&self) -> Answer {
        if wants_json(self.query) {
            Answer::new(200, "application/json; charset=utf-8", self.json())
        } else {
            Answer::new(200, "text/xml; charset=utf-8", self.xml())
        }
    }

    pub(crate) fn metadata(&self) -> String {
        format!("http://{}/mriapiservices/api.asp?$api={}&$metadata", self.host, self.api.name)
    }

    pub(crate) fn json(&self) -> String {
        let value = match self.rows.first() {
            Some(row) if self.as_object => Value::Object(row),
            _ => Value::List(&self.rows),
        };
        let envelope = Envelope { metadata: self.metadata(), next_link: self.next_link("json"), value };
        serde_json::to_string(&envelope).unwrap_or_default()
    }

    fn xml(&self) -> String {
        let root = self.api.name.to_lowercase();
        let next = self.next_link("xml").map(|link| format!(" NextPageLink=\"{}\"", escape(&link))).unwrap_or_default();
        let entries: String = self.rows.iter().map(entry).collect();
        format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<{root}{next}>{entries}</{root}>")
    }

    fn next_link(&self, format: &'static str) -> Option<String> {
        self.next.map(|offset| self.link(format, offset, self.foreign))
    }

    /// A link to another place of the same call.
    pub(crate) fn link(&self, format: &'static str, offset: usize, foreign: bool) -> String {
        let (host, query, link, top) = (self.host, self.query, self.api.link, self.page.top);
        NextLink { host, query, link, format, top, offset, foreign }.write()
    }
}

/// MRI's own default is XML.
fn wants_json(query: &Query) -> bool {
    query.get("$format").is_some_and(|format| format.eq_ignore_ascii_case("json"))
}

fn entry(row: &Row) -> String {
    format!("<entry>{}</entry>", row.0.iter().map(element).collect::<String>())
}

fn element((key, cell): &(&'static str, Cell)) -> String {
    match cell {
        Cell::Text(text) => format!("<{key}>{}</{key}>", escape(text)),
        Cell::Null => format!("<{key}/>"),
        Cell::Rows(rows) => format!("<{key}>{}</{key}>", rows.iter().map(entry).collect::<String>()),
        Cell::Odd(value) => format!("<{key}>{}</{key}>", escape(&value.to_string())),
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
