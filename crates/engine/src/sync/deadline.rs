//! Whose details are worth the next calls: the property with the nearest expiry among its open leases.

use model::{ClientId, Date, Emea, Lease, PropertyId};
use store::{Store, StoreError};

/// Days between today and the nearest expiry, ahead or behind: what has just expired is as urgent as what is about to.
/// `None` = no open lease with a known expiry.
pub(super) fn nearest_expiry_days(
    store: &Store,
    client: &ClientId,
    property: &PropertyId,
    today: Date,
) -> Result<Option<i32>, StoreError> {
    let (leases, emea) =
        store.read(|reader| Ok((reader.list_rows::<Lease>(client, property)?, reader.list_rows::<Emea>(client, property)?)))?;
    let open = leases.iter().filter(|lease| lease.is_open(today));
    let of = |lease: &Lease| {
        emea.iter().filter({
            let id = lease.lease_id.clone();
            move |row| row.lease_id == id
        })
    };
    let expiries = open.filter_map(|lease| lease.expiry(of(lease)).map(|(date, _)| date));
    Ok(expiries.map(|expiry| (expiry - today).get_days().abs()).min())
}
