//! Reminders and the digest.

use engine::{Digest, Engine};
use jiff::ToSpan;
use model::{Date, DeadlineKind, FollowUpEdit, LeaseKey, SetDate};

use crate::support::{Desk, TODAY, leases, spec, text};

/// A portfolio that was looked at before, so that nothing of it is new.
async fn desk() -> Desk {
    let desk = Desk::open(spec(2, 8, 0)).await;
    desk.sync().await;
    desk.engine.note_reminders().unwrap();
    desk.engine.mark_reminders_read(&[]).unwrap();
    desk
}

fn follow_up_in(desk: &Desk, lease: &LeaseKey, days: i64) -> Date {
    let on = TODAY + days.days();
    let edit = FollowUpEdit { follow_up_on: Some(SetDate { to: Some(on) }), ..FollowUpEdit::default() };
    desk.engine.edit_follow_ups(&leases(&[lease]), &edit).unwrap();
    on
}

fn unread(engine: &Engine, lease: &LeaseKey) -> Vec<(DeadlineKind, i32)> {
    let reminders = engine.list_reminders().unwrap().reminders.into_iter().filter(|one| one.lease == *lease && !one.read);
    reminders.map(|one| (one.kind, one.days)).collect()
}

#[tokio::test]
async fn a_first_start_tells_only_what_is_near() {
    let desk = Desk::open(spec(4, 8, 0)).await;
    assert_eq!(desk.engine.note_reminders().unwrap(), 0, "there is nothing yet, and nothing is new for good");
    desk.sync().await;
    let (near, far) = (desk.lease("000001", "000101"), desk.lease("000001", "000102"));
    follow_up_in(&desk, &near, 5);
    follow_up_in(&desk, &far, 29);
    let told = desk.engine.note_reminders().unwrap();
    let inbox = desk.engine.list_reminders().unwrap();
    assert_eq!((inbox.all, inbox.unread), (told, told));
    let reminders = inbox.reminders;
    assert_eq!(reminders.len(), told as usize);
    assert!(reminders.iter().all(|one| (-7..=7).contains(&one.days)), "{reminders:?}");
    assert_eq!((unread(&desk.engine, &near), unread(&desk.engine, &far)), (vec![(DeadlineKind::FollowUp, 5)], vec![]));
    assert_eq!(desk.engine.note_reminders().unwrap(), 0, "doing it twice adds nothing");
    assert_eq!(desk.engine.list_reminders().unwrap().reminders, reminders);
    let later = desk.engine_on(TODAY + 22.days());
    later.note_reminders().unwrap();
    assert!(unread(&later, &far).contains(&(DeadlineKind::FollowUp, 7)), "its next lead time has come");
}

#[tokio::test]
async fn a_deadline_is_told_once_at_each_lead_time() {
    let desk = desk().await;
    let lease = desk.lease("000001", "000101");
    follow_up_in(&desk, &lease, 29);
    assert_eq!(unread(&desk.engine, &lease), []);
    assert_eq!(desk.engine.note_reminders().unwrap(), 1);
    assert_eq!(desk.engine.note_reminders().unwrap(), 0);
    assert_eq!(unread(&desk.engine, &lease), [(DeadlineKind::FollowUp, 29)]);
    let first = desk.engine.list_reminders().unwrap().reminders.remove(0);
    let before = desk.engine.list_reminders().unwrap();
    desk.engine.mark_reminders_read(std::slice::from_ref(&first.id)).unwrap();
    assert_eq!(unread(&desk.engine, &lease), []);
    let after = desk.engine.list_reminders().unwrap();
    assert_eq!((after.all, after.unread), (before.all, before.unread - 1));
    let later = desk.engine_on(TODAY + 20.days());
    later.note_reminders().unwrap();
    assert_eq!(unread(&later, &lease), [], "still within thirty days, and told");
    let near = desk.engine_on(TODAY + 22.days());
    near.note_reminders().unwrap();
    assert!(unread(&near, &lease).contains(&(DeadlineKind::FollowUp, 7)));
    let of_lease = |one: &engine::Reminder| one.lease == lease && one.kind == DeadlineKind::FollowUp;
    assert_eq!(
        near.list_reminders().unwrap().reminders.into_iter().filter(of_lease).count(),
        1,
        "one line, not one for each lead time"
    );
}

