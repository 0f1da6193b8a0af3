//! What the staff say: rows of the desk that grow by change number, and go only with their client.

use model::{FollowUp, Instant, LeaseKey, OwnNote};
use store::{OwnNoteRow, Store};

use crate::folder::{client_row, folder};

fn lease(client: &str, lease: &str) -> LeaseKey {
    LeaseKey { client_id: client.into(), property_id: "000001".into(), lease_id: lease.into() }
}

fn follow_up(owner: &str) -> FollowUp {
    FollowUp {
        stage: Some("negotiating".into()),
        owner: Some(owner.into()),
        next_step: None,
        follow_up_on: "2027-01-31".parse().ok(),
        tags: vec!["anchor".into(), "two words".into()],
        muted: true,
        version: 3,
        author: "Ben".into(),
        updated_at: Instant(7),
    }
}

fn note(id: &str, lease: LeaseKey, deleted_at: Option<Instant>) -> OwnNoteRow {
    let note = OwnNote { id: id.into(), text: "Stay".into(), author: "Ben".into(), at: Instant(1), edited_at: None, version: 1 };
    OwnNoteRow { lease, note, deleted_at }
}

#[test]
fn a_follow_up_comes_back_as_it_was_put_in() {
    let folder = folder();
    let store = Store::open(folder.path()).unwrap();
    let (key, row) = (lease("1", "L"), follow_up("Ann"));
    for _ in 0..2 {
        store.write_desk(|desk| desk.upsert_follow_up(&key, &row)).unwrap();
    }
    assert_eq!(store.read(|reader| reader.list_follow_ups()).unwrap(), [(key.clone(), row.clone())]);
    assert_eq!(store.read(|reader| reader.find_follow_up(&key)).unwrap(), Some(row));
    assert_eq!(store.read(|reader| reader.find_follow_up(&lease("1", "M"))).unwrap(), None);
}

#[test]
fn the_change_number_grows_with_whatever_is_written_or_taken_away() {
    let folder = folder();
    let store = Store::open(folder.path()).unwrap();
    let number = || store.read(|reader| reader.follow_up_change()).unwrap();
    let mut seen = vec![number()];
    store.write_desk(|desk| desk.upsert_follow_up(&lease("1", "L"), &follow_up("Ann"))).unwrap();
    seen.push(number());
    store.write_desk(|desk| desk.upsert_own_note(&note("n", lease("1", "L"), None))).unwrap();
    seen.push(number());
    assert_eq!(store.read(|reader| reader.list_own_note_texts()).unwrap().len(), 1);
    store.write_desk(|desk| desk.upsert_own_note(&note("n", lease("1", "L"), Some(Instant(5))))).unwrap();
    seen.push(number());
    assert_eq!(store.read(|reader| reader.list_own_note_texts()).unwrap(), []);
    store.write_desk(|desk| desk.insert_client(&client_row("1", "Acme"))).unwrap();
    assert_eq!(number(), seen[3], "a client is no follow-up");
    store.write_desk(|desk| desk.delete_client(&"1".into())).unwrap();
    seen.push(number());
    assert!(seen.is_sorted_by(|a, b| a < b), "{seen:?}");
}

#[test]
fn a_deleted_client_takes_along_what_was_said_of_its_leases_and_no_other() {
    let folder = folder();
    let store = Store::open(folder.path()).unwrap();
    for client in ["1", "2"] {
        store
            .write_desk(|desk| {
                desk.insert_client(&client_row(client, client))?;
                desk.upsert_follow_up(&lease(client, "L"), &follow_up("Ann"))?;
                desk.upsert_own_note(&note(client, lease(client, "L"), None))
            })
            .unwrap();
    }
    store.write_desk(|desk| desk.delete_client(&"1".into())).unwrap();
    let left = store.read(|reader| Ok((reader.list_follow_ups()?, reader.list_own_note_texts()?))).unwrap();
    assert_eq!(left, (vec![(lease("2", "L"), follow_up("Ann"))], vec![(lease("2", "L"), left.1[0].1.clone())]));
}

#[test]
fn the_text_of_notes_that_were_deleted_long_ago_goes_and_nothing_else() {
    let folder = folder();
    let store = Store::open(folder.path()).unwrap();
    let rows = [("kept", None), ("old", Some(Instant(10))), ("new", Some(Instant(20)))];
    for (id, deleted_at) in rows {
        store.write_desk(|desk| desk.upsert_own_note(&note(id, lease("1", "L"), deleted_at))).unwrap();
    }
    let has = |at| store.read(|reader| reader.has_deleted_notes(Instant(at))).unwrap();
    assert!(!has(10) && has(11));
    store.write_desk(|desk| desk.purge_own_notes(Instant(11))).unwrap();
    assert!(!has(20) && has(21));
    let text = |id: &str| store.write_desk(|desk| desk.find_own_note(id)).unwrap().unwrap().note.text;
    assert_eq!(["kept", "old", "new"].map(text), ["Stay", "", "Stay"]);
}

#[test]
fn a_setting_is_claimed_once() {
    let folder = folder();
    let store = Store::open(folder.path()).unwrap();
    let claim = |before: Option<&str>, value: &str| {
        store.write_desk(|desk| desk.claim_setting("digest", before, value, "Ben", Instant(1))).unwrap()
    };
    assert!(claim(None, "1") && !claim(None, "1"));
    assert!(claim(Some("1"), "2") && !claim(Some("1"), "3"));
    assert_eq!(store.read(|reader| reader.find_setting("digest")).unwrap().as_deref(), Some("2"));
}
