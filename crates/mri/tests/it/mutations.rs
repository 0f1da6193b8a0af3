//! Honest answers, spoilt at random. Whatever comes, nothing panics, and garbage is never "no rows".

use std::sync::{Arc, Mutex};

use model::{Dataset, Outcome, PropertyKind};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};

use crate::canned::{Canned, answer, record};
use crate::office::{client, no_retries, question, sandbox, spec};

const GOLDEN: [(Dataset, PropertyKind, &str); 9] = [
    (Dataset::Leases, PropertyKind::Commercial, "MRI_S-PMCM_CommercialLeasesLeasByBuildingID&BLDGID"),
    (Dataset::Leases, PropertyKind::Residential, "MRI_S-PMRM_ResidentLeaseDetailsByPropertyID&RMPROPID"),
    (Dataset::Offers, PropertyKind::Residential, "MRI_S-PMRM_ResidentialRenewalOffers&PROPERTYID"),
    (Dataset::Emea, PropertyKind::Commercial, "MRI_S-PMCM_LeaseEMEAInformation&BLDGID"),
    (Dataset::Options, PropertyKind::Commercial, "MRI_S-PMCM_CommercialLeasesLeasOptsByBuildingID&BLDGID"),
    (Dataset::Charges, PropertyKind::Commercial, "MRI_S-PMCM_CommercialLeasesCmreccByBuildingID&BLDGID"),
    (Dataset::Notes, PropertyKind::Commercial, "MRI_S-PMCM_CommercialLeasesNoteByBuildingID&BLDGID"),
    (Dataset::Delinquencies, PropertyKind::Commercial, "MRI_S-PMCM_CurrentDelinquencies&BuildingID"),
    (Dataset::Budget, PropertyKind::Commercial, "MRI_S-PMCM_CommercialLeaseAnlsByBuildingID&BLDGID"),
];

#[derive(Clone, Debug)]
enum Spoil {
    /// A field of one row, or (without a row) of all.
    Field(Option<Index>, Index, Change),
    Envelope(Index, Change),
    Truncate(Index),
    Flip(Vec<(Index, u8)>),
    /// Bytes from elsewhere in the middle.
    Insert(Index, Vec<u8>),
}

#[derive(Clone, Debug)]
enum Change {
    Delete,
    Rename,
    Become(Value),
}

fn spoils() -> impl Strategy<Value = Spoil> {
    let odd = [
        Value::Null,
        json!(7),
        json!(-1.5e300),
        json!(true),
        json!(""),
        json!("  "),
        json!("x".repeat(3_000)),
        json!([]),
        json!([[1]]),
        json!({}),
        json!({"#text": "000101"}),
        json!("9999-99-99T00:00:00"),
        json!("\u{0}\u{202e}Ünï"),
        json!("1e999999"),
    ];
    let change =
        || prop_oneof![Just(Change::Delete), Just(Change::Rename), prop::sample::select(odd.to_vec()).prop_map(Change::Become)];
    prop_oneof![
        4 => (prop::option::of(any::<Index>()), any::<Index>(), change()).prop_map(|(row, field, change)| Spoil::Field(row, field, change)),
        2 => (any::<Index>(), change()).prop_map(|(field, change)| Spoil::Envelope(field, change)),
        2 => any::<Index>().prop_map(Spoil::Truncate),
        3 => prop::collection::vec((any::<Index>(), 1..=255_u8), 1..4).prop_map(Spoil::Flip),
        1 => (any::<Index>(), prop::collection::vec(any::<u8>(), 1..9)).prop_map(|(at, bytes)| Spoil::Insert(at, bytes)),
    ]
}

fn change(object: &mut Value, field: &Index, change: &Change) {
    let Some(object) = object.as_object_mut().filter(|object| !object.is_empty()) else { return };
    let name = object.keys().nth(field.index(object.len())).unwrap().clone();
    let old = object.remove(&name).unwrap();
    match change {
        Change::Delete => {}
        Change::Rename => drop(object.insert(format!("{name}Code"), old)),
        Change::Become(new) => drop(object.insert(name, new.clone())),
    }
}

