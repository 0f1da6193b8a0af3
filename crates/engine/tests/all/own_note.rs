//! The staff's own notes.

use std::time::Duration;

use engine::{ErrorCode, Notice, Topic};

use crate::support::{Desk, TODAY, spec};

const A_DAY: Duration = Duration::from_secs(86_400);

#[tokio::test]
async fn a_note_is_written_changed_deleted_and_brought_back() {
    let desk = Desk::open(spec(1, 2, 0)).await;
    let lease = desk.lease("000001", "000101");
    let engine = &desk.engine;
    let note = engine.add_own_note(&lease, "  They want to stay.\r\nAsk Ben.  ").unwrap();
    assert_eq!((note.text.as_str(), note.version, note.edited_at), ("They want to stay.\nAsk Ben.", 1, None));
    let same = engine.update_own_note(&note.id, &note.text).unwrap();
    assert_eq!(same, note, "nothing is different");
    let changed = engine.update_own_note(&note.id, "They leave.").unwrap();
    assert_eq!((changed.version, changed.at, changed.edited_at.is_some()), (2, note.at, true));
    desk.clock.forward(Duration::from_secs(1));
    let newer = engine.add_own_note(&lease, "Or do they?").unwrap();
    let ids = || engine.list_own_notes(&lease).unwrap().into_iter().map(|note| note.id).collect::<Vec<_>>();
    assert_eq!(ids(), [newer.id.clone(), note.id.clone()], "newest first");
    engine.delete_own_note(&note.id).unwrap();
    engine.delete_own_note(&note.id).unwrap();
    assert_eq!(ids(), std::slice::from_ref(&newer.id));
    assert_eq!(engine.update_own_note(&note.id, "x").unwrap_err().code(), ErrorCode::NotFound);
    let restored = engine.restore_own_note(&note.id).unwrap();
    assert_eq!((restored.text.as_str(), restored.version), ("They leave.", 4));
    assert_eq!(ids(), [newer.id, note.id]);
}

#[tokio::test]
async fn an_empty_or_endless_note_is_refused() {
    let desk = Desk::open(spec(1, 2, 0)).await;
    let lease = desk.lease("000001", "000101");
    for text in ["", " \n\t ", "x".repeat(10_001).as_str()] {
        assert_eq!(desk.engine.add_own_note(&lease, text).unwrap_err().code(), ErrorCode::WrongUse);
    }
    for missing in [desk.engine.update_own_note("none", "x").map(drop), desk.engine.delete_own_note("none")] {
        assert_eq!(missing.unwrap_err().code(), ErrorCode::NotFound);
    }
}

#[tokio::test]
async fn the_text_of_a_deleted_note_is_forgotten_after_a_day() {
    let desk = Desk::open(spec(1, 2, 0)).await;
    let lease = desk.lease("000001", "000101");
    let note = desk.engine.add_own_note(&lease, "They want to stay.").unwrap();
    desk.engine.delete_own_note(&note.id).unwrap();
    let desk = desk.reopened(|_| {});
    desk.engine.restore_own_note(&note.id).unwrap();
    desk.engine.delete_own_note(&note.id).unwrap();
    desk.clock.forward(A_DAY + Duration::from_secs(1));
    let desk = desk.reopened(|_| {});
    assert_eq!(desk.engine.restore_own_note(&note.id).unwrap_err().code(), ErrorCode::NotFound);
    assert_eq!(desk.engine.list_own_notes(&lease).unwrap(), []);
}

#[tokio::test]
async fn another_process_hears_of_rows_only_when_what_is_said_of_them_changed() {
    let desk = Desk::open(spec(1, 2, 0)).await;
    let other = desk.engine_on(TODAY);
    other.notice_other_processes().unwrap();
    let mut notices = other.notices();
    let mut heard = || {
        other.notice_other_processes().unwrap();
        let mut heard = Vec::new();
        while let Ok(Notice(topic)) = notices.try_recv() {
            heard.push(topic);
        }
        heard
    };
    assert_eq!(heard(), []);
    desk.engine.save_view(None, "Mine", &engine::ViewDefinition::default()).unwrap();
    let of_view = heard();
    assert!(of_view.contains(&Topic::Desk) && !of_view.contains(&Topic::Renewals), "{of_view:?}");
    desk.engine.add_own_note(&desk.lease("000001", "000101"), "They want to stay.").unwrap();
    let of_note = heard();
    assert!(of_note.contains(&Topic::Desk) && of_note.contains(&Topic::Renewals), "{of_note:?}");
    assert_eq!(heard(), []);
}
