//! `renewals list`: the cached renewals.

use engine::{Engine, EngineError, parse_sort};
use model::Renewal;

use crate::args::List;
use crate::exit::Exit;
use crate::output::{self, or_unknown};

pub fn run(engine: &Engine, args: &List) -> Result<Exit, EngineError> {
    let renewals = engine.list_renewals(&args.filter, &parse_sort(&args.sort)?)?;
    let total = renewals.len();
    let limit = args.limit.unwrap_or(usize::MAX);
    let shown: Vec<Renewal> = renewals.into_iter().skip(args.offset).take(limit).collect();
    if args.json {
        output::json(&shown)?;
        return Ok(Exit::Done);
    }
    let count = shown.len();
    let header =
        ["Property", "Suite", "Lease", "Occupant", "Expiry", "Days", "Rent/month", "Sq ft", "Option by", "Balance", "Synced"];
    output::table(&header, &[5, 6, 7, 9], shown.into_iter().map(row));
    output::line(&format!("{count} of {total} renewals"));
    Ok(Exit::Done)
}

fn row(renewal: Renewal) -> Vec<String> {
    let property = match renewal.property_name {
        Some(name) => format!("{} {name}", renewal.property_id),
        None => renewal.property_id.to_string(),
    };
    let money = |amount: Option<model::Decimal>| match (amount, &renewal.currency) {
        (Some(amount), Some(currency)) => format!("{amount} {currency}"),
        (amount, _) => or_unknown(amount),
    };
    vec![
        property,
        or_unknown(renewal.suite_id.as_ref()),
        renewal.lease_id.to_string(),
        or_unknown(renewal.occupant_name.as_ref()),
        or_unknown(renewal.expiry_date),
        or_unknown(renewal.days_to_expiry),
        money(renewal.monthly_rent),
        or_unknown(renewal.area_sqft),
        or_unknown(renewal.option.as_ref().and_then(|option| option.notice_by)),
        money(renewal.balance_due),
        renewal.synced_at.map_or_else(|| or_unknown(None::<String>), output::age),
    ]
}