fn spoil(golden: &str, spoil: &Spoil) -> Vec<u8> {
    let mut value: Value = serde_json::from_str(golden).unwrap();
    let mut bytes = golden.as_bytes().to_vec();
    match spoil {
        Spoil::Field(row, field, how) => {
            let rows = value["value"].as_array_mut().unwrap();
            match row {
                Some(row) => change(row.get_mut(rows), field, how),
                None => rows.iter_mut().for_each(|row| change(row, field, how)),
            }
            return value.to_string().into_bytes();
        }
        Spoil::Envelope(field, how) => {
            change(&mut value, field, how);
            return value.to_string().into_bytes();
        }
        Spoil::Truncate(at) => bytes.truncate(at.index(bytes.len())),
        Spoil::Flip(flips) => {
            for (at, mask) in flips {
                *at.get_mut(&mut bytes) ^= mask;
            }
        }
        Spoil::Insert(at, more) => {
            let at = at.index(bytes.len());
            bytes.splice(at..at, more.iter().copied());
        }
    }
    bytes
}

/// The honest spellings of "no rows": an empty list, and an envelope without one.
fn says_none(body: &[u8]) -> bool {
    let Ok(value) = serde_json::from_slice::<Value>(body) else { return false };
    match value.get("value") {
        Some(Value::Array(rows)) => rows.is_empty(),
        Some(Value::Null) | None => {
            let known = ["odata.metadata", "nextLink", "value"];
            value.as_object().is_some_and(|envelope| envelope.keys().all(|key| known.contains(&key.as_str())))
        }
        Some(_) => false,
    }
}

#[test]
fn garbage_is_never_no_rows_and_never_a_panic() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let (goldens, canned, body) = runtime.block_on(async {
        let sandbox = sandbox(spec(2, 6, 1), &[]).await;
        let mut goldens = Vec::new();
        for (dataset, kind, ask) in GOLDEN {
            let wanted = if kind == PropertyKind::Commercial { sandbox::Kind::Commercial } else { sandbox::Kind::Residential };
            let property = sandbox.portfolio().properties.iter().find(|property| property.kind == wanted).unwrap().id.clone();
            let text = record(&sandbox, &format!("$api={ask}={property}&$format=json")).await;
            let mut value: Value = serde_json::from_str(&text).unwrap();
            if let Some(row) = value["value"].as_object().cloned() {
                value["value"] = json!([row]);
            }
            if value["value"].as_array().is_some_and(|rows| !rows.is_empty()) {
                goldens.push((question(&property, kind, dataset), value.to_string()));
            }
        }
        let body = Arc::new(Mutex::new(Vec::new()));
        let said = Arc::clone(&body);
        let canned = Canned::start(move |_| answer("200 OK", &*said.lock().unwrap())).await;
        (goldens, canned, body)
    });
    assert!(goldens.len() >= 8, "only {} datasets have rows", goldens.len());
    let client = client(&canned.url());
    let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::with_cases(1_500) });
    let outcome = runner.run(&(any::<Index>(), spoils()), |(which, how)| {
        let (asked, golden) = which.get(&goldens);
        let spoilt = spoil(golden, &how);
        body.lock().unwrap().clone_from(&spoilt);
        let fetched = runtime.block_on(client.fetch(asked, &no_retries()));
        let text = String::from_utf8_lossy(&spoilt);
        prop_assert!(fetched.outcome != Outcome::Empty || says_none(&spoilt), "taken for no rows of {}: {text}", asked.dataset);
        prop_assert!(
            !matches!(fetched.outcome, Outcome::NotApplicable | Outcome::NotPermitted),
            "{:?} of {}: {text}",
            fetched.outcome.kind(),
            asked.dataset
        );
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
}
