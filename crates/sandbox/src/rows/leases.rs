//! The commercial APIs that say what a lease is: leases, EMEA, notes.

use super::{Row, date, date7, moment, moment7, money, true_false};
use crate::portfolio::{Lease, Property};

/// Properties whose id ends in this digit are answered in the older spelling of the expiry's key.
const OLDER_SPELLING: char = '9';

pub(crate) fn leases(property: &Property, lease: &Lease) -> Vec<Row> {
    let vacated = lease.left;
    let expiration_key = if property.id.ends_with(OLDER_SPELLING) { "LeaseExpirationDate" } else { "ExpirationDate" };
    vec![
        Row::new()
            .with("BuildingID", &property.id)
            .with("BuildingName", &property.name)
            .with("LeaseID", &lease.id)
            .with("MasterOccupantID", &lease.occupant_id)
            .with("OccupantName", &lease.occupant)
            .with("LegalName", &lease.legal_name)
            .with("SuiteID", super::code(&lease.unit))
            .with("OrigSqFt", lease.area.map(|area| format!("{area}.00")).unwrap_or_default())
            .with("OccupancyStatus", super::code(if vacated { "I" } else { "C" }))
            .with("LeaseBeginDate", date(lease.begins))
            .with(expiration_key, date(lease.expires))
            .with("VacateDate", lease.moves_out.map(date).unwrap_or_default())
            .with("Term", lease.term_months.to_string())
            .with("LeaseStop", "")
            .with("Address1", &property.address)
            .with("Address2", "")
            .with("City", property.city)
            .with("State", property.state)
            .with("Zip", property.zip)
            .with("BillingEmailAddress", &lease.email)
            .with("LastUpdate", moment(lease.last_update)),
    ]
}

/// Flags in words, dates with seven decimals, `LeaseId` with a small d.
pub(crate) fn emea(property: &Property, lease: &Lease) -> Vec<Row> {
    let Some(emea) = &lease.emea else { return Vec::new() };
    let british = property.currency == "GBP";
    vec![
        Row::new()
            .with("BuildingId", &property.id)
            .with("LeaseId", &lease.id)
            .with("OccupantName", &lease.occupant)
            .with("MasterOccupantId", &lease.occupant_id)
            .with("RentStart", date7(emea.rent_start))
            .with("Expiration", date7(emea.expiration))
            .with("NoticeDate", date7(emea.notice))
            .with("ReviewPattern", "5")
            .with("NextReviewDate", date7(emea.next_review))
            .with("ReminderPeriod", "6")
            .with("TimeOfTheEssence", true_false(emea.time_of_essence))
            .with("UpwardReviewOnly", true_false(emea.upward_only))
            .with("SCChargeFromDate", date7(lease.begins))
            .with("SCChargeToDate", "")
            .with("TenancyType", super::code(emea.tenancy_type))
            .with("TenancyTypeDescription", emea.tenancy_description)
            .with("TenancyStatus", if lease.left { "I" } else { "A" })
            .with("TenancyStatusDescription", if lease.left { "Inactive" } else { "Active" })
            .with("CountryCode", if british { "GB" } else { "US" })
            .with("Region", property.state)
            .with("VATRegistrationNumber", if british { "GB123456789" } else { "" })
            .with("EmailAddress", &lease.email)
            .with("LastUpdate", moment7(lease.last_update)),
    ]
}

pub(crate) fn notes(property: &Property, lease: &Lease) -> Vec<Row> {
    let row = |note: &crate::portfolio::Note| {
        Row::new()
            .with("BuildingID", &property.id)
            .with("LeaseID", &lease.id)
            .with("NoteDate", date7(note.date))
            .with("NoteText", note.text)
            .with("NoteReference1", super::code(note.reference))
            .with("NoteReference2", "")
            .with("LastUpdate", moment7(note.last_update))
            .with("UserID", super::code(note.user))
    };
    lease.notes.iter().map(row).collect()
}

pub(crate) fn budget(_: &Property, lease: &Lease) -> Vec<Row> {
    let row = |budget: &crate::portfolio::Budget| {
        Row::new()
            .with("LeaseID", &lease.id)
            .with("BudgetRenewType", super::code(budget.renew_type))
            .with("BudgetRentPerSF", money(budget.rent_per_sqft))
            .with("BudgetTIPerSF", money(budget.improvements_per_sqft))
            .with("BudgetRCD", date(budget.rent_commences))
    };
    lease.budget.iter().map(row).collect()
}
