//! From rows to renewals, by the rules of docs/MRI.md. What was not answered, not applicable or not permitted is unknown, never 0.

mod rent;

use std::collections::{HashMap, HashSet};

use model::{
    ArrearsAge, Budget, Charge, ClientId, Dataset, Date, Decimal, Delinquency, Emea, ExpirySource, Instant, LastNote, Lease,
    LeaseId, LeaseOption, NextOption, Note, Offer, OptionState, OutcomeKind, PropertyId, PropertyKind, Renewal, ShownOffer,
};
use store::{DatasetState, Leaf, Reader, StoreError};

use super::portfolio::ListedProperty;
use rent::{next_step, rent_and_currency, rent_change};

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
    /// Where MRI is asked lease by lease: the leases that were.
    pub(crate) answered: HashMap<Dataset, HashSet<LeaseId>>,
}

impl PropertyFacts {
    /// A property of unknown kind is joined as commercial.
    pub(crate) fn of(reader: &Reader<'_>, listed: ListedProperty) -> Result<Self, StoreError> {
        fn rows<T: Leaf>(reader: &Reader<'_>, client: &ClientId, property: &PropertyId) -> Result<Vec<T>, StoreError> {
            reader.list_rows(client, property)
        }
        let ListedProperty { client_id, id: property_id, name, kind } = listed;
        let (client_id, property_id) = (&client_id, &property_id);
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
            answered: answered_leases(reader, client_id, property_id)?,
            client_id: client_id.clone(),
            property_id: property_id.clone(),
            name,
            kind: kind.unwrap_or(PropertyKind::Commercial),
        })
    }

    fn state(&self, dataset: Dataset) -> Option<&DatasetState> {
        self.states.iter().find(|state| state.dataset == dataset)
    }

    /// Whether "this lease has none" is a fact.
    pub(crate) fn is_answered_for(&self, dataset: Dataset, lease: &LeaseId) -> bool {
        let is_per_lease = self.state(dataset).is_some_and(|state| state.per_lease_since.is_some());
        let is_asked = || self.answered.get(&dataset).is_some_and(|leases| leases.contains(lease));
        if is_per_lease { is_asked() } else { self.is_answered(dataset) }
    }

    /// Whether what this dataset says of a lease, or that it says nothing, will not change by being asked at last.
    pub(crate) fn is_settled_for(&self, dataset: Dataset, lease: &LeaseId) -> bool {
        let is_refused = |state: &DatasetState| matches!(state.outcome, OutcomeKind::NotPermitted | OutcomeKind::NotApplicable);
        let is_per_lease = |state: &DatasetState| state.per_lease_since.is_some();
        self.state(dataset).is_some_and(|state| match state {
            state if is_per_lease(state) => self.is_answered_for(dataset, lease),
            state => state.synced_at.is_some() || is_refused(state),
        })
    }

    /// Whether the last answer was a good one.
    pub(crate) fn is_answered_now(&self, dataset: Dataset) -> bool {
        self.state(dataset).is_some_and(|state| matches!(state.outcome, OutcomeKind::Rows | OutcomeKind::Empty))
    }

    /// Whether "there are none" is a fact.
    pub(crate) fn is_answered(&self, dataset: Dataset) -> bool {
        self.state(dataset).is_some_and(|state| state.synced_at.is_some() && state.outcome != OutcomeKind::NotApplicable)
    }

    fn synced_at(&self) -> Option<Instant> {
        self.state(Dataset::Leases)?.synced_at
    }

    /// One renewal for each open lease, beside the lease it was made of.
    pub(crate) fn renewals(&self, today: Date) -> Vec<(&Lease, Renewal)> {
        let parts = Parts {
            offers: by_lease(&self.offers, |row| &row.lease_id),
            emea: by_lease(&self.emea, |row| &row.lease_id),
            options: by_lease(&self.options, |row| &row.lease_id),
            charges: by_lease(&self.charges, |row| &row.lease_id),
            notes: by_lease(&self.notes, |row| &row.lease_id),
            delinquencies: by_lease(&self.delinquencies, |row| &row.lease_id),
            budgets: by_lease(&self.budgets, |row| &row.lease_id),
        };
        self.leases.iter().filter(|lease| lease.is_open(today)).map(|lease| (lease, self.renewal(lease, &parts, today))).collect()
    }

    /// Each renewal with what words are looked for in beside its names: the notes and the options.
    pub(crate) fn searchable_renewals(&self, today: Date) -> Vec<(Renewal, String)> {
        let notes = by_lease(&self.notes, |row| &row.lease_id);
        let options = by_lease(&self.options, |row| &row.lease_id);
        let searched = |lease: &LeaseId| {
            let of_notes = of(&notes, lease).iter().map(|note| Some(&note.text));
            let of_options = of(&options, lease)
                .iter()
                .flat_map(|option| [option.kind.as_ref(), option.rate_description.as_ref(), option.notes.as_ref()]);
            of_notes.chain(of_options).flatten().map(String::as_str).collect::<Vec<_>>().join("\n")
        };
        self.renewals(today).into_iter().map(|(lease, renewal)| (renewal, searched(&lease.lease_id))).collect()
    }

    fn renewal(&self, lease: &Lease, parts: &Parts<'_>, today: Date) -> Renewal {
        let id = &lease.lease_id;
        let offer = shown_offer(of(&parts.offers, id));
        let (expiry_date, expiry_source) = expiry(lease, of(&parts.emea, id), offer.as_ref());
        let charges = of(&parts.charges, id);
        let (monthly, currency) = match self.kind {
            PropertyKind::Commercial => rent_and_currency(charges, lease, today),
            PropertyKind::Residential => (lease.monthly_rent, lease.currency.clone()),
        };
        let annual = monthly.and_then(|rent| rent.checked_mul(Decimal::from(12)));
        let notes = of(&parts.notes, id);
        let next_step = match self.kind {
            PropertyKind::Commercial => next_step(charges, monthly, today),
            PropertyKind::Residential => None,
        };
        let emea = of(&parts.emea, id);
        let overdue = of(&parts.delinquencies, id);
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
            currency,
            rent_change: rent_change(monthly, offer.as_ref(), next_step.as_ref()),
            next_step,
            option: next_option(of(&parts.options, id), today),
            offer,
            balance_due: self.balance_due(lease, overdue),
            arrears_age: arrears_age(overdue),
            budget_rent_per_sqft: of(&parts.budgets, id).iter().find_map(|budget| budget.rent_per_sqft),
            budget_improvement_per_sqft: of(&parts.budgets, id).iter().find_map(|budget| budget.improvement_per_sqft),
            notice_date: emea.iter().find_map(|row| row.notice_date),
            next_review_date: emea.iter().find_map(|row| row.next_review_date),
            month_to_month: lease.month_to_month,
            notes_count: self.is_answered_for(Dataset::Notes, id).then(|| u32::try_from(notes.len()).unwrap_or(u32::MAX)),
            last_note: last_note(notes),
            occupancy_status: lease.occupancy_status.clone(),
            synced_at: self.synced_at(),
            deadline: None,
            follow_up: None,
            own_notes: 0,
        }
    }

    /// Answered without rows for this lease is 0.00: the tenant pays on time. With an item that cannot be read it is unknown.
    fn balance_due(&self, lease: &Lease, delinquencies: &[&Delinquency]) -> Option<Decimal> {
        match self.kind {
            PropertyKind::Residential => lease.balance,
            PropertyKind::Commercial if self.is_answered_for(Dataset::Delinquencies, &lease.lease_id) => {
                sum(delinquencies.iter().map(|row| row.amount)).map(cents)
            }
            PropertyKind::Commercial => None,
        }
    }
}

