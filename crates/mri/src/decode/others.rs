//! The datasets whose rows are one noun each.

use model::{Budget, Charge, Delinquency, Emea, LeaseOption, Note, Offer};

use super::Fields;

pub(super) fn offer(row: &Fields<'_>) -> Option<Offer> {
    Some(Offer {
        lease_id: row.lease_id()?,
        term_months: row.count("term_months"),
        effective_date: row.date("effective_date"),
        expires_on: row.date("expires_on"),
        last_date: row.date("last_date"),
        charge_code: row.text("charge_code"),
        amount: row.decimal("amount"),
        concession: row.decimal("concession"),
        base_rent: row.is_base_rent("charge_code"),
        selected: row.flag("selected").unwrap_or(false),
    })
}

pub(super) fn emea(row: &Fields<'_>) -> Option<Emea> {
    Some(Emea {
        lease_id: row.lease_id()?,
        rent_start: row.date("rent_start"),
        expiry: row.date("expiry"),
        notice_date: row.date("notice_date"),
        review_pattern: row.text("review_pattern"),
        next_review_date: row.date("next_review_date"),
        reminder_period: row.text("reminder_period"),
        time_of_the_essence: row.flag("time_of_the_essence"),
        upward_review_only: row.flag("upward_review_only"),
        charge_from: row.date("charge_from"),
        charge_to: row.date("charge_to"),
        tenancy_type: row.text("tenancy_type"),
        tenancy_status: row.text("tenancy_status"),
        country_code: row.text("country_code"),
        region: row.text("region"),
        vat_number: row.text("vat_number"),
        email: row.text("email"),
        last_update: row.date("last_update"),
    })
}

pub(super) fn option(row: &Fields<'_>) -> Option<LeaseOption> {
    Some(LeaseOption {
        lease_id: row.lease_id()?,
        suite_id: row.text("suite_id"),
        number: row.text("number"),
        kind: row.text("kind"),
        option_date: row.date("option_date"),
        notice_by: row.date("notice_by"),
        term_months: row.count("term_months"),
        term_to: row.date("term_to"),
        rate: row.decimal("rate"),
        rate_description: row.text("rate_description"),
        area_sqft: row.decimal("area_sqft"),
        notes: row.text("notes"),
        last_update: row.date("last_update"),
    })
}

pub(super) fn charge(row: &Fields<'_>) -> Option<Charge> {
    Some(Charge {
        lease_id: row.lease_id()?,
        code: row.text("code"),
        start_date: row.date("start_date"),
        end_date: row.date("end_date"),
        frequency: row.frequency("frequency"),
        amount: row.decimal("amount"),
        in_effect: row.flag("in_effect"),
        charge_day: row.count("charge_day"),
        last_billed_on: row.date("last_billed_on"),
        currency: row.text("currency"),
        base_rent: row.is_base_rent("code"),
        last_update: row.date("last_update"),
    })
}

/// A note may have a date and references and a blank text; one without the field is of an API that the catalogue does not fit.
pub(super) fn note(row: &Fields<'_>) -> Option<Note> {
    row.knows("text").then_some(())?;
    Some(Note {
        lease_id: row.lease_id()?,
        date: row.date("date"),
        text: row.text("text").unwrap_or_default(),
        reference1: row.text("reference1"),
        reference2: row.text("reference2"),
        author: row.text("author"),
        last_update: row.date("last_update"),
    })
}

pub(super) fn delinquency(row: &Fields<'_>) -> Option<Delinquency> {
    Some(Delinquency {
        lease_id: row.lease_id()?,
        amount: row.decimal("amount"),
        charged_on: row.date("charged_on"),
        description: row.text("description"),
        category: row.text("category"),
        thirty_days: row.flag("thirty_days"),
        sixty_days: row.flag("sixty_days"),
        ninety_days: row.flag("ninety_days"),
        ninety_plus_days: row.flag("ninety_plus_days"),
        prepaid: row.decimal("prepaid"),
    })
}

pub(super) fn budget(row: &Fields<'_>) -> Option<Budget> {
    Some(Budget {
        lease_id: row.lease_id()?,
        renew_type: row.text("renew_type"),
        rent_per_sqft: row.decimal("rent_per_sqft"),
        improvement_per_sqft: row.decimal("improvement_per_sqft"),
        rent_commencement: row.date("rent_commencement"),
    })
}
