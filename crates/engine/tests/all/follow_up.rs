//! What the staff say of leases: edited one by one and many at once, logged, and left alone by syncs.

use std::time::Duration;

use engine::{DeskSettings, EditSummary, EditTarget, ErrorCode};
use model::{FollowUpEdit, FollowUpField, SetDate};

use crate::support::{Desk, leases, spec, text};

fn by_filter(filter: &str) -> EditTarget {
    EditTarget::Filter { filter: filter.into() }
}

fn owner(name: &str) -> FollowUpEdit {
    FollowUpEdit { owner: text(name), ..FollowUpEdit::default() }
}

#[tokio::test]
async fn a_clients_name_is_no_id() {
    let desk = Desk::open(spec(1, 1, 0)).await;
    let lease = model::LeaseKey { client_id: "Harbor".into(), ..desk.lease("000001", "000101") };
    let edit = FollowUpEdit { owner: text("Ann"), ..FollowUpEdit::default() };
    assert_eq!(desk.engine.edit_follow_ups(&leases(&[&lease]), &edit).unwrap_err().code(), engine::ErrorCode::NotFound);
    assert_eq!(desk.engine.add_own_note(&lease, "x").unwrap_err().code(), engine::ErrorCode::NotFound);
}

#[tokio::test]
async fn an_edit_is_kept_with_its_author_and_logged_field_by_field() {
    let desk = Desk::open(spec(1, 2, 0)).await;
    desk.sync().await;
    desk.engine.save_desk_settings(&DeskSettings { author: Some(" Ann ".into()), ..DeskSettings::default() }).unwrap();
    let lease = desk.lease("000001", "000101");
    let edit = FollowUpEdit {
        stage: text("negotiating"),
        owner: text("  Ben "),
        follow_up_on: Some(SetDate { to: "2026-12-01".parse().ok() }),
        add_tags: vec!["vip".into(), "anchor".into()],
        muted: Some(true),
        ..FollowUpEdit::default()
    };
    let done = desk.engine.edit_follow_ups(&leases(&[&lease]), &edit).unwrap();
    assert_eq!((done.leases, done.changed, done.edit_id.is_some()), (1, 1, true));
    let detail = desk.engine.show_renewal(None, &lease.property_id, &lease.lease_id).unwrap();
    let found = detail.renewal.follow_up.unwrap();
    assert_eq!((found.stage.as_deref(), found.owner.as_deref(), found.muted), (Some("negotiating"), Some("Ben"), true));
    assert_eq!((found.author.as_str(), found.version, found.tags), ("Ann", 1, vec!["anchor".to_owned(), "vip".to_owned()]));
    let mut log: Vec<_> = detail.log.iter().map(|entry| (entry.field, entry.before.as_deref(), entry.after.as_deref())).collect();
    log.reverse();
    let want = [
        (FollowUpField::Stage, None, Some("Negotiating")),
        (FollowUpField::Owner, None, Some("Ben")),
        (FollowUpField::FollowUpOn, None, Some("2026-12-01")),
        (FollowUpField::Tags, None, Some("anchor, vip")),
        (FollowUpField::Muted, Some("no"), Some("yes")),
    ];
    assert_eq!(log, want);
    assert!(detail.log.iter().all(|entry| entry.author == "Ann" && !entry.undo && Some(&entry.edit_id) == done.edit_id.as_ref()));
    // Again: nothing is different, so nothing is written.
    let again = desk.engine.edit_follow_ups(&leases(&[&lease]), &edit).unwrap();
    assert_eq!(again, EditSummary { edit_id: None, leases: 1, changed: 0 });
    assert_eq!(desk.engine.list_follow_up_log(&lease).unwrap(), detail.log);
    assert_eq!(desk.follow_up(&lease).unwrap().version, 1);
}

#[tokio::test]
async fn an_edit_by_filter_reaches_what_the_filter_finds_and_no_more() {
    let desk = Desk::open(spec(3, 4, 0)).await;
    desk.sync().await;
    let one = desk.first_lease("000002");
    desk.engine.edit_follow_ups(&leases(&[&one]), &owner("Ann")).unwrap();
    let target = by_filter("property:000001,000002");
    let preview = desk.engine.preview_edit(&target, &owner("Ann")).unwrap();
    assert_eq!(preview, EditSummary { edit_id: None, leases: 8, changed: 7 });
    let count = || store::Store::open(desk.dir.path()).unwrap().read(|reader| reader.list_follow_ups()).unwrap().len();
    assert_eq!(count(), 1, "a preview writes nothing");
    let done = desk.engine.edit_follow_ups(&target, &owner("Ann")).unwrap();
    assert_eq!((done.leases, done.changed, count()), (8, 7, 8));
    assert!(desk.follow_up(&desk.first_lease("000003")).is_none());
    let undone = desk.engine.undo_edit(done.edit_id.as_deref().unwrap()).unwrap();
    assert_eq!((undone.leases, undone.changed), (7, 7));
    assert_eq!(desk.follow_up(&one).unwrap().owner.as_deref(), Some("Ann"), "that was another edit");
}

