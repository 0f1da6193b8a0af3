//! What filters and the usual orders look at: one row of fixed size for each renewal.

use model::{ArrearsAge, ExpirySource, OptionState, Renewal};
use serde::{Deserialize, Serialize};

use super::{Amount, Day};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Hot {
    pub(crate) lease_start: Day,
    pub(crate) expiry: Day,
    pub(crate) notice_by: Day,
    pub(crate) offer_last: Day,
    pub(crate) step_on: Day,
    pub(crate) last_note: Day,
    pub(crate) rent: Amount,
    pub(crate) area: Amount,
    pub(crate) balance: Amount,
    pub(crate) offer_rent: Amount,
    pub(crate) change: Amount,
    /// Tenths of a percent; `i32::MIN` = unknown.
    pub(crate) change_permille: i32,
    /// `u32::MAX` = unknown.
    pub(crate) notes: u32,
    /// Into the property's list of currencies; the last one = none.
    pub(crate) currency: u8,
    pub(crate) has: Has,
    pub(crate) option_state: Option<OptionState>,
    pub(crate) expiry_source: Option<ExpirySource>,
    pub(crate) arrears_age: Option<ArrearsAge>,
    pub(crate) month_to_month: Option<bool>,
}

/// What a renewal has, whatever is in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Has(u8);

impl Has {
    pub(crate) const OPTION: Self = Self(1);
    pub(crate) const OFFER: Self = Self(2);
    pub(crate) const STEP: Self = Self(4);

    pub(crate) fn all(self, of: Self) -> bool {
        self.0 & of.0 == of.0
    }

    fn when(self, is_so: bool) -> Self {
        if is_so { self } else { Self(0) }
    }
}

impl Hot {
    pub(super) fn of(renewal: &Renewal, currency: u8) -> Self {
        let (option, offer) = (renewal.option.as_ref(), renewal.offer.as_ref());
        let (step, change) = (renewal.next_step.as_ref(), renewal.rent_change.as_ref());
        let has = [(Has::OPTION, option.is_some()), (Has::OFFER, offer.is_some()), (Has::STEP, step.is_some())];
        let permille = |percent: model::Decimal| i32::try_from((percent * model::Decimal::TEN).round().mantissa()).ok();
        Self {
            lease_start: renewal.lease_start.into(),
            expiry: renewal.expiry_date.into(),
            notice_by: option.and_then(|option| option.notice_by).into(),
            offer_last: offer.and_then(|offer| offer.last_date).into(),
            step_on: step.map(|step| step.on).into(),
            last_note: renewal.last_note.as_ref().and_then(|note| note.date).into(),
            rent: renewal.monthly_rent.into(),
            area: renewal.area_sqft.into(),
            balance: renewal.balance_due.into(),
            offer_rent: offer.and_then(|offer| offer.monthly_rent).into(),
            change: change.map(|change| change.amount).into(),
            change_permille: change.and_then(|change| change.percent).and_then(permille).unwrap_or(i32::MIN),
            notes: renewal.notes_count.unwrap_or(u32::MAX),
            currency,
            has: Has(has.into_iter().fold(0, |all, (what, is_so)| all | what.when(is_so).0)),
            option_state: option.map(|option| option.state),
            expiry_source: renewal.expiry_source,
            arrears_age: renewal.arrears_age,
            month_to_month: renewal.month_to_month,
        }
    }
}
