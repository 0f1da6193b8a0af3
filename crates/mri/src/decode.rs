//! From MRI's rows to our nouns. Tolerant: a value that cannot be read is unknown; a row without a lease is counted and left out.

mod fields;
mod leases;
mod others;

use model::{Dataset, PropertyKind, Rows};

use crate::wire::Row;
use crate::{Catalogue, Question};
use fields::Fields;

pub(crate) struct Decoded {
    pub(crate) rows: Rows,
    pub(crate) property_name: Option<String>,
    pub(crate) rows_without_key: u32,
    pub(crate) rows_of_others: u32,
    /// The rows can be read, and none of them is of the lease that was asked for.
    pub(crate) only_other_leases: bool,
}

/// Rows of another property are dropped, and of another lease where one was named: a parameter that MRI does not know is ignored, and
/// then it answers with everything.
pub(crate) fn decode(catalogue: &Catalogue, question: &Question, rows: &[Row]) -> Decoded {
    let map = &catalogue.entry(question.dataset, question.kind).fields;
    let fields = rows.iter().map(|row| Fields::new(row, map, catalogue));
    let (of_property, of_others): (Vec<_>, Vec<_>) = fields.partition(|fields| fields.is_of(&question.property));
    let (keyed, keyless): (Vec<_>, Vec<_>) = of_property.into_iter().partition(|fields| fields.lease_id().is_some());
    let property_name = keyed.iter().find_map(|fields| fields.text("property_name"));
    let (own, of_other_leases): (Vec<_>, Vec<_>) =
        keyed.into_iter().partition(|fields| question.lease.as_ref().is_none_or(|lease| fields.is_of_lease(lease)));
    let count = |rows: &[Fields<'_>]| u32::try_from(rows.len()).unwrap_or(u32::MAX);
    Decoded {
        property_name,
        rows_without_key: count(&keyless),
        rows_of_others: count(&of_others),
        only_other_leases: own.is_empty() && !typed(question, &of_other_leases).is_empty(),
        rows: typed(question, &own),
    }
}

fn typed(question: &Question, rows: &[Fields<'_>]) -> Rows {
    let property = &question.property;
    match (question.dataset, question.kind) {
        (Dataset::Leases, PropertyKind::Commercial) => Rows::Leases(leases::commercial(property, rows)),
        (Dataset::Leases, PropertyKind::Residential) => Rows::Leases(leases::residential(property, rows)),
        (Dataset::Offers, _) => Rows::Offers(each(rows, others::offer)),
        (Dataset::Emea, _) => Rows::Emea(each(rows, others::emea)),
        (Dataset::Options, _) => Rows::Options(each(rows, others::option)),
        (Dataset::Charges, _) => Rows::Charges(each(rows, others::charge)),
        (Dataset::Notes, _) => Rows::Notes(each(rows, others::note)),
        (Dataset::Delinquencies, _) => Rows::Delinquencies(each(rows, others::delinquency)),
        (Dataset::Budget, _) => Rows::Budget(each(rows, others::budget)),
    }
}

fn each<T>(rows: &[Fields<'_>], read: impl Fn(&Fields<'_>) -> Option<T>) -> Vec<T> {
    rows.iter().filter_map(read).collect()
}
