//! Reading: joins, filters, sorts and pages what is in the store. No network is within reach of this room.

mod detail;
mod filter;
mod join;
mod portfolio;
mod properties;
mod sort;
mod view;

pub use detail::RenewalDetail;
pub use filter::Filter;
pub use properties::{DatasetStanding, PropertySummary};
pub use sort::{SortField, SortKey, parse_sort};
pub use view::{Sum, ViewPage, ViewQuery, ViewTotals};

pub(crate) use join::PropertyFacts;
pub(crate) use portfolio::{ListedProperty, Portfolio, list_properties};
