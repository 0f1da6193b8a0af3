//! The commercial APIs about money: recurring charges and overdue items.

use rust_decimal::Decimal;

use super::{Row, code, date, grouped, moment, money, yes_no};
use crate::portfolio::{Delinquency, Lease, Property};

/// Amounts with thousands commas, codes with trailing spaces.
pub(crate) fn charges(property: &Property, lease: &Lease) -> Vec<Row> {
    let row = |charge: &crate::portfolio::Charge| {
        Row::new()
            .with("BuildingID", &property.id)
            .with("LeaseID", &lease.id)
            .with("StartDate", date(charge.starts))
            .with("EndDate", charge.ends.map(date).unwrap_or_default())
            .with("Frequency", charge.frequency)
            .with("IncomeCategoryDescription", code(charge.code))
            .with("Amount", grouped(charge.amount))
            .with("CurrentlyinEffect", yes_no(charge.in_effect))
            .with("ChargeDay", "1")
            .with("LastBillingDate", "")
            .with("CurrencyCode", property.currency)
            .with("LastUpdate", moment(lease.last_update))
    };
    lease.charges.iter().map(row).collect()
}

/// One row per overdue item; what is nothing is null. The total of the lease stands in every row.
pub(crate) fn delinquencies(property: &Property, lease: &Lease) -> Vec<Row> {
    lease.delinquencies.iter().map(|item| delinquency(property, lease, item)).collect()
}

fn delinquency(property: &Property, lease: &Lease, item: &Delinquency) -> Row {
    let aged = |from: i64, to: i64| money(if (from..to).contains(&item.days) { item.amount } else { Decimal::ZERO });
    Row::new()
        .with("BuildingID", &property.id)
        .with("LeaseID", &lease.id)
        .with("SuiteID", code(&lease.unit))
        .with("OccupantName", &lease.occupant)
        .with("DelinquentAmount", money(item.amount))
        .with("TotalDelinquency", money(lease.balance))
        .with("ThirtyDayDelinquency", aged(0, 31))
        .with("SixtyDayDelinquency", aged(31, 61))
        .with("NinetyDayDelinquency", aged(61, 91))
        .with("NinetyPlusDayDelinquency", yes_no(item.days > 90))
        .with_or_null("PrepaidCharges", None)
        .with("ChargeDescription", item.description)
        .with("ChargeDate", date(item.date))
        .with("IncomeCategory", code(item.code))
        .with("MasterOccupantID", &lease.occupant_id)
}
