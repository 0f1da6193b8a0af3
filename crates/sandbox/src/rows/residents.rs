//! Residential leases: one row per person, past residents among them.

use super::{Row, date, moment, money, yes_no};
use crate::portfolio::{Lease, Person, Property};

pub(crate) fn residents(property: &Property, lease: &Lease) -> Vec<Row> {
    lease.persons.iter().map(|person| resident(property, lease, person)).collect()
}

fn resident(property: &Property, lease: &Lease, person: &Person) -> Row {
    // Notice and a move-out date both stand in a past resident's row; only one who gave notice is current.
    let past = lease.left;
    let status = match lease.notified {
        _ if past => "Past",
        Some(_) => "Notice",
        None => "Current",
    };
    Row::new()
        .with("ResidentNameID", &person.id)
        .with("PropertyID", &property.id)
        .with("BuildingID", "01")
        .with("UnitID", super::code(&lease.unit))
        .with("LeaseID", &lease.id)
        .with("FirstName", person.first)
        .with("LastName", person.last)
        .with("ResidentStatus", status)
        .with("Email", &person.email)
        .with("LeaseStart", date(lease.begins))
        .with("OccupyDate", date(lease.begins))
        .with("LeaseEnd", date(lease.expires))
        .with("LeaseMonthlyRentAmount", money(lease.rent))
        .with_or_null("LeaseMoveOut", lease.moves_out.map(date))
        .with("LeaseMonthToMonth", yes_no(lease.holds_over))
        .with("LeaseBalance", money(lease.balance))
        .with("LeaseTerm", lease.term_months.to_string())
        .with("IsCurrent", yes_no(!past))
        .with_or_null("DateNotified", lease.notified.map(date))
        .with("Namegroup", &lease.occupant_id)
        .with("PhoneNumber", &person.phone)
        .with("CurrCode", property.currency)
        .with("LastUpdateDate", moment(lease.last_update))
}
