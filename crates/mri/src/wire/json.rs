//! The JSON envelope: `{"odata.metadata": …, "nextLink": …, "value": [row, …]}`.

use serde_json::{Map, Value};

use super::{Page, Row, Unreadable};

pub(super) fn read(body: &[u8]) -> Result<Page, Unreadable> {
    // serde_json refuses to nest deeper than 128, so a hostile body cannot exhaust the stack.
    let value: Value = serde_json::from_slice(body).map_err(|_| Unreadable::NotAnEnvelope("it is not JSON"))?;
    match value {
        Value::Object(envelope) => read_envelope(envelope),
        Value::Array(rows) if !rows.is_empty() => Ok(Page { rows: read_rows(rows)?, next: None }),
        _ => Err(Unreadable::NotAnEnvelope("it has no envelope")),
    }
}

fn read_envelope(mut envelope: Map<String, Value>) -> Result<Page, Unreadable> {
    if let Some(message) = error_of(&envelope) {
        return Err(Unreadable::Error(message));
    }
    let next = take(&mut envelope, "nextlink").or_else(|| take(&mut envelope, "odata.nextlink"));
    let next = match next {
        None | Some(Value::Null) => None,
        Some(Value::String(link)) => Some(link).filter(|link| !link.trim().is_empty()),
        // Taken for the last page, it would pass off a part of the rows as all of them.
        Some(_) => return Err(Unreadable::NotAnEnvelope("its link to the next page is no text")),
    };
    let metadata = take(&mut envelope, "odata.metadata").is_some();
    let rows = match take(&mut envelope, "value").filter(|value| !value.is_null()) {
        Some(Value::Array(rows)) => read_rows(rows)?,
        // A list with one row can come as an object.
        Some(Value::Object(row)) => read_rows(vec![Value::Object(row)])?,
        // An envelope may come without rows; one with something else in their place is not understood.
        None if metadata && envelope.is_empty() => Vec::new(),
        None => return Err(Unreadable::NotAnEnvelope("it has no rows and no envelope")),
        Some(_) => return Err(Unreadable::NotAnEnvelope("its rows are no list")),
    };
    Ok(Page { rows, next })
}

fn read_rows(rows: Vec<Value>) -> Result<Vec<Row>, Unreadable> {
    rows.into_iter()
        .map(|row| match row {
            Value::Object(row) => match error_of(&row) {
                Some(message) => Err(Unreadable::Error(message)),
                None => Ok(Row::from_json(row)),
            },
            _ => Err(Unreadable::NotAnEnvelope("a row is no object")),
        })
        .collect()
}

/// `{"Error": {"Message": …}}`, also one level down.
fn error_of(object: &Map<String, Value>) -> Option<String> {
    let own = find(object, "error").and_then(message_of);
    let below = || object.values().filter_map(Value::as_object).find_map(|inner| find(inner, "error").and_then(message_of));
    own.or_else(below)
}

fn message_of(error: &Value) -> Option<String> {
    match error {
        Value::Object(error) => Some(find(error, "message").and_then(Value::as_str).unwrap_or("no message").to_owned()),
        Value::String(message) if !message.trim().is_empty() => Some(message.clone()),
        _ => None,
    }
}

fn find<'a>(object: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    object.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

fn take(object: &mut Map<String, Value>, name: &str) -> Option<Value> {
    let key = object.keys().find(|key| key.eq_ignore_ascii_case(name)).cloned()?;
    object.remove(&key)
}