fn answered_leases(
    reader: &Reader<'_>,
    client: &ClientId,
    property: &PropertyId,
) -> Result<HashMap<Dataset, HashSet<LeaseId>>, StoreError> {
    let mut answered: HashMap<Dataset, HashSet<LeaseId>> = HashMap::new();
    for answer in reader.list_lease_answers(client, property)? {
        answered.entry(answer.dataset).or_default().insert(answer.lease_id);
    }
    Ok(answered)
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

/// What is unknown, or too large to add, makes the sum unknown.
fn sum(amounts: impl Iterator<Item = Option<Decimal>>) -> Option<Decimal> {
    let mut amounts = amounts;
    amounts.try_fold(Decimal::ZERO, |sum, amount| sum.checked_add(amount?))
}

fn expiry(lease: &Lease, emea: &[&Emea], offer: Option<&ShownOffer>) -> (Option<Date>, Option<ExpirySource>) {
    let known = lease.expiry(emea.iter().copied());
    let offered = || Some((offer?.expires_on?, ExpirySource::Offer));
    known.or_else(offered).unzip()
}

/// The earliest notice date still to come, else the latest. An option without a date comes after all that have one.
fn next_option(options: &[&LeaseOption], today: Date) -> Option<NextOption> {
    let to_come = options.iter().filter(|option| option.notice_by.is_some_and(|date| date >= today));
    let next = to_come.min_by_key(|option| option.notice_by).or_else(|| options.iter().max_by_key(|option| option.notice_by))?;
    Some(NextOption {
        number: next.number.clone(),
        kind: next.kind.clone(),
        opens_on: opens_on(next),
        notice_by: next.notice_by,
        state: option_state(next, today),
        term_months: next.term_months,
        rate: next.rate,
    })
}

/// An option's own date opens its window only where it comes before the last day of notice.
fn opens_on(option: &LeaseOption) -> Option<Date> {
    option.option_date.zip(option.notice_by).filter(|(opens, notice_by)| opens < notice_by).map(|(opens, _)| opens)
}

fn option_state(option: &LeaseOption, today: Date) -> OptionState {
    match option.notice_by {
        None => OptionState::Unknown,
        Some(notice_by) if notice_by < today => OptionState::Lapsed,
        Some(_) if opens_on(option).is_some_and(|opens| today < opens) => OptionState::NotYetOpen,
        Some(_) => OptionState::Open,
    }
}

/// By MRI's marks; of several items the oldest counts.
fn arrears_age(overdue: &[&Delinquency]) -> Option<ArrearsAge> {
    let age = |row: &&Delinquency| match row {
        row if row.ninety_plus_days == Some(true) => ArrearsAge::NinetyPlus,
        row if row.ninety_days == Some(true) => ArrearsAge::Ninety,
        row if row.sixty_days == Some(true) => ArrearsAge::Sixty,
        row if row.thirty_days == Some(true) => ArrearsAge::Thirty,
        _ => ArrearsAge::Current,
    };
    overdue.iter().filter(|row| row.amount.is_none_or(|amount| !amount.is_zero())).map(age).max()
}

/// Lines of one term and one start are one offer. The selected one is shown, else the longest.
fn shown_offer(lines: &[&Offer]) -> Option<ShownOffer> {
    let shown = lines.iter().max_by_key(|line| (line.selected, line.term_months, line.effective_date))?;
    let same = |line: &&&Offer| line.term_months == shown.term_months && line.effective_date == shown.effective_date;
    let base: Vec<&&Offer> = lines.iter().filter(same).filter(|line| line.base_rent).collect();
    let rent = sum(base.iter().map(|line| line.amount));
    Some(ShownOffer {
        term_months: shown.term_months,
        monthly_rent: rent.filter(|_| !base.is_empty()).map(cents),
        effective_date: shown.effective_date,
        expires_on: lines.iter().filter(same).find_map(|line| line.expires_on),
        last_date: lines.iter().filter(same).find_map(|line| line.last_date),
        selected: shown.selected,
    })
}

fn last_note(notes: &[&Note]) -> Option<LastNote> {
    // Of two notes of one day, the first that MRI gave, as in the list of all.
    let last = notes.iter().rev().max_by_key(|note| note.date)?;
    Some(LastNote { date: last.date, text: last.text.clone() })
}
