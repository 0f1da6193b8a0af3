//! From MRI's rows to our nouns. Tolerant: a value that cannot be read is unknown; a row without a lease is counted and left out.

mod fields;
mod leases;
mod others;

use model::{Dataset, PropertyId, PropertyKind, Rows};

use crate::Catalogue;
use crate::wire::Row;
use fields::Fields;

pub(crate) struct Decoded {
    pub(crate) rows: Rows,
    pub(crate) property_name: Option<String>,
    pub(crate) rows_without_key: u32,
    pub(crate) rows_of_others: u32,
}

/// Rows of another property are dropped: a parameter that MRI does not know is ignored, and then it answers with everything.
pub(crate) fn decode(
    catalogue: &Catalogue,
    dataset: Dataset,
    kind: PropertyKind,
    property: &PropertyId,
    rows: &[Row],
) -> Decoded {
    let map = &catalogue.entry(dataset, kind).fields;
    let fields = rows.iter().map(|row| Fields::new(row, map, catalogue));
    let (of_property, of_others): (Vec<_>, Vec<_>) = fields.partition(|fields| fields.is_of(property));
    let (keyed, keyless): (Vec<_>, Vec<_>) = of_property.into_iter().partition(|fields| fields.lease_id().is_some());
    let property_name = keyed.iter().find_map(|fields| fields.text("property_name"));
    let rows = match (dataset, kind) {
        (Dataset::Leases, PropertyKind::Commercial) => Rows::Leases(leases::commercial(property, &keyed)),
        (Dataset::Leases, PropertyKind::Residential) => Rows::Leases(leases::residential(property, &keyed)),
        (Dataset::Offers, _) => Rows::Offers(each(&keyed, others::offer)),
        (Dataset::Emea, _) => Rows::Emea(each(&keyed, others::emea)),
        (Dataset::Options, _) => Rows::Options(each(&keyed, others::option)),
        (Dataset::Charges, _) => Rows::Charges(each(&keyed, others::charge)),
        (Dataset::Notes, _) => Rows::Notes(each(&keyed, others::note)),
        (Dataset::Delinquencies, _) => Rows::Delinquencies(each(&keyed, others::delinquency)),
        (Dataset::Budget, _) => Rows::Budget(each(&keyed, others::budget)),
    };
    let count = |rows: &[Fields<'_>]| u32::try_from(rows.len()).unwrap_or(u32::MAX);
    Decoded { rows, property_name, rows_without_key: count(&keyless), rows_of_others: count(&of_others) }
}

fn each<T>(rows: &[Fields<'_>], read: impl Fn(&Fields<'_>) -> Option<T>) -> Vec<T> {
    rows.iter().filter_map(read).collect()
}
