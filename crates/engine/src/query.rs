//! Reading: joins, filters, sorts and pages what is in the store. No network is within reach of this room.

mod action;
mod describe;
mod detail;
mod facet;
mod filter;
mod join;
mod portfolio;
mod properties;
mod sort;
mod view;

pub use action::{Bucket, BucketKind, NeedsAction};
pub use describe::TermText;
pub use detail::RenewalDetail;
pub use facet::{Facet, Facets};
pub use filter::Filter;
pub use properties::{DatasetStanding, PropertySummary};
pub use sort::{SortField, SortKey, parse_sort};
pub use view::{GroupBy, GroupLine, SelectionQuery, Sum, ViewLine, ViewPage, ViewQuery, ViewTotals};

pub(crate) use join::PropertyFacts;
pub(crate) use portfolio::{ListedProperty, Portfolio, list_properties};
