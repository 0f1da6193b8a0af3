//! `renewals show`: one renewal, all its rows, and every dataset with its outcome and age.

use engine::{DatasetStanding, Engine, EngineError, RenewalDetail};
use model::{Budget, Charge, Delinquency, Emea, LeaseId, LeaseOption, Note, Offer, OutcomeKind};

use crate::args::Show;
use crate::exit::Exit;
use crate::output::{self, or_unknown};

pub fn run(engine: &Engine, args: &Show) -> Result<Exit, EngineError> {
    let client = args.client.as_deref().map(|name| engine.get_client(Some(name))).transpose()?;
    let lease = LeaseId::from(args.lease.clone());
    let detail = engine.show_renewal(client.as_ref().map(|client| &client.id), &args.property, &lease)?;
    if args.json {
        output::json(&detail)?;
    } else {
        lay_out(&detail);
    }
    Ok(Exit::Done)
}

fn lay_out(detail: &RenewalDetail) {
    let renewal = &detail.renewal;
    output::table(
        &["", ""],
        &[],
        [
            fact("Property", Some(format!("{} {}", renewal.property_id, renewal.property_name.as_deref().unwrap_or_default()))),
            fact("Suite", renewal.suite_id.clone()),
            fact("Lease", Some(renewal.lease_id.to_string())),
            fact("Occupant", renewal.occupant_name.clone()),
            fact("People", (!detail.lease.occupants.is_empty()).then(|| detail.lease.occupants.join(", "))),
            fact("Status", renewal.occupancy_status.clone()),
            fact("Start", renewal.lease_start),
            fact(
                "Expiry",
                renewal.expiry_date.map(|date| match renewal.expiry_source {
                    Some(source) => format!("{date} ({} days; from {})", or_unknown(renewal.days_to_expiry), source.as_str()),
                    None => date.to_string(),
                }),
            ),
            fact("Area sq ft", renewal.area_sqft),
            fact("Rent per month", renewal.monthly_rent),
            fact("Rent per year", renewal.annual_rent),
            fact("Rent per sq ft", renewal.rent_per_sqft),
            fact("Currency", renewal.currency.clone()),
            fact("Balance due", renewal.balance_due),
            fact("Budget rent per sq ft", renewal.budget_rent_per_sqft),
        ],
    );
    section("Options", &["No", "Type", "Notice by", "Months", "Rate"], detail.options.iter().map(option));
    section("Offers", &["Months", "From", "Code", "Amount", "Selected"], detail.offers.iter().map(offer));
    section("Charges", &["Code", "From", "To", "Every", "Amount", "In effect"], detail.charges.iter().map(charge));
    section("Arrears", &["Charged", "For", "Category", "Amount"], detail.delinquencies.iter().map(arrear));
    section("Budget", &["Renewal", "Rent per sq ft", "Improvement per sq ft", "From"], detail.budgets.iter().map(budget));
    section("EMEA", &["Expiry", "Notice", "Next review", "Tenancy", "Status", "Country"], detail.emea.iter().map(emea));
    section("Notes", &["Date", "By", "Note"], detail.notes.iter().map(note));
    section("Datasets", &["Dataset", "Outcome", "Rows", "Last good answer"], detail.datasets.iter().map(dataset));
}

fn fact(name: &str, value: Option<impl ToString>) -> Vec<String> {
    vec![name.to_owned(), or_unknown(value)]
}

fn section(title: &str, header: &[&str], rows: impl Iterator<Item = Vec<String>>) {
    let mut rows = rows.peekable();
    if rows.peek().is_some() {
        output::line(&format!("\n{title}"));
        output::table(header, &[], rows);
    }
}

fn option(option: &LeaseOption) -> Vec<String> {
    vec![
        or_unknown(option.number.as_ref()),
        or_unknown(option.kind.as_ref()),
        or_unknown(option.notice_by),
        or_unknown(option.term_months),
        or_unknown(option.rate),
    ]
}

fn offer(offer: &Offer) -> Vec<String> {
    vec![
        or_unknown(offer.term_months),
        or_unknown(offer.effective_date),
        or_unknown(offer.charge_code.as_ref()),
        or_unknown(offer.amount),
        if offer.selected { "yes" } else { "no" }.to_owned(),
    ]
}

fn charge(charge: &Charge) -> Vec<String> {
    vec![
        or_unknown(charge.code.as_ref()),
        or_unknown(charge.start_date),
        or_unknown(charge.end_date),
        or_unknown(charge.frequency.map(|frequency| frequency.as_str())),
        or_unknown(charge.amount),
        or_unknown(charge.in_effect.map(|yes| if yes { "yes" } else { "no" })),
    ]
}

fn arrear(item: &Delinquency) -> Vec<String> {
    vec![
        or_unknown(item.charged_on),
        or_unknown(item.description.as_ref()),
        or_unknown(item.category.as_ref()),
        or_unknown(item.amount),
    ]
}

fn budget(budget: &Budget) -> Vec<String> {
    vec![
        or_unknown(budget.renew_type.as_ref()),
        or_unknown(budget.rent_per_sqft),
        or_unknown(budget.improvement_per_sqft),
        or_unknown(budget.rent_commencement),
    ]
}

fn emea(emea: &Emea) -> Vec<String> {
    vec![
        or_unknown(emea.expiry),
        or_unknown(emea.notice_date),
        or_unknown(emea.next_review_date),
        or_unknown(emea.tenancy_type.as_ref()),
        or_unknown(emea.tenancy_status.as_ref()),
        or_unknown(emea.country_code.as_ref()),
    ]
}

fn note(note: &Note) -> Vec<String> {
    vec![or_unknown(note.date), or_unknown(note.author.as_ref()), note.text.clone()]
}

fn dataset(standing: &DatasetStanding) -> Vec<String> {
    let outcome = match (&standing.failure, standing.outcome) {
        (Some(failure), _) => format!("failed: {}", failure.message),
        (None, None) => "never asked".to_owned(),
        (None, Some(OutcomeKind::Rows)) => "answered".to_owned(),
        (None, Some(OutcomeKind::Empty)) => "answered: none".to_owned(),
        (None, Some(OutcomeKind::NotApplicable)) => "does not apply".to_owned(),
        (None, Some(OutcomeKind::NotPermitted)) => "not permitted".to_owned(),
        (None, Some(OutcomeKind::Failed)) => "failed".to_owned(),
    };
    let age = standing.synced_at.map_or_else(|| "never".to_owned(), |at| format!("{} ({})", output::age(at), output::time(at)));
    vec![standing.dataset.to_string(), outcome, standing.rows.to_string(), age]
}
