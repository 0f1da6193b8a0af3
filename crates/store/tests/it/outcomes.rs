//! What came of asking: rows as a whole, and never less than before because of a failure.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use model::{Failure, FailureCode, Instant, Note, Outcome, OutcomeKind, Rows};
use store::{Attempt, DatasetState, Store};

use crate::folder::{client, folder, notes, property, record, state, texts};

fn failed() -> Outcome<Rows> {
    Outcome::Failed(Failure::new(FailureCode::ServerBusy, "MRI is busy"))
}

#[test]
fn a_good_answer_replaces_the_rows_as_a_whole() {
    let folder = folder();
    let store = Store::open(folder.path()).unwrap();
    record(&store, &notes(&["a", "b", "c"]), "1", 10).unwrap();
    record(&store, &notes(&["d"]), "2", 20).unwrap();
    assert_eq!(texts(&store), ["d"]);
    let state = state(&store);
    assert_eq!((state.outcome, state.rows, state.synced_at), (OutcomeKind::Rows, 1, Some(Instant(20))));
    assert_eq!(state.run_id, "2".into());
}

#[test]
fn a_failure_or_refusal_keeps_the_rows_and_their_age() {
    for outcome in [failed(), Outcome::NotPermitted] {
        let folder = folder();
        let store = Store::open(folder.path()).unwrap();
        record(&store, &notes(&["a", "b"]), "1", 10).unwrap();
        record(&store, &outcome, "2", 20).unwrap();
        assert_eq!(texts(&store), ["a", "b"]);
        let state = state(&store);
        assert_eq!((state.outcome, state.rows), (outcome.kind(), 2));
        assert_eq!((state.synced_at, state.tried_at), (Some(Instant(10)), Instant(20)));
        assert_eq!(state.run_id, "1".into(), "the run that wrote the rows");
    }
}

#[test]
fn a_failure_is_told_until_the_next_good_answer() {
    let folder = folder();
    let store = Store::open(folder.path()).unwrap();
    record(&store, &failed(), "1", 10).unwrap();
    let first = state(&store);
    assert_eq!((first.rows, first.synced_at), (0, None));
    assert_eq!(first.failure.unwrap().code, FailureCode::ServerBusy);
    record(&store, &notes(&["a"]), "2", 20).unwrap();
    assert_eq!(state(&store).failure, None);
}

#[test]
fn none_and_not_applicable_are_answers() {
    for outcome in [Outcome::Empty, Outcome::NotApplicable] {
        let folder = folder();
        let store = Store::open(folder.path()).unwrap();
        record(&store, &notes(&["a"]), "1", 10).unwrap();
        record(&store, &outcome, "2", 20).unwrap();
        assert_eq!(texts(&store), Vec::<String>::new());
        assert_eq!((state(&store).outcome, state(&store).synced_at), (outcome.kind(), Some(Instant(20))));
    }
}

#[test]
fn twice_is_the_same_as_once() {
    for outcome in [notes(&["a", "a", "b"]), Outcome::Empty, failed(), Outcome::NotPermitted, Outcome::NotApplicable] {
        let folder = folder();
        let store = Store::open(folder.path()).unwrap();
        record(&store, &notes(&["old"]), "1", 10).unwrap();
        let once = (record(&store, &outcome, "2", 20).unwrap(), texts(&store), state(&store));
        let twice = (record(&store, &outcome, "2", 20).unwrap(), texts(&store), state(&store));
        let same = DatasetState { change_no: once.2.change_no, ..twice.2.clone() };
        assert_eq!((&once.1, &once.2), (&twice.1, &same));
        assert!(twice.2.change_no > once.2.change_no, "a write is told, whatever it wrote");
    }
}

#[test]
fn a_change_number_is_never_given_twice() {
    let folder = folder();
    let store = Store::open(folder.path()).unwrap();
    record(&store, &notes(&["a"]), "1", 10).unwrap();
    let before = state(&store).change_no;
    store.write_cache(|cache| cache.delete_client_rows(&client())).unwrap();
    assert_eq!(texts(&store), Vec::<String>::new());
    record(&store, &notes(&["b"]), "2", 20).unwrap();
    assert!(state(&store).change_no > before);
}

/// Generation `n` is `n % 50 + 1` notes that all say `n`.
fn generation(n: usize) -> Outcome<Rows> {
    notes(&vec![n.to_string().as_str(); n % 50 + 1])
}

fn assert_whole(store: &Store) {
    let (rows, states) =
        store.read(|reader| Ok((reader.list_rows::<Note>(&client(), &property())?, reader.list_dataset_states()?))).unwrap();
    let Some(first) = rows.first() else { return assert!(states.is_empty()) };
    let n: usize = first.text.parse().unwrap();
    assert!(rows.iter().all(|row| row.text == first.text), "two generations at once");
    assert_eq!(rows.len(), n % 50 + 1, "half of a generation");
    assert_eq!((states[0].rows as usize, states[0].tried_at.0), (rows.len(), n as i64), "the state is of another generation");
}

#[test]
fn a_reader_during_a_write_sees_the_old_rows_or_the_new_ones() {
    let folder = folder();
    let store = Store::open(folder.path()).unwrap();
    let other_process = Store::open(folder.path()).unwrap();
    let over = AtomicBool::new(false);
    thread::scope(|scope| {
        for reader in [&store, &other_process, &store] {
            let over = &over;
            scope.spawn(move || {
                while !over.load(Ordering::SeqCst) {
                    assert_whole(reader);
                }
            });
        }
        for n in 0..300 {
            record(&store, &generation(n), "run", n as i64).unwrap();
        }
        over.store(true, Ordering::SeqCst);
    });
    assert_whole(&store);
}

#[test]
fn two_writers_do_not_lose_each_others_work() {
    let folder = folder();
    let stores = [Store::open(folder.path()).unwrap(), Store::open(folder.path()).unwrap()];
    thread::scope(|scope| {
        for (index, store) in stores.iter().enumerate() {
            scope.spawn(move || {
                for n in 0..50 {
                    let property = format!("{index}-{n}").into();
                    let write = |cache: &store::CacheWriter<'_>| {
                        cache.record_outcome(
                            &client(),
                            &property,
                            model::Dataset::Notes,
                            &notes(&["a"]),
                            &Attempt::new(&"r".into(), Instant(1), model::Cost::default()),
                        )
                    };
                    store.write_cache(write).unwrap();
                }
            });
        }
    });
    let states = stores[0].read(|reader| reader.list_dataset_states()).unwrap();
    let mut numbers: Vec<i64> = states.iter().map(|state| state.change_no).collect();
    numbers.sort_unstable();
    numbers.dedup();
    assert_eq!(numbers.len(), 100);
}
