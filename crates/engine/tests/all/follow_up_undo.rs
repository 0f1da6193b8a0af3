//! Edits taken back, and taken back again.

use std::sync::atomic::{AtomicU32, Ordering};

use engine::{Config, EditTarget, Engine, ErrorCode};
use model::{Date, FollowUp, FollowUpEdit, LeaseKey, QuotaLimit, SetDate, SetText};
use proptest::prelude::*;
use tempfile::TempDir;

use crate::support::{Desk, leases, spec, text};

#[tokio::test]
async fn an_undo_leaves_alone_what_was_changed_since() {
    let desk = Desk::open(spec(1, 2, 0)).await;
    desk.sync().await;
    let (first, second) = (desk.lease("000001", "000101"), desk.lease("000001", "000102"));
    let edit = FollowUpEdit { owner: text("Ann"), next_step: text("Call"), ..FollowUpEdit::default() };
    let id = desk.engine.edit_follow_ups(&leases(&[&first, &second]), &edit).unwrap().edit_id.unwrap();
    let since = FollowUpEdit { owner: text("Ben"), ..FollowUpEdit::default() };
    desk.engine.edit_follow_ups(&leases(&[&second]), &since).unwrap();
    let undone = desk.engine.undo_edit(&id).unwrap();
    assert_eq!((undone.leases, undone.changed), (2, 2));
    let said = |lease: &LeaseKey| desk.follow_up(lease).map(|found| (found.owner, found.next_step)).unwrap();
    assert_eq!(said(&first), (None, None));
    assert_eq!(said(&second), (Some("Ben".into()), None));
    let log = desk.engine.list_follow_up_log(&first).unwrap();
    assert_eq!((log.len(), log[0].undo, log[0].before.as_deref()), (4, true, Some("Call")));
    // A second time there is nothing left to be done.
    let again = desk.engine.undo_edit(&id).unwrap();
    assert_eq!((again.edit_id, again.changed), (None, 0));
    // And an undo is an edit: taken back, what it took away is there again.
    let redone = desk.engine.undo_edit(&undone.edit_id.unwrap()).unwrap();
    assert_eq!(redone.changed, 2);
    assert_eq!(said(&first), (Some("Ann".into()), Some("Call".into())));
    assert_eq!(said(&second), (Some("Ben".into()), Some("Call".into())));
    assert_eq!(desk.engine.undo_edit("no such edit").unwrap_err().code(), ErrorCode::NotFound);
}

#[derive(Clone, Debug)]
enum Step {
    Edit { leases: Vec<u8>, edit: FollowUpEdit },
    Undo,
}

fn any_text() -> impl Strategy<Value = Option<SetText>> {
    let word = prop_oneof![Just(None), "[a-c]{0,2}".prop_map(Some)];
    proptest::option::of(word.prop_map(|to| SetText { to }))
}

fn any_edit() -> impl Strategy<Value = FollowUpEdit> {
    let stage = proptest::option::of(prop_oneof![Just(None), Just(Some("negotiating")), Just(Some("executed"))]);
    let day = proptest::option::of(proptest::option::of(1..4_i8));
    let tags = || proptest::collection::vec("[aAbB]", 0..3);
    (stage, any_text(), any_text(), day, tags(), tags(), any::<Option<bool>>()).prop_map(
        |(stage, owner, next_step, day, add_tags, remove_tags, muted)| FollowUpEdit {
            stage: stage.map(|to| SetText { to: to.map(str::to_owned) }),
            owner,
            next_step,
            follow_up_on: day.map(|day| SetDate { to: day.map(|day| jiff::civil::date(2027, 1, day)) }),
            add_tags,
            remove_tags,
            muted,
        },
    )
}

fn any_steps() -> impl Strategy<Value = Vec<Step>> {
    let edit = (proptest::collection::vec(0..3_u8, 1..4), any_edit()).prop_map(|(leases, edit)| Step::Edit { leases, edit });
    proptest::collection::vec(prop_oneof![3 => edit, 1 => Just(Step::Undo)], 1..12)
}

type Said = (Option<String>, Option<String>, Option<String>, Option<Date>, Vec<String>, bool);

/// One folder for all cases, each with leases of its own.
struct Table {
    engine: Engine,
    client: model::ClientId,
    case: AtomicU32,
    dir: TempDir,
}

impl Table {
    fn lay() -> Self {
        let dir = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
        let engine = Engine::open(Config::new(dir.path())).unwrap();
        let new = engine::NewClient {
            name: "Harbor".into(),
            url: "http://127.0.0.1:1/mriapiservices/api.asp".into(),
            mri_client_id: "C1".into(),
            database: "LIVE".into(),
            user: "WEB".into(),
            quota: QuotaLimit::DEVELOPER_KEY,
            secret_store: model::SecretStore::File,
            properties: vec![model::ClientProperty { id: "000001".into(), name: None, kind: None }],
            sample: false,
            catalogue: None,
        };
        let client = engine.add_client(new, crate::support::secrets()).unwrap().id;
        Self { engine, client, case: AtomicU32::new(0), dir }
    }

    fn said(&self, store: &store::Store, leases: &[LeaseKey]) -> Vec<Said> {
        let found = |lease| store.read(|reader| reader.find_follow_up(lease)).unwrap();
        let said = |found: FollowUp| (found.stage, found.owner, found.next_step, found.follow_up_on, found.tags, found.muted);
        leases.iter().map(|lease| found(lease).map_or((None, None, None, None, vec![], false), said)).collect()
    }
}

#[test]
fn edits_that_are_taken_back_in_reverse_leave_what_was_there() {
    let table = Table::lay();
    let store = store::Store::open(table.dir.path()).unwrap();
    let config = ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() };
    proptest!(config, |(steps in any_steps())| {
        let case = table.case.fetch_add(1, Ordering::Relaxed);
        let key = |n: u8| LeaseKey {
            client_id: table.client.clone(),
            property_id: "000001".into(),
            lease_id: format!("{case}-{n}").into(),
        };
        let all: Vec<LeaseKey> = (0..3).map(key).collect();
        let mut done: Vec<(String, Vec<Said>)> = Vec::new();
        let undo = |done: &mut Vec<(String, Vec<Said>)>| {
            let Some((id, before)) = done.pop() else { return };
            table.engine.undo_edit(&id).unwrap();
            assert_eq!(table.said(&store, &all), before);
        };
        for step in steps {
            match step {
                Step::Undo => undo(&mut done),
                Step::Edit { leases, edit } => {
                    let before = table.said(&store, &all);
                    let target = EditTarget::Leases { leases: leases.into_iter().map(key).collect() };
                    let summary = table.engine.edit_follow_ups(&target, &edit).unwrap();
                    let moved = table.said(&store, &all).iter().zip(&before).filter(|(now, before)| now != before).count();
                    prop_assert_eq!(summary.changed as usize, moved);
                    done.extend(summary.edit_id.map(|id| (id, before)));
                }
            }
        }
        while !done.is_empty() {
            undo(&mut done);
        }
        prop_assert!(table.said(&store, &all).iter().all(|said| *said == (None, None, None, None, vec![], false)));
    });
}
