//! The rest of a renewal: bytes until somebody looks at the row. What all renewals of a property share, and what [`Hot`] holds, is not
//! in it.

use model::{LastNote, NextOption, Renewal, RentChange, RentChangeSource, RentStep, ShownOffer};
use serde::{Deserialize, Serialize};

use super::{Amount, Day, Hot};

#[derive(Serialize, Deserialize)]
pub(super) struct Cold {
    lease_id: String,
    suite_id: Option<String>,
    occupant_name: Option<String>,
    annual_rent: Amount,
    rent_per_sqft: Amount,
    step_rent: Amount,
    change: Option<(Amount, RentChangeSource)>,
    option: Option<ColdOption>,
    offer: Option<ColdOffer>,
    budget_rent: Amount,
    budget_improvement: Amount,
    notice_date: Day,
    next_review_date: Day,
    last_note: Option<String>,
    occupancy_status: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct ColdOption {
    number: Option<String>,
    kind: Option<String>,
    opens_on: Day,
    term_months: Option<u32>,
    rate: Amount,
}

#[derive(Serialize, Deserialize)]
struct ColdOffer {
    term_months: Option<u32>,
    effective_date: Day,
    expires_on: Day,
    selected: bool,
}

impl Cold {
    pub(super) fn of(renewal: Renewal) -> Self {
        Self {
            lease_id: renewal.lease_id.as_str().to_owned(),
            suite_id: renewal.suite_id,
            occupant_name: renewal.occupant_name,
            annual_rent: renewal.annual_rent.into(),
            rent_per_sqft: renewal.rent_per_sqft.into(),
            step_rent: renewal.next_step.and_then(|step| step.monthly_rent).into(),
            change: renewal.rent_change.map(|change| (change.percent.into(), change.source)),
            option: renewal.option.map(|option| ColdOption {
                number: option.number,
                kind: option.kind,
                opens_on: option.opens_on.into(),
                term_months: option.term_months,
                rate: option.rate.into(),
            }),
            offer: renewal.offer.map(|offer| ColdOffer {
                term_months: offer.term_months,
                effective_date: offer.effective_date.into(),
                expires_on: offer.expires_on.into(),
                selected: offer.selected,
            }),
            budget_rent: renewal.budget_rent_per_sqft.into(),
            budget_improvement: renewal.budget_improvement_per_sqft.into(),
            notice_date: renewal.notice_date.into(),
            next_review_date: renewal.next_review_date.into(),
            last_note: renewal.last_note.map(|note| note.text),
            occupancy_status: renewal.occupancy_status,
        }
    }

    /// Puts a renewal together again. What belongs to the property or to the desk, `whole` brings along.
    pub(super) fn thaw(self, hot: &Hot, today: Day, currency: Option<String>, whole: Renewal) -> Renewal {
        let step = hot.step_on.date().map(|on| RentStep { on, monthly_rent: self.step_rent.decimal() });
        let change = self.change.zip(hot.change.decimal());
        Renewal {
            lease_id: self.lease_id.into(),
            suite_id: self.suite_id,
            occupant_name: self.occupant_name,
            lease_start: hot.lease_start.date(),
            expiry_date: hot.expiry.date(),
            expiry_source: hot.expiry_source,
            days_to_expiry: hot.expiry.days_from(today),
            area_sqft: hot.area.decimal(),
            monthly_rent: hot.rent.decimal(),
            annual_rent: self.annual_rent.decimal(),
            rent_per_sqft: self.rent_per_sqft.decimal(),
            currency,
            next_step: step,
            rent_change: change.map(|((percent, source), amount)| RentChange { amount, percent: percent.decimal(), source }),
            option: self.option.map(|option| NextOption {
                number: option.number,
                kind: option.kind,
                opens_on: option.opens_on.date(),
                notice_by: hot.notice_by.date(),
                state: hot.option_state.unwrap_or(model::OptionState::Unknown),
                term_months: option.term_months,
                rate: option.rate.decimal(),
            }),
            offer: self.offer.map(|offer| ShownOffer {
                term_months: offer.term_months,
                monthly_rent: hot.offer_rent.decimal(),
                effective_date: offer.effective_date.date(),
                expires_on: offer.expires_on.date(),
                last_date: hot.offer_last.date(),
                selected: offer.selected,
            }),
            balance_due: hot.balance.decimal(),
            arrears_age: hot.arrears_age,
            budget_rent_per_sqft: self.budget_rent.decimal(),
            budget_improvement_per_sqft: self.budget_improvement.decimal(),
            notice_date: self.notice_date.date(),
            next_review_date: self.next_review_date.date(),
            month_to_month: hot.month_to_month,
            notes_count: (hot.notes != u32::MAX).then_some(hot.notes),
            last_note: self.last_note.map(|text| LastNote { date: hot.last_note.date(), text }),
            occupancy_status: self.occupancy_status,
            ..whole
        }
    }
}
