//! One call, from its arrival to its answer.
//!
//! The order is fixed: the window first, since MRI's gateway counts before it looks at anything else; then
//! credentials; then a fault, if one waits for this call; then the API itself.

use std::time::Instant;

use jiff::civil::DateTime;

use crate::api::{self, Api, Source};
use crate::document::Document;
use crate::http::{Answer, Request};
use crate::log::{Call, Entry};
use crate::page::{FOREIGN, Page};
use crate::portfolio::{Kind, Lease, Property};
use crate::rows::Row;
use crate::sabotage;
use crate::world::World;

const PATH: &str = "/mriapiservices/api.asp";

/// Enters the call and decides its answer. The entry is the caller's to close when the answer goes out. The clock is read when
/// the call has its place in the window.
pub(crate) fn respond<'a>(world: &'a World, request: &Request, clock: impl FnOnce() -> Instant) -> (Entry<'a>, Answer) {
    let name = request.query.get("$api").unwrap_or_default();
    let api = api::find(name).filter(|_| request.path.eq_ignore_ascii_case(PATH));
    let call = describe(request, name, api);
    let property = call.property.clone();
    let (entry, arrival) = world.arrive(call, clock);
    if arrival.throttled {
        return (entry, too_many_requests());
    }
    if request.header("authorization") != Some(&world.authorization) {
        return (entry, unauthorized());
    }
    let narrows = api.and_then(|api| api.narrows);
    let lease_missing = narrows.is_some_and(|narrows| request.query.get(narrows).is_none());
    let fault = world.faults.take(name, api.and_then(|api| api.dataset), property.as_deref(), lease_missing);
    let honest = document(world, request, api);
    let answer = match fault {
        Some(fault) => sabotage::answer(&fault, api, request, &world.host, honest),
        None => honest.map_or_else(|refusal| refusal, |document| document.answer()),
    };
    (entry, answer)
}

fn describe(request: &Request, name: &str, api: Option<&'static Api>) -> Call {
    let query = &request.query;
    let property = api.and_then(|api| api.required).and_then(|required| query.get(required));
    Call {
        at_ms: 0,
        answered_ms: 0,
        api: name.to_owned(),
        dataset: api.and_then(|api| api.dataset).map(str::to_owned),
        property: property.map(str::to_owned),
        lease: query.get("LEASEID").map(str::to_owned),
        page: Page::read(query).map_or(1, Page::number),
        status: 0,
        throttled: false,
        in_window: 0,
        foreign: query.get(FOREIGN).is_some(),
    }
}

pub(crate) fn too_many_requests() -> Answer {
    Answer::text(429, "Too Many Requests")
}

/// Says no more than MRI does: not whether it was the password, the licence or the API.
pub(crate) fn unauthorized() -> Answer {
    Answer::text(401, "Unauthorized").with_header("WWW-Authenticate", "Basic realm=\"MRI API Services\"")
}

/// The honest answer: a page of rows, or a refusal.
fn document<'a>(world: &'a World, request: &'a Request, api: Option<&'static Api>) -> Result<Document<'a>, Answer> {
    let Some(api) = api else {
        return Err(Answer::text(404, "The API was not found."));
    };
    if request.method != "GET" {
        return Err(Answer::text(405, "The method is not allowed."));
    }
    let query = &request.query;
    let page = Page::read(query).map_err(|name| Answer::text(400, format!("{name}: The value is not valid.")))?;
    let rows = since(api, request, rows(world, request, api)?)?;
    let next = page.next(rows.len(), api.link);
    let rows: Vec<Row> = rows.into_iter().skip(page.offset).take(page.top).collect();
    let as_object = api.lone_row_is_object && rows.len() == 1;
    let host = request.header("host").unwrap_or(&world.host);
    Ok(Document { api, query, host, page, next: next.filter(|_| !rows.is_empty()), rows, foreign: false, as_object })
}

fn rows(world: &World, request: &Request, api: &Api) -> Result<Vec<Row>, Answer> {
    let id = match api.required {
        Some(required) => {
            request.query.get(required).ok_or_else(|| Answer::text(400, format!("{required}: The parameter is required.")))?
        }
        None => "",
    };
    let portfolio = world.portfolio();
    let property = portfolio.property(id);
    match (api.source, property) {
        (Source::Portfolio(rows), _) => Ok(rows(&portfolio)),
        (_, None) => Ok(Vec::new()),
        (Source::Building(rows), Some(property)) => {
            Ok(if property.kind == Kind::Commercial { rows(property) } else { Vec::new() })
        }
        (Source::Leases(kind, _), Some(property)) if property.kind != kind => Ok(Vec::new()),
        (Source::LeasesOrError(kind, _), Some(property)) if property.kind != kind => Err(wrong_kind(api)),
        (Source::Leases(_, rows) | Source::LeasesOrError(_, rows), Some(property)) => of_leases(request, api, property, rows),
    }
}

fn wrong_kind(api: &Api) -> Answer {
    let parameter = api.required.unwrap_or_default();
    Answer::text(400, format!("{parameter}: The specified property is not a residential property."))
}

/// The rows of every lease, or of the one that was named by a parameter that this API knows. Any other
/// parameter, however well meant, is ignored.
fn of_leases(
    request: &Request,
    api: &Api,
    property: &Property,
    rows: fn(&Property, &Lease) -> Vec<Row>,
) -> Result<Vec<Row>, Answer> {
    let wanted = api.narrows.and_then(|narrows| request.query.get(narrows));
    let leases = property.leases.iter().filter(|lease| wanted.is_none_or(|wanted| lease.id == wanted));
    let rows: Vec<Row> = leases.flat_map(|lease| rows(property, lease)).collect();
    if wanted.is_some() && rows.is_empty() && api.dataset == Some("notes") {
        return Err(no_rows(api.dataset));
    }
    Ok(rows)
}

/// How MRI sometimes says that there are no rows.
pub(crate) fn no_rows(dataset: Option<&str>) -> Answer {
    let dataset = dataset.unwrap_or("rows");
    Answer::text(400, format!("LEASEID: The specified lease does not have any {dataset}."))
}

/// Drops the rows that are older than the caller wants.
fn since(api: &Api, request: &Request, mut rows: Vec<Row>) -> Result<Vec<Row>, Answer> {
    for (parameter, field) in api.since {
        let Some(asked) = request.query.get(parameter) else { continue };
        let oldest: DateTime =
            asked.parse().map_err(|_| Answer::text(400, format!("{parameter}: The value is not a valid date.")))?;
        rows.retain(|row| row.text(field).and_then(|text| text.parse().ok()).is_none_or(|date: DateTime| date >= oldest));
    }
    Ok(rows)
}
