//! Whose details are worth the next calls: the property with the nearest deadline among its open leases.

use model::{ClientId, Date, Emea, Lease, LeaseId, LeaseOption, PropertyId};
use store::{Reader, Store, StoreError};

/// Days between today and the nearest deadline, an expiry or an option's last day of notice. What has just expired is as urgent as
/// what is about to; a notice that was missed is not. `None` = no open lease with a known deadline.
pub(super) fn nearest_deadline_days(
    store: &Store,
    client: &ClientId,
    property: &PropertyId,
    today: Date,
) -> Result<Option<i32>, StoreError> {
    store.read(|reader| {
        let deadlines = Deadlines::read(reader, client, property)?;
        Ok(deadlines.open(today).filter_map(|lease| deadlines.nearest_days(lease, today)).min())
    })
}

/// The open leases whose term ends within so many months, or has ended; the most urgent first. Without a known end, a lease is in.
pub(super) fn leases_within(
    reader: &Reader<'_>,
    client: &ClientId,
    property: &PropertyId,
    today: Date,
    horizon_months: u32,
) -> Result<Vec<LeaseId>, StoreError> {
    let deadlines = Deadlines::read(reader, client, property)?;
    let last = horizon(today, horizon_months);
    let within = |lease: &&Lease| deadlines.expiry(lease).is_none_or(|expiry| expiry <= last);
    let mut leases: Vec<(i32, &LeaseId)> = deadlines
        .open(today)
        .filter(within)
        .map(|lease| (deadlines.nearest_days(lease, today).unwrap_or(i32::MAX), &lease.lease_id))
        .collect();
    leases.sort();
    leases.dedup_by_key(|(_, id)| *id);
    let mut ids: Vec<LeaseId> = Vec::new();
    for (_, id) in leases {
        if !ids.contains(id) {
            ids.push(id.clone());
        }
    }
    Ok(ids)
}

/// The last day of the horizon.
pub(super) fn horizon(today: Date, months: u32) -> Date {
    today.saturating_add(jiff::Span::new().months(i64::from(months.min(1_200))))
}

struct Deadlines {
    leases: Vec<Lease>,
    emea: Vec<Emea>,
    options: Vec<LeaseOption>,
}

impl Deadlines {
    fn read(reader: &Reader<'_>, client: &ClientId, property: &PropertyId) -> Result<Self, StoreError> {
        Ok(Self {
            leases: reader.list_rows(client, property)?,
            emea: reader.list_rows(client, property)?,
            options: reader.list_rows(client, property)?,
        })
    }

    fn open(&self, today: Date) -> impl Iterator<Item = &Lease> {
        self.leases.iter().filter(move |lease| lease.is_open(today))
    }

    fn expiry(&self, lease: &Lease) -> Option<Date> {
        lease.expiry(self.emea.iter().filter(|row| row.lease_id == lease.lease_id)).map(|(date, _)| date)
    }

    fn nearest_days(&self, lease: &Lease, today: Date) -> Option<i32> {
        let days = |date: Date| (date - today).get_days();
        let of_lease = self.options.iter().filter(|option| option.lease_id == lease.lease_id);
        let notice = of_lease.filter_map(|option| option.notice_by).map(days).filter(|days| *days >= 0).min();
        self.expiry(lease).map(|expiry| days(expiry).abs()).into_iter().chain(notice).min()
    }
}
