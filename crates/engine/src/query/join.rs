//! From rows to renewals, by the rules of docs/MRI.md. What was not answered, not applicable or not permitted is unknown, never 0.

use std::collections::HashMap;

use model::{
    Budget, Charge, ClientId, Dataset, Date, Decimal, Delinquency, Emea, ExpirySource, Instant, LastNote, Lease, LeaseId,
    LeaseOption, NextOption, Note, Offer, OutcomeKind, PropertyId, PropertyKind, Renewal, ShownOffer,
};
use store::{DatasetState, Leaf, Reader, StoreError};

/// All rows of one property, and which datasets were ever answered.
pub(crate) struct PropertyFacts {
    pub(crate) client_id: ClientId,
    pub(crate) property_id: PropertyId,
    pub(crate) name: Option<String>,
    pub(crate) kind: PropertyKind,
    pub(crate) leases: Vec<Lease>,
    pub(crate) offers: Vec<Offer>,
    pub(crate) emea: Vec<Emea>,
    pub(crate) options: Vec<LeaseOption>,
    pub(crate) charges: Vec<Charge>,
    pub(crate) notes: Vec<Note>,
    pub(crate) delinquencies: Vec<Delinquency>,
    pub(crate) budgets: Vec<Budget>,
    pub(crate) states: Vec<DatasetState>,
}

impl PropertyFacts {
    pub(crate) fn read(
        reader: &Reader<'_>,
        client_id: &ClientId,
        property_id: &PropertyId,
        name: Option<String>,
        kind: PropertyKind,
    ) -> Result<Self, StoreError> {
        fn rows<T: Leaf>(reader: &Reader<'_>, client: &ClientId, property: &PropertyId) -> Result<Vec<T>, StoreError> {
            reader.list_rows(client, property)
        }
        Ok(Self {
            leases: rows(reader, client_id, property_id)?,
            offers: rows(reader, client_id, property_id)?,
            emea: rows(reader, client_id, property_id)?,
            options: rows(reader, client_id, property_id)?,
            charges: rows(reader, client_id, property_id)?,
            notes: rows(reader, client_id, property_id)?,
            delinquencies: rows(reader, client_id, property_id)?,
            budgets: rows(reader, client_id, property_id)?,
            states: reader.list_dataset_states_of(client_id, property_id)?,
            client_id: client_id.clone(),
            property_id: property_id.clone(),
            name,
            kind,
        })
    }

    fn state(&self, dataset: Dataset) -> Option<&DatasetState> {
        self.states.iter().find(|state| state.dataset == dataset)
    }

    /// Whether "there are none" is a fact.
    fn is_answered(&self, dataset: Dataset) -> bool {
        self.state(dataset).is_some_and(|state| state.synced_at.is_some() && state.outcome != OutcomeKind::NotApplicable)
    }

    fn synced_at(&self) -> Option<Instant> {
        self.state(Dataset::Leases)?.synced_at
    }

    /// One renewal for each open lease.
    pub(crate) fn renewals(&self, today: Date) -> Vec<Renewal> {
        let parts = Parts {
            offers: by_lease(&self.offers, |row| &row.lease_id),
            emea: by_lease(&self.emea, |row| &row.lease_id),
            options: by_lease(&self.options, |row| &row.lease_id),
            charges: by_lease(&self.charges, |row| &row.lease_id),
            notes: by_lease(&self.notes, |row| &row.lease_id),
            delinquencies: by_lease(&self.delinquencies, |row| &row.lease_id),
            budgets: by_lease(&self.budgets, |row| &row.lease_id),
        };
        self.leases.iter().filter(|lease| lease.is_open(today)).map(|lease| self.renewal(lease, &parts, today)).collect()
    }

    fn renewal(&self, lease: &Lease, parts: &Parts<'_>, today: Date) -> Renewal {
        let id = &lease.lease_id;
        let offer = shown_offer(of(&parts.offers, id));
        let (expiry_date, expiry_source) = expiry(lease, of(&parts.emea, id), offer.as_ref());
        let charges = of(&parts.charges, id);
        let monthly = match self.kind {
            PropertyKind::Commercial => base_rent_per_month(charges, today),
            PropertyKind::Residential => lease.monthly_rent,
        };
        let annual = monthly.and_then(|rent| rent.checked_mul(Decimal::from(12)));
        let notes = of(&parts.notes, id);
        Renewal {
            client_id: self.client_id.clone(),
            property_id: self.property_id.clone(),
            property_name: self.name.clone().or_else(|| lease.property_name.clone()),
            property_kind: self.kind,
            suite_id: lease.suite_id.clone(),
            lease_id: id.clone(),
            occupant_name: lease.occupant_name.clone(),
            lease_start: lease.start_date,
            expiry_date,
            expiry_source,
            days_to_expiry: expiry_date.map(|date| (date - today).get_days()),
            area_sqft: lease.area_sqft,
            monthly_rent: monthly.map(cents),
            annual_rent: annual.map(cents),
            rent_per_sqft: annual.zip(lease.area_sqft).and_then(|(rent, area)| rent.checked_div(area)).map(cents),
            currency: charges.iter().find_map(|charge| charge.currency.clone()).or_else(|| lease.currency.clone()),
            option: next_option(of(&parts.options, id), today),
            offer,
            balance_due: self.balance_due(lease, of(&parts.delinquencies, id)),
            budget_rent_per_sqft: of(&parts.budgets, id).iter().find_map(|budget| budget.rent_per_sqft),
            notes_count: self.is_answered(Dataset::Notes).then(|| u32::try_from(notes.len()).unwrap_or(u32::MAX)),
            last_note: last_note(notes),
            occupancy_status: lease.occupancy_status.clone(),
            synced_at: self.synced_at(),
        }
    }

