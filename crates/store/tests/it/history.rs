//! What is kept of runs, changes and drift, and what waits for somebody's word.

use model::{Change, ChangeKind, Cost, Dataset, Instant, Note, OutcomeKind, RunOutcome, RunScope, RunStatus};
use store::{DriftRow, FreshGroup, KnownLease, LeaseAnswer, Store};

use crate::folder::{client, client_row, folder, notes, property, record, texts};
use crate::runs::run;

#[test]
fn a_runs_outcomes_come_back_and_go_with_it() {
    let folder = folder();
    let store = Store::open(folder.path()).unwrap();
    let outcome = RunOutcome {
        property_id: property(),
        dataset: Dataset::Notes,
        outcome: OutcomeKind::Rows,
        fresh: false,
        cost: Cost { calls: 2, retries: 1, waited_ms: 30, duration_ms: 40 },
        rows: Some(3),
        finished_at: Instant(5),
        failure: None,
    };
    let fresh = FreshGroup { dataset: Dataset::Leases, outcome: OutcomeKind::Empty, properties: vec![property(), "2".into()] };
    let finished = |id, at| model::Run { finished_on: Some(Instant(at)), ..run(id, "a", RunStatus::Completed, at) };
    store
        .write_desk(|desk| {
            desk.upsert_run(&finished("1", 10))?;
            desk.upsert_run_outcomes(&"1".into(), std::slice::from_ref(&outcome))?;
            desk.upsert_run_fresh(&"1".into(), std::slice::from_ref(&fresh))?;
            desk.upsert_run(&finished("2", 20))
        })
        .unwrap();
    let list = || store.read(|reader| reader.list_run_outcomes(&"1".into())).unwrap();
    let found = list();
    assert_eq!(found.first(), Some(&outcome));
    assert_eq!(found.iter().filter(|one| one.fresh && one.outcome == OutcomeKind::Empty).count(), 2);
    assert_eq!(store.write_desk(|desk| desk.delete_runs_before(Instant(20))).unwrap(), 1);
    assert_eq!(list(), []);
    assert!(store.read(|reader| reader.find_run(&"2".into())).unwrap().is_some());
}

#[test]
fn the_last_run_comes_back_with_its_scope_and_sign_of_life() {
    let folder = folder();
    let store = Store::open(folder.path()).unwrap();
    let scope = RunScope { property_ids: vec![property()], datasets: vec![Dataset::Emea], refresh: true };
    store
        .write_desk(|desk| {
            desk.upsert_run(&run("old", "a", RunStatus::Completed, 1))?;
            desk.upsert_run(&run("new", "a", RunStatus::Active, 2))?;
            desk.update_run_scope(&"new".into(), &scope)?;
            desk.update_run_alive(&"new".into(), Instant(9))?;
            desk.upsert_run(&run("other", "b", RunStatus::Active, 3))
        })
        .unwrap();
    let last = store.read(|reader| reader.find_last_run(&"a".into())).unwrap().unwrap();
    assert_eq!((last.run.id, last.scope, last.alive_at), ("new".into(), scope, Instant(9)));
}

#[test]
fn what_an_attempt_came_to_is_found_by_its_run() {
    let folder = folder();
    let store = Store::open(folder.path()).unwrap();
    record(&store, &notes(&["a"]), "1", 10).unwrap();
    record(&store, &model::Outcome::NotPermitted, "2", 20).unwrap();
    let of = |run: &str| store.read(|reader| reader.list_dataset_states_of_run(&client(), &run.into())).unwrap();
    assert_eq!(of("1"), [], "the second run has asked since");
    let states = of("2");
    assert_eq!((states[0].outcome, &states[0].run_id), (OutcomeKind::NotPermitted, &"1".into()));
    assert_eq!(states[0].full_at, Some(Instant(10)));
}

