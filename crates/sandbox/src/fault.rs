//! Faults on demand: which call is to fail, how, and how often.
//!
//! A fault is written `PROPERTY:DATASET:KIND[:TIMES]`, with `*` for any: `000003:*:500`, `000007:notes:401`,
//! `*:*:503:2`. A dataset may also be named by its API. What each kind does to an answer is in `sabotage`.

mod kind;

use std::fmt;
use std::str::FromStr;
use std::sync::{Mutex, PoisonError};

pub use kind::{FaultKind, RetryAfter};

/// One misbehaviour, asked for in advance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The dataset (or API) that fails; none for every one.
    pub dataset: Option<String>,
    /// The property that fails; none for every one.
    pub property: Option<String>,
    /// How it fails.
    pub kind: FaultKind,
    /// How many calls fail before the fault is over; none for ever.
    pub times: Option<u32>,
}

/// The text is not a fault.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FaultError {
    /// Not three or four parts between colons.
    #[error("{0:?} is not a fault such as 000007:notes:401 or *:*:503:2")]
    Shape(String),
    /// No such kind of fault.
    #[error("{0:?} is not a kind of fault")]
    Kind(String),
    /// The number of times is not a number.
    #[error("{0:?} is not a number of times")]
    Times(String),
}

impl FromStr for Fault {
    type Err = FaultError;

    fn from_str(text: &str) -> Result<Self, FaultError> {
        let parts: Vec<&str> = text.trim().split(':').collect();
        let (property, dataset, kind, times) = match parts.as_slice() {
            [property, dataset, kind] => (property, dataset, kind, None),
            [property, dataset, kind, times] => (property, dataset, kind, Some(times)),
            _ => return Err(FaultError::Shape(text.to_owned())),
        };
        if property.is_empty() || dataset.is_empty() {
            return Err(FaultError::Shape(text.to_owned()));
        }
        let times = times.map(|times| times.parse().map_err(|_| FaultError::Times((*times).to_owned()))).transpose()?;
        let named = |part: &str| (part != "*").then(|| part.to_owned());
        Ok(Self { dataset: named(dataset), property: named(property), kind: kind.parse()?, times })
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let any = |part: &Option<String>| part.clone().unwrap_or_else(|| "*".to_owned());
        write!(f, "{}:{}:{}", any(&self.property), any(&self.dataset), self.kind)?;
        self.times.map_or(Ok(()), |times| write!(f, ":{times}"))
    }
}

/// The faults still to come. The first that fits a call is the one that happens.
pub(crate) struct Faults(Mutex<Vec<Fault>>);

impl Faults {
    pub(crate) fn new(faults: Vec<Fault>) -> Self {
        Self(Mutex::new(faults))
    }

    pub(crate) fn set(&self, faults: Vec<Fault>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = faults;
    }

    /// The fault that this call is to suffer, used up by one. `lease_missing`: a lease could have been named, and was not.
    pub(crate) fn take(
        &self,
        api: &str,
        dataset: Option<&str>,
        property: Option<&str>,
        lease_missing: bool,
    ) -> Option<FaultKind> {
        let mut faults = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let fault = faults.iter_mut().find(|fault| {
            let right_dataset = fault.dataset.as_deref().is_none_or(|wanted| {
                wanted.eq_ignore_ascii_case(api) || dataset.is_some_and(|it| wanted.eq_ignore_ascii_case(it))
            });
            let right_property = fault.property.is_none() || fault.property.as_deref() == property;
            let right_lease = lease_missing || fault.kind != FaultKind::LeaseOnly;
            right_dataset && right_property && right_lease && fault.times != Some(0)
        })?;
        fault.times = fault.times.map(|times| times.saturating_sub(1));
        Some(fault.kind.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_read_back_as_it_was_written() {
        for text in ["000003:*:500", "000007:notes:401", "*:*:503:2", "*:charges:429-after-3:1", "*:*:drip-5"] {
            assert_eq!(text.parse::<Fault>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn nonsense_is_refused() {
        assert!(matches!("*:500".parse::<Fault>(), Err(FaultError::Shape(_))));
        assert!(matches!("::500".parse::<Fault>(), Err(FaultError::Shape(_))));
        assert!(matches!("*:*:flood".parse::<Fault>(), Err(FaultError::Kind(_))));
        assert!(matches!("*:*:500:often".parse::<Fault>(), Err(FaultError::Times(_))));
    }

    #[test]
    fn the_first_fault_that_fits_happens_until_it_is_used_up() {
        let faults = ["000001:notes:404:1", "*:notes:blank:1", "*:*:503"];
        let faults = Faults::new(faults.iter().map(|text| text.parse().unwrap()).collect());
        let take = |property| faults.take("AN_API", Some("notes"), Some(property), false);
        assert_eq!(take("000002"), Some(FaultKind::Blank));
        assert_eq!(take("000001"), Some(FaultKind::NotFound));
        assert_eq!(take("000001"), Some(FaultKind::Unavailable));
        assert_eq!(faults.take("AN_API", None, None, false), Some(FaultKind::Unavailable));
    }

    #[test]
    fn a_fault_of_calls_without_a_lease_passes_over_the_others_and_is_not_used_up_by_them() {
        let faults = Faults::new(vec!["*:notes:lease-only:1".parse().unwrap(), "*:notes:503".parse().unwrap()]);
        let take = |lease_missing| faults.take("AN_API", Some("notes"), None, lease_missing);
        assert_eq!(take(false), Some(FaultKind::Unavailable));
        assert_eq!(take(true), Some(FaultKind::LeaseOnly));
        assert_eq!(take(true), Some(FaultKind::Unavailable));
    }

    #[test]
    fn an_api_may_be_named_instead_of_its_dataset() {
        let faults = Faults::new(vec!["*:an_api:403".parse().unwrap()]);
        assert_eq!(faults.take("AN_API", Some("notes"), None, false), Some(FaultKind::Forbidden));
        assert_eq!(faults.take("ANOTHER", Some("notes"), None, false), None);
    }
}