    /// Answered without rows for this lease is 0.00: the tenant pays on time.
    fn balance_due(&self, lease: &Lease, delinquencies: &[&Delinquency]) -> Option<Decimal> {
        match self.kind {
            PropertyKind::Residential => lease.balance,
            PropertyKind::Commercial if self.is_answered(Dataset::Delinquencies) => {
                Some(cents(delinquencies.iter().filter_map(|row| row.amount).sum::<Decimal>()))
            }
            PropertyKind::Commercial => None,
        }
    }
}

struct Parts<'a> {
    offers: HashMap<&'a LeaseId, Vec<&'a Offer>>,
    emea: HashMap<&'a LeaseId, Vec<&'a Emea>>,
    options: HashMap<&'a LeaseId, Vec<&'a LeaseOption>>,
    charges: HashMap<&'a LeaseId, Vec<&'a Charge>>,
    notes: HashMap<&'a LeaseId, Vec<&'a Note>>,
    delinquencies: HashMap<&'a LeaseId, Vec<&'a Delinquency>>,
    budgets: HashMap<&'a LeaseId, Vec<&'a Budget>>,
}

fn by_lease<'a, T>(rows: &'a [T], id: impl Fn(&'a T) -> &'a LeaseId) -> HashMap<&'a LeaseId, Vec<&'a T>> {
    let mut map: HashMap<&LeaseId, Vec<&T>> = HashMap::new();
    for row in rows {
        map.entry(id(row)).or_default().push(row);
    }
    map
}

fn of<'m, 'a, T>(map: &'m HashMap<&'a LeaseId, Vec<&'a T>>, id: &LeaseId) -> &'m [&'a T] {
    map.get(id).map(Vec::as_slice).unwrap_or_default()
}

/// Two places, as money is written.
fn cents(amount: Decimal) -> Decimal {
    let mut amount = amount.round_dp(2);
    amount.rescale(2);
    amount
}

fn expiry(lease: &Lease, emea: &[&Emea], offer: Option<&ShownOffer>) -> (Option<Date>, Option<ExpirySource>) {
    let sources = [
        (emea.iter().find_map(|row| row.expiry), ExpirySource::Emea),
        (lease.expiry_date, ExpirySource::Lease),
        (offer.and_then(|offer| offer.expires_on), ExpirySource::Offer),
    ];
    sources.into_iter().find(|(date, _)| date.is_some()).map_or((None, None), |(date, source)| (date, Some(source)))
}

/// The base-rent charges in effect, each converted to a month. Without any, or with one that cannot be converted, the rent is
/// unknown: half a rent would look like a whole one.
fn base_rent_per_month(charges: &[&Charge], today: Date) -> Option<Decimal> {
    let mut in_effect = charges.iter().filter(|charge| charge.base_rent && charge.is_in_effect(today)).peekable();
    in_effect.peek()?;
    in_effect.map(|charge| charge.per_month()).try_fold(Decimal::ZERO, |sum, rent| sum.checked_add(rent?))
}

/// The earliest notice date still to come, else the latest. An option without a date comes after all that have one.
fn next_option(options: &[&LeaseOption], today: Date) -> Option<NextOption> {
    let to_come = options.iter().filter(|option| option.notice_by.is_some_and(|date| date >= today));
    let next = to_come.min_by_key(|option| option.notice_by).or_else(|| options.iter().max_by_key(|option| option.notice_by))?;
    Some(NextOption {
        number: next.number.clone(),
        kind: next.kind.clone(),
        notice_by: next.notice_by,
        term_months: next.term_months,
        rate: next.rate,
    })
}

/// Lines of one term and one start are one offer. The selected one is shown, else the longest.
fn shown_offer(lines: &[&Offer]) -> Option<ShownOffer> {
    let shown = lines.iter().max_by_key(|line| (line.selected, line.term_months, line.effective_date))?;
    let same = |line: &&&Offer| line.term_months == shown.term_months && line.effective_date == shown.effective_date;
    let base: Vec<&&Offer> = lines.iter().filter(same).filter(|line| line.base_rent).collect();
    let rent = base.iter().map(|line| line.amount).try_fold(Decimal::ZERO, |sum, amount| sum.checked_add(amount?));
    Some(ShownOffer {
        term_months: shown.term_months,
        monthly_rent: rent.filter(|_| !base.is_empty()).map(cents),
        effective_date: shown.effective_date,
        expires_on: lines.iter().filter(same).find_map(|line| line.expires_on),
        selected: shown.selected,
    })
}

fn last_note(notes: &[&Note]) -> Option<LastNote> {
    let last = notes.iter().max_by_key(|note| note.date)?;
    Some(LastNote { date: last.date, text: last.text.clone() })
}