#[test]
fn one_leases_rows_are_replaced_without_touching_the_others() {
    let folder = folder();
    let store = Store::open(folder.path()).unwrap();
    record(&store, &notes(&["of L"]), "1", 10).unwrap();
    let answer = LeaseAnswer { dataset: Dataset::Notes, lease_id: "M".into(), synced_at: Instant(3), run_id: "1".into() };
    for text in ["first", "second"] {
        let note = Note {
            lease_id: "M".into(),
            date: None,
            text: text.into(),
            reference1: None,
            reference2: None,
            author: None,
            last_update: None,
        };
        let write = |cache: &store::CacheWriter<'_>| {
            cache.record_lease_answer(&client(), &property(), &answer, std::slice::from_ref(&note), |row: &Note| &row.lease_id)
        };
        store.write_cache(write).unwrap();
    }
    assert_eq!(texts(&store), ["of L", "second"]);
    assert_eq!(store.read(|reader| reader.list_lease_answers(&client(), &property())).unwrap(), [answer]);
}

#[test]
fn changes_and_known_leases_come_back_newest_first() {
    let folder = folder();
    let store = Store::open(folder.path()).unwrap();
    let change = |run: &str, kind| Change {
        id: 0,
        client_id: client(),
        property_id: property(),
        property_name: None,
        lease_id: "L".into(),
        suite_id: Some("100".into()),
        occupant_name: None,
        run_id: run.into(),
        at: Instant(4),
        kind,
        before: Some("2026-01-01".into()),
        after: None,
    };
    let known = KnownLease { lease_id: "L".into(), facts: "{}".into(), gone_at: Some(Instant(4)) };
    store
        .write_desk(|desk| {
            desk.insert_change(&change("1", ChangeKind::New))?;
            desk.insert_change(&change("2", ChangeKind::Expiry))?;
            desk.upsert_known_lease(&client(), &property(), &known)
        })
        .unwrap();
    let all = store.read(|reader| reader.list_changes(None, None, 10)).unwrap();
    assert_eq!(all.iter().map(|change| change.kind).collect::<Vec<_>>(), [ChangeKind::Expiry, ChangeKind::New]);
    let of_run = store.read(|reader| reader.list_changes(Some(&client()), Some(&"1".into()), 10)).unwrap();
    assert_eq!(of_run, [Change { id: 1, ..change("1", ChangeKind::New) }]);
    assert_eq!(store.read(|reader| reader.list_known_leases(&client(), &property())).unwrap(), [known]);
}

#[test]
fn a_field_that_vanishes_and_comes_back_is_told_each_time() {
    let folder = folder();
    let store = Store::open(folder.path()).unwrap();
    let drift = |appeared, at| DriftRow {
        client_id: client(),
        dataset: Dataset::Leases,
        api: "API".into(),
        field: "term".into(),
        appeared,
        at: Instant(at),
    };
    let fields = || store.read(|reader| reader.list_api_fields(&client(), "API")).unwrap();
    store.write_desk(|desk| desk.insert_api_field(&client(), "API", "term")).unwrap();
    assert_eq!(fields(), ["term"]);
    store.write_desk(|desk| desk.record_drift(&drift(false, 5))).unwrap();
    assert!(fields().is_empty());
    store.write_desk(|desk| desk.record_drift(&drift(true, 6))).unwrap();
    assert_eq!(fields(), ["term"]);
    assert_eq!(store.read(|reader| reader.list_drift(Instant(6))).unwrap(), [drift(true, 6)]);
    assert_eq!(store.read(|reader| reader.list_drift(Instant(7))).unwrap(), []);
}

#[test]
fn of_two_who_see_to_a_schedule_one_starts_the_run() {
    let folder = folder();
    let store = Store::open(folder.path()).unwrap();
    store.write_desk(|desk| desk.insert_client(&client_row("1", "Acme"))).unwrap();
    let claim = |handled: Option<i64>, until| {
        store.write_desk(|desk| desk.claim_schedule(&"1".into(), handled.map(Instant), Instant(until))).unwrap()
    };
    assert_eq!([claim(None, 10), claim(None, 11), claim(Some(10), 20), claim(Some(10), 21)], [true, false, true, false]);
}
