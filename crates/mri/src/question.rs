//! What is asked: a dataset of a property, all of it or a part.

use model::{Dataset, Instant, LeaseId, PropertyId, PropertyKind};

use crate::{Address, Entry};

/// A dataset of a property. [`Question::of`] asks for all of it; name what narrows it with `..`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    pub dataset: Dataset,
    pub kind: PropertyKind,
    pub property: PropertyId,
    /// Only this lease's rows. An API without such a parameter is asked for all, and the others are dropped here.
    pub lease: Option<LeaseId>,
    /// Only what MRI has changed since. An API without such a parameter gives everything. MRI's times have no zone, and are taken for
    /// UTC: whoever must miss nothing goes back a day more.
    pub changed_since: Option<Instant>,
}

impl Question {
    pub fn of(dataset: Dataset, kind: PropertyKind, property: PropertyId) -> Self {
        Self { dataset, kind, property, lease: None, changed_since: None }
    }

    /// Where its first page is.
    pub(crate) fn url(&self, address: &Address, entry: &Entry, page_size: u32) -> url::Url {
        let mut query = vec![format!("$api={}", encode(&entry.api)), "$format=json".to_owned()];
        query.push(pair(&entry.property, self.property.as_str()));
        if let (Some(parameter), Some(lease)) = (&entry.lease, &self.lease) {
            query.push(pair(parameter, lease.as_str()));
        }
        if let (Some(parameter), Some(since)) = (&entry.changed_since, self.changed_since.and_then(written)) {
            query.push(pair(parameter, &since));
        }
        if page_size > 0 {
            query.push(format!("$top={page_size}"));
        }
        let mut url = address.url().clone();
        url.set_query(Some(&query.join("&")));
        url
    }
}

/// None of a time so absurd that it cannot be written: better all rows than too few.
fn written(at: Instant) -> Option<String> {
    let at = jiff::Timestamp::from_millisecond(at.0).ok()?;
    Some(at.strftime("%Y-%m-%d %H:%M:%S%.3f").to_string())
}

fn pair(name: &str, value: &str) -> String {
    format!("{}={}", encode(name), encode(value))
}

fn encode(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_written_in_utc_to_the_millisecond() {
        assert_eq!(written(Instant(0)).as_deref(), Some("1970-01-01 00:00:00.000"));
        assert_eq!(written(Instant(1_774_963_830_070)).as_deref(), Some("2026-03-31 13:30:30.070"));
        assert_eq!(written(Instant(i64::MAX)), None);
    }
}
