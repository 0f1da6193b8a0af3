//! A portfolio that changes while the server runs, as a customer's does between two syncs.

use jiff::civil::datetime;

use crate::client::*;

const SINCE: &str = "&BLDGID=000001&LASTUPDATEDATE=2026-03-15%2009:30:00.000";

#[tokio::test]
async fn a_note_that_is_added_or_edited_is_told_to_who_asks_for_changes() {
    let sandbox = start(spec()).await;
    assert_eq!(ask(&sandbox, NOTES, SINCE).await.rows().len(), 0);
    let before = ask(&sandbox, NOTES, "&BLDGID=000001").await.rows();
    sandbox.change(|portfolio| {
        let lease = portfolio.properties[0].leases.iter_mut().find(|lease| lease.notes.len() > 1).unwrap();
        let mut note = lease.notes[0].clone();
        lease.notes[0].text = "Edited";
        lease.notes[0].last_update = datetime(2026, 3, 15, 9, 30, 0, 0);
        note.text = "Added";
        note.last_update = datetime(2026, 3, 15, 9, 30, 0, 0);
        lease.notes.push(note);
        // Untouched, and a second too old to be told.
        lease.notes[1].last_update = datetime(2026, 3, 15, 9, 29, 59, 0);
    });
    let changed = ask(&sandbox, NOTES, SINCE).await.rows();
    assert_eq!(changed.iter().map(|row| row["NoteText"].as_str().unwrap()).collect::<Vec<_>>(), ["Edited", "Added"]);
    assert_eq!(ask(&sandbox, NOTES, "&BLDGID=000001").await.rows().len(), before.len() + 1);
}

#[tokio::test]
async fn a_lease_may_go_and_another_change() {
    let sandbox = start(spec()).await;
    let before = sandbox.portfolio();
    sandbox.change(|portfolio| {
        portfolio.properties[0].leases.remove(0);
        portfolio.properties[0].leases[0].occupant = "New Tenant Ltd".to_owned();
    });
    let rows = ask(&sandbox, LEASES, "&BLDGID=000001").await.rows();
    assert_eq!(rows.len(), before.properties[0].leases.len() - 1);
    assert_eq!((&rows[0]["LeaseID"], &rows[0]["OccupantName"]), (&"000102".into(), &"New Tenant Ltd".into()));
    assert!(before.properties[0].lease("000101").is_some(), "who holds the old portfolio keeps it");
    assert!(sandbox.portfolio().properties[0].lease("000101").is_none());
}