#[tokio::test]
async fn what_is_muted_closed_moved_or_long_past_is_not_told() {
    let desk = desk().await;
    let lease = desk.lease("000001", "000101");
    let other = desk.lease("000001", "000102");
    follow_up_in(&desk, &lease, 5);
    assert_eq!(desk.engine.note_reminders().unwrap(), 1);
    let edit = |edit: FollowUpEdit| desk.engine.edit_follow_ups(&leases(&[&lease]), &edit).unwrap();
    edit(FollowUpEdit { muted: Some(true), ..FollowUpEdit::default() });
    assert_eq!(unread(&desk.engine, &lease), []);
    edit(FollowUpEdit { muted: Some(false), stage: text("executed"), ..FollowUpEdit::default() });
    assert_eq!(unread(&desk.engine, &lease), []);
    edit(FollowUpEdit { stage: text("negotiating"), ..FollowUpEdit::default() });
    assert_eq!(unread(&desk.engine, &lease), [(DeadlineKind::FollowUp, 5)]);
    follow_up_in(&desk, &lease, 400);
    assert_eq!(unread(&desk.engine, &lease), [], "the date has moved");
    follow_up_in(&desk, &other, -8);
    assert_eq!(desk.engine.note_reminders().unwrap(), 0, "that is no news");
    follow_up_in(&desk, &other, -7);
    assert_eq!(desk.engine.note_reminders().unwrap(), 1);
}

#[tokio::test]
async fn switched_off_they_are_silent_and_do_not_flood_afterwards() {
    let desk = desk().await;
    let lease = desk.lease("000001", "000101");
    let mut settings = desk.engine.desk_settings().unwrap();
    settings.reminders.enabled = false;
    desk.engine.save_desk_settings(&settings).unwrap();
    follow_up_in(&desk, &lease, 20);
    assert_eq!(desk.engine.note_reminders().unwrap(), 0);
    assert_eq!(desk.engine.take_digest(false).unwrap(), None);
    settings.reminders.enabled = true;
    desk.engine.save_desk_settings(&settings).unwrap();
    assert_eq!(desk.engine.note_reminders().unwrap(), 0);
    assert_eq!(unread(&desk.engine, &lease), []);
}

#[tokio::test]
async fn the_digest_is_told_once_a_day_by_one_process() {
    let desk = desk().await;
    let lease = desk.lease("000001", "000101");
    follow_up_in(&desk, &lease, 3);
    assert_eq!(desk.engine.note_reminders().unwrap(), 1);
    let (ours, theirs) = (desk.engine.clone(), desk.engine_on(TODAY));
    let digest = ours.take_digest(false).unwrap().unwrap();
    assert_eq!((digest.reminders, digest.changes), (1, 0));
    assert!(digest.this_week >= 1);
    assert_eq!((ours.take_digest(false).unwrap(), theirs.take_digest(false).unwrap()), (None, None));
    assert_eq!(ours.take_digest(true).unwrap(), None, "the run brought nothing");
    let tomorrow = desk.engine_on(TODAY + 1.day());
    let next = tomorrow.take_digest(false).unwrap().unwrap();
    assert_eq!(next.reminders, 0, "they were counted yesterday");
    assert_eq!(tomorrow.take_digest(false).unwrap(), None);
}

#[tokio::test]
async fn of_many_processes_one_tells() {
    let desk = desk().await;
    follow_up_in(&desk, &desk.lease("000001", "000101"), 3);
    desk.engine.note_reminders().unwrap();
    let engines: Vec<Engine> = (0..4).map(|_| desk.engine_on(TODAY)).collect();
    let threads: Vec<_> =
        engines.into_iter().map(|engine| std::thread::spawn(move || engine.take_digest(false).unwrap())).collect();
    let told: Vec<Digest> = threads.into_iter().filter_map(|thread| thread.join().unwrap()).collect();
    assert_eq!(told.len(), 1, "{told:?}");
}

#[tokio::test]
async fn a_run_that_brought_news_tells_of_it_again() {
    let desk = desk().await;
    follow_up_in(&desk, &desk.lease("000001", "000101"), 3);
    assert!(desk.engine.take_digest(false).unwrap().is_some());
    desk.sandbox.change(|portfolio| {
        portfolio.properties[0].leases[0].occupant = "New Tenant Ltd".to_owned();
    });
    desk.clock.forward(std::time::Duration::from_secs(3_600));
    desk.sync().await;
    assert_eq!(desk.engine.take_digest(false).unwrap(), None, "today was told");
    let digest = desk.engine.take_digest(true).unwrap().unwrap();
    assert_eq!(digest.changes, desk.engine.unseen_changes().unwrap().count);
    assert_eq!(digest.changes, 1);
    assert_eq!(desk.engine.take_digest(true).unwrap(), None, "told once");
}
