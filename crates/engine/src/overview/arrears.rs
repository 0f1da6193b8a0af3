//! Who owes, by how near the expiry is. A balance in the tenant's favour is no arrears.

use model::{Decimal, Renewal};

use super::at_stake::Sums;
use super::{ArrearsBand, count};

/// Filter, and the days from and to that it means.
const BANDS: [(&str, Option<i32>, Option<i32>); 7] = [
    ("due:<0d", None, Some(-1)),
    ("due:0..30d", Some(0), Some(30)),
    ("due:31..60d", Some(31), Some(60)),
    ("due:61..90d", Some(61), Some(90)),
    ("due:91..180d", Some(91), Some(180)),
    ("due:181..365d", Some(181), Some(365)),
    ("due:>365d", Some(366), None),
];

/// Every band, and those without an expiry if any of them owes.
pub(super) fn list(renewals: &[Renewal]) -> Vec<ArrearsBand> {
    let owing: Vec<&Renewal> =
        renewals.iter().filter(|renewal| renewal.balance_due.is_some_and(|due| due > Decimal::ZERO)).collect();
    let within = |from: Option<i32>, to: Option<i32>| {
        let holds = move |days: i32| from.is_none_or(|from| days >= from) && to.is_none_or(|to| days <= to);
        owing.iter().copied().filter(move |renewal| renewal.days_to_expiry.is_some_and(holds)).collect::<Vec<_>>()
    };
    let mut bands: Vec<ArrearsBand> =
        BANDS.into_iter().map(|(filter, from, to)| band(filter, from, to, &within(from, to))).collect();
    let endless: Vec<&Renewal> = owing.iter().copied().filter(|renewal| renewal.days_to_expiry.is_none()).collect();
    if !endless.is_empty() {
        bands.push(band("expiry:none", None, None, &endless));
    }
    bands
}

fn band(filter: &str, from_days: Option<i32>, to_days: Option<i32>, owing: &[&Renewal]) -> ArrearsBand {
    let mut arrears = Sums::default();
    for renewal in owing {
        arrears.add(renewal.currency.as_deref(), renewal.balance_due);
    }
    ArrearsBand { filter: filter.to_owned(), from_days, to_days, renewals: count(owing.len()), arrears: arrears.list() }
}