#[tokio::test]
async fn what_is_not_understood_edits_nothing() {
    let desk = Desk::open(spec(1, 2, 0)).await;
    desk.sync().await;
    let (first, second) = (desk.lease("000001", "000101"), desk.lease("000001", "000102"));
    let stage = |id: &str| FollowUpEdit { stage: text(id), owner: text("Ann"), ..FollowUpEdit::default() };
    let elsewhere = model::LeaseKey { client_id: "nobody".into(), ..first.clone() };
    let tag = FollowUpEdit { add_tags: vec!["a,b".into()], ..FollowUpEdit::default() };
    for answer in [
        desk.engine.edit_follow_ups(&by_filter("due:soon"), &owner("Ann")),
        desk.engine.preview_edit(&by_filter("due:soon"), &owner("Ann")),
    ] {
        assert_eq!(answer.unwrap_err().code(), ErrorCode::FilterNotUnderstood);
    }
    let refused = [
        desk.engine.edit_follow_ups(&leases(&[&first]), &stage("signed")),
        desk.engine.edit_follow_ups(&leases(&[&first]), &tag),
        desk.engine.edit_follow_ups(&leases(&[&first]), &owner(&"x".repeat(101))),
    ];
    for answer in refused {
        assert_eq!(answer.unwrap_err().code(), ErrorCode::WrongUse);
    }
    let lost = desk.engine.edit_follow_ups(&leases(&[&first, &elsewhere]), &owner("Ann")).unwrap_err();
    assert_eq!(lost.code(), ErrorCode::NotFound);
    assert!(desk.follow_up(&first).is_none());
    // A stage that was taken off the list stays where it is, and goes nowhere else.
    desk.engine.edit_follow_ups(&leases(&[&first]), &stage("executed")).unwrap();
    let mut settings = desk.engine.desk_settings().unwrap();
    settings.stages.retain(|stage| stage.id != "executed");
    desk.engine.save_desk_settings(&settings).unwrap();
    let kept = FollowUpEdit { stage: text("executed"), owner: text("Ben"), ..FollowUpEdit::default() };
    assert_eq!(desk.engine.edit_follow_ups(&leases(&[&first]), &kept).unwrap().changed, 1);
    assert!(desk.engine.edit_follow_ups(&leases(&[&first, &second]), &kept).is_err());
    assert!(desk.follow_up(&second).is_none(), "all or nothing");
}

#[tokio::test]
async fn a_cache_that_is_rebuilt_takes_nothing_of_it_away() {
    let desk = Desk::open(spec(1, 2, 0)).await;
    desk.sync().await;
    let lease = desk.lease("000001", "000101");
    desk.engine.edit_follow_ups(&leases(&[&lease]), &owner("Ann")).unwrap();
    desk.engine.add_own_note(&lease, "They want to stay.").unwrap();
    let desk = desk.reopened(|folder| std::fs::write(folder.join("cache.db"), "no database").unwrap());
    assert_eq!(desk.engine.opening_notices().len(), 1, "it was set aside");
    assert_eq!(desk.engine.list_renewals("", &[]).unwrap(), []);
    desk.sync().await;
    let detail = desk.engine.show_renewal(None, &lease.property_id, &lease.lease_id).unwrap();
    assert_eq!(detail.renewal.follow_up.unwrap().owner.as_deref(), Some("Ann"));
    assert_eq!((detail.own_notes.len(), detail.renewal.own_notes, detail.log.len()), (1, 1, 1));
}

#[tokio::test]
async fn a_lease_that_leaves_and_comes_back_has_it_still() {
    let desk = Desk::open(spec(1, 6, 0)).await;
    desk.sync().await;
    let lease = desk.lease("000001", "000101");
    desk.engine.edit_follow_ups(&leases(&[&lease]), &owner("Ann")).unwrap();
    let mut lost = None;
    desk.sandbox.change(|portfolio| {
        let leases = &mut portfolio.properties[0].leases;
        let place = leases.iter().position(|lease| lease.id == "000101").unwrap();
        lost = Some(leases.remove(place));
    });
    for _ in 0..2 {
        desk.clock.forward(Duration::from_secs(3_600));
        desk.sync().await;
    }
    let find = || desk.engine.show_renewal(None, &lease.property_id, &lease.lease_id);
    assert!(find().is_err(), "it is gone");
    assert_eq!(desk.follow_up(&lease).unwrap().owner.as_deref(), Some("Ann"));
    let stage = FollowUpEdit { stage: text("will_not_renew"), ..FollowUpEdit::default() };
    assert_eq!(desk.engine.edit_follow_ups(&leases(&[&lease]), &stage).unwrap().changed, 1);
    desk.sandbox.change(|portfolio| portfolio.properties[0].leases.push(lost.take().unwrap()));
    desk.clock.forward(Duration::from_secs(3_600));
    desk.sync().await;
    let detail = find().unwrap();
    let found = detail.renewal.follow_up.unwrap();
    assert_eq!((found.owner.as_deref(), found.stage.as_deref()), (Some("Ann"), Some("will_not_renew")));
    let kinds: Vec<_> = detail.changes.iter().map(|change| change.kind).collect();
    assert_eq!(kinds, [model::ChangeKind::Back, model::ChangeKind::Gone], "newest first");
}

#[tokio::test]
async fn removing_a_client_takes_what_was_said_of_its_tenants() {
    let desk = Desk::open(spec(1, 2, 0)).await;
    desk.sync().await;
    let lease = desk.lease("000001", "000101");
    let done = desk.engine.edit_follow_ups(&leases(&[&lease]), &owner("Ann")).unwrap();
    desk.engine.add_own_note(&lease, "They want to stay.").unwrap();
    desk.engine.note_reminders().unwrap();
    desk.engine.remove_client("Harbor").unwrap();
    let store = store::Store::open(desk.dir.path()).unwrap();
    let left = store.read(|reader| {
        Ok((
            reader.list_follow_ups()?,
            reader.list_own_note_texts()?,
            reader.list_reminders()?,
            reader.list_follow_up_log(&lease)?,
        ))
    });
    assert_eq!(left.unwrap(), (vec![], vec![], vec![], vec![]));
    assert_eq!(desk.engine.undo_edit(&done.edit_id.unwrap()).unwrap_err().code(), ErrorCode::NotFound);
}
