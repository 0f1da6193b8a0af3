//! `renewals client held` and `drift`: answers that somebody must look at.

use engine::{DriftKind, Engine, EngineError};
use model::PropertyId;

use crate::exit::Exit;
use crate::output::{self, or_unknown};

pub fn held(
    engine: &Engine,
    name: &str,
    accept: Option<PropertyId>,
    reject: Option<PropertyId>,
    json: bool,
) -> Result<Exit, EngineError> {
    let client = engine.get_client(Some(name))?.id;
    if let Some(property) = accept {
        engine.accept_held_answer(&client, &property)?;
    }
    if let Some(property) = reject {
        engine.reject_held_answer(&client, &property)?;
    }
    let held: Vec<_> = engine.list_held_answers()?.into_iter().filter(|held| held.client_id == client).collect();
    if json {
        output::json(&held)?;
        return Ok(Exit::Done);
    }
    let row = |held: engine::HeldAnswer| {
        let (before, after) = (held.before.to_string(), held.after.to_string());
        vec![held.property_id.to_string(), or_unknown(held.property_name), before, after, output::age(held.at)]
    };
    output::table(&["Property", "Name", "Leases before", "In the answer", "When"], &[2, 3], held.into_iter().map(row));
    Ok(Exit::Done)
}

pub fn drift(engine: &Engine, name: &str, json: bool) -> Result<Exit, EngineError> {
    let client = engine.get_client(Some(name))?.id;
    let drift: Vec<_> = engine.list_drift()?.into_iter().filter(|drift| drift.client_id == client).collect();
    if json {
        output::json(&drift)?;
        return Ok(Exit::Done);
    }
    let what = |kind| match kind {
        DriftKind::Appeared => "appeared",
        DriftKind::Vanished => "vanished",
    };
    let row = |one: engine::Drift| vec![one.field, what(one.what).to_owned(), one.api, output::age(one.at)];
    output::table(&["Field", "What", "API", "When"], &[], drift.into_iter().map(row));
    Ok(Exit::Done)
}
