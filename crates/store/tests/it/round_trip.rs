//! Whatever MRI may say of a property, it comes back from the store as it went in.

use model::{
    Budget, Charge, Date, Decimal, Delinquency, Emea, Frequency, Instant, Lease, LeaseOption, Note, Offer, Outcome, Rows,
};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use store::{Leaf, Store};

use crate::folder::{client, folder, property};

fn text() -> impl Strategy<Value = String> {
    prop_oneof![vec(any::<char>(), 0..12).prop_map(String::from_iter), Just("a\0b'; DROP TABLE lease; --\r\n".to_owned())]
}

fn maybe() -> impl Strategy<Value = Option<String>> {
    of(text())
}

fn date() -> impl Strategy<Value = Option<Date>> {
    of((-9_999..=9_999_i16, 1..=12_i8, 1..=28_i8).prop_map(|(y, m, d)| jiff::civil::date(y, m, d)))
}

fn money() -> impl Strategy<Value = Option<Decimal>> {
    let most = (1_i128 << 96) - 1;
    of((-most..=most, 0..=28_u32).prop_map(|(digits, scale)| Decimal::from_i128_with_scale(digits, scale)))
}

fn flag() -> impl Strategy<Value = Option<bool>> {
    of(any::<bool>())
}

fn count() -> impl Strategy<Value = Option<u32>> {
    of(any::<u32>())
}

fn leases() -> impl Strategy<Value = Lease> {
    let texts = (text(), vec(text(), 0..3), vec(maybe(), 11));
    let dates = vec(date(), 5);
    (texts, dates, money(), money(), money(), count(), flag(), flag()).prop_map(
        |((lease_id, occupants, mut t), d, area_sqft, monthly_rent, balance, term_months, month_to_month, current)| {
            let mut next = move || t.pop().flatten();
            Lease {
                property_id: property(),
                property_name: next(),
                lease_id: lease_id.into(),
                suite_id: next(),
                occupant_name: next(),
                legal_name: next(),
                master_occupant_id: next(),
                occupants,
                area_sqft,
                occupancy_status: next(),
                start_date: d[0],
                expiry_date: d[1],
                vacate_date: d[2],
                term_months,
                month_to_month,
                current,
                notice_given_on: d[3],
                monthly_rent,
                balance,
                currency: next(),
                address: next(),
                email: next(),
                phone: next(),
                last_update: d[4],
                missing_since: Some(Instant(7)),
            }
        },
    )
}

fn offers() -> impl Strategy<Value = Offer> {
    (text(), count(), vec(date(), 3), maybe(), money(), money(), any::<bool>(), any::<bool>()).prop_map(
        |(lease_id, term_months, d, charge_code, amount, concession, base_rent, selected)| Offer {
            lease_id: lease_id.into(),
            term_months,
            effective_date: d[0],
            expires_on: d[1],
            last_date: d[2],
            charge_code,
            amount,
            concession,
            base_rent,
            selected,
        },
    )
}

fn emea() -> impl Strategy<Value = Emea> {
    (text(), vec(date(), 7), vec(maybe(), 8), flag(), flag()).prop_map(
        |(lease_id, d, mut t, time_of_the_essence, upward_review_only)| {
            let mut next = move || t.pop().flatten();
            Emea {
                lease_id: lease_id.into(),
                rent_start: d[0],
                expiry: d[1],
                notice_date: d[2],
                review_pattern: next(),
                next_review_date: d[3],
                reminder_period: next(),
                time_of_the_essence,
                upward_review_only,
                charge_from: d[4],
                charge_to: d[5],
                tenancy_type: next(),
                tenancy_status: next(),
                country_code: next(),
                region: next(),
                vat_number: next(),
                email: next(),
                last_update: d[6],
            }
        },
    )
}

