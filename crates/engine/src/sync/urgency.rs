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

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use jiff::ToSpan;
    use model::{Cost, Dataset, Instant, Outcome, OutcomeKind, Rows};
    use proptest::prelude::*;
    use store::Attempt;

    use super::*;

    const TODAY: Date = jiff::civil::date(2026, 11, 23);

    /// Around what the rules turn on: today, and the end of the horizon.
    fn day() -> impl Strategy<Value = Option<Date>> {
        proptest::option::of(prop_oneof![-2..3_i32, 364..368_i32].prop_map(|days| TODAY + days.days()))
    }

    type Drawn = (u8, Option<Date>, Option<Date>, Option<bool>, Option<Date>);

    fn lease((id, expiry_date, vacate_date, current, notice_given_on): Drawn) -> Lease {
        let row = format!(
            r#"{{"propertyId":"1","leaseId":"L{id}","occupants":[],"propertyName":null,"suiteId":null,"occupantName":null,
                "legalName":null,"masterOccupantId":null,"areaSqft":null,"occupancyStatus":null,"startDate":null,"expiryDate":null,
                "vacateDate":null,"termMonths":null,"monthToMonth":null,"current":null,"noticeGivenOn":null,"monthlyRent":null,
                "balance":null,"currency":null,"address":null,"email":null,"phone":null,"lastUpdate":null}}"#
        );
        Lease { expiry_date, vacate_date, current, notice_given_on, ..serde_json::from_str(&row).unwrap() }
    }

    fn emea((id, expiry): (u8, Option<Date>)) -> Emea {
        let row = format!(
            r#"{{"leaseId":"L{id}","rentStart":null,"expiry":null,"noticeDate":null,"reviewPattern":null,"nextReviewDate":null,
                "reminderPeriod":null,"timeOfTheEssence":null,"upwardReviewOnly":null,"chargeFrom":null,"chargeTo":null,
                "tenancyType":null,"tenancyStatus":null,"countryCode":null,"region":null,"vatNumber":null,"email":null,
                "lastUpdate":null}}"#
        );
        Emea { expiry, ..serde_json::from_str(&row).unwrap() }
    }

    /// The store counts by the same rules, in its own words.
    #[test]
    fn the_leases_within_are_as_many_as_the_store_counts() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).unwrap();
        let (client, property, run) = (ClientId::from("c"), PropertyId::from("1"), "run".into());
        let leases = proptest::collection::vec((0..6_u8, day(), day(), proptest::option::of(any::<bool>()), day()), 0..8);
        let tenancies = proptest::collection::vec((0..6_u8, day()), 0..6);
        proptest!(|(leases in leases, tenancies in tenancies)| {
            let good = Attempt::new(&run, Instant(1), Cost::default());
            let one_by_one = Attempt { per_lease_since: Some(Instant(1)), ..good.clone() };
            store.write_cache(|cache| {
                let leases = Rows::Leases(leases.into_iter().map(lease).collect());
                let tenancies = Rows::Emea(tenancies.into_iter().map(emea).collect());
                cache.record_outcome(&client, &property, Dataset::Leases, &Outcome::Rows(leases), &good)?;
                cache.record_outcome(&client, &property, Dataset::Emea, &Outcome::Rows(tenancies), &good)?;
                cache.record_state(&client, &property, Dataset::Notes, OutcomeKind::Empty, Some(0), None, &one_by_one)
            }).unwrap();
            let (within, counted) = store.read(|reader| {
                let young_since = BTreeMap::from([(Dataset::Notes, Instant(0))]);
                let within = leases_within(reader, &client, &property, TODAY, 12)?;
                Ok((within.len(), reader.count_lease_answers(&client, TODAY, horizon(TODAY, 12), &young_since)?))
            }).unwrap();
            prop_assert_eq!(counted.first().map_or(0, |count| count.leases as usize), within);
        });
    }
}
