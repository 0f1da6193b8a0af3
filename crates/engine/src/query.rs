//! Reading: joins, filters, sorts and pages what is in the store. No network is within reach of this room.

mod action;
mod describe;
mod desk;
mod detail;
mod facet;
mod filter;
mod fold;
mod group;
mod join;
mod order;
mod packed;
mod parts;
mod portfolio;
mod properties;
mod snapshot;
mod sort;
mod totals;
mod view;

pub use action::{Bucket, BucketKind, NeedsAction};
pub use describe::TermText;
pub use detail::RenewalDetail;
pub use facet::{Facet, Facets};
pub use filter::{Filter, Scene};
pub use group::{GroupBy, GroupLine};
pub use properties::{DataAge, DatasetStanding, PropertySummary};
pub use sort::{SortField, SortKey, parse_sort};
pub use totals::{Sum, ViewTotals};
pub use view::{SelectionQuery, ViewLine, ViewPage, ViewQuery};

pub(crate) use join::PropertyFacts;
pub(crate) use packed::Day;
pub(crate) use portfolio::{ListedProperty, Portfolio, list_properties};
pub(crate) use snapshot::{Row, Snapshot};