fn options() -> impl Strategy<Value = LeaseOption> {
    (text(), vec(maybe(), 5), vec(date(), 4), count(), money(), money()).prop_map(
        |(lease_id, mut t, d, term_months, rate, area_sqft)| {
            let mut next = move || t.pop().flatten();
            LeaseOption {
                lease_id: lease_id.into(),
                suite_id: next(),
                number: next(),
                kind: next(),
                option_date: d[0],
                notice_by: d[1],
                term_months,
                term_to: d[2],
                rate,
                rate_description: next(),
                area_sqft,
                notes: next(),
                last_update: d[3],
            }
        },
    )
}

fn charges() -> impl Strategy<Value = Charge> {
    let frequency =
        of(prop::sample::select(vec![Frequency::Monthly, Frequency::Quarterly, Frequency::SemiAnnual, Frequency::Annual]));
    (text(), maybe(), maybe(), vec(date(), 4), frequency, money(), flag(), count(), any::<bool>()).prop_map(
        |(lease_id, code, currency, d, frequency, amount, in_effect, charge_day, base_rent)| Charge {
            lease_id: lease_id.into(),
            code,
            start_date: d[0],
            end_date: d[1],
            frequency,
            amount,
            in_effect,
            charge_day,
            last_billed_on: d[2],
            currency,
            base_rent,
            last_update: d[3],
        },
    )
}

fn note_rows() -> impl Strategy<Value = Note> {
    (text(), text(), vec(maybe(), 3), date(), date()).prop_map(|(lease_id, text, t, date, last_update)| Note {
        lease_id: lease_id.into(),
        date,
        text,
        reference1: t[0].clone(),
        reference2: t[1].clone(),
        author: t[2].clone(),
        last_update,
    })
}

fn delinquencies() -> impl Strategy<Value = Delinquency> {
    (text(), money(), money(), date(), maybe(), maybe(), vec(flag(), 4)).prop_map(
        |(lease_id, amount, prepaid, charged_on, description, category, f)| Delinquency {
            lease_id: lease_id.into(),
            amount,
            charged_on,
            description,
            category,
            thirty_days: f[0],
            sixty_days: f[1],
            ninety_days: f[2],
            ninety_plus_days: f[3],
            prepaid,
        },
    )
}

fn budgets() -> impl Strategy<Value = Budget> {
    (text(), maybe(), money(), money(), date()).prop_map(
        |(lease_id, renew_type, rent_per_sqft, improvement_per_sqft, rent_commencement)| Budget {
            lease_id: lease_id.into(),
            renew_type,
            rent_per_sqft,
            improvement_per_sqft,
            rent_commencement,
        },
    )
}

fn round_trip<T: Leaf + Clone + PartialEq + std::fmt::Debug>(rows: &[T], wrap: fn(Vec<T>) -> Rows) -> Result<(), TestCaseError> {
    let folder = folder();
    let store = Store::open(folder.path()).unwrap();
    let outcome = Outcome::Rows(wrap(rows.to_vec()));
    let dataset = wrap(Vec::new()).dataset();
    let record = |cache: &store::CacheWriter<'_>| {
        cache.record_outcome(
            &client(),
            &property(),
            dataset,
            &outcome,
            &store::Attempt::new(&"r".into(), Instant(1), model::Cost::default()),
        )
    };
    store.write_cache(record).unwrap();
    prop_assert_eq!(store.read(|reader| reader.list_rows::<T>(&client(), &property())).unwrap(), rows);
    Ok(())
}

macro_rules! comes_back {
    ($($name:ident: $rows:expr => $wrap:path;)*) => {
        proptest! {
            #![proptest_config(ProptestConfig::with_cases(24))]
            $(#[test]
            fn $name(rows in vec($rows, 0..5)) {
                round_trip(&rows, $wrap)?;
            })*
        }
    };
}

comes_back! {
    leases_come_back: leases() => Rows::Leases;
    offers_come_back: offers() => Rows::Offers;
    emea_rows_come_back: emea() => Rows::Emea;
    options_come_back: options() => Rows::Options;
    charges_come_back: charges() => Rows::Charges;
    notes_come_back: note_rows() => Rows::Notes;
    delinquencies_come_back: delinquencies() => Rows::Delinquencies;
    budgets_come_back: budgets() => Rows::Budget;
}
