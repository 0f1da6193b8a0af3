//! What a renewal is negotiated over: options of companies, offers to households.

use super::{Row, date, date7, moment, money, yes_no};
use crate::portfolio::{Lease, LeaseOption, Offer, Property};

/// Leaves keys out where there is nothing to say.
pub(crate) fn options(property: &Property, lease: &Lease) -> Vec<Row> {
    let row = |option: &LeaseOption| {
        Row::new()
            .with("BuildingID", &property.id)
            .with("LeaseID", &lease.id)
            .with("SuiteID", super::code(&lease.unit))
            .with("OptionNumber", format!("{:02}", option.number))
            .with("OptionType", super::code(option.kind))
            .with("OptionDate", date(option.date))
            .with("NoticeDate", date(option.notice_by))
            .with("TermInMonths", option.term_months.to_string())
            .with("TermToDate", date(option.term_to()))
            .with_some("Rate", option.rate.map(money))
            .with("RateDescription", option.rate_description)
            .with_some("SquareFeet", lease.area.map(|area| format!("{area}.00")))
            .with("Notes", "")
            .with("LastUpdate", moment(lease.last_update))
    };
    lease.options.iter().map(row).collect()
}

/// One row per term and charge code; the person's id is the first person's.
pub(crate) fn offers(_: &Property, lease: &Lease) -> Vec<Row> {
    let row = |offer: &Offer| {
        Row::new()
            .with("NameId", &lease.occupant_id)
            .with("LeaseID", &lease.id)
            .with("LeaseTerm", offer.term_months.to_string())
            .with("RenewalEffectiveDate", date7(offer.effective))
            .with("ExpirationDate", date7(offer.ends))
            .with("LastDate", date7(offer.last_day))
            .with("ChargeCode", super::code(offer.charge_code))
            .with("RenewalAmount", money(offer.amount))
            .with("TotalConcessionAmount", money(offer.concession))
            .with("Selected", yes_no(offer.selected))
    };
    lease.offers.iter().map(row).collect()
}
